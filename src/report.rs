//! [`Report`]: what one analysis says, as plain data. `report.schema.json` beside this file is its contract.
//!
//! This is the only place where offsets change their unit: the stages speak in bytes of the analysed
//! text, a report in the unit that is asked for, into the source exactly as given.

mod data;
pub mod lookup;

pub use self::data::*;

use crate::analysis::Analysis;
use crate::extract::commitment::{Commitment as Found, Reason as FoundReason};
use crate::extract::party::context;
use crate::extract::term;
use crate::text::section::id as section_id;
use crate::text::span::Span;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Version of the report's form: the major part of the schema, and how often fields were added.
pub const VERSION: &str = "1.1";

/// The unit that offsets are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OffsetUnit {
    /// UTF-16 code units, as JavaScript counts.
    Utf16,
    /// Unicode scalar values, as Python counts.
    Char,
    /// UTF-8 bytes, as Rust counts.
    Byte,
}

impl OffsetUnit {
    /// The unit's name in options and reports: `utf16`, `char`, `byte`.
    pub fn label(self) -> &'static str {
        match self {
            Self::Utf16 => "utf16",
            Self::Char => "char",
            Self::Byte => "byte",
        }
    }

    /// The unit of a name.
    pub fn from_label(label: &str) -> Option<Self> {
        [Self::Utf16, Self::Char, Self::Byte].into_iter().find(|unit| unit.label() == label)
    }
}

/// Turns spans of the analysed text into offsets of the source.
struct Converter<'a> {
    analysis: &'a Analysis,
    /// Offset in the report's unit of every byte of the source; empty when the unit is bytes.
    offsets: Vec<u32>,
}

impl<'a> Converter<'a> {
    fn new(analysis: &'a Analysis, unit: OffsetUnit) -> Self {
        let source = analysis.document.source();
        let mut offsets = Vec::new();
        if unit != OffsetUnit::Byte {
            offsets.reserve(source.len() + 1);
            let mut at: u32 = 0;
            for c in source.chars() {
                offsets.extend(std::iter::repeat_n(at, c.len_utf8()));
                at += if unit == OffsetUnit::Utf16 && c > '\u{FFFF}' { 2 } else { 1 };
            }
            offsets.push(at);
        }
        Self { analysis, offsets }
    }

    /// The offset of a byte of the source.
    fn offset(&self, byte: usize) -> usize {
        self.offsets.get(byte).map_or(byte, |&offset| offset as usize)
    }

    fn source_span(&self, span: Span) -> Offsets {
        [self.offset(span.start), self.offset(span.end)]
    }

    fn span(&self, span: Span) -> Offsets {
        self.source_span(self.analysis.document.in_source(span))
    }

    fn text(&self, span: Span) -> String {
        self.analysis.document.in_source(span).of(self.analysis.document.source()).to_owned()
    }

    fn reason(&self, reason: &FoundReason) -> Reason {
        Reason {
            rule: reason.rule.to_string(),
            role: reason.role.label(),
            span: reason.span.map(|span| self.span(span)),
            detail: reason.detail.iter().cloned().collect(),
        }
    }

    fn commitment(&self, index: usize, found: &Found) -> Commitment {
        let names = |ids: &[crate::extract::party::PartyId]| {
            ids.iter().map(|&id| self.analysis.parties.name(id).to_owned()).collect()
        };
        Commitment {
            id: format!("c{:03}", index + 1),
            sentence: found.sentence,
            section: section_id(found.section),
            action: self.span(found.action),
            text: self.text(found.action),
            cue: self.span(found.cue),
            actors: names(&found.actors),
            counterparties: names(&found.counterparties),
            said_by: found.said_by.map(|id| self.analysis.parties.name(id).to_owned()),
            force: found.force.label(),
            grade: found.grade,
            modifiers: found.modifiers.iter().map(|&span| self.span(span)).collect(),
            specificity: found.specificity,
            status: found.status.label(),
            polarity: if found.negative { "negative" } else { "positive" },
            reaffirmed: found.reaffirmed,
            amount: found.amount.as_ref().map(|amount| Amount {
                text: self.text(amount.span),
                span: self.span(amount.span),
                value: amount.value.clone(),
                unit: amount.unit.clone(),
                currency: amount.currency.clone(),
                bound: amount.bound,
                to: amount.to.clone(),
            }),
            deadline: found.deadline.as_ref().map(|deadline| Deadline {
                text: self.text(deadline.span),
                span: self.span(deadline.span),
                kind: deadline.kind,
                from: deadline.from.clone(),
                to: deadline.to.clone(),
            }),
            condition: found.condition.map(|span| self.span(span)),
            frequency: found.frequency.map(|span| self.span(span)),
            purpose: found.purpose.map(|span| self.span(span)),
            topic: found.topics.first().copied().unwrap_or("general"),
            topics: found.topics.clone(),
            plover: found.force.plover(),
            origin: found.origins.iter().map(|&(field, origin)| (field, origin.label())).collect(),
            path: found.path.label(),
            reasons: found.reasons.iter().map(|reason| self.reason(reason)).collect(),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Report {
    /// Writes down an analysis, with offsets in `unit`. Tokens only when asked for: the list is long.
    pub fn new(analysis: &Analysis, unit: OffsetUnit, with_tokens: bool) -> Self {
        let to = Converter::new(analysis, unit);
        let document = &analysis.document;
        let source = document.source();
        let speaker = |section: usize| analysis.sections[section].speaker.map(|span| to.text(span));
        Self {
            version: VERSION,
            generator: Generator {
                name: "gongbao",
                version: env!("CARGO_PKG_VERSION"),
                lexicon: crate::extract::lexicon_hash().to_owned(),
            },
            options: analysis.options.clone(),
            offsets: unit.label(),
            source: Source {
                name: None,
                length: to.offset(source.len()),
                sha256: hex(&Sha256::digest(source.as_bytes())),
                script: document.script().label(),
            },
            genre: analysis.genre.as_ref().map(|genre| Genre {
                label: genre.genre.label(),
                evidence: genre.evidence.iter().map(|&span| to.span(span)).collect(),
            }),
            title: analysis.title().map(|span| to.span(span)),
            dateline: analysis.dateline.as_ref().map(|dateline| Dateline {
                span: to.span(dateline.span),
                place: dateline.place.map(|span| to.text(span)),
                agency: dateline.agency.map(|span| to.text(span)),
                date: dateline.date.clone(),
            }),
            sections: sections(analysis, &to),
            sentences: analysis
                .sentences
                .iter()
                .map(|sentence| Sentence {
                    span: to.span(sentence.span),
                    paragraph: sentence.paragraph,
                    section: section_id(sentence.section),
                    speaker: speaker(sentence.section),
                })
                .collect(),
            tokens: with_tokens.then(|| tokens(analysis, &to)),
            terms: analysis
                .terms
                .iter()
                .map(|term| {
                    (term, term.occurrences.first().map_or_else(|| term.text.clone(), |&span| to.text(span)))
                })
                .map(|(term, text)| Term {
                    folded: (term.text != text).then(|| term.text.clone()),
                    text,
                    kind: term.kind.label(),
                    count: term.count,
                    score: term.score,
                    keyness: term.keyness,
                    occurrences: term.occurrences.iter().map(|&span| to.span(span)).collect(),
                    measures: Measures {
                        cohesion: term.measures.cohesion,
                        left_entropy: term.measures.left_entropy,
                        right_entropy: term.measures.right_entropy,
                        c_value: term.measures.c_value,
                        text_rank: term.measures.text_rank,
                        dispersion: term.measures.dispersion,
                    },
                })
                .collect(),
            key_terms: term::worth_a_place(&analysis.terms),
            entities: entities(analysis, &to),
            parties: parties(analysis),
            commitments: analysis
                .commitments
                .iter()
                .enumerate()
                .map(|(index, found)| to.commitment(index, found))
                .collect(),
            rejected: analysis
                .rejected
                .iter()
                .map(|rejected| Rejected {
                    span: to.span(rejected.span),
                    cue: to.span(rejected.cue),
                    filter: rejected.filter,
                    rule: rejected.rule.to_string(),
                })
                .collect(),
            notes: notes(analysis, &to),
        }
    }
}

/// Sections tile the source: each begins where its first character stands and ends where the next begins.
fn sections(analysis: &Analysis, to: &Converter) -> Vec<Section> {
    let start = |index: usize| match index {
        0 => 0,
        _ => analysis.document.in_source(analysis.sections[index].span).start,
    };
    let count = analysis.sections.len();
    let speaker_of = |section: &crate::text::section::Section| section.speaker.map(|span| to.text(span));
    let units = context::units(&analysis.sections);
    let starts: Vec<(usize, usize)> =
        analysis.sections.iter().map(|section| section.span.start).zip(units).collect();
    let mut terms = term::by_part(&analysis.terms, &analysis.words, &starts, count);
    analysis
        .sections
        .iter()
        .enumerate()
        .map(|(index, section)| Section {
            id: section_id(index),
            parent: section.parent.map(section_id),
            depth: section.depth,
            kind: section.kind.label(),
            number: section.number.map(|span| to.text(span)),
            ordinal: section.ordinal,
            heading: section.heading.map(|span| to.span(span)),
            speaker: speaker_of(section),
            span: to.source_span(Span::new(
                start(index),
                if index + 1 < count { start(index + 1) } else { analysis.document.source().len() },
            )),
            parties: analysis
                .contexts
                .get(index)
                .map(|context| {
                    context.joint().iter().map(|&id| analysis.parties.name(id).to_owned()).collect()
                })
                .unwrap_or_default(),
            terms: std::mem::take(&mut terms[index])
                .into_iter()
                .map(|found| (found.term, found.here, found.keyness))
                .collect(),
        })
        .collect()
}

fn tokens(analysis: &Analysis, to: &Converter) -> Vec<Token> {
    analysis
        .words
        .iter()
        .map(|word| {
            let [start, end] = to.span(word.span);
            (start, end, word.tag.as_str(), word.kind.label())
        })
        .collect()
}

fn entities(analysis: &Analysis, to: &Converter) -> Vec<Entity> {
    analysis
        .entities
        .iter()
        .enumerate()
        .map(|(index, entity)| Entity {
            id: format!("e{}", index + 1),
            kind: entity.kind.label(),
            span: to.span(entity.span),
            text: to.text(entity.span),
            value: entity.value(&analysis.parties),
            origin: entity.origin.label(),
        })
        .collect()
}

fn parties(analysis: &Analysis) -> Vec<Party> {
    let mut mentions = vec![Vec::new(); analysis.parties.len()];
    for (index, entity) in analysis.entities.iter().enumerate() {
        for &party in entity.parties() {
            mentions[party.index()].push(format!("e{}", index + 1));
        }
    }
    // The country that a speaker is taken to be from is no party of a text that never speaks of it.
    let mut named: Vec<bool> = mentions.iter().map(|mentions| !mentions.is_empty()).collect();
    let items = analysis.commitments.iter();
    let bound = items.flat_map(|item| item.actors.iter().chain(&item.counterparties).chain(&item.said_by));
    for party in bound.copied().chain(analysis.contexts.iter().flat_map(|context| context.joint())) {
        named[party.index()] = true;
    }
    analysis
        .parties
        .iter()
        .zip(mentions)
        .zip(named)
        .filter(|((party, _), named)| *named && !party.name.starts_with('?'))
        .map(|((party, mentions), _)| Party {
            name: party.name.clone(),
            code: party.code,
            kind: party.kind.label(),
            mentions,
        })
        .collect()
}

fn notes(analysis: &Analysis, to: &Converter) -> Vec<Note> {
    let cleaned = analysis.document.cleaned().iter().map(|cleaned| Note {
        kind: "cleaned",
        span: cleaned.spans.first().map(|&span| to.source_span(span)),
        detail: [("step", Value::from(cleaned.step)), ("count", Value::from(cleaned.spans.len()))].into(),
    });
    let open = analysis.notes.iter().map(|note| Note {
        kind: note.kind,
        span: note.span.map(|span| to.span(span)),
        detail: note.detail.iter().cloned().collect(),
    });
    cleaned.chain(open).collect()
}
