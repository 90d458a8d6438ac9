//! Clock times and parts of the day that are none: of a race, a score, a player, a show.

use super::{BEFORE_PART, CLOSED, LEVEL, Site, TO_DATE};
use crate::dates::items::Around;
use crate::dates::meaning::{Time, When};

impl Site<'_> {
    pub(super) fn is_part_of_day(&self) -> bool {
        let clock = matches!(self.item.expr.time, Some(Time::Clock(_)));
        let capital = self.first().starts_with(char::is_uppercase) && self.is_one_word();
        let before = self.before();
        if self.is_before_name() || capital && !self.starts_sentence() {
            return false;
        }
        if !self.is_one_word() || clock {
            return self.is_free() && self.after() != "of" || self.count() > 2;
        }
        BEFORE_PART.contains(before) && (self.is_free() || before == "at")
            || self.first().eq_ignore_ascii_case("overnight")
    }

    /// A time of day: not the time of a race, a score or the number of a case.
    pub(super) fn is_clock(&self) -> bool {
        let Some(Time::Clock(clock)) = self.item.expr.time else { return true };
        let before = self.before();
        let placed = self.follows_preposition()
            || matches!(before, "" | "," | "—" | "–" | "-" | "|" | "•" | ";" | "~" | "*" | "(");
        let timed = clock.second.is_some() && !clock.sure || matches!(before, "with" | "in") || !placed;
        let next = self.around.word(self.item.last + 1).starts_with(|c: char| c.is_ascii_digit());
        let ranged = next && matches!(self.after(), "to" | "until" | "-" | "–");
        let stated = clock.sure
            || ranged
            || self.last().ends_with("ish")
            || self.count() > 3
            || self.item.expr.when != When::Unsaid;
        let seconds = clock.second.is_some() && !clock.sure;
        !self.is_whole_line()
            && !self.is_start_of_count()
            && (stated && !seconds || !timed)
            && (self.after() != "-" || clock.sure || ranged && placed)
    }

    /// "0:00" and "0:45" count minutes, of a game or a film; what follows midnight is written "00:45", or with its zone.
    fn is_start_of_count(&self) -> bool {
        self.first() == "0" && self.around.word(self.item.first + 1) == ":" && self.item.expr.zone.is_none()
    }

    /// A clock on a line of its own is a player's, not a time.
    fn is_whole_line(&self) -> bool {
        self.item.first == self.around.first && self.item.last == self.around.last
    }

    /// "The office closes at 4.": an hour alone is a time where nothing follows that it could count, and no score or price
    /// stands before it.
    pub(super) fn is_bare_hour(&self) -> bool {
        let after = self.after();
        let ends = matches!(after, "" | "." | "," | ";" | "?" | "!" | ")" | "”" | "\"")
            || AFTER_HOUR.contains(&after);
        let digit_follows = self.around.word(self.item.last + 1).starts_with(|c: char| c.is_ascii_digit());
        let level = (2..=3).any(|n| LEVEL.contains(self.around.before(self.item.first, n)));
        ends && !digit_follows && !level && !CLOSED.contains(self.around.before(self.item.first, 2))
    }

    /// "at 0830": four digits that start with a naught, after a word that stands before times, or at the start of a line.
    pub(super) fn is_on_the_hour(&self) -> bool {
        let placed = matches!(self.before(), "at" | "by" | "from" | "until" | "to" | "between" | "");
        let placed = placed || self.starts_line();
        self.first().starts_with('0') && self.first().len() == 4 && placed
    }

    /// Whether a line break stands right before the item.
    fn starts_line(&self) -> bool {
        let start = self.around.span(self.item).start();
        self.around.text[..start].ends_with('\n')
    }
}

/// What follows an hour that stands alone: the day or the place.
const AFTER_HOUR: [&str; 8] = ["on", "sharp", "tomorrow", "today", "tonight", "yesterday", "this", "every"];

/// Whether the number at token `at` can be an hour before its day: "four on Monday", but not "2-1 on Monday" or "building 4
/// this afternoon".
pub(in crate::dates) fn starts_hour(around: Around<'_>, at: usize) -> bool {
    let before = around.before(at, 1);
    TO_DATE.contains(before) || matches!(before, "" | "," | ";" | "(")
}
