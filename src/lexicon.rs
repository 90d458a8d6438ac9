//! Word lists of general use, compiled in from `data/*.tsv`: sorted at build time of the data, searched by bisection.

mod keys;

pub(crate) use keys::{Key, Keyed, mixed};
use std::sync::LazyLock;

/// A set of lower-case words: the first column of a TSV file whose comment lines start with `#`.
pub(crate) struct WordSet(Vec<&'static str>);

impl WordSet {
    /// Reads the first column of `tsv`.
    pub(crate) fn new(tsv: &'static str) -> WordSet {
        let mut words: Vec<&str> = rows(tsv).map(|row| row[0]).collect();
        words.sort_unstable();
        WordSet(words)
    }

    /// Reads the first column of the rows whose second one is `mark`.
    pub(crate) fn marked(tsv: &'static str, mark: &str) -> WordSet {
        WordSet::with_column(tsv, 1, mark)
    }

    /// Reads the first column of the rows whose column `at`, counted from 0, is `mark`.
    pub(crate) fn with_column(tsv: &'static str, at: usize, mark: &str) -> WordSet {
        let mut words: Vec<&str> =
            rows(tsv).filter(|row| row.get(at) == Some(&mark)).map(|row| row[0]).collect();
        words.sort_unstable();
        WordSet(words)
    }

    /// Whether `word` is in the set, whatever its case.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.0.binary_search_by(|w| w.bytes().cmp(word.bytes().map(|b| b.to_ascii_lowercase()))).is_ok()
    }
}

/// The rows of a TSV text, without comments and blank lines, each cut at its tabs.
pub(crate) fn rows(tsv: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = tsv.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    lines.map(|l| l.split('\t').collect())
}

const ABBREVIATIONS_TSV: &str = include_str!("../data/abbreviations.tsv");
static ABBREVIATIONS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(ABBREVIATIONS_TSV));
static BEFORE_NUMBERS: LazyLock<WordSet> = LazyLock::new(|| WordSet::marked(ABBREVIATIONS_TSV, "number"));
static MAY_END: LazyLock<WordSet> = LazyLock::new(|| WordSet::marked(ABBREVIATIONS_TSV, "end"));
static SENTENCE_STARTERS: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::new(include_str!("../data/starters.tsv")));

/// Whether a full stop after `word` belongs to it, where `next` is the word that follows: "Mr", "Sept", "No" before 5.
pub(crate) fn is_abbreviation(word: &str, next: &str) -> bool {
    ABBREVIATIONS.contains(word)
        && (next.starts_with(|c: char| c.is_ascii_digit()) || !BEFORE_NUMBERS.contains(word))
        && !(starts_sentence(next) && MAY_END.contains(word))
}

/// Whether `word`, capitalised after an acronym with points, rather starts a sentence than goes on with a name.
pub(crate) fn starts_sentence(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && SENTENCE_STARTERS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_clean() {
        for (name, tsv) in [
            ("abbreviations", include_str!("../data/abbreviations.tsv")),
            ("starters", include_str!("../data/starters.tsv")),
            ("joiners", include_str!("../data/joiners.tsv")),
        ] {
            let words: Vec<&str> = rows(tsv).map(|r| r[0]).collect();
            let mut unique = words.clone();
            unique.sort_unstable();
            unique.dedup();
            assert_eq!(unique.len(), words.len(), "{name}: a word stands twice");
            assert!(
                words.iter().all(|w| *w == w.to_lowercase().trim()),
                "{name}: lower case, no white space"
            );
        }
    }

    #[test]
    fn case_is_ignored() {
        assert!(is_abbreviation("Sept", "15") && is_abbreviation("MR", "Li"));
        assert!(is_abbreviation("No", "5") && !is_abbreviation("No", "It"));
        assert!(is_abbreviation("Inc", "Magazine") && !is_abbreviation("Inc", "The"));
        assert!(!is_abbreviation("walk", "It"));
        assert!(starts_sentence("The") && !starts_sentence("the"));
    }
}
