//! The dictionary as the walk needs it: one load for each character of a word.

use super::blob::{Blob, BlobError, Column};
use super::nodes::{CODES, Node, Nodes, WEIGHTS};
use super::tag::Tag;

/// The code of a character of the Basic Multilingual Plane that begins no word.
const UNKNOWN: u16 = CODES as u16 - 1;
/// The code of a character outside it.
const ASTRAL: u16 = CODES as u16 - 2;
/// Set on the code of a character that can stand in a word with others.
pub(super) const JOINED: u16 = 1 << 15;
/// The longest word, in characters.
const LONGEST: usize = 16;

/// Words with their frequencies and tags.
#[derive(Debug)]
pub(super) struct Dictionary {
    /// The code of every character of the Basic Multilingual Plane.
    codes: Vec<u16>,
    nodes: Nodes,
    /// By frequency: its logarithm, less that of the total. Not a number where there is no word.
    weights: Box<[f64; WEIGHTS]>,
    /// By the same place, less one: the frequency, as `u32`.
    frequencies: &'static [u8],
    /// The weight of a character that is in no word.
    unknown: f64,
}

impl Dictionary {
    /// A dictionary without words.
    pub(super) fn empty() -> Self {
        Self {
            codes: classes(),
            nodes: Nodes::empty(),
            weights: Box::new([f64::NAN; WEIGHTS]),
            frequencies: &[],
            unknown: 0.0,
        }
    }

    /// Expands the columns.
    pub(super) fn read(blob: &Blob) -> Result<Self, BlobError> {
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
        dictionary.frequencies = blob.column(Column::Frequencies)?.bytes();
        dictionary.nodes = Nodes::read(blob, pairs.len())?;
        Ok(dictionary)
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

    /// The entry of exactly these characters.
    pub(super) fn find(&self, codes: &[u16]) -> Option<Node> {
        let (&first, rest) = codes.split_first()?;
        let root = self.nodes.root(first);
        let Some((&second, rest)) = rest.split_first() else {
            return root.is_word().then_some(root);
        };
        if codes.len() > LONGEST {
            return None;
        }
        let mut node = self.nodes.second(first, second)?;
        for &code in rest {
            node = self.nodes.extend(node, code)?;
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
            let root = self.nodes.root(codes[at]);
            let mut best = f64::NEG_INFINITY;
            if root.is_word() {
                best = self.weights[root.weight() % WEIGHTS] + after;
                *step = Step::word(1, root.tag());
            }
            let mut length = 2;
            let mut code = codes.get(at + 1);
            let mut node = code.and_then(|&code| self.nodes.second(codes[at], code));
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
                node = code.and_then(|&code| self.nodes.extend(longer, code));
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
