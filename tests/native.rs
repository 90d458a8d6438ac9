//! Native JSON: what is written is read back the same, and what cannot be so is refused with its place.

mod support;

use proptest::prelude::*;
use rubricator::export::{self, Format, Options};
use rubricator::import;
use rubricator::text::offsets::Unit;

#[test]
fn native_json_round_trips_in_every_unit() {
    for document in [support::nasty(), support::article()] {
        for unit in [Unit::CodePoint, Unit::Utf16, Unit::Byte] {
            let options = Options { unit: Some(unit), ..Options::default() };
            let written = export::write(&document, Format::Native, &options);
            let read = import::native_json(&written.bytes, None).expect("our own file");
            read.check().expect("what is read holds together");
            let again = export::write(&read, Format::Native, &options);
            assert_eq!(String::from_utf8(again.bytes), String::from_utf8(written.bytes));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_documents_come_back_to_the_byte(document in support::random::document()) {
        for unit in [Unit::CodePoint, Unit::Utf16, Unit::Byte] {
            let options = Options { unit: Some(unit), ..Options::default() };
            let written = export::write(&document, Format::Native, &options).bytes;
            let read = import::native_json(&written, None).expect("our own file");
            prop_assert_eq!(export::write(&read, Format::Native, &options).bytes, written);
        }
    }
}

fn refused(json: &str) -> String {
    import::native_json(json.as_bytes(), None).expect_err(json).to_string()
}

#[test]
fn refusals_say_where_and_why() {
    assert_eq!(refused("{\n\"a\":}"), "line 2: is not JSON: expected value at column 5");
    assert_eq!(refused("[]"), "is not an object {…}");
    assert_eq!(refused("{}"), "format: is missing");
    assert_eq!(refused(r#"{"format":"other/1"}"#), "format: is \"other/1\", not \"rubricator/1\"");
    assert_eq!(
        refused(r#"{"format":"rubricator/2"}"#),
        "format: is rubricator/2, and this version of Rubricator reads rubricator/1: use a newer Rubricator"
    );
    assert_eq!(
        refused(r#"{"format":"rubricator/1"}"#),
        "text: is missing, and none was given beside the file"
    );
}

fn refused_mention(fields: &str) -> String {
    refused(&format!(
        r#"{{"format":"rubricator/1","offsets":"utf16","text":"💩 Zoë","mentions":[{{"id":"m1",{fields}}}]}}"#
    ))
}

#[test]
fn wrong_mentions_are_named() {
    for (fields, reason) in [
        (r#""start":1,"end":4"#, "mentions[0].start: 1 is beyond the text or in the middle of a character"),
        (r#""start":3,"end":9"#, "mentions[0].end: 9 is beyond the text or in the middle of a character"),
        (r#""start":-3,"end":9"#, "mentions[0].start: is not a whole number from 0"),
        (r#""start":3,"end":3"#, "mentions[0].end: is not after start"),
        (
            r#""start":3,"end":6,"text":"Zoe""#,
            "mentions[0].text: is \"Zoe\", but the article has \"Zoë\" there",
        ),
        (
            r#""start":3,"end":6,"label":"person","entity":"e9""#,
            "mentions[0].entity: there is no \"e9\" in the file",
        ),
        (r#""start":3,"end":6,"label":"person","score":7"#, "mentions[0].score: is not a number from 0 to 1"),
    ] {
        assert_eq!(refused_mention(fields), reason);
    }
    assert!(refused_mention(r#""start":3,"end":6,"label":"a hero""#).contains("\"a hero\": letters, digits"));
}

#[test]
fn unknown_fields_and_sources_do_no_harm() {
    let json = r#"{"format":"rubricator/1.3","offsets":"utf16","text":"💩 Zoë","later":[1],
        "mentions":[{"id":"x","start":3,"end":6,"label":"person","source":"model:2","mood":"good"}]}"#;
    let document = import::native_json(json.as_bytes(), None).expect("a newer minor version");
    assert_eq!(document.mentions.len(), 1);
    let again = export::write(&document, Format::Native, &Options::default());
    assert!(String::from_utf8(again.bytes).expect("JSON").contains("\"model:2\""));
}

#[test]
fn another_unit_changes_positions_and_nothing_else() {
    let json = r#"{"format":"rubricator/1.3","offsets":"byte","text":"💩 Zoë","later":[1],
        "mentions":[{"id":"x9","start":5,"end":9,"label":"person","source":"model:2","mood":"good"}]}"#;
    let there = import::native_in_unit(json.as_bytes(), Unit::Utf16).expect("a document");
    let there: serde_json::Value = serde_json::from_slice(&there).expect("JSON");
    assert_eq!((&there["mentions"][0]["start"], &there["mentions"][0]["end"]), (&3.into(), &6.into()));
    assert_eq!((&there["later"][0], &there["mentions"][0]["mood"]), (&1.into(), &"good".into()));
    let back = import::native_in_unit(there.to_string().as_bytes(), Unit::Byte).expect("a document");
    let (back, was): (serde_json::Value, serde_json::Value) =
        (serde_json::from_slice(&back).expect("JSON"), serde_json::from_str(json).expect("JSON"));
    assert_eq!(back, was);
}

/// The documents that other tools' readers are tested on are made here; `UPDATE=1 cargo test --test native` writes them
/// anew.
#[test]
fn the_consumers_documents_are_fresh() {
    for (name, document) in [("nasty", support::nasty()), ("article", support::article())] {
        let options = Options { id: Some(name), ..Options::default() };
        let fresh = export::write(&document, Format::Native, &options).bytes;
        let path = format!("{}/tests/consumers/documents/{name}.json", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &fresh).expect("a file that can be written");
        }
        let kept = std::fs::read(&path).expect("the document is there");
        assert!(kept == fresh, "{path} is stale");
    }
}
