//! Dates by the calendar: "Feb. 1, 2025", "the third quarter of 1989", "last April", "the 1990s", "Boxing Day".

use crate::dates::meaning::{Base, Expr, Part, Time, Toward, When, Year};
use crate::dates::numeric::{Clock, Digits};
use crate::dates::pattern::{Found, Shape};
use crate::dates::words::Class;

pub(super) const SHAPES: &[Shape] = &[
    Shape {
        name: "month-day",
        patterns: &[
            "MONTH .? ,? DAY ,? YEAR",
            "MONTH .? DAY of|in YEAR",
            "MONTH .? ,? DAY",
            "MONTH / DAY",
            "MONTH / DAY / YEAR",
            "MONTH - DAY - YEAR",
            "DAY / MONTH / YEAR",
            "YEAR / MONTH / DAY",
            "YEAR - MONTH - DAY",
            "MONTH .? the DAY",
            "MONTH .? the DAY ,? YEAR",
            "MONTH .? DAY ,? of? OTHER|WHICH UNIT:year",
            "DAY of? MONTH",
            "DAY of? MONTH .? ,? of|in? YEAR",
            "DAY - MONTH - YEAR",
            "DAY of? MONTH OTHER|WHICH UNIT:year",
            "the DAY of? MONTH",
            "the DAY of? MONTH .? ,? YEAR",
            "the DAY day of MONTH",
            "the DAY day of MONTH ,? YEAR",
        ],
        build: month_day,
    },
    Shape { name: "day-of-month", patterns: &["the NTH", "~on NTH"], build: day_of_month },
    Shape {
        name: "day-of-that-month",
        patterns: &[
            "the? NTH of? WHICH UNIT:month",
            "the? ORD day of WHICH UNIT:month",
            "the? ORD day of the UNIT:month",
            "the? NTH of the UNIT:month",
        ],
        build: day_of_that_month,
    },
    Shape {
        name: "weekday-and-day",
        patterns: &["WEEKDAY the? NTH", "WEEKDAY the ORD"],
        build: weekday_and_day,
    },
    Shape {
        name: "weekday-of-month",
        patterns: &[
            "the? ORD|last WEEKDAY of|in MONTH",
            "the? ORD|last WEEKDAY of|in MONTH .? ,? of? YEAR",
            "the? ORD|last WEEKDAY of|in MONTH of? OTHER|WHICH UNIT:year",
        ],
        build: weekday_of_month,
    },
    Shape {
        name: "month",
        patterns: &[
            "MONTH",
            "MONTH .? ,? of|in? YEAR",
            "YEAR MONTH",
            "MONTH / YEAR",
            "MONTH ' TWO-DIGITS",
            "MONTH - TWO-DIGITS",
            "MONTH - YEAR",
            "MONTH .? ,? of? OTHER|WHICH UNIT:year",
            "the month of MONTH",
            "the month of MONTH ,? of? YEAR",
        ],
        build: month,
    },
    Shape { name: "relative-month", patterns: &["WHICH MONTH", "the? OTHER MONTH"], build: relative_month },
    Shape {
        name: "year",
        patterns: &["YEAR", "the year YEAR", "the year of YEAR", "calendar YEAR"],
        build: year,
    },
    Shape { name: "era", patterns: &["NUM ERA", "YEAR ERA", "ERA NUM", "ERA YEAR"], build: era },
    Shape { name: "decade", patterns: &["DECADE", "the DECADE", "the ' DECADE", "' DECADE"], build: decade },
    Shape {
        name: "century",
        patterns: &["ORD -? century", "the ORD -? century", "the ORD century ERA"],
        build: century,
    },
    Shape {
        name: "holiday",
        patterns: &[
            "HOLIDAY",
            "HOLIDAY ,? YEAR",
            "HOLIDAY of YEAR",
            "WHICH HOLIDAY",
            "the? OTHER HOLIDAY",
            "HOLIDAY of? WHICH UNIT:year",
        ],
        build: holiday,
    },
    Shape {
        name: "holiday-weekend",
        patterns: &[
            "the? HOLIDAY weekend",
            "the long HOLIDAY weekend",
            "the? HOLIDAY weekend ,? YEAR",
            "the? HOLIDAY YEAR weekend",
            "the? weekend of HOLIDAY",
            "the? weekend of HOLIDAY YEAR",
        ],
        build: holiday_weekend,
    },
    Shape { name: "digits", patterns: &["DATE", "STAMP", "SHORT-DATE", "SHORT-DATE ,? YEAR"], build: digits },
];

pub(super) fn in_month(month: i32, day: i32) -> bool {
    let longest = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=longest).contains(&day)
}

/// The year that an expression states, in figures or as "last year".
pub(super) fn stated_year(f: &Found) -> Year {
    if let Some(year) = f.get(Class::Year) {
        return Year::Is(year);
    }
    let which = f.get(Class::Which).map(|n| Year::From(n.max(-1), Base::Writing));
    which.or(f.get(Class::Other).map(|n| Year::From(n, Base::Mentioned))).unwrap_or(Year::Unsaid)
}

fn month_day(f: &Found) -> Option<Expr> {
    let (month, day) = (f.get(Class::Month)?, f.get(Class::Day)?);
    let real = match f.get(Class::Year) {
        Some(y) => jiff::civil::Date::new(y as i16, month as i8, day as i8).is_ok(),
        None => in_month(month, day),
    };
    let impossible = Expr::new(When::Nothing);
    Some(if real { Expr::calendar(stated_year(f), Part::Day(month, day)) } else { impossible })
}

fn day_of_month(f: &Found) -> Option<Expr> {
    let day = f.get(Class::Nth).filter(|d| (1..=31).contains(d))?;
    Some(Expr::new(When::MonthDay(day)))
}

fn month(f: &Found) -> Option<Expr> {
    let two_digits = f.get(Class::TwoDigits).map(|y| Year::Is(y + if y < 50 { 2000 } else { 1900 }));
    Some(Expr::calendar(two_digits.unwrap_or(stated_year(f)), Part::Month(f.get(Class::Month)?)))
}

/// A month, season or holiday with "last", "next" or "this", or with no such word.
pub(super) fn relative(f: &Found, part: Part) -> Expr {
    let toward = match (f.get(Class::Which), f.get(Class::Other)) {
        (Some(-2 | -1), _) | (_, Some(-1)) => Toward::Past,
        (Some(0), _) => Toward::This,
        (Some(_), _) | (_, Some(1)) => Toward::Future,
        _ => Toward::Open,
    };
    Expr::new(When::Calendar { year: Year::Unsaid, part, toward })
}

fn relative_month(f: &Found) -> Option<Expr> {
    Some(relative(f, Part::Month(f.get(Class::Month)?)))
}

pub(super) fn year(f: &Found) -> Option<Expr> {
    Some(Expr::calendar(Year::Is(f.get(Class::Year)?), Part::Whole))
}

fn era(f: &Found) -> Option<Expr> {
    let number = f.get(Class::Num).or(f.get(Class::Year)).filter(|n| (1..10_000).contains(n))?;
    Some(Expr::calendar(Year::Is(number * f.get(Class::Era)?), Part::Whole))
}

fn decade(f: &Found) -> Option<Expr> {
    let year = f.get(Class::Decade)?;
    let part = if year % 100 == 0 && year < 2000 { Part::Century } else { Part::Decade };
    Some(Expr::calendar(Year::Is(year), part))
}

fn century(f: &Found) -> Option<Expr> {
    let number = f.get(Class::Ord).filter(|n| (1..=30).contains(n))?;
    let year = match f.get(Class::Era) {
        // The 5th century BC ended in 401 BC.
        Some(-1) => -((number - 1) * 100 + 1),
        _ => (number - 1) * 100,
    };
    Some(Expr::calendar(Year::Is(year), Part::Century))
}

/// "the 15th day of next month".
fn day_of_that_month(f: &Found) -> Option<Expr> {
    let day = f.get(Class::Nth).or(f.get(Class::Ord)).filter(|d| (1..=31).contains(d))?;
    let months = f.get(Class::Which).unwrap_or(0).max(-1);
    Some(Expr::new(When::DayOfMonth { day, months }))
}

/// "Friday the 26th", "Mon 13th".
fn weekday_and_day(f: &Found) -> Option<Expr> {
    let day = f.get(Class::Nth).or(f.get(Class::Ord)).filter(|d| (1..=31).contains(d))?;
    Some(Expr { weekday: f.get(Class::Weekday), ..Expr::new(When::MonthDay(day)) })
}

/// "the first Monday of March".
fn weekday_of_month(f: &Found) -> Option<Expr> {
    let n = f.get(Class::Ord).map_or(Some(-1), |n| (1..=5).contains(&n).then_some(n))?;
    let part = Part::NthWeekday { month: f.get(Class::Month)?, weekday: f.get(Class::Weekday)?, n };
    Some(Expr::calendar(stated_year(f), part))
}

fn holiday(f: &Found) -> Option<Expr> {
    let part = Part::Holiday(f.get(Class::Holiday)?);
    match (f.get(Class::Year), f.get(Class::Unit)) {
        (None, None) => Some(relative(f, part)),
        _ => Some(Expr::calendar(stated_year(f), part)),
    }
}

fn holiday_weekend(f: &Found) -> Option<Expr> {
    Some(Expr::calendar(stated_year(f), Part::HolidayWeekend(f.get(Class::Holiday)?)))
}

fn digits(f: &Found) -> Option<Expr> {
    let value = [Class::Date, Class::Stamp, Class::ShortDate].into_iter().find_map(|c| f.get(c))?;
    let digits = Digits::unpack(value);
    let expr = Expr::new(When::Digits(Digits { year: f.get(Class::Year).unwrap_or(digits.year), ..digits }));
    let clock = f.get(Class::Clock).map(Clock::unpack);
    Some(clock.map_or(expr, |c| expr.at(Time::Clock(c))))
}
