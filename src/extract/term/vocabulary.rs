//! [`Lexemes`]: the different words of a text, numbered.

use super::TermKind;
use super::gram::Fold;
use super::rank::text_rank;
use super::stop::Stop;
use crate::extract::word::{Word, WordKind, Words};
use crate::text::order::order;
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
    /// How often in the reference; of what can be part of a term only.
    pub(super) reference: f64,
    /// Whether official texts use it more often than others do.
    pub(super) common: bool,
    /// Whether it may be a verb with what follows for its object: 建设 in 建设美丽中国.
    pub(super) verbal: bool,
    /// Whether it is a word of the layer.
    pub(super) named: bool,
    /// Whether what stands before it only says of what kind it is: a noun, or 新 before one.
    pub(super) noun: bool,
    /// Whether it names who acts: 外交部, with 审查 after it, is no phrase.
    pub(super) actor: bool,
}

impl Lexeme<'_> {
    /// Whether it can be part of a noun phrase.
    pub(super) fn is_nominal(&self) -> bool {
        self.class == Class::Part || self.class != Class::Break && (self.head || self.weight > 0.1)
    }

    /// Whether it can be a term or part of one: once is enough for a word of the layer.
    fn may_count(&self, nested: f64) -> bool {
        self.class != Class::Break && (self.named || self.count as f64 + nested > 1.0)
    }
}

/// The different words of a text.
pub(super) struct Lexemes<'t> {
    /// In the order in which they are first met.
    pub(super) list: Vec<Lexeme<'t>>,
    /// The lexeme of every word.
    pub(super) ids: Vec<u32>,
    /// The lexeme of every inner word.
    inner: Vec<u32>,
    /// Whether each of the list is no part of any phrase.
    closed: Vec<bool>,
    /// Whether a phrase may go on from a word to the next.
    pub(super) open: Vec<bool>,
    /// How often each stands inside longer words.
    pub(super) nested: Vec<f64>,
}

/// The number of every word met so far.
struct Numbers<'t> {
    /// Of those of at most seven bytes, by their bytes with a one before: two characters, as most of a text has.
    short: HashMap<u64, u32, BuildHasherDefault<Fold>>,
    long: HashMap<&'t str, u32, BuildHasherDefault<Fold>>,
}

impl<'t> Numbers<'t> {
    /// For a text of so many words.
    fn new(size: usize) -> Self {
        Self {
            short: HashMap::with_capacity_and_hasher(size / 8, BuildHasherDefault::default()),
            long: HashMap::with_capacity_and_hasher(size / 32, BuildHasherDefault::default()),
        }
    }

    /// The number of a word, or else the next.
    fn of(&mut self, word: &'t str, next: impl FnOnce() -> u32) -> u32 {
        if word.len() <= 7 {
            let key = word.bytes().fold(1, |key, byte| key << 8 | u64::from(byte));
            return *self.short.entry(key).or_insert_with(next);
        }
        *self.long.entry(word).or_insert_with(next)
    }
}

impl<'t> Lexemes<'t> {
    pub(super) fn new(text: &'t str, words: &Words, stop: &Stop) -> Self {
        let mut numbers = Numbers::new(words.list.len());
        let mut list: Vec<Lexeme> = Vec::new();
        let mut number = |word: &Word| {
            let letters = word.span.of(text);
            numbers.of(letters, || {
                list.push(lexeme(letters, word, stop));
                list.len() as u32 - 1
            })
        };
        let ids: Vec<u32> = words.list.iter().map(&mut number).collect();
        let inner: Vec<u32> = words.inner.iter().map(&mut number).collect();
        let mut counts = vec![0; list.len()];
        for &id in &ids {
            counts[id as usize] += 1;
        }
        list.iter_mut().zip(counts).for_each(|(lexeme, count)| lexeme.count = count);
        let closed: Vec<bool> = list.iter().map(|lexeme| lexeme.class == Class::Break).collect();
        let mut open: Vec<bool> = words
            .list
            .windows(2)
            .zip(ids.windows(2))
            .map(|(words, ids)| {
                let joined = words[0].span.end == words[1].span.start;
                joined && !closed[ids[0] as usize] && !closed[ids[1] as usize]
            })
            .collect();
        open.resize(ids.len(), false);
        let mut nested = vec![0.0; list.len()];
        for &id in &inner {
            nested[id as usize] += 1.0;
        }
        for (lexeme, &nested) in list.iter_mut().zip(&nested) {
            if lexeme.may_count(nested) {
                (lexeme.reference, lexeme.common) = super::reference::look_up(lexeme.text);
            }
        }
        Self { list, ids, inner, closed, open, nested }
    }

    /// Whether each word can be part of a noun phrase that comes again.
    pub(super) fn repeated(&self) -> Vec<bool> {
        let repeated: Vec<bool> =
            self.list.iter().map(|lexeme| lexeme.count > 1 && lexeme.is_nominal()).collect();
        self.ids.iter().map(|&id| repeated[id as usize]).collect()
    }

    /// Where each that can be a term stands, inside longer words too, in order.
    pub(super) fn places(&self, words: &Words) -> Vec<Vec<Span>> {
        let counts = self.list.iter().zip(&self.nested).map(|(lexeme, &nested)| {
            let term = matches!(lexeme.class, Class::Term(_)) && lexeme.may_count(nested);
            if term { lexeme.count + nested as usize } else { 0 }
        });
        let mut places: Vec<Vec<Span>> = counts.map(Vec::with_capacity).collect();
        let words = self.ids.iter().zip(&words.list).chain(self.inner.iter().zip(&words.inner));
        for (&id, word) in words {
            let places = &mut places[id as usize];
            if places.capacity() > 0 {
                places.push(word.span);
            }
        }
        for &id in &self.inner {
            order(&mut places[id as usize], |span| [span.start, span.end, 0]);
            places[id as usize].dedup();
        }
        places
    }

    /// How often a word of the reference is this one.
    pub(super) fn rate(&self, id: u32) -> f64 {
        self.list[id as usize].reference / super::REFERENCE_SIZE
    }

    /// Whether at all places the same noun stands beside, so that what stands there is a piece of a longer phrase.
    pub(super) fn always(&self, starts: &[u32], beside: impl Fn(usize) -> Option<usize>) -> bool {
        let mut beside = starts.iter().map(|&at| beside(at as usize).map(|at| self.ids[at]));
        let Some(Some(first)) = beside.next() else { return false };
        let lexeme = &self.list[first as usize];
        (lexeme.weight > 0.1 || lexeme.class == Class::Part) && beside.all(|id| id == Some(first))
    }

    /// Whether the word there is a noun or begins one.
    pub(super) fn is_noun(&self, at: usize) -> bool {
        let lexeme = self.ids.get(at).map(|&id| &self.list[id as usize]);
        lexeme.is_some_and(|lexeme| lexeme.noun && lexeme.class != Class::Break)
    }

    /// TextRank of each, by the next word that can be part of a term: the window of two that its authors found best.
    pub(super) fn ranks(&self) -> Vec<f64> {
        let content: Vec<u32> = self.ids.iter().copied().filter(|&id| !self.closed[id as usize]).collect();
        let pairs: Vec<(u32, u32)> = content.windows(2).map(|pair| (pair[0], pair[1])).collect();
        text_rank(self.list.len(), &pairs)
    }
}

/// Whether a word only frames others: 第三条, 访问期间, 双方同意, and pieces that no dictionary has: 法和本.
fn is_frame(text: &str, kind: WordKind, stop: &Stop) -> bool {
    if kind != WordKind::Word {
        // 各级党委和政府, 广大发展中国家, 我国.
        let anyone = ["各", "广大", "周边", "有关", "相关", "我", "本", "贵", "全国各"];
        return kind == WordKind::Name
            && (text.contains("各级") || anyone.iter().any(|word| text.starts_with(word)));
    }
    let mut chars = text.char_indices();
    let (second, third) = (chars.nth(2).map(|(at, _)| at), chars.next().map(|(at, _)| at));
    let ends = second.zip(third).is_some_and(|(at, _)| {
        let last = text.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
        let frames = |word: &str| stop.has(word) && !super::stop::is_part(word);
        frames(&text[..at]) || frames(&text[last..])
    });
    let counted = text.starts_with('第') && text.ends_with(['条', '款', '章', '项', '次', '届']);
    let joined = second.is_some() && text.contains(['和', '的', '与', '或', '及', '在', '本', '该', '其']);
    let scrap = joined || text.starts_with(BEFORE) || text.ends_with(AFTER);
    ends || counted || scrap && Segmenter::shared().frequency(text).is_none()
}

/// With these a word begins that no dictionary has and that is two, cut wrongly: 同恩佐, 以党.
const BEFORE: [char; 33] = [
    '以', '同', '与', '及', '或', '在', '把', '被', '将', '对', '从', '由', '该', '其', '此', '这', '那',
    '每', '并', '但', '而', '且', '则', '若', '虽', '的', '了', '是', '有', '占', '驻', '据', '经',
];
/// With these it ends.
const AFTER: [char; 12] = ['的', '了', '着', '与', '及', '或', '等', '是', '称', '说', '至', '将'];

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
        reference: 1.0,
        common: false,
        verbal: tag == "vn",
        named: word.kind.is_layered(),
        noun: word.kind.is_layered() || tag.starts_with(['n', 'j', 'l', 'b']) || tag == "a" && !long,
        actor: word.kind == WordKind::Name && matches!(tag, "nt" | "nr"),
    };
    let Some(kind) = word.kind.term() else { return break_ };
    let part = Lexeme { class: Class::Part, head: false, weight: 0.1, ..break_ };
    let of_tag = match tag {
        "nr" | "nrt" | "nrfg" => (Class::Term(kind), true, 0.35),
        "n" | "nz" | "nt" | "ns" | "j" | "l" | "i" | "an" | "eng" | "s" | "x" | "ln" | "nx" => {
            (Class::Term(kind), true, 0.45)
        }
        "vn" => (Class::Term(kind), true, 0.35),
        // 驻 in 驻英国 is what is done there.
        "v" if !long => (Class::Break, false, 0.0),
        "v" | "a" | "ad" | "vd" | "z" => (Class::Term(kind), false, 0.1),
        "b" | "ng" | "f" | "k" | "vg" | "ag" | "q" => (Class::Part, tag == "ng" || tag == "k", 0.0),
        _ => (Class::Break, false, 0.0),
    };
    // Most words that break a phrase do so by their part of speech.
    let breaks = word.kind == WordKind::Word && of_tag.0 == Class::Break;
    if word.kind != WordKind::User {
        let stops = stop.has(text);
        if stops && super::stop::is_part(text) {
            return Lexeme { head: word.kind == WordKind::Word, ..part };
        }
        if stops || breaks || is_frame(text, word.kind, stop) {
            return break_;
        }
    }
    match word.kind {
        WordKind::User => return Lexeme { class: Class::Term(kind), head: true, weight: 2.0, ..break_ },
        WordKind::Formula => return Lexeme { class: Class::Term(kind), head: true, weight: 1.5, ..break_ },
        // 乌方, 中乌, 中国同中亚五国 are who speaks, not what about.
        WordKind::Name if tag == "j" || text.contains(['同', '与']) && tag == "ns" => {
            return part;
        }
        // Events, routes, bodies, instruments and works, by how they end or by their marks.
        WordKind::Name if tag == "nz" => {
            return Lexeme { class: Class::Term(kind), head: true, weight: 2.0, ..break_ };
        }
        WordKind::Name => return Lexeme { class: Class::Term(kind), head: true, weight: 1.0, ..break_ },
        _ => {}
    }
    let (class, head, weight) = of_tag;
    let class = if long || class == Class::Break { class } else { Class::Part };
    Lexeme { class, head, weight, ..break_ }
}
