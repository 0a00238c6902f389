//! Long periods: “十五五”期间, 本世纪中叶, 上世纪80年代, 今明两年.

use super::calendar::Partial;
use super::{Point, Precision, Reader};

impl Reader<'_> {
    /// “十五五”期间: the five-year plans lie five years apart; the sixth began in 1981.
    pub(super) fn plan(&self, at: usize) -> Option<Point> {
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
    pub(super) fn century(&self, at: usize) -> Option<Point> {
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
    pub(super) fn decade(&self, first: Option<i64>, at: usize) -> Option<Point> {
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
    pub(super) fn both_years(&self, at: usize) -> Option<Point> {
        let end = self.eat(at, &["今明两年", "今明"]).filter(|_| self.starts(at, "今明两年"))?;
        let year =
            |offset| Partial { year: self.this_year().map(|year| year + offset), ..Partial::default() };
        Some(self.made(year(0), year(1), end, Precision::Year, "date.relative.year").of_text())
    }
}
