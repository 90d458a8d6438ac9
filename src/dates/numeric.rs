//! Dates and clock times that are written in digits: `2025-02-01`, `1/2/2025`, `10:15`, `6.30pm`.

use super::meaning::Part;
use super::words::{Class, Facet};
use jiff::civil::{ISOWeekDate, Weekday};

/// A clock time: what it states, and whether it states the half of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: i32,
    pub(super) minute: Option<i32>,
    pub(super) second: Option<i32>,
    /// a.m. and p.m. are stated, or the hour is over 12.
    pub(super) sure: bool,
}

impl Clock {
    /// A clock time, where there is one: 24:00 is the last.
    pub(super) fn new(hour: i32, minute: Option<i32>, second: Option<i32>) -> Option<Clock> {
        let holds = |part: Option<i32>| part.is_none_or(|p| (0..60).contains(&p));
        let in_day = (0..24).contains(&hour) || (hour == 24 && minute.unwrap_or(0) == 0);
        let sure = hour > 12 || hour == 0;
        (in_day && holds(minute) && holds(second)).then_some(Clock { hour, minute, second, sure })
    }

    /// With a.m. (0) or p.m. (12) stated; none for "13 a.m.".
    pub(super) fn with_half(self, half: i32) -> Option<Clock> {
        let hour = if half == 0 && self.hour == 12 { 0 } else { self.hour };
        let hour = if half == 12 && hour < 12 { hour + 12 } else { hour };
        ((1..=12).contains(&self.hour) || half == 12 && (13..24).contains(&self.hour)).then_some(Clock {
            hour,
            sure: true,
            ..self
        })
    }

    /// As a facet's value.
    pub(super) fn pack(self) -> i32 {
        let part = |p: Option<i32>| p.unwrap_or(60);
        (((self.hour * 61) + part(self.minute)) * 61 + part(self.second)) * 2 + i32::from(self.sure)
    }

    /// From a facet's value.
    pub(super) fn unpack(value: i32) -> Clock {
        let part = |p: i32| (p < 60).then_some(p);
        let (rest, sure) = (value / 2, value % 2 == 1);
        Clock { hour: rest / 61 / 61, minute: part(rest / 61 % 61), second: part(rest % 61), sure }
    }
}

/// A date in digits. Where the order is not year first, `first` and `second` are as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    /// 0 where it is not stated.
    pub(super) year: i32,
    pub(super) first: i32,
    pub(super) second: i32,
    pub(super) year_first: bool,
}

impl Digits {
    /// As a facet's value.
    pub(super) fn pack(self) -> i32 {
        ((self.year * 32 + self.first) * 32 + self.second) * 2 + i32::from(self.year_first)
    }

    /// From a facet's value.
    pub(super) fn unpack(value: i32) -> Digits {
        let rest = value / 2;
        Digits { year: rest / 1024, first: rest / 32 % 32, second: rest % 32, year_first: value % 2 == 1 }
    }
}

/// An ISO week in digits, or a day of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct IsoWeek {
    year: i32,
    week: i32,
    /// 1 (Monday) to 7; 0 where it is not stated.
    day: i32,
}

impl IsoWeek {
    /// As a facet's value.
    fn pack(self) -> i32 {
        (self.year * 64 + self.week) * 8 + self.day
    }

    /// From a facet's value.
    pub(super) fn unpack(value: i32) -> IsoWeek {
        IsoWeek { year: value / 512, week: value / 8 % 64, day: value % 8 }
    }

    /// The year, and the week or day in it; none where the year has no such week, or the week no such day.
    pub(super) fn part(self) -> Option<(i32, Part)> {
        let weekday = Weekday::from_monday_one_offset(self.day.max(1) as i8).ok()?;
        let date = ISOWeekDate::new(self.year as i16, self.week as i8, weekday).ok()?.date();
        let day = || Part::Day(date.month().into(), date.day().into());
        Some(if self.day == 0 { (self.year, Part::Week(self.week)) } else { (date.year().into(), day()) })
    }
}

/// What was read, and how many bytes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) facet: Facet,
    /// The clock of a stamp.
    pub(super) clock: Option<Clock>,
    pub(super) length: usize,
}

impl Reading {
    /// Of one facet.
    fn of(class: Class, value: i32, length: usize) -> Reading {
        Reading { facet: Facet { class, value }, clock: None, length }
    }
}

/// Reads a date or a clock time at the start of `rest`, which starts with a digit.
pub(super) fn read(rest: &str) -> Option<Reading> {
    let bytes = rest.as_bytes();
    let cursor = Cursor { bytes, at: 0 };
    let reading = iso(cursor)
        .or_else(|| iso_week(cursor))
        .or_else(|| slashed(cursor))
        .or_else(|| clock(cursor))
        .or_else(|| spelt_hour(cursor))
        .or_else(|| short_date(cursor))?;
    // "10/1/2018-10/7/2018" is a range; "10-1-2018-86" is a number of another kind.
    let range = bytes[..reading.length].contains(&b'/') && bytes.get(reading.length) == Some(&b'-');
    (range || ends_there(&bytes[reading.length..])).then_some(reading)
}

/// Whether a number ends here, and no longer one of the kind of "1.2.3.4", "10:15:20:25" or "1/2/3/4" goes on.
fn ends_there(after: &[u8]) -> bool {
    match after {
        [b, ..] if b.is_ascii_alphanumeric() || *b == b'_' => false,
        [b'.' | b':' | b'/' | b'-' | b',', b, ..] => !b.is_ascii_digit(),
        _ => true,
    }
}

#[derive(Clone, Copy)]
struct Cursor<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Cursor<'_> {
    /// A number of `low` to `high` digits, no more.
    fn number(&mut self, low: usize, high: usize) -> Option<i32> {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().take(high + 1).take_while(|b| b.is_ascii_digit()).count();
        if !(low..=high).contains(&length) {
            return None;
        }
        self.at += length;
        Some(rest[..length].iter().fold(0, |n, b| n * 10 + i32::from(b - b'0')))
    }

    fn mark(&mut self, marks: &[u8]) -> Option<u8> {
        let mark = *self.bytes.get(self.at)?;
        marks.contains(&mark).then(|| self.at += 1)?;
        Some(mark)
    }
}

/// Whether these may be a month and a day of it.
fn could_be(month: i32, day: i32) -> bool {
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// `2025-02-01`, `2025/2/1`, with or without `T10:15:00Z`.
fn iso(mut c: Cursor<'_>) -> Option<Reading> {
    let year = c.number(4, 4)?;
    let mark = c.mark(b"-/.")?;
    let first = c.number(1, 2)?;
    c.mark(&[mark])?;
    let second = c.number(1, 2)?;
    let digits = Digits { year, first, second, year_first: true };
    let holds = (1000..2200).contains(&year) && could_be(first, second);
    let plain = Reading::of(Class::Date, digits.pack(), c.at);
    holds.then(|| stamp(c, digits).unwrap_or(plain))
}

/// `2025-W12`, `2025W12`, `2025-W12-3`.
fn iso_week(mut c: Cursor<'_>) -> Option<Reading> {
    let year = c.number(4, 4)?;
    c.mark(b"-");
    c.mark(b"W")?;
    let week = c.number(2, 2)?;
    let before_day = c.at;
    let day = c.mark(b"-").and_then(|_| c.number(1, 1));
    if day.is_none() {
        c.at = before_day;
    }
    let week = IsoWeek { year, week, day: day.unwrap_or(0) };
    week.part().map(|_| Reading::of(Class::IsoWeek, week.pack(), c.at))
}

fn stamp(mut c: Cursor<'_>, digits: Digits) -> Option<Reading> {
    c.mark(b"T ")?;
    let hour = c.number(2, 2)?;
    c.mark(b":")?;
    let minute = c.number(2, 2)?;
    let second = c.mark(b":").and_then(|_| c.number(2, 2));
    if c.bytes.get(c.at) == Some(&b'.') && c.bytes.get(c.at + 1).is_some_and(u8::is_ascii_digit) {
        c.at += 1;
        c.number(1, 9)?;
    }
    let zone =
        c.mark(b"Zz+-").and_then(|z| if z.eq_ignore_ascii_case(&b'Z') { Some(0) } else { c.number(2, 2) });
    if zone.is_some() && c.mark(b":").is_some() {
        c.number(2, 2)?;
    }
    let clock = Clock { sure: true, ..Clock::new(hour, Some(minute), second)? };
    let facet = Facet { class: Class::Stamp, value: digits.pack() };
    Some(Reading { facet, clock: Some(clock), length: c.at })
}

/// `1/2/2025`, `1.2.2025`, `01-02-25`.
fn slashed(mut c: Cursor<'_>) -> Option<Reading> {
    let first = c.number(1, 2)?;
    let mark = c.mark(b"/.-")?;
    let second = c.number(1, 2)?;
    c.mark(&[mark])?;
    let start = c.at;
    let year = c.number(2, 4)?;
    let year = match c.at - start {
        4 => year,
        2 if mark == b'/' => year + if year < 50 { 2000 } else { 1900 },
        _ => return None,
    };
    let holds = (1000..2200).contains(&year) && (could_be(first, second) || could_be(second, first));
    let digits = Digits { year, first, second, year_first: false };
    holds.then(|| Reading::of(Class::Date, digits.pack(), c.at))
}

/// `10/1`: a month and a day, which of them first is not known here. Days that stand for an event ("9/11") are none.
fn short_date(mut c: Cursor<'_>) -> Option<Reading> {
    let first = c.number(1, 2)?;
    c.mark(b"/")?;
    let second = c.number(1, 2)?;
    let holds = (could_be(first, second) || could_be(second, first)) && (first, second) != (9, 11);
    let digits = Digits { year: 0, first, second, year_first: false };
    holds.then(|| Reading::of(Class::ShortDate, digits.pack(), c.at))
}

/// `8p.m.`
fn spelt_hour(mut c: Cursor<'_>) -> Option<Reading> {
    let hour = c.number(1, 2)?;
    let (half, length) = half_of_day(&c.bytes[c.at..]).filter(|(_, length)| *length == 4)?;
    let clock = Clock::new(hour, None, None)?.with_half(half)?;
    Some(Reading::of(Class::Clock, clock.pack(), c.at + length))
}

/// `10:15`, `10:15:30`, `6:30pm`.
fn clock(mut c: Cursor<'_>) -> Option<Reading> {
    let hour = c.number(1, 2)?;
    c.mark(b":")?;
    let minute = c.number(2, 2)?;
    let before_second = c.at;
    let second = c.mark(b":").and_then(|_| c.number(2, 2));
    if second.is_none() {
        c.at = before_second;
    }
    let clock = Clock::new(hour, Some(minute), second)?;
    let half = half_of_day(&c.bytes[c.at..]);
    c.at += half.map_or(0, |(_, length)| length);
    let clock = half.map_or(Some(clock), |(half, _)| clock.with_half(half))?;
    Some(Reading::of(Class::Clock, clock.pack(), c.at))
}

/// "am" or "pm" straight after digits, and its length.
fn half_of_day(bytes: &[u8]) -> Option<(i32, usize)> {
    let half = match bytes.first()?.to_ascii_lowercase() {
        b'a' => 0,
        b'p' => 12,
        _ => return None,
    };
    let is_end = |at: usize| bytes.get(at).is_none_or(|b| !b.is_ascii_alphanumeric());
    let m = |at: usize| bytes.get(at).is_some_and(|b| b.eq_ignore_ascii_case(&b'm'));
    match () {
        () if m(1) && is_end(2) => Some((half, 2)),
        () if bytes.get(1) == Some(&b'.') && m(2) && bytes.get(3) == Some(&b'.') => Some((half, 4)),
        () => None,
    }
}

/// Reads one token of digits with letters after them: "6pm", "6.30pm", "9.30", "1800".
pub(super) fn short_clock(token: &str) -> Option<Facet> {
    let digits = token.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let half = half_of_day(&token.as_bytes()[digits.len()..]);
    let mut c = Cursor { bytes: digits.as_bytes(), at: 0 };
    let hour = c.number(1, 2)?;
    let dotted = c.mark(b".").is_some();
    let minute = if dotted { Some(c.number(2, 2)?) } else { None };
    let clock = Clock::new(hour, minute, None)?;
    match (c.at == digits.len(), half) {
        (true, Some((half, _))) => Some(Facet { class: Class::Clock, value: clock.with_half(half)?.pack() }),
        (true, None) if dotted && digits.len() == token.len() => {
            Some(Facet { class: Class::Dotted, value: clock.pack() })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Option<(i32, i32, i32)> {
        let d =
            read(text).filter(|r| r.facet.class != Class::Clock).map(|r| Digits::unpack(r.facet.value))?;
        Some((d.year, d.first, d.second))
    }

    fn time(text: &str) -> Option<(i32, Option<i32>, bool)> {
        let c = read(text).filter(|r| r.facet.class == Class::Clock).map(|r| Clock::unpack(r.facet.value))?;
        Some((c.hour, c.minute, c.sure))
    }

    #[test]
    fn dates() {
        assert_eq!(date("2025-02-01, he"), Some((2025, 2, 1)));
        assert_eq!(date("03/04/2025."), Some((2025, 3, 4)));
        assert_eq!(date("31.12.1999"), Some((1999, 31, 12)));
        assert_eq!(read("2025-02-01T10:15:00.5Z").and_then(|r| r.clock).map(|c| c.minute), Some(Some(15)));
        for none in
            ["2025-13-01", "1.2.3.4", "2025-02-01-7", "32/32/2025", "1-2", "555-1234", "10.1.2.2025.3"]
        {
            assert_eq!(date(none), None, "{none}");
        }
    }

    #[test]
    fn clocks() {
        assert_eq!(time("10:15 GMT"), Some((10, Some(15), false)));
        assert_eq!(time("6:30pm"), Some((18, Some(30), true)));
        assert_eq!(time("12:05a.m. on"), Some((0, Some(5), true)));
        for none in ["10:75", "25:00", "1:2", "10:15:20:25", "13:00am"] {
            assert_eq!(time(none), None, "{none}");
        }
        assert_eq!(short_clock("6pm").map(|f| Clock::unpack(f.value).hour), Some(18));
        assert_eq!(short_clock("9.30").map(|f| f.class), Some(Class::Dotted));
        assert_eq!(short_clock("9.3"), None);
        assert_eq!(short_clock("13am"), None);
    }
}
