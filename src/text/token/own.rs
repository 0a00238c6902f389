//! [`Own`]: a whole dictionary of the reader's own, by which jieba-rs itself cuts.
//!
//! Natively a part of the segmenter; in the page a module of its own, `www/own`, which is compiled from
//! this file.

use jieba_rs::Jieba;
use std::fmt;

/// jieba-rs over a dictionary that was given as text.
#[derive(Debug)]
pub struct Own {
    jieba: Jieba,
}

/// The line that keeps a text from being a dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusable {
    /// Its number, counted from 1.
    pub line: usize,
    /// The line; empty where the text holds no word at all.
    pub text: String,
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, text } = self;
        write!(f, "line {line}, “{text}”, is not a word, its frequency and, if you like, its tag")
    }
}

impl std::error::Error for Unusable {}

impl Own {
    /// Reads a dictionary in jieba's format: a line a word, with its frequency and, if it has one, its tag.
    /// Empty lines say nothing.
    ///
    /// # Errors
    /// At the first line that cannot be used, or when there is no word.
    pub fn read(text: &str) -> Result<Self, Unusable> {
        let text = text.trim_start_matches('\u{feff}');
        let unusable =
            |line: usize, text: &str| Unusable { line: line + 1, text: text.chars().take(60).collect() };
        let mut words = 0;
        for (number, line) in text.lines().enumerate() {
            let cells: Vec<&str> = line.split_whitespace().collect();
            match cells[..] {
                [] => {}
                [_, frequency] | [_, frequency, _] if frequency.parse::<u32>().is_ok() => words += 1,
                _ => return Err(unusable(number, line)),
            }
        }
        if words == 0 {
            return Err(unusable(0, ""));
        }
        let jieba =
            Jieba::with_dict(&mut text.as_bytes()).map_err(|error| unusable(0, &error.to_string()))?;
        Ok(Self { jieba })
    }

    /// The words of `text` in order, each with the tag the dictionary gives it, if it gives one.
    pub fn cut<'a>(&'a self, text: &'a str, model: bool) -> impl Iterator<Item = (&'a str, Option<&'a str>)> {
        let given = |word: &str, tag: &str| !tag.is_empty() && (tag != "x" || self.jieba.has_word(word));
        let tagged = self.jieba.tag(text, model).into_iter();
        tagged.map(move |each| (each.word, given(each.word, each.tag).then_some(each.tag)))
    }
}
