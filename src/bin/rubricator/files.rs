//! What every command does with files: reads one, writes one, says what went wrong.

use std::fmt::Display;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ExitCode;

/// The bytes of `file`, or of standard input for `-`.
pub fn read(file: &Path) -> io::Result<Vec<u8>> {
    if file != Path::new("-") {
        return std::fs::read(file);
    }
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes `bytes` into `file`, or onto standard output where there is none.
pub fn write(file: Option<&Path>, bytes: &[u8]) -> io::Result<()> {
    match file {
        Some(path) => std::fs::write(path, bytes),
        None => io::stdout().lock().write_all(bytes),
    }
}

/// Says something on standard error.
pub fn tell(what: impl Display) {
    eprintln!("rubricator: {what}");
}

/// How the program ends after work on `file`. A closed pipe is no failure.
pub fn end(file: &Path, result: io::Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            tell(format_args!("{}: {error}", file.display()));
            ExitCode::FAILURE
        }
    }
}
