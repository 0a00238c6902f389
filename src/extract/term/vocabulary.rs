//! [`Lexemes`]: the different words of a text, numbered.

use super::TermKind;
use super::gram::Fold;
use super::rank::text_rank;
use super::stop::Stop;
use crate::extract::word::{Word, WordKind, Words};
use crate::text::span::Span;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// Words on either side that count as beside one another for TextRank.
const WINDOW: usize = 3;

/// What a word may be to a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A term by itself, and part of phrases.
    Term(TermKind),
    /// Part of phrases only.
    Part,
    /// No part of any.
    Break,
}

/// One of the different words of a text.
pub(super) struct Lexeme<'t> {
    pub(super) text: &'t str,
    pub(super) class: Class,
    /// Whether a phrase may end with it.
    pub(super) head: bool,
    /// How much a term of this kind is worth.
    pub(super) weight: f64,
    /// How often it stands, outside longer words.
    pub(super) count: usize,
}

/// The different words of a text.
pub(super) struct Lexemes<'t> {
    /// In the order in which they are first met.
    pub(super) list: Vec<Lexeme<'t>>,
    /// The lexeme of every word.
    pub(super) ids: Vec<u32>,
    /// The lexeme of every inner word.
    inner: Vec<u32>,
    /// Whether a phrase may go on from a word to the next.
    pub(super) open: Vec<bool>,
    /// How often each stands inside longer words, and inside how many different ones.
    pub(super) nested: Vec<(f64, f64)>,
}

impl<'t> Lexemes<'t> {
    pub(super) fn new(text: &'t str, words: &Words, stop: &Stop) -> Self {
        let mut known: HashMap<&str, u32, BuildHasherDefault<Fold>> = HashMap::default();
        let mut list: Vec<Lexeme> = Vec::new();
        let mut number = |word: &Word| {
            let letters = word.span.of(text);
            *known.entry(letters).or_insert_with(|| {
                list.push(lexeme(letters, word, stop));
                list.len() as u32 - 1
            })
        };
        let ids: Vec<u32> = words.list.iter().map(&mut number).collect();
        let inner: Vec<u32> = words.inner.iter().map(&mut number).collect();
        for &id in &ids {
            list[id as usize].count += 1;
        }
        let open = (0..words.list.len())
            .map(|at| {
                list[ids[at] as usize].class != Class::Break
                    && words.list.get(at + 1).is_some_and(|next| {
                        next.span.start == words.list[at].span.end
                            && list[ids[at + 1] as usize].class != Class::Break
                    })
            })
            .collect();
        let nested = nested(words, &ids, &inner, list.len());
        Self { list, ids, inner, open, nested }
    }

    /// Whether each word can be part of a phrase that comes again.
    pub(super) fn repeated(&self) -> Vec<bool> {
        let lexeme = |&id: &u32| &self.list[id as usize];
        self.ids.iter().map(lexeme).map(|lexeme| lexeme.count > 1 && lexeme.class != Class::Break).collect()
    }

    /// Where each stands, inside longer words too, in order.
    pub(super) fn places(&self, words: &Words) -> Vec<Vec<Span>> {
        let mut places: Vec<Vec<Span>> =
            self.list.iter().map(|lexeme| Vec::with_capacity(lexeme.count)).collect();
        for (&id, word) in self.ids.iter().zip(&words.list) {
            if self.list[id as usize].class != Class::Break {
                places[id as usize].push(word.span);
            }
        }
        for (&id, word) in self.inner.iter().zip(&words.inner) {
            places[id as usize].push(word.span);
        }
        for &id in &self.inner {
            places[id as usize].sort_unstable();
            places[id as usize].dedup();
        }
        places
    }

    /// TextRank of each, by the words that stand near it between two breaks of the sentence.
    pub(super) fn ranks(&self) -> Vec<f64> {
        let mut pairs = Vec::new();
        let content: Vec<u32> =
            self.ids.iter().copied().filter(|&id| self.list[id as usize].class != Class::Break).collect();
        for (at, &id) in content.iter().enumerate() {
            pairs.extend(content[at + 1..].iter().take(WINDOW - 1).map(|&other| (id, other)));
        }
        text_rank(self.list.len(), &pairs)
    }
}

fn nested(words: &Words, ids: &[u32], inner: &[u32], count: usize) -> Vec<(f64, f64)> {
    let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(inner.len());
    let mut at = 0;
    for (&id, word) in inner.iter().zip(&words.inner) {
        while words.list.get(at).is_some_and(|holder| holder.span.end <= word.span.start) {
            at += 1;
        }
        pairs.extend(ids.get(at).map(|&holder| (id, holder)));
    }
    pairs.sort_unstable();
    let mut nested = vec![(0.0, 0.0); count];
    for run in pairs.chunk_by(|a, b| a == b) {
        let (times, kinds) = &mut nested[run[0].0 as usize];
        *times += run.len() as f64;
        *kinds += 1.0;
    }
    nested
}

/// What a word is to terms, by its kind and part of speech.
fn lexeme<'t>(text: &'t str, word: &Word, stop: &Stop) -> Lexeme<'t> {
    let tag = word.tag.as_str();
    let long = text.chars().nth(1).is_some();
    let break_ = Lexeme { text, class: Class::Break, head: false, weight: 0.0, count: 0 };
    let Some(kind) = word.kind.term() else { return break_ };
    if stop.has(text) {
        return break_;
    }
    match word.kind {
        WordKind::User => return Lexeme { class: Class::Term(kind), head: true, weight: 2.0, ..break_ },
        WordKind::Formula => return Lexeme { class: Class::Term(kind), head: true, weight: 1.2, ..break_ },
        // 乌方 and 中乌 are who speaks, not what about.
        WordKind::Name if tag == "j" => {
            return Lexeme { class: Class::Part, head: false, weight: 0.1, ..break_ };
        }
        WordKind::Name => return Lexeme { class: Class::Term(kind), head: true, weight: 1.0, ..break_ },
        _ => {}
    }
    let (class, head, weight) = match tag {
        "n" | "nz" | "nt" | "nr" | "nrt" | "nrfg" | "ns" | "j" | "l" | "i" | "an" | "eng" | "s" | "x"
        | "ln" | "nx" => (Class::Term(kind), true, 0.6),
        "vn" => (Class::Term(kind), true, 0.5),
        "v" | "a" | "ad" | "vd" | "z" => (Class::Term(kind), false, 0.15),
        "b" | "ng" | "f" | "k" | "vg" | "ag" | "q" => (Class::Part, tag == "ng" || tag == "k", 0.0),
        _ => (Class::Break, false, 0.0),
    };
    let class = if long || class == Class::Break { class } else { Class::Part };
    Lexeme { text, class, head, weight, count: 0 }
}
