//! Points of time as seconds, so that intervals written in different ways can be compared.

/// A year, month, day, hour, minute, second; missing ones at their first value.
pub(super) fn second(parts: &[i64]) -> i64 {
    let part = |at: usize, least: i64| parts.get(at).copied().unwrap_or(least).max(least);
    let days = days(part(0, i64::MIN), part(1, 1), part(2, 1));
    days * 86_400 + part(3, 0) * 3_600 + part(4, 0) * 60 + part(5, 0)
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar (Hinnant, `days_from_civil`).
fn days(year: i64, month: i64, day: i64) -> i64 {
    // A month past December runs into the next year.
    let year = year + (month - 1).div_euclid(12);
    let month = (month - 1).rem_euclid(12) + 1;
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year - era * 400;
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The first and last second of what an EDTF date says: `2022`, `2022-08`, `2022-08-02`,
/// `2022-08-02T15:30`, `202X`, `19`. None for `XXXX-08-02`, which has no year.
pub(super) fn extent(edtf: &str) -> Option<(i64, i64)> {
    let (date, time) = edtf.split_once('T').unwrap_or((edtf, ""));
    let parts: Vec<&str> = date.split('-').collect();
    let year = parts.first()?;
    if parts.len() == 1 && (year.len() == 2 || year.ends_with('X')) {
        let (stem, width) = match year.strip_suffix('X') {
            Some(stem) => (stem, 10),
            None => (*year, 100),
        };
        let first: i64 = stem.parse().ok()?;
        return Some((second(&[first * width]), second(&[(first + 1) * width]) - 1));
    }
    let mut numbers: Vec<i64> = Vec::new();
    for part in parts.iter().copied().chain(time.split(':').filter(|part| !part.is_empty())) {
        numbers.push(part.parse().ok()?);
    }
    let first = second(&numbers);
    Some((first, grain_end(&numbers, numbers.len())))
}

/// The last second of the year, month, day … of which `precision` parts are given.
pub(super) fn grain_end(parts: &[i64], precision: usize) -> i64 {
    let mut next: Vec<i64> = parts[..precision.min(parts.len())].to_vec();
    match next.len() {
        1..=2 => {
            if let Some(last) = next.last_mut() {
                *last += 1;
            }
            second(&next) - 1
        }
        3 => second(&next) + 86_399,
        4 => second(&next) + 3_599,
        5 => second(&next) + 59,
        _ => second(&next),
    }
}

/// A second of the calendar in EDTF.
pub(super) fn written(second: i64) -> String {
    let (days, of_day) = (second.div_euclid(86_400), second.rem_euclid(86_400));
    let (year, month, day) = date(days);
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}",
        of_day / 3_600,
        of_day % 3_600 / 60,
        of_day % 60
    )
}

/// The same month, day and time `by` years away.
pub(super) fn moved_years(seconds: i64, by: i64) -> i64 {
    let (days_before, of_day) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = date(days_before);
    days(year + by, month, day) * 86_400 + of_day
}

/// Year, month and day of a number of days since 1970-01-01 (Hinnant, `civil_from_days`).
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days - era * 146_097;
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, of_year - (153 * shifted + 2) / 5 + 1)
}
