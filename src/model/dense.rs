//! Matrix times vectors, in whole numbers: weights of 8 bits, values of 16, sums of 32.

use super::lanes::{self, Sums, Weights};

/// Outputs and positions computed in one go.
pub(super) const COLUMNS: usize = 8;
pub(super) const ROWS: usize = 4;
/// What values are whole multiples of. One for all: what a position gets depends on what is around it alone, not on which
/// others are computed beside it. Values reach to 32, half as far again as any that news makes; what is larger counts as that.
pub(super) const UNIT: f32 = 1.0 / 1024.0;
/// The most inputs for which sums of products, with weights up to 127, stay in 32 bits.
pub(super) const MOST_INPUTS: usize = 512;

/// Values as multiples of [`UNIT`], in rows of `width`.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    width: usize,
    pairs: Vec<i32>,
}

impl Rows {
    /// Rounds `values`, whose rows are `width` long; `width` is even.
    pub fn new(values: &[f32], width: usize) -> Rows {
        let mut rows = Rows { width, pairs: Vec::with_capacity(values.len() / 2 + lanes::PAIRS) };
        rows.push(values);
        rows
    }

    /// Rounds more rows.
    pub fn push(&mut self, values: &[f32]) {
        let length = self.pairs.len() + values.len() / 2;
        lanes::push_rounded(values, 1.0 / UNIT, &mut self.pairs);
        self.pairs.truncate(length);
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        (2 * self.pairs.len()).checked_div(self.width).unwrap_or(0)
    }

    /// Row `i`, two values at a time.
    pub fn row(&self, i: usize) -> &[i32] {
        let half = self.width / 2;
        &self.pairs[i * half..][..half]
    }

    /// Row `i` as multiples of [`UNIT`].
    pub fn units(&self, i: usize) -> &[i16] {
        bytemuck::cast_slice(self.row(i))
    }
}

/// Weights of two inputs for [`COLUMNS`] outputs.
type Column = [Weights; COLUMNS / 4];

/// A matrix in blocks of [`COLUMNS`] outputs, each with the weights of all inputs, and a bias.
#[derive(Debug)]
pub(super) struct Dense {
    inputs: usize,
    outputs: usize,
    weights: Vec<Column>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

impl Dense {
    /// From a row of weights for each output, with its scale; `inputs` is even.
    pub fn new(inputs: usize, scales: Vec<f32>, rows: &[i8], bias: Vec<f32>) -> Dense {
        let outputs = scales.len().next_multiple_of(COLUMNS);
        let weight = |output: usize, input: usize| rows.get(output * inputs + input).map_or(0, |&w| w.into());
        let four = |output: usize, at: usize| {
            Weights::new(std::array::from_fn(|k| weight(output + k / 2, 2 * at + k % 2)))
        };
        let column = |block: usize, at: usize| -> Column {
            std::array::from_fn(|part| four(block * COLUMNS + 4 * part, at))
        };
        let weights = (0..outputs / COLUMNS).flat_map(|b| (0..inputs / 2).map(move |at| (b, at)));
        let weights = weights.map(|(block, at)| column(block, at)).collect();
        let filled = |values: Vec<f32>| values.into_iter().chain([0.0; COLUMNS]).take(outputs).collect();
        Dense { inputs, outputs, weights, scales: filled(scales), bias: filled(bias) }
    }

    /// How many outputs there are, filled up to whole blocks.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// The outputs for one row of inputs.
    pub fn one(&self, inputs: &[i32], out: &mut [f32]) {
        let blocks =
            out.chunks_exact_mut(COLUMNS).zip(self.weights.chunks_exact(self.inputs / 2)).enumerate();
        for (block, (out, weights)) in blocks {
            let add = |[low, high]: [Sums; 2], (&pair, weights): (&i32, &Column)| {
                [low.plus(pair, weights[0]), high.plus(pair, weights[1])]
            };
            let sums = inputs.iter().zip(weights).fold([Sums::zero(); 2], add);
            out.copy_from_slice(&self.scaled(block * COLUMNS, sums));
        }
    }

    /// Sums of the columns from `column` on, as what they stand for.
    fn scaled(&self, column: usize, sums: [Sums; COLUMNS / 4]) -> [f32; COLUMNS] {
        let (scales, bias) = (&self.scales[column..][..COLUMNS], &self.bias[column..][..COLUMNS]);
        let sums = sums.map(Sums::values);
        std::array::from_fn(|k| sums[k / 4][k % 4] as f32 * (scales[k] * UNIT) + bias[k])
    }

    /// For each of [`ROWS`] positions, its inputs given in `N` parts of one length, gives `put` the outputs from a
    /// column on.
    pub fn run<const N: usize>(
        &self,
        parts: &[[&[i32]; ROWS]; N],
        mut put: impl FnMut(usize, [[f32; COLUMNS]; ROWS]),
    ) {
        let pairs = self.inputs / 2 / N;
        for block in 0..self.outputs / COLUMNS {
            let mut sums = [[Sums::zero(); COLUMNS / 4]; ROWS];
            let weights = &self.weights[block * self.inputs / 2..][..self.inputs / 2];
            for (part, weights) in parts.iter().zip(weights.chunks_exact(pairs)) {
                sums = plus_products(part, weights, sums);
            }
            let column = block * COLUMNS;
            put(column, sums.map(|sums| self.scaled(column, sums)));
        }
    }
}

/// The sums, taken and given by value so that they stay in registers. A function of its own, and a small one: inside a
/// large one WebAssembly's compilers in browsers run out of registers.
#[inline(never)]
fn plus_products(
    inputs: &[&[i32]; ROWS],
    weights: &[Column],
    mut sums: [[Sums; COLUMNS / 4]; ROWS],
) -> [[Sums; COLUMNS / 4]; ROWS] {
    let [a, b, c, d] = inputs.map(|row| &row[..weights.len()]);
    for (i, &[low, high]) in weights.iter().enumerate() {
        sums[0] = [sums[0][0].plus(a[i], low), sums[0][1].plus(a[i], high)];
        sums[1] = [sums[1][0].plus(b[i], low), sums[1][1].plus(b[i], high)];
        sums[2] = [sums[2][0].plus(c[i], low), sums[2][1].plus(c[i], high)];
        sums[3] = [sums[3][0].plus(d[i], low), sums[3][1].plus(d[i], high)];
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_plain_arithmetic() {
        let (inputs, outputs) = (6, 3);
        let weights: Vec<i8> = (0..inputs * outputs).map(|i| (i * 37 % 255) as i8).collect();
        let dense = Dense::new(inputs, vec![0.5, 1.0, 0.25], &weights, vec![1.0, 0.0, -1.0]);
        let values: Vec<f32> = (0..8 * 4).map(|i| (i * 7919 % 4096 - 2048) as f32 * UNIT).collect();
        let rows = Rows::new(&values, 2);
        let parts = [0, 4, 8].map(|from| [0, 1, 2, 3].map(|r| rows.row(from + r)));
        let value = |part: usize, row: usize, k: usize| values[(part * 4 + row) * 2 + k];
        dense.run(&parts, |column, got| {
            assert_eq!(column, 0);
            for (r, got) in got.iter().enumerate() {
                for (o, (scale, bias)) in [(0.5, 1.0), (1.0, 0.0), (0.25, -1.0)].into_iter().enumerate() {
                    let products = (0..6).map(|i| f32::from(weights[o * 6 + i]) * value(i / 2, r, i % 2));
                    let want = products.sum::<f32>() * scale + bias;
                    assert!((got[o] - want).abs() < 1e-3, "row {r}, output {o}: {} for {want}", got[o]);
                }
                let mut one = [0.0; COLUMNS];
                dense.one(&parts.map(|part| part[r]).concat(), &mut one);
                assert_eq!(one, *got, "row {r} alone");
            }
        });
    }

    #[test]
    fn rounding_keeps_signs_and_zeros() {
        let rows = Rows::new(&[1.0, -1.0, 0.0, 0.5, 1e6, -1e6], 2);
        let pair = |a: i16, b: i16| i32::from(a) & 0xffff | i32::from(b) << 16;
        let want = [pair(1024, -1024), pair(0, 512), pair(i16::MAX, i16::MIN)];
        assert_eq!([rows.row(0), rows.row(1), rows.row(2)].concat(), want);
        assert_eq!((rows.len(), rows.units(1)), (3, &[0, 512][..]));
    }
}
