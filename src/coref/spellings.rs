//! The spellings of an article's names: each is folded and taken apart once, however often it stands there.

use super::person_name::PersonName;
use crate::document::Mention;
use crate::entities::fold;
use crate::hash::HashMap;
use std::cell::OnceCell;

/// A name as it is written.
pub(super) struct Spelling<'t> {
    pub(super) written: &'t str,
    /// Number of its folded form: two spellings of one name share it.
    pub(super) name: u32,
    person: OnceCell<PersonName>,
}

impl Spelling<'_> {
    /// The words that a person of this name is compared by.
    pub(super) fn person(&self) -> &PersonName {
        self.person.get_or_init(|| PersonName::new(self.written))
    }
}

/// Every spelling, in order of first appearance.
#[derive(Default)]
pub(super) struct Spellings<'t> {
    pub(super) all: Vec<Spelling<'t>>,
    /// For each mention the number of its spelling.
    of: Vec<u32>,
    by_name: HashMap<String, u32>,
}

impl<'t> Spellings<'t> {
    pub(super) fn new(text: &'t str, mentions: &[Mention]) -> Spellings<'t> {
        let mut out = Spellings::default();
        let mut known: HashMap<&str, u32> = HashMap::default();
        for mention in mentions {
            let written = mention.span.of(text);
            let number = *known.entry(written).or_insert_with(|| out.add(written));
            out.of.push(number);
        }
        out
    }

    fn add(&mut self, written: &'t str) -> u32 {
        let new = self.by_name.len() as u32;
        let name = *self.by_name.entry(fold(written).into_owned()).or_insert(new);
        self.all.push(Spelling { written, name, person: OnceCell::new() });
        self.all.len() as u32 - 1
    }

    /// The number of the spelling of mention `mention`.
    pub(super) fn number(&self, mention: usize) -> usize {
        self.of[mention] as usize
    }

    /// The spelling of mention `mention`.
    pub(super) fn of(&self, mention: usize) -> &Spelling<'t> {
        &self.all[self.number(mention)]
    }

    /// How many names there are.
    pub(super) fn names(&self) -> usize {
        self.by_name.len()
    }

    /// The number of the name that is `folded`.
    pub(super) fn named(&self, folded: &str) -> Option<usize> {
        self.by_name.get(folded).map(|&name| name as usize)
    }
}
