//! Any text gives a sound document: with and without the model, a published date, or lines before it.

use super::pieces;
use rubricator::segment::Segments;
use rubricator::{Date, Document, Model, Span, annotate};

/// The first byte says how, the rest is the text.
pub fn run(bytes: &[u8]) {
    let Some((how, rest)) = bytes.split_first() else { return };
    let text = pieces::text(rest);
    let model = if how & 1 == 0 { Model::builtin() } else { Model::rules_only() };
    let published = Date::new(2025, 2, 1).ok().filter(|_| how & 2 == 0);
    let document = annotate(&text, published, &model);
    assert_eq!(document.check(), Ok(()));
    assert_eq!(document.text, text);
    covers(&text);
    if how & 4 != 0 {
        assert_eq!(document, annotate(&text, published, &model), "the same text, another document");
    }
    // Half a line end or a byte order mark at the very start would join the added lines.
    if how & 8 != 0 && !text.starts_with(['\n', '\r', '\u{feff}']) {
        shifts(&document, &annotate(&format!("\n\n\n{text}"), published, &model));
    }
}

/// Tokens are in order and hold every character that is not white space; sentences hold every token once.
fn covers(text: &str) {
    let segments = Segments::new(text);
    let mut at = 0;
    for token in &segments.tokens {
        assert!(text[at..token.span().start()].trim().is_empty() && !token.span().is_empty());
        at = token.span().end();
    }
    assert!(text[at..].trim().is_empty(), "text after the last token");
    let last = segments.sentences.iter().fold(0, |next, sentence| {
        assert!(sentence.first == next && sentence.last > next);
        sentence.last
    });
    assert_eq!(last as usize, segments.tokens.len());
}

/// Blank lines before a text move all that is found in it, and change nothing else.
fn shifts(plain: &Document, moved: &Document) {
    let by = |by: usize, document: &Document| -> Vec<(Span, String)> {
        let mentions = document.mentions.iter().map(|m| (m.span.shift(by), m.label.name().to_owned()));
        let dates = document.dates.iter().map(|d| (d.span.shift(by), d.value.clone()));
        let quotes = document.quotes.iter().map(|q| (q.span.shift(by), q.kind.name().to_owned()));
        mentions.chain(dates).chain(quotes).collect()
    };
    assert_eq!(by(3, plain), by(0, moved));
}
