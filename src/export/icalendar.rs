//! iCalendar: the days that the article speaks of, as events. Months and years are events only where they are asked for,
//! longer periods never; a recurring time is an event with a rule.

use super::{Outgoing, Reason};
use crate::document::{Document, Timex, TimexType};
use crate::segment::Segments;
use crate::text::Span;
use crate::{Date, day};
use jiff::civil::Weekday;
use std::collections::BTreeMap;

/// Octets of a line; longer ones are folded.
const LINE: usize = 75;
/// Of a sentence that is longer, so much on each side of a date says what it is about. Bytes.
const AROUND: usize = 300;

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
    let mut left_out = BTreeMap::new();
    for (i, date) in document.dates.iter().enumerate() {
        match when(document, date, longest) {
            Ok(when) => push_event(&mut calendar, out, &segments, i, &when),
            Err(reason) => *left_out.entry(reason).or_default() += 1,
        }
    }
    push_line(&mut calendar, "END:VCALENDAR");
    left_out.into_iter().for_each(|(reason, count)| out.note(count, reason));
    calendar.into_bytes()
}

/// The properties that say when an event is, or why it is none.
fn when(document: &Document, date: &Timex, longest: Longest) -> Result<Vec<String>, Reason> {
    let on_days = || on_days(date, longest).ok_or(longest.reason());
    match date.kind {
        TimexType::Set => document.date.and_then(|day| recurring(day, &date.value)).ok_or(Reason::NoRule),
        TimexType::Time => at_clock(date).map_or_else(on_days, Ok),
        TimexType::Date => on_days(),
        TimexType::Duration => Err(Reason::Length),
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
        "XXXX-XX-XX" => ("FREQ=DAILY".to_owned(), published),
        "XXXX-WXX" => ("FREQ=WEEKLY".to_owned(), published),
        "XXXX-XX" => ("FREQ=MONTHLY".to_owned(), published),
        "XXXX" => ("FREQ=YEARLY".to_owned(), published),
        _ => every(value)
            .map(|rule| (rule, published))
            .or_else(|| weekday(published, value))
            .or_else(|| anniversary(published, value))?,
    };
    Some(vec![format!("DTSTART;VALUE=DATE:{}", basic(first)), format!("RRULE:{rule}")])
}

/// `P2W`: every two weeks.
fn every(value: &str) -> Option<String> {
    let (number, unit) = value.strip_prefix('P')?.split_at_checked(value.len().checked_sub(2)?)?;
    let number: u16 = number.parse().ok().filter(|&n| n > 0)?;
    let unit =
        [("D", "DAILY"), ("W", "WEEKLY"), ("M", "MONTHLY"), ("Y", "YEARLY")].iter().find(|u| u.0 == unit)?.1;
    let interval = if number > 1 { format!(";INTERVAL={number}") } else { String::new() };
    Some(format!("FREQ={unit}{interval}"))
}

/// `XXXX-WXX-1`: every Monday.
fn weekday(published: Date, value: &str) -> Option<(String, Date)> {
    let weekday = value.strip_prefix("XXXX-WXX-")?.parse().ok()?;
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    let first = published.yesterday().ok()?.nth_weekday(1, weekday).ok()?;
    Some((format!("FREQ=WEEKLY;BYDAY={}", two_letters(weekday)), first))
}

/// `XXXX-05-01`: every first of May.
fn anniversary(published: Date, value: &str) -> Option<(String, Date)> {
    let day = value.strip_prefix("XXXX-")?;
    let in_year = |year: i16| day::parse(&format!("{year:04}-{day}"));
    // A 29 February is in one year of four, or of eight.
    let first =
        (0..9).filter_map(|n| in_year(published.year().checked_add(n)?)).find(|&first| first >= published)?;
    Some(("FREQ=YEARLY".to_owned(), first))
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
    push_line(calendar, &format!("SUMMARY:{}", escape(&sentence(&document.text, segments, date.span))));
    push_line(calendar, &format!("DESCRIPTION:{}", escape(date.span.of(&document.text))));
    push_line(calendar, "TRANSP:TRANSPARENT");
    push_line(calendar, "END:VEVENT");
}

/// The sentence of a date: of a very long one the words around it, or a text that is one sentence would be written as often
/// as it has dates.
fn sentence(text: &str, segments: &Segments, span: Span) -> String {
    let token = segments.tokens_in(span).start;
    let whole = segments.sentences.get(segments.sentence_of(token)).map_or(span, |s| s.span);
    let (before, after) = span.context(text, AROUND);
    // A date of white space alone lies in no sentence.
    let start = whole.start().max(before.start()).min(span.start());
    let end = whole.end().min(after.end()).max(span.end());
    let more = |cut: bool| if cut { "…" } else { "" };
    format!("{}{}{}", more(start > whole.start()), Span::new(start, end).of(text), more(end < whole.end()))
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
    fn of_a_very_long_sentence_the_words_around_a_date_are_kept() {
        let text = format!("{} on 3 May 2024 {}", "é".repeat(400), "x ".repeat(400));
        let segments = Segments::new(&text);
        let date = Span::new(804, 814);
        let told = sentence(&text, &segments, date);
        assert!(told.starts_with("…é") && told.contains(date.of(&text)) && told.ends_with("x…"), "{told}");
        assert!(told.len() < 2 * AROUND + 30, "{}", told.len());
        assert_eq!(
            sentence("He left on 3 May.", &Segments::new("He left on 3 May."), Span::new(11, 16)),
            "He left on 3 May."
        );
        let blank = "He left.   \n\n   She stayed.";
        assert!(sentence(blank, &Segments::new(blank), Span::new(9, 10)).starts_with(' '));
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

    #[test]
    fn what_comes_round_has_a_rule() {
        let friday = "2025-03-14".parse().expect("a day");
        for (value, first, rule) in [
            ("P1D", "20250314", "FREQ=DAILY"),
            ("P4Y", "20250314", "FREQ=YEARLY;INTERVAL=4"),
            ("P2W", "20250314", "FREQ=WEEKLY;INTERVAL=2"),
            ("XXXX-XX", "20250314", "FREQ=MONTHLY"),
            ("XXXX-05-01", "20250501", "FREQ=YEARLY"),
            ("XXXX-03-13", "20260313", "FREQ=YEARLY"),
            ("XXXX-02-29", "20280229", "FREQ=YEARLY"),
        ] {
            let want = [format!("DTSTART;VALUE=DATE:{first}"), format!("RRULE:{rule}")];
            assert_eq!(recurring(friday, value).expect(value), want);
        }
        for none in ["PT1H", "P0D", "PXX", "P", "", "é", "P1é", "XXXX-13-01", "XXXX-10", "XXXX-XX-XXTNI"] {
            assert_eq!(recurring(friday, none), None, "{none}");
        }
    }
}
