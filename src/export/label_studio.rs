//! Label Studio: a task as JSON, and the labelling set-up that it needs as XML.

use super::flat::{self, Item, Link, Role};
use super::{Outgoing, outgoing::pretty, xml};
use crate::Document;
use crate::document::{EntityId, Status};
use crate::text::offsets::Unit;
use serde::Serialize;

/// The names that tie a result to the set-up.
const FROM: &str = "label";
const TO: &str = "text";

#[derive(Serialize)]
struct Task<'d> {
    data: Data<'d>,
    /// What a person has judged.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    annotations: Vec<Annotation>,
    /// What nobody has looked at.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    predictions: Vec<Prediction>,
}

#[derive(Serialize)]
struct Data<'d> {
    text: &'d str,
}

#[derive(Serialize)]
struct Annotation {
    result: Vec<Finding>,
}

#[derive(Serialize)]
struct Prediction {
    model_version: &'static str,
    score: f32,
    result: Vec<Finding>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Finding {
    Region(Region),
    Relation(Relation),
}

#[derive(Serialize)]
struct Region {
    id: String,
    from_name: &'static str,
    to_name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    score: f32,
    value: Value,
    /// Free fields that Label Studio keeps.
    #[serde(skip_serializing_if = "Option::is_none")]
    meta: Option<Meta>,
}

#[derive(Serialize)]
struct Value {
    start: usize,
    end: usize,
    text: String,
    labels: [&'static str; 1],
}

/// What stands beside a label: `text` is what Label Studio shows of it.
#[derive(Serialize)]
struct Meta {
    text: [String; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<Entity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
}

#[derive(Serialize)]
struct Entity {
    id: String,
    name: String,
    wikidata: Option<String>,
}

#[derive(Serialize)]
struct Relation {
    from_id: String,
    to_id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    direction: &'static str,
    labels: [&'static str; 1],
}

/// The task. Machine spans are predictions; where a person has judged any, all spans are one annotation, since Label
/// Studio shows one or the other and never both together.
pub(super) fn tasks(out: &Outgoing) -> Vec<u8> {
    let items = flat::items(out.document);
    let regions = items.iter().map(|item| Finding::Region(region(out, item)));
    let relations = flat::links(out.document).into_iter().map(|link| Finding::Relation(relation(link)));
    let result: Vec<Finding> = regions.chain(relations).collect();
    let data = Data { text: &out.document.text };
    let judged = items.iter().any(|item| item.status != Status::Machine);
    pretty(&[if judged {
        Task { data, annotations: vec![Annotation { result }], predictions: Vec::new() }
    } else {
        let score = items.iter().map(|i| i.score).sum::<f32>() / items.len().max(1) as f32;
        let model_version = concat!("rubricator-", env!("CARGO_PKG_VERSION"));
        Task { data, annotations: Vec::new(), predictions: vec![Prediction { model_version, score, result }] }
    }])
}

fn region(out: &Outgoing, item: &Item) -> Region {
    let (start, end) = out.range(item.span, Unit::CodePoint);
    let text = item.span.of(&out.document.text).to_owned();
    Region {
        id: item.part.to_string(),
        from_name: FROM,
        to_name: TO,
        kind: "labels",
        score: item.score,
        value: Value { start, end, text, labels: [item.label] },
        meta: meta(out.document, item),
    }
}

fn meta(document: &Document, item: &Item) -> Option<Meta> {
    let (entity, value) = (entity(document, item.entity), flat::value(document, item.part));
    let text = value.clone().or_else(|| Some(entity.as_ref()?.name.clone()))?;
    Some(Meta { text: [text], entity, value })
}

fn entity(document: &Document, id: Option<EntityId>) -> Option<Entity> {
    let entity = flat::entity(document, id)?;
    Some(Entity {
        id: format!("e{}", id?.0 + 1),
        name: entity.name.clone(),
        wikidata: entity.wikidata.clone(),
    })
}

fn relation(link: Link) -> Relation {
    Relation {
        from_id: link.from.to_string(),
        to_id: link.to.to_string(),
        kind: "relation",
        direction: "right",
        labels: [link.role.name()],
    }
}

/// The labelling set-up: paste it under Settings → Labeling Interface → Code.
pub(super) fn config(document: &Document) -> Vec<u8> {
    let mut out = String::from("<View>\n  <Relations>\n");
    for role in Role::ALL {
        push(&mut out, "Relation", &[("value", role.name())]);
    }
    out.push_str("  </Relations>\n");
    out.push_str("  <Labels name=\"label\" toName=\"text\">\n");
    flat::labels(document).for_each(|label| push(&mut out, "Label", &[("value", label)]));
    out.push_str("  </Labels>\n  <Text name=\"text\" value=\"$text\"/>\n</View>\n");
    out.into_bytes()
}

fn push(out: &mut String, name: &str, attributes: &[(&str, &str)]) {
    out.push_str("    ");
    xml::push_tag(out, name, attributes, "/>\n");
}
