//! The second pass: what a word is elsewhere in the article counts for what it is here.
//!
//! "Reynolds" alone is a person because "Stefani Reynolds" is one, a team called by its city is one throughout, and a
//! headline's capitals are names where the body has them as names.

use super::features::{Features, is_capitalised};
use crate::model::{Scores, TAGS};

/// Outside, and each label.
const KINDS: usize = TAGS / 2 + 1;
/// The most that other places count for; measured, see docs/names.md.
const SHARE: f32 = 0.75;
/// How many other places count for half of that.
const HALF: f32 = 1.0;
/// The least that a kind counts elsewhere, so that no word is ever barred from a kind.
const FLOOR: f32 = 0.02;

/// The kinds that a word has been, and how often.
#[derive(Clone, Copy, Default)]
struct Seen {
    kinds: [f32; KINDS],
    count: f32,
}

/// Mixes into the scores of each capitalised word those of the same word at its other places.
pub(super) fn mix(features: &Features, scores: &mut Scores) {
    let mut seen = vec![Seen::default(); features.words.len()];
    let places = features.positions.iter().zip(scores).filter(|(p, _)| is_capitalised(p.shape));
    let mut places: Vec<_> = places.filter_map(|(p, s)| s.as_mut().map(|s| (p.word as usize, s))).collect();
    for (word, scores) in &places {
        seen[*word].add(&kinds(scores), 1.0);
    }
    for (word, scores) in &mut places {
        let here = kinds(scores);
        let mut elsewhere = seen[*word];
        elsewhere.add(&here, -1.0);
        if elsewhere.count > 0.5 {
            rescale(scores, &here, &blend(&here, &elsewhere));
        }
    }
}

impl Seen {
    fn add(&mut self, kinds: &[f32; KINDS], times: f32) {
        self.count += times;
        self.kinds.iter_mut().zip(kinds).for_each(|(sum, kind)| *sum += kind * times);
    }
}

/// The probability of each kind: of being outside, and of beginning or being inside a name of each label.
fn kinds(scores: &[f32; TAGS]) -> [f32; KINDS] {
    let top = scores.iter().fold(f32::MIN, |top, &s| if s > top { s } else { top });
    let odds = scores.map(|s| (s - top).exp());
    let total: f32 = odds.iter().sum();
    let sum = |k: usize| if k == 0 { odds[0] } else { odds[2 * k - 1] + odds[2 * k] };
    std::array::from_fn(|k| sum(k) / total)
}

fn blend(here: &[f32; KINDS], elsewhere: &Seen) -> [f32; KINDS] {
    let share = SHARE * elsewhere.count / (elsewhere.count + HALF);
    let floored = elsewhere.kinds.map(|k| (k / elsewhere.count).max(FLOOR));
    let total: f32 = floored.iter().sum();
    std::array::from_fn(|k| here[k] * (1.0 - share) + floored[k] / total * share)
}

/// Moves the scores so that the kinds have the probabilities `to`; beginning against inside stays as it was.
fn rescale(scores: &mut [f32; TAGS], from: &[f32; KINDS], to: &[f32; KINDS]) {
    for (tag, score) in scores.iter_mut().enumerate() {
        let kind = tag.div_ceil(2);
        *score += (to[kind] / from[kind].max(1e-6)).ln();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Segments;

    /// Scores of probability `sure` for `tag`, the rest for being outside.
    fn scores(tag: usize, sure: f32) -> Option<[f32; TAGS]> {
        let mut p = [1e-4; TAGS];
        p[0] = 1.0 - sure;
        p[tag] = sure;
        Some(p.map(f32::ln))
    }

    fn mixed(text: &str, mut given: Scores) -> Vec<[f32; KINDS]> {
        let features = Features::new(text, &Segments::new(text));
        given.resize(features.positions.len(), scores(0, 1.0));
        mix(&features, &mut given);
        given.iter().map(|s| kinds(&s.expect("all are given"))).collect()
    }

    #[test]
    fn a_doubtful_place_follows_the_sure_ones() {
        let got = mixed("Roe Roe Roe", vec![scores(1, 0.99), scores(2, 0.98), scores(1, 0.3)]);
        assert!(got[2][1] > 0.5, "more likely than not: {:?}", got[2]);
        assert!(got[0][1] > 0.6, "a sure place stays what it is: {:?}", got[0]);
    }

    #[test]
    fn other_words_and_small_letters_do_not_count() {
        let given = vec![scores(1, 0.99), scores(1, 0.3), scores(1, 0.3)];
        let alone = kinds(&scores(1, 0.3).expect("given"));
        let got = mixed("Roe Doe roe", given);
        assert!((got[1][1] - alone[1]).abs() < 1e-5 && (got[2][1] - alone[1]).abs() < 1e-5);
    }

    #[test]
    fn beginning_and_inside_keep_their_share() {
        let mut given = vec![scores(2, 0.99), scores(1, 0.4)];
        mix(&Features::new("Roe Roe", &Segments::new("Roe Roe")), &mut given);
        let second = given[1].expect("given");
        assert!(second[1] > second[2] + 3.0, "it still begins a name");
    }
}
