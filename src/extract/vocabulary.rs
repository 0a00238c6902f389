//! [`Vocabulary`]: the words of every table in one automaton, and [`Hits`]: where they stand in a text.
//!
//! Cues, parties, filters, topics and grammar words are all looked up in one walk over the text;
//! the families then ask for what starts at a place.

use super::{commitment, grammar, party, word};
use crate::text::span::Span;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::sync::OnceLock;

/// What a word of a table is. The number leads to its row in the table of that family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entry {
    /// Names a party, or is evidence for one.
    Party(party::Surface),
    /// A word of grammar: adverb, preposition, verb …
    Grammar(grammar::Class),
    /// A cue of commitment.
    Cue(u16),
    /// Letters that hold a cue without being one: 即将, 需要.
    Block(u16),
    /// A word by which a clause is no commitment.
    Filter(u16),
    /// A word by which a clause only states purpose or result.
    Tail(u16),
    /// A word that moves the grade.
    Modifier(u16),
    /// A word of a topic.
    Topic(u16),
    /// A set formula or an institution.
    Formula,
}

/// A word of a table at a place of the text.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub entry: Entry,
}

/// The words of all tables.
pub struct Vocabulary {
    automaton: AhoCorasick,
    /// The entries of each pattern of the automaton.
    entries: Vec<Vec<Entry>>,
}

impl Vocabulary {
    /// The vocabulary of the built-in tables, made once.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Vocabulary> = OnceLock::new();
        SHARED.get_or_init(|| Self::new(Self::built_in()))
    }

    /// The built-in vocabulary with rows of its tables taken away, to see what they do.
    #[doc(hidden)]
    pub fn without(rows: &[Entry]) -> Self {
        let mut words = Self::built_in();
        words.retain(|(_, entry)| !rows.contains(entry));
        Self::new(words)
    }

    fn built_in() -> Vec<(&'static str, Entry)> {
        let mut words = Vec::new();
        grammar::words(&mut words);
        party::words(&mut words);
        commitment::words(&mut words);
        word::vocabulary(&mut words);
        words
    }

    /// A vocabulary of these words. A word may stand in several tables.
    pub fn new(mut words: Vec<(&str, Entry)>) -> Self {
        words.sort_unstable();
        words.dedup();
        let mut surfaces: Vec<&str> = Vec::new();
        let mut entries: Vec<Vec<Entry>> = Vec::new();
        for (surface, entry) in words {
            if surfaces.last() == Some(&surface) {
                if let Some(last) = entries.last_mut() {
                    last.push(entry);
                }
            } else if !surface.is_empty() {
                surfaces.push(surface);
                entries.push(vec![entry]);
            }
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&surfaces)
            .expect("the tables are far smaller than the automaton's limits");
        Self { automaton, entries }
    }

    /// Every place of `text` where a word stands, overlapping ones too.
    pub fn hits(&self, text: &str) -> Hits {
        let mut hits: Vec<Hit> = Vec::with_capacity(text.len() / 4);
        for found in self.automaton.find_overlapping_iter(text) {
            let span = Span::new(found.start(), found.end());
            hits.extend(self.entries[found.pattern().as_usize()].iter().map(|&entry| Hit { span, entry }));
        }
        hits.sort_unstable_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end), hit.entry));
        Hits { hits }
    }
}

/// Where the words of the tables stand in a text: by start, longest first.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    hits: Vec<Hit>,
}

impl Hits {
    /// What starts at `offset`, longest first.
    pub fn at(&self, offset: usize) -> &[Hit] {
        let from = self.hits.partition_point(|hit| hit.span.start < offset);
        let len = self.hits[from..].iter().take_while(|hit| hit.span.start == offset).count();
        &self.hits[from..from + len]
    }

    /// What lies wholly inside `span`, by start.
    pub fn within(&self, span: Span) -> impl Iterator<Item = &Hit> {
        let from = self.hits.partition_point(|hit| hit.span.start < span.start);
        self.hits[from..]
            .iter()
            .take_while(move |hit| hit.span.start < span.end)
            .filter(move |hit| hit.span.end <= span.end)
    }

    /// All hits, by start.
    pub fn iter(&self) -> impl Iterator<Item = &Hit> {
        self.hits.iter()
    }

    /// The longest word of grammar of these classes that starts at `offset`.
    pub fn grammar(&self, offset: usize, classes: &[grammar::Class]) -> Option<Span> {
        self.at(offset).iter().find_map(|hit| match hit.entry {
            Entry::Grammar(class) if classes.contains(&class) => Some(hit.span),
            _ => None,
        })
    }
}
