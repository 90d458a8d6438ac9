//! What the tagger sees of each token: its word, its shape, and what stands around it.
//!
//! The training code reads these very values (`examples/dump_features.rs`), so that there is one definition of them.

mod spellings;
mod word;

use crate::edit::{Carried, Edit, Memory};
use crate::segment::{Segments, Token, TokenKind};
use spellings::{Signs, Spelling, Spellings};
use std::ops::Range;
pub use word::{KINDS, MAX_PIECES, SHAPES, is_capitalised, key, kinds, pieces, shape, word_hash};

/// How many different contexts there are: see [`Position::context`].
pub const CONTEXTS: usize = 16;
/// How many positions from a word with a capital what joins it to a name can be.
const REACH: usize = 3;
/// The most letters of a word that a full stop after it can be part of.
const LONGEST_ABBREVIATION: usize = 5;

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
    /// Whether it is a word with a capital, or near such words: what the training weighs.
    pub near: bool,
    /// Whether it can be part of a name: of what is [`Position::near`], words with a capital and what joins them within names.
    pub wanted: bool,
}

/// A position as far as its paragraph tells it, and what it tells of the whole text.
#[derive(Clone, Copy, Debug, Default)]
struct Local {
    word: u32,
    shape: u8,
    context: u8,
    near: bool,
    wanted: bool,
    signs: Signs,
}

/// A text as the tagger sees it, and what it takes to see the next one, where only some paragraphs are others.
#[derive(Clone, Debug, Default)]
pub struct Features {
    /// The different words of this text and those before, lower-cased, in order of first appearance.
    pub words: Vec<String>,
    /// Tokens in order, with one position more after each paragraph.
    pub positions: Vec<Position>,
    spellings: Spellings,
    paragraphs: Carried<Vec<Local>>,
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
        out.follow(text, segments, Edit::all(segments.paragraphs.len()), Memory::Nothing);
        out
    }

    /// The words alone, and of no text.
    pub(super) fn words(self) -> Features {
        Features { words: self.words, spellings: self.spellings, ..Features::default() }
    }

    /// Reads what changed.
    pub(super) fn follow(&mut self, text: &str, segments: &Segments, edit: Edit, memory: Memory) {
        let (spellings, words) = (&mut self.spellings, &mut self.words);
        self.paragraphs.follow(edit, |p| locals(text, segments, p, |word| spellings.of(word, words)));
        self.before = (std::mem::take(&mut self.positions), std::mem::take(&mut self.starts));
        let mut lower = vec![false; self.words.len()];
        let locals = || self.paragraphs.iter().flatten();
        locals().filter(|l| l.signs.any(Signs::LOWER)).for_each(|l| lower[l.word as usize] = true);
        let whole = |l: &Local| {
            let also_lower = l.signs.any(Signs::UPPER) && lower[l.word as usize];
            let context = l.context | u8::from(also_lower) << 1;
            Position { word: l.word, shape: l.shape, context, near: l.near, wanted: l.wanted }
        };
        self.positions.reserve_exact(segments.tokens.len() + segments.paragraphs.len());
        for paragraph in self.paragraphs.iter() {
            self.starts.push(self.positions.len());
            self.positions.extend(paragraph.iter().map(whole));
        }
        self.starts.push(self.positions.len());
        memory.release(&mut self.paragraphs);
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

/// The positions of a paragraph.
fn locals<'t>(
    text: &'t str,
    segments: &Segments,
    paragraph: usize,
    mut spelling: impl FnMut(&'t str) -> Spelling,
) -> Vec<Local> {
    let range = segments.tokens_of(paragraph);
    let tokens = &segments.tokens[range.clone()];
    let spelled: Vec<Spelling> = tokens.iter().map(|t| spelling(t.span.of(text)).of_kind(t.kind)).collect();
    let capitals = capitals(&spelled) as u8;
    let starts = starts(segments, paragraph);
    let capitals_at = can_be_names(&spelled, &starts);
    let local = |i: usize| {
        let Spelling { word, shape, signs } = spelled[i];
        let context = u8::from(starts[i]) | capitals << 2;
        let near = capitals_at[i] || is_near(text, tokens, &capitals_at, i);
        let wanted = near && (capitals_at[i] || joins(text, tokens, &capitals_at, signs, i));
        Local { word, shape, context, near, wanted, signs }
    };
    let end = Local { word: spelling("").word, ..Local::default() };
    (0..tokens.len()).map(local).chain([end]).collect()
}

/// Which tokens of a paragraph are the first of their sentence, or marks before it.
fn starts(segments: &Segments, paragraph: usize) -> Vec<bool> {
    let mut out = Vec::new();
    for sentence in &segments.sentences[segments.paragraphs[paragraph].sentences()] {
        let mut first = true;
        for token in &segments.tokens[sentence.tokens()] {
            out.push(first);
            first &= token.kind == TokenKind::Mark;
        }
    }
    out
}

/// Which tokens of a paragraph have a capital for being names, or parts of one.
fn can_be_names(spelled: &[Spelling], starts: &[bool]) -> Vec<bool> {
    let has_capital = |i: usize| spelled.get(i).is_some_and(|s| s.signs.any(Signs::CAPITAL));
    // "It" among small words has one for starting the sentence.
    let only_starts = |i: usize| starts[i] && !has_capital(i + 1) && spelled[i].signs.any(Signs::STARTER);
    (0..spelled.len()).map(|i| has_capital(i) && !only_starts(i)).collect()
}

/// Whether words with `capitals` stand around token `at`, or on one side of one that can begin or end a name without.
fn is_near(text: &str, tokens: &[Token], capitals: &[bool], at: usize) -> bool {
    let any = |from: usize, to: usize| capitals[from..to.min(tokens.len())].contains(&true);
    let (before, after) = (any(at.saturating_sub(REACH), at), any(at + 1, at + 1 + REACH));
    before && after
        || (before || after)
            && (is_glue(text, tokens, at) || is_point(text, tokens, at) || is_point(text, tokens, at + 1))
}

/// Whether a token without a capital can be part of a name: "of", the "com" of "Space.com", the full stop of "Ill.", which is
/// none where it only ends a sentence.
fn joins(text: &str, tokens: &[Token], capitals: &[bool], signs: Signs, at: usize) -> bool {
    let is_glued_point = |at: usize| {
        let next = tokens.get(at + 1).map(|next| next.span.start());
        is_point(text, tokens, at) && next == Some(tokens[at].span.end())
    };
    let abbreviated = |before: usize| {
        capitals[before] && tokens[before].span.len() <= LONGEST_ABBREVIATION && is_point(text, tokens, at)
    };
    signs.any(Signs::JOINER)
        || is_glue(text, tokens, at)
        || is_glued_point(at)
        || at.checked_sub(1).is_some_and(|before| is_glued_point(before) || abbreviated(before))
}

/// Whether a token can begin or end a name without a capital: the "13" of "MS-13", the "al" of "al-Qaida", the "young" of
/// "An Se-young".
fn is_glue(text: &str, tokens: &[Token], at: usize) -> bool {
    let is_hyphen = |at: usize| tokens.get(at).is_some_and(|t| t.span.of(text) == "-");
    matches!(tokens[at].kind, TokenKind::Number | TokenKind::Clitic)
        || is_hyphen(at)
        || is_hyphen(at + 1)
        || at.checked_sub(1).is_some_and(is_hyphen)
}

fn is_point(text: &str, tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.span.of(text) == ".")
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
fn capitals(words: &[Spelling]) -> Capitals {
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
        let wanted = features.positions.iter().zip(&segments.tokens).filter(|(position, _)| position.wanted);
        wanted.map(|(_, token)| token.span.of(text)).collect()
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
