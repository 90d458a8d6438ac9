//! schema.org's NewsArticle as JSON-LD: what the article mentions, whom it quotes, which time it covers.

use super::{Outgoing, outgoing::pretty};
use crate::Label;
use crate::document::{Document, Entity, Quote};
use crate::segment::{Segments, Zone};
use serde_json::{Value, json};

pub(super) fn write(out: &Outgoing) -> Vec<u8> {
    let document = out.document;
    let iri = out.iri();
    let mut article = json!({
        "@context": { "@vocab": "https://schema.org/" },
        "@type": "NewsArticle",
        "@id": iri,
        "mentions": numbered(&document.entities, |i, e| thing(&iri, i, e)),
        "hasPart": numbered(&document.quotes, |i, q| quotation(document, &iri, i, q)),
    });
    let mut add = |key: &str, value: Option<Value>| {
        if let (Some(value), Some(fields)) = (value, article.as_object_mut()) {
            fields.insert(key.to_owned(), value);
        }
    };
    add("headline", headline(document).map(Value::from));
    add("datePublished", document.date.map(|d| d.to_string().into()));
    let covered = covered(document);
    add("temporalCoverage", (!covered.is_empty()).then(|| covered.into()));
    pretty(&article)
}

fn numbered<T>(items: &[T], make: impl Fn(usize, &T) -> Value) -> Vec<Value> {
    items.iter().enumerate().map(|(i, item)| make(i, item)).collect()
}

fn headline(document: &Document) -> Option<&str> {
    let segments = Segments::new(&document.text);
    let headline = segments.paragraphs.iter().find(|p| p.zone == Zone::Headline)?;
    Some(headline.span.of(&document.text))
}

/// schema.org's type for a label.
fn kind(label: Label) -> &'static str {
    match label {
        Label::Person => "Person",
        Label::Organization => "Organization",
        Label::Place => "Place",
        Label::Event => "Event",
        Label::Work => "CreativeWork",
        Label::Law => "Legislation",
        Label::Product => "Product",
        Label::Group | Label::Money | Label::Percent | Label::Quantity | Label::Custom(_) => "Thing",
    }
}

fn thing(iri: &str, i: usize, entity: &Entity) -> Value {
    let mut thing = json!({
        "@type": kind(entity.label),
        "@id": format!("{iri}#e{}", i + 1),
        "name": entity.name,
    });
    if let Some(wikidata) = &entity.wikidata {
        thing["sameAs"] = json!({ "@id": format!("http://www.wikidata.org/entity/{wikidata}") });
    }
    thing
}

/// A quotation. schema.org takes people and organisations as speakers; whoever else spoke is named as text.
fn quotation(document: &Document, iri: &str, i: usize, quote: &Quote) -> Value {
    let mut quotation = json!({
        "@type": "Quotation",
        "@id": format!("{iri}#q{}", i + 1),
        "text": quote.span.of(&document.text),
        "additionalType": quote.kind.name(),
    });
    let Some(speaker) = &quote.speaker else { return quotation };
    let entity = speaker.entity.map(|e| (e.0 as usize, &document.entities[e.0 as usize]));
    match entity.filter(|(_, e)| matches!(e.label, Label::Person | Label::Organization)) {
        Some((e, _)) => quotation["spokenByCharacter"] = json!({ "@id": format!("{iri}#e{}", e + 1) }),
        None => quotation["creditText"] = speaker.span.of(&document.text).into(),
    }
    quotation
}

/// The days and periods that the article speaks of, as ISO 8601 intervals, each once, in order.
fn covered(document: &Document) -> Vec<String> {
    let mut intervals: Vec<_> = document.dates.iter().filter_map(|d| d.interval).collect();
    intervals.sort_unstable();
    intervals.dedup();
    let text = |(first, last): (crate::Date, crate::Date)| {
        if first == last { first.to_string() } else { format!("{first}/{last}") }
    };
    intervals.into_iter().map(text).collect()
}
