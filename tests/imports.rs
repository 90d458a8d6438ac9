//! What is exported is read back the same, as far as the format holds it; what cannot be so is refused.

mod support;

use proptest::prelude::*;
use rubricator::Label;
use rubricator::document::{Document, Status};
use rubricator::export::{self, Format, Reason};
use rubricator::import::{self, Import};

fn read(bytes: &[u8], format: Format, text: Option<&str>) -> Result<Vec<Import>, import::Error> {
    import::read(bytes, format, &import::Options { text, ..Default::default() })
}

fn back(document: &Document, format: Format) -> Document {
    let export = export::write(document, format, &export::Options::default());
    let read = read(&export.bytes, format, Some(&document.text));
    let mut read = read.unwrap_or_else(|e| panic!("{format:?}: {e}"));
    read.remove(0).document
}

/// What a format holds of a document, in words that can be compared.
struct Held {
    text: bool,
    speakers: bool,
    values: bool,
    /// Names of entities.
    entities: bool,
    wikidata: bool,
    statuses: bool,
    scores: bool,
    quotes: bool,
}

const SPANS: Held = Held {
    text: true,
    speakers: false,
    values: false,
    entities: false,
    wikidata: false,
    statuses: false,
    scores: false,
    quotes: true,
};

const KNOWN: Held = Held { speakers: true, values: true, entities: true, wikidata: true, ..SPANS };

fn held(format: Format) -> Held {
    match format {
        Format::Native => Held { statuses: true, scores: true, ..KNOWN },
        Format::Spacy => Held { wikidata: true, ..SPANS },
        Format::DoccanoRelations => Held { speakers: true, ..SPANS },
        Format::LabelStudio => Held { scores: true, ..KNOWN },
        Format::W3c | Format::Brat => Held { statuses: true, ..KNOWN },
        Format::Tei => KNOWN,
        Format::Conll | Format::Iob2 => Held { text: false, quotes: false, ..SPANS },
        _ => SPANS,
    }
}

impl Held {
    fn words(&self, document: &Document) -> Vec<String> {
        let mut words = Vec::new();
        if self.text {
            words.push(document.text.clone());
        }
        for m in document.mentions.iter().filter(|m| m.status != Status::Rejected) {
            let entity = m.entity.map(|e| &document.entities[e.0 as usize]);
            let name = entity.map(|e| &e.name).filter(|_| self.entities);
            let wikidata = entity.and_then(|e| e.wikidata.as_ref()).filter(|_| self.wikidata);
            let amount = m.amount.as_ref().filter(|_| self.values).map(|a| format!("{} {}", a.value, a.unit));
            let (status, score) = (self.statuses.then_some(m.status), self.scores.then_some(m.score));
            let (span, label) = (m.span, m.label.name());
            words.push(format!("{span:?} {label} {name:?} {wikidata:?} {amount:?} {status:?} {score:?}"));
        }
        for d in document.dates.iter().filter(|d| d.status != Status::Rejected) {
            let value = self.values.then_some(&d.value);
            words.push(format!("{:?} {} {value:?}", d.span, d.kind.name()));
        }
        for q in document.quotes.iter().filter(|q| q.status != Status::Rejected && self.quotes) {
            let said = self.speakers.then(|| {
                let speaker = q.speaker.as_ref().map(|s| s.span);
                let name =
                    q.speaker.as_ref().and_then(|s| s.entity).map(|e| &document.entities[e.0 as usize].name);
                let earlier = q.continues.map(|q| document.quotes[q.0 as usize].span);
                (speaker, name.filter(|_| self.entities), q.cue, earlier)
            });
            words.push(format!("{:?} {} {said:?}", q.span, q.kind.name()));
        }
        words
    }
}

/// Exports and reads back. Where the export says that it left something out, what is read is part of what was written.
fn check(document: &Document, format: Format) {
    let held = held(format);
    let notes = export::write(document, format, &export::Options::default()).notes;
    let whole = notes
        .iter()
        .all(|n| matches!(n.reason, Reason::Rejected | Reason::NotInEnts | Reason::CarriageReturn));
    let got = back(document, format);
    got.check().expect("what is read holds together");
    let (got, want) = (held.words(&got), held.words(document));
    if whole {
        assert_eq!(got, want, "{format:?}");
    } else {
        assert!(got.iter().all(|span| want.contains(span)), "{format:?}: {got:?} of {want:?}");
    }
}

#[test]
fn exports_are_read_back() {
    for document in [support::nasty(), support::article()] {
        for &format in import::FORMATS {
            check(&document, format);
        }
    }
}

#[test]
fn control_characters_are_read_back() {
    let mut builder =
        support::Builder::new("Zo\u{0}\u{1b} \u{fffd} \u{85}\u{7f}Ann met\u{0} Ann.", "2025-02-01");
    let ann = builder.entity("Ann", Label::Person, None);
    builder.mention("Ann", 1, ann);
    let document = builder.done();
    // XML has no way to write them: TEI says so in a note, and the text that is given has them.
    for &format in import::FORMATS {
        check(&document, format);
        assert_eq!(back(&document, format).mentions[0].span, document.mentions[0].span, "{format:?}");
    }
}

#[test]
fn words_of_what_xml_cannot_hold_are_found_in_the_text_given() {
    let text = "\u{1} \u{b} a\u{c}b \u{200d} \u{fffe} x";
    for words in ["\u{b}", "a\u{c}b", "\u{200d}", "\u{fffe}", "x"] {
        let mut builder = support::Builder::new(text, "2025-02-01");
        let entity = builder.entity("odd", Label::Person, None);
        builder.mention(words, 0, entity);
        let document = builder.done();
        let there = back(&document, Format::Tei);
        assert_eq!((&there.text, there.mentions[0].span), (&document.text, document.mentions[0].span));
    }
}

#[test]
fn formats_that_are_only_written_are_refused() {
    let refused = read(b"{}", Format::Html, None).expect_err("a page");
    assert_eq!(refused.to_string(), "Web page can be written, not read");
}

fn refused(bytes: &str, format: Format, text: Option<&str>, want: &str) {
    let refused = read(bytes.as_bytes(), format, text).map(|read| read.len()).expect_err(bytes);
    assert_eq!(refused.to_string(), want, "{bytes}");
}

#[test]
fn refusals_say_where_and_why() {
    use Format::{Brat, Conll, Doccano, LabelStudio, Spacy, Tei, W3c};
    refused(
        "{\"text\":\"a\"}\n{\"text\":\"a\",\"label\":[[0,9,\"person\"]]}",
        Doccano,
        None,
        "line 2: label[0]: position 9 is beyond the text or in the middle of a character",
    );
    refused(
        "{\"text\":\"a\"}\n{",
        Doccano,
        None,
        "line 2: is not JSON: EOF while parsing an object at column 1",
    );
    refused(
        r#"{"text":"💩a","label":[[1,3,"person"],[0,1]]}"#,
        Doccano,
        None,
        "label[0]: position 1 is beyond the text or in the middle of a character\nlabel[1]: is not [start, end, label]",
    );
    refused(r#"{"text":"a","ents":[{"start":0,"end":1}]}"#, Spacy, None, "ents[0].label: is missing");
    refused("{}", LabelStudio, None, "data: is missing");
    refused("[]", W3c, None, "needs the text that it annotates");
    refused(
        r#"[{"body":{"value":"person"},"target":{"selector":{"type":"TextQuoteSelector","exact":"Bob"}}}]"#,
        W3c,
        Some("Ann left."),
        "[0].target: the text has no \"Bob\"",
    );
    refused(
        "T1\tperson 0 3\tAnn\nR1\tsaidBy Arg1:T1",
        Brat,
        Some("Ann left."),
        "line 2: R1: does not say Arg1:T… Arg2:T…",
    );
    refused(
        "T1\tperson 0 3;9 13\tAnn left",
        Brat,
        Some("Ann, Bob left."),
        "line 1: T1: is in pieces with other words between them, which a document cannot hold",
    );
    refused("Ann NNP B-NP B-PER\nleft\n", Conll, None, "line 2: \"left\" has no tag after its word");
    refused(
        "Ann B-PER\nleft X-Y\n",
        Conll,
        None,
        "line 2: \"X-Y\" is no tag such as O, B-person or I-person",
    );
    refused("<TEI>\n<body></TEI>", Tei, None, "line 2: expected 'body' tag, not 'TEI' at 2:7");
}

fn said(bytes: &str, format: Format, text: Option<&str>) -> (Document, Vec<String>) {
    let Import { document, notes, renamed, .. } =
        read(bytes.as_bytes(), format, text).expect(bytes).into_iter().next().expect("one document");
    let notes = notes.iter().map(ToString::to_string);
    (document, notes.chain(renamed.iter().map(ToString::to_string)).collect())
}

#[test]
fn foreign_labels_are_known_or_a_persons_own() {
    let labelled = |label: &str| {
        let line = format!(r#"{{"text":"Ann left.","label":[[0,3,"{label}"]]}}"#);
        let (document, notes) = said(&line, Format::Doccano, None);
        let [mention] = &document.mentions[..] else { panic!("{label}: {document:?}") };
        (mention.label.name(), document.entities[0].name.clone(), notes.concat())
    };
    let ann = || "Ann".to_owned();
    assert_eq!(labelled("PER"), ("person", ann(), String::new()));
    assert_eq!(labelled("hero"), ("hero", ann(), String::new()));
    let told = "the label “main character” is now “main_character”".to_owned();
    assert_eq!(labelled("main character"), ("main_character", ann(), told));
    refused(
        r#"{"text":"Ann left.","label":[[0,3,"?"]]}"#,
        Format::Doccano,
        None,
        "span 1: the label \"?\" has no letter or digit",
    );
}

#[test]
fn label_studios_older_positions_are_set_right() {
    let task = r#"{"data":{"text":"💩💩 Ann left Ann."},"annotations":[{"was_cancelled":true,"result":[]},
        {"result":[{"type":"labels","value":{"start":5,"end":8,"text":"Ann","labels":["PER"]}}]}]}"#;
    let (document, notes) = said(task, Format::LabelStudio, None);
    assert_eq!((document.mentions[0].span, notes.len()), (rubricator::Span::new(9, 12), 0));
}

#[test]
fn what_has_no_place_is_counted() {
    let task = r#"{"data":{"text":"Ann left."},"annotations":[{"result":[
        {"id":"a","type":"labels","value":{"start":0,"end":3,"labels":["hero"]}},
        {"id":"b","type":"choices","value":{"choices":["good"]}},
        {"type":"relation","from_id":"a","to_id":"a","labels":["loves"]}]},{"result":[]}]}"#;
    let (document, notes) = said(task, Format::LabelStudio, None);
    assert_eq!(document.mentions.len(), 1);
    let want = [
        "1 relation that is no quotation’s speaker, cue or continuation is left out",
        "1 annotation that puts no label on words is left out",
        "1 further annotation of the same text is left out",
    ];
    assert_eq!(notes, want);

    let page = r#"[{"id":"a","body":[{"value":"hero"},{"purpose":"commenting","value":"so?"},{"purpose":"linking","source":"b"}],
        "target":{"selector":{"type":"TextPositionSelector","start":0,"end":3}}},{"id":"b","body":"well","target":"x"}]"#;
    let want = [
        "1 relation that is no quotation’s speaker, cue or continuation is left out",
        "1 remark on a span is left out",
        "1 annotation that puts no label on words is left out",
    ];
    assert_eq!(said(page, Format::W3c, Some("Ann left.")).1, want);

    let lines = "T1\thero 0 3\tAnn\nA1\tNegation T1\nR1\tloves Arg1:T1 Arg2:T1\n#1\tNote R1\tso?\n";
    let want = [
        "1 relation that is no quotation’s speaker, cue or continuation is left out",
        "2 remarks on spans are left out",
    ];
    assert_eq!(said(lines, Format::Brat, Some("Ann left.")).1, want);
}

#[test]
fn annotations_find_their_words_in_a_text_that_differs() {
    let document = support::nasty();
    let page = export::write(&document, Format::W3c, &export::Options::default()).bytes;
    let text = format!("New headline\n{}", document.text.replace("\r\n", "\n").replace(['“', '”'], "\""));
    let read = read(&page, Format::W3c, Some(&text)).expect("slightly other text");
    let words: Vec<_> = read[0].document.mentions.iter().map(|m| m.span.of(&text)).collect();
    let want: Vec<_> = document.mentions.iter().map(|m| m.span.of(&document.text)).collect();
    assert_eq!(words, want);
    assert_eq!(read[0].document.quotes[0].span.of(&text), "\"We won,\"");
}

#[test]
fn formats_with_a_text_of_their_own_are_put_on_the_one_given() {
    let document = support::article();
    let text = format!("Corrected.\n\n{}", document.text.replace(['“', '”'], "\"").replace(' ', "\u{a0}"));
    for &format in import::FORMATS.iter().filter(|&&format| format != Format::Native) {
        let written = export::write(&document, format, &export::Options::default()).bytes;
        let read = read(&written, format, Some(&text)).unwrap_or_else(|e| panic!("{format:?}: {e}"));
        let there = &read[0].document;
        assert_eq!(there.text, text, "{format:?}");
        let words: Vec<_> = there.mentions.iter().map(|m| m.span.of(&text).replace('\u{a0}', " ")).collect();
        let kept = document.mentions.iter().filter(|m| m.status != Status::Rejected);
        let want: Vec<_> = kept.map(|m| m.span.of(&document.text)).collect();
        assert_eq!(words, want, "{format:?}");
    }
}

#[test]
fn words_that_the_given_text_lacks_are_named() {
    let line = r#"{"text":"Ann met Bob.","label":[[0,3,"person"],[8,11,"person"]]}"#;
    refused(line, Format::Doccano, Some("Ann met Tim."), "span 2: the text has no \"Bob\"");
}

#[test]
fn parts_of_a_file_with_lines_are_named_with_their_line() {
    let tasks = "[\n{\"data\": {\"text\": \"Ann\"}},\n{\"data\": {\"text\": \"Ann\"}, \"predictions\": [{\n\"result\": [\n\
        {\"type\": \"labels\", \"value\": {\"start\": 0, \"end\": 7, \"labels\": [\"person\"]}}]}]}\n]";
    let want = "line 5: [1].predictions[0].result[0].value: position 7 is beyond the text or in the middle of a character";
    refused(tasks, Format::LabelStudio, None, want);
    let native = "{\"format\": \"rubricator/1\", \"offsets\": \"byte\", \"text\": \"Ann\",\n\"quotes\": [\n\
        {\"id\": \"q1\", \"kind\": \"direct\", \"start\": 0, \"end\": 3,\n\"speaker\": {\"start\": 9, \"end\": 12}}]}";
    let want = "line 4: quotes[0].speaker.start: 9 is beyond the text or in the middle of a character";
    refused(native, Format::Native, None, want);
    let page = "{\"items\": [\n{\"body\": {\"value\": \"hero\"},\n\"target\": {\"selector\": []}}]}";
    let want = "line 3: items[0].target.selector: is neither a quote nor a position in the text";
    refused(page, Format::W3c, Some("Ann"), want);
}

#[test]
fn label_studios_notes_are_no_names() {
    let task = r#"{"data":{"text":"Ann left."},"annotations":[{"result":[{"type":"labels","meta":{"text":["who?"]},
        "value":{"start":0,"end":3,"labels":["person"]}}]}]}"#;
    let (document, notes) = said(task, Format::LabelStudio, None);
    assert_eq!(document.entities[0].name, "Ann");
    assert_eq!(notes, ["1 remark on a span is left out"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_documents_are_read_back(document in support::random::document()) {
        for &format in import::FORMATS {
            check(&document, format);
        }
    }
}
