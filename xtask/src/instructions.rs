//! Instructions that the command line needs for our own articles: a measure of speed that no other program on the machine
//! disturbs. Counted by valgrind.

use crate::eval::{OWN, command_line};
use crate::guard::{self, Better, Figures};
use crate::root;
use anyhow::{Context, Result, bail, ensure};
use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};

/// `instructions [--accept]`
pub fn command(args: &[String]) -> Result<()> {
    if Command::new("valgrind").arg("--version").stdout(Stdio::null()).status().is_err() {
        println!("valgrind is not installed: instructions were not counted");
        return Ok(());
    }
    let articles = root().join(OWN);
    let bytes = articles.metadata()?.len() as f64;
    let start = count(Path::new(NOTHING))?;
    let whole = count(&articles)?;
    let figures = [("start", start), ("per-byte", ((whole - start) / bytes).round())];
    let figures: Figures = figures.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
    guard::hold(&root().join("guards/instructions.json"), &figures, Better::Less, args)
}

/// An empty input: what remains is the start, loading the model included.
const NOTHING: &str = "/dev/null";

/// Instructions of annotating the JSON lines in `input`.
fn count(input: &Path) -> Result<f64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(command_line()?)
        .args(["annotate", "--jsonl", "--jobs", "1"])
        .stdin(File::open(input).with_context(|| format!("cannot read {}", input.display()))?)
        .output()?;
    let report = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "valgrind failed: {report}");
    match report.split("Collected : ").nth(1).and_then(|rest| rest.split_whitespace().next()) {
        Some(count) => count.parse().context("valgrind's count is no number"),
        None => bail!("valgrind counted nothing: {report}"),
    }
}
