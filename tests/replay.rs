//! Every committed fuzz input through its target, without a fuzzer: what once broke something does so no more.

mod fuzz;

use std::fs;
use std::path::PathBuf;

fn corpus() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "fuzz", "corpus"].iter().collect()
}

fn files(folder: PathBuf) -> Vec<PathBuf> {
    let files = fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    files.sort();
    files
}

#[test]
fn committed_inputs_break_nothing() {
    for (target, run) in fuzz::TARGETS {
        for input in files(corpus().join(target)) {
            println!("{}", input.display());
            run(&fs::read(&input).expect("an input that can be read"));
        }
    }
}

#[test]
fn every_folder_of_inputs_is_a_targets() {
    let folders = files(corpus());
    let names: Vec<_> = folders.iter().filter_map(|folder| folder.file_name()).collect();
    assert_eq!(names, fuzz::TARGETS.iter().map(|(name, _)| *name).collect::<Vec<_>>());
}
