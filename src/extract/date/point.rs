//! One place on the calendar: 2022年8月2日, 2019-05-27, 明年6月, 本月底, 国庆节.

use super::super::number;
use super::calendar::{Partial, Unit};
use super::figures::short_year;
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
        // 113年4月: in a text with such years, years of the Republic (1912 is its first).
        let republic = self.republic || self.month_of(None, self.spaces(end)).is_some();
        if whole.digits == 3 && (100..150).contains(&whole.value) && republic {
            let length = self.rest(end).starts_with(['来', '间', '内', '历', '多', '余', '的']);
            return Some((Some(1911 + whole.value), end, false)).filter(|_| !length);
        }
        // 三六七年; in 789: so many years nobody waits.
        let after = self.rest(end);
        let within = after.starts_with(|c: char| "来间内前后里的历以之中时多余".contains(c));
        let placed = self.text[..at].ends_with(['在', '于']) && !within;
        if figures == 3 && whole.value >= 100 && (read_out || whole.digits == 3 && placed) {
            return Some((Some(whole.value), end, false));
        }
        // 98年4月, 07年, 零七年: two figures are a year where they cannot be a number of years.
        let short = figures == 2 && (whole.digits == 2 || read_out);
        let leading_zero = written.starts_with(['0', '零', '〇']);
        let followed = self.part_of_year(Some(0), end).is_some() || self.month_of(None, end).is_some();
        let alone = self.is_all(at, end);
        if short && (leading_zero || followed || read_out || alone) {
            return Some((Some(short_year(whole.value)), end, false));
        }
        None
    }

    pub(super) fn beginning_with_year(&self, at: usize) -> Option<Point> {
        let start = self.eat(at, &["公元"]).unwrap_or(at);
        let (year, end, relative) = self.year(start)?;
        let end = self.eat(end, &["度"]).filter(|end| !self.starts(*end, "假")).unwrap_or(end);
        let part_at = self.eat(self.spaces(end), &["的"]).unwrap_or_else(|| self.spaces(end));
        let part = self
            .same_month(year, part_at)
            .or_else(|| self.months(year, part_at))
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

    /// 去年本月, 去年同期: as far into that year as the text stands.
    fn same_month(&self, year: Option<i64>, at: usize) -> Option<Point> {
        if let Some(end) = self.eat(at, &["同期"]) {
            let whole = Partial { year, ..Partial::default() };
            return Some(self.made(whole, whole, end, Precision::Year, "date.relative.year"));
        }
        let end = self.eat(at, &["本月", "同月", "当月"])?;
        Some(self.in_month(year, self.reference?.month?, end))
    }

    /// A day with a name, in that year.
    pub(super) fn holiday(&self, year: Option<i64>, at: usize) -> Option<Point> {
        match READ.words.longest(self.rest(at))? {
            (word, &Class::Holiday(month, day)) => {
                let date = Partial::day(year, Some(month), day);
                Some(self.made(date, date, at + word.len(), Precision::Day, "date.holiday"))
            }
            (word, &Class::Sunday(month, count)) => {
                let first = Partial::day(year, Some(month), 1);
                let date = match first.weekday() {
                    Some(weekday) => first.plus(7 - weekday + (count - 1) * 7, Unit::Day)?,
                    None => Partial::month(year, month),
                };
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
                Class::Holiday(..) | Class::Sunday(..) => return self.holiday(year, at).map(Point::of_text),
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
        // 于12号, 从8号到: the number of a day; 第12号 is none, 12号文件 neither.
        let numbered = self.starts(day.end, "号")
            && self.text[..at].ends_with(['于', '在', '从', '自', '至', '到'])
            && !rest
                .starts_with(|c: char| c.is_alphanumeric() && !"前后起至到举召开将就正已上下抵".contains(c));
        let dated = day.digits > 0 && (self.starts(day.end, "日") && !length || numbered) || timed;
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
