//! schema.org's NewsArticle as JSON-LD: what the article mentions, whom it quotes, which time it covers.

use super::{Outgoing, Reason, outgoing::pretty};
use crate::Label;
use crate::document::{Document, Entity, EntityId, Quote};
use crate::segment::{Segments, Zone};
use serde_json::{Value, json};

pub(super) fn write(out: &mut Outgoing) -> Vec<u8> {
    let document = out.document;
    out.note(document.quotes.iter().filter(|q| is_in_words(document, q)).count(), Reason::SpeakerInWords);
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

/// The speaker as schema.org takes one: a person or an organisation.
fn speaker(document: &Document, quote: &Quote) -> Option<EntityId> {
    let id = quote.speaker.as_ref()?.entity?;
    let label = document.entities[id.0 as usize].label;
    matches!(label, Label::Person | Label::Organization).then_some(id)
}

/// Whether all that can be said of the speaker is the article's words.
fn is_in_words(document: &Document, quote: &Quote) -> bool {
    quote.speaker.is_some() && speaker(document, quote).is_none()
}

/// A quotation. Whoever spoke and is no speaker to schema.org is named as text.
fn quotation(document: &Document, iri: &str, i: usize, quote: &Quote) -> Value {
    let mut quotation = json!({
        "@type": "Quotation",
        "@id": format!("{iri}#q{}", i + 1),
        "text": quote.span.of(&document.text),
        "additionalType": quote.kind.name(),
    });
    match (speaker(document, quote), &quote.speaker) {
        (Some(id), _) => {
            quotation["spokenByCharacter"] = json!({ "@id": format!("{iri}#e{}", id.0 + 1) });
        }
        (None, Some(words)) => quotation["creditText"] = words.span.of(&document.text).into(),
        (None, None) => {}
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
