//! The first convolution, which reads what is looked up. It is linear, so that what a word gives at each of its taps is
//! computed once for many places of the word, and a place only adds up what the words around it give.

use super::dense::{Dense, Rows};
use super::reader::Reader;
use super::{ModelError, TAGS};
use crate::entities::features::{CONTEXTS, Position, SHAPES};

/// How many words' sums are kept at a time: those of frequent words stay.
const KEPT: usize = 2048;

/// The weights, and what shapes and contexts give.
#[derive(Debug)]
pub(super) struct First {
    taps: usize,
    hidden: usize,
    /// From a word's vector to what it gives at each tap, and to the tags directly.
    dense: Dense,
    /// What each shape with each context gives, in rows as `dense` makes them.
    looks: Vec<f32>,
    bias: Vec<f32>,
}

impl First {
    /// Reads the layer that follows vectors `width` wide.
    pub fn read(r: &mut Reader, width: usize, hidden: usize, taps: usize) -> Result<First, ModelError> {
        let shapes = r.matrix(SHAPES, width)?;
        let contexts = r.matrix(CONTEXTS, width)?;
        let added = r.floats(width)?;
        let dense = r.dense(width, taps * hidden + TAGS)?;
        let sum = |look: usize, at: usize| {
            let (shape, context) = (look / CONTEXTS, look % CONTEXTS);
            shapes[shape * width + at] + contexts[context * width + at] + added[at]
        };
        let look = |look: usize| (0..width).map(move |at| (look, at));
        let vectors: Vec<f32> =
            (0..SHAPES * CONTEXTS).flat_map(look).map(|(look, at)| sum(look, at)).collect();
        let rows = Rows::new(&vectors, width);
        let mut looks = vec![0.0; SHAPES * CONTEXTS * dense.outputs()];
        for (look, sums) in looks.chunks_exact_mut(dense.outputs()).enumerate() {
            dense.one(rows.row(look), sums);
        }
        Ok(First { taps, hidden, dense, looks, bias: r.floats(hidden)? })
    }

    /// How many positions to each side it reads.
    pub fn reach(&self) -> usize {
        self.taps / 2
    }

    fn look(&self, position: &Position) -> &[f32] {
        let look = usize::from(position.shape) * CONTEXTS + usize::from(position.context);
        &self.looks[look * self.row()..][..self.row()]
    }

    /// How long a row of sums is.
    fn row(&self) -> usize {
        self.dense.outputs()
    }
}

/// The layer over one text.
pub(super) struct FirstPass<'a> {
    first: &'a First,
    /// The vectors of all words.
    vectors: &'a Rows,
    positions: &'a [Position],
    /// Whose sums are kept in each place; one more than the word's number.
    owners: Vec<u32>,
    sums: Vec<f32>,
}

impl<'a> FirstPass<'a> {
    pub fn new(first: &'a First, vectors: &'a Rows, positions: &'a [Position]) -> FirstPass<'a> {
        FirstPass { first, vectors, positions, owners: Vec::new(), sums: Vec::new() }
    }

    /// The values at a position before what is negative is cut off, without the topic's part.
    pub fn add_to(&mut self, at: usize, out: &mut [f32]) {
        add(out, &self.first.bias);
        let (reach, hidden) = (self.first.reach(), self.first.hidden);
        for tap in 0..self.first.taps {
            let Some(from) = (at + tap).checked_sub(reach).filter(|&i| i < self.positions.len()) else {
                continue;
            };
            let range = tap * hidden..(tap + 1) * hidden;
            add(out, &self.first.look(&self.positions[from])[range.clone()]);
            add(out, &self.word(from)[range]);
        }
    }

    /// What a position's own word and look give to the tags directly.
    pub fn tags(&mut self, at: usize) -> [f32; TAGS] {
        let from = self.first.taps * self.first.hidden;
        let look = &self.first.look(&self.positions[at])[from..];
        let mut out: [f32; TAGS] = std::array::from_fn(|t| look[t]);
        add(&mut out, &self.word(at)[from..]);
        out
    }

    /// The sums of the word at a position.
    fn word(&mut self, at: usize) -> &[f32] {
        let word = self.positions[at].word;
        let (slot, row) = (word as usize % KEPT, self.first.row());
        if self.owners.len() <= slot {
            self.owners.resize(slot + 1, 0);
            self.sums.resize((slot + 1) * row, 0.0);
        }
        let sums = &mut self.sums[slot * row..][..row];
        if self.owners[slot] != word + 1 {
            self.owners[slot] = word + 1;
            self.first.dense.one(self.vectors.row(word as usize), sums);
        }
        sums
    }
}

pub(super) fn add(to: &mut [f32], values: &[f32]) {
    to.iter_mut().zip(values).for_each(|(to, value)| *to += value);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One value for each of `count` bytes, all scales 1 (the byte 192), as a model file has them.
    fn matrix(rows: usize, columns: usize, value: impl Fn(usize, usize) -> i8) -> Vec<u8> {
        let values = (0..rows).flat_map(|r| (0..columns).map(move |c| (r, c)));
        [vec![192; rows], values.map(|(r, c)| value(r, c) as u8).collect()].concat()
    }

    fn floats(count: usize, value: f32) -> Vec<u8> {
        value.to_le_bytes().repeat(count)
    }

    /// Two inputs, three taps, eight hidden values. Tap `k` gives `k + 1` times the first input, the tags twice the second.
    fn layer() -> First {
        let weight = |output: usize, input: usize| match (output / 8, input) {
            (tap, 0) if tap < 3 => tap as i8 + 1,
            (tap, 1) if tap >= 3 => 2,
            _ => 0,
        };
        let outputs = 3 * 8 + TAGS;
        let looks = [matrix(SHAPES, 2, |shape, _| i8::from(shape == 5)), matrix(CONTEXTS, 2, |_, _| 0)];
        let dense = [floats(2, 0.0), matrix(outputs, 2, weight), floats(outputs, 0.0), floats(8, 0.5)];
        First::read(&mut Reader(&[looks.concat(), dense.concat()].concat()), 2, 8, 3).expect("a layer")
    }

    fn place(word: u32, shape: u8) -> Position {
        Position { word, shape, ..Position::default() }
    }

    #[test]
    fn each_tap_reads_its_place_and_nothing_beyond_the_text() {
        let (first, vectors) = (layer(), Rows::new(&[1.0, 0.0, 3.0, 4.0], 2));
        let positions = [place(0, 0), place(1, 0), place(1, 5)];
        let mut pass = FirstPass::new(&first, &vectors, &positions);
        let mut value = |at| {
            let mut row = [0.0; 8];
            pass.add_to(at, &mut row);
            row[7]
        };
        assert_eq!(
            [value(0), value(1), value(2)],
            [0.5 + 2.0 + 9.0, 0.5 + 1.0 + 6.0 + 12.0, 0.5 + 3.0 + 8.0]
        );
        assert_eq!(pass.tags(2)[16], 2.0 * 4.0 + 2.0);
    }

    #[test]
    fn words_that_share_a_slot_are_told_apart() {
        let (first, far) = (layer(), KEPT as u32);
        let mut vectors = Rows::new(&[], 2);
        (0..=far).for_each(|word| vectors.push(&[if word == far { 2.0 } else { 1.0 }, 0.0]));
        let positions = [place(0, 0), place(far, 0), place(0, 0)];
        let mut pass = FirstPass::new(&first, &vectors, &positions);
        let mut row = [0.0; 8];
        pass.add_to(1, &mut row);
        assert_eq!(row[0], 0.5 + 1.0 + 2.0 * 2.0 + 3.0);
    }
}
