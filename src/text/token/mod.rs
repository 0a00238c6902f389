//! [`Segmenter`] and [`Token`]: the words of a text.
//!
//! Words are cut and tagged as jieba-rs does with its own dictionary, token for token; the test of that
//! is `tests/dictionary.rs`. The dictionary, its models and its tags are compiled by the build into one
//! `blob` of columns, from which a single walk expands what it meets: no text to parse, and nothing is
//! read that the text does not ask for.

mod blob;
mod dictionary;
mod logarithm;
mod model;
mod nodes;
#[cfg(not(target_arch = "wasm32"))]
mod own;
mod tag;
mod tagger;
mod walk;

use std::sync::OnceLock;

pub use self::blob::BlobError;
#[cfg(not(target_arch = "wasm32"))]
pub use self::own::{Own, Unusable};
pub use self::tag::Tag;
use self::walk::Tables;
use super::span::Span;

/// The dictionary the build made.
static BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dictionary.bin"));

/// One word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its part of speech.
    pub tag: Tag,
}

/// Cuts a text into words that together are all of it.
pub type Cut<'a> = &'a dyn Fn(&str) -> Vec<Token>;

/// A word as it is cut: its length in every unit, so that offsets can be counted in any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// In bytes of UTF-8.
    pub bytes: usize,
    /// In characters (code points).
    pub characters: usize,
    /// In units of UTF-16.
    pub units: usize,
    /// Its part of speech; [`Tag::X`] if no tags were asked for.
    pub tag: Tag,
}

/// What a walk over a text does beside cutting by the dictionary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mode {
    /// Join single characters to words the dictionary does not have, by the hidden Markov model.
    pub model: bool,
    /// Tag the words.
    pub tags: bool,
}

impl Default for Mode {
    fn default() -> Self {
        Self { model: true, tags: true }
    }
}

/// Cuts text into words.
#[derive(Debug)]
pub struct Segmenter {
    cutter: Cutter,
}

/// What cuts.
#[derive(Debug)]
enum Cutter {
    Tables(Box<Tables>),
    #[cfg(not(target_arch = "wasm32"))]
    Own(Box<Own>),
}

impl Segmenter {
    /// Reads a dictionary in the build's format.
    pub fn read(blob: &'static [u8]) -> Result<Self, BlobError> {
        Ok(Self { cutter: Cutter::Tables(Box::new(Tables::read(&blob::Blob::read(blob)?)?)) })
    }

    /// A segmenter over a whole dictionary of the user's own, in jieba's format: a line a word, with
    /// frequency and tag. jieba-rs itself cuts by it.
    ///
    /// # Errors
    /// At the first line that cannot be used.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn with_dictionary(text: &str) -> Result<Self, Unusable> {
        Ok(Self { cutter: Cutter::Own(Box::new(Own::read(text)?)) })
    }

    /// The segmenter over jieba's own dictionary, expanded at the first call.
    pub fn built_in() -> Result<&'static Self, BlobError> {
        static SHARED: OnceLock<Result<Segmenter, BlobError>> = OnceLock::new();
        SHARED.get_or_init(|| Self::read(BLOB)).as_ref().map_err(|error| *error)
    }

    /// [`Segmenter::built_in`], or where that cannot be read, one that leaves every character alone.
    pub fn shared() -> &'static Self {
        static NONE: OnceLock<Segmenter> = OnceLock::new();
        Self::built_in().unwrap_or_else(|_| {
            NONE.get_or_init(|| Self { cutter: Cutter::Tables(Box::new(Tables::empty())) })
        })
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
        let mut start = 0;
        self.walk(text, Mode::default(), |piece| {
            let span = Span::new(start, start + piece.bytes);
            start = span.end;
            tokens.push(Token { span, tag: piece.tag });
        });
    }

    /// Hands the words of `text` to `each` as they are cut, in order. Memory does not grow with the
    /// text, only with its longest run of characters without a mark between them.
    pub fn walk(&self, text: &str, mode: Mode, mut each: impl FnMut(Piece)) {
        let each = &mut each;
        #[allow(
            clippy::infallible_destructuring_match,
            reason = "the browser has one cutter, other builds two"
        )]
        let tables = match &self.cutter {
            Cutter::Tables(tables) => tables,
            #[cfg(not(target_arch = "wasm32"))]
            Cutter::Own(own) => {
                return own.cut(text, mode.model).for_each(|(word, tag)| {
                    let tag = if mode.tags { Self::tag(word, tag) } else { Tag::X };
                    let units = word.encode_utf16().count();
                    each(Piece { bytes: word.len(), characters: word.chars().count(), units, tag });
                });
            }
        };
        match (mode.model, mode.tags) {
            (true, true) => tables.walk::<true, true>(text, each),
            (true, false) => tables.walk::<true, false>(text, each),
            (false, true) => tables.walk::<false, true>(text, each),
            (false, false) => tables.walk::<false, false>(text, each),
        }
    }

    /// The tag of a word that was cut by another dictionary: by its name there, or if that dictionary does
    /// not have it, as the word is tagged here when it is unknown.
    pub fn tag(word: &str, name: Option<&str>) -> Tag {
        match (name, Self::shared().tables()) {
            (None, Some(tables)) => tables.guess_alone(word),
            (name, _) => Tag::of(name.unwrap_or_default()),
        }
    }

    /// How often jieba's own dictionary counted a word.
    pub fn frequency(&self, word: &str) -> Option<u32> {
        self.tables().and_then(|tables| tables.dictionary.frequency(word))
    }

    fn tables(&self) -> Option<&Tables> {
        match &self.cutter {
            Cutter::Tables(tables) => Some(tables),
            #[cfg(not(target_arch = "wasm32"))]
            Cutter::Own(_) => None,
        }
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

    #[test]
    fn a_damaged_dictionary_is_refused() {
        let changed = |at: usize, bits: u8| {
            let mut changed = BLOB.to_vec();
            changed[at] ^= bits;
            Segmenter::read(changed.leak()).unwrap_err()
        };
        assert_eq!(Segmenter::read(BLOB).err(), None);
        assert_eq!(Segmenter::read(b"").unwrap_err(), BlobError::NotADictionary);
        assert_eq!(Segmenter::read(&BLOB[..BLOB.len() - 1]).unwrap_err(), BlobError::Length);
        assert_eq!(changed(8, 64), BlobError::Version(blob::VERSION ^ 64));
        for at in (blob::HEADER..BLOB.len()).step_by(BLOB.len() / 20) {
            assert_eq!(changed(at, 1 << (at % 8)), BlobError::Checksum, "byte {at}");
        }
    }

    /// Even where the checksum was made to fit.
    #[test]
    fn no_column_can_make_the_reader_panic() {
        let mut state = 88_172_645_463_325_252_u64;
        for _ in 0..40 {
            let mut changed = BLOB.to_vec();
            for _ in 0..4 {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                let at = 32 + (state >> 8) as usize % (changed.len() - 32);
                changed[at] = state as u8;
            }
            let sum = blob::checksum(&changed[blob::HEADER..]);
            changed[24..32].copy_from_slice(&sum.to_le_bytes());
            if let Ok(segmenter) = Segmenter::read(changed.leak()) {
                segmenter.cut("各方将继续落实“一带一路”倡议，哈萨克斯坦总统托卡耶夫表示同意。");
            }
        }
    }
}
