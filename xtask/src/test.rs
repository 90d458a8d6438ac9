//! `cargo xtask test`: every test there is, and one line that counts them.

mod published;

use crate::wasm::TARGET;
use crate::{dist, eval, licences, package, root, serve, target, wasm};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// A part of the tests: its name and what runs it.
type Step = (&'static str, fn(&mut Tally) -> Result<()>);

const STEPS: &[Step] = &[
    ("format", |tally| tally.check(cargo("fmt --all --check"))),
    ("lint", lint),
    ("native", native),
    ("crate", published::check),
    ("wasm", |tally| wasm::build().and_then(|()| tally.count(node_test("wasm", &[])?))),
    ("types", types),
    ("browser", browser),
    ("package", package),
];

/// No test runner takes this long, on a slow machine either: one that does waits for what will not come.
const HANGS: Duration = Duration::from_secs(1500);

/// Tests that passed and failed so far. A check that has no tests of its own, as rustfmt, counts as one.
#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
}

/// Runs the steps that `names` lists, or all, and fails when a test has failed.
pub fn command(names: &[String]) -> Result<()> {
    if let Some(unknown) = names.iter().find(|name| STEPS.iter().all(|(step, _)| step != name)) {
        bail!("test has no step {unknown}");
    }
    let mut tally = Tally::default();
    for (name, step) in STEPS.iter().filter(|(name, _)| names.is_empty() || names.iter().any(|n| n == name)) {
        println!("\n== {name}");
        let begun = Instant::now();
        if let Err(error) = step(&mut tally) {
            eprintln!("{name}: {error:#}");
            tally.failed += 1;
        }
        println!("== {name}: {} s", begun.elapsed().as_secs());
    }
    println!("\n{} passed, {} failed", tally.passed, tally.failed);
    ensure!(tally.failed == 0, "tests failed");
    Ok(())
}

fn lint(tally: &mut Tally) -> Result<()> {
    for what in [
        "--package rubricator --all-targets".to_owned(),
        "--package xtask --profile xtask --all-targets".to_owned(),
        format!(
            "--package rubricator --lib --no-default-features --features wasm-annotator,wasm-desk --target {TARGET}"
        ),
    ] {
        tally.check(cargo(&format!("clippy {what} -- --deny warnings")))?;
    }
    Ok(())
}

fn native(tally: &mut Tally) -> Result<()> {
    tally.count(cargo("test --package rubricator --no-fail-fast"))?;
    tally.count(cargo("test --package xtask --profile xtask"))?;
    figures(tally)
}

/// Whether README and docs/ show what is found in our own articles. The tests have built the command line already.
fn figures(tally: &mut Tally) -> Result<()> {
    wasm::run(&mut cargo("build --package rubricator --bin rubricator"))?;
    eval::check_docs(&target()?.join("debug").join(format!("rubricator{}", std::env::consts::EXE_SUFFIX)))?;
    tally.passed += 1;
    Ok(())
}

/// TypeScript's check of the page's JavaScript, of its workers (another global scope), of the tests, of the npm
/// package and of the extension.
fn types(tally: &mut Tally) -> Result<()> {
    wasm::build()?;
    for project in [
        "tsconfig.json",
        "tsconfig.worker.json",
        "tsconfig.tests.json",
        "tsconfig.package.json",
        "tsconfig.extension.json",
    ] {
        tally.check(node(&["node_modules/typescript/bin/tsc", "--noEmit", "--project", project]))?;
    }
    Ok(())
}

fn browser(tally: &mut Tally) -> Result<()> {
    dist::build()?;
    let mut tests = node_test("browser", &["--test-concurrency=2"])?;
    tests.env("RUBRICATOR_SITE", serve::in_background()?);
    tally.count(tests)
}

/// The packed npm package, installed where people will use it, the browser extension, and the licences that go with both.
fn package(tally: &mut Tally) -> Result<()> {
    licences::check()?;
    tally.passed += 1;
    let mut tests = node_test("package", &[])?;
    tests.env("RUBRICATOR_PACKAGE", package::pack()?).env("RUBRICATOR_EXTENSION", package::extension()?);
    tally.count(tests)
}

fn cargo(args: &str) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(args.split(' ')).current_dir(root());
    command
}

fn node(args: &[&str]) -> Command {
    let mut command = Command::new("node");
    command.args(args).current_dir(root());
    command
}

/// Node's test runner on each test file of a folder. Naming the files, not the folder, works in every version.
fn node_test(folder: &str, options: &[&str]) -> Result<Command> {
    let mut command = node(&["--test", "--test-reporter=spec"]);
    command.args(options).args(test_files(folder)?);
    Ok(command)
}

fn test_files(folder: &str) -> Result<Vec<PathBuf>> {
    let folder = root().join("tests").join(folder);
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
        files.push(entry?.path());
    }
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    ensure!(!files.is_empty(), "{} holds no test", folder.display());
    Ok(files)
}

impl Tally {
    /// Runs a check that passes or fails as a whole.
    fn check(&mut self, mut command: Command) -> Result<()> {
        wasm::run(&mut command)?;
        self.passed += 1;
        Ok(())
    }

    /// Runs a test runner and adds up what it says.
    fn count(&mut self, mut command: Command) -> Result<()> {
        let program = command.get_program().to_string_lossy().into_owned();
        let mut child =
            command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start {program}"))?;
        let failed_before = self.failed;
        let output = child.stdout.take().context("the output is piped")?;
        let child = watched(child);
        for line in BufReader::new(output).lines() {
            let line = line?;
            println!("{line}");
            let (passed, failed) = counts(&line);
            self.passed += passed;
            self.failed += failed;
        }
        let status = child.lock().expect("nobody panics with it").wait()?;
        // A runner may fail without a failed test, as when it does not compile.
        ensure!(status.success() || self.failed > failed_before, "{program} failed ({status})");
        Ok(())
    }
}

/// Ends a program that takes longer than [`HANGS`], so that what comes after it is still run and the failure is seen.
fn watched(child: Child) -> Arc<Mutex<Child>> {
    let child = Arc::new(Mutex::new(child));
    let watched = Arc::downgrade(&child);
    thread::spawn(move || {
        thread::sleep(HANGS);
        if let Some(child) = watched.upgrade() {
            eprintln!("stopped: it ran for {} s", HANGS.as_secs());
            child.lock().map(|mut child| child.kill()).ok();
        }
    });
    child
}

/// Passed and failed tests that a line of cargo's or Node's summary tells of.
fn counts(line: &str) -> (usize, usize) {
    let words: Vec<&str> = line.split([' ', ';', '.']).filter(|word| !word.is_empty()).collect();
    let number = |word: &str| word.parse().unwrap_or(0);
    match words[..] {
        ["test", "result:", _, passed, "passed", failed, "failed", ..] => (number(passed), number(failed)),
        ["ℹ", "pass", passed] => (number(passed), 0),
        // A cancelled test is one that did not come to its end.
        ["ℹ", "fail" | "cancelled", failed] => (0, number(failed)),
        _ => (0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::counts;

    #[test]
    fn summaries_of_both_runners_are_counted() {
        assert_eq!(counts("test result: ok. 12 passed; 1 failed; 0 ignored; 0 measured"), (12, 1));
        assert_eq!(counts("test result: FAILED. 2 passed; 3 failed; 0 ignored"), (2, 3));
        assert_eq!(counts("ℹ pass 7"), (7, 0));
        assert_eq!(counts("ℹ fail 2"), (0, 2));
        assert_eq!(counts("test the result: ok. 12 passed"), (0, 0));
    }
}
