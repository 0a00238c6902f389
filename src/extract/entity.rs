//! [`Entity`]: one typed mention of the text, as the report lists it.

use super::Origin;
use super::amount::{Amount, AmountKind};
use super::date::{DateKind, TimeExpression};
use super::party::{Mention, Parties, PartyId, Role, What};
use crate::text::order::order;
use crate::text::sentence::Sentence;
use crate::text::span::Span;
use serde_json::{Value, json};

/// What an entity is, by the report's labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the report's contract")]
pub enum EntityKind {
    Party,
    Instrument,
    Money,
    Quantity,
    Percent,
    Date,
    Duration,
    Ordinal,
}

impl EntityKind {
    /// The label of the report.
    pub fn label(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Instrument => "instrument",
            Self::Money => "money",
            Self::Quantity => "quantity",
            Self::Percent => "percent",
            Self::Date => "date",
            Self::Duration => "duration",
            Self::Ordinal => "ordinal",
        }
    }
}

/// One typed mention.
#[derive(Clone, Debug)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// Where it stands.
    pub span: Span,
    /// Where its value came from.
    pub origin: Origin,
    /// For a party: who is meant.
    parties: Vec<PartyId>,
    /// For the others: the value, as the report writes it.
    value: Option<Value>,
}

impl Entity {
    /// A mention of a party.
    pub fn party(mention: &Mention) -> Self {
        Self {
            kind: EntityKind::Party,
            span: mention.span,
            origin: mention.origin,
            parties: mention.parties.clone(),
            value: None,
        }
    }

    /// A mention with a value.
    fn valued(kind: EntityKind, span: Span, value: Value) -> Self {
        Self { kind, span, origin: Origin::Stated, parties: Vec::new(), value: Some(value) }
    }

    /// An amount, an ordinal, an anniversary.
    pub fn amount(amount: &Amount) -> Self {
        let kind = match amount.kind {
            AmountKind::Money => EntityKind::Money,
            AmountKind::Quantity => EntityKind::Quantity,
            AmountKind::Percent => EntityKind::Percent,
            AmountKind::Ordinal => EntityKind::Ordinal,
        };
        let value = json!({
            "decimal": amount.value.to_string(),
            "unit": amount.unit,
            "currency": amount.currency,
            "bound": amount.bound.label(),
            "to": amount.to.as_ref().map(ToString::to_string),
        });
        Self::valued(kind, amount.span, value)
    }

    /// A date or a length of time; `None` for words that name none: 尽快, 每年.
    pub fn time(time: &TimeExpression) -> Option<Self> {
        let kind = match time.kind {
            DateKind::Date | DateKind::Relative => EntityKind::Date,
            DateKind::Duration => EntityKind::Duration,
            DateKind::Soft | DateKind::Frequency => return None,
        };
        let value = json!({ "from": time.from, "to": time.to, "precision": time.precision.label() });
        Some(Self::valued(kind, time.span, value))
    }

    /// Who is meant, for a party.
    pub fn parties(&self) -> &[PartyId] {
        &self.parties
    }

    /// The value as the report writes it.
    pub fn value(&self, parties: &Parties) -> Option<Value> {
        if self.kind != EntityKind::Party {
            return self.value.clone();
        }
        let names: Vec<&str> = self.parties.iter().map(|&id| parties.name(id)).collect();
        match names.as_slice() {
            [] => None,
            [name] => Some(json!({ "name": name })),
            _ => Some(json!({ "name": names.join("、"), "names": names })),
        }
    }
}

/// The entities of a text: in order, disjoint, none across the end of a sentence; the longer wins.
pub fn entities(
    mentions: &[Mention],
    asides: &[Mention],
    others: Vec<Entity>,
    sentences: &[Sentence],
) -> Vec<Entity> {
    let named = mentions.iter().filter(|mention| {
        // Deictic words that nobody could be found for are no mentions: 会议, 公司.
        !mention.parties.is_empty() && !matches!(mention.what, What::Role(Role::Reciprocal | Role::Contract))
    });
    let mut all: Vec<Entity> = named.chain(asides).map(Entity::party).chain(others).collect();
    order(&mut all, |entity| [entity.span.start, !entity.span.end, 0]);
    let mut end = 0;
    let mut at = 0;
    all.retain(|entity| {
        while sentences.get(at).is_some_and(|sentence| sentence.span.end <= entity.span.start) {
            at += 1;
        }
        let inside = sentences.get(at).is_some_and(|sentence| sentence.span.covers(entity.span));
        let kept = inside && entity.span.start >= end;
        if kept {
            end = entity.span.end;
        }
        kept
    });
    all
}
