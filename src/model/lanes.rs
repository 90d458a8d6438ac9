//! What the network computes in vectors: four sums of two products each, and the rounding of values to whole numbers.
//! Machines with and without vector instructions get the same numbers.

use wide::{f32x4, f32x8, i16x8, i32x4};

/// Four values.
pub(super) type Four = f32x4;
/// Eight values as whole numbers, two together a pair.
pub(super) type Eight = i16x8;

/// `values`, four together; what is left over is dropped.
pub(super) fn fours(values: &[f32]) -> Vec<Four> {
    values.as_chunks::<4>().0.iter().map(|&four| four.into()).collect()
}

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

    /// What the sums stand for.
    #[inline(always)]
    pub fn scaled(self, scale: Four, bias: Four) -> Four {
        self.0.round_float() * scale + bias
    }
}

/// The larger of each value and zero.
#[inline(always)]
pub(super) fn positive(values: Eight) -> Eight {
    values.max(Eight::ZERO)
}

/// Each value times `factor`, rounded to the nearest whole number.
#[inline(always)]
pub(super) fn rounded([low, high]: [Four; 2], factor: f32) -> Eight {
    let both: f32x8 = bytemuck::cast([low, high]);
    Eight::from_i32x8_saturate((both * factor).fast_round_int())
}

/// Which of the four pairs are zeros, a bit each.
#[inline(always)]
pub(super) fn zeros(values: Eight) -> u64 {
    let pairs: i32x4 = bytemuck::cast(values);
    u64::from(pairs.simd_eq(i32x4::ZERO).to_bitmask())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(first: i16, second: i16) -> i32 {
        i32::from(first) & 0xffff | i32::from(second) << 16
    }

    #[test]
    fn values_are_rounded() {
        let values = [[-2.0, -1.5, -0.06, 0.04].into(), [0.0, 0.26, 1e6, -1e6].into()];
        assert_eq!(rounded(values, 10.0).to_array(), [-20, -15, -1, 0, 0, 3, i16::MAX, i16::MIN]);
    }

    #[test]
    fn zeros_are_pairs_of_them() {
        assert_eq!(zeros([0, 0, 1, 0, 0, 0, 0, -1].into()), 0b0101);
    }

    #[test]
    fn sums_of_signed_products() {
        let weights = Weights::new([1, 2, -3, 4, 100, -100, 0, 127]);
        let sums = Sums::zero().plus(pair(-5, 7), weights).plus(pair(1, -1), weights);
        let want = [8.0, 36.0, -1000.0, 762.0].map(|sum: f32| sum * 0.5 + 1.0);
        assert_eq!(sums.scaled(Four::splat(0.5), Four::ONE).to_array(), want);
    }

    #[test]
    fn what_is_negative_is_cut_off() {
        assert_eq!(positive([-1, 0, 2, -5, 7, -7, 1, i16::MIN].into()).to_array(), [0, 0, 2, 0, 7, 0, 1, 0]);
    }
}
