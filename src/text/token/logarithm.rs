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
pub(crate) struct Corrections<'a> {
    column: Reader<'a>,
    /// How many logarithms remain before the one to correct, and the way.
    next: Option<(u64, bool)>,
}

impl<'a> Corrections<'a> {
    /// The corrections of a column.
    pub(crate) fn new(column: Reader<'a>) -> Result<Self, BlobError> {
        let mut corrections = Self { column, next: None };
        corrections.advance()?;
        Ok(corrections)
    }

    fn advance(&mut self) -> Result<(), BlobError> {
        self.next = match self.column.bytes() {
            [] => None,
            _ => Some(self.column.varint()?).map(|entry| (entry >> 1, entry & 1 == 1)),
        };
        Ok(())
    }

    /// The next logarithm of the list, corrected.
    pub(crate) fn apply(&mut self, value: f64) -> Result<f64, BlobError> {
        let Some((distance, up)) = &mut self.next else { return Ok(value) };
        if let Some(less) = distance.checked_sub(1) {
            *distance = less;
            return Ok(value);
        }
        let corrected = nudged(value, *up);
        self.advance()?;
        Ok(corrected)
    }

    /// Fails if a correction is left.
    pub(crate) fn end(self) -> Result<(), BlobError> {
        if self.next.is_none() { Ok(()) } else { Err(self.column.damage()) }
    }
}
