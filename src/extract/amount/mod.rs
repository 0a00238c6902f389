//! Amounts of a text: money, quantities, shares, and the ordinals that are none of these.
//!
//! An [`Amount`] is a numeral with what it counts and the words that bound it, as far as they touch
//! it: 超过5亿元, 3%左右, 10多项, 三至五万人. 一批, 若干, 多项 name no number and give nothing; 千亿级 and 百强
//! are labels; times and durations belong to [`date`](super::date).

mod item;
mod unit;

use super::decimal::Decimal;
use super::number;
use super::words::Words;
use crate::lexicon::{built_in, table};
use crate::text::document::Document;
use crate::text::script::Script;
use crate::text::span::Span;
use item::{Item, measured, ranged, unit_at};
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
pub(super) const TABLE: &str = table!("amount/amount.tsv");

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

/// The amounts of a document. In traditional script 元 alone is no yuan: it is the dollar that the text
/// names elsewhere, if it names one, else its currency stays open.
pub fn amounts_in(document: &Document) -> Vec<Amount> {
    let text = document.text();
    let mut found = amounts(text);
    if document.script() == Script::Hant {
        let mut named = found.iter().filter_map(|amount| match amount.currency {
            Some(code @ ("TWD" | "HKD" | "MOP")) => Some(code),
            _ => None,
        });
        let first = named.next();
        let dollar = first.filter(|first| named.all(|other| other == *first));
        for amount in &mut found {
            let written = amount.span.of(text);
            let yuan = ["人民", "RMB", "CNY", "￥", "¥"].iter().any(|word| written.contains(word));
            if amount.currency == Some("CNY") && !yuan {
                amount.currency = dollar;
            }
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
                || if lone { "的是而和与到至加减乘这".contains(next) } else { !next.is_ascii() }
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

/// The item with the words that bound it; none for a number that nothing makes an amount.
fn bounded(text: &str, item: Item, floor: usize) -> Option<Amount> {
    let mut span = item.span;
    let mut bound = match item.to {
        Some(_) => Bound::Between,
        None if item.raw.number.over => Bound::AtLeast,
        None => Bound::Exactly,
    };
    let mut stated = false;
    // 上百, 上万: more than that many.
    let written = item.raw.number.span.of(text);
    if written.starts_with(['百', '千', '万', '亿']) && text[floor..item.span.start].ends_with('上') {
        span.start -= '上'.len_utf8();
        (bound, stated) = (Bound::AtLeast, true);
    }
    if item.kind != AmountKind::Ordinal {
        let before = text[floor..span.start].trim_end_matches(' ');
        let window = before.len() - before.char_indices().rev().nth(7).map_or(0, |(at, _)| at);
        let near = &before[before.len() - window..];
        if span.start - floor - before.len() <= 1
            && let Some((word, Some(meant))) = READ.bounds.longest_at_end(near)
        {
            span.start = floor + before.len() - word.len();
            stated = true;
            // 大约十多: still more than ten.
            let more = item.raw.number.over && *meant == Bound::About;
            if bound != Bound::Between && !more {
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
