//! The tagger's network: what is looked up of each word and place, a convolution over five positions and the paragraph's
//! topic, two convolutions over three positions each, a score for each tag.
//!
//! Names stand near capitals, so that it runs only where the caller asks, and where those places look.

use super::dense::{COLUMNS, Dense, MOST_INPUTS, ROWS, Rows};
use super::first::{First, FirstPass, add};
use super::reader::Reader;
use super::topic::{Topic, Topics};
use super::vocabulary::Vocabulary;
use super::{ModelError, Scores, TAGS};
use crate::entities::features::Position;
use std::ops::Range;

/// Positions that are worked on together, so that their values stay in the cache.
const BLOCK: usize = 256;

/// The weights.
#[derive(Debug)]
pub(crate) struct Network {
    hidden: usize,
    vocabulary: Vocabulary,
    first: First,
    topic: Topic,
    layers: Vec<Layer>,
    out: Dense,
}

/// A convolution over three positions that are `dilation` apart.
#[derive(Debug)]
struct Layer {
    dilation: usize,
    dense: Dense,
}

/// What the network knows of each word of a text by itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    pub(super) vectors: Rows,
    pub(super) topics: Rows,
}

impl Network {
    /// Reads the payload of a model file, as `tools/train/export.py` writes it.
    pub fn read(payload: &[u8]) -> Result<Network, ModelError> {
        let mut r = Reader(payload);
        let (width, hidden, topics) = (r.size(512)?, r.size(512)?, r.size(512)?);
        let (taps, layers, buckets) = (r.size(9)?, r.size(8)?, r.size(1 << 24)?);
        let (words, packed) = (r.size(1 << 24)?, r.size(1 << 28)?);
        let blocks = |size: usize| size > 0 && size.is_multiple_of(COLUMNS);
        if !blocks(width) || !blocks(hidden) || !blocks(topics) || buckets == 0 || taps.is_multiple_of(2) {
            return Err(ModelError::Malformed("a size that is none"));
        }
        if width.max(topics).max(3 * hidden) > MOST_INPUTS {
            return Err(ModelError::Malformed("more inputs than sums have room for"));
        }
        let dilations = (0..layers).map(|_| r.size(8)).collect::<Result<Vec<_>, _>>()?;
        let vocabulary = Vocabulary::read(&mut r, width, buckets, words, packed)?;
        let first = First::read(&mut r, width, hidden, taps)?;
        let topic = Topic::read(&mut r, width, hidden, topics)?;
        let mut layer = |dilation| Ok(Layer { dilation, dense: r.dense(3 * hidden, hidden)? });
        let layers = dilations.into_iter().map(&mut layer).collect::<Result<_, _>>()?;
        let network = Network { hidden, vocabulary, first, topic, layers, out: r.dense(hidden, TAGS)? };
        if r.0.is_empty() { Ok(network) } else { Err(ModelError::Malformed("goes on after its last part")) }
    }

    /// How many positions to each side what a position gets depends on, besides all of the paragraphs of these.
    pub fn reach(&self) -> usize {
        self.first.reach() + self.layers.iter().map(|l| l.dilation).sum::<usize>()
    }

    /// Adds to `known`, which has the first of `words`, the others.
    pub fn look_up(&self, words: &[String], known: &mut Words) {
        if known.vectors.len() == 0 {
            *known = Words { vectors: self.vocabulary.rows(), topics: self.topic.rows() };
        }
        for word in &words[known.vectors.len()..] {
            known.vectors.push(&self.vocabulary.vector(word));
            self.topic.push_word(known.vectors.row(known.vectors.len() - 1), &mut known.topics);
        }
    }

    /// The positions for which `wanted` is true, in order, with their tag scores. `starts` are the first positions of the
    /// paragraphs and, last, the end.
    pub fn scores<'a>(
        &'a self,
        positions: &'a [Position],
        starts: &'a [usize],
        words: &'a Words,
        wanted: &'a [bool],
    ) -> impl Iterator<Item = (usize, Scores)> + 'a {
        let mut pass = Pass {
            network: self,
            first: FirstPass::new(&self.first, &words.vectors, positions),
            topics: self.topic.of(&words.topics, positions, starts),
        };
        let blocks = (0..wanted.len()).step_by(BLOCK).map(|start| start..(start + BLOCK).min(wanted.len()));
        let blocks = blocks.filter(|range| wanted[range.clone()].contains(&true));
        blocks.flat_map(move |range| pass.block(wanted, range))
    }
}

/// One way through a text.
struct Pass<'a> {
    network: &'a Network,
    first: FirstPass<'a>,
    topics: Topics<'a>,
}

impl Pass<'_> {
    /// Scores the wanted positions of `range`, reading those around it that they depend on.
    fn block(&mut self, wanted: &[bool], range: Range<usize>) -> Vec<(usize, Scores)> {
        let mut out: Vec<(usize, Scores)> = Vec::new();
        let reach = self.network.reach();
        let from = range.start.saturating_sub(reach);
        let to = (range.end + reach).min(wanted.len());
        let need: Vec<bool> = (from..to).map(|i| range.contains(&i) && wanted[i]).collect();
        let hidden = self.hidden_values(from, &need);
        for places in groups(&need) {
            let mut sums = [[0.0; TAGS.next_multiple_of(COLUMNS)]; ROWS];
            self.network.out.run(&[places.map(|i| hidden.row(i))], |column, part| {
                sums.iter_mut()
                    .zip(&part)
                    .for_each(|(sum, part)| sum[column..][..COLUMNS].copy_from_slice(part));
            });
            for (i, sum) in places.into_iter().zip(sums) {
                // The last group repeats its last position.
                if out.last().is_none_or(|&(last, _)| last < from + i) {
                    let own = self.first.tags(from + i);
                    out.push((from + i, std::array::from_fn(|t| sum[t] + own[t])));
                }
            }
        }
        out
    }

    /// The last convolution's values where `need` is true; those elsewhere mean nothing. A row of zeros comes last.
    fn hidden_values(&mut self, from: usize, need: &[bool]) -> Rows {
        let (layers, hidden) = (&self.network.layers, self.network.hidden);
        let mut needs = vec![need.to_vec()];
        for layer in layers.iter().rev() {
            needs.push(spread(&needs[needs.len() - 1], layer.dilation));
        }
        let mut values = self.first_values(from, &needs.pop().unwrap_or_default());
        for (layer, need) in layers.iter().zip(needs.iter().rev()) {
            values = layer.convolve(&Rows::new(&values, hidden), &values, need);
        }
        Rows::new(&values, hidden)
    }

    /// The first convolution's values where `need` is true; zeros elsewhere and in a row at the end.
    fn first_values(&mut self, from: usize, need: &[bool]) -> Vec<f32> {
        let hidden = self.network.hidden;
        let mut values = vec![0.0; (need.len() + 1) * hidden];
        let needed = values.chunks_exact_mut(hidden).zip(need).enumerate().filter(|(_, (_, need))| **need);
        for (i, (row, _)) in needed {
            self.first.add_to(from + i, row);
            add(row, self.topics.at(from + i));
            row.iter_mut().for_each(|value| *value = positive(*value));
        }
        values
    }
}

impl Layer {
    /// The convolution of `from`, added to `passed`, which are the same values. The last row is zeros.
    fn convolve(&self, from: &Rows, passed: &[f32], need: &[bool]) -> Vec<f32> {
        let (zero, hidden) = (need.len(), self.dense.outputs());
        let mut to = passed.to_vec();
        for places in groups(need) {
            let before = places.map(|i| from.row(i.checked_sub(self.dilation).unwrap_or(zero)));
            let after = places.map(|i| from.row((i + self.dilation).min(zero)));
            let here = places.map(|i| from.row(i));
            self.dense.run(&[before, here, after], |column, sums| {
                for (&i, sum) in places.iter().zip(&sums) {
                    let at = i * hidden + column;
                    add_positive(sum, &passed[at..][..COLUMNS], &mut to[at..][..COLUMNS]);
                }
            });
        }
        to
    }
}

/// `to` = `passed`, and `sum` where that is positive.
fn add_positive(sum: &[f32; COLUMNS], passed: &[f32], to: &mut [f32]) {
    for ((to, passed), &value) in to.iter_mut().zip(passed).zip(sum) {
        *to = passed + positive(value);
    }
}

/// Not `f32::max`: in WebAssembly that is a call.
pub(super) fn positive(value: f32) -> f32 {
    if value > 0.0 { value } else { 0.0 }
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
