//! [`lines`]: every place of a word in its context (KWIC, key word in context).

use crate::text::document::Document;
use crate::text::sentence::Sentence;
use crate::text::span::Span;

/// How lines are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As they stand in the text.
    Text,
    /// By what stands before, from the word outwards.
    Left,
    /// By what stands after.
    Right,
}

impl Order {
    /// The order of a label: `text`, `left`, `right`.
    pub fn from_label(label: &str) -> Option<Self> {
        match label {
            "text" => Some(Self::Text),
            "left" => Some(Self::Left),
            "right" => Some(Self::Right),
            _ => None,
        }
    }
}

/// A place with what stands before and after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Up to so many characters before, in the same paragraph.
    pub left: Span,
    /// The place.
    pub hit: Span,
    /// Up to so many characters after, in the same paragraph.
    pub right: Span,
    /// Index of the sentence it stands in.
    pub sentence: Option<usize>,
}

/// Every place where the letters of `query` stand in an analysed text, whatever words they are part of; in either
/// script.
pub fn places(text: &str, query: &str) -> Vec<Span> {
    let query = Document::new(query.trim());
    let query = query.text();
    if query.is_empty() {
        return Vec::new();
    }
    text.match_indices(query).map(|(start, found)| Span::new(start, start + found.len())).collect()
}

/// The places with up to `width` characters of context on each side.
pub fn lines(text: &str, sentences: &[Sentence], places: &[Span], width: usize, order: Order) -> Vec<Line> {
    let ends = |c: char| c == '\n' || c == '\r' || c == '\u{3000}';
    let mut lines: Vec<Line> = places
        .iter()
        .map(|&hit| {
            let before = text[..hit.start].chars().rev().take(width).take_while(|&c| !ends(c));
            let after = text[hit.end..].chars().take(width).take_while(|&c| !ends(c));
            let (before, after): (usize, usize) =
                (before.map(char::len_utf8).sum(), after.map(char::len_utf8).sum());
            let at = sentences.partition_point(|sentence| sentence.span.end <= hit.start);
            Line {
                left: Span::new(hit.start - before, hit.start),
                hit,
                right: Span::new(hit.end, hit.end + after),
                sentence: sentences.get(at).filter(|found| found.span.overlaps(hit)).map(|_| at),
            }
        })
        .collect();
    let letters = |c: &char| c.is_alphanumeric();
    match order {
        Order::Text => {}
        Order::Left => {
            lines.sort_by_cached_key(|line| {
                line.left.of(text).chars().rev().filter(letters).collect::<String>()
            });
        }
        Order::Right => {
            lines.sort_by_cached_key(|line| line.right.of(text).chars().filter(letters).collect::<String>());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_sorted_from_the_word_outwards() {
        let text = "深化安全合作。开展农业合作。加强安全合作。";
        let hits = places(text, "合作");
        let left: Vec<&str> =
            lines(text, &[], &hits, 4, Order::Left).iter().map(|line| line.left.of(text)).collect();
        assert_eq!(left, ["开展农业", "深化安全", "加强安全"]);
    }

    #[test]
    fn a_word_is_found_in_either_script_and_inside_longer_words() {
        assert_eq!(places("上海合作组织", "合作組織"), [Span::new(6, 18)]);
        assert_eq!(places("合作", ""), []);
    }

    #[test]
    fn context_ends_with_the_paragraph() {
        let text = "第一段。\n第二段合作\n第三段";
        let line = lines(text, &[], &places(text, "合作"), 20, Order::Text)[0];
        assert_eq!((line.left.of(text), line.right.of(text)), ("第二段", ""));
    }
}
