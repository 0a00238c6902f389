//! Lengths of time, and places counted by them: 三年, 15个工作日内, 今后五年, 三个月后, 每两年.

use super::super::decimal::Decimal;
use super::super::number;
use super::calendar::{Partial, Unit};
use super::words::{Class, Length, READ};
use super::{DateKind, Limit, Precision, Reader, TimeExpression};
use crate::text::span::Span;

/// A length of time as the words give it.
#[derive(Clone, Debug)]
struct Lapse {
    end: usize,
    /// Parts by unit, greatest first as a rule: 两年零三个月.
    parts: Vec<(Decimal, Unit)>,
    /// The longer one of a range, in the unit of the last part.
    to: Option<Decimal>,
}

impl Lapse {
    /// `from` so much later, or earlier with `sign` −1; none for a range or an odd fraction.
    fn added(&self, from: Partial, sign: i64) -> Option<Partial> {
        if self.to.is_some() {
            return None;
        }
        let mut date = from;
        for (count, unit) in &self.parts {
            // 一年半 is eighteen months, 两个半月 two months and fifteen days.
            let finer = match unit {
                Unit::Year => Some((12, Unit::Month)),
                Unit::Month => Some((30, Unit::Day)),
                Unit::Day => Some((24, Unit::Hour)),
                Unit::Hour => Some((60, Unit::Minute)),
                _ => None,
            };
            let (count, unit) = match (count.to_i64(), finer) {
                (Some(count), _) => (count, *unit),
                (None, Some((factor, finer))) if *unit != Unit::Month => {
                    (count.times(Decimal::from(factor))?.to_i64()?, finer)
                }
                (None, _) => {
                    let whole =
                        count.plus(Decimal::new(-5, 1)?)?.to_i64().filter(|_| *unit == Unit::Month)?;
                    date = date.plus(sign * whole, Unit::Month)?;
                    (15, Unit::Day)
                }
            };
            let time = date.time;
            date = date.plus(count.checked_mul(sign)?, unit)?;
            if date.time.is_none() && unit >= Unit::Day && self.parts.len() > 1 {
                date.time = time;
            }
        }
        Some(date)
    }

    /// The unit of which the sum is exact.
    fn grain(&self) -> Unit {
        match self.parts[..] {
            [(count, unit)] if count.to_i64().is_none() => match unit {
                Unit::Year => Unit::Month,
                Unit::Month => Unit::Day,
                Unit::Hour => Unit::Minute,
                other => other,
            },
            _ => self.unit(),
        }
    }

    fn unit(&self) -> Unit {
        self.parts.last().map_or(Unit::Day, |(_, unit)| *unit)
    }
}

/// An ISO 8601 duration: `P3Y`, `P8DT20H`, `P0.5M`.
fn iso(parts: &[(Decimal, Unit)]) -> Option<String> {
    let mut parts = parts.to_vec();
    parts.sort_by_key(|(_, unit)| std::cmp::Reverse(*unit));
    let (mut date, mut time) = (String::new(), String::new());
    for (count, unit) in parts {
        let (factor, letter) = match unit {
            Unit::Century => (100, 'Y'),
            Unit::Year => (1, 'Y'),
            Unit::Quarter => (3, 'M'),
            Unit::Month | Unit::Minute => (1, 'M'),
            Unit::Week => (1, 'W'),
            Unit::Day | Unit::Workday => (1, 'D'),
            Unit::Hour => (1, 'H'),
            Unit::Second => (1, 'S'),
        };
        let count = count.times(Decimal::from(factor))?;
        let out = if unit < Unit::Day { &mut time } else { &mut date };
        *out += &format!("{count}{letter}");
    }
    if time.is_empty() { Some(format!("P{date}")) } else { Some(format!("P{date}T{time}")) }
}

impl Reader<'_> {
    /// A length of time, or what is counted by one.
    pub(super) fn length(&self, at: usize, before: Option<char>, floor: usize) -> Option<TimeExpression> {
        if let Some(time) = self.frequency(at) {
            return Some(time);
        }
        if before == Some('第') || self.starts(at, "第") {
            return None;
        }
        if let Some((word, class)) = READ.words.longest(self.rest(at)) {
            let start = at + word.len();
            let beside = !before.is_some_and(|b| b.is_alphabetic() && !"的在是".contains(b));
            return match class {
                Class::Ahead => self.ahead(at, start, floor),
                Class::Back => self
                    .back(at, start)
                    .filter(|_| *word != *"近" || !before.is_some_and(|b| "附最将接邻靠临".contains(b))),
                Class::Next if beside => self.next(at, start),
                Class::Last if beside => self.last(at, start),
                Class::Hence => {
                    let lapse = self.lapse(start)?;
                    Some(self.hence(at, &lapse, lapse.end, 1))
                }
                _ => None,
            };
        }
        let lapse = self.lapse(at)?;
        self.counted(at, before, lapse)
    }

    /// A length with the word after it: 内, 后, 前, 以来 make a place of it.
    fn counted(&self, at: usize, before: Option<char>, lapse: Lapse) -> Option<TimeExpression> {
        let end = lapse.end;
        if let Some(end) = self
            .eat(end, &["以内", "之内", "内"])
            .filter(|end| !self.rest(*end).starts_with(['部', '容', '外', '涵', '阁', '需']))
        {
            return Some(self.until(at, &lapse, end, Limit::Yes, "date.relative.within"));
        }
        if let Some(end) = self
            .eat(end, &["以来", "来"])
            .filter(|end| !self.rest(*end).starts_with(['自', '源', '往', '访', '华']))
        {
            return Some(self.since(at, &lapse, end));
        }
        if let Some(end) = self
            .eat(end, &["之后", "以后", "后"])
            .filter(|end| !self.rest(*end).starts_with(['续', '备', '期']))
        {
            return Some(self.hence(at, &lapse, end, 1));
        }
        if let Some(end) = self.eat(end, &["之前", "以前", "前"]) {
            return Some(self.hence(at, &lapse, end, -1));
        }
        // One digit of a name or an adverb is no length: 一天天, 多年.
        if before == Some('多') {
            return None;
        }
        let from = iso(&lapse.parts);
        let to = lapse.to.and_then(|to| iso(&[(to, lapse.unit())]));
        let end = self.eat(end, &["以上", "以下", "左右", "上下"]).unwrap_or(end);
        Some(TimeExpression {
            span: Span::new(at, end),
            kind: DateKind::Duration,
            from,
            to,
            precision: Precision::None,
            limits: Limit::No,
            rule: "date.duration",
        })
    }

    /// A number with its unit, and more of them: 三年, 两年零三个月, 3—5年, 五分半.
    fn lapse(&self, at: usize) -> Option<Lapse> {
        let mut parts: Vec<(Decimal, Unit)> = Vec::new();
        let mut end = at;
        let mut start = at;
        let mut to = None;
        while let Some((count, upper, unit, after)) =
            self.lapse_part(start, parts.last().map(|(_, unit)| *unit))
        {
            if parts.len() >= 4 || parts.iter().any(|(_, other)| *other == unit) {
                break;
            }
            parts.push((count, unit));
            end = after;
            to = upper;
            if to.is_some() {
                break;
            }
            start = self.eat(end, &["零", "又", "加"]).unwrap_or(end);
        }
        if parts.is_empty() {
            return None;
        }
        // 3年—5年, 13天—8周
        if parts.len() == 1
            && to.is_none()
            && let Some(next) = self.eat(end, &["——", "—", "–", "-", "~", "～", "至", "到"])
            && let Some((count, None, unit, after)) = self.lapse_part(next, None)
            && unit == parts[0].1
            && count > parts[0].0
        {
            (to, end) = (Some(count), after);
        }
        Some(Lapse { end, parts, to })
    }

    /// One count with its unit; the upper end where it is a range of counts.
    /// `last`: the unit before it, in two hours and ten minutes.
    fn lapse_part(&self, at: usize, last: Option<Unit>) -> Option<(Decimal, Option<Decimal>, Unit, usize)> {
        let lower = number::read(self.text, at)?;
        if lower.value <= Decimal::ZERO {
            return None;
        }
        let mut value = lower.value;
        let mut upper = lower.to;
        let mut end = lower.span.end;
        if let Some(next) = self
            .eat(end, &["——", "—", "–", "-", "~", "～", "至", "到"])
            .filter(|_| last.is_none() && upper.is_none())
            && let Some(higher) = number::read(self.text, next).filter(|higher| higher.to.is_none())
            && self.unit(self.spaces(higher.span.end)).is_some()
        {
            let scale = Decimal::from(higher.scale);
            if higher.scale > 1 && lower.scale == 1 && value.times(scale)? < higher.value {
                value = value.times(scale)?;
            }
            if value < higher.value {
                (upper, end) = (Some(higher.value), higher.span.end);
            }
        }
        let mut unit_at = self.spaces(end);
        // 两个半月, 一个多月
        let mut half = false;
        if let Some(after) = self.eat(unit_at, &["个半"]) {
            (half, unit_at) = (true, after);
        } else if let Some(after) = self.eat(unit_at, &["个多", "多个"]) {
            unit_at = after;
        }
        // 两小时十分, 8天20时, 五分三十秒, 五分半: 分 and 时 alone are other units.
        let inside = |word: &str, unit: Unit, fits: bool| {
            (fits && self.starts(unit_at, word)).then_some((Length::Of(unit), unit_at + word.len()))
        };
        let minute = || {
            let after = unit_at + "分".len();
            let half = self.starts(after, "半") && !self.starts(after, "半年");
            last == Some(Unit::Hour)
                || half
                || number::read(self.text, after).is_some_and(|seconds| self.starts(seconds.span.end, "秒"))
        };
        let short = || {
            inside("时", Unit::Hour, last == Some(Unit::Day))
                .or_else(|| inside("钟", Unit::Hour, half))
                .or_else(|| inside("分", Unit::Minute, self.starts(unit_at, "分") && minute()))
        };
        let (length, mut end) = self.unit(unit_at).or_else(short)?;
        let unit = match length {
            Length::Of(unit) => unit,
            Length::QuarterHour => {
                value = value.times(Decimal::from(15))?;
                Unit::Minute
            }
            Length::None => return None,
        };
        // 十月 and 5月 are months of a year; 5个月 is a length.
        if unit == Unit::Month
            && self.starts(unit_at, "月")
            && !half
            && self.text[..unit_at].ends_with(|c: char| !"多余半".contains(c))
        {
            return None;
        }
        // 三年半, 一年多
        if let Some(after) =
            self.eat(end, &["半"]).filter(|after| !self.rest(*after).starts_with(['载', '岛', '导', '径']))
        {
            (half, end) = (true, after);
            end = self.eat(end, &["钟"]).unwrap_or(end);
        } else if let Some(after) = self.eat(end, &["多", "余"]) {
            end = after;
        }
        if half {
            value = value.plus(Decimal::new(5, 1)?)?;
        }
        Some((value, upper, unit, end))
    }

    /// The unit of duration at `at`, unless a longer word begins there.
    fn unit(&self, at: usize) -> Option<(Length, usize)> {
        let (word, length) = READ.units.longest(self.rest(at))?;
        Some((*length, at + word.len()))
    }

    fn place(
        &self,
        at: usize,
        end: usize,
        from: Option<Partial>,
        to: Option<Partial>,
        precision: Precision,
    ) -> TimeExpression {
        let edtf = |partial: Option<Partial>| partial.and_then(|partial| partial.edtf());
        TimeExpression {
            span: Span::new(at, end),
            kind: DateKind::Relative,
            from: edtf(from),
            to: edtf(to),
            precision,
            limits: Limit::No,
            rule: "date.relative.counted",
        }
    }

    /// From now to so much later.
    fn until(
        &self,
        at: usize,
        lapse: &Lapse,
        end: usize,
        limits: Limit,
        rule: &'static str,
    ) -> TimeExpression {
        let to = self.reference.and_then(|now| lapse.added(now, 1));
        let from = self.reference.filter(|_| to.is_some()).map(|now| Partial { time: None, ..now });
        TimeExpression { limits, rule, ..self.place(at, end, from, to, precision(lapse.unit())) }
    }

    /// From so long ago to now.
    fn since(&self, at: usize, lapse: &Lapse, end: usize) -> TimeExpression {
        let from = self.reference.and_then(|now| lapse.added(now, -1));
        let to = self.reference.filter(|_| from.is_some()).map(|now| Partial { time: None, ..now });
        TimeExpression {
            rule: "date.relative.since",
            ..self.place(at, end, from, to, precision(lapse.unit()))
        }
    }

    /// So long from now, in one direction; as exact as the unit.
    fn hence(&self, at: usize, lapse: &Lapse, end: usize, sign: i64) -> TimeExpression {
        let rule = if sign > 0 { "date.relative.after" } else { "date.relative.ago" };
        let unit = lapse.grain();
        let day = self.reference.and_then(|now| lapse.added(now, sign));
        let (from, to) = match (day, unit) {
            (Some(day), Unit::Year | Unit::Century) => {
                let year = Partial { year: day.year, ..Partial::default() };
                (Some(year), Some(year))
            }
            (Some(day), Unit::Month | Unit::Quarter) => {
                let month = Partial { day: None, time: None, ..day };
                (Some(month), Some(month))
            }
            (Some(day), Unit::Week) => match day.week(0) {
                Some((monday, sunday)) => (Some(monday), Some(sunday)),
                None => (None, None),
            },
            (day, _) => (day, day),
        };
        TimeExpression { rule, ..self.place(at, end, from, to, precision(unit)) }
    }

    /// 未来三年, 今后五年内: a term, unless the words before only look ahead.
    fn ahead(&self, at: usize, start: usize, floor: usize) -> Option<TimeExpression> {
        let start = self.eat(start, &["的"]).unwrap_or(start);
        let lapse = self.lapse(start)?;
        let end = self.eat(lapse.end, &["以内", "之内", "内", "间", "里"]).unwrap_or(lapse.end);
        let horizon = READ.horizons.longest_at_end(&self.text[floor..at]).is_some();
        let limits = if horizon { Limit::No } else { Limit::Yes };
        Some(self.until(at, &lapse, end, limits, "date.relative.ahead"))
    }

    /// 近三年, 过去十年来.
    fn back(&self, at: usize, start: usize) -> Option<TimeExpression> {
        let start = self.eat(start, &["的"]).unwrap_or(start);
        let lapse = self.lapse(start).or_else(|| self.bare_months(start))?;
        let end = self.eat(lapse.end, &["以来", "来", "间", "里", "中"]).unwrap_or(lapse.end);
        Some(self.since(at, &lapse, end))
    }

    /// 下三天, 后三个月: the next whole units.
    fn next(&self, at: usize, start: usize) -> Option<TimeExpression> {
        let lapse = self.lapse(start)?;
        Some(self.adjacent(at, &lapse, 1))
    }

    /// 上两周, 前两年: the last whole units.
    fn last(&self, at: usize, start: usize) -> Option<TimeExpression> {
        let lapse = self.lapse(start).or_else(|| self.bare_months(start))?;
        Some(self.adjacent(at, &lapse, -1))
    }

    /// 近三月, 前两月: after such a word 月 is a length.
    fn bare_months(&self, at: usize) -> Option<Lapse> {
        let count = self.whole(at).filter(|count| (1..=36).contains(&count.value))?;
        let end = self.eat(count.end, &["月"])?;
        Some(Lapse { end, parts: vec![(Decimal::from(count.value), Unit::Month)], to: None })
    }

    fn adjacent(&self, at: usize, lapse: &Lapse, sign: i64) -> TimeExpression {
        let near = Lapse { parts: vec![(Decimal::from(1), lapse.unit())], ..lapse.clone() };
        let (near, far) = (self.hence(at, &near, lapse.end, sign), self.hence(at, lapse, lapse.end, sign));
        let rule = if sign > 0 { "date.relative.next" } else { "date.relative.last" };
        if sign > 0 {
            TimeExpression { from: near.from, rule, ..far }
        } else {
            TimeExpression { to: near.to, rule, ..far }
        }
    }

    /// 每年, 每两年, 每季度, 每隔三天, 每年9月.
    fn frequency(&self, at: usize) -> Option<TimeExpression> {
        let start = self.eat(at, &["每隔", "每"])?;
        let start = self.eat(start, &["个"]).filter(|start| !self.starts(*start, "人")).unwrap_or(start);
        let (parts, mut end) = match self.lapse(start) {
            Some(lapse) => (lapse.parts, lapse.end),
            None => {
                let (length, end) = self.unit(start).or_else(|| self.unit(self.eat(at, &["每"])?))?;
                let Length::Of(unit) = length else { return None };
                (vec![(Decimal::from(1), unit)], end)
            }
        };
        // 每年9月, 每周三, 每月4日, 每天晚上8点: when in it.
        let inside = self.eat(end, &["的"]).unwrap_or(end);
        if let Some((_, after)) = self.weekday_after(end) {
            end = self
                .period(after)
                .filter(|time| time.precision == Precision::Time)
                .map_or(after, |time| time.end);
        } else if let Some(day) =
            self.whole(end).filter(|day| (1..=31).contains(&day.value) && self.text[..end].ends_with('月'))
            && let Some(after) = self.eat(day.end, &["日", "号"])
        {
            end = after;
        } else if let Some(point) =
            self.period(inside).filter(|point| !point.rule.starts_with("date.relative"))
        {
            end = point.end;
        }
        Some(TimeExpression {
            span: Span::new(at, end),
            kind: DateKind::Frequency,
            from: iso(&parts),
            to: None,
            precision: Precision::None,
            limits: Limit::No,
            rule: "date.frequency.every",
        })
    }

    /// 三 of 每周三.
    fn weekday_after(&self, at: usize) -> Option<(i64, usize)> {
        if !self.text[..at].ends_with(['周', '期', '拜']) {
            return None;
        }
        let (day, end) = self.weekday_sign(at)?;
        let counted = self.rest(end).starts_with(['次', '个', '天', '小', '场', '期', '节']);
        (!counted).then_some((day, end))
    }
}

fn precision(unit: Unit) -> Precision {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Precision::Time,
        Unit::Day | Unit::Workday => Precision::Day,
        Unit::Week => Precision::Week,
        Unit::Month | Unit::Quarter => Precision::Month,
        Unit::Year => Precision::Year,
        Unit::Century => Precision::Century,
    }
}
