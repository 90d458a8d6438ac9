//! State → Document: keys become indices, in reading order.

use super::state::State;
use crate::document::{Document, Entity, EntityId, Mention, Quote, QuoteId, Timex};
use crate::hash::HashMap;
use crate::text::{Span, sort_by_span};
use crate::wire::Ids;
use std::collections::BTreeMap;

/// The document that `state` is, and the keys of its parts in their order.
pub(super) fn project(state: &State) -> (Document, Ids) {
    let mentions = in_order(&state.mentions, |m| m.span);
    let entities = by_first_mention(state, &mentions);
    let ids = Ids {
        dates: in_order(&state.dates, |d| d.span),
        quotes: in_order(&state.quotes, |q| q.span),
        mentions,
        entities,
    };
    let links = Links { entities: index_of(&ids.entities), quotes: index_of(&ids.quotes) };
    let document = Document {
        text: state.text.clone(),
        date: state.date,
        mentions: ids.mentions.iter().map(|key| links.mention(&state.mentions[key])).collect(),
        entities: ids.entities.iter().map(|key| links.entity(&state.entities[key])).collect(),
        dates: ids.dates.iter().map(|key| Timex::clone(&state.dates[key])).collect(),
        quotes: ids.quotes.iter().enumerate().map(|(i, key)| links.quote(i, &state.quotes[key])).collect(),
        sources: state.sources.clone(),
    };
    (with_mentions_listed(document), ids)
}

fn in_order<T>(map: &BTreeMap<u32, T>, span: impl Fn(&T) -> Span) -> Vec<u32> {
    let mut keys: Vec<u32> = map.keys().copied().collect();
    sort_by_span(&mut keys, |key| span(&map[key]));
    keys
}

fn by_first_mention(state: &State, mentions: &[u32]) -> Vec<u32> {
    let mut first = HashMap::default();
    for (at, key) in mentions.iter().enumerate() {
        if let Some(EntityId(entity)) = state.mentions[key].entity {
            first.entry(entity).or_insert(at);
        }
    }
    let mut keys: Vec<u32> = state.entities.keys().copied().filter(|key| first.contains_key(key)).collect();
    keys.sort_by_key(|key| first[key]);
    keys
}

fn index_of(keys: &[u32]) -> HashMap<u32, u32> {
    keys.iter().copied().zip(0..).collect()
}

/// Where the keys stand in the document's lists.
struct Links {
    entities: HashMap<u32, u32>,
    quotes: HashMap<u32, u32>,
}

impl Links {
    fn follow(&self, entity: Option<EntityId>) -> Option<EntityId> {
        entity.and_then(|EntityId(key)| self.entities.get(&key).copied().map(EntityId))
    }

    fn mention(&self, mention: &Mention) -> Mention {
        Mention { entity: self.follow(mention.entity), ..mention.clone() }
    }

    fn entity(&self, entity: &Entity) -> Entity {
        Entity { related: self.follow(entity.related), ..entity.clone() }
    }

    fn quote(&self, at: usize, quote: &Quote) -> Quote {
        let mut quote = quote.clone();
        let before = |&index: &u32| (index as usize) < at;
        let there = quote.continues.and_then(|QuoteId(key)| self.quotes.get(&key).copied());
        quote.continues = there.filter(before).map(QuoteId);
        quote.speaker.iter_mut().for_each(|s| s.entity = self.follow(s.entity));
        quote
    }
}

fn with_mentions_listed(mut document: Document) -> Document {
    for (i, mention) in document.mentions.iter().enumerate() {
        if let Some(EntityId(entity)) = mention.entity {
            document.entities[entity as usize].mentions.push(i as u32);
        }
    }
    document
}
