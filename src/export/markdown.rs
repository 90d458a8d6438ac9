//! A report in Markdown: quotations by speaker, entities, dates. It reads well as plain text, too.

use super::{Outgoing, flat};
use crate::document::{Document, EntityId, Quote};
use std::collections::BTreeMap;

pub(super) fn write(out: &Outgoing) -> Vec<u8> {
    let document = out.document;
    let mut report = format!("# {}\n", escape(&title(out)));
    if let Some(day) = document.date {
        report.push_str(&format!("\nPublished {day}\n"));
    }
    quotes(&mut report, document);
    entities(&mut report, document);
    figures(&mut report, document);
    dates(&mut report, document);
    report.into_bytes()
}

/// The document's name, else its first line.
fn title(out: &Outgoing) -> String {
    let first = out.document.text.lines().map(str::trim).find(|line| !line.is_empty());
    out.options.id.or(first).unwrap_or("Article").to_owned()
}

/// `text` on one line, with what Markdown and HTML would read as marks made plain.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '\0' => out.push('\u{fffd}'),
            c if c.is_ascii_punctuation() && !matches!(c, ',' | '.' | ';' | '\'' | '"' | '/' | '?' | '%') => {
                out.extend(['\\', c]);
            }
            c => out.push(c),
        }
    }
    guard_list(out)
}

/// "1. May" at the start of a line would be a list.
fn guard_list(text: String) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text[digits..].strip_prefix('.') {
        Some(rest) if digits > 0 => format!("{}\\.{rest}", &text[..digits]),
        _ => text,
    }
}

fn quotes(report: &mut String, document: &Document) {
    if document.quotes.is_empty() {
        return;
    }
    report.push_str("\n## Who said what\n");
    let mut by_speaker: BTreeMap<Option<EntityId>, Vec<&Quote>> = BTreeMap::new();
    for quote in &document.quotes {
        by_speaker.entry(quote.speaker.as_ref().and_then(|s| s.entity)).or_default().push(quote);
    }
    // Known speakers in the order of the article, the unknown last.
    let unknown = by_speaker.remove(&None);
    for (speaker, quotes) in by_speaker.into_iter().chain(unknown.map(|quotes| (None, quotes))) {
        let name = flat::entity(document, speaker).map_or("Speaker not named", |e| &e.name);
        report.push_str(&format!("\n### {}\n", escape(name)));
        quotes.into_iter().for_each(|quote| push_quote(report, document, quote));
    }
}

fn push_quote(report: &mut String, document: &Document, quote: &Quote) {
    let words = |span: crate::Span| escape(span.of(&document.text));
    report.push_str(&format!("\n> {}\n", words(quote.span)));
    let by = quote.speaker.as_ref().map(|s| words(s.span));
    let said: Vec<_> = by.into_iter().chain(quote.cue.map(words)).collect();
    if !said.is_empty() {
        report.push_str(&format!(">\n> — {} ({})\n", said.join(", "), quote.kind.name()));
    }
}

fn entities(report: &mut String, document: &Document) {
    if document.entities.is_empty() {
        return;
    }
    report.push_str("\n## Names\n\n| Name | Kind | Mentions | Wikidata |\n| --- | --- | ---: | --- |\n");
    for entity in &document.entities {
        let wikidata =
            entity.wikidata.as_deref().map(|q| format!("[{q}](https://www.wikidata.org/wiki/{q})"));
        let (name, label) = (escape(&entity.name), entity.label.name());
        let (count, wikidata) = (entity.mentions.len(), wikidata.unwrap_or_default());
        report.push_str(&format!("| {name} | {label} | {count} | {wikidata} |\n"));
    }
}

fn figures(report: &mut String, document: &Document) {
    let mut figures = document.mentions.iter().filter(|m| m.label.is_figure()).peekable();
    if figures.peek().is_none() {
        return;
    }
    report.push_str("\n## Figures\n\n| Words | Kind | Amount |\n| --- | --- | --- |\n");
    for figure in figures {
        let amount = figure.amount.as_ref().map(|a| escape(&format!("{} {}", a.value, a.unit)));
        let words = escape(figure.span.of(&document.text));
        report.push_str(&format!("| {words} | {} | {} |\n", figure.label.name(), amount.unwrap_or_default()));
    }
}

fn dates(report: &mut String, document: &Document) {
    if document.dates.is_empty() {
        return;
    }
    report.push_str("\n## Dates\n\n| Words | Type | Value | Days |\n| --- | --- | --- | --- |\n");
    for date in &document.dates {
        let days = match date.interval {
            Some((first, last)) if first == last => first.to_string(),
            Some((first, last)) => format!("{first} to {last}"),
            None => String::new(),
        };
        let (words, value) = (escape(date.span.of(&document.text)), escape(&date.value));
        report.push_str(&format!("| {words} | {} | {value} | {days} |\n", date.kind.name()));
    }
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn marks_are_made_plain() {
        assert_eq!(
            escape("*a* _b_ [c](d) <e> & f|g\n# h"),
            "\\*a\\* \\_b\\_ \\[c\\]\\(d\\) &lt;e\\> &amp; f\\|g \\# h"
        );
        assert_eq!(escape("1. May"), "1\\. May");
        assert_eq!(escape("3.5 percent, “so”"), "3\\.5 percent, “so”");
    }
}
