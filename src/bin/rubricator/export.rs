//! `rubricator export`.

use crate::annotate::Offsets;
use crate::files::{end, read, tell, write};
use clap::Args as ClapArgs;
use rubricator::export::{self, Format, Options};
use rubricator::text::offsets::Unit;
use rubricator::{Document, import};
use serde_json::Value;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

/// What `export` takes.
#[derive(ClapArgs)]
pub struct Args {
    /// An annotated article as native JSON, such as `annotate` writes; `-` is standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    /// Format to write; several, with commas between, go into one ZIP archive; `rubricator formats` lists them
    #[arg(long, value_name = "ID,…", value_parser = parse_format, value_delimiter = ',', required = true)]
    format: Vec<Format>,
    /// File to write; standard output when left out
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Name of the article inside the file: a file name, an address
    #[arg(long)]
    id: Option<String>,
    /// Unit of positions, where the format lets one choose
    #[arg(long, value_enum)]
    offsets: Option<Offsets>,
}

/// A format by its id.
pub fn parse_format(id: &str) -> Result<Format, String> {
    Format::from_id(id).ok_or_else(|| {
        let ids: Vec<_> = Format::ALL.iter().map(|f| f.info().id).collect();
        format!("there is no such format; there are {}", ids.join(", "))
    })
}

/// Runs the command. What the format cannot hold is said on standard error.
pub fn run(args: &Args) -> ExitCode {
    end(&args.file, export(args))
}

fn export(args: &Args) -> io::Result<()> {
    let file = read(&args.file)?;
    let bytes = match args.format[..] {
        // Nothing that the file says may be lost on the way to the same format.
        [Format::Native] => native(args, &file)?,
        [format] => convert(&document(&file)?, format, &args.options()),
        _ => archive(args, &document(&file)?),
    };
    write(args.output.as_deref(), &bytes)
}

impl Args {
    fn options(&self) -> Options<'_> {
        Options { id: self.id.as_deref(), unit: self.offsets.map(Into::into) }
    }
}

fn document(file: &[u8]) -> io::Result<Document> {
    import::native_json(file, None).map_err(io::Error::other)
}

/// `document` in `format`; what it cannot hold is said.
pub fn convert(document: &Document, format: Format, options: &Options) -> Vec<u8> {
    let export = export::write(document, format, options);
    export.notes.iter().for_each(tell);
    export.bytes
}

fn native(args: &Args, file: &[u8]) -> io::Result<Vec<u8>> {
    let unit = args.offsets.map_or(Unit::CodePoint, Into::into);
    let native = import::native_in_unit(file, unit).map_err(io::Error::other)?;
    let Some(id) = &args.id else { return Ok(native) };
    let mut named: Value = serde_json::from_slice(&native)?;
    named["id"] = id.as_str().into();
    let mut bytes = serde_json::to_vec_pretty(&named)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The document in each format, as files named after the article's own.
fn archive(args: &Args, document: &Document) -> Vec<u8> {
    let stem = args.file.file_stem().and_then(|stem| stem.to_str()).filter(|&stem| stem != "-");
    let archive = export::write_all(document, &args.format, stem.unwrap_or("article"), &args.options());
    archive.notes.iter().for_each(|(format, note)| tell(format_args!("{}: {note}", format.info().id)));
    archive.bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(format: &[Format], id: Option<&str>) -> Args {
        let (file, id) = (PathBuf::from("story.json"), id.map(str::to_owned));
        Args { file, format: format.to_vec(), output: None, id, offsets: None }
    }

    #[test]
    fn a_new_id_leaves_fields_of_newer_versions_alone() {
        let file = br#"{"format":"rubricator/1.3","offsets":"utf16","id":"old","text":"a","later":[1]}"#;
        let written = native(&args(&[Format::Native], Some("new")), file).expect("a document");
        let written: Value = serde_json::from_slice(&written).expect("JSON");
        assert_eq!((&written["id"], &written["later"][0]), (&"new".into(), &1.into()));
    }

    #[test]
    fn several_formats_are_one_archive() {
        let args = args(&[Format::Tei, Format::Markdown], None);
        let document = Document { text: "Hello.".to_owned(), ..Document::default() };
        let bytes = archive(&args, &document);
        assert!(bytes.starts_with(b"PK"));
        let names = String::from_utf8_lossy(&bytes);
        assert!(names.contains("story.tei.xml") && names.contains("story.markdown.md"));
    }
}
