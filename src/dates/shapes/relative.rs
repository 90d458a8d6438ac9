//! Dates that are counted from another: "yesterday", "last week", "two days ago", "the following year", "Tuesday".

use crate::dates::meaning::{Base, Count, Expr, Length, Part, Toward, Unit, When, Year};
use crate::dates::pattern::{Found, Shape};
use crate::dates::words::{self, Class};

pub(super) const SHAPES: &[Shape] = &[
    Shape { name: "today", patterns: &["TODAY", "this very day"], build: today },
    Shape {
        name: "day-before-yesterday",
        patterns: &["the day before yesterday"],
        build: |_| Some(days(-2)),
    },
    Shape { name: "day-beside", patterns: &["the day before|earlier"], build: |_| Some(beside(-1)) },
    Shape { name: "day-past", patterns: &["the day after"], build: |_| Some(beside(1)) },
    Shape { name: "day-after-tomorrow", patterns: &["the day after tomorrow"], build: |_| Some(days(2)) },
    Shape {
        name: "relative-unit",
        patterns: &[
            "WHICH UNIT",
            "WHICH fiscal UNIT",
            "WHICH calendar UNIT",
            "your|our UNIT:week",
            "WHICH long weekend",
        ],
        build: relative_unit,
    },
    Shape { name: "unit-after-next", patterns: &["the UNIT after next"], build: |f| off(f, 2) },
    Shape { name: "unit-before-last", patterns: &["the UNIT before last"], build: |f| off(f, -2) },
    Shape { name: "the-relative-unit", patterns: &["the WHICH fiscal? UNIT"], build: the_relative_unit },
    Shape {
        name: "unit-of-discourse",
        patterns: &["the? OTHER fiscal? UNIT", "the very? OTHER UNIT", "the next UNIT"],
        build: other_unit,
    },
    Shape {
        name: "the-unit",
        patterns: &["the UNIT", "the fiscal UNIT", "the long weekend", "weekend", "fiscal UNIT:year"],
        build: the_unit,
    },
    Shape {
        name: "comparable-period",
        patterns: &[
            "the UNIT:year - ago|earlier quarter|period",
            "UNIT:year - ago|earlier quarter|period",
            "the comparable|corresponding UNIT:year - ago|earlier quarter|period",
            "the UNIT:year - ago|earlier ORD quarter",
            "~the UNIT:year - ago|earlier",
            "UNIT:year - ago|earlier",
            "the comparable|corresponding|same quarter|period last UNIT:year",
            "the comparable|corresponding|same quarter|period of last UNIT:year",
            "the comparable|corresponding|same quarter|period a UNIT:year ago|earlier|before",
            "last UNIT:year 's quarter|period",
        ],
        build: comparable,
    },
    Shape {
        name: "comparable-now",
        patterns: &["the quarter", "this quarter", "the current quarter"],
        build: |_| Some(Expr::new(When::Comparable { years: 0 })),
    },
    Shape {
        name: "latest-quarter",
        patterns: &["the latest|recent quarter|period", "the most recent quarter|period"],
        build: |_| Some(Expr::new(When::Unit { unit: Unit::Quarter, offset: -1, base: Base::Writing })),
    },
    Shape {
        name: "period-of-year",
        patterns: &["the YEAR quarter|period"],
        build: |f| Some(Expr::new(When::ComparableIn(f.get(Class::Year)?))),
    },
    Shape {
        name: "year-end",
        patterns: &["UNIT:year - end", "UNIT:year end"],
        build: |_| Some(Expr::calendar(Year::Unsaid, Part::Day(12, 31))),
    },
    Shape {
        name: "all-of-unit",
        patterns: &["the whole|entire|full UNIT:year", "most|much of the UNIT:year|UNIT:month|UNIT:week"],
        build: the_unit,
    },
    Shape {
        name: "away",
        patterns: &[
            "NUM UNIT|UNITS WAY",
            "a|an|another UNIT WAY",
            "NUM and a half UNITS WAY",
            "NUM to|or NUM UNITS WAY",
            "PAIR UNITS WAY",
            "a|an UNIT and a half WAY",
            "FRACTION a|an UNIT WAY",
            "NUM more UNITS WAY",
        ],
        build: away,
    },
    Shape {
        name: "vaguely-away",
        patterns: &["VAGUE UNITS WAY", "UNITS WAY", "VAGUE UNITS from now", "the VAGUE UNITS WAY"],
        build: vaguely_away,
    },
    Shape {
        name: "weekday",
        patterns: &[
            "WEEKDAY",
            "WHICH WEEKDAY",
            "the? OTHER WEEKDAY",
            "the WEEKDAY",
            "the WEEKDAY before",
            "the WEEKDAY after",
            "a WEEKDAY",
        ],
        build: weekday,
    },
    Shape {
        name: "weekday-of-week",
        patterns: &[
            "WEEKDAY PART? of? WHICH UNIT:week",
            "WHICH UNIT:week 's? WEEKDAY PART?",
            "WHICH UNIT:week on WEEKDAY PART?",
            "WEEKDAY of the? OTHER UNIT:week",
            "WEEKDAY week",
            "WEEKDAY NUM UNITS:week WAY",
        ],
        build: weekday_of_week,
    },
    Shape {
        name: "reference",
        patterns: &["REF", "~at the moment", "~at this time", "~at present"],
        build: reference,
    },
    Shape { name: "current", patterns: &["CURRENT"], build: |_| Some(Expr::new(When::Reference("PRESENT"))) },
    Shape {
        name: "end-of-unit",
        patterns: &["MODS UNIT:year|UNIT:month|UNIT:week|UNIT:quarter"],
        build: |f| relative_unit(f).map(|e| e.modified(f.name(Class::Mods))),
    },
    Shape {
        name: "the-past",
        patterns: &["the recent|distant? past"],
        build: |_| Some(Expr::new(When::Reference("PAST"))),
    },
    Shape {
        name: "recent-units",
        patterns: &[
            "ADJ UNITS",
            "coming UNITS",
            "the coming UNITS",
            "WHICH:-1 UNITS",
            "upcoming UNITS",
            "ADJ UNITS and UNITS",
            "these UNITS:day",
        ],
        build: adjective,
    },
    Shape {
        name: "modifier",
        patterns: &[
            "MOD",
            "MODS",
            "MOD -",
            "the MOD",
            "the MODS",
            "MOD on",
            "MODS on",
            "the MOD -",
            "AMOUNT",
        ],
        build: modifier,
    },
];

fn days(offset: i32) -> Expr {
    Expr::new(When::Unit { unit: Unit::Day, offset, base: Base::Writing })
}

fn beside(offset: i32) -> Expr {
    Expr::new(When::Unit { unit: Unit::Day, offset, base: Base::Mentioned })
}

fn today(f: &Found) -> Option<Expr> {
    Some(days(f.get(Class::Today).unwrap_or(0)))
}

fn unit(f: &Found) -> Option<Unit> {
    let value = f.get(Class::Units).or(f.get(Class::Unit))?;
    Unit::from_name(words::name_of(value)).filter(|u| *u != Unit::Season)
}

/// A unit that "last", "this" and "next" can stand before: a week or longer.
fn long_unit(f: &Found) -> Option<Unit> {
    unit(f).filter(|u| !u.is_clock() && !matches!(u, Unit::Day | Unit::Night))
}

fn off(f: &Found, offset: i32) -> Option<Expr> {
    Some(Expr::new(When::Unit { unit: long_unit(f)?, offset, base: Base::Writing }))
}

fn relative_unit(f: &Found) -> Option<Expr> {
    let offset = f.get(Class::Which).unwrap_or(0).max(-1);
    Some(Expr::new(When::Unit { unit: long_unit(f)?, offset, base: Base::Writing }))
}

/// "the past year" is a length, "the current year" a date, "the next year" the one after the one talked about.
fn the_relative_unit(f: &Found) -> Option<Expr> {
    let unit = unit(f)?;
    let one = Length { count: Count::Exact(1000), unit, and: None };
    match f.get(Class::Which)? {
        -1 if !matches!(unit, Unit::Second | Unit::Minute | Unit::Night) => {
            Some(Expr::new(When::Length(one)))
        }
        -1 => None,
        -2 => relative_unit(f),
        1 => Some(Expr::new(When::Unit { unit, offset: 1, base: Base::Mentioned })),
        _ => relative_unit(f),
    }
}

fn other_unit(f: &Found) -> Option<Expr> {
    let unit = unit(f).filter(|u| !u.is_clock())?;
    Some(Expr::new(When::Unit { unit, offset: f.get(Class::Other).unwrap_or(1), base: Base::Mentioned }))
}

/// "the year": the one that is going on.
fn the_unit(f: &Found) -> Option<Expr> {
    let unit = f.get(Class::Unit).map_or(Some(Unit::Weekend), |_| unit(f))?;
    let current =
        matches!(unit, Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Year | Unit::Decade);
    current.then(|| Expr::new(When::Unit { unit, offset: 0, base: Base::Writing }))
}

fn comparable(_: &Found) -> Option<Expr> {
    Some(Expr::new(When::Comparable { years: 1 }))
}

fn away(f: &Found) -> Option<Expr> {
    let whole = f.thousandths(0).or(f.get(Class::Pair).map(|p| i64::from(p) * 1000)).unwrap_or(1000);
    let half = f.get(Class::Fraction).is_some();
    let count = Count::Exact(if half { whole / 2 } else { whole });
    Some(counted_from(f, Length { count, unit: unit(f)?, and: None }))
}

fn vaguely_away(f: &Found) -> Option<Expr> {
    Some(counted_from(f, Length { count: Count::Vague, unit: unit(f)?, and: None }))
}

fn counted_from(f: &Found, length: Length) -> Expr {
    let (sign, base) = match f.name(Class::Way) {
        "ago" | "back" => (-1, Base::Writing),
        "earlier" | "before" => (-1, Base::Mentioned),
        "hence" => (1, Base::Writing),
        _ => (1, Base::Mentioned),
    };
    Expr::new(When::Away { length, sign, base })
}

fn weekday(f: &Found) -> Option<Expr> {
    let weekday = f.get(Class::Weekday)?;
    let (toward, base) = match (f.get(Class::Which), f.get(Class::Other)) {
        (Some(-2 | -1), _) => (Toward::Past, Base::Writing),
        (Some(0), _) => (Toward::This, Base::Writing),
        (Some(_), _) => (Toward::Future, Base::Writing),
        (_, Some(-1)) => (Toward::Past, Base::Mentioned),
        (_, Some(1)) => (Toward::Future, Base::Mentioned),
        _ => (Toward::Open, Base::Writing),
    };
    Some(Expr::new(When::Weekday { weekday, toward, base }))
}

fn weekday_of_week(f: &Found) -> Option<Expr> {
    let weekday = f.get(Class::Weekday)?;
    let ago = f.get(Class::Num).map(|n| if matches!(f.name(Class::Way), "ago" | "back") { -n } else { n });
    let weeks = f.get(Class::Which).or(f.get(Class::Other)).map(|w| w.max(-1)).or(ago).unwrap_or(1);
    let time = f.get(Class::Part).map(|_| super::clocks::part(f.name(Class::Part)));
    Some(Expr { time, ..Expr::new(When::WeekdayOf { weekday, weeks }) })
}

fn reference(f: &Found) -> Option<Expr> {
    let name = f.get(Class::Ref).map_or("PRESENT", |_| f.name(Class::Ref));
    Some(Expr::new(When::Reference(name)))
}

fn adjective(f: &Found) -> Option<Expr> {
    let time = match (f.get(Class::Adj), f.get(Class::Which)) {
        (Some(_), _) => f.name(Class::Adj),
        (_, Some(-2 | -1)) => "PAST",
        _ => "FUTURE",
    };
    Some(Expr::new(When::Reference(time)))
}

fn modifier(f: &Found) -> Option<Expr> {
    let class = [Class::Mod, Class::Mods, Class::Amount].into_iter().find(|&c| f.get(c).is_some());
    Some(Expr::new(When::Modifier(class.map_or("MID", |c| f.name(c)))))
}
