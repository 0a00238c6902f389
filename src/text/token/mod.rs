//! [`Segmenter`] and [`Token`]: the words of a text.

mod tag;

use std::sync::OnceLock;

pub use self::tag::Tag;
use super::span::Span;

/// One word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its part of speech.
    pub tag: Tag,
}

/// Cuts text into words.
///
/// What cuts inside may change; text goes in, spans and tags come out.
#[derive(Clone, Debug)]
pub struct Segmenter {
    jieba: jieba_rs::Jieba,
}

impl Segmenter {
    /// A segmenter over jieba's own dictionary. [`Segmenter::shared`] is the one made once for all.
    pub fn new() -> Self {
        let mut text: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dict.txt"));
        Self { jieba: jieba_rs::Jieba::with_dict(&mut text).unwrap_or_else(|_| jieba_rs::Jieba::empty()) }
    }

    /// The segmenter over jieba's own dictionary, made at the first call.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Segmenter> = OnceLock::new();
        SHARED.get_or_init(Self::new)
    }

    /// The words of `text`, in order, with every character in one of them.
    pub fn cut(&self, text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        self.cut_into(text, &mut tokens);
        tokens
    }

    /// [`Segmenter::cut`] into a list that is emptied first.
    pub fn cut_into(&self, text: &str, tokens: &mut Vec<Token>) {
        tokens.clear();
        tokens.extend(self.jieba.tag(text, true).into_iter().map(|tagged| Token {
            span: Span::new(tagged.byte_start, tagged.byte_end),
            tag: Tag::of(tagged.tag),
        }));
    }
}

impl Default for Segmenter {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_stands_in_one_word() {
        let text = "中方将同各方一道，落实“一带一路”倡议。\r\nOK 2024年🙂";
        let mut end = 0;
        for token in Segmenter::shared().cut(text) {
            assert_eq!(token.span.start, end);
            end = token.span.end;
        }
        assert_eq!(end, text.len());
    }

    #[test]
    fn words_carry_the_tags_of_the_dictionary() {
        let text = "中国坚持合作";
        let words: Vec<(&str, &str)> = Segmenter::shared()
            .cut(text)
            .iter()
            .map(|each| (each.span.of(text), each.tag.as_str()))
            .collect();
        assert_eq!(words, [("中国", "ns"), ("坚持", "v"), ("合作", "vn")]);
    }

    #[test]
    fn a_tag_outside_the_set_is_read_as_its_class() {
        assert_eq!(Tag::of("nrjp").as_str(), "nr");
        assert_eq!(Tag::of("").as_str(), "x");
        assert_eq!(Tag::X.as_str(), "x");
        assert_eq!(Tag::of("eng").as_str(), "eng");
    }
}
