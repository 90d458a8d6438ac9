//! `dist/`: the page as it is published, complete and relative-pathed.

use crate::digest::hex;
use crate::files::{self, relative, write};
use crate::{docs, package, root, wasm};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What of `www/` is for development alone: types, the build's own mark.
const LEFT_OUT: &[&str] = &[".d.ts", ".recipe", ".lock", "tsconfig.json"];

/// Where our scripts lie: they are published without the comments that stand on lines of their own.
const OURS: &[&str] = &["js/", "i18n/"];

/// The service worker's line that holds the release's name and files. In `www/` it names none.
const PLACEHOLDER: &str = "const RELEASE = { version: 'development', files: [] };";

/// Where the page is published from.
pub fn folder() -> PathBuf {
    root().join("dist")
}

/// Builds the page and its documentation into `dist/`.
pub fn build() -> Result<()> {
    wasm::build()?;
    let (source, dist) = (root().join("www"), folder());
    files::empty(&dist)?;
    let mut published = BTreeMap::new();
    for path in files_under(&source)? {
        let name = relative(&path, &source);
        let mut bytes = fs::read(&path)?;
        if OURS.iter().any(|folder| name.starts_with(folder)) {
            bytes =
                without_comments(&String::from_utf8(bytes).context("a script is not UTF-8")?).into_bytes();
        }
        write(&dist.join(&name), &bytes)?;
        published.insert(name, bytes);
    }
    release(&dist, published)?;
    documentation(&dist.join("docs"))
}

/// The documentation, with the npm package for its examples. No part of a release: the service worker does not keep it.
pub fn documentation(folder: &Path) -> Result<()> {
    docs::build(folder)?;
    files::copy(&package::build()?, &folder.join("rubricator"), |name| !name.ends_with(".md"))
}

/// A script without the comments that fill whole lines: a third of its size, and of no use to a browser. Our templates
/// hold no line that begins like a comment.
fn without_comments(script: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for line in script.lines() {
        let line = line.trim();
        inside |= line.starts_with("/*") && (line.ends_with("*/") || !line.contains("*/"));
        if !inside && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        inside &= !line.ends_with("*/");
    }
    out
}

/// Tells the service worker what belongs to this release. Its version is a digest of all of it, so that browsers fetch a
/// release anew when, and only when, something in it has changed.
fn release(dist: &Path, mut files: BTreeMap<String, Vec<u8>>) -> Result<()> {
    let Some(worker) = files.remove("sw.js") else {
        return Ok(());
    };
    let worker = String::from_utf8(worker).context("www/sw.js is not UTF-8")?;
    let names: Vec<String> = files.keys().map(|name| format!("'{name}'")).collect();
    let digests: String = files.iter().map(|(name, bytes)| format!("{name} {}\n", hex(bytes))).collect();
    let version = &hex((digests + &worker).as_bytes())[..16];
    let release = format!("const RELEASE = {{ version: '{version}', files: [{}] }};", names.join(", "));
    anyhow::ensure!(worker.contains(PLACEHOLDER), "www/sw.js lacks the line: {PLACEHOLDER}");
    write(&dist.join("sw.js"), worker.replace(PLACEHOLDER, &release).as_bytes())
}

/// Every file below `folder` that is published, in order of its path.
pub fn files_under(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = files::all_under(folder)?;
    files.retain(|path| !LEFT_OUT.iter().any(|end| path.to_string_lossy().ends_with(end)));
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn only_comments_on_lines_of_their_own_go() {
        let script = "// @ts-check\n/**\n * What it does.\n */\nlet a = 1; // why\n\n/** @type {X} */ let b = '/*';\n  /* one line */\n  c();\n";
        assert_eq!(without_comments(script), "let a = 1; // why\n/** @type {X} */ let b = '/*';\nc();\n");
    }
}
