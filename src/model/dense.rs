//! Matrix times vectors, in whole numbers: weights of 8 bits, values of 16, sums of 32. Near half of all pairs of values
//! are zeros, and left out.

use super::lanes::{self, Eight, Four, Sums, Weights};

/// Vectors of sums that are computed in one go: with what is added to them they fill the registers.
pub(super) const SUMS: usize = 8;
/// Outputs computed in one go.
pub(super) const COLUMNS: usize = 4 * SUMS;
/// Values in an [`Eight`].
pub(super) const EIGHT: usize = 8;
/// Vectors of these that they are rounded to.
pub(super) const EIGHTS: usize = COLUMNS / EIGHT;
/// What values are whole multiples of. One for all: what a position gets depends on what is around it alone, not on which
/// others are computed beside it. Values reach to 32, half as far again as any that news makes; what is larger counts as that.
pub(crate) const UNIT: f32 = 1.0 / 1024.0;
/// The most inputs for which sums of products, with weights up to 127, stay in 32 bits.
pub(super) const MOST_INPUTS: usize = 512;

/// Two neighbouring inputs as multiples of [`UNIT`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pair {
    /// Which of the row's pairs it is.
    at: u32,
    /// The first value in the low half.
    values: i32,
}

/// How many vectors are looked at together for zeros: as many as a mask has bits for.
const MASKED: usize = u64::BITS as usize / 4;

/// Writes the pairs of a row to `out`, zeros left out, and gives how many these are.
fn write_pairs(row: &[Eight], out: &mut [Pair]) -> usize {
    let mut end = 0;
    for (chunk, first) in row.chunks(MASKED).zip((0..).step_by(4 * MASKED)) {
        let pairs: &[i32] = bytemuck::cast_slice(chunk);
        let masks = chunk.iter().rev().map(|&values| lanes::zeros(values) ^ 15);
        let mut left = masks.fold(0, |all, mask| all << 4 | mask);
        while left != 0 {
            let at = left.trailing_zeros();
            out[end] = Pair { at: first + at, values: pairs[at as usize] };
            end += 1;
            left &= left - 1;
        }
    }
    end
}

/// Values as multiples of [`UNIT`], in rows of one width.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// How many vectors make a row.
    width: usize,
    values: Vec<Eight>,
}

impl Rows {
    /// Room for rows `width` long, which is a multiple of [`EIGHT`].
    pub fn new(width: usize) -> Rows {
        Rows { width: width / EIGHT, values: Vec::new() }
    }

    /// Rounds one more row.
    pub fn push(&mut self, row: &[Four]) {
        let (both, _) = row.as_chunks::<2>();
        self.values.extend(both.iter().map(|&values| lanes::rounded(values, 1.0 / UNIT)));
    }

    /// Adds a row of multiples of [`UNIT`].
    pub fn push_units(&mut self, row: impl Iterator<Item = Eight>) {
        self.values.extend(row);
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.values.len().checked_div(self.width).unwrap_or(0)
    }

    /// Row `i`.
    pub fn row(&self, i: usize) -> &[Eight] {
        &self.values[i * self.width..][..self.width]
    }

    /// Row `i` as [`Dense::run`] reads it.
    pub fn inputs(&self, i: usize) -> Vec<Pair> {
        let mut pairs = vec![Pair::default(); self.width * EIGHT / 2];
        let count = write_pairs(self.row(i), &mut pairs);
        pairs.truncate(count);
        pairs
    }

    /// Row `i` as multiples of [`UNIT`].
    pub fn units(&self, i: usize) -> &[i16] {
        bytemuck::cast_slice(self.row(i))
    }
}

/// Rows of inputs, zeros left out.
#[derive(Clone, Debug, Default)]
pub(super) struct Inputs {
    /// Room for the most that a row can have.
    width: usize,
    pairs: Vec<Pair>,
    /// How many each row has.
    counts: Vec<u32>,
}

impl Inputs {
    /// Reads those rows of `values` for which `need` is true, in the place of all before; the others have no inputs.
    pub fn read(&mut self, values: &[Eight], need: &[bool]) {
        let width = values.len() / need.len().max(1);
        self.width = width * EIGHT / 2;
        if self.pairs.len() < need.len() * self.width {
            self.pairs.resize(need.len() * self.width, Pair::default());
        }
        self.counts.clear();
        for (i, &need) in need.iter().enumerate() {
            let out = &mut self.pairs[i * self.width..][..self.width];
            let count = if need { write_pairs(&values[i * width..][..width], out) } else { 0 };
            self.counts.push(count as u32);
        }
    }

    /// Row `i`; none beyond the last.
    pub fn row(&self, i: usize) -> &[Pair] {
        self.counts.get(i).map_or(&[], |&count| &self.pairs[i * self.width..][..count as usize])
    }
}

/// Weights of two inputs for [`COLUMNS`] outputs.
type Column = [Weights; SUMS];

/// A matrix in blocks of [`COLUMNS`] outputs, each with the weights of all inputs, a scale, and a bias.
#[derive(Debug)]
pub(super) struct Dense {
    inputs: usize,
    weights: Vec<Column>,
    scales: Vec<[Four; SUMS]>,
    bias: Vec<[Four; SUMS]>,
}

impl Dense {
    /// From a row of weights for each output, with its scale; `inputs` is even.
    pub fn new(inputs: usize, scales: &[f32], rows: &[i8], bias: &[f32]) -> Dense {
        let blocks = scales.len().div_ceil(COLUMNS);
        let weight = |output: usize, input: usize| rows.get(output * inputs + input).map_or(0, |&w| w.into());
        let four = |output: usize, at: usize| {
            Weights::new(std::array::from_fn(|k| weight(output + k / 2, 2 * at + k % 2)))
        };
        let column = |block: usize, at: usize| -> Column {
            std::array::from_fn(|part| four(block * COLUMNS + 4 * part, at))
        };
        let weights = (0..blocks).flat_map(|b| (0..inputs / 2).map(move |at| (b, at)));
        let weights = weights.map(|(block, at)| column(block, at)).collect();
        let scales: Vec<f32> = scales.iter().map(|scale| scale * UNIT).collect();
        Dense { inputs, weights, scales: in_blocks(&scales), bias: in_blocks(bias) }
    }

    /// How many vectors its outputs are, filled up to whole blocks.
    pub fn eights(&self) -> usize {
        self.scales.len() * EIGHTS
    }

    /// Gives `put` the outputs for one row of inputs, given in `N` parts of one length, and how many fours came before.
    pub fn run<const N: usize>(&self, parts: [&[Pair]; N], mut put: impl FnMut(usize, [Four; SUMS])) {
        let blocks = self.weights.chunks_exact(self.inputs / 2).zip(self.scales.iter().zip(&self.bias));
        for (block, (weights, (scales, bias))) in blocks.enumerate() {
            let sums = products(&parts, weights);
            put(block * SUMS, std::array::from_fn(|k| sums[k].scaled(scales[k], bias[k])));
        }
    }

    /// All outputs for one row of inputs, as multiples of [`UNIT`].
    pub fn units(&self, inputs: &[Pair], out: &mut [Eight]) {
        self.run([inputs], |at, sums| out[at / 2..][..EIGHTS].copy_from_slice(&units(sums)));
    }
}

/// Values as multiples of [`UNIT`].
#[inline(always)]
pub(super) fn units(values: [Four; SUMS]) -> [Eight; EIGHTS] {
    std::array::from_fn(|k| lanes::rounded([values[2 * k], values[2 * k + 1]], 1.0 / UNIT))
}

/// Values in blocks of [`COLUMNS`], the last one filled up with zeros.
fn in_blocks(values: &[f32]) -> Vec<[Four; SUMS]> {
    let value = |at: usize| values.get(at).copied().unwrap_or(0.0);
    let four = |at: usize| Four::new(std::array::from_fn(|k| value(at + k)));
    let block = |at: usize| std::array::from_fn(|part| four(at + 4 * part));
    (0..values.len()).step_by(COLUMNS).map(block).collect()
}

/// A function of its own, and a small one: inside a large one WebAssembly's compilers in browsers run out of registers.
#[inline(never)]
fn products<const N: usize>(parts: &[&[Pair]; N], weights: &[Column]) -> [Sums; SUMS] {
    let mut sums = [Sums::zero(); SUMS];
    for (part, weights) in parts.iter().zip(weights.chunks_exact(weights.len() / N)) {
        for pair in *part {
            let weights = &weights[pair.at as usize];
            sums = std::array::from_fn(|k| sums[k].plus(pair.values, weights[k]));
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::lanes::fours;
    use super::*;

    fn eights(values: &[f32]) -> Vec<Eight> {
        let mut rows = Rows::new(values.len());
        rows.push(&fours(values));
        rows.values
    }

    #[test]
    fn agrees_with_plain_arithmetic() {
        let (inputs, outputs) = (24, 35);
        let weights: Vec<i8> = (0..inputs * outputs).map(|i| (i * 37 % 255) as i8).collect();
        let (scale, bias) = (|o: usize| (o + 1) as f32 / 16.0, |o: usize| o as f32 - 7.0);
        let [scales, biases] =
            [(0..outputs).map(scale).collect::<Vec<_>>(), (0..outputs).map(bias).collect()];
        let dense = Dense::new(inputs, &scales, &weights, &biases);
        let value = |i: usize| if i % 5 < 2 { 0.0 } else { (i * 7919 % 4096) as f32 * UNIT - 2.0 };
        let values: Vec<f32> = (0..inputs).map(value).collect();
        let mut rows = Inputs::default();
        rows.read(&eights(&values), &[true; 3]);
        let mut got = vec![Four::ZERO; 2 * dense.eights()];
        dense.run([0, 1, 2].map(|part| rows.row(part)), |at, outputs| {
            got[at..][..SUMS].copy_from_slice(&outputs)
        });
        let got = got.iter().flat_map(|four| four.to_array());
        for (o, got) in got.enumerate() {
            let products =
                (0..inputs).map(|i| weights.get(o * inputs + i).map_or(0.0, |&w| f32::from(w)) * values[i]);
            let want = if o < outputs { products.sum::<f32>() * scale(o) + bias(o) } else { 0.0 };
            assert!((got - want).abs() < 1e-2, "output {o}: {got} for {want}");
        }
    }

    #[test]
    fn only_what_is_needed_is_read() {
        let mut rows = Inputs::default();
        let values = eights(
            &[[0.0; 7].as_slice(), &[1.0], &[2.0; 8], &[0.0, 0.0, 0.0, -3.0, 0.0, 0.0, 0.0, 0.0]].concat(),
        );
        rows.read(&values, &[true, false, true]);
        let pairs = |i| rows.row(i).iter().map(|pair| (pair.at, pair.values)).collect::<Vec<_>>();
        assert_eq!(
            [pairs(0), pairs(1), pairs(2), pairs(3)],
            [vec![(3, 1024 << 16)], vec![], vec![(1, -3072 << 16)], vec![]]
        );
    }

    #[test]
    fn rounding_keeps_signs_and_zeros() {
        let mut rows = Rows::new(8);
        rows.push(&fours(&[1.0, -1.0, 0.0, 0.5, 0.0, 0.0, 1e6, -1e6]));
        assert_eq!((rows.len(), rows.units(0)), (1, &[1024, -1024, 0, 512, 0, 0, i16::MAX, i16::MIN][..]));
        assert_eq!(rows.inputs(0).iter().map(|pair| pair.at).collect::<Vec<_>>(), [0, 1, 3]);
    }
}
