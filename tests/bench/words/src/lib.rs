//! The words of a text, by gongbao's segmenter or by jieba-rs: two modules with the same exports.

use wasm_bindgen::prelude::*;

/// How many words there are.
#[wasm_bindgen]
pub fn cut(text: &str, model: bool) -> usize {
    words::cut(text, model)
}

/// Two numbers a word: where it ends, in UTF-16 units, and its tag's place in the list of tags.
#[wasm_bindgen]
pub fn tags(text: &str, model: bool) -> Vec<u32> {
    words::tags(text, model)
}

#[cfg(not(feature = "jieba"))]
mod words {
    use gongbao::text::token::{Mode, Segmenter};

    pub(super) fn cut(text: &str, model: bool) -> usize {
        let mut count = 0;
        Segmenter::shared().walk(text, Mode { model, tags: false }, |_| count += 1);
        count
    }

    pub(super) fn tags(text: &str, model: bool) -> Vec<u32> {
        let mut numbers = Vec::new();
        let mut end = 0;
        Segmenter::shared().walk(text, Mode { model, tags: true }, |piece| {
            end += piece.units;
            numbers.extend([end as u32, u32::from(piece.tag.place())]);
        });
        numbers
    }
}

#[cfg(feature = "jieba")]
mod words {
    use jieba_rs::Jieba;
    use std::sync::LazyLock;

    static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);

    pub(super) fn cut(text: &str, model: bool) -> usize {
        JIEBA.cut(text, model).len()
    }

    pub(super) fn tags(text: &str, model: bool) -> Vec<u32> {
        let mut numbers = Vec::new();
        // The tags met so far, the first ones first: the common ones are found soon.
        let mut names: Vec<&str> = Vec::new();
        let mut end = 0;
        for tag in JIEBA.tag(text, model) {
            // Four bytes in UTF-8 are two units in UTF-16.
            end += tag.end - tag.start + tag.word.bytes().filter(|&byte| byte >= 0xF0).count();
            let place = names.iter().position(|&name| name == tag.tag).unwrap_or_else(|| {
                names.push(tag.tag);
                names.len() - 1
            });
            numbers.extend([end as u32, place as u32]);
        }
        numbers
    }
}
