//! The shapes of TIMEX3 values: calendar dates with unknown parts, weeks, seasons and quarters, with or without a time of
//! day; durations; references.

/// Units of a duration's days and hours. Of two that begin alike the longer one comes first.
const DAYS: &[&str] = &["WE", "W", "DE", "D", "Y", "M", "CE", "Q", "H"];
const HOURS: &[&str] = &["H", "M", "S"];
const PARTS_OF_YEAR: &[&str] = &["SP", "SU", "FA", "WI", "H1", "H2", "HX", "Q1", "Q2", "Q3", "Q4", "QX"];
const PARTS_OF_DAY: &[&str] = &["MO", "MI", "AF", "EV", "NI", "DT", "XX"];

/// Whether `value` has a shape that TIMEX3 knows.
pub(super) fn is_timex(value: &str) -> bool {
    let at_end = |rest: Option<&str>| rest == Some("");
    matches!(value, "PAST_REF" | "PRESENT_REF" | "FUTURE_REF")
        || at_end(time(value))
        || at_end(duration(value))
        || date(value).is_some_and(|rest| rest.is_empty() || at_end(time(rest)))
}

// Each of these gives what follows the thing that it is named after; `None` where that thing is not there.

fn date(text: &str) -> Option<&str> {
    let year = text.bytes().take(4).take_while(|b| b.is_ascii_digit() || *b == b'X').count();
    let rest = text.get(year..).filter(|_| year >= 2)?;
    let Some(part) = rest.strip_prefix('-') else { return Some(rest) };
    one_of(part, PARTS_OF_YEAR).or_else(|| week(part)).or_else(|| month(part))
}

fn week(text: &str) -> Option<&str> {
    let rest = two_digits(text.strip_prefix('W')?, 0..=59).or_else(|| text.strip_prefix("WXX"))?;
    let Some(day) = rest.strip_prefix('-') else { return Some(rest) };
    day.strip_prefix("WE").or_else(|| day.strip_prefix(|c| matches!(c, '1'..='7')))
}

fn month(text: &str) -> Option<&str> {
    let rest = two_digits(text, 1..=12).or_else(|| text.strip_prefix("XX"))?;
    let Some(day) = rest.strip_prefix('-') else { return Some(rest) };
    two_digits(day, 1..=31).or_else(|| day.strip_prefix("XX"))
}

fn time(text: &str) -> Option<&str> {
    let text = text.strip_prefix('T')?;
    let hour = two_digits(text, 0..=24).or_else(|| one_of(text, PARTS_OF_DAY))?;
    let minutes = sixtieths(hour).unwrap_or(hour);
    let seconds = sixtieths(minutes).filter(|_| minutes.len() < hour.len()).unwrap_or(minutes);
    Some(zone(seconds).unwrap_or(seconds))
}

fn sixtieths(text: &str) -> Option<&str> {
    two_digits(text.strip_prefix(':')?, 0..=59)
}

fn zone(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix('Z') {
        return Some(rest);
    }
    let hours = two_digits(text.strip_prefix(['+', '-'])?, 0..=99)?;
    Some(two_digits(hours.strip_prefix(':').unwrap_or(hours), 0..=99).unwrap_or(hours))
}

fn duration(text: &str) -> Option<&str> {
    let rest = amounts(text.strip_prefix('P')?, DAYS);
    match rest.strip_prefix('T') {
        None => Some(rest),
        Some(hours) => Some(amounts(one_of(amount(hours)?, HOURS)?, HOURS)),
    }
}

/// What follows the last of some amounts, each with a unit.
fn amounts<'t>(mut text: &'t str, units: &[&str]) -> &'t str {
    while let Some(rest) = amount(text).and_then(|rest| one_of(rest, units)) {
        text = rest;
    }
    text
}

fn amount(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix('X') {
        return Some(rest.strip_prefix('X').unwrap_or(rest));
    }
    let whole = digits(text)?;
    Some(whole.strip_prefix('.').and_then(digits).unwrap_or(whole))
}

fn digits(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < text.len()).then_some(rest)
}

fn two_digits(text: &str, known: std::ops::RangeInclusive<u8>) -> Option<&str> {
    let number = text.get(..2).filter(|two| two.bytes().all(|b| b.is_ascii_digit()))?;
    number.parse().is_ok_and(|n| known.contains(&n)).then_some(&text[2..])
}

fn one_of<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|word| text.strip_prefix(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use regex::Regex;
    use std::sync::LazyLock;

    /// The same, as a pattern.
    static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
        let day = r"[0-9X]{2,4}(-(0[1-9]|1[0-2]|XX)(-(0[1-9]|[12][0-9]|3[01]|XX))?|-W([0-5][0-9]|XX)(-([1-7]|WE))?|-(SP|SU|FA|WI|H[12X]|Q[1-4X]))?";
        let time = r"T([01][0-9]|2[0-4]|MO|MI|AF|EV|NI|DT|XX)(:[0-5][0-9](:[0-5][0-9])?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?";
        let amount = r"([0-9]+(\.[0-9]+)?|X{1,2})";
        let duration = format!(r"P({amount}(Y|M|W|D|WE|DE|CE|Q|H))*(T({amount}(H|M|S))+)?");
        Regex::new(&format!(r"^(({day})({time})?|{time}|{duration}|PAST_REF|PRESENT_REF|FUTURE_REF)$"))
            .unwrap()
    });

    const PIECES: &[&str] = &[
        "2025", "20", "201", "X", "XX", "XXXX", "-", "-", "-W", "W", "WE", "SP", "H1", "Q", "QX", "0", "1",
        "7", "00", "01", "12", "13", "24", "31", "32", "59", "60", "T", "T", ":", "15", "EV", "Z", "+",
        "0530", "P", "P", "3", ".", "D", "DE", "M", "Y", "S", "PAST_REF", "é", "\n",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]
        #[test]
        fn it_agrees_with_the_pattern(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..9)) {
            let value = pieces.concat();
            prop_assert_eq!(is_timex(&value), PATTERN.is_match(&value), "{}", value);
        }

        #[test]
        fn values_of_the_right_shape_are_known(value in PATTERN.as_str().trim_matches(['^', '$'])) {
            prop_assert!(is_timex(&value), "{value}");
        }
    }
}
