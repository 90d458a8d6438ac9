//! W3C Web Annotations → a draft, on a text that is given: the annotations hold none.

use super::anchor::Anchors;
use super::draft::{Draft, DraftEntity, DraftItem, DraftLink};
use super::json::{self, Object};
use super::place::{Counts, Places};
use super::problem::{Error, Problem};
use crate::document::Status;
use crate::export::flat::{CUE, Role};
use crate::text::offsets::Unit;
use serde_json::Value;
use std::collections::HashMap;

/// Reads a page or collection of annotations, a list of them, or one.
pub(super) fn read(value: &Value, text: &str, unit: Unit) -> Result<Draft, Error> {
    let places = Places::new(text, Counts::Units(unit));
    let reader = Reader { places, anchors: Anchors::new(text) };
    let all = annotations(value)?;
    let read = |(i, v): (usize, &&Value)| reader.annotation(v).map_err(|p| p.within(format!("items[{i}]")));
    let read = super::problem::all(all.iter().enumerate().map(read))?;
    let mut draft = Draft { text: text.to_owned(), ..Draft::default() };
    for (item, links) in read {
        draft.items.push(item);
        draft.links.extend(links);
    }
    name_roles(&mut draft);
    Ok(draft)
}

fn annotations(value: &Value) -> Result<Vec<&Value>, Problem> {
    if let Some(list) = value.as_array() {
        return Ok(list.iter().collect());
    }
    let object = json::object(value)?;
    let page = json::some(object, "first").filter(|v| v.is_object()).unwrap_or(value);
    match page.get("items").and_then(Value::as_array) {
        Some(items) => Ok(items.iter().collect()),
        None if object.contains_key("target") => Ok(vec![value]),
        None => Err(Problem::new("", "is no annotation and holds none")),
    }
}

/// What a link says follows from what it points at.
fn name_roles(draft: &mut Draft) {
    let labels: HashMap<&str, &str> =
        draft.items.iter().map(|i| (i.key.as_str(), i.label.as_str())).collect();
    for link in &mut draft.links {
        let role = match labels.get(link.to.as_str()) {
            Some(&CUE) => Role::ReportedBy,
            Some(label) if label.ends_with("-quote") => Role::Continues,
            _ => Role::SaidBy,
        };
        link.role = role.name().to_owned();
    }
}

struct Reader<'t> {
    places: Places<'t>,
    anchors: Anchors<'t>,
}

/// The values of what may be one thing or a list of them.
fn list(value: Option<&Value>) -> &[Value] {
    match value {
        None => &[],
        Some(Value::Array(values)) => values,
        Some(one) => std::slice::from_ref(one),
    }
}

impl Reader<'_> {
    fn annotation(&self, value: &Value) -> Result<(DraftItem, Vec<DraftLink>), Problem> {
        let object = json::object(value)?;
        let mut item = DraftItem {
            key: json::maybe_string(object, "id")?.unwrap_or_default().to_owned(),
            source: maker(object),
            ..DraftItem::default()
        };
        item.span = self.target(object).map_err(|p| p.within("target"))?;
        let mut links = Vec::new();
        for body in list(json::some(object, "body")) {
            read_body(body, &mut item, &mut links);
        }
        if item.label.is_empty() {
            return Err(Problem::new("body", "has no tag that says what the words are"));
        }
        Ok((item, links))
    }

    fn target(&self, annotation: &Object) -> Result<crate::Span, Problem> {
        let target = list(json::some(annotation, "target")).first();
        let selectors = list(target.and_then(|t| t.get("selector")));
        let of = |kind: &str| selectors.iter().find(|s| s.get("type").and_then(Value::as_str) == Some(kind));
        let position = of("TextPositionSelector").map(json::object).transpose()?;
        let position =
            position.map(|p| Ok((json::position(p, "start")?, json::position(p, "end")?))).transpose()?;
        let quote = of("TextQuoteSelector").map(json::object).transpose()?;
        match (quote, position) {
            (Some(quote), _) => {
                let part = |key| json::maybe_string(quote, key).map(Option::unwrap_or_default);
                self.places.quoted(
                    position,
                    (part("prefix")?, json::string(quote, "exact")?, part("suffix")?),
                    &self.anchors,
                )
            }
            (None, Some((start, end))) => self.places.span(start, end),
            (None, None) => Err(Problem::new("selector", "is neither a quote nor a position in the text")),
        }
    }
}

/// Who or what made an annotation.
fn maker(annotation: &Object) -> Option<String> {
    let agent = json::some(annotation, "creator").or_else(|| json::some(annotation, "generator"))?;
    if agent.get("type").and_then(Value::as_str) == Some("Person") {
        return Some("human".to_owned());
    }
    agent.get("name").and_then(Value::as_str).map(str::to_owned)
}

fn read_body(body: &Value, item: &mut DraftItem, links: &mut Vec<DraftLink>) {
    let field = |key: &str| body.get(key).and_then(Value::as_str);
    let value = field("value").map(str::to_owned);
    match (field("purpose"), field("source"), value) {
        (Some("linking"), Some(to), _) => {
            links.push(DraftLink { from: item.key.clone(), role: String::new(), to: to.to_owned() });
        }
        (Some("identifying"), Some(source), _) => {
            let entity = item.entity.get_or_insert_with(DraftEntity::default);
            let id = source.rsplit('/').next().filter(|_| source.contains("wikidata.org/"));
            entity.wikidata = id.map(str::to_owned);
            if entity.key.is_empty() {
                entity.key = source.to_owned();
            }
        }
        (Some("identifying"), None, Some(name)) => {
            let entity = item.entity.get_or_insert_with(DraftEntity::default);
            entity.key = field("id").unwrap_or(&name).to_owned();
            entity.name = Some(name);
        }
        (Some("describing"), _, value) => item.value = value,
        (Some("assessing"), _, Some(name)) => {
            item.status = Status::ALL.into_iter().find(|s| s.name() == name).unwrap_or(item.status);
        }
        (Some("tagging" | "classifying") | None, None, Some(tag)) if item.label.is_empty() => {
            item.label = tag
        }
        _ => {}
    }
}
