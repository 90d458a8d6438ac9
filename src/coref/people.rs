//! Mentions of people → people.

use super::person_name::PersonName;
use super::scene::Scene;
use super::spellings::Spellings;
use crate::document::{Gender, Label, Mention};
use crate::entities::{Gazetteer, Kinds};
use crate::hash::HashMap;

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
struct Person<'n> {
    name: &'n PersonName,
    gender: Option<Gender>,
    /// Mentions so far, in text order.
    count: u32,
    /// Paragraph of the latest mention.
    seen: Option<u32>,
}

struct People<'n> {
    spellings: &'n Spellings<'n>,
    all: Vec<Person<'n>>,
    /// Word of a name → who has it, at most [`NAMESAKES`].
    by_word: HashMap<&'n str, Vec<(Part, u32)>>,
    /// Spelling → person; only names of two words or more, which stand for one person wherever they are.
    full: Vec<Option<u32>>,
}

/// The person that each mention stands for; `None` for mentions of other things.
pub(super) fn cluster(mentions: &[Mention], spellings: &Spellings, scenes: &[Scene]) -> Vec<Option<u32>> {
    let full = vec![None; spellings.all.len()];
    let mut people = People { spellings, all: Vec::new(), by_word: HashMap::default(), full };
    let is_person = |i: usize| mentions[i].label == Label::Person;
    let named = || (0..mentions.len()).filter(|&i| is_person(i)).map(|i| spellings.number(i));
    people.enter_full_names(named());
    for (i, scene) in scenes.iter().enumerate().filter(|(i, _)| is_person(*i)) {
        people.note_title(spellings.number(i), scene.title);
    }
    let resolve = |i: usize| is_person(i).then(|| people.resolve(spellings.number(i), scenes[i]));
    (0..mentions.len()).map(resolve).collect()
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

impl<'n> People<'n> {
    /// Enters every name of two words or more, the longest first, so that shorter forms find theirs.
    fn enter_full_names(&mut self, spellings: impl Iterator<Item = usize>) {
        let mut seen = vec![false; self.full.len()];
        let new = spellings.filter(|&spelling| !std::mem::replace(&mut seen[spelling], true));
        let named = new.map(|spelling| (spelling, self.name(spelling)));
        let mut names: Vec<_> = named.filter(|(_, name)| name.words.len() > 1).collect();
        names.sort_by_key(|(_, name)| std::cmp::Reverse(name.words.len()));
        for (spelling, name) in names {
            let person = self.with_form(name).unwrap_or_else(|| self.enter(name));
            self.full[spelling] = Some(person);
        }
    }

    fn name(&self, spelling: usize) -> &'n PersonName {
        self.spellings.all[spelling].person()
    }

    /// Who a name of two words or more is a form of.
    fn with_form(&self, name: &PersonName) -> Option<u32> {
        let has = |word: &str| self.by_word.get(word).into_iter().flatten().map(|&(_, person)| person);
        has(name.last()).chain(has(name.first())).find(|&p| name.is_form_of(self.all[p as usize].name))
    }

    fn enter(&mut self, name: &'n PersonName) -> u32 {
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
        self.all.push(Person { gender: given_gender(name), name, count: 0, seen: None });
        person
    }

    /// "Mrs. Ann Li": a title before a full name tells more than the given name.
    fn note_title(&mut self, spelling: usize, gender: Option<Gender>) {
        if let (Some(person), Some(gender)) = (self.full[spelling], gender) {
            self.all[person as usize].gender = Some(gender);
        }
    }

    fn resolve(&mut self, spelling: usize, scene: Scene) -> u32 {
        let person = match self.full[spelling] {
            Some(person) => person,
            None => self.short(self.name(spelling), scene),
        };
        let found = &mut self.all[person as usize];
        found.count += 1;
        found.seen = Some(scene.paragraph);
        person
    }

    /// Who a single word stands for; someone new when no full name has it.
    fn short(&mut self, name: &'n PersonName, scene: Scene) -> u32 {
        let best = self.namesakes(name.last(), scene.title).max_by_key(|&(part, p)| {
            let person = &self.all[p as usize];
            (std::cmp::Reverse(part), self.rank(person, scene.paragraph), std::cmp::Reverse(p))
        });
        if let Some((_, person)) = best {
            return person;
        }
        let person = self.enter(name);
        self.all[person as usize].gender = scene.title;
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

fn enter_word<'n>(by_word: &mut HashMap<&'n str, Vec<(Part, u32)>>, word: &'n str, part: Part, person: u32) {
    let who = by_word.entry(word).or_default();
    if who.len() < NAMESAKES {
        who.push((part, person));
    }
}
