//! Every format on texts that break naive offsets: what each must say, and that none fails.

mod support;

use proptest::prelude::*;
use rubricator::document::Document;
use rubricator::export::{self, Export, Format, Options, Reason};
use serde_json::Value;

fn write(document: &Document, format: Format) -> Export {
    export::write(document, format, &Options::default())
}

fn text(document: &Document, format: Format) -> String {
    String::from_utf8(write(document, format).bytes).expect("UTF-8")
}

fn json(document: &Document, format: Format) -> Value {
    serde_json::from_str(&text(document, format)).expect("JSON")
}

#[test]
fn every_format_takes_every_document() {
    let empty = Document::default();
    let controls =
        Document { text: "\0\u{1b}\u{fffe}\r\r\n\u{85}\u{2028} x".to_owned(), ..Document::default() };
    for document in [empty, controls, support::nasty(), support::article()] {
        for &format in Format::ALL {
            let export = write(&document, format);
            let has_findings = !document.mentions.is_empty();
            assert!(!has_findings || !export.preview.is_empty(), "{format:?}");
        }
    }
}

#[test]
fn units_are_those_of_the_reader() {
    let nasty = support::nasty();
    let spacy = json(&nasty, Format::Spacy);
    assert!(spacy["ents"].to_string().contains(r#"{"end":23,"kb_id":"Q42","label":"person","start":17}"#));
    let label = |format| json(&nasty, format)["label"].to_string();
    assert!(label(Format::Doccano).contains(r#"[18,24,"person"]"#), "UTF-16");
    assert!(label(Format::DoccanoGraphemes).contains(r#"[17,23,"person"]"#), "graphemes");
    let cas = text(&nasty, Format::CasJson);
    assert!(cas.contains("\"begin\": 18"), "UTF-16");
}

#[test]
fn what_cannot_be_held_is_counted() {
    let notes = |format| -> Vec<String> {
        write(&support::nasty(), format).notes.iter().map(ToString::to_string).collect()
    };
    assert_eq!(notes(Format::Spacy), ["1 span that overlaps a longer one is in `spans`, not in `ents`"]);
    assert_eq!(notes(Format::Conll), ["1 span that overlaps a longer one is left out"]);
    assert_eq!(notes(Format::Brat), ["2 carriage returns are written as spaces"]);
    assert!(notes(Format::W3c).is_empty());
    let article = |format| -> Vec<String> {
        write(&support::article(), format).notes.iter().map(ToString::to_string).collect()
    };
    let rejected = "1 annotation that you rejected is left out";
    let (vague, length) =
        ("2 dates that are no days or weeks are left out", "1 length of time, which has no day, is left out");
    assert_eq!(article(Format::ICalendar), [rejected, vague, length]);
    let speaker = "1 speaker that is no person or organization known here is given in words alone";
    assert_eq!(article(Format::SchemaOrg), [rejected, speaker]);
}

#[test]
fn control_characters_are_counted_where_they_cannot_be_held() {
    let mut builder = support::Builder::new("Zo\u{0}\u{1b} met Ann.\r\n", "2025-02-01");
    let ann = builder.entity("Ann", rubricator::Label::Person, None);
    builder.mention("Ann", 0, ann);
    let document = builder.done();
    let want = "2 control characters, which the format cannot hold, are written as U+FFFD";
    for format in [Format::Tei, Format::TimeMl, Format::CasXmi, Format::Html, Format::Conll, Format::Iob2] {
        let notes: Vec<_> = write(&document, format).notes.iter().map(ToString::to_string).collect();
        assert_eq!(notes, [want], "{format:?}");
    }
}

#[test]
fn an_archive_says_which_format_lacks_what() {
    let formats = [Format::Tei, Format::Conll, Format::Brat];
    let archive = export::write_all(&support::nasty(), &formats, "story", &Options::default());
    assert_eq!(archive.preview, "story.tei.xml\nstory.conll.conll\nstory.brat.zip\n");
    let notes: Vec<_> = archive.notes.iter().map(|(format, note)| (*format, note.reason)).collect();
    assert_eq!(notes, [(Format::Conll, Reason::Overlaps), (Format::Brat, Reason::CarriageReturn)]);
}

#[test]
fn recurring_times_without_a_rule_are_counted() {
    let mut document = support::article();
    document.date = None;
    let notes = write(&document, Format::ICalendarPeriods).notes;
    assert!(notes.iter().any(|n| n.reason == Reason::NoRule && n.count == 1), "{notes:?}");
}

#[test]
fn months_and_years_are_events_where_asked_for() {
    let article = support::article();
    assert!(!text(&article, Format::ICalendar).contains("DTSTART;VALUE=DATE:19980101"));
    let calendar = text(&article, Format::ICalendarPeriods);
    assert!(calendar.contains("DTSTART;VALUE=DATE:19980101\r\nDTEND;VALUE=DATE:19990101\r\n"), "{calendar}");
    assert!(calendar.contains("DTSTART;VALUE=DATE:20250201\r\nDTEND;VALUE=DATE:20250301\r\n"));
    let notes = write(&article, Format::ICalendarPeriods).notes;
    assert!(notes.iter().all(|n| matches!(n.reason, Reason::Rejected | Reason::Length)), "{notes:?}");
}

/// `xml` between `<open…>` and `close`, without tags and escapes.
fn stripped(xml: &str, open: &str, close: &str) -> String {
    let from = xml.find(open).expect(open) + open.len();
    let inside = &xml[from..xml.rfind(close).expect(close)];
    let mut out = String::new();
    let mut in_tag = false;
    for c in inside.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            c if !in_tag => out.push(c),
            _ => {}
        }
    }
    [("&lt;", "<"), ("&gt;", ">"), ("&#13;", "\r"), ("&amp;", "&")]
        .iter()
        .fold(out, |text, (from, to)| text.replace(from, to))
}

#[test]
fn inline_formats_give_the_text_back() {
    for document in [support::nasty(), support::article()] {
        assert_eq!(stripped(&text(&document, Format::Tei), "<body>", "</body>"), document.text);
        assert_eq!(stripped(&text(&document, Format::TimeMl), "<TEXT>", "</TEXT>"), document.text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_documents_are_written_and_inline_formats_give_the_text_back(document in support::random::document()) {
        for &format in Format::ALL {
            write(&document, format);
        }
        prop_assert_eq!(stripped(&text(&document, Format::Tei), "<body>", "</body>"), document.text.clone());
        prop_assert_eq!(stripped(&text(&document, Format::TimeMl), "<TEXT>", "</TEXT>"), document.text);
    }
}

#[test]
fn formulas_are_guarded() {
    let mut document = support::nasty();
    document.text = document.text.replace("He\u{a0}paid", "=A\u{a0}paid");
    assert!(text(&document, Format::CsvQuotes).contains(",'=A,"), "{}", text(&document, Format::CsvQuotes));
}

#[test]
fn web_pages_hold_no_script_and_no_carriage_return() {
    let html = text(&support::nasty(), Format::Html);
    assert!(html.contains("default-src 'none'"));
    assert!(!html.contains('\r') && !html.contains("&#13;"));
    assert!(html.contains("Acme &amp; <mark"), "names are escaped");
    let (_, legend) = html.split_once("<h2>Marks</h2>").expect("a legend");
    assert!(
        legend.contains(
            "<mark class=\"person\">person</mark> <mark class=\"organization\">organization</mark>"
        )
    );
    assert!(legend.contains("<mark class=\"пожар_2\">") && !legend.contains("\"event\""));
    assert!(!html.contains("<b>"));
}
