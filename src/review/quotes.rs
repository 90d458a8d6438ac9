//! Adding quotations, and saying who speaks.

use super::id::{Id, Kind};
use super::judge::{changed, on_same_words, parts, step};
use super::operation::{Alike, Place, Voice};
use super::refusal::Refusal;
use super::state::{Draft, State, Swap};
use super::step::{Act, Step};
use crate::document::{EntityId, Mention, Quote, QuoteId, QuoteKind, Source, Speaker, Status};
use crate::text::Span;
use std::collections::BTreeSet;

impl Draft<'_> {
    /// Marks a quotation.
    pub(super) fn add_quote(
        &mut self,
        at: Place,
        kind: Option<QuoteKind>,
        speaker: Option<Voice>,
    ) -> Result<Step, Refusal> {
        let span = self.free_spans(Kind::Quote, self.span(at)?, None)?[0];
        let kind = kind.unwrap_or_else(|| kind_of(span.of(&self.state.text)));
        let speaker = speaker.map(|voice| self.speaker(voice, span)).transpose()?;
        let (cue, continues) = (None, None);
        let quote = Quote {
            span,
            kind,
            speaker,
            cue,
            continues,
            score: 1.0,
            source: Source::Human,
            status: Status::Added,
        };
        let key = self.keys.new_key(Kind::Quote);
        self.put(Swap::Quote(key, Some(quote)));
        Ok(Step::new(Act::Add, Kind::Quote, 1))
    }

    /// Says who said quotations, with those that continue them.
    pub(super) fn set_speaker(&mut self, ids: &[Id], voice: Option<Voice>) -> Result<Step, Refusal> {
        let ids = parts(self.state, ids)?;
        for &id in &ids {
            self.state.quote(id)?;
        }
        let whole = with_continuations(self.state, &ids);
        for &key in &whole {
            let Some(old) = self.state.quotes.get(&key).cloned() else { continue };
            let speaker = voice.map(|voice| self.speaker(voice, old.span)).transpose()?;
            let new = Quote { speaker, status: changed(old.status), ..old };
            self.put(Swap::Quote(key, Some(new)));
        }
        Ok(Step::new(Act::SetSpeaker, Kind::Quote, whole.len()))
    }

    /// Says how quotations are reported.
    pub(super) fn rekind_quotes(
        &mut self,
        ids: &[Id],
        kind: QuoteKind,
        alike: Option<Alike>,
    ) -> Result<Step, Refusal> {
        let ids = on_same_words(self.state, parts(self.state, ids)?, alike)?;
        for &id in &ids {
            let old = self.state.quote(id)?.clone();
            self.put(Swap::Quote(id.key, Some(Quote { kind, status: changed(old.status), ..old })));
        }
        Ok(step(Act::Relabel, &ids))
    }

    /// Moves the edges of a quotation.
    pub(super) fn move_quote(&mut self, id: Id, to: Span) -> Result<(), Refusal> {
        let old = self.state.quote(id)?.clone();
        self.put(Swap::Quote(id.key, Some(Quote { span: to, status: changed(old.status), ..old })));
        Ok(())
    }

    /// The speaker that `voice` names, for a quotation at `quote`.
    fn speaker(&self, voice: Voice, quote: Span) -> Result<Speaker, Refusal> {
        let given = voice.entity.map(|id| self.state.entity(id).map(|_| EntityId(id.key))).transpose()?;
        let words = voice.at.map(|at| self.span(at)).transpose()?;
        match (given, words) {
            (None, None) => Err(Refusal::NoSpeaker),
            (None, Some(span)) => Ok(Speaker { span, entity: entity_at(self.state, span) }),
            (Some(_), Some(span)) => Ok(Speaker { span, entity: given }),
            (Some(entity), None) => {
                let span = nearest_mention(self.state, entity, quote);
                span.map(|span| Speaker { span, entity: given }).ok_or(Refusal::NoSpeaker)
            }
        }
    }
}

/// Whether the words of a quotation are given as such: by its first character.
fn kind_of(words: &str) -> QuoteKind {
    if words.starts_with(['“', '"', '„', '«', '‘', '\'', '»']) {
        QuoteKind::Direct
    } else {
        QuoteKind::Indirect
    }
}

/// The entity that has a mention at `span`, the smallest that holds it or else any that touches it.
fn entity_at(state: &State, span: Span) -> Option<EntityId> {
    let live = state.mentions.values().filter(|m| m.status != Status::Rejected && m.entity.is_some());
    let touching = live.filter(|m| m.span.overlaps(span));
    touching.min_by_key(|m| (!m.span.contains(span), m.span.len())).and_then(|m| m.entity)
}

/// The mention of `entity` nearest to `quote`, one outside of it if there is one.
pub(super) fn nearest_mention(state: &State, entity: EntityId, quote: Span) -> Option<Span> {
    let distance = |span: Span| span.gap(quote).len() + quote.gap(span).len();
    let live = |m: &&Mention| m.status != Status::Rejected;
    let its_own = || state.mentions_of(entity.0).map(|(_, m)| m);
    let near = |m: &&Mention| (quote.overlaps(m.span), distance(m.span));
    its_own().filter(live).min_by_key(near).or_else(|| its_own().min_by_key(near)).map(|m| m.span)
}

/// The keys of quotations and of all that continue them or that they continue.
fn with_continuations(state: &State, ids: &[Id]) -> Vec<u32> {
    let root = |key: u32| {
        let mut at = key;
        // A chain goes back to earlier keys only in documents that are sound; a count ends it in any.
        for _ in 0..state.quotes.len() {
            match state.quotes.get(&at).and_then(|q| q.continues) {
                Some(QuoteId(before)) if state.quotes.contains_key(&before) => at = before,
                _ => break,
            }
        }
        at
    };
    let roots: BTreeSet<u32> = ids.iter().map(|id| root(id.key)).collect();
    state.quotes.keys().copied().filter(|&key| roots.contains(&root(key))).collect()
}
