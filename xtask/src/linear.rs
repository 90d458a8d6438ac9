//! Whether time and memory grow as the text does: news and hostile texts, each at three lengths. The system's `time` measures.

use crate::eval::{OWN, command_line};
use crate::root;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// Lengths of text, in bytes: each ten times the one before.
const LENGTHS: [usize; 4] = [100_000, 1_000_000, 10_000_000, 100_000_000];

/// What a text needed.
struct Need {
    seconds: f64,
    kilobytes: f64,
}

/// `linear`: a row a text and length; times and memory are beyond those of an empty text.
pub fn command() -> Result<()> {
    let file = std::env::temp_dir().join(format!("rubricator-linear-{}.txt", std::process::id()));
    let measured =
        texts().and_then(|texts| texts.iter().try_for_each(|(name, text)| rows(name, text, &file)));
    let _ = fs::remove_file(&file);
    measured
}

/// Each text's name, and what it repeats.
fn texts() -> Result<Vec<(&'static str, String)>> {
    let lines = fs::read_to_string(root().join(OWN))?;
    let article =
        |line: &str| Some(serde_json::from_str::<serde_json::Value>(line).ok()?["text"].as_str()?.to_owned());
    let news = lines.lines().filter_map(article).collect::<Vec<_>>().join("\n\n\n");
    let hostile = [("quotes", "\""), ("capitals", "ABCD EFG "), ("digits", "1234567890"), ("brackets", "([")];
    let one_line = ("one line", news.replace('\n', " "));
    let hostile = hostile.map(|(name, text)| (name, text.to_owned()));
    Ok([("news", news), one_line].into_iter().chain(hostile).collect())
}

fn rows(name: &str, text: &str, file: &Path) -> Result<()> {
    let start = need("", file)?;
    for length in LENGTHS {
        let whole = text.repeat(length.div_ceil(text.len()));
        let need = need(&whole[..whole.floor_char_boundary(length)], file)?;
        let times = (need.kilobytes - start.kilobytes) * 1024.0 / length as f64;
        println!("| {name} | {length} | {:.2} | {times:.0} |", need.seconds - start.seconds);
    }
    Ok(())
}

/// What the command line needs for `text`, written to `file`.
fn need(text: &str, file: &Path) -> Result<Need> {
    fs::write(file, text)?;
    let output = Command::new("time")
        .args(["-f", "%U %M"])
        .arg(command_line()?)
        .arg("annotate")
        .arg(file)
        .stdout(Stdio::null())
        .output()
        .context("GNU time is needed")?;
    let report = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "annotating failed: {report}");
    let (seconds, kilobytes) = report.trim().split_once(' ').context("time printed no two numbers")?;
    Ok(Need { seconds: seconds.parse()?, kilobytes: kilobytes.parse()? })
}
