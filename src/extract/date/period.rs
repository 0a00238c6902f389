//! Periods: two points joined, also where the first is only a number: 2021—2025年, 1—5月, 8日至11日.

use super::super::number;
use super::calendar::Partial;
use super::clock::timed;
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
pub(super) const CONNECTORS: [&str; 11] = ["——", "--", "—", "―", "–", "－", "-", "~", "～", "至", "到"];

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
        let mut number = self.number(at)?;
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
    pub(super) fn continued(&self, start: usize, first: Point) -> Option<Point> {
        let after = self.eat(first.end, &["起"]).unwrap_or(first.end);
        let gap = self.spaces(after);
        let joined = self.eat(gap, &CONNECTORS);
        let (next, pair) = match joined {
            Some(next) => (self.spaces(next), false),
            None => (self.eat(gap, &["和", "与"])?, true),
        };
        let open_day = matches!(first.precision, Precision::Day | Precision::Time);
        let second = self
            .inherited(next, open_day)
            .or_else(|| self.point(next))
            .or_else(|| self.century(next).filter(|point| point.relative))
            .or_else(|| self.bare_year(next).filter(|_| first.from.year.is_some() && !pair))?;
        let mut end = second.end;
        if pair {
            end = self.eat(end, &["之间", "间"])?;
        }
        let (from, mut to) = (first.from, second.to);
        // What the second point leaves out it has from the first.
        let horizon = second.rule == "date.horizon";
        if second.yearless && !second.relative
            || to.year.is_none() && !horizon
            || second.yearless && first.yearless
        {
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
    pub(super) fn inherited(&self, at: usize, open_day: bool) -> Option<Point> {
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

    /// 2009 in 2008.03-2009.
    fn bare_year(&self, at: usize) -> Option<Point> {
        let year = self.whole(at).filter(|year| year.digits == 4 && (1500..2200).contains(&year.value))?;
        let ends = !self.rest(year.end).starts_with(|c: char| c.is_alphanumeric() || "-/.".contains(c));
        let date = Partial::year(year.value);
        ends.then(|| self.made(date, date, year.end, Precision::Year, "date.year"))
    }

    /// A period whose first end is a bare number: 1—5月, 12-19日, 1985到89年9月, 2016至2018.
    pub(super) fn short_range(&self, at: usize) -> Option<Point> {
        if let Some(months) = self.months(self.this_year(), at) {
            return Some(months);
        }
        let first = self.whole(at)?;
        // 1998、1999年: two years in a row.
        let listed = self.eat(first.end, &["、"]).filter(|next| {
            self.whole(*next).is_some_and(|second| second.value == first.value + 1 && first.digits == 4)
        });
        let next = match listed {
            Some(next) => next,
            None => self.spaces(self.eat(self.spaces(first.end), &CONNECTORS)?),
        };
        // 1978, 一九七八
        let written = &self.text[at..first.end];
        let read_out = written.chars().count() == 4 && written.chars().all(|c| number::digit(c).is_some());
        if (first.digits == 4 || read_out) && (1500..2200).contains(&first.value) {
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
        None
    }

    /// 1—5月 of a year.
    pub(super) fn months(&self, year: Option<i64>, at: usize) -> Option<Point> {
        let first = self.whole(at).filter(|first| (1..=12).contains(&first.value))?;
        // 9、10月: two months in a row.
        let listed = self.eat(first.end, &["、"]);
        let next = match listed {
            Some(next) => next,
            None => self.spaces(self.eat(self.spaces(first.end), &CONNECTORS)?),
        };
        let month = self.month_of(year, next).filter(|month| month.precision == Precision::Month)?;
        let from = Partial::month(month.from.year, first.value);
        let follows = listed.is_none() || month.from.month == Some(first.value + 1);
        (follows && Some(first.value) < month.from.month).then_some(Point {
            from,
            rule: "date.range",
            ..month
        })
    }
}
