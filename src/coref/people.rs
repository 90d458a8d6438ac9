//! Mentions of people → people.

use super::person_name::PersonName;
use super::title_words;
use crate::document::{Gender, Label, Mention};
use crate::entities::{Gazetteer, Kinds, titles};
use crate::segment::Segments;
use std::collections::{HashMap, HashSet};

/// How many people of one name are kept apart; more are no news article, and would cost quadratic time.
const NAMESAKES: usize = 32;

/// How a single word names a person, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Last,
    Nickname,
    First,
    Middle,
}

/// Someone with a full name, or a single word that belongs to no full name.
struct Person {
    name: PersonName,
    gender: Option<Gender>,
    /// Mentions so far, in text order.
    count: u32,
    /// Paragraph of the latest mention.
    seen: Option<u32>,
}

#[derive(Default)]
struct People {
    all: Vec<Person>,
    /// Word of a name → who has it, at most [`NAMESAKES`].
    by_word: HashMap<String, Vec<(Part, u32)>>,
    /// Name as written → person; only names of two words or more, which stand for one person wherever they are.
    full: HashMap<String, u32>,
}

/// The person that each mention stands for; `None` for mentions of other things.
pub(super) fn cluster(text: &str, segments: &Segments, mentions: &[Mention]) -> Vec<Option<u32>> {
    let mut people = People::default();
    people.enter_full_names(text, mentions);
    let is_person = |m: &Mention| m.label == Label::Person;
    for m in mentions.iter().filter(|m| is_person(m)) {
        people.note_title(m.span.of(text), title_gender(text, segments, m));
    }
    mentions.iter().map(|m| is_person(m).then(|| people.resolve(text, segments, m))).collect()
}

/// The gender that the title before a mention tells.
pub(super) fn title_gender(text: &str, segments: &Segments, mention: &Mention) -> Option<Gender> {
    title_words(text, segments, mention).find_map(titles::gender)
}

/// The gender that a given name tells.
pub(super) fn given_gender(name: &PersonName) -> Option<Gender> {
    let kinds = Gazetteer::builtin().lookup(name.first());
    match (kinds.has(Kinds::MAN), kinds.has(Kinds::WOMAN)) {
        (true, false) if name.words.len() > 1 => Some(Gender::Masculine),
        (false, true) if name.words.len() > 1 => Some(Gender::Feminine),
        _ => None,
    }
}

impl People {
    /// Enters every name of two words or more, the longest first, so that shorter forms find theirs.
    fn enter_full_names(&mut self, text: &str, mentions: &[Mention]) {
        let mut names: Vec<(&str, PersonName)> = Vec::new();
        let mut seen = HashSet::new();
        for m in mentions.iter().filter(|m| m.label == Label::Person) {
            let written = m.span.of(text);
            if seen.insert(written) {
                names.push((written, PersonName::new(written)));
            }
        }
        names.retain(|(_, name)| name.words.len() > 1);
        names.sort_by_key(|(_, name)| std::cmp::Reverse(name.words.len()));
        for (written, name) in names {
            let person = self.with_form(&name).unwrap_or_else(|| self.enter(name));
            self.full.insert(written.to_owned(), person);
        }
    }

    /// Who a name of two words or more is a form of.
    fn with_form(&self, name: &PersonName) -> Option<u32> {
        let has = |word: &str| self.by_word.get(word).into_iter().flatten().map(|&(_, person)| person);
        has(name.last()).chain(has(name.first())).find(|&p| name.is_form_of(&self.all[p as usize].name))
    }

    fn enter(&mut self, name: PersonName) -> u32 {
        let person = self.all.len() as u32;
        let last = name.words.len().saturating_sub(1);
        for (i, word) in name.words.iter().enumerate() {
            let part = match i {
                _ if i == last => Part::Last,
                0 => Part::First,
                _ => Part::Middle,
            };
            enter_word(&mut self.by_word, word, part, person);
        }
        for nickname in &name.nicknames {
            enter_word(&mut self.by_word, nickname, Part::Nickname, person);
        }
        self.all.push(Person { gender: given_gender(&name), name, count: 0, seen: None });
        person
    }

    /// "Mrs. Ann Li": a title before a full name tells more than the given name.
    fn note_title(&mut self, written: &str, gender: Option<Gender>) {
        if let (Some(&person), Some(gender)) = (self.full.get(written), gender) {
            self.all[person as usize].gender = Some(gender);
        }
    }

    fn resolve(&mut self, text: &str, segments: &Segments, mention: &Mention) -> u32 {
        let written = mention.span.of(text);
        let token = segments.token_at(mention.span.start()).min(segments.tokens.len().saturating_sub(1));
        let paragraph = segments.sentences.get(segments.sentence_of(token)).map_or(0, |s| s.paragraph);
        let person = match self.full.get(written) {
            Some(&person) => person,
            None => self.short(written, paragraph, title_gender(text, segments, mention)),
        };
        let found = &mut self.all[person as usize];
        found.count += 1;
        found.seen = Some(paragraph);
        person
    }

    /// Who a single word stands for; someone new when no full name has it.
    fn short(&mut self, written: &str, paragraph: u32, title: Option<Gender>) -> u32 {
        let name = PersonName::new(written);
        let best = self.namesakes(name.last(), title).max_by_key(|&(part, p)| {
            let person = &self.all[p as usize];
            (std::cmp::Reverse(part), self.rank(person, paragraph), std::cmp::Reverse(p))
        });
        if let Some((_, person)) = best {
            return person;
        }
        let person = self.enter(name);
        self.all[person as usize].gender = title;
        person
    }

    /// Those who have `word` in their name and go with the title.
    fn namesakes(&self, word: &str, title: Option<Gender>) -> impl Iterator<Item = (Part, u32)> {
        let fits =
            move |person: &Person| title.is_none() || person.gender.is_none() || person.gender == title;
        let who = self.by_word.get(word).into_iter().flatten().copied();
        who.filter(move |&(_, p)| fits(&self.all[p as usize]))
    }

    /// Among people of one surname: the one named in this paragraph or the last, else whom the article is about; a
    /// junior last of all.
    fn rank(&self, person: &Person, paragraph: u32) -> (bool, Option<u32>, u32) {
        let near = person.seen.filter(|&seen| seen + 1 >= paragraph);
        (!person.name.is_junior(), near, person.count)
    }
}

fn enter_word(by_word: &mut HashMap<String, Vec<(Part, u32)>>, word: &str, part: Part, person: u32) {
    let who = by_word.entry(word.to_owned()).or_default();
    if who.len() < NAMESAKES {
        who.push((part, person));
    }
}
