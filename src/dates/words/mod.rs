//! The lexicon of dates: what single words and phrases mean, read from `data/dates/*.tsv`.

use super::atoms::Atom;
use super::numbers;

mod classes;
mod sets;

pub(super) use crate::lexicon::{Key, Keyed};
pub(super) use classes::{Class, Kinds, name_of, value_of};
pub(super) use sets::{is_month, needs_capital, number, zone};

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
#[derive(Debug)]
pub(super) struct Entry {
    /// As a word on its own, in small letters and capitalised; of no tokens yet.
    alone: [Atom; 2],
    /// As the first of several words: the others, longest phrase first.
    pub(super) phrases: Vec<(Vec<Key>, Sense)>,
}

impl Entry {
    /// What the word means on its own.
    pub(super) fn alone(&self, capital: bool) -> &Atom {
        &self.alone[usize::from(capital)]
    }

    fn add(&mut self, sense: Sense) {
        let written = &mut self.alone[usize::from(sense.capitalised)..];
        written.iter_mut().for_each(|atom| *atom = atom.with(sense.facet.class, sense.facet.value));
    }

    /// Adds what numbers in words mean besides.
    fn finish(&mut self) {
        let [small, capital] =
            self.alone.map(|atom| atom.worth(i64::from(atom.get(Class::Num).unwrap_or(0)) * 1000));
        // "the Second Army", "April. One …": a capitalised number is no day of a month.
        self.alone = [numbers::with_day(small), capital];
    }
}

/// Every word that takes part in dates.
pub(super) struct Lexicon {
    entries: Keyed<Entry>,
}

pub(super) const WORDS_TSV: &str = include_str!("../../../data/dates/words.tsv");
pub(super) const ZONES_TSV: &str = include_str!("../../../data/dates/zones.tsv");
pub(super) const HOLIDAYS_TSV: &str = include_str!("../../../data/dates/holidays.tsv");

impl Lexicon {
    /// Reads the word lists, and adds the words that shapes spell out.
    pub(super) fn new(literals: &[&'static str]) -> Lexicon {
        let mut out = Lexicon { entries: Keyed::default() };
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
        out.entries.values_mut().for_each(Entry::finish);
        out
    }

    fn add_list(&mut self, tsv: &'static str, class: Class) {
        for (i, row) in crate::lexicon::rows(tsv).enumerate() {
            let capitalised = row.last() == Some(&"cap");
            self.add(row[0], Sense { facet: Facet { class, value: i as i32 }, capitalised });
        }
    }

    fn add(&mut self, words: &'static str, sense: Sense) {
        let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
        let rest: Vec<Key> =
            rest.split_terminator(' ').map(|word| Key::of(word).unwrap_or_default()).collect();
        let none = || Entry { alone: [Atom::new(0, 0); 2], phrases: Vec::new() };
        let entry = self.entries.entry(first).or_insert_with(none);
        if rest.is_empty() {
            entry.add(sense);
        } else {
            entry.phrases.push((rest, sense));
            entry.phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
    }

    /// What a word means.
    pub(super) fn get(&self, word: &str) -> Option<&Entry> {
        self.entries.get(word)
    }

    /// The number of `word` among those that shapes spell out.
    pub(super) fn literal(&self, word: &str) -> Option<i32> {
        self.get(word)?.alone(false).get(Class::Literal)
    }
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
                assert!(row[0].split(' ').all(|w| Key::of(w).is_some()), "{row:?}: too long");
                assert!(seen.insert((row[0], row[1])), "{row:?} stands twice");
            }
        }
        assert!(crate::lexicon::rows(WORDS_TSV).all(|row| sense(&row).is_some()));
    }

    #[test]
    fn words_are_found_whatever_their_case() {
        let lexicon = Lexicon::new(&["of"]);
        let class = |w: &str| lexicon.get(w).map(|e| e.alone(true).facets()[0].class);
        assert_eq!(class("MARCH"), Some(Class::Month));
        assert_eq!(class("Of"), Some(Class::Literal));
        assert_eq!(class("council"), None);
    }
}
