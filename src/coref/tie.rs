//! Why one name is taken to stand for what another names: for a person who asks. Told by the same rules that tied them.

use super::person_name::PersonName;
use super::things;
use crate::document::Label;

/// How a name stands for what another one names.
///
/// ```
/// use rubricator::{Label, coref::{Tie, tie}};
/// assert_eq!(tie(Label::Person, "Mrs. Roe", "Ann Roe"), Some(Tie::Surname));
/// assert_eq!(tie(Label::Organization, "AWS", "Amazon Web Services"), Some(Tie::Acronym));
/// assert_eq!(tie(Label::Person, "Ann Li", "Ann Roe"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tie {
    /// The same words, but for capitals, accents, dots and a title.
    Alike,
    /// A person's surname alone.
    Surname,
    /// A person's given name alone.
    GivenName,
    /// A middle name alone.
    MiddleName,
    /// A nickname that the full name has in marks.
    Nickname,
    /// A person's name with initials, a short given name, or some of its words.
    Form,
    /// The gazetteer knows both as one.
    Known,
    /// The first letters.
    Acronym,
    /// Some of the words.
    Short,
}

impl Tie {
    /// The tie's name, for programs.
    ///
    /// ```
    /// assert_eq!(rubricator::coref::Tie::GivenName.name(), "givenName");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Tie::Alike => "alike",
            Tie::Surname => "surname",
            Tie::GivenName => "givenName",
            Tie::MiddleName => "middleName",
            Tie::Nickname => "nickname",
            Tie::Form => "form",
            Tie::Known => "known",
            Tie::Acronym => "acronym",
            Tie::Short => "short",
        }
    }
}

/// How `name` stands for what `full` names, under `label`; `None` where no rule ties the two.
///
/// ```
/// use rubricator::{Label, coref::{Tie, tie}};
/// assert_eq!(tie(Label::Place, "U.S.", "United States"), Some(Tie::Known));
/// ```
#[must_use]
pub fn tie(label: Label, name: &str, full: &str) -> Option<Tie> {
    match label {
        Label::Person => people(&PersonName::new(name), &PersonName::new(full)),
        label => things::tie(label, name, full),
    }
}

fn people(name: &PersonName, full: &PersonName) -> Option<Tie> {
    if name.words == full.words && name.nicknames == full.nicknames {
        return Some(Tie::Alike);
    }
    let one_word = name.words.len() + name.nicknames.len() == 1;
    if one_word && let Some(part) = part(name.last(), full) {
        return Some(part);
    }
    (!one_word && (name.is_form_of(full) || full.is_form_of(name))).then_some(Tie::Form)
}

/// Which part of the full name a word is, in the order in which [`people`](super::people) prefers them.
fn part(word: &str, full: &PersonName) -> Option<Tie> {
    match word {
        _ if word == full.last() => Some(Tie::Surname),
        _ if full.nicknames.iter().any(|nickname| nickname == word) => Some(Tie::Nickname),
        _ if word == full.first() => Some(Tie::GivenName),
        _ if full.words.iter().any(|other| other == word) => Some(Tie::MiddleName),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Model, annotate};
    use std::collections::BTreeSet;

    #[test]
    fn people_by_their_names_words() {
        for (name, full, wanted) in [
            ("ROE", "Ann Roe", Tie::Surname),
            ("Ann", "Ann Roe", Tie::GivenName),
            ("Marie", "Ann Marie Roe", Tie::MiddleName),
            ("Bull", "Dan “The Bull” Twomey", Tie::Nickname),
            ("Dr. Ann Roe", "Ann Roe", Tie::Alike),
            ("A. Roe", "Ann Roe", Tie::Form),
            ("Bill Roe", "William Roe", Tie::Form),
        ] {
            assert_eq!(tie(Label::Person, name, full), Some(wanted), "{name} / {full}");
        }
        assert_eq!(tie(Label::Person, "Bill Roe", "Ann Roe"), None);
        assert_eq!(tie(Label::Person, "Roe", "Ann Li"), None);
    }

    #[test]
    fn things_by_spelling_gazetteer_letters_and_words() {
        let organization = |name, full| tie(Label::Organization, name, full);
        assert_eq!(organization("AMAZON", "Amazon"), Some(Tie::Alike));
        assert_eq!(organization("Timbers", "Portland Timbers"), Some(Tie::Short));
        assert_eq!(organization("BSA", "Bureau of Smoke, Fire and Arms"), Some(Tie::Acronym));
        assert_eq!(tie(Label::Place, "Aske", "River Aske"), Some(Tie::Short));
        assert_eq!(tie(Label::Place, "York", "New York"), None);
        assert_eq!(organization("Leeds", "York Post"), None);
    }

    /// Whatever the machine makes one, a rule tells why.
    #[test]
    fn nothing_is_one_without_a_reason() {
        let mut tied = 0;
        for line in include_str!("../../tests/gold/own-dev.jsonl").lines() {
            let gold: serde_json::Value = serde_json::from_str(line).unwrap();
            let text = gold["text"].as_str().unwrap();
            let document = annotate(text, None, &Model::builtin());
            for entity in &document.entities {
                let words = |&m: &u32| document.mentions[m as usize].span.of(text);
                let forms: BTreeSet<&str> = entity.mentions.iter().map(words).collect();
                for form in forms.iter().filter(|&&form| form != entity.name) {
                    let mut others = forms.iter().filter(|other| other != &form).copied();
                    let tie = |other: &str| tie(entity.label, form, other).is_some();
                    let why = tie(&entity.name) || others.any(tie);
                    assert!(why, "{form} is {}, and nothing says why", entity.name);
                    tied += 1;
                }
            }
        }
        assert!(tied > 20, "{tied}");
    }
}
