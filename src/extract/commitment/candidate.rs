//! [`Candidate`]: an item before the tails of its sentence are peeled.

use super::content::negative;
use super::cue::Found;
use super::filter;
use super::head::{Predicate, Subject};
use super::own::with_cue;
use super::reader::Reader;
use super::subject::governing;
use super::{Force, Rejected, RuleId};
use crate::extract::party::PartyId;
use crate::text::span::Span;

/// An item before the tails of its sentence are peeled.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) clause: Span,
    pub(super) action: Span,
    pub(super) cue: Found,
    /// Where the cue stands that the report shows: for a task its verb.
    pub(super) shown: Span,
    pub(super) force: Force,
    pub(super) grade: u8,
    pub(super) own_cue: bool,
    pub(super) actors: Vec<PartyId>,
    pub(super) subject: Option<Subject>,
    /// Whether the subject stands in this clause.
    pub(super) own_subject: bool,
    pub(super) counterparties: Option<Vec<PartyId>>,
    pub(super) partners: Vec<PartyId>,
    pub(super) said_by: Option<PartyId>,
    pub(super) reaffirmed: Option<Span>,
    pub(super) condition: Option<Span>,
    pub(super) lead: Option<Span>,
    pub(super) concluded: bool,
    pub(super) negative: bool,
    pub(super) tail: Option<(&'static filter::Shape, bool)>,
    pub(super) section: usize,
    pub(super) sentence: usize,
}

impl Candidate {
    /// An item of this clause, with nothing known but its cue and whom it binds.
    pub(super) fn new(
        reader: &Reader,
        clause: Span,
        action: Span,
        cue: Found,
        force: Force,
        actors: Vec<PartyId>,
    ) -> Self {
        Self {
            clause,
            action,
            cue,
            shown: cue.span,
            force,
            grade: cue.cue().grade,
            own_cue: true,
            actors,
            subject: None,
            own_subject: false,
            counterparties: None,
            partners: Vec::new(),
            said_by: None,
            reaffirmed: None,
            condition: reader.state.condition,
            lead: reader.state.lead,
            concluded: false,
            negative: negative(force, cue.cue().id),
            tail: None,
            section: reader.section,
            sentence: reader.sentence,
        }
    }
}

/// Splits an action at 并 between two verb phrases (S2), then adds its parts.
pub(super) fn push_split(reader: &mut Reader, template: Candidate) {
    let text = reader.input.text;
    let action = template.action;
    let words = action.of(text);
    for (at, mark) in words.match_indices('并') {
        let after = action.start + at + mark.len();
        let rest = &text[after..action.end];
        let after = action.end - rest.strip_prefix('且').unwrap_or(rest).len();
        let core = reader.source.past_light(after, action.end, true);
        let left = &words[..at];
        let quoted = left.matches(['“', '（', '《']).count() > left.matches(['”', '）', '》']).count();
        let verb = matches!(reader.source.predicate(core, action.end), Predicate::Verb(_))
            || reader.source.cues.at(core).is_some();
        if quoted || !verb || left.chars().count() < 5 || !reader.source.word_begins(action.start + at) {
            continue;
        }
        let mut first = template.clone();
        first.action = Span::new(action.start, action.start + at).trimmed(text);
        push(reader, first);
        let second = Span::new(after, template.clause.end.max(action.end)).trimmed(text);
        let head = reader.source.head(second);
        match governing(&head.stack) {
            Some(index) => with_cue(reader, second, &head, index, false),
            None => {
                let mut rest = template;
                rest.clause.start = after;
                rest.action = Span::new(after, action.end).trimmed(text);
                rest.own_cue = false;
                push(reader, rest);
            }
        }
        return;
    }
    push(reader, template);
}

pub(super) fn push(reader: &mut Reader, candidate: Candidate) {
    // A commentary undertakes nothing itself; what it says was agreed counts (B95).
    let told = matches!(candidate.cue.cue().id, "agree" | "settle" | "sign")
        && candidate.actors.len() > 1
        && (candidate.own_cue || !candidate.action.of(reader.input.text).starts_with('对'));
    if reader.comments && !told {
        let rule = RuleId { kind: "genre", name: "commentary" };
        return reader.reject(candidate.clause, candidate.shown, "other", rule);
    }
    if !candidate.action.is_empty() {
        reader.candidates.push(candidate);
    }
}

/// Peels tails from the right: one that stands after another item of its sentence is none (B36).
pub(super) fn without_tails(candidates: Vec<Candidate>, rejected: &mut Vec<Rejected>) -> Vec<Candidate> {
    let mut kept: Vec<Candidate> = Vec::with_capacity(candidates.len());
    let total = candidates.len();
    let mut drop = vec![false; total];
    let mut last = true;
    for index in (0..total).rev() {
        let candidate = &candidates[index];
        let first =
            (0..index).all(|before| drop[before] || candidates[before].sentence != candidate.sentence);
        match candidate.tail {
            Some((_, needs_last)) if !first && !candidate.own_cue && (last || !needs_last) => {
                drop[index] = true
            }
            _ => last = false,
        }
    }
    for (candidate, drop) in candidates.into_iter().zip(drop) {
        match candidate.tail {
            Some((shape, _)) if drop => rejected.push(Rejected {
                span: candidate.clause,
                cue: candidate.shown,
                filter: "tail",
                rule: RuleId { kind: "tail", name: shape.id },
            }),
            _ => kept.push(candidate),
        }
    }
    kept
}
