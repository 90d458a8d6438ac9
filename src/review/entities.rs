//! Merging, splitting and naming entities.

use super::id::{Id, Kind};
use super::refusal::Refusal;
use super::state::{Draft, Swap};
use super::step::{Act, Step};
use crate::document::{Entity, EntityId, Mention, Quote, Status};
use std::collections::BTreeSet;

impl Draft<'_> {
    /// Makes one entity of several.
    pub(super) fn merge(&mut self, into: Id, entities: &[Id]) -> Result<Step, Refusal> {
        self.state.entity(into)?;
        let others: BTreeSet<Id> = entities.iter().copied().filter(|&id| id != into).collect();
        if others.is_empty() {
            return Err(Refusal::NothingToMerge);
        }
        for &other in &others {
            self.inherit(into, other)?;
            self.redirect(EntityId(other.key), EntityId(into.key));
        }
        self.put(Swap::Own(into, Some(())));
        Ok(Step::new(Act::Merge, Kind::Entity, others.len() + 1))
    }

    /// What is known of `other` and not of `into`, `into` takes over.
    fn inherit(&mut self, into: Id, other: Id) -> Result<(), Refusal> {
        let (mut entity, other) = (self.state.entity(into)?.clone(), self.state.entity(other)?.clone());
        entity.wikidata = entity.wikidata.or(other.wikidata);
        entity.gender = entity.gender.or(other.gender);
        entity.related = entity.related.or(other.related).filter(|e| e.0 != into.key);
        self.put(Swap::Entity(into.key, Some(entity)));
        Ok(())
    }

    /// Makes every link to `from` one to `to`.
    fn redirect(&mut self, from: EntityId, to: EntityId) {
        let mut swaps = Vec::new();
        for (key, mention) in self.state.mentions_of(from.0) {
            swaps.push(Swap::Mention(key, Some(Mention { entity: Some(to), ..mention.clone() })));
        }
        for (&key, quote) in &self.state.quotes {
            swaps.extend(said_by(quote, from, to).map(|quote| Swap::Quote(key, Some(quote))));
        }
        for (&key, entity) in self.state.entities.iter().filter(|(_, e)| e.related == Some(from)) {
            let related = Some(to).filter(|to| to.0 != key);
            swaps.push(Swap::Entity(key, Some(Entity { related, ..entity.clone() })));
        }
        swaps.into_iter().for_each(|swap| self.put(swap));
    }

    /// Makes an entity of its own from mentions of others.
    pub(super) fn split(&mut self, mentions: &[Id], name: Option<&str>) -> Result<Step, Refusal> {
        let ids: BTreeSet<Id> = mentions.iter().copied().collect();
        let first = *ids.first().ok_or(Refusal::NoneGiven)?;
        let (mut longest, mut from) = ("", BTreeSet::new());
        for &id in &ids {
            let mention = self.state.mention(id)?;
            from.extend(mention.entity);
            if mention.label.is_figure() {
                return Err(Refusal::Figure(id));
            }
            let words = mention.span.of(&self.state.text);
            longest = if words.chars().count() > longest.chars().count() { words } else { longest };
        }
        self.check_split(&ids, &from)?;
        let name = name.map_or(Ok(longest.to_owned()), tidy_name)?;
        let entity = self.new_entity(name, self.state.mention(first)?.label);
        ids.iter().try_for_each(|&id| self.give_to(id, entity))?;
        self.put(Swap::Own(Id::new(Kind::Entity, entity.0), Some(())));
        Ok(Step::new(Act::Split, Kind::Mention, ids.len()))
    }

    /// Refuses to split all of one entity off from itself.
    fn check_split(&self, ids: &BTreeSet<Id>, from: &BTreeSet<EntityId>) -> Result<(), Refusal> {
        let Some(only) = from.first().filter(|_| from.len() == 1) else { return Ok(()) };
        let live = self.state.mentions_of(only.0).filter(|(_, m)| m.status != Status::Rejected);
        let stays = live.map(|(key, _)| Id::new(Kind::Mention, key)).any(|id| !ids.contains(&id));
        let is_loose =
            ids.iter().any(|id| self.state.mentions.get(&id.key).is_some_and(|m| m.entity.is_none()));
        if stays || is_loose { Ok(()) } else { Err(Refusal::WholeEntity(Id::new(Kind::Entity, only.0))) }
    }

    /// Makes a mention, and the quotations whose speaker it names, those of `entity`.
    fn give_to(&mut self, id: Id, entity: EntityId) -> Result<(), Refusal> {
        let mention = Mention { entity: Some(entity), ..self.state.mention(id)?.clone() };
        let (span, before) = (mention.span, self.state.mention(id)?.entity);
        self.put(Swap::Mention(id.key, Some(mention)));
        let named_here = |q: &&Quote| q.speaker.as_ref().is_some_and(|s| s.span.overlaps(span));
        let quotes = self.state.quotes.iter().filter(|(_, quote)| named_here(quote));
        let swaps: Vec<Swap> = quotes
            .filter_map(|(&key, quote)| Some(Swap::Quote(key, Some(said_by(quote, before?, entity)?))))
            .collect();
        swaps.into_iter().for_each(|swap| self.put(swap));
        Ok(())
    }

    /// Gives an entity another name.
    pub(super) fn rename(&mut self, id: Id, name: &str) -> Result<Step, Refusal> {
        let entity = Entity { name: tidy_name(name)?, ..self.state.entity(id)?.clone() };
        self.put(Swap::Entity(id.key, Some(entity)));
        self.put(Swap::Own(id, Some(())));
        Ok(Step::new(Act::Rename, Kind::Entity, 1))
    }
}

/// `quote` with `to` as its speaker, where that was `from`.
fn said_by(quote: &Quote, from: EntityId, to: EntityId) -> Option<Quote> {
    let mut quote = quote.clone();
    let speaker = quote.speaker.as_mut().filter(|s| s.entity == Some(from))?;
    speaker.entity = Some(to);
    Some(quote)
}

fn tidy_name(name: &str) -> Result<String, Refusal> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() { Err(Refusal::EmptyName) } else { Ok(name) }
}
