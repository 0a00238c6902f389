//! The cues of commitment, from `cue.tsv`.

use super::Force;
use crate::extract::vocabulary::{Entry, Hits};
use crate::lexicon::{built_in, table, values};
use crate::text::span::Span;
use std::sync::OnceLock;

pub(crate) const TABLE: &str = table!("commitment/cue.tsv");

/// What a cue governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Its clause and the clauses after it.
    Frame,
    /// Its own clause, the cue included.
    Stance,
    /// 就 X 达成共识: what stands between.
    Nominal,
    /// The signing of a named document.
    Instrument,
    /// 要, 应: who is bound depends on who speaks.
    Modal,
}

/// A row of the table.
#[derive(Debug)]
pub(super) struct Cue {
    pub(super) id: &'static str,
    pub(super) force: Force,
    pub(super) role: Role,
    pub(super) grade: u8,
}

/// The rows of the table.
pub(super) fn cues() -> &'static [Cue] {
    static CUES: OnceLock<Vec<Cue>> = OnceLock::new();
    CUES.get_or_init(|| {
        table()
            .map(|[id, force, role, grade, _, _]| Cue {
                id,
                force: Force::from_label(force).unwrap_or(Force::Pledge),
                role: match role {
                    "frame" => Role::Frame,
                    "stance" => Role::Stance,
                    "nominal" => Role::Nominal,
                    "instrument" => Role::Instrument,
                    _ => Role::Modal,
                },
                grade: grade.parse().unwrap_or(3),
            })
            .collect()
    })
}

fn table() -> impl Iterator<Item = [&'static str; 6]> {
    built_in("cue", TABLE, ["id", "force", "role", "grade", "words", "blocks"]).into_iter()
}

pub(super) fn words(into: &mut Vec<(&'static str, Entry)>) {
    for (index, [_, _, _, _, words, blocks]) in table().enumerate() {
        let row = u16::try_from(index).unwrap_or(u16::MAX);
        into.extend(values(words).map(|word| (word, Entry::Cue(row))));
        into.extend(values(blocks).map(|word| (word, Entry::Block(row))));
    }
}

/// A cue at a place of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) span: Span,
    pub(super) row: u16,
}

impl Found {
    pub(super) fn cue(&self) -> &'static Cue {
        &cues()[usize::from(self.row)]
    }
}

/// The cues of a whole text, each place taken once, blocked ones left out.
#[derive(Debug, Default)]
pub(super) struct Cues {
    found: Vec<Found>,
}

impl Cues {
    /// Reads the cues off the hits. `closed`: quoted stretches, which hold no cue.
    pub(super) fn new(text: &str, hits: &Hits, closed: &[Span]) -> Self {
        let blocks: Vec<(Span, u16)> = hits
            .iter()
            .filter_map(|hit| match hit.entry {
                Entry::Block(row) => Some((hit.span, row)),
                _ => None,
            })
            .collect();
        let mut found: Vec<Found> = Vec::new();
        let mut end = 0;
        let (mut block, mut quote) = (0, 0);
        let must = cues().iter().position(|cue| cue.id == "must").unwrap_or(0);
        let must = u16::try_from(must).unwrap_or(0);
        for hit in hits.iter() {
            let Entry::Cue(row) = hit.entry else { continue };
            if hit.span.start < end {
                continue;
            }
            while closed.get(quote).is_some_and(|span| span.end <= hit.span.start) {
                quote += 1;
            }
            if closed.get(quote).is_some_and(|span| span.holds(hit.span.start)) {
                continue;
            }
            // The longest block has some twenty characters: what begins farther back cannot reach here.
            while blocks.get(block).is_some_and(|(span, _)| span.start + 80 < hit.span.start) {
                block += 1;
            }
            let blocked = blocks[block..]
                .iter()
                .take_while(|(span, _)| span.start <= hit.span.start)
                .any(|&(span, other)| other == row && span.covers(hit.span))
                // 应|对此承担责任: no 应对.
                && !(text[hit.span.start..].starts_with("应对此") && hit.span.len() == '应'.len_utf8());
            if !blocked {
                // 会继续: the verb tells that 会 is the cue.
                let span = match cues()[usize::from(row)].id {
                    "spoken" => Span::new(hit.span.start, hit.span.start + '会'.len_utf8()),
                    // 应|对此负责: not to cope with something.
                    "must.for" => Span::new(hit.span.start, hit.span.start + '应'.len_utf8()),
                    _ => hit.span,
                };
                let row = if cues()[usize::from(row)].id == "must.for" { must } else { row };
                found.push(Found { span, row });
                end = hit.span.end;
            }
        }
        Self { found }
    }

    /// The cue that starts at `offset`.
    pub(super) fn at(&self, offset: usize) -> Option<Found> {
        let at = self.found.partition_point(|found| found.span.start < offset);
        self.found.get(at).filter(|found| found.span.start == offset).copied()
    }

    /// The cues inside `span`, in order.
    pub(super) fn within(&self, span: Span) -> impl Iterator<Item = Found> + '_ {
        let from = self.found.partition_point(|found| found.span.start < span.start);
        self.found[from..].iter().take_while(move |found| found.span.end <= span.end).copied()
    }
}
