//! Amounts of a text: money, quantities, shares, and the ordinals that are none of these.
//!
//! An [`Amount`] is a numeral with what it counts and the words that bound it, as far as they touch
//! it: 超过5亿元, 3%左右, 10多项, 三至五万人. 一批, 若干, 多项 name no number and give nothing; 千亿级 and 百强
//! are labels; times and durations belong to [`date`](super::date).

use super::decimal::Decimal;
use super::number::{self, Raw};
use super::words::Words;
use crate::lexicon::built_in;
use crate::text::span::Span;
use std::sync::LazyLock;

/// An amount at a place of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// Where it stands, bounding words included.
    pub span: Span,
    /// What it measures.
    pub kind: AmountKind,
    /// How much, in `unit`; the lower end of a range. A share is in per cent.
    pub value: Decimal,
    /// The upper end of a range.
    pub to: Option<Decimal>,
    /// The unit, in simplified script; none where a bare number stands.
    pub unit: Option<&'static str>,
    /// ISO 4217, where the text tells the currency.
    pub currency: Option<&'static str>,
    /// How the words around the number bound it.
    pub bound: Bound,
    /// The rule that found it.
    pub rule: &'static str,
}

/// What an amount measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountKind {
    /// A sum of money.
    Money,
    /// Anything counted or measured; also a bare number that is bounded or scaled.
    Quantity,
    /// A share: per cent, percentage points, 成.
    Percent,
    /// A place in a row, or an anniversary: 第五届, 30周年. Never an amount of a commitment.
    Ordinal,
}

impl AmountKind {
    /// The kind's name in reports.
    pub fn label(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Quantity => "quantity",
            Self::Percent => "percent",
            Self::Ordinal => "ordinal",
        }
    }
}

/// How the words around a number bound it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The number itself.
    Exactly,
    /// 以上, 超过, 不少于, 多, 余, 几十.
    AtLeast,
    /// 以内, 不超过, 低于.
    AtMost,
    /// 左右, 约, 近.
    About,
    /// From `value` to `to`.
    Between,
}

impl Bound {
    /// The bound's name in reports.
    pub fn label(self) -> &'static str {
        match self {
            Self::Exactly => "exactly",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::About => "about",
            Self::Between => "between",
        }
    }
}

/// What a word right after a number makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Money,
    /// 角, a tenth of the unit of money.
    Dime,
    /// 分, a hundredth, only after money.
    Cent,
    /// 美分, which stands by itself.
    Cents,
    Percent,
    Permille,
    /// 成
    Tenth,
    Measure,
    Counter,
    Ordinal,
    /// A word that only begins like a unit.
    None,
    /// 级, 强: a label of size.
    Label,
}

#[derive(Clone, Copy)]
struct UnitRow {
    unit: Unit,
    name: &'static str,
    currency: Option<&'static str>,
}

struct Table {
    units: Words<UnitRow>,
    /// After 第.
    ordered: Words<&'static str>,
    /// Currencies before the number.
    before: Words<UnitRow>,
    bounds: Words<Option<Bound>>,
    bounds_after: Words<Bound>,
    /// Scales of temperature before the number.
    scales: Words<&'static str>,
}

/// The words of this family.
pub(super) const TABLE: &str = include_str!("amount.tsv");

static READ: LazyLock<Table> = LazyLock::new(|| {
    let mut units = Vec::new();
    let mut ordered = Vec::new();
    let mut before = Vec::new();
    let mut bounds = Vec::new();
    let mut bounds_after = Vec::new();
    let mut scales = Vec::new();
    for [word, kind, name, currency] in built_in("amount", TABLE, ["word", "kind", "unit", "currency"]) {
        let currency = (!currency.is_empty()).then_some(currency);
        let row = |unit| UnitRow { unit, name, currency };
        match kind {
            "money" => units.push((word, row(Unit::Money))),
            "dime" => units.push((word, row(Unit::Dime))),
            "cent" => units.push((word, row(Unit::Cent))),
            "cents" => units.push((word, row(Unit::Cents))),
            "percent" => units.push((word, row(Unit::Percent))),
            "permille" => units.push((word, row(Unit::Permille))),
            "tenth" => units.push((word, row(Unit::Tenth))),
            "measure" => units.push((word, row(Unit::Measure))),
            "counter" => units.push((word, row(Unit::Counter))),
            "ordinal" => units.push((word, row(Unit::Ordinal))),
            "no_unit" => units.push((word, row(Unit::None))),
            "label" => units.push((word, row(Unit::Label))),
            "ordered" => ordered.push((word, name)),
            "scale" => scales.push((word, name)),
            "before" => before.push((word, row(Unit::Money))),
            "about" => bounds.push((word, Some(Bound::About))),
            "at_least" => bounds.push((word, Some(Bound::AtLeast))),
            "at_most" => bounds.push((word, Some(Bound::AtMost))),
            "exactly" => bounds.push((word, Some(Bound::Exactly))),
            "no_bound" => bounds.push((word, None)),
            "after_about" => bounds_after.push((word, Bound::About)),
            "after_at_least" => bounds_after.push((word, Bound::AtLeast)),
            "after_at_most" => bounds_after.push((word, Bound::AtMost)),
            other => unreachable!("amount.tsv: no kind {other}"),
        }
    }
    Table {
        units: Words::new(units),
        ordered: Words::new(ordered),
        before: Words::new(before),
        bounds: Words::new(bounds),
        bounds_after: Words::new(bounds_after),
        scales: Words::new(scales),
    }
});

/// The amounts of a text, in order and disjoint.
pub fn amounts(text: &str) -> Vec<Amount> {
    let mut raws = Vec::new();
    number::scan(text, |raw| raws.push(raw));
    let mut found: Vec<Amount> = Vec::new();
    let mut at = 0;
    while let Some(raw) = raws.get(at) {
        let floor = found.last().map_or(0, |last| last.span.end);
        at += 1;
        if raw.number.span.start < floor {
            continue;
        }
        let Some(mut item) = measured(text, raw, floor) else { continue };
        // 五元六角 holds two numbers.
        while raws.get(at).is_some_and(|next| next.number.span.start < item.span.end) {
            at += 1;
        }
        if let Some(next) = raws.get(at)
            && let Some(range) = ranged(text, &item, next)
        {
            item = range;
            at += 1;
        }
        let Some(amount) = bounded(text, item, floor) else { continue };
        match found.last().and_then(|low| enclosed(text, low, &amount)) {
            Some(both) => {
                found.pop();
                found.push(both);
            }
            None => found.push(amount),
        }
    }
    found
}

/// 50人以上200人以下, 大于20并小于35: a lower and an upper bound of one thing.
fn enclosed(text: &str, low: &Amount, high: &Amount) -> Option<Amount> {
    let joined = matches!(
        text[low.span.end..high.span.start].trim(),
        "" | "、" | "，" | "," | "且" | "并" | "并且" | "但" | "的同时"
    );
    let alike = low.kind == high.kind && (low.unit == high.unit || low.unit.is_none());
    let bounds = (low.bound, high.bound) == (Bound::AtLeast, Bound::AtMost);
    let open = low.to.is_none() && high.to.is_none() && low.value < high.value;
    (joined && alike && bounds && open && low.kind != AmountKind::Ordinal).then(|| Amount {
        span: Span::new(low.span.start, high.span.end),
        value: low.value,
        to: Some(high.value),
        bound: Bound::Between,
        ..high.clone()
    })
}

/// Whether a number counts something, or stands by itself. 一 of 我一看 does neither, nor does 5 of 5G.
pub(super) fn counts(text: &str, number: Span, lone: bool) -> bool {
    let rest = &text[number.end..];
    match unit_at(rest.trim_start_matches(' ')) {
        Some((_, row)) => !lone || row.unit != Unit::Label,
        None => rest.chars().next().is_none_or(|next| {
            !next.is_alphabetic()
                || if lone { "的是而和与到至加减乘".contains(next) } else { !next.is_ascii() }
        }),
    }
}

/// Whether a measure stands here, or a phrase ends.
pub(super) fn may_be_measured(rest: &str) -> bool {
    match READ.units.longest(rest) {
        Some((_, row)) => row.unit == Unit::Measure,
        None => !rest.starts_with(char::is_alphanumeric),
    }
}

/// The length of the currency that `rest` begins with, if one may stand before a number.
pub(super) fn currency_word(rest: &str) -> Option<usize> {
    READ.before.longest(rest).map(|(word, _)| word.len())
}

/// A numeral and what follows it.
struct Item<'a> {
    raw: &'a Raw,
    span: Span,
    kind: AmountKind,
    value: Decimal,
    to: Option<Decimal>,
    unit: Option<&'static str>,
    currency: Option<&'static str>,
    /// The unit is written at this number, not taken over from the end of a range.
    own_unit: bool,
    /// Whether a bare number may stand as it is.
    whole: bool,
    rule: &'static str,
}

/// The numeral with its unit; a bare number is an item too, for a range or a bound may follow.
fn measured<'a>(text: &str, raw: &'a Raw, floor: usize) -> Option<Item<'a>> {
    let number = &raw.number;
    if raw.ordinal {
        return ordinal(text, raw);
    }
    let bare = Item {
        raw,
        span: number.span,
        kind: AmountKind::Quantity,
        value: number.value,
        to: number.to,
        unit: None,
        currency: None,
        own_unit: false,
        whole: false,
        rule: "amount.quantity.number",
    };
    if let Some((start, whole)) = parts_before(text, floor, number.span.start) {
        let share = |value: Decimal| value.times(Decimal::from(100))?.divided_by(whole);
        return Some(Item {
            span: Span::new(start, number.span.end),
            kind: AmountKind::Percent,
            value: share(number.value)?,
            to: number.to.and_then(share),
            unit: Some("%"),
            own_unit: true,
            whole: true,
            rule: "amount.percent.fenzhi",
            ..bare
        });
    }
    let prefix = currency_before(text, floor, number.span.start);
    let mut value = number.value;
    let mut to = number.to;
    let mut end = number.span.end;
    let mut rest = text[end..].trim_start_matches(' ');
    if text.len() - rest.len() - end > 3 {
        rest = &text[end..];
    }
    // 两个亿: the counter only carries the scale.
    for (word, scale) in [("个亿", 100_000_000), ("個億", 100_000_000)] {
        if let Some(after) = rest.strip_prefix(word) {
            let scale = Decimal::from(scale);
            value = value.times(scale)?;
            to = to.and_then(|to| to.times(scale));
            end = text.len() - after.len();
            rest = after;
        }
    }
    let scaled = end > number.span.end || number.scale >= 10_000;
    let unit = unit_at(rest);
    let start = prefix.map_or(number.span.start, |(start, _)| start);
    let item = Item { span: Span::new(start, end), value, to, ..bare };
    let Some((word, row)) = unit else {
        if let Some((_, row)) = prefix {
            return Some(Item {
                kind: AmountKind::Money,
                unit: Some(row.name),
                currency: row.currency,
                whole: true,
                rule: "amount.money.prefix",
                ..item
            });
        }
        let latin =
            rest.chars().next().is_some_and(|next| next.is_ascii_alphanumeric() || "_/:".contains(next));
        let fraction = number.span.of(text).contains(['分', '/', '半']);
        return (fraction || !latin && !raw.name)
            .then_some(Item { whole: scaled || fraction && !raw.lone, ..item });
    };
    let after = &rest[word.len()..];
    let word_end = text.len() - after.len();
    // 千瓦级, 万元级: a label of size, not an amount.
    if row.unit == Unit::Label || (after.starts_with(['级', '級']) && row.unit != Unit::Percent) {
        return None;
    }
    let own =
        Item { span: Span::new(start, word_end), unit: Some(row.name), own_unit: true, whole: true, ..item };
    match row.unit {
        Unit::Money => money(text, own, row, prefix.map(|(_, row)| row)),
        Unit::Dime => money_parts(text, own, row),
        Unit::Cents => {
            let value = own.value.divided_by(Decimal::from(100))?;
            Some(Item {
                kind: AmountKind::Money,
                value,
                currency: row.currency,
                rule: "amount.money.cents",
                ..own
            })
        }
        Unit::Percent => Some(Item { kind: AmountKind::Percent, rule: "amount.percent.sign", ..own }),
        Unit::Permille => Some(Item {
            kind: AmountKind::Percent,
            value: own.value.divided_by(Decimal::from(10))?,
            to: own.to.and_then(|to| to.divided_by(Decimal::from(10))),
            rule: "amount.percent.permille",
            ..own
        }),
        Unit::Tenth => tenths(text, own),
        Unit::Measure => measure(text, degrees(text, own, floor)),
        Unit::Counter => counter(text, own, scaled),
        Unit::Ordinal => Some(Item { kind: AmountKind::Ordinal, rule: "amount.ordinal.unit", ..own }),
        Unit::None | Unit::Cent | Unit::Label => None,
    }
}

/// The unit that `rest` begins with; 个 may stand before a measure: 六个加侖.
fn unit_at(rest: &str) -> Option<(&str, UnitRow)> {
    // 个 百 分 点: spaced out in print.
    if rest.starts_with("个 ") || rest.starts_with("个百分 ") {
        let spaced: Vec<usize> =
            rest.char_indices().filter(|(_, c)| *c != ' ').map(|(at, _)| at).take(4).collect();
        if spaced.iter().zip("个百分点".chars()).all(|(at, c)| rest[*at..].starts_with(c))
            && let (Some(last), Some((_, row))) = (spaced.get(3), READ.units.longest("个百分点"))
        {
            return Some((&rest[..last + "点".len()], *row));
        }
    }
    let (word, row) = READ.units.longest(rest)?;
    if matches!(word, "个" | "個") {
        let after = &rest[word.len()..];
        if let Some((measure, row)) = READ.units.longest(after)
            && matches!(row.unit, Unit::Money | Unit::Measure)
            && measure.chars().count() > 1
        {
            return Some((&rest[..word.len() + measure.len()], *row));
        }
    }
    // Latin units end where the word ends: 250m, but not 250mph.
    if word.ends_with(|c: char| c.is_ascii_alphabetic())
        && rest[word.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
    {
        return None;
    }
    Some((word, *row))
}

/// 第五届, 第十一
fn ordinal<'a>(text: &str, raw: &'a Raw) -> Option<Item<'a>> {
    let span = raw.number.span;
    let start = text[..span.start].rfind('第')?;
    let rest = &text[span.end..];
    let unit = READ.ordered.longest(rest).or_else(|| {
        let (word, row) = READ.units.longest(rest)?;
        matches!(row.unit, Unit::Counter | Unit::Measure | Unit::Ordinal).then_some((word, &row.name))
    });
    if raw.name || (unit.is_none() && READ.units.longest(rest).is_some()) {
        return None;
    }
    // 第一 alone counts off points or says "first of all"; 第三方, 第三产业 are names.
    if unit.is_none()
        && (raw.number.value == Decimal::from(1)
            || rest.starts_with(['方', '国', '國', '产', '產', '世', '者', '大']))
    {
        return None;
    }
    Some(Item {
        raw,
        span: Span::new(start, span.end + unit.map_or(0, |(word, _)| word.len())),
        kind: AmountKind::Ordinal,
        value: raw.number.value,
        to: None,
        unit: unit.map(|(_, &name)| name),
        currency: None,
        own_unit: true,
        whole: true,
        rule: "amount.ordinal.di",
    })
}

/// 百分之 and the like right before the number: where it starts, and of how many parts it speaks.
fn parts_before(text: &str, floor: usize, start: usize) -> Option<(usize, Decimal)> {
    if !text[floor..start].trim_end_matches(' ').ends_with('之') {
        return None;
    }
    let mut found = None;
    for (at, c) in text[floor..start].char_indices().rev().take(12) {
        if let Some((len, whole)) = number::parts(&text[floor + at..start])
            && floor + at + len == start
        {
            found = Some((floor + at, whole));
        } else if found.is_some() || !(c == ' ' || c == '分' || c == '之') {
            break;
        }
    }
    found
}

/// 人民币, $ right before the number.
fn currency_before(text: &str, floor: usize, start: usize) -> Option<(usize, UnitRow)> {
    let before = text[floor..start].trim_end_matches(' ');
    if start - floor - before.len() > 3 {
        return None;
    }
    let (word, row) = READ.before.longest_at_end(before)?;
    let from = floor + before.len() - word.len();
    let inside = word.starts_with(|c: char| c.is_ascii_alphabetic())
        && text[..from].ends_with(|c: char| c.is_ascii_alphanumeric());
    (!inside).then_some((from, *row))
}

/// 五块二, 123元1角1分, 三万元欧元, 肆佰万圆整
fn money<'a>(text: &str, item: Item<'a>, row: UnitRow, prefix: Option<UnitRow>) -> Option<Item<'a>> {
    let mut value = item.value;
    let mut end = item.span.end;
    let mut rule = "amount.money.suffix";
    if item.to.is_none() {
        let (more, at) = small_change(text, end, row.name == "元")?;
        if at > end {
            value = value.plus(more)?;
            end = at;
            rule = "amount.money.parts";
        }
    }
    let rest = &text[end..];
    if let Some(word) = ["整", "正"].into_iter().find(|word| rest.starts_with(word))
        && !rest[word.len()..].starts_with(|c: char| c.is_alphabetic())
    {
        end += word.len();
    }
    let row = match prefix {
        Some(prefix) if row.name == "元" => prefix,
        _ => row,
    };
    Some(Item {
        kind: AmountKind::Money,
        span: Span::new(item.span.start, end),
        value,
        unit: Some(row.name),
        currency: row.currency,
        rule,
        ..item
    })
}

/// 两毛五: a sum that begins with 角.
fn money_parts<'a>(text: &str, item: Item<'a>, row: UnitRow) -> Option<Item<'a>> {
    let tenth = Decimal::new(1, 1)?;
    let mut value = item.value.times(tenth)?;
    let mut end = item.span.end;
    if let Some(cents) = number::read(text, end).filter(|n| n.to.is_none()) {
        let rest = &text[cents.span.end..];
        let explicit = READ.units.longest(rest).filter(|(_, row)| row.unit == Unit::Cent);
        if let Some((word, _)) = explicit {
            end = cents.span.end + word.len();
            value = value.plus(cents.value.times(Decimal::new(1, 2)?)?)?;
        } else if ends_phrase(rest) && row.name == "角" {
            end = cents.span.end;
            value = value.plus(cents.value.times(Decimal::new(1, 2)?)?)?;
        }
    }
    Some(Item {
        kind: AmountKind::Money,
        span: Span::new(item.span.start, end),
        value,
        unit: Some("元"),
        rule: "amount.money.parts",
        ..item
    })
}

/// 1角1分, 六毛, 二 (tenths), 零四 (hundredths) after a unit of money: how much, and where it ends.
fn small_change(text: &str, from: usize, yuan: bool) -> Option<(Decimal, usize)> {
    let mut sum = Decimal::ZERO;
    let mut end = from;
    let mut at = from;
    let mut last = 0;
    for _ in 0..2 {
        let mut start = at;
        if let Some(joined) = text[start..].strip_prefix(['又', '零'])
            && number::read(text, text.len() - joined.len()).is_some()
        {
            start = text.len() - joined.len();
        }
        let Some(number) = number::read(text, start).filter(|n| n.to.is_none() && n.value.is_whole()) else {
            break;
        };
        let rest = &text[number.span.end..];
        let unit = READ.units.longest(rest);
        let places = match unit {
            Some((_, row)) if row.unit == Unit::Dime && last == 0 => 1,
            Some((_, row)) if row.unit == Unit::Cent || (row.unit == Unit::Cents && !yuan) => 2,
            // 一块二, 三块零四, 五块七毛八
            None if yuan
                && ends_phrase(rest)
                && number.value < Decimal::from(10)
                && start == number.span.start =>
            {
                if last == 1 || start > at {
                    2
                } else {
                    1
                }
            }
            _ => break,
        };
        sum = sum.plus(number.value.times(Decimal::new(1, places)?)?)?;
        end = number.span.end + unit.map_or(0, |(word, _)| word.len());
        at = end;
        last = places;
        if places == 2 || unit.is_none() {
            break;
        }
    }
    Some((sum, end))
}

/// Whether a phrase ends here, so that a digit before it is elliptic: 一块二, 三米九左右.
fn ends_phrase(rest: &str) -> bool {
    rest.chars().next().is_none_or(|next| !next.is_alphanumeric() || "左以到至".contains(next))
}

/// 三成, 七成六
fn tenths<'a>(text: &str, item: Item<'a>) -> Option<Item<'a>> {
    let ten = Decimal::from(10);
    let mut value = item.value.times(ten)?;
    let mut end = item.span.end;
    let rest = text[end..].trim_start_matches(' ');
    if let Some(digit) = rest.chars().next().and_then(number::digit)
        && ends_phrase(&rest[rest.chars().next().map_or(0, char::len_utf8)..])
        && item.to.is_none()
    {
        value = value.plus(Decimal::from(digit))?;
        end = text.len() - rest.len() + rest.chars().next().map_or(0, char::len_utf8);
    }
    Some(Item {
        kind: AmountKind::Percent,
        span: Span::new(item.span.start, end),
        value,
        to: item.to.and_then(|to| to.times(ten)),
        rule: "amount.percent.tenths",
        ..item
    })
}

/// 摄氏37度: the scale before the number.
fn degrees<'a>(text: &str, item: Item<'a>, floor: usize) -> Item<'a> {
    if item.unit != Some("度") {
        return item;
    }
    let before = &text[floor..item.span.start];
    match READ.scales.longest_at_end(before) {
        Some((word, &unit)) => {
            Item { span: Span::new(item.span.start - word.len(), item.span.end), unit: Some(unit), ..item }
        }
        None => item,
    }
}

/// 两米半, 三米九, 3斤5两
fn measure<'a>(text: &str, item: Item<'a>) -> Option<Item<'a>> {
    let mut value = item.value;
    let mut end = item.span.end;
    let rest = &text[end..];
    if let Some(after) = rest.strip_prefix('半') {
        if !after.starts_with(['径', '导', '岛']) {
            value = value.plus(Decimal::new(5, 1)?)?;
            end += '半'.len_utf8();
        }
    } else if let Some(digit) = rest.chars().next().and_then(number::digit) {
        let after = &rest['一'.len_utf8()..];
        if item.unit == Some("斤") && after.starts_with(['两', '兩']) {
            value = value.plus(Decimal::new(digit.into(), 1)?)?;
            end += "五两".len();
        } else if ends_phrase(after) {
            value = value.plus(Decimal::new(digit.into(), 1)?)?;
            end += '一'.len_utf8();
        }
    } else if item.unit == Some("斤")
        && let Some(part) = number::read(text, end).filter(|n| n.value < Decimal::from(10))
        && text[part.span.end..].starts_with(['两', '兩'])
    {
        value = value.plus(part.value.times(Decimal::new(1, 1)?)?)?;
        end = part.span.end + '两'.len_utf8();
    }
    Some(Item { span: Span::new(item.span.start, end), value, rule: "amount.quantity.measure", ..item })
}

/// 10多项, 三千人; not 一个, not the formula “两个维护”.
fn counter<'a>(text: &str, item: Item<'a>, scaled: bool) -> Option<Item<'a>> {
    let number = &item.raw.number;
    let quoted = text[..item.span.start].ends_with(['“', '「', '‘', '《', '"']);
    if item.raw.lone && quoted || item.raw.name {
        return None;
    }
    // 2.2本项目: a heading number before a word.
    if !number.value.is_whole() && !scaled && !number.span.of(text).contains(['半', '分', '/', '点']) {
        return None;
    }
    let article = item.raw.lone && number.value == Decimal::from(1);
    Some(Item { whole: !article, rule: "amount.quantity.counter", ..item })
}

/// 3%-5%, 两到三万港元, 10000与20000之间: the two items as one.
fn ranged<'a>(text: &str, first: &Item<'a>, next: &'a Raw) -> Option<Item<'a>> {
    if first.to.is_some() || first.kind == AmountKind::Ordinal || next.ordinal {
        return None;
    }
    let mut at = first.span.end;
    let skip = |at: usize, words: &[&str]| {
        words.iter().find(|word| text[at..].starts_with(*word)).map(|word| at + word.len())
    };
    at = skip(at, &["(含)", "（含）"]).unwrap_or(at);
    at = skip(at, &[" "]).unwrap_or(at);
    let together = skip(at, &["与", "和"]);
    at = together.or_else(|| skip(at, &["——", "--", "到", "至", "-", "–", "—", "~", "～", "−"]))?;
    at = skip(at, &[" "]).unwrap_or(at);
    if next.number.span.start < at {
        return None;
    }
    let second = measured(text, next, at)?;
    if second.span.start != at || second.to.is_some() || second.kind == AmountKind::Ordinal {
        return None;
    }
    let same = first.kind == second.kind && (first.unit == second.unit || first.unit.is_none());
    if !same && first.own_unit {
        return None;
    }
    let mut end = second.span.end;
    let between = skip(end, &["之间", "之間"]);
    if together.is_some() {
        end = between?;
    } else if !second.own_unit && !second.whole && first.unit.is_none() && between.is_none() {
        // 5-20 alone is as likely a score or a number of a heading.
        let scaled = first.raw.number.scale > 1 && next.number.scale > 1;
        let dashed = text[first.span.end..at].contains(['-', '–', '—']);
        if !scaled && (dashed || next.lone && first.raw.lone) {
            return None;
        }
    }
    let mut value = first.value;
    if !first.own_unit && first.raw.number.scale == 1 && second.raw.number.scale > 1 {
        let scale = Decimal::from(second.raw.number.scale);
        if value.times(scale)? < second.value {
            value = value.times(scale)?;
        }
    } else if !first.own_unit && first.raw.number.scale < second.raw.number.scale {
        let scale = Decimal::from(second.raw.number.scale);
        if second.raw.number.scale >= 10_000 && value.times(scale)? < second.value {
            value = value.times(scale)?;
        }
    }
    // 5至20%: the first number takes the unit of the second.
    if second.kind == AmountKind::Percent && second.rule == "amount.percent.tenths" && !first.own_unit {
        value = value.times(Decimal::from(10))?;
    }
    (value < second.value).then_some(Item {
        span: Span::new(first.span.start, end),
        value,
        to: Some(second.value),
        whole: true,
        currency: second.currency.or(first.currency),
        unit: second.unit.or(first.unit),
        kind: if second.own_unit { second.kind } else { first.kind },
        own_unit: true,
        raw: second.raw,
        rule: second.rule,
    })
}

/// The item with the words that bound it; none for a number that nothing makes an amount.
fn bounded(text: &str, item: Item, floor: usize) -> Option<Amount> {
    let mut span = item.span;
    let mut bound = match item.to {
        Some(_) => Bound::Between,
        None if item.raw.number.over => Bound::AtLeast,
        None => Bound::Exactly,
    };
    let mut stated = false;
    if item.kind != AmountKind::Ordinal {
        let before = text[floor..span.start].trim_end_matches(' ');
        let window = before.len() - before.char_indices().rev().nth(7).map_or(0, |(at, _)| at);
        let near = &before[before.len() - window..];
        if span.start - floor - before.len() <= 1
            && let Some((word, Some(meant))) = READ.bounds.longest_at_end(near)
        {
            span.start = floor + before.len() - word.len();
            stated = true;
            if bound != Bound::Between {
                bound = *meant;
            }
        }
        let rest = &text[span.end..];
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        if let Some((word, meant)) = READ.bounds_after.longest(rest) {
            span.end = text.len() - rest.len() + word.len();
            if bound != Bound::Between && (!stated || bound == Bound::About) {
                bound = *meant;
            }
            stated = true;
        }
    }
    let countable = item.unit.is_some() || !item.raw.lone;
    (item.whole || stated && countable).then_some(Amount {
        span,
        kind: item.kind,
        value: item.value,
        to: item.to,
        unit: item.unit,
        currency: item.currency,
        bound,
        rule: item.rule,
    })
}
