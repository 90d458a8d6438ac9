//! Items → items: the other end of a range is found, and what only one end states is shared.
//!
//! "13-15 March", "1958-59", "noon to 5", "from 3 to 5 on Monday", "April to September 1957".

use super::items::{Around, Item};
use super::meaning::{Base, Expr, Part, Time, Toward, When, Year};
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
    share(around, &mut out);
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
    let ranged = match around.word(first).to_lowercase().as_str() {
        "from" => is_to(joint),
        "between" => joint == "and" || is_dash(joint),
        _ => false,
    };
    let day = item.expr.is_day() && !matches!(item.expr.time, Some(Time::Clock(_)));
    let hour = |at: usize| number(around.word(at)).filter(|n| (1..=12).contains(n));
    let (Some(start), Some(end), true) = (hour(first + 1), hour(last - 1), ranged && day) else {
        return Vec::new();
    };
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

/// Gives each end of a range what only the other states.
fn share(around: Around<'_>, items: &mut [Item]) {
    for i in 1..items.len() {
        let (head, tail) = items.split_at_mut(i);
        share_part(around, &head[i - 1], &mut tail[0]);
    }
    for i in (1..items.len()).rev() {
        let (head, tail) = items.split_at_mut(i);
        let (a, b) = (&mut head[i - 1], &mut tail[0]);
        if b.first - a.last > 2 {
            continue;
        }
        let gap = around.words(a.last..b.first);
        share_weekday(a, b, &gap);
        share_order(a, b, &gap);
        share_year(a, b, &gap);
        share_year_of_digits(a, b, &gap);
        share_day(around, a, b, &gap);
    }
}

/// "tonight from 7 to 7:30", "next evening between": the start is in the part of the day that stands before it.
fn share_part(around: Around<'_>, part: &Item, start: &mut Item) {
    let (Some(Time::Part(_)), Some(time @ Time::Clock(clock))) = (part.expr.time, start.expr.time) else {
        return;
    };
    let gap = if start.first - part.last > 1 { String::new() } else { around.words(part.last..start.first) };
    if matches!(gap.as_str(), "from" | "between") && !clock.sure && start.expr.when == When::Unsaid {
        let time = part.expr.time.and_then(|part| clock_in_part(time, part));
        start.expr = Expr { time, ..part.expr };
    }
}

/// "Monday to Friday": the end comes after the start.
fn share_weekday(a: &Item, b: &mut Item, gap: &str) {
    if let (When::Weekday { .. }, When::Weekday { weekday, toward: Toward::Open, .. }) =
        (a.expr.when, b.expr.when)
        && is_to(gap)
        && a.expr.time.is_none()
    {
        b.expr.when = When::Weekday { weekday, toward: Toward::Future, base: Base::Mentioned };
    }
}

/// "May through September": the end comes after the start.
fn share_order(a: &Item, b: &mut Item, gap: &str) {
    if let (When::Calendar { part: start, .. }, When::Calendar { year: year @ Year::Unsaid, part: end, .. }) =
        (a.expr.when, &mut b.expr.when)
        && is_to(gap)
        && month_of(start).is_some()
        && month_of(*end).is_some()
    {
        *year = Year::Following;
    }
}

/// "April to September 1957": the first has the year that only the second states, or the one before.
fn share_year(a: &mut Item, b: &Item, gap: &str) {
    let joint = gap.split(' ').all(is_joint)
        || matches!(gap, "and early" | "to late" | "and late" | "to the" | "- the");
    if let (
        When::Calendar { year: open @ Year::Unsaid, part, toward: Toward::Open },
        When::Calendar { year: year @ (Year::Is(_) | Year::From(..)), part: later, .. },
    ) = (&mut a.expr.when, b.expr.when)
        && joint
        && later != Part::Whole
    {
        let is_range = !matches!(gap, "and" | "or" | "," | "&");
        let wraps = is_range && matches!((month_of(*part), month_of(later)), (Some(m), Some(n)) if m > n);
        *open = if wraps { before(year) } else { year };
    }
}

/// "5/1-5/7/2020": the first has the year that only the second states.
fn share_year_of_digits(a: &mut Item, b: &Item, gap: &str) {
    if let (When::Digits(start), When::Digits(end)) = (&mut a.expr.when, b.expr.when)
        && start.year == 0
        && is_to(gap)
    {
        start.year = end.year;
    }
}

/// "7:00 to 8:00pm tomorrow": the first has the day and the half of the day that only the second states.
fn share_day(around: Around<'_>, a: &mut Item, b: &mut Item, gap: &str) {
    let (Some(Time::Clock(start)), Some(Time::Clock(end))) = (a.expr.time, b.expr.time) else { return };
    if !gap.split(' ').all(is_joint) {
        return;
    }
    // "until tomorrow 4:30pm" starts with the day: it is the end's alone.
    let time_first = starts_with_number(around, b) || matches!(around.word(b.first), "noon" | "midnight");
    if a.expr.when == When::Unsaid && time_first {
        a.expr.when = b.expr.when;
    }
    if !start.sure && !end.sure {
        let (start, end) = paired(start, end);
        (a.expr.time, b.expr.time) = (Some(Time::Clock(start)), Some(Time::Clock(end)));
    } else if !end.sure {
        let later = if end.hour % 12 >= start.hour % 12 { start.hour / 12 * 12 } else { 12 };
        b.expr.time = end.with_half(later).map(Time::Clock).or(b.expr.time);
    } else if !start.sure {
        let same = if end.hour >= 12 { 12 } else { 0 };
        let halves = [same, 0].into_iter().filter_map(|half| start.with_half(half));
        let earlier = |c: &Clock| (c.hour, c.minute) < (end.hour, end.minute);
        a.expr.time = halves.into_iter().find(earlier).map(Time::Clock).or(a.expr.time);
    }
}

/// The year before the stated one.
fn before(year: Year) -> Year {
    match year {
        Year::Is(n) => Year::Is(n - 1),
        Year::From(years, base) => Year::From(years - 1, base),
        Year::Unsaid | Year::Following => year,
    }
}

fn month_of(part: Part) -> Option<i32> {
    match part {
        Part::Month(m) | Part::Day(m, _) => Some(m),
        _ => None,
    }
}
