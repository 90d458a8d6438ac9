//! What a first visit downloads, compressed as servers do it (brotli), against budgets and committed figures.

use crate::guard::{self, Better, Figures};
use crate::{dist, root};
use anyhow::{Result, ensure};
use std::fs;
use std::path::Path;

/// A part of the download: its name, the files that belong to it by the end of their names, and its budget in bytes.
const PARTS: &[(&str, &[&str], f64)] =
    &[("module", &[".wasm"], 350_000.0), ("javascript", &[".js"], 60_000.0), ("total", &[""], 2_500_000.0)];

/// `size [--accept]`
pub fn command(args: &[String]) -> Result<()> {
    dist::build()?;
    let files = compressed(&dist::folder())?;
    let mut figures = Figures::new();
    for &(part, endings, budget) in PARTS {
        let belongs = |name: &str| endings.iter().any(|end| name.ends_with(end));
        let bytes: usize = files.iter().filter(|(name, _)| belongs(name)).map(|(_, bytes)| bytes).sum();
        ensure!((bytes as f64) <= budget, "{part}: {bytes} bytes are over the budget of {budget}");
        figures.insert(part.to_owned(), bytes as f64);
    }
    guard::hold(&root().join("guards/size.json"), &figures, Better::Less, args)
}

/// Each published file's name and compressed size in bytes, printed with the largest first.
fn compressed(folder: &Path) -> Result<Vec<(String, usize)>> {
    let mut files = Vec::new();
    for path in dist::files_under(folder)? {
        files.push((dist::relative(&path, folder), brotli(&fs::read(&path)?)?));
    }
    files.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    files.iter().for_each(|(name, bytes)| println!("{name:44} {bytes:10}"));
    Ok(files)
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)?;
    Ok(out.len())
}
