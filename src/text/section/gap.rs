//! [`Gap`]: where a list has fewer parts than it announces or counts.

use super::{Section, SectionKind};
use crate::text::document::Document;
use crate::text::mark::numeral;
use crate::text::order::order;
use crate::text::quote::is_stop;
use crate::text::span::Span;
use crate::text::words::words;

/// A list that misses a part, or has one too many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Index of the first section of the list.
    pub section: usize,
    /// How many parts there should be.
    pub expected: u32,
    /// How many there are.
    pub found: u32,
    /// What says so: the words 六个方面, or the number that comes after the missing one.
    pub span: Span,
}

/// How far the end of the announcement may stand from its number, in characters.
const NEAR: usize = 10;

/// The gaps of the outline, in text order.
pub fn gaps(document: &Document, sections: &[Section]) -> Vec<Gap> {
    let text = document.text();
    let mut gaps = Vec::new();
    // The open series under each section (0: the outermost): its first section, last ordinal, size.
    // The last place is that of articles, which run through all chapters.
    let mut open: Vec<Option<Series>> = vec![None; sections.len() + 2];
    for (index, section) in sections.iter().enumerate() {
        let (Some(ordinal), Some(number)) = (section.ordinal, section.number) else { continue };
        let article = section.kind == SectionKind::Article && number.of(text).starts_with('第');
        let slot = if article { sections.len() + 1 } else { section.parent.map_or(0, |parent| parent + 1) };
        let style = style(text, section);
        match &mut open[slot] {
            Some(series) if series.style == style && series.last < ordinal => {
                series.jump = series.jump.or((ordinal > series.last + 1).then_some(number));
                series.last = ordinal;
                series.found += 1;
            }
            series => {
                let new = Series { first: index, style, last: ordinal, found: 1, start: ordinal, jump: None };
                gaps.extend(series.replace(new).and_then(|series| series.gap(text, sections)));
            }
        }
    }
    gaps.extend(open.into_iter().flatten().filter_map(|series| series.gap(text, sections)));
    order(&mut gaps, |gap| [gap.section, 0, 0]);
    gaps
}

#[derive(Clone, Copy)]
struct Series {
    first: usize,
    style: (SectionKind, Shape),
    last: u32,
    found: u32,
    start: u32,
    jump: Option<Span>,
}

impl Series {
    fn gap(self, text: &str, sections: &[Section]) -> Option<Gap> {
        if let Some(span) = self.jump {
            let expected = self.last - self.start + 1;
            return Some(Gap { section: self.first, expected, found: self.found, span });
        }
        let (expected, span) = announced(text, sections[self.first].span.start)?;
        (self.start == 1 && self.found > 1 && expected != self.found).then_some(Gap {
            section: self.first,
            expected,
            found: self.found,
            span,
        })
    }
}

/// What numbers of one series share: 一, （一）, 1, 第一.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Bare,
    Bracket,
    Digit,
    Counted,
    Other,
}

fn style(text: &str, section: &Section) -> (SectionKind, Shape) {
    let number = section.number.map_or("", |number| number.of(text));
    let shape = match number.chars().next() {
        Some('（' | '(') => Shape::Bracket,
        Some('0'..='9') => Shape::Digit,
        Some('第') => Shape::Counted,
        Some('一'..='龥') => Shape::Bare,
        _ => Shape::Other,
    };
    // A chapter and its text-only sibling count on: 一、 with heading, 二、 without.
    let kind = if shape == Shape::Counted { section.kind } else { SectionKind::Point };
    (kind, shape)
}

/// The number that the sentence before `at` announces: 重点抓好以下六个方面工作：
fn announced(text: &str, at: usize) -> Option<(u32, Span)> {
    let before = text[..at].trim_end();
    let sentence = before.trim_end_matches(|c| is_stop(c) || matches!(c, '，' | '；'));
    let start = sentence.rfind(|c| is_stop(c) || matches!(c, '\n' | '；' | '，')).unwrap_or(0);
    let mut found = None;
    let mut skip = start;
    for (offset, c) in sentence[start..].char_indices() {
        let here = start + offset;
        if here < skip || !(c.is_ascii_digit() || "二三四五六七八九十两".contains(c)) {
            continue;
        }
        let (value, len) = if c == '两' { (2, c.len_utf8()) } else { numeral(&sentence[here..])? };
        skip = here + len;
        let noun =
            words().number.iter().filter(|noun| sentence[skip..].starts_with(**noun)).map(|n| n.len()).max();
        if let Some(noun) = noun
            && sentence[skip + noun..].trim_end_matches('：').chars().count() <= NEAR
            && !sentence[..here].ends_with(['第', '十', '百', '.', '—'])
            && (2..100).contains(&value)
        {
            found = Some((value, Span::new(here, skip + noun)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::section::sections;

    fn of(text: &str) -> Vec<(u32, u32)> {
        let document = Document::new(text);
        gaps(&document, &sections(&document)).iter().map(|gap| (gap.expected, gap.found)).collect()
    }

    #[test]
    fn a_list_that_keeps_its_word_has_no_gap() {
        assert_eq!(of("要抓好以下三项工作：一是办会；二是修路；三是通航。"), []);
        assert_eq!(of("要落实八项规定，做好工作：一是办会；二是修路。"), []);
        assert_eq!(of("第一章 甲\n第一条 甲。\n第二章 乙\n第二条 乙。\n第三条 丙。"), []);
    }

    #[test]
    fn a_list_that_falls_short_has_one() {
        assert_eq!(of("要抓好以下四个方面工作：一是办会；二是修路；三是通航。"), [(4, 3)]);
        assert_eq!(of("外长提出4点建议，一是办会，二是修路，三是通航。"), [(4, 3)]);
        assert_eq!(of("第一条 甲。\n第二条 乙。\n第四条 丁。"), [(4, 3)]);
        assert_eq!(of("第一章 甲\n第一条 甲。\n第二条 乙。\n第二章 丙\n第四条 丁。"), [(4, 3)]);
    }
}
