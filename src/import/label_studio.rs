//! Label Studio's tasks → drafts: the first annotation, else the first prediction.

use super::anchor::Anchors;
use super::draft::{Draft, DraftEntity, DraftItem, DraftLink};
use super::json::{self, Object};
use super::place::{Counts, Places};
use super::problem::{Error, Problem};
use crate::document::Status;
use crate::export::Reason;
use crate::text::Span;
use crate::text::offsets::Unit;
use serde_json::Value;

pub(super) fn read(value: &Value) -> Result<Draft, Error> {
    let task = json::object(value)?;
    let text = text(task)?;
    let mut draft = Draft { text: text.to_owned(), ..Draft::default() };
    let judged = json::each(task, "annotations", |v| json::object(v))?;
    let guessed = json::each(task, "predictions", |v| json::object(v))?;
    // Tasks that a person has passed over say nothing; who has judged has seen what was predicted.
    let passed_over = |a: &Object| a.get("was_cancelled") == Some(&Value::Bool(true));
    let judged: Vec<_> = judged.into_iter().enumerate().filter(|(_, a)| !passed_over(a)).collect();
    let (kind, results, status) = if judged.is_empty() {
        ("predictions", guessed.into_iter().enumerate().collect(), Status::Machine)
    } else {
        ("annotations", judged, Status::Accepted)
    };
    if let Some((i, first)) = results.first() {
        let reader = Reader::new(text, status);
        let findings = json::each(first, "result", |v| reader.finding(json::object(v)?));
        let findings = findings.map_err(|e| e.within(format!("{kind}[{i}]")))?;
        findings.into_iter().for_each(|finding| finding.add_to(&mut draft));
    }
    results.iter().skip(1).for_each(|_| draft.leave_out(Reason::Further));
    Ok(draft)
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

/// What a result says.
enum Finding {
    /// A region's spans, one a label, and how many notes on it have no place.
    Spans(Vec<DraftItem>, usize),
    Relation(DraftLink),
    /// A result of another kind: a choice, a rating, a text.
    Other,
}

impl Finding {
    fn add_to(self, draft: &mut Draft) {
        match self {
            Finding::Spans(items, remarks) => {
                draft.items.extend(items);
                (0..remarks).for_each(|_| draft.leave_out(Reason::Remark));
            }
            Finding::Relation(link) => draft.links.push(link),
            Finding::Other => draft.leave_out(Reason::Unlabelled),
        }
    }
}

struct Reader<'t> {
    places: Places<'t>,
    anchors: Anchors<'t>,
    status: Status,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, status: Status) -> Reader<'t> {
        let places = Places::new(text, Counts::Units(Unit::CodePoint));
        Reader { places, anchors: Anchors::new(text), status }
    }

    fn finding(&self, result: &Object) -> Result<Finding, Problem> {
        match json::string(result, "type")? {
            "labels" => self.region(result),
            "relation" => Ok(Finding::Relation(relation(result)?)),
            _ => Ok(Finding::Other),
        }
    }

    fn region(&self, result: &Object) -> Result<Finding, Problem> {
        let value = json::some(result, "value").ok_or_else(|| Problem::new("value", "is missing"))?;
        let value = json::object(value)?;
        let span = self.span(value).map_err(|p| p.within("value"))?;
        let labels =
            json::each(value, "labels", |v| v.as_str().ok_or_else(|| Problem::new("", "is not text")));
        let key = json::maybe_string(result, "id")?.unwrap_or_default();
        let score = json::some(result, "score").map(|_| json::score(result, "score")).transpose()?;
        let Said { entity, value, remarks } = said(result).map_err(|p| p.within("meta"))?;
        let item = |label: &str| DraftItem {
            key: key.to_owned(),
            span,
            label: label.to_owned(),
            entity: entity.clone(),
            value: value.clone(),
            score,
            source: None,
            status: self.status,
        };
        let items = labels.map_err(Error::into_first)?.into_iter().map(item).collect();
        Ok(Finding::Spans(items, remarks))
    }

    /// Where the words are: older versions counted as JavaScript does.
    fn span(&self, value: &Object) -> Result<Span, Problem> {
        let Some(words) = json::maybe_string(value, "text")? else {
            return self.places.between(value, "start", "end");
        };
        let position = (json::position(value, "start")?, json::position(value, "end")?);
        self.places.quoted(Some(position), ("", words, ""), &self.anchors)
    }
}

/// What stands beside a region's label.
#[derive(Default)]
struct Said {
    entity: Option<DraftEntity>,
    value: Option<String>,
    remarks: usize,
}

/// What a region's free fields say: ours are the entity and the value; a person's own notes are remarks.
fn said(result: &Object) -> Result<Said, Problem> {
    let Some(meta) = json::some(result, "meta") else { return Ok(Said::default()) };
    let meta = json::object(meta)?;
    let entity = json::some(meta, "entity").map(entity).transpose().map_err(|p| p.within("entity"))?;
    let value = json::maybe_string(meta, "value")?.map(str::to_owned);
    let shown = value.as_deref().or(entity.as_ref().and_then(|e| e.name.as_deref()));
    let notes = json::some(meta, "text").and_then(Value::as_array).into_iter().flatten();
    let remarks = notes.filter(|note| note.as_str() != shown).count();
    Ok(Said { entity, value, remarks })
}

fn entity(value: &Value) -> Result<DraftEntity, Problem> {
    let object = json::object(value)?;
    let text = |key| Ok(json::maybe_string(object, key)?.map(str::to_owned));
    Ok(DraftEntity {
        key: json::string(object, "id")?.to_owned(),
        name: text("name")?,
        wikidata: text("wikidata")?,
    })
}

/// A relation; one without a label is of no kind of ours.
fn relation(result: &Object) -> Result<DraftLink, Problem> {
    let labels = json::each(result, "labels", |v| v.as_str().ok_or_else(|| Problem::new("", "is not text")));
    let role = labels.map_err(Error::into_first)?.first().copied().unwrap_or_default().to_owned();
    let end = |key| json::string(result, key).map(str::to_owned);
    Ok(DraftLink { from: end("from_id")?, role, to: end("to_id")? })
}
