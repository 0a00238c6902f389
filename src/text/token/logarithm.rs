//! Logarithms of counts, the same in the build and in every build of the segmenter.

use super::blob::{BlobError, Reader};

/// The natural logarithm of `count / total`.
pub(crate) fn ln(count: u64, total: u64) -> f64 {
    libm::log(count as f64 / total as f64)
}

/// The model's probability of a count out of a total in jieba's word model: a logarithm that was
/// written down with six decimals; this is the number of millionths below zero.
pub(crate) fn millionths(count: u64, total: u64) -> f64 {
    (-ln(count, total) * 1e6).round()
}

/// `value` with its last bit counted up or down.
pub(crate) fn nudged(value: f64, up: bool) -> f64 {
    let away = up == (value > 0.0);
    f64::from_bits(if away { value.to_bits().wrapping_add(1) } else { value.to_bits().wrapping_sub(1) })
}

/// Which logarithms of a list are to be nudged, and which way, since jieba's were computed by another
/// library: a varint each, the distance from the one before, doubled, plus one for up.
#[derive(Debug, Default)]
pub(crate) struct Corrections(Vec<(usize, bool)>);

impl Corrections {
    /// The corrections of a column.
    pub(crate) fn new(mut column: Reader<'_>) -> Result<Self, BlobError> {
        let mut list = Vec::new();
        let mut place = 0_usize;
        while !column.bytes().is_empty() {
            let entry = column.varint()?;
            place = place.saturating_add((entry >> 1) as usize);
            list.push((place, entry & 1 == 1));
        }
        Ok(Self(list))
    }

    /// The logarithm of `count / total`, which stands at `place` in the list, corrected; where the total
    /// is zero the count is the bits of a number.
    pub(crate) fn logarithm(&self, place: usize, count: u64, total: u64) -> f64 {
        if total == 0 {
            return f64::from_bits(count);
        }
        match self.0.binary_search_by_key(&place, |entry| entry.0) {
            Ok(found) => nudged(ln(count, total), self.0[found].1),
            Err(_) => ln(count, total),
        }
    }
}
