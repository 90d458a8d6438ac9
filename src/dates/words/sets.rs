//! Words by what they are, outside of any shape: numbers, months, names that need a capital, zones.

use super::{Keyed, WORDS_TSV, ZONES_TSV};
use crate::lexicon::WordSet;
use std::sync::LazyLock;

static NUMBERS: LazyLock<Keyed<i32>> = LazyLock::new(|| {
    let rows = crate::lexicon::rows(WORDS_TSV).filter(|row| matches!(row[1], "num" | "ord"));
    rows.filter_map(|row| Some((row[0], row[2].parse().ok()?))).collect()
});

/// The number or ordinal that one word in small letters spells.
pub(in crate::dates) fn number(word: &str) -> Option<i32> {
    let small = word.starts_with(|c: char| c.is_ascii_lowercase());
    NUMBERS.get(word).filter(|_| small).copied()
}

static MONTHS: LazyLock<WordSet> = LazyLock::new(|| WordSet::marked(WORDS_TSV, "month"));

/// Whether `word` is the name of a month, whatever its case.
pub(in crate::dates) fn is_month(word: &str) -> bool {
    MONTHS.contains(word)
}

static SMALL_NAMES: LazyLock<WordSet> = LazyLock::new(|| WordSet::with_column(WORDS_TSV, 3, "name"));

/// Whether `word` is written in small letters and names a time only in capitals, or beside a number: "may", "march".
pub(in crate::dates) fn needs_capital(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase()) && SMALL_NAMES.contains(word)
}

/// A time zone: minutes from UTC in winter, and whether it keeps the daylight saving time of the United States.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dates) struct Zone {
    pub(in crate::dates) minutes: i32,
    pub(in crate::dates) us: bool,
}

static ZONES: LazyLock<Vec<Zone>> = LazyLock::new(|| {
    let zone = |row: Vec<&str>| Zone { minutes: row[1].parse().unwrap_or(0), us: row.get(2) == Some(&"us") };
    crate::lexicon::rows(ZONES_TSV).map(zone).collect()
});

/// The zone with the given value.
pub(in crate::dates) fn zone(value: i32) -> Option<Zone> {
    ZONES.get(usize::try_from(value).ok()?).copied()
}
