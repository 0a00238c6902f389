//! Numerals of a text, Chinese and Arabic, as exact [`Number`]s.
//!
//! A numeral is read as a whole: 4.78万亿, 一万五千亿, 二百三十余万, 八九百, 三又五分之一, 1/3, 1,200. Its
//! sign in a name (一带一路, 二十大, 中亚五国) or in an ordinal (第五届) counts nothing and is left
//! out; what a number counts is for [`amount`](super::amount) and [`date`](super::date) to say.

use super::decimal::Decimal;
use super::words::Words;
use crate::lexicon::built_in;
use crate::text::span::Span;
use std::sync::LazyLock;

/// A numeral at a place of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Where it stands, with its scales and with 多, 余, 几.
    pub span: Span,
    /// What it says; the lower end where it leaves a digit open (八九百, 几十, 二十多).
    pub value: Decimal,
    /// The upper end where the text gives it: 900 in 八九百.
    pub to: Option<Decimal>,
    /// Whether the value is more than said: 几十, 二十多, 百余.
    pub over: bool,
    /// The scale it ends with, 1 if none: 10000 in 五万. A range shares it: 三至五万.
    pub scale: i64,
}

/// How a sign takes part in numerals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Digit(i64),
    /// 两
    Two,
    /// 十 百 千
    Small(i64),
    /// 廿 卅 卌
    Tens(i64),
    /// 万 亿 兆
    Large(i64),
    /// 半
    Half,
    /// 几 数
    Open,
    /// 多 余
    More,
}

/// What stands around a numeral without being one.
enum Context {
    /// The sign counts nothing here.
    Block,
    /// After a Chinese numeral: that was part of a name.
    Name,
}

struct Table {
    /// Sorted by sign.
    signs: Vec<(char, Sign)>,
    contexts: Words<Context>,
}

/// The words of this family.
pub(super) const TABLE: &str = include_str!("number.tsv");

static READ: LazyLock<Table> = LazyLock::new(|| {
    let mut signs = Vec::new();
    let mut contexts = Vec::new();
    for [word, kind, value, _] in built_in("number", TABLE, ["word", "kind", "value", "example"]) {
        let value = value.parse().unwrap_or(0);
        let sign = match kind {
            "digit" => Sign::Digit(value),
            "two" => Sign::Two,
            "small" => Sign::Small(value),
            "tens" => Sign::Tens(value),
            "large" => Sign::Large(value),
            "half" => Sign::Half,
            "open" => Sign::Open,
            "more" => Sign::More,
            "name" => {
                contexts.push((word, Context::Name));
                continue;
            }
            _ => {
                contexts.push((word, Context::Block));
                continue;
            }
        };
        signs.extend(word.chars().next().map(|first| (first, sign)));
    }
    signs.sort_unstable_by_key(|&(first, _)| first);
    Table { signs, contexts: Words::new(contexts) }
});

fn sign(c: char) -> Option<Sign> {
    if c < '\u{3000}' && c != '○' {
        return None;
    }
    let signs = &READ.signs;
    signs.binary_search_by_key(&c, |&(first, _)| first).ok().map(|at| signs[at].1)
}

/// Whether `c` is a Chinese sign of numerals.
pub(super) fn is_numeral(c: char) -> bool {
    sign(c).is_some()
}

/// The value of a Chinese digit sign: 3 of 三 and 叁.
pub(super) fn digit(c: char) -> Option<i64> {
    match sign(c)? {
        Sign::Digit(value) => Some(value),
        _ => None,
    }
}

/// The numerals of a text, in order and disjoint. Signs in names and ordinals are left out, so is a
/// lone Chinese digit that neither counts something nor stands by itself.
pub fn numbers(text: &str) -> Vec<Number> {
    let mut found = Vec::new();
    scan(text, |raw| {
        if !raw.ordinal && !raw.name && super::amount::counts(text, raw.number.span, raw.lone) {
            found.push(raw.number);
        }
    });
    found
}

/// A numeral before it is known what it stands for.
pub(super) struct Raw {
    pub(super) number: Number,
    /// 第 stands before it.
    pub(super) ordinal: bool,
    /// What follows makes a name of it: 中亚五国.
    pub(super) name: bool,
    /// One Chinese digit only.
    pub(super) lone: bool,
}

/// Hands every numeral outside names to `take`, from left to right.
pub(super) fn scan(text: &str, mut take: impl FnMut(Raw)) {
    let mut at = 0;
    let mut before = None;
    let mut ordinal = false;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        // 五国之一, but 千分之一.
        let share = c == '之' && before == Some('分');
        if let Some((word, Context::Block)) = READ.contexts.longest(rest)
            && !share
        {
            at += word.len();
            before = word.chars().next_back();
            ordinal = false;
            continue;
        }
        if starts(text, at, c, before)
            && let Some(number) = read(text, at)
        {
            at = number.span.end;
            before = text[..at].chars().next_back();
            let rest = &text[at..];
            let lone = is_lone(number.span.of(text));
            let chinese = before.is_some_and(|last| sign(last).is_some());
            let name = chinese && matches!(READ.contexts.longest(rest), Some((_, Context::Name)));
            take(Raw { number, ordinal, name, lone });
            ordinal = false;
            continue;
        }
        ordinal = c == '第' || (ordinal && c == ' ');
        let unit = before.is_some_and(|b| b.is_ascii_digit());
        let len = match c {
            // 1.6m-3.9m: a unit ends where its letters do.
            _ if c.is_ascii_alphabetic() && unit => rest.bytes().take_while(u8::is_ascii_alphabetic).count(),
            _ if c.is_ascii_alphabetic() => latin_word(rest),
            _ => c.len_utf8(),
        };
        at += len;
        before = rest[..len].chars().next_back();
    }
}

/// The length of the Latin word that `rest` begins with: COVID-19, PM2.5, an address. Its digits count
/// nothing. A currency (USD 100) ends before its number.
fn latin_word(rest: &str) -> usize {
    if let Some(len) = super::amount::currency_word(rest) {
        return len;
    }
    let bytes = rest.as_bytes();
    let goes_on = |at: usize| match bytes[at] {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'/' => true,
        b'-' | b'.' | b':' | b'?' | b'=' | b'&' | b'%' => {
            bytes.get(at + 1).is_some_and(|next| next.is_ascii_alphanumeric() || *next == b'/')
        }
        _ => false,
    };
    (0..bytes.len()).take_while(|&at| goes_on(at)).count().max(1)
}

/// Whether a numeral can start at `at`, where `c` stands.
fn starts(text: &str, at: usize, c: char, before: Option<char>) -> bool {
    let rest = &text[at..];
    let point_before = before == Some('.') && !text[..at].ends_with("..");
    match c {
        '0'..='9' => !before.is_some_and(|b| b.is_ascii_alphanumeric() || b == '_') && !point_before,
        '.' => {
            !before.is_some_and(|b| b.is_ascii_alphanumeric() || b == '.')
                && rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
        }
        // 20 - 100 joins, -5 is below nought.
        '-' | '−' => {
            let last = text[..at].trim_end_matches(' ').chars().next_back();
            !last.is_some_and(|b| b.is_alphanumeric() || ")）]%％-—–~/.'\"".contains(b))
        }
        '负' | '負' => true,
        _ => match sign(c) {
            Some(Sign::More) | None => false,
            // 上半年, 多半: no half of what follows.
            Some(Sign::Half) => !before.is_some_and(|b| "上下前后後多大过對对各一夜".contains(b)),
            // 百分之五: the number is what follows.
            Some(Sign::Small(_) | Sign::Large(_)) => parts(rest).is_none(),
            Some(_) => true,
        },
    }
}

fn is_lone(numeral: &str) -> bool {
    let mut chars = numeral.chars();
    matches!(chars.next().and_then(sign), Some(Sign::Digit(_) | Sign::Two | Sign::Half))
        && chars.next().is_none()
}

/// 百分之, 千分之, 万分之, 百万分之 … at the start of `rest`: its length in bytes and the power of ten.
pub(super) fn parts(rest: &str) -> Option<(usize, Decimal)> {
    let mut cursor = Cursor { text: rest, at: 0 };
    let mut whole = Decimal::from(1);
    let mut units = 0;
    while let Some(Sign::Small(unit) | Sign::Large(unit)) = cursor.peek().and_then(sign) {
        if unit < 100 || units == 2 {
            return None;
        }
        whole = whole.times(Decimal::from(unit))?;
        units += 1;
        cursor.next();
        cursor.spaces();
    }
    (units > 0 && cursor.fraction_words()).then_some((cursor.at, whole))
}

/// The numeral that starts at byte `at`, whatever stands around it.
pub(super) fn read(text: &str, at: usize) -> Option<Number> {
    let mut cursor = Cursor { text, at };
    if ["一半", "1半", "半"].into_iter().any(|half| cursor.eat(half)) {
        let value = Decimal::new(5, 1)?;
        return Some(Number { span: Span::new(at, cursor.at), value, to: None, over: false, scale: 1 });
    }
    let negative = cursor.minus();
    let mut number = cursor.magnitude()?;
    // 三又五分之一, 五分之一, 1/3, 1 4/3
    let mut tail = Cursor { text, at: cursor.at };
    tail.spaces();
    if tail.eat("又") {
        tail.spaces();
        if let Some(part) = tail.magnitude().and_then(|whole| tail.fraction(&whole)) {
            number = Magnitude::exactly(number.value.plus(part)?);
            cursor.at = tail.at;
        }
    } else if let Some(value) = tail.fraction(&number) {
        number = Magnitude::exactly(value);
        cursor.at = tail.at;
    } else if number.value.is_whole() && text[at..cursor.at].bytes().all(|b| b.is_ascii_digit() || b == b'-')
    {
        let mut slash = Cursor { text, at: cursor.at };
        if slash.eat(" ")
            && let Some(part) = slash.slashed()
        {
            number = Magnitude::exactly(number.value.plus(part)?);
            cursor.at = slash.at;
        } else {
            let mut slash = Cursor { text, at };
            slash.minus();
            if let Some(part) = slash.slashed() {
                number = Magnitude::exactly(part);
                cursor.at = slash.at;
            }
        }
    }
    let value = if negative { number.value.negated() } else { number.value };
    Some(Number {
        span: Span::new(at, cursor.at),
        value,
        to: number.to,
        over: number.over,
        scale: number.scale,
    })
}

/// A number without sign or place.
struct Magnitude {
    value: Decimal,
    to: Option<Decimal>,
    over: bool,
    scale: i64,
}

impl Magnitude {
    fn exactly(value: Decimal) -> Self {
        Self { value, to: None, over: false, scale: 1 }
    }
}

/// Reads forward through a text.
#[derive(Clone, Copy)]
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    fn eat(&mut self, word: &str) -> bool {
        let eaten = self.rest().starts_with(word);
        if eaten {
            self.at += word.len();
        }
        eaten
    }

    /// At most three spaces.
    fn spaces(&mut self) {
        for _ in 0..3 {
            if !self.eat(" ") {
                break;
            }
        }
    }

    fn minus(&mut self) -> bool {
        let minus = ["-", "−", "负", "負"].into_iter().any(|word| self.eat(word));
        if minus {
            self.spaces();
        }
        minus
    }

    /// 分之, also with spaces in it.
    fn fraction_words(&mut self) -> bool {
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
    fn fraction(&mut self, parts: &Magnitude) -> Option<Decimal> {
        let mut ahead = *self;
        if !ahead.fraction_words() {
            // 四分一: the short form, before a measure or at the end of a phrase.
            let short = ["分一", "份一"].into_iter().any(|word| ahead.eat(word));
            if !short || !super::amount::may_be_measured(ahead.rest()) {
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
    fn slashed(&mut self) -> Option<Decimal> {
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

    fn plain_digits(&mut self) -> Option<Decimal> {
        let len = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let value = self.rest()[..len].parse().ok()?;
        self.at += len;
        Decimal::new(value, 0)
    }

    /// 1,234.5: digits with groups of three and a decimal part.
    fn arabic(&mut self) -> Option<Arabic> {
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
            let comma = if bytes.get(at) == Some(&b',') {
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
    fn letter(&mut self, number: &Arabic) -> i64 {
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

    /// A number of digits and units, up to its last sign that fits.
    fn magnitude(&mut self) -> Option<Magnitude> {
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
            if !sum.needs_more {
                end = Some((ahead, sum.clone()));
            }
            if sum.closed {
                break;
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

    fn arabic_item(&mut self, sum: &mut Sum) -> Option<()> {
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

    fn chinese_item(&mut self, sign: Sign, sum: &mut Sum) -> Option<()> {
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
                let hundred_percent = self.text[..at].ends_with("分之");
                sum.small(unit, rest, hundred_percent)?;
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
                sum.large(unit)?;
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

    /// Digits in a row: one, a pair that spans (八九百), or a figure read out (二〇二二).
    fn chinese_digits(&mut self, sum: &mut Sum) -> Option<()> {
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
            2 if first > 0 && first < last && (last == first + 1 || unit_next && last - first == 2) => {
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
    fn decimal_part(&mut self, sum: &Sum, number: &mut Magnitude) -> Option<()> {
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
            || (ahead.peek() == Some('分') && !ahead.rest().starts_with("分之") && scale <= 2);
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

/// A run of digits 0–9.
struct Arabic {
    value: Decimal,
    /// How many, 0 if there are groups or a decimal part.
    digits: u32,
}

/// The groups of a numeral as they come: 四亿|五千六百四十二万|零一十五.
#[derive(Clone, Debug)]
struct Sum {
    /// What is closed by a large unit.
    total: Decimal,
    /// What is closed by a small unit.
    section: Decimal,
    /// The digit that waits for its unit.
    digit: Option<Decimal>,
    /// The second digit of 八九.
    pair: Option<Decimal>,
    /// How much more the pair can make it.
    slack: Decimal,
    /// The last small unit of this group, 0 if none.
    small: i64,
    /// The last large unit, 0 if none.
    large: i64,
    /// The last unit, 0 if none.
    last: i64,
    scale: i64,
    zero: bool,
    over: bool,
    arabic: bool,
    /// What has been read so far is no number yet: 几, 一百零.
    needs_more: bool,
    closed: bool,
    items: u32,
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

impl Sum {
    fn push(&mut self) {
        self.items += 1;
        self.needs_more = false;
    }

    fn small(&mut self, unit: i64, rest: &str, alone: bool) -> Option<()> {
        if self.small > 0 && unit >= self.small {
            return None;
        }
        let digit = match self.digit.take() {
            Some(digit) => digit,
            // 十五, 一百十, 一百零十; 百万, 千亿, 百三.
            None if unit == 10 && (self.items == 0 || self.zero || self.small == 100) => Decimal::from(1),
            None if self.items == 0 => {
                let mut next = rest.chars();
                let (first, second) = (next.next().and_then(sign), next.next());
                let elliptic = matches!(first, Some(Sign::Digit(1..)))
                    && second.is_none_or(|c| !c.is_alphabetic() || matches!(sign(c), Some(Sign::Large(_))));
                if !(alone || elliptic || matches!(first, Some(Sign::Large(_) | Sign::More))) {
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

    fn tens(&mut self, tens: i64) -> Option<()> {
        if self.digit.is_some() || (self.small > 0 && self.small <= 10) {
            return None;
        }
        self.section = self.section.plus(Decimal::from(tens))?;
        (self.small, self.last, self.zero, self.needs_more) = (10, 10, false, false);
        Some(())
    }

    fn large(&mut self, unit: i64) -> Option<()> {
        if self.items == 0 {
            return None;
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

    fn add_slack(&mut self, digit: Decimal, unit: Decimal) -> Option<()> {
        if let Some(pair) = self.pair.take() {
            self.slack = pair.plus(digit.negated())?.times(unit)?;
        }
        Some(())
    }

    /// A digit that no unit follows: 四百五 is 450, 九万四 is 94000, 一百零五 is 105.
    fn close_digit(&mut self) -> Option<()> {
        let Some(digit) = self.digit.take() else { return Some(()) };
        let unit = if self.zero || self.last <= 10 || self.pair.is_some() { 1 } else { self.last / 10 };
        let unit = Decimal::from(unit);
        self.section = self.section.plus(digit.times(unit)?)?;
        if self.last > 0 {
            self.scale = 1;
        }
        self.add_slack(digit, unit)
    }

    fn finish(&self) -> Option<Magnitude> {
        let mut sum = self.clone();
        sum.close_digit()?;
        let value = sum.total.plus(sum.section)?;
        let to = if sum.slack == Decimal::ZERO { None } else { Some(value.plus(sum.slack)?) };
        Some(Magnitude { value, to, over: sum.over, scale: sum.scale })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::rows;

    const COLUMNS: [&str; 4] = ["word", "kind", "value", "example"];

    #[test]
    fn every_row_reads_as_it_says() {
        for [word, kind, value, example] in rows("number", TABLE, COLUMNS).unwrap() {
            let found = numbers(example);
            let inside = |number: &Number| {
                example
                    .match_indices(word)
                    .any(|(at, _)| number.span.overlaps(Span::new(at, at + word.len())))
            };
            match kind {
                "block" | "name" => assert!(!found.iter().any(inside), "{word} in {example}: {found:?}"),
                _ => {
                    let [number] = &found[..] else { panic!("{example}: {found:?}") };
                    assert_eq!(number.span.of(example), example.trim_end_matches('年'), "{word}");
                    if kind == "digit" && example.chars().count() == 1 {
                        assert_eq!(number.value.to_string(), value, "{word}");
                    }
                    assert_eq!(number.over, matches!(kind, "open" | "more"), "{word}");
                }
            }
        }
    }
}
