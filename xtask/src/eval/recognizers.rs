//! The English cases of Recognizers-Text (MIT): short requests, each with the expressions that its authors expect.
//!
//! They write times in a dialect of their own: ranges as one expression with both ends, days without a year unresolved.
//! [`same`] says which TIMEX3 expressions say the same. A case is passed when every expected expression is met and nothing
//! else is found; cases that TIMEX3 cannot express are left out and counted by reason.

mod excluded;
mod same;

use super::{annotate, hundredths, lines, unpacked};
use crate::guard::Figures;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The share of cases passed, in percent.
pub const FIGURE: &str = "recognizers.cases.passed";

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Case {
    input: String,
    context: Option<Setting>,
    #[serde(default)]
    results: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Setting {
    reference_date_time: Option<String>,
}

/// What is expected somewhere; positions are UTF-16, the end inclusive.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Expected {
    text: String,
    start: usize,
    end: usize,
    type_name: Option<String>,
    #[serde(default)]
    resolution: Option<Resolution>,
}

#[derive(Deserialize)]
struct Resolution {
    #[serde(default)]
    values: Option<Vec<Value>>,
}

/// One reading of an expression.
#[derive(Deserialize, Default)]
struct Value {
    #[serde(default)]
    timex: String,
    value: Option<String>,
    start: Option<String>,
    end: Option<String>,
}

impl Expected {
    fn values(&self) -> &[Value] {
        self.resolution.as_ref().and_then(|r| r.values.as_deref()).unwrap_or_default()
    }
}

#[derive(Deserialize)]
struct Found {
    id: String,
    dates: Vec<Timex>,
}

/// An expression that was found; `interval` is its first and last day.
#[derive(Deserialize, Clone)]
struct Timex {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
    value: String,
    interval: Option<[String; 2]>,
}

impl Case {
    /// The day from which relative expressions are counted.
    fn reference(&self) -> Option<&str> {
        self.context.as_ref()?.reference_date_time.as_deref()?.get(..10)
    }

    /// What is wrong with what was found; nothing where the case is passed.
    fn fault(&self, found: &[Timex]) -> Option<String> {
        let reference = self.reference().unwrap_or_default();
        let touches = |e: &Expected, f: &Timex| f.start <= e.end && e.start < f.end;
        let missed = self.results.iter().find(|expected| {
            let here: Vec<Timex> = found.iter().filter(|f| touches(expected, f)).cloned().collect();
            !same::is_met(expected, &here, reference)
        });
        let spurious = || found.iter().find(|f| !self.results.iter().any(|e| touches(e, f)));
        let missed =
            missed.map(|e| format!("missed {:?} {}", e.text, e.values().first().map_or("", |v| &v.timex)));
        missed.or_else(|| spurious().map(|f| format!("spurious {}", f.value)))
    }
}

/// Scores `program` on the cases below `data`, where they lie there; `--errors` lists what is not passed.
pub fn score(program: &Path, data: &Path, args: &[String]) -> Result<Figures> {
    let file = data.join("dates/recognizers-english.json.gz");
    if !file.exists() {
        println!("no recognizers cases at {}", file.display());
        return Ok(Figures::new());
    }
    let json = String::from_utf8(unpacked(&file)?)?;
    let cases: Vec<Case> = serde_json::from_str(json.trim_start_matches('\u{feff}'))
        .with_context(|| format!("cannot read {}", file.display()))?;
    let found = found(program, &cases)?;
    let errors = args.iter().any(|arg| arg == "--errors");
    let (mut passed, mut reasons) = (0, BTreeMap::<&str, usize>::new());
    for (case, found) in cases.iter().zip(&found) {
        match (excluded::reason(case), case.fault(found)) {
            (Some(reason), _) => *reasons.entry(reason).or_default() += 1,
            (None, None) => passed += 1,
            (None, Some(fault)) if errors => println!("{}: {fault}", case.input),
            (None, Some(_)) => {}
        }
    }
    let left_out: usize = reasons.values().sum();
    let judged = cases.len() - left_out;
    println!("recognizers: {passed} of {judged} cases passed; {left_out} left out: {reasons:?}");
    Ok(Figures::from([(FIGURE.to_owned(), hundredths(100.0 * f64::from(passed) / judged as f64))]))
}

/// What is found in each case, in order.
fn found(program: &Path, cases: &[Case]) -> Result<Vec<Vec<Timex>>> {
    let line = |(id, case): (usize, &Case)| {
        serde_json::json!({"id": id.to_string(), "text": case.input, "date": case.reference()}).to_string()
            + "\n"
    };
    let input: String = cases.iter().enumerate().map(line).collect();
    let found: Vec<Found> = lines(&annotate(program, &["--offsets", "utf16"], input.into_bytes())?)?;
    let mut out = vec![Vec::new(); cases.len()];
    for document in found {
        out[document.id.parse::<usize>()?] = document.dates;
    }
    Ok(out)
}
