//! Resolved expressions → [`Timex`] annotations.

use super::items::Item;
use super::meaning::{Count, Length, Often, Unit, When, Year};
use super::resolve::Resolved;
use super::value::Moment;
use super::words;
use crate::document::{Source, Status, Timex, TimexType};
use crate::text::Span;

/// The annotation of an item that is no time on the calendar: a length or a recurring time.
pub(super) fn timeless(span: Span, item: &Item) -> Option<Timex> {
    let (kind, value) = match item.expr.when {
        When::Length(length) => (TimexType::Duration, duration(length)),
        When::Often(often) => (TimexType::Set, recurring(often) + &time_of_day(item)),
        _ => return None,
    };
    Some(Timex { modifier: modifier(item), ..bare(span, item, kind, value) })
}

/// A length that says how often: "seven hours a night".
pub(super) fn rate(length: Timex) -> Timex {
    let nightly = length.value == "P1NI";
    Timex {
        kind: TimexType::Set,
        value: if nightly { "XXXX-XX-XXTNI".to_owned() } else { length.value },
        ..length
    }
}

fn bare(span: Span, item: &Item, kind: TimexType, value: String) -> Timex {
    Timex {
        span,
        kind,
        value,
        modifier: modifier(item),
        edtf: None,
        interval: None,
        inferred: Vec::new(),
        alternatives: Vec::new(),
        score: 0.9,
        source: Source::Rule(item.rule),
        status: Status::Machine,
    }
}

fn modifier(item: &Item) -> Option<&'static str> {
    item.expr.modifier
}

/// The annotation of an item that was resolved.
pub(super) fn resolved(span: Span, item: &Item, resolved: Resolved) -> Timex {
    let (moment, others) = match resolved {
        Resolved::Reference(time) => return bare(span, item, TimexType::Date, format!("{time}_REF")),
        Resolved::Moment(moment, others) => (moment, others),
    };
    let kind = if moment.time.is_some() { TimexType::Time } else { TimexType::Date };
    let inferred = inferred(item, &moment);
    Timex {
        edtf: moment.edtf(offset(item, &moment)).map(|e| approximate(e, item)),
        interval: moment.interval(),
        alternatives: others.iter().map(Moment::timex).collect(),
        score: if others.is_empty() { 0.95 } else { 0.6 } - 0.05 * inferred.len() as f32,
        inferred,
        ..bare(span, item, kind, moment.timex())
    }
}

fn approximate(edtf: String, item: &Item) -> String {
    let plain = !edtf.contains(['/', 'T']);
    if item.expr.modifier == Some("APPROX") && plain { edtf + "~" } else { edtf }
}

/// Minutes from UTC of the stated zone, with the daylight saving time of the United States where the zone keeps it.
fn offset(item: &Item, moment: &Moment) -> Option<i32> {
    let zone = words::zone(item.expr.zone?)?;
    let summer = zone.us && moment.date().is_some_and(is_us_summer);
    Some(zone.minutes + if summer { 60 } else { 0 })
}

/// From the second Sunday of March to the first Sunday of November (the rule since 2007).
fn is_us_summer(date: jiff::civil::Date) -> bool {
    let (month, day) = (date.month(), i32::from(date.day()));
    let sunday_on_or_before = day - super::value::weekday(date) % 7;
    match month {
        3 => sunday_on_or_before >= 8,
        11 => sunday_on_or_before < 1,
        _ => (4..=10).contains(&month),
    }
}

/// The parts of the value that the words do not state.
fn inferred(item: &Item, moment: &Moment) -> Vec<&'static str> {
    use super::value::Stretch;
    let mut out = Vec::new();
    let states_year = matches!(item.expr.when, When::Calendar { year: Year::Is(_), .. } | When::Digits(_));
    if !states_year && moment.year.is_some() {
        out.push("year");
    }
    let states_month = matches!(item.expr.when, When::Calendar { .. } | When::Digits(_));
    match moment.stretch {
        _ if states_month => {}
        Stretch::Week(_) | Stretch::Weekend(_) => out.push("week"),
        Stretch::Month(_) => out.push("month"),
        Stretch::Day(..) if matches!(item.expr.when, When::MonthDay(_)) => out.push("month"),
        Stretch::Day(..) => out.extend(["month", "day"]),
        _ => {}
    }
    out
}

/// A TIMEX3 duration: `P3Y`, `PT2H30M`, `PXW`.
fn duration(length: Length) -> String {
    let mut out = String::from("P");
    let count = match length.count {
        Count::Vague => "X".to_owned(),
        Count::Exact(n) => return exact(n, length.unit, length.and),
    };
    if length.unit.is_clock() {
        out.push('T');
    }
    out + &count + vague_letters(length.unit)
}

fn vague_letters(unit: Unit) -> &'static str {
    match unit {
        Unit::Decade => "E",
        Unit::Quarter => "Q",
        _ => unit.letters(),
    }
}

fn exact(thousandths: i64, unit: Unit, and: Option<(i64, Unit)>) -> String {
    // Halves of years are months, and a fortnight is two weeks.
    let (thousandths, and) = match (unit, thousandths % 1000, and) {
        (Unit::Year, 500, None) => (thousandths - 500, Some((6000, Unit::Month))),
        (Unit::Hour, 500, None) => (thousandths - 500, Some((30_000, Unit::Minute))),
        (Unit::Fortnight, ..) => (thousandths * 2, and),
        _ => (thousandths, and),
    };
    let mut out = String::from("P");
    for (n, unit) in std::iter::once((thousandths, unit)).chain(and) {
        if n == 0 {
            continue;
        }
        if unit.is_clock() && !out.contains('T') {
            out.push('T');
        }
        out.push_str(&decimal(n));
        out.push_str(unit.letters());
    }
    out
}

fn decimal(thousandths: i64) -> String {
    let text = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// "every Monday at 4pm": the time of a recurring day.
fn time_of_day(item: &Item) -> String {
    let day = Moment::new(None, super::value::Stretch::Year);
    let with_time = Moment { time: item.expr.time, ..day }.timex();
    with_time.trim_start_matches("XXXX").to_owned()
}

fn recurring(often: Often) -> String {
    match often {
        Often::Value(value) => value.to_owned(),
        Often::Each(Length { unit: Unit::Night, .. }) => "XXXX-XX-XXTNI".to_owned(),
        Often::Each(Length { unit: Unit::Quarter, count: Count::Exact(n), .. }) => {
            duration(Length { count: Count::Exact(n * 3), unit: Unit::Month, and: None })
        }
        Often::Each(length) => duration(length),
        Often::Weekday(day) => format!("XXXX-WXX-{day}"),
        Often::MonthDay(day) => format!("XXXX-XX-{day:02}"),
        Often::Month(month) => format!("XXXX-{month:02}"),
        Often::Season(season) => format!("XXXX-{season}"),
        Often::Part(part) => format!("XXXX-XX-XXT{}", if part.len() == 2 { part } else { "NI" }),
    }
}
