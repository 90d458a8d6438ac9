//! Vectors of words: what a word is by itself, by its pieces, and by what the gazetteer knows of it.

use super::ModelError;
use super::dense::Rows;
use super::lanes::{self, Four};
use super::reader::Reader;
use super::tables::{NibbleTable, WordTable};
use crate::entities::features::{self, KINDS};

/// The look-up tables.
#[derive(Debug)]
pub(super) struct Vocabulary {
    width: usize,
    buckets: u32,
    table: WordTable,
    words: NibbleTable,
    pieces: NibbleTable,
    unknown: Vec<Four>,
    kinds: Vec<Four>,
}

impl Vocabulary {
    /// Reads tables of `count` words, whose hashes take `packed` bytes, and `buckets` pieces, each row `width` wide.
    pub fn read(
        r: &mut Reader,
        width: usize,
        buckets: usize,
        count: usize,
        packed: usize,
    ) -> Result<Vocabulary, ModelError> {
        Ok(Vocabulary {
            width,
            buckets: buckets as u32,
            table: WordTable::read(r.bytes(packed)?, count)?,
            words: NibbleTable::read(r, count, width)?,
            pieces: NibbleTable::read(r, buckets, width)?,
            unknown: r.fours(width)?,
            kinds: lanes::fours(&r.matrix(KINDS.len(), width)?),
        })
    }

    /// Room for vectors, nothing in it.
    pub fn rows(&self) -> Rows {
        Rows::new(self.width)
    }

    /// The vector of a word, given by its key.
    pub fn vector(&self, key: &str) -> Vec<Four> {
        let mut sum = self.own(key);
        let mut pieces = [0; features::MAX_PIECES];
        let mut count = 0;
        features::pieces(key, |hash| {
            pieces[count] = (hash % self.buckets) as usize;
            count += 1;
        });
        let factor = 1.0 / (count.max(1) as f32).sqrt();
        pieces[..count].iter().for_each(|&piece| self.pieces.add_to(piece, factor, &mut sum));
        self.add_kinds(features::kinds(key), &mut sum);
        sum
    }

    /// What the word has as a whole.
    fn own(&self, key: &str) -> Vec<Four> {
        let row = if key.is_empty() { None } else { self.table.row(features::word_hash(key)) };
        let Some(row) = row else { return self.unknown.clone() };
        let mut sum = vec![Four::ZERO; self.width / 4];
        self.words.add_to(row, 1.0, &mut sum);
        sum
    }

    fn add_kinds(&self, kinds: u16, sum: &mut [Four]) {
        for (_, row) in
            self.kinds.chunks_exact(self.width / 4).enumerate().filter(|(i, _)| kinds >> i & 1 == 1)
        {
            sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        }
    }
}
