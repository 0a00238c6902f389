//! The dictionary as the walk needs it: one load for each character of a word.

use super::blob::{Blob, BlobError, Column};
use super::logarithm::{Corrections, ln};
use super::tag::Tag;

/// How many different characters there may be, two of them kept for characters without an entry.
pub(super) const CODES: usize = 1 << 14;
/// The code of a character of the Basic Multilingual Plane that begins no word.
pub(super) const UNKNOWN: u16 = CODES as u16 - 1;
/// The code of a character outside it.
pub(super) const ASTRAL: u16 = CODES as u16 - 2;
/// Set on the code of a character that always stands alone.
pub(super) const ALONE: u16 = 1 << 15;
/// How many different frequencies there may be, counting "no word".
const WEIGHTS: usize = 1 << 13;
/// The longest word, in characters.
pub(super) const LONGEST: usize = 16;

/// A beginning of words, packed: 14 bits its last character, 8 bits how many nodes extend it, 20 bits
/// where they stand, 13 bits its frequency if it is a word, 7 bits its tag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Node(u64);

/// A place where no node stands: what a node refers to that nothing extends.
const NOWHERE: usize = 0xF_FFFF;

impl Node {
    const EMPTY: Self = Self(UNKNOWN as u64 | (NOWHERE as u64) << 22);

    #[inline(always)]
    pub(super) const fn label(self) -> u16 {
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
    pub(super) const fn is_word(self) -> bool {
        self.weight() != 0
    }

    #[inline(always)]
    pub(super) const fn tag(self) -> u8 {
        (self.0 >> 55) as u8
    }

    #[inline(always)]
    fn new(label: u64, count: u64, first: usize, (weight, tag): (u16, u8)) -> Self {
        let first = if count == 0 { NOWHERE } else { first };
        Self(label | count << 14 | (first as u64) << 22 | u64::from(weight) << 42 | u64::from(tag) << 55)
    }
}

/// Words with their frequencies and tags.
#[derive(Clone, Debug)]
pub(super) struct Dictionary {
    /// The code of every character of the Basic Multilingual Plane.
    codes: Vec<u16>,
    /// A node for every code; `first` is the beginning of its row in `seconds`.
    roots: Box<[Node; CODES]>,
    /// The rows of second characters, laid one into another; a row's entry for a character stands so
    /// many places after the row's beginning. No two rows begin at the same place, so an entry with
    /// the right label is of the right row.
    seconds: Vec<Node>,
    /// The longer nodes; those that extend the same node are neighbours, ordered by label.
    later: Vec<Node>,
    /// By frequency: its logarithm, less that of the total. Not a number where there is no word.
    weights: Box<[f64; WEIGHTS]>,
    /// By the same place: the frequency.
    frequencies: Vec<u32>,
    /// The weight of a character that is in no word.
    unknown: f64,
}

impl Dictionary {
    /// A dictionary without words.
    pub(super) fn empty() -> Self {
        Self {
            codes: classes(),
            roots: Box::new([Node::EMPTY; CODES]),
            seconds: Vec::new(),
            later: Vec::new(),
            weights: Box::new([f64::NAN; WEIGHTS]),
            frequencies: Vec::new(),
            unknown: 0.0,
        }
    }

    /// Expands the columns.
    pub(super) fn read(blob: &Blob<'_>) -> Result<Self, BlobError> {
        let mut characters = blob.column(Column::Characters)?;
        let mut roots_column = blob.column(Column::Roots)?;
        let mut bases = blob.column(Column::Bases)?;
        let mut words = Words::new(blob)?;
        let mut codes = classes();
        let mut roots = Box::new([Node::EMPTY; CODES]);
        if characters.bytes().len() > 2 * usize::from(ASTRAL) {
            return Err(characters.damage());
        }
        for (code, root) in roots.iter_mut().enumerate().take(characters.bytes().len() / 2) {
            let character = characters.short()?;
            let class = &mut codes[usize::from(character)];
            *class = *class & ALONE | code as u16;
            let entry = roots_column.varint()?;
            let base = if entry > 1 { bases.varint()? as usize } else { 0 };
            let word = words.next(entry & 1 == 1)?;
            // The row's length does not fit and is not needed: one or none.
            *root = Node::new(code as u64, u64::from(entry > 1), base, word);
        }
        roots_column.end()?;
        bases.end()?;
        let (seconds, later) = nodes(blob, &roots[..], &mut words)?;
        let (frequencies, weights, unknown) = words.end(blob)?;
        Ok(Self { codes, roots, seconds, later, weights, frequencies, unknown })
    }

    /// The code of a character, with [`ALONE`].
    #[inline(always)]
    pub(super) fn code(&self, character: char) -> u16 {
        match self.codes.get(character as usize) {
            Some(&code) => code,
            None if is_han_beyond(character) => ASTRAL,
            None => ASTRAL | ALONE,
        }
    }

    /// The node of a single character.
    #[inline(always)]
    fn root(&self, code: u16) -> Node {
        self.roots[usize::from(code) % CODES]
    }

    /// The node that extends a single character by another.
    #[inline(always)]
    fn second(&self, root: Node, code: u16) -> Option<Node> {
        let node = *self.seconds.get(root.first() + usize::from(code))?;
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
        let mut node = self.second(root, second)?;
        for &code in rest {
            node = self.extend(node, code)?;
        }
        node.is_word().then_some(node)
    }

    /// How often the word was counted in the texts the dictionary was made from.
    pub(super) fn frequency(&self, word: &str) -> Option<u32> {
        let codes: Vec<u16> = word.chars().take(LONGEST + 1).map(|each| self.code(each) & !ALONE).collect();
        self.frequencies.get(self.find(&codes)?.weight()).copied()
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
            let mut node = code.and_then(|&code| self.second(root, code));
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

/// The two levels of nodes below the roots.
fn nodes(
    blob: &Blob<'_>,
    roots: &[Node],
    words: &mut Words<'_>,
) -> Result<(Vec<Node>, Vec<Node>), BlobError> {
    let mut counts = blob.column(Column::Roots)?;
    let mut column = blob.column(Column::Nodes)?;
    let low = blob.column(Column::SecondsLow)?;
    let high = blob.column(Column::SecondsHigh)?;
    let mut second_labels = low.bytes().iter().zip(high.bytes());
    let later_low = blob.column(Column::LaterLow)?;
    let later_high = blob.column(Column::LaterHigh)?;
    let length = later_low.bytes().len().min(later_high.bytes().len());
    let widest = roots.iter().map(|root| root.first()).max().unwrap_or(0) + CODES;
    let mut seconds = vec![Node::EMPTY; widest];
    let mut later: Vec<Node> = Vec::with_capacity(length);
    let mut later_labels = later_low.bytes().iter().zip(later_high.bytes());
    let number = |(&low, &high): (&u8, &u8)| u64::from(low) | u64::from(high) << 8;
    let mut reserved = 0;
    for root in roots.iter().take(blob.column(Column::Characters)?.bytes().len() / 2) {
        let mut label = u64::MAX;
        for _ in 0..counts.varint()? >> 1 {
            label = label.wrapping_add(number(second_labels.next().ok_or(low.damage())?));
            let entry = column.varint()?;
            let word = words.next(entry & 1 == 1)?;
            let place = root.first().wrapping_add(label as usize);
            let slot = seconds.get_mut(place).filter(|_| label < u64::from(ASTRAL)).ok_or(low.damage())?;
            *slot = Node::new(label, check(entry >> 1)?, reserved, word);
            reserved += (entry >> 1) as usize;
            while later.len() < reserved {
                let entry = column.varint()?;
                let word = words.next(entry & 1 == 1)?;
                let label = number(later_labels.next().ok_or(later_low.damage())?);
                later.push(Node::new(label & 0x3FFF, check(entry >> 1)?, reserved, word));
                reserved += (entry >> 1) as usize;
            }
        }
    }
    counts.end()?;
    column.end()?;
    if second_labels.next().is_some() || later.len() != length || length >= 1 << 20 {
        return Err(later_low.damage());
    }
    let used = seconds.iter().rposition(|node| *node != Node::EMPTY).map_or(0, |last| last + 1);
    seconds.truncate(used);
    seconds.shrink_to_fit();
    Ok((seconds, later))
}

/// A number of nodes, if it can be one.
fn check(count: u64) -> Result<u64, BlobError> {
    if count < 1 << 8 { Ok(count) } else { Err(BlobError::Column(Column::Nodes as usize)) }
}

/// The frequencies and tags of the words, read in their order.
struct Words<'a> {
    common: std::slice::Iter<'a, u8>,
    rare: super::blob::Reader<'a>,
    tags: std::slice::Iter<'a, u8>,
    frequencies: Vec<u32>,
    total: u64,
}

impl<'a> Words<'a> {
    fn new(blob: &Blob<'a>) -> Result<Self, BlobError> {
        let mut column = blob.column(Column::Frequencies)?;
        let mut frequencies = vec![0];
        let mut frequency = 0_u32;
        while !column.bytes().is_empty() {
            let more = u32::try_from(column.varint()?).ok();
            frequency = more.and_then(|more| frequency.checked_add(more)).ok_or(column.damage())?;
            frequencies.push(frequency);
        }
        if frequencies.len() > WEIGHTS {
            return Err(column.damage());
        }
        Ok(Self {
            common: blob.column(Column::WordFrequencies)?.bytes().iter(),
            rare: blob.column(Column::RareFrequencies)?,
            tags: blob.column(Column::WordTags)?.bytes().iter(),
            frequencies,
            total: 0,
        })
    }

    /// Weight and tag of the next node, which is a word or not.
    #[inline(always)]
    fn next(&mut self, is_word: bool) -> Result<(u16, u8), BlobError> {
        if !is_word {
            return Ok((0, 0));
        }
        let damage = BlobError::Column(Column::WordFrequencies as usize);
        let (&place, &tag) = self.common.next().zip(self.tags.next()).ok_or(damage)?;
        let place = if place == u8::MAX { self.rare.short()? } else { u16::from(place) };
        let weight = place.checked_add(1).ok_or(damage)?;
        self.total += u64::from(*self.frequencies.get(usize::from(weight)).ok_or(damage)?);
        if Tag::at(tag).is_none() {
            return Err(BlobError::Column(Column::WordTags as usize));
        }
        Ok((weight, tag))
    }

    /// The frequencies, their weights, and the weight of what is in no word.
    fn end(self, blob: &Blob<'_>) -> Result<(Vec<u32>, Box<[f64; WEIGHTS]>, f64), BlobError> {
        self.rare.end()?;
        if self.common.as_slice().len() + self.tags.as_slice().len() > 0 {
            return Err(BlobError::Column(Column::WordFrequencies as usize));
        }
        let mut corrections = Corrections::new(blob.column(Column::FrequencyCorrections)?)?;
        let mut weights = Box::new([f64::NAN; WEIGHTS]);
        for (weight, &frequency) in weights.iter_mut().zip(&self.frequencies).skip(1) {
            *weight = corrections.apply(ln(u64::from(frequency), 1))?;
        }
        let total = corrections.apply(ln(self.total, 1))?;
        corrections.end()?;
        weights.iter_mut().for_each(|weight| *weight -= total);
        Ok((self.frequencies, weights, 0.0 - total))
    }
}

/// For every character of the Basic Multilingual Plane: unknown, and whether it always stands alone,
/// as everything does that jieba counts neither as Han nor as part of a Latin word.
fn classes() -> Vec<u16> {
    let mut classes = vec![UNKNOWN | ALONE; 1 << 16];
    let joined = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF)];
    for (first, last) in joined {
        classes[first..=last].fill(UNKNOWN);
    }
    for (byte, class) in classes[..128].iter_mut().enumerate() {
        let byte = byte as u8;
        if byte.is_ascii_alphanumeric() || b"+#&._%-".contains(&byte) {
            *class = UNKNOWN;
        }
    }
    classes
}

/// Whether jieba counts a character as Han that stands outside the Basic Multilingual Plane.
fn is_han_beyond(character: char) -> bool {
    matches!(character,
        '\u{20000}'..='\u{2A6DF}' | '\u{2A700}'..='\u{2EBEF}' | '\u{2F800}'..='\u{2FA1F}')
}
