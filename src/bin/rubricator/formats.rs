//! `rubricator formats`.

use clap::Args as ClapArgs;
use rubricator::export::{Format, Info};
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
    let infos: Vec<&Info> = Format::ALL.iter().map(|f| f.info()).collect();
    let mut out = io::stdout().lock();
    let _ = if args.json {
        serde_json::to_writer_pretty(&mut out, &infos).map_err(io::Error::from).and_then(|()| writeln!(out))
    } else {
        infos.iter().try_for_each(|info| print(&mut out, info))
    };
    ExitCode::SUCCESS
}

fn print(out: &mut impl Write, info: &Info) -> io::Result<()> {
    writeln!(out, "{:20} {} (.{})", info.id, info.name, info.extension)?;
    writeln!(out, "{:20} for   {}", "", info.purpose)?;
    writeln!(out, "{:20} keeps {}", "", info.keeps)?;
    writeln!(out, "{:20} drops {}", "", info.drops)
}
