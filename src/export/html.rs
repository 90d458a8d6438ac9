//! A page of its own: the article with its marks, and what was found in tables. No script; the style is the only thing
//! that its policy lets in.

use super::flat::{self, Item, Part};
use super::inline::{self, Mark};
use super::{Outgoing, Reason, choose, xml};
use crate::document::{Document, Entity, Quote, Timex, TimexType};
use crate::segment::Segments;
use crate::text::{Span, sort_by_span};

const STYLE: &str = include_str!("html.css");

/// SHA-256 of [`STYLE`], as a Content Security Policy names it. The consumers' test holds it against the style.
const STYLE_HASH: &str = "yOu33Ht8OLHKujj1YQW977sf8BCf0tSpmiVRm5av7d0=";

pub(super) fn write(out: &mut Outgoing) -> Vec<u8> {
    let document = out.document;
    let mut page = head(out);
    page.push_str("<main>\n<article>\n");
    page.push_str(&article(out));
    page.push_str("\n</article>\n</main>\n<aside>\n");
    legend(&mut page, document);
    quotes(&mut page, document);
    entities(&mut page, document);
    dates(&mut page, document);
    page.push_str("</aside>\n</body>\n</html>\n");
    page.into_bytes()
}

fn head(out: &Outgoing) -> String {
    let first = out.document.text.lines().map(str::trim).find(|line| !line.is_empty());
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>"
    );
    push_text(&mut page, out.options.id.or(first).unwrap_or("Article"));
    page.extend(["</title>\n<style>", STYLE, "</style>\n</head>\n<body>\n"]);
    page
}

/// `text` as HTML holds it: no carriage returns, no control characters.
fn push_text(out: &mut String, text: &str) {
    for (i, line) in text.split("\r\n").enumerate() {
        if i > 0 {
            out.push('\n');
        }
        let plain = |c| {
            if c == '\r' {
                '\n'
            } else if is_refused(c) {
                '\u{fffd}'
            } else {
                c
            }
        };
        xml::push_text(out, &line.chars().map(plain).collect::<String>());
    }
}

/// What HTML does not allow in text beside what XML does not: controls, and code points that are no characters.
fn is_refused(c: char) -> bool {
    let allowed = matches!(c, '\n' | '\t' | '\u{c}');
    c.is_control() && !allowed || matches!(c, '\u{fdd0}'..='\u{fdef}') || (c as u32) & 0xfffe == 0xfffe
}

fn push_attribute(out: &mut String, name: &str, value: &str) {
    let plain: String = value.chars().map(|c| if is_refused(c) { ' ' } else { c }).collect();
    xml::push_attribute(out, name, &plain);
}

fn article(out: &mut Outgoing) -> String {
    let document = out.document;
    let mut items = flat::items(document);
    items.retain(|i| matches!(i.part, Part::Mention(_) | Part::Date(_) | Part::Quote(_)));
    let paragraphs: Vec<Span> = Segments::new(&document.text).paragraphs.iter().map(|p| p.span).collect();
    let pieces = pieces(&items, &paragraphs);
    let choice = choose::nested(&pieces.iter().map(|(span, _)| *span).collect::<Vec<_>>());
    out.note(choice.dropped.len(), Reason::Crosses);
    out.note(document.text.chars().filter(|&c| c != '\r' && is_refused(c)).count(), Reason::Unwritable);
    let mut marks: Vec<Mark> = paragraphs.iter().map(|&p| inline::around(p, "p", &[])).collect();
    marks.extend(choice.kept.iter().map(|&i| mark(document, pieces[i].0, pieces[i].1)));
    inline::write(&document.text, marks, push_text)
}

/// Each item cut at the ends of paragraphs: an element cannot go on from one to the next.
fn pieces<'i>(items: &'i [Item], paragraphs: &[Span]) -> Vec<(Span, &'i Item)> {
    let cut = |item: &'i Item| {
        let first = paragraphs.partition_point(|p| p.end() <= item.span.start());
        let inside = paragraphs[first..].iter().take_while(|p| p.start() < item.span.end());
        inside.filter_map(|p| Some((p.common(item.span)?, item))).collect::<Vec<_>>()
    };
    let mut pieces: Vec<_> = items.iter().flat_map(cut).collect();
    sort_by_span(&mut pieces, |(span, _)| *span);
    pieces
}

fn mark(document: &Document, span: Span, item: &Item) -> Mark {
    let (name, class, title) = match item.part {
        Part::Mention(_) => ("mark", item.label.to_owned(), mention_title(document, item)),
        Part::Date(i) => return date_mark(&document.dates[i], span),
        _ => ("span", format!("quote {}", item.label), item.label.replace('-', " ")),
    };
    let mut open = format!("<{name} class=\"{class}\"");
    push_attribute(&mut open, "title", &title);
    open.push('>');
    Mark::Around { span, open, close: format!("</{name}>") }
}

fn date_mark(date: &Timex, span: Span) -> Mark {
    let day = day(date);
    let name = if day.is_some() { "time" } else { "span" };
    let mut open = format!("<{name} class=\"date\"");
    push_attribute(&mut open, "title", &date.value);
    day.iter().for_each(|day| push_attribute(&mut open, "datetime", day));
    open.push('>');
    Mark::Around { span, open, close: format!("</{name}>") }
}

fn mention_title(document: &Document, item: &Item) -> String {
    let name = flat::entity(document, item.entity).map(|e| e.name.clone());
    let name = name.or_else(|| flat::value(document, item.part));
    name.map_or_else(|| item.label.to_owned(), |name| format!("{}: {name}", item.label))
}

/// The day, month or year that a date is, as HTML's `time` element has it.
fn day(date: &Timex) -> Option<String> {
    let (first, last) = date.interval.filter(|_| date.kind == TimexType::Date)?;
    let (day, positive) = (first.to_string(), first.year() > 0);
    let length = match () {
        () if first == last => 10,
        () if first == first.first_of_month() && last == first.last_of_month() => 7,
        () if first == first.first_of_year() && last == first.last_of_year() => 4,
        () => return None,
    };
    day.get(..length).filter(|_| positive).map(str::to_owned)
}

/// What the colours of names and figures stand for, of those that are there.
fn legend(page: &mut String, document: &Document) {
    let there = |label: &&str| document.mentions.iter().any(|m| m.label.name() == *label);
    let marks: Vec<String> = flat::labels(document)
        .filter(there)
        .map(|label| format!("<mark class=\"{label}\">{label}</mark>"))
        .collect();
    if !marks.is_empty() {
        page.extend(["<h2>Marks</h2>\n<p>", &marks.join(" "), "</p>\n"]);
    }
}

fn table(page: &mut String, caption: &str, head: &[&str], rows: impl Iterator<Item = Vec<String>>) {
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        return;
    }
    page.extend(["<h2>", caption, "</h2>\n<table>\n<thead><tr>"]);
    head.iter().for_each(|h| page.extend(["<th scope=\"col\">", h, "</th>"]));
    page.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        page.push_str("<tr>");
        for cell in row {
            page.push_str("<td>");
            push_text(page, &cell);
            page.push_str("</td>");
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table>\n");
}

fn quotes(page: &mut String, document: &Document) {
    let row = |quote: &Quote| {
        let words = |span: Span| span.of(&document.text).to_owned();
        vec![speaker(document, quote), words(quote.span), quote.kind.name().to_owned()]
    };
    table(page, "Quotations", &["Speaker", "Words", "Kind"], document.quotes.iter().map(row));
}

/// The speaker's name, else the words that stand for it.
fn speaker(document: &Document, quote: &Quote) -> String {
    let Some(speaker) = &quote.speaker else { return "not named".to_owned() };
    let name = flat::entity(document, speaker.entity).map(|e| e.name.clone());
    name.unwrap_or_else(|| speaker.span.of(&document.text).to_owned())
}

fn entities(page: &mut String, document: &Document) {
    let row = |entity: &Entity| {
        let related = flat::entity(document, entity.related).map(|e| e.name.clone()).unwrap_or_default();
        vec![entity.name.clone(), entity.label.name().to_owned(), entity.mentions.len().to_string(), related]
    };
    let head = ["Name", "Kind", "Mentions", "Belongs to"];
    table(page, "Names", &head, document.entities.iter().map(row));
}

fn dates(page: &mut String, document: &Document) {
    let row = |date: &Timex| {
        let days = date.interval.map_or(String::new(), |(first, last)| format!("{first} – {last}"));
        vec![date.span.of(&document.text).to_owned(), date.value.clone(), days]
    };
    table(page, "Dates", &["Words", "Value", "Days"], document.dates.iter().map(row));
}
