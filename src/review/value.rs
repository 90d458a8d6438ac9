//! TIMEX3 values written by a person → type, days covered, EDTF.

use super::shape::is_timex;
use crate::Date;
use crate::document::TimexType;
use jiff::Span;
use jiff::civil::{ISOWeekDate, Weekday};

/// What a TIMEX3 value says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Meaning {
    pub(super) kind: TimexType,
    /// First and last day, where they can be told.
    pub(super) interval: Option<(Date, Date)>,
    pub(super) edtf: Option<String>,
}

/// What `value` says; `None` where it is no TIMEX3 value, or a day that the calendar does not have.
pub(super) fn read(value: &str) -> Option<Meaning> {
    if !is_timex(value) || value == "P" {
        return None;
    }
    let kind = match value {
        _ if value.starts_with('P') && !value.ends_with("_REF") => TimexType::Duration,
        _ if value.contains('T') && !value.ends_with("_REF") => TimexType::Time,
        _ => TimexType::Date,
    };
    let interval = interval(value);
    if is_whole_day(value) && interval.is_none() {
        return None;
    }
    let says_it = kind == TimexType::Date && value.bytes().all(|b| matches!(b, b'0'..=b'9' | b'-' | b'X'));
    let edtf = (says_it && value.len() >= 4).then(|| value.to_owned());
    Some(Meaning { kind, interval, edtf })
}

fn is_whole_day(value: &str) -> bool {
    value.len() >= 10 && value.bytes().take(10).all(|b| matches!(b, b'0'..=b'9' | b'-'))
}

/// The first and last day of a calendar period.
fn interval(value: &str) -> Option<(Date, Date)> {
    let date = value.split('T').next()?;
    let mut parts = date.split('-');
    let year: i16 = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
    match (parts.next(), parts.next()) {
        (None, _) => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
        (Some(week), None) if week.starts_with('W') => self::week(year, week[1..].parse().ok()?),
        (Some(month), None) => {
            let first = Date::new(year, month.parse().ok()?, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        (Some(month), Some(day)) => {
            let day = Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()?;
            Some((day, day))
        }
    }
}

fn week(year: i16, week: i8) -> Option<(Date, Date)> {
    let monday = ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date();
    Some((monday, monday.checked_add(Span::new().try_days(6).ok()?).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str, kind: TimexType, interval: Option<(&str, &str)>) {
        let meaning = read(value).unwrap_or_else(|| panic!("{value} is refused"));
        let days = interval.map(|(a, b)| (a.parse().unwrap(), b.parse().unwrap()));
        assert_eq!((meaning.kind, meaning.interval), (kind, days), "{value}");
    }

    #[test]
    fn values_are_read() {
        use TimexType::{Date, Duration, Time};
        check("2025-02-01", Date, Some(("2025-02-01", "2025-02-01")));
        check("2024-02", Date, Some(("2024-02-01", "2024-02-29")));
        check("2025", Date, Some(("2025-01-01", "2025-12-31")));
        check("2025-W05", Date, Some(("2025-01-27", "2025-02-02")));
        check("2025-02-01T15:30", Time, Some(("2025-02-01", "2025-02-01")));
        check("XXXX-02-01", Date, None);
        check("PRESENT_REF", Date, None);
        check("201", Date, None);
        check("2025-SP", Date, None);
        check("TEV", Time, None);
        check("P3D", Duration, None);
        check("P1Y6M", Duration, None);
        check("PT2H", Duration, None);
        assert_eq!(read("XXXX-02-01").and_then(|m| m.edtf).as_deref(), Some("XXXX-02-01"));
    }

    #[test]
    fn near_misses_are_refused() {
        for value in
            ["", "P", "tomorrow", "2025-13", "2025-02-30", "2025-2-1", "1.2.2025", "T25:00", "2025-W99", "P3"]
        {
            assert_eq!(read(value), None, "{value}");
        }
    }
}
