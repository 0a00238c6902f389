//! The hidden Markov model that joins characters to words the dictionary does not have.

use super::blob::{Blob, BlobError, Column};
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

/// The model: logarithms of the probabilities of four states.
#[derive(Clone, Debug)]
pub(super) struct Model {
    start: [f64; 4],
    /// From, to.
    transitions: [[f64; 4]; 4],
    /// A row for each character from [`FIRST`] to [`LAST`].
    emissions: Vec<[f64; 4]>,
}

impl Model {
    /// A model that joins nothing.
    pub(super) fn empty() -> Self {
        Self { start: [0.0; 4], transitions: [[0.0; 4]; 4], emissions: Vec::new() }
    }

    /// Expands the columns.
    pub(super) fn read(blob: &Blob<'_>) -> Result<Self, BlobError> {
        let mut column = blob.column(Column::WordModel)?;
        let mut row = || -> Result<[f64; 4], BlobError> {
            Ok([column.float()?, column.float()?, column.float()?, column.float()?])
        };
        let start = row()?;
        let transitions = [row()?, row()?, row()?, row()?];
        column.end()?;
        let mut column = blob.column(Column::WordEmissions)?;
        let mut totals = [0; 4];
        for total in &mut totals {
            *total = column.varint()?;
        }
        // Most counts are small and come back often.
        let mut known = vec![[0.0; 4]; 256];
        let mut emissions = vec![[NEVER; 4]; LAST as usize - FIRST as usize + 1];
        for row in &mut emissions {
            for (state, emission) in row.iter_mut().enumerate() {
                let count = column.varint()?;
                if count == 0 {
                    continue;
                }
                *emission = match known.get_mut(count as usize) {
                    Some(kept) if kept[state] != 0.0 => kept[state],
                    kept => {
                        let value = -millionths(count, totals[state]) / 1e6;
                        if let Some(kept) = kept {
                            kept[state] = value;
                        }
                        value
                    }
                };
            }
        }
        column.end()?;
        Ok(Self { start, transitions, emissions })
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

    fn emission(&self, character: char) -> [f64; 4] {
        let place = (character as usize).wrapping_sub(FIRST as usize);
        self.emissions.get(place).copied().unwrap_or([NEVER; 4])
    }
}
