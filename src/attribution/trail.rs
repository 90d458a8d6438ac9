//! Whom the article has in mind, place by place: names, and the pronouns that stand for them.

use super::context::Context;
use super::places::{Place, Places};
use crate::document::{Entity, EntityId, Gender, Label};
use crate::quotes::reports::Report;
use crate::quotes::words::Tags;
use crate::text::Span;
use std::ops::Range;

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
const THRESHOLD: f32 = -3.5;

/// Names and resolved pronouns in text order.
pub(super) struct Trail<'c> {
    entities: &'c [Entity],
    places: &'c Places,
    /// For each sentence, its paragraph.
    paragraphs: &'c [u32],
    marks: Vec<Place>,
    /// For each entity, the gender of the first pronoun that was resolved to it.
    genders: Vec<Option<Gender>>,
    /// Speakers who are given no name: "one captain", "the ministry".
    strangers: Vec<Stranger>,
}

impl<'c> Trail<'c> {
    /// Resolves every "he" and "she" of the writer’s own words, in text order.
    pub(super) fn new(context: &'c Context, entities: &'c [Entity], places: &'c Places) -> Trail<'c> {
        let paragraphs = &context.outline.paragraphs;
        let marks = Vec::with_capacity(places.all.len());
        let genders = vec![None; entities.len()];
        let strangers = strangers(context, places);
        let mut trail = Trail { entities, places, paragraphs, marks, genders, strangers };
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
        if let Some(Place { entity, .. }) = self.antecedent(span, sentence, wanted) {
            let told = &mut self.genders[entity.0 as usize];
            *told = told.or(wanted.gender);
            let label = self.entities[entity.0 as usize].label;
            let subject = context.tags(at).any(Tags::SUBJ);
            self.marks.push(Place {
                span,
                entity,
                label,
                sentence,
                subject,
                quoted: false,
                owner: !subject,
                governed: false,
            });
        }
    }

    /// The entity that the pronoun at `span` was resolved to.
    pub(super) fn resolved(&self, span: Span) -> Option<EntityId> {
        let at = self.marks.binary_search_by(|m| m.span.cmp(&span)).ok()?;
        Some(self.marks[at].entity)
    }

    /// The likeliest of the places before `at`, a position in sentence `here`, for what is wanted.
    pub(super) fn antecedent(&self, at: Span, here: usize, wanted: Wanted) -> Option<Place> {
        let end = self.marks.partition_point(|p| p.span.start() < at.start());
        let near = &self.marks[end.saturating_sub(REACH)..end];
        let fitting = near.iter().filter(|p| self.fits(p, wanted));
        let nearest = near.iter().rev().find(|p| self.fits(p, wanted)).map(|p| p.entity);
        let scene = Scene { here, paragraph: self.paragraphs[here], nearest, wanted };
        let scored = fitting.map(|place| (place, self.salience(place, &scene)));
        let best = scored.max_by(|a, b| a.1.total_cmp(&b.1))?;
        (best.1 >= THRESHOLD && best.1 >= self.stranger(at, best.0, &scene)).then_some(*best.0)
    }

    /// How much the reader has in mind the last speaker without a name, where it comes after `best`, the likeliest name.
    fn stranger(&self, at: Span, best: &Place, scene: &Scene) -> f32 {
        let end = self.strangers.partition_point(|s| s.span.start() < at.start());
        let after = self.strangers[..end].iter().rev().take_while(|s| s.span.start() > best.span.start());
        let last = after.take(REACH).find(|s| s.kind == scene.wanted.kind);
        last.map_or(f32::MIN, |&Stranger { span, sentence, .. }| {
            let place = Place {
                span,
                sentence,
                subject: true,
                quoted: false,
                owner: false,
                governed: false,
                ..*best
            };
            self.salience(&place, &Scene { nearest: Some(place.entity), ..*scene })
        })
    }

    /// As [`Trail::antecedent`], but only who is the subject of one of the last sentences.
    pub(super) fn subject_near(&self, at: Span, here: usize, wanted: Wanted) -> Option<EntityId> {
        const NEAR: usize = 3;
        let best = self.antecedent(at, here, wanted)?;
        (best.subject && here <= best.sentence + NEAR).then_some(best.entity)
    }

    fn fits(&self, place: &Place, wanted: Wanted) -> bool {
        match wanted.kind {
            Kind::Person => {
                let told = self.places.gender(place.entity);
                place.label == Label::Person
                    && (wanted.gender.is_none() || told.is_none() || told == wanted.gender)
            }
            Kind::Body => place.label == Label::Organization,
            Kind::Thing => matches!(place.label, Label::Organization | Label::Place),
        }
    }

    fn gender(&self, entity: EntityId) -> Option<Gender> {
        let told = self.places.gender(entity).or(self.entities[entity.0 as usize].gender);
        told.or(self.genders[entity.0 as usize])
    }

    /// How much a place is what the reader has in mind in the scene.
    fn salience(&self, place: &Place, scene: &Scene) -> f32 {
        let gender = self.gender(place.entity);
        let told = scene.wanted.gender.is_some() && gender.is_some();
        let agrees = told && gender == scene.wanted.gender;
        let sentences = (scene.here - place.sentence.min(scene.here)) as f32;
        let paragraph = self.paragraphs[place.sentence].min(scene.paragraph);
        let often = self.entities[place.entity.0 as usize].mentions.len().min(6) as f32;
        let counts = |holds: bool, weight: f32| if holds { weight } else { 0.0 };
        // "The 21-year-old" is whom the article is about; "he" is rather who was named last.
        let (frequency, nearness) = if scene.wanted.gender.is_some() { (0.1, 0.5) } else { (0.4, 0.0) };
        -0.3 * sentences.min(8.0) - 0.5 * ((scene.paragraph - paragraph) as f32).min(4.0)
            + frequency * often
            + counts(scene.nearest == Some(place.entity), nearness)
            + counts(place.subject, 1.4)
            + counts(place.subject && sentences <= 1.0, 0.8)
            + counts(agrees, 0.7)
            + counts(told && !agrees, -3.0)
            + counts(place.quoted, -1.5)
            + counts(place.owner, -0.3)
            + counts(place.governed, -0.3)
    }
}

/// A speaker without a name.
struct Stranger {
    span: Span,
    sentence: usize,
    /// What kind of pronoun can stand for it.
    kind: Kind,
}

/// The sources of reports that have no name.
fn strangers(context: &Context, places: &Places) -> Vec<Stranger> {
    let named = |span: Span| {
        let next = places.all.partition_point(|p| p.span.end() <= span.start());
        places.all.get(next).is_some_and(|p| p.span.overlaps(span))
    };
    let stranger = |report: &Report| {
        let source = report.source.as_ref()?;
        let (span, sentence) = (context.span(source), report.sentence);
        let kind = kind(context, places, source).filter(|_| !named(span))?;
        Some(Stranger { span, sentence, kind })
    };
    let mut all: Vec<Stranger> = context.quotations.reports.iter().filter_map(stranger).collect();
    all.sort_by_key(|s| s.span);
    all
}

/// What a phrase without a name is: "one captain", "a young nurse" are persons; "the ministry" is a thing, unless it is tied to a
/// name.
fn kind(context: &Context, places: &Places, words: &Range<usize>) -> Option<Kind> {
    let word = |at: usize| context.words()[at].span.of(context.text);
    let opens = |articles: &[&str]| articles.iter().any(|a| a.eq_ignore_ascii_case(word(words.start)));
    let find = |tags: Tags| words.clone().find(|&i| context.tags(i).any(tags));
    if opens(&["a", "an", "one", "another"]) {
        return find(Tags::PERSON).map(|_| Kind::Person);
    }
    let body = find(Tags::BODY).filter(|_| opens(&["the"]))?;
    places.described_as(word(body), context.words()[body].span.start()).is_none().then_some(Kind::Thing)
}

/// Where a pronoun or noun stands and what it asks for.
struct Scene {
    /// Its sentence.
    here: usize,
    paragraph: u32,
    /// The last one before it that fits.
    nearest: Option<EntityId>,
    wanted: Wanted,
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
