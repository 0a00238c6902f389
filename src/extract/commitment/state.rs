//! What one clause leaves for the next.

use super::Force;
use super::cue::Found;
use super::head::Subject;
use crate::extract::party::PartyId;
use crate::text::span::Span;

/// A cue that later clauses take over.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) cue: Found,
    pub(super) force: Force,
    pub(super) grade: u8,
    /// Whom it binds.
    pub(super) actors: Vec<PartyId>,
    /// Whom it is said to, kept for the clauses that take it over.
    pub(super) partners: Vec<PartyId>,
}

/// Who speaks in a paragraph, as the text reports it.
#[derive(Clone, Debug)]
pub(super) struct Voice {
    pub(super) parties: Vec<PartyId>,
    pub(super) joint: bool,
    /// A meeting or body at home, whose 要 is an instruction.
    pub(super) body: bool,
}

/// A subject that later clauses take over.
#[derive(Clone, Debug)]
pub(super) struct Carried {
    pub(super) subject: Subject,
    pub(super) parties: Vec<PartyId>,
}

/// What one clause leaves for the next.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    pub(super) subject: Option<Carried>,
    /// The subject at hand is a thing: nothing binds.
    pub(super) thing: bool,
    /// The clause before names somebody who can act and says nothing of them: 有条件的企业，.
    pub(super) doer: Option<Span>,
    pub(super) frame: Option<Frame>,
    pub(super) stance: Option<Frame>,
    pub(super) reaffirmed: Option<Span>,
    pub(super) muted: bool,
    /// What muted it is a prediction: 我们相信.
    pub(super) predicted: bool,
    /// 让我们…！: an appeal, to the end of its sentence (B39).
    pub(super) appeal: bool,
    /// The sentence tells what another party does: 中央政治局统筹…，推进….
    pub(super) told: bool,
    /// The sentence looks back: 今年以来，….
    pub(super) past: bool,
    /// 中国积极发展…，推进…: the country itself is the subject of the sentence.
    pub(super) country: Option<Vec<PartyId>>,
    /// The cue at hand was carried over from the sentence before.
    pub(super) carried: bool,
    /// The clause at hand is what somebody says.
    pub(super) inside: bool,
    pub(super) voice: Option<Voice>,
    pub(super) condition: Option<Span>,
    pub(super) lead: Option<Span>,
    /// 通过…合作，: means that belong to the action after it.
    pub(super) means: Option<usize>,
    pub(super) partners: Vec<PartyId>,
    /// 双方商定，: the clause behind the comma is what was agreed (B33).
    pub(super) announced: bool,
    /// Further object clauses belong to the same item.
    pub(super) listing: bool,
}

/// What a report or plan says without a subject is a task of its issuer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Task,
    Law,
    Ordinary,
}
