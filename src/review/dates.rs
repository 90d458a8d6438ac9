//! Adding dates, and saying what they mean.

use super::id::{Id, Kind};
use super::judge::{changed, on_same_words, parts, step};
use super::operation::{Alike, Place};
use super::refusal::Refusal;
use super::state::{Draft, Swap};
use super::step::{Act, Step};
use super::value::{self, Meaning};
use crate::document::{Source, Status, Timex, TimexType};
use crate::segment::Segments;
use crate::text::Span;
use crate::{Date, dates};

impl Draft<'_> {
    /// Marks a temporal expression, and says what it means where `value` is given.
    pub(super) fn add_date(
        &mut self,
        at: Place,
        value: Option<&str>,
        alike: Option<Alike>,
    ) -> Result<Step, Refusal> {
        let spans = self.free_spans(Kind::Date, self.span(at)?, alike)?;
        for &span in &spans {
            let key = self.keys.new_key(Kind::Date);
            self.put(Swap::Date(key, Some(self.new_date(span, value)?)));
            if value.is_some() {
                self.put(Swap::Own(Id::new(Kind::Date, key), Some(())));
            }
        }
        Ok(Step::new(Act::Add, Kind::Date, spans.len()))
    }

    fn new_date(&self, span: Span, value: Option<&str>) -> Result<Timex, Refusal> {
        let words = span.of(&self.state.text);
        let found = reading(words, self.state.date);
        let date = match value {
            None => found.ok_or_else(|| Refusal::Unreadable(words.to_owned()))?,
            Some(value) => with_value(found.unwrap_or_else(unread), value)?,
        };
        Ok(Timex { span, score: 1.0, source: Source::Human, status: Status::Added, ..date })
    }

    /// Says what dates mean.
    pub(super) fn set_value(&mut self, ids: &[Id], value: &str) -> Result<Step, Refusal> {
        let ids = parts(self.state, ids)?;
        for &id in &ids {
            let old = self.state.date(id)?.clone();
            let new = Timex { status: changed(old.status), ..with_value(old, value)? };
            self.put(Swap::Date(id.key, Some(new)));
            self.put(Swap::Own(id, Some(())));
        }
        Ok(step(Act::SetValue, &ids))
    }

    /// Gives dates another TIMEX3 type.
    pub(super) fn retype_dates(
        &mut self,
        ids: &[Id],
        kind: TimexType,
        alike: Option<Alike>,
    ) -> Result<Step, Refusal> {
        let ids = on_same_words(self.state, parts(self.state, ids)?, alike)?;
        for &id in &ids {
            let old = self.state.date(id)?.clone();
            self.put(Swap::Date(id.key, Some(Timex { kind, status: changed(old.status), ..old })));
            self.put(Swap::Own(id, Some(())));
        }
        Ok(step(Act::Relabel, &ids))
    }

    /// Moves the edges of a date, and reads its new words unless a person has said what it means.
    pub(super) fn move_date(&mut self, id: Id, to: Span) -> Result<(), Refusal> {
        let old = self.state.date(id)?.clone();
        let is_own = self.state.own.contains_key(&id);
        let read = reading(to.of(&self.state.text), self.state.date).filter(|_| !is_own);
        let status = changed(old.status);
        let date = read.map_or(old.clone(), |read| with_meaning_of(old, read));
        self.put(Swap::Date(id.key, Some(Timex { span: to, status, ..date })));
        Ok(())
    }
}

/// What `words` mean if they are one temporal expression from end to end. Its span is that in the words.
pub(super) fn reading(words: &str, published: Option<Date>) -> Option<Timex> {
    let (_, found) = dates::find(words, &Segments::new(words), published);
    let whole = Span::new(0, words.len()).trim(words);
    found.into_iter().find(|date| date.span == whole)
}

/// `date`, meaning what `read` means.
pub(super) fn with_meaning_of(date: Timex, read: Timex) -> Timex {
    Timex { span: date.span, score: date.score, source: date.source, status: date.status, ..read }
}

/// `date` with another value. What it was taken for before is an alternative then.
fn with_value(date: Timex, value: &str) -> Result<Timex, Refusal> {
    let value = value.trim();
    let Meaning { kind, interval, edtf } =
        value::read(value).ok_or_else(|| Refusal::NoValue(value.to_owned()))?;
    let mut alternatives = date.alternatives;
    alternatives.retain(|other| other != value);
    if date.value != value && !date.value.is_empty() {
        alternatives.insert(0, date.value);
    }
    let kind = if date.kind == TimexType::Set { TimexType::Set } else { kind };
    Ok(Timex { value: value.to_owned(), kind, interval, edtf, alternatives, inferred: Vec::new(), ..date })
}

/// A date of which nothing is known.
fn unread() -> Timex {
    Timex {
        span: Span::default(),
        kind: TimexType::Date,
        value: String::new(),
        modifier: None,
        edtf: None,
        interval: None,
        inferred: Vec::new(),
        alternatives: Vec::new(),
        score: 1.0,
        source: Source::Human,
        status: Status::Added,
    }
}
