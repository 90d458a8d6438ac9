//! The tagger's network: looked-up vectors added up, three convolutions over three positions each, a score for each tag.
//!
//! Names stand near capitals, so that the convolutions run only where the caller asks, and where those places look.

use super::ModelError;
use super::dense::{COLUMNS, Dense, MOST_INPUTS, ROWS, Rows};
use super::reader::Reader;
use super::tables::{NibbleTable, WordTable};
use crate::entities::features::{self, CONTEXTS, Position, SHAPES};
use std::ops::Range;

/// How many tags there are: outside, then begin and inside of each label.
pub(crate) const TAGS: usize = 17;
/// Tags, filled up to whole blocks.
const TAG_ROOM: usize = 24;
/// Positions that are worked on together, so that their values stay in the cache.
const BLOCK: usize = 256;
/// A position's score of each tag, a logarithm up to a constant.
pub(crate) type Scores = [f32; TAGS];

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

impl Network {
    /// Reads the payload of a model file, as `tools/train/export.py` writes it.
    pub fn read(payload: &[u8]) -> Result<Network, ModelError> {
        let mut r = Reader(payload);
        let (width, hidden, buckets) = (r.size(1024)?, r.size(1024)?, r.size(1 << 24)?);
        let (words, packed, layers) = (r.size(1 << 24)?, r.size(1 << 28)?, r.size(8)?);
        if width == 0 || !width.is_multiple_of(2) || hidden == 0 || buckets == 0 || layers == 0 {
            return Err(ModelError::Malformed("a size that is none"));
        }
        if 3 * width.max(hidden) > MOST_INPUTS {
            return Err(ModelError::Malformed("more inputs than sums have room for"));
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
            out: r.dense(hidden, TAGS)?,
            skip: r.dense(width, TAGS)?,
        };
        if r.0.is_empty() { Ok(network) } else { Err(ModelError::Malformed("goes on after its last part")) }
    }

    /// How many positions to each side what a position gets depends on.
    pub fn reach(&self) -> usize {
        self.layers.iter().map(|l| l.dilation).sum()
    }

    /// Adds to `vectors`, which has those of the first of `words`, the vectors of the others.
    pub fn look_up(&self, words: &[String], vectors: &mut Vec<f32>) {
        let known = vectors.len() / self.width;
        words[known..].iter().for_each(|word| vectors.extend(self.word_vector(word)));
    }

    /// The positions for which `wanted` is true, in order, with their tag scores. `vectors` are those of all words.
    pub fn scores(&self, positions: &[Position], vectors: &[f32], wanted: &[bool]) -> Vec<(usize, Scores)> {
        let mut out = Vec::new();
        for start in (0..wanted.len()).step_by(BLOCK) {
            let end = (start + BLOCK).min(wanted.len());
            if wanted[start..end].contains(&true) {
                self.block(positions, vectors, wanted, start..end, &mut out);
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
        positions: &[Position],
        vectors: &[f32],
        wanted: &[bool],
        range: Range<usize>,
        out: &mut Vec<(usize, Scores)>,
    ) {
        let reach = self.reach();
        let from = range.start.saturating_sub(reach);
        let to = (range.end + reach).min(wanted.len());
        let need: Vec<bool> = (from..to).map(|i| range.contains(&i) && wanted[i]).collect();
        let inputs = Rows::new(&self.inputs(&positions[from..to], vectors), self.width);
        let hidden = self.hidden_values(&inputs, &need);
        for places in groups(&need) {
            let mut sums = [[0.0; TAG_ROOM]; ROWS];
            self.out.run(&[places.map(|i| hidden.row(i))], |c, part| add_block(&mut sums, c, part));
            self.skip.run(&[places.map(|i| inputs.row(i))], |c, part| add_block(&mut sums, c, part));
            for (i, sum) in places.iter().zip(sums) {
                // The last group repeats its last position.
                if out.last().is_none_or(|&(last, _)| last < from + i) {
                    out.push((from + i, std::array::from_fn(|t| sum[t])));
                }
            }
        }
    }

    /// The sums of what is looked up for each position.
    fn inputs(&self, positions: &[Position], vectors: &[f32]) -> Vec<f32> {
        let row = |at: usize| at * self.width..(at + 1) * self.width;
        let mut values = Vec::with_capacity(positions.len() * self.width);
        for p in positions {
            let word = &vectors[row(p.word as usize)];
            let shape = &self.shapes[row(p.shape.into())];
            let context = &self.contexts[row(p.context.into())];
            let looked_up = word.iter().zip(shape).zip(context).zip(&self.bias);
            values.extend(looked_up.map(|(((w, s), c), b)| w + s + c + b));
        }
        values
    }

    /// The last convolution's values where `need` is true; those elsewhere mean nothing.
    fn hidden_values(&self, inputs: &Rows, need: &[bool]) -> Rows {
        let mut needs = vec![need.to_vec()];
        for layer in self.layers.iter().skip(1).rev() {
            needs.push(spread(&needs[needs.len() - 1], layer.dilation));
        }
        let mut values = vec![0.0; need.len() * self.hidden];
        let mut rows: Option<Rows> = None;
        for (layer, need) in self.layers.iter().zip(needs.iter().rev()) {
            values = self.convolve(layer, rows.as_ref().unwrap_or(inputs), &values, need);
            rows = Some(Rows::new(&values, self.hidden));
        }
        rows.unwrap_or_default()
    }

    /// One convolution of `from`, added to `passed`.
    fn convolve(&self, layer: &Layer, from: &Rows, passed: &[f32], need: &[bool]) -> Vec<f32> {
        let mut to = passed.to_vec();
        for places in groups(need) {
            let before = places.map(|i| i.checked_sub(layer.dilation).map_or(from.zero(), |i| from.row(i)));
            let after = places.map(|i| from.row((i + layer.dilation).min(need.len())));
            let here = places.map(|i| from.row(i));
            layer.dense.run(&[before, here, after], |column, sums| {
                for (&i, sum) in places.iter().zip(&sums) {
                    let at = i * self.hidden + column;
                    add_positive(sum, &passed[at..][..COLUMNS], &mut to[at..][..COLUMNS]);
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
        let dense = r.dense(3 * size, hidden)?;
        size = hidden;
        Ok(Layer { dilation, dense })
    };
    dilations.iter().map(&mut layer).collect()
}

/// `to` = `passed`, and `sum` where that is positive. Not `f32::max`: in WebAssembly that is a call.
fn add_positive(sum: &[f32; COLUMNS], passed: &[f32], to: &mut [f32]) {
    for ((to, passed), &value) in to.iter_mut().zip(passed).zip(sum) {
        *to = passed + if value > 0.0 { value } else { 0.0 };
    }
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
