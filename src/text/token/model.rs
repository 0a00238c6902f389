//! The hidden Markov model that joins characters to words the dictionary does not have.

use std::sync::OnceLock;

use super::blob::{Blob, BlobError, Column, Reader};
use super::logarithm::millionths;

/// The characters the model covers.
pub(super) const FIRST: char = '\u{4E00}';
/// The last of them.
pub(super) const LAST: char = '\u{9FD5}';
/// The logarithm that stands for "impossible".
pub(super) const NEVER: f64 = -3.14e100;
/// Where in its word a character stands.
const BEGIN: usize = 0;
const END: usize = 1;
const MIDDLE: usize = 2;
const SINGLE: usize = 3;
/// What may stand before each of them. Of two equally likely ones the second is taken.
const BEFORE: [[usize; 2]; 4] = [[END, SINGLE], [BEGIN, MIDDLE], [BEGIN, MIDDLE], [END, SINGLE]];

/// How many characters a block of emissions has.
const BLOCK: usize = 64;

/// The model: logarithms of the probabilities of four states.
#[derive(Debug)]
pub(super) struct Model {
    start: [f64; 4],
    /// From, to.
    transitions: [[f64; 4]; 4],
    /// The column of emissions, and where its blocks begin.
    counts: &'static [u8],
    blocks: Vec<usize>,
    totals: [u64; 4],
    /// A row for each character from [`FIRST`] to [`LAST`], computed when it is first met: few texts
    /// have more than some hundred of them.
    emissions: Vec<OnceLock<Box<[f64; 4]>>>,
}

impl Model {
    /// A model that joins nothing.
    pub(super) fn empty() -> Self {
        let emissions = Vec::new();
        let (start, transitions) = ([0.0; 4], [[0.0; 4]; 4]);
        Self { start, transitions, counts: &[], blocks: Vec::new(), totals: [0; 4], emissions }
    }

    /// Takes over the columns.
    pub(super) fn read(blob: &Blob) -> Result<Self, BlobError> {
        let mut column = blob.column(Column::WordModel)?;
        let mut row = || -> Result<[f64; 4], BlobError> {
            Ok([column.float()?, column.float()?, column.float()?, column.float()?])
        };
        let start = row()?;
        let transitions = [row()?, row()?, row()?, row()?];
        column.end()?;
        let mut column = blob.column(Column::WordTotals)?;
        let totals = [column.varint()?, column.varint()?, column.varint()?, column.varint()?];
        column.end()?;
        let mut column = blob.column(Column::WordBlocks)?;
        let mut blocks = vec![0_usize];
        while !column.bytes().is_empty() {
            let end = blocks[blocks.len() - 1].saturating_add(column.varint()? as usize);
            blocks.push(end);
        }
        let counts = blob.column(Column::WordEmissions)?;
        let characters = LAST as usize - FIRST as usize + 1;
        if blocks.pop() != Some(counts.bytes().len()) || blocks.len() != characters.div_ceil(BLOCK) {
            return Err(counts.damage());
        }
        let emissions = (0..characters).map(|_| OnceLock::new()).collect();
        Ok(Self { start, transitions, counts: counts.bytes(), blocks, totals, emissions })
    }

    fn emission(&self, character: char) -> [f64; 4] {
        let place = (character as usize).wrapping_sub(FIRST as usize);
        let Some(row) = self.emissions.get(place) else { return [NEVER; 4] };
        **row.get_or_init(|| Box::new(self.expand(place).unwrap_or([NEVER; 4])))
    }

    fn expand(&self, place: usize) -> Option<[f64; 4]> {
        let bytes = self.counts.get(*self.blocks.get(place / BLOCK)?..)?;
        let mut column = Reader::new(bytes, Column::WordEmissions);
        for _ in 0..4 * (place % BLOCK) {
            column.varint().ok()?;
        }
        let mut row = [NEVER; 4];
        for (emission, total) in row.iter_mut().zip(self.totals) {
            let count = column.varint().ok()?;
            if count != 0 {
                *emission = -millionths(count, total) / 1e6;
            }
        }
        Some(row)
    }

    /// Cuts a run of characters the model covers. `word` is given the byte length of each word.
    pub(super) fn cut(&self, run: &str, scratch: &mut Vec<u8>, mut word: impl FnMut(usize)) {
        self.label(run, scratch);
        let mut length = 0;
        for (character, &state) in run.chars().zip(scratch.iter()) {
            length += character.len_utf8();
            // The last character is always one of these.
            if matches!(usize::from(state), END | SINGLE) {
                word(length);
                length = 0;
            }
        }
    }

    /// The likeliest state of each character (Viterbi).
    fn label(&self, run: &str, states: &mut Vec<u8>) {
        states.clear();
        let mut likelihoods = [0.0; 4];
        for (index, character) in run.chars().enumerate() {
            let emission = self.emission(character);
            if index == 0 {
                for state in 0..4 {
                    likelihoods[state] = self.start[state] + emission[state];
                }
                states.push(0);
                continue;
            }
            // A bit a state: whether the second of those that may stand before it was the likelier.
            let mut choice = 0;
            let mut next = [0.0; 4];
            for state in 0..4 {
                let [first, second] = BEFORE[state];
                let by_first = likelihoods[first] + self.transitions[first][state] + emission[state];
                let by_second = likelihoods[second] + self.transitions[second][state] + emission[state];
                if by_first > by_second {
                    next[state] = by_first;
                } else {
                    next[state] = by_second;
                    choice |= 1 << state;
                }
            }
            likelihoods = next;
            states.push(choice);
        }
        let mut state = if likelihoods[END] > likelihoods[SINGLE] { END } else { SINGLE };
        for slot in states.iter_mut().rev() {
            let choice = usize::from(*slot >> state & 1);
            *slot = state as u8;
            state = BEFORE[state][choice];
        }
    }
}
