//! Items → items: neighbours that are one expression are joined.

use super::items::{Around, Item};
use super::meaning::{Anchor, Base, Count, Expr, Length, Often, Part, Time, Unit, When, Year};

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
    match around.words(period.last..end.first).as_str() {
        "ended" | "ending" | "that ended" => Item { expr, ..period },
        _ => period,
    }
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
        .or_else(|| day_and_time(around, a, b, &gap))
        .or_else(|| part_and_year(a, b, &gap))
        .or_else(|| recurring_time(a, b, &gap))
        .or_else(|| counted(around, a, b, &gap))
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
        Time::Part(_) => matches!(gap, "of" | "on") || gap.is_empty() && b.expr.is_of_week(),
    };
    let time = match b.expr.time {
        None => time,
        Some(part) => clock_in_part(time, part)?,
    };
    let fits = before_day && b.expr.is_day() && b.expr.modifier.is_none();
    fits.then_some(Expr { time: Some(time), zone: a.expr.zone, modifier: a.expr.modifier, ..b.expr })
}

/// A clock time beside the part of the day that says which half is meant.
pub(super) fn clock_in_part(a: Time, b: Time) -> Option<Time> {
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
fn day_and_time(around: Around<'_>, a: &Item, b: &Item, gap: &str) -> Option<Expr> {
    let time = b.expr.time.filter(|_| b.expr.when == When::Unsaid && a.expr.is_day())?;
    let fits = match time {
        Time::Clock(c) => matches!(gap, "" | "at" | ", at") || gap == "," && c.sure,
        Time::Part(_) if around.word(b.first).eq_ignore_ascii_case("the") => {
            gap == "in" && b.last - b.first == 2
        }
        Time::Part(_) => gap.is_empty() && b.last - b.first == 1,
    };
    let time = match a.expr.time {
        None => time,
        Some(part) => clock_in_part(time, part)?,
    };
    fits.then_some(Expr { time: Some(time), zone: b.expr.zone, ..a.expr })
}

/// "every Monday at" + "4pm".
fn recurring_time(a: &Item, b: &Item, gap: &str) -> Option<Expr> {
    let time = b.expr.time.filter(|_| b.expr.when == When::Unsaid)?;
    let weekly = matches!(a.expr.when, When::Often(Often::Weekday(_))) && a.expr.time.is_none();
    (weekly && matches!(gap, "" | "at")).then_some(Expr { time: Some(time), zone: b.expr.zone, ..a.expr })
}

/// "two weeks before" + "Christmas", "three days from" + "tomorrow".
fn counted(around: Around<'_>, a: &Item, b: &Item, gap: &str) -> Option<Expr> {
    let When::Length(length) = a.expr.when else { return None };
    let sign = match gap {
        "before" => -1,
        "after" | "from" => 1,
        _ => return None,
    };
    let from = anchor(b)?;
    let event = matches!(around.word(b.last), "'s" | "’s");
    let plain =
        !around.words(a.first..a.last).contains("trading") && matches!(a.rule, "length" | "one") && !event;
    let fits = plain && !length.unit.is_clock() && b.expr.time.is_none() && b.expr.modifier.is_none();
    fits.then_some(Expr { when: When::Counted { length, sign, from }, ..a.expr })
}

fn anchor(item: &Item) -> Option<Anchor> {
    match item.expr.when {
        When::Unit { unit: Unit::Day, offset, base: Base::Writing } => Some(Anchor::Writing(offset)),
        When::Calendar { year, part: part @ (Part::Day(..) | Part::Holiday(_)), toward } => {
            Some(Anchor::Calendar { year, part, toward })
        }
        When::Digits(digits) => Some(Anchor::Digits(digits)),
        When::Weekday { weekday, toward, .. } => Some(Anchor::Weekday { weekday, toward }),
        _ => None,
    }
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
    if let Some(other) = counted_away(around, &item).or_else(|| plain_length(around, &item)) {
        return other;
    }
    if !matches!(around.word(item.last), "or" | "and") {
        return item;
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

/// "30 minutes later this week": the second word belongs to what follows, and the length stands alone.
fn plain_length(around: Around<'_>, item: &Item) -> Option<Item> {
    let When::Away { length, .. } = item.expr.when else { return None };
    let last = item.last - 1;
    const PERIODS: [&str; 7] = ["week", "month", "year", "quarter", "morning", "afternoon", "evening"];
    let this = around.word(item.last) == "this" && PERIODS.contains(&around.word(item.last + 1));
    let limits = matches!(around.word(last), "later" | "earlier") && this;
    limits.then_some(Item {
        last,
        expr: Expr { when: When::Length(length), ..item.expr },
        rule: "length",
        ..*item
    })
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
