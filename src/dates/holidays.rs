//! Named days: when they fall in a year.

use super::value::{add_days, civil, weekday};
use super::words::HOLIDAYS_TSV;
use jiff::civil::Date;
use std::sync::LazyLock;

/// How a named day is found in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// Month and day.
    Fixed(i32, i32),
    /// The `n`th weekday of a month (from its end where negative), and so many days later.
    Nth { month: i32, weekday: i32, n: i32, later: i32 },
    /// Days from Easter Sunday.
    Easter(i32),
    /// The first such weekday after a day.
    After { month: i32, day: i32, weekday: i32 },
}

static RULES: LazyLock<Vec<Option<Rule>>> =
    LazyLock::new(|| crate::lexicon::rows(HOLIDAYS_TSV).map(|row| rule(row[1])).collect());

fn rule(text: &str) -> Option<Rule> {
    let words: Vec<&str> = text.split(' ').collect();
    let number = |at: usize| words.get(at).and_then(|w| w.trim_start_matches('+').parse().ok());
    let date = |at: usize| {
        let (month, day) = words.get(at)?.split_once('-')?;
        Some((month.parse().ok()?, day.parse().ok()?))
    };
    match words[0] {
        "nth" => {
            let later = number(4).unwrap_or(0);
            Some(Rule::Nth { month: number(1)?, weekday: number(2)?, n: number(3)?, later })
        }
        "easter" => Some(Rule::Easter(number(1)?)),
        "after" => {
            let (month, day) = date(1)?;
            Some(Rule::After { month, day, weekday: number(2)? })
        }
        _ => date(0).map(|(month, day)| Rule::Fixed(month, day)),
    }
}

/// The day on which the named day with the given value falls in `year`.
pub(super) fn day(value: i32, year: i32) -> Option<Date> {
    match (*RULES.get(usize::try_from(value).ok()?)?)? {
        Rule::Fixed(month, day) => civil(year, month, day),
        Rule::Nth { month, weekday, n, later } => add_days(nth(year, month, weekday, n)?, later),
        Rule::Easter(days) => add_days(easter(year)?, days),
        Rule::After { month, day, weekday } => first_after(civil(year, month, day)?, weekday),
    }
}

/// Month and day, where they are the same every year.
pub(super) fn fixed(value: i32) -> Option<(i32, i32)> {
    match (*RULES.get(usize::try_from(value).ok()?)?)? {
        Rule::Fixed(month, day) => Some((month, day)),
        _ => None,
    }
}

fn first_after(date: Date, wanted: i32) -> Option<Date> {
    add_days(date, (wanted - weekday(date) + 6).rem_euclid(7) + 1)
}

/// The `n`th such weekday of a month, from its end where negative.
pub(super) fn nth(year: i32, month: i32, wanted: i32, n: i32) -> Option<Date> {
    let first = civil(year, month, 1)?;
    if n < 0 {
        let last = first.last_of_month();
        return add_days(last, -(weekday(last) - wanted).rem_euclid(7) + 7 * (n + 1));
    }
    let day = add_days(first, (wanted - weekday(first)).rem_euclid(7) + 7 * (n - 1))?;
    (day.month() == first.month()).then_some(day)
}

/// Easter Sunday by the Gregorian rule (the anonymous algorithm of 1876).
fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    civil(year, month, (h + l - 7 * m + 114) % 31 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str, year: i32) -> Option<String> {
        let at = crate::lexicon::rows(HOLIDAYS_TSV).position(|row| row[0] == name)?;
        day(at as i32, year).map(|d| d.to_string())
    }

    #[test]
    fn every_rule_is_read() {
        assert!(RULES.iter().all(Option::is_some));
    }

    #[test]
    fn days() {
        for (name, year, want) in [
            ("thanksgiving", 1999, "1999-11-25"),
            ("election day", 1998, "1998-11-03"),
            ("memorial day", 2026, "2026-05-25"),
            ("black friday", 2025, "2025-11-28"),
            ("easter", 2025, "2025-04-20"),
            ("good friday", 2024, "2024-03-29"),
            ("boxing day", 2021, "2021-12-26"),
            ("remembrance sunday", 2025, "2025-11-09"),
        ] {
            assert_eq!(named(name, year).as_deref(), Some(want), "{name}");
        }
    }
}
