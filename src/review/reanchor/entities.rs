//! Entities of a new text: those that a person put together or named stay so, the others keep their ids.

use super::{BTreeMap, BTreeSet, Entity, EntityId, HashMap, Id, Kind, Settling, Span};

impl Settling<'_> {
    /// The keys of the machine's entities, each put into the new state.
    pub(super) fn settle_entities(&mut self) -> Vec<u32> {
        let before = self.entities_before();
        let mut claimed = BTreeSet::new();
        let mut keys = Vec::with_capacity(self.fresh.entities.len());
        for entity in &self.fresh.entities {
            let spans = entity.mentions.iter().map(|&m| self.fresh.mentions[m as usize].span);
            let key = match most(spans.filter_map(|span| before.get(&span).copied())) {
                Some(key) if self.is_own(key) || claimed.insert(key) => key,
                _ => self.keys.new_key(Kind::Entity),
            };
            keys.push(key);
        }
        for (entity, &key) in self.fresh.entities.iter().zip(&keys) {
            let related = entity.related.map(|e| EntityId(keys[e.0 as usize])).filter(|e| e.0 != key);
            let again = Entity { mentions: Vec::new(), related, ..entity.clone() };
            let entity = self.old.entities.get(&key).filter(|_| self.is_own(key)).cloned().unwrap_or(again);
            self.new.entities.insert(key, entity);
        }
        keys
    }

    /// The entity that stood at each place.
    fn entities_before(&self) -> HashMap<Span, u32> {
        let placed = self
            .old
            .mentions
            .iter()
            .filter_map(|(&key, m)| Some((*self.places.get(&Id::new(Kind::Mention, key))?, m.entity?.0)));
        placed.collect()
    }

    /// The entity of the machine's mention `key`, which it now takes for one of `cluster`: where a person had given the
    /// mention to an entity, that.
    pub(super) fn entity_again(&mut self, key: u32, cluster: u32) -> EntityId {
        let before = self.old.mentions.get(&key).and_then(|m| m.entity).filter(|e| self.is_own(e.0));
        before.iter().for_each(|&e| self.keep_entity(e));
        before.unwrap_or(EntityId(cluster))
    }

    /// Makes sure that an entity of before is there.
    pub(super) fn keep_entity(&mut self, EntityId(key): EntityId) {
        if let Some(entity) = self.old.entities.get(&key) {
            self.new.entities.entry(key).or_insert_with(|| entity.clone());
        }
    }

    /// Whether a person's entity has no mention left, of which none is listed as lost.
    pub(super) fn is_lost_entity(&self, id: Id, gone: &BTreeSet<Id>) -> bool {
        id.kind == Kind::Entity
            && !self.new.mentions.values().any(|m| m.entity == Some(EntityId(id.key)))
            && !self.old.mentions_of(id.key).any(|(key, _)| gone.contains(&Id::new(Kind::Mention, key)))
    }

    fn is_own(&self, entity: u32) -> bool {
        self.old.own.contains_key(&Id::new(Kind::Entity, entity))
    }
}

/// The key that comes most often, the first of those that come equally often.
fn most(keys: impl Iterator<Item = u32>) -> Option<u32> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    keys.for_each(|key| *counts.entry(key).or_default() += 1);
    counts.into_iter().min_by_key(|&(key, count)| (std::cmp::Reverse(count), key)).map(|(key, _)| key)
}
