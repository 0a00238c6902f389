//! The beginnings of words, as tables with one load for each character of a word.
//!
//! What begins with a character is read from the columns when the character is first met, since a text
//! has some hundred of the twelve thousand there are.

use super::blob::{Blob, BlobError, Column, ROWS, Reader, row};
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

/// How many different characters there may be. None has the code 0.
pub(super) const CODES: usize = 1 << 14;
/// How many different frequencies there may be, counting "no word", which is the first.
pub(super) const WEIGHTS: usize = 1 << 13;

/// A beginning of words, packed: 14 bits its last character, 8 bits how many nodes extend it, 20 bits
/// where they stand, 13 bits its frequency if it is a word, 7 bits its tag. Zero where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Node(u64);

impl Node {
    #[inline(always)]
    const fn label(self) -> u16 {
        (self.0 & 0x3FFF) as u16
    }

    #[inline(always)]
    const fn count(self) -> usize {
        (self.0 >> 14 & 0xFF) as usize
    }

    #[inline(always)]
    const fn first(self) -> usize {
        (self.0 >> 22 & 0xF_FFFF) as usize
    }

    /// The place of its weight; zero if no word ends here.
    #[inline(always)]
    pub(super) const fn weight(self) -> usize {
        (self.0 >> 42 & 0x1FFF) as usize
    }

    /// Whether a word ends here.
    #[inline(always)]
    pub(super) const fn is_word(self) -> bool {
        self.weight() != 0
    }

    /// The tag of the word, if it is a tag.
    #[inline(always)]
    pub(super) const fn tag(self) -> u8 {
        (self.0 >> 55) as u8
    }

    #[inline(always)]
    const fn new(label: u64, count: u64, first: u64, word: u64) -> Self {
        let first = if count == 0 { 0 } else { first };
        Self(label & 0x3FFF | (count & 0xFF) << 14 | (first & 0xF_FFFF) << 22 | word)
    }
}

/// All nodes. The tables are filled as characters are met: whoever meets one first writes its part,
/// others who do so at the same time write the same, and its root last of all.
#[derive(Debug)]
pub(super) struct Nodes {
    columns: Columns,
    /// Where the nodes of each character begin in the columns, by code, less one; and one more.
    places: Vec<Place>,
    /// For every code its node; zero if it was not met yet.
    roots: Box<[AtomicU64]>,
    /// For every code and [`row`], where that row begins in `seconds`; zero if there is none.
    bases: Box<[AtomicU32]>,
    /// The rows of second characters, laid one into another; a row's entry for a character stands as
    /// many places after the row's beginning as its code says. No two rows begin at the same place and
    /// none at zero, so an entry with the right label is of the right row.
    seconds: Box<[AtomicU64]>,
    /// The longer nodes; those that extend the same node are neighbours, ordered by label. The first
    /// is none, for nodes that nothing extends.
    later: Box<[AtomicU64]>,
}

/// Where the nodes of a character begin in the columns.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    is_word: bool,
    seconds: u32,
    later: u32,
    nodes: u32,
    words: u32,
    rare: u32,
    bases: u32,
}

/// The columns that nodes are read from.
#[derive(Clone, Copy, Debug, Default)]
struct Columns {
    seconds: [&'static [u8]; 2],
    later: [&'static [u8]; 2],
    nodes: &'static [u8],
    frequencies: &'static [u8],
    rare: &'static [u8],
    tags: &'static [u8],
    bases: &'static [u8],
}

impl Nodes {
    /// No words.
    pub(super) fn empty() -> Self {
        Self::new(Columns::default(), Vec::new(), 0)
    }

    fn new(columns: Columns, places: Vec<Place>, seconds: usize) -> Self {
        // What is no character of the dictionary is met already.
        let root = |code| if code > 0 && code < places.len() { 0 } else { Node::new(code as u64, 0, 0, 0).0 };
        Self {
            roots: (0..CODES).map(|code| AtomicU64::new(root(code))).collect(),
            bases: (0..ROWS * places.len()).map(|_| AtomicU32::new(0)).collect(),
            seconds: (0..seconds).map(|_| AtomicU64::new(0)).collect(),
            later: (0..=columns.later[0].len()).map(|_| AtomicU64::new(0)).collect(),
            columns,
            places,
        }
    }

    /// Finds the places of as many characters. That they end where the columns do is checked; what the
    /// columns say there can only be wrong, not lead outside.
    pub(super) fn read(blob: &Blob, characters: usize) -> Result<Self, BlobError> {
        let bytes = |column| blob.column(column).map(|column| column.bytes());
        let columns = Columns {
            seconds: [bytes(Column::SecondsLow)?, bytes(Column::SecondsHigh)?],
            later: [bytes(Column::LaterLow)?, bytes(Column::LaterHigh)?],
            nodes: bytes(Column::Nodes)?,
            frequencies: bytes(Column::WordFrequencies)?,
            rare: bytes(Column::RareFrequencies)?,
            tags: bytes(Column::WordTags)?,
            bases: bytes(Column::Bases)?,
        };
        let mut roots = blob.column(Column::Roots)?;
        let mut sizes = blob.column(Column::Sizes)?;
        let seconds = sizes.varint()? as usize;
        let mut places = Vec::with_capacity(characters + 1);
        let mut place = Place::default();
        for _ in 0..characters {
            let root = roots.varint()? as u32;
            place.is_word = root & 1 == 1;
            places.push(place);
            if place.is_word {
                place.rare += u32::from(columns.frequencies.get(place.words as usize) == Some(&u8::MAX));
                place.words += 1;
            }
            if root > 1 {
                let mut add = |to: &mut u32, more: u32| -> Result<(), BlobError> {
                    *to = to.saturating_add(more).saturating_add(sizes.varint()? as u32);
                    Ok(())
                };
                let later = place.later;
                place.seconds = place.seconds.saturating_add(root >> 1);
                add(&mut place.later, 0)?;
                add(&mut place.nodes, (root >> 1).saturating_add(place.later - later))?;
                add(&mut place.words, 0)?;
                add(&mut place.rare, 0)?;
                add(&mut place.bases, 0)?;
            }
        }
        places.push(place);
        roots.end()?;
        let ends = [
            (place.seconds, columns.seconds[0].len()),
            (place.seconds, columns.seconds[1].len()),
            (place.later, columns.later[0].len()),
            (place.later, columns.later[1].len()),
            (place.nodes, columns.nodes.len()),
            (place.words, columns.frequencies.len()),
            (place.words, columns.tags.len()),
            (place.rare, columns.rare.len() / 2),
            (place.bases, columns.bases.len()),
        ];
        if ends.iter().any(|&(place, length)| place as usize != length || length.max(seconds) >= 1 << 20) {
            return Err(sizes.damage());
        }
        sizes.end()?;
        Ok(Self::new(columns, places, seconds))
    }

    /// The node of a single character.
    #[inline(always)]
    pub(super) fn root(&self, code: u16) -> Node {
        let code = usize::from(code) % CODES;
        match self.roots.get(code).map_or(0, |root| root.load(Ordering::Acquire)) {
            0 => self.meet(code),
            root => Node(root),
        }
    }

    /// The node that extends a single character, whose root was asked for, by another.
    #[inline(always)]
    pub(super) fn second(&self, first: u16, code: u16) -> Option<Node> {
        let base =
            self.bases.get(usize::from(first) * ROWS + row(usize::from(code)))?.load(Ordering::Relaxed);
        let node = Node(self.seconds.get(base as usize + usize::from(code))?.load(Ordering::Relaxed));
        (node.label() == code).then_some(node)
    }

    /// The node that extends a longer one.
    #[inline(always)]
    pub(super) fn extend(&self, node: Node, code: u16) -> Option<Node> {
        let first = Node(self.later.get(node.first())?.load(Ordering::Relaxed));
        if first.label() == code {
            return Some(first);
        }
        if node.count() < 2 { None } else { self.among(node, code) }
    }

    fn among(&self, node: Node, code: u16) -> Option<Node> {
        let nodes = self.later.get(node.first()..node.first() + node.count())?;
        let load = |node: &AtomicU64| Node(node.load(Ordering::Relaxed));
        let place = nodes.binary_search_by_key(&code, |node| load(node).label()).ok()?;
        nodes.get(place).map(load)
    }

    /// Fills the tables with what begins with a character. Columns that say the impossible leave it out.
    #[cold]
    #[inline(never)]
    fn meet(&self, code: usize) -> Node {
        let place =
            code.checked_sub(1).and_then(|before| self.places.get(before)).copied().unwrap_or_default();
        let next = self.places.get(code).copied().unwrap_or_default();
        let columns = &self.columns;
        let mut words = Words { columns, at: place.words as usize, rare: place.rare as usize };
        let root = Node::new(code as u64, 0, 0, words.next(u64::from(place.is_word)));
        let zip = |halves: [&'static [u8]; 2], from: u32| {
            let [low, high] = halves.map(|half| half.get(from as usize..).unwrap_or_default());
            low.iter().zip(high).map(|(&low, &high)| u16::from_le_bytes([low, high]))
        };
        let count = next.seconds.saturating_sub(place.seconds) as usize;
        let mut later = zip(columns.later, place.later);
        let slots = place.later as usize + 1..next.later as usize + 1;
        let mut slots = self.later.get(slots).unwrap_or_default().iter();
        let mut nodes = columns.nodes.get(place.nodes as usize..).unwrap_or_default().iter();
        let mut bases =
            Reader::new(columns.bases.get(place.bases as usize..).unwrap_or_default(), Column::Bases);
        let (mut label, mut base, mut last) = (0, 0, ROWS);
        let mut filled = place.later as u64 + 1;
        let mut reserved = filled;
        for step in zip(columns.seconds, place.seconds).take(count) {
            label = (label + usize::from(step)) % CODES;
            if row(label) != last {
                last = row(label);
                base = bases.varint().unwrap_or_default() as usize % (1 << 20);
                if let Some(slot) = self.bases.get(code * ROWS + last) {
                    slot.store(base as u32, Ordering::Relaxed);
                }
            }
            let entry = self::entry(&mut nodes);
            let node = Node::new(label as u64, entry >> 1, reserved, words.next(entry));
            if let Some(slot) = self.seconds.get(base + label) {
                slot.store(node.0, Ordering::Relaxed);
            }
            reserved += entry >> 1;
            while filled < reserved {
                let (Some(label), Some(slot)) = (later.next(), slots.next()) else { break };
                let entry = self::entry(&mut nodes);
                let node = Node::new(u64::from(label), entry >> 1, reserved, words.next(entry));
                slot.store(node.0, Ordering::Relaxed);
                reserved += entry >> 1;
                filled += 1;
            }
        }
        if let Some(slot) = self.roots.get(code) {
            slot.store(root.0, Ordering::Release);
        }
        root
    }
}

/// The next entry of `Nodes`; zero behind the last. None is longer than two bytes.
#[inline(always)]
fn entry(nodes: &mut std::slice::Iter<'_, u8>) -> u64 {
    let mut next = || nodes.next().copied().map_or(0, u64::from);
    let first = next();
    if first < 128 { first } else { first & 127 | next() << 7 }
}

/// The frequencies and tags of the words, read in their order.
struct Words<'a> {
    columns: &'a Columns,
    at: usize,
    rare: usize,
}

impl Words<'_> {
    /// Weight and tag of the next node, packed, if its entry says that it is a word.
    #[inline(always)]
    fn next(&mut self, entry: u64) -> u64 {
        if entry & 1 == 0 {
            return 0;
        }
        let byte = |column: &[u8]| column.get(self.at).copied().map_or(0, u64::from);
        let (mut place, tag) = (byte(self.columns.frequencies), byte(self.columns.tags));
        self.at += 1;
        if place == 255 {
            let pair = self.columns.rare.as_chunks().0.get(self.rare);
            place = pair.map_or(0, |&pair| u64::from(u16::from_le_bytes(pair)));
            self.rare += 1;
        }
        ((place + 1) & 0x1FFF) << 42 | tag << 55
    }
}
