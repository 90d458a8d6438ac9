//! Accepting, removing, moving edges: what is alike for mentions, dates and quotations.

use super::id::{Id, Kind};
use super::occurrences;
use super::operation::{Alike, Place};
use super::refusal::Refusal;
use super::state::{Draft, State, Swap};
use super::step::{Act, Step};
use crate::document::{Mention, Quote, Status, Timex};
use crate::text::Span;
use crate::text::offsets::OffsetIndex;
use std::collections::BTreeSet;

/// What a person's change makes of a status.
pub(super) fn changed(status: Status) -> Status {
    if status == Status::Added { Status::Added } else { Status::Edited }
}

impl Draft<'_> {
    /// The stretch of text at `place`.
    pub(super) fn span(&self, place: Place) -> Result<Span, Refusal> {
        let index = OffsetIndex::new(&self.state.text);
        let byte = |offset| index.to_byte(offset, self.unit);
        let span = byte(place.start).zip(byte(place.end)).filter(|(start, end)| start < end);
        let span = span.ok_or(Refusal::NoPlace { start: place.start, end: place.end })?;
        Ok(Span::new(span.0, span.1))
    }

    /// Confirms annotations.
    pub(super) fn accept(&mut self, ids: &[Id]) -> Result<Step, Refusal> {
        let ids = parts(self.state, ids)?;
        for &id in &ids {
            match status(self.state, id)? {
                Status::Machine | Status::Rejected => self.put_status(id, Status::Accepted)?,
                Status::Accepted | Status::Edited | Status::Added => {}
            }
        }
        Ok(step(Act::Accept, &ids))
    }

    /// Takes annotations away, or notes that they are refused.
    pub(super) fn remove(&mut self, ids: &[Id], alike: Option<Alike>) -> Result<Step, Refusal> {
        let ids = on_same_words(self.state, parts(self.state, ids)?, alike)?;
        for &id in &ids {
            match status(self.state, id)? {
                Status::Added => self.take_out(id),
                _ => self.put_status(id, Status::Rejected)?,
            }
        }
        Ok(step(Act::Remove, &ids))
    }

    /// Moves the edges of an annotation.
    pub(super) fn move_to(&mut self, id: Id, to: Place) -> Result<Step, Refusal> {
        let (from, to) = (self.state.span(id)?, self.span(to)?);
        if let Some(other) = self.taken(id.kind, to).filter(|&other| other != id) {
            return Err(Refusal::Taken(other));
        }
        if from != to {
            match id.kind {
                Kind::Mention => self.move_mention(id, to)?,
                Kind::Date => self.move_date(id, to)?,
                _ => self.move_quote(id, to)?,
            }
        }
        Ok(Step::new(Act::Move, id.kind, 1))
    }

    /// What stands exactly at `span` and is not rejected.
    pub(super) fn taken(&self, kind: Kind, span: Span) -> Option<Id> {
        let mut live = self.state.places(kind).filter(|place| place.2 != Status::Rejected);
        live.find(|place| place.1 == span).map(|place| place.0)
    }

    /// What stands exactly at `span` and was rejected.
    pub(super) fn refused(&self, kind: Kind, span: Span) -> Option<Id> {
        let mut rejected = self.state.places(kind).filter(|place| place.2 == Status::Rejected);
        rejected.find(|place| place.1 == span).map(|place| place.0)
    }

    fn put_status(&mut self, id: Id, status: Status) -> Result<(), Refusal> {
        let swap = match id.kind {
            Kind::Date => Swap::Date(id.key, Some(Timex { status, ..self.state.date(id)?.clone() })),
            Kind::Quote => Swap::Quote(id.key, Some(Quote { status, ..self.state.quote(id)?.clone() })),
            _ => Swap::Mention(id.key, Some(Mention { status, ..self.state.mention(id)?.clone() })),
        };
        self.put(swap);
        Ok(())
    }

    fn take_out(&mut self, id: Id) {
        self.put(match id.kind {
            Kind::Mention => Swap::Mention(id.key, None),
            Kind::Entity => Swap::Entity(id.key, None),
            Kind::Date => Swap::Date(id.key, None),
            Kind::Quote => Swap::Quote(id.key, None),
        });
        self.put(Swap::Own(id, None));
        self.put(Swap::Note(Some(id), None));
    }
}

/// What a person has said of the annotation with this id.
fn status(state: &State, id: Id) -> Result<Status, Refusal> {
    match id.kind {
        Kind::Date => Ok(state.date(id)?.status),
        Kind::Quote => Ok(state.quote(id)?.status),
        Kind::Mention | Kind::Entity => Ok(state.mention(id)?.status),
    }
}

/// `ids`, each once, with the live mentions of an entity in its place.
pub(super) fn parts(state: &State, ids: &[Id]) -> Result<Vec<Id>, Refusal> {
    let mut out = BTreeSet::new();
    for &id in ids {
        if id.kind == Kind::Entity {
            state.entity(id)?;
            let live = state.mentions_of(id.key).filter(|(_, m)| m.status != Status::Rejected);
            out.extend(live.map(|(key, _)| Id::new(Kind::Mention, key)));
        } else {
            state.span(id)?;
            out.insert(id);
        }
    }
    if out.is_empty() { Err(Refusal::NoneGiven) } else { Ok(out.into_iter().collect()) }
}

/// `ids` and, where `alike` says so, the live ones of their kinds on the same words.
pub(super) fn on_same_words(state: &State, ids: Vec<Id>, alike: Option<Alike>) -> Result<Vec<Id>, Refusal> {
    let Some(alike) = alike else { return Ok(ids) };
    let mut out: BTreeSet<Id> = ids.iter().copied().collect();
    let wanted = ids.iter().map(|&id| Ok((id.kind, occurrences::key(state.words(id)?, alike))));
    let wanted: BTreeSet<(Kind, String)> = wanted.collect::<Result<_, Refusal>>()?;
    for kind in [Kind::Mention, Kind::Date, Kind::Quote] {
        let live = state.places(kind).filter(|place| place.2 != Status::Rejected);
        let same =
            live.filter(|place| wanted.contains(&(kind, occurrences::key(place.1.of(&state.text), alike))));
        out.extend(same.map(|place| place.0));
    }
    Ok(out.into_iter().collect())
}

/// What was done to `ids`, by the kind of the first.
pub(super) fn step(act: Act, ids: &[Id]) -> Step {
    Step::new(act, ids.first().map_or(Kind::Mention, |id| id.kind), ids.len())
}
