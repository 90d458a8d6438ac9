//! What the tagger sees of each token: its word, its shape, and what stands around it.
//!
//! The training code reads these very values (`examples/dump_features.rs`), so that there is one definition of them.

mod spellings;

use super::gazetteer::{Gazetteer, Kinds};
use crate::edit::{Carried, Edit, Memory};
use crate::lexicon;
use crate::segment::{Segments, Token, TokenKind};
use spellings::{Signs, Spelling, Spellings};
use std::ops::Range;
use std::sync::LazyLock;

/// How many different shapes there are: see [`shape`].
pub const SHAPES: usize = 40;
/// How many different contexts there are: see [`Position::context`].
pub const CONTEXTS: usize = 16;
/// What the gazetteer can tell of a word, in the order of the bits of [`kinds`].
pub const KINDS: [Kinds; 9] = [
    Kinds::COUNTRY,
    Kinds::REGION,
    Kinds::TOWN,
    Kinds::GROUP,
    Kinds::MAN,
    Kinds::WOMAN,
    Kinds::SURNAME,
    Kinds::ORGANIZATION,
    Kinds::WORD,
];
/// The most pieces of a word that are looked up; of a longer word the first ones.
pub const MAX_PIECES: usize = 24;
/// How many positions from a word with a capital what joins it to a name can be.
const REACH: usize = 3;

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
    /// Whether it can be part of a name: a word with a capital, or what joins such words.
    pub wanted: bool,
}

/// A position as far as its paragraph tells it, and what it tells of the whole text.
#[derive(Clone, Copy, Debug, Default)]
struct Local {
    word: u32,
    shape: u8,
    context: u8,
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
            Position { word: l.word, shape: l.shape, context, wanted: l.wanted }
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
    let wanted = wanted(text, tokens, &spelled, &starts);
    let local = |i: usize| {
        let Spelling { word, shape, signs } = spelled[i];
        let context = u8::from(starts[i]) | capitals << 2;
        Local { word, shape, context, wanted: wanted[i], signs }
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

/// Which tokens of a paragraph can be part of a name: words with a capital and what joins them.
fn wanted(text: &str, tokens: &[Token], spelled: &[Spelling], starts: &[bool]) -> Vec<bool> {
    let has_capital = |i: usize| spelled.get(i).is_some_and(|s| s.signs.any(Signs::CAPITAL));
    // "It" among small words has one for starting the sentence.
    let only_starts = |i: usize| starts[i] && !has_capital(i + 1) && spelled[i].signs.any(Signs::STARTER);
    let capitals: Vec<bool> = (0..tokens.len()).map(|i| has_capital(i) && !only_starts(i)).collect();
    let any = |from: usize, to: usize| {
        capitals[from.min(tokens.len())..to.min(tokens.len())].iter().any(|&capital| capital)
    };
    let joins = |i: usize| {
        let (before, after) = (any(i.saturating_sub(REACH), i), any(i + 1, i + 1 + REACH));
        before && after || (before || after) && is_glue(text, tokens, i)
    };
    (0..tokens.len()).map(|i| capitals[i] || joins(i)).collect()
}

/// Whether a token can begin or end a name without a capital: the "13" of "MS-13", the "al" of "al-Qaida", the "young" of
/// "An Se-young".
fn is_glue(text: &str, tokens: &[Token], at: usize) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |t| t.span.of(text));
    let is_hyphen = |at: usize| matches!(word(Some(at)), "-" | ".");
    matches!(tokens[at].kind, TokenKind::Number | TokenKind::Clitic)
        || is_hyphen(at)
        || is_hyphen(at + 1)
        || word(at.checked_sub(1)) == "-"
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

/// The form of `word` that is looked up: lower case, straight apostrophes, Latin letters as one character with their accents.
#[must_use]
pub fn key(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }) {
        let letter = key.chars().next_back().filter(|_| ('\u{300}'..'\u{370}').contains(&c));
        let whole = letter.and_then(|letter| composed(letter, c));
        if whole.is_some() {
            key.pop();
        }
        key.push(whole.unwrap_or(c));
    }
    key
}

/// Combining marks, each with letters and what these are with it, by turns.
static COMPOSED: LazyLock<Vec<(char, &str)>> = LazyLock::new(|| {
    let mark = |row: &[&str]| char::from_u32(u32::from_str_radix(row[0], 16).ok()?);
    let rows = lexicon::rows(include_str!("../../data/composed.tsv"));
    rows.filter_map(|row| Some((mark(&row)?, *row.get(1)?))).collect()
});

/// A letter and the mark on it as one character.
fn composed(letter: char, mark: char) -> Option<char> {
    let (_, pairs) = COMPOSED.iter().find(|(other, _)| *other == mark)?;
    let mut pairs = pairs.chars();
    while let (Some(plain), Some(whole)) = (pairs.next(), pairs.next()) {
        if plain == letter {
            return Some(whole);
        }
    }
    None
}

/// What a token looks like, `1..SHAPES`; 0 stands for the end of a paragraph.
#[must_use]
pub fn shape(word: &str) -> u8 {
    const MARKS: [(&str, u8); 26] = [
        (".", 4),
        (",", 5),
        ("\"", 6),
        ("“", 7),
        ("”", 8),
        ("'", 9),
        ("’", 9),
        ("‘", 10),
        ("(", 11),
        (")", 12),
        ("-", 13),
        ("–", 14),
        ("—", 14),
        (":", 15),
        (";", 16),
        ("!", 17),
        ("?", 17),
        ("/", 18),
        ("&", 19),
        ("$", 20),
        ("%", 21),
        ("@", 22),
        ("#", 23),
        ("[", 24),
        ("]", 24),
        ("…", 25),
    ];
    let Some(first) = word.chars().next() else { return 0 };
    if first.is_ascii_digit() {
        return digits_shape(word);
    }
    if first.is_alphabetic() {
        return letters_shape(word, first);
    }
    if matches!(first, '\'' | '’') && word.len() > first.len_utf8() {
        return 26;
    }
    MARKS.iter().find(|(mark, _)| *mark == word).map_or(27, |&(_, shape)| shape)
}

/// Whether a [`shape`] is that of a word with a capital letter, or of letters and digits mixed.
#[must_use]
pub fn is_capitalised(shape: u8) -> bool {
    (29..=37).contains(&shape)
}

fn digits_shape(word: &str) -> u8 {
    match word.len() {
        _ if !word.bytes().all(|b| b.is_ascii_digit()) => 28,
        4 => 1,
        1 | 2 => 2,
        _ => 3,
    }
}

fn letters_shape(word: &str, first: char) -> u8 {
    let rest = &word[first.len_utf8()..];
    let (upper, lower) = (rest.contains(char::is_uppercase), rest.contains(char::is_lowercase));
    match first.is_uppercase() {
        _ if rest.contains(|c: char| c.is_ascii_digit()) => 29,
        true if rest == "." => 30,
        true if rest.ends_with('.') => 31,
        true if rest.is_empty() => 32,
        true if !lower => {
            if word.len() <= 4 {
                33
            } else {
                34
            }
        }
        true if !upper => 35,
        true => 36,
        false if upper => 37,
        false if rest.contains('.') => 38,
        false => 39,
    }
}

/// Calls `see` with the hash of each piece of a word, itself given by its [`key`]: its first and last one to four
/// letters, and every run of three, the edges of the word counted as letters. Words without letters have no pieces.
pub fn pieces(key: &str, mut see: impl FnMut(u32)) {
    if !key.contains(char::is_alphabetic) {
        return;
    }
    let mut left = MAX_PIECES;
    let mut see = |hash: Fnv32| {
        if left > 0 {
            left -= 1;
            see(hash.0);
        }
    };
    let ends: Vec<usize> = key.char_indices().map(|(i, _)| i).chain([key.len()]).collect();
    let letters = ends.len() - 1;
    for n in 1..=letters.min(4) {
        see(Fnv32::default().with(b"^").with(&[b'0' + n as u8]).with(&key.as_bytes()[..ends[n]]));
        see(Fnv32::default().with(b"$").with(&[b'0' + n as u8]).with(&key.as_bytes()[ends[letters - n]..]));
    }
    let edged = |from: usize, to: usize| Fnv32::default().with(&key.as_bytes()[ends[from]..ends[to]]);
    if letters >= 2 {
        see(Fnv32::default().with(b"<").with(&key.as_bytes()[..ends[2]]));
        for i in 0..letters.saturating_sub(2) {
            see(edged(i, i + 3));
        }
        see(edged(letters - 2, letters).with(b">"));
    }
}

/// What the gazetteer's reference lists say that a word can be, itself given by its [`key`]: a bit for each of [`KINDS`].
/// Nothing where the gazetteer has it from the news that the tagger is trained on.
#[must_use]
pub fn kinds(key: &str) -> u16 {
    let found = Gazetteer::builtin().lookup(key);
    let bit = |(i, kinds): (usize, &Kinds)| u16::from(found.has(*kinds)) << i;
    if found.has(Kinds::NEWS) { 0 } else { KINDS.iter().enumerate().map(bit).sum() }
}

/// The hash by which a word's [`key`] is looked up.
#[must_use]
pub fn word_hash(key: &str) -> u32 {
    Fnv32::default().with(key.as_bytes()).0
}

/// Fowler–Noll–Vo 1a, 32 bits: the training code computes it too.
#[derive(Clone, Copy)]
struct Fnv32(u32);

impl Default for Fnv32 {
    fn default() -> Self {
        Fnv32(0x811c_9dc5)
    }
}

impl Fnv32 {
    fn with(self, bytes: &[u8]) -> Fnv32 {
        Fnv32(bytes.iter().fold(self.0, |h, &b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features(text: &str) -> Features {
        Features::new(text, &Segments::new(text))
    }

    #[test]
    fn one_word_whatever_its_case() {
        let f = features("Apple ate an apple.\nAPPLE INC");
        let words: Vec<&str> = f.positions.iter().map(|p| f.words[p.word as usize].as_str()).collect();
        assert_eq!(words, ["apple", "ate", "an", "apple", ".", "", "apple", "inc", ""]);
        let contexts: Vec<u8> = f.positions.iter().map(|p| p.context).collect();
        assert_eq!(contexts, [3, 0, 0, 0, 0, 0, 11, 8, 0], "first and also lower; all capitals");
    }

    #[test]
    fn shapes_differ() {
        let all = [
            "1", "2024", "300", "21st", "A", "A.", "U.S.", "UN", "UNESCO", "Rome", "McCoy", "iPhone", "a.m.",
            "x", "F16", "'s", "💩", ".", "“",
        ];
        let mut seen: Vec<u8> = all.iter().map(|w| shape(w)).collect();
        assert!(seen.iter().all(|&s| (1..SHAPES as u8).contains(&s)));
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), all.len(), "two of {all:?} have one shape");
    }

    #[test]
    fn pieces_of_words() {
        let count = |word: &str| {
            let mut n = 0;
            pieces(word, |_| n += 1);
            n
        };
        assert_eq!(count("1990"), 0);
        assert_eq!(count("a"), 2);
        assert_eq!(count("abc"), 3 + 3 + 3);
        assert_eq!(count(&"é".repeat(500)), MAX_PIECES);
    }

    #[test]
    fn accents_are_one_character_with_their_letter() {
        assert_eq!(key("Zoe\u{308}’S Cafe\u{301}"), "zoë's café");
        let others = "\u{308}x\u{301}q\u{489}à\u{300}";
        assert_eq!(key(others), others);
    }

    #[test]
    fn hash_is_fnv_1a() {
        assert_eq!(word_hash(""), 0x811c_9dc5);
        assert_eq!(word_hash("a"), 0xe40c_292c);
    }
}
