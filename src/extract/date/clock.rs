//! Times of day, after a date or with a word that marks them: 下午3点半, 15:30, 零时.

use super::super::number;
use super::calendar::{Partial, Time, Unit};
use super::{Point, Precision, Reader};

/// Words for a part of the day, and whether they move an hour past noon.
const PARTS: [(&str, Part); 22] = [
    ("凌晨", Part::Morning),
    ("清晨", Part::Morning),
    ("早上", Part::Morning),
    ("早晨", Part::Morning),
    ("早间", Part::Morning),
    ("上午", Part::Morning),
    ("中午", Part::Noon),
    ("正午", Part::Noon),
    ("下午", Part::Evening),
    ("晏昼", Part::Evening),
    ("午后", Part::Evening),
    ("傍晚", Part::Evening),
    ("晚上", Part::Evening),
    ("晚间", Part::Evening),
    ("夜间", Part::Night),
    ("夜里", Part::Night),
    ("半夜", Part::Night),
    ("深夜", Part::Night),
    ("午夜", Part::Night),
    ("早", Part::Morning),
    ("晚", Part::Evening),
    ("夜", Part::Night),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Morning,
    Noon,
    Evening,
    /// Evening hours are past noon, small ones are not.
    Night,
}

impl Reader<'_> {
    /// The time of day at `at`. `attached`: a date stands before it, so that 三点 is no list of points.
    pub(super) fn clock(&self, at: usize, attached: bool) -> Option<(Time, usize)> {
        let about = self.eat(at, &["大约", "大概", "约"]);
        let at = about.unwrap_or(at);
        let part = PARTS.iter().find(|(word, _)| self.starts(at, word));
        let start = part.map_or(at, |(word, _)| at + word.len());
        let (mut time, end, certain) = self.hour(start)?;
        if !(certain || attached || part.is_some() || about.is_some()) {
            return None;
        }
        let past_noon = match part.map(|(_, part)| part) {
            Some(Part::Evening) => time.hour < 12,
            Some(Part::Noon) => time.hour < 10,
            Some(Part::Night) => (6..12).contains(&time.hour),
            _ => false,
        };
        let (end, pm) = match ["pm", "PM", "p.m.", "p", "am", "AM"]
            .into_iter()
            .find(|word| self.starts(end, word))
        {
            Some(word) if !self.rest(end + word.len()).starts_with(|c: char| c.is_ascii_alphanumeric()) => {
                (end + word.len(), word.starts_with(['p', 'P']) && time.hour < 12)
            }
            _ => (end, false),
        };
        if past_noon || pm {
            time.hour += 12;
        }
        // 晚上十二点 is the end of that day; EDTF has no hour 24, so that it begins the next.
        if time.hour == 12 && matches!(part, Some((_, Part::Evening | Part::Night))) {
            time.hour = 24;
        }
        Some((time, end))
    }

    /// The hour with what follows it, and whether it must be a time of day.
    fn hour(&self, at: usize) -> Option<(Time, usize, bool)> {
        let hour = self.whole(at).filter(|hour| (0..=24).contains(&hour.value) && hour.digits <= 2)?;
        if let Some((minute, end)) = self.five_minutes(at, hour.end) {
            return Some((Time { hour: hour.value, minute: Some(minute), second: None }, end, true));
        }
        let whole = |end: usize, certain: bool| {
            Some((Time { hour: hour.value, minute: None, second: None }, end, certain))
        };
        let sixtieth =
            |at: usize| self.whole(at).filter(|part| (0..60).contains(&part.value) && part.digits <= 2);
        if let Some(after) = self.eat(hour.end, &[":", "："]).filter(|_| hour.digits > 0) {
            let minute = sixtieth(after).filter(|minute| minute.digits == 2)?;
            let mut end = minute.end;
            let mut second = None;
            if let Some(part) = self.eat(end, &[":", "："]).and_then(sixtieth).filter(|part| part.digits == 2)
            {
                (second, end) = (Some(part.value), part.end);
            }
            end = self.eat(end, &["时"]).unwrap_or(end);
            return Some((Time { hour: hour.value, minute: Some(minute.value), second }, end, true));
        }
        if ["pm", "am", "PM", "AM"].iter().any(|word| self.starts(hour.end, word)) {
            return whole(hour.end, true);
        }
        let mark = self.eat(hour.end, &["点钟", "点", "时"])?;
        let struck = self.starts(hour.end, "点钟");
        if let Some(end) = self.eat(mark, &["半"]) {
            return Some((Time { hour: hour.value, minute: Some(30), second: None }, end, true));
        }
        if let Some(end) = self.eat(mark, &["整"]) {
            return whole(end, true);
        }
        if let Some(count) = self.whole(mark).filter(|count| (1..=3).contains(&count.value))
            && let Some(end) = self.eat(count.end, &["刻"])
        {
            return Some((
                Time { hour: hour.value, minute: Some(count.value * 15), second: None },
                end,
                true,
            ));
        }
        if let Some(minute) = sixtieth(mark) {
            let (mut end, mut second) = (minute.end, None);
            let marked = self.eat(end, &["分"]);
            if let Some(after) = marked {
                end = after;
                if let Some(part) = sixtieth(after)
                    && let Some(after) = self.eat(part.end, &["秒"])
                {
                    (second, end) = (Some(part.value), after);
                }
            }
            // 九点二十, 九点零五; 三点一 may be a decimal.
            let two_figures = minute.digits == 2 || minute.value >= 10 || self.starts(mark, "零");
            // 五点五|分钟 is a length.
            if marked.is_some() && self.starts(end, "钟") {
                return None;
            }
            if marked.is_some() || two_figures {
                return Some((
                    Time { hour: hour.value, minute: Some(minute.value), second },
                    end,
                    marked.is_some(),
                ));
            }
        }
        // 十点以后, 十点许; 三点|建议 counts points.
        let bounded =
            ["以后", "以前", "之后", "之前", "左右", "许"].iter().any(|word| self.starts(mark, word));
        let end = self.eat(mark, &["许"]).unwrap_or(mark);
        // 零点 numbers nothing; 三点 as a line of its own neither.
        let midnight = self.text[at..hour.end].starts_with('零')
            && self.starts(hour.end, "点")
            && !self.rest(end).starts_with(number::is_numeral);
        let lone = self.row(at).is_some_and(|row| row.trim() == &self.text[at..end]);
        whole(end, struck || bounded || midnight || lone)
    }

    /// Cantonese counts minutes in fives, each a 字: 晏昼三点三, 三点搭半, 三点三个字. The minute, and where it ends.
    fn five_minutes(&self, at: usize, hour_end: usize) -> Option<(i64, usize)> {
        let mark = self.eat(hour_end, &["点"])?;
        let joined = self.eat(mark, &["踏", "搭"]);
        let start = joined.unwrap_or(mark);
        if let (Some(_), Some(end)) = (joined, self.eat(start, &["半"])) {
            return Some((30, end));
        }
        let fives = self.whole(start).filter(|fives| (1..12).contains(&fives.value))?;
        let fives = Some(fives).filter(|_| !self.starts(start, "零"))?;
        let named = self.eat(fives.end, &["个字"]);
        let ends = !self.rest(fives.end).starts_with(char::is_alphanumeric);
        let cantonese = self.text[..at].ends_with("晏昼") || joined.is_some();
        (named.is_some() || cantonese && ends).then(|| (fives.value * 5, named.unwrap_or(fives.end)))
    }

    /// A day with the time of day that follows it; a part of the day without an hour stays that day.
    pub(super) fn with_clock(&self, point: Point) -> Point {
        let at = self.eat(point.end, &["T", "-", "的"]).unwrap_or_else(|| self.spaces(point.end));
        if let Some((from, to, end)) = self.hours(at) {
            let (from, to) = (timed(point.from, from), timed(point.to, to));
            return Point { from, to, end, precision: Precision::Time, ..point };
        }
        if let Some(point) = self.clock_after(point, at, 0) {
            return point;
        }
        let part = PARTS.iter().find(|(word, _)| self.starts(point.end, word));
        match part {
            Some((word, _))
                if !self
                    .rest(point.end + word.len())
                    .starts_with(['会', '期', '已', '日', '于', '就', '些', '宴']) =>
            {
                Point { end: point.end + word.len(), ..point }
            }
            _ => point,
        }
    }

    /// A day with the time of day at `at`; `shift` is 12 when the day was named by its evening.
    pub(super) fn clock_after(&self, point: Point, at: usize, shift: i64) -> Option<Point> {
        let (mut time, end) = self.clock(at, true)?;
        if time.hour < 12 {
            time.hour += shift;
        }
        let date = |date: Partial| timed(date, time);
        Some(Point { from: date(point.from), to: date(point.to), end, precision: Precision::Time, ..point })
    }

    /// 早上五到六点, 9~12点半: two hours of which the first lacks its mark.
    pub(super) fn hours(&self, at: usize) -> Option<(Time, Time, usize)> {
        let part =
            PARTS.iter().find(|(word, _)| self.starts(at, word)).map_or(at, |(word, _)| at + word.len());
        let first = self.whole(part).filter(|hour| (0..24).contains(&hour.value) && hour.digits <= 2)?;
        let next = self.eat(first.end, &["——", "-", "–", "—", "~", "～", "至", "到"])?;
        let (second, end, _) = self.hour(next)?;
        let clear = part > at || second.minute.is_some() || self.text[next..end].contains("点钟");
        if !clear || second.hour <= first.value {
            return None;
        }
        let evening = PARTS.iter().any(|(word, part)| self.starts(at, word) && *part == Part::Evening);
        let shift = if evening && second.hour <= 12 { 12 } else { 0 };
        let first = Time { hour: first.value + shift, minute: None, second: None };
        Some((first, Time { hour: second.hour + shift, ..second }, end))
    }
}

/// A day at a time; hour 24 begins the next day.
pub(super) fn timed(date: Partial, time: Time) -> Partial {
    if time.hour < 24 {
        return Partial { time: Some(time), ..date };
    }
    let next = Partial { time: None, ..date }.plus(1, Unit::Day).unwrap_or(date);
    Partial { time: Some(Time { hour: 0, ..time }), ..next }
}
