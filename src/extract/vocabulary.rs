//! [`Vocabulary`]: the words of every table in one order, and [`Hits`]: where they stand in a text.
//!
//! Cues, parties, filters, topics and grammar words are all looked up in one walk over the text;
//! the families then ask for what starts at a place.

use super::words::{Words, head};
use super::{commitment, grammar, party, word};
use crate::text::span::Span;
use std::cmp::Reverse;
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
    words: Words<Entry>,
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
    pub fn new(words: Vec<(&'static str, Entry)>) -> Self {
        let mut words = grouped(words);
        for group in words.chunk_by_mut(|(word, _), (next, _)| first(word) == first(next)) {
            // Most differ in their first bytes already.
            group.sort_unstable_by_key(|&(word, entry)| (head(word, 0), word, Reverse(entry)));
        }
        words.dedup();
        Self { words: Words::sorted(words) }
    }

    /// Every place of `text` where a word stands, overlapping ones too.
    pub fn hits(&self, text: &str) -> Hits {
        let mut hits: Vec<Hit> = Vec::with_capacity(text.len() / 4);
        for (start, _) in text.char_indices() {
            let found = self.words.all(&text[start..]);
            hits.extend(
                found.map(|(word, &entry)| Hit { span: Span::new(start, start + word.len()), entry }),
            );
        }
        Hits::new(hits, text.len())
    }
}

/// The first character of a word, or the last one that has a place of its own.
fn first(word: &str) -> usize {
    word.chars().next().map_or(0, |first| first as usize).min(0xFFFF)
}

/// The words by their first characters: at the first text they are put in order while somebody waits, and
/// so are many small groups sooner than one large one.
fn grouped(words: Vec<(&'static str, Entry)>) -> Vec<(&'static str, Entry)> {
    let mut places = vec![0_u32; 0x1_0001];
    for (word, _) in &words {
        places[first(word) + 1] += 1;
    }
    let mut sum = 0;
    for place in &mut places {
        sum += *place;
        *place = sum;
    }
    let mut grouped = words.clone();
    for word in words {
        let place = &mut places[first(word.0)];
        grouped[*place as usize] = word;
        *place += 1;
    }
    grouped
}

/// By how many bytes of the text the hits are indexed.
const STEP: usize = 8;

/// Where the words of the tables stand in a text: by start, longest first.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    hits: Vec<Hit>,
    /// How many hits start before every [`STEP`]th byte of the text.
    before: Vec<u32>,
}

impl Hits {
    fn new(hits: Vec<Hit>, length: usize) -> Self {
        let mut before = Vec::with_capacity(length / STEP + 2);
        for (at, hit) in (0..).zip(&hits) {
            while before.len() * STEP <= hit.span.start {
                before.push(at);
            }
        }
        before.resize(length / STEP + 2, hits.len() as u32);
        Self { hits, before }
    }

    /// The hits that start at `offset` or later.
    fn from(&self, offset: usize) -> &[Hit] {
        let before = self.before.get(offset / STEP).map_or(self.hits.len(), |&before| before as usize);
        let later = self.hits.get(before..).unwrap_or_default();
        let skipped = later.iter().take_while(|hit| hit.span.start < offset).count();
        &later[skipped..]
    }

    /// What starts at `offset`, longest first.
    pub fn at(&self, offset: usize) -> &[Hit] {
        let hits = self.from(offset);
        &hits[..hits.iter().take_while(|hit| hit.span.start == offset).count()]
    }

    /// What lies wholly inside `span`, by start.
    pub fn within(&self, span: Span) -> impl Iterator<Item = &Hit> {
        self.from(span.start)
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
