//! Points and periods on the calendar: 2022年8月2日, 明年6月, 上半年, 周三, “十五五”期间, 本世纪中叶.

use super::super::number;
use super::calendar::{Partial, Unit, month_days};
use super::clock::timed;
use super::words::{Class, READ};
use super::{Point, Precision, Reader};

/// A whole number of a date, with how it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Whole {
    pub(super) value: i64,
    pub(super) end: usize,
    /// Digits 0–9, 0 for a Chinese numeral.
    pub(super) digits: usize,
}

/// What joins two ends of a period.
const CONNECTORS: [&str; 10] = ["——", "--", "—", "–", "－", "-", "~", "～", "至", "到"];

impl Reader<'_> {
    /// The whole number at `at`, in digits or as a Chinese numeral.
    pub(super) fn whole(&self, at: usize) -> Option<Whole> {
        let digits = self.rest(at).bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            let value = self.rest(at)[..digits].parse().ok()?;
            return Some(Whole { value, end: at + digits, digits });
        }
        if !self.rest(at).starts_with(number::is_numeral) {
            return None;
        }
        let mut number = number::read(self.text, at)?;
        if let Some(point) = number.span.of(self.text).find('点') {
            number = number::read(&self.text[..at + point], at)?;
        }
        let plain = number.to.is_none() && !number.over;
        Some(Whole { value: number.value.to_i64()?, end: number.span.end, digits: 0 }).filter(|_| plain)
    }

    /// A point, or two of them joined: 8月至11月, 1995—1997年, 2015年和2018年之间.
    pub(super) fn period(&self, at: usize) -> Option<Point> {
        if let Some(point) = self.plan(at).or_else(|| self.century(at)).or_else(|| self.both_years(at)) {
            return Some(point);
        }
        if let Some((from, to, end)) = self.hours(at) {
            let today = self.reference.filter(|reference| reference.day.is_some()).unwrap_or_default();
            let (from, to) = (timed(today, from), timed(today, to));
            return Some(self.made(from, to, end, Precision::Time, "date.range").of_text());
        }
        let Some(first) = self.point(at) else { return self.short_range(at) };
        self.continued(at, first).or(Some(first))
    }

    /// The period that `first` opens, if a connector and a second point follow.
    fn continued(&self, start: usize, first: Point) -> Option<Point> {
        let after = self.eat(first.end, &["起"]).unwrap_or(first.end);
        let gap = self.spaces(after);
        let joined = self.eat(gap, &CONNECTORS);
        let (next, pair) = match joined {
            Some(next) => (self.spaces(next), false),
            None => (self.eat(gap, &["和", "与"])?, true),
        };
        let open_day = matches!(first.precision, Precision::Day | Precision::Time);
        let second = self.inherited(next, open_day).or_else(|| self.point(next))?;
        let mut end = second.end;
        if pair {
            end = self.eat(end, &["之间", "间"])?;
        }
        let (from, mut to) = (first.from, second.to);
        // What the second point leaves out it has from the first.
        if second.yearless && !second.relative || to.year.is_none() || second.yearless && first.yearless {
            to.year = from.year;
        }
        if to.month.is_none() && to.day.is_some() {
            to.month = from.month;
        }
        if let (Some(mut time), None) = (to.time, to.month) {
            // 下午5点到|6点
            let first_hour = from.time.map_or(0, |time| time.hour);
            if first_hour >= 12
                && time.hour < 12
                && time.hour + 12 > first_hour - 1
                && !self.starts(next, "凌")
            {
                time.hour += 12;
            }
            to = timed(Partial { time: None, ..from }, time);
        }
        if second.yearless && to.month.is_some() && to.month < from.month {
            to.year = to.year.map(|year| year + 1);
        }
        let known =
            start < end && to.exists() && (from.year.is_none() || to.year.is_none() || from.year <= to.year);
        known.then_some(Point {
            from,
            to,
            end,
            precision: second.precision,
            relative: first.relative || second.relative,
            yearless: first.yearless,
            rule: "date.range",
        })
    }

    /// A day after a day, a time after a time, without what the first has named: 8日至|11日, 9点到|10点.
    fn inherited(&self, at: usize, open_day: bool) -> Option<Point> {
        if !open_day {
            return None;
        }
        let day = self.whole(at).filter(|day| (1..=31).contains(&day.value));
        if let Some(day) = day
            && let Some(end) = self.eat(day.end, &["日", "号"])
        {
            let date = Partial::day(None, None, day.value);
            let point = Point {
                from: date,
                to: date,
                end,
                precision: Precision::Day,
                relative: false,
                yearless: true,
                rule: "date.day",
            };
            return Some(self.with_clock(point));
        }
        let (time, end) = self.clock(at, true)?;
        let date = Partial { time: Some(time), ..Partial::default() };
        Some(Point {
            from: date,
            to: date,
            end,
            precision: Precision::Time,
            relative: false,
            yearless: true,
            rule: "date.time",
        })
    }

    /// A period whose first end is a bare number: 1—5月, 12-19日, 1985到89年9月, 2016至2018.
    fn short_range(&self, at: usize) -> Option<Point> {
        let first = self.whole(at)?;
        let next = self.spaces(self.eat(self.spaces(first.end), &CONNECTORS)?);
        if first.digits == 4 && (1500..2200).contains(&first.value) {
            if let Some(second) =
                self.point(next).filter(|second| second.from.year.is_some() && !second.yearless)
            {
                return Some(Point { from: Partial::year(first.value), rule: "date.range", ..second });
            }
            let second = self
                .whole(next)
                .filter(|second| second.digits == 4 && (first.value..2200).contains(&second.value))?;
            let ends = !self
                .rest(second.end)
                .starts_with(|c: char| c.is_alphanumeric() && !"年的前后间期之".contains(c));
            let date = Partial::year(second.value);
            return ends.then_some(Point {
                from: Partial::year(first.value),
                to: date,
                end: second.end,
                precision: Precision::Year,
                relative: false,
                yearless: false,
                rule: "date.range",
            });
        }
        self.months(self.this_year(), at)
    }

    /// 1—5月 of a year.
    fn months(&self, year: Option<i64>, at: usize) -> Option<Point> {
        let first = self.whole(at).filter(|first| (1..=12).contains(&first.value))?;
        let next = self.spaces(self.eat(self.spaces(first.end), &CONNECTORS)?);
        let month = self.month_of(year, next).filter(|month| month.precision == Precision::Month)?;
        let from = Partial::month(month.from.year, first.value);
        (Some(first.value) < month.from.month).then_some(Point { from, rule: "date.range", ..month })
    }

    /// One place on the calendar.
    pub(super) fn point(&self, at: usize) -> Option<Point> {
        let point =
            self.figures(at).or_else(|| self.beginning_with_year(at)).or_else(|| self.without_year(at));
        match point {
            Some(point) if point.precision == Precision::Day => {
                Some(self.with_clock(self.with_weekday(point)))
            }
            Some(point) => Some(point),
            None => {
                let (time, end) = self.clock(at, false)?;
                let today = self.reference.filter(|reference| reference.day.is_some()).unwrap_or_default();
                let date = Partial { time: Some(time), ..today };
                Some(self.made(date, date, end, Precision::Time, "date.time").of_text())
            }
        }
    }

    fn made(
        &self,
        from: Partial,
        to: Partial,
        end: usize,
        precision: Precision,
        rule: &'static str,
    ) -> Point {
        Point { from, to, end, precision, relative: false, yearless: false, rule }
    }

    /// The year of the text.
    fn this_year(&self) -> Option<i64> {
        self.reference.and_then(|reference| reference.year)
    }

    /// 2019-05-27, 2019/4/19, 2019.9.6, 20240307
    fn figures(&self, at: usize) -> Option<Point> {
        let first = self.whole(at).filter(|whole| whole.digits > 0)?;
        let day = |year: i64, month: i64, day: i64, end: usize| {
            let date = Partial::day(Some(year), Some(month), day);
            let valid =
                (1000..=2999).contains(&year) && (1..=12).contains(&month) && date.exists() && day > 0;
            let ends = !self.rest(end).starts_with(|c: char| c.is_ascii_alphanumeric())
                || self.rest(end).starts_with('T');
            (valid && ends).then(|| self.made(date, date, end, Precision::Day, "date.day"))
        };
        if first.digits == 8 && (1900..2100).contains(&(first.value / 10_000)) {
            return day(first.value / 10_000, first.value / 100 % 100, first.value % 100, first.end);
        }
        let mark =
            self.rest(first.end).chars().next().filter(|mark| matches!(mark, '-' | '/' | '.' | ' '))?;
        let second = self.whole(first.end + 1).filter(|whole| (1..=2).contains(&whole.digits))?;
        let again = self.rest(second.end).chars().next().filter(|mark| matches!(mark, '-' | '/' | '.' | ' '));
        let third = again
            .and_then(|_| self.whole(second.end + 1))
            .filter(|third| third.digits > 0 && (again == Some(mark) || third.digits <= 2));
        match (first.digits, third) {
            // 2022 11 23, all figures written
            _ if mark == ' ' => {
                let third =
                    third.filter(|third| third.digits == 2 && second.digits == 2 && first.digits == 4)?;
                day(first.value, second.value, third.value, third.end)
            }
            (4, Some(third)) if third.digits <= 2 => day(first.value, second.value, third.value, third.end),
            // 2019-05-2718:30 runs into its time.
            (4, Some(third)) if third.digits == 4 && self.starts(third.end, ":") => {
                let end = third.end - 2;
                let date = Partial::day(Some(first.value), Some(second.value), third.value / 100);
                date.exists().then(|| self.made(date, date, end, Precision::Day, "date.day"))
            }
            (4, None) if mark != '/' && second.digits == 2 && (1..=12).contains(&second.value) => {
                let date = Partial::month(Some(first.value), second.value);
                let plausible = (1900..2100).contains(&first.value) && mark == '.' || mark == '-';
                plausible.then(|| self.made(date, date, second.end, Precision::Month, "date.month"))
            }
            // 3/3/2015
            (1..=2, Some(third)) if third.digits == 4 && mark == '/' => {
                let swapped = first.value > 12;
                let (month, of_month) =
                    if swapped { (second.value, first.value) } else { (first.value, second.value) };
                day(third.value, month, of_month, third.end)
            }
            // 09-01 before a time of day
            (2, None) if mark == '-' && second.digits == 2 && self.starts(second.end, " ") => {
                let date = Partial::day(self.this_year(), Some(first.value), second.value);
                let timed = self.clock(second.end + 1, false).is_some();
                let valid = (1..=12).contains(&first.value) && second.value > 0 && date.exists();
                (valid && timed)
                    .then(|| self.made(date, date, second.end, Precision::Day, "date.day").of_text())
            }
            _ => None,
        }
    }

    /// The year at `at` and where it ends: 2022年, 二〇三五年, 98年4月, 明年.
    fn year(&self, at: usize) -> Option<(Option<i64>, usize, bool)> {
        if let Some((word, class)) = READ.words.longest(self.rest(at)) {
            return match class {
                Class::Year(offset) => {
                    let year = self.this_year().map(|year| year + offset);
                    Some((year, at + word.len(), true))
                }
                _ => None,
            };
        }
        let whole = self.whole(at)?;
        let end = self.eat(self.spaces(whole.end), &["年"])?;
        let written = &self.text[at..whole.end];
        let read_out = whole.digits == 0 && written.chars().all(|c| number::digit(c).is_some());
        let figures = if whole.digits > 0 { whole.digits } else { written.chars().count() };
        if (whole.digits == 4 || read_out && figures == 4) && (1500..2200).contains(&whole.value) {
            return Some((Some(whole.value), end, false));
        }
        if written == "两千" && self.month_of(None, end).is_some() {
            return Some((Some(2000), end, false));
        }
        // 98年4月, 07年, 零七年: two figures are a year where they cannot be a number of years.
        let short = figures == 2 && (whole.digits == 2 || read_out);
        let leading_zero = written.starts_with(['0', '零', '〇']);
        let followed = self.part_of_year(Some(0), end).is_some() || self.month_of(None, end).is_some();
        if short && (leading_zero || followed || read_out) {
            let century = if whole.value <= 30 { 2000 } else { 1900 };
            return Some((Some(century + whole.value), end, false));
        }
        None
    }

    fn beginning_with_year(&self, at: usize) -> Option<Point> {
        let start = self.eat(at, &["公元"]).unwrap_or(at);
        let (year, end, relative) = self.year(start)?;
        let end = self.eat(end, &["度"]).filter(|end| !self.starts(*end, "假")).unwrap_or(end);
        let part_at = self.eat(self.spaces(end), &["的"]).unwrap_or_else(|| self.spaces(end));
        let part = self
            .months(year, part_at)
            .or_else(|| self.part_of_year(year, part_at))
            .or_else(|| self.month_of(year, part_at))
            .or_else(|| self.holiday(year, part_at));
        let point = match part {
            Some(part) => part,
            None => {
                let whole = Partial { year, ..Partial::default() };
                self.made(
                    whole,
                    whole,
                    end,
                    Precision::Year,
                    if relative { "date.relative.year" } else { "date.year" },
                )
            }
        };
        Some(Point { relative, yearless: false, ..point })
    }

    /// 上半年, 年底, 第三季度, 前11个月, 第2周 of a year.
    fn part_of_year(&self, year: Option<i64>, at: usize) -> Option<Point> {
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
    fn quarter(&self, at: usize) -> Option<(i64, i64, usize)> {
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
    fn in_month(&self, year: Option<i64>, month: i64, end: usize) -> Point {
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
            let joined = CONNECTORS[8..].iter().any(|word| rest.starts_with(word));
            (at == end && (ends || joined)).then_some(day.end)
        };
        match marked.or_else(|| ranged().map(|_| day.end)).or_else(bare) {
            Some(end) => self.made(date, date, end, Precision::Day, "date.day"),
            None => whole,
        }
    }

    /// 第二周, 第一个星期三, 最后一个星期一 of a month.
    fn week_of_month(&self, year: Option<i64>, month: i64, at: usize) -> Option<Point> {
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

    /// A day with a name, in that year.
    fn holiday(&self, year: Option<i64>, at: usize) -> Option<Point> {
        match READ.words.longest(self.rest(at))? {
            (word, &Class::Holiday(month, day)) => {
                let date = Partial::day(year, Some(month), day);
                Some(self.made(date, date, at + word.len(), Precision::Day, "date.holiday"))
            }
            _ => None,
        }
    }

    /// 一 … 六, 日, 天 after 周: which day, and where it ends.
    pub(super) fn weekday_sign(&self, at: usize) -> Option<(i64, usize)> {
        let sign = self.rest(at).chars().next()?;
        let day = "一二三四五六日天".chars().position(|c| c == sign)?;
        Some((i64::try_from(day).ok()?.min(6) + 1, at + sign.len_utf8()))
    }

    /// A place that names no year: 8月2日, 本月底, 下周三, 明天, 29日, 国庆节.
    fn without_year(&self, at: usize) -> Option<Point> {
        let year = self.this_year();
        if let Some((word, class)) = READ.words.longest(self.rest(at)) {
            let end = at + word.len();
            match *class {
                Class::Month(offset) => {
                    let month = self.reference.and_then(|reference| reference.plus(offset, Unit::Month));
                    let Some(Partial { year, month: Some(month), .. }) = month else {
                        let point = self.in_month(None, 1, end);
                        let open = Partial {
                            day: point.from.day.filter(|_| point.rule == "date.day"),
                            ..Partial::default()
                        };
                        return Some(Point { from: open, to: open, ..point }.of_text());
                    };
                    return Some(self.in_month(year, month, end).of_text());
                }
                Class::Week(offset) => return Some(self.week(offset, end).of_text()),
                Class::Day(offset) => {
                    let day = self
                        .reference
                        .and_then(|reference| reference.plus(offset, Unit::Day))
                        .unwrap_or_default();
                    return Some(self.made(day, day, end, Precision::Day, "date.relative.day").of_text());
                }
                Class::Evening(offset) | Class::Morning(offset) => {
                    let day = self
                        .reference
                        .and_then(|reference| reference.plus(offset, Unit::Day))
                        .unwrap_or_default();
                    let point = self.made(day, day, end, Precision::Day, "date.relative.day").of_text();
                    let evening = matches!(class, Class::Evening(_));
                    return Some(self.clock_after(point, end, if evening { 12 } else { 0 }).unwrap_or(point));
                }
                Class::Holiday(..) => return self.holiday(year, at).map(Point::of_text),
                Class::Part(..) | Class::Season(_) => {
                    return self.part_of_year(year, at).map(|part| part.of_text());
                }
                Class::Last | Class::Next => {}
                _ => return None,
            }
        }
        if let Some((first, last, end)) = self.quarter(at).filter(|_| !self.text[..at].ends_with('个')) {
            let (from, to) = (Partial::month(year, first), Partial::month(year, last));
            return Some(self.made(from, to, end, Precision::Month, "date.quarter").of_text());
        }
        if let Some(end) = self.eat(at, &["本季度", "上季度", "下季度", "上个季度", "下个季度", "这个季度"])
        {
            let offset = if self.starts(at, "上") {
                -3
            } else if self.starts(at, "下") {
                3
            } else {
                0
            };
            let open = self
                .made(Partial::default(), Partial::default(), end, Precision::Month, "date.quarter")
                .of_text();
            let quarter = self.reference.and_then(|reference| {
                let first = (reference.month? - 1) / 3 * 3 + 1;
                let from = Partial::month(reference.year, first).plus(offset, Unit::Month)?;
                Some((from, from.plus(2, Unit::Month)?))
            });
            let Some((from, to)) = quarter else { return Some(open) };
            return Some(match self.eat(end, &["末", "底"]) {
                Some(end) => Point { from: to, to, end, ..open },
                None => Point { from, to, ..open },
            });
        }
        if let Some(month) = self.month_of(year, at) {
            return Some(Point { yearless: true, ..month });
        }
        if let Some(point) = self.weekday(at) {
            return Some(point);
        }
        if let Some(word) =
            ["月底", "月末", "月初", "上半月", "下半月"].into_iter().find(|word| self.starts(at, word))
        {
            let (year, month) =
                self.reference.map_or((None, None), |reference| (reference.year, reference.month));
            let Some(month) = month else {
                let open = Partial::default();
                return Some(self.made(open, open, at + word.len(), Precision::Day, "date.part").of_text());
            };
            // 月末|期: the third is part of another word.
            return Some(self.in_month(year, month, at).of_text()).filter(|point| point.end > at);
        }
        // 29日 in the month of the text; 30日内 and 三日 are lengths.
        let day = self.whole(at).filter(|day| (1..=31).contains(&day.value) && day.digits <= 2)?;
        let end = self.eat(day.end, &["日", "号"])?;
        let timed = self.clock(end, true).is_some();
        let rest = self.rest(end);
        let length =
            rest.starts_with(['内', '以', '之', '前', '后', '游', '报', '元', '本', '语', '常', '均']);
        let dated = day.digits > 0 && self.starts(day.end, "日") && !length || timed;
        let open = self.text[..at].ends_with(['〕', ']', '第', '每']);
        let month = self.reference.and_then(|reference| reference.month);
        let date = Partial::day(year.filter(|_| month.is_some()), month, day.value);
        (dated && !open && date.exists()).then(|| Point {
            yearless: true,
            ..self.made(date, date, end, Precision::Day, "date.day").of_text()
        })
    }

    /// The week `offset` weeks from that of the text, or a day of it.
    fn week(&self, offset: i64, end: usize) -> Point {
        let week = self.reference.and_then(|reference| reference.week(offset));
        let after = self.eat(end, &["周", "星期"]).unwrap_or(end);
        if let Some(weekend) = self.eat(end, &["末"]) {
            let days =
                week.and_then(|(_, sunday)| Some((sunday.plus(-1, Unit::Day)?, sunday))).unwrap_or_default();
            return self.made(days.0, days.1, weekend, Precision::Day, "date.relative.week");
        }
        match self.weekday_sign(after) {
            Some((weekday, end)) => {
                let day =
                    week.and_then(|(monday, _)| monday.plus(weekday - 1, Unit::Day)).unwrap_or_default();
                self.made(day, day, end, Precision::Day, "date.relative.weekday")
            }
            None => {
                let (monday, sunday) = week.unwrap_or_default();
                self.made(monday, sunday, end, Precision::Week, "date.relative.week")
            }
        }
    }

    /// 周三, 星期日, with a date after it: 周日，2月10日.
    fn weekday(&self, at: usize) -> Option<Point> {
        let end = self.eat(at, &["周", "星期", "礼拜"])?;
        let (weekday, end) = self.weekday_sign(end)?;
        // 两|周一次, 一周|一次: a count of weeks.
        let counted = self.text[..at]
            .ends_with(|c: char| number::is_numeral(c) || c.is_ascii_digit() || "每上下本这隔".contains(c));
        if counted || self.rest(end).starts_with(['次', '个', '年', '期', '岁', '天']) {
            return None;
        }
        let next = self.spaces(self.eat(end, &["，", ","]).unwrap_or(end));
        if next > end
            && let Some(date) = self
                .figures(next)
                .or_else(|| self.beginning_with_year(next))
                .or_else(|| self.without_year(next))
            && date.precision == Precision::Day
            && matches!(date.rule, "date.day")
        {
            return Some(date);
        }
        let week = self.reference.and_then(|reference| reference.week(0));
        let day = week.and_then(|(monday, _)| monday.plus(weekday - 1, Unit::Day)).unwrap_or_default();
        Some(Point {
            yearless: true,
            ..self.made(day, day, end, Precision::Day, "date.relative.weekday").of_text()
        })
    }

    /// 8月2日（星期二）: the weekday says nothing new.
    fn with_weekday(&self, point: Point) -> Point {
        let end = self.spaces(point.end);
        let open = self.eat(end, &["（", "(", "，", ",", ""]).unwrap_or(end);
        let closed = self.starts(end, "（") || self.starts(end, "(");
        let named =
            self.eat(self.spaces(open), &["星期", "周", "礼拜"]).and_then(|end| self.weekday_sign(end));
        let Some((_, end)) = named.filter(|_| point.rule == "date.day") else { return point };
        if closed {
            return match self.eat(end, &["）", ")"]) {
                Some(end) => Point { end, ..point },
                None => point,
            };
        }
        let counted = self.rest(end).starts_with(['次', '个', '年', '期']);
        if counted { point } else { Point { end, ..point } }
    }

    /// “十五五”期间: the five-year plans lie five years apart; the sixth began in 1981.
    fn plan(&self, at: usize) -> Option<Point> {
        let start = self.eat(at, &["“", "「", "\"", "‘"]).unwrap_or(at);
        let number_end =
            ["十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十", "九", "八", "七", "六"]
                .into_iter()
                .zip([11, 12, 13, 14, 15, 16, 17, 18, 10, 9, 8, 7, 6])
                .find(|(word, _)| self.starts(start, word) && self.starts(start + word.len(), "五"));
        let (word, number) = number_end?;
        let end = start + word.len() + "五".len();
        let quoted = self.eat(end, &["”", "」", "\"", "’"]);
        if (start > at) != quoted.is_some() {
            return None;
        }
        let end = quoted.unwrap_or(end);
        let first = 1981 + 5 * (number - 6);
        let (from, to) = (Partial::year(first), Partial::year(first + 4));
        if let Some(end) = self.eat(end, &["期间", "时期", "阶段"]) {
            let end = self.eat(end, &["末期", "末"]).unwrap_or(end);
            let from = if self.text[..end].ends_with(['末']) || self.text[..end].ends_with("末期") {
                to
            } else {
                from
            };
            return Some(self.made(from, to, end, Precision::Year, "date.period.plan"));
        }
        let end = self.eat(end, &["末期", "末", "收官之年"])?;
        Some(self.made(to, to, end, Precision::Year, "date.period.plan"))
    }

    /// 18世纪, 上世纪80年代, 本世纪中叶, 九十年代.
    fn century(&self, at: usize) -> Option<Point> {
        let named = ["本世纪", "上个世纪", "上世纪", "下个世纪", "下世纪"]
            .into_iter()
            .find(|word| self.starts(at, word));
        let (first, end) = match named {
            Some(word) => {
                let offset = if word.starts_with('上') { -1 } else { i64::from(word.starts_with('下')) };
                (self.this_year().map(|year| (year / 100 + offset) * 100), at + word.len())
            }
            None => {
                let number = self.whole(at).filter(|number| (1..100).contains(&number.value))?;
                match self.eat(number.end, &["世纪"]) {
                    Some(end) if number.value <= 30 => (Some((number.value - 1) * 100), end),
                    Some(_) => return None,
                    None => return self.decade(None, at),
                }
            }
        };
        let relative = |point: Point| if named.is_some() { point.of_text() } else { point };
        if let Some(decade) = self.decade(first, end) {
            return Some(relative(decade));
        }
        let year = |offset: i64| Partial { year: first.map(|first| first + offset), ..Partial::default() };
        for (words, from, to) in
            [(["中叶", "中期"], 50, 50), (["末叶", "末"], 80, 100), (["初叶", "初"], 0, 19)]
        {
            if let Some(end) = self.eat(end, &words) {
                // 到本世纪末 is until 2100.
                let from = if words[1] == "末" && named == Some("本世纪") { to } else { from };
                let rule = if named.is_some() { "date.horizon" } else { "date.decade" };
                let to = if words[1] == "末" && named.is_none() { 99 } else { to };
                return Some(relative(self.made(year(from), year(to), end, Precision::Decade, rule)));
            }
        }
        Some(relative(self.made(year(0), year(99), end, Precision::Century, "date.decade")))
    }

    /// 80年代, 九十年代 of a century; without one, of the last in which it lies.
    fn decade(&self, first: Option<i64>, at: usize) -> Option<Point> {
        let number =
            self.whole(at).filter(|number| (0..100).contains(&number.value) && number.value % 10 == 0)?;
        let mut end = self.eat(number.end, &["年代"])?;
        let first = match (first, self.this_year()) {
            (Some(first), _) => Some(first),
            (None, Some(year)) if year % 100 >= number.value => Some(year / 100 * 100),
            (None, Some(year)) => Some(year / 100 * 100 - 100),
            (None, None) => None,
        };
        let (mut from, mut to) = (number.value, number.value + 9);
        if let Some(after) = self.eat(end, &["初期", "前期", "初"]) {
            (to, end) = (number.value + 2, after);
        } else if let Some(after) = self.eat(end, &["末期", "后期", "末"]) {
            (from, end) = (number.value + 7, after);
        } else if let Some(after) = self.eat(end, &["中期"]) {
            (from, to, end) = (number.value + 4, number.value + 6, after);
        }
        let year = |offset: i64| Partial { year: first.map(|first| first + offset), ..Partial::default() };
        Some(self.made(year(from), year(to), end, Precision::Decade, "date.decade"))
    }

    /// 今明两年
    fn both_years(&self, at: usize) -> Option<Point> {
        let end = self.eat(at, &["今明两年", "今明"]).filter(|_| self.starts(at, "今明两年"))?;
        let year =
            |offset| Partial { year: self.this_year().map(|year| year + offset), ..Partial::default() };
        Some(self.made(year(0), year(1), end, Precision::Year, "date.relative.year").of_text())
    }
}

impl Point {
    /// The same, counted from the time of the text.
    fn of_text(self) -> Self {
        Self { relative: true, ..self }
    }
}
