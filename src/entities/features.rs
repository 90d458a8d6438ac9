//! What the tagger sees of each token: its word, its shape, and what stands around it.
//!
//! The training code reads these very values (`examples/dump_features.rs`), so that there is one definition of them.

use crate::segment::{Segments, TokenKind};
use std::collections::{HashMap, HashSet};

/// How many different shapes there are: see [`shape`].
pub const SHAPES: usize = 40;
/// How many different contexts there are: see [`Position::context`].
pub const CONTEXTS: usize = 16;
/// The most pieces of a word that are looked up; of a longer word the first ones.
pub const MAX_PIECES: usize = 24;

/// A token, or the end of a paragraph, as the tagger sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Index into [`Features::words`].
    pub word: u32,
    /// What the token looks like, `0..SHAPES`; 0 for the end of a paragraph.
    pub shape: u8,
    /// Bit 0: first of its sentence. Bit 1: the text has the word in lower case too. Bits 2 and 3: its paragraph's
    /// capitals, 0 as usual, 1 like a title, 2 nothing but capitals.
    pub context: u8,
    /// Index of the token; `None` for the end of a paragraph.
    pub token: Option<u32>,
}

impl Position {
    /// Whether the token is the first of its sentence.
    #[must_use]
    pub fn is_first(&self) -> bool {
        self.context & 1 == 1
    }
}

/// A text as the tagger sees it.
#[derive(Clone, Debug, Default)]
pub struct Features {
    /// The different words of the text, lower-cased, in order of first appearance.
    pub words: Vec<String>,
    /// Tokens in order, with one position more after each paragraph.
    pub positions: Vec<Position>,
}

impl Features {
    /// Reads the tokens of `text`.
    #[must_use]
    pub fn new(text: &str, segments: &Segments) -> Features {
        let mut out = Features::default();
        let mut index = WordIndex::default();
        let lower = lower_words(text, segments);
        for paragraph in &segments.paragraphs {
            let sentences = &segments.sentences[paragraph.sentences()];
            let capitals =
                capitals(sentences.iter().flat_map(|s| s.tokens()).map(|i| token(text, segments, i)));
            for sentence in sentences {
                let mut first = true;
                for i in sentence.tokens() {
                    let word = token(text, segments, i);
                    let word_index = index.of(word, &mut out.words);
                    let also_lower = word.starts_with(char::is_uppercase)
                        && lower.contains(out.words[word_index as usize].as_str());
                    let context = u8::from(first) | u8::from(also_lower) << 1 | (capitals as u8) << 2;
                    first &= segments.tokens[i].kind == TokenKind::Mark;
                    out.positions.push(Position {
                        word: word_index,
                        shape: shape(word),
                        context,
                        token: Some(i as u32),
                    });
                }
            }
            let end = index.of("", &mut out.words);
            out.positions.push(Position { word: end, shape: 0, context: 0, token: None });
        }
        out
    }
}

fn token<'t>(text: &'t str, segments: &Segments, i: usize) -> &'t str {
    segments.tokens[i].span.of(text)
}

/// The different words of a text, found by their spelling as it stands.
#[derive(Default)]
struct WordIndex<'t> {
    by_spelling: HashMap<&'t str, u32>,
    by_key: HashMap<String, u32>,
}

impl<'t> WordIndex<'t> {
    fn of(&mut self, spelling: &'t str, words: &mut Vec<String>) -> u32 {
        let by_key = &mut self.by_key;
        *self.by_spelling.entry(spelling).or_insert_with(|| {
            *by_key.entry(key(spelling)).or_insert_with_key(|key| {
                words.push(key.clone());
                words.len() as u32 - 1
            })
        })
    }
}

/// The words that the text has in lower case, one letter words aside.
fn lower_words<'t>(text: &'t str, segments: &Segments) -> HashSet<&'t str> {
    let words = segments.tokens.iter().filter(|t| t.kind == TokenKind::Word).map(|t| t.span.of(text));
    words.filter(|w| w.len() > 1 && w.starts_with(char::is_lowercase)).collect()
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
fn capitals<'t>(words: impl Iterator<Item = &'t str>) -> Capitals {
    let (mut count, mut long, mut titled, mut shouted) = (0, 0, 0, 0);
    for word in words.filter(|w| w.starts_with(char::is_alphabetic)) {
        count += 1;
        titled += usize::from(word.starts_with(char::is_uppercase));
        if word.len() > 1 {
            long += 1;
            shouted += usize::from(!word.contains(char::is_lowercase));
        }
    }
    match () {
        () if long > 0 && shouted * 5 > long * 3 => Capitals::All,
        () if count >= 3 && titled * 5 > count * 3 => Capitals::Title,
        () => Capitals::Usual,
    }
}

/// The form of `word` that is looked up: lower case, straight apostrophes.
#[must_use]
pub fn key(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }).collect()
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
    fn hash_is_fnv_1a() {
        assert_eq!(word_hash(""), 0x811c_9dc5);
        assert_eq!(word_hash("a"), 0xe40c_292c);
    }
}
