//! The command line as people run it: what it writes, what it says on standard error, how it ends.

mod support;

use rubricator::export::{self, Format, Options};
use rubricator::import::Described;
use serde_json::Value;
use std::io::Write;
use std::process::{Command, Output, Stdio};

/// Runs the program with `input` on its standard input.
fn rubricator(args: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rubricator"));
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program is built");
    child.stdin.take().expect("piped").write_all(input).expect("it reads all");
    child.wait_with_output().expect("it ends")
}

/// What it wrote, where it ended well, and what it said.
fn written(args: &[&str], input: &[u8]) -> (Vec<u8>, String) {
    let Output { status, stdout, stderr } = rubricator(args, input);
    let said = String::from_utf8(stderr).expect("UTF-8");
    assert!(status.success(), "{args:?}: {said}");
    (stdout, said)
}

fn article() -> Vec<u8> {
    export::write(&support::article(), Format::Native, &Options::default()).bytes
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("JSON")
}

#[test]
fn formats_prints_what_the_dialog_shows() {
    let (table, _) = written(&["formats", "--json"], b"");
    let dialog = serde_json::to_value(Described::all().collect::<Vec<_>>()).expect("JSON");
    assert_eq!(json(&table), dialog);
    let (table, _) = written(&["formats"], b"");
    let table = String::from_utf8(table).expect("UTF-8");
    for Described { info, .. } in Described::all() {
        for words in [info.id, info.name, info.purpose, info.keeps, info.drops] {
            assert!(table.contains(words), "{words}");
        }
    }
    assert_eq!(table.matches("can be imported").count(), Described::all().filter(|f| f.reads).count());
}

#[test]
fn every_format_is_written_and_what_it_lacks_is_said() {
    for &format in Format::ALL {
        let (bytes, said) = written(&["export", "--format", format.info().id], &article());
        let export = export::write(&support::article(), format, &Options::default());
        match format {
            // Native JSON comes back field by field, fields of newer versions among them: their order is another.
            Format::Native => assert_eq!(json(&bytes), json(&export.bytes)),
            _ => assert!(bytes == export.bytes, "{format:?}"),
        }
        let want: String = export.notes.iter().map(|note| format!("rubricator: {note}\n")).collect();
        assert_eq!(said, want, "{format:?}");
    }
}

#[test]
fn several_formats_are_one_zip() {
    let (zip, said) = written(&["export", "--format", "tei,conll"], &article());
    assert!(zip.starts_with(b"PK"));
    let names = String::from_utf8_lossy(&zip);
    assert!(names.contains("article.tei.xml") && names.contains("article.conll.conll"));
    assert!(said.contains("rubricator: conll: 1 annotation that you rejected is left out\n"), "{said}");
}

#[test]
fn an_article_is_annotated_into_any_format() {
    let text = "“We won,” said Zoë Li on Tuesday.".as_bytes();
    let (table, _) = written(&["annotate", "--date", "2025-02-06", "--format", "csv-quotes"], text);
    assert!(String::from_utf8_lossy(&table).contains("Zoë Li"));
    let (native, _) = written(&["annotate", "--date", "2025-02-06"], text);
    let native = json(&native);
    assert_eq!(
        (&native["dates"][0]["value"], &native["offsets"]),
        (&"2025-02-04".into(), &"codePoint".into())
    );
}

#[test]
fn what_is_exported_is_imported() {
    let (spacy, _) = written(&["export", "--format", "spacy"], &article());
    let (native, _) = written(&["import", "--format", "spacy"], &spacy);
    let native = json(&native);
    let kept = support::article().mentions.len() - 1;
    assert_eq!(native["mentions"].as_array().map(Vec::len), Some(kept), "all but the rejected one");
}

#[test]
fn a_wrong_file_is_refused_with_line_and_reason_and_nothing_is_written() {
    let lines = "{\"text\":\"a\"}\n{\"text\":\"a\",\"label\":[[0,9,\"person\"]]}";
    let Output { status, stdout, stderr } = rubricator(&["import", "--format", "doccano"], lines.as_bytes());
    let said = String::from_utf8(stderr).expect("UTF-8");
    assert!(!status.success() && stdout.is_empty());
    assert!(said.contains("line 2: label[0]: position 9 is beyond the text"), "{said}");
    let newer = rubricator(&["export", "--format", "tei"], br#"{"format":"rubricator/2"}"#);
    let said = String::from_utf8(newer.stderr).expect("UTF-8");
    assert!(!newer.status.success() && said.contains("use a newer Rubricator"), "{said}");
}
