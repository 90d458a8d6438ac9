//! Four sums of two products each, the step that all the network's time goes into: one instruction where the machine has
//! 128-bit vectors, plain arithmetic elsewhere. Both give the same numbers.

pub(super) use imp::{Sums, Weights};

/// Two values side by side, the first in the low half.
pub(super) fn pair(first: i16, second: i16) -> u32 {
    u32::from(first as u16) | u32::from(second as u16) << 16
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod imp {
    use std::arch::wasm32::{
        i16x8, i32x4_add, i32x4_dot_i16x8, i32x4_extract_lane as lane, i32x4_splat, v128,
    };

    /// Weights of two inputs for four outputs.
    #[derive(Clone, Copy, Debug)]
    pub struct Weights(v128);

    impl Weights {
        pub fn new(w: [i16; 8]) -> Weights {
            Weights(i16x8(w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7]))
        }
    }

    /// Four sums.
    #[derive(Clone, Copy)]
    pub struct Sums(v128);

    impl Sums {
        pub fn zero() -> Sums {
            Sums(i32x4_splat(0))
        }

        #[inline(always)]
        pub fn plus(self, pair: u32, weights: Weights) -> Sums {
            Sums(i32x4_add(self.0, i32x4_dot_i16x8(i32x4_splat(pair as i32), weights.0)))
        }

        pub fn values(self) -> [i32; 4] {
            [lane::<0>(self.0), lane::<1>(self.0), lane::<2>(self.0), lane::<3>(self.0)]
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod imp {
    /// Weights of two inputs for four outputs.
    #[derive(Clone, Copy, Debug)]
    pub struct Weights([i16; 8]);

    impl Weights {
        pub fn new(w: [i16; 8]) -> Weights {
            Weights(w)
        }
    }

    /// Four sums.
    #[derive(Clone, Copy)]
    pub struct Sums([i32; 4]);

    impl Sums {
        pub fn zero() -> Sums {
            Sums([0; 4])
        }

        #[inline(always)]
        pub fn plus(self, pair: u32, Weights(w): Weights) -> Sums {
            let (first, second) = (i32::from(pair as u16 as i16), i32::from((pair >> 16) as u16 as i16));
            let two = |k: usize| first * i32::from(w[2 * k]) + second * i32::from(w[2 * k + 1]);
            Sums(std::array::from_fn(|k| self.0[k] + two(k)))
        }

        pub fn values(self) -> [i32; 4] {
            self.0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_signed_products() {
        let weights = Weights::new([1, 2, -3, 4, 100, -100, 0, 127]);
        let sums = Sums::zero().plus(pair(-5, 7), weights).plus(pair(1, -1), weights);
        assert_eq!(sums.values(), [-5 + 14 + 1 - 2, 15 + 28 - 3 - 4, -500 - 700 + 200, 889 - 127]);
    }
}
