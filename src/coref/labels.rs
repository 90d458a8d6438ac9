//! One name, one label over the article, as far as sense allows.

use super::is_thing;
use super::spellings::Spellings;
use crate::document::{Label, Mention};
use crate::entities::{Gazetteer, Kinds, fold};
use crate::segment::Segments;

/// Words after which a bare name is a place rather than someone of that name.
const PLACE_CUES: [&str; 6] = ["in", "at", "from", "near", "to", "outside"];

/// Sets labels that the rest of the article contradicts: by the vote of all mentions of one name, and by full names
/// for one word of them alone. Surnames come last, first or in the middle, and children go by given names.
pub(super) fn settle(text: &str, segments: &Segments, mentions: &mut [Mention], spellings: &Spellings) {
    vote(mentions, spellings);
    let is_someones = words_of_people(mentions, spellings);
    for (i, m) in mentions.iter_mut().enumerate().filter(|(_, m)| is_thing(m)) {
        if is_someones[spellings.of(i).name as usize] && reads_as_person(text, segments, m) {
            m.label = Label::Person;
        }
    }
}

/// Whether a word of someone's name is meant so here, for all that is known of it and stands around it.
fn reads_as_person(text: &str, segments: &Segments, mention: &Mention) -> bool {
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

/// The weight of each label for one name, in order of first appearance.
type Tally = Vec<(Label, f32)>;

fn vote(mentions: &mut [Mention], spellings: &Spellings) {
    let contested = contested(mentions, spellings);
    let name = |i: usize| spellings.of(i).name as usize;
    let is_contested = |i: usize, m: &Mention| !m.label.is_figure() && contested[name(i)];
    let mut tallies = vec![Tally::new(); if contested.contains(&true) { spellings.names() } else { 0 }];
    for (i, m) in mentions.iter().enumerate().filter(|(i, m)| is_contested(*i, m)) {
        add(&mut tallies[name(i)], m.label, m.score);
    }
    for (i, m) in mentions.iter_mut().enumerate().filter(|(i, m)| is_contested(*i, m)) {
        let tally = &tallies[name(i)];
        let of = |label| tally.iter().find(|(other, _)| *other == label).map_or(0.0, |(_, weight)| *weight);
        let (best, weight) = best(tally).unwrap_or((m.label, 0.0));
        let outvoted = best != m.label && weight >= 3.0 * of(m.label);
        if outvoted && !may_both_be(&fold(spellings.of(i).written), best, m.label) {
            m.label = best;
        }
    }
}

/// For each name, whether its mentions have several labels.
fn contested(mentions: &[Mention], spellings: &Spellings) -> Vec<bool> {
    let mut labels = vec![None; spellings.names()];
    let mut out = vec![false; spellings.names()];
    for (i, m) in mentions.iter().enumerate().filter(|(_, m)| !m.label.is_figure()) {
        let name = spellings.of(i).name as usize;
        out[name] |= *labels[name].get_or_insert(m.label) != m.label;
    }
    out
}

fn add(tally: &mut Tally, label: Label, score: f32) {
    match tally.iter_mut().find(|(other, _)| *other == label) {
        Some((_, weight)) => *weight += score,
        None => tally.push((label, score)),
    }
}

fn best(tally: &Tally) -> Option<(Label, f32)> {
    tally.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
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

/// For each name, whether it is a word of someone's full name that the article has.
fn words_of_people(mentions: &[Mention], spellings: &Spellings) -> Vec<bool> {
    let mut out = vec![false; spellings.names()];
    let mut seen = vec![false; spellings.all.len()];
    for i in (0..mentions.len()).filter(|&i| mentions[i].label == Label::Person) {
        if std::mem::replace(&mut seen[spellings.number(i)], true) {
            continue;
        }
        let person = spellings.of(i).person();
        let words = person.words.iter().filter(|_| person.words.len() > 1);
        words.filter_map(|word| spellings.named(word)).for_each(|name| out[name] = true);
    }
    out
}

fn follows_cue(text: &str, segments: &Segments, mention: &Mention) -> bool {
    let at = segments.token_at(mention.span.start());
    let before = segments.tokens[..at].last().map_or("", |t| t.span().of(text));
    PLACE_CUES.iter().any(|cue| before.eq_ignore_ascii_case(cue))
}
