//! A whole dictionary of the user's own, cut by jieba-rs itself.

use super::tag::Tag;
use super::{Mode, Piece, Segmenter};

/// jieba-rs over a dictionary that was given as text.
#[derive(Debug)]
pub(super) struct Own {
    jieba: jieba_rs::Jieba,
}

impl Own {
    /// Reads a dictionary: a line a word, with frequency and tag. The error names the line.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let jieba = jieba_rs::Jieba::with_dict(&mut text.as_bytes()).map_err(|error| error.to_string())?;
        Ok(Self { jieba })
    }

    /// Hands the words of `text` to `sink`, in order.
    pub(super) fn walk(&self, text: &str, mode: Mode, sink: &mut impl FnMut(Piece)) {
        // Without its own dictionary jieba-rs has no tagger of unknown words; ours is the same.
        let tables = Segmenter::shared().tables();
        for tag in self.jieba.tag(text, mode.model) {
            let known = tag.tag != "x" || self.jieba.has_word(tag.word);
            let part_of_speech = match tables {
                _ if !mode.tags => Tag::X,
                Some(tables) if !known => tables.guess_alone(tag.word),
                _ => Tag::of(tag.tag),
            };
            let characters = tag.end - tag.start;
            // Four bytes in UTF-8 are two units in UTF-16.
            let units = characters + tag.word.bytes().filter(|&byte| byte >= 0xF0).count();
            sink(Piece { bytes: tag.word.len(), characters, units, tag: part_of_speech });
        }
    }
}
