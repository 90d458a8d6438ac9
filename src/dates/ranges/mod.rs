//! Items → items: the other end of a range is found, and what only one end states is shared.
//!
//! "13-15 March", "1958-59", "noon to 5", "from 3 to 5 on Monday", "April to September 1957".

mod share;

use super::items::{Around, Item};
use super::meaning::{Expr, Part, Time, When, Year};
use super::merge::clock_in_part;
use super::numeric::Clock;
use super::words;

/// Adds the ends of ranges that are bare numbers, and shares day, half of the day and year between the ends.
pub(super) fn complete(around: Around<'_>, items: &[Item]) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::with_capacity(items.len());
    for (i, &item) in items.iter().enumerate() {
        let floor = out.last().map_or(around.first, |before| before.last);
        let ceiling = items.get(i + 1).map_or(around.last, |next| next.first);
        out.extend(hours_before(around, &item, floor));
        out.extend(start(around, &item, floor));
        out.push(item);
        out.extend(end(around, &item, ceiling));
        out.extend(hours_after(around, &item, ceiling));
    }
    share::share(around, &mut out);
    out
}

fn is_joint(word: &str) -> bool {
    matches!(
        word,
        "-" | "–" | "—" | "to" | "and" | "or" | "&" | "/" | "through" | "until" | "till" | "," | "−"
    )
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "−" | "/")
}

/// Whether `gap` stands between the ends of a range.
fn is_to(gap: &str) -> bool {
    matches!(gap, "to" | "through" | "until" | "till" | "-" | "–" | "to the" | "through the" | "till the")
}

/// A number or ordinal in digits or one word.
fn number(word: &str) -> Option<i32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffixed = || matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th").then(|| digits.parse().ok());
    word.parse().ok().or_else(|| suffixed().flatten()).or_else(|| words::number(word))
}

/// "13" before "- 15 March", "10" before "to 11 a.m.", "1999" before "- 490 BC".
fn start(around: Around<'_>, item: &Item, floor: usize) -> Option<Item> {
    let first = item.first - usize::from(around.before(item.first, 1) == "the");
    let at = first.checked_sub(2).filter(|&at| at >= floor)?;
    let (number, joint) = (number(around.word(at))?, around.word(at + 1));
    if !is_joint(joint) || joint == "," || is_dash(around.before(at, 1)) {
        return None;
    }
    let between = joint != "and" && joint != "or" || around.before(at, 1).eq_ignore_ascii_case("between");
    let expr = match (item.expr.when, item.expr.time) {
        (When::Calendar { year, part: Part::Day(month, day), toward }, None) => {
            start_day(around, item, number, day)
                .then(|| Expr::new(When::Calendar { year, part: Part::Day(month, number), toward }))
        }
        (When::Calendar { year: Year::Is(end), part: Part::Whole, .. }, None) if end < 0 => {
            (number > -end && number < 10_000).then(|| Expr::calendar(Year::Is(-number), Part::Whole))
        }
        (when, Some(Time::Clock(end))) if between && starts_with_number(around, item) => {
            start_hour(number, end).map(|c| Expr::new(when).at(Time::Clock(c)))
        }
        _ => None,
    }?;
    Some(Item { first: at, last: at + 1, expr, rule: "range-start" })
}

/// "May 5 and 6 June": a number starts a day only where no month stands before it.
fn start_day(around: Around<'_>, item: &Item, number: i32, day: i32) -> bool {
    let first = around.word(item.first);
    let day_first =
        first.starts_with(|c: char| c.is_ascii_digit()) || self::number(first).is_some() || first == "the";
    day_first && (1..=31).contains(&number) && number < day.max(32)
}

fn starts_with_number(around: Around<'_>, item: &Item) -> bool {
    number(around.word(item.first)).is_some()
        || around.word(item.first).starts_with(|c: char| c.is_ascii_digit())
}

/// The hour before "to" and an end that may say its half: 10 in "10 to 2 p.m." is in the morning.
fn start_hour(number: i32, end: Clock) -> Option<Clock> {
    let start = Clock::new(number, None, None).filter(|_| (1..=12).contains(&number))?;
    if !end.sure {
        return Some(start);
    }
    start.with_half(if end.hour >= 12 && (end.hour - 12) >= number % 12 { 12 } else { 0 })
}

/// "15" after "March 13 -", "59" after "1958-", "5" after "noon to".
fn end(around: Around<'_>, item: &Item, ceiling: usize) -> Option<Item> {
    let joint = around.word(item.last);
    let at = item.last + 1 + usize::from(around.word(item.last + 1) == "the");
    if at >= ceiling || !is_joint(joint) {
        return None;
    }
    let (number, after) = (number(around.word(at))?, around.word(at + 1));
    let ends = !after.starts_with(char::is_alphanumeric) && !matches!(after, "%" | "-" | ":" | "/");
    let expr = match (item.expr.when, item.expr.time) {
        (When::Calendar { year: Year::Is(year), part: Part::Whole, .. }, None) if is_dash(joint) => {
            let end = year - year.rem_euclid(100) + number;
            let fits = around.word(at).len() == 2 && (0..100).contains(&number) && end > year;
            fits.then(|| Expr::calendar(Year::Is(end), Part::Whole))
        }
        (When::Calendar { year, part: Part::Day(month, day), toward }, None) => {
            let starts_with_month = around.word(item.first).starts_with(char::is_alphabetic);
            let fits = starts_with_month && number > day && number <= 31 && (ends || is_dash(joint));
            let part = Part::Day(month, number);
            (fits && joint != ",").then(|| Expr::new(When::Calendar { year, part, toward }))
        }
        (_, Some(Time::Clock(start))) if is_to(joint) && ends => {
            let time = Some(Time::Clock(end_hour(start, number)?));
            Some(Expr { time, modifier: None, zone: None, ..item.expr })
        }
        _ => None,
    }?;
    Some(Item { first: at, last: at + 1, expr, rule: "range-end" })
}

fn end_hour(start: Clock, number: i32) -> Option<Clock> {
    if number > 99 {
        // "0730-0930"
        return Clock::new(number / 100, Some(number % 100), None).map(|c| Clock { sure: true, ..c });
    }
    let end = Clock::new(number, None, None).filter(|_| (1..=12).contains(&number))?;
    if !start.sure {
        return Some(end);
    }
    end.with_half(if start.hour >= 12 || number < start.hour { 12 } else { 0 })
}

/// "between 3 and 5 on" before a day: two hours of it.
fn hours_before(around: Around<'_>, item: &Item, floor: usize) -> Vec<Item> {
    let on = usize::from(around.before(item.first, 1) == "on");
    let from = item.first.checked_sub(4 + on).filter(|&from| from >= floor);
    from.map_or(Vec::new(), |from| hours(around, item, from, from + 4))
}

/// "from 7 to 9" after a day: two hours of it.
fn hours_after(around: Around<'_>, item: &Item, ceiling: usize) -> Vec<Item> {
    let end = item.last + 4;
    let counts = around.word(end).starts_with(|c: char| c.is_ascii_lowercase()) && around.word(end) != "on";
    if end > ceiling || counts { Vec::new() } else { hours(around, item, item.last, end) }
}

/// The hours of "from 7 to 9", the tokens `first..last`, on the day that `item` states.
fn hours(around: Around<'_>, item: &Item, first: usize, last: usize) -> Vec<Item> {
    let joint = around.word(first + 2);
    let opens = |word| around.word(first).eq_ignore_ascii_case(word);
    let ranged = opens("from") && is_to(joint) || opens("between") && (joint == "and" || is_dash(joint));
    let day = item.expr.is_day() && !matches!(item.expr.time, Some(Time::Clock(_)));
    let hour = |at: usize| number(around.word(at)).filter(|n| (1..=12).contains(n));
    if !(ranged && day) {
        return Vec::new();
    }
    let (Some(start), Some(end)) = (hour(first + 1), hour(last - 1)) else { return Vec::new() };
    let (Some(start), Some(end)) = (Clock::new(start, None, None), Clock::new(end, None, None)) else {
        return Vec::new();
    };
    let (start, end) = paired(start, end);
    let at = |at: usize, clock: Clock| {
        let time = Some(Time::Clock(clock));
        let time = item
            .expr
            .time
            .map_or(time, |part| clock_in_part(Time::Clock(Clock { sure: false, ..clock }), part));
        Item { first: at, last: at + 1, expr: Expr { time, ..item.expr }, rule: "range-hour" }
    };
    vec![at(first + 1, start), at(last - 1, end)]
}

/// Two clock times without their halves of the day: the start before seven is taken for the afternoon, as everywhere, and
/// the end comes after the start.
fn paired(start: Clock, end: Clock) -> (Clock, Clock) {
    let half = if start.hour < 7 { 12 } else { 0 };
    let later = if (end.hour % 12, end.minute) > (start.hour % 12, start.minute) { half } else { 12 - half };
    (start.with_half(half).unwrap_or(start), end.with_half(later).unwrap_or(end))
}
