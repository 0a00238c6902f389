//! [`Sum`]: the groups of a numeral as they come, and the [`Magnitude`] they add up to.

use super::{Sign, sign};
use crate::extract::decimal::Decimal;

/// A number without sign or place.
pub(super) struct Magnitude {
    pub(super) value: Decimal,
    pub(super) to: Option<Decimal>,
    pub(super) over: bool,
    pub(super) scale: i64,
}

impl Magnitude {
    pub(super) fn exactly(value: Decimal) -> Self {
        Self { value, to: None, over: false, scale: 1 }
    }
}

/// The groups of a numeral as they come: 四亿|五千六百四十二万|零一十五.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    /// What is closed by a large unit.
    pub(super) total: Decimal,
    /// What is closed by a small unit.
    pub(super) section: Decimal,
    /// The digit that waits for its unit.
    pub(super) digit: Option<Decimal>,
    /// The second digit of 八九.
    pub(super) pair: Option<Decimal>,
    /// How much more the pair can make it.
    pub(super) slack: Decimal,
    /// The last small unit of this group, 0 if none.
    pub(super) small: i64,
    /// The last large unit, 0 if none.
    pub(super) large: i64,
    /// The last unit, 0 if none.
    pub(super) last: i64,
    pub(super) scale: i64,
    pub(super) zero: bool,
    pub(super) over: bool,
    pub(super) arabic: bool,
    /// What has been read so far is no number yet: 几, 一百零.
    pub(super) needs_more: bool,
    pub(super) closed: bool,
    pub(super) items: u32,
}

impl Default for Sum {
    fn default() -> Self {
        Self {
            total: Decimal::ZERO,
            section: Decimal::ZERO,
            digit: None,
            pair: None,
            slack: Decimal::ZERO,
            small: 0,
            large: 0,
            last: 0,
            scale: 1,
            zero: false,
            over: false,
            arabic: false,
            needs_more: false,
            closed: false,
            items: 0,
        }
    }
}

/// Whether one digit and no more of the phrase follows: 三 of 百三, 九 of 万九.
fn elliptic(rest: &str) -> bool {
    let mut next = rest.chars();
    let (first, second) = (next.next().and_then(sign), next.next());
    matches!(first, Some(Sign::Digit(1..)))
        && second.is_none_or(|c| !c.is_alphabetic() || matches!(sign(c), Some(Sign::Large(_))))
}

impl Sum {
    pub(super) fn push(&mut self) {
        self.items += 1;
        self.needs_more = false;
    }

    pub(super) fn small(&mut self, unit: i64, rest: &str, alone: bool) -> Option<()> {
        if self.small > 0 && unit >= self.small {
            return None;
        }
        let digit = match self.digit.take() {
            Some(digit) => digit,
            // 十五, 一百十, 一百零十; 百万, 千亿, 百三.
            None if unit == 10 && (self.items == 0 || self.zero || self.small == 100) => Decimal::from(1),
            None if self.items == 0 => {
                let first = rest.chars().next().and_then(sign);
                if !(alone || elliptic(rest) || matches!(first, Some(Sign::Large(_) | Sign::More))) {
                    return None;
                }
                Decimal::from(1)
            }
            None => return None,
        };
        let unit_value = Decimal::from(unit);
        self.section = self.section.plus(digit.times(unit_value)?)?;
        self.add_slack(digit, unit_value)?;
        self.scale = if self.small == 0 && self.large == 0 { unit } else { 1 };
        (self.small, self.last, self.zero, self.needs_more) = (unit, unit, false, false);
        Some(())
    }

    pub(super) fn tens(&mut self, tens: i64) -> Option<()> {
        if self.digit.is_some() || (self.small > 0 && self.small <= 10) {
            return None;
        }
        self.section = self.section.plus(Decimal::from(tens))?;
        (self.small, self.last, self.zero, self.needs_more) = (10, 10, false, false);
        Some(())
    }

    pub(super) fn large(&mut self, unit: i64, rest: &str, alone: bool) -> Option<()> {
        if self.items == 0 {
            // 万九: 一 left out, as in 百三; 近万, 上亿.
            if !alone && (unit != 10_000 || !elliptic(rest)) {
                return None;
            }
            self.digit = Some(Decimal::from(1));
        }
        // 四千零五万, 五兆|四万: only a small unit lends its tenth to the digit.
        self.zero |= self.small == 0;
        self.close_digit()?;
        let factor = Decimal::from(unit);
        if self.section == Decimal::ZERO {
            if self.last != self.large || self.total == Decimal::ZERO {
                return None;
            }
            self.total = self.total.times(factor)?;
            self.slack = self.slack.times(factor)?;
            self.scale = self.scale.checked_mul(unit)?;
        } else if self.large == 0 || unit < self.large {
            self.total = self.total.plus(self.section.times(factor)?)?;
            self.slack = self.slack.times(factor)?;
            self.scale = unit;
        } else {
            self.total = self.total.plus(self.section)?.times(factor)?;
            self.slack = self.slack.times(factor)?;
            self.scale = unit;
        }
        self.section = Decimal::ZERO;
        (self.small, self.large, self.last, self.zero, self.needs_more) = (0, unit, unit, false, false);
        Some(())
    }

    pub(super) fn add_slack(&mut self, digit: Decimal, unit: Decimal) -> Option<()> {
        if let Some(pair) = self.pair.take() {
            self.slack = pair.plus(digit.negated())?.times(unit)?;
        }
        Some(())
    }

    /// A digit that no unit follows: 四百五 is 450, 九万四 is 94000, 一百零五 is 105.
    pub(super) fn close_digit(&mut self) -> Option<()> {
        let Some(digit) = self.digit.take() else { return Some(()) };
        let unit = if self.zero || self.last <= 10 || self.pair.is_some() { 1 } else { self.last / 10 };
        let unit = Decimal::from(unit);
        self.section = self.section.plus(digit.times(unit)?)?;
        if self.last > 0 {
            self.scale = 1;
        }
        self.add_slack(digit, unit)
    }

    pub(super) fn finish(&self) -> Option<Magnitude> {
        let mut sum = self.clone();
        sum.close_digit()?;
        let value = sum.total.plus(sum.section)?;
        let to = if sum.slack == Decimal::ZERO { None } else { Some(value.plus(sum.slack)?) };
        Some(Magnitude { value, to, over: sum.over, scale: sum.scale })
    }
}
