//! `cargo xtask COMMAND`: what cargo alone does not do. `cargo xtask help` lists the commands.

mod digest;
mod dist;
mod docs;
mod eval;
mod files;
mod fuzz;
mod guard;
mod instructions;
mod licences;
mod linear;
mod package;
mod serve;
mod size;
mod test;
mod wasm;

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  build    build the WebAssembly module and its glue into www/pkg/
  dist     build the page as it is published into dist/
  package  build the npm package and pack it, into target/npm/
  extension
           build the browser extension into target/extension/
  serve [--port N] [--dist] [--prefix /PATH/]
           build what is stale, serve www/ (or dist/) on 127.0.0.1 and print the address
  test [STEP…]
           run all tests, or the named steps: format lint native crate wasm types browser package
  fuzz [--seconds N] [TARGET…]
           run the fuzz targets, or those named, for so long each (60): inputs run, coverage, memory
  size [--accept]
           compressed bytes of all that a first visit downloads, against budgets and committed figures
  licences
           write docs/third-party.txt: what of others is in the published files, and its licences
  instructions [--accept]
           instructions that annotating our own articles needs, counted by valgrind
  linear   time and memory of news and of hostile texts, at 0.1 to 100 MB
  eval [DATA] [--accept]
           accuracy against gold, beside the committed figures, which may only rise; what is accepted goes into
           README.md and docs/accuracy.md
  eval --write-docs
           write the figures that were accepted last into README.md and docs/accuracy.md
  score entities|dates|quotes GOLD FOUND
           accuracy of one file of annotated JSON lines
  check-acceptance [DATA]
           whether enough is found in the user's own article";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = args.split_first().map_or(("help", &[][..]), |(c, rest)| (c.as_str(), rest));
    match command {
        "build" => wasm::build(),
        "dist" => dist::build(),
        "size" => size::command(rest),
        "check-acceptance" => eval::acceptance::command(rest),
        "licences" => licences::command(),
        "instructions" => instructions::command(rest),
        "linear" => linear::command(),
        "score" => eval::score_files(rest),
        "eval" => eval::command(rest),
        "test" => test::command(rest),
        "fuzz" => fuzz::command(rest),
        "package" => package::command(),
        "extension" => package::extension_command(),
        "serve" => serve::command(rest),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => bail!("no command “{other}”\n\n{HELP}"),
    }
}

/// The repository's root, wherever the command was started.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask/ lies in the repository").to_owned()
}

/// Cargo's target folder, wherever it was told to be: this program lies in it, one folder down.
fn target() -> Result<PathBuf> {
    let program = std::env::current_exe()?;
    let target = program.parent().and_then(Path::parent);
    Ok(target.context("xtask was not built by cargo")?.to_owned())
}
