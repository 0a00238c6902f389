//! Weeks and their days: 本周, 下周三, 周日，2月10日.

use super::super::number;
use super::calendar::Unit;
use super::{Point, Precision, Reader};

impl Reader<'_> {
    /// 一 … 六, 日, 天 after 周: which day, and where it ends.
    pub(super) fn weekday_sign(&self, at: usize) -> Option<(i64, usize)> {
        let sign = self.rest(at).chars().next()?;
        let day = "一二三四五六日天".chars().position(|c| c == sign)?;
        Some((i64::try_from(day).ok()?.min(6) + 1, at + sign.len_utf8()))
    }

    /// The week `offset` weeks from that of the text, or a day of it.
    pub(super) fn week(&self, offset: i64, end: usize) -> Point {
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
    pub(super) fn weekday(&self, at: usize) -> Option<Point> {
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
    pub(super) fn with_weekday(&self, point: Point) -> Point {
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
}
