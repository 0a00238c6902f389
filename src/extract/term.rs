//! [`Term`]: what the text is about.

use super::word::Word;
use crate::text::section::Section;
use crate::text::sentence::Sentence;
use crate::text::span::Span;

/// What a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermKind {
    /// One word.
    Word,
}

impl TermKind {
    /// The label of the report.
    pub fn label(self) -> &'static str {
        "word"
    }
}

/// A key term and its places.
#[derive(Clone, Debug)]
pub struct Term {
    /// The words.
    pub text: String,
    /// What it is.
    pub kind: TermKind,
    /// How often it stands.
    pub count: usize,
    /// How much it matters.
    pub score: f64,
    /// Log-likelihood against the reference.
    pub keyness: Option<f64>,
    /// Where.
    pub occurrences: Vec<Span>,
}

/// The key terms of a text.
pub fn terms(
    text: &str,
    sections: &[Section],
    sentences: &[Sentence],
    words: &[Word],
    stop: Option<&[String]>,
) -> Vec<Term> {
    let _ = (text, sections, sentences, words, stop);
    Vec::new()
}
