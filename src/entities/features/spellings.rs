//! The different spellings of words, each read once.

use super::{key, shape};
use crate::hash::HashMap;
use crate::lexicon::{self, WordSet};
use crate::segment::TokenKind;
use std::sync::LazyLock;

/// What the letters of a word tell, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signs(u8);

impl Signs {
    /// It starts with a capital.
    pub const UPPER: Signs = Signs(1);
    /// It is the lower-case form of a word, of two letters or more.
    pub const LOWER: Signs = Signs(1 << 1);
    /// A capital is somewhere in it.
    pub const CAPITAL: Signs = Signs(1 << 2);
    /// It starts sentences, and has no capital but for that: "It".
    pub const STARTER: Signs = Signs(1 << 3);
    /// It starts with a letter.
    pub const LETTERS: Signs = Signs(1 << 4);
    /// It is longer than a byte.
    pub const LONG: Signs = Signs(1 << 5);
    /// It has no small letter.
    pub const SHOUTED: Signs = Signs(1 << 6);
    /// It stands within names without a capital: "of", "&".
    pub const JOINER: Signs = Signs(1 << 7);

    /// Whether one of `wanted` is among them.
    pub fn any(self, wanted: Signs) -> bool {
        self.0 & wanted.0 != 0
    }

    fn of(word: &str, key: &str) -> Signs {
        let upper = word.starts_with(char::is_uppercase);
        let starter = lexicon::starts_sentence(word) && !word[1..].contains(char::is_uppercase);
        let lower = word.len() > 1 && word.starts_with(char::is_lowercase) && word == key;
        let all = [
            (Signs::UPPER, upper),
            (Signs::LOWER, lower),
            (Signs::CAPITAL, word.contains(char::is_uppercase)),
            (Signs::STARTER, starter),
            (Signs::LETTERS, word.starts_with(char::is_alphabetic)),
            (Signs::LONG, word.len() > 1),
            (Signs::SHOUTED, !word.contains(char::is_lowercase)),
            (Signs::JOINER, JOINERS.contains(word)),
        ];
        Signs(all.iter().filter(|(_, holds)| *holds).fold(0, |set, (sign, _)| set | sign.0))
    }
}

static JOINERS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../../data/joiners.tsv")));

/// A word as it is spelt.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spelling {
    /// Index of the word, whatever its case.
    pub word: u32,
    /// What it looks like.
    pub shape: u8,
    /// What its letters tell.
    pub signs: Signs,
}

impl Spelling {
    /// The same, where a token of kind `kind` is spelt so: only words are names or words in lower case.
    pub fn of_kind(self, kind: TokenKind) -> Spelling {
        let only = if kind == TokenKind::Word { 0 } else { Signs::LOWER.0 | Signs::CAPITAL.0 };
        Spelling { signs: Signs(self.signs.0 & !only), ..self }
    }
}

/// The different words of texts, found by their spelling as it stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Spellings {
    latest: Latest,
    by_spelling: HashMap<String, Spelling>,
    by_key: HashMap<String, u32>,
}

impl Spellings {
    /// Reads a spelling; a new word is added to `words`.
    pub fn of(&mut self, spelling: &str, words: &mut Vec<String>) -> Spelling {
        let Some(letters) = Letters::of(spelling) else { return self.look_up(spelling, words) };
        if let Some(known) = self.latest.get(letters) {
            return known;
        }
        let read = self.look_up(spelling, words);
        self.latest.put(letters, read);
        read
    }

    fn look_up(&mut self, spelling: &str, words: &mut Vec<String>) -> Spelling {
        if let Some(&known) = self.by_spelling.get(spelling) {
            return known;
        }
        let key = key(spelling);
        let signs = Signs::of(spelling, &key);
        let word = *self.by_key.entry(key).or_insert_with_key(|key| {
            words.push(key.clone());
            words.len() as u32 - 1
        });
        let new = Spelling { word, shape: shape(spelling), signs };
        self.by_spelling.insert(spelling.to_owned(), new);
        new
    }
}

/// A spelling of at most sixteen bytes, as numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Letters([u64; 2]);

impl Letters {
    /// None where the spelling is longer, or could be taken for one that zeros fill up.
    fn of(spelling: &str) -> Option<Letters> {
        let mut bytes = [0; 16];
        bytes.get_mut(..spelling.len())?.copy_from_slice(spelling.as_bytes());
        let both = u128::from_le_bytes(bytes);
        (!spelling.ends_with('\0')).then_some(Letters([both as u64, (both >> 64) as u64]))
    }

    /// Where it goes among the latest ones.
    fn slot(self) -> usize {
        // An odd number without a pattern: the golden ratio.
        const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
        let mixed = (self.0[0].wrapping_mul(MIX).rotate_left(32) ^ self.0[1]).wrapping_mul(MIX);
        (mixed >> (64 - LATEST.ilog2())) as usize
    }
}

/// How many of the latest spellings are at hand.
const LATEST: usize = 8192;

/// The spelling that was read last of all that share a slot. Spellings made to share one only miss it: nothing is searched.
#[derive(Clone, Debug, Default)]
struct Latest(Vec<(Letters, Spelling)>);

impl Latest {
    fn get(&self, letters: Letters) -> Option<Spelling> {
        let &(found, spelling) = self.0.get(letters.slot())?;
        (found == letters && letters != Letters::default()).then_some(spelling)
    }

    fn put(&mut self, letters: Letters, spelling: Spelling) {
        self.0.resize(LATEST, Default::default());
        self.0[letters.slot()] = (letters, spelling);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_told_from_every_other() {
        let words = (0..3000).map(|i| format!("Word{}", i % 1500));
        let odd = ["", "\0", "a\0", "a", "a\0\0", "sixteen letters.", "seventeen letters", "Ærøskøbing"];
        let (mut spellings, mut keys) = (Spellings::default(), Vec::new());
        for word in words.chain(odd.map(str::to_owned)).chain(odd.map(str::to_owned)) {
            let read = spellings.of(&word, &mut keys);
            assert_eq!((keys[read.word as usize].as_str(), read.shape), (&*key(&word), shape(&word)));
        }
        assert_eq!(keys.len(), 1500 + odd.len());
    }
}
