//! A number of digits and units: 四亿五千六百万, 25万6千, 二百三十余万, 二点五亿.

use super::cursor::Cursor;
use super::sum::{Magnitude, Sum};
use super::{Sign, digit, sign};
use crate::extract::decimal::Decimal;

impl Cursor<'_> {
    /// A number of digits and units, up to its last sign that fits.
    pub(super) fn magnitude(&mut self) -> Option<Magnitude> {
        let start = *self;
        let mut sum = Sum::default();
        let mut end = None;
        loop {
            let mut ahead = *self;
            let items = sum.items;
            // Inside a numeral a space may stand next to a unit: 三千 八百, 1000 万.
            if items > 0 {
                ahead.spaces();
                let unit_next =
                    ahead.peek().and_then(sign).is_some_and(|s| !matches!(s, Sign::Digit(_) | Sign::Two));
                if ahead.at > self.at && !unit_next && sum.last == 0 {
                    break;
                }
            }
            let Some(c) = ahead.peek() else { break };
            let step = if c.is_ascii_digit() || (c == '.' && items == 0) {
                ahead.arabic_item(&mut sum)
            } else {
                sign(c).and_then(|sign| ahead.chinese_item(sign, &mut sum))
            };
            if step.is_none() {
                break;
            }
            *self = ahead;
            let closed = sum.closed || !ahead.goes_on();
            if closed && !sum.needs_more {
                end = Some((ahead, sum));
                break;
            }
            if closed {
                break;
            }
            if !sum.needs_more {
                end = Some((ahead, sum.clone()));
            }
        }
        let Some((at, sum)) = end else {
            *self = start;
            return None;
        };
        *self = at;
        let mut number = sum.finish()?;
        self.decimal_part(&sum, &mut number)?;
        Some(number)
    }

    /// Whether a numeral of which something has been read may go on here.
    fn goes_on(&self) -> bool {
        self.peek().is_some_and(|c| c == ' ' || c.is_ascii_digit() || sign(c).is_some())
    }

    pub(super) fn arabic_item(&mut self, sum: &mut Sum) -> Option<()> {
        if sum.digit.is_some() {
            return None;
        }
        let number = self.arabic()?;
        if sum.items > 0 {
            // 5万4千, 25万6千, 1千零1, 1万2000; not 5亿|2022年.
            let unit_next = matches!(self.peek().and_then(sign), Some(Sign::Small(_) | Sign::Large(_)));
            let fills = number.digits > 0 && 10_i64.checked_pow(number.digits) == Some(sum.last);
            let fits = unit_next || ((sum.zero || number.digits == 1 || fills) && number.digits > 0);
            if !fits || sum.last == 0 || self.peek() == Some('年') {
                return None;
            }
            if fills {
                sum.zero = true;
            }
        }
        let scale = self.letter(&number);
        sum.digit = Some(number.value.times(Decimal::from(scale))?);
        sum.arabic = true;
        sum.closed = scale != 1;
        sum.scale = scale;
        sum.push();
        Some(())
    }

    pub(super) fn chinese_item(&mut self, sign: Sign, sum: &mut Sum) -> Option<()> {
        let at = self.at;
        match sign {
            Sign::Digit(_) | Sign::Two => return self.chinese_digits(sum),
            Sign::Small(unit) => {
                self.next();
                // 百分点 and 千米 are other words: 2百分点, 10千瓦.
                let rest = self.rest().trim_start_matches(' ');
                if unit >= 100 && rest.starts_with("分点") {
                    return None;
                }
                if unit == 1000
                    && sum.arabic
                    && rest.starts_with(['米', '克', '瓦', '卡', '伏', '帕', '焦', '字', '赫'])
                {
                    return None;
                }
                let alone = unit >= 100 && self.is_bounded(at);
                sum.small(unit, rest, alone || self.text[..at].ends_with("分之"))?;
            }
            Sign::Half => return None,
            Sign::Tens(tens) => {
                self.next();
                sum.tens(tens)?;
            }
            Sign::Large(unit) => {
                self.next();
                let rest = self.rest();
                if rest.starts_with("分点") {
                    return None;
                }
                if unit > 1_000_000_000 && rest.starts_with(['瓦', '赫', '字', '比', '焦', '帕', '欧', '伏'])
                {
                    return None;
                }
                sum.large(unit, rest, self.is_bounded(at))?;
            }
            Sign::Open => {
                let next = self.rest().chars().nth(1).and_then(self::sign);
                let unit_next = matches!(next, Some(Sign::Small(_) | Sign::Large(_)));
                if sum.digit.is_some() || (sum.items == 0 && !unit_next) {
                    return None;
                }
                if sum.items > 0 && !(sum.last == 10 || sum.zero || unit_next) {
                    return None;
                }
                self.next();
                if sum.items == 0 {
                    sum.digit = Some(Decimal::from(1));
                    sum.needs_more = true;
                }
                sum.over = true;
            }
            Sign::More => {
                if sum.items == 0 || !(sum.arabic || sum.digit.is_none()) {
                    return None;
                }
                self.next();
                if self.rest().starts_with(['边', '样', '极', '额', '地', '热']) {
                    return None;
                }
                sum.over = true;
            }
        }
        sum.items += 1;
        Some(())
    }

    /// Whether a bound stands right before, so that 百, 千, 万 count without a digit: 近千公里, 上百家. Not
    /// 节约千瓦时.
    fn is_bounded(&self, at: usize) -> bool {
        let unit = self.text[at..].chars().nth(1);
        self.text[..at].ends_with(['近', '逾', '超', '约', '上'])
            && !unit.is_some_and(|c| "瓦米克伏卡焦赫".contains(c))
    }

    /// Digits in a row: one, a pair that spans (八九百), or a figure read out (二〇二二).
    pub(super) fn chinese_digits(&mut self, sum: &mut Sum) -> Option<()> {
        if sum.digit.is_some() {
            return None;
        }
        let start = *self;
        let mut value: i128 = 0;
        let (mut len, mut first, mut last, mut two) = (0_u32, 0, 0, false);
        while let Some(sign) = self.peek().and_then(sign) {
            // 参 is the digit 3 in financial writing only: 参拾, not 参加.
            let unit_next = || {
                matches!(
                    self.rest().chars().nth(1).and_then(self::sign),
                    Some(Sign::Small(_) | Sign::Large(_))
                )
            };
            if self.peek() == Some('参') && sum.last == 0 && !unit_next() {
                break;
            }
            let digit = match sign {
                Sign::Digit(digit) => digit,
                Sign::Two if len == 0 => {
                    two = true;
                    2
                }
                _ => break,
            };
            value = value.checked_mul(10)?.checked_add(digit.into())?;
            if len == 0 {
                first = digit;
            }
            last = digit;
            len += 1;
            self.next();
            if two && len == 1 && !matches!(self.peek().and_then(self::sign), Some(Sign::Digit(3))) {
                break;
            }
        }
        let unit_next = {
            let mut ahead = *self;
            ahead.spaces();
            matches!(ahead.peek().and_then(sign), Some(Sign::Small(_) | Sign::Large(_)))
        };
        if len == 0 {
            return None;
        }
        // 两百点|两, 两万|两: 两 ends no number.
        if two && sum.items > 0 && !unit_next {
            return None;
        }
        match len {
            1 if first == 0 && sum.items > 0 => {
                sum.zero = true;
                sum.items += 1;
                sum.needs_more = true;
                return Some(());
            }
            1 => sum.digit = Decimal::new(value, 0),
            2 if first == 0 && sum.items > 0 => {
                sum.zero = true;
                sum.digit = Some(Decimal::from(last));
            }
            2 if first > 0
                && first < last
                && (last == first + 1 || last - first == 2 && (unit_next || first == 3)) =>
            {
                sum.digit = Some(Decimal::from(first));
                sum.pair = Some(Decimal::from(last));
            }
            _ if sum.items == 0 => sum.digit = Decimal::new(value, 0),
            _ => {
                *self = start;
                return None;
            }
        }
        // 二〇二二 is read out digit by digit; no unit continues it.
        sum.closed = len > 2 && !unit_next;
        sum.push();
        Some(())
    }

    /// 点五 after a whole number, and a scale after that: 二点五亿.
    pub(super) fn decimal_part(&mut self, sum: &Sum, number: &mut Magnitude) -> Option<()> {
        if number.to.is_some() || number.over || !number.value.is_whole() || (sum.last > 0 && sum.arabic) {
            return Some(());
        }
        let mut ahead = *self;
        ahead.spaces();
        if !(ahead.eat("点") || ahead.eat("點")) {
            return Some(());
        }
        ahead.spaces();
        let mut digits: i128 = 0;
        let mut scale = 0;
        while let Some(c) = ahead.peek() {
            let Some(digit) = c.to_digit(10).map(i64::from).or_else(|| digit(c)) else { break };
            let Some(next) = digits.checked_mul(10).and_then(|digits| digits.checked_add(digit.into()))
            else {
                break;
            };
            (digits, scale) = (next, scale + 1);
            ahead.next();
        }
        // 三点|十五, 九点|二十: a time of day.
        let clock = matches!(ahead.peek(), Some('十' | '刻' | '整' | '时' | '時'))
            || (ahead.peek() == Some('分')
                && !["分之", "分钟", "分鐘"].iter().any(|word| ahead.rest().starts_with(word))
                && scale <= 2);
        if scale == 0 || clock {
            return Some(());
        }
        number.value = number.value.plus(Decimal::new(digits, scale)?)?;
        *self = ahead;
        // A scale multiplies all of it.
        loop {
            let mut ahead = *self;
            ahead.spaces();
            let (Some(Sign::Small(unit)) | Some(Sign::Large(unit))) = ahead.peek().and_then(sign) else {
                break;
            };
            ahead.next();
            if unit < 100 || ahead.rest().starts_with(['分', '米', '克', '瓦', '卡']) {
                break;
            }
            number.value = number.value.times(Decimal::from(unit))?;
            number.scale = number.scale.checked_mul(unit)?;
            *self = ahead;
        }
        Some(())
    }
}
