//! Look-up tables: of words by their hash, of rows of small numbers by their index.

use super::ModelError;
use super::lanes::Four;
use super::reader::{Reader, scale};

/// Bits of a word's hash that are kept: one word in three thousand that is not in the table is taken for one that is.
const HASH_BITS: u32 = 27;

/// Which words have a row of their own.
#[derive(Debug)]
pub(super) struct WordTable {
    /// Hash and row of each word, in slots by hash; [`EMPTY`] elsewhere. A power of two long, at most half full.
    slots: Vec<(u32, u32)>,
}

const EMPTY: (u32, u32) = (u32::MAX, 0);

impl WordTable {
    /// Reads `count` ascending hashes from `packed`: their differences, seven bits to a byte, low bits first.
    pub fn read(packed: &[u8], count: usize) -> Result<WordTable, ModelError> {
        if count > packed.len() {
            return Err(ModelError::Malformed("number of words"));
        }
        let mut table = WordTable { slots: vec![EMPTY; (count * 2).next_power_of_two()] };
        let (mut hash, mut delta, mut bits, mut row) = (0_u32, 0_u32, 0, 0);
        for &byte in packed {
            delta |= u32::from(byte & 127).checked_shl(bits).unwrap_or(0);
            bits += 7;
            if byte < 128 {
                // The same hash over and over would fill the same slots over and over, in quadratic time.
                if delta == 0 && row > 0 {
                    return Err(ModelError::Malformed("order of words"));
                }
                hash = hash.wrapping_add(delta);
                table.insert(hash, row);
                (delta, bits, row) = (0, 0, row + 1);
            }
            if row as usize > count {
                break;
            }
        }
        if row as usize == count { Ok(table) } else { Err(ModelError::Malformed("number of words")) }
    }

    fn insert(&mut self, hash: u32, row: u32) {
        let free = self.probe(hash).find(|&i| self.slots[i] == EMPTY);
        if let Some(i) = free {
            self.slots[i] = (hash, row);
        }
    }

    fn probe(&self, hash: u32) -> impl Iterator<Item = usize> + use<> {
        let mask = self.slots.len() - 1;
        (0..=mask).map(move |step| (hash as usize + step) & mask)
    }

    /// The row of the word with this 32-bit hash, if it has one.
    pub fn row(&self, hash: u32) -> Option<usize> {
        let kept = hash >> (32 - HASH_BITS);
        let slot = self.probe(kept).map(|i| self.slots[i]).find(|&s| s == EMPTY || s.0 == kept)?;
        (slot != EMPTY).then_some(slot.1 as usize)
    }
}

/// Rows of whole numbers from -7 to 7, two to a byte, each row with a scale.
#[derive(Debug)]
pub(super) struct NibbleTable {
    width: usize,
    scales: Vec<u8>,
    packed: Vec<u8>,
}

impl NibbleTable {
    pub fn read(reader: &mut Reader, rows: usize, width: usize) -> Result<NibbleTable, ModelError> {
        let scales = reader.bytes(rows)?.to_vec();
        let packed = reader.bytes(rows * width / 2)?.to_vec();
        Ok(NibbleTable { width, scales, packed })
    }

    /// Adds row `row`, times `factor`, to `sum`.
    pub fn add_to(&self, row: usize, factor: f32, sum: &mut [Four]) {
        let factor = factor * scale(self.scales[row]);
        let (bytes, _) = self.packed[row * self.width / 2..][..self.width / 2].as_chunks::<2>();
        for (four, &[low, high]) in sum.iter_mut().zip(bytes) {
            let ([a, b], [c, d]) = (NIBBLES[usize::from(low)], NIBBLES[usize::from(high)]);
            *four += Four::new([a, b, c, d]) * factor;
        }
    }
}

/// The two numbers of each byte, the one in its low bits first.
static NIBBLES: [[f32; 2]; 256] = {
    let mut all = [[0.0; 2]; 256];
    let mut byte = 0;
    while byte < all.len() {
        all[byte] = [(byte & 15) as f32 - 8.0, (byte >> 4) as f32 - 8.0];
        byte += 1;
    }
    all
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_hash() {
        let packed = [5, 0x80 | 1, 1, 3]; // 5, 5 + 129, 134 + 3
        let table = WordTable::read(&packed, 3).expect("three words");
        let row = |hash: u32| table.row(hash << 5);
        assert_eq!([row(5), row(134), row(137), row(6)], [Some(0), Some(1), Some(2), None]);
    }

    #[test]
    fn a_wrong_count_is_refused() {
        assert!(WordTable::read(&[5, 3], 3).is_err());
        assert!(WordTable::read(&[5, 3, 4, 4], 3).is_err());
        assert!(WordTable::read(&[5, 0], 2).is_err(), "one hash, two words");
        assert!(WordTable::read(&[], 0).is_ok_and(|t| t.row(7).is_none()));
    }

    #[test]
    fn nibbles_are_signed_and_scaled() {
        let bytes = [16 * 12, 16 * 13, 0x1f, 0x88, 0x9a, 0x8f];
        let table = NibbleTable::read(&mut Reader(&bytes), 2, 4).expect("two rows of four");
        let mut sum = [Four::ONE];
        table.add_to(1, 0.5, &mut sum);
        assert_eq!(sum[0].to_array(), [1.0 + 2.0, 1.0 + 1.0, 1.0 + 7.0, 1.0]);
        table.add_to(0, 1.0, &mut sum);
        assert_eq!(sum[0].to_array(), [3.0 + 7.0, 2.0 - 7.0, 8.0, 1.0]);
    }
}
