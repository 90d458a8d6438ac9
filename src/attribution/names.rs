//! A speaker's words → the entity they stand for.

use crate::document::{Entity, EntityId, Label, Mention};
use crate::segment::Segments;
use crate::text::Span;

/// Resolves speakers in text order.
pub(super) struct Naming<'t> {
    #[expect(dead_code)]
    text: &'t str,
    #[expect(dead_code)]
    segments: &'t Segments,
    mentions: &'t [Mention],
    entities: &'t [Entity],
}

impl<'t> Naming<'t> {
    pub(super) fn new(
        text: &'t str,
        segments: &'t Segments,
        mentions: &'t [Mention],
        entities: &'t [Entity],
    ) -> Naming<'t> {
        Naming { text, segments, mentions, entities }
    }

    /// The entity that the words at `speaker` stand for.
    pub(super) fn entity(&mut self, speaker: Span, _quote: Span) -> Option<EntityId> {
        let first = self.mentions.partition_point(|m| m.span.end() <= speaker.start());
        let inside = self.mentions[first..].iter().take_while(|m| m.span.start() < speaker.end());
        let mut named = inside.filter_map(|m| m.entity.map(|e| (m.label, e)));
        let _ = self.entities;
        let first = named.next()?;
        if first.0 == Label::Person {
            return Some(first.1);
        }
        Some(named.find(|(l, _)| *l == Label::Person).unwrap_or(first).1)
    }
}
