//! [`Words`]: the words of a table, found where they start.

/// Words with what they mean, for "which is the longest that starts here".
///
/// They are sorted: the longest that a text begins with is the last one not greater than the text, or a
/// beginning of that. So no automaton is built, and a scan costs next to nothing where no word starts.
pub(crate) struct Words<T> {
    rows: Vec<Row<T>>,
    firsts: Places,
    /// Where the rows begin that start with each of the first characters, and where the last of them end.
    starts: Vec<u32>,
}

struct Row<T> {
    word: &'static str,
    meaning: T,
    /// The row before of the longest word that this one begins with, counted from 1.
    shorter: u32,
}

impl<T> Words<T> {
    /// The words; of equal ones the first counts.
    pub(crate) fn new(rows: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut rows: Vec<_> = rows.into_iter().collect();
        rows.sort_by_key(|&(word, _)| word);
        rows.dedup_by_key(|&mut (word, _)| word);
        Self::sorted(rows)
    }

    /// Words in their order. What equal ones mean is given from the last to the first.
    pub(crate) fn sorted(sorted: Vec<(&'static str, T)>) -> Self {
        let mut rows: Vec<Row<T>> = Vec::with_capacity(sorted.len());
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
                && !word.starts_with(before.word)
            {
                shorter = before.shorter;
            }
            rows.push(Row { word, meaning, shorter });
        }
        starts.push(rows.len() as u32);
        Self { rows, firsts: Places::new(&firsts), starts }
    }

    /// The longest word that `rest` begins with.
    pub(crate) fn longest(&self, rest: &str) -> Option<(&'static str, &T)> {
        self.all(rest).next()
    }

    /// The words that `rest` begins with, longest first.
    pub(crate) fn all<'a, 'r>(
        &'a self,
        rest: &'r str,
    ) -> impl Iterator<Item = (&'static str, &'a T)> + use<'a, 'r, T> {
        let mut last = self.last(rest);
        std::iter::from_fn(move || {
            loop {
                let row = self.rows.get(last.checked_sub(1)?)?;
                last = row.shorter as usize;
                if rest.starts_with(row.word) {
                    return Some((row.word, &row.meaning));
                }
            }
        })
    }

    /// The last row of a word not greater than `rest` that starts with the same character, counted from 1.
    fn last(&self, rest: &str) -> usize {
        let place = rest.chars().next().and_then(|first| self.firsts.of(first));
        let Some(&[from, to]) = place.and_then(|place| self.starts.get(place..)?.first_chunk()) else {
            return 0;
        };
        let rows = self.rows.get(from as usize..to as usize).unwrap_or_default();
        match rows.partition_point(|row| row.word <= rest) {
            0 => 0,
            before => from as usize + before,
        }
    }

    /// The longest word that `before` ends with. Only for small tables: every word is compared.
    pub(crate) fn longest_at_end(&self, before: &str) -> Option<(&'static str, &T)> {
        self.rows
            .iter()
            .filter(|row| before.ends_with(row.word))
            .max_by_key(|row| row.word.len())
            .map(|row| (row.word, &row.meaning))
    }
}

/// The places of characters in an ordered list.
pub(crate) struct Places {
    /// For each 64 characters which of them are in the list.
    bits: Vec<u64>,
    /// And how many before them are.
    before: Vec<u16>,
}

impl Places {
    /// The places of `characters`, which are ordered and all different.
    pub(crate) fn new(characters: &[char]) -> Self {
        let mut bits = vec![0_u64; characters.last().map_or(0, |&last| last as usize / 64 + 1)];
        for &character in characters {
            if let Some(bits) = bits.get_mut(character as usize / 64) {
                *bits |= 1 << (character as usize % 64);
            }
        }
        let mut sum = 0;
        let before = bits
            .iter()
            .map(|bits| {
                sum += bits.count_ones() as u16;
                sum - bits.count_ones() as u16
            })
            .collect();
        Self { bits, before }
    }

    /// The place of a character, if it is in the list.
    #[inline]
    pub(crate) fn of(&self, character: char) -> Option<usize> {
        let at = character as usize / 64;
        let (bits, bit) = (self.bits.get(at)?, 1 << (character as usize % 64));
        if bits & bit == 0 {
            return None;
        }
        Some(usize::from(*self.before.get(at)?) + (bits & (bit - 1)).count_ones() as usize)
    }
}
