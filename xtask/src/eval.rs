//! Accuracy: what the command line finds, scored against gold, beside the committed figures.

pub mod acceptance;
mod dates;
mod document;
mod entities;
mod matching;
mod quotes;
mod recognizers;
pub mod tables;

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

/// What is scored: its name, how, and the figures that may only rise. The rest are shown.
struct Kind {
    name: &'static str,
    score: fn(&[Pair]) -> Vec<(&'static str, f64)>,
    guarded: &'static [&'static str],
}

const ENTITIES: Kind = Kind { name: "entities", score: entities::score, guarded: &["micro"] };
const LABELS: Kind = Kind { name: "labels", score: entities::labels, guarded: &[] };
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

/// Our own articles have all kinds of gold.
const OUR_KINDS: &[Kind] = &[ENTITIES, LABELS, DATES, QUOTES];

/// `eval [DATA] [--accept]`: scores, shows and guards; what is accepted goes into the documentation, too. `--write-docs`
/// does that alone, with the figures that were accepted last.
pub fn command(args: &[String]) -> Result<()> {
    if args.iter().any(|arg| arg == "--write-docs") {
        return tables::write(&Figures::new());
    }
    let program = command_line()?;
    let mut figures = own_figures(&program)?;
    match data_folder(args) {
        Some(folder) => {
            for set in OTHERS {
                let file = folder.join("data").join(set.file);
                figures.extend(score(set.name, set.kinds, &annotated(&program, &file)?));
            }
            figures.extend(recognizers::score(&program, &folder.join("data"), args)?);
        }
        None => println!(
            "no evaluation data here: only our own gold was scored\n(other corpora may not be copied; name their folder or set RUBRICATOR_DATA)"
        ),
    }
    print!("{}", tables::all(&figures));
    let guarded = figures.iter().filter(|(name, _)| is_guarded(name)).map(|(n, v)| (n.clone(), *v)).collect();
    guard::hold(&root().join("guards/accuracy.json"), &guarded, Better::More, args)?;
    if args.iter().any(|arg| arg == "--accept") { tables::write(&figures) } else { Ok(()) }
}

/// The figures of our own articles, which lie in the repository, as `program` annotates them.
fn own_figures(program: &Path) -> Result<Figures> {
    Ok(score("own", OUR_KINDS, &annotated(program, &root().join(OWN))?))
}

/// Refuses documentation that does not say what `program`, a build of the command line, finds in our own articles, or
/// that its tables do not show what was accepted.
pub fn check_docs(program: &Path) -> Result<()> {
    tables::check()?;
    let (shown, now) = (guard::read(&tables::file())?, own_figures(program)?);
    let differs = |(name, value): &(&String, &f64)| shown.get(*name) != Some(value);
    let other: Vec<&str> = now.iter().filter(differs).map(|(name, _)| &name[..]).collect();
    ensure!(
        other.is_empty(),
        "the documentation shows other figures than are found now: {}; cargo xtask eval --accept",
        other.join(", ")
    );
    Ok(())
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

/// Scores one set: figures by the set's, the kind's and their own name.
fn score(set: &str, kinds: &[Kind], pairs: &[Pair]) -> Figures {
    let of_kind = |kind: &Kind| {
        let named = |(name, value)| (format!("{set}.{}.{name}", kind.name), hundredths(value));
        (kind.score)(pairs).into_iter().map(named).collect::<Figures>()
    };
    kinds.iter().flat_map(of_kind).collect()
}

fn is_guarded(figure: &str) -> bool {
    let held =
        |kind: &Kind| kind.guarded.iter().any(|name| figure.ends_with(&format!(".{}.{name}", kind.name)));
    figure == recognizers::FIGURE || OUR_KINDS.iter().any(held)
}

fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// The documents of a gold file, with what `program`, a build of the command line, finds in them.
pub fn annotated(program: &Path, file: &Path) -> Result<Vec<Pair>> {
    let gold = unpacked(file)?;
    let found = annotate(program, &[], gold.clone())?;
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

/// What the command line, with more `options`, makes of JSON lines.
fn annotate(program: &Path, options: &[&str], input: Vec<u8>) -> Result<Vec<u8>> {
    let mut child = Command::new(program)
        .args(["annotate", "--jsonl"])
        .args(options)
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
