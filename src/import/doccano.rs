//! doccano's JSON lines → drafts.

use super::draft::{Draft, DraftItem, DraftLink};
use super::json::{self, Object};
use super::place::{Counts, Places};
use super::problem::{Error, Problem};
use super::spacy::triple;
use serde_json::Value;

pub(super) fn read(value: &Value, counts: Counts) -> Result<Draft, Error> {
    let object = json::object(value)?;
    let text = json::string(object, "text")?;
    let places = Places::new(text, counts);
    let mut items = json::each(object, "label", |v| triple(v, &places))?;
    items.extend(json::each(object, "labels", |v| triple(v, &places))?);
    items.extend(json::each(object, "entities", |v| item(json::object(v)?, &places))?);
    let links = json::each(object, "relations", |v| link(json::object(v)?))?;
    Ok(Draft { text: text.to_owned(), items, links, ..Draft::default() })
}

fn item(object: &Object, places: &Places) -> Result<DraftItem, Problem> {
    Ok(DraftItem {
        key: json::position(object, "id")?.to_string(),
        span: places.between(object, "start_offset", "end_offset")?,
        label: json::string(object, "label")?.to_owned(),
        ..DraftItem::default()
    })
}

fn link(object: &Object) -> Result<DraftLink, Problem> {
    Ok(DraftLink {
        from: json::position(object, "from_id")?.to_string(),
        role: json::string(object, "type")?.to_owned(),
        to: json::position(object, "to_id")?.to_string(),
    })
}
