//! W3C Web Annotation, on texts that break naive offsets.

mod support;

use rubricator::export::{self, Export, Format, Options};
use rubricator::text::offsets::Unit;
use serde_json::Value;

fn write(unit: Option<Unit>) -> (Value, Export) {
    let document = support::nasty();
    let export = export::write(&document, Format::W3c, &Options { unit, ..Options::default() });
    (serde_json::from_slice(&export.bytes).expect("JSON"), export)
}

fn selectors<'v>(page: &'v Value, words: &str) -> &'v Value {
    let items = page["items"].as_array().expect("items");
    let found = items.iter().find(|i| i["target"]["selector"][0]["exact"] == words);
    &found.expect(words)["target"]["selector"]
}

#[test]
fn positions_are_code_points_unless_told_otherwise() {
    let (page, _) = write(None);
    assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
    let zoe = selectors(&page, "Zoë Li");
    assert_eq!((&zoe[1]["start"], &zoe[1]["end"]), (&Value::from(17), &Value::from(23)));
    let (page, _) = write(Some(Unit::Utf16));
    let zoe = selectors(&page, "Zoë Li");
    assert_eq!((&zoe[1]["start"], &zoe[1]["end"]), (&Value::from(18), &Value::from(24)));
}

#[test]
fn a_quotation_names_its_speaker_and_cue() {
    let (page, _) = write(None);
    let items = page["items"].as_array().expect("items");
    let quote = items.iter().find(|i| i["body"][0]["value"] == "direct-quote").expect("a quote");
    let linked: Vec<_> =
        quote["body"].as_array().expect("bodies").iter().filter(|b| b["purpose"] == "linking").collect();
    let find = |body: &Value| items.iter().find(|i| i["id"] == body["source"]).expect("a linked annotation");
    assert_eq!(find(linked[0])["target"]["selector"][0]["exact"], "Zoë Li");
    assert_eq!(find(linked[1])["body"][0]["value"], "cue");
}

#[test]
fn rejected_annotations_are_left_out_and_counted() {
    let export = export::write(&support::article(), Format::W3c, &Options::default());
    assert_eq!(export.notes[0].to_string(), "1 annotation that you rejected is left out");
    assert!(!String::from_utf8(export.bytes).expect("JSON").contains("\"exact\": \"Gate\""));
}
