//! Duckling's Chinese corpus: a phrase, and the value that it must yield as a whole.
//!
//! - Its reference is 2013-02-12 04:30. `datetime (…) Grain` is a whole unit, `datetimeInterval` ends
//!   before its second end.
//! - 三天后, 两年前 are the whole stretch up to that time there and that time itself here: our time must be
//!   the far end of the stretch, in the unit of the phrase.
//! - A weekday without a week is the next one there; ours is that of the same week: ours may be a week
//!   before theirs. Where the words name the week (下周三, 这周一) ours must be theirs; it is not, for they
//!   count from the coming day and we from the Monday of the week.
//! - A date without a year is the next one there: month and day count.
//! - A part of a day without an hour (早上) has hours there that other sources set otherwise; here it is that
//!   day, which must hold those hours.
//! - `Dollar` is any currency's main unit there; only currencies with a code are compared.
//! - 三点 is the next three o'clock there: twelve hours may lie between, where no word says which.
//! - Quantities come in grams there (3斤 is 1500); ours are converted.

use crate::recognizers::Source;
use crate::{Case, Result, Verdict, instant, names_half_day, names_week, names_year, same_value};
use gongbao::extract::amount::{Amount, AmountKind, Bound, amounts};
use gongbao::extract::date::{DateKind, TimeExpression, times};
use gongbao::extract::number::numbers;
use std::path::Path;

const NOW: &str = "2013-02-12T04:30:00";

/// The rows of the table.
pub(super) fn cases(dir: &Path) -> Result<Vec<Case>> {
    let table = std::fs::read_to_string(dir.join("examples.tsv"))?;
    let mut found = Vec::new();
    for line in table.lines().skip(1).filter(|line| !line.is_empty()) {
        let [dimension, _locale, text, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err(format!("examples.tsv: {line}").into());
        };
        let text = text.replace("\\\"", "\"");
        let (kind, verdict) = match dimension {
            "Numeral" => ("number", number(&text, expected)),
            "Ordinal" => ("ordinal", measure(&text, expected, AmountKind::Ordinal)),
            "AmountOfMoney" => ("money", measure(&text, expected, AmountKind::Money)),
            "Duration" => ("date", duration(&text, expected)),
            "Time" => ("date", time(&text, expected)),
            _ => ("quantity", measure(&text, expected, AmountKind::Quantity)),
        };
        found.push(Case { part: dimension.to_owned(), kind, text, expected: expected.to_owned(), verdict });
    }
    Ok(found)
}

/// The numbers in an expectation, in order.
fn figures(expected: &str) -> Vec<String> {
    expected
        .split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-'))
        .map(|part| part.trim_matches('.').to_owned())
        .filter(|part| part.contains(|c: char| c.is_ascii_digit()))
        .collect()
}

/// A numeral, also with the counter after it (一個); we count pairs in pairs and dozens in dozens (五雙, 五打).
fn number(text: &str, expected: &str) -> Verdict {
    let source = Source::new(text);
    let ours = numbers(source.document.text());
    let right = match (&ours[..], &figures(expected)[..]) {
        ([number], [value]) => {
            let after = source.document.text()[number.span.end..].trim();
            let of_each = match after {
                "对" | "双" => 2.0,
                "打" => 12.0,
                _ => 1.0,
            };
            let theirs = value.parse::<f64>().map(|value| (value / of_each).to_string()).unwrap_or_default();
            let counted = matches!(after, "" | "个" | "对" | "双" | "打");
            counted && number.span.start == 0 && same_value(&number.value.to_string(), &theirs)
        }
        _ => false,
    };
    Verdict::of(right, || format!("{ours:?}"))
}

/// Our unit, and how many of the source's it is.
const UNITS: [(&str, &str, f64); 26] = [
    ("Millilitre", "茶匙", 5.0),
    ("Millilitre", "汤匙", 15.0),
    ("Centimetre", "厘米", 1.0),
    ("Metre", "米", 1.0),
    ("Kilometre", "千米", 1.0),
    ("Foot", "英尺", 1.0),
    ("Inch", "英寸", 1.0),
    ("Mile", "英里", 1.0),
    ("Litre", "升", 1.0),
    ("Millilitre", "毫升", 1.0),
    ("Gallon", "加仑", 1.0),
    ("Celsius", "摄氏度", 1.0),
    ("Fahrenheit", "华氏度", 1.0),
    ("Degree", "度", 1.0),
    ("Gram", "克", 1.0),
    ("Gram", "毫克", 0.001),
    ("Gram", "千克", 1000.0),
    ("Gram", "斤", 500.0),
    ("Gram", "两", 50.0),
    ("Cent", "元", 100.0),
    ("Dollar", "元", 1.0),
    ("CNY", "元", 1.0),
    ("HKD", "港元", 1.0),
    ("USD", "美元", 1.0),
    ("OrdinalData", "-", 1.0),
    ("OrdinalData", "条", 1.0),
];

/// The number that a decimal or a fraction (`1/3`) writes.
fn decimal(value: &str) -> Option<f64> {
    match value.split_once('/') {
        Some((count, parts)) => Some(count.parse::<f64>().ok()? / parts.parse::<f64>().ok()?),
        None => value.parse().ok(),
    }
}

fn measure(text: &str, expected: &str, kind: AmountKind) -> Verdict {
    let source = Source::new(text);
    let ours: Vec<Amount> = amounts(source.document.text());
    let right = match &ours[..] {
        [amount] => {
            let words: Vec<&str> = expected.split(|c: char| !c.is_alphabetic()).collect();
            let unit = UNITS.iter().find(|(theirs, unit, _)| {
                words.contains(theirs)
                    && (amount.unit.unwrap_or("-") == *unit
                        || *theirs == "Dollar" && amount.unit == Some("港元"))
            });
            let figures = figures(expected);
            let scaled =
                |value: &str| unit.and_then(|(_, _, factor)| Some((decimal(value)? * factor).to_string()));
            let same = |ours: String, theirs: &String| {
                let rounded = |value: f64| (value * 1e6).round();
                let ours = scaled(&ours).and_then(|ours| ours.parse().ok()).map(rounded);
                ours.is_some() && ours == theirs.parse().ok().map(rounded)
            };
            let values = match (&figures[..], amount.to) {
                ([low, high], Some(to)) => same(amount.value.to_string(), low) && same(to.to_string(), high),
                ([value], None) => same(amount.value.to_string(), value),
                _ => false,
            };
            let bound = match words[0] {
                "under" => amount.bound == Bound::AtMost,
                "above" => amount.bound == Bound::AtLeast,
                "between" => amount.bound == Bound::Between,
                _ => matches!(amount.bound, Bound::Exactly | Bound::About),
            };
            amount.kind == kind && source.whole(amount.span) && values && bound
        }
        _ => false,
    };
    Verdict::of(right, || format!("{ours:?}"))
}

fn shown(source: &Source, ours: &[TimeExpression]) -> String {
    let one = |time: &TimeExpression| {
        let text = time.span.of(source.document.text()).to_owned();
        format!("{text} {:?} {:?}..{:?}", time.kind, time.from, time.to)
    };
    ours.iter().map(one).collect::<Vec<_>>().join(" | ")
}

/// `DurationData 90 Minute`; 一个半月 is 45 days there, 1.5 months here.
fn duration(text: &str, expected: &str) -> Verdict {
    let source = Source::new(text);
    let ours = times(source.document.text(), Some(NOW));
    let count: f64 = figures(expected).first().and_then(|figure| figure.parse().ok()).unwrap_or(0.0);
    let unit = expected.rsplit(' ').next().unwrap_or_default();
    let seconds = |unit: &str| match unit {
        "Second" | "S" => 1.0,
        "Minute" | "TM" => 60.0,
        "Hour" | "H" => 3_600.0,
        "Day" | "D" => 86_400.0,
        "Week" | "W" => 7.0 * 86_400.0,
        "Month" | "M" => 30.0 * 86_400.0,
        _ => 365.0 * 86_400.0,
    };
    let length = |iso: &str| -> f64 {
        let (mut sum, mut number, mut clock) = (0.0, String::new(), false);
        for c in iso.chars() {
            match c {
                '0'..='9' | '.' => number.push(c),
                'T' => clock = true,
                'P' => {}
                'Y' => sum += 12.0 * seconds("M") * std::mem::take(&mut number).parse::<f64>().unwrap_or(0.0),
                'M' if clock => sum += 60.0 * std::mem::take(&mut number).parse::<f64>().unwrap_or(0.0),
                _ => {
                    sum += seconds(&c.to_string()) * std::mem::take(&mut number).parse::<f64>().unwrap_or(0.0)
                }
            }
        }
        sum
    };
    let right = matches!(&ours[..], [time] if time.kind == DateKind::Duration
        && source.whole(time.span)
        && time.from.as_deref().is_some_and(|from| length(from) == count * seconds(unit)));
    Verdict::of(right, || shown(&source, &ours))
}

fn time(text: &str, expected: &str) -> Verdict {
    let source = Source::new(text);
    let ours = times(source.document.text(), Some(NOW));
    let right = matches!(&ours[..], [time] if source.whole(time.span) && reads(time, expected, source.document.text()));
    Verdict::of(right, || shown(&source, &ours))
}

fn reads(time: &TimeExpression, expected: &str, text: &str) -> bool {
    // The name of a holiday at the end holds no figures.
    let figures: Vec<i64> = figures(expected.split('"').next().unwrap_or_default())
        .iter()
        .filter_map(|figure| figure.parse().ok())
        .collect();
    let words: Vec<&str> =
        expected.split('"').next().unwrap_or_default().split(' ').filter(|word| !word.is_empty()).collect();
    let precision = match words.last().copied().unwrap_or_default() {
        "Year" => 1,
        "Month" => 2,
        "Week" | "Day" => 3,
        "Hour" => 4,
        "Minute" => 5,
        _ => 6,
    };
    let week = words.last() == Some(&"Week");
    let (Some(from), Some(to)) = (time.from.as_deref(), time.to.as_deref()) else { return false };
    let (Some((first, _)), Some((_, last))) = (instant::extent(from), instant::extent(to)) else {
        return false;
    };
    if figures.len() == 12 {
        let start = instant::second(&figures[..6]);
        let end = instant::second(&figures[6..]) - 1;
        let words = ["早上", "早晨", "晚上"];
        let day_part = last - first == 86_399 && words.iter().any(|word| text.contains(word));
        let shift = if time.rule.ends_with("weekday") && !names_week(text) { 7 * 86_400 } else { 0 };
        let holds = |by: i64| first + by <= start && end <= last + by;
        if day_part && (holds(0) || holds(shift)) {
            return true;
        }
        let far = time.rule.ends_with("after") && last == end || time.rule.ends_with("ago") && first == start;
        return first == start && last == end || far;
    }
    let start = instant::second(&figures);
    let end = if week { start + 7 * 86_400 - 1 } else { instant::grain_end(&figures, precision) };
    // Minutes and seconds that only fill up are no difference: 15:00 for 三点.
    let same = |by: i64| first + by == start && (last + by == end || precision > 3 && last + by >= end);
    let weekday = time.rule.ends_with("weekday") && !names_week(text) && same(7 * 86_400);
    let half_day = precision > 3 && !names_half_day(text) && (same(43_200) || same(-43_200));
    let year = !names_year(text)
        && (1..=2)
            .any(|by| [by, -by].iter().any(|&by| instant::moved_years(first, by) == start && precision == 3));
    same(0) || weekday || half_day || year
}
