//! Parts of a year and of a month: 上半年, 第三季度, 8月2日, 9月上旬, 8月第二周.

use super::calendar::{Partial, Unit, month_days};
use super::period::CONNECTORS;
use super::words::{Class, READ};
use super::{Point, Precision, Reader};

impl Reader<'_> {
    /// 上半年, 年底, 第三季度, 前11个月, 第2周 of a year.
    pub(super) fn part_of_year(&self, year: Option<i64>, at: usize) -> Option<Point> {
        let months = |first: i64, last: i64, end: usize, rule: &'static str| {
            let whole = (first, last) == (1, 12);
            let (from, to) = if whole {
                (Partial { year, ..Partial::default() }, Partial { year, ..Partial::default() })
            } else {
                (Partial::month(year, first), Partial::month(year, last))
            };
            let precision = if whole { Precision::Year } else { Precision::Month };
            self.made(from, to, end, precision, rule)
        };
        if let Some((word, class)) = READ.words.longest(self.rest(at)) {
            match class {
                Class::Part(first, last) => return Some(months(*first, *last, at + word.len(), "date.part")),
                Class::Season(season) => {
                    let date = Partial::month(year, *season);
                    return Some(self.made(date, date, at + word.len(), Precision::Month, "date.season"));
                }
                _ => {}
            }
        }
        // 2030年|底, but 2022年|内部, 2022年|初步.
        if self.text[..at].ends_with(['年', '度'])
            && let Some((word, &(first, last))) = READ.after_year.longest(self.rest(at))
        {
            let after = self.rest(at + word.len());
            let other = after.starts_with([
                '部', '容', '外', '阁', '步', '期', '次', '级', '生', '衷', '心', '中', '蕴', '气', '下',
                '层', '座', '需',
            ]);
            if !other {
                return Some(months(first, last, at + word.len(), "date.part"));
            }
        }
        if let Some((first, last, end)) = self.quarter(at) {
            // 一季度末, 四季度初
            return Some(match self.eat(end, &["末", "底"]) {
                Some(end) => months(last, last, end, "date.part"),
                None => match self.eat(end, &["初"]).filter(|end| !self.starts(*end, "步")) {
                    Some(end) => months(first, first, end, "date.part"),
                    None => months(first, last, end, "date.quarter"),
                },
            });
        }
        let (ordinal, start) = match self.eat(at, &["第"]) {
            Some(start) => (true, start),
            None => (false, at),
        };
        let front = self.eat(at, &["前"]);
        let back = self.eat(at, &["后", "最后"]);
        let start = front.or(back).unwrap_or(start);
        if let Some(end) = self.eat(at, &["首月"]) {
            return Some(months(1, 1, end, "date.part"));
        }
        let count = self.whole(self.spaces(start))?;
        let unit_at = self.spaces(count.end);
        if let Some(end) = self.eat(unit_at, &["个月", "月"]) {
            if !(1..=12).contains(&count.value) {
                return None;
            }
            return match (ordinal, front, back) {
                (true, ..) if self.starts(unit_at, "个月") => {
                    Some(months(count.value, count.value, end, "date.part"))
                }
                (_, Some(_), _) => Some(months(1, count.value, end, "date.part")),
                (.., Some(_)) => Some(months(13 - count.value, 12, end, "date.part")),
                _ => None,
            };
        }
        if let Some(end) =
            self.eat(unit_at, &["天", "日"]).filter(|_| front.is_some() && (1..=31).contains(&count.value))
        {
            let day = |day| Partial::day(year, Some(1), day);
            return Some(self.made(day(1), day(count.value), end, Precision::Day, "date.part"));
        }
        if let Some(end) = self.eat(unit_at, &["天"]).filter(|_| ordinal) {
            let date = Partial::day(year, Some(1), 1).plus(count.value - 1, Unit::Day)?;
            return Some(self.made(date, date, end, Precision::Day, "date.part"));
        }
        let end = self.eat(unit_at, &["周", "个星期", "个礼拜", "个周"])?;
        if !(1..=53).contains(&count.value) {
            return None;
        }
        if ordinal {
            // The first week of a year is the one with its first Thursday (ISO 8601).
            let fourth = Partial::day(Some(year?), Some(1), 4);
            let (from, to) = fourth.week(count.value - 1)?;
            return Some(self.made(from, to, end, Precision::Week, "date.week"));
        }
        None
    }

    /// 一季度, 第三季度, Q1, 前三季度, 前两个季度: first and last month, and where it ends.
    pub(super) fn quarter(&self, at: usize) -> Option<(i64, i64, usize)> {
        if let Some(end) = self.eat(at, &["首季度", "首季"]) {
            return Some((1, 3, end));
        }
        if let Some(start) = self.eat(at, &["Q"]) {
            let number =
                self.whole(start).filter(|number| (1..=4).contains(&number.value) && number.digits == 1)?;
            let end = self.eat(number.end, &["季度"]).unwrap_or(number.end);
            let ends = !self.rest(end).starts_with(|c: char| c.is_ascii_alphanumeric());
            return ends.then_some((number.value * 3 - 2, number.value * 3, end));
        }
        let front = self.eat(at, &["前"]);
        let start = front.or_else(|| self.eat(at, &["第"])).unwrap_or(at);
        let number = self.whole(start).filter(|number| (1..=4).contains(&number.value))?;
        let end = match front {
            Some(_) => self.eat(number.end, &["个季度", "季度"])?,
            None => self.eat(number.end, &["季度"])?,
        };
        let first = if front.is_some() { 1 } else { number.value * 3 - 2 };
        Some((first, number.value * 3, end))
    }

    /// A month of a year, and what follows it: 8月, 8月2日, 8月上旬, 8月底, 8月第二周.
    pub(super) fn month_of(&self, year: Option<i64>, at: usize) -> Option<Point> {
        let number =
            self.whole(at).filter(|number| (1..=12).contains(&number.value) && number.digits <= 2)?;
        let end = self.eat(self.spaces(number.end), &["月"])?;
        let end = self.eat(end, &["份"]).unwrap_or(end);
        Some(self.in_month(year, number.value, end))
    }

    /// What follows a month that ends at `end`; the month itself if nothing does.
    pub(super) fn in_month(&self, year: Option<i64>, month: i64, end: usize) -> Point {
        let date = Partial::month(year, month);
        let whole = self.made(date, date, end, Precision::Month, "date.month");
        let at = self.eat(self.spaces(end), &["的"]).unwrap_or_else(|| self.spaces(end));
        if let Some((word, &(first, last))) = READ.thirds.longest(self.rest(at))
            && !self.rest(at + word.len()).starts_with(['步', '期', '次', '级', '衷', '心', '部', '层'])
        {
            let last = if last == 0 { month_days(year, month) } else { last };
            let day = |day| Partial::day(year, Some(month), day);
            return self.made(day(first), day(last), at + word.len(), Precision::Day, "date.part");
        }
        if let Some(point) = self.week_of_month(year, month, at) {
            return point;
        }
        let front = self.eat(at, &["前"]);
        if let Some(days) =
            front.and_then(|start| self.whole(start)).filter(|days| (1..=31).contains(&days.value))
            && let Some(end) = self.eat(days.end, &["天", "日"])
        {
            let day = |day| Partial::day(year, Some(month), day);
            return self.made(day(1), day(days.value), end, Precision::Day, "date.part");
        }
        let Some(day) = self.whole(at).filter(|day| (1..=31).contains(&day.value) && day.digits <= 2) else {
            return whole;
        };
        let mut date = Partial::day(year, Some(month), day.value);
        if !date.exists() {
            // 29 February of a year that has none: which year is meant stays open.
            date.year = None;
        }
        let marked = self.eat(self.spaces(day.end), &["日", "号"]);
        // 8月12-19日: the mark stands after the second day.
        let ranged = || {
            let next = self.eat(day.end, &CONNECTORS)?;
            let other = self.whole(next).filter(|other| (1..=31).contains(&other.value))?;
            self.eat(other.end, &["日", "号"])
        };
        let bare = || {
            let rest = self.rest(day.end);
            let ends = !rest.starts_with(|c: char| c.is_alphanumeric() || "%％.:：".contains(c));
            let joined = ["至", "到"].iter().any(|word| rest.starts_with(word));
            (at == end && (ends || joined)).then_some(day.end)
        };
        match marked.or_else(|| ranged().map(|_| day.end)).or_else(bare) {
            Some(end) => self.made(date, date, end, Precision::Day, "date.day"),
            None => whole,
        }
    }

    /// 第二周, 第一个星期三, 最后一个星期一 of a month.
    pub(super) fn week_of_month(&self, year: Option<i64>, month: i64, at: usize) -> Option<Point> {
        let last = self.eat(at, &["最后一个"]);
        let (count, after) = match last {
            Some(after) => (0, after),
            None => {
                let count =
                    self.whole(self.eat(at, &["第"])?).filter(|count| (1..=5).contains(&count.value))?;
                (count.value, self.eat(count.end, &["个"]).unwrap_or(count.end))
            }
        };
        let end = self.eat(after, &["星期", "礼拜", "周"])?;
        let weekday = self.weekday_sign(end);
        if year.is_none() {
            let date = Partial::month(None, month);
            let (precision, end) = weekday.map_or((Precision::Week, end), |(_, end)| (Precision::Day, end));
            return Some(self.made(date, date, end, precision, "date.week"));
        }
        let first = Partial::day(year, Some(month), 1);
        let target = weekday.map_or(1, |(weekday, _)| weekday);
        let date = if last.is_some() {
            let end_of_month = Partial::day(year, Some(month), month_days(year, month));
            end_of_month.plus(-(end_of_month.weekday()? - target).rem_euclid(7), Unit::Day)?
        } else {
            first.plus((target - first.weekday()?).rem_euclid(7) + (count - 1) * 7, Unit::Day)?
        };
        Some(match weekday {
            Some((_, end)) => self.made(date, date, end, Precision::Day, "date.day"),
            None => self.made(date, date.plus(6, Unit::Day)?, end, Precision::Week, "date.week"),
        })
    }
}
