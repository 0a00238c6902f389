//! What a text is compared with: how often a word stands elsewhere.
//!
//! The reference is jieba's dictionary, whose counts come from some 60 million words of Chinese of all
//! kinds. The words that official texts use far more often than that (合作, 发展, 推进) are compared with their
//! rate in official texts (`reference.tsv`), else they would top every list.

use super::gram::Fold;
use crate::lexicon::{built_in, table};
use crate::text::token::Segmenter;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

pub(crate) const TABLE: &str = table!("term/reference.tsv");

/// Sum of the counts of jieba's dictionary.
pub const REFERENCE_SIZE: f64 = 60_101_964.0;

/// How often `word` stands among [`REFERENCE_SIZE`] words of the reference. What it has never met counts as
/// met once.
pub fn frequency(word: &str) -> f64 {
    look_up(word).0
}

/// [`frequency`], and whether official texts use `word` more often than others do.
pub(super) fn look_up(word: &str) -> (f64, bool) {
    let counted = Segmenter::shared().frequency(word).map_or(1.0, |count| f64::from(count.max(1)));
    match rates().get(word) {
        Some(rate) => (counted.max(rate * REFERENCE_SIZE / 1e6), true),
        None => (counted, false),
    }
}

/// How often official texts use the words that they use more often than others, per million words.
fn rates() -> &'static HashMap<&'static str, f64, BuildHasherDefault<Fold>> {
    static RATES: OnceLock<HashMap<&'static str, f64, BuildHasherDefault<Fold>>> = OnceLock::new();
    RATES.get_or_init(|| {
        let rows = built_in("reference", TABLE, ["word", "per_million"]);
        rows.into_iter().filter_map(|[word, rate]| Some((word, rate.parse().ok()?))).collect()
    })
}
