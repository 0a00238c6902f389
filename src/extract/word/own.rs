//! [`Own`]: the reader's own words.
//!
//! They are written as in jieba's user dictionaries, one a line: `word [frequency] [tag]`; what stands
//! behind `#`, and empty lines, say nothing. A word takes effect wherever its letters stand, whatever the
//! frequency says; frequency 0 takes a word away, as in jieba: it is cut into the likeliest other words.

use super::{Layered, WordKind};
use crate::extract::Note;
use crate::extract::words::Words;
use crate::text::document::Document;
use crate::text::span::Span;
use crate::text::token::{Segmenter, Tag};

/// Longest word, in characters: longer entries are a sentence pasted by mistake.
const LONGEST: usize = 40;

/// A line that is no word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusable {
    /// Its number, counted from 1.
    pub line: usize,
    /// The line.
    pub text: String,
    /// Why: `no_word`, `too_long`, `frequency` (neither number nor tag), `twice`.
    pub reason: &'static str,
}

/// The reader's own words.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// By their order.
    words: Vec<(String, Tag)>,
    /// Words that are to be cut up, sorted.
    removed: Vec<String>,
    /// The lines that cannot be used.
    pub unusable: Vec<Unusable>,
}

impl Own {
    /// Reads the words, one a line.
    pub fn new<S: AsRef<str>>(lines: &[S]) -> Self {
        let mut own = Self::default();
        for (index, line) in lines.iter().flat_map(|entry| entry.as_ref().split('\n')).enumerate() {
            match entry(line) {
                Ok(None) => {}
                Ok(Some(entry)) if own.knows(&entry.word) => own.refuse(index, line, "twice"),
                Ok(Some(Entry { word, frequency: Some(0), .. })) => own.removed.push(word),
                Ok(Some(Entry { word, tag, .. })) => own.words.push((word, tag)),
                Err(reason) => own.refuse(index, line, reason),
            }
        }
        own.removed.sort();
        own.words.sort();
        own
    }

    fn knows(&self, word: &str) -> bool {
        self.removed.iter().chain(self.words.iter().map(|(word, _)| word)).any(|known| known == word)
    }

    fn refuse(&mut self, index: usize, line: &str, reason: &'static str) {
        self.unusable.push(Unusable { line: index + 1, text: line.to_owned(), reason });
    }

    /// The lines that cannot be used, as notes of the report.
    pub fn notes(&self) -> impl Iterator<Item = Note> {
        self.unusable.iter().map(|unusable| Note {
            kind: "unusable_word",
            span: None,
            detail: vec![
                ("line", unusable.line.into()),
                ("text", unusable.text.as_str().into()),
                ("reason", unusable.reason.into()),
            ],
        })
    }

    /// Where they stand in a text: leftmost, then longest, disjoint.
    pub(super) fn places(&self, text: &str) -> Vec<Layered> {
        if self.words.is_empty() {
            return Vec::new();
        }
        let words = Words::sorted(self.words.iter().map(|(word, tag)| (word.as_str(), *tag)).collect());
        let mut end = 0;
        let starts = text.char_indices().filter_map(|(start, _)| {
            let (word, &tag) = words.longest(&text[start..]).filter(|_| start >= end)?;
            end = start + word.len();
            Some(Layered { span: Span::new(start, end), kind: WordKind::User, tag })
        });
        starts.collect()
    }

    /// Whether the reader wants this word cut up.
    pub(super) fn takes_away(&self, word: &str) -> bool {
        !self.removed.is_empty() && self.removed.binary_search_by(|known| known.as_str().cmp(word)).is_ok()
    }

    /// The likeliest cut of a word that is taken away: of all ways to write it as two or more words of
    /// the dictionary or single characters, the one with the greatest product of relative frequencies.
    pub(super) fn parts(&self, word: &str) -> Vec<Span> {
        let mut ends: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
        ends.push(word.len());
        let count = ends.len();
        let mut best: Vec<(f64, usize)> = vec![(f64::NEG_INFINITY, 0); count];
        best[0].0 = 0.0;
        for to in 1..count {
            for from in 0..to {
                let part = &word[ends[from]..ends[to]];
                if part.len() == word.len() || self.takes_away(part) && to - from > 1 {
                    continue;
                }
                let frequency = Segmenter::shared().frequency(part).filter(|&frequency| frequency > 0);
                let Some(frequency) = frequency.or((to - from == 1).then_some(1)) else { continue };
                let score =
                    best[from].0 + libm::log(f64::from(frequency) / super::super::term::REFERENCE_SIZE);
                if score > best[to].0 {
                    best[to] = (score, from);
                }
            }
        }
        let mut parts = Vec::new();
        let mut to = count - 1;
        while to > 0 {
            let from = best[to].1;
            parts.push(Span::new(ends[from], ends[to]));
            to = from;
        }
        parts.reverse();
        parts
    }
}

/// What a line of the list says.
struct Entry {
    word: String,
    frequency: Option<u64>,
    tag: Tag,
}

/// Reads a line; `None` for one that says nothing. The word is folded as texts are, so that 上合組織 is found in
/// either script.
fn entry(line: &str) -> Result<Option<Entry>, &'static str> {
    let line = line.trim_start_matches('\u{feff}').split('#').next().unwrap_or_default();
    let mut cells: Vec<&str> = line.split_whitespace().collect();
    if cells.is_empty() {
        return Ok(None);
    }
    let mut last = |is: fn(&u8) -> bool| match cells.len() {
        0 | 1 => None,
        _ => cells.pop_if(|cell| cell.bytes().all(|byte| is(&byte))),
    };
    let tag = last(u8::is_ascii_lowercase);
    let frequency = last(u8::is_ascii_digit).map(str::parse).transpose().map_err(|_| "frequency")?;
    let [word] = *cells.as_slice() else { return Err("frequency") };
    if !word.chars().any(char::is_alphanumeric) {
        return Err("no_word");
    }
    if word.chars().count() > LONGEST {
        return Err("too_long");
    }
    let word = Document::new(word).text().to_owned();
    Ok(Some(Entry { word, frequency, tag: Tag::of(tag.unwrap_or("n")) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_cannot_be_used_is_named() {
        let own = Own::new(&["# mine", "上合力量 5 n # kept", "", "丝路 electrum many", "！！", "上合力量"]);
        let unusable: Vec<(usize, &str)> = own.unusable.iter().map(|line| (line.line, line.reason)).collect();
        assert_eq!(unusable, [(4, "frequency"), (5, "no_word"), (6, "twice")]);
        assert_eq!(own.words, [("上合力量".to_owned(), Tag::of("n"))]);
    }

    #[test]
    fn a_word_with_frequency_0_falls_into_the_likeliest_words() {
        let own = Own::new(&["战略伙伴 0"]);
        let parts: Vec<&str> = own.parts("战略伙伴").into_iter().map(|part| part.of("战略伙伴")).collect();
        assert_eq!(parts, ["战略", "伙伴"]);
    }
}
