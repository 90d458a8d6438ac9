//! Accuracy: what the command line finds, scored against gold, beside the committed figures.

pub mod acceptance;
mod dates;
mod document;
mod entities;
mod matching;
mod quotes;

use crate::guard::{self, Better, Figures};
use crate::{root, target};
use anyhow::{Context, Result, bail, ensure};
use document::{Found, Gold, Pair};
use flate2::read::GzDecoder;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A gold file below the data folder, and what it is gold for.
struct Set {
    name: &'static str,
    file: &'static str,
    kinds: &'static [Kind],
}

/// What is scored: its name, how, and the figures that may only rise. The rest are printed.
struct Kind {
    name: &'static str,
    score: fn(&[Pair]) -> Vec<(&'static str, f64)>,
    guarded: &'static [&'static str],
}

const ENTITIES: Kind = Kind { name: "entities", score: entities::score, guarded: &["micro"] };
const DATES: Kind = Kind { name: "dates", score: dates::score, guarded: &["strict", "value"] };
const QUOTES: Kind = Kind { name: "quotes", score: quotes::score, guarded: &["span", "joint", "name"] };

/// Ours: it lies in the repository, so that it is scored everywhere.
pub const OWN: &str = "tests/gold/own-dev.jsonl";

const OTHERS: &[Set] = &[
    Set { name: "newswire", file: "entities/eval/worldwide-newswire-dev.jsonl.gz", kinds: &[ENTITIES] },
    Set { name: "web", file: "entities/eval/uner-ewt-test.jsonl.gz", kinds: &[ENTITIES] },
    Set { name: "timebank", file: "dates/timebank-aquaint-dev.jsonl.gz", kinds: &[DATES] },
    Set { name: "wikiwars", file: "dates/wikiwars-dev.jsonl.gz", kinds: &[DATES] },
    Set { name: "polnear-quoted", file: "quotes/polnear-dev.quoted.jsonl.gz", kinds: &[QUOTES] },
    Set { name: "polnear-content", file: "quotes/polnear-dev.content.jsonl.gz", kinds: &[QUOTES] },
];

/// `eval [DATA] [--accept]`
pub fn command(args: &[String]) -> Result<()> {
    let mut figures = Figures::new();
    score(
        &Set { name: "own", file: "", kinds: &[ENTITIES, DATES, QUOTES] },
        &root().join(OWN),
        &mut figures,
    )?;
    match data_folder(args) {
        Some(folder) => {
            for set in OTHERS {
                score(set, &folder.join("data").join(set.file), &mut figures)?;
            }
        }
        None => println!(
            "no evaluation data here: only our own gold was scored\n(other corpora may not be copied; name their folder or set RUBRICATOR_DATA)"
        ),
    }
    guard::hold(&root().join("guards/accuracy.json"), &figures, Better::More, args)
}

/// `score entities|dates|quotes GOLD FOUND`: two files of JSON lines, gold and what the command line wrote.
pub fn score_files(args: &[String]) -> Result<()> {
    let [kind, gold, found] = args else { bail!("score entities|dates|quotes GOLD FOUND") };
    let kind = [ENTITIES, DATES, QUOTES].into_iter().find(|k| k.name == kind).context("no such kind")?;
    let pairs = paired(&unpacked(gold.as_ref())?, &unpacked(found.as_ref())?)?;
    for (name, value) in (kind.score)(&pairs) {
        println!("{name:16} {value:.4}");
    }
    Ok(())
}

/// The folder of evaluation data: named, in the environment, or beside the clone.
pub fn data_folder(args: &[String]) -> Option<PathBuf> {
    let named = args.iter().find(|arg| !arg.starts_with("--")).map(PathBuf::from);
    let from_environment = std::env::var_os("RUBRICATOR_DATA").map(PathBuf::from);
    named.or(from_environment).or_else(|| Some(root().join("../shared")).filter(|f| f.join("data").is_dir()))
}

/// Scores one set, prints every figure and keeps those that are guarded.
fn score(set: &Set, file: &Path, figures: &mut Figures) -> Result<()> {
    let pairs = annotated(file)?;
    for kind in set.kinds {
        let scores = (kind.score)(&pairs);
        let line: Vec<String> = scores.iter().map(|(name, value)| format!("{name} {value:.2}")).collect();
        println!("{:16} {:9} {}", set.name, kind.name, line.join("  "));
        let guarded = scores.into_iter().filter(|(name, _)| kind.guarded.contains(name));
        figures.extend(
            guarded.map(|(name, value)| (format!("{}.{}.{name}", set.name, kind.name), hundredths(value))),
        );
    }
    Ok(())
}

fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// The documents of a gold file, with what the command line finds in them.
pub fn annotated(file: &Path) -> Result<Vec<Pair>> {
    let gold = unpacked(file)?;
    let found = annotate(gold.clone())?;
    paired(&gold, &found).with_context(|| format!("cannot score {}", file.display()))
}

fn paired(gold: &[u8], found: &[u8]) -> Result<Vec<Pair>> {
    let mut found: HashMap<String, Found> =
        lines(found)?.into_iter().map(|f: Found| (f.id.clone(), f)).collect();
    Ok(lines(gold)?.into_iter().map(|gold| pair(gold, &mut found)).collect())
}

fn pair(gold: Gold, found: &mut HashMap<String, Found>) -> Pair {
    let text = gold.text.chars().collect();
    let found = found.remove(&gold.id).unwrap_or_default();
    Pair { gold, text, found }
}

fn unpacked(file: &Path) -> Result<Vec<u8>> {
    let packed = File::open(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut bytes = Vec::new();
    if file.extension().is_some_and(|e| e == "gz") {
        GzDecoder::new(packed).read_to_end(&mut bytes)?;
    } else {
        BufReader::new(packed).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn lines<T: DeserializeOwned>(bytes: &[u8]) -> Result<Vec<T>> {
    bytes.lines().map(|line| Ok(serde_json::from_str(&line?)?)).collect()
}

/// What the command line makes of JSON lines.
fn annotate(input: Vec<u8>) -> Result<Vec<u8>> {
    let mut child = Command::new(command_line()?)
        .args(["annotate", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut stdin = child.stdin.take().context("the input is piped")?;
    let writer = std::thread::spawn(move || std::io::Write::write_all(&mut stdin, &input));
    let output = child.wait_with_output()?;
    writer.join().expect("writing does not panic")?;
    ensure!(output.status.success(), "rubricator annotate failed ({})", output.status);
    Ok(output.stdout)
}

/// The release build of the command line, brought up to date once.
pub fn command_line() -> Result<PathBuf> {
    static BUILT: std::sync::OnceLock<bool> = std::sync::OnceLock::new();
    let built = BUILT.get_or_init(|| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--release", "--package", "rubricator", "--bin", "rubricator"]);
        crate::wasm::run(cargo.current_dir(root())).is_ok()
    });
    ensure!(*built, "the command line does not build");
    Ok(target()?.join("release").join(format!("rubricator{}", std::env::consts::EXE_SUFFIX)))
}
