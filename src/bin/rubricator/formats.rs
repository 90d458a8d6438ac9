//! `rubricator formats`.

use clap::Args as ClapArgs;
use rubricator::import::Described;
use std::io::{self, Write};
use std::process::ExitCode;

/// What `formats` takes.
#[derive(ClapArgs)]
pub struct Args {
    /// Print the table as JSON
    #[arg(long)]
    json: bool,
}

/// Runs the command. A closed pipe is no failure.
pub fn run(args: &Args) -> ExitCode {
    let all: Vec<Described> = Described::all().collect();
    let mut out = io::stdout().lock();
    let _ = if args.json {
        serde_json::to_writer_pretty(&mut out, &all).map_err(io::Error::from).and_then(|()| writeln!(out))
    } else {
        all.iter().try_for_each(|format| print(&mut out, format))
    };
    ExitCode::SUCCESS
}

fn print(out: &mut impl Write, Described { info, reads }: &Described) -> io::Result<()> {
    let imported = if *reads { "; can be imported" } else { "" };
    writeln!(out, "{:20} {} (.{}){imported}", info.id, info.name, info.extension)?;
    writeln!(out, "{:20} for   {}", "", info.purpose)?;
    writeln!(out, "{:20} keeps {}", "", info.keeps)?;
    writeln!(out, "{:20} drops {}", "", info.drops)
}
