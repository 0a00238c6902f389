//! [`Lapse`]: a length of time as the words give it: 三年, 两年零三个月, 3—5年, 五分半.

use super::super::decimal::Decimal;
use super::super::number;
use super::calendar::{Partial, Unit};
use super::words::{Length, READ};
use super::{Precision, Reader};

/// A length of time as the words give it.
#[derive(Clone, Debug)]
pub(super) struct Lapse {
    pub(super) end: usize,
    /// Parts by unit, greatest first as a rule: 两年零三个月.
    pub(super) parts: Vec<(Decimal, Unit)>,
    /// The longer one of a range, in the unit of the last part.
    pub(super) to: Option<Decimal>,
    /// Whether it is longer than said: 二十多年, 十余天.
    pub(super) over: bool,
}

impl Lapse {
    /// `from` so much later, or earlier with `sign` −1; none for a range or an odd fraction.
    pub(super) fn added(&self, from: Partial, sign: i64) -> Option<Partial> {
        if self.to.is_some() {
            return None;
        }
        let mut date = from;
        for (count, unit) in &self.parts {
            // 一年半 is eighteen months, 两个半月 two months and fifteen days.
            let finer = match unit {
                Unit::Year => Some((12, Unit::Month)),
                Unit::Month => Some((30, Unit::Day)),
                Unit::Day => Some((24, Unit::Hour)),
                Unit::Hour => Some((60, Unit::Minute)),
                _ => None,
            };
            let (count, unit) = match (count.to_i64(), finer) {
                (Some(count), _) => (count, *unit),
                (None, Some((factor, finer))) if *unit != Unit::Month => {
                    (count.times(Decimal::from(factor))?.to_i64()?, finer)
                }
                (None, _) => {
                    let whole =
                        count.plus(Decimal::new(-5, 1)?)?.to_i64().filter(|_| *unit == Unit::Month)?;
                    date = date.plus(sign * whole, Unit::Month)?;
                    (15, Unit::Day)
                }
            };
            let time = date.time;
            date = date.plus(count.checked_mul(sign)?, unit)?;
            if date.time.is_none() && unit >= Unit::Day && self.parts.len() > 1 {
                date.time = time;
            }
        }
        Some(date)
    }

    /// The unit of which the sum is exact.
    pub(super) fn grain(&self) -> Unit {
        match self.parts[..] {
            [(count, unit)] if count.to_i64().is_none() => match unit {
                Unit::Year => Unit::Month,
                Unit::Month => Unit::Day,
                Unit::Hour => Unit::Minute,
                other => other,
            },
            _ => self.unit(),
        }
    }

    pub(super) fn unit(&self) -> Unit {
        self.parts.last().map_or(Unit::Day, |(_, unit)| *unit)
    }
}

/// An ISO 8601 duration: `P3Y`, `P8DT20H`, `P0.5M`.
pub(super) fn iso(parts: &[(Decimal, Unit)]) -> Option<String> {
    let mut parts = parts.to_vec();
    parts.sort_by_key(|(_, unit)| std::cmp::Reverse(*unit));
    let (mut date, mut time) = (String::new(), String::new());
    for (count, unit) in parts {
        let (factor, letter) = match unit {
            Unit::Century => (100, 'Y'),
            Unit::Year => (1, 'Y'),
            Unit::Quarter => (3, 'M'),
            Unit::Month | Unit::Minute => (1, 'M'),
            Unit::Week => (1, 'W'),
            Unit::Day | Unit::Workday => (1, 'D'),
            Unit::Hour => (1, 'H'),
            Unit::Second => (1, 'S'),
        };
        let count = count.times(Decimal::from(factor))?;
        let out = if unit < Unit::Day { &mut time } else { &mut date };
        *out += &format!("{count}{letter}");
    }
    if time.is_empty() { Some(format!("P{date}")) } else { Some(format!("P{date}T{time}")) }
}

pub(super) fn precision(unit: Unit) -> Precision {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Precision::Time,
        Unit::Day | Unit::Workday => Precision::Day,
        Unit::Week => Precision::Week,
        Unit::Month | Unit::Quarter => Precision::Month,
        Unit::Year => Precision::Year,
        Unit::Century => Precision::Century,
    }
}

impl Reader<'_> {
    /// A number with its unit, and more of them: 三年, 两年零三个月, 3—5年, 五分半.
    pub(super) fn lapse(&self, at: usize) -> Option<Lapse> {
        let mut parts: Vec<(Decimal, Unit)> = Vec::new();
        let mut end = at;
        let mut start = at;
        let mut to = None;
        while let Some((count, upper, unit, after)) =
            self.lapse_part(start, parts.last().map(|(_, unit)| *unit))
        {
            if parts.len() >= 6 || parts.iter().any(|(_, other)| *other == unit) {
                break;
            }
            parts.push((count, unit));
            end = after;
            to = upper;
            if to.is_some() {
                break;
            }
            start = self.eat(end, &["零", "又", "加"]).unwrap_or(end);
        }
        if parts.is_empty() {
            return None;
        }
        // 3年—5年, 13天—8周
        if parts.len() == 1
            && to.is_none()
            && let Some(next) = self.eat(end, &["——", "—", "–", "-", "~", "～", "至", "到"])
            && let Some((count, None, unit, after)) = self.lapse_part(next, None)
            && unit == parts[0].1
            && count > parts[0].0
        {
            (to, end) = (Some(count), after);
        }
        let over = self.text[at..end].contains(['多', '余', '几', '数']);
        Some(Lapse { end, parts, to, over })
    }

    /// One count with its unit; the upper end where it is a range of counts.
    /// `last`: the unit before it, in two hours and ten minutes.
    pub(super) fn lapse_part(
        &self,
        at: usize,
        last: Option<Unit>,
    ) -> Option<(Decimal, Option<Decimal>, Unit, usize)> {
        if let Some(found) = self.one_and_a_half(at) {
            return Some(found);
        }
        let lower = self.number(at)?;
        if lower.value <= Decimal::ZERO {
            return None;
        }
        let mut value = lower.value;
        let mut upper = lower.to;
        let mut end = lower.span.end;
        if let Some(next) = self
            .eat(self.spaces(end), &["——", "—", "–", "―", "-", "~", "～", "至", "到"])
            .map(|next| self.spaces(next))
            .filter(|_| last.is_none() && upper.is_none())
            && let Some(higher) = self.number(next).filter(|higher| higher.to.is_none())
            && self.unit(self.spaces(higher.span.end)).is_some()
        {
            let scale = Decimal::from(higher.scale);
            if higher.scale > 1 && lower.scale == 1 && value.times(scale)? < higher.value {
                value = value.times(scale)?;
            }
            if value < higher.value {
                (upper, end) = (Some(higher.value), higher.span.end);
            }
        }
        let mut unit_at = self.spaces(end);
        // 两个半月, 一个多月
        let mut half = false;
        if let Some(after) = self.eat(unit_at, &["个半"]) {
            (half, unit_at) = (true, after);
        } else if let Some(after) = self.eat(unit_at, &["个多", "多个"]) {
            unit_at = after;
        }
        // 两小时十分, 8天20时, 五分三十秒, 五分半: 分 and 时 alone are other units.
        let inside = |word: &str, unit: Unit, fits: bool| {
            (fits && self.starts(unit_at, word)).then_some((Length::Of(unit), unit_at + word.len()))
        };
        let minute = || {
            let after = unit_at + "分".len();
            let half = self.starts(after, "半") && !self.starts(after, "半年");
            last == Some(Unit::Hour)
                || half
                || self.number(after).is_some_and(|seconds| self.starts(seconds.span.end, "秒"))
        };
        let short = || {
            inside("时", Unit::Hour, last == Some(Unit::Day))
                .or_else(|| inside("钟", Unit::Hour, half))
                .or_else(|| inside("分", Unit::Minute, self.starts(unit_at, "分") && minute()))
        };
        let (length, mut end) = self.unit(unit_at).or_else(short)?;
        let unit = match length {
            Length::Of(unit) => unit,
            Length::QuarterHour => {
                value = value.times(Decimal::from(15))?;
                Unit::Minute
            }
            Length::None => return None,
        };
        // 十月 and 5月 are months of a year; 5个月 is a length.
        if unit == Unit::Month
            && self.starts(unit_at, "月")
            && !half
            && self.text[..unit_at].ends_with(|c: char| !"多余半".contains(c))
        {
            return None;
        }
        // 三年半, 一年多
        if let Some(after) =
            self.eat(end, &["半"]).filter(|after| !self.rest(*after).starts_with(['载', '岛', '导', '径']))
        {
            (half, end) = (true, after);
            end = self.eat(end, &["钟"]).unwrap_or(end);
        } else if let Some(after) = self.eat(end, &["多", "余"]) {
            end = after;
        }
        if half {
            value = value.plus(Decimal::new(5, 1)?)?;
        }
        Some((value, upper, unit, end))
    }

    /// 个半小时, 分半钟: one and a half, with 一 left out.
    fn one_and_a_half(&self, at: usize) -> Option<(Decimal, Option<Decimal>, Unit, usize)> {
        let (unit, end) = [
            ("个半小时", Unit::Hour),
            ("个半钟", Unit::Hour),
            ("个半月", Unit::Month),
            ("分半钟", Unit::Minute),
        ]
        .into_iter()
        .find(|(word, _)| self.starts(at, word))
        .map(|(word, unit)| (unit, at + word.len()))?;
        let counted = self.text[..at].ends_with(|c: char| number::is_numeral(c) || c.is_ascii_alphanumeric());
        (!counted).then_some((Decimal::new(15, 1)?, None, unit, end))
    }

    /// The unit of duration at `at`, unless a longer word begins there.
    pub(super) fn unit(&self, at: usize) -> Option<(Length, usize)> {
        let (word, length) = READ.units.longest(self.rest(at))?;
        Some((*length, at + word.len()))
    }

    /// 近三月, 前两月: after such a word 月 is a length.
    pub(super) fn bare_months(&self, at: usize) -> Option<Lapse> {
        let count = self.whole(at).filter(|count| (1..=36).contains(&count.value))?;
        let end = self.eat(count.end, &["月"])?;
        Some(Lapse { end, parts: vec![(Decimal::from(count.value), Unit::Month)], to: None, over: false })
    }
}
