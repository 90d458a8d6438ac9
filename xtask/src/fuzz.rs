//! Fuzzing with libFuzzer: stable Rust and a C++ compiler are all that it takes. `fuzz/` is laid out as cargo-fuzz has it,
//! which works too and adds the address sanitizer.

use crate::{files, root, wasm};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What makes rustc count which edges are run and what is compared with what, as libFuzzer wants it.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Cllvm-args=-simplifycfg-branch-fold-threshold=0";

/// What no input may need more of: 25 seconds, 1 GB of memory in all, 256 MB in one piece. Inputs are at most 2 kB, in
/// which a byte can stand for thirty, so that what is not linear in its length gets there.
const LIMITS: [&str; 4] = ["-timeout=25", "-rss_limit_mb=1024", "-malloc_limit_mb=256", "-max_len=2048"];

/// `fuzz [--seconds N] [TARGET…]`: every target, or those named, one after the other.
pub fn command(args: &[String]) -> Result<()> {
    if Command::new(compiler()).arg("--version").stdout(Stdio::null()).status().is_err() {
        println!(
            "fuzz: NOT RUN: libFuzzer needs a C++ compiler, and there is no {} (install g++ or clang++, or set CXX). \
            `cargo test --test replay` runs the committed inputs without one.",
            compiler()
        );
        return Ok(());
    }
    let (seconds, targets) = read(args)?;
    let host = host()?;
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--release", "--target", &host]).current_dir(root().join("fuzz"));
    wasm::run(cargo.env("RUSTFLAGS", FLAGS).env_remove("CARGO_TARGET_DIR"))?;
    println!("target     inputs run      edges   features  memory");
    targets.iter().try_for_each(|target| run(target, seconds, &host))
}

fn compiler() -> String {
    std::env::var("CXX").unwrap_or_else(|_| "c++".to_owned())
}

/// Seconds for each target, and which.
fn read(args: &[String]) -> Result<(u32, Vec<String>)> {
    let known = targets()?;
    let (mut seconds, mut chosen) = (60, Vec::new());
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--seconds" => {
                seconds = args.next().and_then(|n| n.parse().ok()).context("--seconds needs a number")?;
            }
            name if known.iter().any(|target| target == name) => chosen.push(name.to_owned()),
            other => bail!("fuzz has no option and no target {other}; targets are {}", known.join(", ")),
        }
    }
    Ok((seconds, if chosen.is_empty() { known } else { chosen }))
}

fn targets() -> Result<Vec<String>> {
    let sources = files::all_under(&root().join("fuzz/fuzz_targets"))?;
    Ok(sources.iter().filter_map(|file| Some(file.file_stem()?.to_string_lossy().into_owned())).collect())
}

/// The machine's own target: named, so that the flags are not for build scripts and macros.
fn host() -> Result<String> {
    let about = Command::new("rustc").arg("-vV").output().context("cannot start rustc")?;
    let about = String::from_utf8_lossy(&about.stdout).into_owned();
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc does not say its host")?.to_owned())
}

/// Starts from the committed inputs and those that earlier runs have found; new ones are kept beside the latter.
fn run(target: &str, seconds: u32, host: &str) -> Result<()> {
    let fuzz = root().join("fuzz");
    let [found, failed] = [fuzz.join("target/inputs").join(target), fuzz.join("artifacts").join(target)];
    fs::create_dir_all(&found)?;
    fs::create_dir_all(&failed)?;
    let log = fuzz.join("target").join(format!("{target}.log"));
    let status = Command::new(fuzz.join("target").join(host).join("release").join(target))
        .args([&found, &root().join("tests/fuzz/corpus").join(target)])
        .args(LIMITS)
        .args([format!("-max_total_time={seconds}"), format!("-artifact_prefix={}/", failed.display())])
        .arg("-print_final_stats=1")
        .stderr(fs::File::create(&log)?)
        .status()?;
    report(target, &log)?;
    ensure!(
        status.success(),
        "{target} failed: the input is in {}, what it said in {}",
        failed.display(),
        log.display()
    );
    Ok(())
}

/// One line of figures, from what libFuzzer wrote.
fn report(target: &str, log: &PathBuf) -> Result<()> {
    let said = String::from_utf8_lossy(&fs::read(log)?).into_owned();
    let after = |name: &str| said.rsplit(name).next().and_then(|rest| rest.split_whitespace().next());
    let [runs, edges, features, memory] =
        ["number_of_executed_units:", " cov:", " ft:", "peak_rss_mb:"].map(|name| after(name).unwrap_or("?"));
    println!("{target:<10} {runs:>10} {edges:>10} {features:>10} {memory:>4} MB");
    Ok(())
}
