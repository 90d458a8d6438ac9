//! The first convolution, which reads what is looked up. It is linear, so that what a word gives at each of its taps is
//! computed once for many places of the word, and a place only adds up what the words around it give.

use super::dense::{Dense, EIGHT, EIGHTS, Rows};
use super::lanes::{Eight, Four};
use super::reader::Reader;
use super::{ModelError, TAGS};
use crate::entities::features::{CONTEXTS, Position, SHAPES};

/// How many words' sums are kept at a time: those of frequent words stay.
const KEPT: usize = 4096;

/// The weights, and what shapes and contexts give.
#[derive(Debug)]
pub(super) struct First {
    taps: usize,
    /// How many vectors the values of a position are.
    hidden: usize,
    /// From a word's vector to what it gives at each tap, and to the tags directly.
    dense: Dense,
    /// What each shape with each context gives, in rows as `dense` makes them.
    looks: Vec<Eight>,
    bias: Vec<Eight>,
}

impl First {
    /// Reads the layer that follows vectors `width` wide.
    pub fn read(r: &mut Reader, width: usize, hidden: usize, taps: usize) -> Result<First, ModelError> {
        let shapes = r.matrix(SHAPES, width)?;
        let contexts = r.matrix(CONTEXTS, width)?;
        let added = r.floats(width)?;
        let dense = r.dense(width, taps * hidden + TAGS)?;
        let value = |look: usize, at: usize| {
            let (shape, context) = (look / CONTEXTS, look % CONTEXTS);
            shapes[shape * width + at] + contexts[context * width + at] + added[at]
        };
        let mut rows = Rows::new(width);
        let mut looks = vec![Eight::ZERO; SHAPES * CONTEXTS * dense.eights()];
        for (look, sums) in looks.chunks_exact_mut(dense.eights()).enumerate() {
            let four = |at: usize| Four::new(std::array::from_fn(|k| value(look, at + k)));
            rows.push(&(0..width).step_by(4).map(four).collect::<Vec<_>>());
            dense.units(&rows.inputs(look), sums);
        }
        let mut bias = Rows::new(hidden);
        bias.push(&r.fours(hidden)?);
        Ok(First { taps, hidden: hidden / EIGHT, dense, looks, bias: bias.row(0).to_vec() })
    }

    /// How many positions to each side it reads.
    pub fn reach(&self) -> usize {
        self.taps / 2
    }

    fn look(&self, position: &Position) -> &[Eight] {
        let look = usize::from(position.shape) * CONTEXTS + usize::from(position.context);
        &self.looks[look * self.row()..][..self.row()]
    }

    /// How many vectors a row of sums is.
    fn row(&self) -> usize {
        self.dense.eights()
    }
}

/// What some words give at each tap, computed once for many places.
#[derive(Clone, Debug, Default)]
pub(super) struct Sums {
    /// Whose sums are kept in each place; one more than the word's number.
    owners: Vec<u32>,
    values: Vec<Eight>,
}

/// The layer over one text.
pub(super) struct FirstPass<'a> {
    first: &'a First,
    /// The vectors of all words.
    vectors: &'a Rows,
    sums: &'a mut Sums,
    positions: &'a [Position],
}

impl<'a> FirstPass<'a> {
    pub fn new(
        first: &'a First,
        vectors: &'a Rows,
        sums: &'a mut Sums,
        positions: &'a [Position],
    ) -> FirstPass<'a> {
        FirstPass { first, vectors, sums, positions }
    }

    /// Writes the values of the positions from `from` on to `out`, a row each, where `need` is true: without what the topic adds,
    /// and what is negative not cut off.
    pub fn read(&mut self, from: usize, need: &[bool], out: &mut [Eight]) {
        let First { taps, hidden, ref bias, .. } = *self.first;
        let reach = self.first.reach();
        let rows = out.chunks_exact_mut(hidden).zip(need);
        rows.filter(|(_, need)| **need).for_each(|(row, _)| row.copy_from_slice(bias));
        let end = (from + need.len() + reach).min(self.positions.len());
        for at in from.saturating_sub(reach)..end {
            // The places that have this one at one of their taps, the last tap first.
            let readers = (0..taps).filter_map(|tap| Some((tap, (at + reach).checked_sub(tap + from)?)));
            let mut readers = readers.filter(|&(_, place)| need.get(place) == Some(&true)).peekable();
            if readers.peek().is_none() {
                continue;
            }
            let (look, word) = (self.first.look(&self.positions[at]), self.word(at));
            for (tap, place) in readers {
                let taps = look[tap * hidden..][..hidden].iter().zip(&word[tap * hidden..][..hidden]);
                for (out, (look, word)) in out[place * hidden..][..hidden].iter_mut().zip(taps) {
                    *out = out.saturating_add(*look).saturating_add(*word);
                }
            }
        }
    }

    /// What a position's own word and look give to the tags directly, the first ones.
    pub fn tags(&mut self, at: usize) -> [Eight; EIGHTS] {
        let from = self.first.taps * self.first.hidden;
        let (look, word) = (&self.first.look(&self.positions[at])[from..], &self.word(at)[from..]);
        std::array::from_fn(|k| look[k].saturating_add(word[k]))
    }

    /// The sums of the word at a position.
    fn word(&mut self, at: usize) -> &[Eight] {
        let word = self.positions[at].word;
        let (slot, row) = (word as usize % KEPT, self.first.row());
        let Sums { owners, values } = &mut *self.sums;
        if owners.len() <= slot {
            owners.resize(slot + 1, 0);
            values.resize((slot + 1) * row, Eight::ZERO);
        }
        let values = &mut values[slot * row..][..row];
        if owners[slot] != word + 1 {
            owners[slot] = word + 1;
            self.first.dense.units(&self.vectors.inputs(word as usize), values);
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::super::dense::UNIT;
    use super::*;

    /// One value for each of `count` bytes, all scales 1 (the byte 192), as a model file has them.
    fn matrix(rows: usize, columns: usize, value: impl Fn(usize, usize) -> i8) -> Vec<u8> {
        let values = (0..rows).flat_map(|r| (0..columns).map(move |c| (r, c)));
        [vec![192; rows], values.map(|(r, c)| value(r, c) as u8).collect()].concat()
    }

    fn floats(count: usize, value: f32) -> Vec<u8> {
        value.to_le_bytes().repeat(count)
    }

    /// Eight inputs, three taps, 32 hidden values. Tap `k` gives `k + 1` times the first input, the tags twice the second.
    fn layer() -> First {
        let weight = |output: usize, input: usize| match (output / HIDDEN, input) {
            (tap, 0) if tap < 3 => tap as i8 + 1,
            (tap, 1) if tap >= 3 => 2,
            _ => 0,
        };
        let outputs = 3 * HIDDEN + TAGS;
        let looks = [matrix(SHAPES, 8, |shape, _| i8::from(shape == 5)), matrix(CONTEXTS, 8, |_, _| 0)];
        let dense = [floats(8, 0.0), matrix(outputs, 8, weight), floats(outputs, 0.0), floats(HIDDEN, 0.5)];
        First::read(&mut Reader(&[looks.concat(), dense.concat()].concat()), 8, HIDDEN, 3).expect("a layer")
    }

    const HIDDEN: usize = 32;

    fn vectors(firsts: impl IntoIterator<Item = [f32; 2]>) -> Rows {
        let mut rows = Rows::new(8);
        firsts.into_iter().for_each(|[a, b]| rows.push(&[[a, b, 0.0, 0.0].into(), Four::ZERO]));
        rows
    }

    fn place(word: u32, shape: u8) -> Position {
        Position { word, shape, ..Position::default() }
    }

    /// The last value at each position.
    fn values(vectors: &Rows, positions: &[Position]) -> Vec<f32> {
        let (first, mut sums) = (layer(), Sums::default());
        let mut pass = FirstPass::new(&first, vectors, &mut sums, positions);
        let mut rows = vec![Eight::ZERO; positions.len() * HIDDEN / EIGHT];
        pass.read(0, &vec![true; positions.len()], &mut rows);
        let lasts = rows.chunks_exact(HIDDEN / EIGHT).map(|row| row[row.len() - 1].to_array()[EIGHT - 1]);
        lasts.map(|units| f32::from(units) * UNIT - 0.5).collect()
    }

    #[test]
    fn each_tap_reads_its_place_and_nothing_beyond_the_text() {
        let vectors = vectors([[1.0, 0.0], [3.0, 4.0]]);
        let positions = [place(0, 0), place(1, 0), place(1, 5)];
        assert_eq!(values(&vectors, &positions), [2.0 + 9.0, 1.0 + 6.0 + 12.0, 3.0 + 8.0]);
        let (first, mut sums) = (layer(), Sums::default());
        let tags = FirstPass::new(&first, &vectors, &mut sums, &positions).tags(2);
        assert_eq!(f32::from(tags[2].to_array()[0]) * UNIT, 2.0 * 4.0 + 2.0);
    }

    #[test]
    fn only_places_that_are_needed_are_written() {
        let vectors = vectors([[1.0, 0.0], [3.0, 4.0]]);
        let positions = [0, 1, 1, 0].map(|word| place(word, 0));
        let (first, mut sums) = (layer(), Sums::default());
        let mut rows = vec![Eight::ZERO; 2 * HIDDEN / EIGHT];
        FirstPass::new(&first, &vectors, &mut sums, &positions).read(1, &[false, true], &mut rows);
        let [other, needed] =
            [HIDDEN / EIGHT - 1, 2 * HIDDEN / EIGHT - 1].map(|at| rows[at].to_array()[EIGHT - 1]);
        assert_eq!([other, needed].map(|units| f32::from(units) * UNIT), [0.0, 0.5 + 3.0 + 6.0 + 3.0]);
    }

    #[test]
    fn words_that_share_a_slot_are_told_apart() {
        let far = KEPT as u32;
        let vectors = vectors((0..=far).map(|word| [if word == far { 2.0 } else { 1.0 }, 0.0]));
        assert_eq!(values(&vectors, &[place(0, 0), place(far, 0), place(0, 0)])[1], 1.0 + 2.0 * 2.0 + 3.0);
    }
}
