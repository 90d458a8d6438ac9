//! Words as numbers, for looking them up: equal where they differ in case and in the kind of apostrophe or hyphen alone.

use crate::hash::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{Hash, Hasher};

/// A word of at most [`LONGEST`] bytes in small letters, eight to a number, the first one lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Key([u64; 2]);

/// The longest word that has a key, in bytes; no word of the lists is longer.
const LONGEST: usize = 16;

/// The byte `b` in each place.
const fn each(b: u8) -> u64 {
    u64::from_le_bytes([b; 8])
}

impl Key {
    /// The key of `word`; none where it is too long or has other characters than ASCII and apostrophes and hyphens.
    pub(crate) fn of(word: &str) -> Option<Key> {
        match halves(word.as_bytes()) {
            Some([a, b]) if (a | b) & each(0x80) == 0 => Some(Key([lower(a), lower(b)])),
            None if word.is_ascii() => None,
            _ => plain(word),
        }
    }
}

/// `bytes` as numbers, where they are neither none nor more than have room. What is read of both ends overlaps in the middle.
fn halves(bytes: &[u8]) -> Option<[u64; 2]> {
    let length = bytes.len();
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let [first, last] = [first, last].map(|eight| u64::from_le_bytes(*eight));
        let beyond = 8 * LONGEST.checked_sub(length)? as u32;
        return Some([first, last.checked_shr(beyond).unwrap_or(0)]);
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let [first, last] = [first, last].map(|four| u64::from(u32::from_le_bytes(*four)));
        return Some([first | last << (8 * (length - 4)), 0]);
    }
    let at = |i: usize| u64::from(bytes[i]) << (8 * i);
    (length > 0).then(|| [at(0) | at(length / 2) | at(length - 1), 0])
}

/// A number that words share which differ in the case of ASCII letters alone, and seldom others.
pub(crate) fn mixed(word: &str) -> u64 {
    // An odd number without a pattern: the golden ratio.
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let (eights, rest) = word.as_bytes().as_chunks();
    let rest = halves(rest).map_or(0, |[few, _]| few);
    let numbers = eights.iter().map(|eight| u64::from_le_bytes(*eight)).chain([rest]);
    let mixed = |mixed: u64, number| (mixed.rotate_left(23) ^ lower(number)).wrapping_mul(MIX);
    numbers.fold(word.len() as u64, mixed)
}

/// In small letters, all bytes at once: those from "A" to "Z" get the bit that makes them small.
fn lower(bytes: u64) -> u64 {
    let [from_a, past_z] = [0x80 - b'A', 0x7f - b'Z'].map(|to| bytes.wrapping_add(each(to)));
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
    halves(&bytes).map(|halves| Key(halves.map(lower)))
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let [a, b] = self.0.map(u128::from);
        state.write_u128(a | b << 64);
    }
}

/// A value for each of many words.
#[derive(Clone, Debug)]
pub(crate) struct Keyed<T> {
    values: HashMap<Key, T>,
    /// The bits of the words' looks: most words of a text have no such look, and need not be searched for.
    looks: [u64; LOOKS / 64],
}

/// How many different looks of words are told apart.
const LOOKS: usize = 1024;

impl<T> Keyed<T> {
    /// The value of `word`.
    pub(crate) fn get(&self, word: &str) -> Option<&T> {
        if self.may_have(word) { self.values.get(&Key::of(word)?) } else { None }
    }

    /// Where the value of `word` is or goes; one that has no key shares its place with all such.
    pub(crate) fn entry(&mut self, word: &str) -> Entry<'_, Key, T> {
        // Marks within it can be up to two bytes longer where they are not ASCII.
        let marks = word.bytes().filter(|b| matches!(b, b'\'' | b'-')).count();
        for look in (word.len()..=word.len() + 2 * marks).filter_map(|length| look(word, length)) {
            self.looks[look / 64] |= 1 << (look % 64);
        }
        self.values.entry(Key::of(word).unwrap_or_default())
    }

    /// All values.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.values.values_mut()
    }

    /// How many words there are.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether a word of this look is there.
    pub(crate) fn may_have(&self, word: &str) -> bool {
        look(word, word.len()).is_none_or(|look| self.looks[look / 64] >> (look % 64) & 1 == 1)
    }
}

impl<T> Default for Keyed<T> {
    fn default() -> Keyed<T> {
        Keyed { values: HashMap::default(), looks: [0; LOOKS / 64] }
    }
}

impl<'w, T> FromIterator<(&'w str, T)> for Keyed<T> {
    /// Of words that come twice the last value counts.
    fn from_iter<I: IntoIterator<Item = (&'w str, T)>>(words: I) -> Keyed<T> {
        let mut out = Keyed::default();
        for (word, value) in words {
            out.entry(word).insert_entry(value);
        }
        out
    }
}

/// What a word of `length` bytes looks like: its first and last letter, whatever their case, and its length; none where one of
/// them is not ASCII.
fn look(word: &str, length: usize) -> Option<usize> {
    let (&first, &last) = (word.as_bytes().first()?, word.as_bytes().last()?);
    let letter = |b: u8| usize::from(b | 0x20);
    (first | last < 0x80).then(|| (letter(first) * 31 + letter(last) * 7 + length * 131) % LOOKS)
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
        let letters = "sixteen.letters_and more";
        let keys: Vec<_> = (1..=16).map(|length| Key::of(&letters[..length]).expect("a key").0).collect();
        let plainly = |length: usize| {
            u128::from_le_bytes(std::array::from_fn(|i| if i < length { letters.as_bytes()[i] } else { 0 }))
        };
        assert!(
            (1..).zip(keys).all(|(length, [a, b])| u128::from(a) | u128::from(b) << 64 == plainly(length))
        );
    }

    #[test]
    fn words_are_mixed_whatever_their_case() {
        let mixed = [
            "",
            "Wei Shi",
            "WEI SHI",
            "wei shi ",
            "Sao Tome and Principe",
            "sao tome and principf",
            "łódź",
            "Łódź",
        ]
        .map(mixed);
        assert_eq!(mixed[1], mixed[2]);
        let others = [0, 1, 3, 4, 5, 6, 7].map(|i| mixed[i]);
        assert!(others.iter().enumerate().all(|(i, other)| !others[..i].contains(other)), "{others:x?}");
    }

    #[test]
    fn values_are_found_by_words_that_are_equal() {
        let keyed: Keyed<i32> = [("o'clock", 1), ("may", 2), ("'s", 3), ("mid-may", 4)].into_iter().collect();
        let found = |word| keyed.get(word).copied();
        assert_eq!(
            ["O’Clock", "MAY", "’S", "Mid–May", "midʼmay"].map(found),
            [Some(1), Some(2), Some(3), Some(4), None]
        );
        assert_eq!(["", "may ", "mat", "a word that is too long", "é"].map(found), [None; 5]);
        assert!(!keyed.may_have("June") && keyed.may_have("June é"));
    }
}
