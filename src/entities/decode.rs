//! Tag scores → the best run of tags that makes sense: inside a name only after the beginning of one of its label.

use crate::document::Label;
use crate::model::TAGS;

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
    pub first: usize,
    pub last: usize,
    pub label: Label,
    pub probability: f32,
}

/// Whether `tag` may follow `before`: "inside" only after "begin" or "inside" of the same label.
fn may_follow(before: usize, tag: usize) -> bool {
    !is_inside(tag) || before == tag || before + 1 == tag
}

fn is_inside(tag: usize) -> bool {
    tag > 0 && tag.is_multiple_of(2)
}

/// The names in a run of positions, each with the score of every tag.
pub(super) fn names(scores: &[[f32; TAGS]]) -> Vec<Name> {
    let mut out: Vec<Name> = Vec::new();
    for (i, (&tag, scores)) in best_path(scores).iter().zip(scores).enumerate() {
        let probability = softmax(scores, tag);
        match out.last_mut() {
            _ if tag == 0 => {}
            Some(name) if is_inside(tag) => {
                name.last = i + 1;
                name.probability = name.probability.min(probability);
            }
            _ => out.push(Name { first: i, last: i + 1, label: LABELS[(tag - 1) / 2], probability }),
        }
    }
    out
}

fn softmax(scores: &[f32; TAGS], tag: usize) -> f32 {
    let top = scores.iter().fold(f32::MIN, |top, &s| if s > top { s } else { top });
    (scores[tag] - top).exp() / scores.iter().map(|s| (s - top).exp()).sum::<f32>()
}

/// The run of tags with the highest sum of scores (Viterbi).
fn best_path(scores: &[[f32; TAGS]]) -> Vec<usize> {
    let Some(first) = scores.first() else { return Vec::new() };
    let mut best: [f32; TAGS] = std::array::from_fn(|t| if is_inside(t) { f32::MIN } else { first[t] });
    let mut back: Vec<[u8; TAGS]> = Vec::with_capacity(scores.len());
    for row in &scores[1..] {
        let from: [u8; TAGS] = std::array::from_fn(|tag| best_before(&best, tag));
        best = std::array::from_fn(|tag| best[usize::from(from[tag])] + row[tag]);
        back.push(from);
    }
    let mut path = vec![highest(&best, 0..TAGS)];
    for from in back.iter().rev() {
        path.push(usize::from(from[path[path.len() - 1]]));
    }
    path.reverse();
    path
}

fn best_before(best: &[f32; TAGS], tag: usize) -> u8 {
    highest(best, (0..TAGS).filter(|&before| may_follow(before, tag))) as u8
}

fn highest(values: &[f32; TAGS], among: impl Iterator<Item = usize>) -> usize {
    among.max_by(|&a, &b| values[a].total_cmp(&values[b])).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(likely: &[(usize, f32)]) -> [f32; TAGS] {
        let mut row = [-10.0; TAGS];
        likely.iter().for_each(|&(tag, score)| row[tag] = score);
        row
    }

    #[test]
    fn inside_needs_a_beginning() {
        let scores = [row(&[(2, 0.0), (1, -1.0)]), row(&[(2, 0.0), (0, -0.5)]), row(&[(0, 0.0)])];
        let got = names(&scores);
        assert_eq!((got.len(), got[0].first, got[0].last, got[0].label), (1, 0, 2, Label::Person));
        assert!((got[0].probability - softmax(&scores[0], 1)).abs() < 1e-6, "the least sure tag counts");
    }

    #[test]
    fn two_names_side_by_side() {
        let scores = [row(&[(7, 0.0)]), row(&[(1, 0.0)]), row(&[(2, 0.0)]), row(&[(1, 0.0)])];
        let got: Vec<_> = names(&scores).iter().map(|n| (n.first..n.last, n.label)).collect();
        assert_eq!(got, [(0..1, Label::Group), (1..3, Label::Person), (3..4, Label::Person)]);
    }

    #[test]
    fn no_positions_no_names() {
        assert!(names(&[]).is_empty());
    }
}
