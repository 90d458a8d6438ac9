//! The command line: annotate articles, one at a time or a corpus of JSON lines.

mod annotate;
mod export;
mod files;
mod formats;
mod import;
mod jsonl;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Finds names, dates and quotations in news articles.
#[derive(Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Annotate files, or standard input, and write what was found
    Annotate(annotate::Args),
    /// Write annotated articles in another format
    Export(export::Args),
    /// Read another tool's file, and write native JSON
    Import(import::Args),
    /// Print the table of formats
    Formats(formats::Args),
}

fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Annotate(args) => annotate::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Import(args) => import::run(&args),
        Command::Formats(args) => formats::run(&args),
    }
}
