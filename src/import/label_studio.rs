//! Label Studio's tasks → drafts: the first annotation, else the first prediction.

use super::draft::{Draft, DraftItem, DraftLink};
use super::json::{self, Object};
use super::place::{Counts, Places};
use super::problem::{Error, Problem};
use crate::document::Status;
use crate::text::offsets::Unit;
use serde_json::Value;

pub(super) fn read(value: &Value) -> Result<Draft, Error> {
    let task = json::object(value)?;
    let text = text(task)?;
    let places = Places::new(text, Counts::Units(Unit::CodePoint));
    let (mut items, mut links) = (Vec::new(), Vec::new());
    for (list, status) in [("annotations", Status::Accepted), ("predictions", Status::Machine)] {
        let results = json::each(task, list, |v| json::object(v))?;
        let Some(first) = results.first() else { continue };
        let findings = json::each(first, "result", |v| finding(json::object(v)?, &places, status))?;
        for (found, link) in findings {
            items.extend(found);
            links.extend(link);
        }
        break;
    }
    Ok(Draft { text: text.to_owned(), items, links, ..Draft::default() })
}

/// The task's text: under `text`, else the only text that there is.
fn text(task: &Object) -> Result<&str, Problem> {
    let data = json::object(json::some(task, "data").ok_or_else(|| Problem::new("data", "is missing"))?)?;
    if let Some(text) = json::maybe_string(data, "text").map_err(|p| p.within("data"))? {
        return Ok(text);
    }
    let texts: Vec<&str> = data.values().filter_map(Value::as_str).collect();
    match texts[..] {
        [only] => Ok(only),
        _ => Err(Problem::new("data", "has no text")),
    }
}

/// The spans of a region, one a label, or a relation; neither for results of other kinds.
fn finding(
    result: &Object,
    places: &Places,
    status: Status,
) -> Result<(Vec<DraftItem>, Option<DraftLink>), Problem> {
    match json::string(result, "type")? {
        "labels" => Ok((region(result, places, status)?, None)),
        "relation" => Ok((Vec::new(), relation(result)?)),
        _ => Ok((Vec::new(), None)),
    }
}

fn region(result: &Object, places: &Places, status: Status) -> Result<Vec<DraftItem>, Problem> {
    let value = json::some(result, "value").ok_or_else(|| Problem::new("value", "is missing"))?;
    let value = json::object(value)?;
    let span = places.between(value, "start", "end").map_err(|p| p.within("value"))?;
    if let Some(said) = json::maybe_string(value, "text")?
        && said != span.of(places.text)
    {
        let reason = format!("is {said:?}, but the text has {:?} there", span.of(places.text));
        return Err(Problem::new("value.text", reason));
    }
    let labels = json::each(value, "labels", |v| v.as_str().ok_or_else(|| Problem::new("", "is not text")));
    let item = |label: &str| {
        Ok(DraftItem {
            key: json::maybe_string(result, "id")?.unwrap_or_default().to_owned(),
            span,
            label: label.to_owned(),
            score: json::some(result, "score").map(|_| json::score(result, "score")).transpose()?,
            status,
            ..DraftItem::default()
        })
    };
    labels.map_err(Error::into_first)?.into_iter().map(item).collect()
}

fn relation(result: &Object) -> Result<Option<DraftLink>, Problem> {
    let labels = json::each(result, "labels", |v| v.as_str().ok_or_else(|| Problem::new("", "is not text")));
    let labels = labels.map_err(Error::into_first)?;
    let Some(role) = labels.first() else { return Ok(None) };
    let from = json::string(result, "from_id")?.to_owned();
    Ok(Some(DraftLink { from, role: (*role).to_owned(), to: json::string(result, "to_id")?.to_owned() }))
}
