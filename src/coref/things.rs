//! Mentions of organisations, places, peoples, events, works, laws and products → things.

use super::spellings::Spellings;
use super::{Tie, is_thing};
use crate::document::{Label, Mention};
use crate::entities::{Gazetteer, Kinds, fold, is_institution};
use crate::hash::HashMap;
use crate::lexicon::WordSet;
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
    /// The keys that there are, numbered.
    keys: HashMap<String, u32>,
    /// Forms by label and number of key.
    by_key: HashMap<(Label, u32), u32>,
}

/// The thing that each mention stands for; `None` for people and figures.
pub(super) fn cluster(text: &str, mentions: &[Mention], spellings: &Spellings) -> Vec<Option<u32>> {
    let mut things = Things::default();
    // The form that each spelling was met in last: few have another label at times.
    let mut known: Vec<Option<(Label, u32)>> = vec![None; spellings.all.len()];
    let mut form = |i: usize, label: Label| {
        let known = &mut known[spellings.number(i)];
        let last = known.filter(|(other, _)| *other == label);
        known.insert(last.unwrap_or_else(|| (label, things.form(label, spellings.of(i).written)))).1
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
    let long = key(label, full);
    let short = key(label, name);
    if short == long {
        return Some(Tie::Known);
    }
    if acronym(name).is_some_and(|a| acronyms(full).contains(&a) || spells(&a, full)) {
        return Some(Tie::Acronym);
    }
    short_names(label, &long, |name| name == short).next().map(|_| Tie::Short)
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
        let (new, new_key) = (self.forms.len() as u32, self.keys.len() as u32);
        let number = self.keys.get(&key).copied();
        let number = number.unwrap_or_else(|| *self.keys.entry(key.clone()).or_insert(new_key));
        let form = *self.by_key.entry((label, number)).or_insert(new);
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
        let letters =
            |form: &Form| acronym(&form.written).filter(|_| form.key == key_as_written(&form.written));
        let short: Vec<(u32, String)> =
            (0..).zip(&self.forms).filter_map(|(i, form)| Some((i, letters(form)?))).collect();
        if short.is_empty() {
            return;
        }
        let mut long: HashMap<(Label, String), u32> = HashMap::default();
        for (i, form) in (0..).zip(&self.forms) {
            for initials in acronyms(&form.written) {
                long.entry((form.label, initials)).or_insert(i);
            }
        }
        for (i, letters) in short {
            let found = long.get(&(self.forms[i as usize].label, letters)).copied();
            if let Some(full) = found.filter(|&full| self.root(full) != i) {
                self.tie(i, full);
            }
        }
    }

    /// "The Timbers" are the Portland Timbers, "Woolworths" is Woolworths Holdings: when no other name fits.
    fn tie_short_names(&mut self) {
        // For each form the longer one, none where there are several.
        let mut full: Vec<Option<Option<u32>>> = vec![None; self.forms.len()];
        for (i, form) in (0..).zip(&self.forms) {
            let number = |name: &str| self.by_key.get(&(form.label, *self.keys.get(name)?));
            for short in short_names(form.label, &form.key, |name| number(name).is_some()) {
                let short = *number(short).expect("only such are asked for");
                let full = &mut full[short as usize];
                *full = Some(full.is_none().then_some(i));
            }
        }
        for (i, long) in (0..).zip(full) {
            if let Some(long) = long.flatten().filter(|&long| self.root(long) != i) {
                self.tie(i, long);
            }
        }
    }
}

/// The letters of an acronym: "AWS", "U.N.".
fn acronym(written: &str) -> Option<String> {
    let letters = written.chars().filter(|&c| c != '.');
    let fits = letters.clone().all(|c| c.is_uppercase() || c.is_ascii_digit())
        && (2..=7).contains(&letters.clone().count());
    fits.then(|| letters.collect())
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

/// Those of the `wanted` names that can stand for one of several words, whose key is `key`: parts of that.
fn short_names(label: Label, key: &str, wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = &str> {
    let joints = key.bytes().filter(|b| *b == b' ').count();
    let cuts = key.match_indices(' ').filter(move |_| joints < LONGEST);
    cuts.flat_map(move |(cut, _)| {
        let (head, tail) = (&key[..cut], &key[cut + 1..]);
        let tail_fits = wanted(tail) && tail_stands_alone(label, head);
        let head_fits = wanted(head) && head_stands_alone(label, head, tail);
        [tail_fits.then_some(tail), head_fits.then_some(head)].into_iter().flatten()
    })
}

/// "Timbers" for "Portland Timbers", "Katrina" for "Hurricane Katrina"; of places only "Aske" for "River Aske".
fn tail_stands_alone(label: Label, head: &str) -> bool {
    match label {
        Label::Place => head.split(' ').all(|w| GENERIC.contains(w)),
        Label::Group => false,
        _ => !matches!(last_word(head), "of" | "and" | "for" | "the"),
    }
}

/// "Woolworths" for "Woolworths Holdings", "Columbus" for "Columbus Crew", but not for "Columbus Post Office".
fn head_stands_alone(label: Label, head: &str, tail: &str) -> bool {
    let generic = tail.split(' ').all(|w| GENERIC.contains(w));
    let known = Gazetteer::builtin().lookup(head);
    let long_head = head.contains(' ')
        && tail.split(' ').count() <= 2
        && !known.has(Kinds::ORGANIZATION)
        && !matches!(last_word(head), "of" | "the" | "and" | "for");
    match label {
        Label::Place => generic && !known.has(Kinds::PLACE),
        Label::Organization => {
            generic || long_head || (known.has(Kinds::PLACE) && !is_institution(last_word(tail)))
        }
        Label::Group => false,
        _ => generic,
    }
}

fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}
