//! What a text is compared with: how often a word stands elsewhere.
//!
//! The reference is jieba's dictionary, whose counts come from some 60 million words of Chinese of all
//! kinds. The words that official texts use far more often than that (合作, 发展, 推进) are compared with their
//! rate in official texts (`reference.tsv`), else they would top every list.

use super::gram::Fold;
use crate::lexicon::built_in;
use crate::text::token::Segmenter;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

pub(crate) const TABLE: &str = include_str!("reference.tsv");

/// Sum of the counts of jieba's dictionary.
pub const REFERENCE_SIZE: f64 = 60_101_964.0;

/// How often `word` stands among [`REFERENCE_SIZE`] words of the reference. What it has never met counts as
/// met once.
pub fn frequency(word: &str) -> f64 {
    static RATES: OnceLock<HashMap<&'static str, f64, BuildHasherDefault<Fold>>> = OnceLock::new();
    let rates = RATES.get_or_init(|| {
        let rows = built_in("reference", TABLE, ["word", "per_million"]);
        rows.into_iter().filter_map(|[word, rate]| Some((word, rate.parse().ok()?))).collect()
    });
    let counted = Segmenter::shared().frequency(word).map_or(1.0, |count| f64::from(count.max(1)));
    rates.get(word).map_or(counted, |rate| counted.max(rate * REFERENCE_SIZE / 1e6))
}
