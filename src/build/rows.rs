//! Where the rows of second characters are laid, one into another.

/// A beginning for every row that has entries, in their order: no two rows share a beginning, and no
/// two entries a place. The longest rows are laid first, each as early as it fits.
pub(crate) fn places(rows: &[Vec<u16>]) -> (usize, Vec<usize>) {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|&row| (std::cmp::Reverse(rows[row].len()), row));
    let mut taken = Bits::default();
    let mut begun = Bits::default();
    begun.set(0);
    let mut places = vec![0; rows.len()];
    // No place before this is free.
    let mut full = 0;
    for row in order {
        let entries = &rows[row];
        let mut base = full - full.min(usize::from(entries[0]));
        // Sixty-four beginnings at a time.
        let base = loop {
            let mut refused = begun.word(base);
            for &entry in entries {
                refused |= taken.word(base + usize::from(entry));
                if refused == u64::MAX {
                    break;
                }
            }
            if refused != u64::MAX {
                break base + refused.trailing_ones() as usize;
            }
            base += 64;
        };
        begun.set(base);
        entries.iter().for_each(|&entry| taken.set(base + usize::from(entry)));
        while taken.word(full) & 1 == 1 {
            full += 1;
        }
        places[row] = base;
    }
    (taken.0.len() * 64, places)
}

/// A set of places.
#[derive(Default)]
struct Bits(Vec<u64>);

impl Bits {
    fn set(&mut self, at: usize) {
        if self.0.len() <= at / 64 {
            self.0.resize(at / 64 + 1, 0);
        }
        self.0[at / 64] |= 1 << (at % 64);
    }

    /// The sixty-four places from `at`, the first as the lowest bit.
    fn word(&self, at: usize) -> u64 {
        let word = |index: usize| self.0.get(index).copied().unwrap_or(0);
        let pair = u128::from(word(at / 64 + 1)) << 64 | u128::from(word(at / 64));
        (pair >> (at % 64)) as u64
    }
}
