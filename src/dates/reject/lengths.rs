//! Lengths and recurring times that are only ways of speaking, or that say a rate.

use super::{ACCOUNT, AMOUNT, AWARD, CLOSED, COMPOUND, MEASURE, NO_PLURAL, Site, TO_DATE};
use crate::dates::items::{Around, Item};
use crate::dates::meaning::{Often, Unit, When};

impl Site<'_> {
    /// "a year" and "years": a length, unless they are only a way of speaking.
    pub(super) fn is_length(&self) -> bool {
        let When::Length(length) = self.item.expr.when else { return true };
        if length.unit == Unit::Quarter && (self.after() == "of" || self.is_one_word()) {
            return false;
        }
        let instant = matches!(length.unit, Unit::Second | Unit::Minute);
        if instant && self.item.rule != "one" && self.is_one_word() {
            return false;
        }
        if self.is_one_word() {
            return self.is_plural_of_time();
        }
        let indefinite = matches!(self.first(), "a" | "an" | "A" | "An") && self.count() == 2;
        !indefinite || self.follows_measure() || is_rate(self.around, self.item)
    }

    /// A bare plural: "for years", "hours after", but not "the darkest days", "his hours", "after hours".
    fn is_plural_of_time(&self) -> bool {
        let (before, after) = (self.before(), self.after());
        let counted = matches!(
            after,
            "of" | "after" | "before" | "later" | "ago" | "earlier" | "that" | "since" | "ahead"
        );
        let over = self.around.before(self.item.first, 2) == "over" && before == "the";
        let small = before.starts_with(|c: char| c.is_ascii_lowercase());
        let noun =
            small && !CLOSED.contains(before) && !TO_DATE.contains(before) && !MEASURE.contains(before);
        let definite =
            matches!(before, "the" | "The" | "his" | "her" | "their" | "its" | "my" | "our" | "your");
        !COMPOUND.contains(before)
            && !self.is_before_name()
            && (counted || over || !noun && !definite)
            && !(before == "after" && self.first() == "hours")
            && (self.first().starts_with(char::is_lowercase) || self.starts_sentence())
    }

    fn follows_measure(&self) -> bool {
        let before = self.before();
        MEASURE.contains(before) && (self.is_free() || before.eq_ignore_ascii_case("in"))
            || matches!(self.after(), "after" | "before") && self.last() != "century"
    }

    /// "the year", "the weekend": not "the worst time of the year", "player of the week", "a hen weekend".
    pub(super) fn is_unit(&self) -> bool {
        let bare = self.is_one_word();
        let noun = bare
            && self.before().starts_with(|c: char| c.is_ascii_lowercase())
            && !self.follows_preposition();
        if self.last() == "day" {
            // "fell 6 percent on the day": the day that is told of.
            return self.count() == 2
                && self.before() == "on"
                && !self.after().starts_with(char::is_alphabetic);
        }
        let award = self.before() == "of" && AWARD.contains(self.around.before(self.item.first, 2));
        let named =
            self.last().starts_with(char::is_uppercase) && !self.starts_sentence() && !self.is_first_word();
        self.is_free() && self.after() != "-" && !noun && !award && !named
    }

    fn is_first_word(&self) -> bool {
        self.is_one_word() && self.starts_sentence()
    }

    /// "daily", "every year", "a day": no names ("Daily News").
    pub(super) fn is_recurring(&self) -> bool {
        let capital = self.first().starts_with(char::is_uppercase) && !self.starts_sentence();
        let weekday = matches!(self.item.expr.when, When::Often(Often::Weekday(_)));
        let parts = self.is_one_word() && matches!(self.item.expr.when, When::Often(Often::Part(_)));
        let account = self.last().eq_ignore_ascii_case("quarterly") && ACCOUNT.contains(self.after());
        let named = capital && !weekday && self.is_one_word();
        let usual = self.last() == "everyday" && !self.is_free();
        !(named || account || usual)
            && (!parts || self.is_free() && (MEASURE.contains(self.before()) || self.is_after_verb()))
    }

    /// "works nights", "out mornings".
    fn is_after_verb(&self) -> bool {
        let before = self.before();
        matches!(before, "on" | "at" | "most" | "clear" | "out" | "open")
            || before.ends_with('s') && before != "is"
    }
}

/// Whether "a day" and the like says how often: after an amount of something.
pub(in crate::dates) fn is_rate(around: Around<'_>, item: &Item) -> bool {
    let When::Length(length) = item.expr.when else { return false };
    let one = item.rule == "one" && item.last == item.first + 2;
    let indefinite = one && matches!(around.word(item.first), "a" | "an" | "A" | "An");
    if !indefinite || matches!(length.unit, Unit::Century | Unit::Decade) {
        return false;
    }
    let before = around.before(item.first, 1);
    let amount_within = |most| (2..=most).any(|back| is_amount(around.before(item.first, back)));
    let small = before.starts_with(|c: char| c.is_ascii_lowercase());
    let plural = small && before.ends_with('s') && before.len() > 3 && !NO_PLURAL.contains(before);
    let noun = small && !CLOSED.contains(before) && !TO_DATE.contains(before);
    is_amount(before) || plural && amount_within(5) || noun && amount_within(3)
}

fn is_amount(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || AMOUNT.contains(word)
}
