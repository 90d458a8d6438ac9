//! Nesting a hundred thousand deep overflows no stack: it is read, or refused with a reason.

use rubricator::export::Format;
use rubricator::review::Review;
use rubricator::{Model, annotate, html, import};

const DEEP: usize = 100_000;

fn nested(open: &str, inside: &str, close: &str) -> String {
    format!("{}{inside}{}", open.repeat(DEEP), close.repeat(DEEP))
}

#[test]
fn html_is_read() {
    for (open, close) in
        [("<div>", "</div>"), ("<ul><li>", "</li></ul>"), ("<table><tr><td>", ""), ("<b><p>", "")]
    {
        assert!(html::to_text(&nested(open, "Li won.", close)).contains("Li won."), "{open}");
    }
}

#[test]
fn marks_and_brackets_are_annotated() {
    for (open, close) in [("“", "”"), ("(", ")"), ("“‘", "’”"), ("[", "")] {
        let document = annotate(&nested(open, "Li won.", close), None, &Model::rules_only());
        assert_eq!(document.check(), Ok(()), "{open}");
    }
}

#[test]
fn files_are_read_or_refused() {
    let tei = nested("<p>", "Li won.", "</p>");
    let files = [
        (Format::Tei, format!("<TEI><text><body>{tei}</body></text></TEI>")),
        (Format::Native, nested("[", "", "]")),
        (Format::Spacy, nested("{\"a\":", "1", "}")),
        (Format::LabelStudio, nested("[", "", "]")),
    ];
    for (format, file) in files {
        let read = import::read(file.as_bytes(), format, &import::Options::default());
        if let Err(refused) = read {
            assert!(!refused.to_string().is_empty(), "{format:?}");
        }
    }
    assert!(Review::restore(nested("[", "", "]").as_bytes()).is_err());
}
