//! Days as they are written everywhere outside: `YYYY-MM-DD`.

use jiff::civil::Date;

/// The day written as `YYYY-MM-DD`, years before 1 or after 9999 as ISO 8601 has them: `-000043-03-15`. `None` for anything
/// else, with a time of day or spaces too.
///
/// Not by jiff's parser, which reads times and time zones as well.
pub(crate) fn parse(text: &str) -> Option<Date> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let mut parts = digits.split('-');
    let mut number = |width: &[usize]| -> Option<i16> {
        let part = parts.next().filter(|p| width.contains(&p.len()))?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok())?
    };
    let (year, month, day) = (number(&[4, 6])?, number(&[2])?, number(&[2])?);
    let whole = parts.next().is_none();
    Date::new(sign * year, month.try_into().ok()?, day.try_into().ok()?).ok().filter(|_| whole)
}

/// Days from `first` to `last`, negative where `last` is earlier.
///
/// Not by jiff's operators: they panic with a message of its errors, and printing those is 3 % of the whole module.
pub(crate) fn between(first: Date, last: Date) -> i32 {
    (first.duration_until(last).as_hours() / 24) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for text in ["2025-02-01", "2024-02-29", "0001-01-01", "9999-12-31", "-000043-03-15"] {
            assert_eq!(parse(text).map(|day| day.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn days_are_counted_both_ways() {
        let days = |first, last| between(parse(first).expect("a day"), parse(last).expect("a day"));
        assert_eq!(days("2024-02-28", "2024-03-01"), 2);
        assert_eq!(days("2024-03-01", "2024-02-28"), -2);
        assert_eq!(days("0001-01-01", "9999-12-31"), 3_652_058);
    }

    #[test]
    fn anything_else_is_no_day() {
        for text in [
            "",
            "-",
            "2025",
            "2025-02",
            "2025-02-30",
            "2025-13-01",
            "25-02-01",
            "2025-2-1",
            "2025-02-01T10:00",
            " 2025-02-01",
            "2025-02-01 ",
            "+2025-02-01",
            "2025-02-+1",
            "2025-02-01-",
            "99999-01-01",
            "999999-01-01",
            "２０２５-02-01",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
