//! [`Term`]: what the text is about.
//!
//! Candidates are the words of the layer, single words, and phrases: sequences that come again and are
//! built like a noun phrase. A candidate's score is its keyness where it stands for itself, times how much
//! of a term it is by length, kind, cohesion and freedom of its ends. See [`measure`] for each measure.

mod contrast;
mod gram;
pub mod measure;
mod phrase;
mod rank;
mod reference;
mod stop;
mod vocabulary;
mod worth;

use self::gram::Grams;
use self::measure::{c_value, independent, keyness, rounded};
use self::vocabulary::{Class, Lexemes};
use super::word::{WordKind, Words};
use crate::text::span::Span;

pub use contrast::{Contrast, by_part, contrast};
pub use rank::text_rank;
pub use reference::{REFERENCE_SIZE, frequency as reference_frequency};
pub use stop::{Stop, built_in_words as stop_words};
pub use worth::{WORTH, worth_a_place};
pub(crate) use {reference::TABLE as REFERENCE, stop::TABLE as STOP};

/// What a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermKind {
    /// A set formula or an institution of the table.
    Formula,
    /// Several words that stand together.
    Phrase,
    /// A name.
    Name,
    /// One word.
    Word,
    /// One of the reader's own words.
    User,
}

impl TermKind {
    /// The label of the report.
    pub fn label(self) -> &'static str {
        match self {
            Self::Formula => "formula",
            Self::Phrase => "phrase",
            Self::Name => "name",
            Self::Word => "word",
            Self::User => "user",
        }
    }
}

/// A key term and its places.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its letters in the analysed text.
    pub text: String,
    /// What it is.
    pub kind: TermKind,
    /// How often it stands, inside longer terms too.
    pub count: usize,
    /// How much it matters; terms come by falling score, then by first occurrence.
    pub score: f64,
    /// Log-likelihood against the reference; `None` where the text has no words.
    pub keyness: Option<f64>,
    /// Where, in order.
    pub occurrences: Vec<Span>,
    /// What else can be measured of it.
    pub measures: Measures,
}

/// What can be measured of a term beside count and keyness. See [`measure`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures {
    /// Normalised mutual information of its two parts where it is weakest; `None` for one word.
    pub cohesion: Option<f64>,
    /// Entropy of the words before it, in bits; `None` for one word.
    pub left_entropy: Option<f64>,
    /// Entropy of the words after it, in bits; `None` for one word.
    pub right_entropy: Option<f64>,
    /// C-value.
    pub c_value: f64,
    /// Deviation of proportions over ten equal parts of the text: 0 evenly spread, 1 in one part only.
    pub dispersion: f64,
    /// TextRank, mean of its words, in thousandths of the text's.
    pub text_rank: f64,
}

/// What the terms of a text are found by.
pub struct Input<'a> {
    /// The analysed text.
    pub text: &'a str,
    /// Its words.
    pub words: &'a Words,
    /// The reader's stop words; `None`: the built-in ones.
    pub stop: Option<&'a [String]>,
    /// Its title and headings, in order, disjoint: what stands there is what the text is about.
    pub headings: &'a [Span],
    /// Bylines, datelines, signatures, in order, disjoint: what stands only there is not.
    pub aside: &'a [Span],
}

/// The terms of a text: first those that are worth a place ([`worth_a_place`]), then the rest.
pub fn terms(input: &Input) -> Vec<Term> {
    let Input { text, words, .. } = *input;
    let stop = Stop::new(input.stop);
    let lexemes = Lexemes::new(text, words, &stop);
    let grams = Grams::new(&lexemes.ids, &lexemes.repeated(), &lexemes.open);
    let phrases = phrase::phrases(text, &lexemes, &grams, words, &stop);
    let ranks = lexemes.ranks();
    let size = lexemes.ids.len() as f64;
    let mut nested = vec![(0.0, 0.0); lexemes.list.len()];
    for phrase in &phrases {
        let at = grams.list[phrase.gram].first;
        for word in at..at + grams.list[phrase.gram].length {
            let (times, kinds) = &mut nested[lexemes.ids[word] as usize];
            *times += phrase.alone;
            *kinds += 1.0;
        }
    }
    let mut terms = Vec::new();
    let mut places = lexemes.places(words);
    for (id, lexeme) in lexemes.list.iter().enumerate() {
        let Class::Term(kind) = lexeme.class else { continue };
        let occurrences = std::mem::take(&mut places[id]);
        let count = occurrences.len();
        if kind == TermKind::Word && count < 2 {
            continue;
        }
        let word = lexeme.text;
        let reference = lexeme.reference;
        let (times, kinds) = nested[id];
        // What stands inside a formula or name is part of that; what stands in phrases, by the C-value.
        let outside = count as f64 - lexemes.nested[id];
        let alone = independent(outside, times, kinds).max(0.0);
        let length = word.chars().count() as f64 / 2.0;
        let key = |count: f64| keyness(count, reference, size, REFERENCE_SIZE);
        // A named thing is no less so for a short name.
        let weight = lexeme.weight * if lexeme.weight >= 2.0 { breadth(3.0) } else { breadth(length) };
        let keyness = key(count as f64);
        let own = if alone == count as f64 { keyness } else { key(alone) };
        terms.push(Term {
            text: word.to_owned(),
            kind,
            count,
            score: own.max(0.0) * weight,
            keyness: Some(rounded(keyness)),
            occurrences,
            measures: Measures {
                cohesion: None,
                left_entropy: None,
                right_entropy: None,
                c_value: rounded(c_value(length, outside, times, kinds)),
                text_rank: rounded(ranks[id] * 1000.0),
                dispersion: 0.0,
            },
        });
    }
    terms.extend(phrases.into_iter().map(|phrase| phrase.term(text, &ranks, &lexemes, size)));
    for term in &mut terms {
        term.measures.dispersion = dispersion(&term.occurrences, text.len());
    }
    worth::settle(input, terms)
}

/// What length adds to a term's worth: the factor of the C-value, up to three words of two characters.
fn breadth(length: f64) -> f64 {
    1.0 + libm::log2(length.clamp(1.0, 3.0))
}

/// Parts of the text that dispersion is measured over.
const PARTS: usize = 10;

fn dispersion(places: &[Span], length: usize) -> f64 {
    let mut counts = [0.0; PARTS];
    for place in places {
        counts[(place.start * PARTS / length.max(1)).min(PARTS - 1)] += 1.0;
    }
    rounded(measure::deviation(&[1.0; PARTS], &counts))
}

impl WordKind {
    /// What a word of this kind is as a term; `None` for what can be none.
    fn term(self) -> Option<TermKind> {
        match self {
            Self::Word => Some(TermKind::Word),
            Self::Name => Some(TermKind::Name),
            Self::Formula => Some(TermKind::Formula),
            Self::User => Some(TermKind::User),
            Self::Number | Self::Punctuation => None,
        }
    }
}
