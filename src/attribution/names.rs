//! A speaker's words → the entity they stand for: a name, a pronoun, or a noun that the article ties to a name.

use super::context::Context;
use super::places::{Place, Places, gender_of, is_deputy};
use super::trail::{self, Kind, Trail, Wanted};
use crate::document::{EntityId, Label};
use crate::quotes::words::Tags;
use crate::text::Span;
use std::ops::Range;

/// Finds the entities of speakers.
pub(super) struct Naming<'c, 't> {
    pub context: &'c Context<'t>,
    pub places: &'c Places,
    pub trail: &'c Trail<'c>,
}

impl Naming<'_, '_> {
    /// The entity that the words at `speaker` stand for.
    pub(super) fn entity(&self, speaker: Span) -> Option<EntityId> {
        let words = self.words(speaker);
        if words.len() == 1 && self.context.tags(words.start).any(Tags::SUBJ.with(Tags::OBJ)) {
            return self.pronoun(words.start);
        }
        let head = self.head_name(&words, speaker).or_else(|| self.apposed(&words)).map(|place| place.entity);
        head.or_else(|| self.author(&words)).or_else(|| self.nominal(&words, speaker))
    }

    fn pronoun(&self, word: usize) -> Option<EntityId> {
        let span = self.context.words()[word].span;
        let it = span.of(self.context.text).eq_ignore_ascii_case("it");
        let thing = Wanted { gender: None, kind: Kind::Thing };
        let bodies =
            || it.then(|| self.trail.antecedent(span, self.context.sentence_at(word), thing)).flatten();
        self.trail.resolved(span).or_else(|| bodies().map(|place| place.entity))
    }

    /// Who wrote a document that speaks: "Roe’s post", "photos that he posted".
    fn author(&self, words: &Range<usize>) -> Option<EntityId> {
        let after = words.end;
        let clause = self.context.tags(after).any(Tags::SUB) && self.context.tags(after + 1).any(Tags::SUBJ);
        if clause && trail::wanted(self.context.words()[after + 1].span.of(self.context.text)).is_some() {
            return self.pronoun(after + 1);
        }
        let document = words.clone().any(|i| self.context.tags(i).any(Tags::DOCUMENT));
        let owner = words.clone().find(|&i| self.context.tags(i).any(Tags::CLITIC)).filter(|_| document)?;
        let name = self.context.span(&(words.start..owner));
        self.head_name(&(words.start..owner), name).map(|place| place.entity)
    }

    fn words(&self, span: Span) -> Range<usize> {
        let first = self.context.word_at(span.start());
        first..self.context.word_at(span.end().saturating_sub(1)).max(first) + 1
    }

    /// The name that a phrase is about, not one that only helps to describe: "coach Ana Ruiz", not "Ruiz’s coach" and
    /// not "a spokesman for Ruiz".
    fn head_name(&self, words: &Range<usize>, speaker: Span) -> Option<Place> {
        let first = self.places.all.partition_point(|p| p.span.end() <= speaker.start());
        let inside = self.places.all[first..].iter().take_while(|p| p.span.start() < speaker.end());
        inside
            .filter(|p| self.is_head(words, p))
            .max_by_key(|p| (p.label == Label::Person, p.span.start()))
            .copied()
    }

    /// The name that a definite phrase is given between commas: "the contractor, Greenway, said".
    fn apposed(&self, words: &Range<usize>) -> Option<Place> {
        const DEFINITE: Tags = Tags::DET.with(Tags::POSS);
        let name = self.context.words().get(words.end + 1).map(|w| w.span)?;
        let between = self.context.tags(words.end).any(Tags::COMMA);
        let definite = self.context.tags(words.start).any(DEFINITE) && !self.is_indefinite(words.start);
        let next = self.places.all.partition_point(|p| p.span.start() < name.start());
        let place = self.places.all.get(next).filter(|p| p.span.start() == name.start())?;
        let closes = self.context.tags(self.words(place.span).end).any(Tags::COMMA);
        (between && definite && closes).then_some(*place)
    }

    fn is_head(&self, words: &Range<usize>, place: &Place) -> bool {
        let name = self.words(place.span);
        let led = (words.start..name.start)
            .any(|i| self.context.tags(i).any(Tags::PREP) && place.label != Label::Person);
        let governed = (words.start..name.start).any(|i| self.context.tags(i).any(Tags::PREP))
            && self.describes(words.start..name.start);
        let next = self.context.tags(name.end);
        let modifies = name.end < words.end && !next.any(AFTER_NAME);
        let group = place.label == Label::Group
            && self.context.tags(words.start).any(Tags::DET)
            && !self.context.words()[name.end - 1].is_plural();
        !(led || governed || modifies || group)
    }

    /// Whether the words hold a noun for a speaker: then what follows them only says which.
    fn describes(&self, words: Range<usize>) -> bool {
        let speakers = Tags::PERSON.with(Tags::GROUP).with(Tags::DOCUMENT);
        words.clone().any(|i| self.context.tags(i).any(speakers))
            || words.len() > 1 && !self.context.tags(words.start).any(Tags::CAP)
    }

    /// "the judge", "the company": a noun that the article ties to a name.
    fn nominal(&self, words: &Range<usize>, speaker: Span) -> Option<EntityId> {
        let noun = self.head_noun(words)?;
        let definite = !self.is_indefinite(words.start);
        if !definite {
            return None;
        }
        let office = self.context.words()[self.deputy(words, noun).unwrap_or(noun)].span;
        let office = office.to(self.context.words()[noun].span).of(self.context.text);
        let bearer = self.places.described_as(office, speaker.start());
        if let Some(place) = bearer.filter(|_| !self.is_of_name(words, noun)) {
            return Some(place.entity);
        }
        self.bridged(words, noun, speaker)
    }

    /// The word that makes the office of `noun` another one: "the vice president".
    fn deputy(&self, words: &Range<usize>, noun: usize) -> Option<usize> {
        (words.start..noun).find(|&i| is_deputy(self.context, &self.context.words()[i]))
    }

    /// Whether a phrase says of whom: "the leader of Lund council" need not be the leader who was named.
    fn is_of_name(&self, words: &Range<usize>, noun: usize) -> bool {
        let rest = noun + 1..words.end;
        self.context.tags(rest.start).any(Tags::OF)
            && rest.clone().skip(1).any(|i| self.context.tags(i).any(Tags::CAP))
    }

    /// A definite noun that nothing ties to a name: the person or body that the reader has in mind, where it says no more
    /// than "the".
    fn bridged(&self, words: &Range<usize>, noun: usize, speaker: Span) -> Option<EntityId> {
        let bare = words.len() <= 8
            && !words.clone().any(|i| self.context.tags(i).any(Tags::OF.with(Tags::CLITIC)))
            && self.context.words()[words.start].span.of(self.context.text).eq_ignore_ascii_case("the");
        let tags = self.context.tags(noun);
        let word = self.context.words()[noun].span.of(self.context.text);
        let here = self.context.sentence_at(words.start);
        if !bare || self.context.words()[noun].is_plural() {
            return None;
        }
        if tags.any(Tags::BODY) {
            let body = Wanted { gender: None, kind: Kind::Body };
            return self.trail.antecedent(speaker, here, body).map(|place| place.entity);
        }
        if tags.any(Tags::GROUP.with(Tags::DOCUMENT)) {
            return None;
        }
        let person = tags.any(Tags::PERSON) || word == "old" || tags.any(Tags::CAP);
        let wanted = Wanted { gender: gender_of(&word.to_lowercase()), kind: Kind::Person };
        person.then(|| self.trail.subject_near(speaker, here, wanted)).flatten()
    }

    /// The noun that a phrase is about: the last one before its first preposition.
    fn head_noun(&self, words: &Range<usize>) -> Option<usize> {
        let stop = Tags::PREP.with(Tags::COMMA).with(Tags::OPEN).with(Tags::SUB);
        let end = words.clone().skip(1).find(|&i| self.context.tags(i).any(stop)).unwrap_or(words.end);
        (words.start..end).rev().find(|&i| !self.context.tags(i).any(Tags::HYPHEN.with(Tags::CLITIC)))
    }

    fn is_indefinite(&self, word: usize) -> bool {
        let first = self.context.words()[word].span.of(self.context.text).to_ascii_lowercase();
        matches!(
            first.as_str(),
            "a" | "an" | "one" | "some" | "another" | "several" | "many" | "two" | "three"
        )
    }
}

/// What may follow the name that a phrase is about.
const AFTER_NAME: Tags = Tags::PREP
    .with(Tags::OPEN)
    .with(Tags::COMMA)
    .with(Tags::NUM)
    .with(Tags::CONJ)
    .with(Tags::SUB)
    .with(Tags::CLOSE)
    .with(Tags::DASH)
    .with(Tags::FLOATING);
