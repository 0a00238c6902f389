//! [`Lexemes`]: the different words of a text, numbered.

use super::TermKind;
use super::gram::Fold;
use super::rank::text_rank;
use super::stop::Stop;
use crate::extract::word::{Word, WordKind, Words};
use crate::text::span::Span;
use crate::text::token::Segmenter;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

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
    /// Whether it may be a verb with what follows for its object: 建设 in 建设美丽中国.
    pub(super) verbal: bool,
    /// Whether it is a word of the layer.
    pub(super) named: bool,
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
    /// How often each stands inside longer words.
    pub(super) nested: Vec<f64>,
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
        let mut nested = vec![0.0; list.len()];
        for &id in &inner {
            nested[id as usize] += 1.0;
        }
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

    /// How often a word of the reference is this one.
    pub(super) fn rate(&self, id: u32) -> f64 {
        super::reference::frequency(self.list[id as usize].text) / super::REFERENCE_SIZE
    }

    /// Whether at all places the same noun stands beside, so that what stands there is a piece of a longer phrase.
    pub(super) fn always(&self, starts: &[u32], beside: impl Fn(usize) -> Option<usize>) -> bool {
        let mut beside = starts.iter().map(|&at| beside(at as usize).map(|at| self.ids[at]));
        let Some(Some(first)) = beside.next() else { return false };
        let lexeme = &self.list[first as usize];
        (lexeme.weight > 0.1 || lexeme.class == Class::Part) && beside.all(|id| id == Some(first))
    }

    /// TextRank of each, by the next word that can be part of a term: the window of two that its authors found best.
    pub(super) fn ranks(&self) -> Vec<f64> {
        let content: Vec<u32> =
            self.ids.iter().copied().filter(|&id| self.list[id as usize].class != Class::Break).collect();
        let pairs: Vec<(u32, u32)> = content.windows(2).map(|pair| (pair[0], pair[1])).collect();
        text_rank(self.list.len(), &pairs)
    }
}

/// Whether a word only frames others: 第三条, 访问期间, 双方同意, and pieces that no dictionary has: 法和本.
fn is_frame(text: &str, kind: WordKind, stop: &Stop) -> bool {
    if kind != WordKind::Word {
        return false;
    }
    let mut chars = text.char_indices();
    let (second, third) = (chars.nth(2).map(|(at, _)| at), chars.next().map(|(at, _)| at));
    let ends = second.zip(third).is_some_and(|(at, _)| {
        let last = text.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
        stop.has(&text[..at]) || stop.has(&text[last..])
    });
    let counted = text.starts_with('第') && text.ends_with(['条', '款', '章', '项', '次', '届']);
    let joined = second.is_some() && text.contains(['和', '的', '与', '或', '及', '在', '本', '该', '其']);
    ends || counted || joined && Segmenter::shared().frequency(text).is_none()
}

/// What a word is to terms, by its kind and part of speech.
fn lexeme<'t>(text: &'t str, word: &Word, stop: &Stop) -> Lexeme<'t> {
    let tag = word.tag.as_str();
    let long = text.chars().nth(1).is_some();
    let break_ = Lexeme {
        text,
        class: Class::Break,
        head: false,
        weight: 0.0,
        count: 0,
        verbal: tag == "vn",
        named: word.kind.is_layered(),
    };
    let Some(kind) = word.kind.term() else { return break_ };
    if word.kind != WordKind::User && (stop.has(text) || is_frame(text, word.kind, stop)) {
        return break_;
    }
    match word.kind {
        WordKind::User => return Lexeme { class: Class::Term(kind), head: true, weight: 2.0, ..break_ },
        WordKind::Formula => return Lexeme { class: Class::Term(kind), head: true, weight: 1.5, ..break_ },
        // 乌方, 中乌, 中国同中亚五国 are who speaks, not what about.
        WordKind::Name if tag == "j" || text.contains(['同', '与']) && tag == "ns" => {
            return Lexeme { class: Class::Part, head: false, weight: 0.1, ..break_ };
        }
        // Events, routes, bodies, instruments and works, by how they end or by their marks.
        WordKind::Name if tag == "nz" => {
            return Lexeme { class: Class::Term(kind), head: true, weight: 2.0, ..break_ };
        }
        WordKind::Name => return Lexeme { class: Class::Term(kind), head: true, weight: 1.0, ..break_ },
        _ => {}
    }
    let (class, head, weight) = match tag {
        "nr" | "nrt" | "nrfg" => (Class::Term(kind), true, 0.35),
        "n" | "nz" | "nt" | "ns" | "j" | "l" | "i" | "an" | "eng" | "s" | "x" | "ln" | "nx" => {
            (Class::Term(kind), true, 0.45)
        }
        "vn" => (Class::Term(kind), true, 0.35),
        "v" | "a" | "ad" | "vd" | "z" => (Class::Term(kind), false, 0.1),
        "b" | "ng" | "f" | "k" | "vg" | "ag" | "q" => (Class::Part, tag == "ng" || tag == "k", 0.0),
        _ => (Class::Break, false, 0.0),
    };
    let class = if long || class == Class::Break { class } else { Class::Part };
    Lexeme { class, head, weight, ..break_ }
}
