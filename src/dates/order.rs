//! Whether "03/04/2025" has the day or the month first: what the caller says, else what the text shows.

use super::anchor::Paragraph;
use super::items::{Around, Item};
use super::meaning::{Part, When};
use crate::lexicon::WordSet;
use crate::segment::{Segments, TokenKind};
use std::sync::LazyLock;

/// The order of day and month in dates of two numbers.
///
/// ```
/// use rubricator::DateOrder;
/// assert_eq!(DateOrder::from_id("dmy"), Some(DateOrder::DayFirst));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// "03/04" is 3 April, as in most of the world.
    DayFirst,
    /// "03/04" is 4 March, as in the United States.
    MonthFirst,
}

impl DateOrder {
    /// The order that settings call `id`: `dmy` or `mdy`. `auto` is none: the text tells.
    ///
    /// ```
    /// use rubricator::DateOrder;
    /// assert_eq!(DateOrder::from_id("mdy"), Some(DateOrder::MonthFirst));
    /// assert_eq!(DateOrder::from_id("ymd"), None);
    /// ```
    #[must_use]
    pub fn from_id(id: &str) -> Option<DateOrder> {
        match id {
            "dmy" => Some(DateOrder::DayFirst),
            "mdy" => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }
}

const SPELLING_TSV: &str = include_str!("../../data/dates/spelling.tsv");
static BRITISH: LazyLock<WordSet> = LazyLock::new(|| WordSet::marked(SPELLING_TSV, "british"));
static AMERICAN: LazyLock<WordSet> = LazyLock::new(|| WordSet::marked(SPELLING_TSV, "american"));

/// The order that a text shows: by its dates of numbers that allow one order only ("31/12/2024"), else by its dates in words
/// ("3 April", "April 3"), else by its spelling ("labour", "labor"). Without any sign the month is first.
pub(super) fn shown(text: &str, segments: &Segments, paragraphs: &[Paragraph<'_>]) -> DateOrder {
    let of = |votes: i32| match votes {
        0 => None,
        v if v > 0 => Some(DateOrder::DayFirst),
        _ => Some(DateOrder::MonthFirst),
    };
    let items = || paragraphs.iter().flat_map(|p| p.items.iter().map(move |item| (p.around, item)));
    let is_ambiguous = |item: &Item| matches!(item.expr.when, When::Digits(d) if !d.year_first);
    if !items().any(|(_, item)| is_ambiguous(item)) {
        return DateOrder::MonthFirst;
    }
    of(items().map(|(_, item)| vote_of_digits(item)).sum())
        .or_else(|| of(items().map(|(around, item)| vote_of_words(around, item)).sum()))
        .or_else(|| of(votes_of_spelling(text, segments)))
        .unwrap_or(DateOrder::MonthFirst)
}

fn vote_of_digits(item: &Item) -> i32 {
    match item.expr.when {
        When::Digits(d) if !d.year_first => i32::from(d.first > 12) - i32::from(d.second > 12),
        _ => 0,
    }
}

fn vote_of_words(around: Around<'_>, item: &Item) -> i32 {
    let When::Calendar { part: Part::Day(..), .. } = item.expr.when else { return 0 };
    let starts = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    if starts(around.word(item.first)) { 1 } else { -1 }
}

fn votes_of_spelling(text: &str, segments: &Segments) -> i32 {
    let words = segments.tokens.iter().filter(|t| t.kind() == TokenKind::Word).map(|t| t.span().of(text));
    words.map(|word| i32::from(BRITISH.contains(word)) - i32::from(AMERICAN.contains(word))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_clean() {
        for row in crate::lexicon::rows(SPELLING_TSV) {
            assert!(row.len() == 2 && row[0] == row[0].to_lowercase(), "{row:?}");
            assert!(!(BRITISH.contains(row[0]) && AMERICAN.contains(row[0])), "{row:?} is both");
        }
    }
}
