//! Whom the article has in mind, place by place: names, and the pronouns that stand for them.

use super::context::Context;
use super::places::{Place, Places};
use crate::document::{Entity, EntityId, Gender, Label};
use crate::quotes::words::Tags;
use crate::text::Span;
use std::collections::HashMap;

/// What a pronoun or noun asks of the one it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// "he", "she", "the spokeswoman".
    pub gender: Option<Gender>,
    /// What kind of thing.
    pub kind: Kind,
}

/// What kind of thing a pronoun or noun stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// "he", "the judge".
    Person,
    /// "the company".
    Body,
    /// "it".
    Thing,
}

/// How many places back a pronoun reaches.
const REACH: usize = 40;
/// The best candidate stands for nobody we know when it has less.
const THRESHOLD: f32 = -3.0;

/// Names and resolved pronouns in text order.
pub(super) struct Trail<'c> {
    entities: &'c [Entity],
    places: &'c Places,
    marks: Vec<Place>,
    /// For each entity, the gender of the first pronoun that was resolved to it.
    genders: HashMap<EntityId, Gender>,
}

impl<'c> Trail<'c> {
    /// Resolves every "he" and "she" of the writer’s own words, in text order.
    pub(super) fn new(context: &Context, entities: &'c [Entity], places: &'c Places) -> Trail<'c> {
        let mut trail =
            Trail { entities, places, marks: Vec::with_capacity(places.all.len()), genders: HashMap::new() };
        let mut names = places.all.iter().peekable();
        for (at, word) in context.words().iter().enumerate().filter(|(_, w)| w.tags.any(PRONOUN)) {
            while let Some(name) = names.next_if(|n| n.span.start() < word.span.start()) {
                trail.marks.push(*name);
            }
            if let Some(wanted) = wanted(word.span.of(context.text)) {
                trail.follow(context, at, word.span, wanted);
            }
        }
        trail.marks.extend(names);
        trail
    }

    fn follow(&mut self, context: &Context, at: usize, span: Span, wanted: Wanted) {
        let sentence = context.sentence_at(at);
        if let Some(entity) = self.antecedent(span, sentence, wanted) {
            if let Some(gender) = wanted.gender {
                self.genders.entry(entity).or_insert(gender);
            }
            let label = self.entities[entity.0 as usize].label;
            let subject = context.tags(at).any(Tags::SUBJ);
            self.marks.push(Place { span, entity, label, sentence, subject, quoted: false, owner: !subject });
        }
    }

    /// The entity that the pronoun at `span` was resolved to.
    pub(super) fn resolved(&self, span: Span) -> Option<EntityId> {
        let at = self.marks.binary_search_by(|m| m.span.cmp(&span)).ok()?;
        Some(self.marks[at].entity)
    }

    /// The likeliest of the places before `at`, a position in sentence `here`, for what is wanted.
    pub(super) fn antecedent(&self, at: Span, here: usize, wanted: Wanted) -> Option<EntityId> {
        let end = self.marks.partition_point(|p| p.span.start() < at.start());
        let near = &self.marks[end.saturating_sub(REACH)..end];
        let fitting = near.iter().filter(|p| self.fits(p, wanted));
        let scored = fitting.map(|p| (p.entity, self.salience(p, here, wanted)));
        let best = scored.max_by(|a, b| a.1.total_cmp(&b.1))?;
        (best.1 >= THRESHOLD).then_some(best.0)
    }

    /// As [`Trail::antecedent`], but only who was the subject of one of the last sentences, and alone in that.
    pub(super) fn subject_near(&self, at: Span, here: usize, wanted: Wanted) -> Option<EntityId> {
        const NEAR: usize = 3;
        let end = self.marks.partition_point(|p| p.span.start() < at.start());
        let near = self.marks[end.saturating_sub(REACH)..end].iter();
        let mut fitting =
            near.filter(|p| p.subject && here <= p.sentence + NEAR && self.fits(p, wanted)).map(|p| p.entity);
        let first = fitting.next()?;
        fitting.all(|e| e == first).then_some(first)
    }

    fn fits(&self, place: &Place, wanted: Wanted) -> bool {
        let gender = self.gender(place.entity);
        match wanted.kind {
            Kind::Person => {
                place.label == Label::Person
                    && (wanted.gender.is_none() || gender.is_none() || gender == wanted.gender)
            }
            Kind::Body => place.label == Label::Organization,
            Kind::Thing => matches!(place.label, Label::Organization | Label::Place),
        }
    }

    fn gender(&self, entity: EntityId) -> Option<Gender> {
        let told = self.places.gender(entity).or(self.entities[entity.0 as usize].gender);
        told.or_else(|| self.genders.get(&entity).copied())
    }

    /// How much a place is what the reader has in mind in sentence `here`.
    fn salience(&self, place: &Place, here: usize, wanted: Wanted) -> f32 {
        let distance = (here - place.sentence.min(here)) as f32;
        let agrees = wanted.gender.is_some() && self.gender(place.entity) == wanted.gender;
        let often = self.entities[place.entity.0 as usize].mentions.len().min(6) as f32;
        let counts = |holds: bool, weight: f32| if holds { weight } else { 0.0 };
        -0.5 * distance.min(8.0)
            + counts(place.subject, 1.2)
            + counts(agrees, 1.6)
            + counts(place.quoted, -1.5)
            + counts(place.owner, -0.3)
            + 0.2 * often
    }
}

const PRONOUN: Tags = Tags::SUBJ.with(Tags::OBJ).with(Tags::POSS);

/// What a pronoun asks for; `None` for those that stand for no single entity.
pub(super) fn wanted(pronoun: &str) -> Option<Wanted> {
    let person = |gender| Some(Wanted { gender, kind: Kind::Person });
    match pronoun.to_ascii_lowercase().as_str() {
        "he" | "him" | "himself" | "his" => person(Some(Gender::Masculine)),
        "she" | "her" | "herself" => person(Some(Gender::Feminine)),
        _ => None,
    }
}
