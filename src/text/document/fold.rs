//! [`fold`]: writes the copy that the analysis reads, one character after the other.

use super::map::Copy;
use super::wrap::wraps;
use super::{Cleaned, Steps};
use crate::text::script::{Script, is_han, may_change, simplified};
use crate::text::span::Span;

/// What the fold does to a character.
struct Change {
    step: &'static str,
    to: Option<char>,
}

/// The folded copy of a source, and what was changed.
pub(super) fn fold(source: &str, script: Script, steps: &Steps) -> (Copy, Vec<Cleaned>) {
    let mut copy = Copy::with_capacity(source.len());
    let mut cleaned = Vec::new();
    let wraps = if steps.has("wrap") { wraps(source) } else { Vec::new() };
    let mut wraps = wraps.iter().peekable();
    let punctuation = steps.has("punctuation");
    let simplifies = script != Script::None && steps.has("script");
    // The last characters of the source and of the copy.
    let (mut from, mut last) = (None, None);
    let mut next = 0;
    loop {
        // Most of a text stays as it is: it is copied up to the next character that may not.
        let rest = &source[next..];
        let (stays, rest) = rest.split_at(rest.find(|c| !stays(c)).unwrap_or(rest.len()));
        copy.extend(stays, next);
        if let Some(c) = stays.chars().next_back() {
            (from, last) = (Some(c), Some(c));
        }
        let at = next + stays.len();
        let mut chars = rest.chars();
        let Some(c) = chars.next() else { break };
        next = at + c.len_utf8();
        if let Some(wrap) = wraps.next_if(|wrap| wrap.span.start == at) {
            next = wrap.span.end;
            if wrap.space {
                copy.push(' ', at, next - at);
            }
            note(&mut cleaned, "wrap", Span::new(at, next));
            continue;
        }
        let after = chars.next();
        let plain = plain(c, after, steps);
        let folded = plain.as_ref().map_or(Some(c), |change| change.to);
        let mark = folded.and_then(|c| full_mark(c, last, after)).filter(|_| punctuation);
        let simple = simplifies.then(|| simplified(c, from, after, script));
        let change = if let Some(to) = mark {
            Some(Change { step: "punctuation", to: Some(to) })
        } else if let Some(to) = simple.filter(|to| *to != c) {
            Some(Change { step: "script", to: Some(to) })
        } else {
            plain
        };
        if let Some(change) = &change {
            note(&mut cleaned, change.step, Span::new(at, next));
        }
        if let Some(to) = change.map_or(Some(c), |change| change.to) {
            copy.push(to, at, next - at);
            (from, last) = (Some(c), Some(to));
        }
    }
    (copy, cleaned)
}

/// Whether a character surely stays as it is: most characters of a text do, and those left over are looked
/// at closely.
fn stays(c: char) -> bool {
    match c {
        ' '..='~' => !matches!(c, ',' | ';' | ':' | '!' | '?'),
        '\u{3000}'..='\u{9FFF}' => !may_change(c),
        _ => matches!(c, '，' | '：' | '；' | '（' | '）' | '“' | '”' | '—'),
    }
}

/// Notes a change, next to the one before where they touch.
fn note(cleaned: &mut Vec<Cleaned>, step: &'static str, span: Span) {
    let index = cleaned.iter().position(|c| c.step == step).unwrap_or_else(|| {
        cleaned.push(Cleaned { step, spans: Vec::new() });
        cleaned.len() - 1
    });
    match cleaned[index].spans.last_mut() {
        Some(last) if last.end == span.start => last.end = span.end,
        _ => cleaned[index].spans.push(span),
    }
}

/// Characters that take no room: joiners, directions, soft hyphens, the byte order mark.
pub(super) const fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// What becomes of a character whatever its neighbours are.
fn plain(c: char, after: Option<char>, steps: &Steps) -> Option<Change> {
    let (step, to) = match c {
        ' '..='~' | '\n' => return None,
        '\r' if after == Some('\n') => ("line_ends", None),
        '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ("line_ends", Some('\n')),
        '\t' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => {
            ("spaces", Some(' '))
        }
        _ if is_zero_width(c) => ("zero_width", None),
        '０'..='９'
        | 'Ａ'..='Ｚ'
        | 'ａ'..='ｚ'
        | '％'
        | '＋'
        | '－'
        | '．'
        | '／'
        | '＝'
        | '＠'
        | '＆'
        | '＃'
        | '＄'
        | '＿' => ("full_width", char::from_u32(c as u32 - 0xFEE0)),
        '｡' => ("full_width", Some('。')),
        '､' => ("full_width", Some('、')),
        _ => return None,
    };
    steps.has(step).then_some(Change { step, to })
}

/// The full-width form of a half-width mark that stands in Chinese text.
///
/// It follows a Chinese character or a mark that closes something Chinese, or it follows anything but
/// white space and a Chinese character comes next: 增长5%,城镇. Numbers, addresses and Latin text keep theirs.
fn full_mark(c: char, before: Option<char>, after: Option<char>) -> Option<char> {
    let full = match c {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '!' => '！',
        '?' => '？',
        _ => return None,
    };
    let before = before.filter(|c| !c.is_whitespace())?;
    let chinese = |c: char| is_han(c) || "”’》）」』】…。！？".contains(c);
    (chinese(before) || after.is_some_and(is_han)).then_some(full)
}
