//! Readable cases of dates: each line of `tests/cases/dates/*.txt` is a text whose expressions stand in square brackets,
//! with their types and values after `=>`; a line without brackets is a near miss. `@ DAY` sets the day of writing of the
//! lines below it, `## NAME` names what they show.

use rubricator::segment::Segments;
use std::fmt::Write;

/// One line: its text without brackets, and what should be found, as one line in the same notation.
struct Case<'c> {
    line: &'c str,
    written: Option<rubricator::Date>,
}

fn cases(file: &str) -> Vec<Case<'_>> {
    let mut written = None;
    let mut out = Vec::new();
    for line in file.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        match line.strip_prefix("@ ") {
            Some(day) => written = day.parse().ok(),
            None => out.push(Case { line, written }),
        }
    }
    out
}

/// What the stage finds in a case's text, in the notation of the cases.
fn found(case: &Case<'_>) -> String {
    let text = case.line.split(" => ").next().unwrap_or("").replace(['[', ']'], "");
    let (_, dates) = rubricator::dates::find(&text, &Segments::new(&text), case.written);
    let (mut out, mut at, mut values) = (String::new(), 0, Vec::new());
    for date in &dates {
        let (start, end) = (date.span.start(), date.span.end());
        write!(out, "{}[{}]", &text[at..start], &text[start..end]).expect("writing to a string");
        at = end;
        values.push(format!("{} {}", date.kind.name(), date.value));
    }
    out.push_str(&text[at..]);
    if values.is_empty() { out } else { out + " => " + &values.join(" ; ") }
}

fn files() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/dates");
    let entries = std::fs::read_dir(folder).expect("the folder of cases");
    let read = |e: std::io::Result<std::fs::DirEntry>| std::fs::read_to_string(e.expect("an entry").path());
    entries.map(|e| read(e).expect("a file of cases")).collect()
}

#[test]
fn every_case_holds() {
    let files = files();
    let wrong: Vec<String> = files
        .iter()
        .flat_map(|f| cases(f))
        .filter(|case| found(case) != case.line)
        .map(|case| format!("want {}\n got {}", case.line, found(&case)))
        .collect();
    assert!(wrong.is_empty(), "{} cases fail:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn there_are_many_and_a_third_are_near_misses() {
    let files = files();
    let all: Vec<Case<'_>> = files.iter().flat_map(|f| cases(f)).collect();
    let misses = all.iter().filter(|case| !case.line.contains(" => ")).count();
    assert!(all.len() >= 500, "{} cases", all.len());
    assert!(misses * 3 >= all.len(), "{misses} near misses of {}", all.len());
}
