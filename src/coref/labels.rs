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
        if surnames.contains(fold(written).as_ref()) && is_open(written, m) && !follows_cue(text, segments, m)
        {
            m.label = Label::Person;
        }
    }
}

/// The weight of each label for one name.
type Tally = HashMap<Label, f32>;

fn vote(text: &str, mentions: &mut [Mention]) {
    let mut tallies: HashMap<String, Tally> = HashMap::new();
    for m in mentions.iter().filter(|m| !m.label.is_figure()) {
        let tally = tallies.entry(fold(m.span.of(text)).into_owned()).or_default();
        *tally.entry(m.label).or_default() += m.score;
    }
    for m in mentions.iter_mut().filter(|m| !m.label.is_figure()) {
        let tally = &tallies[fold(m.span.of(text)).as_ref()];
        let (&best, &weight) =
            tally.iter().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0))).unwrap_or((&m.label, &0.0));
        if weight >= 3.0 * tally[&m.label] && !may_both_be(best, m.label) {
            m.label = best;
        }
    }
}

/// A city and its team, a magazine and its publisher, a people and its language of one name are two things.
fn may_both_be(a: Label, b: Label) -> bool {
    use Label::{Organization, Person, Place, Product, Work};
    matches!(
        (a, b),
        (Organization | Person, Place)
            | (Place, Organization | Person)
            | (Organization, Product | Work)
            | (Product | Work, Organization)
    )
}

/// The surnames of people whose full name the article has.
fn surnames(text: &str, mentions: &[Mention]) -> HashSet<String> {
    let people = mentions.iter().filter(|m| m.label == Label::Person);
    let names = people.map(|m| PersonName::new(m.span.of(text))).filter(|name| name.words.len() > 1);
    names.map(|name| name.last().to_owned()).collect()
}

/// Whether a mention could be a surname for all that is known: no country or region, not sure of itself.
fn is_open(written: &str, mention: &Mention) -> bool {
    let known = Gazetteer::builtin().lookup(written);
    !known.has(Kinds::COUNTRY | Kinds::REGION | Kinds::GROUP) && mention.score < 0.9
}

fn follows_cue(text: &str, segments: &Segments, mention: &Mention) -> bool {
    let at = segments.token_at(mention.span.start());
    let before = segments.tokens[..at].last().map_or("", |t| t.span.of(text));
    PLACE_CUES.iter().any(|cue| before.eq_ignore_ascii_case(cue))
}
