//! `dist/`: the page as it is published, complete and relative-pathed.

use crate::digest::{hex, integrity};
use crate::files::{self, relative, write};
use crate::wasm::run;
use crate::{docs, package, root, wasm};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What of `www/` is for development alone: types, the build's own mark.
const LEFT_OUT: &[&str] = &[".d.ts", ".recipe", ".lock", "tsconfig.json"];

/// What is fetched only when a person asks for it: it belongs to no first visit.
pub const ON_DEMAND: &str = ".mjs";

/// The service worker's line that holds the release's name and the checksums of its files: those of a first visit, and
/// those fetched later. In `www/` it names none.
const PLACEHOLDER: &str = "const RELEASE = { version: 'development', files: {}, later: {} };";

/// Where the page is published from.
pub fn folder() -> PathBuf {
    root().join("dist")
}

/// Builds the page and its documentation into `dist/`.
pub fn build() -> Result<()> {
    wasm::build()?;
    let (source, dist) = (root().join("www"), folder());
    files::empty(&dist)?;
    for path in files_under(&source)? {
        write(&dist.join(relative(&path, &source)), &fs::read(&path)?)?;
    }
    bundle(&dist)?;
    let mut published = BTreeMap::new();
    for path in files_under(&dist)? {
        published.insert(relative(&path, &dist), fs::read(&path)?);
    }
    release(&dist, published)?;
    documentation(&dist.join("docs"))
}

/// The documentation, with the npm package for its examples. No part of a release: the service worker does not keep it.
pub fn documentation(folder: &Path) -> Result<()> {
    docs::build(folder)?;
    files::copy(&package::build()?, &folder.join("rubricator"), |name| !name.ends_with(".md"))
}

/// Makes of the page's modules a few short files: a third less to fetch, and in three requests instead of sixty. The
/// modules themselves are published where esbuild is not installed: they work as they are.
fn bundle(dist: &Path) -> Result<()> {
    if !root().join("node_modules/esbuild").exists() {
        eprintln!("node_modules/ holds no esbuild (npm install): the scripts stay half again as large");
        return Ok(());
    }
    for folder in ["js", "i18n"] {
        fs::remove_dir_all(dist.join(folder))?;
    }
    for script in ["pkg/rubricator.js", "pkg/desk.js", "pkg/integrity.js"] {
        fs::remove_file(dist.join(script))?;
    }
    run(Command::new("node").arg("tools/bundle.mjs").arg(dist.join("js")).current_dir(root()))
}

/// Tells the service worker what belongs to this release. Its version is a digest of all of it, so that browsers fetch a
/// release anew when, and only when, something in it has changed.
fn release(dist: &Path, mut files: BTreeMap<String, Vec<u8>>) -> Result<()> {
    let Some(worker) = files.remove("sw.js") else {
        return Ok(());
    };
    let worker = String::from_utf8(worker).context("www/sw.js is not UTF-8")?;
    let digests: String = files.iter().map(|(name, bytes)| format!("{name} {}\n", hex(bytes))).collect();
    let version = &hex((digests + &worker).as_bytes())[..16];
    let (later, first): (Vec<_>, Vec<_>) =
        files.iter().partition(|(name, _): &(&String, _)| name.ends_with(ON_DEMAND));
    let (files, later) = (checksums(&first), checksums(&later));
    let release =
        format!("const RELEASE = {{ version: '{version}', files: {{ {files} }}, later: {{ {later} }} }};");
    anyhow::ensure!(worker.contains(PLACEHOLDER), "www/sw.js lacks the line: {PLACEHOLDER}");
    write(&dist.join("sw.js"), worker.replace(PLACEHOLDER, &release).as_bytes())
}

/// Files and their checksums, as JavaScript writes the inside of an object.
fn checksums(files: &[(&String, &Vec<u8>)]) -> String {
    let lines: Vec<String> =
        files.iter().map(|(name, bytes)| format!("'{name}': '{}'", integrity(bytes))).collect();
    lines.join(", ")
}

/// Every file below `folder` that is published, in order of its path.
pub fn files_under(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = files::all_under(folder)?;
    files.retain(|path| !LEFT_OUT.iter().any(|end| path.to_string_lossy().ends_with(end)));
    Ok(files)
}
