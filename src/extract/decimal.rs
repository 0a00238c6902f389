//! [`Decimal`]: an exact number, as amounts need it.

use std::cmp::Ordering;
use std::fmt;

/// An exact number: `numerator` ÷ (`denominator` × 10^`scale`), in lowest terms.
///
/// Every numeral of a text fits, a third too; nothing is ever rounded. What does not fit into 38
/// digits is no number for gongbao.
///
/// ```
/// # use gongbao::extract::decimal::Decimal;
/// let third = Decimal::from(1).divided_by(Decimal::from(3)).unwrap();
/// assert_eq!(third.to_string(), "1/3");
/// assert_eq!(Decimal::from(5).divided_by(Decimal::from(100)).unwrap().to_string(), "0.05");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    numerator: i128,
    /// What remains of the divisor when its factors 2 and 5 have gone into `scale`.
    denominator: i128,
    scale: u32,
}

/// 10^38 is the greatest power of ten below 2^127.
const MAX_SCALE: u32 = 38;

impl Decimal {
    /// Nought.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1, scale: 0 };

    /// `digits` with the decimal point `scale` places from the right; none when it does not fit.
    pub fn new(digits: i128, scale: u32) -> Option<Self> {
        Self { numerator: digits, denominator: 1, scale }.reduced()
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.is_whole() && other.is_whole() {
            return Self::new(self.numerator.checked_add(other.numerator)?, 0);
        }
        let scale = self.scale.max(other.scale);
        let denominator =
            self.denominator.checked_mul(other.denominator / gcd(self.denominator, other.denominator))?;
        let part = |number: Self| {
            number
                .numerator
                .checked_mul(power(scale - number.scale)?)?
                .checked_mul(denominator / number.denominator)
        };
        Self { numerator: part(self)?.checked_add(part(other)?)?, denominator, scale }.reduced()
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        if self.is_whole() && other.is_whole() {
            return Self::new(self.numerator.checked_mul(other.numerator)?, 0);
        }
        Self {
            numerator: self.numerator.checked_mul(other.numerator)?,
            denominator: self.denominator.checked_mul(other.denominator)?,
            scale: self.scale.checked_add(other.scale)?,
        }
        .reduced()
    }

    /// The quotient; none when `other` is nought.
    pub fn divided_by(self, other: Self) -> Option<Self> {
        if other.numerator == 0 {
            return None;
        }
        let sign = other.numerator.signum();
        Self {
            numerator: self
                .numerator
                .checked_mul(sign)?
                .checked_mul(other.denominator)?
                .checked_mul(power(other.scale)?)?,
            denominator: self.denominator.checked_mul(other.numerator.checked_abs()?)?,
            scale: self.scale,
        }
        .reduced()
    }

    /// The same below nought.
    pub fn negated(self) -> Self {
        Self { numerator: -self.numerator, ..self }
    }

    /// Whether it has neither a decimal part nor a denominator.
    pub fn is_whole(self) -> bool {
        self.scale == 0 && self.denominator == 1
    }

    /// The whole number it is, if it is one that fits.
    pub fn to_i64(self) -> Option<i64> {
        self.is_whole().then_some(self.numerator)?.try_into().ok()
    }

    /// Lowest terms: factors 2 and 5 of the denominator become scale, zeros at the end go.
    fn reduced(self) -> Option<Self> {
        let Self { mut numerator, mut denominator, mut scale } = self;
        // Divisions of so large numbers take their time, and most numbers of a text are whole.
        if denominator != 1 {
            let common = gcd(numerator, denominator);
            numerator /= common;
            denominator /= common;
        }
        for (factor, complement) in [(10, 1), (5, 2), (2, 5)] {
            while denominator != 1 && denominator % factor == 0 {
                denominator /= factor;
                numerator = numerator.checked_mul(complement)?;
                scale = scale.checked_add(1)?;
            }
        }
        while scale > 0 && numerator % 10 == 0 {
            numerator /= 10;
            scale -= 1;
        }
        (scale <= MAX_SCALE && numerator != i128::MIN).then_some(Self { numerator, denominator, scale })
    }
}

/// 10^`exponent`, if it fits.
fn power(exponent: u32) -> Option<i128> {
    10_i128.checked_pow(exponent)
}

/// The greatest common divisor, at least 1.
fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i128::try_from(a).unwrap_or(1).max(1)
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self { numerator: value.into(), denominator: 1, scale: 0 }
    }
}

impl PartialOrd for Decimal {
    /// None when the comparison would need more than 38 digits.
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.plus(other.negated())?.numerator.cmp(&0))
    }
}

impl fmt::Display for Decimal {
    /// Plain digits (`3657000000`, `0.05`); a fraction that never ends as `1/3`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator != 1 {
            let Some(divisor) = power(self.scale).and_then(|power| power.checked_mul(self.denominator))
            else {
                return write!(out, "{}/{}e{}", self.numerator, self.denominator, self.scale);
            };
            let common = gcd(self.numerator, divisor);
            return write!(out, "{}/{}", self.numerator / common, divisor / common);
        }
        let digits = self.numerator.unsigned_abs().to_string();
        let sign = if self.numerator < 0 { "-" } else { "" };
        let scale = self.scale as usize;
        if scale == 0 {
            write!(out, "{sign}{digits}")
        } else if digits.len() > scale {
            let (whole, part) = digits.split_at(digits.len() - scale);
            write!(out, "{sign}{whole}.{part}")
        } else {
            write!(out, "{sign}0.{digits:0>scale$}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(digits: i128, scale: u32) -> Decimal {
        Decimal::new(digits, scale).unwrap()
    }

    #[test]
    fn stays_exact() {
        let scaled = decimal(3657, 2).times(Decimal::from(100_000_000)).unwrap();
        assert_eq!(scaled.to_string(), "3657000000");
        assert_eq!(decimal(-5, 2).to_string(), "-0.05");
        assert_eq!(decimal(50, 1).to_string(), "5");
        assert_eq!(decimal(1, 1).plus(decimal(2, 1)).unwrap(), decimal(3, 1));
        let sixth = Decimal::from(1).divided_by(Decimal::from(6)).unwrap();
        assert_eq!(sixth.to_string(), "1/6");
        assert_eq!(sixth.plus(sixth).unwrap().plus(sixth).unwrap(), decimal(5, 1));
        assert!(sixth < decimal(5, 1));
    }

    #[test]
    fn what_does_not_fit_is_none() {
        assert_eq!(decimal(i128::MAX, 0).plus(decimal(1, 0)), None);
        assert_eq!(decimal(i128::MAX, 0).times(decimal(3, 0)), None);
        assert_eq!(decimal(1, 0).divided_by(Decimal::ZERO), None);
        assert_eq!(Decimal::new(1, 39), None);
    }
}
