//! spaCy's `Doc` as JSON, and its simpler training form → drafts.

use super::draft::{Draft, DraftEntity, DraftItem};
use super::json::{self, Object};
use super::place::{Counts, Places};
use super::problem::{Error, Problem};
use crate::hash::HashSet;
use crate::text::offsets::Unit;
use serde_json::Value;

pub(super) fn read(value: &Value) -> Result<Draft, Error> {
    let object = json::object(value)?;
    let text = json::string(object, "text")?;
    let places = Places::new(text, Counts::Units(Unit::CodePoint));
    let mut items = Vec::new();
    if let Some(groups) = json::some(object, "spans") {
        let groups = json::object(groups).map_err(|p| p.within("spans"))?;
        for name in groups.keys() {
            items.extend(json::each(groups, name, |v| item(json::object(v)?, &places))?);
        }
    }
    items.extend(json::each(object, "ents", |v| item(json::object(v)?, &places))?);
    items.extend(json::each(object, "entities", |v| triple(v, &places))?);
    Ok(Draft { text: text.to_owned(), items: once(items), ..Draft::default() })
}

fn item(object: &Object, places: &Places) -> Result<DraftItem, Problem> {
    let wikidata = json::maybe_string(object, "kb_id")?.filter(|id| !id.is_empty());
    let entity = wikidata.map(|id| DraftEntity {
        key: id.to_owned(),
        name: None,
        wikidata: Some(id.to_owned()).filter(|id| id.starts_with('Q')),
    });
    Ok(DraftItem {
        span: places.between(object, "start", "end")?,
        label: json::string(object, "label")?.to_owned(),
        entity,
        ..DraftItem::default()
    })
}

/// `[start, end, label]`, as spaCy's training data and doccano have it.
pub(super) fn triple(value: &Value, places: &Places) -> Result<DraftItem, Problem> {
    let shape = || Problem::new("", "is not [start, end, label]");
    let [start, end, label] = value.as_array().map(Vec::as_slice).unwrap_or_default() else {
        return Err(shape());
    };
    let number = |v: &Value| v.as_u64().and_then(|n| usize::try_from(n).ok()).ok_or_else(shape);
    Ok(DraftItem {
        span: places.span(number(start)?, number(end)?)?,
        label: label.as_str().ok_or_else(shape)?.to_owned(),
        ..DraftItem::default()
    })
}

/// Each labelled span once: what is in `ents` is often in a group of spans, too.
fn once(items: Vec<DraftItem>) -> Vec<DraftItem> {
    let mut seen = HashSet::default();
    items.into_iter().filter(|i| seen.insert((i.span, i.label.clone()))).collect()
}
