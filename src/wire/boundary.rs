//! What stands in a document, as native JSON says it.

use super::Ids;
use super::form::{
    NativeAmount, NativeDate, NativeEntity, NativeMention, NativeQuote, NativeSpan, NativeSpeaker,
};
use crate::attribution;
use crate::document::{Document, Entity, EntityId, Mention, Quote, QuoteId, Source, Speaker, Timex};
use crate::text::Span;
use crate::text::offsets::{OffsetIndex, Unit};

pub(super) fn each<T, U>(items: &[T], make: impl Fn(usize, &T) -> U) -> Vec<U> {
    items.iter().enumerate().map(|(i, item)| make(i, item)).collect()
}

/// What found an annotation, as native JSON says it.
pub(crate) fn source_name(document: &Document, source: Source) -> String {
    match source {
        Source::Model => "model".to_owned(),
        Source::Rule(name) => ["rule:", name].concat(),
        Source::Human => "human".to_owned(),
        Source::Named(i) => document.sources.get(usize::from(i)).cloned().unwrap_or_default(),
    }
}

/// Scores with three decimals: more are noise, and cost bytes.
fn rounded(score: f32) -> f32 {
    (score * 1000.0).round() / 1000.0
}

/// Whether what a reader can make of its text and lists goes along: the words of a stretch, the mentions of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Derived {
    Told,
    LeftOut,
}

/// A document seen in another unit of position.
pub(super) struct Boundary<'d> {
    pub(super) document: &'d Document,
    pub(super) ids: &'d Ids,
    pub(super) index: OffsetIndex<'d>,
    pub(super) unit: Unit,
    pub(super) derived: Derived,
}

impl Boundary<'_> {
    fn span(&self, span: Span) -> NativeSpan {
        NativeSpan {
            start: self.index.to_unit(span.start(), self.unit),
            end: self.index.to_unit(span.end(), self.unit),
            text: self.derived(|| span.of(&self.document.text).to_owned()),
        }
    }

    fn derived<T: Default>(&self, make: impl FnOnce() -> T) -> T {
        match self.derived {
            Derived::Told => make(),
            Derived::LeftOut => T::default(),
        }
    }

    fn entity_id(&self, entity: EntityId) -> String {
        self.ids.entity(entity.0 as usize)
    }

    pub(super) fn entity(&self, i: usize, entity: &Entity) -> NativeEntity {
        NativeEntity {
            id: self.ids.entity(i),
            label: entity.label.name(),
            name: entity.name.clone(),
            mentions: self.derived(|| each(&entity.mentions, |_, &m| self.ids.mention(m as usize))),
            wikidata: entity.wikidata.clone(),
            related: entity.related.map(|e| self.entity_id(e)),
        }
    }

    pub(super) fn mention(&self, i: usize, mention: &Mention) -> NativeMention {
        NativeMention {
            id: self.ids.mention(i),
            span: self.span(mention.span),
            label: mention.label.name(),
            entity: mention.entity.map(|e| self.entity_id(e)),
            amount: mention.amount.as_ref().map(|a| NativeAmount { value: a.value, unit: a.unit.clone() }),
            score: rounded(mention.score),
            source: source_name(self.document, mention.source),
            status: mention.status.name(),
        }
    }

    pub(super) fn date(&self, i: usize, date: &Timex) -> NativeDate {
        NativeDate {
            id: self.ids.date(i),
            span: self.span(date.span),
            kind: date.kind.name(),
            value: date.value.clone(),
            modifier: date.modifier,
            edtf: date.edtf.clone(),
            interval: date.interval.map(|(first, last)| [first.to_string(), last.to_string()]),
            inferred: date.inferred.clone(),
            alternatives: date.alternatives.clone(),
            score: rounded(date.score),
            source: source_name(self.document, date.source),
            status: date.status.name(),
        }
    }

    pub(super) fn quote(&self, i: usize, quote: &Quote) -> NativeQuote {
        NativeQuote {
            id: self.ids.quote(i),
            span: self.span(quote.span),
            kind: quote.kind.name(),
            speaker: quote.speaker.as_ref().map(|s| self.speaker(s)),
            cue: quote.cue.map(|cue| self.span(cue)),
            continues: quote.continues.map(|QuoteId(q)| self.ids.quote(q as usize)),
            score: rounded(quote.score),
            source: source_name(self.document, quote.source),
            status: quote.status.name(),
        }
    }

    fn speaker(&self, speaker: &Speaker) -> NativeSpeaker {
        let words = speaker.span.of(&self.document.text);
        let named = speaker.entity.map(|e| self.document.entities[e.0 as usize].name.as_str());
        let name = named.or_else(|| attribution::called(words)).map(str::to_owned);
        NativeSpeaker {
            span: self.span(speaker.span),
            entity: speaker.entity.map(|e| self.entity_id(e)),
            name,
        }
    }
}
