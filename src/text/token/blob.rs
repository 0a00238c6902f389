//! The file format of the prebuilt dictionary, written by the build and read by the segmenter.
//!
//! A header of 32 bytes (magic, version and number of columns as `u32`, length of the whole and
//! checksum of all that follows the header as `u64`), a table with offset and length of each column
//! (`u32` each), then the columns, each beginning at a multiple of eight. Numbers are little-endian;
//! a varint holds seven bits a byte, the lowest first, the high bit saying that another byte follows.

use std::fmt;

/// The first bytes of every blob.
pub(crate) const MAGIC: [u8; 8] = *b"gongbao\0";
/// Which layout the columns have; counted up whenever one changes.
pub(crate) const VERSION: u32 = 2;
/// Bytes before the table of columns.
pub(crate) const HEADER: usize = 32;

/// How many rows of second characters a character has.
pub(crate) const ROWS: usize = 8;

/// In which of its rows a character has a second one: codes up to 127, up to 255, up to 511 and so on.
/// The commoner they are the fuller the row, and rows that are alike can be laid closely one into
/// another.
#[inline(always)]
pub(crate) const fn row(code: usize) -> usize {
    let row = (code >> 7 | 1).ilog2() as usize + (code >> 7 != 0) as usize;
    if row < ROWS { row } else { ROWS - 1 }
}

/// The columns, in the order of the table.
///
/// A *character* is known by its place in `Characters`, the commonest being 1. *Nodes* are the
/// beginnings of words of two characters and more: for each character those that start with it, by
/// their second character; each followed by the longer ones that begin with it, level by level.
/// *Words* are, for each character, itself if it is one, then its nodes that are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    /// `u16` code points.
    Characters,
    /// Varint a character: how many nodes extend it, doubled, plus one if it is a word.
    Roots,
    /// Varint how many places the table of second characters has; then five varints a character that
    /// nodes extend: how many of these are longer than two characters, how many have an entry of two bytes
    /// in `Nodes`, how many are words, how many are words with an entry in `RareFrequencies`, and how many
    /// bytes stand in `Bases`.
    Sizes,
    /// Varint a [`row`] of a character that has entries: where it begins in the table of second characters.
    Bases,
    /// Low byte a node of two characters: the second one, less the one before it in the row.
    SecondsLow,
    /// The high bytes to these.
    SecondsHigh,
    /// Low byte a longer node: its last character.
    LaterLow,
    /// The high bytes to these.
    LaterHigh,
    /// Varint a node: how many nodes extend it, doubled, plus one if it is a word.
    Nodes,
    /// `u32` each different frequency, ascending.
    Frequencies,
    /// `f64` the logarithm of one over the sum of all words' frequencies, then of each of
    /// `Frequencies` over that sum.
    Weights,
    /// Byte a word: its place in `Frequencies`, or 255 if that is in `RareFrequencies`.
    WordFrequencies,
    /// `u16` places in `Frequencies`.
    RareFrequencies,
    /// Byte a word: its tag.
    WordTags,
    /// `f64` start probabilities of the four states of the word model, then its 4 × 4 transitions.
    WordModel,
    /// Varint the four totals.
    WordTotals,
    /// Varint a block of 64 characters, from U+4E00: its bytes in `WordEmissions`.
    WordBlocks,
    /// Varint the four counts of each character from U+4E00 to U+9FD5.
    WordEmissions,
    /// Byte a state of the tagger: position × 64 + tag, ascending.
    TagStates,
    /// Counts of the states at the start of a word, one group.
    TagStarts,
    /// Groups of counts a state: the states that follow.
    TagTransitions,
    /// Corrections of the logarithms of starts, then of transitions.
    TagGroupCorrections,
    /// Varint a character the tagger knows: its code point, less the one before it.
    TagCharacters,
    /// Varint a state: its total, zero if its counts are bits of an `f64`.
    TagTotals,
    /// Byte a character: in how many states it occurs.
    TagRows,
    /// Varint a character: its bytes in `TagCounts`.
    TagBytes,
    /// Byte an emission: its state, as its place in `TagStates`.
    TagRowStates,
    /// Varint an emission: its count.
    TagCounts,
    /// Corrections of the logarithms of emissions.
    TagCorrections,
}

impl Column {
    /// How many there are.
    pub(crate) const COUNT: usize = Self::TagCorrections as usize + 1;
}

/// Why a blob cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlobError {
    /// It does not begin like one.
    NotADictionary,
    /// It was written for another version of gongbao; carries the version found.
    Version(u32),
    /// It is shorter or longer than it says.
    Length,
    /// Its bytes were changed.
    Checksum,
    /// A column does not hold what the others need; carries its place in the table.
    Column(usize),
}

impl fmt::Display for BlobError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the dictionary cannot be read: ")?;
        match self {
            Self::NotADictionary => f.write_str("it is not one of gongbao's"),
            Self::Version(found) => write!(f, "it has version {found}, needed is {VERSION}"),
            Self::Length => f.write_str("it is cut short or too long"),
            Self::Checksum => f.write_str("its checksum does not fit"),
            Self::Column(index) => write!(f, "column {index} does not fit the others"),
        }
    }
}

impl std::error::Error for BlobError {}

/// A checked blob.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Blob {
    bytes: &'static [u8],
}

impl Blob {
    /// Checks magic, version, length and checksum.
    pub(crate) fn read(bytes: &'static [u8]) -> Result<Self, BlobError> {
        if bytes.get(..MAGIC.len()) != Some(&MAGIC) {
            return Err(BlobError::NotADictionary);
        }
        let header = bytes.get(..HEADER).ok_or(BlobError::Length)?;
        let version = u32_at(header, 8).ok_or(BlobError::Length)?;
        if version != VERSION {
            return Err(BlobError::Version(version));
        }
        let columns = u32_at(header, 12).ok_or(BlobError::Length)?;
        let length = u64_at(header, 16).ok_or(BlobError::Length)?;
        if length != bytes.len() as u64 || columns as usize != Column::COUNT {
            return Err(BlobError::Length);
        }
        if u64_at(header, 24) != Some(checksum(&bytes[HEADER..])) {
            return Err(BlobError::Checksum);
        }
        Ok(Self { bytes })
    }

    /// The bytes of a column.
    pub(crate) fn column(&self, column: Column) -> Result<Reader<'static>, BlobError> {
        let entry = HEADER + 8 * column as usize;
        let find = || {
            let start = u32_at(self.bytes, entry)? as usize;
            let length = u32_at(self.bytes, entry + 4)? as usize;
            self.bytes.get(start..start.checked_add(length)?)
        };
        let rest = find().ok_or(BlobError::Column(column as usize))?;
        Ok(Reader { rest, column })
    }
}

/// Reads a column from its beginning to its end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
    column: Column,
}

impl<'a> Reader<'a> {
    /// Reads some of a column.
    pub(crate) fn new(rest: &'a [u8], column: Column) -> Self {
        Self { rest, column }
    }

    /// What is said of a column that ends too early or goes on too long.
    pub(crate) fn damage(&self) -> BlobError {
        BlobError::Column(self.column as usize)
    }

    /// The bytes not read yet.
    pub(crate) fn bytes(&self) -> &'a [u8] {
        self.rest
    }

    /// The next byte.
    #[inline]
    pub(crate) fn byte(&mut self) -> Result<u8, BlobError> {
        let (&first, rest) = self.rest.split_first().ok_or(self.damage())?;
        self.rest = rest;
        Ok(first)
    }

    /// The next varint.
    #[inline]
    pub(crate) fn varint(&mut self) -> Result<u64, BlobError> {
        let first = self.byte()?;
        if first < 128 {
            return Ok(u64::from(first));
        }
        let mut value = u64::from(first & 127);
        for shift in (7..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return Ok(value);
            }
        }
        Err(self.damage())
    }

    /// The next floating-point number.
    pub(crate) fn float(&mut self) -> Result<f64, BlobError> {
        let bits = u64_at(self.rest, 0).ok_or(self.damage())?;
        self.rest = &self.rest[8..];
        Ok(f64::from_bits(bits))
    }

    /// Fails if anything is left.
    pub(crate) fn end(self) -> Result<(), BlobError> {
        if self.rest.is_empty() { Ok(()) } else { Err(self.damage()) }
    }
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

/// A sum that changes with every bit and with the order: Fletcher's, in four lanes of 64 bits. It is
/// the first thing a browser runs, before it has optimised anything, hence so plain.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    let (chunks, rest) = bytes.as_chunks::<32>();
    let (mut sums, mut totals) = ([1_u64, 2, 3, 4], [0_u64; 4]);
    for chunk in chunks {
        let words = chunk.as_chunks::<8>().0;
        for lane in 0..4 {
            sums[lane] = sums[lane].wrapping_add(u64::from_le_bytes(words[lane]));
            totals[lane] = totals[lane].wrapping_add(sums[lane]);
        }
    }
    let mix = |sum: u64, word: u64| (sum ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    let tail = rest.iter().fold(bytes.len() as u64, |sum, &byte| mix(sum, u64::from(byte)));
    sums.into_iter().chain(totals).fold(tail, mix)
}
