//! [`Stop`]: words that are no key terms.

use super::gram::Fold;
use crate::lexicon::{built_in, table, values};
use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::sync::{LazyLock, OnceLock};

pub(crate) const TABLE: &str = table!("term/stop.tsv");

/// The built-in stop words, in the order of the table.
pub fn built_in_words() -> &'static [&'static str] {
    static WORDS: OnceLock<Vec<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| {
        rows().filter(|(class, _)| *class != "tail").flat_map(|(_, words)| values(words)).collect()
    })
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    built_in("stop", TABLE, ["class", "words"]).into_iter().map(|[class, words]| (class, words))
}

/// Whether `word` adds nothing at the end of a phrase: 问题 in 人权问题.
pub(super) fn is_tail(word: &str) -> bool {
    static TAILS: OnceLock<Vec<&'static str>> = OnceLock::new();
    TAILS.get_or_init(|| of("tail")).contains(&word)
}

/// Whether `word`, although a stop word, may be part of a phrase: 中国 in 中国游客.
pub(super) fn is_part(word: &str) -> bool {
    static PARTS: OnceLock<Vec<&'static str>> = OnceLock::new();
    PARTS.get_or_init(|| of("part")).contains(&word)
}

fn of(class: &str) -> Vec<&'static str> {
    rows().filter(|(known, _)| *known == class).flat_map(|(_, words)| values(words)).collect()
}

type Set<'a> = HashSet<&'a str, BuildHasherDefault<Fold>>;

static BUILT_IN: LazyLock<Set<'static>> = LazyLock::new(|| built_in_words().iter().copied().collect());

/// Words that are no key terms, and neither begin nor end one: the reader's list, or the built-in one.
pub struct Stop<'a>(Option<Set<'a>>);

impl<'a> Stop<'a> {
    /// The reader's list, or the built-in one.
    pub fn new(words: Option<&'a [String]>) -> Self {
        Self(words.map(|words| words.iter().map(String::as_str).collect()))
    }

    /// Whether `word` is one.
    pub fn has(&self, word: &str) -> bool {
        self.0.as_ref().map_or_else(|| BUILT_IN.contains(word), |own| own.contains(word))
    }
}
