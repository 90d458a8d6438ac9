//! A new text: annotated afresh by the machine, with a person's work on the old one carried over.

mod entities;
mod quotes;

use super::anchor::Anchor;
use super::dates::{reading, with_meaning_of};
use super::id::{Id, Kind};
use super::mentions::Occupied;
use super::scrap::scrap;
use super::state::{Draft, Keys, State};
use crate::document::{Document, Entity, EntityId, Mention, Status, Timex};
use crate::hash::HashMap;
use crate::text::Span;
use crate::text::offsets::Unit;
use std::collections::{BTreeMap, BTreeSet};

/// The state that `old` becomes when its text becomes that of `fresh`, which the machine has annotated.
///
/// What the machine finds again in the same place keeps its id. What a person has done is found again by position, by
/// its words and their context, or by its ends; what is not is kept in [`State::lost`], and tried again next time.
pub(super) fn reanchor(old: &State, fresh: &Document, keys: &mut Keys) -> State {
    let mut settling = Settling::new(old, fresh, keys);
    settling.settle_mentions();
    settling.settle_dates();
    settling.settle_quotes();
    settling.settle_rest();
    settling.finish()
}

/// The dates of `old` once those of `fresh` were found with another published date in the same text.
pub(super) fn redate(old: &State, fresh: &Document, keys: &mut Keys) -> BTreeMap<u32, Timex> {
    let mut settling = Settling::new(old, fresh, keys);
    settling.settle_dates();
    settling.new.dates
}

/// A state in the making.
struct Settling<'a> {
    old: &'a State,
    fresh: &'a Document,
    anchor: Anchor<'a>,
    /// Where the old annotations stand in the new text: all that are a person's work, and the others where unchanged.
    places: BTreeMap<Id, Span>,
    keys: &'a mut Keys,
    new: State,
}

impl<'a> Settling<'a> {
    fn new(old: &'a State, fresh: &'a Document, keys: &'a mut Keys) -> Settling<'a> {
        let anchor = Anchor::new(&old.text, &fresh.text);
        let new = State {
            text: fresh.text.clone(),
            date: fresh.date,
            title: old.title.clone(),
            sources: old.sources.clone(),
            ..State::default()
        };
        let places = places(old, &anchor);
        Settling { old, fresh, anchor, places, keys, new }
    }

    /// The keys of what the machine found at `spans`; none where a person's work has its place.
    fn keys_for(&mut self, kind: Kind, spans: &[Span]) -> Vec<Option<u32>> {
        let mut known: HashMap<Span, (Id, bool)> = HashMap::default();
        let mut live = Vec::new();
        for (id, _, status) in self.old.places(kind) {
            let Some(&span) = self.places.get(&id) else { continue };
            let work = is_work(self.old, id, status);
            if work && status != Status::Rejected {
                live.push(span);
            }
            let seen = known.entry(span).or_insert((id, work));
            *seen = if work { (id, true) } else { *seen };
        }
        let occupied = Occupied::new(live.into_iter());
        let key = |span: &Span| match known.remove(span) {
            Some((_, true)) => None,
            Some((id, false)) => Some(id.key),
            None if occupied.touches(*span) => None,
            None => Some(self.keys.new_key(kind)),
        };
        spans.iter().map(key).collect()
    }

    /// The person's work of this kind that has its place in the new text.
    fn work(&self, kind: Kind) -> Vec<(u32, Span)> {
        let work = self.old.places(kind).filter(|&(id, _, status)| is_work(self.old, id, status));
        work.filter_map(|(id, ..)| Some((id.key, *self.places.get(&id)?))).collect()
    }

    fn settle_mentions(&mut self) {
        let spans: Vec<Span> = self.fresh.mentions.iter().map(|m| m.span).collect();
        let keys = self.keys_for(Kind::Mention, &spans);
        let entities = self.settle_entities();
        for (mention, key) in self.fresh.mentions.iter().zip(keys) {
            let Some(key) = key else { continue };
            let entity = mention.entity.map(|e| self.entity_again(key, entities[e.0 as usize]));
            self.new.mentions.insert(key, Mention { entity, ..mention.clone() });
        }
        for (key, span) in self.work(Kind::Mention) {
            let old = &self.old.mentions[&key];
            let same = span.of(&self.new.text) == old.span.of(&self.old.text);
            let amount = old.amount.clone().filter(|_| same);
            old.entity.iter().for_each(|&e| self.keep_entity(e));
            self.new.mentions.insert(key, Mention { span, amount, ..old.clone() });
        }
    }

    /// The dates: a person's stay; what they mean is read afresh unless the person has said it.
    fn settle_dates(&mut self) {
        let spans: Vec<Span> = self.fresh.dates.iter().map(|d| d.span).collect();
        let keys = self.keys_for(Kind::Date, &spans);
        for (date, key) in self.fresh.dates.iter().zip(keys) {
            self.new.dates.extend(key.map(|key| (key, date.clone())));
        }
        let found: HashMap<Span, &Timex> = self.fresh.dates.iter().map(|d| (d.span, d)).collect();
        for (key, span) in self.work(Kind::Date) {
            let old = &self.old.dates[&key];
            let moved = Timex { span, ..old.clone() };
            let is_own = self.old.own.contains_key(&Id::new(Kind::Date, key));
            let afresh = || found.get(&span).copied().cloned();
            let afresh = || afresh().or_else(|| reading(span.of(&self.new.text), self.new.date));
            let date = if is_own { None } else { afresh() };
            let date = date.map_or(moved.clone(), |read| with_meaning_of(moved, read));
            self.new.dates.insert(key, date);
        }
    }

    /// Notes, and what else a person has set: what has no place any more is listed.
    fn settle_rest(&mut self) {
        let kinds = [Kind::Mention, Kind::Date, Kind::Quote];
        let work = kinds.iter().flat_map(|&kind| self.old.places(kind));
        let work = work.filter(|&(id, _, status)| is_work(self.old, id, status)).map(|(id, ..)| id);
        let gone: BTreeSet<Id> = work.filter(|&id| !self.new.holds(id)).collect();
        let entities: Vec<Id> =
            self.old.own.keys().copied().filter(|&id| self.is_lost_entity(id, &gone)).collect();
        let lost = gone.iter().copied().chain(entities).filter_map(|id| scrap(self.old, id));
        self.new.lost.extend(lost);
        self.new.own =
            self.old.own.keys().copied().filter(|&id| self.new.holds(id)).map(|id| (id, ())).collect();
        for (&on, note) in &self.old.notes {
            match on {
                Some(id) if !self.new.holds(id) => self.keep_note(id, note),
                _ => self.new.add_note(on, note),
            }
        }
    }

    /// A note on what is gone becomes part of the note on the article.
    fn keep_note(&mut self, id: Id, note: &str) {
        let words = match id.kind {
            Kind::Entity => self.old.entities.get(&id.key).map(|e| e.name.as_str()),
            _ => self.old.words(id).ok(),
        };
        self.new.add_note(None, &format!("“{}”: {note}", words.unwrap_or_default()));
    }

    fn finish(self) -> State {
        let Settling { old, anchor, keys, mut new, .. } = self;
        let mut draft = Draft::new(&mut new, keys, Unit::Byte);
        let still_lost = draft.put_back(&old.lost, &anchor);
        draft.finish();
        new.lost.extend(still_lost);
        new
    }
}

/// Whether a person has had a hand in it.
fn is_work(state: &State, id: Id, status: Status) -> bool {
    status != Status::Machine || state.own.contains_key(&id) || state.notes.contains_key(&Some(id))
}

/// Where the annotations stand in the new text. No two of a person's that stood apart get into one place.
fn places(old: &State, anchor: &Anchor<'_>) -> BTreeMap<Id, Span> {
    let mut places = BTreeMap::new();
    for kind in [Kind::Mention, Kind::Date, Kind::Quote] {
        let mut from: HashMap<Span, Span> = HashMap::default();
        for (id, span, status) in old.places(kind) {
            let work = is_work(old, id, status);
            let place = if work { anchor.place(span) } else { anchor.unchanged(span) };
            let Some(place) = place else { continue };
            if !work || *from.entry(place).or_insert(span) == span {
                places.insert(id, place);
            }
        }
    }
    places
}

impl State {
    /// Writes a note, below one that is there.
    fn add_note(&mut self, on: Option<Id>, note: &str) {
        let notes = self.notes.entry(on).or_default();
        if !notes.is_empty() {
            notes.push('\n');
        }
        notes.push_str(note);
    }
}
