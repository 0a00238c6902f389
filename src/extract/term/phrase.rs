//! [`phrases`]: sequences of words that are terms.

use super::gram::Grams;
use super::measure::{c_value, entropy, keyness, npmi, rounded};
use super::stop::Stop;
use super::vocabulary::{Lexeme, Lexemes};
use super::{Measures, REFERENCE_SIZE, Term, TermKind};
use crate::extract::word::{WordKind, Words};
use crate::text::span::Span;

/// Least cohesion: below, the parts meet hardly more often than by chance.
const COHESION: f64 = 0.2;

/// A sequence of words that is a term.
pub(super) struct Phrase {
    /// Its index in the list of sequences.
    pub(super) gram: usize,
    /// How often it stands outside longer phrases.
    pub(super) alone: f64,
    length: usize,
    nested: f64,
    kinds: f64,
    cohesion: f64,
    left: f64,
    right: f64,
    first: usize,
    plain: f64,
    occurrences: Vec<Span>,
}

/// The sequences that are built as a noun phrase, hold together, and stand by themselves.
pub(super) fn phrases(
    text: &str,
    lexemes: &Lexemes,
    grams: &Grams,
    words: &Words,
    stop: &Stop,
) -> Vec<Phrase> {
    let starts = grams.starts();
    let starts = |index: usize| starts.of(index);
    let size = lexemes.ids.len() as f64;
    let mut nested = vec![(0.0, 0.0); grams.list.len()];
    let mut phrases = Vec::new();
    // Longest first, so that what a phrase holds is counted before it is looked at itself.
    for (index, gram) in grams.list.iter().enumerate().rev() {
        let ids = &lexemes.ids[gram.first..gram.first + gram.length];
        if !is_noun_phrase(lexemes, ids) {
            continue;
        }
        let span = |&at: &u32| {
            let at = at as usize;
            Span::new(words.list[at].span.start, words.list[at + gram.length - 1].span.end)
        };
        let cohesion = cohesion(lexemes, grams, gram.first, gram.length, gram.count as f64, size);
        let (times, kinds): (f64, f64) = nested[index];
        let alone = gram.count as f64 - times;
        if cohesion < COHESION || alone < 1.0 && kinds < 2.0 {
            continue;
        }
        if stop.has(span(&(gram.first as u32)).of(text)) {
            continue;
        }
        let before = |at: usize| at.checked_sub(1).filter(|&at| lexemes.open[at]);
        let after = |at: usize| lexemes.open[at + gram.length - 1].then_some(at + gram.length);
        if lexemes.always(starts(index), before) || lexemes.always(starts(index), after) {
            continue;
        }
        // 中美经贸, whatever stands after it, 关系 or 合作, only says of what kind that is.
        if starts(index).iter().all(|&at| after(at as usize).is_some_and(|at| lexemes.is_noun(at))) {
            continue;
        }
        // 国务院外交、司法行政等部门: what is named first only begins there.
        let listed = |&at: &u32| {
            words.list.get(at as usize + gram.length).is_some_and(|word| word.span.of(text) == "、")
        };
        if lexemes.list[ids[0] as usize].actor && starts(index).iter().all(listed) {
            continue;
        }
        let led = starts(index).iter().all(|&at| before(at as usize).is_some_and(|at| lexemes.is_noun(at)));
        let left = beside(lexemes, starts(index), |at| at.checked_sub(1), words);
        let right = beside(lexemes, starts(index), |at| Some(at + gram.length), words);
        for length in 2..gram.length {
            for at in gram.first..=gram.first + gram.length - length {
                if let Some(part) = grams.at(length, at) {
                    nested[part].0 += alone;
                    nested[part].1 += 1.0;
                }
            }
        }
        phrases.push(Phrase {
            gram: index,
            alone,
            length: gram.length,
            nested: times,
            kinds,
            cohesion,
            left,
            right,
            first: gram.first,
            plain: plainness(lexemes, ids, led),
            occurrences: starts(index).iter().map(span).collect(),
        });
    }
    phrases
}

/// Nouns and what stands before them; the last word can carry a name, the first is more than one of those.
fn is_noun_phrase(lexemes: &Lexemes, ids: &[u32]) -> bool {
    let lexeme = |id: &u32| &lexemes.list[*id as usize];
    let Some((last, before)) = ids.split_last() else { return false };
    // 建设 + 美丽中国 is what is done to what.
    let object = |a: &Lexeme, b: &Lexeme| a.verbal && b.named;
    // 外交部 + 审查 is who does what.
    let subject = |a: &Lexeme, b: &Lexeme| a.actor && b.verbal;
    let clause = ids.windows(2).any(|pair| {
        let (a, b) = (lexeme(&pair[0]), lexeme(&pair[1]));
        object(a, b) || subject(a, b)
    });
    lexeme(last).head && !clause && before.iter().all(|id| lexeme(id).is_nominal())
}

/// What is left of the worth of a phrase that is plain: part of what always stands before it, made of words
/// that every official text uses, or a term with a word behind it that adds nothing: 反腐败 + 工作.
fn plainness(lexemes: &Lexemes, ids: &[u32], led: bool) -> f64 {
    let lexeme = |id: &u32| &lexemes.list[*id as usize];
    let common = ids.iter().all(|id| lexeme(id).common);
    let tail = match ids {
        [.., before, last] => super::stop::is_tail(lexeme(last).text) && lexeme(before).weight > 0.1,
        _ => false,
    };
    let left = |plain: bool, factor: f64| if plain { factor } else { 1.0 };
    left(led, 0.6) * left(common, 0.6) * left(tail, 0.5)
}

/// Normalised mutual information of the two parts of a sequence, at the cut where it is least.
fn cohesion(lexemes: &Lexemes, grams: &Grams, first: usize, length: usize, count: f64, size: f64) -> f64 {
    let times = |length: usize, at: usize| match length {
        1 => lexemes.list[lexemes.ids[at] as usize].count as f64,
        _ => grams.at(length, at).map_or(count, |part| grams.list[part].count as f64),
    };
    (1..length)
        .map(|cut| npmi(count, times(cut, first), times(length - cut, first + cut), size))
        .fold(f64::INFINITY, f64::min)
}

/// Entropy of the words at a side of the places; the edge of a sentence or a mark is a neighbour of its own.
fn beside(lexemes: &Lexemes, starts: &[u32], place: impl Fn(usize) -> Option<usize>, words: &Words) -> f64 {
    let mut next = u32::MAX;
    let mut neighbours: Vec<u32> = starts
        .iter()
        .map(|&at| {
            let id = place(at as usize).and_then(|at| Some((lexemes.ids.get(at)?, words.list.get(at)?)));
            match id {
                Some((&id, word)) if word.kind != WordKind::Punctuation => id,
                _ => {
                    next -= 1;
                    next
                }
            }
        })
        .collect();
    neighbours.sort_unstable();
    entropy(neighbours.chunk_by(|a, b| a == b).map(<[u32]>::len))
}

impl Phrase {
    pub(super) fn term(self, text: &str, ranks: &[f64], lexemes: &Lexemes, size: f64) -> Term {
        let letters = self.occurrences.first().map_or("", |span| span.of(text));
        let count = self.occurrences.len() as f64;
        let length = letters.chars().count() as f64 / 2.0;
        let ids = &lexemes.ids[self.first..self.first + self.length];
        // The reference has no phrases: what chance would make of the rates of its words.
        let chance: f64 = ids.iter().map(|&id| lexemes.rate(id)).product();
        let reference = (chance * REFERENCE_SIZE).max(1.0);
        let key = |count: f64| keyness(count, reference, size, REFERENCE_SIZE);
        let alone = super::independent(count, self.nested, self.kinds).max(0.0);
        let free = self.left.min(self.right).min(1.0);
        let quality = (0.5 + 0.5 * free) * self.cohesion.clamp(0.0, 1.0) * self.plain;
        let rank: f64 = ids.iter().map(|&id| ranks[id as usize]).sum::<f64>() / self.length as f64;
        Term {
            text: letters.to_owned(),
            kind: TermKind::Phrase,
            count: self.occurrences.len(),
            score: key(alone).max(0.0) * quality * super::breadth(length),
            keyness: Some(rounded(key(count))),
            measures: Measures {
                cohesion: Some(rounded(self.cohesion)),
                left_entropy: Some(rounded(self.left)),
                right_entropy: Some(rounded(self.right)),
                c_value: rounded(c_value(length, count, self.nested, self.kinds)),
                text_rank: rounded(rank * 1000.0),
                dispersion: 0.0,
            },
            occurrences: self.occurrences,
        }
    }
}
