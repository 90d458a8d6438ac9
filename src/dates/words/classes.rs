//! The parts that a word can play in a date, and the names of their values.

macro_rules! classes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),* $(,)?) => {
        /// What part a word can play in a date. One word can play several.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub(in crate::dates) enum Class { $($(#[$doc])* $variant),* }

        impl Class {
            pub(in crate::dates) const COUNT: usize = [$($name),*].len();

            /// The class called `name` in the word lists, and, in capitals, in the shapes.
            pub(in crate::dates) fn from_name(name: &str) -> Option<Class> {
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
    /// "FY2024": its number.
    Fiscal = "fiscal",
    /// "2025-W12": see [`super::numeric`].
    IsoWeek = "iso-week",
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

/// What an atom can be taken for, as bits: one for each class, but for literals a few by their number. Where no bit is shared
/// nothing fits; where one is, it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dates) struct Kinds(u64);

impl Kinds {
    pub(in crate::dates) const NONE: Kinds = Kinds(0);
    /// How many bits are left for literals.
    const OTHERS: usize = u64::BITS as usize - Class::COUNT;

    /// The kinds of a class, or of one value of it.
    pub(in crate::dates) fn of(class: Class, value: Option<i32>) -> Kinds {
        let bit = match (class, value) {
            (Class::Literal, Some(value)) => Class::COUNT + value.unsigned_abs() as usize % Kinds::OTHERS,
            _ => class as usize,
        };
        Kinds(1 << bit)
    }

    /// Those of either.
    pub(in crate::dates) fn or(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    /// Whether something may be of both.
    pub(in crate::dates) fn meet(self, other: Kinds) -> bool {
        self.0 & other.0 != 0
    }
}

/// The names that values of the word lists can have; a value is stored as its index here.
pub(in crate::dates) const NAMES: &[&str] = &[
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

/// The value that is called `name`.
pub(in crate::dates) fn value_of(name: &str) -> Option<i32> {
    NAMES.iter().position(|n| *n == name).map(|i| i as i32)
}

/// The name of a value; empty for a number out of range.
pub(in crate::dates) fn name_of(value: i32) -> &'static str {
    usize::try_from(value).ok().and_then(|i| NAMES.get(i)).unwrap_or(&"")
}
