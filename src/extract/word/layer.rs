//! [`settle`]: which words of the layer stand where they overlap.

use super::{Input, Word, WordKind};
use crate::text::order::order;
use crate::text::span::Span;
use crate::text::token::Tag;

/// A word that the layer would put at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layered {
    /// Where.
    pub span: Span,
    /// By what right.
    pub kind: WordKind,
    /// Its part of speech.
    pub tag: Tag,
}

/// The words that stand, and those that stand inside of them, both in order. The reader's own words
/// first, whatever they overlap; of the others the leftmost, then the longest, then the formula. None
/// reaches over the end of a sentence.
pub(super) fn settle(mut candidates: Vec<Layered>, input: &Input) -> (Vec<Word>, Vec<Word>) {
    order(&mut candidates, |each| [each.span.start, !each.span.end, !(each.kind as usize)]);
    candidates.dedup_by_key(|each| each.span);
    let mut sentence = 0;
    candidates.retain(|each| {
        while input.sentences.get(sentence).is_some_and(|known| known.span.end <= each.span.start) {
            sentence += 1;
        }
        input.sentences.get(sentence).is_some_and(|known| known.span.covers(each.span))
    });
    let own: Vec<Span> =
        candidates.iter().filter(|each| each.kind == WordKind::User).map(|each| each.span).collect();
    let mut chosen: Vec<Word> = Vec::new();
    let mut inner: Vec<Word> = Vec::new();
    let mut next = 0;
    for each in candidates {
        while own.get(next).is_some_and(|known| known.end <= each.span.start) {
            next += 1;
        }
        let word = Word { span: each.span, tag: each.tag, kind: each.kind };
        let covering = chosen.last().filter(|last| last.span.overlaps(each.span));
        if each.kind != WordKind::User && own.get(next).is_some_and(|known| known.overlaps(each.span)) {
            if own.get(next).is_some_and(|known| known.covers(each.span)) {
                inner.push(word);
            }
        } else if let Some(last) = covering {
            if last.span.covers(each.span) {
                inner.push(word);
            }
        } else if input.own.takes_away(each.span.of(input.text)) {
            // The next shorter word, or the dictionary, has its turn.
        } else {
            chosen.push(word);
        }
    }
    (chosen, inner)
}
