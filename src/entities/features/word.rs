//! A word by itself: the form it is looked up by, its shape, its pieces, what the gazetteer says of it.

use crate::entities::gazetteer::{Gazetteer, Kinds};
use crate::lexicon;
use std::sync::LazyLock;

/// How many different shapes there are: see [`shape`].
pub const SHAPES: usize = 40;
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
    let rows = lexicon::rows(include_str!("../../../data/composed.tsv"));
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
