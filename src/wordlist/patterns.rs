//! The patterns of a word list.

use super::{WordListError, entries, pattern};
use crate::text::Span;
use regex::{Regex, RegexBuilder};

/// Bytes of memory that one compiled pattern may take: "\pL{1000}{1000}" is refused rather than built.
const SIZE_LIMIT: usize = 1 << 20;

/// The patterns of a word list, apart from its names and labels: [`super::WordList::with_patterns`] takes what they find.
///
/// ```
/// use rubricator::{Span, wordlist::Patterns};
/// let patterns = Patterns::parse("Zork\tplace\n/Bill \\d+/\tlaw").unwrap();
/// assert_eq!(patterns.find("On Bill 21."), [(0, Span::new(3, 10))]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Patterns(Vec<Regex>);

impl Patterns {
    /// Reads a list's patterns, and nothing else of it.
    ///
    /// ```
    /// use rubricator::wordlist::Patterns;
    /// assert_eq!(Patterns::parse("Zork\tplace\n/(/\tlaw").unwrap_err().line, 2);
    /// ```
    ///
    /// # Errors
    /// The first line whose pattern is none.
    pub fn parse(tsv: &str) -> Result<Patterns, WordListError> {
        let patterns =
            entries(tsv).filter_map(|(line, entry)| Some((line, pattern(entry.split_once('\t')?.0)?)));
        let compiled =
            patterns.map(|(line, pattern)| compile(pattern).map_err(|reason| WordListError { line, reason }));
        compiled.collect::<Result<_, _>>().map(Patterns)
    }

    /// Where they match, and the number of the pattern, counted from 0.
    ///
    /// ```
    /// use rubricator::wordlist::Patterns;
    /// assert!(Patterns::default().find("On Bill 21.").is_empty());
    /// ```
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<(usize, Span)> {
        let of = |(number, pattern): (usize, &Regex)| -> Vec<(usize, Span)> {
            pattern.find_iter(text).map(|m| (number, Span::new(m.start(), m.end()))).collect()
        };
        self.0.iter().enumerate().flat_map(of).collect()
    }
}

fn compile(pattern: &str) -> Result<Regex, String> {
    let built = RegexBuilder::new(pattern).size_limit(SIZE_LIMIT).build();
    built.map_err(|e| format!("not a pattern: {}", e.to_string().trim().replace('\n', " ")))
}
