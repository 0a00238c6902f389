//! [`collocates`]: the company that a word keeps.

use super::term::measure::{keyness, log_dice, rounded};
use super::word::{Word, WordKind};
use crate::text::sentence::Sentence;
use crate::text::span::Span;
use std::collections::BTreeMap;

/// Words on each side that count as company.
pub const WINDOW: usize = 5;

/// A word that stands near the places asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Collocate {
    /// The word.
    pub text: String,
    /// Where it stands near them first.
    pub span: Span,
    /// How often before, within [`WINDOW`] words of the same sentence.
    pub left: usize,
    /// How often after.
    pub right: usize,
    /// How often in the whole text.
    pub count: usize,
    /// logDice of word and place: 14 where neither stands without the other.
    pub log_dice: f64,
    /// Log-likelihood of the word near the places against the rest of the text.
    pub keyness: f64,
}

/// The words that stand within [`WINDOW`] words of the places, by falling logDice, then by first place. Words of
/// `stop`, numbers and marks are left out, and those that stand there once.
pub fn collocates(
    text: &str,
    words: &[Word],
    sentences: &[Sentence],
    places: &[Span],
    stop: impl Fn(&str) -> bool,
) -> Vec<Collocate> {
    let plain = |word: &Word| !matches!(word.kind, WordKind::Number | WordKind::Punctuation);
    let mut totals: BTreeMap<&str, usize> = BTreeMap::new();
    for word in words.iter().filter(|word| plain(word)) {
        *totals.entry(word.span.of(text)).or_default() += 1;
    }
    let size: usize = totals.values().sum();
    let mut found: BTreeMap<&str, Collocate> = BTreeMap::new();
    let mut near = 0;
    for place in places {
        let from = words.partition_point(|word| word.span.end <= place.start);
        let to = words.partition_point(|word| word.span.start < place.end);
        let sentence = sentences.partition_point(|sentence| sentence.span.end <= place.start);
        let Some(sentence) = sentences.get(sentence) else { continue };
        let inside = |word: &&Word| sentence.span.covers(word.span) && plain(word);
        let before = words[..from].iter().rev().take_while(|word| sentence.span.covers(word.span));
        let after = words[to..].iter().take_while(|word| sentence.span.covers(word.span));
        let before = before.filter(inside).take(WINDOW).map(|word| (word, true));
        let after = after.filter(inside).take(WINDOW).map(|word| (word, false));
        for (word, is_before) in before.chain(after) {
            near += 1;
            let letters = word.span.of(text);
            let each = found.entry(letters).or_insert_with(|| Collocate {
                text: letters.to_owned(),
                span: word.span,
                left: 0,
                right: 0,
                count: totals.get(letters).copied().unwrap_or(0),
                log_dice: 0.0,
                keyness: 0.0,
            });
            *(if is_before { &mut each.left } else { &mut each.right }) += 1;
        }
    }
    let mut list: Vec<Collocate> = found
        .into_values()
        .filter(|each| each.left + each.right > 1 && !stop(&each.text))
        .map(|each| {
            // A word between two places is near both of them: no more often together than each stands.
            let joint = (each.left + each.right).min(each.count).min(places.len()) as f64;
            let rest = each.count as f64 - (each.left + each.right).min(each.count) as f64;
            let (near, far) = (near as f64, size.saturating_sub(near) as f64);
            Collocate {
                log_dice: rounded(log_dice(joint, each.count as f64, places.len() as f64)),
                keyness: rounded(keyness((each.left + each.right) as f64, rest, near, far.max(1.0))),
                ..each
            }
        })
        .collect();
    list.sort_by(|a, b| b.log_dice.total_cmp(&a.log_dice).then(a.span.cmp(&b.span)));
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    #[test]
    fn company_is_counted_on_both_sides_within_the_sentence() {
        let analysis =
            analyze("贸易合作深化。港口合作深化。港口合作扩大。港口形势复杂。", &Options::default());
        let text = analysis.document.text();
        let places = crate::extract::concordance::places(text, "合作");
        let list = collocates(text, &analysis.words, &analysis.sentences, &places, |_| false);
        let sides: Vec<(&str, usize, usize, usize)> =
            list.iter().map(|each| (each.text.as_str(), each.left, each.right, each.count)).collect();
        assert_eq!(sides, [("深化", 0, 2, 2), ("港口", 2, 0, 3)]);
        // 14 + log₂(2·2 / (2 + 3)) and 14 + log₂(2·2 / (3 + 3))
        assert_eq!(list[0].log_dice, 13.6781);
        assert_eq!(list[1].log_dice, 13.415);
    }
}
