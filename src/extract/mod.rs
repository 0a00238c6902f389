//! What the text says: numbers, amounts, dates, parties, terms, commitments.
//!
//! Each family is three neighbours: `NAME.corpus.txt` (examples, positive and negative), `NAME.rs`
//! (the rule), `NAME.tsv` (the words).

pub mod amount;
pub mod collocate;
pub mod commitment;
pub mod concordance;
pub mod date;
pub mod decimal;
pub mod entity;
pub mod genre;
pub mod grammar;
pub mod number;
pub mod party;
pub mod term;
pub mod vocabulary;
pub mod word;
mod words;

use crate::text::span::Span;
use serde_json::Value;
use std::sync::OnceLock;

/// Where a value came from, by the report's labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It stands in this clause.
    Stated,
    /// Carried over from another clause or sentence.
    Inherited,
    /// Resolved from section or document.
    Inferred,
    /// The text does not say.
    Missing,
}

impl Origin {
    /// The label of the report.
    pub fn label(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Inherited => "inherited",
            Self::Inferred => "inferred",
            Self::Missing => "missing",
        }
    }
}

/// Something that could not be settled.
#[derive(Clone, Debug)]
pub struct Note {
    /// The report's label.
    pub kind: &'static str,
    /// The place it is about.
    pub span: Option<Span>,
    /// Values for the sentence that the reader words.
    pub detail: Vec<(&'static str, Value)>,
}

/// A hash of all built-in tables, 16 hexadecimal digits, so that a result can be cited.
pub fn lexicon_hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| {
        let party = party::TABLES.iter().map(|(_, table)| *table);
        let words = [word::TABLE, word::name::TABLE, term::REFERENCE, term::STOP];
        let single = [grammar::TABLE, number::TABLE, amount::TABLE, date::TABLE, genre::TABLE];
        let tables = crate::text::TABLES
            .into_iter()
            .chain(commitment::TABLES.iter().copied())
            .chain(words)
            .chain(single)
            .chain(party);
        // FNV-1a, 64 bit: http://www.isthe.com/chongo/tech/comp/fnv/
        let hash = tables.flat_map(str::bytes).fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        format!("{hash:016x}")
    })
}
