//! Microsoft Recognizers-Text, Chinese specs: JSON lists of input, reference date and expected entities.
//!
//! - `Start` and `End` are inclusive character offsets into the input.
//! - Results without a value (人民币 alone) are units, not amounts, and are not compared.
//! - A date may have several values (past and future reading): ours must be one of them.
//! - The end of a period is exclusive in 2009年 (2010-01-01) and the first day of the last unit in
//!   1995–1997年 (1997-01-01): either is right.
//! - Open ends (以前) must be open here too. The end that is given the source puts at the beginning of
//!   the year or day named and we at its end: either edge of the unit is right.
//! - An extractor of one type (times, holidays) is silent on the others: ours may find more in the
//!   sentence, and hold the day that its time belongs to. Ordinals may hold their counter.
//! - 5年前 is that very day five years ago there and that year here: the day must lie in our year.
//! - A time of day counts when hours and minutes agree, twelve hours apart where no word says which.

use crate::{Case, Result, Verdict, instant, names_half_day, same_place, same_value};
use gongbao::extract::amount::{Amount, AmountKind, amounts};
use gongbao::extract::date::{DateKind, TimeExpression, times};
use gongbao::extract::number::numbers;
use gongbao::text::document::Document;
use gongbao::text::span::Span;
use serde_json::Value;
use std::path::Path;

/// The cases of every file.
pub(super) fn cases(dir: &Path) -> Result<Vec<Case>> {
    let mut found = Vec::new();
    for folder in ["Choice", "DateTime", "Number", "NumberWithUnit", "Sequence"] {
        let mut paths: Vec<_> =
            std::fs::read_dir(dir.join(folder))?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
        paths.sort();
        for path in paths {
            let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
            let list: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(&path)?)?;
            found.extend(list.iter().map(|case| read(folder, &stem, case)));
        }
    }
    Ok(found)
}

fn read(folder: &str, stem: &str, case: &Value) -> Case {
    let text = case["Input"].as_str().unwrap_or_default().to_owned();
    let results = case["Results"].as_array().cloned().unwrap_or_default();
    let source = Source::new(&text);
    let reference = case["Context"]["ReferenceDateTime"].as_str();
    let (kind, verdict) = match (folder, stem) {
        ("Number", "NumberModel") => ("number", number(&source, &results)),
        ("Number", "PercentModel") => ("percent", amount(&source, &results, AmountKind::Percent)),
        ("Number", "OrdinalModel") => ("ordinal", amount(&source, &results, AmountKind::Ordinal)),
        ("Number", _) => ("range", range(&source, &results)),
        ("NumberWithUnit", "CurrencyModel") => ("money", amount(&source, &results, AmountKind::Money)),
        ("NumberWithUnit", _) => ("quantity", amount(&source, &results, AmountKind::Quantity)),
        ("DateTime", _) => ("date", date(&source, &results, reference, partial(stem))),
        _ => ("other", Verdict::Wrong(String::new())),
    };
    Case {
        part: format!("{folder}/{stem}"),
        kind,
        expected: Value::Array(results).to_string(),
        text,
        verdict,
    }
}

/// A text as we read it, with the way back to its characters.
pub(super) struct Source<'a> {
    given: &'a str,
    pub(super) document: Document,
}

impl<'a> Source<'a> {
    pub(super) fn new(given: &'a str) -> Self {
        Self { given, document: Document::new(given) }
    }

    /// The characters of the input that a span covers, half-open.
    pub(super) fn chars(&self, span: Span) -> (usize, usize) {
        let span = self.document.in_source(span);
        let count = |to: usize| self.given.get(..to).map_or(0, |before| before.chars().count());
        (count(span.start), count(span.end))
    }

    /// Whether a span covers the input but for spaces and bounding words.
    pub(super) fn whole(&self, span: Span) -> bool {
        same_place(self.given, self.chars(span), (0, self.given.chars().count()))
    }
}

/// Where an expected entity stands, half-open.
fn place(result: &Value) -> Option<(usize, usize)> {
    let at = |name: &str| result[name].as_u64().and_then(|at| usize::try_from(at).ok());
    let start = at("Start")?;
    Some((start, at("End").map(|end| end + 1).or_else(|| Some(start + at("Length")?))?))
}

fn number(source: &Source, results: &[Value]) -> Verdict {
    let ours: Vec<_> = numbers(source.document.text())
        .into_iter()
        .map(|number| (source.chars(number.span), number.value.to_string()))
        .collect();
    let right = ours.len() == results.len()
        && ours.iter().zip(results).all(|((span, value), result)| {
            place(result) == Some(*span)
                && result["Resolution"]["value"].as_str().is_some_and(|theirs| same_value(value, theirs))
        });
    Verdict::of(right, || format!("{ours:?}"))
}

/// Units by the source's names, as far as the cases have them.
const UNITS: [(&str, &str); 17] = [
    ("Mu", "亩"),
    ("Centimeter", "厘米"),
    ("Meter", "米"),
    ("Kilometer", "千米"),
    ("Jin", "斤"),
    ("Kilogram", "千克"),
    ("Liang", "两"),
    ("Kilowatt", "千瓦"),
    ("Megahertz", "兆赫"),
    ("Kilobit", "比特"),
    ("Kilobyte", "字节"),
    ("Bit", "位"),
    ("Degree", "度"),
    ("F", "华氏度"),
    ("C", "摄氏度"),
    ("Year", "岁"),
    ("Month", "月"),
];

fn amount(source: &Source, results: &[Value], kind: AmountKind) -> Verdict {
    let text = source.document.text();
    let ours: Vec<Amount> = amounts(text).into_iter().filter(|amount| amount.kind == kind).collect();
    let wanted: Vec<&Value> =
        results.iter().filter(|result| !result["Resolution"]["value"].is_null()).collect();
    let fits = |amount: &Amount, result: &Value| {
        let resolution = &result["Resolution"];
        let value = resolution["value"].as_str().unwrap_or_default();
        let currency = resolution["isoCurrency"].as_str();
        let unit = resolution["unit"].as_str().and_then(|unit| UNITS.iter().find(|(name, _)| *name == unit));
        let ours = source.chars(amount.span);
        place(result).is_some_and(|place| {
            let counter =
                kind == AmountKind::Ordinal && ours.0 == place.0 && (place.1..place.1 + 2).contains(&ours.1);
            counter || same_place(source.given, ours, place)
        }) && same_value(&amount.value.to_string(), value.trim_end_matches('%'))
            && amount.to.is_none()
            && currency.is_none_or(|currency| amount.currency == Some(currency))
            && (kind != AmountKind::Quantity || unit.is_none_or(|(_, unit)| amount.unit == Some(*unit)))
    };
    // Other quantities of the sentence (10万人 beside 387万亩) are outside a test of dimensions.
    let complete = kind == AmountKind::Quantity || ours.len() == wanted.len();
    let right = complete && wanted.iter().all(|result| ours.iter().any(|amount| fits(amount, result)));
    Verdict::of(right, || format!("{ours:?}"))
}

/// Number ranges: ours may reach further to the unit, and stand for one end where the other is open.
fn range(source: &Source, results: &[Value]) -> Verdict {
    let ours = amounts(source.document.text());
    let fits = |amount: &Amount, result: &Value| {
        let value = result["Resolution"]["value"].as_str().unwrap_or_default();
        let mut ends = value.trim_matches(|c: char| "[]()".contains(c)).split(',');
        let (low, high) = (ends.next().unwrap_or_default(), ends.next().unwrap_or_default());
        let (start, end) = source.chars(amount.span);
        let place = place(result).unwrap_or_default();
        let reaches =
            same_place(source.given, (start, place.1), place) && end >= place.1 && end <= place.1 + 4;
        let (first, last) = (amount.value.to_string(), amount.to.map(|to| to.to_string()));
        let values = match (low, high, last) {
            ("", high, None) => same_value(&first, high),
            (low, "", None) => same_value(&first, low),
            (low, high, Some(last)) => same_value(&first, low) && same_value(&last, high),
            _ => false,
        };
        reaches && values
    };
    let right = results.iter().all(|result| ours.iter().any(|amount| fits(amount, result)));
    Verdict::of(right, || format!("{ours:?}"))
}

/// Whether a file tests the extraction of one type only.
fn partial(stem: &str) -> bool {
    stem.ends_with("Extractor") && !stem.starts_with("Merged")
}

fn date(source: &Source, results: &[Value], reference: Option<&str>, partial: bool) -> Verdict {
    let ours: Vec<TimeExpression> = times(source.document.text(), reference);
    let fits = |time: &TimeExpression, result: &Value| {
        place(result).is_some_and(|place| {
            let (start, end) = source.chars(time.span);
            same_place(source.given, (start, end), place) || partial && start < place.0 && end == place.1
        }) && means(time, result, source.given)
    };
    let right = if partial {
        results.iter().all(|result| ours.iter().any(|time| fits(time, result)))
            && (!results.is_empty() || ours.iter().all(|time| matches!(time.kind, DateKind::Relative)))
    } else {
        ours.len() == results.len() && ours.iter().zip(results).all(|(time, result)| fits(time, result))
    };
    Verdict::of(right, || {
        let shown = |time: &TimeExpression| {
            let text = time.span.of(source.document.text()).to_owned();
            format!("{text} {:?} {:?}..{:?}", time.kind, time.from, time.to)
        };
        ours.iter().map(shown).collect::<Vec<_>>().join(" | ")
    })
}

/// Whether a time means what a result says; results that only give a span are met by it.
fn means(time: &TimeExpression, result: &Value, text: &str) -> bool {
    let kind = result["TypeName"].as_str().or(result["Type"].as_str()).unwrap_or_default();
    let kind = kind.trim_start_matches("datetimeV2.");
    // A model lists `values`, a parser one future and one past resolution.
    let mut values: Vec<(String, Vec<(String, String)>)> = Vec::new();
    let flat = |value: &Value| -> Vec<(String, String)> {
        let object = value.as_object().cloned().unwrap_or_default();
        object.iter().filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned()))).collect()
    };
    for value in result["Resolution"]["values"].as_array().into_iter().flatten() {
        values.push((value["timex"].as_str().unwrap_or_default().to_owned(), flat(value)));
    }
    let timex = result["Value"]["Timex"].as_str().unwrap_or_default();
    for resolution in ["FutureResolution", "PastResolution"] {
        if result["Value"][resolution].is_object() {
            values.push((timex.to_owned(), flat(&result["Value"][resolution])));
        }
    }
    values.is_empty() || values.iter().any(|(timex, fields)| reads(time, kind, timex, fields, text))
}

fn reads(time: &TimeExpression, kind: &str, timex: &str, fields: &[(String, String)], text: &str) -> bool {
    let field = |ends: &[&str]| {
        let found = fields
            .iter()
            .find(|(key, _)| key != "timex" && ends.iter().any(|end| key.to_lowercase().starts_with(end)));
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    };
    let (from, to) = (time.from.as_deref(), time.to.as_deref());
    match kind {
        "duration" => time.kind == DateKind::Duration && from.is_some_and(|from| same_duration(from, timex)),
        "set" => time.kind == DateKind::Frequency && (!timex.starts_with('P') || from == Some(timex)),
        "time" => from.is_some_and(|from| same_clock(from, timex, text)),
        "timerange" => {
            let mut ends = timex.trim_matches(|c| "()".contains(c)).split(',');
            match (ends.next(), ends.next()) {
                (Some(first), Some(last)) => {
                    from.is_some_and(|from| same_clock(from, first, text))
                        && to.is_some_and(|to| same_clock(to, last, text))
                }
                (Some(only), None) => from.or(to).is_some_and(|end| same_clock(end, only, text)),
                _ => false,
            }
        }
        _ => {
            // 2019年2月29日 does not exist: the words are found, and no day is made of them.
            if fields.iter().any(|(_, value)| value == "not resolved" || value == "0001-01-01") {
                return true;
            }
            if from == Some(timex) && from == to {
                return true;
            }
            let start = field(&["start"]);
            let end = field(&["end"]);
            if start.is_some() || end.is_some() {
                let shifts: &[i64] = if timex.contains("XXXX") { &[0, 1, -1] } else { &[0] };
                return shifts.iter().any(|&by| {
                    same_end(from, start, Edge::First, text, by) && same_end(to, end, Edge::Last, text, by)
                });
            }
            let value = field(&["value", "date"]);
            let ago = time.rule.ends_with("ago") || time.rule.ends_with("after");
            if let (true, Some(theirs), Some(from)) = (ago, value, from) {
                let inside = instant::extent(from).zip(instant::extent(&theirs.replace(' ', "T")));
                return inside.is_some_and(|((first, last), (start, _))| (first..=last).contains(&start));
            }
            value.is_none() && fields.len() <= 1 || same_end(from, value, Edge::First, text, 0) && from == to
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    First,
    Last,
}

/// Whether one end of ours is what the source says; an end that the source leaves open may be given.
/// `shift`: in another year, where the words name none.
fn same_end(ours: Option<&str>, theirs: Option<&str>, edge: Edge, text: &str, shift: i64) -> bool {
    let Some(theirs) = theirs else { return ours.is_none() };
    let Some(ours) = ours else { return false };
    let Some((first, last)) = instant::extent(ours) else { return false };
    let (first, last) = (instant::moved_years(first, shift), instant::moved_years(last, shift));
    let theirs = theirs.replace(' ', "T");
    let Some((start, end)) = instant::extent(&theirs) else { return false };
    let half_day = if names_half_day(text) { 0 } else { 43_200 };
    let near = |a: i64, b: i64| a == b || half_day > 0 && theirs.contains('T') && (a - b).abs() == half_day;
    match edge {
        Edge::First => near(first, start) || near(last + 1, start),
        Edge::Last => near(last, end) || near(last + 1, start) || near(first, start),
    }
}

/// `2016-11-07T17:30` and `T17:30`.
fn same_clock(ours: &str, timex: &str, text: &str) -> bool {
    let clock = |edtf: &str| -> Option<(i64, i64)> {
        let mut parts = edtf.split_once('T')?.1.split(':').map(|part| part.parse::<i64>().ok());
        Some((parts.next()??, parts.next().flatten().unwrap_or(0)))
    };
    let marked = names_half_day(text);
    match (clock(ours), clock(timex)) {
        (Some((hour, minute)), Some((their_hour, their_minute))) => {
            minute == their_minute && (hour == their_hour || !marked && (hour - their_hour).abs() == 12)
        }
        _ => false,
    }
}

/// `P3.5Y` and `P42M`, `PT60M` and `PT1H` are not written alike by the source: only equal text counts,
/// with trailing zeros dropped.
fn same_duration(ours: &str, timex: &str) -> bool {
    ours == timex
}
