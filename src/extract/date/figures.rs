//! Dates written in figures only: 2019-05-27, 2019/4/19, 20240307, 31/12/2019, 99-12-31; and those that
//! are dates only because nothing else stands beside them: 2018, 12/1.

use super::calendar::Partial;
use super::period::Whole;
use super::words::READ;
use super::{Point, Precision, Reader};

impl Reader<'_> {
    /// 2019-05-27, 2019/4/19, 2019.9.6, 20240307
    pub(super) fn figures(&self, at: usize) -> Option<Point> {
        let first = self.whole(at).filter(|whole| whole.digits > 0)?;
        if let Some(point) = self.lone_figures(at, first) {
            return Some(point);
        }
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
        // One of more figures, as in a telephone number or the number of a heading.
        let apart = |end: usize| {
            let other = |c: char| "/.%".contains(c) || c == mark;
            !self.text[..at].ends_with(other)
                && !self.rest(end).starts_with(|c: char| c.is_ascii_alphanumeric() || other(c))
        };
        if mark == '/' && self.text[..at].ends_with('/') {
            return None;
        }
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
            // 31/12/2019, 1/2/2020: with the year at the end the day comes first, unless it cannot.
            (1..=2, Some(third)) if mark == '/' && matches!(third.digits, 2 | 4) && apart(third.end) => {
                let year = if third.digits == 4 { third.value } else { short_year(third.value) };
                day(year, second.value, first.value, third.end)
                    .or_else(|| day(year, first.value, second.value, third.end))
            }
            // 99-12-31, 27-7-3; 3-7-07 can only end with its year.
            (2, Some(third)) if mark == '-' && third.digits <= 2 && apart(third.end) => {
                day(short_year(first.value), second.value, third.value, third.end)
            }
            (1, Some(third)) if mark == '-' && self.starts(second.end, "-0") && apart(third.end) => {
                let year = Some(third).filter(|third| third.digits == 2)?;
                day(short_year(year.value), second.value, first.value, third.end)
            }
            // 09-01 before a time of day
            (2, None) if mark == '-' && second.digits == 2 && self.starts(second.end, " ") => {
                let timed = self.clock(second.end + 1, false).is_some();
                self.month_and_day(first, second).filter(|_| timed)
            }
            _ => None,
        }
    }

    /// 2050 before 净零; 2018 as a line of its own or among other years (the head of a table); 12/1 as the whole text, for
    /// on a line of its own it may number a page.
    fn lone_figures(&self, at: usize, first: Whole) -> Option<Point> {
        if first.digits == 4 && (1900..2100).contains(&first.value) {
            let is_year = |word: &str| {
                word.len() == 4 && word.parse::<i64>().is_ok_and(|year| (1900..2100).contains(&year))
            };
            let years = self.row(at).is_some_and(|row| row.split_ascii_whitespace().all(is_year));
            let year = Partial::year(first.value);
            let rest = self.rest(self.spaces(first.end));
            if READ.names(rest) {
                return Some(self.made(year, year, first.end, Precision::Year, "date.year"));
            }
            return years.then(|| self.made(year, year, first.end, Precision::Year, "date.year.figure"));
        }
        let mark = self.rest(first.end).chars().next().filter(|mark| "-/·".contains(*mark))?;
        let second = self.whole(first.end + mark.len_utf8())?;
        let figures = (1..=2).contains(&first.digits) && (1..=2).contains(&second.digits);
        self.month_and_day(first, second).filter(|_| figures && self.is_all(at, second.end))
    }

    /// Whether a year of three figures with a month stands in the text. Nothing but a year has a month
    /// after it, so that 119年前 in such a text is before 2030 and not so long ago.
    pub(super) fn counts_from_republic(&self) -> bool {
        self.text.match_indices('年').any(|(at, _)| {
            let before = self.text[..at].trim_end_matches(' ');
            let figures = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let recent = before.ends_with(|_| true) && before[before.len() - figures..].starts_with('1');
            figures == 3 && recent && self.month_of(None, self.spaces(at + '年'.len_utf8())).is_some()
        })
    }

    fn month_and_day(&self, month: Whole, day: Whole) -> Option<Point> {
        let date = Partial::day(self.this_year(), Some(month.value), day.value);
        let valid = (1..=12).contains(&month.value) && day.value > 0 && date.exists();
        valid.then(|| Point {
            yearless: true,
            ..self.made(date, date, day.end, Precision::Day, "date.day").of_text()
        })
    }

    /// The line that `at` lies in, if it is as short as a cell or a row of a table.
    pub(super) fn row(&self, at: usize) -> Option<&str> {
        let before = self.text.get(self.text.floor_char_boundary(at.saturating_sub(ROW))..at)?;
        let after = self.rest(at).get(..self.rest(at).floor_char_boundary(ROW))?;
        let start = match before.rfind('\n') {
            Some(end) => at - before.len() + end + 1,
            None => Some(0).filter(|_| before.len() == at)?,
        };
        let end = match after.find('\n') {
            Some(end) => at + end,
            None => Some(at + after.len()).filter(|end| *end == self.text.len())?,
        };
        self.text.get(start..end)
    }

    /// Whether the text says nothing but what stands at `span`: a cell, a query.
    pub(super) fn is_all(&self, start: usize, end: usize) -> bool {
        self.text.len() < ROW && self.text[..start].trim().is_empty() && self.rest(end).trim().is_empty()
    }
}

/// The longest line that is looked at as a row of a table, in bytes.
const ROW: usize = 120;

/// 27 → 2027, 89 → 1989.
pub(super) fn short_year(figures: i64) -> i64 {
    if figures <= 30 { 2000 + figures } else { 1900 + figures }
}
