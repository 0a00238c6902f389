//! [`Mark`]: the numbers that open chapters, articles and points.
//!
//! The levels are those of Chinese official documents (GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）),
//! with the levels of statutes above them and the counting of running text below.

use crate::text::span::Span;

/// How a section is numbered. The order is the order of levels: an earlier style holds a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::text) enum Style {
    /// 第一编, 第一部分.
    Part,
    /// 第一章.
    Chapter,
    /// 第一节.
    Division,
    /// I. II.
    Roman,
    /// 一、
    Han,
    /// 第一条.
    Article,
    /// （一）
    HanParen,
    /// 1.
    Digit,
    /// （1）, 1）
    DigitParen,
    /// ①
    Circled,
    /// 第一， 首先， 其次，
    Ordinal,
    /// 一是, 一要.
    Is,
    /// ——, ■.
    Bullet,
}

/// A number where a section may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text) struct Mark {
    pub(in crate::text) style: Style,
    /// The number as a number; 0 for a bullet, `u32::MAX` for 最后.
    pub(in crate::text) ordinal: u32,
    /// The number as written, without the mark that follows it: 一, （一）, 第三条.
    pub(in crate::text) number: Span,
    /// Where the text after the number begins.
    pub(in crate::text) end: usize,
}

/// The mark at the very start of `text[at..]`, if one stands there.
pub(in crate::text) fn mark(text: &str, at: usize) -> Option<Mark> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    match first {
        '第' => counted(rest, at),
        '（' | '(' | '［' | '[' => parenthesised(rest, at),
        '—' | '–' | '―' | '─' => {
            let dashes = rest.len() - rest.trim_start_matches(['—', '–', '―', '─']).len();
            (dashes > first.len_utf8()).then(|| bullet(at, dashes))
        }
        '■' | '●' | '◆' | '▲' | '★' | '•' | '□' | '◇' | '▪' | '◼' => {
            Some(bullet(at, first.len_utf8()))
        }
        '①'..='⑳' => {
            let number = Span::new(at, at + first.len_utf8());
            Some(Mark {
                style: Style::Circled,
                ordinal: first as u32 - '①' as u32 + 1,
                number,
                end: number.end,
            })
        }
        '0'..='9' => digits(rest, at),
        'I' | 'V' | 'X' => roman(rest, at),
        '首' | '其' | '再' | '最' => sequence(rest, at),
        _ => han(rest, at),
    }
}

fn bullet(at: usize, len: usize) -> Mark {
    Mark { style: Style::Bullet, ordinal: 0, number: Span::new(at, at + len), end: at + len }
}

/// 第一章, 第二条, 第三，
fn counted(rest: &str, at: usize) -> Option<Mark> {
    let body = &rest['第'.len_utf8()..];
    let (ordinal, len) = numeral(body)?;
    let after = &body[len..];
    let unit = after.chars().next()?;
    let to_unit = '第'.len_utf8() + len;
    let style = match unit {
        '编' | '篇' => Style::Part,
        '部' if after.starts_with("部分") => Style::Part,
        '章' => Style::Chapter,
        '节' => Style::Division,
        '条' => Style::Article,
        // 第一、第二产业 counts nothing.
        '，' | '、' | '：' | ',' | ':' if !after[unit.len_utf8()..].starts_with('第') => {
            let number = Span::new(at, at + to_unit);
            return Some(Mark { style: Style::Ordinal, ordinal, number, end: number.end + unit.len_utf8() });
        }
        _ => return None,
    };
    let width = if unit == '部' { "部分".len() } else { unit.len_utf8() };
    let tail = &after[width..];
    // 第一条 stands before a space or the text; 第一条道路 is running text.
    let open = tail.is_empty() || tail.starts_with([' ', '\u{3000}', '\n', '：', ':', '、', '\t']);
    open.then(|| {
        let number = Span::new(at, at + to_unit + width);
        let gap = tail.len() - tail.trim_start_matches([' ', '\u{3000}', '：', ':', '、', '\t']).len();
        Mark { style, ordinal, number, end: number.end + gap }
    })
}

/// （一）, (1)
fn parenthesised(rest: &str, at: usize) -> Option<Mark> {
    let open = rest.chars().next()?.len_utf8();
    let (ordinal, len) = numeral(&rest[open..])?;
    let close = rest[open + len..].chars().next().filter(|c| matches!(c, '）' | ')' | '］' | ']'))?;
    let style = if rest.as_bytes()[open].is_ascii_digit() { Style::DigitParen } else { Style::HanParen };
    let number = Span::new(at, at + open + len + close.len_utf8());
    Some(Mark { style, ordinal, number, end: number.end })
}

/// 1. 1、 1）
fn digits(rest: &str, at: usize) -> Option<Mark> {
    let (ordinal, len) = numeral(rest)?;
    let mut after = rest[len..].chars();
    let stop = after.next()?;
    let style = match stop {
        // 1.5 is a decimal.
        '.' | '．' if !after.next().is_some_and(|c| c.is_ascii_digit()) => Style::Digit,
        '、' => Style::Digit,
        '）' | ')' => Style::DigitParen,
        _ => return None,
    };
    // A year or an amount is no number of a list.
    (ordinal > 0 && len <= 3).then(|| {
        let end = at + len + stop.len_utf8();
        let number = if style == Style::Digit { Span::new(at, at + len) } else { Span::new(at, end) };
        Mark { style, ordinal, number, end }
    })
}

/// I. II、
fn roman(rest: &str, at: usize) -> Option<Mark> {
    const NUMERALS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let len = rest.bytes().take_while(|b| matches!(b, b'I' | b'V' | b'X')).count();
    let position = NUMERALS.iter().position(|n| *n == &rest[..len])?;
    let stop = rest[len..].chars().next().filter(|c| matches!(c, '.' | '．' | '、'))?;
    let number = Span::new(at, at + len);
    Some(Mark {
        style: Style::Roman,
        ordinal: position as u32 + 1,
        number,
        end: number.end + stop.len_utf8(),
    })
}

/// 首先， 其次， 再次， 最后，
fn sequence(rest: &str, at: usize) -> Option<Mark> {
    const WORDS: [(&str, u32); 5] = [("首先", 1), ("其次", 2), ("再次", 3), ("再者", 3), ("最后", u32::MAX)];
    let (word, ordinal) = WORDS.into_iter().find(|(word, _)| rest.starts_with(word))?;
    let comma = rest[word.len()..].chars().next().filter(|c| matches!(c, '，' | ','))?;
    let number = Span::new(at, at + word.len());
    Some(Mark { style: Style::Ordinal, ordinal, number, end: number.end + comma.len_utf8() })
}

/// 一、 一是 一要
fn han(rest: &str, at: usize) -> Option<Mark> {
    let (ordinal, len) = numeral(rest)?;
    let stop = rest[len..].chars().next()?;
    let style = match stop {
        '、' | '．' | '.' => Style::Han,
        '是' | '要' => Style::Is,
        _ => return None,
    };
    let number = Span::new(at, at + len);
    Some(Mark { style, ordinal, number, end: number.end + stop.len_utf8() })
}

/// The whole number that opens `text` (ASCII digits, or Chinese numerals below ten thousand), and
/// how many bytes it takes.
pub(in crate::text) fn numeral(text: &str) -> Option<(u32, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        return Some((text[..digits].parse().ok()?, digits));
    }
    let (mut total, mut digit, mut len) = (0u32, None, 0);
    for c in text.chars() {
        let value = match c {
            '〇' | '零' => 0,
            '一' => 1,
            '二' => 2,
            '三' => 3,
            '四' => 4,
            '五' => 5,
            '六' => 6,
            '七' => 7,
            '八' => 8,
            '九' => 9,
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => break,
        };
        if value < 10 {
            // 二〇二五: digits one by one.
            digit = Some(digit.unwrap_or(0u32).checked_mul(10)?.checked_add(value)?);
        } else {
            total = total.checked_add(digit.take().unwrap_or(1).checked_mul(value)?)?;
        }
        len += c.len_utf8();
    }
    (len > 0).then_some(())?;
    Some((total.checked_add(digit.unwrap_or(0))?, len))
}

/// Whether a line holds a mark and nothing else: the text it counts stands on the next line.
pub(in crate::text) fn is_bare(line: &str) -> bool {
    let line = line.trim();
    mark(line, 0).is_some_and(|m| {
        m.end == line.len()
            && matches!(m.style, Style::Han | Style::HanParen | Style::Digit | Style::Ordinal | Style::Is)
    })
}

/// Whether a line opens with 问： or 答：.
pub(in crate::text) fn is_label(line: &str) -> bool {
    ["问", "答", "記者", "记者", "問"]
        .iter()
        .any(|label| line.trim_start().strip_prefix(label).is_some_and(|rest| rest.starts_with(['：', ':'])))
}
