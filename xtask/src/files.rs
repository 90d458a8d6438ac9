//! Files and folders.

use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Every file below `folder`, in order of its path.
pub fn all_under(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() { files.extend(all_under(&path)?) } else { files.push(path) }
    }
    files.sort();
    Ok(files)
}

/// `path` as seen from `folder`, with slashes on every system.
pub fn relative(path: &Path, folder: &Path) -> String {
    let inside = path.strip_prefix(folder).unwrap_or(path);
    inside.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Reads a text file.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes a file, and the folders that it lies in.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(path))?;
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Makes `folder` an empty one.
pub fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}

/// Copies a file, or what of a folder `wanted` takes by its name there, into the folder `to`.
pub fn copy(from: &Path, to: &Path, wanted: impl Fn(&str) -> bool) -> Result<()> {
    let parent = if from.is_dir() { from } else { from.parent().context("a file lies in a folder")? };
    let files = if from.is_dir() { all_under(from)? } else { vec![from.to_owned()] };
    for file in files {
        let name = relative(&file, parent);
        if wanted(&name) {
            let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            write(&to.join(name), &bytes)?;
        }
    }
    Ok(())
}
