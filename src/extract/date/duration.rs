//! Lengths of time, and places counted by them: 三年, 15个工作日内, 今后五年, 三个月后, 每两年.

use super::super::decimal::Decimal;
use super::calendar::{Partial, Unit};
use super::lapse::{Lapse, iso, precision};
use super::words::{Class, Length, READ};
use super::{DateKind, Limit, Precision, Reader, TimeExpression};
use crate::text::span::Span;

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
                // 计划的前三年: of the plan, not of the text's own time.
                Class::Next | Class::Last if before == Some('的') && ["前", "后"].contains(&word) => {
                    let lapse = self.lapse(start)?;
                    let part = self.place(at, lapse.end, None, None, precision(lapse.unit()));
                    Some(TimeExpression { rule: "date.relative.part", ..part })
                }
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
            .filter(|end| !self.rest(*end).starts_with(['部', '容', '外', '涵', '阁', '需', '乱', '战']))
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
        let to = self.reference.and_then(|now| lapse.added(now, 1)).filter(|_| !lapse.over);
        let from = self.reference.filter(|_| to.is_some()).map(|now| Partial { time: None, ..now });
        TimeExpression { limits, rule, ..self.place(at, end, from, to, precision(lapse.unit())) }
    }

    /// From so long ago to now.
    fn since(&self, at: usize, lapse: &Lapse, end: usize) -> TimeExpression {
        let from = self.reference.and_then(|now| lapse.added(now, -1));
        let to = self.reference.filter(|_| from.is_some()).map(|now| Partial { time: None, ..now });
        let from = from.filter(|_| !lapse.over);
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
        // 二十多年前 lies before that year, 二十多年后 after it.
        let from = from.filter(|_| sign > 0 || !lapse.over);
        let to = to.filter(|_| sign < 0 || !lapse.over);
        TimeExpression { rule, ..self.place(at, end, from, to, precision(unit)) }
    }

    /// 未来三年, 今后五年内: a term, unless the words before only look ahead.
    fn ahead(&self, at: usize, start: usize, floor: usize) -> Option<TimeExpression> {
        let start = self.spaces(self.eat(start, &["的"]).unwrap_or(start));
        let lapse = self.lapse(start)?;
        let end = self.eat(lapse.end, &["以内", "之内", "内", "间", "里"]).unwrap_or(lapse.end);
        let horizon = READ.horizons.longest_at_end(&self.text[floor..at]).is_some();
        let limits = if horizon { Limit::No } else { Limit::Yes };
        Some(self.until(at, &lapse, end, limits, "date.relative.ahead"))
    }

    /// 近三年, 过去十年来.
    fn back(&self, at: usize, start: usize) -> Option<TimeExpression> {
        let start = self.spaces(self.eat(start, &["的"]).unwrap_or(start));
        // 过去的2025年 was that year.
        if self.year(start).is_some() {
            return None;
        }
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

    fn adjacent(&self, at: usize, lapse: &Lapse, sign: i64) -> TimeExpression {
        let near = Lapse { parts: vec![(Decimal::from(1), lapse.unit())], over: false, ..lapse.clone() };
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
        if let Some(weekend) = self.eat(end, &["末"]).filter(|_| self.text[..end].ends_with('周')) {
            end = self
                .period(weekend)
                .filter(|time| time.precision == Precision::Time)
                .map_or(weekend, |time| time.end);
        } else if let Some((_, after)) = self.weekday_after(end) {
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
