//! [`Words`]: the words of a table, found where they start.

/// Words with what they mean, for "which is the longest that starts here".
///
/// A bit per character tells at once that no word starts with it, so a scan over a text costs next
/// to nothing where no word stands.
pub(crate) struct Words<T> {
    /// Sorted, so that of the words a text begins with the longest comes last.
    rows: Vec<(&'static str, T)>,
    firsts: Vec<u64>,
}

impl<T> Words<T> {
    /// The words; of equal ones the first counts.
    pub(crate) fn new(rows: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut rows: Vec<_> = rows.into_iter().filter(|(word, _)| !word.is_empty()).collect();
        rows.sort_by_key(|&(word, _)| word);
        rows.dedup_by_key(|&mut (word, _)| word);
        let mut firsts = vec![0; 0x1_0000 / 64];
        for first in rows.iter().filter_map(|(word, _)| word.chars().next()) {
            if let Some(bits) = firsts.get_mut(first as usize / 64) {
                *bits |= 1_u64 << (first as usize % 64);
            }
        }
        Self { rows, firsts }
    }

    /// Whether a word may start with `first`.
    pub(crate) fn may_start(&self, first: char) -> bool {
        self.firsts.get(first as usize / 64).is_some_and(|bits| bits >> (first as usize % 64) & 1 == 1)
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
        let first = rest.chars().next().filter(|&first| self.may_start(first));
        let end = if first.is_some() { self.rows.partition_point(|&(word, _)| word <= rest) } else { 0 };
        self.rows[..end]
            .iter()
            .rev()
            .take_while(move |(word, _)| word.chars().next() == first)
            .filter(move |(word, _)| rest.starts_with(word))
            .map(|(word, meaning)| (*word, meaning))
    }

    /// The longest word that `before` ends with. Only for small tables: every word is compared.
    pub(crate) fn longest_at_end(&self, before: &str) -> Option<(&'static str, &T)> {
        self.rows
            .iter()
            .filter(|(word, _)| before.ends_with(word))
            .max_by_key(|(word, _)| word.len())
            .map(|(word, meaning)| (*word, meaning))
    }
}
