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
    let words = best.split_whitespace();
    let titles = if label == Label::Person { titles_before(words.clone()) } else { 0 };
    let mut out = String::with_capacity(best.len());
    for word in words.skip(titles) {
        let is_first = out.is_empty();
        out.push_str(if is_first { "" } else { " " });
        if all_capitals || (label == Label::Person && shouts(word) && word.chars().count() > 3) {
            push_lowered(&mut out, word);
        } else {
            out.push_str(word);
        }
    }
    out
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
fn push_lowered(out: &mut String, word: &str) {
    let mut inside = false;
    for c in word.chars() {
        if inside {
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
        inside = c.is_alphanumeric() || matches!(c, '\'' | '’');
    }
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
