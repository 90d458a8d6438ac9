//! `rubricator import`.

use crate::annotate::Offsets;
use crate::export::parse_format;
use crate::files::{end, read, tell, write};
use clap::Args as ClapArgs;
use rubricator::Document;
use rubricator::export::Format;
use rubricator::import::{self, Import, Options};
use rubricator::text::offsets::Unit;
use rubricator::wire::{self, Text};
use serde::Serialize;
use serde_json::Value;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

/// What `import` takes.
#[derive(ClapArgs)]
pub struct Args {
    /// A file of another tool, or native JSON; `-` is standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    /// The file's format; `rubricator formats` lists them
    #[arg(long, value_name = "ID", value_parser = parse_format)]
    format: Format,
    /// The article, for formats that hold none: W3C, brat's .ann, CoNLL. What others say of a text of their own is looked
    /// for in this one
    #[arg(long, value_name = "FILE")]
    text: Option<PathBuf>,
    /// Unit of W3C positions
    #[arg(long, value_enum)]
    offsets: Option<Offsets>,
    /// File to write; standard output when left out
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Runs the command. A file with several documents gives native JSON a line each.
pub fn run(args: &Args) -> ExitCode {
    end(&args.file, import(args))
}

fn import(args: &Args) -> io::Result<()> {
    let text = args.text.as_deref().map(std::fs::read_to_string).transpose()?;
    let options = Options { text: text.as_deref(), unit: args.offsets.map(Into::into) };
    let read = import::read(&read(&args.file)?, args.format, &options).map_err(io::Error::other)?;
    for Import { notes, renamed, .. } in &read {
        notes.iter().for_each(tell);
        renamed.iter().for_each(tell);
    }
    write(args.output.as_deref(), &json(&read)?)
}

fn json(read: &[Import]) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    for import in read {
        match &import.unknown {
            None => push(
                &mut out,
                &wire::native(&import.document, None, Unit::CodePoint, Text::Kept),
                read.len(),
            )?,
            Some(unknown) => push(&mut out, &whole(&import.document, unknown)?, read.len())?,
        }
    }
    Ok(out)
}

/// One of `all` documents: by itself it is laid out for people.
fn push(out: &mut Vec<u8>, native: &impl Serialize, all: usize) -> io::Result<()> {
    match all {
        1 => serde_json::to_writer_pretty(&mut *out, native)?,
        _ => serde_json::to_writer(&mut *out, native)?,
    }
    out.push(b'\n');
    Ok(())
}

/// A document with the fields of its file that this version does not know.
fn whole(document: &Document, unknown: &Value) -> io::Result<Value> {
    let bytes = import::native_with(document, None, unknown, Unit::CodePoint).map_err(io::Error::other)?;
    Ok(serde_json::from_slice(&bytes)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_a_newer_version_are_kept() {
        let file = r#"{"format":"rubricator/1.3","offsets":"utf16","id":"mine","text":"💩 Zoë","later":[1],
            "mentions":[{"id":"x","start":3,"end":6,"label":"person","source":"model:2","mood":"good"}]}"#;
        let read = import::read(file.as_bytes(), Format::Native, &Options::default()).expect("a document");
        let back: Value = serde_json::from_slice(&json(&read).expect("JSON")).expect("JSON");
        assert_eq!((&back["later"][0], &back["id"]), (&1.into(), &"mine".into()));
        assert_eq!(
            (&back["mentions"][0]["mood"], &back["mentions"][0]["start"]),
            (&"good".into(), &2.into())
        );
    }
}
