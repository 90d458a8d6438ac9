//! How far a name goes: what a hyphen, a list of subjects or a legal form adds to what the network saw of it.

use super::gazetteer::{Gazetteer, Kinds};
use crate::document::{Label, Mention, Source};
use crate::lexicon::WordSet;
use crate::text::Span;
use std::sync::LazyLock;

static FORMS: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/legal_forms.tsv")));
/// The most subjects of an office: "Science, Space and Technology".
const SUBJECTS: usize = 6;

/// Gives each name what belongs to it; a name within that is none of its own any more.
pub(super) fn settle(names: &mut Vec<Mention>, text: &str) {
    let mut end = 0;
    for i in 0..names.len() {
        let next = names.get(i + 1).map_or(text.len(), |next| next.span.start());
        let name = &mut names[i];
        if name.span.start() < end {
            continue;
        }
        let mut span = name.span;
        if name.label == Label::Organization {
            let start = hyphen_before(text, span, end).unwrap_or(span.start());
            span = Span::new(start, hyphen_after(text, span, next).unwrap_or(span.end()));
            span = Span::new(start, subjects_after(text, span).unwrap_or(span.end()));
        }
        if let Some(form) = form_after(text, span) {
            span = Span::new(span.start(), form);
            if name.label != Label::Organization {
                (name.label, name.source) = (Label::Organization, Source::Rule("legal-form"));
            }
        }
        (name.span, end) = (span, span.end());
    }
    let mut end = 0;
    names.retain(|name| {
        let stands = name.span.start() >= end;
        end = end.max(name.span.end());
        stands
    });
}

/// Where a name starts that a hyphen joins to a capital word of no name, which would end at `from` or before: the "Turkish" of
/// "Turkish-Iranian Council".
fn hyphen_before(text: &str, name: Span, from: usize) -> Option<usize> {
    let before = text[from..name.start()].strip_suffix('-')?;
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next()?;
    belongs(word).then(|| name.start() - 1 - word.len())
}

/// Where a name ends that a hyphen joins to a capital word of no name, which would start at `next`.
fn hyphen_after(text: &str, name: Span, next: usize) -> Option<usize> {
    let word = letters(text[name.end()..next].strip_prefix('-')?);
    belongs(word).then(|| name.end() + 1 + word.len())
}

/// Whether a word beside a hyphen is a part of a name: it has a capital, and is no ordinary word ("Pro", "Based").
fn belongs(word: &str) -> bool {
    word.len() > 1
        && word.starts_with(char::is_uppercase)
        && !Gazetteer::builtin().lookup(word).has(Kinds::WORD)
}

/// The letters that `text` starts with.
fn letters(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len())]
}

/// Where the list of an office's subjects ends: "Ministry of Gender, Labour and Social Development".
fn subjects_after(text: &str, name: Span) -> Option<usize> {
    let mut words = name.of(text).split(' ');
    let _first_and_last = (words.next(), words.next_back());
    let has_subject = words.any(|word| matches!(word, "of" | "for" | "on"));
    let mut at = has_subject.then_some(name.end())?;
    for _ in 0..SUBJECTS {
        let rest = &text[at..];
        let joint =
            [", and ", " and ", ", & ", " & ", ", "].into_iter().find(|joint| rest.starts_with(joint))?;
        let subject = subject(&rest[joint.len()..])?;
        at += joint.len() + subject;
        if joint != ", " {
            return Some(at);
        }
    }
    None
}

/// How long the subject at the start of `text` is: ordinary words with capitals.
fn subject(text: &str) -> Option<usize> {
    let mut end = 0;
    loop {
        let from = if end == 0 { 0 } else { end + 1 };
        let word = text.get(from..).map_or("", letters);
        let is_plain = |word: &str| Gazetteer::builtin().lookup(word).has(Kinds::WORD);
        if !word.starts_with(char::is_uppercase) || !is_plain(word) {
            return (end > 0).then_some(end);
        }
        end = from + word.len();
        if !text[end..].starts_with(' ') {
            return Some(end);
        }
    }
}

/// Where the legal form that follows a name ends.
fn form_after(text: &str, name: Span) -> Option<usize> {
    let rest = text[name.end()..].strip_prefix(", ")?;
    let word = &rest[..rest.find(|c: char| !c.is_ascii_alphabetic() && c != '.').unwrap_or(rest.len())];
    let form = [word, word.trim_end_matches('.')].into_iter().find(|form| FORMS.contains(form))?;
    // Of the forms plc alone is written small: other small words go on with the sentence.
    if form.starts_with(char::is_lowercase) && form != "plc" {
        return None;
    }
    Some(name.end() + ", ".len() + form.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of `text` as they are settled, where `names` were found, people all.
    fn joined<'t>(text: &'t str, names: &[&str]) -> Vec<(&'t str, Label)> {
        settled(text, Label::Person, names)
    }

    fn spans<'t>(text: &'t str, label: Label, names: &[&str]) -> Vec<&'t str> {
        settled(text, label, names).into_iter().map(|(name, _)| name).collect()
    }

    fn settled<'t>(text: &'t str, label: Label, names: &[&str]) -> Vec<(&'t str, Label)> {
        let mention = |name: &&str| {
            let start = text.find(name).expect("the text has the name");
            Mention::found(Span::new(start, start + name.len()), label, 0.8, Source::Model)
        };
        let mut mentions: Vec<Mention> = names.iter().map(mention).collect();
        settle(&mut mentions, text);
        mentions.iter().map(|m| (m.span.of(text), m.label)).collect()
    }

    #[test]
    fn a_legal_form_belongs_to_the_name() {
        let org = Label::Organization;
        assert_eq!(joined("Roe Water, Inc. left.", &["Roe Water", "Inc."]), [("Roe Water, Inc.", org)]);
        assert_eq!(joined("Roe Water, LLC, left.", &["Roe Water"]), [("Roe Water, LLC", org)]);
        assert_eq!(joined("He left Roe Water, LLC.", &["Roe Water"]), [("Roe Water, LLC", org)]);
        assert_eq!(joined("Roe, Incas and Li", &["Roe"]), [("Roe", Label::Person)]);
    }

    #[test]
    fn a_hyphen_joins_capital_words_that_are_no_names_themselves() {
        let org = |text, names: &[&str]| spans(text, Label::Organization, names);
        assert_eq!(org("the Zurich-Aske Council met", &["Aske Council"]), ["Zurich-Aske Council"]);
        assert_eq!(org("the Aske-Northgate said", &["Aske"]), ["Aske-Northgate"]);
        assert_eq!(
            org("the Zurich-Aske Council met", &["Zurich", "Aske Council"]),
            ["Zurich", "Aske Council"]
        );
        assert_eq!(org("a Pro-Aske group, Aske-based", &["Aske"]), ["Aske"]);
        assert_eq!(spans("Zurich-Aske", Label::Place, &["Aske"]), ["Aske"]);
    }

    #[test]
    fn an_office_has_all_of_its_subjects() {
        let org = |text, names: &[&str]| spans(text, Label::Organization, names);
        let whole = "Ministry of Trade, Water and Public Planning";
        let text = format!("The {whole} said so.");
        assert_eq!(org(&text, &["Ministry of Trade", "Water"]), [whole]);
        assert_eq!(org("Ministry of Trade, Rome and Paris", &["Ministry of Trade"]), ["Ministry of Trade"]);
        assert_eq!(org("Aske Trade, Water and Planning", &["Aske Trade"]), ["Aske Trade"]);
    }
}
