//! The second pass: what a word is elsewhere in the article counts for what it is here.
//!
//! "Reynolds" alone is a person because "Stefani Reynolds" is one, a team called by its city is one throughout, and a
//! headline's capitals are names where the body has them as names.

use crate::model::{self, Scores, TAGS};

/// Outside, and each label.
const KINDS: usize = TAGS / 2 + 1;
/// The most that other places count for; measured, see docs/names.md.
const SHARE: f32 = 0.65;
/// How many other places count for half of that.
const HALF: f32 = 1.0;
/// The least that a kind counts elsewhere, so that no word is ever barred from a kind.
const FLOOR: f32 = 0.02;

/// What probabilities are whole multiples of where they are summed: so sums are the same in any order, and what was added can
/// be taken away.
const UNIT: f32 = 1.0 / 65536.0;

/// The probability of each kind.
type Kinds = [f32; KINDS];

/// The kinds that a word has been, as sums of multiples of [`UNIT`], and how often.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    kinds: [u64; KINDS],
    count: u64,
}

/// The scores of a place of a word, with those of all its places mixed in.
pub(super) fn mixed(scores: &Scores, seen: &Seen) -> Scores {
    if seen.count < 2 {
        return *scores;
    }
    let here = kinds(scores);
    let mut elsewhere = *seen;
    elsewhere.subtract(&here);
    rescaled(scores, &here, &blend(&here, &elsewhere))
}

impl Seen {
    /// Whether the word was nowhere.
    pub fn is_none(&self) -> bool {
        self.count == 0
    }

    /// Counts a place with `scores`.
    pub fn add(&mut self, scores: &Scores) {
        self.count += 1;
        self.kinds.iter_mut().zip(kinds(scores)).for_each(|(sum, kind)| *sum += units(kind));
    }

    /// Counts a place no more that was counted.
    pub fn take_back(&mut self, scores: &Scores) {
        self.subtract(&kinds(scores));
    }

    fn subtract(&mut self, kinds: &Kinds) {
        self.count -= 1;
        self.kinds.iter_mut().zip(kinds).for_each(|(sum, &kind)| *sum -= units(kind));
    }
}

fn units(probability: f32) -> u64 {
    (probability / UNIT) as u64
}

/// The probability of each kind: of being outside, and of beginning or being inside a name of each label.
fn kinds(scores: &Scores) -> Kinds {
    let odds = model::odds(scores);
    let total: f32 = odds.iter().sum();
    let sum = |k: usize| if k == 0 { odds[0] } else { odds[2 * k - 1] + odds[2 * k] };
    std::array::from_fn(|k| sum(k) / total)
}

fn blend(here: &Kinds, elsewhere: &Seen) -> Kinds {
    let count = elsewhere.count as f32;
    let share = SHARE * count / (count + HALF);
    let floored = elsewhere.kinds.map(|k| (k as f32 * UNIT / count).max(FLOOR));
    let total: f32 = floored.iter().sum();
    std::array::from_fn(|k| here[k] * (1.0 - share) + floored[k] / total * share)
}

/// The scores moved so that the kinds have the probabilities `to`; beginning against inside stays as it was.
fn rescaled(scores: &Scores, from: &Kinds, to: &Kinds) -> Scores {
    let moves: [i16; KINDS] = std::array::from_fn(|k| model::units((to[k] / from[k].max(1e-6)).ln()));
    std::array::from_fn(|tag| scores[tag].saturating_add(moves[tag.div_ceil(2)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Scores of probability `sure` for `tag`, the rest for being outside.
    fn scores(tag: usize, sure: f32) -> Scores {
        let mut p = [1e-4; TAGS];
        p[0] = 1.0 - sure;
        p[tag] = sure;
        p.map(|p| model::units(p.ln()))
    }

    /// The kinds of each place of one word.
    fn all_mixed(places: &[Scores]) -> Vec<Kinds> {
        let mut seen = Seen::default();
        places.iter().for_each(|scores| seen.add(scores));
        places.iter().map(|s| kinds(&mixed(s, &seen))).collect()
    }

    #[test]
    fn a_doubtful_place_follows_the_sure_ones() {
        let got = all_mixed(&[scores(1, 0.99), scores(2, 0.98), scores(1, 0.3)]);
        assert!(got[2][1] > 0.5, "more likely than not: {:?}", got[2]);
        assert!(got[0][1] > 0.6, "a sure place stays what it is: {:?}", got[0]);
    }

    #[test]
    fn what_is_taken_back_was_never_there() {
        let [mut seen, mut other] = [Seen::default(); 2];
        let [first, second] = [scores(2, 0.99), scores(1, 0.4)];
        [first, second, first].iter().for_each(|scores| seen.add(scores));
        seen.take_back(&first);
        [second, first].iter().for_each(|scores| other.add(scores));
        assert_eq!(seen, other);
        [second, first].iter().for_each(|scores| seen.take_back(scores));
        assert!(seen == Seen::default() && seen.is_none());
    }

    #[test]
    fn a_word_alone_stays_as_it_is() {
        let alone = scores(1, 0.3);
        assert_eq!(all_mixed(&[alone]), [kinds(&alone)]);
    }

    #[test]
    fn beginning_and_inside_keep_their_share() {
        let mut seen = Seen::default();
        let [first, second] = [scores(2, 0.99), scores(1, 0.4)];
        [first, second].iter().for_each(|scores| seen.add(scores));
        let second = mixed(&second, &seen);
        assert!(second[1] > second[2] + model::units(3.0), "it still begins a name");
    }
}
