//! A person's work on words that are gone: kept as a document of the words and what stood around them.

use super::anchor::Anchor;
use super::id::{Id, Kind};
use super::state::{Draft, State, Swap};
use crate::document::{Document, Entity, EntityId, Mention, Quote, Speaker, Status, Timex};
use crate::text::Span;

/// Bytes of context kept on each side.
const CONTEXT: usize = 60;

/// The annotation `id` of `state` as a document of its own.
pub(super) fn scrap(state: &State, id: Id) -> Option<Document> {
    match id.kind {
        Kind::Mention => state.mentions.get(&id.key).map(|m| of_mention(state, m)),
        Kind::Date => state.dates.get(&id.key).map(|d| of_date(state, d)),
        Kind::Quote => state.quotes.get(&id.key).map(|q| of_quote(state, q)),
        Kind::Entity => state.mentions_of(id.key).next().map(|(_, m)| of_mention(state, m)),
    }
}

/// The words at `core` with their context: the text of a scrap, and where that stood.
fn piece(state: &State, core: Span) -> (Document, Span) {
    let (before, after) = core.context(&state.text, CONTEXT);
    let cover = before.to(after);
    let text = cover.of(&state.text).to_owned();
    (Document { text, date: state.date, sources: state.sources.clone(), ..Document::default() }, cover)
}

fn of_mention(state: &State, mention: &Mention) -> Document {
    let (mut scrap, cover) = piece(state, mention.span);
    add_mention(state, &mut scrap, Mention { span: mention.span.within(cover), ..mention.clone() });
    scrap
}

fn of_date(state: &State, date: &Timex) -> Document {
    let (mut scrap, cover) = piece(state, date.span);
    scrap.dates.push(Timex { span: date.span.within(cover), ..date.clone() });
    scrap
}

/// The quotation with its speaker: where that is an entity, the words that name it are a mention.
fn of_quote(state: &State, quote: &Quote) -> Document {
    let parts = [quote.cue, quote.speaker.as_ref().map(|s| s.span)];
    let core = parts.into_iter().flatten().fold(quote.span, Span::to);
    let (mut scrap, cover) = piece(state, core);
    let speaker = quote.speaker.as_ref().map(|s| Speaker { span: s.span.within(cover), entity: s.entity });
    let entity = speaker.as_ref().and_then(|s| Some((s.span, state.entities.get(&s.entity?.0)?, s.entity)));
    if let Some((span, of, entity)) = entity {
        let (label, source) = (of.label, quote.source);
        let named =
            Mention { span, label, score: 1.0, source, entity, amount: None, status: Status::Machine };
        add_mention(state, &mut scrap, named);
    }
    let known = (!scrap.entities.is_empty()).then_some(EntityId(0));
    let cue = quote.cue.map(|cue| cue.within(cover));
    let speaker = speaker.map(|s| Speaker { entity: known, ..s });
    let quote = Quote { span: quote.span.within(cover), cue, speaker, continues: None, ..quote.clone() };
    scrap.quotes.push(quote);
    scrap
}

fn add_mention(state: &State, scrap: &mut Document, mention: Mention) {
    let entity = mention.entity.and_then(|e| state.entities.get(&e.0));
    scrap.entities.extend(entity.map(|e| Entity { mentions: vec![0], related: None, ..e.clone() }));
    scrap.mentions.push(Mention { entity: entity.map(|_| EntityId(0)), ..mention });
}

impl Draft<'_> {
    /// Puts the scraps back whose words have come back, and gives back the others.
    pub(super) fn put_back(&mut self, lost: &[Document], anchor: &Anchor<'_>) -> Vec<Document> {
        let stays = |scrap: &&Document| match (&scrap.quotes[..], &scrap.dates[..], &scrap.mentions[..]) {
            ([quote, ..], ..) => self.put_quote_back(scrap, quote, anchor).is_none(),
            (_, [date, ..], _) => self.put_date_back(scrap, date, anchor).is_none(),
            (.., [mention, ..]) => self.put_mention_back(scrap, mention, anchor).is_none(),
            _ => false,
        };
        lost.iter().filter(stays).cloned().collect()
    }

    fn put_quote_back(&mut self, scrap: &Document, quote: &Quote, anchor: &Anchor<'_>) -> Option<()> {
        let place = |span: Span| anchor.elsewhere(&scrap.text, span);
        let span = place(quote.span)?;
        let speaker_span = match &quote.speaker {
            Some(speaker) => Some(place(speaker.span)?),
            None => None,
        };
        let key = self.key_for(Kind::Quote, span)?;
        let entity = scrap.entities.first().map(|e| self.entity_like(e));
        let speaker = speaker_span.map(|span| Speaker { span, entity });
        let cue = quote.cue.and_then(place);
        self.put(Swap::Quote(key, Some(Quote { span, speaker, cue, ..quote.clone() })));
        Some(())
    }

    fn put_date_back(&mut self, scrap: &Document, date: &Timex, anchor: &Anchor<'_>) -> Option<()> {
        let span = anchor.elsewhere(&scrap.text, date.span)?;
        let key = self.key_for(Kind::Date, span)?;
        self.put(Swap::Date(key, Some(Timex { span, ..date.clone() })));
        if matches!(date.status, Status::Added | Status::Edited) {
            self.put(Swap::Own(Id::new(Kind::Date, key), Some(())));
        }
        Some(())
    }

    fn put_mention_back(&mut self, scrap: &Document, mention: &Mention, anchor: &Anchor<'_>) -> Option<()> {
        let span = anchor.elsewhere(&scrap.text, mention.span)?;
        let key = self.key_for(Kind::Mention, span)?;
        let entity = scrap.entities.first().map(|e| self.entity_like(e));
        self.put(Swap::Mention(key, Some(Mention { span, entity, ..mention.clone() })));
        Some(())
    }

    /// The key to put something at `span` under: that of the machine's, a new one, or none where a person's work stands.
    fn key_for(&mut self, kind: Kind, span: Span) -> Option<u32> {
        let here = self.state.places(kind).find(|place| place.1 == span);
        match here {
            None => Some(self.keys.new_key(kind)),
            Some((id, _, Status::Machine)) => Some(id.key),
            Some(_) => None,
        }
    }

    /// The entity of this name and label, else a new one, which keeps its name since a person's work gave it back.
    fn entity_like(&mut self, entity: &Entity) -> EntityId {
        let like = |e: &Entity| e.label == entity.label && e.name == entity.name;
        if let Some((&key, _)) = self.state.entities.iter().find(|(_, e)| like(e)) {
            return EntityId(key);
        }
        let new = self.new_entity(entity.name.clone(), entity.label);
        self.put(Swap::Own(Id::new(Kind::Entity, new.0), Some(())));
        new
    }
}
