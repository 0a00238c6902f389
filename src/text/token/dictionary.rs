//! The dictionary as the walk needs it: one load for each character of a word.

use super::blob::{Blob, BlobError, Column, ROWS, Reader, row};
use super::tag::Tag;

/// How many different characters there may be. None has the code 0.
const CODES: usize = 1 << 14;
/// The code of a character of the Basic Multilingual Plane that begins no word.
const UNKNOWN: u16 = CODES as u16 - 1;
/// The code of a character outside it.
const ASTRAL: u16 = CODES as u16 - 2;
/// Set on the code of a character that can stand in a word with others.
pub(super) const JOINED: u16 = 1 << 15;
/// How many different frequencies there may be, counting "no word", which is the first.
const WEIGHTS: usize = 1 << 13;
/// The longest word, in characters.
const LONGEST: usize = 16;

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

    #[inline(always)]
    const fn weight(self) -> usize {
        (self.0 >> 42 & 0x1FFF) as usize
    }

    /// Whether a word ends here.
    #[inline(always)]
    const fn is_word(self) -> bool {
        self.weight() != 0
    }

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

/// Words with their frequencies and tags.
#[derive(Debug)]
pub(super) struct Dictionary {
    /// The code of every character of the Basic Multilingual Plane.
    codes: Vec<u16>,
    /// A node for every code. What extends it is found by `bases`.
    roots: Box<[Node; CODES]>,
    /// For every code and [`row`], where that row begins in `seconds`; zero if there is none.
    bases: Vec<u32>,
    /// The rows of second characters, laid one into another; a row's entry for a character stands as
    /// many places after the row's beginning as its code says. No two rows begin at the same place and
    /// none at zero, so an entry with the right label is of the right row. Nodes, packed.
    seconds: Vec<u64>,
    /// The longer nodes; those that extend the same node are neighbours, ordered by label. The first
    /// is none, for nodes that nothing extends.
    later: Vec<Node>,
    /// By frequency: its logarithm, less that of the total. Not a number where there is no word.
    weights: Box<[f64; WEIGHTS]>,
    /// By the same place, less one: the frequency, as `u32`.
    frequencies: Vec<u8>,
    /// The weight of a character that is in no word.
    unknown: f64,
}

impl Dictionary {
    /// A dictionary without words.
    pub(super) fn empty() -> Self {
        Self {
            codes: classes(),
            roots: Box::new([Node::default(); CODES]),
            bases: Vec::new(),
            seconds: Vec::new(),
            later: Vec::new(),
            weights: Box::new([f64::NAN; WEIGHTS]),
            frequencies: Vec::new(),
            unknown: 0.0,
        }
    }

    /// Expands the columns.
    pub(super) fn read(blob: &Blob<'_>) -> Result<Self, BlobError> {
        let mut dictionary = Self::empty();
        let characters = blob.column(Column::Characters)?;
        let (pairs, rest) = characters.bytes().as_chunks();
        if pairs.len() >= usize::from(ASTRAL) || !rest.is_empty() {
            return Err(characters.damage());
        }
        for (&pair, code) in pairs.iter().zip(1..) {
            let class = &mut dictionary.codes[usize::from(u16::from_le_bytes(pair))];
            *class = *class & JOINED | code;
        }
        let mut weights = blob.column(Column::Weights)?;
        dictionary.unknown = weights.float()?;
        let (numbers, rest) = weights.bytes().as_chunks();
        if numbers.len() >= WEIGHTS || !rest.is_empty() {
            return Err(weights.damage());
        }
        for (weight, &number) in dictionary.weights[1..].iter_mut().zip(numbers) {
            *weight = f64::from_le_bytes(number);
        }
        dictionary.frequencies = blob.column(Column::Frequencies)?.bytes().to_vec();
        dictionary.expand(blob, pairs.len())?;
        Ok(dictionary)
    }

    /// Expands the three levels of nodes. A column that ends too early yields zeros; that all were read
    /// to their ends exactly is seen afterwards.
    fn expand(&mut self, blob: &Blob<'_>, characters: usize) -> Result<(), BlobError> {
        let mut words = Words::new(blob)?;
        let mut roots = blob.column(Column::Roots)?;
        let mut bases = blob.column(Column::Bases)?;
        let mut rows = Vec::with_capacity(characters);
        for (code, root) in (1..).zip(self.roots[1..].iter_mut().take(characters)) {
            let entry = roots.varint()? as usize;
            rows.push(entry >> 1);
            *root = Node::new(code, 0, 0, words.next(entry));
        }
        roots.end()?;

        let nodes = blob.column(Column::Nodes)?;
        let (seconds_low, seconds_high) =
            (blob.column(Column::SecondsLow)?, blob.column(Column::SecondsHigh)?);
        let (later_low, later_high) = (blob.column(Column::LaterLow)?, blob.column(Column::LaterHigh)?);
        let length = later_low.bytes().len() + 1;
        let places = bases.varint()?;
        if places > 1 << 20 {
            return Err(bases.damage());
        }
        self.seconds = vec![0; places as usize];
        self.bases = vec![0; ROWS * (characters + 1)];
        self.later = Vec::with_capacity(length);
        self.later.push(Node::default());
        let (mut at, mut second, mut reserved) = (0, 0, 1);
        for (bases_of, count) in self.bases.chunks_exact_mut(ROWS).skip(1).zip(rows) {
            let (mut label, mut base, mut last) = (0, 0, ROWS);
            for _ in 0..count {
                label = (label + number(seconds_low, seconds_high, second)) % CODES;
                second += 1;
                if row(label) != last {
                    last = row(label);
                    base = bases.varint()? as usize % (1 << 20);
                    bases_of[last] = base as u32;
                }
                let entry = entry(nodes, &mut at);
                let word = words.next(entry);
                let Some(slot) = self.seconds.get_mut(base + label) else { return Err(seconds_low.damage()) };
                *slot = Node::new(label as u64, entry as u64 >> 1, reserved as u64, word).0;
                reserved = (reserved + (entry >> 1)).min(length);
                while self.later.len() < reserved {
                    let entry = self::entry(nodes, &mut at);
                    let label = number(later_low, later_high, self.later.len() - 1);
                    let word = words.next(entry);
                    self.later.push(Node::new(label as u64, entry as u64 >> 1, reserved as u64, word));
                    reserved = (reserved + (entry >> 1)).min(length);
                }
            }
        }
        words.end()?;
        bases.end()?;
        let whole = at == nodes.bytes().len() && second == seconds_low.bytes().len();
        if !whole || self.later.len() != length || length >= 1 << 20 {
            return Err(nodes.damage());
        }
        Ok(())
    }

    /// The code of a character, with [`JOINED`].
    #[inline(always)]
    pub(super) fn code(&self, character: char) -> u16 {
        match self.codes.get(character as usize) {
            Some(&code) => code,
            None if is_han_beyond(character) => ASTRAL | JOINED,
            None => ASTRAL,
        }
    }

    /// The node of a single character.
    #[inline(always)]
    fn root(&self, code: u16) -> Node {
        self.roots[usize::from(code) % CODES]
    }

    /// The node that extends a single character by another.
    #[inline(always)]
    fn second(&self, first: u16, code: u16) -> Option<Node> {
        let base = *self.bases.get(usize::from(first) * ROWS + row(usize::from(code)))?;
        let node = Node(*self.seconds.get(base as usize + usize::from(code))?);
        (node.label() == code).then_some(node)
    }

    /// The node that extends a longer one.
    #[inline(always)]
    fn extend(&self, node: Node, code: u16) -> Option<Node> {
        let first = *self.later.get(node.first())?;
        if first.label() == code {
            return Some(first);
        }
        if node.count() < 2 { None } else { self.among(node, code) }
    }

    fn among(&self, node: Node, code: u16) -> Option<Node> {
        let nodes = self.later.get(node.first()..node.first() + node.count())?;
        let place = nodes.binary_search_by_key(&code, |node| node.label()).ok()?;
        nodes.get(place).copied()
    }

    /// The entry of exactly these characters.
    pub(super) fn find(&self, codes: &[u16]) -> Option<Node> {
        let (&first, rest) = codes.split_first()?;
        let root = self.root(first);
        let Some((&second, rest)) = rest.split_first() else { return root.is_word().then_some(root) };
        if codes.len() > LONGEST {
            return None;
        }
        let mut node = self.second(first, second)?;
        for &code in rest {
            node = self.extend(node, code)?;
        }
        node.is_word().then_some(node)
    }

    /// How often the word was counted in the texts the dictionary was made from.
    pub(super) fn frequency(&self, word: &str) -> Option<u32> {
        let codes: Vec<u16> = word.chars().take(LONGEST + 1).map(|each| self.code(each) & !JOINED).collect();
        let place = self.find(&codes)?.weight().checked_sub(1)?;
        self.frequencies.as_chunks().0.get(place).map(|&bytes| u32::from_le_bytes(bytes))
    }

    /// The likeliest way through the characters: for each, which word to take if one begins there.
    ///
    /// From the last character to the first, walking the trie and choosing in one pass. The additions
    /// are jieba's in jieba's order, so that even ties fall the same way.
    pub(super) fn route(&self, codes: &[u16], steps: &mut Vec<Step>) {
        const RING: usize = 2 * LONGEST;
        steps.clear();
        steps.resize(codes.len(), Step::default());
        // What is reached from a character lies at most the longest word further on.
        let mut ring = [0.0; RING];
        for (at, step) in steps.iter_mut().enumerate().rev() {
            let after = ring[(at + 1) % RING];
            let root = self.root(codes[at]);
            let mut best = f64::NEG_INFINITY;
            if root.is_word() {
                best = self.weights[root.weight() % WEIGHTS] + after;
                *step = Step::word(1, root.tag());
            }
            let mut length = 2;
            let mut code = codes.get(at + 1);
            let mut node = code.and_then(|&code| self.second(codes[at], code));
            while let Some(longer) = node {
                let likelihood = self.weights[longer.weight() % WEIGHTS] + ring[(at + length) % RING];
                if likelihood >= best {
                    best = likelihood;
                    *step = Step::word(length, longer.tag());
                }
                if length == LONGEST {
                    break;
                }
                code = codes.get(at + length);
                node = code.and_then(|&code| self.extend(longer, code));
                length += 1;
            }
            ring[at % RING] = if *step == Step::default() { self.unknown + after } else { best };
        }
    }
}

/// The word to take from a character: its length in characters and its tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step(u16);

impl Step {
    #[inline(always)]
    fn word(length: usize, tag: u8) -> Self {
        Self((length as u16) << 8 | u16::from(tag))
    }

    /// In characters, one and more.
    #[inline(always)]
    pub(super) fn length(self) -> usize {
        usize::from(self.0 >> 8)
    }

    /// The tag the dictionary gives; none for a character it does not have.
    #[inline(always)]
    pub(super) fn tag(self) -> Option<Tag> {
        Tag::at(self.0 as u8)
    }
}

impl Default for Step {
    /// A single character the dictionary does not have.
    fn default() -> Self {
        Self(1 << 8 | 0xFF)
    }
}

/// The number at a place in two columns of its low and its high byte.
#[inline(always)]
fn number(low: Reader<'_>, high: Reader<'_>, at: usize) -> usize {
    let byte = |column: Reader<'_>| column.bytes().get(at).copied().map_or(0, usize::from);
    byte(low) | byte(high) << 8
}

/// The varint at a place, which is moved on. None is longer than two bytes.
#[inline(always)]
fn entry(column: Reader<'_>, at: &mut usize) -> usize {
    let mut next = || {
        *at += 1;
        column.bytes().get(*at - 1).copied().map_or(0, usize::from)
    };
    let first = next();
    if first < 128 { first } else { first & 127 | next() << 7 }
}

/// The frequencies and tags of the words, read in their order.
struct Words<'a> {
    common: &'a [u8],
    tags: &'a [u8],
    rare: Reader<'a>,
    at: usize,
    rare_at: usize,
}

impl<'a> Words<'a> {
    fn new(blob: &Blob<'a>) -> Result<Self, BlobError> {
        let common = blob.column(Column::WordFrequencies)?.bytes();
        let tags = blob.column(Column::WordTags)?;
        if tags.bytes().iter().any(|&tag| Tag::at(tag).is_none()) {
            return Err(tags.damage());
        }
        let rare = blob.column(Column::RareFrequencies)?;
        Ok(Self { common, tags: tags.bytes(), rare, at: 0, rare_at: 0 })
    }

    /// Weight and tag of the next node, packed, if its entry says that it is a word.
    #[inline(always)]
    fn next(&mut self, entry: usize) -> u64 {
        if entry & 1 == 0 {
            return 0;
        }
        let byte = |column: &[u8]| column.get(self.at).copied().map_or(0, u64::from);
        let (mut place, tag) = (byte(self.common), byte(self.tags));
        self.at += 1;
        if place == 255 {
            let bytes = self.rare.bytes().get(self.rare_at..self.rare_at + 2);
            place = bytes.map_or(0, |bytes| u64::from(bytes[0]) | u64::from(bytes[1]) << 8);
            self.rare_at += 2;
        }
        ((place + 1) & 0x1FFF) << 42 | tag << 55
    }

    /// Fails if not all was read, or too much.
    fn end(&self) -> Result<(), BlobError> {
        let whole = self.at == self.common.len() && self.at == self.tags.len();
        if whole && self.rare_at == self.rare.bytes().len() { Ok(()) } else { Err(self.rare.damage()) }
    }
}

/// For every character of the Basic Multilingual Plane: unknown, and whether it may join others, as
/// those may that jieba counts as Han or as part of a Latin word.
fn classes() -> Vec<u16> {
    let mut classes = vec![0; 1 << 16];
    let joined = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF)];
    for (first, last) in joined {
        classes[first..=last].fill(UNKNOWN | JOINED);
    }
    for (byte, class) in classes[..128].iter_mut().enumerate() {
        let byte = byte as u8;
        if byte.is_ascii_alphanumeric() || b"+#&._%-".contains(&byte) {
            *class = UNKNOWN | JOINED;
        }
    }
    classes
}

/// Whether jieba counts a character as Han that stands outside the Basic Multilingual Plane.
fn is_han_beyond(character: char) -> bool {
    matches!(character,
        '\u{20000}'..='\u{2A6DF}' | '\u{2A700}'..='\u{2EBEF}' | '\u{2F800}'..='\u{2FA1F}')
}
