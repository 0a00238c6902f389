//! Words of grammar that the rules lean on: adverbs, prepositions, modals, verbs of policy texts.

use super::vocabulary::Entry;
use crate::lexicon;

/// The word classes of `grammar.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Stands before a verb and changes nothing about who does what: 都, 进一步, 积极.
    Adverb,
    /// Opens a phrase before the verb: 在, 就, 通过.
    Preposition,
    /// Joins clauses: 并, 同时, 为此.
    Connective,
    /// A verb that heads a clause of action: 加强, 推动.
    Verb,
    /// A verb whose object does the action: 推动, 引导, 帮助.
    Causative,
    /// A verb of saying: 表示, 强调.
    Saying,
    /// A verb that describes and undertakes nothing: 是, 有, 属于.
    Stative,
    /// After the name of a party: 政府, 领导人.
    PartyTail,
    /// Begins a noun phrase though the dictionary calls it a verb: 相关, 有关.
    NounLike,
    /// Ends the name of a group that can act: 企业, 高校.
    Agent,
}

impl Class {
    const NAMES: [(&'static str, Self); 10] = [
        ("adverb", Self::Adverb),
        ("preposition", Self::Preposition),
        ("connective", Self::Connective),
        ("verb", Self::Verb),
        ("causative", Self::Causative),
        ("saying", Self::Saying),
        ("stative", Self::Stative),
        ("party_tail", Self::PartyTail),
        ("noun_like", Self::NounLike),
        ("agent", Self::Agent),
    ];
}

pub(crate) const TABLE: &str = crate::lexicon::table!("grammar.tsv");

/// Adds the words of the table.
pub(crate) fn words(into: &mut Vec<(&'static str, Entry)>) {
    for [class, words] in lexicon::built_in("grammar", TABLE, ["class", "words"]) {
        let class = Class::NAMES.iter().find(|(name, _)| *name == class);
        let class = class.unwrap_or_else(|| panic!("grammar.tsv: no such class")).1;
        into.extend(lexicon::values(words).map(|word| (word, Entry::Grammar(class))));
    }
}
