//! Times that are counted from others: "last week", "two days ago", "a year earlier", "Tuesday".

use super::{Resolved, Setting, base_day, base_year, resolve};
use crate::dates::meaning::{Anchor, Base, Count, Expr, Length, Time, Toward, Unit, When};
use crate::dates::tense::Tense;
use crate::dates::value::{Moment, Stretch, add_days, add_months, civil, weekday};
use jiff::civil::Date;
use std::ops::RangeInclusive;

/// A day that is so long before or after another.
pub(super) fn counted(length: Length, sign: i32, from: Anchor, s: &Setting) -> Option<Moment> {
    let Count::Exact(thousandths @ ..=FARTHEST) = length.count else { return None };
    let when = match from {
        Anchor::Writing(offset) => When::Unit { unit: Unit::Day, offset, base: Base::Writing },
        Anchor::Calendar { year, part, toward } => When::Calendar { year, part, toward },
        Anchor::Digits(digits) => When::Digits(digits),
        Anchor::Weekday { weekday, toward } => When::Weekday { weekday, toward, base: Base::Writing },
    };
    let Resolved::Moment(anchor, _) = resolve(&Expr::new(when), s)? else { return None };
    let n = i32::try_from(thousandths / 1000).ok()?.checked_mul(sign)?;
    let Some(day) = anchor.date() else {
        let years = matches!((anchor.stretch, length.unit), (Stretch::Year, Unit::Year)).then_some(n)?;
        return Some(Moment::new(anchor.year.map(|y| y + years), Stretch::Year));
    };
    let date = match length.unit {
        Unit::Year => add_months(day, n.checked_mul(12)?),
        Unit::Month => add_months(day, n),
        Unit::Week => add_days(day, n.checked_mul(7)?),
        Unit::Fortnight => add_days(day, n.checked_mul(14)?),
        Unit::Day | Unit::Night => add_days(day, n),
        _ => None,
    };
    date.map(Moment::day)
}

pub(super) fn weekday_moment(wanted: i32, toward: Toward, base: Base, s: &Setting) -> Moment {
    let base = if s.narrative { Base::Mentioned } else { base };
    let Some(from) = base_day(base, s) else { return Moment::new(None, Stretch::Weekday(wanted)) };
    let back = (weekday(from) - wanted).rem_euclid(7);
    let days = match (toward, s.tense) {
        (Toward::Past, _) if back == 0 => -7,
        (Toward::Past, _) => -back,
        (Toward::Future, _) => 7 - back,
        (Toward::This, Tense::Past) | (Toward::Open, Tense::Past | Tense::Unknown) => -back,
        (Toward::This | Toward::Open, _) => (7 - back) % 7,
    };
    add_days(from, days).map_or(Moment::new(None, Stretch::SomeDay(None)), Moment::day)
}

pub(super) fn unit_moment(unit: Unit, offset: i32, base: Base, s: &Setting) -> Moment {
    let unknown = |stretch| Moment::new(None, stretch);
    let day = base_day(base, s);
    match unit {
        Unit::Year => Moment::new(base_year(base, s).map(|y| y + offset), Stretch::Year),
        Unit::Decade => decade(base_year(base, s), offset, Stretch::Decade, 10),
        Unit::Century => decade(base_year(base, s), offset, Stretch::Century, 100),
        Unit::Millennium => decade(base_year(base, s), offset, Stretch::Century, 1000),
        Unit::Quarter => quarter_moment(offset, base, s),
        Unit::Month => month_moment(offset, base, s),
        Unit::Week | Unit::Fortnight => {
            let weeks = if unit == Unit::Week { offset } else { 2 * offset };
            let week = day.and_then(|d| add_days(d, weeks * 7)).map(Moment::week);
            week.unwrap_or(Moment::new(base_year(base, s), Stretch::SomeWeek))
        }
        Unit::Weekend => {
            let weekend = day.and_then(|d| add_days(d, weekend_shift(d, offset, s) * 7)).map(Moment::weekend);
            weekend.unwrap_or(unknown(Stretch::SomeWeek))
        }
        _ => {
            let known = day.and_then(|d| add_days(d, offset)).map(Moment::day);
            known.unwrap_or_else(|| vague_day(base, s))
        }
    }
}

/// A day of which only the year and perhaps the month are known.
fn vague_day(base: Base, s: &Setting) -> Moment {
    let from = s.mentioned.filter(|_| base == Base::Mentioned);
    Moment::new(from.and_then(|m| m.year), Stretch::SomeDay(from.and_then(|m| m.month_number())))
}

/// Weeks from the week of writing to "the weekend": told in the past, or early in a week, it is the one just past.
fn weekend_shift(date: Date, offset: i32, s: &Setting) -> i32 {
    let just_past = match s.tense {
        Tense::Past => offset == 0 && weekday(date) < 6,
        Tense::Unknown => offset == 0 && weekday(date) <= 2,
        Tense::Future => false,
    };
    offset - i32::from(just_past)
}

fn decade(year: Option<i32>, offset: i32, stretch: Stretch, years: i32) -> Moment {
    Moment::new(year.map(|y| y - y.rem_euclid(years) + offset * years), stretch)
}

fn quarter_moment(offset: i32, base: Base, s: &Setting) -> Moment {
    let Some(day) = base_day(base, s) else { return Moment::new(base_year(base, s), Stretch::Year) };
    let count = i32::from(day.year()) * 4 + (i32::from(day.month()) - 1) / 3 + offset;
    Moment::new(Some(count.div_euclid(4)), Stretch::Quarter(count.rem_euclid(4) + 1))
}

fn month_moment(offset: i32, base: Base, s: &Setting) -> Moment {
    let mentioned = s.mentioned.filter(|_| base == Base::Mentioned);
    let from = mentioned.and_then(|m| m.year.zip(m.month_number()));
    let first = from.and_then(|(y, m)| civil(y, m, 1)).or(base_day(base, s).map(Date::first_of_month));
    let month = first.and_then(|d| add_months(d, offset)).map(Moment::month);
    month.unwrap_or(Moment::new(base_year(base, s), Stretch::SomeMonth))
}

/// The quarter that is talked about, or the last one that was over when the text was written.
pub(super) fn comparable(years: i32, s: &Setting) -> Moment {
    let quarter = s.quarter.unwrap_or_else(|| quarter_moment(-1, Base::Writing, s));
    Moment { year: quarter.year.map(|y| y - years), ..quarter }
}

/// So many of whatever unit are counted, in thousandths; what is farther off is past or future, no more.
const FARTHEST: i64 = 1_000_000_000;
/// The years that a calendar has.
const YEARS: RangeInclusive<i32> = -9999..=9999;

pub(super) fn away(length: Length, sign: i32, base: Base, s: &Setting) -> Resolved {
    let far = Resolved::Reference(if sign < 0 { "PAST" } else { "FUTURE" });
    let thousandths = match length.count {
        Count::Exact(thousandths @ ..=FARTHEST) => thousandths,
        _ => return far,
    };
    let one_year = length.unit == Unit::Year && thousandths == 1000;
    if one_year && sign < 0 && s.quarter_is_near && !s.narrative {
        return Resolved::Moment(comparable(1, s), Vec::new());
    }
    // In news "a year earlier" mostly compares with the time of writing.
    let base =
        if s.narrative || s.here.is_some() || s.sentence_year.is_some() { base } else { Base::Writing };
    let n = (thousandths / 1000) as i32 * sign;
    let half = thousandths % 1000 != 0;
    let moment = match length.unit {
        Unit::Year | Unit::Season if half => months_away(n * 12 + 6 * sign, base, s),
        Unit::Decade => Moment::new(base_year(base, s).map(|y| y + n * 10), Stretch::Year),
        Unit::Century => Moment::new(base_year(base, s).map(|y| y + n * 100), Stretch::Year),
        Unit::Hour | Unit::Minute | Unit::Second => return hours_away(n, length.unit, base, s),
        Unit::Month => months_away(n, base, s),
        Unit::Week | Unit::Fortnight if s.narrative => {
            let days = if length.unit == Unit::Week { 7 } else { 14 };
            unit_moment(Unit::Day, n * days, base, s)
        }
        unit => unit_moment(unit, n, base, s),
    };
    let near = moment.year.is_none_or(|year| YEARS.contains(&year));
    if near { Resolved::Moment(moment, Vec::new()) } else { far }
}

fn months_away(months: i32, base: Base, s: &Setting) -> Moment {
    month_moment(months, base, s)
}

/// Hours and minutes away from a time that is not known: the day is, as long as they are few.
fn hours_away(n: i32, unit: Unit, base: Base, s: &Setting) -> Resolved {
    let days = if unit == Unit::Hour { n / 24 } else { 0 };
    let day = unit_moment(Unit::Day, days, base, s);
    Resolved::Moment(Moment { time: Some(Time::Part("XX")), ..day }, Vec::new())
}
