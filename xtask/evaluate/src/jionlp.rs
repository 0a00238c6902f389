//! JioNLP's tests: money and time, each as a phrase to resolve or a sentence to search.
//!
//! - Times are `[first second, last second]` in UTC+8; `inf` is an open end. "Now" as an end is an open
//!   end of ours.
//! - Where the source itself calls an interval blurred (年底 is November and December there), the two must
//!   meet and agree at one end.
//! - A year that the words leave out may be the next or the last: month and day are compared.
//! - A weekday without a week may be that of the next week. Hours and minutes counted from now last one
//!   unit there: ours must hold one of its ends.
//! - Money is rounded to two decimals by the source; 多, 余, 几 give an interval there and a lower bound
//!   here: the lower ends are compared. Its `元` is also what it assumes where no currency stands.
//! - Ages and lengths (`time_delta`) are compared unit by unit, as months, days or seconds.

use crate::recognizers::Source;
use crate::{Case, Result, Verdict, instant, names_week, names_year, same_place};
use gongbao::extract::amount::{Amount, AmountKind, Bound, amounts};
use gongbao::extract::date::{DateKind, Precision, TimeExpression, times};
use serde_json::Value;
use std::path::Path;

/// The cases of the four files.
pub(super) fn cases(dir: &Path) -> Result<Vec<Case>> {
    let mut found = Vec::new();
    for file in ["money_extractor", "money_parser", "time_extractor", "time_parser"] {
        for line in std::fs::read_to_string(dir.join(format!("{file}.jsonl")))?.lines() {
            let case: Value = serde_json::from_str(line)?;
            let text = case["text"].as_str().unwrap_or_default().to_owned();
            let expected = &case["expected"];
            let (kind, verdict) = match file {
                "money_extractor" => ("money", money_places(&text, expected)),
                "money_parser" => ("money", money(&text, expected)),
                "time_extractor" => ("date", time_places(&text, expected)),
                _ => ("date", time(&text, expected, &case["time_base"])),
            };
            found.push(Case { part: file.to_owned(), kind, text, expected: expected.to_string(), verdict });
        }
    }
    Ok(found)
}

fn expected_places(expected: &Value) -> Vec<(usize, usize)> {
    let offset =
        |item: &Value, index: usize| item["offset"][index].as_u64().and_then(|at| usize::try_from(at).ok());
    let items = expected.as_array().into_iter().flatten();
    items.filter_map(|item| offset(item, 0).zip(offset(item, 1))).collect()
}

fn money_places(text: &str, expected: &Value) -> Verdict {
    let source = Source::new(text);
    let all = amounts(source.document.text());
    let wanted = expected_places(expected);
    let same = |amount: &Amount, place: &(usize, usize)| same_place(text, source.chars(amount.span), *place);
    let found = wanted.iter().all(|place| all.iter().any(|amount| same(amount, place)));
    let extra = all
        .iter()
        .filter(|amount| amount.kind == AmountKind::Money)
        .any(|amount| !wanted.iter().any(|place| same(amount, place)));
    Verdict::of(found && !extra, || format!("{all:?}"))
}

/// Our currency codes by the source's names.
const CURRENCIES: [(&str, &str); 11] = [
    ("港元", "HKD"),
    ("美元", "USD"),
    ("日元", "JPY"),
    ("新台币", "TWD"),
    ("泰铢", "THB"),
    ("卢布", "RUB"),
    ("欧元", "EUR"),
    ("澳元", "AUD"),
    ("韩元", "KRW"),
    ("英镑", "GBP"),
    ("加元", "CAD"),
];

fn money(text: &str, expected: &Value) -> Verdict {
    let source = Source::new(text);
    let ours = amounts(source.document.text());
    let case = expected["case"].as_str().unwrap_or_default();
    let currency = CURRENCIES.iter().find(|(name, _)| *name == case).map(|(_, code)| *code);
    let (low, high) = match &expected["num"] {
        Value::Array(ends) => (ends[0].as_str(), ends[1].as_str()),
        one => (one.as_str(), None),
    };
    let cents = |value: &str| value.parse::<f64>().ok().map(|value| (value * 100.0 + 1e-6).floor());
    let right = match &ours[..] {
        [amount] => {
            let value = amount.value.to_string();
            let ends = cents(&value) == low.and_then(cents)
                && match (amount.to, high) {
                    (Some(to), Some(high)) => cents(&to.to_string()) == cents(high),
                    (None, Some(_)) => amount.bound == Bound::AtLeast,
                    (to, None) => to.is_none(),
                };
            let bound = match expected["definition"].as_str() {
                Some("accurate") => amount.bound == Bound::Exactly,
                Some("blur+") => amount.bound == Bound::AtLeast,
                Some("blur-") => matches!(amount.bound, Bound::AtMost | Bound::About),
                _ => amount.bound != Bound::Exactly,
            };
            let named = match currency {
                Some(code) => amount.currency == Some(code),
                None => matches!(amount.currency, None | Some("CNY")),
            };
            source.whole(amount.span) && ends && bound && named
        }
        _ => false,
    };
    Verdict::of(right, || format!("{ours:?}"))
}

fn time_places(text: &str, expected: &Value) -> Verdict {
    let source = Source::new(text);
    let ours = times(source.document.text(), Some("2021-06-14"));
    let wanted = expected_places(expected);
    // Lengths and frequencies are other types in this source.
    let placed: Vec<_> =
        ours.iter().filter(|time| time.kind != DateKind::Soft).map(|time| source.chars(time.span)).collect();
    let right = placed.len() == wanted.len()
        && placed.iter().zip(&wanted).all(|(ours, theirs)| same_place(text, *ours, *theirs));
    Verdict::of(right, || shown(&source, &ours))
}

fn shown(source: &Source, ours: &[TimeExpression]) -> String {
    let one = |time: &TimeExpression| {
        let text = time.span.of(source.document.text()).to_owned();
        format!("{text} {:?} {:?}..{:?}", time.kind, time.from, time.to)
    };
    ours.iter().map(one).collect::<Vec<_>>().join(" | ")
}

/// The reference in EDTF: a Unix stamp read in UTC+8, a list, or a record of parts.
fn reference(base: &Value) -> Option<String> {
    let part = |value: &Value| value.as_i64();
    let edtf = |parts: &[Option<i64>]| {
        let mut out = format!("{:04}", parts.first().copied().flatten()?);
        for (part, mark) in parts[1..].iter().zip(["-", "-", "T", ":", ":"]) {
            match part {
                Some(part) => out += &format!("{mark}{part:02}"),
                None => break,
            }
        }
        Some(out)
    };
    match base {
        Value::Number(stamp) => {
            let stamp = stamp.as_f64()? as i64;
            (stamp > 1_000_000).then(|| instant::written(stamp + 8 * 3_600))
        }
        Value::Array(parts) => edtf(&parts.iter().map(part).collect::<Vec<_>>()),
        Value::Object(record) => {
            let names = ["year", "month", "day", "hour", "minute", "second"];
            edtf(&names.map(|name| record.get(name).and_then(part)))
        }
        Value::String(text) => {
            let parts: Vec<_> = text
                .trim_start_matches("datetime.datetime(")
                .trim_end_matches(')')
                .split(',')
                .map(|part| part.trim().parse::<i64>().ok())
                .collect();
            edtf(&parts)
        }
        _ => None,
    }
}

fn time(text: &str, expected: &Value, base: &Value) -> Verdict {
    let source = Source::new(text);
    let now = reference(base);
    let ours = times(source.document.text(), now.as_deref());
    let blurred = expected["definition"].as_str() == Some("blur");
    let right = match expected["type"].as_str() {
        Some("time_delta") => {
            ours.len() == 1
                && source.whole(ours[0].span)
                && ours[0].kind == DateKind::Duration
                && delta(&ours[0], &expected["time"])
                || bounded_delta(&source, &ours, &expected["time"])
        }
        Some("time_period") => {
            ours.len() == 1
                && source.whole(ours[0].span)
                && ours[0].kind == DateKind::Frequency
                && lapse(ours[0].from.as_deref()) == parts(&expected["time"]["delta"])
        }
        _ => {
            let now = now.as_deref().and_then(instant::extent);
            ours.iter().any(|time| interval(time, text, &expected["time"], blurred, now)) && (ours.len() == 1)
        }
    };
    Verdict::of(right, || shown(&source, &ours))
}

/// Whether an interval of ours is the source's.
fn interval(
    time: &TimeExpression,
    text: &str,
    expected: &Value,
    blurred: bool,
    now: Option<(i64, i64)>,
) -> bool {
    let end = |value: &Value| -> Option<i64> {
        let text = value.as_str()?.replace(' ', "T");
        instant::extent(&text).map(|(first, _)| first)
    };
    let (Some(theirs_from), Some(theirs_to)) = (expected[0].as_str(), expected[1].as_str()) else {
        return false;
    };
    let (start, stop) = (end(&expected[0]), end(&expected[1]));
    let ours = |edtf: &Option<String>| edtf.as_deref().and_then(instant::extent);
    let is_now = |second: Option<i64>| {
        second.zip(now).is_some_and(|(second, (first, last))| {
            (first..=last).contains(&second) || second == first || second == last
        })
    };
    let today = |second: i64| {
        now.is_some_and(|(first, last)| {
            second.div_euclid(86_400) == first.div_euclid(86_400) || (first..=last).contains(&second)
        })
    };
    let counted = time.rule.ends_with("ago") || time.rule.ends_with("after");
    if let (true, Some((first, last))) = (counted && time.precision == Precision::Time, ours(&time.from)) {
        let holds = |second: Option<i64>| second.is_some_and(|second| (first..=last).contains(&second));
        return holds(start) || holds(stop);
    }
    // A day is compared as a day: an end "now" may carry the minute.
    let same_start = match (ours(&time.from), start) {
        (Some((first, _)), Some(start)) => first == start || is_now(Some(start)) && today(first),
        (None, start) => theirs_from == "-inf" || is_now(start),
        (Some(_), None) => false,
    };
    let same_stop = match (ours(&time.to), stop) {
        (Some((edge, last)), Some(stop)) => {
            // 下午8点 as an end is its first second there.
            let struck = time.precision == Precision::Time && edge == stop;
            let now = is_now(Some(stop)) && today(last);
            let to_the_second = (edge..=last).contains(&stop) && time.rule.starts_with("date.relative");
            last == stop || last + 1 == stop || struck || now || to_the_second
        }
        (None, stop) => theirs_to == "inf" || is_now(stop),
        (Some(_), None) => false,
    };
    let meets = match (ours(&time.from), ours(&time.to), start, stop) {
        (Some((first, _)), Some((_, last)), Some(start), Some(stop)) => first <= stop && start <= last,
        _ => true,
    };
    if same_start && same_stop || blurred && meets && (same_start || same_stop) {
        return true;
    }
    // The same month and day in another year, where the words name no year.
    let shift = |by: i64| {
        let moved = |second: i64| instant::moved_years(second, by);
        match (ours(&time.from), ours(&time.to), start, stop) {
            (Some((first, _)), Some((_, last)), Some(start), Some(stop)) => {
                moved(first) == start && moved(last) == stop
            }
            _ => false,
        }
    };
    let week = time.rule.ends_with("weekday")
        && !names_week(text)
        && ours(&time.from).zip(start).is_some_and(|((first, _), start)| (first - start).abs() == 7 * 86_400);
    !names_year(text) && (shift(1) || shift(-1)) || week
}

/// A length in months, days and seconds: `{"year": 2.5}`, `P2.5Y`.
type Lapse = Option<(f64, f64, f64)>;

fn parts(expected: &Value) -> Lapse {
    let record = expected.as_object()?;
    let (mut months, mut days, mut seconds) = (0.0, 0.0, 0.0);
    for (unit, count) in record {
        let count = count.as_f64().unwrap_or(0.0);
        match unit.as_str() {
            "year" => months += 12.0 * count,
            "month" => months += count,
            "day" | "workday" => days += count,
            "hour" => seconds += 3_600.0 * count,
            "minute" => seconds += 60.0 * count,
            "second" => seconds += count,
            _ => return None,
        }
    }
    Some((months, days, seconds))
}

fn lapse(iso: Option<&str>) -> Lapse {
    let (mut months, mut days, mut seconds) = (0.0, 0.0, 0.0);
    let (mut number, mut clock) = (String::new(), false);
    for c in iso?.strip_prefix('P')?.chars() {
        if c.is_ascii_digit() || c == '.' {
            number.push(c);
            continue;
        }
        if c == 'T' {
            clock = true;
            continue;
        }
        let count: f64 = std::mem::take(&mut number).parse().ok()?;
        match (c, clock) {
            ('Y', _) => months += 12.0 * count,
            ('M', false) => months += count,
            ('W', _) => days += 7.0 * count,
            ('D', _) => days += count,
            ('H', _) => seconds += 3_600.0 * count,
            ('M', true) => seconds += 60.0 * count,
            ('S', _) => seconds += count,
            _ => return None,
        }
    }
    Some((months, days, seconds))
}

fn delta(time: &TimeExpression, expected: &Value) -> bool {
    match expected.as_array() {
        Some(ends) => {
            lapse(time.from.as_deref()) == parts(&ends[0]) && lapse(time.to.as_deref()) == parts(&ends[1])
        }
        None => lapse(time.from.as_deref()) == parts(expected),
    }
}

/// 3年以上7年以下, 三十年以上: each end a length of its own here.
fn bounded_delta(source: &Source, ours: &[TimeExpression], expected: &Value) -> bool {
    let Some(ends) = expected.as_array() else { return false };
    let ends: Vec<Lapse> = ends.iter().map(parts).filter(Option::is_some).collect();
    let covered = ours.iter().all(|time| time.kind == DateKind::Duration);
    let found: Vec<Lapse> = ours.iter().map(|time| lapse(time.from.as_deref())).collect();
    covered && !found.is_empty() && found == ends && (found.len() > 1 || source.whole(ours[0].span))
}
