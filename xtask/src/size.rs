//! What a first visit downloads, compressed as servers do it (brotli), against budgets and committed figures.

use crate::guard::{self, Better, Figures};
use crate::{dist, files, root};
use anyhow::{Result, ensure};
use std::fs;
use std::path::Path;

/// A part of the download: its name, how the names of its files end, and its budget in bytes where it has one of its own.
const PARTS: &[(&str, &str, Option<f64>)] = &[
    ("module", "rubricator_bg.wasm", Some(350_000.0)),
    ("desk", "desk_bg.wasm", None),
    ("model", "names.bin", None),
    ("javascript", ".js", Some(60_000.0)),
    ("pdf reader", dist::ON_DEMAND, None),
    ("total", "", Some(2_500_000.0)),
];

/// `size [--accept]`
pub fn command(args: &[String]) -> Result<()> {
    dist::build()?;
    let files = compressed(&dist::folder())?;
    let mut figures = Figures::new();
    for &(part, ending, budget) in PARTS {
        let belong = files.iter().filter(|(name, _)| {
            name.ends_with(ending) && (part != "total" || !name.ends_with(dist::ON_DEMAND))
        });
        let bytes = belong.map(|(_, bytes)| bytes).sum::<usize>() as f64;
        ensure!(budget.is_none_or(|most| bytes <= most), "{part}: {bytes} bytes, over its budget");
        figures.insert(part.to_owned(), bytes);
    }
    guard::hold(&root().join("guards/size.json"), &figures, Better::Less, args)
}

/// Each published file's name and compressed size in bytes, printed with the largest first.
fn compressed(folder: &Path) -> Result<Vec<(String, usize)>> {
    let mut sizes = Vec::new();
    for path in dist::files_under(folder)? {
        let name = files::relative(&path, folder);
        // A visit to the page downloads nothing of the documentation.
        if !name.starts_with("docs/") {
            sizes.push((name, brotli(&fs::read(&path)?)?));
        }
    }
    sizes.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    sizes.iter().for_each(|(name, bytes)| println!("{name:44} {bytes:10}"));
    Ok(sizes)
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)?;
    Ok(out.len())
}
