//! Items that stand where no date can: names, verbs, counted things, half-idioms.

use super::items::{Around, Item};
use super::meaning::{Often, Time, Unit, When};
use super::words;
use crate::lexicon::WordSet;
use std::sync::LazyLock;

const CONTEXT_TSV: &str = include_str!("../../data/dates/context.tsv");
static TO_DATE: LazyLock<WordSet> = LazyLock::new(|| WordSet::marked(CONTEXT_TSV, "to-date"));
static CLOSED: LazyLock<WordSet> = LazyLock::new(|| WordSet::marked(CONTEXT_TSV, "closed"));
static NUMBERED: LazyLock<WordSet> = LazyLock::new(|| WordSet::marked(CONTEXT_TSV, "numbered"));
static COUNTED: LazyLock<WordSet> = LazyLock::new(|| WordSet::marked(CONTEXT_TSV, "counted"));

/// Whether `item`, where it stands, is a temporal expression.
pub(super) fn keeps(around: Around<'_>, item: &Item) -> bool {
    let site = Site { around, item };
    item.stands_alone()
        && match item.rule {
            "month" => site.is_month(),
            "weekday" => site.is_weekday(),
            "season" => site.is_season(),
            "year" => site.is_year(),
            "day-of-month" => site.is_free() && site.is_on_day(),
            "the-past" => site.is_free(),
            "comparable-now" => site.after() != "-",
            "decade" => site.is_decade(),
            "holiday" => site.is_holiday(),
            "part-of-day" => site.is_part_of_day(),
            "relative-part-of-day" | "the-unit" | "unit-of-discourse" => {
                site.is_free() && site.after() != "-"
            }
            "one" | "vague-length" => site.is_length(),
            "each-named" | "often" | "each" => site.is_recurring(),
            "clock" => site.is_clock(),
            "today" | "relative-unit" | "length" => !site.is_title(),
            "reference" => !site.is_title() && (site.is_free() || !site.first().eq_ignore_ascii_case("the")),
            "military-clock" => site.item.expr.zone.is_some(),
            "away" => {
                site.around.word(site.item.last - 1) != "on"
                    || !site.after().starts_with(char::is_alphanumeric)
            }
            _ => true,
        }
}

/// An item and what stands around it.
struct Site<'t> {
    around: Around<'t>,
    item: &'t Item,
}

impl<'t> Site<'t> {
    fn before(&self) -> &'t str {
        self.around.before(self.item.first, 1)
    }

    fn after(&self) -> &'t str {
        self.around.word(self.item.last)
    }

    fn first(&self) -> &'t str {
        self.around.word(self.item.first)
    }

    fn is_one_word(&self) -> bool {
        self.item.last == self.item.first + 1
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

    fn is_on_day(&self) -> bool {
        const BEFORE: [&str; 11] =
            ["on", "by", "until", "till", "from", "to", "since", "before", "after", "through", "and"];
        BEFORE.contains(&self.before().to_lowercase().as_str())
    }

    /// Decades of the calendar, not of a life or a thermometer.
    fn is_decade(&self) -> bool {
        !matches!(
            self.before().to_lowercase().as_str(),
            "his" | "her" | "their" | "my" | "your" | "our" | "low" | "high" | "upper"
        )
    }

    /// A named day, not a thing of that day ("Christmas trees") or a person ("Father Christmas").
    fn is_holiday(&self) -> bool {
        let free = self.is_free() || self.item.last - self.item.first > 1;
        free && (self.follows_preposition() || !self.is_after_name())
    }

    fn is_before_name(&self) -> bool {
        self.after().starts_with(char::is_uppercase) && !CLOSED.contains(self.after())
    }

    /// After a capitalised word that does not merely start the sentence: "Theresa May".
    fn is_after_name(&self) -> bool {
        let before = self.before();
        before.starts_with(char::is_uppercase) && !TO_DATE.contains(before) && !CLOSED.contains(before)
    }

    fn is_abbreviation(&self) -> bool {
        self.first().len() <= 4
            && !matches!(self.first(), "May" | "June" | "July" | "MAY" | "JUNE" | "JULY" | "Sept")
    }

    /// A month alone: a name or a verb unless something says otherwise.
    fn is_month(&self) -> bool {
        if !self.is_one_word() {
            return true;
        }
        let dated = self.follows_preposition();
        match self.first().to_lowercase().as_str() {
            "april" | "june" | "august" if !dated => {
                let before = self.before();
                let fits = CLOSED.contains(before) || !before.starts_with(char::is_alphabetic);
                fits && !self.is_before_name()
            }
            "may" if self.starts_range() => true,
            "may" => (dated || matches!(self.before(), "(" | "'s" | "’s")) && !self.is_before_name(),
            "march" => {
                let verb =
                    matches!(self.after(), "to" | "on" | "into" | "for" | "against" | "of" | "madness");
                !self.is_before_name() && (dated || !(verb || self.is_after_name() || self.before() == "the"))
            }
            _ if self.is_abbreviation() => {
                (dated || self.after() == ".") && !self.is_before_name() && !self.is_after_name()
            }
            _ => dated || !(self.is_after_name() || self.is_before_name()),
        }
    }

    /// "May through September".
    fn starts_range(&self) -> bool {
        let next = self.around.word(self.item.last + 1).to_lowercase();
        matches!(self.after(), "through" | "to" | "until" | "-" | "–")
            && words::WORDS_TSV.lines().any(|l| l.starts_with(&format!("{next}\tmonth")))
    }

    fn is_weekday(&self) -> bool {
        let name = self.around.word(self.item.last - 1);
        let short = name.len() <= 4;
        let dated = self.after() == "." || self.after() == "," || self.follows_preposition();
        !(short && (!dated || self.is_after_name() || name.len() == 3 && self.after() != "."))
    }

    fn is_season(&self) -> bool {
        if !self.is_one_word() {
            let ruin = (self.after() == "of"
                || !self.follows_preposition() && self.first().eq_ignore_ascii_case("the"))
                && self.around.word(self.item.last - 1).eq_ignore_ascii_case("fall");
            return !ruin && (!self.is_before_name() || self.item.last - self.item.first > 2);
        }
        let first = self.first();
        let named = self.is_before_name()
            || self.is_after_name()
            || first.starts_with(char::is_uppercase) && !self.follows_preposition();
        let verb = matches!(first.to_lowercase().as_str(), "fall" | "spring") || self.before() == "to";
        !named && (!verb || self.before() != "to" && self.follows_preposition() && self.is_free())
    }

    /// Four digits alone: a year unless they count something or are part of a name or a number.
    fn is_year(&self) -> bool {
        let When::Calendar { year: super::meaning::Year::Is(year), .. } = self.item.expr.when else {
            return true;
        };
        let number = self.around.word(self.item.last - 1);
        if number.len() != 4 || self.item.last - self.item.first > 2 {
            return true;
        }
        let before = self.before().to_lowercase();
        let numbered = COUNTED.contains(self.after())
            || NUMBERED.contains(&before)
            || before == "." && NUMBERED.contains(self.around.before(self.item.first, 2));
        let dashed = matches!(before.as_str(), "(" | "–" | "-" | ",")
            && matches!(self.after(), ")" | "–" | "-" | "," | ".");
        let usual = (1700..=2040).contains(&year) || self.follows_preposition() || dashed;
        usual && !numbered && !self.is_part_of_number(year) && !self.is_address()
    }

    /// Digits beside digits: "555-2024", "2024-13-01", "$1999".
    fn is_part_of_number(&self, year: i32) -> bool {
        let (before, after) = (self.before(), self.after());
        let digits = |word: &str| word.parse::<i32>().ok();
        let left = self.around.before(self.item.first, 2);
        let prefix = matches!(left.to_lowercase().as_str(), "pre" | "post" | "mid" | "early" | "late");
        let glued =
            matches!(before, "-" | "/" | "." | ":") && self.touches_before() && left.len() != 4 && !prefix;
        let broken = after == "-"
            && digits(self.around.word(self.item.last + 1)).is_some_and(|n| n > 2200 || n <= year % 100);
        glued
            || broken
            || matches!(after, "%" | ":" | "°" | "/")
            || matches!(before, "$" | "£" | "€" | "#" | "+" | "¥")
    }

    fn touches_before(&self) -> bool {
        let tokens = &self.around.segments.tokens;
        self.item.first > self.around.first
            && tokens[self.item.first - 1].span.end() == tokens[self.item.first].span.start()
    }

    /// "1940 Elm Street": a capitalised word and then a kind of street.
    fn is_address(&self) -> bool {
        let street = |word: &str| {
            matches!(
                word,
                "Street"
                    | "St"
                    | "Avenue"
                    | "Ave"
                    | "Road"
                    | "Rd"
                    | "Boulevard"
                    | "Blvd"
                    | "Drive"
                    | "Lane"
                    | "Highway"
                    | "Way"
            )
        };
        (1..=3).any(|n| street(self.around.word(self.item.last + n)))
    }

    fn is_part_of_day(&self) -> bool {
        let words = self.item.last - self.item.first;
        let clock = matches!(self.item.expr.time, Some(Time::Clock(_)));
        let named = self.is_before_name()
            || self.first().starts_with(char::is_uppercase) && words == 1 && !self.starts_sentence();
        let before = self.before().to_lowercase();
        let dated = matches!(
            before.as_str(),
            "in" | "by"
                | "at"
                | "until"
                | "till"
                | "before"
                | "after"
                | "since"
                | "toward"
                | "towards"
                | "from"
                | "to"
                | "through"
                | "all"
        );
        match self.item.rule {
            _ if named => false,
            _ if words > 1 || clock => self.is_free() || words > 2,
            _ => {
                dated && (self.is_free() || before == "at") || self.first().eq_ignore_ascii_case("overnight")
            }
        }
    }

    fn starts_sentence(&self) -> bool {
        matches!(self.before(), "" | "." | "?" | "!" | "“" | "\"" | ":")
    }

    /// "a year" and "years": a length, unless they are only a way of speaking.
    fn is_length(&self) -> bool {
        let before = self.before().to_lowercase();
        let When::Length(length) = self.item.expr.when else { return true };
        if matches!(length.unit, Unit::Second | Unit::Minute) && self.item.rule != "one" && self.is_one_word()
        {
            return false;
        }
        if self.is_one_word() {
            return !matches!(
                before.as_str(),
                "'s" | "’s" | "old" | "light" | "business" | "office" | "working"
            ) && !self.is_before_name();
        }
        let indefinite = matches!(self.first().to_lowercase().as_str(), "a" | "an")
            && self.item.last - self.item.first == 2;
        !indefinite || self.follows_measure(&before) || is_rate(self.around, self.item)
    }

    fn follows_measure(&self, before: &str) -> bool {
        matches!(
            before,
            "in" | "for"
                | "within"
                | "over"
                | "after"
                | "than"
                | "least"
                | "about"
                | "around"
                | "almost"
                | "nearly"
                | "only"
                | "just"
                | "once"
                | "takes"
                | "took"
                | "take"
                | "spent"
                | "lasted"
                | "last"
                | "of"
                | "under"
                | "up"
                | "through"
                | "and"
                | "half"
                | "every"
                | "to"
                | "quarter"
                | "before"
                | "spend"
                | "until"
                | "roughly"
        ) && (self.is_free() || before == "in")
    }

    /// "daily", "every year", "a day": no names ("Daily News").
    fn is_recurring(&self) -> bool {
        let capital = self.first().starts_with(char::is_uppercase) && !self.starts_sentence();
        let weekday = matches!(self.item.expr.when, When::Often(Often::Weekday(_)));
        let parts = self.is_one_word() && matches!(self.item.expr.when, When::Often(Often::Part(_)));
        !(capital && !weekday && self.is_one_word())
            && (!parts || matches!(self.before(), "on" | "at" | "most" | "clear"))
    }

    /// In running text capitals where small letters belong make a title: "USA Today", "This Week".
    fn is_title(&self) -> bool {
        let last = self.around.word(self.item.last - 1);
        let body = self.around.is_running(self.item.first);
        let shouted = last.len() > 1 && last.chars().all(char::is_uppercase);
        let begins = self.is_one_word() && self.starts_sentence();
        body && last.starts_with(char::is_uppercase) && !begins && !shouted
    }

    /// A time of day: not the time of a race, a score or the number of a case.
    fn is_clock(&self) -> bool {
        let Some(Time::Clock(clock)) = self.item.expr.time else { return true };
        let before = self.before();
        let placed = self.follows_preposition()
            || matches!(before, "" | "," | "—" | "–" | "|" | "•" | ";" | "~" | "*" | "(");
        let timed = clock.second.is_some() || matches!(before, "with" | "in") || !placed;
        let stated =
            clock.sure || self.item.last - self.item.first > 3 || self.item.expr.when != When::Unsaid;
        !self.is_whole_line() && (stated && clock.second.is_none() || !timed) && self.after() != "-"
    }

    /// A clock on a line of its own is a player's, not a time.
    fn is_whole_line(&self) -> bool {
        self.item.first == self.around.first && self.item.last == self.around.last
    }
}

/// Whether "a day" and the like says how often: after an amount of something.
pub(super) fn is_rate(around: Around<'_>, item: &Item) -> bool {
    let When::Length(length) = item.expr.when else { return false };
    let indefinite =
        item.rule == "one" && item.last == item.first + 2 && matches!(around.word(item.first), "a" | "an");
    if !indefinite || matches!(length.unit, Unit::Century | Unit::Decade) {
        return false;
    }
    let before = around.before(item.first, 1);
    let is_amount = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            || matches!(
                word.to_lowercase().as_str(),
                "million" | "billion" | "trillion" | "times" | "once" | "twice" | "percent" | "%" | "dollars"
            )
    };
    let counted = before.ends_with('s')
        && before.len() > 3
        && before.starts_with(char::is_lowercase)
        && !matches!(
            before,
            "takes" | "lasts" | "spends" | "was" | "has" | "is" | "this" | "plus" | "across" | "perhaps"
        );
    let number_before = (2..=5)
        .any(|n| is_amount(around.before(item.first, n)) || is_number_word(around.before(item.first, n)));
    let amount_before = (2..=3)
        .any(|n| is_amount(around.before(item.first, n)) || is_number_word(around.before(item.first, n)));
    let noun = before.starts_with(|c: char| c.is_ascii_lowercase())
        && !CLOSED.contains(before)
        && !TO_DATE.contains(before);
    is_amount(before) || counted && number_before || noun && amount_before
}

fn is_number_word(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "eleven"
            | "twelve"
            | "fourteen"
            | "fifteen"
            | "twenty"
            | "thirty"
            | "hundred"
            | "thousand"
            | "dozen"
            | "one"
            | "several"
            | "many"
    )
}
