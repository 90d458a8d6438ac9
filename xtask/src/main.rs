//! `cargo xtask COMMAND`: what cargo alone does not do. `cargo xtask help` lists the commands.

mod serve;
mod wasm;

use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

const HELP: &str = "\
cargo xtask COMMAND

  build                build the WebAssembly module and its glue into www/pkg/
  serve [--port N] [--dir DIR] [--prefix /PATH/]
                       build what is stale, serve www/ (or DIR, as it is) on 127.0.0.1, print the address";

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = args.split_first().map_or(("help", &[][..]), |(c, rest)| (c.as_str(), rest));
    match command {
        "build" => wasm::build(),
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
