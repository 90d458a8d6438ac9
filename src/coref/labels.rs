//! One name, one label over the article, as far as sense allows.

use super::person_name::PersonName;
use crate::document::{Label, Mention};
use crate::entities::{Gazetteer, Kinds, fold};
use crate::segment::Segments;
use std::collections::{HashMap, HashSet};

/// Words after which a bare name is a place rather than someone of that name.
const PLACE_CUES: [&str; 6] = ["in", "at", "from", "near", "to", "outside"];

/// Sets labels that the rest of the article contradicts: by the vote of all mentions of one name, and by full names
/// for a surname alone.
pub(super) fn settle(text: &str, segments: &Segments, mentions: &mut [Mention]) {
    vote(text, mentions);
    let surnames = surnames(text, mentions);
    for m in mentions.iter_mut().filter(|m| m.label != Label::Person && !m.label.is_figure()) {
        let written = m.span.of(text);
        if surnames.contains(fold(written).as_ref()) && reads_as_surname(text, segments, m) {
            m.label = Label::Person;
        }
    }
}

/// Whether a word that is someone's surname is meant so here, for all that is known of it and stands around it.
fn reads_as_surname(text: &str, segments: &Segments, mention: &Mention) -> bool {
    let known = Gazetteer::builtin().lookup(mention.span.of(text));
    let sure = mention.score >= 0.9;
    match mention.label {
        _ if known.has(Kinds::COUNTRY | Kinds::REGION | Kinds::GROUP) => false,
        Label::Place => !(known.has(Kinds::PLACE) && (sure || follows_cue(text, segments, mention))),
        // A company may well be called by its founder's name.
        Label::Organization => !sure && !known.has(Kinds::ORGANIZATION),
        _ => !sure,
    }
}

/// The weight of each label for one name.
type Tally = HashMap<Label, f32>;

/// The names of an article in the form that they are compared by, each spelling folded once.
#[derive(Default)]
struct Names<'t> {
    by_spelling: HashMap<&'t str, usize>,
    by_name: HashMap<String, usize>,
    tallies: Vec<Tally>,
}

impl<'t> Names<'t> {
    /// The number of the name that is written so.
    fn number(&mut self, written: &'t str) -> usize {
        *self.by_spelling.entry(written).or_insert_with(|| {
            let new = self.tallies.len();
            let number = *self.by_name.entry(fold(written).into_owned()).or_insert(new);
            if number == new {
                self.tallies.push(Tally::new());
            }
            number
        })
    }
}

fn vote(text: &str, mentions: &mut [Mention]) {
    let mut names = Names::default();
    for m in mentions.iter().filter(|m| !m.label.is_figure()) {
        let number = names.number(m.span.of(text));
        *names.tallies[number].entry(m.label).or_default() += m.score;
    }
    for m in mentions.iter_mut().filter(|m| !m.label.is_figure()) {
        let written = m.span.of(text);
        let tally = &names.tallies[names.by_spelling[written]];
        let (&best, &weight) =
            tally.iter().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0))).unwrap_or((&m.label, &0.0));
        if best != m.label && weight >= 3.0 * tally[&m.label] && !may_both_be(&fold(written), best, m.label) {
            m.label = best;
        }
    }
}

/// A city and its team, a company and its product, someone and a town of one word are two things; a name of several
/// words is seldom both a person and a place.
fn may_both_be(name: &str, a: Label, b: Label) -> bool {
    use Label::{Organization, Person, Place, Product, Work};
    match (a, b) {
        (Organization, Place | Product | Work) | (Place | Product | Work, Organization) => true,
        (Person, Place) | (Place, Person) => !name.contains(' '),
        _ => false,
    }
}

/// The surnames of people whose full name the article has.
fn surnames(text: &str, mentions: &[Mention]) -> HashSet<String> {
    let people = mentions.iter().filter(|m| m.label == Label::Person);
    let written: HashSet<&str> = people.map(|m| m.span.of(text)).collect();
    let names = written.into_iter().map(PersonName::new).filter(|name| name.words.len() > 1);
    names.map(|name| name.last().to_owned()).collect()
}

fn follows_cue(text: &str, segments: &Segments, mention: &Mention) -> bool {
    let at = segments.token_at(mention.span.start());
    let before = segments.tokens[..at].last().map_or("", |t| t.span.of(text));
    PLACE_CUES.iter().any(|cue| before.eq_ignore_ascii_case(cue))
}
