//! [`Grams`]: which sequences of words come again.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Words of the longest phrase.
pub(super) const LONGEST: usize = 6;
/// No sequence that comes again begins here.
const NONE: u32 = u32::MAX;

/// A sequence of words that stands in several places.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gram {
    /// How many words.
    pub(super) length: usize,
    /// In how many places.
    pub(super) count: usize,
    /// Index of its first word where it stands first.
    pub(super) first: usize,
}

/// The sequences of two to [`LONGEST`] words that come again.
pub(super) struct Grams {
    /// By length, then by first place.
    pub(super) list: Vec<Gram>,
    /// For each length from two on, the sequence that begins at each word, by its index in `list`.
    places: Vec<Vec<u32>>,
}

impl Grams {
    /// Counts sequences of `ids`; none goes over a word that is not `open` to the next.
    ///
    /// A sequence can come again only where both its parts one word shorter do, so each length looks
    /// at the places that the length before has left.
    pub(super) fn new(ids: &[u32], repeated: &[bool], open: &[bool]) -> Self {
        let mut grams = Self { list: Vec::new(), places: Vec::new() };
        // At length one, the sequences are the words.
        let mut shorter: Vec<u32> =
            ids.iter().zip(repeated).map(|(&id, &repeated)| if repeated { id } else { NONE }).collect();
        for length in 2..=LONGEST {
            let pairs = shorter.windows(2).filter(|pair| pair[0] != NONE && pair[1] != NONE).count();
            let mut known: HashMap<u64, u32, BuildHasherDefault<Fold>> =
                HashMap::with_capacity_and_hasher(pairs.min(ids.len() / 2), BuildHasherDefault::default());
            let base = grams.list.len();
            let mut places = vec![NONE; ids.len()];
            for at in 0..(ids.len() + 1).saturating_sub(length) {
                if shorter[at] == NONE || shorter[at + 1] == NONE || !open[at + length - 2] {
                    continue;
                }
                let key = u64::from(shorter[at]) << 32 | u64::from(ids[at + length - 1]);
                let next = grams.list.len() as u32;
                let index = *known.entry(key).or_insert(next);
                if index == next {
                    grams.list.push(Gram { length, count: 0, first: at });
                }
                grams.list[index as usize].count += 1;
                places[at] = index;
            }
            // Those that do not come again make room.
            let mut kept = base;
            let mut moved = vec![NONE; grams.list.len() - base];
            for index in base..grams.list.len() {
                if grams.list[index].count > 1 {
                    grams.list[kept] = grams.list[index];
                    moved[index - base] = kept as u32;
                    kept += 1;
                }
            }
            grams.list.truncate(kept);
            for place in &mut places {
                if *place != NONE {
                    *place = moved[*place as usize - base];
                }
            }
            if kept == base {
                break;
            }
            shorter.clone_from(&places);
            grams.places.push(places);
        }
        grams
    }

    /// The sequence of `length` words that begins at word `at`, by its index in the list.
    pub(super) fn at(&self, length: usize, at: usize) -> Option<usize> {
        let place = *self.places.get(length.checked_sub(2)?)?.get(at)?;
        (place != NONE).then_some(place as usize)
    }

    /// Words at which each sequence of the list begins.
    pub(super) fn starts(&self) -> Starts {
        let mut ends: Vec<u32> = Vec::with_capacity(self.list.len());
        let mut end = 0;
        // First where the places of each begin; every place then moves that on by one.
        for gram in &self.list {
            ends.push(end);
            end += gram.count as u32;
        }
        let mut places = vec![0; end as usize];
        for (at, &index) in self.places.iter().flat_map(|places| places.iter().enumerate()) {
            if let Some(end) = ends.get_mut(index as usize) {
                places[*end as usize] = at as u32;
                *end += 1;
            }
        }
        Starts { ends, places }
    }
}

/// Where sequences begin.
pub(super) struct Starts {
    /// Where the places of each end in `places`.
    ends: Vec<u32>,
    /// Indices of words.
    places: Vec<u32>,
}

impl Starts {
    /// The words at which the sequence begins, in order.
    pub(super) fn of(&self, index: usize) -> &[u32] {
        let from = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.places[from as usize..self.ends[index] as usize]
    }
}

/// A hash for keys that are numbers already: one multiplication (Knuth, The art of computer programming 6.4).
#[derive(Default)]
pub(super) struct Fold(u64);

impl Hasher for Fold {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks();
        words.iter().for_each(|&word| self.write_u64(u64::from_le_bytes(word)));
        if !rest.is_empty() {
            self.write_u64(rest.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)));
        }
    }

    fn write_u64(&mut self, number: u64) {
        let mixed = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ mixed >> 29;
    }

    fn write_u8(&mut self, number: u8) {
        self.write_u64(u64::from(number));
    }
}
