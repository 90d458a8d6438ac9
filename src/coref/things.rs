//! Mentions of organisations, places, peoples, events, works, laws and products → things.

use super::spellings::Spellings;
use super::{Tie, is_thing};
use crate::document::{Label, Mention};
use crate::entities::{Gazetteer, Kinds, fold, is_institution};
use crate::lexicon::WordSet;
use foldhash::{HashMap, HashMapExt};
use std::sync::LazyLock;

/// Words that a longer name has more than its short form: "Woolworths Holdings", "River Aske".
static GENERIC: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::new(include_str!("../../data/generic_names.tsv")));

/// Words of a name that shortened forms are made of; longer names have none.
const LONGEST: usize = 10;

/// A name in one of its spellings, under one label.
struct Form {
    label: Label,
    /// What it is compared by: folded, by its best known name.
    key: String,
    /// As written where first met.
    written: String,
    /// The thing it is one with.
    parent: u32,
}

#[derive(Default)]
struct Things {
    forms: Vec<Form>,
    by_key: HashMap<(Label, String), u32>,
}

/// The thing that each mention stands for; `None` for people and figures.
pub(super) fn cluster(text: &str, mentions: &[Mention], spellings: &Spellings) -> Vec<Option<u32>> {
    let mut things = Things::default();
    let mut known: Vec<Vec<(Label, u32)>> = vec![Vec::new(); spellings.all.len()];
    let mut form = |i: usize, label: Label| {
        let known = &mut known[spellings.number(i)];
        let form = known.iter().find(|(other, _)| *other == label).map(|(_, form)| *form);
        form.unwrap_or_else(|| {
            let form = things.form(label, spellings.of(i).written);
            known.push((label, form));
            form
        })
    };
    let forms: Vec<Option<u32>> =
        mentions.iter().enumerate().map(|(i, m)| is_thing(m).then(|| form(i, m.label))).collect();
    things.tie_defined(text, mentions, &forms);
    things.tie_acronyms();
    things.tie_short_names();
    forms.into_iter().map(|form| form.map(|form| things.root(form))).collect()
}

/// How `name` stands for the thing that `full` names: the rules that [`cluster`] ties by, for two names alone.
pub(super) fn tie(label: Label, name: &str, full: &str) -> Option<Tie> {
    if key_as_written(name) == key_as_written(full) {
        return Some(Tie::Alike);
    }
    let long = Form { label, key: key(label, full), written: full.to_owned(), parent: 0 };
    let short = key(label, name);
    if short == long.key {
        return Some(Tie::Known);
    }
    if acronym(name).is_some_and(|a| acronyms(full).contains(&a) || spells(&a, full)) {
        return Some(Tie::Acronym);
    }
    short_names(&long).contains(&short).then_some(Tie::Short)
}

/// What a name is compared by: the name that the gazetteer shows for it, a people without its plural.
fn key(label: Label, written: &str) -> String {
    let known = Gazetteer::builtin().entry(written).filter(|entry| entry.kinds.has(kinds_of(label)));
    if let Some(entry) = known {
        let id = entry.wikidata.filter(|_| label == Label::Group);
        return fold(id.or(entry.shown).unwrap_or(written)).into_owned();
    }
    let folded = key_as_written(written);
    match folded.strip_suffix('s') {
        Some(singular) if label == Label::Group && singular.len() > 3 => singular.to_owned(),
        _ => folded,
    }
}

fn key_as_written(written: &str) -> String {
    fold(written.trim_end_matches('.')).into_owned()
}

/// The kinds of the gazetteer that a label goes with.
pub(super) fn kinds_of(label: Label) -> Kinds {
    match label {
        Label::Place => Kinds::PLACE,
        Label::Group => Kinds::GROUP,
        Label::Organization => Kinds::ORGANIZATION,
        Label::Event => Kinds::EVENT,
        _ => Kinds::NONE,
    }
}

impl Things {
    fn form(&mut self, label: Label, written: &str) -> u32 {
        let key = key(label, written);
        let new = self.forms.len() as u32;
        let form = *self.by_key.entry((label, key.clone())).or_insert(new);
        if form == new {
            self.forms.push(Form { label, key, written: written.to_owned(), parent: new });
        }
        form
    }

    fn root(&self, mut form: u32) -> u32 {
        while self.forms[form as usize].parent != form {
            form = self.forms[form as usize].parent;
        }
        form
    }

    /// Makes `short` one with `long`. Only roots get a new parent, so chains stay short: a form is tied twice at most.
    fn tie(&mut self, short: u32, long: u32) {
        let (short, long) = (self.root(short), self.root(long));
        self.forms[short as usize].parent = long;
    }

    /// "Bureau of Alcohol, Tobacco, Firearms and Explosives (ATF)" says itself what ATF is.
    fn tie_defined(&mut self, text: &str, mentions: &[Mention], forms: &[Option<u32>]) {
        for (pair, ids) in mentions.windows(2).zip(forms.windows(2)) {
            let (Some(long), Some(short)) = (ids[0], ids[1]) else { continue };
            let brackets = pair[0].span.gap(pair[1].span).of(text).trim() == "("
                && text[pair[1].span.end()..].starts_with(')');
            if brackets
                && long != short
                && acronym(pair[1].span.of(text)).is_some_and(|a| spells(&a, pair[0].span.of(text)))
            {
                self.tie(short, long);
            }
        }
    }

    /// "AWS" is Amazon Web Services, when the article has that.
    fn tie_acronyms(&mut self) {
        let mut long: HashMap<(Label, String), u32> = HashMap::new();
        for (i, form) in (0..).zip(&self.forms) {
            for initials in acronyms(&form.written) {
                long.entry((form.label, initials)).or_insert(i);
            }
        }
        for i in 0..self.forms.len() as u32 {
            let form = &self.forms[i as usize];
            let unknown = form.key == key_as_written(&form.written);
            let letters = acronym(&form.written).filter(|_| unknown);
            let found = letters.and_then(|a| long.get(&(form.label, a)).copied());
            if let Some(full) = found.filter(|&full| self.root(full) != i) {
                self.tie(i, full);
            }
        }
    }

    /// "The Timbers" are the Portland Timbers, "Woolworths" is Woolworths Holdings: when no other name fits.
    fn tie_short_names(&mut self) {
        let mut full: HashMap<(Label, String), Option<u32>> = HashMap::new();
        for (i, form) in (0..).zip(&self.forms) {
            for short in short_names(form) {
                full.entry((form.label, short)).and_modify(|other| *other = None).or_insert(Some(i));
            }
        }
        for i in 0..self.forms.len() as u32 {
            let form = &self.forms[i as usize];
            if let Some(&Some(long)) = full.get(&(form.label, form.key.clone()))
                && self.root(long) != i
            {
                self.tie(i, long);
            }
        }
    }
}

/// The letters of an acronym: "AWS", "U.N.".
fn acronym(written: &str) -> Option<String> {
    let letters: String = written.chars().filter(|&c| c != '.').collect();
    let fits = (2..=7).contains(&letters.chars().count())
        && letters.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    fits.then_some(letters)
}

/// Whether the letters of `acronym` stand in `name` in order.
fn spells(acronym: &str, name: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_uppercase);
    acronym.chars().all(|a| letters.any(|l| l == a))
}

/// The acronyms that a name of several words can have: with and without its small words.
fn acronyms(written: &str) -> Vec<String> {
    let words: Vec<&str> = written.split([' ', '-', '\u{a0}']).filter(|w| !w.is_empty()).collect();
    if !(2..=LONGEST).contains(&words.len()) {
        return Vec::new();
    }
    let initials = |words: &mut dyn Iterator<Item = &&str>| {
        words.filter_map(|w| w.chars().next()).flat_map(char::to_uppercase).collect::<String>()
    };
    let is_capital = |w: &&&str| w.starts_with(char::is_uppercase);
    vec![initials(&mut words.iter().filter(is_capital)), initials(&mut words.iter())]
}

/// The shorter forms that can stand for a name of several words, folded.
fn short_names(form: &Form) -> Vec<String> {
    let words: Vec<&str> = form.key.split(' ').collect();
    if !(2..=LONGEST).contains(&words.len()) {
        return Vec::new();
    }
    let mut out = Vec::new();
    for cut in 1..words.len() {
        let (head, tail) = words.split_at(cut);
        if tail_stands_alone(form.label, head) {
            out.push(tail.join(" "));
        }
        if head_stands_alone(form.label, head, tail) {
            out.push(head.join(" "));
        }
    }
    out
}

/// "Timbers" for "Portland Timbers", "Katrina" for "Hurricane Katrina"; of places only "Aske" for "River Aske".
fn tail_stands_alone(label: Label, head: &[&str]) -> bool {
    match label {
        Label::Place => head.iter().all(|w| GENERIC.contains(w)),
        Label::Group => false,
        _ => head.last().is_none_or(|w| !matches!(*w, "of" | "and" | "for" | "the")),
    }
}

/// "Woolworths" for "Woolworths Holdings", "Columbus" for "Columbus Crew", but not for "Columbus Post Office".
fn head_stands_alone(label: Label, head: &[&str], tail: &[&str]) -> bool {
    let generic = tail.iter().all(|w| GENERIC.contains(w));
    let known = Gazetteer::builtin().lookup(&head.join(" "));
    let long_head = head.len() > 1
        && tail.len() <= 2
        && !known.has(Kinds::ORGANIZATION)
        && !matches!(head.last(), Some(&("of" | "the" | "and" | "for")));
    match label {
        Label::Place => generic && !known.has(Kinds::PLACE),
        Label::Organization => generic || long_head || (known.has(Kinds::PLACE) && !names_institution(tail)),
        Label::Group => false,
        _ => generic,
    }
}

fn names_institution(tail: &[&str]) -> bool {
    tail.last().is_some_and(|word| is_institution(word))
}
