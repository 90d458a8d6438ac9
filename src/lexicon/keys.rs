//! Words as numbers, for looking them up: equal where they differ in case and in the kind of apostrophe or hyphen alone.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A word of at most [`LONGEST`] bytes in small letters, eight to a number, the first one lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Key([u64; 2]);

/// The longest word that has a key, in bytes; no word of the lists is longer.
const LONGEST: usize = 16;

/// A value for each of many words.
pub(crate) type Keyed<T> = HashMap<Key, T, BuildHasherDefault<Mix>>;

/// The byte `b` in each place.
const fn each(b: u8) -> u64 {
    u64::from_le_bytes([b; 8])
}

impl Key {
    /// The key of `word`; none where it is too long or has other characters than ASCII and apostrophes and hyphens.
    pub(crate) fn of(word: &str) -> Option<Key> {
        Key::at(word, 0, word.len())
    }

    /// The key of the word `text[start..end]`.
    pub(crate) fn at(text: &str, start: usize, end: usize) -> Option<Key> {
        let halves = first_bytes(&text.as_bytes()[start..], end - start);
        match halves {
            Some([a, b]) if (a | b) & each(0x80) == 0 => Some(Key([lower(a), lower(b)])),
            None if text.as_bytes()[start..end].is_ascii() => None,
            _ => plain(&text[start..end]),
        }
    }
}

/// The first `length` bytes of `bytes`, where so many fit. Sixteen are read at once: where they are not there, near the end
/// of a text, they are copied first.
fn first_bytes(bytes: &[u8], length: usize) -> Option<[u64; 2]> {
    if !(1..=LONGEST).contains(&length) {
        return None;
    }
    let copied = || {
        let mut out = [0; LONGEST];
        out[..bytes.len()].copy_from_slice(bytes);
        out
    };
    let [a, b] = halves(bytes.first_chunk().copied().unwrap_or_else(copied));
    let first = |n: usize| u64::MAX >> (64 - 8 * n);
    Some(if length > 8 { [a, b & first(length - 8)] } else { [a & first(length), 0] })
}

fn halves(bytes: [u8; LONGEST]) -> [u64; 2] {
    let both = u128::from_le_bytes(bytes);
    [both as u64, (both >> 64) as u64]
}

/// In small letters, all bytes at once: those from "A" to "Z" get the bit that makes them small.
fn lower(bytes: u64) -> u64 {
    let (from_a, past_z) = (bytes + each(0x80 - b'A'), bytes + each(0x7f - b'Z'));
    bytes | ((from_a ^ past_z) & each(0x80)) >> 2
}

/// The key of a word that has apostrophes or hyphens beyond ASCII.
fn plain(word: &str) -> Option<Key> {
    let mut bytes = [0; LONGEST];
    for (at, c) in word.chars().enumerate() {
        *bytes.get_mut(at)? = match c {
            '’' | '‘' | 'ʼ' => b'\'',
            '–' | '‐' | '‑' | '−' | '—' => b'-',
            c => u8::try_from(c).ok().filter(u8::is_ascii)?,
        };
    }
    Some(Key(halves(bytes).map(lower)))
}

/// Hashing of keys.
#[derive(Default)]
pub(crate) struct Mix(u64);

impl std::hash::Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.iter().for_each(|half| state.write_u64(*half));
    }
}

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|b| self.write_u64((*b).into()));
    }
    fn write_u64(&mut self, half: u64) {
        // An odd number without a pattern: the golden ratio.
        self.0 = (self.0.rotate_left(23) ^ half).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_equal_whatever_their_case_and_marks() {
        let same = |a, b| Key::of(a).is_some_and(|a| Some(a) == Key::of(b));
        assert!(same("MARCH", "march") && same("o’Clock", "O'clock") && same("–", "-"));
        assert!(same("@[Z", "@[z") && !same("@", "`") && !same("[", "{"));
        assert!(!same("may", "mar") && !same("may", "mayo"));
        assert_eq!(Key::of("é").or(Key::of("")).or(Key::of("seventeen letters")), None);
        assert_eq!(Key::at("on May 5, two thousand", 3, 6), Key::of("May"));
        assert_eq!(Key::at("in May", 3, 6), Key::of("May"));
    }
}
