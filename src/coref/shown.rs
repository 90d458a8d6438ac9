//! What an entity is called: the fullest of its mentions' names.

use super::person_name::{PersonName, titles_before};
use crate::document::Label;
use crate::entities::{Gazetteer, Kinds};

/// The fullest of `forms`, in ordinary capitals where there is a choice; a country's own name for its short form.
pub(super) fn name(label: Label, forms: &[&str]) -> String {
    let entry = Gazetteer::builtin().entry(forms[0]);
    let shown = entry.filter(|e| label == Label::Place && e.kinds.has(Kinds::PLACE)).and_then(|e| e.shown);
    if let Some(shown) = shown {
        return shown.to_owned();
    }
    let mut best = forms[0];
    for form in &forms[1..] {
        if fullness(label, form) > fullness(label, best) {
            best = form;
        }
    }
    let all_capitals = shouts(best) && !is_acronym(best);
    let plain = |word: &str| {
        let lower = all_capitals || (label == Label::Person && shouts(word) && word.chars().count() > 3);
        if lower { lowered(word) } else { word.to_owned() }
    };
    let words = best.split_whitespace();
    let titles = if label == Label::Person { titles_before(words.clone()) } else { 0 };
    words.skip(titles).map(plain).collect::<Vec<_>>().join(" ")
}

/// How full a form of a name is: words first, written-out ones before initials, ordinary capitals before all capitals.
fn fullness(label: Label, form: &str) -> (bool, usize, usize, bool, bool) {
    let plain = !shouts(form);
    if label == Label::Group {
        return (!form.ends_with('s'), 0, 0, false, plain);
    }
    if label != Label::Person {
        return (true, form.split_whitespace().count(), 0, false, plain);
    }
    let name = PersonName::new(form);
    let written_out = name.words.iter().filter(|w| w.chars().count() > 1 && !w.contains('.')).count();
    (name.words.len() > 1, written_out, name.words.len(), name.nicknames.is_empty(), plain)
}

fn shouts(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

/// Whether a name in capitals may be written so: "NATO", "U.S."; of several words, when one could be an acronym.
fn is_acronym(name: &str) -> bool {
    let could_be = |word: &str| word.chars().count() < 6 && !is_known_word(word);
    name.contains('.') || name.split_whitespace().any(could_be)
}

fn is_known_word(word: &str) -> bool {
    Gazetteer::builtin().lookup(word).has(Kinds::WORD | Kinds::PLACE | Kinds::GIVEN | Kinds::SURNAME)
}

/// "LONDON" as "London": a dateline's or headline's capitals are no part of a name.
fn lowered(word: &str) -> String {
    let mut inside = false;
    let lower = |c: char| {
        let keep = !std::mem::replace(&mut inside, c.is_alphanumeric() || matches!(c, '\'' | '’'));
        if keep { c.to_string() } else { c.to_lowercase().to_string() }
    };
    word.chars().map(lower).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(label: Label, forms: &[&str], want: &str) {
        assert_eq!(name(label, forms), want, "{forms:?}");
    }

    #[test]
    fn the_fullest_form_wins() {
        check(Label::Person, &["Roe", "A. Roe", "Ann Roe"], "Ann Roe");
        check(Label::Person, &["Ann “Red” Roe", "Ann Roe"], "Ann Roe");
        check(Label::Person, &["Ann “Red” Roe", "Roe"], "Ann “Red” Roe");
        check(Label::Organization, &["AWS", "Amazon Web\n Services"], "Amazon Web Services");
        check(Label::Group, &["Americans", "American"], "American");
        check(Label::Place, &["U.S."], "United States");
    }

    #[test]
    fn capitals_are_lowered_but_not_acronyms() {
        check(Label::Place, &["OSLO"], "Oslo");
        check(Label::Person, &["Vladimir VORONIN"], "Vladimir Voronin");
        check(Label::Person, &["RONNIE O’DEA-BELLO"], "Ronnie O’dea-Bello");
        check(Label::Organization, &["NATIONAL HOCKEY LEAGUE"], "National Hockey League");
        check(Label::Organization, &["NASA"], "NASA");
        check(Label::Organization, &["FC XYZ"], "FC XYZ");
        check(Label::Organization, &["MS-13"], "MS-13");
    }
}
