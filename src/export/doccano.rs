//! doccano's JSON lines. Its editor counts UTF-16 units, or grapheme clusters where a project says so.

use super::flat::{self, Link, Part};
use super::graphemes::Graphemes;
use super::{Outgoing, Reason, outgoing::line};
use crate::hash::HashMap;
use crate::text::Span;
use crate::text::offsets::Unit;
use serde::Serialize;

#[derive(Serialize)]
struct Labelled<'d> {
    text: &'d str,
    label: Vec<(usize, usize, &'static str)>,
}

#[derive(Serialize)]
struct Related<'d> {
    text: &'d str,
    entities: Vec<Entity>,
    relations: Vec<Relation>,
}

#[derive(Serialize)]
struct Entity {
    id: usize,
    start_offset: usize,
    end_offset: usize,
    label: &'static str,
}

#[derive(Serialize)]
struct Relation {
    id: usize,
    from_id: usize,
    to_id: usize,
    #[serde(rename = "type")]
    kind: &'static str,
}

/// For sequence labelling.
pub(super) fn labels(out: &Outgoing) -> Vec<u8> {
    let label = |span: Span, label| {
        let (start, end) = out.range(span, Unit::Utf16);
        (start, end, label)
    };
    let items = flat::items(out.document);
    line(&Labelled {
        text: &out.document.text,
        label: items.iter().map(|i| label(i.span, i.label)).collect(),
    })
}

/// For sequence labelling in a project that counts grapheme clusters. A span that starts or ends inside one cannot be
/// said.
pub(super) fn graphemes(out: &mut Outgoing) -> Vec<u8> {
    let graphemes = Graphemes::new(&out.document.text);
    let items = flat::items(out.document);
    let place = |span: Span| Some((graphemes.count(span.start())?, graphemes.count(span.end())?));
    let label: Vec<_> =
        items.iter().filter_map(|i| place(i.span).map(|(start, end)| (start, end, i.label))).collect();
    out.note(items.len() - label.len(), Reason::InsideGrapheme);
    line(&Labelled { text: &out.document.text, label })
}

/// For sequence labelling with relations.
pub(super) fn relations(out: &Outgoing) -> Vec<u8> {
    let items = flat::items(out.document);
    let entity = |(id, item): (usize, &flat::Item)| {
        let (start_offset, end_offset) = out.range(item.span, Unit::Utf16);
        Entity { id, start_offset, end_offset, label: item.label }
    };
    let places: HashMap<Part, usize> = items.iter().enumerate().map(|(i, item)| (item.part, i)).collect();
    let links = flat::links(out.document);
    let relation = |(id, link): (usize, &Link)| Relation {
        id,
        from_id: places[&link.from],
        to_id: places[&link.to],
        kind: link.role.name(),
    };
    line(&Related {
        text: &out.document.text,
        entities: items.iter().enumerate().map(entity).collect(),
        relations: links.iter().enumerate().map(relation).collect(),
    })
}
