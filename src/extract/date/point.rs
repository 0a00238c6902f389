//! One place on the calendar: 2022年8月2日, 2019-05-27, 明年6月, 本月底, 国庆节.

use super::super::number;
use super::calendar::{Partial, Unit};
use super::words::{Class, READ};
use super::{Point, Precision, Reader};

impl Reader<'_> {
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

    pub(super) fn made(
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
    pub(super) fn this_year(&self) -> Option<i64> {
        self.reference.and_then(|reference| reference.year)
    }

    /// 2019-05-27, 2019/4/19, 2019.9.6, 20240307
    pub(super) fn figures(&self, at: usize) -> Option<Point> {
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
        let third = again.and_then(|_| self.whole(second.end + 1)).filter(|third| {
            third.digits > 0 && (again == Some(mark) || third.digits <= 2 && again != Some(' '))
        });
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
    pub(super) fn year(&self, at: usize) -> Option<(Option<i64>, usize, bool)> {
        if let Some((word, class)) = READ.words.longest(self.rest(at)) {
            return match class {
                Class::Year(offset) => {
                    let year = self.this_year().map(|year| year + offset);
                    Some((year, at + word.len(), true))
                }
                _ => None,
            };
        }
        // 民国三年: the first year of the Republic is 1912.
        if let Some(start) = self.eat(at, &["民国"]) {
            let number = self.whole(self.spaces(start)).filter(|number| (1..200).contains(&number.value))?;
            let end = self.eat(self.spaces(number.end), &["年"])?;
            return Some((Some(1911 + number.value), end, false));
        }
        let whole = self.whole(at)?;
        let end = self.eat(self.spaces(whole.end), &["年"])?;
        let written = &self.text[at..whole.end];
        let read_out = whole.digits == 0 && written.chars().all(|c| number::digit(c).is_some());
        let figures = if whole.digits > 0 { whole.digits } else { written.chars().count() };
        if (whole.digits == 4 || read_out && figures == 4) && (1500..2200).contains(&whole.value) {
            return Some((Some(whole.value), end, false));
        }
        // 两千零四年
        if whole.digits == 0 && written.starts_with("两千") && (2001..2200).contains(&whole.value) {
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

    pub(super) fn beginning_with_year(&self, at: usize) -> Option<Point> {
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

    /// A day with a name, in that year.
    pub(super) fn holiday(&self, year: Option<i64>, at: usize) -> Option<Point> {
        match READ.words.longest(self.rest(at))? {
            (word, &Class::Holiday(month, day)) => {
                let date = Partial::day(year, Some(month), day);
                Some(self.made(date, date, at + word.len(), Precision::Day, "date.holiday"))
            }
            _ => None,
        }
    }

    /// A place that names no year: 8月2日, 本月底, 下周三, 明天, 29日, 国庆节.
    pub(super) fn without_year(&self, at: usize) -> Option<Point> {
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
        if let Some(end) =
            self.eat(at, &["本季度", "上季度", "下季度", "上个季度", "下下个季度", "下个季度", "这个季度"])
        {
            let offset = if self.starts(at, "下下") {
                6
            } else if self.starts(at, "上") {
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
        let mut date = Partial::day(year.filter(|_| month.is_some()), month, day.value);
        if !date.exists() {
            // 29日 in February: another month is meant.
            date = Partial::day(None, None, day.value);
        }
        (dated && !open).then(|| Point {
            yearless: true,
            ..self.made(date, date, end, Precision::Day, "date.day").of_text()
        })
    }
}

impl Point {
    /// The same, counted from the time of the text.
    pub(super) fn of_text(self) -> Self {
        Self { relative: true, ..self }
    }
}
