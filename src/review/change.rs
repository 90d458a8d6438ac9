//! What the last operation changed, so that a page need not draw everything anew.

use super::id::{Id, Kind};
use super::state::{State, Swap};
use super::view::Summary;
use super::{Review, project};
use crate::document::{EntityId, QuoteId};
use crate::text::offsets::Unit;
use crate::wire::{self, Native, NativeDate, NativeEntity, NativeMention, NativeQuote, Text};
use serde::Serialize;
use std::collections::BTreeSet;

/// What the last operation, undo or redo changed.
///
/// ```
/// use rubricator::{Model, review::Review, text::offsets::Unit};
/// let mut review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
/// let title = serde_json::from_str(r#"{"op":"setTitle","title":"A win"}"#)?;
/// review.apply(&title, Unit::Utf16)?;
/// let change = review.change(Unit::Utf16);
/// assert!(change.whole.is_none() && change.gone.is_empty());
/// assert_eq!(change.summary.title, "A win");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct Change {
    /// The whole article, where the text may be another.
    pub whole: Option<Native>,
    /// What is new or other than before; empty where the whole article is given.
    pub changed: Parts,
    /// What is gone; empty where the whole article is given.
    pub gone: Vec<Id>,
    /// All but the annotations.
    #[serde(flatten)]
    pub summary: Summary,
}

/// Some of the annotations of an article.
///
/// ```
/// use rubricator::{Model, review::Review, text::offsets::Unit};
/// let mut review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
/// let accept = serde_json::from_str(r#"{"op":"accept","ids":["m1"]}"#)?;
/// review.apply(&accept, Unit::Utf16)?;
/// assert_eq!(review.change(Unit::Utf16).changed.mentions[0].status, "accepted");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, Serialize)]
pub struct Parts {
    /// Mentions in text order.
    pub mentions: Vec<NativeMention>,
    /// Entities in order of first mention.
    pub entities: Vec<NativeEntity>,
    /// Dates in text order.
    pub dates: Vec<NativeDate>,
    /// Quotations in text order.
    pub quotes: Vec<NativeQuote>,
}

/// What was changed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Touched {
    /// These, and maybe notes and the like.
    Ids(BTreeSet<Id>),
    /// All of it.
    Everything,
}

impl Touched {
    /// What `swaps` have changed in `state`, both ways: an entity is changed by what its mentions are, a quotation by the
    /// name of its speaker.
    pub(super) fn by(swaps: &[Swap], state: &State) -> Touched {
        let mut ids = BTreeSet::new();
        for swap in swaps {
            match swap {
                Swap::Everything(_) => return Touched::Everything,
                Swap::Mention(key, other) => {
                    ids.extend([Id::new(Kind::Mention, *key)]);
                    let here = state.mentions.get(key).and_then(|m| m.entity);
                    let there = other.as_ref().and_then(|m| m.entity);
                    ids.extend(here.into_iter().chain(there).map(|e| Id::new(Kind::Entity, e.0)));
                }
                Swap::Entity(key, _) => ids.extend([Id::new(Kind::Entity, *key)]),
                Swap::Date(key, _) => ids.extend([Id::new(Kind::Date, *key)]),
                Swap::Quote(key, _) => ids.extend([Id::new(Kind::Quote, *key)]),
                Swap::Own(..) | Swap::Note(..) | Swap::Title(_) | Swap::Published(_) => {}
            }
        }
        let linked: Vec<Id> = linked_quotes(state, &ids).collect();
        ids.extend(linked);
        Touched::Ids(ids)
    }
}

/// The quotations that continue one of `ids`, or whose speaker is one.
fn linked_quotes<'s>(state: &'s State, ids: &'s BTreeSet<Id>) -> impl Iterator<Item = Id> + 's {
    let speaker = |e: Option<EntityId>| e.is_some_and(|e| ids.contains(&Id::new(Kind::Entity, e.0)));
    let before = |q: Option<QuoteId>| q.is_some_and(|q| ids.contains(&Id::new(Kind::Quote, q.0)));
    let linked = state.quotes.iter().filter(move |(_, quote)| {
        before(quote.continues) || speaker(quote.speaker.as_ref().and_then(|s| s.entity))
    });
    linked.map(|(&key, _)| Id::new(Kind::Quote, key))
}

impl Review {
    /// What the last operation, undo or redo changed, with positions in `unit`. Costs little more than that.
    ///
    /// ```
    /// use rubricator::{Model, review::Review, text::offsets::Unit};
    /// let mut review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
    /// let accept = serde_json::from_str(r#"{"op":"accept","ids":["m1"]}"#)?;
    /// review.apply(&accept, Unit::Utf16)?;
    /// assert_eq!(review.change(Unit::Utf16).changed.mentions.len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn change(&self, unit: Unit) -> Change {
        let summary = self.summary(unit);
        match &self.touched {
            Touched::Everything => {
                let whole = Some(self.native(unit));
                Change { whole, changed: Parts::default(), gone: Vec::new(), summary }
            }
            Touched::Ids(ids) => {
                let gone = ids.iter().copied().filter(|&id| !self.state.holds(id)).collect();
                Change { whole: None, changed: parts(&self.state, ids, unit), gone, summary }
            }
        }
    }
}

/// The native form of those of `ids` that are there.
fn parts(state: &State, ids: &BTreeSet<Id>, unit: Unit) -> Parts {
    let (document, numbers) = project::project(&around(state, ids));
    let native = wire::native_with_ids(&document, &numbers, None, unit, Text::LeftOut);
    fn wanted<T>(ids: &BTreeSet<Id>, kind: Kind, keys: &[u32], all: Vec<T>) -> Vec<T> {
        let both = keys.iter().zip(all);
        both.filter(|&(&key, _)| ids.contains(&Id::new(kind, key))).map(|(_, item)| item).collect()
    }
    Parts {
        mentions: wanted(ids, Kind::Mention, &numbers.mentions, native.mentions),
        entities: wanted(ids, Kind::Entity, &numbers.entities, native.entities),
        dates: wanted(ids, Kind::Date, &numbers.dates, native.dates),
        quotes: wanted(ids, Kind::Quote, &numbers.quotes, native.quotes),
    }
}

/// As much of `state` as shows `ids` as they are: with all mentions of an entity, and what quotations link to.
fn around(state: &State, ids: &BTreeSet<Id>) -> State {
    let mut part = State { text: state.text.clone(), sources: state.sources.clone(), ..State::default() };
    for (&key, quote) in state.quotes.iter().filter(|(key, _)| ids.contains(&Id::new(Kind::Quote, **key))) {
        part.quotes.extend(quote.continues.and_then(|QuoteId(q)| Some((q, state.quotes.get(&q)?.clone()))));
        part.quotes.insert(key, quote.clone());
    }
    let mut linked = links(state, ids, &part);
    for (&key, mention) in &state.mentions {
        let entity = mention.entity.map(|e| e.0);
        let is_changed = |e: u32| ids.contains(&Id::new(Kind::Entity, e));
        // One mention is enough to show that an entity is there.
        let names_one = entity.is_some_and(|e| is_changed(e) || linked.remove(&e));
        if names_one || ids.contains(&Id::new(Kind::Mention, key)) {
            part.mentions.insert(key, mention.clone());
            part.entities.extend(entity.and_then(|e| Some((e, state.entities.get(&e)?.clone()))));
        }
    }
    let dates = state.dates.iter().filter(|(key, _)| ids.contains(&Id::new(Kind::Date, **key)));
    part.dates.extend(dates.map(|(&key, date)| (key, date.clone())));
    part
}

/// The entities that the quotations of `part`, and the mentions and entities among `ids`, link to.
fn links(state: &State, ids: &BTreeSet<Id>, part: &State) -> BTreeSet<u32> {
    let speakers = part.quotes.values().filter_map(|q| q.speaker.as_ref()?.entity);
    let others = ids.iter().filter_map(|id| match id.kind {
        Kind::Mention => state.mentions.get(&id.key)?.entity,
        Kind::Entity => state.entities.get(&id.key)?.related,
        Kind::Date | Kind::Quote => None,
    });
    speakers.chain(others).map(|e| e.0).collect()
}
