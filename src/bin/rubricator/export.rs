//! `rubricator export`.

use crate::annotate::Offsets;
use clap::Args as ClapArgs;
use rubricator::export::{self, Format, Options};
use rubricator::import;
use rubricator::text::offsets::Unit;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What `export` takes.
#[derive(ClapArgs)]
pub struct Args {
    /// An annotated article as native JSON, such as `annotate` writes; `-` is standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    /// Format to write; `rubricator formats` lists them
    #[arg(long, value_name = "ID", value_parser = parse_format)]
    format: Format,
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
    match export(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("rubricator: {}: {error}", args.file.display());
            ExitCode::FAILURE
        }
    }
}

fn export(args: &Args) -> io::Result<()> {
    let file = read(&args.file)?;
    let bytes = match (args.format, &args.id) {
        // Nothing that the file says may be lost on the way to the same format.
        (Format::Native, None) => {
            let unit = args.offsets.map_or(Unit::CodePoint, Into::into);
            import::native_in_unit(&file, unit).map_err(io::Error::other)?
        }
        _ => convert(args, &file)?,
    };
    match &args.output {
        Some(path) => std::fs::write(path, &bytes),
        None => io::stdout().lock().write_all(&bytes),
    }
}

fn convert(args: &Args, file: &[u8]) -> io::Result<Vec<u8>> {
    let document = import::native_json(file, None).map_err(io::Error::other)?;
    let options = Options { id: args.id.as_deref(), unit: args.offsets.map(Into::into) };
    let export = export::write(&document, args.format, &options);
    export.notes.iter().for_each(|note| eprintln!("rubricator: {note}"));
    Ok(export.bytes)
}

/// The bytes of `file`, or of standard input for `-`.
pub fn read(file: &Path) -> io::Result<Vec<u8>> {
    if file != Path::new("-") {
        return std::fs::read(file);
    }
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}
