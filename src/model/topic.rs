//! What a paragraph is about, as far as its words tell: it sets apart "Boston" among goals and "Boston" among streets.

use super::ModelError;
use super::dense::{Dense, EIGHT, Pair, Rows};
use super::lanes::{Eight, positive};
use super::reader::Reader;
use crate::entities::features::Position;

/// The weights.
#[derive(Debug)]
pub(super) struct Topic {
    topics: usize,
    /// From a word's vector to what it tells of each topic.
    word: Dense,
    /// From a paragraph's topics to what they add to the first convolution.
    out: Dense,
}

impl Topic {
    /// Reads the layers between vectors `width` wide, `topics`, and `hidden` values.
    pub fn read(r: &mut Reader, width: usize, hidden: usize, topics: usize) -> Result<Topic, ModelError> {
        Ok(Topic { topics, word: r.dense(width, topics)?, out: r.dense(topics, hidden)? })
    }

    /// Room for what words tell, nothing in it.
    pub fn rows(&self) -> Rows {
        Rows::new(self.topics)
    }

    /// Adds what a word tells to `rows`.
    pub fn push_word(&self, vector: &[Pair], rows: &mut Rows) {
        let mut told = vec![Eight::ZERO; self.word.eights()];
        self.word.units(vector, &mut told);
        rows.push_units(told[..self.topics / EIGHT].iter().map(|&values| positive(values)));
    }

    /// The topics of a text whose paragraphs start at `starts`; `words` is what its words tell.
    pub fn of<'a>(&'a self, words: &'a Rows, positions: &'a [Position], starts: &'a [usize]) -> Topics<'a> {
        Topics {
            topic: self,
            words,
            positions,
            starts,
            paragraph: None,
            added: vec![Eight::ZERO; self.out.eights()],
        }
    }

    /// The mean over the words at `positions`, rounded.
    fn mean(&self, words: &Rows, positions: &[Position]) -> Vec<Pair> {
        let mut sums = vec![0_i64; self.topics];
        // So many values of 16 bits that their sum has room in 32.
        for positions in positions.chunks(1 << 15) {
            let mut part = vec![0_i32; self.topics];
            for position in positions {
                let told = words.units(position.word as usize);
                part.iter_mut().zip(told).for_each(|(sum, &told)| *sum += i32::from(told));
            }
            sums.iter_mut().zip(part).for_each(|(sum, part)| *sum += i64::from(part));
        }
        let count = positions.len().max(1) as f32;
        let mean = |&sum: &i64| (sum as f32 / count).round_ties_even() as i16;
        let means: Vec<[i16; EIGHT]> =
            sums.as_chunks().0.iter().map(|eight: &[i64; EIGHT]| eight.each_ref().map(mean)).collect();
        let mut row = self.rows();
        row.push_units(means.into_iter().map(Eight::new));
        row.inputs(0)
    }
}

/// The topics of a text's paragraphs, each computed when it is come to.
pub(super) struct Topics<'a> {
    topic: &'a Topic,
    words: &'a Rows,
    positions: &'a [Position],
    starts: &'a [usize],
    paragraph: Option<usize>,
    added: Vec<Eight>,
}

impl Topics<'_> {
    /// What the topic of the paragraph around position `at` adds to the first convolution there.
    pub fn at(&mut self, at: usize) -> &[Eight] {
        let inside = |p: usize| (self.starts[p]..self.starts[p + 1]).contains(&at);
        if !self.paragraph.is_some_and(inside) {
            let paragraph = self.starts.partition_point(|&start| start <= at) - 1;
            let range = self.starts[paragraph]..self.starts[paragraph + 1];
            let mean = self.topic.mean(self.words, &self.positions[range]);
            self.topic.out.units(&mean, &mut self.added);
            self.paragraph = Some(paragraph);
        }
        &self.added
    }
}

#[cfg(test)]
mod tests {
    use super::super::dense::UNIT;
    use super::super::lanes::Four;
    use super::*;

    /// Eight topics, of which the first is the first input where that is positive, and is given out as it is.
    fn topic() -> Topic {
        let one = |inputs: usize| (0..8 * inputs).map(|i| i8::from(i == 0)).collect::<Vec<_>>();
        let dense = |inputs| Dense::new(inputs, &[1.0; 8], &one(inputs), &[0.0; 8]);
        Topic { topics: 8, word: dense(8), out: dense(8) }
    }

    #[test]
    fn a_paragraph_has_the_mean_of_its_words_alone() {
        let (topic, mut words) = (topic(), topic().rows());
        for value in [4.0, -8.0, 2.0] {
            let mut vector = Rows::new(8);
            vector.push(&[[value, 0.0, 0.0, 0.0].into(), Four::ZERO]);
            topic.push_word(&vector.inputs(0), &mut words);
        }
        let position = |word| Position { word, ..Position::default() };
        let positions = [0, 1, 2, 2].map(position);
        let mut topics = topic.of(&words, &positions, &[0, 2, 4]);
        assert_eq!(
            [0, 1, 2, 3, 0].map(|at| f32::from(topics.at(at)[0].to_array()[0]) * UNIT),
            [2.0, 2.0, 2.0, 2.0, 2.0]
        );
        let mut topics = topic.of(&words, &positions, &[0, 1, 4]);
        assert_eq!(
            [0, 1, 3].map(|at| f32::from(topics.at(at)[0].to_array()[0]) * UNIT),
            [4.0, 1365.0 / 1024.0, 1365.0 / 1024.0]
        );
    }
}
