//! W3C Web Annotation: an AnnotationPage, one annotation a span, with quote and position selectors.
//!
//! Positions are code points, as the recommendation demands; clients in browsers often count UTF-16 units instead.

use super::flat::{self, Item, Link, Part};
use super::{Outgoing, outgoing::pretty};
use crate::document::Status;
use crate::text::Span;
use crate::text::offsets::Unit;
use serde::Serialize;

/// Bytes of text kept on either side of a quote: enough to tell repeated names apart.
const CONTEXT: usize = 32;

#[derive(Serialize)]
struct AnnotationPage<'d> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    items: Vec<Annotation<'d>>,
}

#[derive(Serialize)]
struct Annotation<'d> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Agent>,
    #[serde(skip_serializing_if = "Option::is_none")]
    generator: Option<Agent>,
    body: Vec<Body>,
    target: Target<'d>,
}

/// Who or what made an annotation.
#[derive(Serialize)]
struct Agent {
    #[serde(rename = "type")]
    kind: &'static str,
    name: String,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Body {
    TextualBody {
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<String>,
        purpose: &'static str,
        value: String,
    },
    SpecificResource {
        purpose: &'static str,
        source: String,
    },
}

#[derive(Serialize)]
struct Target<'d> {
    source: &'d str,
    selector: (Quoted<'d>, Position),
}

#[derive(Serialize)]
struct Quoted<'d> {
    #[serde(rename = "type")]
    kind: &'static str,
    exact: &'d str,
    prefix: &'d str,
    suffix: &'d str,
}

#[derive(Serialize)]
struct Position {
    #[serde(rename = "type")]
    kind: &'static str,
    start: usize,
    end: usize,
}

pub(super) fn write(out: &Outgoing) -> Vec<u8> {
    let iri = out.iri();
    let links = flat::links(out.document);
    let writer = Writer { out, iri: &iri, links: &links };
    let items = flat::items(out.document).iter().map(|item| writer.annotation(item)).collect();
    let context = "http://www.w3.org/ns/anno.jsonld";
    pretty(&AnnotationPage { context, id: format!("{iri}#annotations"), kind: "AnnotationPage", items })
}

struct Writer<'d> {
    out: &'d Outgoing<'d>,
    iri: &'d str,
    links: &'d [Link],
}

impl<'d> Writer<'d> {
    fn annotation(&self, item: &Item) -> Annotation<'d> {
        let source = crate::wire::source_name(self.out.document, item.source);
        let (creator, generator) = match item.source {
            crate::document::Source::Human => (Some(Agent { kind: "Person", name: source }), None),
            _ => (None, Some(Agent { kind: "Software", name: source })),
        };
        Annotation {
            id: self.reference(item.part),
            kind: "Annotation",
            motivation: "tagging",
            creator,
            generator,
            body: self.bodies(item),
            target: self.target(item.span),
        }
    }

    fn reference(&self, part: Part) -> String {
        format!("{}#{part}", self.iri)
    }

    /// What is said of the span: its label, what it stands for, what it bears on, and what a person said of it.
    fn bodies(&self, item: &Item) -> Vec<Body> {
        let text = |purpose, value| Body::TextualBody { id: None, purpose, value };
        let mut bodies = vec![text("tagging", item.label.to_owned())];
        bodies.extend(flat::value(self.out.document, item.part).map(|v| text("describing", v)));
        bodies.extend(self.identity(item));
        let links = &self.links[self.links.partition_point(|l| l.from < item.part)..];
        bodies.extend(links.iter().take_while(|l| l.from == item.part).map(|l| self.link(l)));
        let judged = item.status != Status::Machine;
        bodies.extend(judged.then(|| text("assessing", item.status.name().to_owned())));
        bodies
    }

    fn identity(&self, item: &Item) -> impl Iterator<Item = Body> {
        let entity = flat::entity(self.out.document, item.entity);
        let id = item.entity.map(|e| format!("{}#e{}", self.iri, e.0 + 1));
        let name = entity.map(|e| Body::TextualBody { id, purpose: "identifying", value: e.name.clone() });
        let wikidata = entity.and_then(|e| e.wikidata.as_deref()).map(|q| Body::SpecificResource {
            purpose: "identifying",
            source: format!("http://www.wikidata.org/entity/{q}"),
        });
        name.into_iter().chain(wikidata)
    }

    fn link(&self, link: &Link) -> Body {
        Body::SpecificResource { purpose: "linking", source: self.reference(link.to) }
    }

    fn target(&self, span: Span) -> Target<'d> {
        let text = &self.out.document.text;
        let (start, end) = self.out.range(span, self.out.options.unit.unwrap_or(Unit::CodePoint));
        let (prefix, suffix) = span.context(text, CONTEXT);
        let (prefix, suffix) = (prefix.of(text), suffix.of(text));
        let quoted = Quoted { kind: "TextQuoteSelector", exact: span.of(text), prefix, suffix };
        Target { source: self.iri, selector: (quoted, Position { kind: "TextPositionSelector", start, end }) }
    }
}
