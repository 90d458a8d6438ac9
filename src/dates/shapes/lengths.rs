//! Durations and recurring times: "five years", "the past three months", "daily", "every Monday", "twice a week".

use crate::dates::meaning::{Count, Expr, Length, Often, Unit, When};
use crate::dates::pattern::{Found, Shape};
use crate::dates::words::{self, Class};

pub(super) const SHAPES: &[Shape] = &[
    Shape {
        name: "length",
        patterns: &[
            "NUM UNIT|UNITS|SHORT",
            "NUM - UNIT|SHORT",
            "NUM UNITS - long",
            "NUM - UNIT - long",
            "NUM WHICH|OTHER UNITS",
            "NUM more|straight|consecutive|full|whole|long|trading|business|working|extra|additional UNIT|UNITS",
            "another NUM UNITS",
            "a full NUM UNITS",
            "the NUM UNITS",
            "the? ORD|WHICH NUM UNIT|UNITS",
            "the OTHER NUM UNITS",
            "OTHER:1|OTHER:-1 NUM UNITS",
            "the? WHICH NUM straight|consecutive|full|trading UNITS",
            "all NUM UNITS",
            "these|those NUM UNITS",
            "a PAIR UNITS",
        ],
        build: length,
    },
    Shape {
        name: "length-range",
        patterns: &[
            "NUM to|or|- NUM UNITS",
            "NUM - to|or - NUM UNITS",
            "NUM - to - NUM - UNIT",
            "the? WHICH NUM to|or NUM UNITS",
        ],
        build: length,
    },
    Shape {
        name: "length-sum",
        patterns: &["NUM UNIT|UNITS ,? and? NUM UNIT|UNITS", "NUM SHORT NUM SHORT"],
        build: sum,
    },
    Shape {
        name: "vague-length",
        patterns: &[
            "VAGUE UNITS",
            "VAGUE - UNIT",
            "UNITS",
            "UNITS - long",
            "VAGUE more UNITS",
            "the? ORD|WHICH|OTHER VAGUE UNITS",
            "the? ORD|WHICH PAIR UNITS",
            "the early|late|intervening UNITS",
            "VAGUE trading|business|working UNITS",
            "the VAGUE UNITS",
        ],
        build: vague,
    },
    Shape { name: "pair", patterns: &["PAIR UNITS", "PAIR more UNITS"], build: pair },
    Shape {
        name: "one",
        patterns: &[
            "a|an UNIT",
            "a|an UNIT or two|so",
            "a|an full|whole|single|entire UNIT",
            "all UNIT",
            "all UNIT long",
            "the whole|entire|full UNIT:day|UNIT:week|UNIT:month|UNIT:night",
            "UNIT - long",
            "~a UNIT - long",
            "~the UNIT - long",
            "most|much of a UNIT",
            "most|much of the UNIT:day|UNIT:night|UNIT:decade|UNIT:century",
            "another UNIT",
            "the past|last UNIT",
        ],
        build: one,
    },
    Shape {
        name: "half-unit",
        patterns: &[
            "FRACTION a|an UNIT",
            "a FRACTION UNIT",
            "FRACTION - UNIT",
            "a FRACTION - UNIT",
            "a FRACTION of an UNIT:hour",
            "FRACTION UNIT:hour",
        ],
        build: half,
    },
    Shape {
        name: "some-and-a-half",
        patterns: &["NUM and a? half UNITS|UNIT", "NUM UNIT|UNITS and a? half"],
        build: some_and_a_half,
    },
    Shape { name: "one-and-a-half", patterns: &["a|an UNIT and a half"], build: one_and_a_half },
    Shape {
        name: "a-while",
        patterns: &["a while", "some time", "a long time", "quite some time"],
        build: |_| Some(long_time()),
    },
    Shape {
        name: "often",
        patterns: &["OFTEN", "once|twice OFTEN", "NUM times OFTEN", "once|twice - OFTEN", "once - OFTEN"],
        build: often,
    },
    Shape {
        name: "each",
        patterns: &[
            "EVERY UNIT",
            "EVERY single UNIT",
            "EVERY NUM UNIT|UNITS",
            "EVERY VAGUE UNITS",
            "EVERY PAIR UNITS",
            "EVERY ORD UNIT",
            "once EVERY NUM? UNIT|UNITS",
            "once|twice a|an UNIT",
            "NUM times a|an|EVERY|per UNIT",
            "once|twice EVERY|per UNIT",
            "per UNIT:day|UNIT:week|UNIT:month|UNIT:year",
            "UNIT by UNIT",
        ],
        build: each,
    },
    Shape {
        name: "each-month-day",
        patterns: &["the? NTH of EVERY UNIT:month", "the? NTH of the UNIT:month EVERY UNIT:month"],
        build: |f| Some(Expr::new(When::Often(Often::MonthDay(f.get(Class::Nth)?)))),
    },
    Shape {
        name: "each-month-weekday",
        patterns: &["the? ORD|last WEEKDAY|UNIT:day of|in EVERY UNIT:month"],
        build: |_| Some(Expr::new(When::Often(Often::Value("P1M")))),
    },
    Shape { name: "each-other", patterns: &["EVERY other UNIT"], build: each_other },
    Shape {
        name: "each-named",
        patterns: &[
            "EVERY WEEKDAY",
            "EVERY MONTH",
            "EVERY SEASON",
            "EVERY PART",
            "EVERY WEEKDAY PART",
            "EVERY other|ORD WEEKDAY",
            "EVERY HOLIDAY",
            "the PARTS",
            "WEEKDAYS",
            "WEEKDAY PARTS",
            "WEEKDAY - PARTS",
            "most|alternate WEEKDAYS",
            "PARTS",
            "UNITS:weekend",
            "all UNITS:weekend",
        ],
        build: each_named,
    },
];

fn unit(f: &Found) -> Option<Unit> {
    [Class::Units, Class::Unit, Class::Short].into_iter().find_map(|c| f.get(c)).and_then(named)
}

fn named(value: i32) -> Option<Unit> {
    Unit::from_name(words::name_of(value)).filter(|u| *u != Unit::Season)
}

fn expr(count: Count, unit: Unit) -> Expr {
    Expr::new(When::Length(Length { count, unit, and: None }))
}

fn length(f: &Found) -> Option<Expr> {
    let thousandths = match (f.thousandths(0), f.get(Class::Pair)) {
        (Some(t), _) => t,
        (None, pair) => i64::from(pair?) * 1000,
    };
    // "2025 – second" is no length.
    let is_year = (1900..2100).contains(&(thousandths / 1000));
    (!is_year).then_some(expr(Count::Exact(thousandths), unit(f)?))
}

fn sum(f: &Found) -> Option<Expr> {
    let units: Vec<i32> = [Class::Unit, Class::Units, Class::Short]
        .into_iter()
        .flat_map(|c| (0..2).filter_map(move |n| f.nth(c, n)))
        .collect();
    // A singular unit stands first in the list but may be the second in the text: the longer unit leads.
    let mut units = [named(*units.first()?)?, named(*units.get(1)?)?];
    units.sort_by_key(|u| std::cmp::Reverse(*u as u8));
    let count = Count::Exact(f.thousandths(0)?);
    let and = Some((f.thousandths(1)?, units[1]));
    let in_order = f.nth(Class::Units, 1).is_none() || f.get(Class::Units).and_then(named) == Some(units[0]);
    (units[0] != units[1] && in_order).then(|| Expr::new(When::Length(Length { count, unit: units[0], and })))
}

fn vague(f: &Found) -> Option<Expr> {
    // "weekends" recur.
    let bare = f.get(Class::Vague).is_none() && f.get(Class::Pair).is_none();
    if bare && unit(f) == Some(Unit::Weekend) {
        return None;
    }
    Some(expr(Count::Vague, unit(f)?))
}

fn pair(f: &Found) -> Option<Expr> {
    Some(expr(Count::Exact(2000), unit(f)?).modified("APPROX"))
}

fn one(f: &Found) -> Option<Expr> {
    Some(expr(Count::Exact(1000), unit(f)?))
}

/// "half an hour" in a smaller unit where one divides.
fn half(f: &Found) -> Option<Expr> {
    let of_thirty = |n: i64| n * i64::from(f.get(Class::Fraction).unwrap_or(30)) / 30;
    let (count, unit) = match unit(f)? {
        Unit::Hour => (30, Unit::Minute),
        Unit::Day => (12, Unit::Hour),
        Unit::Year => (6, Unit::Month),
        Unit::Minute => (30, Unit::Second),
        Unit::Decade => (5, Unit::Year),
        Unit::Century => (50, Unit::Year),
        other => return Some(expr(Count::Exact(of_thirty(500)), other)),
    };
    Some(expr(Count::Exact(of_thirty(count * 1000)), unit))
}

fn some_and_a_half(f: &Found) -> Option<Expr> {
    Some(expr(Count::Exact(f.thousandths(0)? + 500), unit(f)?))
}

fn one_and_a_half(f: &Found) -> Option<Expr> {
    Some(expr(Count::Exact(1500), unit(f)?))
}

fn long_time() -> Expr {
    expr(Count::Vague, Unit::Month)
}

fn often(f: &Found) -> Option<Expr> {
    Some(Expr::new(When::Often(Often::Value(f.name(Class::Often)))))
}

fn each(f: &Found) -> Option<Expr> {
    // "twice a week": the number of times says nothing of the length.
    let counted = f.get(Class::Units).is_some() || f.get(Class::Every).is_some();
    let exact = f.thousandths(0).filter(|_| counted);
    let number = exact.or(f.get(Class::Ord).map(|n| i64::from(n) * 1000)).unwrap_or(1000);
    let count = if f.get(Class::Vague).is_some() { Count::Vague } else { Count::Exact(number) };
    Some(Expr::new(When::Often(Often::Each(Length { count, unit: unit(f)?, and: None }))))
}

fn each_other(f: &Found) -> Option<Expr> {
    let length = Length { count: Count::Exact(2000), unit: unit(f)?, and: None };
    Some(Expr::new(When::Often(Often::Each(length))))
}

fn each_named(f: &Found) -> Option<Expr> {
    let weekday = f.get(Class::Weekday).or(f.get(Class::Weekdays)).map(Often::Weekday);
    let month = || f.get(Class::Month).map(Often::Month);
    let season = || f.get(Class::Season).map(|_| Often::Season(f.name(Class::Season)));
    let part =
        f.get(Class::Part).map(|_| f.name(Class::Part)).or(f.get(Class::Parts).map(|_| f.name(Class::Parts)));
    let named = weekday.or_else(month).or_else(season).or(part.map(Often::Part));
    let time = part.filter(|_| weekday.is_some()).map(crate::dates::meaning::Time::Part);
    let other = if f.get(Class::Units).is_some() { "XXXX-WXX-WE" } else { "P1Y" };
    Some(Expr { time, ..Expr::new(When::Often(named.unwrap_or(Often::Value(other)))) })
}
