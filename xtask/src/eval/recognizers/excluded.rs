//! Cases that have no TIMEX3 equivalent, each with the reason.

use super::{Case, Expected};

/// Why `case` is not judged.
pub fn reason(case: &Case) -> Option<&'static str> {
    match () {
        () if case.reference().is_none() => Some("no reference date"),
        () if case.input.contains("www.") || case.input.contains("http") => Some("inside a web address"),
        () => case.results.iter().find_map(|expected| unsayable(expected)),
    }
}

fn unsayable(expected: &Expected) -> Option<&'static str> {
    let text = expected.text.to_lowercase();
    let timexes: Vec<&str> = expected.values().iter().map(|v| v.timex.as_str()).collect();
    let any = |holds: &dyn Fn(&str) -> bool| timexes.iter().any(|t| holds(t));
    let Some(kind) = &expected.type_name else { return Some("no type") };
    match () {
        () if kind.ends_with("timezone") => Some("a time zone alone"),
        () if any(&|t| t.contains("TME")) => Some("mealtimes"),
        () if any(&|t| t.starts_with("SY") || t == "FYXXXX") => {
            Some("school and fiscal years without a number")
        }
        () if any(&|t| t.contains("BD") || t.contains("WD")) => Some("business days"),
        () if any(&|t| t.contains('#')) => Some("a weekday counted within its month"),
        () if any(&is_week_of_month) => Some("a week counted within its month"),
        () if any(&|t| {
            t.trim_start_matches('(').starts_with("XX") && digit_at(t.trim_start_matches('('), 2)
        }) =>
        {
            Some("a century that is not known")
        }
        () if any(&is_impossible) => Some("a day that the calendar has not"),
        () if is_query(&text) => Some("the syntax of queries"),
        () if is_undivided(&text) => Some("eight digits without a mark"),
        () if disagrees(&text, &timexes) => Some("a weekday and a day that disagree"),
        () if needs_clock(&text, &timexes) => Some("counted from the time of day of writing"),
        () if is_vague(&text) && any(&|t| t.contains("P3") || t.contains("PT3")) => {
            Some("a vague amount given as a number")
        }
        () => None,
    }
}

fn digit_at(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
}

/// `2021-09-W05`
fn is_week_of_month(timex: &str) -> bool {
    let parts: Vec<&str> = timex.split('-').collect();
    matches!(parts[..], [_, month, week] if month.len() == 2 && week.starts_with('W') && week.len() == 3)
}

fn is_impossible(timex: &str) -> bool {
    timex.contains("-02-30") || timex.contains("2019-02-29") || timex == "XXXX-02-29"
}

fn is_query(text: &str) -> bool {
    text.contains(['<', '>', '='])
        || ["greater than", "less than", "equal than"].iter().any(|q| text.contains(q))
}

fn is_undivided(text: &str) -> bool {
    let digits = text.trim_matches(|c: char| !c.is_ascii_digit());
    digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// "Sunday 31!" where the 31st is no Sunday: only the weekday is expected.
fn disagrees(text: &str, timexes: &[&str]) -> bool {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let mut words = text.split_whitespace();
    let (day, number) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    DAYS.iter().any(|d| day.starts_with(d))
        && digit_at(number, 0)
        && words.next().is_none()
        && timexes.iter().all(|t| t.contains("XXXX-WXX"))
}

/// "in half an hour", "until now": TIMEX3 is given the day of writing, not the minute.
fn needs_clock(text: &str, timexes: &[&str]) -> bool {
    let states_seconds = text.split(':').count() > 2;
    let seconds =
        timexes.iter().any(|t| t.rsplit('T').next().is_some_and(|time| time.matches(':').count() > 1))
            || timexes.iter().any(|t| t.matches(':').count() > 3);
    let now = timexes
        .iter()
        .any(|t| t.contains("PRESENT_REF") && t.contains(',') && t.replace("PRESENT", "").contains('T'));
    seconds && !states_seconds || now
}

fn is_vague(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    ["few", "several", "some", "couple"].iter().any(|vague| words.contains(vague))
}
