//! The columns as they are written.

use crate::blob::{Column, HEADER, MAGIC, VERSION, checksum};
use crate::logarithm::nudged;

/// What every column begins at a multiple of.
const ALIGNMENT: usize = 8;

/// All columns, filled in any order.
pub(crate) struct Columns {
    bytes: Vec<Vec<u8>>,
}

impl Columns {
    pub(crate) fn new() -> Self {
        Self { bytes: vec![Vec::new(); Column::COUNT] }
    }

    pub(crate) fn byte(&mut self, column: Column, value: u8) {
        self.bytes[column as usize].push(value);
    }

    pub(crate) fn short(&mut self, column: Column, value: u16) {
        self.bytes[column as usize].extend(value.to_le_bytes());
    }

    pub(crate) fn long(&mut self, column: Column, value: u32) {
        self.bytes[column as usize].extend(value.to_le_bytes());
    }

    /// How many bytes a column has so far.
    pub(crate) fn length(&self, column: Column) -> u64 {
        self.bytes[column as usize].len() as u64
    }

    /// A number over two columns, which compress better apart.
    pub(crate) fn split(&mut self, low: Column, high: Column, value: u16) {
        let [first, second] = value.to_le_bytes();
        self.byte(low, first);
        self.byte(high, second);
    }

    pub(crate) fn float(&mut self, column: Column, value: f64) {
        self.bytes[column as usize].extend(value.to_le_bytes());
    }

    pub(crate) fn varint(&mut self, column: Column, mut value: u64) {
        while value >= 128 {
            self.byte(column, value as u8 | 128);
            value >>= 7;
        }
        self.byte(column, value as u8);
    }

    /// Says for which of a list of logarithms, as the reader computes them and as they should be, the
    /// last bit differs.
    pub(crate) fn corrections(&mut self, column: Column, pairs: &[(f64, f64)]) {
        let mut before = 0;
        for (place, &(computed, wanted)) in pairs.iter().enumerate() {
            if computed != wanted {
                let up = wanted > computed;
                assert_eq!(nudged(computed, up), wanted, "a logarithm is off by more than its last bit");
                self.varint(column, ((place - before) as u64) << 1 | u64::from(up));
                before = place;
            }
        }
    }

    /// The blob.
    pub(crate) fn finish(self) -> Vec<u8> {
        let mut table = Vec::new();
        let mut data: Vec<u8> = Vec::new();
        let start = (HEADER + 8 * Column::COUNT).next_multiple_of(ALIGNMENT);
        for column in self.bytes {
            data.resize(data.len().next_multiple_of(ALIGNMENT), 0);
            table.extend(((start + data.len()) as u32).to_le_bytes());
            table.extend((column.len() as u32).to_le_bytes());
            data.extend(column);
        }
        table.resize(start - HEADER, 0);
        table.extend(data);
        let mut blob = MAGIC.to_vec();
        blob.extend(VERSION.to_le_bytes());
        blob.extend((Column::COUNT as u32).to_le_bytes());
        blob.extend(((HEADER + table.len()) as u64).to_le_bytes());
        blob.extend(checksum(&table).to_le_bytes());
        blob.extend(table);
        blob
    }
}
