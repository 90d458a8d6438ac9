//! Titles before a person's name: "Vice President", "Gen.", "Secretary of State".

use crate::document::Gender;
use crate::hash::HashMap;
use crate::lexicon;
use std::ops::Range;
use std::sync::LazyLock;

/// What a word of a title does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// A title on its own: "President", "Mr".
    Head(Option<Gender>),
    /// Only with a head: "Vice".
    Part,
}

static TITLES: LazyLock<HashMap<&'static str, Role>> = LazyLock::new(|| {
    let role = |mark: Option<&&str>| match mark.copied() {
        None => Role::Head(None),
        Some("m") => Role::Head(Some(Gender::Masculine)),
        Some("f") => Role::Head(Some(Gender::Feminine)),
        Some("part") => Role::Part,
        Some(mark) => panic!("titles.tsv: unknown mark {mark}"),
    };
    lexicon::rows(include_str!("../../data/titles.tsv")).map(|row| (row[0], role(row.get(1)))).collect()
});

fn role(word: &str) -> Option<Role> {
    let lower = word.trim_end_matches('.').to_lowercase();
    TITLES.get(lower.as_str()).copied()
}

/// Whether `word` is a title, or part of one.
#[must_use]
pub fn is_title(word: &str) -> bool {
    role(word).is_some()
}

/// The gender that a title tells.
#[must_use]
pub fn gender(word: &str) -> Option<Gender> {
    match role(word) {
        Some(Role::Head(gender)) => gender,
        _ => None,
    }
}

/// The last title among `words` (position and word, in order), with its qualifying words before it and, after it, a full
/// stop or "of State".
pub(crate) fn find<'t>(words: impl Iterator<Item = (usize, &'t str)>) -> Option<Range<usize>> {
    let words: Vec<(usize, &str)> = words.collect();
    let is_head = |&(_, word): &(usize, &str)| matches!(role(word), Some(Role::Head(_)));
    let head = words.iter().rposition(is_head)?;
    let mut first = head;
    while first > 0 && (is_title(words[first - 1].1) || matches!(words[first - 1].1, "-" | ".")) {
        first -= 1;
    }
    let mut end = head + 1;
    if words.get(end).is_some_and(|w| w.1 == ".") {
        end += 1;
    }
    if words.get(end).is_some_and(|w| w.1 == "of") {
        end = (end + 2).min(words.len());
    }
    Some(words[first].0..words[end - 1].0 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(phrase: &str, want: Option<&str>) {
        let words: Vec<&str> = phrase.split(' ').collect();
        let found = find(words.iter().copied().enumerate());
        assert_eq!(found.map(|r| words[r].join(" ")).as_deref(), want, "{phrase}");
    }

    #[test]
    fn titles_with_their_parts() {
        check("Vice President Ann Li", Some("Vice President"));
        check("Colombian Deputy Foreign Minister Petro", Some("Deputy Foreign Minister"));
        check("U.S. Secretary of State Jane Roe", Some("Secretary of State"));
        check("Gen . Voss", Some("Gen ."));
        check("Foreign Affairs", None);
        check("Ann Li", None);
    }

    #[test]
    fn some_titles_tell_the_gender() {
        assert_eq!(gender("Mr."), Some(Gender::Masculine));
        assert_eq!(gender("Congresswoman"), Some(Gender::Feminine));
        assert_eq!(gender("President"), None);
    }
}
