//! Whether a TIMEX3 expression says what Recognizers-Text expects.

use super::{Expected, Timex, Value};
use jiff::ToSpan;
use jiff::civil::Date;

/// Whether one of `found`, or two of them that are the ends of a range, says what is `expected`, counted from `reference`.
pub fn is_met(expected: &Expected, found: &[Timex], reference: &str) -> bool {
    let view = View { text: expected.text.to_lowercase(), reference, day: reference.parse().ok() };
    expected.values().iter().any(|value| view.is_met(value, found))
}

/// How an expectation is looked at.
struct View<'e> {
    text: String,
    reference: &'e str,
    day: Option<Date>,
}

impl View<'_> {
    fn is_met(&self, value: &Value, found: &[Timex]) -> bool {
        let range = ends(&value.timex);
        let one = |f: &Timex| match range {
            Some((_, _, length)) => f.kind == "DURATION" && written(&f.value) == written(length),
            None => says(f, &value.timex) || self.is_near(&f.value, &value.timex),
        };
        let resolved = |f: &Timex| {
            let value = value.value.as_deref();
            value.is_some_and(|v| says(f, v) || self.is_as_fine(f, v) || self.is_day_of(f, v))
        };
        let both = || {
            let (first, last) = range.map_or((None, None), |(a, b, _)| (Some(a), Some(b)));
            let (start, end) = (value.start.as_deref().or(first), value.end.as_deref().or(last));
            self.are_ends(found, (start, first), (end, last))
        };
        found.iter().any(|f| one(f) || resolved(f) || covers(f, value) || self.is_day_of(f, &value.timex))
            || both()
    }

    /// A range by its ends, or by the one that is stated.
    fn are_ends(
        &self,
        found: &[Timex],
        start: (Option<&str>, Option<&str>),
        end: (Option<&str>, Option<&str>),
    ) -> bool {
        let starts = |f: &Timex| [start.0, start.1].into_iter().flatten().any(|s| self.begins(f, s));
        let stops =
            |f: &Timex| [end.0, end.1].into_iter().flatten().any(|e| self.begins(f, e) || ends_before(f, e));
        match (start.0, end.0) {
            (Some(_), Some(_)) => (0..found.len())
                .any(|i| starts(&found[i]) && (0..found.len()).any(|j| i != j && stops(&found[j]))),
            (Some(_), None) => found.iter().any(starts),
            (None, Some(_)) => found.iter().any(stops),
            (None, None) => false,
        }
    }

    /// Whether `found` is, or begins at, a point in time.
    fn begins(&self, found: &Timex, point: &str) -> bool {
        let now = found.value == "PRESENT_REF" && point.starts_with(self.reference);
        let day = point.strip_suffix(" 00:00:00").unwrap_or(point);
        let first = found.interval.as_ref().is_some_and(|[first, _]| first == day && !has_time(&found.value));
        let clock =
            time(&found.value).is_some_and(|t| Some(t) == time(&format!("T{point}")) && point.len() == 8);
        now || first
            || clock
            || says(found, point)
            || self.is_near(&found.value, point)
            || self.is_as_fine(found, point)
    }

    /// Whether a day or month whose year is not resolved (`XXXX-11-14`) is the found one of a year next to the reference.
    fn is_near(&self, found: &str, timex: &str) -> bool {
        let Some((year, rest)) = found.split_once('-') else { return false };
        let years = year.parse::<i16>().ok().zip(self.day).map(|(y, d)| (y - d.year()).abs());
        let same_month = timex.ends_with("-01") && rest.len() == 2 && timex.get(5..7) == Some(rest);
        let weekday = || {
            let day: Date = found.get(..10)?.parse().ok()?;
            let name = format!("XXXX-WXX-{}{}", day.weekday().to_monday_one_offset(), found.get(10..)?);
            Some(written(&name) == written(timex) && days_between(self.day?, day) <= 7)
        };
        let day_of_month = || {
            let day: Date = found.get(..10)?.parse().ok()?;
            let name = format!("XXXX-XX{}", found.get(7..)?);
            Some(written(&name) == written(timex) && days_between(self.day?, day) <= 31)
        };
        let weekend = timex == "XXXX-WXX-WE" && found.ends_with("-WE");
        timex.starts_with("XXXX-")
            && years.is_some_and(|n| n <= 1)
            && (weekend
                || same_month
                || written(&format!("XXXX-{rest}")) == written(timex)
                || weekday().unwrap_or(false)
                || day_of_month().unwrap_or(false))
    }

    /// The same with the granularity of TIMEX3: "in two weeks" as the length that it names, "two weeks ago" as a week, "the
    /// end of March" as March.
    fn is_as_fine(&self, found: &Timex, point: &str) -> bool {
        const COARSE: [&str; 10] = [
            "week",
            "month",
            "year",
            "fortnight",
            "quarter",
            "decade",
            "middle",
            "end",
            "beginning",
            "start",
        ];
        let (Some(day), Some(reference)) = (point.get(..10).and_then(|d| d.parse::<Date>().ok()), self.day)
        else {
            return false;
        };
        if self.text.starts_with("in ") && found.kind == "DURATION" {
            return added(reference, &found.value) == Some(day);
        }
        let coarse = COARSE.iter().any(|word| self.text.contains(word));
        let within = |[first, last]: &[String; 2]| {
            let after = last.parse::<Date>().ok().and_then(tomorrow);
            first.parse::<Date>().is_ok_and(|first| first <= day) && after.is_some_and(|after| day <= after)
        };
        coarse && found.kind == "DATE" && found.interval.as_ref().is_some_and(within)
    }

    /// A day that was found together with a time of day that is expected separately.
    fn is_day_of(&self, found: &Timex, day: &str) -> bool {
        let longer = found.end - found.start > self.text.chars().count();
        let date = found.value.get(..10).unwrap_or_default();
        found.kind == "TIME" && longer && (date == day || self.is_near(date, day))
    }
}

/// `(start,end,length)`
fn ends(timex: &str) -> Option<(&str, &str, &str)> {
    let mut parts = timex.strip_prefix('(')?.strip_suffix(')')?.split(',');
    Some((parts.next()?, parts.next()?, parts.next()?))
}

/// Whether the days that `found` covers are those of a range, whose end is exclusive.
fn covers(found: &Timex, value: &Value) -> bool {
    let (Some([first, _]), Some(start), Some(end)) = (&found.interval, &value.start, &value.end) else {
        return false;
    };
    !has_time(&found.value)
        && start.get(..10) == Some(first)
        && ends_before(found, end.get(..10).unwrap_or_default())
}

/// Whether `day` is the day after the last of `found`.
fn ends_before(found: &Timex, day: &str) -> bool {
    let Some([_, last]) = found.interval.as_ref().filter(|_| !has_time(&found.value)) else { return false };
    last.parse::<Date>().ok().and_then(tomorrow).is_some_and(|after| after.to_string() == day)
}

fn tomorrow(day: Date) -> Option<Date> {
    day.tomorrow().ok()
}

fn has_time(value: &str) -> bool {
    !value.starts_with('P') && value.contains('T')
}

/// The time of day of a value, from its `T`.
fn time(value: &str) -> Option<String> {
    let written = written(value);
    let at = written.find('T').filter(|_| !written.starts_with('P'))?;
    Some(written[at..].to_owned())
}

/// Whether `found` has the value `wanted`, which may leave out the day or the year.
fn says(found: &Timex, wanted: &str) -> bool {
    let (value, wanted) = (written(&found.value), written(wanted));
    value == wanted
        || wanted.starts_with('T') && time(&found.value).as_deref() == Some(&wanted)
        || matches!(wanted.as_str(), "SP" | "SU" | "FA" | "WI") && value.ends_with(&format!("-{wanted}"))
        || value.strip_prefix("XXXX-XX-XX") == Some(&wanted)
        || wanted.strip_prefix("FY") == Some(&value)
}

/// A value in one spelling: clock times with minutes and without zero seconds, lengths in months and seconds.
fn written(value: &str) -> String {
    if let Some(length) = length(value) {
        return length;
    }
    let value = value.replace("XXXX-WXX-WE", "P1WE").replace("TNT", "TNI").replace(' ', "T");
    let Some((day, time)) =
        value.split_once('T').filter(|(_, t)| t.starts_with(|c: char| c.is_ascii_digit()))
    else {
        return value;
    };
    let mut parts = time.split(':');
    let (hour, minute) = (parts.next().unwrap_or_default(), parts.next().unwrap_or("00"));
    let second = parts.next().filter(|s| *s != "00").map_or(String::new(), |s| format!(":{s}"));
    format!("{day}T{hour:0>2}:{minute}{second}")
}

/// A length as `months;seconds`; nothing for other values, and for lengths that are vague or of units of their own.
fn length(value: &str) -> Option<String> {
    let (months, seconds) = amounts(value)?;
    Some(format!("{months:.3};{seconds:.1}"))
}

fn amounts(value: &str) -> Option<(f64, f64)> {
    let value = value.strip_suffix("NI").map_or(value.to_owned(), |v| format!("{v}D"));
    let (dates, times) = value.strip_prefix('P')?.split_once('T').map_or((&value[1..], ""), |(d, t)| (d, t));
    let (mut months, mut seconds) = (0.0, 0.0);
    for (number, unit) in pairs(dates)? {
        match unit {
            "Y" => months += 12.0 * number,
            "Q" => months += 3.0 * number,
            "M" => months += number,
            "DE" | "E" => months += 120.0 * number,
            "CE" => months += 1200.0 * number,
            "W" => seconds += 604_800.0 * number,
            "D" => seconds += 86_400.0 * number,
            _ => return None,
        }
    }
    for (number, unit) in pairs(times)? {
        seconds += number * [("H", 3600.0), ("M", 60.0), ("S", 1.0)].iter().find(|(u, _)| *u == unit)?.1;
    }
    Some((months, seconds))
}

/// The numbers and units of `3M2W`.
fn pairs(mut text: &str) -> Option<Vec<(f64, &str)>> {
    let mut out = Vec::new();
    while !text.is_empty() {
        let unit = text.find(|c: char| c.is_ascii_alphabetic())?;
        let end = text[unit..].find(|c: char| !c.is_ascii_alphabetic()).map_or(text.len(), |n| unit + n);
        out.push((text[..unit].parse().ok()?, &text[unit..end]));
        text = &text[end..];
    }
    Some(out)
}

fn added(day: Date, length: &str) -> Option<Date> {
    let (months, seconds) = amounts(length)?;
    day.checked_add((months as i32).months()).ok()?.checked_add(((seconds / 86_400.0) as i32).days()).ok()
}

fn days_between(a: Date, b: Date) -> i32 {
    a.until(b).map_or(i32::MAX, |span| span.get_days().abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling() {
        assert_eq!(written("T06"), written("T06:00"));
        assert_eq!(written("2016-11-07 19:00:00"), written("2016-11-07T19:00"));
        assert_eq!(written("PT0.5H"), written("PT30M"));
        assert_eq!(written("P1Y6M"), written("P18M"));
        assert_ne!(written("P1M"), written("PT1M"));
    }
}
