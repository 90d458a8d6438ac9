//! What only one end of a range states, given to the other: the day, the half of the day, the year.

use super::{is_joint, is_to, paired, starts_with_number};
use crate::dates::items::{Around, Item};
use crate::dates::meaning::{Base, Expr, Part, Time, Toward, When, Year};
use crate::dates::merge::clock_in_part;
use crate::dates::numeric::Clock;

/// Gives each end of a range what only the other states.
pub(super) fn share(around: Around<'_>, items: &mut [Item]) {
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
    if let (When::Weekday { weekday: start, .. }, When::Weekday { weekday, toward: Toward::Open, .. }) =
        (a.expr.when, b.expr.when)
        && (is_to(gap) || gap == "into")
        && start != weekday
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
