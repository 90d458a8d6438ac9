//! Items that stand where no date can: names, verbs, counted things, half-idioms. Each file judges one kind of item; the
//! words that they look for are data (`data/dates/context.tsv`).

mod clocks;
mod lengths;
mod names;
mod years;

pub(super) use clocks::starts_hour;
pub(super) use lengths::is_rate;

use super::items::{Around, Item};
use crate::lexicon::WordSet;
use std::sync::LazyLock;

const CONTEXT_TSV: &str = include_str!("../../../data/dates/context.tsv");

macro_rules! context {
    ($($(#[$doc:meta])* $name:ident = $mark:literal),* $(,)?) => {
        $($(#[$doc])* static $name: LazyLock<WordSet> = LazyLock::new(|| WordSet::marked(CONTEXT_TSV, $mark));)*
    };
}

context! {
    /// Stand before dates.
    TO_DATE = "to-date",
    /// No noun: what stands before them is no modifier of them.
    CLOSED = "closed",
    /// Follow numbers that count things.
    COUNTED = "counted",
    /// Stand before numbers that are no years.
    NUMBERED = "numbered",
    /// Kinds of streets.
    STREET = "street",
    /// Stand before a day of the month.
    ON_DAY = "on-day",
    /// Before decades of a life or a thermometer.
    OF_LIFE = "of-life",
    /// Stand before a part of the day.
    BEFORE_PART = "before-part",
    /// Stand before "a year" where that is a length.
    MEASURE = "measure",
    /// Say that "a year" after them means each year.
    AMOUNT = "amount",
    /// End in -s and are no plural noun.
    NO_PLURAL = "no-plural",
    /// Make a compound with the unit after them.
    COMPOUND = "compound",
    /// Show that "march" is a verb.
    MARCHING = "marching",
    /// Games have quarters, too.
    SPORT = "sport",
    /// What is measured by quarters.
    FINANCE = "finance",
    /// Stand before "at 3" where that is no time.
    LEVEL = "level",
    /// What is named "of the year".
    AWARD = "award",
    /// Stand after "quarterly" where that is an adjective of accounts.
    ACCOUNT = "account",
}

/// Whether `item`, where it stands, is a temporal expression.
pub(super) fn keeps(around: Around<'_>, item: &Item) -> bool {
    let site = Site { around, item };
    item.stands_alone() && !site.is_small_name() && site.fits()
}

/// An item and what stands around it.
struct Site<'t> {
    around: Around<'t>,
    item: &'t Item,
}

impl<'t> Site<'t> {
    /// Whether the rule that found the item holds here.
    fn fits(&self) -> bool {
        match self.item.rule {
            "month" => self.is_month(),
            "weekday" => self.is_weekday(),
            "season" => self.is_season(),
            "year" => self.is_year(),
            "day-of-month" => self.is_free() && ON_DAY.contains(self.before()),
            "the-past" | "year-end" => self.is_free(),
            "day-beside" | "day-past" => !self.after().starts_with(|c: char| c.is_alphanumeric()),
            "comparable-now" | "latest-quarter" => self.after() != "-",
            "quarter" => !self.is_of_game(),
            "half-alone" => self.is_near(&FINANCE) && !self.is_near(&SPORT),
            "digits" => !NUMBERED.contains(self.before()),
            "decade" => !OF_LIFE.contains(self.before()) && self.before() != "-",
            "holiday" => self.is_holiday(),
            "part-of-day" => self.is_part_of_day(),
            "relative-part-of-day" if self.is_title() => false,
            "relative-part-of-day" if self.starts_sentence() && self.is_before_name() => true,
            "relative-part-of-day" | "unit-of-discourse" => self.is_free() && self.after() != "-",
            "the-unit" => self.is_unit(),
            "one" | "vague-length" => self.is_length(),
            "each-named" | "often" | "each" => self.is_recurring(),
            "clock" => self.is_clock(),
            "bare-hour" => self.is_bare_hour(),
            "today" | "relative-unit" | "length" => !self.is_title(),
            "current" => {
                self.after().starts_with(|c: char| c.is_ascii_lowercase()) && !CLOSED.contains(self.after())
            }
            "reference" => {
                !self.is_title()
                    && self.before() != "by"
                    && (self.is_free() || !self.first().eq_ignore_ascii_case("the"))
            }
            "military-clock" => self.item.expr.zone.is_some() || self.is_on_the_hour(),
            "away" => {
                self.around.word(self.item.last - 1) != "on"
                    || !self.after().starts_with(char::is_alphanumeric)
            }
            _ => true,
        }
    }

    fn before(&self) -> &'t str {
        self.around.before(self.item.first, 1)
    }

    fn after(&self) -> &'t str {
        self.around.word(self.item.last)
    }

    fn first(&self) -> &'t str {
        self.around.word(self.item.first)
    }

    fn last(&self) -> &'t str {
        self.around.word(self.item.last - 1)
    }

    fn count(&self) -> usize {
        self.item.last - self.item.first
    }

    fn is_one_word(&self) -> bool {
        self.count() == 1
    }

    fn follows_preposition(&self) -> bool {
        TO_DATE.contains(self.before())
    }

    /// Nothing follows that the item is a modifier of: "the night" but not "the night shift".
    fn is_free(&self) -> bool {
        let after = self.after();
        let past = after.len() > 4 && after.ends_with("ed");
        !after.starts_with(char::is_alphabetic) || past || CLOSED.contains(after) || TO_DATE.contains(after)
    }

    fn starts_sentence(&self) -> bool {
        matches!(self.before(), "" | "." | "?" | "!" | "“" | "\"" | "‘" | "``" | "`" | ":")
    }

    /// In running text capitals where small letters belong make a title: "USA Today", "This Week".
    fn is_title(&self) -> bool {
        let last = self.last();
        let shouted = last.len() > 1 && last.chars().all(char::is_uppercase);
        let begins = self.is_one_word() && self.starts_sentence();
        last.starts_with(char::is_uppercase) && !begins && !shouted && self.around.is_running(self.item.first)
    }

    /// Whether one of the words around the item, in its sentence or `REACH` words to each side, is in `words`.
    fn is_near(&self, words: &WordSet) -> bool {
        const REACH: usize = 30;
        let range = self.item.first.saturating_sub(REACH)..self.item.last + REACH;
        range.into_iter().any(|at| words.contains(self.around.word(at)))
    }

    /// "the fourth quarter" of a game: points and goals are spoken of, and no money.
    fn is_of_game(&self) -> bool {
        self.is_near(&SPORT) && !self.is_near(&FINANCE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_clean() {
        let mut seen = std::collections::HashSet::new();
        for row in crate::lexicon::rows(CONTEXT_TSV) {
            assert_eq!(row.len(), 2, "{row:?}");
            assert_eq!(row[0], row[0].to_lowercase().trim(), "lower case, no white space");
            assert!(seen.insert((row[0], row[1])), "{row:?} stands twice");
        }
    }
}
