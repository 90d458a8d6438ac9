//! Native JSON, `rubricator/1` → Document.

use super::json::{self, Object};
use super::problem::{Error, Problem};
use super::sources::Sources;
use crate::document::{
    Amount, Document, Entity, EntityId, Mention, Quote, QuoteId, QuoteKind, Source, Speaker, Status, Timex,
    TimexType,
};
use crate::hash::HashMap;
use crate::text::offsets::{OffsetIndex, Unit};
use crate::{Date, Label, Span, day, wire};
use serde_json::Value;

/// The major version of the format that this library reads.
const MAJOR: u32 = 1;

/// The TIMEX3 modifiers.
const MODIFIERS: &[&str] = &[
    "BEFORE",
    "AFTER",
    "ON_OR_BEFORE",
    "ON_OR_AFTER",
    "LESS_THAN",
    "MORE_THAN",
    "EQUAL_OR_LESS",
    "EQUAL_OR_MORE",
    "START",
    "MID",
    "END",
    "APPROX",
];

/// The parts of a value that a text may leave unsaid.
const PARTS: &[&str] = &[
    "era", "century", "decade", "year", "season", "quarter", "month", "week", "weekday", "day", "hour",
    "minute", "second", "zone",
];

/// Reads one document. Its text is its own or, where it has none, `given`.
pub(super) fn read(value: &Value, given: Option<&str>) -> Result<Document, Error> {
    let object = json::object(value)?;
    check_format(object)?;
    let own = json::maybe_string(object, "text")?;
    let text = own
        .or(given)
        .ok_or_else(|| Problem::new("text", "is missing, and none was given beside the file"))?;
    let unit = unit(object)?;
    let entities = json::each(object, "entities", entity)?;
    let ids = Ids { entities: numbered(object, "entities")?, quotes: numbered(object, "quotes")? };
    let mut reader = Reader { text, index: OffsetIndex::new(text), unit, ids, sources: Sources::default() };
    let document = Document {
        text: text.to_owned(),
        date: json::maybe_string(object, "date")?.map(|d| date("date", d)).transpose()?,
        mentions: json::each(object, "mentions", |v| reader.mention(json::object(v)?))?,
        dates: json::each(object, "dates", |v| reader.date(json::object(v)?))?,
        quotes: json::each(object, "quotes", |v| reader.quote(json::object(v)?))?,
        entities: reader.relate(object, entities)?,
        sources: reader.sources.into_names(),
    };
    Ok(document.tidied())
}

/// Whether the file is native JSON at all, and of a version that this library reads.
fn check_format(object: &Object) -> Result<(), Problem> {
    let format = json::string(object, "format")?;
    let major = format.strip_prefix("rubricator/").and_then(|v| v.split('.').next()?.parse::<u32>().ok());
    match major {
        Some(MAJOR) => Ok(()),
        Some(newer) if newer > MAJOR => Err(Problem::new(
            "format",
            format!(
                "is {format}, and this version of Rubricator reads {}: use a newer Rubricator",
                wire::FORMAT
            ),
        )),
        _ => Err(Problem::new("format", format!("is {format:?}, not {:?}", wire::FORMAT))),
    }
}

/// The unit of the file's positions.
pub(super) fn unit(object: &Object) -> Result<Unit, Problem> {
    let name = json::string(object, "offsets")?;
    let reason = || Problem::new("offsets", format!("is {name:?}, not codePoint, utf16 or byte"));
    wire::unit_named(name).ok_or_else(reason)
}

/// Which things the ids of a file stand for.
struct Ids<'v> {
    entities: HashMap<&'v str, u32>,
    quotes: HashMap<&'v str, u32>,
}

/// The place of each id in the list under `key`.
fn numbered<'v>(object: &'v Object, key: &str) -> Result<HashMap<&'v str, u32>, Error> {
    let ids = json::each(object, key, |v| json::string(json::object(v)?, "id"))?;
    let mut places = HashMap::with_capacity_and_hasher(ids.len(), Default::default());
    for (i, id) in ids.into_iter().enumerate() {
        if places.insert(id, i as u32).is_some() {
            return Err(Problem::new(format!("{key}[{i}].id"), format!("{id:?} is taken")).into());
        }
    }
    Ok(places)
}

fn link(ids: &HashMap<&str, u32>, object: &Object, key: &str) -> Result<Option<u32>, Problem> {
    let id = json::maybe_string(object, key)?;
    id.map(|id| {
        ids.get(id).copied().ok_or_else(|| Problem::new(key, format!("there is no {id:?} in the file")))
    })
    .transpose()
}

/// The one of `all` that the text under `key` names.
fn named<T: Copy>(
    object: &Object,
    key: &str,
    all: &[T],
    name: impl Fn(T) -> &'static str,
) -> Result<T, Problem> {
    let wanted = json::string(object, key)?;
    let found = all.iter().copied().find(|&one| name(one) == wanted);
    found.ok_or_else(|| {
        let names: Vec<_> = all.iter().map(|&one| name(one)).collect();
        Problem::new(key, format!("is {wanted:?}, not one of {}", names.join(", ")))
    })
}

fn label(object: &Object) -> Result<Label, Problem> {
    let name = json::string(object, "label")?;
    let no_label =
        || Problem::new("label", format!("is {name:?}: letters, digits, - and _ make a label, 40 at most"));
    Label::named(name).ok_or_else(no_label)
}

fn status(object: &Object) -> Result<Status, Problem> {
    match json::some(object, "status") {
        None => Ok(Status::Machine),
        Some(_) => named(object, "status", &Status::ALL, Status::name),
    }
}

fn date(place: &str, date: &str) -> Result<Date, Problem> {
    let problem = || Problem::new(place, format!("{date:?} is no day of the form YYYY-MM-DD"));
    day::parse(date).ok_or_else(problem)
}

fn entity(value: &Value) -> Result<Entity, Problem> {
    let object = json::object(value)?;
    Ok(Entity {
        label: label(object)?,
        name: json::string(object, "name")?.to_owned(),
        mentions: Vec::new(),
        wikidata: json::maybe_string(object, "wikidata")?.map(str::to_owned),
        related: None,
        gender: None,
    })
}

fn amount(value: &Value) -> Result<Amount, Problem> {
    let object = json::object(value)?;
    let number = object.get("value").and_then(Value::as_f64);
    Ok(Amount {
        value: number.ok_or_else(|| Problem::new("value", "is not a number"))?,
        unit: json::string(object, "unit")?.to_owned(),
    })
}

fn interval(value: &Value) -> Result<(Date, Date), Problem> {
    let days: Vec<_> = value.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let [first, last] = days[..] else {
        return Err(Problem::new("interval", "is not two days [first, last]"));
    };
    Ok((date("interval", first)?, date("interval", last)?))
}

/// A file's positions and links, followed.
struct Reader<'v> {
    text: &'v str,
    index: OffsetIndex<'v>,
    unit: Unit,
    ids: Ids<'v>,
    sources: Sources,
}

impl<'v> Reader<'v> {
    fn span(&self, object: &Object) -> Result<Span, Problem> {
        let start = self.byte(object, "start")?;
        let end = self.byte(object, "end")?;
        if start >= end {
            return Err(Problem::new("end", "is not after start"));
        }
        let span = Span::new(start, end);
        match json::maybe_string(object, "text")? {
            Some(said) if said != span.of(self.text) => Err(Problem::new(
                "text",
                format!("is {said:?}, but the article has {:?} there", span.of(self.text)),
            )),
            _ => Ok(span),
        }
    }

    fn byte(&self, object: &Object, key: &str) -> Result<usize, Problem> {
        let position = json::position(object, key)?;
        self.index.to_byte(position, self.unit).ok_or_else(|| {
            Problem::new(key, format!("{position} is beyond the text or in the middle of a character"))
        })
    }

    fn maybe_span(&self, object: &Object, key: &str) -> Result<Option<Span>, Problem> {
        let inside = |v| self.span(json::object(v)?);
        json::some(object, key).map(inside).transpose().map_err(|p| p.within(key))
    }

    fn source(&mut self, object: &Object) -> Result<Source, Problem> {
        self.sources.named(json::maybe_string(object, "source")?.unwrap_or("model"))
    }

    fn entity(&self, object: &Object) -> Result<Option<EntityId>, Problem> {
        Ok(link(&self.ids.entities, object, "entity")?.map(EntityId))
    }

    fn mention(&mut self, object: &'v Object) -> Result<Mention, Problem> {
        let amount = json::some(object, "amount").map(amount).transpose().map_err(|p| p.within("amount"))?;
        Ok(Mention {
            span: self.span(object)?,
            label: label(object)?,
            score: json::score(object, "score")?,
            source: self.source(object)?,
            entity: self.entity(object)?,
            amount: amount.map(Box::new),
            status: status(object)?,
        })
    }

    fn date(&mut self, object: &'v Object) -> Result<Timex, Problem> {
        let modifier =
            json::some(object, "mod").map(|_| named(object, "mod", MODIFIERS, |m| m)).transpose()?;
        Ok(Timex {
            span: self.span(object)?,
            kind: named(object, "type", &TimexType::ALL, TimexType::name)?,
            value: json::string(object, "value")?.to_owned(),
            modifier,
            edtf: json::maybe_string(object, "edtf")?.map(str::to_owned),
            interval: json::some(object, "interval").map(interval).transpose()?,
            inferred: parts(object)?,
            alternatives: json::each(object, "alternatives", text).map_err(Error::into_first)?,
            score: json::score(object, "score")?,
            source: self.source(object)?,
            status: status(object)?,
        })
    }

    fn quote(&mut self, object: &'v Object) -> Result<Quote, Problem> {
        Ok(Quote {
            span: self.span(object)?,
            kind: named(object, "kind", &QuoteKind::ALL, QuoteKind::name)?,
            speaker: self.speaker(object)?,
            cue: self.maybe_span(object, "cue")?,
            continues: link(&self.ids.quotes, object, "continues")?.map(QuoteId),
            score: json::score(object, "score")?,
            source: self.source(object)?,
            status: status(object)?,
        })
    }

    fn speaker(&self, quote: &Object) -> Result<Option<Speaker>, Problem> {
        let read = |v| {
            let object = json::object(v)?;
            Ok(Speaker { span: self.span(object)?, entity: self.entity(object)? })
        };
        json::some(quote, "speaker").map(read).transpose().map_err(|p: Problem| p.within("speaker"))
    }

    /// The entities with what each belongs to.
    fn relate(&self, object: &Object, mut entities: Vec<Entity>) -> Result<Vec<Entity>, Error> {
        let related =
            json::each(object, "entities", |v| link(&self.ids.entities, json::object(v)?, "related"))?;
        for (entity, related) in entities.iter_mut().zip(related) {
            entity.related = related.map(EntityId);
        }
        Ok(entities)
    }
}

fn text(value: &Value) -> Result<String, Problem> {
    value.as_str().map(str::to_owned).ok_or_else(|| Problem::new("", "is not text"))
}

fn parts(object: &Object) -> Result<Vec<&'static str>, Problem> {
    let part = |value: &Value| {
        let known = value.as_str().and_then(|name| PARTS.iter().find(|&&p| p == name));
        known.copied().ok_or_else(|| Problem::new("", format!("is no part of a date: {value}")))
    };
    json::each(object, "inferred", part).map_err(Error::into_first)
}
