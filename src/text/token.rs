//! [`Segmenter`] and [`Token`]: the words of a text.

use super::span::Span;

/// One word, number or mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its part of speech in jieba's tag set; empty where the dictionary names none.
    pub tag: String,
}

/// Cuts text into words.
///
/// What cuts inside may change; text goes in, spans and tags come out.
#[derive(Debug)]
pub struct Segmenter {
    jieba: jieba_rs::Jieba,
}

impl Segmenter {
    /// A segmenter over jieba's own dictionary.
    pub fn new() -> Self {
        Self { jieba: jieba_rs::Jieba::empty() }
    }

    /// The words of `text`, in order, with every character in one of them.
    pub fn cut(&self, text: &str) -> Vec<Token> {
        let mut start = 0;
        self.jieba
            .tag(text, true)
            .into_iter()
            .map(|tagged| {
                let span = Span::new(start, start + tagged.word.len());
                start = span.end;
                let tag = if tagged.tag == "x" { "" } else { tagged.tag };
                Token { span, tag: tag.to_owned() }
            })
            .collect()
    }
}

impl Default for Segmenter {
    fn default() -> Self {
        Self::new()
    }
}
