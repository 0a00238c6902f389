//! The data of a report, field by field as the schema beside it describes them.

use crate::options::Options;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// Start and end of a stretch of the source, half-open, in the report's unit.
pub type Offsets = [usize; 2];

/// What one analysis says about one text. Field by field as the schema describes it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the schema describes every field")]
pub struct Report {
    pub version: &'static str,
    pub generator: Generator,
    pub options: Options,
    pub offsets: &'static str,
    pub source: Source,
    pub genre: Option<Genre>,
    pub title: Option<Offsets>,
    pub dateline: Option<Dateline>,
    pub sections: Vec<Section>,
    pub sentences: Vec<Sentence>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tokens: Option<Vec<Token>>,
    pub terms: Vec<Term>,
    pub key_terms: usize,
    pub entities: Vec<Entity>,
    pub parties: Vec<Party>,
    pub commitments: Vec<Commitment>,
    pub rejected: Vec<Rejected>,
    pub notes: Vec<Note>,
}

/// What made the report.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the schema describes every field")]
pub struct Generator {
    pub name: &'static str,
    pub version: &'static str,
    pub lexicon: String,
}

/// The text that was analysed.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the schema describes every field")]
pub struct Source {
    pub name: Option<String>,
    pub length: usize,
    pub sha256: String,
    pub script: &'static str,
}

/// What kind of text it is, and by what words.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the schema describes every field")]
pub struct Genre {
    pub label: &'static str,
    pub evidence: Vec<Offsets>,
}

/// Where and when the text was filed.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the schema describes every field")]
pub struct Dateline {
    pub span: Offsets,
    pub place: Option<String>,
    pub agency: Option<String>,
    pub date: Option<String>,
}

/// A stretch of the text with a place in its outline.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the schema describes every field")]
pub struct Section {
    pub id: String,
    pub parent: Option<String>,
    pub depth: usize,
    pub kind: &'static str,
    pub number: Option<String>,
    pub ordinal: Option<u32>,
    pub heading: Option<Offsets>,
    pub speaker: Option<String>,
    pub span: Offsets,
    pub parties: Vec<String>,
    /// Index of the term, times here, keyness against the rest of the text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<(usize, usize, f64)>,
}

/// One sentence.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the schema describes every field")]
pub struct Sentence {
    pub span: Offsets,
    pub paragraph: usize,
    pub section: String,
    pub speaker: Option<String>,
}

/// Start, end, part of speech, kind of a word.
pub type Token = (usize, usize, &'static str, &'static str);

/// A key term and its places.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the schema describes every field")]
pub struct Term {
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub folded: Option<String>,
    pub kind: &'static str,
    pub count: usize,
    pub score: f64,
    pub keyness: Option<f64>,
    pub occurrences: Vec<Offsets>,
    pub measures: Measures,
}

/// What can be measured of a term beside count and keyness.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the schema describes every field")]
pub struct Measures {
    pub cohesion: Option<f64>,
    pub left_entropy: Option<f64>,
    pub right_entropy: Option<f64>,
    pub c_value: f64,
    pub text_rank: f64,
    pub dispersion: f64,
}

/// One typed mention.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the schema describes every field")]
pub struct Entity {
    pub id: String,
    pub kind: &'static str,
    pub span: Offsets,
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    pub origin: &'static str,
}

/// Somebody the text speaks of.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the schema describes every field")]
pub struct Party {
    pub name: String,
    pub code: Option<&'static str>,
    pub kind: &'static str,
    pub mentions: Vec<String>,
}

/// One undertaking.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the schema describes every field")]
pub struct Commitment {
    pub id: String,
    pub sentence: usize,
    pub section: String,
    pub action: Offsets,
    pub text: String,
    pub cue: Offsets,
    pub actors: Vec<String>,
    pub counterparties: Vec<String>,
    pub said_by: Option<String>,
    pub force: &'static str,
    pub grade: u8,
    pub modifiers: Vec<Offsets>,
    pub specificity: u8,
    pub status: &'static str,
    pub polarity: &'static str,
    pub reaffirmed: bool,
    pub amount: Option<Amount>,
    pub deadline: Option<Deadline>,
    pub condition: Option<Offsets>,
    pub frequency: Option<Offsets>,
    pub purpose: Option<Offsets>,
    pub topic: &'static str,
    pub topics: Vec<&'static str>,
    pub plover: Option<&'static str>,
    pub origin: BTreeMap<&'static str, &'static str>,
    pub path: &'static str,
    pub reasons: Vec<Reason>,
}

/// How much.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the schema describes every field")]
pub struct Amount {
    pub text: String,
    pub span: Offsets,
    pub value: Option<String>,
    pub unit: Option<String>,
    pub currency: Option<String>,
    pub bound: &'static str,
    pub to: Option<String>,
}

/// By when.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the schema describes every field")]
pub struct Deadline {
    pub text: String,
    pub span: Offsets,
    pub kind: &'static str,
    pub from: Option<String>,
    pub to: Option<String>,
}

/// Why: a rule, what it decided, and by which words.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the schema describes every field")]
pub struct Reason {
    pub rule: String,
    pub role: &'static str,
    pub span: Option<Offsets>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub detail: BTreeMap<&'static str, Value>,
}

/// A clause with a cue that is no commitment.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the schema describes every field")]
pub struct Rejected {
    pub span: Offsets,
    pub cue: Offsets,
    pub filter: &'static str,
    pub rule: String,
}

/// What could not be settled, or was changed before reading.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the schema describes every field")]
pub struct Note {
    pub kind: &'static str,
    pub span: Option<Offsets>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub detail: BTreeMap<&'static str, Value>,
}
