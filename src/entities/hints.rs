//! What the gazetteer and a few cue words know, added to the network's scores before anything is decided.

use super::decode::LABELS;
use super::features::{Position, is_capitalised};
use super::gazetteer::{Gazetteer, Kinds};
use super::places::Place;
use super::rules::NO_NAMES;
use crate::document::Label;
use crate::lexicon::{self, Keyed};
use crate::model::units;
use crate::segment::Token;
use crate::text::Span;
use std::ops::Range;
use std::sync::LazyLock;

/// The most words of a name that are looked up together.
const LONGEST: usize = 6;
/// What a known name of several words, a known word, and a cue add to a score; fitted on gold kept from training.
const NAME: i16 = units(2.0);
/// What a known name adds after its first word beside that: where it begins, it is there as a whole.
const WHOLE: i16 = units(5.0);
const WORD: i16 = units(0.3);
const CUE: i16 = units(3.0);
const NEXT: i16 = units(2.0);
/// How much likelier a designation is a name for its digits, and they part of it: the "F" and the "-16" of "F-16".
const DESIGNATION: i16 = units(1.0);
const DIGITS: i16 = units(6.0);
/// A pattern that leaves little doubt.
const SURE: i16 = units(6.0);
/// One that leaves none.
const CERTAIN: i16 = units(12.0);
/// How many positions a cue reaches: "the gangs Aske and Northgate", one joined to the other.
const CUE_REACH: usize = 8;

/// A word that tells the label of names: of those around it, or of the one right after it alone.
#[derive(Clone, Copy)]
struct Cue {
    label: Label,
    around: bool,
}

static CUES: LazyLock<Keyed<Cue>> = LazyLock::new(|| {
    let rows = lexicon::rows(include_str!("../../data/tagger_cues.tsv"));
    let cue =
        |row: &[&str]| Some(Cue { label: Label::from_name(row.get(1)?)?, around: row.get(2)? == &"around" });
    rows.filter_map(|row| Some((row[0], cue(&row)?))).collect()
});

/// A paragraph as the tagger sees it.
#[derive(Clone, Copy)]
pub(super) struct Paragraph<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    /// One for each token, and one for the end.
    pub positions: &'a [Position],
}

/// Adds what is known to the scores of the places of a paragraph, which are those of its positions that are wanted.
pub(super) fn add(paragraph: Paragraph, places: &mut [Place]) {
    let mut hints = Hints { paragraph, places };
    let mut at = 0;
    while at < paragraph.tokens.len() {
        at = hints.at(at).max(at + 1);
    }
}

struct Hints<'a, 'p> {
    paragraph: Paragraph<'a>,
    places: &'p mut [Place],
}

impl<'a> Hints<'a, '_> {
    /// Adds what starts at position `at`; gives where to go on.
    fn at(&mut self, at: usize) -> usize {
        if !self.has_capital(at) {
            match CUES.get(self.word(at)) {
                Some(&Cue { label, around: true }) => self.cue(at, label),
                Some(&Cue { label, .. }) if self.has_capital(at + 1) => {
                    self.raise(at + 1..at + 2, label, NEXT)
                }
                _ => {}
            }
            return at + 1;
        }
        self.patterns(at);
        let Some((end, label)) = self.known(at) else { return at + 1 };
        self.raise(at..end, label, if end - at > 1 { NAME } else { WORD });
        (at + 1..end).for_each(|i| self.raise_inside(i, label, WHOLE));
        end
    }

    fn has_capital(&self, at: usize) -> bool {
        is_capitalised(self.paragraph.positions[at].shape)
    }

    /// The word at a position; none at the end of the paragraph.
    fn word(&self, at: usize) -> &'a str {
        self.paragraph.tokens.get(at).map_or("", |t| t.span().of(self.paragraph.text))
    }

    /// From one token to another.
    fn span(&self, first: usize, last: usize) -> Span {
        self.paragraph.tokens[first].span().to(self.paragraph.tokens[last].span())
    }

    /// The longest name from `at` on that can be one thing only, and where it ends.
    fn known(&self, at: usize) -> Option<(usize, Label)> {
        let positions = self.paragraph.positions;
        let run = (at..(at + LONGEST).min(positions.len())).take_while(|&i| positions[i].is_wanted());
        let end = at + run.count();
        (at..end).rev().filter(|&i| self.may_end(i)).find_map(|end| {
            let name = self.span(at, end).of(self.paragraph.text);
            Some((end + 1, only_label(Gazetteer::builtin().lookup(name), end > at)?))
        })
    }

    fn may_end(&self, at: usize) -> bool {
        self.has_capital(at) || self.word(at).starts_with(|c: char| c.is_ascii_digit())
    }

    /// "a post on X", "the Trump Administration", "an F-16".
    fn patterns(&mut self, at: usize) {
        if self.is_designation(at) {
            for label in LABELS {
                self.raise(at..at + 1, label, DESIGNATION);
                (at + 1..at + 3).for_each(|i| self.raise_inside(i, label, DIGITS));
            }
        }
        let before = at.checked_sub(1).map_or("", |b| self.word(b));
        if matches!(before, "(" | ",") {
            self.seat(at);
        }
        let alone = |word: &str| !word.starts_with(char::is_uppercase) && word != "-" && word != "’";
        match self.word(at) {
            "X" if matches!(before, "on" | "via") && alone(self.word(at + 1)) => {
                self.raise(at..at + 1, Label::Organization, SURE);
            }
            "Administration" if before.starts_with(char::is_uppercase) && before != "The" => {
                self.raise(at - 1..at + 1, Label::Organization, SURE);
            }
            _ => {}
        }
    }

    /// "(D-Nev.)", ", R-Utah,": the letter of a party and where its member was elected.
    fn seat(&mut self, at: usize) {
        if !matches!(self.word(at), "D" | "R" | "I") || self.word(at + 1) != "-" {
            return;
        }
        let from = at + 2;
        let ends = (from..from + LONGEST).take_while(|&i| i < self.paragraph.tokens.len());
        let is_place = |end: &usize| {
            let name = self.span(from, *end).of(self.paragraph.text);
            Gazetteer::builtin().lookup(name).has(Kinds::PLACE)
        };
        if let Some(end) = ends.filter(is_place).last() {
            self.raise(from..end + 1, Label::Place, CERTAIN);
            (at..from).for_each(|i| self.raise_tag(i, 0, CERTAIN));
        }
    }

    /// Whether capitals, a hyphen and digits stand there without a space.
    fn is_designation(&self, at: usize) -> bool {
        let [first, hyphen, number] = [at, at + 1, at + 2].map(|i| self.word(i));
        let is_one = || self.span(at, at + 2).len() == first.len() + hyphen.len() + number.len();
        hyphen == "-"
            && !NO_NAMES.contains(first)
            && first.bytes().all(|b| b.is_ascii_uppercase())
            && number.starts_with(|c: char| c.is_ascii_digit())
            && is_one()
    }

    /// Raises the names on both sides of a cue: "the Aske gang", "members of the gangs Aske and Northgate".
    fn cue(&mut self, at: usize, label: Label) {
        let before = at.saturating_sub(CUE_REACH)..at;
        let after = at + 1..(at + 2 + CUE_REACH).min(self.paragraph.positions.len());
        for range in [before, after] {
            for i in range {
                self.raise(i..i + 1, label, CUE);
                self.raise_inside(i, label, CUE);
            }
        }
    }

    fn raise(&mut self, range: Range<usize>, label: Label, by: i16) {
        self.raise_tag(range.start, begin_tag(label), by);
        range.skip(1).for_each(|i| self.raise_inside(i, label, by));
    }

    fn raise_inside(&mut self, at: usize, label: Label, by: i16) {
        self.raise_tag(at, begin_tag(label) + 1, by);
    }

    fn raise_tag(&mut self, at: usize, tag: usize, by: i16) {
        if let Ok(found) = self.places.binary_search_by_key(&at, |place| place.at as usize) {
            let score = &mut self.places[found].scores[tag];
            *score = score.saturating_add(by);
        }
    }
}

fn begin_tag(label: Label) -> usize {
    LABELS.iter().position(|&l| l == label).map_or(0, |i| 2 * i + 1)
}

/// The label of a name that the gazetteer knows as one thing only. A single word must be no person's and no ordinary one.
fn only_label(kinds: Kinds, several: bool) -> Option<Label> {
    let people = Kinds::GIVEN | Kinds::SURNAME;
    if !several && kinds.has(people | Kinds::WORD) {
        return None;
    }
    let all = [
        (Kinds::PLACE, Label::Place),
        (Kinds::GROUP, Label::Group),
        (Kinds::ORGANIZATION | Kinds::MEDIA, Label::Organization),
        (Kinds::EVENT, Label::Event),
        (Kinds::WORK, Label::Work),
        (Kinds::LAW, Label::Law),
        (Kinds::PRODUCT, Label::Product),
    ];
    let mut labels = all.iter().filter(|(k, _)| kinds.has(*k)).map(|&(_, label)| label);
    labels.next().filter(|_| labels.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::features::{Features, Nearness};
    use crate::model::TAGS;
    use crate::segment::Segments;

    /// The tag that is highest at each position, all being equal before.
    fn hinted(text: &str) -> Vec<usize> {
        let segments = Segments::new(text);
        let features = Features::new(text, &segments);
        let positions: Vec<Position> =
            features.positions.iter().map(|p| Position { nearness: Nearness::Joins, ..*p }).collect();
        let place = |at| Place { at, scores: [0; TAGS] };
        let mut places: Vec<Place> = (0..positions.len() as u32).map(place).collect();
        add(Paragraph { text, tokens: &segments.tokens, positions: &positions }, &mut places);
        places.iter().map(|p| (1..TAGS).find(|&t| p.scores[t] > 0).unwrap_or(0)).collect()
    }

    #[test]
    fn a_known_name_of_several_words() {
        assert_eq!(hinted("via Getty Images now"), [0, 3, 4, 0, 0]);
    }

    #[test]
    fn words_that_can_be_many_things_are_left_alone() {
        assert_eq!(hinted("when Jordan left"), [0, 0, 0, 0]);
    }

    #[test]
    fn patterns() {
        assert_eq!(hinted("on X today"), [0, 3, 0, 0]);
        assert_eq!(hinted("on X Factor"), [0, 0, 0, 0]);
        assert_eq!(hinted("a Roe Administration"), [0, 3, 4, 0]);
        assert_eq!(hinted("an F-16 flew"), [0, 1, 2, 2, 0, 0]);
        assert_eq!(hinted("by F - 16 votes"), [0; 6]);
        assert_eq!(hinted("of COVID-19"), [0; 5]);
        assert_eq!(hinted("Roe (D-Nev.)"), [0, 0, 0, 0, 5, 6, 0, 0]);
        assert_eq!(hinted("Roe, R-Utah, left")[4], 5);
        assert_eq!(hinted("Roe (D-Day)")[4], 0);
    }

    #[test]
    fn cues_are_clean_and_work() {
        let rows = lexicon::rows(include_str!("../../data/tagger_cues.tsv")).count();
        assert_eq!(CUES.len(), rows, "each word once, each with a label");
        assert_eq!(hinted("Aske gang")[0], 3);
    }
}
