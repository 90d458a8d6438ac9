//! What an entity is called, and what is known of it.

use super::person_name::PersonName;
use super::{people, shown, things};
use crate::document::{Entity, EntityId, Gender, Label, Mention};
use crate::entities::Gazetteer;
use crate::segment::Segments;
use std::collections::HashMap;

/// Makes the entities of `members`: for each the indices of its mentions.
pub(super) fn build(
    text: &str,
    segments: &Segments,
    mentions: &[Mention],
    members: Vec<Vec<u32>>,
) -> Vec<Entity> {
    let make = |members: Vec<u32>| {
        let its: Vec<&Mention> = members.iter().map(|&m| &mentions[m as usize]).collect();
        let forms: Vec<&str> = its.iter().map(|m| m.span.of(text)).collect();
        let label = its[0].label;
        let (name, known) = (shown::name(label, &forms), known(label, &forms));
        let gender = if label == Label::Person { gender(text, segments, &its, &name) } else { None };
        Entity {
            label,
            name,
            mentions: members,
            wikidata: known.filter(|_| label != Label::Group),
            related: None,
            gender,
        }
    };
    let mut entities: Vec<Entity> = members.into_iter().map(make).collect();
    relate(text, mentions, &mut entities);
    entities
}

/// The Wikidata id of the first form that has one.
fn known(label: Label, forms: &[&str]) -> Option<String> {
    let id = |form: &&str| {
        let entry = Gazetteer::builtin().entry(form)?;
        entry.wikidata.filter(|_| entry.kinds.has(things::kinds_of(label)))
    };
    forms.iter().find_map(id).map(str::to_owned)
}

/// What titles tell, else the given name.
fn gender(text: &str, segments: &Segments, mentions: &[&Mention], name: &str) -> Option<Gender> {
    let title = mentions.iter().find_map(|m| people::title_gender(text, segments, m));
    title.or_else(|| people::given_gender(&PersonName::new(name)))
}

/// Points peoples at their country, where the article has it.
fn relate(text: &str, mentions: &[Mention], entities: &mut [Entity]) {
    let place = |(i, e): (usize, &Entity)| {
        Some((e.wikidata.clone()?, EntityId(i as u32))).filter(|_| e.label == Label::Place)
    };
    let places: HashMap<String, EntityId> = entities.iter().enumerate().filter_map(place).collect();
    for entity in entities.iter_mut().filter(|e| e.label == Label::Group) {
        let form = mentions[entity.mentions[0] as usize].span.of(text);
        entity.related = known(Label::Group, &[form]).and_then(|id| places.get(&id).copied());
    }
}
