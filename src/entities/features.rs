//! What the tagger sees of each token: its word, its shape, and what stands around it.
//!
//! The training code reads these very values (`examples/dump_features.rs`), so that there is one definition of them.

mod nearness;
mod spellings;
mod word;

use crate::edit::Edit;
use crate::segment::{Segments, TokenKind};
pub use nearness::Nearness;
use spellings::{Signs, Spelling, Spellings};
use std::ops::Range;
pub use word::{KINDS, MAX_PIECES, SHAPES, is_capitalised, key, kinds, pieces, shape, word_hash};

/// How many different contexts there are: see [`Position::context`].
pub const CONTEXTS: usize = 16;

/// A token, or the end of a paragraph, as the tagger sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// Index into [`Features::words`].
    pub word: u32,
    /// What the token looks like, `0..SHAPES`; 0 for the end of a paragraph.
    pub shape: u8,
    /// Bit 0: first of its sentence. Bit 1: the text has the word in lower case too. Bits 2 and 3: its paragraph's
    /// capitals, 0 as usual, 1 like a title, 2 nothing but capitals.
    pub context: u8,
    /// How near to a name it can be.
    pub nearness: Nearness,
    /// What the letters tell.
    pub(crate) signs: Signs,
}

impl Position {
    /// Whether it can be part of a name.
    #[must_use]
    pub fn is_wanted(&self) -> bool {
        self.nearness >= Nearness::Joins
    }
}

/// Bit 1 of [`Position::context`].
const ALSO_LOWER: u8 = 1 << 1;

/// A text as the tagger sees it, and what it takes to see the next one, where only some paragraphs are others.
#[derive(Clone, Debug, Default)]
pub struct Features {
    /// The different words of this text and those before, lower-cased, in order of first appearance.
    pub words: Vec<String>,
    /// Tokens in order, with one position more after each paragraph.
    pub positions: Vec<Position>,
    spellings: Spellings,
    /// Where the positions of each paragraph start; at last, where all end.
    starts: Vec<usize>,
    /// [`Features::positions`] and the starts of the text before.
    before: (Vec<Position>, Vec<usize>),
}

impl Features {
    /// Reads the tokens of `text`.
    #[must_use]
    pub fn new(text: &str, segments: &Segments) -> Features {
        let mut out = Features::default();
        out.follow(text, segments, Edit::all(segments.paragraphs.len()));
        out
    }

    /// The words alone, and of no text.
    pub(super) fn words(self) -> Features {
        Features { words: self.words, spellings: self.spellings, ..Features::default() }
    }

    /// Reads what changed.
    pub(super) fn follow(&mut self, text: &str, segments: &Segments, edit: Edit) {
        self.before = (std::mem::take(&mut self.positions), std::mem::take(&mut self.starts));
        self.positions.reserve_exact(segments.tokens.len() + segments.paragraphs.len());
        for paragraph in 0..segments.paragraphs.len() {
            self.starts.push(self.positions.len());
            match edit.origin(paragraph) {
                Some(old) => {
                    let (positions, starts) = &self.before;
                    self.positions.extend_from_slice(&positions[starts[old]..starts[old + 1]]);
                }
                None => self.read(text, segments, paragraph),
            }
        }
        self.starts.push(self.positions.len());
        self.see_small_letters();
    }

    /// Adds the positions of a paragraph.
    fn read(&mut self, text: &str, segments: &Segments, paragraph: usize) {
        let tokens = &segments.tokens[segments.tokens_of(paragraph)];
        let first = self.positions.len();
        let mut position = |spelling: &str, kind| {
            let Spelling { word, shape, signs } = self.spellings.of(spelling, &mut self.words).of_kind(kind);
            Position { word, shape, signs, ..Position::default() }
        };
        self.positions.extend(tokens.iter().map(|t| position(t.span().of(text), t.kind())));
        let end = Position { word: position("", TokenKind::Mark).word, ..Position::default() };
        self.positions.push(end);
        let sentences = &segments.sentences[segments.paragraphs[paragraph].sentences()];
        let positions = &mut self.positions[first..];
        let mut at = 0;
        for sentence in sentences {
            let kinds = segments.tokens[sentence.tokens()].iter().map(|t| t.kind());
            let marks = kinds.take_while(|&kind| kind == TokenKind::Mark).count();
            let sentence = &mut positions[at..][..sentence.tokens().len()];
            sentence.iter_mut().take(marks + 1).for_each(|p| p.context |= 1);
            at += sentence.len();
        }
        let capitals = (capitals(&positions[..tokens.len()]) as u8) << 2;
        positions[..tokens.len()].iter_mut().for_each(|p| p.context |= capitals);
        nearness::settle(text, tokens, positions);
    }

    /// Says of each position with a capital whether the text has the word without one.
    fn see_small_letters(&mut self) {
        let mut lower = vec![false; self.words.len()];
        let small = self.positions.iter().filter(|p| p.signs.any(Signs::LOWER));
        small.for_each(|p| lower[p.word as usize] = true);
        for position in &mut self.positions {
            let also_lower = position.signs.any(Signs::UPPER) && lower[position.word as usize];
            position.context = position.context & !ALSO_LOWER | if also_lower { ALSO_LOWER } else { 0 };
        }
    }

    /// The positions of paragraph `paragraph`, its end included.
    pub(super) fn of_paragraph(&self, paragraph: usize) -> &[Position] {
        &self.positions[self.range(paragraph)]
    }

    /// The positions of a paragraph of the text before.
    pub(super) fn before(&self, paragraph: usize) -> &[Position] {
        let (positions, starts) = &self.before;
        &positions[starts[paragraph]..starts[paragraph + 1]]
    }

    /// Which these are.
    pub(super) fn range(&self, paragraph: usize) -> Range<usize> {
        self.starts[paragraph]..self.starts[paragraph + 1]
    }

    /// Where the positions of each paragraph start and, last, where all end.
    pub(super) fn starts(&self) -> &[usize] {
        &self.starts
    }

    /// Whether paragraph `paragraph` and all those that lie within `reach` positions of it are what they were before `edit`.
    pub(super) fn stands(&self, edit: Edit, paragraph: usize, reach: usize) -> bool {
        let (before, starts) = &self.before;
        let around =
            |starts: &[usize], paragraph| whole(starts, starts[paragraph]..starts[paragraph + 1], reach);
        let old = edit.origin(paragraph).map(|old| &before[around(starts, old)]);
        old.is_some_and(|old| *old == self.positions[around(&self.starts, paragraph)])
    }
}

/// `range` and `reach` positions to both sides, and what more the paragraphs there have, which start at `starts`.
fn whole(starts: &[usize], range: Range<usize>, reach: usize) -> Range<usize> {
    let first = starts.partition_point(|&start| start <= range.start.saturating_sub(reach));
    let end = starts.partition_point(|&start| start < range.end + reach);
    starts[first - 1]..starts[end.min(starts.len() - 1)]
}

/// How a paragraph uses capital letters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Capitals {
    Usual,
    Title,
    All,
}

/// Title case when three fifths of three words or more are capitalised; all capitals when three fifths of those longer
/// than a letter are nothing else.
fn capitals(words: &[Position]) -> Capitals {
    let (mut count, mut long, mut titled, mut shouted) = (0, 0, 0, 0);
    for signs in words.iter().map(|w| w.signs).filter(|signs| signs.any(Signs::LETTERS)) {
        count += 1;
        titled += usize::from(signs.any(Signs::UPPER));
        if signs.any(Signs::LONG) {
            long += 1;
            shouted += usize::from(signs.any(Signs::SHOUTED));
        }
    }
    match () {
        () if long > 0 && shouted * 5 > long * 3 => Capitals::All,
        () if count >= 3 && titled * 5 > count * 3 => Capitals::Title,
        () => Capitals::Usual,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features(text: &str) -> Features {
        Features::new(text, &Segments::new(text))
    }

    fn wanted(text: &str) -> Vec<&str> {
        let (segments, features) = (Segments::new(text), features(text));
        let wanted =
            features.positions.iter().zip(&segments.tokens).filter(|(position, _)| position.is_wanted());
        wanted.map(|(_, token)| token.span().of(text)).collect()
    }

    #[test]
    fn what_joins_capitals_can_be_part_of_a_name() {
        assert_eq!(
            wanted("Yet Rome and the Bank of Italy met."),
            ["Yet", "Rome", "and", "the", "Bank", "of", "Italy"]
        );
        assert_eq!(wanted("Ann quickly left Lisbon."), ["Ann", "Lisbon"]);
        assert_eq!(wanted("near Erie, Pa. Space.com."), ["Erie", ",", "Pa", ".", "Space", ".", "com"]);
        assert_eq!(wanted("by An Se-young and MS-13"), ["An", "Se", "-", "young", "and", "MS", "-", "13"]);
    }

    #[test]
    fn one_word_whatever_its_case() {
        let f = features("Apple ate an apple.\nAPPLE INC");
        let words: Vec<&str> = f.positions.iter().map(|p| f.words[p.word as usize].as_str()).collect();
        assert_eq!(words, ["apple", "ate", "an", "apple", ".", "", "apple", "inc", ""]);
        let contexts: Vec<u8> = f.positions.iter().map(|p| p.context).collect();
        assert_eq!(contexts, [3, 0, 0, 0, 0, 0, 11, 8, 0], "first and also lower; all capitals");
    }
}
