//! Four digits that are no year: they count something, or are part of a number, a name or an address.

use super::{COUNTED, NUMBERED, STREET, Site};
use crate::dates::meaning::{When, Year};

impl Site<'_> {
    /// Four digits alone: a year unless they count something or are part of a name or a number.
    pub(super) fn is_year(&self) -> bool {
        let When::Calendar { year: Year::Is(year), .. } = self.item.expr.when else { return true };
        if self.last().len() != 4 || self.count() > 2 {
            return true;
        }
        self.is_usual(year) && !self.is_numbered() && !self.is_part_of_number(year) && !self.is_address()
    }

    /// A year that news speak of, or one that is said to be one.
    fn is_usual(&self, year: i32) -> bool {
        let dashed = matches!(self.before(), "(" | "–" | "-" | ",")
            && matches!(self.after(), ")" | "–" | "-" | "," | ".");
        (1700..=2040).contains(&year) || self.follows_preposition() || dashed
    }

    fn is_numbered(&self) -> bool {
        let before = self.before();
        COUNTED.contains(self.after())
            || NUMBERED.contains(before)
            || before == "." && NUMBERED.contains(self.around.before(self.item.first, 2))
    }

    /// Digits beside digits: "555-2024", "2024-13-01", "$1999".
    fn is_part_of_number(&self, year: i32) -> bool {
        let (before, after) = (self.before(), self.after());
        self.is_glued()
            || self.is_broken(year)
            || matches!(after, "%" | ":" | "°")
            || after == "/" && !self.is_split(year)
            || matches!(before, "$" | "£" | "€" | "#" | "+" | "¥")
    }

    /// After a mark that joins it to another number or word: "138-2010", but "pre-1990" and "1985-1990".
    fn is_glued(&self) -> bool {
        let left = self.around.before(self.item.first, 2);
        let prefix = matches!(left.to_lowercase().as_str(), "pre" | "post" | "mid" | "early" | "late");
        let mark = matches!(self.before(), "-" | "/" | "." | ":");
        let third = self.around.before(self.item.first, 3) == "-";
        mark && self.touches_before() && (left.len() != 4 || third) && !prefix
    }

    /// Before a dash and a number that ends no range of years: "2010-2015-86".
    fn is_broken(&self, year: i32) -> bool {
        let next = self.around.word(self.item.last + 1).parse::<i32>().ok();
        let longer = self.around.word(self.item.last + 2) == "-";
        let word = self.around.word(self.item.last + 1);
        let code = word.contains(char::is_alphabetic) && word.contains(|c: char| c.is_ascii_digit());
        self.after() == "-" && (code || next.is_some_and(|n| n > 2200 || n <= year % 100 || longer))
    }

    /// "2024/25": two years that follow one another.
    fn is_split(&self, year: i32) -> bool {
        let next = self.around.word(self.item.last + 1);
        next.len() == 2 && next.parse() == Ok((year + 1) % 100)
    }

    fn touches_before(&self) -> bool {
        let tokens = &self.around.segments.tokens;
        self.item.first > self.around.first
            && tokens[self.item.first - 1].span().end() == tokens[self.item.first].span().start()
    }

    /// "1940 Elm Street": a capitalised word and then a kind of street.
    fn is_address(&self) -> bool {
        let is_street = |word: &str| word.starts_with(char::is_uppercase) && STREET.contains(word);
        (1..=3).any(|n| is_street(self.around.word(self.item.last + n)))
    }
}
