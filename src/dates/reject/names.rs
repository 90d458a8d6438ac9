//! Months, weekdays, seasons and holidays that are names of people and things, or verbs.

use super::{CLOSED, MARCHING, Site, TO_DATE};
use crate::dates::words;

/// Stand before a month, even one in small letters.
const IN_MONTH: [&str; 6] = ["in", "since", "until", "during", "between", "from"];

impl Site<'_> {
    /// A word in small letters that is a month's or a weekday's name only in capitals ("may", "sun"), without a number.
    pub(super) fn is_small_name(&self) -> bool {
        let is_small = |at: usize| words::needs_capital(self.around.word(at));
        // "may second" and "march first" can be verbs and what they say.
        let verb =
            (self.item.first..self.item.last).any(|at| matches!(self.around.word(at), "may" | "march"));
        let is_number = |word: &str| {
            word.starts_with(|c: char| c.is_ascii_digit()) || !verb && words::number(word).is_some()
        };
        let has_number = (self.item.first..self.item.last).any(|at| is_number(self.around.word(at)));
        let small = self.after().starts_with(|c: char| c.is_ascii_lowercase());
        let counted = verb && small && !CLOSED.contains(self.after()) && !TO_DATE.contains(self.after());
        let placed = self.is_one_word()
            && (IN_MONTH.contains(&self.before()) && self.is_free() || self.starts_range());
        (self.item.first..self.item.last).any(is_small) && (!has_number || counted) && !placed
    }

    /// A named day, not a thing of that day ("Christmas trees") or a person ("Father Christmas").
    pub(super) fn is_holiday(&self) -> bool {
        let timed = matches!(self.before(), "before" | "after" | "during" | "since" | "until" | "by");
        let free = self.is_free() || self.count() > 1 || timed;
        let led = self.first().starts_with(|c: char| c.is_ascii_lowercase());
        free && (led || self.follows_preposition() || !self.is_after_name())
    }

    pub(super) fn is_before_name(&self) -> bool {
        self.after().starts_with(char::is_uppercase) && !CLOSED.contains(self.after())
    }

    /// After a capitalised word that does not merely start the sentence: "Theresa May".
    pub(super) fn is_after_name(&self) -> bool {
        let before = self.before();
        before.starts_with(char::is_uppercase) && !TO_DATE.contains(before) && !CLOSED.contains(before)
    }

    fn is_abbreviation(&self) -> bool {
        let whole = ["May", "June", "July", "MAY", "JUNE", "JULY", "Sept"];
        self.first().len() <= 4 && !whole.contains(&self.first())
    }

    /// A month alone: a name or a verb unless something says otherwise.
    pub(super) fn is_month(&self) -> bool {
        if !self.is_one_word() {
            return true;
        }
        let dated = self.follows_preposition();
        match self.first().to_lowercase().as_str() {
            _ if self.starts_range() => true,
            "april" | "june" | "august" if !dated || self.before() == "and" => {
                let before = self.before();
                let fits = CLOSED.contains(before) || !before.starts_with(char::is_alphabetic);
                fits && !self.is_before_name()
            }
            "may" => (dated || matches!(self.before(), "(" | "'s" | "’s")) && !self.is_before_name(),
            "march" => {
                let verb = MARCHING.contains(self.after()) || self.is_after_name() || self.before() == "the";
                !self.is_before_name() && (dated || !verb)
            }
            _ if self.is_abbreviation() => {
                (dated && self.after() != "-" || self.after() == ".")
                    && !self.is_before_name()
                    && !self.is_after_name()
            }
            _ => dated || !(self.is_after_name() || self.is_before_name()),
        }
    }

    /// "May through September".
    fn starts_range(&self) -> bool {
        matches!(self.after(), "through" | "to" | "until" | "-" | "–")
            && words::is_month(self.around.word(self.item.last + 1))
    }

    pub(super) fn is_weekday(&self) -> bool {
        let name = self.last();
        let short = name.len() <= 4 && self.count() <= 2 && !name.starts_with(|c: char| c.is_ascii_digit());
        let dated = self.after() == "." || self.after() == "," || self.follows_preposition();
        let person = self.is_one_word() && self.is_before_name() && self.is_in_list_of_names();
        !person && !(short && (!dated || self.is_after_name() || name.len() == 3 && self.after() != "."))
    }

    /// "Sunday Nwafor": a comma or a title before it and a surname after.
    fn is_in_list_of_names(&self) -> bool {
        self.before() == "," && self.around.before(self.item.first, 2) == ")"
    }

    pub(super) fn is_season(&self) -> bool {
        if !self.is_one_word() {
            return !self.is_ruin() && (!self.is_before_name() || self.count() > 2);
        }
        let first = self.first();
        let named = self.is_before_name()
            || self.is_after_name()
            || first.starts_with(char::is_uppercase)
                && !self.follows_preposition()
                && !(self.starts_sentence() && self.after() == ",");
        let verb = matches!(first.to_lowercase().as_str(), "fall" | "spring") || self.before() == "to";
        !named && (!verb || self.before() != "to" && self.follows_preposition() && self.is_free())
    }

    /// "the fall of Rome", "the fall in prices".
    fn is_ruin(&self) -> bool {
        let the = !self.follows_preposition() && self.first().eq_ignore_ascii_case("the");
        (self.after() == "of" || the) && self.last().eq_ignore_ascii_case("fall")
    }
}
