//! Tables as RFC 4180 has them, for spreadsheets: one each of mentions, entities, dates and quotations.

use super::{Outgoing, flat};
use crate::document::{Document, EntityId};
use crate::text::Span;
use crate::text::offsets::Unit;

/// Tells a spreadsheet that the file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A table in the making.
struct Table {
    out: String,
}

impl Table {
    fn new(header: &[&str]) -> Table {
        let mut table = Table { out: BYTE_ORDER_MARK.to_owned() };
        table.row(header.iter().map(|&h| h.to_owned()));
        table
    }

    fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        for (i, cell) in cells.into_iter().enumerate() {
            if i > 0 {
                self.out.push(',');
            }
            push_cell(&mut self.out, &cell);
        }
        self.out.push_str("\r\n");
    }

    fn done(self) -> Vec<u8> {
        self.out.into_bytes()
    }
}

/// A cell, quoted where it must be. One that a spreadsheet would run as a formula gets an apostrophe before it.
fn push_cell(out: &mut String, cell: &str) {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number(cell);
    let guard = if is_formula { "'" } else { "" };
    if cell.contains(['"', ',', '\n', '\r']) {
        out.extend(["\"", guard, &cell.replace('"', "\"\""), "\""]);
    } else {
        out.extend([guard, cell]);
    }
}

/// Whether `cell` is a plain number below zero: an apostrophe would make text of it.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or_default();
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// The columns that every annotation has.
const PLACE: [&str; 6] = ["id", "start_cp", "end_cp", "start_utf16", "end_utf16", "text"];

fn header(more: &[&'static str]) -> Vec<&'static str> {
    PLACE.iter().chain(more).copied().collect()
}

fn place(out: &Outgoing, id: String, span: Span) -> Vec<String> {
    let (start, end) = out.range(span, Unit::CodePoint);
    let (start16, end16) = out.range(span, Unit::Utf16);
    let numbers = [start, end, start16, end16].map(|n| n.to_string());
    [id].into_iter().chain(numbers).chain([span.of(&out.document.text).to_owned()]).collect()
}

fn entity_id(entity: Option<EntityId>) -> String {
    entity.map(|e| format!("e{}", e.0 + 1)).unwrap_or_default()
}

fn name(document: &Document, entity: Option<EntityId>) -> String {
    flat::entity(document, entity).map(|e| e.name.clone()).unwrap_or_default()
}

fn score(score: f32) -> String {
    format!("{score:.3}")
}

pub(super) fn mentions(out: &Outgoing) -> Vec<u8> {
    let mut table =
        Table::new(&header(&["label", "entity_id", "entity", "value", "unit", "score", "source", "status"]));
    for (i, mention) in out.document.mentions.iter().enumerate() {
        let amount = mention.amount.as_ref();
        table.row(place(out, format!("m{}", i + 1), mention.span).into_iter().chain([
            mention.label.name().to_owned(),
            entity_id(mention.entity),
            name(out.document, mention.entity),
            amount.map(|a| a.value.to_string()).unwrap_or_default(),
            amount.map(|a| a.unit.clone()).unwrap_or_default(),
            score(mention.score),
            crate::wire::source_name(out.document, mention.source),
            mention.status.name().to_owned(),
        ]));
    }
    table.done()
}

pub(super) fn entities(out: &Outgoing) -> Vec<u8> {
    let mut table = Table::new(&["id", "label", "name", "mentions", "wikidata", "related_id"]);
    for (i, entity) in out.document.entities.iter().enumerate() {
        table.row([
            format!("e{}", i + 1),
            entity.label.name().to_owned(),
            entity.name.clone(),
            entity.mentions.len().to_string(),
            entity.wikidata.clone().unwrap_or_default(),
            entity_id(entity.related),
        ]);
    }
    table.done()
}

pub(super) fn dates(out: &Outgoing) -> Vec<u8> {
    let mut table = Table::new(&header(&[
        "type",
        "value",
        "mod",
        "edtf",
        "first_day",
        "last_day",
        "inferred",
        "alternatives",
        "score",
        "source",
        "status",
    ]));
    for (i, date) in out.document.dates.iter().enumerate() {
        let (first, last) =
            date.interval.map(|(first, last)| (first.to_string(), last.to_string())).unwrap_or_default();
        table.row(place(out, format!("d{}", i + 1), date.span).into_iter().chain([
            date.kind.name().to_owned(),
            date.value.clone(),
            date.modifier.unwrap_or_default().to_owned(),
            date.edtf.clone().unwrap_or_default(),
            first,
            last,
            date.inferred.join(" "),
            date.alternatives.join(" "),
            score(date.score),
            crate::wire::source_name(out.document, date.source),
            date.status.name().to_owned(),
        ]));
    }
    table.done()
}

pub(super) fn quotes(out: &Outgoing) -> Vec<u8> {
    let mut table = Table::new(&header(&[
        "kind",
        "speaker_id",
        "speaker",
        "speaker_words",
        "cue",
        "continues",
        "score",
        "source",
        "status",
    ]));
    let words = |span: Span| span.of(&out.document.text).to_owned();
    for (i, quote) in out.document.quotes.iter().enumerate() {
        let speaker = quote.speaker.as_ref();
        let entity = speaker.and_then(|s| s.entity);
        table.row(place(out, format!("q{}", i + 1), quote.span).into_iter().chain([
            quote.kind.name().to_owned(),
            entity_id(entity),
            name(out.document, entity),
            speaker.map(|s| words(s.span)).unwrap_or_default(),
            quote.cue.map(words).unwrap_or_default(),
            quote.continues.map(|q| format!("q{}", q.0 + 1)).unwrap_or_default(),
            score(quote.score),
            crate::wire::source_name(out.document, quote.source),
            quote.status.name().to_owned(),
        ]));
    }
    table.done()
}

#[cfg(test)]
mod tests {
    use super::push_cell;

    fn check(cell: &str, want: &str) {
        let mut out = String::new();
        push_cell(&mut out, cell);
        assert_eq!(out, want);
    }

    #[test]
    fn cells_are_quoted_and_guarded() {
        check("plain", "plain");
        check("a \"b\", c", "\"a \"\"b\"\", c\"");
        check("=1+1", "'=1+1");
        check("@sum(a,b)", "\"'@sum(a,b)\"");
        check("a=1", "a=1");
        check("-3.5", "-3.5");
        check("-1+cmd|'x'!A1", "'-1+cmd|'x'!A1");
        check("-", "'-");
        check("+44", "'+44");
        check("two\nlines", "\"two\nlines\"");
    }
}
