//! [`Cursor`]: reads forward through a text; signs, fractions and Arabic digits.

use super::sum::Magnitude;
use crate::extract::decimal::Decimal;

/// Reads forward through a text.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn next(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    pub(super) fn eat(&mut self, word: &str) -> bool {
        let eaten = self.rest().starts_with(word);
        if eaten {
            self.at += word.len();
        }
        eaten
    }

    /// At most three spaces.
    pub(super) fn spaces(&mut self) {
        for _ in 0..3 {
            if !self.eat(" ") {
                break;
            }
        }
    }

    /// 半, 一半
    pub(super) fn half(&mut self) -> bool {
        let may = matches!(self.peek(), Some('一' | '1' | '半'));
        may && ["一半", "1半", "半"].into_iter().any(|half| self.eat(half))
    }

    pub(super) fn minus(&mut self) -> bool {
        let minus = matches!(self.peek(), Some('-' | '−' | '负' | '負'));
        if minus {
            self.next();
            self.spaces();
        }
        minus
    }

    /// 分之, also with spaces in it.
    pub(super) fn fraction_words(&mut self) -> bool {
        let mut ahead = *self;
        ahead.spaces();
        if !ahead.eat("分") {
            return false;
        }
        ahead.spaces();
        let found = ahead.eat("之");
        if found {
            *self = ahead;
            self.spaces();
        }
        found
    }

    /// 五|分之一: the fraction of which `parts` has been read.
    pub(super) fn fraction(&mut self, parts: &Magnitude) -> Option<Decimal> {
        let mut ahead = *self;
        if !matches!(self.peek(), Some(' ' | '分' | '份')) {
            return None;
        }
        if !ahead.fraction_words() {
            // 四分一: the short form, before a measure or at the end of a phrase.
            let short = ["分一", "份一"].into_iter().any(|word| ahead.eat(word));
            if !short || !crate::extract::amount::may_be_measured(ahead.rest()) {
                return None;
            }
            *self = ahead;
            return Decimal::from(1).divided_by(parts.value);
        }
        let negative = ahead.minus();
        let count = ahead.magnitude()?;
        let value = count.value.divided_by(parts.value)?;
        *self = ahead;
        Some(if negative { value.negated() } else { value })
    }

    /// 1/3
    pub(super) fn slashed(&mut self) -> Option<Decimal> {
        let mut ahead = *self;
        let count = ahead.plain_digits()?;
        if !ahead.eat("/") {
            return None;
        }
        let parts = ahead.plain_digits()?;
        let ends = !ahead.peek().is_some_and(|c| c.is_ascii_alphanumeric() || "/.:".contains(c));
        let value = ends.then(|| count.divided_by(parts)).flatten()?;
        *self = ahead;
        Some(value)
    }

    pub(super) fn plain_digits(&mut self) -> Option<Decimal> {
        let len = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let value = self.rest()[..len].parse().ok()?;
        self.at += len;
        Decimal::new(value, 0)
    }

    /// 12 000个: a space between two groups of digits, with what is counted right behind the last one.
    fn parted(&self, at: usize) -> bool {
        let mut rest = &self.rest()[at..];
        let mut groups = 0;
        while let Some(next) = rest
            .strip_prefix(' ')
            .filter(|next| next.bytes().take(4).take_while(u8::is_ascii_digit).count() == 3)
        {
            rest = &next[3..];
            groups += 1;
        }
        groups > 0
            && rest.starts_with(crate::text::script::is_han)
            && !self.text[..self.at].trim_end_matches(' ').ends_with(|c: char| c.is_ascii_digit())
    }

    /// 1,234.5: digits with groups of three and a decimal part.
    pub(super) fn arabic(&mut self) -> Option<Arabic> {
        let bytes = self.rest().as_bytes();
        let mut value: i128 = 0;
        let (mut at, mut digits, mut scale) = (0, 0_u32, 0_u32);
        let push = |value: i128, byte: u8| value.checked_mul(10)?.checked_add(i128::from(byte - b'0'));
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            value = push(value, bytes[at])?;
            (at, digits) = (at + 1, digits + 1);
        }
        let mut grouped = false;
        while (1..=3).contains(&digits) || grouped {
            let comma = if bytes.get(at) == Some(&b',') || self.parted(at) {
                1
            } else if self.rest()[at..].starts_with('，') {
                '，'.len_utf8()
            } else {
                break;
            };
            let group = &bytes[(at + comma).min(bytes.len())..];
            if group.iter().take(4).take_while(|b| b.is_ascii_digit()).count() != 3 {
                break;
            }
            for &byte in &group[..3] {
                value = push(value, byte)?;
            }
            (at, grouped) = (at + comma + 3, true);
        }
        if let Some((value, len, scale)) =
            dotted(&self.rest()[at..], value).filter(|_| !grouped && digits > 0)
        {
            self.at += at + len;
            return Some(Arabic { value: Decimal::new(value, scale)?, digits: 0 });
        }
        if bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
            let mut end = at + 1;
            while bytes.get(end).is_some_and(u8::is_ascii_digit) {
                value = push(value, bytes[end])?;
                (end, scale) = (end + 1, scale + 1);
            }
            // 2.3.1 numbers a heading, 2019.9.6 a day.
            if bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
                return None;
            }
            at = end;
        } else if digits == 0 {
            return None;
        }
        self.at += at;
        let plain = !grouped && scale == 0;
        let value = Decimal::new(value, scale)?;
        Some(Arabic { value, digits: if plain { digits } else { 0 } })
    }

    /// A letter that scales: 15k, 30w, 1.2M. 5G, 4K, 3M are names.
    pub(super) fn letter(&mut self, number: &Arabic) -> i64 {
        let bytes = self.rest().as_bytes();
        if bytes.get(1).is_some_and(|b| b.is_ascii_alphanumeric()) {
            return 1;
        }
        let named = number.digits == 1;
        let scale = match bytes.first() {
            Some(b'k') => 1_000,
            Some(b'w' | b'W') => 10_000,
            Some(b'K') if !named => 1_000,
            Some(b'M') if !named => 1_000_000,
            _ => return 1,
        };
        self.at += 1;
        scale
    }
}

/// ·67 of 75·67％, as papers before 2000 print a decimal point, if a sign follows that only an amount has:
/// 9·11 and 3·15 are names. The value with `whole` before it, the length, how many places.
fn dotted(rest: &str, whole: i128) -> Option<(i128, usize, u32)> {
    let part = rest.strip_prefix('·')?;
    let len = part.bytes().take_while(u8::is_ascii_digit).count();
    let amount = part[len..].trim_start().starts_with(['%', '％', '‰', '万', '亿', '萬', '億', '元']);
    let scale = u32::try_from(len).ok().filter(|len| *len > 0 && amount)?;
    let value = whole.checked_mul(10_i128.checked_pow(scale)?)?.checked_add(part[..len].parse().ok()?)?;
    Some((value, '·'.len_utf8() + len, scale))
}

/// A run of digits 0–9.
pub(super) struct Arabic {
    pub(super) value: Decimal,
    /// How many, 0 if there are groups or a decimal part.
    pub(super) digits: u32,
}
