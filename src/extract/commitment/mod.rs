//! [`commitments`]: who has undertaken to do what.
//!
//! The unit is the action clause. A clause takes its own cue, else the one carried over from the
//! clauses before it; filters and tails say which clauses are none. What is decided here follows the
//! annotation guidelines by number (B1 to B103).

mod action;
mod candidate;
mod carry;
mod clause;
mod concluded;
mod content;
mod cue;
mod field;
mod filter;
mod goal;
mod head;
mod home;
mod item;
mod layout;
mod local;
mod means;
mod named;
mod own;
mod phrase;
mod promised;
mod reader;
mod report;
mod review;
mod stance;
mod state;
mod subject;
mod thing;
mod topic;
mod towards;
mod voice;

use super::Origin;
use super::party::PartyId;
use super::vocabulary::Entry;
use crate::text::span::Span;
use serde_json::Value;
use std::fmt;

pub use reader::{Input, commitments};
pub use topic::TOPICS;

/// The tables of this family.
pub(crate) const TABLES: [&str; 6] =
    [cue::TABLE, filter::FILTERS, filter::TAILS, filter::LEADS, field::MODIFIERS, topic::TABLE];

/// Adds the words of the family's tables to the vocabulary.
pub(crate) fn words(into: &mut Vec<(&'static str, Entry)>) {
    cue::words(into);
    filter::words(into);
    field::words(into);
    topic::words(into);
}

/// The kind of speech act (annotation guidelines, section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the report's contract")]
pub enum Force {
    Agreement,
    Pledge,
    Support,
    Opposition,
    Reaffirmation,
    Intention,
    Proposal,
    Call,
    Task,
    Target,
    Delivery,
}

impl Force {
    const LABELS: [(&'static str, Self); 11] = [
        ("agreement", Self::Agreement),
        ("pledge", Self::Pledge),
        ("support", Self::Support),
        ("opposition", Self::Opposition),
        ("reaffirmation", Self::Reaffirmation),
        ("intention", Self::Intention),
        ("proposal", Self::Proposal),
        ("call", Self::Call),
        ("task", Self::Task),
        ("target", Self::Target),
        ("delivery", Self::Delivery),
    ];

    /// The force of a label.
    pub fn from_label(label: &str) -> Option<Self> {
        Self::LABELS.iter().find(|(name, _)| *name == label).map(|(_, force)| *force)
    }

    /// The label of the report.
    pub fn label(self) -> &'static str {
        Self::LABELS.iter().find(|(_, force)| *force == self).map_or("", |(name, _)| name)
    }

    /// The event code of PLOVER for this force; `None` where PLOVER has none.
    pub fn plover(self) -> Option<&'static str> {
        match self {
            Self::Agreement | Self::Pledge | Self::Intention => Some("AGREE"),
            Self::Support | Self::Reaffirmation => Some("SUPPORT"),
            Self::Opposition => Some("REJECT"),
            Self::Call => Some("REQUEST"),
            Self::Delivery => Some("COOPERATE"),
            Self::Proposal | Self::Task | Self::Target => None,
        }
    }

    /// Whether the cue and its adverbs are part of the action (annotation guidelines, section 3).
    fn keeps_cue(self) -> bool {
        matches!(self, Self::Support | Self::Opposition | Self::Proposal | Self::Call | Self::Task)
    }
}

/// How far along an undertaking is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// An instrument is concluded, something is delivered.
    Done,
    /// The action goes on already.
    Underway,
    /// A position without an end point.
    Standing,
    /// Everything else.
    Planned,
}

impl Status {
    /// The label of the report.
    pub fn label(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Underway => "underway",
            Self::Standing => "standing",
            Self::Planned => "planned",
        }
    }
}

/// How an item was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Path {
    /// By a cue and a subject of its own.
    Direct,
    /// By a cue or a subject carried over.
    Inherited,
    /// By what section or document say.
    Inferred,
}

impl Path {
    /// The label of the report.
    pub fn label(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Inherited => "inherited",
            Self::Inferred => "inferred",
        }
    }
}

/// The stable id of a rule: family, kind and the id of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleId {
    /// `cue`, `filter`, `tail` …
    pub kind: &'static str,
    /// The row.
    pub name: &'static str,
}

impl fmt::Display for RuleId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "commitment.{}.{}", self.kind, self.name)
    }
}

/// What a reason speaks for, by the report's labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the report's contract")]
pub enum Decides {
    Cue,
    Party,
    Force,
    Grade,
    Status,
    Topic,
    Amount,
    Deadline,
    Inherited,
    Tail,
    Filter,
}

impl Decides {
    /// The label of the report.
    pub fn label(self) -> &'static str {
        match self {
            Self::Cue => "cue",
            Self::Party => "party",
            Self::Force => "force",
            Self::Grade => "grade",
            Self::Status => "status",
            Self::Topic => "topic",
            Self::Amount => "amount",
            Self::Deadline => "deadline",
            Self::Inherited => "inherited",
            Self::Tail => "tail",
            Self::Filter => "filter",
        }
    }
}

/// Why something was decided.
#[derive(Clone, Debug)]
pub struct Reason {
    /// The rule.
    pub rule: RuleId,
    /// What it decided.
    pub role: Decides,
    /// The words it went by.
    pub span: Option<Span>,
    /// Values for the sentence that the reader words.
    pub detail: Vec<(&'static str, Value)>,
}

/// An amount inside an action.
#[derive(Clone, Debug)]
pub struct Amount {
    /// The words, with those that bound the number.
    pub span: Span,
    /// The exact decimal.
    pub value: Option<String>,
    /// What is counted.
    pub unit: Option<String>,
    /// ISO 4217.
    pub currency: Option<String>,
    /// `exactly`, `at_least` …
    pub bound: &'static str,
    /// The upper end of a range.
    pub to: Option<String>,
}

/// Words that limit when an action is to be done.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// The words.
    pub span: Span,
    /// `date`, `relative` or `soft`.
    pub kind: &'static str,
    /// EDTF.
    pub from: Option<String>,
    /// EDTF.
    pub to: Option<String>,
}

/// One undertaking. Holds ids and spans, no text.
#[derive(Clone, Debug)]
pub struct Commitment {
    /// Index of the sentence that contains the action.
    pub sentence: usize,
    /// Index of the section where the action starts.
    pub section: usize,
    /// What is to be done.
    pub action: Span,
    /// The cue; where none stands, the main verb.
    pub cue: Span,
    /// Who is bound.
    pub actors: Vec<PartyId>,
    /// Who is helped, supported, addressed, or worked with.
    pub counterparties: Vec<PartyId>,
    /// Who says it, when the text tells.
    pub said_by: Option<PartyId>,
    /// The kind of speech act.
    pub force: Force,
    /// How strongly the wording binds, 1 to 5.
    pub grade: u8,
    /// Words that moved the grade.
    pub modifiers: Vec<Span>,
    /// How much can be checked, 0 to 4.
    pub specificity: u8,
    /// How far along it is.
    pub status: Status,
    /// Whether it is an undertaking not to, or a position against.
    pub negative: bool,
    /// Whether 重申 governs it.
    pub reaffirmed: bool,
    /// How much.
    pub amount: Option<Amount>,
    /// By when.
    pub deadline: Option<Deadline>,
    /// If what.
    pub condition: Option<Span>,
    /// How often.
    pub frequency: Option<Span>,
    /// What for.
    pub purpose: Option<Span>,
    /// What it is about, the first before the others.
    pub topics: Vec<&'static str>,
    /// Where each value came from.
    pub origins: Vec<(&'static str, Origin)>,
    /// How it was reached.
    pub path: Path,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// A clause with a cue that is no commitment.
#[derive(Clone, Debug)]
pub struct Rejected {
    /// The clause.
    pub span: Span,
    /// The cue.
    pub cue: Span,
    /// The report's label of what kept it out.
    pub filter: &'static str,
    /// The rule that did.
    pub rule: RuleId,
}

/// What the text commits to, and what only looks so.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// In text order; actions do not overlap.
    pub commitments: Vec<Commitment>,
    /// In text order.
    pub rejected: Vec<Rejected>,
}
