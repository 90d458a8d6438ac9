//! Parts of years: "the third quarter of 1989", "the second half", "last spring", "week 31", "the first week of June".

use super::calendar::{in_month, relative, stated_year};
use crate::dates::meaning::{Base, Expr, Part, Year};
use crate::dates::numeric::IsoWeek;
use crate::dates::pattern::{Found, Shape};
use crate::dates::words::Class;

pub(super) const SHAPES: &[Shape] = &[
    Shape {
        name: "quarter",
        patterns: &[
            "ORD - quarter",
            "ORD quarter",
            "the ORD quarter",
            "fiscal ORD -? quarter",
            "the fiscal -? ORD quarter",
            "a|an ORD quarter",
            "ORD -? quarter of|, YEAR",
            "the ORD -? quarter of|, YEAR",
            "ORD quarter YEAR",
            "the ORD fiscal quarter",
            "the ORD quarter of fiscal YEAR",
            "YEAR ORD -? quarter",
            "the YEAR ORD -? quarter",
            "YEAR 's ORD -? quarter",
            "the ORD quarter of the? WHICH|OTHER UNIT:year",
            "ORD quarter of the? WHICH|OTHER UNIT:year",
            "WHICH UNIT:year 's ORD quarter",
            "this|last|next year 's ORD quarter",
            "the ORD quarter last|this|next year",
            "the ORD quarter of the fiscal? year",
            "Q",
            "Q of? YEAR",
            "Q ' TWO-DIGITS",
            "YEAR Q",
            "YEAR - Q",
            "Q - YEAR",
            "the final quarter",
            "the last|final quarter of YEAR",
            "the last|final quarter of the year",
        ],
        build: quarter,
    },
    Shape {
        name: "half",
        patterns: &[
            "the ORD half of YEAR",
            "ORD half of YEAR",
            "the ORD half of the year",
            "the ORD half of WHICH UNIT:year",
            "the last|latter half of YEAR",
            "the last|latter half of the year",
            "ORD - half YEAR",
            "ORD half YEAR",
            "the YEAR ORD half",
            "H YEAR",
            "H of? YEAR",
            "YEAR H",
            "YEAR - H",
        ],
        build: half,
    },
    Shape { name: "half-alone", patterns: &["the ORD half", "ORD - half", "ORD half"], build: half },
    Shape {
        name: "season",
        patterns: &[
            "SEASON",
            "the SEASON",
            "SEASON ,? of? YEAR",
            "the SEASON of? YEAR",
            "the YEAR SEASON",
            "YEAR SEASON",
            "WHICH SEASON",
            "the? OTHER SEASON",
            "SEASON of? WHICH|OTHER UNIT:year",
            "the SEASON of WHICH|OTHER UNIT:year",
        ],
        build: season,
    },
    Shape {
        name: "fiscal-year",
        patterns: &[
            "fiscal YEAR",
            "the? fiscal year YEAR",
            "FISCAL",
            "the FISCAL",
            "fy YEAR|TWO-DIGITS",
            "the YEAR fiscal year",
            "YEAR fiscal year",
            "financial year YEAR",
        ],
        build: fiscal_year,
    },
    Shape {
        name: "week-number",
        patterns: &[
            "the? week NUM",
            "the? week NUM of? YEAR",
            "the? week NUM of WHICH UNIT:year",
            "the? ORD week of YEAR",
            "the? ORD week of WHICH UNIT:year",
            "the? ORD week of the year",
            "ISO-WEEK",
        ],
        build: week,
    },
    Shape {
        name: "week-of-month",
        patterns: &[
            "the? ORD|last week of|in MONTH",
            "the? ORD|last week of|in MONTH ,? of? YEAR",
            "the? last week of YEAR",
            "the? last week of WHICH UNIT:year",
        ],
        build: week_of_month,
    },
    Shape {
        name: "month-number",
        patterns: &[
            "the? ORD month of YEAR",
            "the? ORD month of WHICH UNIT:year",
            "the? ORD month of the year",
        ],
        build: month_number,
    },
    Shape {
        name: "week-of",
        patterns: &[
            "the? week of MONTH .? DAY",
            "the? week of DAY MONTH",
            "the? week beginning|starting|commencing on? MONTH .? DAY",
            "the? week beginning|starting|commencing on? DAY MONTH",
        ],
        build: week_of,
    },
];

fn quarter(f: &Found) -> Option<Expr> {
    let number = f.get(Class::Ord).or(f.get(Class::Q)).unwrap_or(4);
    let two_digits = f.get(Class::TwoDigits).map(|y| Year::Is(y + 2000));
    (1..=4)
        .contains(&number)
        .then(|| Expr::calendar(two_digits.unwrap_or(stated_year(f)), Part::Quarter(number)))
}

fn half(f: &Found) -> Option<Expr> {
    let number = f.get(Class::Ord).or(f.get(Class::H)).unwrap_or(2);
    (1..=2).contains(&number).then(|| Expr::calendar(stated_year(f), Part::Half(number)))
}

fn season(f: &Found) -> Option<Expr> {
    let part = Part::Season(f.name(Class::Season));
    match (f.get(Class::Year), f.get(Class::Unit)) {
        (None, None) => Some(relative(f, part)),
        _ => Some(Expr::calendar(stated_year(f), part)),
    }
}

/// The year that a week or month of it is counted in: the one that is going on where none is stated.
fn counted_in(f: &Found) -> Year {
    match stated_year(f) {
        Year::Unsaid => Year::From(0, Base::Writing),
        year => year,
    }
}

fn week_of_month(f: &Found) -> Option<Expr> {
    let number = f.get(Class::Ord).unwrap_or(-1);
    match f.get(Class::Month) {
        Some(month) if number <= 5 => Some(Expr::calendar(stated_year(f), Part::NthWeek(month, number))),
        Some(_) => None,
        None => Some(Expr::calendar(counted_in(f), Part::LastWeek)),
    }
}

fn month_number(f: &Found) -> Option<Expr> {
    let month = f.get(Class::Ord).filter(|m| (1..=12).contains(m))?;
    Some(Expr::calendar(counted_in(f), Part::Month(month)))
}

fn fiscal_year(f: &Found) -> Option<Expr> {
    let short = f.get(Class::TwoDigits).map(|y| y + 2000);
    let year = f.get(Class::Year).or(f.get(Class::Fiscal)).or(short)?;
    Some(Expr::calendar(Year::Is(year), Part::Whole))
}

fn week(f: &Found) -> Option<Expr> {
    if let Some(packed) = f.get(Class::IsoWeek) {
        return IsoWeek::unpack(packed).part().map(|(year, part)| Expr::calendar(Year::Is(year), part));
    }
    let week = f.get(Class::Num).or(f.get(Class::Ord)).filter(|w| (1..=53).contains(w))?;
    Some(Expr::calendar(counted_in(f), Part::Week(week)))
}

fn week_of(f: &Found) -> Option<Expr> {
    let (month, day) = (f.get(Class::Month)?, f.get(Class::Day)?);
    in_month(month, day).then(|| Expr::calendar(Year::Unsaid, Part::WeekOf(month, day)))
}
