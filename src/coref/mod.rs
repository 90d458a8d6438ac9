//! Mentions → entities: which names stand for the same.
//!
//! Labels are settled first: one name has one label over the article, unless it can be two things (a city and its
//! team). People are tied by their names' words, everything else by what the gazetteer knows, by acronyms and by
//! shortened names. Cost grows with the number of mentions, whatever the names are.

mod entity;
mod labels;
mod people;
mod person_name;
mod scene;
mod shown;
mod spellings;
mod things;
mod tie;

use crate::document::{Entity, EntityId, Label, Mention};
use crate::segment::Segments;
use spellings::Spellings;
pub use tie::{Tie, tie};

/// Ties the mentions that stand for the same together. Gives the mentions back with their entities set, and their labels
/// corrected where the rest of the article tells better. Figures have no entity.
#[must_use]
pub fn resolve(text: &str, segments: &Segments, mut mentions: Vec<Mention>) -> (Vec<Mention>, Vec<Entity>) {
    let spellings = Spellings::new(text, &mentions);
    labels::settle(text, segments, &mut mentions, &spellings);
    let scenes = scene::scenes(text, segments, &mentions);
    let people = people::cluster(&mentions, &spellings, &scenes);
    let things = things::cluster(text, &mentions, &spellings);
    let (mut known_people, mut known_things) = (Vec::new(), Vec::new());
    let mut members: Vec<Vec<u32>> = Vec::new();
    for (i, mention) in mentions.iter_mut().enumerate() {
        let person = people[i].map(|number| slot(&mut known_people, number));
        let known = person.or(things[i].map(|number| slot(&mut known_things, number)));
        mention.entity = known.map(|known| {
            let id = *known.get_or_insert(EntityId(members.len() as u32));
            members.resize_with(members.len().max(id.0 as usize + 1), Vec::new);
            members[id.0 as usize].push(i as u32);
            id
        });
    }
    let entities = entity::build(&mentions, members, &spellings, &scenes);
    (mentions, entities)
}

/// Where the entity of person or thing `number` is noted.
fn slot(known: &mut Vec<Option<EntityId>>, number: u32) -> &mut Option<EntityId> {
    known.resize(known.len().max(number as usize + 1), None);
    &mut known[number as usize]
}

/// Whether the mention is a name that an entity stands behind.
fn is_thing(mention: &Mention) -> bool {
    mention.label != Label::Person && !mention.label.is_figure()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Gender, Source};
    use crate::text::Span;

    /// A text with its names marked: `[person Ann Roe]`.
    fn marked(marked: &str) -> Document {
        let (mut text, mut mentions) = (String::new(), Vec::new());
        for (i, part) in marked.split(['[', ']']).enumerate() {
            let name = if i % 2 == 1 { part.split_once(' ') } else { None };
            let start = text.len();
            text.push_str(name.map_or(part, |(_, name)| name));
            if let Some(label) = name.and_then(|(label, _)| Label::from_name(label)) {
                let span = Span::new(start, text.len());
                mentions.push(Mention::found(span, label, 0.8, Source::Model));
            }
        }
        let (mentions, entities) = resolve(&text, &Segments::new(&text), mentions);
        Document { text, mentions, entities, ..Document::default() }
    }

    /// Each mention's entity's name, in text order.
    fn names(text: &str) -> Vec<String> {
        let document = marked(text);
        assert_eq!(document.check(), Ok(()), "{text}");
        let name = |m: &Mention| m.entity.map(|e| document.entities[e.0 as usize].name.clone());
        document.mentions.iter().filter_map(name).collect()
    }

    #[test]
    fn surnames_find_their_full_name_before_or_after() {
        assert_eq!(names("[person Roe] won. [person Ann Roe] said."), ["Ann Roe", "Ann Roe"]);
        assert_eq!(names("[person Xi Jinping] and [person Xi]"), ["Xi Jinping", "Xi Jinping"]);
        assert_eq!(names("[person Roe] and [person Li]"), ["Roe", "Li"]);
    }

    #[test]
    fn two_of_one_surname_stay_two() {
        let text =
            "[person Bill Roe] spoke. Mrs. [person Roe] left. [person Ann Roe] sang. Mr. [person Roe] ate.";
        assert_eq!(names(text), ["Bill Roe", "Ann Roe", "Ann Roe", "Bill Roe"]);
        let far = "[person Ann Roe] sang.\n\n[person Bill Roe] spoke. [person Roe] was loud.";
        assert_eq!(names(far), ["Ann Roe", "Bill Roe", "Bill Roe"]);
        let junior = "[person Bill Roe] and [person Bill Roe Jr.] met. [person Roe] spoke.";
        assert_eq!(names(junior), ["Bill Roe", "Bill Roe Jr.", "Bill Roe"]);
    }

    #[test]
    fn countries_are_one_and_peoples_are_related() {
        let document =
            marked("[place U.S.] and [place America], [group Americans], an [group American], [place USA]");
        let names: Vec<&str> = document.entities.iter().map(|e| e.name.as_str()).collect();
        assert_eq!(names, ["United States", "American"]);
        assert_eq!(document.entities[0].wikidata.as_deref(), Some("Q30"));
        assert_eq!(document.entities[1].wikidata, None, "a people is no country");
        assert_eq!(document.entities[1].related, Some(EntityId(0)));
    }

    #[test]
    fn acronyms_and_short_names() {
        let aws = "[organization AWS] is [organization Amazon Web Services]; [organization Amazon] owns it.";
        assert_eq!(names(aws), ["Amazon Web Services", "Amazon Web Services", "Amazon"]);
        let odd =
            "The [organization Bureau of Smoke, Fire and Arms] ([organization BSA]) and [organization BSA]";
        assert_eq!(names(odd), ["Bureau of Smoke, Fire and Arms"; 3]);
        let team = "[organization Portland Timbers]: [organization Timbers], [organization Portland], [place Portland]";
        assert_eq!(names(team), ["Portland Timbers", "Portland Timbers", "Portland Timbers", "Portland"]);
        let office = "[organization Leeds] and [organization Leeds Post Office]; [organization U.N.], [organization United Nations food fund]";
        assert_eq!(names(office), ["Leeds", "Leeds Post Office", "U.N.", "United Nations food fund"]);
        let two = "[organization Leeds Post], [organization York Post], [organization Post]";
        assert_eq!(names(two), ["Leeds Post", "York Post", "Post"]);
        let river = "[place River Aske], [place Aske], [place New York], [place York]";
        assert_eq!(names(river), ["River Aske", "River Aske", "New York", "York"]);
    }

    #[test]
    fn a_surname_taken_for_a_place_is_a_person() {
        let document = marked("[person Ann Lincoln] won. [place Lincoln] smiled in [place Lincoln].");
        let labels: Vec<Label> = document.mentions.iter().map(|m| m.label).collect();
        assert_eq!(labels, [Label::Person, Label::Person, Label::Place]);
        let first = marked("[person Xiao Jianhua] was tried. The charges against [place Xiao] grew.");
        assert_eq!(first.mentions[1].label, Label::Person);
        let country = marked("[person Ann Jordan] saw [place Jordan].");
        assert_eq!(country.mentions[1].label, Label::Place);
    }

    #[test]
    fn titles_and_given_names_tell_the_gender() {
        let gender = |text: &str| marked(text).entities[0].gender;
        assert_eq!(gender("[person Kristi Noem] spoke."), Some(Gender::Feminine));
        assert_eq!(gender("[person Qq Xy] spoke. Mr. [person Xy] left."), Some(Gender::Masculine));
        assert_eq!(gender("[person Jordan Li] spoke."), None);
        assert_eq!(gender("[organization Ann Inc.]"), None);
    }

    #[test]
    fn figures_and_empty_texts_have_no_entity() {
        assert_eq!(names("It cost [money $5]."), Vec::<String>::new());
        assert_eq!(names(""), Vec::<String>::new());
        assert_eq!(names("[person \"] [person .] [organization .] [group s]").len(), 4);
    }

    #[test]
    fn many_namesakes_cost_linear_time() {
        let text: String = (0..20_000).map(|i| format!("[person A{i} Roe] met [person Roe]. ")).collect();
        assert_eq!(names(&text).len(), 40_000);
    }
}
