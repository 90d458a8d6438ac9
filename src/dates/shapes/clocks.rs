//! Times of day: "10:15 a.m. ET", "half past four", "noon", "this morning", "last night".

use crate::dates::meaning::{Base, Expr, Time, Toward, Unit, When};
use crate::dates::numeric::Clock;
use crate::dates::pattern::{Found, Shape};
use crate::dates::words::Class;

pub(super) const SHAPES: &[Shape] = &[
    Shape {
        name: "clock",
        patterns: &[
            "CLOCK",
            "CLOCK ZONE",
            "CLOCK AMPM",
            "CLOCK AMPM ZONE",
            "CLOCK AMPM ( ZONE )",
            "CLOCK ( ZONE )",
            "CLOCK OCLOCK",
            "DOTTED AMPM",
            "DOTTED AMPM ZONE",
            "NUM AMPM",
            "NUM AMPM ZONE",
            "NUM AMPM ( ZONE )",
            "NUM OCLOCK",
            "NUM OCLOCK AMPM",
            "CLOCK local time",
            "CLOCK AMPM local time",
            "NUM AMPM local time",
            "YEAR AMPM",
            "NUM AMPM eastern|central|pacific time",
            "CLOCK AMPM eastern|central|pacific time",
            "CLOCK eastern|central|pacific time",
        ],
        build: clock,
    },
    Shape {
        name: "military-clock",
        patterns: &["NUM ZONE", "YEAR ZONE", "NUM hours", "YEAR hours", "NAUGHT"],
        build: military,
    },
    Shape {
        name: "clock-past",
        patterns: &["a? FRACTION past NUM", "NUM past NUM", "NUM SHORT|UNITS past NUM"],
        build: past,
    },
    Shape { name: "clock-to", patterns: &["FRACTION to NUM", "a FRACTION to NUM"], build: to },
    Shape {
        name: "clock-of-part",
        patterns: &[
            "DOTTED in the PART",
            "NUM in the PART",
            "CLOCK in the PART",
            "NUM OCLOCK in the PART",
            "a? FRACTION past NUM in the PART",
            "NUM past NUM in the PART",
            "NUM SHORT|UNITS past NUM in the PART",
            "DOTTED at night",
            "NUM at night",
            "CLOCK at night",
            "NUM OCLOCK at night",
            "the PART at NUM",
            "the PART at CLOCK",
            "FRACTION past NUM at night",
        ],
        build: clock_of_part,
    },
    Shape {
        name: "clock-and-day",
        patterns: &[
            "DOTTED on WEEKDAY",
            "DOTTED on WEEKDAY PART",
            "NUM on WEEKDAY",
            "NUM on WEEKDAY PART",
            "a? FRACTION past NUM on WEEKDAY PART?",
            "NUM TODAY PART",
            "NUM this PART",
            "WHICH PART at|around NUM",
            "TODAY PART at|around NUM",
            "TONIGHT at|around NUM",
            "WEEKDAY at|around DOTTED|NUM",
            "TODAY at|around DOTTED|NUM",
            "TODAY at NUM -? NUM",
            "NUM - NUM TODAY PART",
            "WEEKDAY at|around DOTTED|NUM AMPM ZONE?",
            "TODAY at|around DOTTED|NUM AMPM ZONE?",
            "TONIGHT at|around DOTTED|NUM AMPM ZONE?",
        ],
        build: clock_and_day,
    },
    Shape { name: "bare-hour", patterns: &["~at NUM", "~at DOTTED"], build: bare_hour },
    Shape {
        name: "part-of-day",
        patterns: &[
            "PART",
            "the PART",
            "the HOURS",
            "HOURS",
            "mid - PART",
            "late - PART",
            "early - PART",
            "PART - time",
            "OVERNIGHT",
        ],
        build: part_of_day,
    },
    Shape {
        name: "relative-part-of-day",
        patterns: &["WHICH PART", "the WHICH|OTHER PART", "OTHER PART", "the ORD PART", "TONIGHT"],
        build: relative_part,
    },
];

fn with_zone(f: &Found, expr: Expr) -> Expr {
    Expr { zone: f.get(Class::Zone), ..expr }
}

fn at_clock(clock: Clock) -> Expr {
    Expr::new(When::Unsaid).at(Time::Clock(clock))
}

/// The clock time that a match states, without the half of the day.
fn stated(f: &Found) -> Option<Clock> {
    if let Some(minute) = f.get(Class::Fraction) {
        return Clock::new(f.get(Class::Num)?, Some(minute), None);
    }
    match f.get(Class::Clock).or(f.get(Class::Dotted)) {
        Some(value) => Some(Clock::unpack(value)),
        None => Clock::new(
            f.get(Class::Num).filter(|_| f.thousandths(0).is_some_and(|t| t % 1000 == 0))?,
            None,
            None,
        ),
    }
}

fn clock(f: &Found) -> Option<Expr> {
    // "1140 a.m." has its minutes in the same number.
    let long = f.get(Class::Num).filter(|n| *n > 99).and_then(|n| Clock::new(n / 100, Some(n % 100), None));
    let clock = long.or_else(|| stated(f))?;
    let clock = f.get(Class::Ampm).map_or(Some(clock), |half| clock.with_half(half))?;
    Some(with_zone(f, at_clock(clock)))
}

/// "at 4": whether it is a time its surroundings tell.
fn bare_hour(f: &Found) -> Option<Expr> {
    if let Some(dotted) = f.get(Class::Dotted) {
        return Some(at_clock(Clock::unpack(dotted)));
    }
    let whole = f.thousandths(0)? % 1000 == 0;
    let hour = f.get(Class::Num).filter(|h| whole && (1..=12).contains(h))?;
    Clock::new(hour, None, None).map(at_clock)
}

/// "1340 GMT", "0600 hours", "0830".
fn military(f: &Found) -> Option<Expr> {
    let naught = f.get(Class::Naught);
    let number = naught.or(f.get(Class::Num)).or(f.get(Class::Year))?;
    let clock =
        Clock::new(number / 100, Some(number % 100), None).filter(|_| naught.is_some() || number >= 100)?;
    Some(with_zone(f, at_clock(Clock { sure: true, ..clock })))
}

/// "half past four", "ten past three".
fn past(f: &Found) -> Option<Expr> {
    let (minute, n) = f.get(Class::Fraction).map_or((f.get(Class::Num), 1), |m| (Some(m), 0));
    let hour = f.nth(Class::Num, n).filter(|h| (1..=12).contains(h))?;
    Clock::new(hour, minute, None).map(at_clock)
}

/// "quarter to five".
fn to(f: &Found) -> Option<Expr> {
    let hour = f.get(Class::Num).filter(|h| (1..=12).contains(h))?;
    let before = if hour == 1 { 12 } else { hour - 1 };
    Clock::new(before, Some(60 - f.get(Class::Fraction)?), None).map(at_clock)
}

/// Puts a clock time into the half of the day that a part of the day says.
fn within(clock: Clock, part: &str) -> Option<Clock> {
    match part {
        "MO" => clock.with_half(0),
        "AF" | "EV" => clock.with_half(12),
        "NI" if clock.hour < 5 || clock.hour == 12 => clock.with_half(0),
        "NI" => clock.with_half(12),
        _ => Some(clock),
    }
}

fn clock_of_part(f: &Found) -> Option<Expr> {
    let part = if f.get(Class::Part).is_some() { f.name(Class::Part) } else { "NI" };
    let past = || Clock::new(f.nth(Class::Num, 1)?, f.get(Class::Num), None);
    let clock = past().or_else(|| stated(f))?;
    within(clock, part).map(at_clock)
}

/// "four on Monday", "nine yesterday morning": a bare number is a time only beside its day.
fn clock_and_day(f: &Found) -> Option<Expr> {
    let part = if f.get(Class::Tonight).is_some() { "NI" } else { f.name(Class::Part) };
    let spoken = || Clock::new(f.get(Class::Num)?, Some(f.nth(Class::Num, 1)?), None);
    let said = spoken().or_else(|| stated(f)).filter(|c| (1..=12).contains(&c.hour))?;
    let clock = f.get(Class::Ampm).map_or_else(|| within(said, part), |half| said.with_half(half))?;
    let when = match (f.get(Class::Weekday), f.get(Class::Today).or(f.get(Class::Which))) {
        (Some(weekday), _) => When::Weekday { weekday, toward: Toward::Open, base: Base::Writing },
        (_, day) => When::Unit { unit: Unit::Day, offset: day.unwrap_or(0), base: Base::Writing },
    };
    Some(with_zone(f, Expr::new(when).at(Time::Clock(clock))))
}

/// A part of the day by its name; noon and midnight are clock times.
pub(super) fn part(name: &'static str) -> Time {
    let at = |hour| Time::Clock(Clock { hour, minute: Some(0), second: None, sure: true });
    match name {
        "noon" => at(12),
        "midnight" => at(0),
        part => Time::Part(part),
    }
}

fn part_of_day(f: &Found) -> Option<Expr> {
    let name = [Class::Part, Class::Hours, Class::Overnight].into_iter().find(|&c| f.get(c).is_some())?;
    Some(Expr::new(When::Unsaid).at(part(f.name(name))))
}

fn relative_part(f: &Found) -> Option<Expr> {
    let name = if f.get(Class::Part).is_some() { f.name(Class::Part) } else { "NI" };
    let day = |offset, base| When::Unit { unit: Unit::Day, offset, base };
    let when = match (f.get(Class::Which), f.get(Class::Other), f.get(Class::Ord)) {
        (Some(offset), ..) => day(offset, Base::Writing),
        (_, Some(offset), _) => day(offset, Base::Mentioned),
        (_, _, Some(_)) => When::Unsaid,
        _ => day(0, Base::Writing),
    };
    Some(Expr::new(when).at(part(name)))
}
