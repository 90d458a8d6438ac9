//! A review as JSON, to be kept between two visits. What could be undone is not kept.

use super::id::{Id, Kind};
use super::state::{Keys, State};
use super::view::Note;
use super::{Review, project};
use crate::document::{Document, Source};
use crate::import::{self, Error, Problem};
use crate::text::offsets::Unit;
use crate::wire::{self, Ids, Native, Text};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The format's name and major version.
const FORMAT: &str = "rubricator-review/1";

/// What is kept of a review. Native JSON, which other tools read, is one field of it.
///
/// ```
/// use rubricator::{Model, review::Review};
/// let review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
/// let json = serde_json::to_vec(&review.save())?;
/// assert_eq!(Review::restore(&json)?.text(), review.text());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct Saved {
    format: &'static str,
    document: Native,
    title: String,
    notes: Vec<Note>,
    own: Vec<Id>,
    keys: Keys,
    lost: Vec<Native>,
}

/// [`Saved`] as it is read back.
#[derive(Deserialize)]
struct Stored {
    format: String,
    document: Value,
    #[serde(default)]
    title: String,
    #[serde(default)]
    notes: Vec<Note>,
    #[serde(default)]
    own: Vec<Id>,
    #[serde(default)]
    keys: Keys,
    #[serde(default)]
    lost: Vec<Value>,
}

impl Review {
    /// What to keep. Serialise it as JSON.
    ///
    /// ```
    /// use rubricator::{Model, review::Review};
    /// let review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
    /// assert!(serde_json::to_string(&review.save())?.contains("Zoë Li"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn save(&self) -> Saved {
        let (document, ids) = project::project(&self.state);
        let lost = self.state.lost.iter().map(|lost| wire::native(lost, None, Unit::Utf16, Text::Kept));
        Saved {
            format: FORMAT,
            document: wire::native_with_ids(&document, &ids, None, Unit::Utf16, Text::Kept),
            title: self.state.title.clone(),
            notes: self.notes().map(|(on, note)| Note { on, note: note.to_owned() }).collect(),
            own: self.state.own.keys().copied().collect(),
            keys: self.keys.clone(),
            lost: lost.collect(),
        }
    }

    /// The review that `json` keeps, or a new one of the document that it is in native form.
    ///
    /// ```
    /// use rubricator::{Model, review::Review, text::offsets::Unit};
    /// let review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
    /// let json = serde_json::to_vec(&review.save())?;
    /// assert_eq!(Review::restore(&json)?.view(Unit::Byte).document, review.view(Unit::Byte).document);
    /// assert!(Review::restore(b"no JSON").is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// When `json` is neither, or says something that cannot be so.
    pub fn restore(json: &[u8]) -> Result<Review, Error> {
        let value: Value = serde_json::from_slice(json).map_err(unreadable)?;
        if value.get("format").and_then(Value::as_str).is_some_and(|f| f.starts_with("rubricator/")) {
            let document = read(&value)?;
            return Ok(Review::new(document));
        }
        let stored: Stored = serde_json::from_value(value).map_err(unreadable)?;
        if stored.format != FORMAT {
            let reason = format!("is {:?}, not {FORMAT:?}: use a newer Rubricator", stored.format);
            return Err(Problem::new("format", reason).into());
        }
        stored.open()
    }
}

fn unreadable(error: serde_json::Error) -> Error {
    Problem::new("", format!("is no saved review: {error}")).into()
}

impl Stored {
    fn open(self) -> Result<Review, Error> {
        let document = read(&self.document)?;
        let ids = Ids {
            mentions: numbers(&self.document, Kind::Mention, "mentions", document.mentions.len())?,
            entities: numbers(&self.document, Kind::Entity, "entities", document.entities.len())?,
            dates: numbers(&self.document, Kind::Date, "dates", document.dates.len())?,
            quotes: numbers(&self.document, Kind::Quote, "quotes", document.quotes.len())?,
        };
        check_order(&self.document, &document)?;
        let mut state = State::new(document, &ids);
        state.title = self.title;
        state.notes = self.notes.into_iter().map(|note| (note.on, note.note)).collect();
        state.own = self.own.into_iter().map(|id| (id, ())).collect();
        for lost in &self.lost {
            let lost = read(lost)?;
            state.lost.push(with_sources_of(&mut state.sources, lost));
        }
        let mut review = Review::of(state);
        review.keys = review.keys.or_later(&self.keys);
        Ok(review)
    }
}

fn read(native: &Value) -> Result<Document, Error> {
    import::native_value(native)
}

/// `scrap` with its sources named in the table of the review, where its annotations may come back.
fn with_sources_of(sources: &mut Vec<String>, mut scrap: Document) -> Document {
    let own = std::mem::take(&mut scrap.sources);
    let mut adopt = |source: &mut Source| {
        if let Source::Named(i) = source
            && let Some(name) = own.get(usize::from(*i))
        {
            let known = sources.iter().position(|s| s == name).unwrap_or(sources.len());
            if known == sources.len() {
                sources.push(name.clone());
            }
            *source = u16::try_from(known).map_or(Source::Human, Source::Named);
        }
    };
    scrap.mentions.iter_mut().for_each(|m| adopt(&mut m.source));
    scrap.dates.iter_mut().for_each(|d| adopt(&mut d.source));
    scrap.quotes.iter_mut().for_each(|q| adopt(&mut q.source));
    scrap.sources.clone_from(sources);
    scrap
}

/// The numbers in the ids of the list under `key`.
fn numbers(document: &Value, kind: Kind, key: &str, count: usize) -> Result<Vec<u32>, Problem> {
    let wrong = |i: usize, what: &str| Problem::new(format!("document.{key}[{i}].id"), what);
    let items = document.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let mut numbers = Vec::with_capacity(items.len());
    for (i, item) in items.iter().enumerate() {
        let id = item.get("id").and_then(Value::as_str).and_then(|id| id.parse::<Id>().ok());
        let id = id.filter(|id| id.kind == kind).ok_or_else(|| wrong(i, "is no id of its kind"))?;
        numbers.push(id.key);
    }
    if numbers.len() == count {
        Ok(numbers)
    } else {
        Err(wrong(count, "is of an annotation that holds nothing"))
    }
}

/// Whether the lists stand in the order in which they are read: ids go by it.
fn check_order(native: &Value, document: &Document) -> Result<(), Problem> {
    let check = |key: &str, spans: &mut dyn Iterator<Item = crate::Span>| {
        let items = native.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let differs = |(item, span): (&Value, crate::Span)| item["text"] != span.of(&document.text);
        match items.iter().zip(spans).position(differs) {
            Some(i) => Err(Problem::new(format!("document.{key}[{i}]"), "is not in the order of the text")),
            None => Ok(()),
        }
    };
    check("mentions", &mut document.mentions.iter().map(|m| m.span))?;
    check("dates", &mut document.dates.iter().map(|d| d.span))?;
    check("quotes", &mut document.quotes.iter().map(|q| q.span))
}
