//! What each kind of unit makes of the number before it: sums of money and their parts, tenths, measures
//! with a half, counters.

use super::item::Item;
use super::{AmountKind, READ, Unit, UnitRow};
use crate::extract::decimal::Decimal;
use crate::extract::number;
use crate::text::span::Span;

/// 五块二, 123元1角1分, 三万元欧元, 肆佰万圆整
pub(super) fn money<'a>(
    text: &str,
    item: Item<'a>,
    row: UnitRow,
    prefix: Option<UnitRow>,
) -> Option<Item<'a>> {
    let mut value = item.value;
    let mut end = item.span.end;
    let mut rule = "amount.money.suffix";
    if item.to.is_none() {
        let (more, at) = small_change(text, end, matches!(row.name, "元" | "港元"))?;
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
pub(super) fn money_parts<'a>(text: &str, item: Item<'a>, row: UnitRow) -> Option<Item<'a>> {
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
        currency: row.currency,
        rule: "amount.money.parts",
        ..item
    })
}

/// 30美分, 12.5港仙: hundredths of the row's unit.
pub(super) fn cents<'a>(item: Item<'a>, row: UnitRow) -> Option<Item<'a>> {
    let hundred = Decimal::from(100);
    Some(Item {
        kind: AmountKind::Money,
        value: item.value.divided_by(hundred)?,
        to: item.to.and_then(|to| to.divided_by(hundred)),
        unit: Some(row.name),
        currency: row.currency,
        rule: "amount.money.cents",
        ..item
    })
}

/// Whether 分 is money here and not a point or a minute: the price of a measure (每千瓦时降低1分, 3分/千瓦时),
/// or all that the text says.
pub(super) fn is_price(text: &str, span: Span) -> bool {
    let is_measure = |rest: &str| READ.units.longest(rest).is_some_and(|(_, row)| row.unit == Unit::Measure);
    let (before, after) = (&text[..span.start], &text[span.end..]);
    let per = before
        .char_indices()
        .rev()
        .take(12)
        .take_while(|(_, c)| !"，。；、,;\n".contains(*c))
        .any(|(at, c)| c == '每' && is_measure(&before[at + c.len_utf8()..]));
    let measured = after.strip_prefix(['/', '每']).is_some_and(is_measure);
    let alone = text.len() < 60 && before.trim().is_empty() && after.trim().is_empty();
    per || measured || alone
}

/// 1角1分, 六毛, 二 (tenths), 零四 (hundredths) after a unit of money: how much, and where it ends.
pub(super) fn small_change(text: &str, from: usize, yuan: bool) -> Option<(Decimal, usize)> {
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
pub(super) fn ends_phrase(rest: &str) -> bool {
    rest.chars().next().is_none_or(|next| !next.is_alphanumeric() || "左以到至".contains(next))
}

/// 三成, 七成六
pub(super) fn tenths<'a>(text: &str, item: Item<'a>) -> Option<Item<'a>> {
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
pub(super) fn degrees<'a>(text: &str, item: Item<'a>, floor: usize) -> Item<'a> {
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
pub(super) fn measure<'a>(text: &str, item: Item<'a>) -> Option<Item<'a>> {
    // 一度: once, not one degree.
    if item.raw.lone && item.unit == Some("度") && item.value == Decimal::from(1) {
        return None;
    }
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

/// 米九: one metre and nine tenths, with 一 left out at the start of a phrase.
pub(super) fn elliptic_metre<'a>(text: &str, floor: usize, item: &Item<'a>) -> Option<Item<'a>> {
    let start = text[floor..item.span.start].strip_suffix('米')?.len() + floor;
    let opens = !text[..start].ends_with(char::is_alphanumeric);
    if !(item.raw.lone && opens && ends_phrase(&text[item.span.end..])) {
        return None;
    }
    let value = Decimal::from(1).plus(item.value.times(Decimal::new(1, 1)?)?)?;
    Some(Item {
        span: Span::new(start, item.span.end),
        value,
        unit: Some("米"),
        own_unit: true,
        whole: true,
        rule: "amount.quantity.measure",
        ..*item
    })
}

/// 10多项, 三千人; not 一个, not the formula “两个维护”.
pub(super) fn counter<'a>(text: &str, item: Item<'a>, scaled: bool) -> Option<Item<'a>> {
    let number = &item.raw.number;
    let quoted = text[..item.span.start].ends_with(['“', '「', '‘', '《', '"']);
    if item.raw.lone && quoted || item.raw.name {
        return None;
    }
    // 人大三次会议 is the third one, 召开三次会议 are three.
    let before = &text[..item.span.start];
    if item.unit == Some("次")
        && text[item.span.end..].starts_with("会议")
        && ["人大", "政协", "委员会", "常委会"].iter().any(|body| before.ends_with(body))
    {
        return Some(Item { kind: AmountKind::Ordinal, rule: "amount.ordinal.session", ..item });
    }
    // 2.2本项目: a heading number before a word; 为2.61人 is none.
    let inside = text[..item.span.start].ends_with(char::is_alphabetic);
    if !inside
        && !number.value.is_whole()
        && !scaled
        && !number.span.of(text).contains(['半', '分', '/', '点'])
    {
        return None;
    }
    let article = item.raw.lone && number.value == Decimal::from(1);
    Some(Item { whole: !article, rule: "amount.quantity.counter", ..item })
}
