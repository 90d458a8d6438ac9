//! What is said → when it is: against the day of writing, the dates mentioned before, and the tense.

use super::holidays;
use super::meaning::{Anchor, Base, Count, Expr, Length, Part, Time, Toward, Unit, When, Year};
use super::numeric::Digits;
use super::tense::Tense;
use super::value::{Moment, Stretch, add_days, add_months, civil, weekday};
use jiff::civil::Date;

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
        Part::Decade => Stretch::Decade,
        Part::Century => Stretch::Century,
    }
}

fn calendar(year: Year, part: Part, toward: Toward, weekday: Option<i32>, s: &Setting) -> Option<Moment> {
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
        let fits = |y: &&i32| span(**y).is_some_and(|(d, _)| super::value::weekday(d) == wanted);
        if let Some(&year) = years.iter().filter(fits).min_by_key(|y| (*y - this).abs()) {
            return Some(year);
        }
    }
    let distance = |y: &i32| span(*y).map_or(i32::MAX, |(first, last)| gap(written, first, last));
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

/// How far a day is off, a day on the wrong side of the tense counting more: far-off days are rarely meant. Quarters are
/// mostly reported when they are over.
fn far(days: i32, part: Part, tense: Tense) -> u32 {
    let factor = match (part, tense) {
        (Part::Quarter(_), Tense::Past | Tense::Unknown) if days > 0 => 4,
        (Part::Quarter(_), _) => 1,
        (_, Tense::Past) if days > 0 => WRONG_SIDE,
        (_, Tense::Future) if days < 0 => WRONG_SIDE,
        _ => 1,
    };
    days.unsigned_abs().saturating_mul(factor)
}

/// Days from `date` to the near end of a span: 0 within it, negative where it lies before.
fn gap(date: Date, first: Date, last: Date) -> i32 {
    let days = |a: Date, b: Date| a.until(b).map_or(0, |span| span.get_days());
    if date < first {
        days(date, first)
    } else if date > last {
        days(date, last)
    } else {
        0
    }
}

/// A day of the month so many months from that of writing.
fn day_of_month(day: i32, months: i32, s: &Setting) -> Option<Moment> {
    let Some(written) = s.written else { return Some(Moment::new(None, Stretch::SomeDay(None))) };
    let month = add_months(written.first_of_month(), months)?;
    civil(month.year().into(), month.month().into(), day).map(Moment::day)
}

/// A day that is so long before or after another.
fn counted(length: Length, sign: i32, from: Anchor, s: &Setting) -> Option<Moment> {
    let Count::Exact(thousandths) = length.count else { return None };
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

/// "the 28th": in the month that is talked about, else the month of writing or the one that the tense points to; with a
/// weekday, in the nearest month in which they agree.
fn month_day(day: i32, on: Option<i32>, s: &Setting) -> Moment {
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

fn digits_of(digits: Digits, on: Option<i32>, s: &Setting) -> Option<(Moment, Vec<Moment>)> {
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

fn weekday_moment(wanted: i32, toward: Toward, base: Base, s: &Setting) -> Moment {
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

fn unit_moment(unit: Unit, offset: i32, base: Base, s: &Setting) -> Moment {
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
fn comparable(years: i32, s: &Setting) -> Moment {
    let quarter = s.quarter.unwrap_or_else(|| quarter_moment(-1, Base::Writing, s));
    Moment { year: quarter.year.map(|y| y - years), ..quarter }
}

fn away(length: Length, sign: i32, base: Base, s: &Setting) -> Resolved {
    let Count::Exact(thousandths) = length.count else {
        return Resolved::Reference(if sign < 0 { "PAST" } else { "FUTURE" });
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
    Resolved::Moment(moment, Vec::new())
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
