//! A numeral with its unit, and two of them as a range.

use super::unit::{cents, counter, degrees, elliptic_metre, is_price, measure, money, money_parts, tenths};
use super::{AmountKind, READ, Unit, UnitRow};
use crate::extract::decimal::Decimal;
use crate::extract::number::{self, Raw};
use crate::text::span::Span;

/// A numeral and what follows it.
pub(super) struct Item<'a> {
    pub(super) raw: &'a Raw,
    pub(super) span: Span,
    pub(super) kind: AmountKind,
    pub(super) value: Decimal,
    pub(super) to: Option<Decimal>,
    pub(super) unit: Option<&'static str>,
    pub(super) currency: Option<&'static str>,
    /// The unit is written at this number, not taken over from the end of a range.
    pub(super) own_unit: bool,
    /// Whether a bare number may stand as it is.
    pub(super) whole: bool,
    pub(super) rule: &'static str,
}

/// What is measured in money, before a number without a currency.
const MONEY_NAMES: [&str; 8] = ["金额", "金額", "总额", "總額", "投资额", "投資額", "营业额", "營業額"];

/// The numeral with its unit; a bare number is an item too, for a range or a bound may follow.
pub(super) fn measured<'a>(text: &str, raw: &'a Raw, floor: usize) -> Option<Item<'a>> {
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
    // 1∶3以上, 2：1以内: the second part of a ratio.
    let ratio = text[floor..number.span.start]
        .strip_suffix([':', '：', '∶'])
        .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit() || number::is_numeral(c)));
    if ratio && number.span.of(text).starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Some(item) = elliptic_metre(text, floor, &bare) {
        return Some(item);
    }
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
        // 獎金金額 1.15 億: money, in whatever currency.
        let before =
            text[floor..number.span.start].trim_end_matches([' ', '：', ':', '为', '達', '达', '約', '约']);
        if scaled && MONEY_NAMES.iter().any(|name| before.ends_with(name)) {
            return Some(Item { kind: AmountKind::Money, whole: true, rule: "amount.money.named", ..item });
        }
        let latin =
            rest.chars().next().is_some_and(|next| next.is_ascii_alphanumeric() || "_/:".contains(next));
        let written = number.span.of(text);
        let fraction = written.contains(['分', '/', '半']);
        // 148,937 要保人: nobody groups the digits of a code.
        let grouped = written.contains(',') && number.value.is_whole();
        return (fraction || !latin && (scaled || !raw.name))
            .then_some(Item { whole: scaled || grouped || fraction && !raw.lone, ..item });
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
        Unit::Cents => cents(own, row),
        Unit::Cent if word == "分钱" || is_price(text, own.span) => cents(own, row),
        // 港币三个: after its currency 个 counts dollars.
        Unit::Counter if matches!(word, "个" | "個") && prefix.is_some() => {
            money(text, own, prefix.map_or(row, |(_, row)| row), None)
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
        // 每年举办一届: an article.
        Unit::Ordinal if raw.lone && number.value == Decimal::from(1) => None,
        Unit::Ordinal => Some(Item { kind: AmountKind::Ordinal, rule: "amount.ordinal.unit", ..own }),
        Unit::None | Unit::Cent | Unit::Label => None,
    }
}

/// The unit that `rest` begins with; 个 may stand before a measure: 六个加侖.
pub(super) fn unit_at(rest: &str) -> Option<(&str, UnitRow)> {
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
pub(super) fn ordinal<'a>(text: &str, raw: &'a Raw) -> Option<Item<'a>> {
    let span = raw.number.span;
    let start = text[..span.start].rfind('第')?;
    let rest = &text[span.end..];
    let unit = READ.ordered.longest(rest);
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
pub(super) fn parts_before(text: &str, floor: usize, start: usize) -> Option<(usize, Decimal)> {
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
pub(super) fn currency_before(text: &str, floor: usize, start: usize) -> Option<(usize, UnitRow)> {
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

/// 3%-5%, 两到三万港元, 10000与20000之间, 第三条至第五条: the two items as one.
pub(super) fn ranged<'a>(text: &str, first: &Item<'a>, next: &'a Raw) -> Option<Item<'a>> {
    let ordinal = first.kind == AmountKind::Ordinal;
    if first.to.is_some() || ordinal != next.ordinal {
        return None;
    }
    let mut at = first.span.end;
    let skip = |at: usize, words: &[&str]| {
        words.iter().find(|word| text[at..].starts_with(*word)).map(|word| at + word.len())
    };
    at = skip(at, &["(含)", "（含）"]).unwrap_or(at);
    at = skip(at, &[" "]).unwrap_or(at);
    let together = skip(at, &["与", "和"]);
    at = together.or_else(|| skip(at, &["——", "--", "到", "至", "-", "–", "—", "―", "~", "～", "−"]))?;
    at = skip(at, &[" "]).unwrap_or(at);
    if next.number.span.start < at {
        return None;
    }
    let second = measured(text, next, at)?;
    if second.span.start != at || second.to.is_some() {
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
        let dashed = text[first.span.end..at].contains(['-', '–', '—', '―']);
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
