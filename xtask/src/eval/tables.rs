//! The tables of figures in README.md and docs/accuracy.md. `tables.md` says what they are; docs/figures.json holds the
//! figures that were accepted.

use crate::guard::{self, Figures};
use crate::{files, root};
use anyhow::{Context, Result, ensure};
use std::path::PathBuf;

const TEMPLATE: &str = include_str!("tables.md");

/// A table: in `file` it stands between `<!-- figures: NAME -->` and `<!-- /figures -->`.
struct Table {
    file: &'static str,
    name: &'static str,
    lines: &'static str,
}

/// Where the figures lie that the documentation shows.
pub fn file() -> PathBuf {
    root().join("docs/figures.json")
}

fn guarded() -> PathBuf {
    root().join("guards/accuracy.json")
}

/// Every table, filled with `figures`; a dash where one was not measured.
pub fn all(figures: &Figures) -> String {
    let filled =
        |table: Table| format!("\n{}: {}\n\n{}", table.file, table.name, filled(table.lines, figures));
    tables().map(filled).collect()
}

/// Puts `now` among the accepted figures, and all of them into the documentation.
pub fn write(now: &Figures) -> Result<()> {
    let mut figures = if file().exists() { guard::read(&file())? } else { Figures::new() };
    // What is guarded may have been accepted without us.
    figures.extend(guard::read(&guarded())?);
    figures.extend(now.clone());
    files::write(&file(), (serde_json::to_string_pretty(&figures)? + "\n").as_bytes())?;
    for table in tables() {
        let path = root().join(table.file);
        files::write(&path, table.put(&files::read(&path)?, &figures)?.as_bytes())?;
    }
    Ok(())
}

/// Refuses documentation that shows other figures than were accepted.
pub fn check() -> Result<()> {
    const REMEDY: &str = "run cargo xtask eval --write-docs";
    let (figures, guarded) = (guard::read(&file())?, guard::read(&guarded())?);
    let older = guarded.iter().any(|(name, value)| figures.get(name) != Some(value));
    ensure!(!older, "docs/figures.json has other figures than guards/accuracy.json: {REMEDY}");
    for table in tables() {
        let text = files::read(&root().join(table.file))?;
        ensure!(table.put(&text, &figures)? == text, "{} shows other figures: {REMEDY}", table.file);
    }
    Ok(())
}

fn tables() -> impl Iterator<Item = Table> {
    TEMPLATE.split("\n## ").skip(1).map(|section| {
        let (head, lines) = section.split_once("\n\n").expect("a blank line follows a table's name");
        let (file, name) = head.split_once(' ').expect("a file and a name");
        Table { file, name, lines }
    })
}

/// `lines` with figures for names, each with one decimal.
fn filled(lines: &str, figures: &Figures) -> String {
    let mut parts = lines.trim_end().split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').expect("a figure's name ends");
        let figure = figures.get(name).map_or("–".to_owned(), |value| format!("{value:.1}"));
        out.push_str(&(figure + rest));
    }
    out + "\n"
}

impl Table {
    /// `text` with this table between its marks.
    fn put(&self, text: &str, figures: &Figures) -> Result<String> {
        let (begin, end) = (format!("<!-- figures: {} -->\n", self.name), "<!-- /figures -->");
        let missing = || format!("{} lacks {begin}{end}", self.file);
        let (before, rest) = text.split_once(&begin).with_context(missing)?;
        let (_, after) = rest.split_once(end).with_context(missing)?;
        Ok(format!("{before}{begin}{}{end}{after}", filled(self.lines, figures)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_put_between_its_marks_alone() {
        let table = Table { file: "x", name: "t", lines: "| **{a.b} / {c}** |\n\n" };
        let figures = Figures::from([("a.b".to_owned(), 88.849)]);
        let text = "before\n<!-- figures: t -->\nold\n<!-- /figures -->\nafter\n";
        let put = table.put(text, &figures).expect("it has the marks");
        assert_eq!(put, "before\n<!-- figures: t -->\n| **88.8 / –** |\n<!-- /figures -->\nafter\n");
        assert_eq!(table.put(&put, &figures).expect("it has them still"), put);
        assert!(table.put("no marks", &figures).is_err());
    }

    #[test]
    fn the_documentation_shows_what_was_accepted() {
        check().expect("the figures that were accepted");
    }
}
