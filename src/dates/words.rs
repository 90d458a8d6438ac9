//! The lexicon of dates: what single words and phrases mean, read from `data/dates/*.tsv`.

use crate::lexicon::WordSet;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

macro_rules! classes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),* $(,)?) => {
        /// What part a word can play in a date. One word can play several.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub(super) enum Class { $($(#[$doc])* $variant),* }

        impl Class {
            pub(super) const COUNT: usize = [$($name),*].len();

            /// The class called `name` in the word lists, and, in capitals, in the shapes.
            pub(super) fn from_name(name: &str) -> Option<Class> {
                match name { $($name => Some(Class::$variant),)* _ => None }
            }
        }
    };
}

classes! {
    /// A word that a shape spells out; its value is its number among them.
    Literal = "literal",
    /// 1 to 12.
    Month = "month",
    /// 1 (Monday) to 7.
    Weekday = "weekday",
    /// A month and a day in digits, without a year: "10/1". See [`super::numeric`].
    ShortDate = "short-date",
    /// "Mondays": 1 to 7.
    Weekdays = "weekdays",
    /// A unit of time in the singular: an index into [`NAMES`].
    Unit = "unit",
    /// A unit in the plural.
    Units = "units",
    /// A unit's abbreviation: "min", "hr".
    Short = "short",
    /// A part of the day.
    Part = "part",
    /// "mornings".
    Parts = "parts",
    /// "early hours".
    Hours = "hours",
    /// "overnight".
    Overnight = "overnight",
    /// "tonight".
    Tonight = "tonight",
    /// A season.
    Season = "season",
    /// "yesterday": days from today.
    Today = "today",
    /// "last", "this", "next", counted from the day of writing.
    Which = "which",
    /// "previous", "same", "following", counted from a date mentioned before.
    Other = "other",
    /// "ago", "later".
    Way = "way",
    /// A whole number.
    Num = "num",
    /// "hundred", "thousand".
    Scale = "scale",
    /// "third", "21st".
    Ord = "ord",
    /// An ordinal in digits: "21st".
    Nth = "nth",
    /// A number that can be a day of the month.
    Day = "day",
    /// Four digits that can be a year, or words for such: 1000 to 2199.
    Year = "year",
    /// "1990s", "nineties": its first year.
    Decade = "decade",
    /// Two digits: "59" after "1958-".
    TwoDigits = "two-digits",
    /// "several".
    Vague = "vague",
    /// "a couple of".
    Pair = "pair",
    /// "daily": a value.
    Often = "often",
    /// "every", "each".
    Every = "every",
    /// "now", "recently", "the future".
    Ref = "ref",
    /// "current", "recent", "future" before a noun.
    Adj = "adj",
    /// "current" before a noun.
    Current = "current",
    /// "early", "late", "mid".
    Mod = "mod",
    /// "the end of", "earlier".
    Mods = "mods",
    /// "about", "at least".
    Amount = "amount",
    /// Q1 to Q4.
    Q = "q",
    /// H1 and H2.
    H = "h",
    /// 0 for a.m., 12 for p.m.
    Ampm = "ampm",
    /// "half", "quarter", in minutes: parts of an hour.
    Fraction = "fraction",
    /// "o'clock".
    OClock = "oclock",
    /// −1 for BC, 1 for AD.
    Era = "era",
    /// A time zone: an index into the list of zones.
    Zone = "zone",
    /// A named day: an index into the list of holidays.
    Holiday = "holiday",
    /// A clock time in digits with a colon: see [`super::numeric`].
    Clock = "clock",
    /// Digits with a point that can be a clock time: "9.30".
    Dotted = "dotted",
    /// Four digits that start with a naught and can be a clock time: "0830".
    Naught = "naught",
    /// A date in digits: see [`super::numeric`].
    Date = "date",
    /// An ISO date with its time of day, whose clock is the atom's second facet.
    Stamp = "stamp",
}

/// The names that values of the word lists can have; a value is stored as its index here.
pub(super) const NAMES: &[&str] = &[
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
    "millennium",
    "weekend",
    "fortnight",
    "night",
    "season",
    "MO",
    "noon",
    "MI",
    "AF",
    "EV",
    "NI",
    "midnight",
    "DT",
    "SP",
    "SU",
    "FA",
    "WI",
    "ago",
    "earlier",
    "before",
    "later",
    "hence",
    "back",
    "after",
    "many",
    "PRESENT",
    "PAST",
    "FUTURE",
    "START",
    "END",
    "MID",
    "APPROX",
    "LESS_THAN",
    "MORE_THAN",
    "EQUAL_OR_MORE",
    "EQUAL_OR_LESS",
    "ONLY",
    "P1D",
    "P1W",
    "P2W",
    "P1M",
    "P2M",
    "P3M",
    "P1Y",
    "P6M",
    "P2Y",
    "P5Y",
    "P10Y",
    "PT1H",
];

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

pub(super) const WORDS_TSV: &str = include_str!("../../data/dates/words.tsv");
pub(super) const ZONES_TSV: &str = include_str!("../../data/dates/zones.tsv");
pub(super) const HOLIDAYS_TSV: &str = include_str!("../../data/dates/holidays.tsv");

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

/// The value that is called `name`.
pub(super) fn value_of(name: &str) -> Option<i32> {
    NAMES.iter().position(|n| *n == name).map(|i| i as i32)
}

/// The name of a value; empty for a number out of range.
pub(super) fn name_of(value: i32) -> &'static str {
    usize::try_from(value).ok().and_then(|i| NAMES.get(i)).unwrap_or(&"")
}

static NUMBERS: LazyLock<HashMap<&'static str, i32, BuildHasherDefault<Fnv>>> = LazyLock::new(|| {
    let rows = crate::lexicon::rows(WORDS_TSV).filter(|row| matches!(row[1], "num" | "ord"));
    rows.filter_map(|row| Some((row[0], row[2].parse().ok()?))).collect()
});

/// The number or ordinal that one word in small letters spells.
pub(super) fn number(word: &str) -> Option<i32> {
    NUMBERS.get(word).copied()
}

static MONTHS: LazyLock<WordSet> = LazyLock::new(|| WordSet::marked(WORDS_TSV, "month"));

/// Whether `word` is the name of a month, whatever its case.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.contains(word)
}

static SMALL_NAMES: LazyLock<WordSet> = LazyLock::new(|| WordSet::with_column(WORDS_TSV, 3, "name"));

/// Whether `word` is written in small letters and names a time only in capitals, or beside a number: "may", "march".
pub(super) fn needs_capital(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase()) && SMALL_NAMES.contains(word)
}

/// A time zone: minutes from UTC in winter, and whether it keeps the daylight saving time of the United States.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Zone {
    pub(super) minutes: i32,
    pub(super) us: bool,
}

static ZONES: LazyLock<Vec<Zone>> = LazyLock::new(|| {
    let zone = |row: Vec<&str>| Zone { minutes: row[1].parse().unwrap_or(0), us: row.get(2) == Some(&"us") };
    crate::lexicon::rows(ZONES_TSV).map(zone).collect()
});

/// The zone with the given value.
pub(super) fn zone(value: i32) -> Option<Zone> {
    ZONES.get(usize::try_from(value).ok()?).copied()
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
