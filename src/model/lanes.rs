//! What the network computes in vectors: four sums of two products each, and the rounding of values to whole numbers.
//! Machines with and without vector instructions get the same numbers.

use wide::{f32x8, i16x8, i32x4};

/// Pairs of values that are rounded in one go.
pub(super) const PAIRS: usize = 4;

/// Weights of two inputs for four outputs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weights(i16x8);

impl Weights {
    pub fn new(weights: [i16; 8]) -> Weights {
        Weights(weights.into())
    }
}

/// Four sums.
#[derive(Clone, Copy)]
pub(super) struct Sums(i32x4);

impl Sums {
    pub fn zero() -> Sums {
        Sums(i32x4::ZERO)
    }

    /// Adds the products of two values, the first in the low half of `pair`, with their weights.
    #[inline(always)]
    pub fn plus(self, pair: i32, weights: Weights) -> Sums {
        let pairs: i16x8 = bytemuck::cast(i32x4::splat(pair));
        Sums(self.0 + pairs.dot(weights.0))
    }

    pub fn values(self) -> [i32; 4] {
        self.0.to_array()
    }
}

/// Adds each value times `factor`, rounded to the nearest whole number, to `pairs`, two together; zeros fill the last block.
pub(super) fn push_rounded(values: &[f32], factor: f32, pairs: &mut Vec<i32>) {
    let (blocks, rest) = values.as_chunks::<8>();
    let mut last = [0.0; 8];
    last[..rest.len()].copy_from_slice(rest);
    for &block in blocks.iter().chain([&last]) {
        let rounded = (f32x8::new(block) * factor).fast_round_int();
        let pair: [i32; PAIRS] = bytemuck::cast(i16x8::from_i32x8_saturate(rounded));
        pairs.extend(pair);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(first: i16, second: i16) -> i32 {
        i32::from(first) & 0xffff | i32::from(second) << 16
    }

    #[test]
    fn values_are_rounded_in_pairs() {
        let values: Vec<f32> = (0..11).map(|i| f32::from(i as i16) * 0.5 - 2.0).collect();
        let mut pairs = Vec::new();
        push_rounded(&values, 10.0, &mut pairs);
        let want = [(-20, -15), (-10, -5), (0, 5), (10, 15), (20, 25), (30, 0), (0, 0), (0, 0)];
        assert_eq!(pairs, want.map(|(a, b)| pair(a, b)));
    }

    #[test]
    fn sums_of_signed_products() {
        let weights = Weights::new([1, 2, -3, 4, 100, -100, 0, 127]);
        let sums = Sums::zero().plus(pair(-5, 7), weights).plus(pair(1, -1), weights);
        assert_eq!(sums.values(), [-5 + 14 + 1 - 2, 15 + 28 - 3 - 4, -500 - 700 + 200, 889 - 127]);
    }
}
