//! `docs/third-party.txt`: what of others is in the published files, and its licences.

use crate::files;
use crate::root;
use crate::wasm::TARGET;
use anyhow::{Context, Result, bail, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

const FILE: &str = "docs/third-party.txt";

const HEAD: &str = "\
Rubricator is under the MIT licence (LICENSE). Its published files hold work of others, listed here with its licences.
Written by `cargo xtask licences`; a test compares.

The module is compiled with the standard library of Rust, MIT OR Apache-2.0: https://www.rust-lang.org/policies/licenses
";

/// A crate: its name and version, and its licence as an SPDX expression.
type Crate = (String, String);

/// `licences`: writes the file anew.
pub fn command() -> Result<()> {
    files::write(&root().join(FILE), text()?.as_bytes())
}

/// Whether the file is as it should be.
pub fn check() -> Result<()> {
    ensure!(files::read(&root().join(FILE))? == text()?, "{FILE} is stale: cargo xtask licences");
    Ok(())
}

fn text() -> Result<String> {
    let folders = folders()?;
    let reader = read(&root().join("node_modules/pdfjs-dist/LICENSE"))?;
    let mut crates = BTreeMap::<String, Vec<String>>::new();
    for (name, licence) in crates_of_the_module()? {
        let folder = folders.get(&name).with_context(|| format!("cargo metadata has no {name}"))?;
        let mut texts = texts(folder)?;
        if texts.is_empty() && licence.contains("Apache-2.0") {
            // Whose text names nobody, so that it is the same for all: that of the reader of PDF files.
            texts.insert(reader.trim().to_owned());
        }
        ensure!(!texts.is_empty(), "{name} ({licence}) comes without the text of its licence");
        texts
            .into_iter()
            .for_each(|text| crates.entry(text).or_default().push(format!("{name} ({licence})")));
    }
    let mut out = HEAD.to_owned();
    for (text, names) in crates {
        section(&mut out, &format!("In the module: {}", names.join(", ")), &text);
    }
    section(&mut out, "In the page, not in the npm package: pdfjs-dist, the reader of PDF files", &reader);
    section(&mut out, "Word lists, gazetteers and the model", &read(&root().join("data/README.md"))?);
    Ok(out)
}

fn section(out: &mut String, title: &str, text: &str) {
    let line = "=".repeat(80);
    // Writing to a String cannot fail.
    let _ = write!(out, "\n{line}\n{title}\n{line}\n\n{}\n", text.trim());
}

fn read(path: &Path) -> Result<String> {
    Ok(files::read(path)?.replace("\r\n", "\n"))
}

/// The crates that are linked into the module: none that only build it.
fn crates_of_the_module() -> Result<BTreeSet<Crate>> {
    let flags = [
        "--edges",
        "normal,no-proc-macro",
        "--no-default-features",
        "--features",
        "wasm-annotator,wasm-desk",
    ];
    let shape = ["--target", TARGET, "--prefix", "none", "--no-dedupe", "--format", "{p}|{l}"];
    let tree = cargo(
        &["tree", "--package", "rubricator"].iter().chain(&flags).chain(&shape).copied().collect::<Vec<_>>(),
    )?;
    let lines = tree.lines().filter_map(|line| line.split_once('|'));
    let crates = lines.map(|(name, licence)| (name.to_owned(), licence.to_owned()));
    Ok(crates.filter(|(name, _)| !name.starts_with("rubricator ")).collect())
}

/// Where the source of each crate lies: "name v1.2.3" → folder.
fn folders() -> Result<BTreeMap<String, PathBuf>> {
    let metadata: serde_json::Value =
        serde_json::from_str(&cargo(&["metadata", "--format-version", "1", "--all-features"])?)?;
    let field = |package: &serde_json::Value, key: &str| package[key].as_str().unwrap_or_default().to_owned();
    let packages = metadata["packages"].as_array().context("cargo metadata names no packages")?;
    let folder = |package| {
        let manifest = PathBuf::from(field(package, "manifest_path"));
        let name = format!("{} v{}", field(package, "name"), field(package, "version"));
        (name, manifest.parent().unwrap_or(&manifest).to_owned())
    };
    Ok(packages.iter().map(folder).collect())
}

fn cargo(args: &[&str]) -> Result<String> {
    let output = Command::new(env!("CARGO")).args(args).current_dir(root()).output()?;
    if !output.status.success() {
        bail!("cargo {} failed: {}", args[0], String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Licences that one may pass over where the same crate may be had under MIT's.
const OTHERS: [&str; 6] = ["APACHE", "ZLIB", "UNLICENSE", "0BSD", "BOOST", "COPYING"];

/// The texts of the licences in a crate's folder.
fn texts(folder: &Path) -> Result<BTreeSet<String>> {
    let mut names: Vec<String> = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    kept(names).iter().map(|name| Ok(read(&folder.join(name))?.trim().to_owned())).collect()
}

fn kept(mut names: Vec<String>) -> Vec<String> {
    let has = |name: &str, word: &str| name.to_uppercase().contains(word);
    names.retain(|name| ["LICENSE", "LICENCE", "COPYING"].iter().any(|word| has(name, word)));
    if names.iter().any(|name| has(name, "MIT")) {
        names.retain(|name| !OTHERS.iter().any(|other| has(name, other)));
    }
    names
}

#[cfg(test)]
mod tests {
    use super::kept;

    #[test]
    fn of_several_licences_mit_is_taken() {
        let kept = |names: &[&str]| kept(names.iter().map(ToString::to_string).collect());
        assert_eq!(
            kept(&["LICENSE-APACHE", "LICENSE-MIT", "src", "LICENSE-UNICODE"]),
            ["LICENSE-MIT", "LICENSE-UNICODE"]
        );
        assert_eq!(kept(&["README.md", "LICENSE"]), ["LICENSE"]);
        assert_eq!(kept(&["COPYING", "LICENSE-MIT", "UNLICENSE"]), ["LICENSE-MIT"]);
    }
}
