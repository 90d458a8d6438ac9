//! `rubricator annotate`.

use crate::export::{convert, parse_format};
use crate::files::{tell, write};
use crate::jsonl;
use clap::{Args as ClapArgs, ValueEnum};
use rubricator::export::{self, Format};
use rubricator::text::offsets::Unit;
use rubricator::wire::{self, Ids};
use rubricator::wordlist::WordList;
use rubricator::{Date, DateOrder, Model, Options};
use std::io::{self, Read, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What `annotate` takes.
#[derive(ClapArgs)]
pub struct Args {
    /// Articles as UTF-8 text; `-` is standard input
    #[arg(default_value = "-")]
    files: Vec<PathBuf>,
    /// Day that the articles were published; relative dates are counted from it
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    date: Option<Date>,
    /// Order of day and month in dates such as 03/04/2025
    #[arg(long, value_enum, default_value_t = Order::Auto)]
    date_order: Order,
    /// Unit of every offset in the output, where the format lets one choose
    #[arg(long, value_enum, default_value_t = Offsets::CodePoint)]
    offsets: Offsets,
    /// Format to write; `rubricator formats` lists them
    #[arg(long, value_name = "ID", value_parser = parse_format, default_value = "native", conflicts_with = "jsonl")]
    format: Format,
    /// Own word list: lines of a name or /pattern/, a tab and a label, which win over whatever else is found
    #[arg(long, value_name = "FILE")]
    words: Option<PathBuf>,
    /// Read lines {"id", "text", "date"?} and write a line for each, in order, without the text
    #[arg(long)]
    jsonl: bool,
    /// Threads that work on the lines of --jsonl
    #[arg(long, value_name = "N", default_value = "1", requires = "jsonl")]
    jobs: NonZeroUsize,
}

/// An order of day and month, as the command line names it.
#[derive(Clone, Copy, ValueEnum)]
pub enum Order {
    /// As each text's own dates and spelling tell
    Auto,
    /// Day first
    Dmy,
    /// Month first
    Mdy,
}

impl From<Order> for Option<DateOrder> {
    fn from(order: Order) -> Option<DateOrder> {
        match order {
            Order::Auto => None,
            Order::Dmy => Some(DateOrder::DayFirst),
            Order::Mdy => Some(DateOrder::MonthFirst),
        }
    }
}

impl Args {
    fn options(&self) -> Options {
        Options { published: self.date, order: self.date_order.into() }
    }
}

/// A unit of positions, as the command line names it.
#[derive(Clone, Copy, ValueEnum)]
#[value(rename_all = "camelCase")]
pub enum Offsets {
    /// Unicode code points
    CodePoint,
    /// UTF-16 units, as in JavaScript
    Utf16,
    /// Bytes of UTF-8
    Byte,
}

impl From<Offsets> for Unit {
    fn from(offsets: Offsets) -> Unit {
        match offsets {
            Offsets::CodePoint => Unit::CodePoint,
            Offsets::Utf16 => Unit::Utf16,
            Offsets::Byte => Unit::Byte,
        }
    }
}

/// A date as ISO 8601 writes it, and nothing else.
pub fn parse_date(text: &str) -> Result<Date, String> {
    let shaped =
        text.len() == 10 && text.is_ascii() && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    let date = if shaped { text.parse().ok() } else { None };
    date.ok_or_else(|| format!("{text:?} is no date of the form YYYY-MM-DD, such as 2025-02-01"))
}

/// Runs the command. Each file that cannot be read is reported; the rest go through.
pub fn run(args: &Args) -> ExitCode {
    let model = match model(args) {
        Ok(model) => model,
        Err(error) => {
            tell(error);
            return ExitCode::FAILURE;
        }
    };
    let mut failed = false;
    for file in &args.files {
        if let Err(error) = one_file(args, file, &model) {
            if error.kind() == io::ErrorKind::BrokenPipe {
                return ExitCode::SUCCESS;
            }
            tell(format_args!("{}: {error}", file.display()));
            failed = true;
        }
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The model that is compiled in, with the person's own words.
fn model(args: &Args) -> Result<Model, String> {
    let Some(file) = &args.words else { return Ok(Model::builtin()) };
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
    let list = std::fs::read_to_string(file).map_err(|e| named(&e))?;
    Ok(Model::builtin().with_words(WordList::parse(&list).map_err(|e| named(&e))?))
}

fn one_file(args: &Args, file: &Path, model: &Model) -> io::Result<()> {
    let input: Box<dyn Read> =
        if file == Path::new("-") { Box::new(io::stdin()) } else { Box::new(std::fs::File::open(file)?) };
    if args.jsonl {
        let job = jsonl::Job { options: args.options(), unit: args.offsets.into(), model };
        return jsonl::run(&job, io::BufReader::new(input), io::stdout().lock(), args.jobs);
    }
    let document = rubricator::annotate(&text(input)?, args.options(), model);
    let id = file.file_stem().filter(|_| file != Path::new("-")).map(|s| s.to_string_lossy());
    if args.format == Format::Native {
        let ids = Ids::in_order(&document);
        let kept = wire::Text::Kept;
        return write_json(&wire::stream(&document, &ids, id.as_deref(), args.offsets.into(), kept));
    }
    let options = export::Options { id: id.as_deref(), unit: Some(args.offsets.into()) };
    write(None, &convert(&document, args.format, &options))
}

/// Writes native JSON as it is made: that of a huge text is several times its length.
fn write_json(native: &wire::Stream) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    serde_json::to_writer_pretty(&mut out, native)?;
    writeln!(out)?;
    out.flush()
}

fn text(mut input: impl Read) -> io::Result<String> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        io::Error::new(
            io::ErrorKind::InvalidData,
            format!("not UTF-8 text: byte {at} is wrong; convert the file first"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::parse_date;

    #[test]
    fn dates_are_iso_only() {
        assert_eq!(parse_date("2024-02-29").unwrap().day(), 29);
        for wrong in ["2025-02-29", "20250201", "2025-2-1", "2025-02-01T10:00", "", "soon", "２０２５-02"]
        {
            assert!(parse_date(wrong).unwrap_err().contains("YYYY-MM-DD"), "{wrong}");
        }
    }
}
