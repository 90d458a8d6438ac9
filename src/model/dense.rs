//! Matrix times vectors, in whole numbers: weights of 8 bits, values of 16, sums of 32.

/// Outputs and positions computed in one go.
pub(super) const COLUMNS: usize = 8;
pub(super) const ROWS: usize = 4;
/// The largest value after rounding. Sums of products with weights up to 127 stay in 32 bits for 1,024 inputs.
const LARGEST: f32 = 16383.0;

/// Values as multiples of `unit`, a row of `width` a position, with a row of zeros at the end.
#[derive(Default)]
pub(super) struct Rows {
    width: usize,
    unit: f32,
    values: Vec<i16>,
}

impl Rows {
    /// Rounds `values`, whose rows are `width` long; `width` is even.
    pub fn new(values: &[f32], width: usize) -> Rows {
        let largest = values.iter().fold(1e-9_f32, |top, v| top.max(v.abs()));
        let factor = LARGEST / largest;
        // Adding one and a half times 2²³ rounds to the nearest whole number, which then stands in the low bits.
        let rounded = values.iter().map(|v| ((v * factor + 12_582_912.0).to_bits() & 0xffff) as u16 as i16);
        let values = rounded.chain(std::iter::repeat_n(0, width)).collect();
        Rows { width, unit: largest / LARGEST, values }
    }

    pub fn row(&self, i: usize) -> &[i16] {
        &self.values[i * self.width..][..self.width]
    }

    /// The row of zeros.
    pub fn zero(&self) -> &[i16] {
        &self.values[self.values.len() - self.width..]
    }
}

/// Weights of two inputs for [`COLUMNS`] outputs: both of the first output, both of the second, …
type Pair = [i16; 2 * COLUMNS];

/// A matrix in blocks of [`COLUMNS`] outputs, each with the weights of all inputs, and a bias.
#[derive(Debug)]
pub(super) struct Dense {
    inputs: usize,
    outputs: usize,
    weights: Vec<Pair>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

impl Dense {
    /// From a row of weights for each output, with its scale; `inputs` is even.
    pub fn new(inputs: usize, scales: Vec<f32>, rows: &[i8], bias: Vec<f32>) -> Dense {
        let outputs = scales.len().next_multiple_of(COLUMNS);
        let weight = |output: usize, input: usize| rows.get(output * inputs + input).map_or(0, |&w| w.into());
        let pair = |block: usize, at: usize| -> Pair {
            std::array::from_fn(|k| weight(block * COLUMNS + k / 2, 2 * at + k % 2))
        };
        let weights = (0..outputs / COLUMNS).flat_map(|b| (0..inputs / 2).map(move |at| (b, at)));
        let weights = weights.map(|(block, at)| pair(block, at)).collect();
        let filled = |values: Vec<f32>| values.into_iter().chain([0.0; COLUMNS]).take(outputs).collect();
        Dense { inputs, outputs, weights, scales: filled(scales), bias: filled(bias) }
    }

    /// For each of [`ROWS`] positions, its inputs given in `N` parts of one length, gives `put` the outputs from a
    /// column on. `unit` is what the inputs are multiples of.
    pub fn run<const N: usize>(
        &self,
        parts: &[[&[i16]; ROWS]; N],
        rows: &Rows,
        mut put: impl FnMut(usize, [[f32; COLUMNS]; ROWS]),
    ) {
        let pairs = self.inputs / 2 / N;
        for block in 0..self.outputs / COLUMNS {
            let mut sums = [[0; COLUMNS]; ROWS];
            let weights = &self.weights[block * self.inputs / 2..][..self.inputs / 2];
            for (part, weights) in parts.iter().zip(weights.chunks_exact(pairs)) {
                add_products(part, weights, &mut sums);
            }
            let column = block * COLUMNS;
            let (scales, bias) = (&self.scales[column..][..COLUMNS], &self.bias[column..][..COLUMNS]);
            put(
                column,
                sums.map(|s| std::array::from_fn(|k| s[k] as f32 * (scales[k] * rows.unit) + bias[k])),
            );
        }
    }
}

#[inline]
fn add_products(inputs: &[&[i16]; ROWS], weights: &[Pair], sums: &mut [[i32; COLUMNS]; ROWS]) {
    let inputs = inputs.map(|row| &row.as_chunks::<2>().0[..weights.len()]);
    for (i, weights) in weights.iter().enumerate() {
        for (row, sums) in inputs.iter().zip(sums.iter_mut()) {
            lanes::add_pair(sums, row[i], weights);
        }
    }
}

/// Eight sums of two products each: the one place where the machine's own instruction is named.
mod lanes {
    use super::{COLUMNS, Pair};

    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    #[inline]
    pub fn add_pair(sums: &mut [i32; COLUMNS], pair: [i16; 2], w: &Pair) {
        use std::arch::wasm32::{
            i16x8, i32x4, i32x4_add, i32x4_dot_i16x8, i32x4_extract_lane as lane, i32x4_splat,
        };
        let both = i32x4_splat(i32::from(pair[0] as u16) | i32::from(pair[1]) << 16);
        let (low, high) = w.split_at(8);
        let load = |w: &[i16]| i16x8(w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7]);
        for (sums, w) in sums.chunks_exact_mut(4).zip([low, high]) {
            let sum = i32x4_add(i32x4(sums[0], sums[1], sums[2], sums[3]), i32x4_dot_i16x8(both, load(w)));
            sums.copy_from_slice(&[lane::<0>(sum), lane::<1>(sum), lane::<2>(sum), lane::<3>(sum)]);
        }
    }

    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    #[inline]
    pub fn add_pair(sums: &mut [i32; COLUMNS], pair: [i16; 2], w: &Pair) {
        for (k, sum) in sums.iter_mut().enumerate() {
            *sum += i32::from(pair[0]) * i32::from(w[2 * k]) + i32::from(pair[1]) * i32::from(w[2 * k + 1]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_plain_arithmetic() {
        let (inputs, outputs) = (6, 3);
        let weights: Vec<i8> = (0..inputs * outputs).map(|i| (i * 37 % 255) as i8).collect();
        let dense = Dense::new(inputs, vec![0.5, 1.0, 0.25], &weights, vec![1.0, 0.0, -1.0]);
        let values: Vec<f32> = (0..8 * 4).map(|i| (i as f32 * 0.7).sin()).collect();
        let rows = Rows::new(&values, 2);
        let parts = [0, 4, 8].map(|from| [0, 1, 2, 3].map(|r| rows.row(from + r)));
        let value = |part: usize, row: usize, k: usize| values[(part * 4 + row) * 2 + k];
        dense.run(&parts, &rows, |column, got| {
            assert_eq!(column, 0);
            for (r, got) in got.iter().enumerate() {
                for (o, (scale, bias)) in [(0.5, 1.0), (1.0, 0.0), (0.25, -1.0)].into_iter().enumerate() {
                    let products = (0..6).map(|i| f32::from(weights[o * 6 + i]) * value(i / 2, r, i % 2));
                    let want = products.sum::<f32>() * scale + bias;
                    assert!((got[o] - want).abs() < 0.02, "row {r}, output {o}: {} for {want}", got[o]);
                }
            }
        });
    }

    #[test]
    fn rounding_keeps_signs_and_zeros() {
        let rows = Rows::new(&[1.0, -1.0, 0.0, 0.5], 2);
        assert_eq!(
            (rows.row(0), rows.row(1), rows.zero()),
            (&[16383, -16383][..], &[0, 8192][..], &[0, 0][..])
        );
    }
}
