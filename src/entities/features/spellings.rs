//! The different spellings of words, each read once.

use super::{key, shape};
use crate::lexicon;
use crate::segment::TokenKind;
use std::collections::HashMap;

/// What the letters of a word tell, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs(u8);

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
        ];
        Signs(all.iter().filter(|(_, holds)| *holds).fold(0, |set, (sign, _)| set | sign.0))
    }
}

/// A word as it is spelt.
#[derive(Clone, Copy, Debug)]
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
    by_spelling: HashMap<String, Spelling>,
    by_key: HashMap<String, u32>,
}

impl Spellings {
    /// Reads a spelling; a new word is added to `words`.
    pub fn of(&mut self, spelling: &str, words: &mut Vec<String>) -> Spelling {
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
