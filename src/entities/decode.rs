//! Tag scores → the best run of tags that makes sense: inside a name only after the beginning of one of its label.

use crate::document::Label;
use crate::model::{self, Scores, TAGS};

/// The labels that the tagger knows, in the order of its tags.
pub(super) const LABELS: [Label; 8] = [
    Label::Person,
    Label::Organization,
    Label::Place,
    Label::Group,
    Label::Event,
    Label::Work,
    Label::Law,
    Label::Product,
];

/// A name among tokens scored one after another: `first..last`, with the probability of its least sure tag.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Name {
    pub first: u32,
    pub last: u32,
    pub label: Label,
    pub probability: f32,
}

fn is_inside(tag: usize) -> bool {
    tag > 0 && tag.is_multiple_of(2)
}

/// Reads names from runs of positions, in room that is used again.
#[derive(Default)]
pub(super) struct Decoder {
    scores: Vec<Scores>,
    /// For each position but the first, the tag that stands best before each tag.
    back: Vec<[u8; TAGS]>,
    path: Vec<usize>,
    names: Vec<Name>,
}

impl Decoder {
    /// The names in a run of positions, each with the score of every tag.
    pub fn names(&mut self, run: impl Iterator<Item = Scores>) -> &[Name] {
        self.scores.clear();
        self.scores.extend(run);
        self.names.clear();
        self.find_path();
        for (i, (&tag, scores)) in (0..).zip(self.path.iter().zip(&self.scores)) {
            if tag == 0 {
                continue;
            }
            let probability = softmax(scores, tag);
            match self.names.last_mut() {
                Some(name) if is_inside(tag) => {
                    name.last = i + 1;
                    name.probability = name.probability.min(probability);
                }
                _ => {
                    let label = LABELS[(tag - 1) / 2];
                    self.names.push(Name { first: i, last: i + 1, label, probability });
                }
            }
        }
        &self.names
    }

    /// The run of tags with the highest sum of scores (Viterbi).
    fn find_path(&mut self) {
        let Decoder { scores, back, path, .. } = self;
        path.clear();
        back.clear();
        let Some((first, rest)) = scores.split_first() else { return };
        // Below all sums, and yet not so low that a score would take it under the least number.
        const NEVER: i32 = i32::MIN / 2;
        let mut best: Sums = std::array::from_fn(|t| if is_inside(t) { NEVER } else { first[t].into() });
        for row in rest {
            let from = befores(&best);
            best = std::array::from_fn(|tag| best[usize::from(from[tag])] + i32::from(row[tag]));
            back.push(from);
        }
        path.push(highest(&best));
        for from in back.iter().rev() {
            path.push(usize::from(from[path[path.len() - 1]]));
        }
        path.reverse();
    }
}

fn softmax(scores: &Scores, tag: usize) -> f32 {
    let odds = model::odds(scores);
    odds[tag] / odds.iter().sum::<f32>()
}

/// For each tag the highest sum of scores of the runs that end with it.
type Sums = [i32; TAGS];

/// The best tag to stand before each tag: any, but before "inside" only "begin" or "inside" of the same label.
fn befores(best: &Sums) -> [u8; TAGS] {
    let top = highest(best);
    let before = |tag: usize| match tag {
        tag if !is_inside(tag) => top,
        tag if best[tag - 1] > best[tag] => tag - 1,
        tag => tag,
    };
    std::array::from_fn(|tag| before(tag) as u8)
}

fn highest(values: &Sums) -> usize {
    (1..TAGS).fold(0, |top, tag| if values[tag] >= values[top] { tag } else { top })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(likely: &[(usize, f32)]) -> Scores {
        let mut row = [model::units(-10.0); TAGS];
        likely.iter().for_each(|&(tag, score)| row[tag] = model::units(score));
        row
    }

    #[test]
    fn inside_needs_a_beginning() {
        let scores = [row(&[(2, 0.0), (1, -1.0)]), row(&[(2, 0.0), (0, -0.5)]), row(&[(0, 0.0)])];
        let got = Decoder::default().names(scores.into_iter()).to_vec();
        assert_eq!((got.len(), got[0].first, got[0].last, got[0].label), (1, 0, 2, Label::Person));
        assert!((got[0].probability - softmax(&scores[0], 1)).abs() < 1e-6, "the least sure tag counts");
    }

    #[test]
    fn two_names_side_by_side() {
        let scores = [row(&[(7, 0.0)]), row(&[(1, 0.0)]), row(&[(2, 0.0)]), row(&[(1, 0.0)])];
        let got: Vec<_> =
            Decoder::default().names(scores.into_iter()).iter().map(|n| (n.first..n.last, n.label)).collect();
        assert_eq!(got, [(0..1, Label::Group), (1..3, Label::Person), (3..4, Label::Person)]);
    }

    #[test]
    fn no_positions_no_names() {
        assert!(Decoder::default().names([].into_iter()).is_empty());
    }
}
