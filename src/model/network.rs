//! The tagger's network: looked-up vectors added up, three convolutions over three positions each, a score for each tag.
//!
//! Names stand near capitals, so that the convolutions run only where the caller asks, and where those places look.

use super::ModelError;
use super::reader::Reader;
use super::tables::{NibbleTable, WordTable};
use crate::entities::features::{self, CONTEXTS, Features, SHAPES};

/// How many tags there are: outside, then begin and inside of each label.
pub(crate) const TAGS: usize = 17;
/// Tags, filled up to whole blocks.
const TAG_ROOM: usize = 24;
/// Positions that are worked on together, so that their values stay in the cache.
const BLOCK: usize = 256;
/// Outputs and positions computed in one go.
const COLUMNS: usize = 8;
const ROWS: usize = 4;

/// Tag scores of each position, logarithms up to a constant; those not asked for are `None`.
pub(crate) type Scores = Vec<Option<[f32; TAGS]>>;

/// The weights.
#[derive(Debug)]
pub(crate) struct Network {
    width: usize,
    hidden: usize,
    buckets: u32,
    word_table: WordTable,
    words: NibbleTable,
    pieces: NibbleTable,
    unknown: Vec<f32>,
    shapes: Vec<f32>,
    contexts: Vec<f32>,
    bias: Vec<f32>,
    layers: Vec<Layer>,
    out: Dense,
    skip: Dense,
}

#[derive(Debug)]
struct Layer {
    dilation: usize,
    dense: Dense,
}

/// A matrix in blocks of [`COLUMNS`] outputs, each with the weights of all inputs, and a bias.
#[derive(Debug)]
struct Dense {
    inputs: usize,
    outputs: usize,
    weights: Vec<[f32; COLUMNS]>,
    bias: Vec<f32>,
}

impl Dense {
    fn new(inputs: usize, outputs: usize, rows: &[f32], bias: Vec<f32>) -> Dense {
        let blocks = (0..outputs.div_ceil(COLUMNS)).flat_map(|block| (0..inputs).map(move |i| (block, i)));
        let at = |block: usize, i: usize, c: usize| {
            let column = block * COLUMNS + c;
            if column < outputs { rows[i * outputs + column] } else { 0.0 }
        };
        let weights = blocks.map(|(block, i)| std::array::from_fn(|c| at(block, i, c))).collect();
        let room = outputs.next_multiple_of(COLUMNS);
        Dense {
            inputs,
            outputs: room,
            weights,
            bias: bias.into_iter().chain([0.0; COLUMNS]).take(room).collect(),
        }
    }

    /// For each of [`ROWS`] positions, its inputs given in parts of one length, adds up weight times input.
    fn run(&self, parts: &[[&[f32]; ROWS]], mut put: impl FnMut(usize, [[f32; COLUMNS]; ROWS])) {
        let size = self.inputs / parts.len();
        for block in 0..self.outputs / COLUMNS {
            let bias: [f32; COLUMNS] = std::array::from_fn(|c| self.bias[block * COLUMNS + c]);
            let mut sums = [bias; ROWS];
            let weights = &self.weights[block * self.inputs..][..self.inputs];
            for (part, weights) in parts.iter().zip(weights.chunks_exact(size)) {
                add_products(part, weights, &mut sums);
            }
            put(block * COLUMNS, sums);
        }
    }
}

#[inline]
fn add_products(inputs: &[&[f32]; ROWS], weights: &[[f32; COLUMNS]], sums: &mut [[f32; COLUMNS]; ROWS]) {
    let [a, b, c, d] = inputs.map(|row| &row[..weights.len()]);
    for (i, w) in weights.iter().enumerate() {
        for k in 0..COLUMNS {
            sums[0][k] += a[i] * w[k];
            sums[1][k] += b[i] * w[k];
            sums[2][k] += c[i] * w[k];
            sums[3][k] += d[i] * w[k];
        }
    }
}

impl Network {
    /// Reads the payload of a model file, as `tools/train/export.py` writes it.
    pub fn read(payload: &[u8]) -> Result<Network, ModelError> {
        let mut r = Reader(payload);
        let (width, hidden, buckets) = (r.size(1024)?, r.size(1024)?, r.size(1 << 24)?);
        let (words, packed, layers) = (r.size(1 << 24)?, r.size(1 << 28)?, r.size(8)?);
        if width == 0 || !width.is_multiple_of(2) || hidden == 0 || buckets == 0 || layers == 0 {
            return Err(ModelError::Malformed("a size that is none"));
        }
        let dilations = (0..layers).map(|_| r.size(8)).collect::<Result<Vec<_>, _>>()?;
        let network = Network {
            width,
            hidden,
            buckets: buckets as u32,
            word_table: WordTable::read(r.bytes(packed)?, words)?,
            words: NibbleTable::read(&mut r, words, width)?,
            pieces: NibbleTable::read(&mut r, buckets, width)?,
            unknown: r.floats(width)?,
            shapes: r.matrix(SHAPES, width)?,
            contexts: r.matrix(CONTEXTS, width)?,
            bias: r.floats(width)?,
            layers: read_layers(&mut r, &dilations, width, hidden)?,
            out: Dense::new(hidden, TAGS, &r.matrix(hidden, TAGS)?, r.floats(TAGS)?),
            skip: Dense::new(width, TAGS, &r.matrix(width, TAGS)?, vec![0.0; TAGS]),
        };
        if r.0.is_empty() { Ok(network) } else { Err(ModelError::Malformed("goes on after its last part")) }
    }

    /// The tag scores of the positions for which `wanted` is true.
    pub fn scores(&self, features: &Features, wanted: &[bool]) -> Scores {
        let vectors: Vec<f32> = features.words.iter().flat_map(|w| self.word_vector(w)).collect();
        let mut out = vec![None; features.positions.len()];
        for start in (0..wanted.len()).step_by(BLOCK) {
            let end = (start + BLOCK).min(wanted.len());
            if wanted[start..end].contains(&true) {
                self.block(features, &vectors, wanted, start..end, &mut out);
            }
        }
        out
    }

    fn word_vector(&self, key: &str) -> Vec<f32> {
        let row = if key.is_empty() { None } else { self.word_table.row(features::word_hash(key)) };
        let mut sum = match row {
            Some(row) => {
                let mut sum = vec![0.0; self.width];
                self.words.add_to(row, 1.0, &mut sum);
                sum
            }
            None => self.unknown.clone(),
        };
        let mut pieces = Vec::new();
        features::pieces(key, |hash| pieces.push((hash % self.buckets) as usize));
        let factor = 1.0 / (pieces.len() as f32).sqrt();
        for piece in pieces {
            self.pieces.add_to(piece, factor, &mut sum);
        }
        sum
    }

    /// Scores the wanted positions of `range`, reading those around it that they depend on.
    fn block(
        &self,
        features: &Features,
        vectors: &[f32],
        wanted: &[bool],
        range: std::ops::Range<usize>,
        out: &mut Scores,
    ) {
        let reach: usize = self.layers.iter().map(|l| l.dilation).sum();
        let from = range.start.saturating_sub(reach);
        let to = (range.end + reach).min(wanted.len());
        let need: Vec<bool> = (from..to).map(|i| range.contains(&i) && wanted[i]).collect();
        let inputs = self.inputs(features, vectors, from..to);
        let values = self.hidden_values(&inputs, &need);
        for rows in groups(&need) {
            let parts = rows.map(|i| values.row(i));
            let skips = rows.map(|i| inputs.row(i));
            let mut sums = [[0.0; TAG_ROOM]; ROWS];
            self.out.run(&[parts], |column, part| add_block(&mut sums, column, part));
            self.skip.run(&[skips], |column, part| add_block(&mut sums, column, part));
            for (i, sum) in rows.iter().zip(sums) {
                out[from + i] = Some(std::array::from_fn(|t| sum[t]));
            }
        }
    }

    fn inputs(&self, features: &Features, vectors: &[f32], range: std::ops::Range<usize>) -> Rows {
        let mut rows = Rows::new(range.len(), self.width);
        for (i, position) in features.positions[range].iter().enumerate() {
            let part = |all: &[f32], at: usize, k: usize| all[at * self.width + k];
            for (k, value) in rows.row_mut(i).iter_mut().enumerate() {
                *value = self.bias[k]
                    + part(vectors, position.word as usize, k)
                    + part(&self.shapes, position.shape.into(), k)
                    + part(&self.contexts, position.context.into(), k);
            }
        }
        rows
    }

    /// The last convolution's values where `need` is true; those elsewhere mean nothing.
    fn hidden_values(&self, inputs: &Rows, need: &[bool]) -> Rows {
        let mut needs = vec![need.to_vec()];
        for layer in self.layers.iter().skip(1).rev() {
            needs.push(spread(&needs[needs.len() - 1], layer.dilation));
        }
        let mut values: Option<Rows> = None;
        for (layer, need) in self.layers.iter().zip(needs.iter().rev()) {
            let next = self.convolve(layer, values.as_ref().unwrap_or(inputs), need, values.is_some());
            values = Some(next);
        }
        values.unwrap_or_default()
    }

    /// One convolution and what passes it by (`residual`).
    fn convolve(&self, layer: &Layer, from: &Rows, need: &[bool], residual: bool) -> Rows {
        let mut to = Rows::new(need.len(), self.hidden);
        for rows in groups(need) {
            let before = rows.map(|i| i.checked_sub(layer.dilation).map_or(from.zero(), |i| from.row(i)));
            let after = rows.map(|i| from.row((i + layer.dilation).min(need.len())));
            let here = rows.map(|i| from.row(i));
            layer.dense.run(&[before, here, after], |column, sums| {
                for (&i, sum) in rows.iter().zip(&sums) {
                    let passed = if residual { &from.row(i)[column..][..COLUMNS] } else { &[0.0; COLUMNS] };
                    let target = &mut to.row_mut(i)[column..][..COLUMNS];
                    for k in 0..COLUMNS {
                        target[k] = sum[k].max(0.0) + passed[k];
                    }
                }
            });
        }
        to
    }
}

fn read_layers(
    r: &mut Reader,
    dilations: &[usize],
    width: usize,
    hidden: usize,
) -> Result<Vec<Layer>, ModelError> {
    if !hidden.is_multiple_of(COLUMNS) {
        return Err(ModelError::Malformed("hidden values in no whole blocks"));
    }
    let mut size = width;
    let mut layer = |&dilation: &usize| {
        let rows = r.matrix(3 * size, hidden)?;
        let dense = Dense::new(3 * size, hidden, &rows, r.floats(hidden)?);
        size = hidden;
        Ok(Layer { dilation, dense })
    };
    dilations.iter().map(&mut layer).collect()
}

fn add_block(sums: &mut [[f32; TAG_ROOM]; ROWS], column: usize, part: [[f32; COLUMNS]; ROWS]) {
    for (sum, part) in sums.iter_mut().zip(part) {
        for (value, more) in sum[column..].iter_mut().zip(part) {
            *value += more;
        }
    }
}

/// The indices where `need` is true, [`ROWS`] at a time; the last group is filled up by repeating its last one.
fn groups(need: &[bool]) -> impl Iterator<Item = [usize; ROWS]> {
    let indices: Vec<usize> = need.iter().enumerate().filter_map(|(i, &n)| n.then_some(i)).collect();
    (0..indices.len())
        .step_by(ROWS)
        .map(move |at| std::array::from_fn(|k| indices[(at + k).min(indices.len() - 1)]))
}

/// True where `need` is true here or `by` positions away.
fn spread(need: &[bool], by: usize) -> Vec<bool> {
    let at = |i: Option<usize>| i.and_then(|i| need.get(i)).copied().unwrap_or(false);
    (0..need.len()).map(|i| need[i] || at(i.checked_sub(by)) || at(Some(i + by))).collect()
}

/// A matrix of values, a row a position, and one row of zeros at its end.
#[derive(Default)]
struct Rows {
    width: usize,
    values: Vec<f32>,
}

impl Rows {
    fn new(rows: usize, width: usize) -> Rows {
        Rows { width, values: vec![0.0; (rows + 1) * width] }
    }

    fn row(&self, i: usize) -> &[f32] {
        &self.values[i * self.width..][..self.width]
    }

    fn row_mut(&mut self, i: usize) -> &mut [f32] {
        &mut self.values[i * self.width..][..self.width]
    }

    fn zero(&self) -> &[f32] {
        &self.values[self.values.len() - self.width..]
    }
}
