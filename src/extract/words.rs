//! [`Words`]: the words of a table, found where they start.

use crate::text::span::Span;
use std::ops::Deref;

/// Words with what they mean, for "which is the longest that starts here".
///
/// They are sorted: the longest that a text begins with is the last one not greater than the text, or a
/// beginning of that. So no automaton is built, and a scan costs next to nothing where no word starts.
pub(crate) struct Words<T, W = &'static str> {
    rows: Vec<Row<T, W>>,
    firsts: Places,
    /// Where the rows begin that start with each of the first characters, and where the last of them end.
    starts: Vec<u32>,
}

struct Row<T, W> {
    word: W,
    meaning: T,
    /// What follows the first character.
    head: u64,
    /// The row before of the longest word that this one begins with, counted from 1.
    shorter: u32,
}

impl<T> Words<T> {
    /// The words; of equal ones the first counts.
    pub(crate) fn new(rows: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut rows = in_order(rows.into_iter().collect());
        rows.dedup_by_key(|&mut (word, _)| word);
        Self::sorted(rows)
    }
}

impl Words<()> {
    /// Words that only stand somewhere or do not.
    pub(crate) fn of(words: &[&'static str]) -> Self {
        Self::new(words.iter().map(|&word| (word, ())))
    }
}

impl<T, W: Deref<Target = str> + Copy> Words<T, W> {
    /// Words in their order. What equal ones mean is given from the last to the first.
    pub(crate) fn sorted(sorted: Vec<(W, T)>) -> Self {
        let mut rows: Vec<Row<T, W>> = Vec::with_capacity(sorted.len());
        let (mut firsts, mut starts) = (Vec::new(), Vec::new());
        for (word, meaning) in sorted {
            let Some(first) = word.chars().next() else { continue };
            let at = rows.len() as u32;
            if firsts.last() != Some(&first) {
                firsts.push(first);
                starts.push(at);
            }
            let mut shorter = at;
            while let Some(before) = shorter.checked_sub(1).and_then(|at| rows.get(at as usize))
                && !word.starts_with(&*before.word)
            {
                shorter = before.shorter;
            }
            rows.push(Row { word, meaning, head: head(&word, first.len_utf8()), shorter });
        }
        starts.push(rows.len() as u32);
        Self { rows, firsts: Places::new(&firsts), starts }
    }

    /// The longest word that `rest` begins with.
    pub(crate) fn longest(&self, rest: &str) -> Option<(W, &T)> {
        self.all(rest).next()
    }

    /// The words that `rest` begins with, longest first.
    #[inline]
    pub(crate) fn all<'a, 'r>(
        &'a self,
        rest: &'r str,
    ) -> impl Iterator<Item = (W, &'a T)> + use<'a, 'r, T, W> {
        let mut last = 0;
        let (mut first, mut start) = (0, 0);
        if let Some(character) = rest.chars().next()
            && let Some(place) = self.firsts.of(character)
        {
            first = character.len_utf8();
            start = head(rest, first);
            last = self.last(place, rest, start);
        }
        std::iter::from_fn(move || {
            loop {
                let row = self.rows.get(last.checked_sub(1)?)?;
                last = row.shorter as usize;
                // Bytes that are the same; eight are all that is known.
                let same = (row.head ^ start).leading_zeros() as usize / 8;
                let others = row.word.len() - first;
                if others <= same || same == 8 && rest.starts_with(&*row.word) {
                    return Some((row.word, &row.meaning));
                }
            }
        })
    }

    /// The first characters of the words.
    pub(crate) fn firsts(&self) -> &Characters {
        self.firsts.characters()
    }

    /// Where one of the words may start, by its first character.
    pub(crate) fn starts(&self, text: &str, within: Span) -> impl Iterator<Item = usize> {
        let starts = within.of(text).char_indices().filter(|&(_, c)| self.firsts().has(c));
        starts.map(move |(at, _)| within.start + at)
    }

    /// Whether one of the words stands anywhere in `text`.
    pub(crate) fn stand_in(&self, text: &str) -> bool {
        text.char_indices().any(|(at, _)| self.longest(&text[at..]).is_some())
    }

    /// The last row of a word not greater than `rest` among those that start with the character of this
    /// place, counted from 1.
    fn last(&self, place: usize, rest: &str, start: u64) -> usize {
        let Some(&[from, to]) = self.starts.get(place..).and_then(<[u32]>::first_chunk) else { return 0 };
        let rows = self.rows.get(from as usize..to as usize).unwrap_or_default();
        let not_greater =
            |row: &Row<T, W>| row.head < start || row.head == start && row.word.as_bytes() <= rest.as_bytes();
        match rows.partition_point(not_greater) {
            0 => 0,
            before => from as usize + before,
        }
    }

    /// The longest word that `before` ends with. Only for small tables: every word is compared.
    pub(crate) fn longest_at_end(&self, before: &str) -> Option<(W, &T)> {
        // Most differ in their last byte already.
        let last = before.as_bytes().last();
        self.rows
            .iter()
            .filter(|row| row.word.as_bytes().last() == last && before.ends_with(&*row.word))
            .max_by_key(|row| row.word.len())
            .map(|row| (row.word, &row.meaning))
    }
}

/// Words in their order, equal ones as they stand.
pub(crate) fn in_order<T>(rows: Vec<(&'static str, T)>) -> Vec<(&'static str, T)> {
    // One sort for all kinds of rows.
    let mut places: Vec<(&str, usize)> = rows.iter().map(|&(word, _)| word).zip(0..).collect();
    places.sort_unstable();
    let mut rows: Vec<Option<_>> = rows.into_iter().map(Some).collect();
    places.into_iter().filter_map(|(_, place)| rows.get_mut(place)?.take()).collect()
}

/// The eight bytes of a word from `from` on, so that numbers are ordered as words are.
#[inline]
pub(super) fn head(word: &str, from: usize) -> u64 {
    let bytes = word.as_bytes().get(from..).unwrap_or_default();
    if let Some(&head) = bytes.first_chunk() {
        return u64::from_be_bytes(head);
    }
    let mut head = [0; 8];
    head.iter_mut().zip(bytes).for_each(|(to, &byte)| *to = byte);
    u64::from_be_bytes(head)
}

/// A set of characters, asked at every place of a text: for each 64 of them which are in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Characters(Vec<u64>);

impl Characters {
    /// Adds characters.
    pub(crate) fn extend(&mut self, characters: impl IntoIterator<Item = char>) {
        for character in characters {
            let at = character as usize;
            self.0.resize(self.0.len().max(at / 64 + 1), 0);
            self.0[at / 64] |= 1 << (at % 64);
        }
    }

    /// Adds those of another set.
    pub(crate) fn unite(&mut self, other: &Self) {
        self.0.resize(self.0.len().max(other.0.len()), 0);
        self.0.iter_mut().zip(&other.0).for_each(|(bits, other)| *bits |= other);
    }

    /// Whether a character is in it.
    #[inline]
    pub(crate) fn has(&self, character: char) -> bool {
        let at = character as usize;
        self.0.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 != 0)
    }
}

/// The places of characters in an ordered list.
#[derive(Debug)]
pub(crate) struct Places {
    /// Those in the list.
    characters: Characters,
    /// How many are before each 64.
    before: Vec<u16>,
}

impl Places {
    /// The places of `characters`, which are ordered and all different.
    pub(crate) fn new(characters: &[char]) -> Self {
        let mut all = Characters::default();
        all.extend(characters.iter().copied());
        let mut sum = 0;
        let before = all
            .0
            .iter()
            .map(|bits| {
                sum += bits.count_ones() as u16;
                sum - bits.count_ones() as u16
            })
            .collect();
        Self { characters: all, before }
    }

    /// The characters of the list.
    pub(crate) fn characters(&self) -> &Characters {
        &self.characters
    }

    /// The place of a character, if it is in the list.
    #[inline]
    pub(crate) fn of(&self, character: char) -> Option<usize> {
        let at = character as usize / 64;
        let (bits, bit) = (self.characters.0.get(at)?, 1 << (character as usize % 64));
        if bits & bit == 0 {
            return None;
        }
        Some(usize::from(*self.before.get(at)?) + (bits & (bit - 1)).count_ones() as usize)
    }
}
