//! What is under review, by stable keys, and the small changes that undo and redo replay.

use super::id::{Id, Kind};
use super::refusal::Refusal;
use crate::document::{Document, Entity, EntityId, Mention, Quote, QuoteId, Status, Timex};
use crate::text::offsets::Unit;
use crate::wire::Ids;
use crate::{Date, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An annotated article whose parts are found by key.
///
/// The parts are the document's own types, but [`EntityId`] and [`QuoteId`] in them are keys here, no indices, and
/// [`Entity::mentions`] stays empty: mentions say which entity is theirs.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct State {
    pub(super) text: String,
    pub(super) title: String,
    pub(super) date: Option<Date>,
    pub(super) mentions: BTreeMap<u32, Mention>,
    pub(super) entities: BTreeMap<u32, Entity>,
    pub(super) dates: BTreeMap<u32, Timex>,
    pub(super) quotes: BTreeMap<u32, Quote>,
    pub(super) sources: Vec<String>,
    /// Entities that a person put together or named, and dates whose value a person gave.
    pub(super) own: BTreeMap<Id, ()>,
    /// Notes on annotations and, under none, on the article.
    pub(super) notes: BTreeMap<Option<Id>, String>,
    /// A person's work on words that are gone from the text: each a document of the words and what stood around them.
    pub(super) lost: Vec<Document>,
}

impl State {
    /// The mention with this id.
    pub(super) fn mention(&self, id: Id) -> Result<&Mention, Refusal> {
        find(&self.mentions, id, Kind::Mention)
    }

    /// The entity with this id.
    pub(super) fn entity(&self, id: Id) -> Result<&Entity, Refusal> {
        find(&self.entities, id, Kind::Entity)
    }

    /// The date with this id.
    pub(super) fn date(&self, id: Id) -> Result<&Timex, Refusal> {
        find(&self.dates, id, Kind::Date)
    }

    /// The quotation with this id.
    pub(super) fn quote(&self, id: Id) -> Result<&Quote, Refusal> {
        find(&self.quotes, id, Kind::Quote)
    }

    /// Where the annotation with this id stands.
    pub(super) fn span(&self, id: Id) -> Result<Span, Refusal> {
        match id.kind {
            Kind::Mention => Ok(self.mention(id)?.span),
            Kind::Date => Ok(self.date(id)?.span),
            Kind::Quote => Ok(self.quote(id)?.span),
            Kind::Entity => Err(Refusal::WrongKind { id, expected: Kind::Mention }),
        }
    }

    /// The words of the annotation with this id.
    pub(super) fn words(&self, id: Id) -> Result<&str, Refusal> {
        Ok(self.span(id)?.of(&self.text))
    }

    /// Every place of this kind that is annotated, with its id and what a person has said of it.
    pub(super) fn places(&self, kind: Kind) -> Box<dyn Iterator<Item = (Id, Span, Status)> + '_> {
        let id = move |&key| Id::new(kind, key);
        match kind {
            Kind::Mention => Box::new(self.mentions.iter().map(move |(k, m)| (id(k), m.span, m.status))),
            Kind::Date => Box::new(self.dates.iter().map(move |(k, d)| (id(k), d.span, d.status))),
            Kind::Quote => Box::new(self.quotes.iter().map(move |(k, q)| (id(k), q.span, q.status))),
            Kind::Entity => Box::new(std::iter::empty()),
        }
    }

    /// Whether something goes by this id.
    pub(super) fn holds(&self, id: Id) -> bool {
        match id.kind {
            Kind::Mention => self.mentions.contains_key(&id.key),
            Kind::Entity => self.entities.contains_key(&id.key),
            Kind::Date => self.dates.contains_key(&id.key),
            Kind::Quote => self.quotes.contains_key(&id.key),
        }
    }

    /// The mentions of an entity, rejected ones too.
    pub(super) fn mentions_of(&self, entity: u32) -> impl Iterator<Item = (u32, &Mention)> {
        let its_own = move |m: &Mention| m.entity == Some(EntityId(entity));
        self.mentions.iter().filter(move |(_, m)| its_own(m)).map(|(&key, m)| (key, m))
    }
}

fn find<T>(map: &BTreeMap<u32, T>, id: Id, kind: Kind) -> Result<&T, Refusal> {
    if id.kind != kind {
        return Err(Refusal::WrongKind { id, expected: kind });
    }
    map.get(&id.key).ok_or(Refusal::Unknown(id))
}

/// The keys to be given next. They only grow: undoing gives none back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Keys {
    pub(super) mention: u32,
    pub(super) entity: u32,
    pub(super) date: u32,
    pub(super) quote: u32,
}

impl Keys {
    /// Keys beyond all that `state` holds.
    pub(super) fn beyond(state: &State) -> Keys {
        fn last<T>(map: &BTreeMap<u32, T>) -> u32 {
            map.last_key_value().map_or(0, |(&key, _)| key)
        }
        let (mention, entity) = (last(&state.mentions), last(&state.entities));
        Keys { mention, entity, date: last(&state.dates), quote: last(&state.quotes) }
    }

    /// For each kind the later of the two.
    pub(super) fn or_later(&self, other: &Keys) -> Keys {
        Keys {
            mention: self.mention.max(other.mention),
            entity: self.entity.max(other.entity),
            date: self.date.max(other.date),
            quote: self.quote.max(other.quote),
        }
    }

    /// A key that nothing of this kind has had.
    pub(super) fn new_key(&mut self, kind: Kind) -> u32 {
        let last = match kind {
            Kind::Mention => &mut self.mention,
            Kind::Entity => &mut self.entity,
            Kind::Date => &mut self.date,
            Kind::Quote => &mut self.quote,
        };
        *last += 1;
        *last
    }
}

/// One change: what to put in a place. Making it leaves what was there before, so that making it again undoes it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Swap {
    Mention(u32, Option<Mention>),
    Entity(u32, Option<Entity>),
    Date(u32, Option<Timex>),
    Quote(u32, Option<Quote>),
    Own(Id, Option<()>),
    Note(Option<Id>, Option<String>),
    Title(String),
    Published(Option<Date>),
    Everything(Box<State>),
}

impl Swap {
    /// Changes `state` and turns into the change back.
    pub(super) fn exchange(&mut self, state: &mut State) {
        match self {
            Swap::Mention(key, other) => swap(&mut state.mentions, *key, other),
            Swap::Entity(key, other) => swap(&mut state.entities, *key, other),
            Swap::Date(key, other) => swap(&mut state.dates, *key, other),
            Swap::Quote(key, other) => swap(&mut state.quotes, *key, other),
            Swap::Own(id, other) => swap(&mut state.own, *id, other),
            Swap::Note(on, other) => swap(&mut state.notes, *on, other),
            Swap::Title(other) => std::mem::swap(&mut state.title, other),
            Swap::Published(other) => std::mem::swap(&mut state.date, other),
            Swap::Everything(other) => std::mem::swap(state, other),
        }
    }

    fn changes(&self, state: &State) -> bool {
        match self {
            Swap::Mention(key, other) => state.mentions.get(key) != other.as_ref(),
            Swap::Entity(key, other) => state.entities.get(key) != other.as_ref(),
            Swap::Date(key, other) => state.dates.get(key) != other.as_ref(),
            Swap::Quote(key, other) => state.quotes.get(key) != other.as_ref(),
            Swap::Own(id, other) => state.own.get(id) != other.as_ref(),
            Swap::Note(on, other) => state.notes.get(on) != other.as_ref(),
            Swap::Title(other) => state.title != *other,
            Swap::Published(other) => state.date != *other,
            Swap::Everything(other) => state != &**other,
        }
    }
}

fn swap<K: Ord, T>(map: &mut BTreeMap<K, T>, key: K, other: &mut Option<T>) {
    *other = match other.take() {
        Some(value) => map.insert(key, value),
        None => map.remove(&key),
    };
}

/// A state that is being changed: each change is noted, so that all can be taken back together.
pub(super) struct Draft<'r> {
    pub(super) state: &'r mut State,
    pub(super) keys: &'r mut Keys,
    /// What the positions of the operation count.
    pub(super) unit: Unit,
    swaps: Vec<Swap>,
}

impl<'r> Draft<'r> {
    pub(super) fn new(state: &'r mut State, keys: &'r mut Keys, unit: Unit) -> Draft<'r> {
        Draft { state, keys, unit, swaps: Vec::new() }
    }

    /// Makes one change.
    pub(super) fn put(&mut self, mut swap: Swap) {
        if swap.changes(self.state) {
            swap.exchange(self.state);
            self.swaps.push(swap);
        }
    }

    /// The changes made, to be replayed from last to first.
    pub(super) fn finish(mut self) -> Vec<Swap> {
        self.sweep();
        self.swaps
    }

    /// Takes every change back.
    pub(super) fn give_up(self) {
        replay(&mut { self.swaps }, self.state);
    }

    /// Takes away what hangs in the air: entities without a mention, links and notes to what is gone.
    fn sweep(&mut self) {
        let named: std::collections::BTreeSet<EntityId> =
            self.state.mentions.values().filter_map(|m| m.entity).collect();
        let is_gone = |e: Option<EntityId>| e.is_some_and(|e| !named.contains(&e));
        let mut swaps = Vec::new();
        for (&key, entity) in &self.state.entities {
            if !named.contains(&EntityId(key)) {
                swaps.push(Swap::Entity(key, None));
                swaps.push(Swap::Own(Id::new(Kind::Entity, key), None));
                swaps.push(Swap::Note(Some(Id::new(Kind::Entity, key)), None));
            } else if is_gone(entity.related) {
                swaps.push(Swap::Entity(key, Some(Entity { related: None, ..entity.clone() })));
            }
        }
        for (&key, quote) in &self.state.quotes {
            if is_gone(quote.speaker.as_ref().and_then(|s| s.entity)) {
                swaps.push(Swap::Quote(key, Some(without_entity(quote.clone()))));
            }
        }
        swaps.into_iter().for_each(|swap| self.put(swap));
    }
}

fn without_entity(mut quote: Quote) -> Quote {
    if let Some(speaker) = &mut quote.speaker {
        speaker.entity = None;
    }
    quote
}

/// Makes the changes from last to first, and leaves those that lead back in their place.
pub(super) fn replay(swaps: &mut [Swap], state: &mut State) {
    swaps.reverse();
    swaps.iter_mut().for_each(|swap| swap.exchange(state));
}

impl State {
    /// `document`, whose parts go by `ids`.
    pub(super) fn new(document: Document, ids: &Ids) -> State {
        fn keyed<T>(keys: &[u32], items: Vec<T>) -> BTreeMap<u32, T> {
            keys.iter().copied().zip(items).collect()
        }
        let key = |e: EntityId| ids.entities.get(e.0 as usize).copied().map(EntityId);
        let mut state = State {
            text: document.text,
            date: document.date,
            mentions: keyed(&ids.mentions, document.mentions),
            entities: keyed(&ids.entities, document.entities),
            dates: keyed(&ids.dates, document.dates),
            quotes: keyed(&ids.quotes, document.quotes),
            sources: document.sources,
            ..State::default()
        };
        state.mentions.values_mut().for_each(|m| m.entity = m.entity.and_then(key));
        for entity in state.entities.values_mut() {
            entity.mentions.clear();
            entity.related = entity.related.and_then(key);
        }
        for quote in state.quotes.values_mut() {
            let before = quote.continues.and_then(|q| ids.quotes.get(q.0 as usize));
            quote.continues = before.map(|&key| QuoteId(key));
            quote.speaker.iter_mut().for_each(|s| s.entity = s.entity.and_then(key));
        }
        state
    }
}
