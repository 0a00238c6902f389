//! The tagger of words the dictionary does not have: a hidden Markov model whose states are a place in
//! the word and a tag (jieba's posseg).

use std::sync::OnceLock;

use super::blob::{Blob, BlobError, Column, Reader};
use super::logarithm::Corrections;
use super::model::NEVER;
use super::tag::Tag;

/// Places in a word, as the high bits of a state.
const BEGIN: u8 = 0;
const MIDDLE: u8 = 1;
const END: u8 = 2;
const SINGLE: u8 = 3;
/// What may stand before each of them.
const BEFORE: [[u8; 2]; 4] = [[END, SINGLE], [BEGIN, MIDDLE], [BEGIN, MIDDLE], [END, SINGLE]];

/// The main block of Chinese characters: its first, and how many.
const HAN: (usize, usize) = (0x4E00, 0x5200);

/// A state and the logarithm of its probability; ascending by state in a row.
type Row = Box<[(u8, f64)]>;

/// The model. States are known by their rank; ranks ascend with the place in the word.
#[derive(Debug, Default)]
pub(super) struct Tagger {
    /// Place and tag of each state.
    states: Vec<(u8, Tag)>,
    start: Vec<f64>,
    /// To, from: as many floats a row as there are states.
    transitions: Vec<f64>,
    characters: Vec<char>,
    /// For each character of the main block, from [`HAN`]: one more than its place in `characters`.
    han: Vec<u16>,
    /// Of each character, where its emissions begin, and the bytes of their counts; and one more.
    places: Vec<(u32, u32)>,
    /// The columns of emissions.
    ranks: &'static [u8],
    counts: &'static [u8],
    totals: Vec<u64>,
    corrections: Corrections,
    /// The emissions of each character, computed when it is first met.
    rows: Vec<OnceLock<Row>>,
}

/// Buffers kept from word to word.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    live: Vec<(u8, f64)>,
    next: Vec<(u8, f64)>,
    /// The states that can be reached at each character, each with the one before it.
    steps: Vec<(u8, u8)>,
    /// Where the steps of each character begin.
    starts: Vec<u32>,
}

impl Tagger {
    /// Takes over the columns.
    pub(super) fn read(blob: &Blob) -> Result<Self, BlobError> {
        let column = blob.column(Column::TagStates)?;
        let state = |&byte: &u8| Some((byte >> 6, Tag::at(byte & 63)?));
        let states: Option<Vec<(u8, Tag)>> = column.bytes().iter().map(state).collect();
        let states =
            states.filter(|states| states.is_sorted() && states.len() < 256).ok_or(column.damage())?;
        let corrections = Corrections::new(blob.column(Column::TagGroupCorrections)?)?;
        let mut place = 0;
        let mut column = blob.column(Column::TagStarts)?;
        let mut start = vec![NEVER; states.len()];
        group(&mut column, &corrections, &mut place, |state, value| set(&mut start, state, value))?;
        column.end()?;
        let mut column = blob.column(Column::TagTransitions)?;
        let mut transitions = vec![NEVER; states.len() * states.len()];
        for from in 0..states.len() {
            group(&mut column, &corrections, &mut place, |to, value| {
                set(&mut transitions, to * states.len() + from, value)
            })?;
        }
        column.end()?;

        let mut column = blob.column(Column::TagCharacters)?;
        let mut characters = Vec::new();
        let mut point = 0_u64;
        while !column.bytes().is_empty() {
            point = point.saturating_add(column.varint()?);
            let character = u32::try_from(point).ok().and_then(char::from_u32);
            characters.push(character.ok_or(column.damage())?);
        }
        let mut column = blob.column(Column::TagTotals)?;
        let mut totals = Vec::with_capacity(states.len());
        for _ in &states {
            totals.push(column.varint()?);
        }
        column.end()?;

        let lengths = blob.column(Column::TagRows)?;
        let mut bytes = blob.column(Column::TagBytes)?;
        let ranks = blob.column(Column::TagRowStates)?;
        let counts = blob.column(Column::TagCounts)?;
        let mut places = vec![(0, 0)];
        let mut end = (0_u32, 0_u32);
        for &length in lengths.bytes() {
            end = (end.0 + u32::from(length), end.1.saturating_add(bytes.varint()? as u32));
            places.push(end);
        }
        bytes.end()?;
        let whole = (end.0 as usize, end.1 as usize) == (ranks.bytes().len(), counts.bytes().len());
        let ranked = ranks.bytes().iter().all(|&rank| usize::from(rank) < states.len());
        let few = characters.len() < usize::from(u16::MAX);
        if !whole || !ranked || !few || places.len() != characters.len() + 1 {
            return Err(lengths.damage());
        }
        let mut han = vec![0; HAN.1];
        for (&character, place) in characters.iter().zip(1..) {
            if let Some(slot) = han.get_mut((character as usize).wrapping_sub(HAN.0)) {
                *slot = place;
            }
        }
        Ok(Self {
            han,
            rows: characters.iter().map(|_| OnceLock::new()).collect(),
            states,
            start,
            transitions,
            characters,
            places,
            ranks: ranks.bytes(),
            counts: counts.bytes(),
            totals,
            corrections: Corrections::new(blob.column(Column::TagCorrections)?)?,
        })
    }

    /// The tag of a word: that of the longest part the likeliest path sees in it, of the last of
    /// several.
    pub(super) fn guess(&self, word: &str, scratch: &mut Scratch) -> Tag {
        let mut characters = word.chars();
        let Some(first) = characters.next() else { return Tag::X };
        let start = |&(state, emission): &(u8, f64)| {
            let likelihood = self.start[usize::from(state)] + emission;
            (likelihood > NEVER).then_some((state, likelihood))
        };
        let Some(second) = characters.next() else {
            let single = self.row(first).iter().filter(|(state, _)| self.place(*state) == SINGLE);
            let best = single.filter_map(start).max_by(|one, other| one.1.total_cmp(&other.1));
            return best.map_or(Tag::X, |(state, _)| self.tag(state));
        };
        let Scratch { live, next, steps, starts } = scratch;
        steps.clear();
        starts.clear();
        live.clear();
        live.extend(self.row(first).iter().filter_map(start));
        for character in std::iter::once(second).chain(characters) {
            if live.is_empty() {
                return Tag::X;
            }
            starts.push(steps.len() as u32);
            next.clear();
            let bounds = self.bounds(live);
            for &(state, emission) in self.row(character) {
                let row = usize::from(state) * self.states.len();
                let row = &self.transitions[row..row + self.states.len()];
                let mut best = (0, NEVER);
                for place in BEFORE[usize::from(self.place(state))].map(usize::from) {
                    for &(before, likelihood) in &live[bounds[place]..bounds[place + 1]] {
                        // What is impossible stays it: no sum with it is above it.
                        let likelihood = likelihood + row[usize::from(before)] + emission;
                        if likelihood > best.1 {
                            best = (before, likelihood);
                        }
                    }
                }
                if best.1 > NEVER {
                    next.push((state, best.1));
                    steps.push((state, best.0));
                }
            }
            std::mem::swap(live, next);
        }
        let mut last = (None, NEVER);
        for &(state, likelihood) in live.iter().filter(|(state, _)| self.place(*state) >= END) {
            if likelihood > last.1 {
                last = (Some(state), likelihood);
            }
        }
        let Some(mut state) = last.0 else { return Tag::X };
        // Backwards along the path: the first of the longest parts from here is the last of them.
        let mut longest = (0, Tag::X);
        let mut length = 0;
        let mut tag = Tag::X;
        let mut ends = steps.len();
        for character in word.chars().rev() {
            if self.place(state) >= END {
                (length, tag) = (0, self.tag(state));
            }
            length += character.len_utf8();
            if matches!(self.place(state), BEGIN | SINGLE) && length > longest.0 {
                longest = (length, tag);
            }
            let Some(start) = starts.pop().map(|start| start as usize) else { break };
            let before = steps[start..ends].iter().find(|step| step.0 == state);
            state = before.map_or(state, |step| step.1);
            ends = start;
        }
        longest.1
    }

    fn row(&self, character: char) -> &[(u8, f64)] {
        let place = match self.han.get((character as usize).wrapping_sub(HAN.0)) {
            Some(&place) => usize::from(place).checked_sub(1),
            None => self.characters.binary_search(&character).ok(),
        };
        let row = place.and_then(|place| Some((place, self.rows.get(place)?)));
        row.map_or(&[], |(place, row)| row.get_or_init(|| self.expand(place).unwrap_or_default()))
    }

    fn expand(&self, place: usize) -> Option<Row> {
        let (first, byte) = *self.places.get(place)?;
        let (last, _) = *self.places.get(place + 1)?;
        let ranks = self.ranks.get(first as usize..last as usize)?;
        let mut counts = Reader::new(self.counts.get(byte as usize..)?, Column::TagCounts);
        let emission = |(place, &rank): (usize, &u8)| {
            let total = *self.totals.get(usize::from(rank))?;
            Some((rank, self.corrections.logarithm(place, counts.varint().ok()?, total)))
        };
        (first as usize..).zip(ranks).map(emission).collect()
    }

    fn place(&self, state: u8) -> u8 {
        self.states[usize::from(state)].0
    }

    fn tag(&self, state: u8) -> Tag {
        self.states[usize::from(state)].1
    }

    /// Where the states of each place begin among states in ascending order.
    fn bounds(&self, live: &[(u8, f64)]) -> [usize; 5] {
        [0, 1, 2, 3, 4].map(|place| live.partition_point(|(state, _)| self.place(*state) < place))
    }
}

/// Reads a group of counts: the total, how many, and for each its state, less the one before, and its
/// count. `place` counts the logarithms.
fn group(
    column: &mut Reader<'_>,
    corrections: &Corrections,
    place: &mut usize,
    mut each: impl FnMut(usize, f64) -> Option<()>,
) -> Result<(), BlobError> {
    let total = column.varint()?;
    let mut state = 0_usize;
    for _ in 0..column.varint()? {
        state = state.saturating_add(column.varint()? as usize);
        let value = corrections.logarithm(*place, column.varint()?, total);
        *place += 1;
        each(state, value).ok_or(column.damage())?;
    }
    Ok(())
}

fn set(values: &mut [f64], at: usize, value: f64) -> Option<()> {
    *values.get_mut(at)? = value;
    Some(())
}
