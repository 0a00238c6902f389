//! Who the text speaks of: states, organisations, bodies, companies, and the words that stand for them.
//!
//! [`mentions`](mention::mentions) finds the names and resolves 双方, 各方, 乌方 by the
//! [`Context`] of their section. What stays open is named `?乌方`, never guessed.

mod aside;
mod company;
pub mod context;
mod evidence;
mod island;
mod issuer;
mod letter;
pub mod mention;
mod orator;
mod person;
mod resolve;
mod table;
mod voice;

use crate::text::order::order;
pub use context::Context;
pub use mention::{Mention, What};
pub(crate) use resolve::open;
pub use table::{Place, Role, Surface, words};
pub(crate) use table::{TABLES, Tables};

/// Index of a party in [`Parties`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartyId(u16);

impl PartyId {
    /// The index as a number.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// The kinds of party, by the report's labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the report's contract")]
pub enum PartyKind {
    State,
    Region,
    Organisation,
    Group,
    GovernmentBody,
    Company,
    Person,
    Other,
}

impl PartyKind {
    const LABELS: [(&'static str, Self); 8] = [
        ("state", Self::State),
        ("region", Self::Region),
        ("organisation", Self::Organisation),
        ("group", Self::Group),
        ("government_body", Self::GovernmentBody),
        ("company", Self::Company),
        ("person", Self::Person),
        ("other", Self::Other),
    ];

    /// The kind of a label of the tables and the report.
    pub fn from_label(label: &str) -> Option<Self> {
        Self::LABELS.iter().find(|(name, _)| *name == label).map(|(_, kind)| *kind)
    }

    /// The label of the report.
    pub fn label(self) -> &'static str {
        Self::LABELS.iter().find(|(_, kind)| *kind == self).map_or("other", |(name, _)| name)
    }
}

/// Somebody the text speaks of.
#[derive(Clone, Debug)]
pub struct Party {
    /// The canonical name; begins with `?` when the text does not tell who is meant.
    pub name: String,
    /// ISO 3166-1 alpha-3, for states.
    pub code: Option<&'static str>,
    /// What it is.
    pub kind: PartyKind,
}

/// The parties of a text, in the order in which they are first met.
#[derive(Clone, Debug, Default)]
pub struct Parties {
    list: Vec<Party>,
}

impl Parties {
    /// The party of this name, added when it is new.
    pub fn intern(&mut self, name: &str, kind: PartyKind, code: Option<&'static str>) -> PartyId {
        let index = self.list.iter().position(|party| party.name == name).unwrap_or_else(|| {
            self.list.push(Party { name: name.to_owned(), code, kind });
            self.list.len() - 1
        });
        PartyId(u16::try_from(index).unwrap_or(u16::MAX))
    }

    /// The name of a party.
    pub fn name(&self, id: PartyId) -> &str {
        self.list.get(id.index()).map_or("?", |party| &party.name)
    }

    /// What a party is.
    pub fn get(&self, id: PartyId) -> Option<&Party> {
        self.list.get(id.index())
    }

    /// The party of this name.
    pub fn find(&self, name: &str) -> Option<PartyId> {
        let index = self.list.iter().position(|party| party.name == name)?;
        u16::try_from(index).ok().map(PartyId)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All parties, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Party> {
        self.list.iter()
    }

    /// 中国 first, then as given (annotation guidelines, section 4).
    pub fn ordered(&self, mut ids: Vec<PartyId>) -> Vec<PartyId> {
        order(&mut ids, |&id| [usize::from(self.name(id) != "中国"), 0, 0]);
        ids.dedup();
        ids
    }
}
