//! Numerals of a text, Chinese and Arabic, as exact [`Number`]s.
//!
//! A numeral is read as a whole: 4.78万亿, 一万五千亿, 二百三十余万, 八九百, 三又五分之一, 1/3, 1,200. Its
//! sign in a name (一带一路, 二十大, 中亚五国) or in an ordinal (第五届) counts nothing and is left
//! out; what a number counts is for [`amount`](super::amount) and [`date`](super::date) to say.

mod cursor;
mod magnitude;
mod sum;

use super::decimal::Decimal;
use super::words::{Characters, Places, Words};
use crate::lexicon::{built_in, table};
use crate::text::order::order;
use crate::text::span::Span;
use cursor::Cursor;
use std::sync::LazyLock;
use sum::Magnitude;

/// A numeral at a place of the text.
#[derive(Clone, Copy, Debug, PartialEq)]
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
    /// The signs, ordered by character, and their places.
    signs: Vec<Sign>,
    places: Places,
    contexts: Words<Context>,
    /// With these characters a numeral, or what stands around one, may begin.
    starts: Characters,
}

/// The words of this family.
pub(super) const TABLE: &str = table!("number/number.tsv");

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
    order(&mut signs, |&(first, _)| [first as usize, 0, 0]);
    signs.dedup_by_key(|&mut (first, _)| first);
    let (characters, signs): (Vec<char>, Vec<Sign>) = signs.into_iter().unzip();
    let (places, contexts) = (Places::new(&characters), Words::new(contexts));
    let mut starts = contexts.firsts().clone();
    starts.unite(places.characters());
    starts.extend("第−负負".chars());
    Table { places, signs, contexts, starts }
});

fn sign(c: char) -> Option<Sign> {
    if c < '\u{3000}' && c != '○' {
        return None;
    }
    READ.signs.get(READ.places.of(c)?).copied()
}

/// The Chinese signs of numerals.
pub(super) fn signs() -> &'static Characters {
    READ.places.characters()
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
        if !c.is_ascii() && !READ.starts.has(c) {
            at += c.len_utf8();
            before = Some(c);
            ordinal = false;
            continue;
        }
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
    if cursor.half() {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::rows;

    const COLUMNS: [&str; 4] = ["word", "kind", "value", "example"];

    #[test]
    fn every_row_reads_as_it_says() {
        for [word, kind, value, example] in rows("number", include_str!("number.tsv"), COLUMNS).unwrap() {
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
