//! W3C Web Annotations → a draft, on a text that is given: the annotations hold none.

use super::anchor::Anchors;
use super::draft::{Draft, DraftEntity, DraftItem, DraftLink};
use super::json::{self, Object};
use super::place::{Counts, Places};
use super::problem::{Error, Problem};
use crate::document::Status;
use crate::export::Reason;
use crate::export::flat::{CUE, Role};
use crate::hash::HashMap;
use crate::text::offsets::Unit;
use serde_json::Value;

/// Reads a page or collection of annotations, a list of them, or one.
pub(super) fn read(value: &Value, text: &str, unit: Unit) -> Result<Draft, Error> {
    let places = Places::new(text, Counts::Units(unit));
    let reader = Reader { places, anchors: Anchors::new(text) };
    let read = |(place, v): (String, &Value)| reader.annotation(v).map_err(|p| p.within(place));
    let read = super::problem::all(annotations(value)?.into_iter().map(read))?;
    let mut draft = Draft { text: text.to_owned(), ..Draft::default() };
    read.into_iter().for_each(|tagged| tagged.add_to(&mut draft));
    name_roles(&mut draft);
    Ok(draft)
}

/// The annotations, each with its place in the file.
fn annotations(value: &Value) -> Result<Vec<(String, &Value)>, Problem> {
    if let Some(list) = value.as_array() {
        return Ok(numbered("", list));
    }
    let object = json::object(value)?;
    let first = json::some(object, "first").filter(|v| v.is_object());
    let (name, page) = first.map_or(("items", value), |page| ("first.items", page));
    match page.get("items").and_then(Value::as_array) {
        Some(items) => Ok(numbered(name, items)),
        None if object.contains_key("target") => Ok(vec![(String::new(), value)]),
        None => Err(Problem::new("", "is no annotation and holds none")),
    }
}

fn numbered<'v>(list: &str, values: &'v [Value]) -> Vec<(String, &'v Value)> {
    values.iter().enumerate().map(|(i, value)| (format!("{list}[{i}]"), value)).collect()
}

/// What a link says follows from what it ties together.
fn name_roles(draft: &mut Draft) {
    let labels: HashMap<&str, &str> =
        draft.items.iter().map(|i| (i.key.as_str(), i.label.as_str())).collect();
    let is_quote = |key: &str| labels.get(key).is_some_and(|label| label.ends_with("-quote"));
    for link in draft.links.iter_mut().filter(|link| is_quote(&link.from)) {
        let role = match labels.get(link.to.as_str()) {
            Some(&CUE) => Role::ReportedBy,
            Some(_) if is_quote(&link.to) => Role::Continues,
            _ => Role::SaidBy,
        };
        link.role = role.name().to_owned();
    }
}

/// What an annotation says.
#[derive(Default)]
struct Tagged {
    item: DraftItem,
    links: Vec<DraftLink>,
    /// Bodies that say nothing that a document holds: a comment, a further tag.
    remarks: usize,
}

impl Tagged {
    fn add_to(self, draft: &mut Draft) {
        if self.item.label.is_empty() {
            return draft.leave_out(Reason::Unlabelled);
        }
        draft.items.push(self.item);
        draft.links.extend(self.links);
        (0..self.remarks).for_each(|_| draft.leave_out(Reason::Remark));
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
    fn annotation(&self, value: &Value) -> Result<Tagged, Problem> {
        let object = json::object(value)?;
        let mut tagged = Tagged::default();
        tagged.item.key = json::maybe_string(object, "id")?.unwrap_or_default().to_owned();
        tagged.item.source = maker(object);
        list(json::some(object, "body")).iter().for_each(|body| tagged.read(body));
        // A comment on the whole page has no words.
        if !tagged.item.label.is_empty() {
            tagged.item.span = self.target(object).map_err(|p| p.within("target"))?;
        }
        Ok(tagged)
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

impl Tagged {
    fn read(&mut self, body: &Value) {
        let field = |key: &str| body.get(key).and_then(Value::as_str);
        let value = field("value").map(str::to_owned);
        match (field("purpose"), field("source"), value) {
            (Some("linking"), Some(to), _) => self.link(to),
            (Some("identifying"), Some(source), _) => self.identify(source),
            (Some("identifying"), None, Some(name)) => {
                let entity = self.item.entity.get_or_insert_with(DraftEntity::default);
                entity.key = field("id").unwrap_or(&name).to_owned();
                entity.name = Some(name);
            }
            (Some("describing"), _, value) => self.item.value = value,
            (Some("assessing"), _, Some(name)) => {
                let status = Status::ALL.into_iter().find(|s| s.name() == name);
                self.item.status = status.unwrap_or(self.item.status);
            }
            (Some("tagging" | "classifying") | None, None, Some(tag)) if self.item.label.is_empty() => {
                self.item.label = tag;
            }
            _ => self.remarks += 1,
        }
    }

    fn link(&mut self, to: &str) {
        self.links.push(DraftLink { from: self.item.key.clone(), role: String::new(), to: to.to_owned() });
    }

    fn identify(&mut self, source: &str) {
        let entity = self.item.entity.get_or_insert_with(DraftEntity::default);
        let id = source.rsplit('/').next().filter(|_| source.contains("wikidata.org/"));
        entity.wikidata = id.map(str::to_owned);
        if entity.key.is_empty() {
            entity.key = source.to_owned();
        }
    }
}
