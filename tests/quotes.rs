//! Quotations and their speakers: every behaviour as a small case, hits and near misses, and whole articles of our own.
//!
//! A case file holds blocks: `# name`, the text (`\n` for a line's end), then each quotation that must be found, and no
//! other, as `> kind | words | speaker's words`, `-` where nobody is named; in `names.txt` as `> words | the speaker's full
//! name`. Names are found by rules alone, so that the cases do not move with the trained tagger.

use rubricator::document::{Document, Quote};
use rubricator::{Model, annotate};
use std::fs;
use std::path::Path;

/// A case as it stands in its file.
struct Case {
    name: String,
    text: String,
    want: Vec<String>,
}

fn unescape(line: &str) -> String {
    let pairs = [("\\n", "\n"), ("\\r", "\r"), ("\\u00a0", "\u{a0}"), ("\\u0308", "\u{308}")];
    pairs.iter().fold(line.to_owned(), |line, (from, to)| line.replace(from, to))
}

fn read(path: &Path) -> Vec<Case> {
    let file = fs::read_to_string(path).expect("case files are readable");
    let blocks = file.split("\n# ").map(|b| b.trim_start_matches("# "));
    blocks.filter(|b| !b.trim().is_empty()).map(case).collect()
}

fn case(block: &str) -> Case {
    let mut lines = block.lines().filter(|l| !l.is_empty());
    let name = lines.next().unwrap_or_default().to_owned();
    let text = unescape(lines.next().unwrap_or_default());
    Case { name, text, want: lines.map(unescape).collect() }
}

fn annotated(text: &str) -> Document {
    let document = annotate(text, None, &Model::rules_only());
    document.check().unwrap_or_else(|error| panic!("{text:?}: {error}"));
    document
}

/// What is found, in the form of a case's lines.
fn found(text: &str) -> Vec<String> {
    let document = annotated(text);
    let line = |q: &Quote| {
        let speaker = q.speaker.as_ref().map_or("-", |s| s.span.of(text));
        format!("> {} | {} | {speaker}", q.kind.name(), q.span.of(text))
    };
    document.quotes.iter().map(line).collect()
}

/// Who says each quotation, in the form of the lines of `names.txt`.
fn named(text: &str) -> Vec<String> {
    let document = annotated(text);
    let line = |q: &Quote| {
        let entity = q.speaker.as_ref().and_then(|s| s.entity);
        let name = entity.map_or("-", |e| &document.entities[e.0 as usize].name);
        format!("> {} | {name}", q.span.of(text))
    };
    document.quotes.iter().map(line).collect()
}

fn check(file: &str) -> usize {
    check_with(file, found)
}

fn check_with(file: &str, found: fn(&str) -> Vec<String>) -> usize {
    let cases = read(&Path::new("tests/cases/quotes").join(file));
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|c| {
            let got = found(&c.text);
            (got != c.want)
                .then(|| format!("{}: {:?}\n  want {:#?}\n  got  {got:#?}", c.name, c.text, c.want))
        })
        .collect();
    assert!(wrong.is_empty(), "{file}: {} of {} cases\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    cases.len()
}

#[test]
fn marks() {
    assert!(check("marks.txt") > 40);
}

#[test]
fn speech_or_not() {
    assert!(check("speech.txt") > 30);
}

#[test]
fn cues() {
    assert!(check("cues.txt") > 35);
}

#[test]
fn indirect() {
    assert!(check("indirect.txt") > 45);
}

#[test]
fn speakers() {
    assert!(check("speakers.txt") > 40);
}

#[test]
fn names() {
    assert!(check_with("names.txt", named) >= 20);
}

#[test]
fn more() {
    assert!(check("more.txt") >= 30);
}

#[test]
fn near_misses() {
    assert!(check("near_misses.txt") >= 60);
}

/// A rule shows its worth by what it leaves alone.
#[test]
fn a_third_are_near_misses() {
    let files = ["marks", "speech", "cues", "indirect", "speakers", "more", "near_misses"];
    let cases: Vec<Case> =
        files.iter().flat_map(|f| read(&Path::new("tests/cases/quotes").join(format!("{f}.txt")))).collect();
    let misses = cases.iter().filter(|c| c.want.is_empty()).count();
    assert!(cases.len() >= 300 && misses * 3 >= cases.len(), "{misses} of {}", cases.len());
}

/// Whole articles: each `NAME.txt` beside the lines of `NAME.quotes`.
#[test]
fn articles() {
    let names = ["british", "paragraphs", "interview", "split"];
    for name in names {
        let path = |end: &str| format!("tests/cases/quotes/articles/{name}.{end}");
        let text = fs::read_to_string(path("txt")).expect("the article is there");
        let want = fs::read_to_string(path("quotes")).expect("its quotations are there");
        let got: Vec<String> = found(&text).iter().map(|l| l.replace('\n', "\\n")).collect();
        assert_eq!(got, want.lines().collect::<Vec<_>>(), "{name}");
    }
}
