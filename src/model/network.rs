//! The tagger's network: what is looked up of each word and place, a convolution over five positions and the paragraph's
//! topic, two convolutions over three positions each, a score for each tag.
//!
//! Names stand near capitals, so that it runs only where the caller asks, and where those places look.

use super::dense::{self, COLUMNS, Dense, EIGHT, EIGHTS, Inputs, MOST_INPUTS, Rows};
use super::first::{First, FirstPass, Sums};
use super::lanes::{Eight, positive};
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

/// What the network knows of each word of a text by itself, and room for its work.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    pub(super) vectors: Rows,
    pub(super) topics: Rows,
    sums: Sums,
    room: Room,
}

/// What the network works on, a block at a time.
#[derive(Clone, Debug, Default)]
struct Room {
    /// The values of a block's positions after the latest layer, where they are needed.
    values: Vec<Eight>,
    /// The same as the next layer reads them.
    inputs: Inputs,
}

impl Network {
    /// Reads the payload of a model file, as `tools/train/export.py` writes it.
    pub fn read(payload: &[u8]) -> Result<Network, ModelError> {
        let mut r = Reader(payload);
        let (width, hidden, topics) = (r.size(512)?, r.size(512)?, r.size(512)?);
        let (taps, layers, buckets) = (r.size(9)?, r.size(8)?, r.size(1 << 24)?);
        let (words, packed) = (r.size(1 << 24)?, r.size(1 << 28)?);
        let blocks = |size: usize, block: usize| size > 0 && size.is_multiple_of(block);
        let sizes = blocks(width, EIGHT) && blocks(hidden, COLUMNS) && blocks(topics, EIGHT);
        if !sizes || buckets == 0 || taps.is_multiple_of(2) {
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

    /// How many vectors the values of a position are.
    fn width(&self) -> usize {
        self.hidden / EIGHT
    }

    /// Adds to `known`, which has the first of `words`, the others.
    pub fn look_up(&self, words: &[String], known: &mut Words) {
        if known.vectors.len() == 0 {
            let (vectors, topics) = (self.vocabulary.rows(), self.topic.rows());
            *known = Words { vectors, topics, ..Words::default() };
        }
        for word in &words[known.vectors.len()..] {
            known.vectors.push(&self.vocabulary.vector(word));
            let vector = known.vectors.inputs(known.vectors.len() - 1);
            self.topic.push_word(&vector, &mut known.topics);
        }
    }

    /// Gives `put` the positions for which `wanted` is true, in order, with their tag scores. `starts` are the first
    /// positions of the paragraphs and, last, the end.
    pub fn scores(
        &self,
        positions: &[Position],
        starts: &[usize],
        words: &mut Words,
        wanted: &[bool],
        mut put: impl FnMut(usize, Scores),
    ) {
        let Words { vectors, topics, sums, room } = words;
        let mut pass = Pass {
            network: self,
            first: FirstPass::new(&self.first, vectors, sums, positions),
            topics: self.topic.of(topics, positions, starts),
            room,
        };
        for start in (0..wanted.len()).step_by(BLOCK) {
            let range = start..(start + BLOCK).min(wanted.len());
            if wanted[range.clone()].contains(&true) {
                pass.block(wanted, range, &mut put);
            }
        }
    }
}

/// One way through a text.
struct Pass<'a> {
    network: &'a Network,
    first: FirstPass<'a>,
    topics: Topics<'a>,
    room: &'a mut Room,
}

impl Pass<'_> {
    /// Scores the wanted positions of `range`, reading those around it that they depend on.
    fn block(&mut self, wanted: &[bool], range: Range<usize>, put: &mut impl FnMut(usize, Scores)) {
        let reach = self.network.reach();
        let from = range.start.saturating_sub(reach);
        let to = (range.end + reach).min(wanted.len());
        let need: Vec<bool> = (from..to).map(|i| range.contains(&i) && wanted[i]).collect();
        self.hidden_values(from, &need);
        for i in places(&need) {
            let own = self.first.tags(from + i);
            let row = self.room.inputs.row(i);
            self.network.out.run([row], |_, sums| put(from + i, scores(dense::units(sums), own)));
        }
    }

    /// Computes the last convolution's values where `need` is true.
    fn hidden_values(&mut self, from: usize, need: &[bool]) {
        let mut needs = vec![need.to_vec()];
        for layer in self.network.layers.iter().rev() {
            needs.push(spread(&needs[needs.len() - 1], layer.dilation));
        }
        let mut needs = needs.iter().rev();
        needs.next().into_iter().for_each(|need| self.first_values(from, need));
        for (layer, need) in self.network.layers.iter().zip(needs) {
            let Room { values, inputs } = &mut *self.room;
            layer.convolve(inputs, need, values);
            inputs.read(&values[..need.len() * self.network.width()], need);
        }
    }

    /// Computes the first convolution's values where `need` is true.
    fn first_values(&mut self, from: usize, need: &[bool]) {
        let (width, Room { values, inputs }) = (self.network.width(), &mut *self.room);
        values.resize(values.len().max(need.len() * width), Eight::ZERO);
        let values = &mut values[..need.len() * width];
        self.first.read(from, need, values);
        for i in places(need) {
            let row = values[i * width..][..width].iter_mut().zip(self.topics.at(from + i));
            row.for_each(|(value, topic)| *value = positive(value.saturating_add(*topic)));
        }
        inputs.read(values, need);
    }
}

impl Layer {
    /// Adds the convolution of `inputs`, which are `values`, to `values` where `need` is true.
    fn convolve(&self, inputs: &Inputs, need: &[bool], values: &mut [Eight]) {
        for i in places(need) {
            let before = i.checked_sub(self.dilation).map_or(&[][..], |i| inputs.row(i));
            let parts = [before, inputs.row(i), inputs.row(i + self.dilation)];
            let values = &mut values[i * self.dense.eights()..];
            self.dense.run(parts, |at, sums| {
                let values = values[at / 2..][..EIGHTS].iter_mut().zip(dense::units(sums));
                values.for_each(|(value, sum)| *value = value.saturating_add(positive(sum)));
            });
        }
    }
}

/// The scores of the tags, which come first: `sums`, and beside them what the word gives by itself.
fn scores(sums: [Eight; EIGHTS], own: [Eight; EIGHTS]) -> Scores {
    let both: [Eight; EIGHTS] = std::array::from_fn(|k| sums[k].saturating_add(own[k]));
    let all: [i16; COLUMNS] = bytemuck::cast(both);
    std::array::from_fn(|tag| all[tag])
}

/// The indices where `need` is true.
fn places(need: &[bool]) -> impl Iterator<Item = usize> {
    need.iter().enumerate().filter_map(|(i, &need)| need.then_some(i))
}

/// True where `need` is true here or `by` positions away.
fn spread(need: &[bool], by: usize) -> Vec<bool> {
    let at = |i: Option<usize>| i.and_then(|i| need.get(i)).copied().unwrap_or(false);
    (0..need.len()).map(|i| need[i] || at(i.checked_sub(by)) || at(Some(i + by))).collect()
}
