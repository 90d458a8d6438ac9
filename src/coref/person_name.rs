//! A person's name and whether another can be the same person's.

use crate::entities::{fold, titles};
use crate::hash::HashMap;
use crate::lexicon;
use std::sync::LazyLock;

/// Words after a surname that tell a son from his father.
const SUFFIXES: [&str; 7] = ["jr", "sr", "ii", "iii", "iv", "v", "vi"];

/// Words of a name that are looked at.
const LONGEST: usize = 12;

/// A person's name in the words that it is compared by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PersonName {
    /// Given names, initials and surname, folded, without title, nickname and suffix.
    pub(super) words: Vec<String>,
    /// Nicknames in marks: "Dan “The Bull” Twomey".
    pub(super) nicknames: Vec<String>,
    /// "jr", "iii".
    suffix: Option<String>,
}

/// Short given name → full forms.
static FULL_FORMS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut out: HashMap<_, Vec<_>> = HashMap::default();
    for row in lexicon::rows(include_str!("../../data/nicknames.tsv")) {
        for short in row[1].split('|') {
            out.entry(short).or_default().push(row[0]);
        }
    }
    out
});

impl PersonName {
    /// Reads a name as it stands in a text; of endless ones only the first words.
    pub(super) fn new(name: &str) -> PersonName {
        let mut out = PersonName::default();
        let mut quoted = false;
        for word in name.split_whitespace().take(LONGEST) {
            quoted |= word.starts_with(['"', '“', '‘', '\'', '(']);
            let bare = word.trim_matches(['"', '“', '”', '‘', '’', '\'', '(', ')', ',', '.']);
            out.push(fold(bare).into_owned(), quoted);
            quoted &= !word.ends_with(['"', '”', '’', '\'', ')']);
        }
        out.words.drain(..titles_before(out.words.iter().map(String::as_str)));
        out
    }

    fn push(&mut self, folded: String, quoted: bool) {
        match folded.as_str() {
            "" => {}
            "the" if quoted => {}
            _ if quoted => self.nicknames.push(folded),
            suffix if !self.words.is_empty() && SUFFIXES.contains(&suffix) => self.suffix = Some(folded),
            _ => self.words.push(folded),
        }
    }

    /// The first word: mostly the given name.
    pub(super) fn first(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    /// The last word: mostly the surname. Of a nickname alone, that.
    pub(super) fn last(&self) -> &str {
        self.words.last().or(self.nicknames.last()).map_or("", String::as_str)
    }

    /// Whether a surname alone is rather someone else's: "Donald Trump Jr." is seldom called "Trump".
    pub(super) fn is_junior(&self) -> bool {
        self.suffix.is_some()
    }

    /// Whether `self`, of two words or more, can be a form of the longer name `full`.
    pub(super) fn is_form_of(&self, full: &PersonName) -> bool {
        self.suffix == full.suffix && (self.same_ends(full) || self.is_part_of(full))
    }

    /// The same surname, and given names that agree as far as both go.
    fn same_ends(&self, full: &PersonName) -> bool {
        self.last() == full.last() && agree(self.first(), full.first()) && self.middles_agree(full)
    }

    fn middles_agree(&self, full: &PersonName) -> bool {
        let (mine, its) = (middle(&self.words), middle(&full.words));
        mine.is_empty() || its.is_empty() || mine.iter().all(|m| its.iter().any(|i| agree(m, i)))
    }

    /// The words of `full` in its order, with its first or last word: "Núñez Feijóo" of "Alberto Núñez Feijóo".
    fn is_part_of(&self, full: &PersonName) -> bool {
        let mut rest = full.words.iter();
        let in_order = self.words.iter().all(|word| rest.any(|w| w == word));
        self.words.len() < full.words.len()
            && in_order
            && (self.first() == full.first() || self.last() == full.last())
    }
}

/// How many words of a name are titles: all of its first ones that are, as long as a full name is left, and one that tells
/// the gender before a surname alone.
pub(super) fn titles_before<'n>(words: impl Iterator<Item = &'n str> + Clone) -> usize {
    let count = words.clone().count();
    let titles = words.clone().take_while(|word| titles::is_title(word)).count();
    let full = titles.min(count.saturating_sub(2));
    let gendered = words.take(1).any(|word| titles::gender(word).is_some());
    full.max(usize::from(count > 1 && gendered))
}

fn middle(words: &[String]) -> &[String] {
    words.get(1..words.len().max(2) - 1).unwrap_or(&[])
}

/// Whether two given names can be one: equal, an initial of the other, or its short form.
fn agree(a: &str, b: &str) -> bool {
    a == b
        || is_initial_of(a, b)
        || is_initial_of(b, a)
        || is_short_for(a, b)
        || is_short_for(b, a)
        || share_full_form(a, b)
}

fn is_initial_of(a: &str, b: &str) -> bool {
    let initials = a.len() == 1 || (a.contains('.') && a.len() <= 4);
    initials && a.chars().next() == b.chars().next()
}

fn is_short_for(a: &str, b: &str) -> bool {
    FULL_FORMS.get(a).is_some_and(|full| full.contains(&b))
}

fn share_full_form(a: &str, b: &str) -> bool {
    FULL_FORMS.get(a).is_some_and(|full| full.iter().any(|f| is_short_for(b, f)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form_of(short: &str, full: &str) -> bool {
        PersonName::new(short).is_form_of(&PersonName::new(full))
    }

    #[test]
    fn forms_of_one_name() {
        for (short, full) in [
            ("Donald Trump", "Donald J. Trump"),
            ("D. J. Trump", "Donald John Trump"),
            ("D.J. Trump", "Donald Trump"),
            ("Bill Roe", "William Roe"),
            ("Bob Roe", "Rob Roe"),
            ("Núñez Feijóo", "Alberto Núñez Feijóo"),
            ("Wanjiru Mbatia", "Grace Wanjiru Mbatia"),
            ("Awang Kahar", "Awang Kahar Salleh"),
            ("NICOLAS MADURO", "Nicolás Maduro"),
            ("Dan Twomey", "Dan “The Bull” Twomey"),
            ("Mr. Ed Roe", "Edward Roe"),
        ] {
            assert!(form_of(short, full), "{short} / {full}");
        }
    }

    #[test]
    fn two_people() {
        for (a, b) in [
            ("Bill Clinton", "Hillary Clinton"),
            ("George W. Bush", "George H. W. Bush Sr."),
            ("Donald Trump", "Donald Trump Jr."),
            ("Ann Li", "Ann Lee"),
            ("J. Roe", "Ann Roe"),
        ] {
            assert!(!form_of(a, b) && !form_of(b, a), "{a} / {b}");
        }
    }

    #[test]
    fn nicknames_are_set_apart() {
        let name = PersonName::new("Lee \"Faker\" Sang-hyeok");
        assert_eq!(
            (name.words.join(" ").as_str(), name.nicknames.as_slice()),
            ("lee sang-hyeok", ["faker".to_owned()].as_slice())
        );
        assert_eq!(PersonName::new("Dan “The Bull” Twomey").nicknames, ["bull"]);
        assert_eq!(PersonName::new("Conor O’Brien").words, ["conor", "o'brien"]);
        assert_eq!(PersonName::new("\"").words.len(), 0);
    }

    #[test]
    fn nickname_list_is_clean() {
        assert!(FULL_FORMS.len() > 90);
        for (short, full) in FULL_FORMS.iter() {
            assert!(full.iter().chain([short]).all(|n| *n == fold(n) && !n.contains(' ')), "{short}");
        }
    }
}
