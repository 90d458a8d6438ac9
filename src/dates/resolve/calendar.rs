//! Years, parts of years and days that the calendar names: "1994", "the third quarter", "May 5", "the 28th".

use super::Setting;
use super::base_year;
use crate::dates::holidays;
use crate::dates::meaning::{Part, Toward, Year};
use crate::dates::numeric::Digits;
use crate::dates::tense::Tense;
use crate::dates::value::{self, Moment, Stretch, add_days, add_months, civil, weekday};
use crate::day;
use jiff::civil::Date;

fn stretch_of(part: Part) -> Stretch {
    match part {
        Part::Whole => Stretch::Year,
        Part::Half(n) => Stretch::Half(n),
        Part::Quarter(n) => Stretch::Quarter(n),
        Part::Season(name) => Stretch::Season(name),
        Part::Month(m) => Stretch::Month(m),
        Part::Day(m, d) | Part::WeekOf(m, d) => Stretch::Day(m, d),
        Part::Week(w) => Stretch::Week(w),
        Part::NthWeek(..) | Part::LastWeek => Stretch::SomeWeek,
        Part::Holiday(h) | Part::HolidayWeekend(h) => {
            holidays::fixed(h).map_or(Stretch::Year, |(m, d)| Stretch::Day(m, d))
        }
        Part::NthWeekday { month, .. } => Stretch::SomeDay(Some(month)),
        Part::Decade => Stretch::Decade,
        Part::Century => Stretch::Century,
    }
}

pub(super) fn calendar(
    year: Year,
    part: Part,
    toward: Toward,
    weekday: Option<i32>,
    s: &Setting,
) -> Option<Moment> {
    let year = match year {
        Year::Is(year) => Some(year),
        Year::From(years, base) => base_year(base, s).map(|y| y + years),
        Year::Unsaid => year_of(part, toward, weekday, s),
        Year::Following => following(part, s),
    };
    in_year(year, part)
}

/// The year in which a part of a year comes first after the date just mentioned.
fn following(part: Part, s: &Setting) -> Option<i32> {
    let mentioned = s.mentioned?;
    let (year, (start, _)) = (mentioned.year?, mentioned.interval()?);
    let ends_before = in_year(Some(year), part)?.interval()?.1 < start;
    Some(year + i32::from(ends_before))
}

/// A part of a year as a moment; nothing for 29 February in a common year.
fn in_year(year: Option<i32>, part: Part) -> Option<Moment> {
    let Some(known) = year else { return Some(Moment::new(None, stretch_of(part))) };
    match part {
        Part::Day(m, d) => civil(known, m, d).map(|_| Moment::new(year, Stretch::Day(m, d))),
        Part::Holiday(h) => {
            Some(holidays::day(h, known).map_or(Moment::new(year, Stretch::Year), Moment::day))
        }
        Part::HolidayWeekend(h) => Some(Moment::weekend(nearest_weekend(holidays::day(h, known)?)?)),
        Part::WeekOf(m, d) => civil(known, m, d).map(Moment::week),
        Part::NthWeek(m, n) => nth_week(known, m, n),
        Part::NthWeekday { month, weekday, n } => holidays::nth(known, month, weekday, n).map(Moment::day),
        Part::LastWeek => civil(known, 12, 28).map(Moment::week),
        _ => Some(Moment::new(year, stretch_of(part))),
    }
}

/// The `n`th week of a month: as ISO counts the weeks of a year, the first is the one that holds the 4th.
fn nth_week(year: i32, month: i32, n: i32) -> Option<Moment> {
    let fourth = civil(year, month, 4)?;
    let day = if n < 0 { add_days(fourth.last_of_month(), -3) } else { add_days(fourth, 7 * (n - 1)) };
    day.map(Moment::week)
}

/// A day of the weekend next to `date`: the one before it from Monday to Wednesday.
fn nearest_weekend(date: Date) -> Option<Date> {
    let day = weekday(date);
    add_days(date, if day <= 3 { -day } else { 6 - day })
}

/// The year of a part of a year that states none.
fn year_of(part: Part, toward: Toward, weekday: Option<i32>, s: &Setting) -> Option<i32> {
    if s.narrative
        && toward == Toward::Open
        && let Some(m) = s.mentioned
    {
        return m.year;
    }
    let named = matches!(part, Part::Holiday(_) | Part::HolidayWeekend(_));
    if let (Some(year), Toward::Open, false) = (s.sentence_year, toward, named || s.tense == Tense::Future) {
        return Some(year);
    }
    let written = if s.narrative { s.mentioned.and_then(|m| m.interval())?.0 } else { s.written? };
    let this = i32::from(written.year());
    let span = |year: i32| in_year(Some(year), part).and_then(|m| m.interval());
    let years = [this - 1, this, this + 1];
    if let Some(wanted) = weekday {
        let fits = |y: &&i32| span(**y).is_some_and(|(d, _)| value::weekday(d) == wanted);
        if let Some(&year) = years.iter().filter(fits).min_by_key(|y| (*y - this).abs()) {
            return Some(year);
        }
    }
    let reported = matches!(part, Part::Half(_)) && s.tense != Tense::Future;
    let distance = |y: &i32| match span(*y) {
        // A half that goes on is not reported yet: it counts by its end.
        Some((first, last)) if reported && first <= written => day::between(written, last),
        Some((first, last)) => gap(written, first, last),
        None => i32::MAX,
    };
    let year = match toward {
        Toward::Past => years.iter().rev().find(|y| span(**y).is_some_and(|(_, last)| last < written)),
        Toward::Future => years.iter().find(|y| distance(y) > 0),
        Toward::This => years.iter().min_by_key(|y| distance(y).unsigned_abs()),
        Toward::Open => years.iter().min_by_key(|y| far(distance(y), part, s.tense)),
    };
    year.copied().or(Some(this))
}

/// How much farther off a day seems that lies on the wrong side of the tense.
const WRONG_SIDE: u32 = 12;

/// How far a day is off, a day on the wrong side of the tense counting more: far-off days are rarely meant. Quarters and halves are
/// mostly reported when they are over.
fn far(days: i32, part: Part, tense: Tense) -> u32 {
    let factor = match (part, tense) {
        (Part::Quarter(_) | Part::Half(_), Tense::Past | Tense::Unknown) if days > 0 => 4,
        (Part::Quarter(_) | Part::Half(_), _) => 1,
        (_, Tense::Past) if days > 0 => WRONG_SIDE,
        (_, Tense::Future) if days < 0 => WRONG_SIDE,
        _ => 1,
    };
    days.unsigned_abs().saturating_mul(factor)
}

/// Days from `date` to the near end of a span: 0 within it, negative where it lies before.
pub(super) fn gap(date: Date, first: Date, last: Date) -> i32 {
    if date < first {
        day::between(date, first)
    } else if date > last {
        day::between(date, last)
    } else {
        0
    }
}

/// A day of the month so many months from that of writing.
pub(super) fn day_of_month(day: i32, months: i32, s: &Setting) -> Option<Moment> {
    let Some(written) = s.written else { return Some(Moment::new(None, Stretch::SomeDay(None))) };
    let month = add_months(written.first_of_month(), months)?;
    civil(month.year().into(), month.month().into(), day).map(Moment::day)
}

/// "the 28th": in the month that is talked about, else the month of writing or the one that the tense points to; with a
/// weekday, in the nearest month in which they agree.
pub(super) fn month_day(day: i32, on: Option<i32>, s: &Setting) -> Moment {
    let unknown = Moment::new(None, Stretch::SomeDay(None));
    if let (Some(on), Some(written)) = (on, s.written) {
        let in_month =
            |n: i32| day_of_month(day, n, s).filter(|m| m.date().is_some_and(|d| weekday(d) == on));
        let near = (-6..=6).filter_map(in_month).min_by_key(|m| m.date().map(|d| gap(written, d, d).abs()));
        return near.or_else(|| day_of_month(day, 0, s)).unwrap_or(unknown);
    }
    if let Some(m) = s.mentioned.filter(|_| s.narrative || s.here.is_some())
        && let (Some(month), true) = (m.month_number(), m.year.is_some())
    {
        return in_year(m.year, Part::Day(month, day)).unwrap_or(unknown);
    }
    let Some(written) = s.written else { return unknown };
    let in_month = |months: i32| {
        let date = add_months(written.first_of_month(), months)?;
        civil(date.year().into(), date.month().into(), day)
    };
    let date = match s.tense {
        Tense::Past => [0, -1, -2].into_iter().filter_map(in_month).find(|d| *d <= written),
        Tense::Future => [0, 1, 2].into_iter().filter_map(in_month).find(|d| *d >= written),
        Tense::Unknown => [0, -1, 1].into_iter().find_map(in_month),
    };
    date.map_or(unknown, Moment::day)
}

pub(super) fn digits_of(digits: Digits, on: Option<i32>, s: &Setting) -> Option<(Moment, Vec<Moment>)> {
    let Digits { year, first, second, year_first } = digits;
    let stated = if year == 0 { Year::Unsaid } else { Year::Is(year) };
    let day = |month, day| {
        let possible = (1..=12).contains(&month) && (1..=31).contains(&day);
        calendar(stated, Part::Day(month, day), Toward::Open, on, s).filter(|_| possible)
    };
    if year_first {
        return Some((day(first, second)?, Vec::new()));
    }
    let (month_first, day_first) = (day(first, second), day(second, first));
    let (a, b) = if s.day_first { (day_first, month_first) } else { (month_first, day_first) };
    match (a, b) {
        (Some(a), b) => Some((a, b.filter(|b| *b != a).into_iter().collect())),
        (None, b) => b.map(|b| (b, Vec::new())),
    }
}
