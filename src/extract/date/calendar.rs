//! Calendar arithmetic: dates known in part, and steps between them.

/// A date as far as it is known. What EDTF writes as `2022-08-02`, `2022-08`, `XXXX-08-02`, `2022-22`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Partial {
    pub(super) year: Option<i64>,
    /// 1–12; 21–24 for spring to winter, as EDTF level 1 numbers the seasons.
    pub(super) month: Option<i64>,
    pub(super) day: Option<i64>,
    pub(super) time: Option<Time>,
}

/// A time of day as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) hour: i64,
    pub(super) minute: Option<i64>,
    pub(super) second: Option<i64>,
}

/// A step on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    /// A day on which offices work.
    Workday,
    Week,
    Month,
    Quarter,
    Year,
    Century,
}

impl Partial {
    pub(super) fn year(year: i64) -> Self {
        Self { year: Some(year), ..Self::default() }
    }

    pub(super) fn month(year: Option<i64>, month: i64) -> Self {
        Self { year, month: Some(month), ..Self::default() }
    }

    pub(super) fn day(year: Option<i64>, month: Option<i64>, day: i64) -> Self {
        Self { year, month, day: Some(day), time: None }
    }

    /// Reads an EDTF date of level 0, with or without a time.
    pub(super) fn parse(edtf: &str) -> Option<Self> {
        let (date, time) = edtf.split_once('T').unwrap_or((edtf, ""));
        let mut parts = date.split('-');
        let mut part = |least: i64, most: i64| -> Option<Option<i64>> {
            let Some(part) = parts.next() else { return Some(None) };
            let value = part.parse().ok().filter(|value| (least..=most).contains(value))?;
            Some(Some(value))
        };
        let year = if date.starts_with("XXXX-") { part(0, 0).and(None) } else { Some(part(0, 9999)??) };
        let (month, day) = (part(1, 12)?, part(1, 31)?);
        let mut clock = time.trim_end_matches('Z').split(':').map(|part| part.parse::<i64>().ok());
        let hour = clock.next().flatten().filter(|hour| (0..24).contains(hour));
        let mut sixtieth = || clock.next().flatten().filter(|part| (0..60).contains(part));
        let time = hour.map(|hour| Time { hour, minute: sixtieth(), second: sixtieth() });
        Some(Self { year, month, day, time: time.filter(|_| day.is_some()) })
    }

    /// The date in EDTF; none where nothing is known.
    pub(super) fn edtf(&self) -> Option<String> {
        let mut out = match (self.year, self.month, self.day) {
            (None, None, None) => return None,
            (Some(year), ..) if !(0..=9999).contains(&year) => return None,
            (Some(year), ..) => format!("{year:04}"),
            (None, ..) => "XXXX".to_owned(),
        };
        match (self.month, self.day) {
            (Some(month), Some(day)) => out += &format!("-{month:02}-{day:02}"),
            (Some(month), None) => out += &format!("-{month:02}"),
            (None, Some(day)) => out += &format!("-XX-{day:02}"),
            (None, None) => {}
        }
        if let (Some(time), Some(_)) = (self.time, self.day) {
            out += &format!("T{:02}", time.hour);
            if let Some(minute) = time.minute {
                out += &format!(":{minute:02}");
                if let Some(second) = time.second {
                    out += &format!(":{second:02}");
                }
            }
        }
        Some(out)
    }

    /// Whether the calendar has such a day.
    pub(super) fn exists(&self) -> bool {
        match (self.month, self.day) {
            (Some(month), Some(day)) if month <= 12 => day <= month_days(self.year, month),
            _ => true,
        }
    }

    /// Days since 1970-01-01, for a whole date.
    pub(super) fn days(&self) -> Option<i64> {
        let (year, month, day) = (self.year?, self.month?, self.day?);
        // Hinnant, days_from_civil: https://howardhinnant.github.io/date_algorithms.html
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let of_era = year - era * 400;
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
    }

    /// The date `days` after 1970-01-01.
    pub(super) fn from_days(days: i64) -> Self {
        let days = days + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days - era * 146_097;
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self::day(Some(year), Some(month), of_year - (153 * shifted + 2) / 5 + 1)
    }

    /// 1 for Monday to 7 for Sunday, for a whole date.
    pub(super) fn weekday(&self) -> Option<i64> {
        Some((self.days()? + 3).rem_euclid(7) + 1)
    }

    /// The date `count` units later; none when it is not known well enough for that.
    pub(super) fn plus(self, count: i64, unit: Unit) -> Option<Self> {
        let date = Self { time: None, ..self };
        match unit {
            Unit::Year => date.with_months(count.checked_mul(12)?),
            Unit::Century => date.with_months(count.checked_mul(1200)?),
            Unit::Quarter => date.month.and(date.with_months(count.checked_mul(3)?)),
            Unit::Month => date.month.and(date.with_months(count)),
            Unit::Week => Some(Self::from_days(date.days()?.checked_add(count.checked_mul(7)?)?)),
            Unit::Day => Some(Self::from_days(date.days()?.checked_add(count)?)),
            Unit::Workday => date.with_workdays(count),
            Unit::Hour | Unit::Minute | Unit::Second => self.with_seconds(count, unit),
        }
    }

    fn with_months(self, count: i64) -> Option<Self> {
        let months = (self.year? * 12 + self.month.filter(|month| *month <= 12).unwrap_or(1) - 1)
            .checked_add(count)?;
        let year = Some(months.div_euclid(12)).filter(|year| (0..=9999).contains(year))?;
        if self.month.is_none() {
            return Some(Self::year(year));
        }
        let month = months.rem_euclid(12) + 1;
        let day = self.day.map(|day| day.min(month_days(Some(year), month)));
        Some(Self { year: Some(year), month: Some(month), day, time: None })
    }

    fn with_workdays(self, count: i64) -> Option<Self> {
        let mut date = self;
        for _ in 0..count.unsigned_abs().min(1000) {
            loop {
                date = Self::from_days(date.days()? + count.signum());
                if date.weekday()? <= 5 {
                    break;
                }
            }
        }
        Some(date)
    }

    /// A step of hours keeps the hour, one of minutes the minute.
    fn with_seconds(self, count: i64, unit: Unit) -> Option<Self> {
        let time = self.time?;
        let step = match unit {
            Unit::Hour => 3_600,
            Unit::Minute => 60,
            _ => 1,
        };
        let now = time.hour * 3_600 + time.minute.unwrap_or(0) * 60 + time.second.unwrap_or(0);
        let seconds = count.checked_mul(step)?.checked_add(now)?;
        let day =
            Self::from_days(Self { time: None, ..self }.days()?.checked_add(seconds.div_euclid(86_400))?);
        let of_day = seconds.rem_euclid(86_400);
        let time = Time {
            hour: of_day / 3_600,
            minute: (unit < Unit::Hour).then_some(of_day % 3_600 / 60),
            second: (unit < Unit::Minute).then_some(of_day % 60),
        };
        Some(Self { time: Some(time), ..day })
    }

    /// The Monday and the Sunday of the week `offset` weeks from this date's.
    pub(super) fn week(self, offset: i64) -> Option<(Self, Self)> {
        let monday = self.days()? - (self.weekday()? - 1) + offset * 7;
        Some((Self::from_days(monday), Self::from_days(monday + 6)))
    }
}

/// How many days a month has; 29 for February of an unknown year.
pub(super) fn month_days(year: Option<i64>, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => match year {
            Some(year) if year % 4 != 0 || (year % 100 == 0 && year % 400 != 0) => 28,
            _ => 29,
        },
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_and_count_back() {
        for days in (-200_000..200_000).step_by(7) {
            assert_eq!(Partial::from_days(days).days(), Some(days));
        }
        let day = Partial::parse("2022-08-02").unwrap();
        assert_eq!(day.weekday(), Some(2));
        assert_eq!(day.plus(-1, Unit::Month).unwrap().edtf().unwrap(), "2022-07-02");
        let leap = Partial::parse("2024-02-29").unwrap();
        assert_eq!(leap.plus(1, Unit::Year).unwrap().edtf().unwrap(), "2025-02-28");
        assert_eq!(day.plus(15, Unit::Workday).unwrap().edtf().unwrap(), "2022-08-23");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for wrong in ["", "2022-13", "2022-08-32", "八月", "2022-8-2-1x"] {
            assert_eq!(Partial::parse(wrong).and_then(|date| date.edtf()).filter(|edtf| edtf == wrong), None);
        }
    }
}
