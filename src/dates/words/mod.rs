//! The lexicon of dates: what single words and phrases mean, read from `data/dates/*.tsv`.

mod classes;
mod sets;

pub(super) use classes::{Class, name_of, value_of};
pub(super) use sets::{is_month, needs_capital, number, zone};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// What a word means in one of its classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Facet {
    pub(super) class: Class,
    pub(super) value: i32,
}

/// A sense of a word or phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sense {
    pub(super) facet: Facet,
    /// Counts only where the word is capitalised.
    pub(super) capitalised: bool,
}

/// What a first word can begin.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// As a word on its own.
    pub(super) senses: Vec<Sense>,
    /// As the first of several words: the others, longest phrase first.
    pub(super) phrases: Vec<(Vec<&'static str>, Sense)>,
}

/// Hashing of short lower-case words.
#[derive(Default)]
pub(super) struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.0 = (self.0 ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// Every word that takes part in dates.
pub(super) struct Lexicon {
    entries: HashMap<&'static str, Entry, BuildHasherDefault<Fnv>>,
    /// For each first and last letter, the lengths that such words have, as bits: most words of a text fail here.
    lengths: Box<[[u16; LETTERS]; LETTERS]>,
}

pub(super) const WORDS_TSV: &str = include_str!("../../../data/dates/words.tsv");
pub(super) const ZONES_TSV: &str = include_str!("../../../data/dates/zones.tsv");
pub(super) const HOLIDAYS_TSV: &str = include_str!("../../../data/dates/holidays.tsv");

/// The longest word that can take part, in bytes.
const LONGEST: usize = 15;

impl Lexicon {
    /// Reads the word lists, and adds the words that shapes spell out.
    pub(super) fn new(literals: &[&'static str]) -> Lexicon {
        let mut out = Lexicon { entries: HashMap::default(), lengths: Box::new([[0; LETTERS]; LETTERS]) };
        for row in crate::lexicon::rows(WORDS_TSV) {
            let sense = sense(&row).unwrap_or_else(|| panic!("words.tsv: {row:?}"));
            out.add(row[0], sense);
        }
        out.add_list(ZONES_TSV, Class::Zone);
        out.add_list(HOLIDAYS_TSV, Class::Holiday);
        for (i, word) in literals.iter().enumerate() {
            let facet = Facet { class: Class::Literal, value: i as i32 };
            out.add(word, Sense { facet, capitalised: false });
        }
        out
    }

    fn add_list(&mut self, tsv: &'static str, class: Class) {
        for (i, row) in crate::lexicon::rows(tsv).enumerate() {
            let capitalised = row.last() == Some(&"cap");
            self.add(row[0], Sense { facet: Facet { class, value: i as i32 }, capitalised });
        }
    }

    fn add(&mut self, words: &'static str, sense: Sense) {
        let mut parts = words.split(' ');
        let first = parts.next().unwrap_or("");
        let rest: Vec<&str> = parts.collect();
        if let Some((a, b)) = letters(first.as_bytes()) {
            self.lengths[a][b] |= 1 << first.len();
        }
        let entry = self.entries.entry(first).or_default();
        if rest.is_empty() {
            entry.senses.push(sense);
        } else {
            entry.phrases.push((rest, sense));
            entry.phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
    }

    /// What `word` means, whatever its case and its kind of apostrophe or hyphen.
    pub(super) fn get(&self, word: &str) -> Option<&Entry> {
        if word.is_ascii() {
            self.get_ascii(word.as_bytes())
        } else {
            let mut buffer = [0; LONGEST];
            self.get_ascii(plain_into(word, &mut buffer)?)
        }
    }

    fn get_ascii(&self, word: &[u8]) -> Option<&Entry> {
        let (a, b) = letters(word)?;
        if word.len() > LONGEST || self.lengths[a][b] & 1 << word.len() == 0 {
            return None;
        }
        let mut lower = [0; LONGEST];
        let lower = &mut lower[..word.len()];
        lower.copy_from_slice(word);
        lower.make_ascii_lowercase();
        self.entries.get(std::str::from_utf8(lower).ok()?)
    }
}

/// Whether `a`, with plain apostrophes and hyphens, is `b`, whatever their case.
pub(super) fn is_plainly(a: &str, b: &str) -> bool {
    let mut buffer = [0; LONGEST];
    a.eq_ignore_ascii_case(b)
        || !a.is_ascii() && plain_into(a, &mut buffer).is_some_and(|a| a.eq_ignore_ascii_case(b.as_bytes()))
}

/// `word` with plain apostrophes and hyphens; none where it is longer than every entry or other characters are left.
fn plain_into<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b [u8]> {
    let mut length = 0;
    for c in word.chars() {
        *buffer.get_mut(length)? = match c {
            '’' | '‘' | 'ʼ' => b'\'',
            '–' | '‐' | '‑' | '−' | '—' => b'-',
            c => u8::try_from(c).ok().filter(u8::is_ascii)?,
        };
        length += 1;
    }
    Some(&buffer[..length])
}

/// The letters of the alphabet, and one for all other characters.
const LETTERS: usize = 27;

/// The first and last letter of `word`, as indices.
fn letters(word: &[u8]) -> Option<(usize, usize)> {
    let letter = |b: &u8| usize::from((b | 0x20).wrapping_sub(b'a')).min(LETTERS - 1);
    Some((letter(word.first()?), letter(word.last()?)))
}

fn sense(row: &[&'static str]) -> Option<Sense> {
    let class = Class::from_name(row.get(1)?)?;
    let text = row.get(2)?;
    let value = text.parse().ok().or_else(|| value_of(text))?;
    Some(Sense { facet: Facet { class, value }, capitalised: row.get(3) == Some(&"cap") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_clean() {
        for tsv in [WORDS_TSV, ZONES_TSV, HOLIDAYS_TSV] {
            let mut seen = std::collections::HashSet::new();
            for row in crate::lexicon::rows(tsv) {
                assert!(row.len() > 1, "{row:?}: too few columns");
                assert_eq!(row[0], row[0].to_lowercase().trim(), "lower case, no white space");
                assert!(row[0].split(' ').all(|w| (1..=LONGEST).contains(&w.len())), "{row:?}: too long");
                assert!(seen.insert((row[0], row[1])), "{row:?} stands twice");
            }
        }
        assert!(crate::lexicon::rows(WORDS_TSV).all(|row| sense(&row).is_some()));
    }

    #[test]
    fn words_are_found_whatever_their_case() {
        let lexicon = Lexicon::new(&["of"]);
        let class = |w: &str| lexicon.get(w).and_then(|e| e.senses.first()).map(|s| s.facet.class);
        assert_eq!(class("MARCH"), Some(Class::Month));
        assert_eq!(class("Of"), Some(Class::Literal));
        assert_eq!(class("council"), None);
    }
}
