//! iCalendar: the days that the article speaks of, as events. Months and years are events only where they are asked for,
//! longer periods never; a recurring time is an event with a rule.

use super::{Outgoing, Reason};
use crate::document::{Document, Timex, TimexType};
use crate::segment::Segments;
use crate::text::Span;
use crate::{Date, day};
use jiff::civil::Weekday;

/// Octets of a line; longer ones are folded.
const LINE: usize = 75;

/// The longest period that is an event.
#[derive(Clone, Copy)]
enum Longest {
    Week,
    Year,
}

impl Longest {
    fn days(self) -> i32 {
        match self {
            Longest::Week => 7,
            Longest::Year => 366,
        }
    }

    /// Why others are none.
    fn reason(self) -> Reason {
        match self {
            Longest::Week => Reason::NoDay,
            Longest::Year => Reason::NoPeriod,
        }
    }
}

/// Days, weeks and clock times.
pub(super) fn days(out: &mut Outgoing) -> Vec<u8> {
    write(out, Longest::Week)
}

/// Months, seasons and years, too, as events of many days.
pub(super) fn periods(out: &mut Outgoing) -> Vec<u8> {
    write(out, Longest::Year)
}

fn write(out: &mut Outgoing, longest: Longest) -> Vec<u8> {
    let document = out.document;
    let segments = Segments::new(&document.text);
    let mut calendar = String::new();
    for line in
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rubricator//Rubricator//EN", "CALSCALE:GREGORIAN"]
    {
        push_line(&mut calendar, line);
    }
    let mut vague = 0;
    for (i, date) in document.dates.iter().enumerate().filter(|(_, d)| d.kind != TimexType::Duration) {
        match when(document, date, longest) {
            Some(when) => push_event(&mut calendar, out, &segments, i, &when),
            None => vague += 1,
        }
    }
    push_line(&mut calendar, "END:VCALENDAR");
    out.note(vague, longest.reason());
    calendar.into_bytes()
}

/// The properties that say when an event is; `None` for what is no event.
fn when(document: &Document, date: &Timex, longest: Longest) -> Option<Vec<String>> {
    match date.kind {
        TimexType::Set => recurring(document.date?, &date.value),
        TimexType::Time => at_clock(date).or_else(|| on_days(date, longest)),
        TimexType::Date | TimexType::Duration => on_days(date, longest),
    }
}

fn on_days(date: &Timex, longest: Longest) -> Option<Vec<String>> {
    let (first, last) = date.interval?;
    let days = day::between(first, last);
    // The end of an event is the day after its last.
    let end = last.tomorrow().ok()?;
    let fits = (0..longest.days()).contains(&days) && first.year() > 0;
    fits.then(|| {
        vec![format!("DTSTART;VALUE=DATE:{}", basic(first)), format!("DTEND;VALUE=DATE:{}", basic(end))]
    })
}

/// A clock time, in the reader's own time zone: articles seldom name one.
fn at_clock(date: &Timex) -> Option<Vec<String>> {
    let (day, clock) = date.value.split_once('T')?;
    let (hour, minute) = clock.get(..5)?.split_once(':')?;
    let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
    let day = day::parse(day).filter(|_| hour < 24 && minute < 60)?;
    Some(vec![format!("DTSTART:{}T{hour:02}{minute:02}00", basic(day))])
}

/// A day, week, month or year that comes round, from the published day on.
fn recurring(published: Date, value: &str) -> Option<Vec<String>> {
    let (rule, first) = match value {
        "P1D" | "XXXX-XX-XX" => ("FREQ=DAILY".to_owned(), published),
        "P1W" | "XXXX-WXX" => ("FREQ=WEEKLY".to_owned(), published),
        "P1M" | "XXXX-XX" => ("FREQ=MONTHLY".to_owned(), published),
        "P1Y" | "XXXX" => ("FREQ=YEARLY".to_owned(), published),
        _ => {
            let weekday = value.strip_prefix("XXXX-WXX-")?.parse().ok()?;
            let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
            let first = published.yesterday().ok()?.nth_weekday(1, weekday).ok()?;
            (format!("FREQ=WEEKLY;BYDAY={}", two_letters(weekday)), first)
        }
    };
    Some(vec![format!("DTSTART;VALUE=DATE:{}", basic(first)), format!("RRULE:{rule}")])
}

fn two_letters(weekday: Weekday) -> &'static str {
    ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][usize::from(weekday.to_monday_zero_offset().unsigned_abs())]
}

/// `20240503`.
fn basic(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn push_event(calendar: &mut String, out: &Outgoing, segments: &Segments, i: usize, when: &[String]) {
    let document = out.document;
    let date = &document.dates[i];
    let stamp = document.date.map_or("19700101".to_owned(), basic);
    push_line(calendar, "BEGIN:VEVENT");
    push_line(calendar, &format!("UID:{}-d{}", out.iri(), i + 1));
    push_line(calendar, &format!("DTSTAMP:{stamp}T000000Z"));
    when.iter().for_each(|line| push_line(calendar, line));
    push_line(calendar, &format!("SUMMARY:{}", escape(sentence(&document.text, segments, date.span))));
    push_line(calendar, &format!("DESCRIPTION:{}", escape(date.span.of(&document.text))));
    push_line(calendar, "TRANSP:TRANSPARENT");
    push_line(calendar, "END:VEVENT");
}

fn sentence<'t>(text: &'t str, segments: &Segments, span: Span) -> &'t str {
    let token = segments.tokens_in(span).start;
    segments.sentences.get(segments.sentence_of(token)).map_or(span, |s| s.span).of(text)
}

/// `text` as a value: on one line, with iCalendar's separators escaped.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|c| !c.is_control()) {
        if matches!(c, '\\' | ';' | ',') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A content line, folded where it is longer than the standard allows: a line that starts with a space goes on.
fn push_line(out: &mut String, line: &str) {
    let mut room = LINE;
    for c in line.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE - 1;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_by_octets() {
        let mut out = String::new();
        push_line(&mut out, &"é".repeat(80));
        assert!(out.split("\r\n").all(|line| line.len() <= LINE), "{out}");
        assert_eq!(out.replace("\r\n ", "").trim_end(), "é".repeat(80));
    }

    #[test]
    fn separators_are_escaped() {
        assert_eq!(escape("a, b; c\\d\r\ne"), "a\\, b\\; c\\\\d e");
    }

    #[test]
    fn a_weekday_recurs_from_the_published_day() {
        let friday = "2025-03-14".parse().expect("a day");
        let monday = recurring(friday, "XXXX-WXX-1").expect("a rule");
        assert_eq!(monday, ["DTSTART;VALUE=DATE:20250317", "RRULE:FREQ=WEEKLY;BYDAY=MO"]);
        assert_eq!(recurring(friday, "XXXX-WXX-5").expect("a rule")[0], "DTSTART;VALUE=DATE:20250314");
        assert_eq!(recurring(friday, "XXXX-SU"), None);
    }
}
