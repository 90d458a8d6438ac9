//! Items → items: neighbours that are one expression are joined, and the other end of a range is found.

use super::items::{Around, Item};
use super::meaning::{Base, Count, Expr, Length, Part, Time, Toward, Unit, When, Year};
use super::numeric::Clock;

/// Joins the neighbours among `items` that are one expression.
pub(super) fn join(around: Around<'_>, items: &[Item]) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::with_capacity(items.len());
    for &item in items {
        // Its tokens may have been taken in by the one before: "two days before" + "before".
        if out.last().is_some_and(|before| before.last > item.first) {
            continue;
        }
        let mut item = item;
        while let Some(joined) = out.last().and_then(|before| joined(around, before, &item)) {
            out.pop();
            item = joined;
        }
        out.push(extended(around, without_verb(around, item)));
    }
    for i in 1..out.len() {
        out[i - 1] = ended(around, out[i - 1], &out[i]);
    }
    out
}

/// A period that is known by its end: "the year ended March 31" is a length, "the quarter ended Sept. 30" the third.
fn ended(around: Around<'_>, period: Item, end: &Item) -> Item {
    let says_so = matches!(around.words(period.last..end.first).as_str(), "ended" | "ending" | "that ended");
    let expr = match (period.rule, period.expr.when, end.expr.when) {
        ("the-unit", When::Unit { unit: Unit::Year, .. }, _) => {
            Expr::new(When::Length(Length { count: Count::Exact(1000), unit: Unit::Year, and: None }))
        }
        ("comparable-now", _, When::Calendar { year, part: Part::Day(month, day), .. }) => {
            let middle = month - if day > 15 { 1 } else { 2 };
            Expr::calendar(year, Part::Quarter((middle + 11) % 12 / 3 + 1))
        }
        _ => return period,
    };
    if says_so { Item { expr, ..period } } else { period }
}

/// One item for two neighbours, where they are one expression.
fn joined(around: Around<'_>, a: &Item, b: &Item) -> Option<Item> {
    if b.first - a.last > 2 {
        return None;
    }
    let gap = around.words(a.last..b.first);
    let expr = modified(around, a, b, &gap)
        .or_else(|| weekday_and_date(a, b, &gap))
        .or_else(|| time_and_day(a, b, &gap))
        .or_else(|| day_and_time(a, b, &gap))
        .or_else(|| part_and_year(a, b, &gap))
        .or_else(|| length_of_period(around, a, b, &gap))?;
    // The day says more than the time of day, and what is limited more than what limits it.
    let rule = if b.expr.when == When::Unsaid && a.stands_alone() { a.rule } else { b.rule };
    Some(Item { first: a.first, last: b.last, expr, rule })
}

/// "early" + "next year", "about" + "two years", "the end of" + "1994".
fn modified(around: Around<'_>, a: &Item, b: &Item, gap: &str) -> Option<Expr> {
    let When::Modifier(modifier) = a.expr.when else { return None };
    if !gap.is_empty() || b.expr.modifier.is_some() && modifier != "APPROX" {
        return None;
    }
    let words = around.words(a.first..a.last);
    let fits = match (modifier, b.expr.when) {
        (_, When::Nothing | When::Reference(_) | When::Often(_)) => false,
        ("START" | "MID" | "END", When::Length(_) | When::Away { .. }) => false,
        ("START" | "MID" | "END", _) => limits(&words, b),
        (_, When::Modifier(_)) => false,
        _ => measures(around, &words, b),
    };
    fits.then(|| b.expr.modified(modifier))
}

/// Whether "early", "the end of" and the like can limit `item`.
fn limits(words: &str, item: &Item) -> bool {
    match item.expr.when {
        When::Unsaid => matches!(item.expr.time, Some(Time::Part(_))) && !words.starts_with("the end"),
        When::Modifier(_) => false,
        When::Calendar { part: Part::Day(..), .. } => !matches!(words, "earlier" | "later"),
        When::Weekday { .. } => !words.starts_with("the "),
        _ => true,
    }
}

/// Whether "about", "at least" and the like can measure `item`: "over" and "under" only numbers, not "the past week".
fn measures(around: Around<'_>, words: &str, item: &Item) -> bool {
    let first = around.word(item.first).to_lowercase();
    // "spread over three years" says how long; "for over three years" that it was longer.
    const MEASURED: [&str; 14] = [
        "for", "last", "lasts", "lasted", "been", "is", "was", "took", "takes", "just", "well", "after",
        "of", "in",
    ];
    if words == "over" && !MEASURED.contains(&around.before(item.first, 2).to_lowercase().as_str()) {
        return false;
    }
    let is_definite = matches!(first.as_str(), "the" | "this" | "last" | "past" | "next" | "that" | "these");
    match item.expr.when {
        When::Length(_) => !is_definite || words.starts_with("at least"),
        When::Away { .. } => true,
        When::Calendar { part, .. } => {
            matches!(
                words,
                "around" | "about" | "circa" | "roughly" | "approximately" | "sometime" | "sometime in"
            ) && !matches!(part, Part::Holiday(_))
        }
        When::Unit { unit, .. } => words.starts_with("sometime") && unit != Unit::Day,
        When::Unsaid => item.rule.starts_with("clock") && !matches!(words, "some" | "over" | "under"),
        _ => false,
    }
}

/// "Sunday" + "12 January", "Friday," + "Oct. 13".
fn weekday_and_date(a: &Item, b: &Item, gap: &str) -> Option<Expr> {
    let When::Weekday { weekday, .. } = a.expr.when else { return None };
    let is_date = matches!(
        b.expr.when,
        When::Calendar { part: Part::Day(..) | Part::Holiday(_), .. } | When::MonthDay(_) | When::Digits(_)
    );
    let holiday = matches!(b.expr.when, When::Calendar { part: Part::Holiday(_), .. });
    let fits = is_date && (gap.is_empty() || gap == "," && !holiday) && a.expr.modifier.is_none();
    fits.then(|| Expr { weekday: Some(weekday), time: a.expr.time.or(b.expr.time), ..b.expr })
}

/// "8am on" + "Monday", "the night of" + "May 13".
fn time_and_day(a: &Item, b: &Item, gap: &str) -> Option<Expr> {
    let time = a.expr.time.filter(|_| a.expr.when == When::Unsaid)?;
    let before_day = match time {
        Time::Clock(_) => matches!(gap, "" | "on" | "," | "of" | ", on" | ") on"),
        Time::Part(_) => matches!(gap, "of" | "on"),
    };
    let time = match b.expr.time {
        None => time,
        Some(part) => clock_in_part(time, part)?,
    };
    let fits = before_day && b.expr.is_day() && b.expr.modifier.is_none();
    fits.then_some(Expr { time: Some(time), zone: a.expr.zone, modifier: a.expr.modifier, ..b.expr })
}

/// A clock time beside the part of the day that says which half is meant.
fn clock_in_part(a: Time, b: Time) -> Option<Time> {
    let (Time::Clock(clock), Time::Part(part)) = (a, b) else { return None };
    let half = match part {
        "MO" => 0,
        "AF" | "EV" => 12,
        "NI" if clock.hour >= 5 && clock.hour < 12 => 12,
        "NI" => 0,
        _ => return Some(a),
    };
    let clock = if clock.sure { Some(clock) } else { clock.with_half(half) };
    clock.map(Time::Clock)
}

/// "Friday" + "morning", "Monday at" + "2 p.m.", "May 5," + "6 p.m.".
fn day_and_time(a: &Item, b: &Item, gap: &str) -> Option<Expr> {
    let time = b.expr.time.filter(|_| b.expr.when == When::Unsaid && a.expr.is_day())?;
    let fits = match time {
        Time::Clock(c) => matches!(gap, "" | "at" | ", at") || gap == "," && c.sure,
        Time::Part(_) => gap.is_empty() && b.last - b.first == 1,
    };
    let time = match a.expr.time {
        None => time,
        Some(part) => clock_in_part(time, part)?,
    };
    fits.then_some(Expr { time: Some(time), zone: b.expr.zone, ..a.expr })
}

/// "the third quarter of" + "last year", "early October" + "this year".
fn part_and_year(a: &Item, b: &Item, gap: &str) -> Option<Expr> {
    let When::Calendar { year: Year::Unsaid, part, toward } = a.expr.when else { return None };
    let year = match b.expr.when {
        When::Calendar { year, part: Part::Whole, .. } => year,
        When::Unit { unit: Unit::Year, offset, base } => Year::From(offset, base),
        _ => return None,
    };
    let fits = matches!(gap, "" | "of" | "in") && part != Part::Whole && b.expr.modifier.is_none();
    let fits =
        fits && (gap != "in" || matches!(part, Part::Season(_) | Part::Month(_)) && base_is_stated(year));
    fits.then_some(Expr { when: When::Calendar { year, part, toward }, ..a.expr })
}

/// "the first ten months of" + "1915": a length, of a period that is named.
fn length_of_period(around: Around<'_>, a: &Item, b: &Item, gap: &str) -> Option<Expr> {
    let definite = around.word(a.first).eq_ignore_ascii_case("the") && a.last - a.first > 2;
    let period = matches!(b.expr.when, When::Calendar { .. });
    let fits = gap == "of" && definite && period && matches!(a.expr.when, When::Length(_));
    fits.then_some(a.expr)
}

fn base_is_stated(year: Year) -> bool {
    matches!(year, Year::Is(_) | Year::From(_, Base::Mentioned))
}

/// "to last six weeks": the word is a verb, and the length starts after it.
fn without_verb(around: Around<'_>, item: Item) -> Item {
    const AUXILIARIES: [&str; 9] = ["to", "will", "would", "could", "can", "may", "might", "should", "must"];
    let verb = around.word(item.first) == "last" && AUXILIARIES.contains(&around.before(item.first, 1));
    let is_length = matches!(item.expr.when, When::Length(_)) && item.last > item.first + 1;
    if verb && is_length { Item { first: item.first + 1, ..item } } else { item }
}

/// Takes in what follows an item: "or so", "and beyond".
fn extended(around: Around<'_>, item: Item) -> Item {
    if let Some(away) = counted_away(around, &item) {
        return away;
    }
    let after = around.words(item.last..item.last + 2);
    let more = match (item.expr.when, after.as_str()) {
        (When::Length(_) | When::Away { .. } | When::Unit { .. }, "or so") => "APPROX",
        (When::Length(_), "or more") => "EQUAL_OR_MORE",
        (When::Length(_), "or less") => "EQUAL_OR_LESS",
        (When::Calendar { .. } | When::Unit { .. }, "and beyond" | "or later" | "or beyond") => "ON_OR_AFTER",
        (When::Calendar { .. }, "or earlier") => "ON_OR_BEFORE",
        _ => return item,
    };
    Item { last: item.last + 2, expr: item.expr.modified(more), ..item }
}

/// "four days before" at the end of a clause: with what follows it would be before something else.
fn counted_away(around: Around<'_>, item: &Item) -> Option<Item> {
    let When::Length(length) = item.expr.when else { return None };
    let sign = match around.word(item.last) {
        "before" => -1,
        "after" | "on" => 1,
        _ => return None,
    };
    let ends = !around.word(item.last + 1).starts_with(|c: char| c.is_alphanumeric() || c == '$');
    let expr = Expr { when: When::Away { length, sign, base: Base::Mentioned }, ..item.expr };
    ends.then_some(Item { last: item.last + 1, expr, rule: "away", ..*item })
}

/// Adds the ends of ranges that are bare numbers: "13" in "13-15 March", "59" in "1958-59", "5" in "noon to 5".
pub(super) fn complete_ranges(around: Around<'_>, items: Vec<Item>) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::with_capacity(items.len());
    for (i, &item) in items.iter().enumerate() {
        let floor = out.last().map_or(around.first, |before| before.last);
        let ceiling = items.get(i + 1).map_or(around.last, |next| next.first);
        out.extend(start_of_range(around, &item, floor));
        out.push(item);
        out.extend(end_of_range(around, &item, ceiling));
    }
    share_years(around, &mut out);
    out
}

fn is_joint(word: &str) -> bool {
    matches!(
        word,
        "-" | "–" | "—" | "to" | "and" | "or" | "&" | "/" | "through" | "until" | "till" | "," | "−"
    )
}

/// Whether `gap` stands between the ends of a range.
fn is_to(gap: &str) -> bool {
    matches!(gap, "to" | "through" | "until" | "-" | "–")
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "−" | "/")
}

/// "13" before "- 15 March", "10" before "to 11 a.m.".
fn start_of_range(around: Around<'_>, item: &Item, floor: usize) -> Option<Item> {
    let at = item.first.checked_sub(2).filter(|&at| at >= floor)?;
    let number: i32 = around.word(at).parse().ok()?;
    let joint = around.word(at + 1);
    if !is_joint(joint) || joint == "," || is_dash(around.before(at, 1)) {
        return None;
    }
    let expr = match (item.expr.when, item.expr.time) {
        (When::Calendar { year, part: Part::Day(month, day), toward }, None) => {
            // "May 5 and 6 June": the number starts a day only where no month stands before it.
            let starts_with_day = around.word(item.first).starts_with(|c: char| c.is_ascii_digit());
            let part = Part::Day(month, number);
            let fits = starts_with_day && (1..=31).contains(&number) && number < day.max(32);
            fits.then(|| Expr::new(When::Calendar { year, part, toward }))
        }
        (When::Calendar { year: Year::Is(end), part: Part::Whole, .. }, None) if end < 0 => {
            let fits = number > -end && joint != "," && number < 10_000;
            fits.then(|| Expr::calendar(Year::Is(-number), Part::Whole))
        }
        (When::Unsaid, Some(Time::Clock(clock))) if clock.sure && joint != "and" && joint != "or" => {
            let half = if clock.hour >= 12 && (clock.hour - 12) >= number % 12 { 12 } else { 0 };
            let start = Clock::new(number, None, None).and_then(|c| c.with_half(half));
            start.map(|c| Expr::new(When::Unsaid).at(Time::Clock(c)))
        }
        _ => None,
    }?;
    Some(Item { first: at, last: at + 1, expr, rule: "range-start" })
}

/// "15" after "March 13 -", "59" after "1958-", "5" after "noon to".
fn end_of_range(around: Around<'_>, item: &Item, ceiling: usize) -> Option<Item> {
    let at = item.last + 1;
    if at >= ceiling || !is_joint(around.word(item.last)) {
        return None;
    }
    let (joint, after) = (around.word(item.last), around.word(at + 1));
    let number: i32 = around.word(at).parse().ok()?;
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
        (_, Some(Time::Clock(clock))) if matches!(joint, "to" | "-" | "–" | "until") && ends => {
            let end = Clock::new(number, None, None).filter(|_| (1..=12).contains(&number))?;
            let half = if clock.hour >= 12 || number < clock.hour { 12 } else { 0 };
            Some(Expr {
                time: Some(Time::Clock(end.with_half(half)?)),
                modifier: None,
                zone: None,
                ..item.expr
            })
        }
        _ => None,
    }?;
    Some(Item { first: at, last: at + 1, expr, rule: "range-end" })
}

/// Gives the first of two neighbours the year that only the second states: "April to September 1957".
fn share_years(around: Around<'_>, items: &mut [Item]) {
    for i in (1..items.len()).rev() {
        let (head, tail) = items.split_at_mut(i);
        let (a, b) = (&mut head[i - 1], &mut tail[0]);
        if b.first - a.last > 2 {
            continue;
        }
        let gap = around.words(a.last..b.first);
        if let (When::Weekday { .. }, When::Weekday { weekday, toward: Toward::Open, .. }) =
            (a.expr.when, b.expr.when)
            && is_to(&gap)
        {
            b.expr.when = When::Weekday { weekday, toward: Toward::Future, base: Base::Mentioned };
        }
        if is_to(&gap)
            && let (
                When::Calendar { year: Year::Unsaid, part: start, .. },
                When::Calendar { year, part: end, .. },
            ) = (a.expr.when, &mut b.expr.when)
            && *year == Year::Unsaid
            && month_of(start).is_some()
            && month_of(*end).is_some()
        {
            *year = Year::Following;
        }
        let joint = gap.split(' ').all(is_joint)
            || matches!(gap.as_str(), "and early" | "to late" | "and late" | "to the" | "- the");
        if let (
            When::Calendar { year: y @ Year::Unsaid, part, .. },
            When::Calendar { year: year @ (Year::Is(_) | Year::From(..)), part: later, .. },
        ) = (&mut a.expr.when, b.expr.when)
            && joint
            && later != Part::Whole
        {
            let is_range = !matches!(gap.as_str(), "and" | "or" | "," | "&");
            let wraps = is_range && matches!((month_of(*part), month_of(later)), (Some(m), Some(n)) if m > n);
            *y = if wraps { before(year) } else { year };
        }
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
