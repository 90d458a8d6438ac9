//! What is said → when it is: against the day of writing, the dates mentioned before, and the tense.

mod calendar;
mod relative;

use super::meaning::{Base, Expr, Time, When};
use super::tense::Tense;
use super::value::{Moment, Stretch, add_days, weekday};
use calendar::{calendar, day_of_month, digits_of, gap, month_day};
use jiff::civil::Date;
use relative::{away, comparable, counted, unit_moment, weekday_moment};

/// A resolved expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Resolved {
    /// A time on the calendar, and other readings of the same words.
    Moment(Moment, Vec<Moment>),
    /// `PAST_REF` and the like.
    Reference(&'static str),
}

/// What an expression is resolved against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// The day of writing.
    pub(super) written: Option<Date>,
    /// The text tells a story: dates follow one another.
    pub(super) narrative: bool,
    /// In dates of two numbers the day comes first.
    pub(super) day_first: bool,
    /// The latest time on the calendar that was mentioned.
    pub(super) mentioned: Option<Moment>,
    /// The year stated earlier in the same sentence.
    pub(super) sentence_year: Option<i32>,
    /// The latest day mentioned.
    pub(super) day: Option<Moment>,
    /// The latest day mentioned in the same paragraph; in a narrative, anywhere.
    pub(super) here: Option<Moment>,
    /// Days stand as headings, with what happens on them below.
    pub(super) under_heading: bool,
    /// The latest quarter mentioned.
    pub(super) quarter: Option<Moment>,
    /// The quarter was mentioned in this paragraph or the one before.
    pub(super) quarter_is_near: bool,
    pub(super) tense: Tense,
}

/// Resolves `expr`; nothing where the calendar has no such day.
pub(super) fn resolve(expr: &Expr, s: &Setting) -> Option<Resolved> {
    match expr.when {
        When::Away { length, sign, base } => Some(away(length, sign, base, s)),
        When::Reference(time) => Some(Resolved::Reference(time)),
        When::Digits(digits) => {
            digits_of(digits, expr.weekday, s).map(|(m, others)| at_time(m, others, expr))
        }
        When::Counted { length, sign, from } => {
            counted(length, sign, from, s).map(|m| at_time(m, Vec::new(), expr))
        }
        _ => moment(expr, s).map(|m| at_time(m, Vec::new(), expr)),
    }
}

fn at_time(moment: Moment, others: Vec<Moment>, expr: &Expr) -> Resolved {
    let Some(time) = expr.time else { return Resolved::Moment(moment, others) };
    let (time, other) = halves(time);
    let others = other.map(|t| Moment { time: Some(t), ..moment }).into_iter().collect();
    Resolved::Moment(Moment { time: Some(time), ..moment }, others)
}

/// A clock time without its half of the day, and the other half. Bare hours from one to six are taken as afternoon.
fn halves(time: Time) -> (Time, Option<Time>) {
    let Time::Clock(clock) = time else { return (time, None) };
    if clock.sure {
        return (time, None);
    }
    let afternoon = clock.hour < 7 && clock.minute.is_none_or(|m| m % 5 == 0);
    let (first, second) = if afternoon { (12, 0) } else { (0, 12) };
    let first = if clock.hour == 12 { 12 } else { first };
    let second = if clock.hour == 12 { 0 } else { second };
    let half = |h| clock.with_half(h).map(Time::Clock);
    (half(first).unwrap_or(time), half(second))
}

fn moment(expr: &Expr, s: &Setting) -> Option<Moment> {
    match expr.when {
        When::Unsaid => Some(day_of_time(s)),
        When::Calendar { year, part, toward } => calendar(year, part, toward, expr.weekday, s),
        When::MonthDay(day) => Some(month_day(day, expr.weekday, s)),
        When::DayOfMonth { day, months } => day_of_month(day, months, s),
        When::Weekday { weekday, toward, base } => Some(weekday_moment(weekday, toward, base, s)),
        When::WeekdayOf { weekday: wanted, weeks } => {
            let date = s.written.and_then(|d| add_days(d, weeks * 7 + wanted - weekday(d)));
            Some(date.map_or(Moment::new(None, Stretch::SomeDay(None)), Moment::day))
        }
        When::Unit { unit, offset, base } => Some(unit_moment(unit, offset, base, s)),
        When::Comparable { years } => Some(comparable(years, s)),
        When::ComparableIn(year) => Some(Moment { year: Some(year), ..comparable(0, s) }),
        _ => None,
    }
}

/// The day of a time of day that stands alone: one just mentioned, else the day of writing.
fn day_of_time(s: &Setting) -> Moment {
    let written = s.written.filter(|_| !s.narrative).map(Moment::day);
    let near = |day: &Moment| {
        let dates = day.date().zip(s.written);
        let goes_on = s.under_heading || s.tense == Tense::Past;
        s.narrative || goes_on && dates.is_none_or(|(d, w)| gap(w, d, d).abs() <= 7)
    };
    let day = s.here.or(s.day.filter(near)).or(written).unwrap_or(Moment::new(None, Stretch::SomeDay(None)));
    Moment { time: None, ..day }
}

/// The day that relative expressions with `base` are counted from.
fn base_day(base: Base, s: &Setting) -> Option<Date> {
    match base {
        Base::Writing if !s.narrative => s.written,
        Base::Writing => s.written,
        Base::Mentioned => match s.mentioned {
            Some(m) if s.narrative || s.sentence_year.is_some() || s.here == s.mentioned => m.date(),
            Some(m) => m.date().or(s.written),
            None => s.written.filter(|_| !s.narrative),
        },
    }
}

fn base_year(base: Base, s: &Setting) -> Option<i32> {
    let written = s.written.map(|d| i32::from(d.year()));
    match base {
        Base::Writing => written,
        Base::Mentioned => s.mentioned.and_then(|m| m.year).or(written.filter(|_| !s.narrative)),
    }
}
