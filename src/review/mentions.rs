//! Adding, relabelling and moving mentions, and which entity each then stands for.

use super::id::{Id, Kind};
use super::judge::{changed, on_same_words, parts, step};
use super::occurrences;
use super::operation::{Alike, Place};
use super::refusal::Refusal;
use super::state::{Draft, Swap};
use super::step::{Act, Step};
use crate::document::{Entity, EntityId, Label, Mention, Source, Status};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// The label called `name`, one of the person's own making if need be.
pub(super) fn label(name: &str) -> Result<Label, Refusal> {
    Label::named(name).ok_or_else(|| {
        let known: Vec<&str> = Label::ALL.iter().map(|l| l.name()).collect();
        let known = format!("{}, or one word of your own", known.join(", "));
        Refusal::NoLabel { given: name.to_owned(), known }
    })
}

impl Draft<'_> {
    /// Marks a name or figure.
    pub(super) fn add_mention(
        &mut self,
        at: Place,
        label: Label,
        entity: Option<Id>,
        alike: Option<Alike>,
    ) -> Result<Step, Refusal> {
        let spans = self.free_spans(Kind::Mention, self.span(at)?, alike)?;
        let given = entity.map(|id| self.state.entity(id).map(|_| EntityId(id.key))).transpose()?;
        let words = spans[0].of(&self.state.text).to_owned();
        let home = if label.is_figure() { None } else { given.or_else(|| Some(self.home(&words, label))) };
        for &span in &spans {
            self.put_mention(span, label, home);
        }
        Ok(Step::new(Act::Add, Kind::Mention, spans.len()))
    }

    /// `span` and, where `alike` says so, every other place with its words that nothing of this kind touches.
    pub(super) fn free_spans(
        &self,
        kind: Kind,
        span: Span,
        alike: Option<Alike>,
    ) -> Result<Vec<Span>, Refusal> {
        let text = &self.state.text;
        let others = alike.map(|alike| occurrences::find(text, span.of(text), alike)).transpose()?;
        let taken = self.taken(kind, span);
        let live = self.state.places(kind).filter(|place| place.2 != Status::Rejected);
        let occupied = Occupied::new(live.map(|place| place.1).chain([span]));
        let mut free: Vec<Span> = if taken.is_none() { vec![span] } else { Vec::new() };
        free.extend(others.into_iter().flatten().filter(|&other| !occupied.touches(other)));
        match taken {
            Some(id) if free.is_empty() => Err(Refusal::Taken(id)),
            _ => Ok(free),
        }
    }

    fn put_mention(&mut self, span: Span, label: Label, entity: Option<EntityId>) {
        let new = Mention {
            span,
            label,
            score: 1.0,
            source: Source::Human,
            entity,
            amount: None,
            status: Status::Added,
        };
        let before = self
            .refused(Kind::Mention, span)
            .and_then(|id| Some((id.key, self.state.mentions.get(&id.key)?)));
        let (key, mention) = match before {
            Some((key, old)) => (key, Mention { label, entity, status: Status::Edited, ..old.clone() }),
            None => (self.keys.new_key(Kind::Mention), new),
        };
        self.put(Swap::Mention(key, Some(mention)));
    }

    /// The entity that goes by these words and this label, else a new one.
    fn home(&mut self, words: &str, label: Label) -> EntityId {
        let words = occurrences::key(words, Alike::default());
        let is_named = |e: Option<&Entity>| e.is_some_and(|e| e.label == label);
        let by_name = self.state.entities.iter().find(|(_, e)| e.label == label && e.name == words);
        let by_mention = || {
            let mut live = self.state.mentions.values().filter(|m| m.status != Status::Rejected);
            let same =
                |m: &&Mention| occurrences::key(m.span.of(&self.state.text), Alike::default()) == words;
            let mut entities = live.by_ref().filter(same).filter_map(|m| m.entity);
            entities.find(|e| is_named(self.state.entities.get(&e.0)))
        };
        by_name
            .map(|(&key, _)| EntityId(key))
            .or_else(by_mention)
            .unwrap_or_else(|| self.new_entity(words, label))
    }

    /// A new entity, which some mention must then be given.
    pub(super) fn new_entity(&mut self, name: String, label: Label) -> EntityId {
        let key = self.keys.new_key(Kind::Entity);
        let entity =
            Entity { label, name, mentions: Vec::new(), wikidata: None, related: None, gender: None };
        self.put(Swap::Entity(key, Some(entity)));
        EntityId(key)
    }

    /// Gives mentions another label. An entity of which all live mentions are meant gets it too; otherwise those
    /// meant are no longer its mentions.
    pub(super) fn relabel_mentions(
        &mut self,
        ids: &[Id],
        label: Label,
        alike: Option<Alike>,
    ) -> Result<Step, Refusal> {
        let ids = on_same_words(self.state, parts(self.state, ids)?, alike)?;
        let keep = self.relabel_whole_entities(&ids, label);
        let mut homes = BTreeMap::new();
        for &id in &ids {
            let old = self.state.mention(id)?.clone();
            let words = old.span.of(&self.state.text).to_owned();
            let entity = match old.entity {
                _ if label.is_figure() => None,
                Some(entity) if keep.contains(&entity) => Some(entity),
                _ => Some(*homes.entry(words).or_insert_with_key(|words| self.home(words, label))),
            };
            let amount = old.amount.clone().filter(|_| old.label == label);
            let new = Mention { label, entity, amount, status: changed(old.status), ..old };
            self.put(Swap::Mention(id.key, Some(new)));
        }
        Ok(step(Act::Relabel, &ids))
    }

    /// Relabels the entities of which all live mentions are among `ids`; those that have the label then.
    fn relabel_whole_entities(&mut self, ids: &[Id], label: Label) -> BTreeSet<EntityId> {
        let meant: BTreeSet<u32> = ids.iter().map(|id| id.key).collect();
        let live = self.state.mentions.iter().filter(|(_, m)| m.status != Status::Rejected);
        let rest: BTreeSet<EntityId> =
            live.filter(|(key, _)| !meant.contains(key)).filter_map(|(_, m)| m.entity).collect();
        let touched: BTreeSet<EntityId> =
            meant.iter().filter_map(|key| self.state.mentions.get(key)?.entity).collect();
        for &EntityId(key) in touched.difference(&rest).filter(|_| !label.is_figure()) {
            let entity = self.state.entities.get(&key).map(|e| Entity { label, ..e.clone() });
            self.put(Swap::Entity(key, entity));
        }
        let has_it = |e: &EntityId| self.state.entities.get(&e.0).is_some_and(|e| e.label == label);
        touched.into_iter().filter(has_it).collect()
    }

    /// Moves the edges of a mention; an entity that is named by it alone takes the new words as its name.
    pub(super) fn move_mention(&mut self, id: Id, to: Span) -> Result<(), Refusal> {
        let old = self.state.mention(id)?.clone();
        let words = old.span.of(&self.state.text);
        if let Some(EntityId(key)) = old.entity
            && let Some(entity) = self.state.entities.get(&key).filter(|e| e.name == words)
            && self
                .state
                .mentions_of(key)
                .all(|(other, m)| other == id.key || m.span.of(&self.state.text) != words)
        {
            let name = occurrences::key(to.of(&self.state.text), Alike::default());
            let entity = Entity { name, ..entity.clone() };
            self.put(Swap::Entity(key, Some(entity)));
        }
        // The normal form of a figure was that of other words.
        let moved = Mention { span: to, amount: None, status: changed(old.status), ..old };
        self.put(Swap::Mention(id.key, Some(moved)));
        Ok(())
    }
}

/// The stretches of a text that are annotated, to be asked quickly.
pub(super) struct Occupied {
    /// By start.
    spans: Vec<Span>,
    /// For each span the last end of it and those before it.
    reach: Vec<usize>,
}

impl Occupied {
    pub(super) fn new(spans: impl Iterator<Item = Span>) -> Occupied {
        let mut spans: Vec<Span> = spans.collect();
        spans.sort_unstable();
        let mut last = 0;
        let reach = spans.iter().map(|span| {
            last = last.max(span.end());
            last
        });
        let reach = reach.collect();
        Occupied { spans, reach }
    }

    /// Whether any of the stretches shares a byte with `span`.
    pub(super) fn touches(&self, span: Span) -> bool {
        let before = self.spans.partition_point(|other| other.start() < span.end());
        before > 0 && self.reach[before - 1] > span.start()
    }
}
