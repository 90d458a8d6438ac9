//! What others install: the npm package, `target/npm/rubricator/` and packed beside it, and the browser extension,
//! `target/extension/`.

use crate::{files, root, target, wasm};
use anyhow::{Result, ensure};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Where the files of the npm package come from, and the folder of the package that they go to.
const SOURCES: &[(&str, &str)] = &[
    ("package", ""),
    ("www/js/annotator.js", "js"),
    ("www/js/corefiles.js", "js"),
    ("www/js/desk.js", "js"),
    ("www/js/document.js", "js"),
    ("www/pkg", "pkg"),
    ("src/wasm.d.ts", ""),
    ("LICENSE", ""),
    ("docs/third-party.txt", ""),
    ("CHANGELOG.md", ""),
];

/// Kept out of it: the build's own marks, the page's PDF reader, and the glue's types, which would ask users for TypeScript's
/// newest library.
const LEFT_OUT: &[&str] = &[".recipe", ".lock", "rubricator.d.ts", "desk.d.ts", "_bg.wasm.d.ts", ".mjs"];

/// `package`: builds the npm package, packs it, and prints where the packed file is.
pub fn command() -> Result<()> {
    println!("{}", pack()?.display());
    Ok(())
}

/// `extension`: builds the extension and prints where it is.
pub fn extension_command() -> Result<()> {
    println!("{}", extension()?.display());
    Ok(())
}

/// Builds the npm package and packs it as `npm publish` would.
pub fn pack() -> Result<PathBuf> {
    let folder = build()?;
    let packed = folder.with_file_name(format!("rubricator-{}.tgz", env!("CARGO_PKG_VERSION")));
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.args(["pack", "--silent", "--pack-destination", ".."]).current_dir(&folder);
    wasm::run(npm.stdout(Stdio::null()))?;
    ensure!(packed.exists(), "npm wrote no {}", packed.display());
    Ok(packed)
}

/// Brings the npm package's folder up to date and returns it.
pub fn build() -> Result<PathBuf> {
    wasm::build()?;
    same_version("package/package.json")?;
    let folder = target()?.join("npm/rubricator");
    files::empty(&folder)?;
    for (from, to) in SOURCES {
        let wanted = |name: &str| !LEFT_OUT.iter().any(|end| name.ends_with(end));
        files::copy(&root().join(from), &folder.join(to), wanted)?;
    }
    Ok(folder)
}

/// Brings the extension's folder up to date and returns it. The npm package lies in it, types and prose aside.
pub fn extension() -> Result<PathBuf> {
    same_version("extension/manifest.json")?;
    let package = build()?;
    let folder = target()?.join("extension");
    files::empty(&folder)?;
    files::copy(&root().join("extension"), &folder, |name| !name.ends_with(".d.ts"))?;
    files::copy(&root().join("www/icons"), &folder.join("icons"), |name| name.ends_with(".png"))?;
    for file in ["LICENSE", "docs/third-party.txt"] {
        files::copy(&root().join(file), &folder, |_| true)?;
    }
    files::copy(&package, &folder.join("package"), |name| {
        ![".d.ts", ".md", ".json"].iter().any(|end| name.ends_with(end))
    })?;
    Ok(folder)
}

/// Refuses a manifest that is not of the crate's version: what we release together has one.
fn same_version(manifest: &str) -> Result<()> {
    let version = env!("CARGO_PKG_VERSION");
    let read: serde_json::Value = serde_json::from_str(&files::read(&root().join(manifest))?)?;
    ensure!(read["version"] == version, "{manifest} is not of version {version}, as Cargo.toml is");
    Ok(())
}
