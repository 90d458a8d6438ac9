//! Sentences in which most words have a capital: there a capital tells nothing.

use super::{Named, View, mention, runs};
use crate::document::{Label, Mention};
use crate::entities::{Gazetteer, Kinds, fold};
use crate::segment::Zone;
use std::ops::Range;

/// Longest name looked for, in tokens.
const LONGEST: usize = 7;

/// Whether most long words after the first have a capital: a headline in title case, or a sentence in capitals.
pub(super) fn is_title_case(view: View, sentence: Range<usize>, zone: Zone) -> bool {
    let titled =
        matches!(zone, Zone::Headline | Zone::Deck | Zone::Subheading) && view.word(sentence.end - 1) != ".";
    let has_capital = |word: &&str| {
        word.starts_with(char::is_uppercase) && (titled || word.chars().all(char::is_uppercase))
    };
    let long = sentence
        .skip(1)
        .map(|i| view.word(i))
        .filter(|w| w.chars().count() > 3 && w.starts_with(char::is_alphabetic));
    let long: Vec<&str> = long.collect();
    let capital = long.iter().filter(|w| has_capital(w)).count();
    long.len() >= 4 && capital * 10 >= long.len() * 7
}

/// The names of a headline: those that the article has elsewhere, and those that the gazetteer is sure of.
pub(super) fn find(view: View, sentence: Range<usize>, named: &Named) -> Vec<Mention> {
    let mut out = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        match longest(view, at..sentence.end, named) {
            Some((range, label)) => {
                out.push(mention(view, &range, label, 0.6, "headline"));
                at = range.end;
            }
            None => at += 1,
        }
    }
    out
}

fn longest(view: View, rest: Range<usize>, named: &Named) -> Option<(Range<usize>, Label)> {
    if !runs::starts_name(view, rest.start) {
        return None;
    }
    let ends = (rest.start + 1..=rest.end.min(rest.start + LONGEST)).rev();
    ends.map(|end| rest.start..end)
        .find_map(|range| label(view.phrase(&range), named).map(|label| (range, label)))
}

fn label(phrase: &str, named: &Named) -> Option<Label> {
    if let Some(&label) = named.get(fold(phrase).as_ref()) {
        return Some(label);
    }
    let kinds = Gazetteer::builtin().lookup(phrase);
    match () {
        () if kinds.has(Kinds::WORD) => None,
        () if kinds.has(Kinds::COUNTRY | Kinds::REGION) => Some(Label::Place),
        () if kinds.has(Kinds::GROUP) => Some(Label::Group),
        () if kinds.has(Kinds::ORGANIZATION) => Some(Label::Organization),
        () if kinds.has(Kinds::TOWN) && !kinds.has(Kinds::SURNAME | Kinds::GIVEN) => Some(Label::Place),
        () => None,
    }
}
