//! What people get who build on the crate: that it packs, that its documentation is whole, that it asks for no WebAssembly.

use super::{Tally, cargo};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::collections::HashMap;
use std::process::Command;

/// Each check counts as one test.
pub fn check(tally: &mut Tally) -> Result<()> {
    for check in [packs, documented, exemplified, native_alone] {
        check()?;
        tally.passed += 1;
    }
    Ok(())
}

/// The limit of crates.io for a packed crate, in bytes.
const LARGEST: u64 = 10 << 20;

/// It packs without a warning. Building what was packed is the release's `cargo publish`.
fn packs() -> Result<()> {
    let output = cargo("package --package rubricator --offline --allow-dirty --no-verify").output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success() && !said.contains("warning"), "cargo package: {said}");
    let packed = format!("package/rubricator-{}.crate", env!("CARGO_PKG_VERSION"));
    let bytes = crate::target()?.join(packed).metadata()?.len();
    ensure!(bytes < LARGEST, "{bytes} bytes packed, over the limit of crates.io");
    Ok(())
}

fn documented() -> Result<()> {
    let mut doc = cargo("doc --package rubricator --lib --no-deps --quiet");
    crate::wasm::run(doc.env("RUSTDOCFLAGS", "--deny warnings"))
}

/// What rustdoc counts in one file.
#[derive(Deserialize)]
struct Coverage {
    total_examples: usize,
    with_examples: usize,
}

/// Every public type and function has an example. rustdoc counts them, but only where it takes unstable options.
fn exemplified() -> Result<()> {
    let mut rustdoc = cargo(
        "rustdoc --package rubricator --lib --quiet -- -Z unstable-options --show-coverage --output-format json",
    );
    let counted = stdout(rustdoc.env("RUSTC_BOOTSTRAP", "1"))?;
    let files: HashMap<String, Coverage> =
        serde_json::from_str(&counted).context("rustdoc's count is no JSON")?;
    let short = |(file, c): (&String, &Coverage)| {
        (c.with_examples < c.total_examples)
            .then(|| format!("{file}: {} of {}", c.with_examples, c.total_examples))
    };
    let short: Vec<String> = files.iter().filter_map(short).collect();
    ensure!(short.is_empty(), "public items without an example:\n{}", short.join("\n"));
    Ok(())
}

/// Crates of the JavaScript interface, which no native user needs.
const OF_THE_PAGE: &[&str] = &["wasm-bindgen", "js-sys", "web-sys"];

fn native_alone() -> Result<()> {
    let tree = stdout(&mut cargo("tree --package rubricator --edges normal --prefix none --offline"))?;
    let found = OF_THE_PAGE.iter().find(|name| tree.lines().any(|line| line.starts_with(**name)));
    ensure!(found.is_none(), "native users get {found:?}");
    Ok(())
}

fn stdout(command: &mut Command) -> Result<String> {
    let output = command.output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}

#[cfg(test)]
mod tests {
    use crate::{files, root};

    #[test]
    fn what_is_promised_of_rust_is_what_is_tested() {
        let workflows = files::all_under(&root().join(".github/workflows")).expect("there are workflows");
        let installs: Vec<String> = workflows
            .iter()
            .flat_map(|file| {
                files::read(file).expect("a text file").lines().map(str::to_owned).collect::<Vec<_>>()
            })
            .filter(|line| line.contains("rustup toolchain install"))
            .collect();
        let oldest = format!("rustup toolchain install {} ", env!("CARGO_PKG_RUST_VERSION"));
        assert!(!installs.is_empty());
        assert!(installs.iter().all(|line| line.contains(&oldest)), "{installs:?}");
    }
}
