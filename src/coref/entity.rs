//! What an entity is called, and what is known of it.

use super::person_name::PersonName;
use super::scene::Scene;
use super::spellings::Spellings;
use super::{people, shown, things};
use crate::document::{Entity, EntityId, Label, Mention};
use crate::entities::Gazetteer;
use crate::hash::HashMap;

/// Makes the entities of `members`: for each the indices of its mentions.
pub(super) fn build(
    mentions: &[Mention],
    members: Vec<Vec<u32>>,
    spellings: &Spellings,
    scenes: &[Scene],
) -> Vec<Entity> {
    // For each spelling the last entity that it was met in, so that none counts twice.
    let mut met = vec![None; spellings.all.len()];
    let make = |(id, members): (usize, Vec<u32>)| {
        let numbers = members.iter().map(|&m| spellings.number(m as usize));
        let new = numbers.filter(|&spelling| met[spelling].replace(id) != Some(id));
        let forms: Vec<&str> = new.map(|spelling| spellings.all[spelling].written).collect();
        let label = mentions[members[0] as usize].label;
        let (name, known) = (shown::name(label, &forms), known(label, &forms));
        let title = || members.iter().find_map(|&m| scenes[m as usize].title);
        let given = || people::given_gender(&PersonName::new(&name));
        let gender = if label == Label::Person { title().or_else(given) } else { None };
        let wikidata = known.filter(|_| label != Label::Group);
        Entity { label, name, mentions: members, wikidata, related: None, gender }
    };
    let mut entities: Vec<Entity> = members.into_iter().enumerate().map(make).collect();
    relate(&mut entities, spellings);
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

/// Points peoples at their country, where the article has it.
fn relate(entities: &mut [Entity], spellings: &Spellings) {
    let place = |(i, e): (usize, &Entity)| {
        Some((e.wikidata.clone()?, EntityId(i as u32))).filter(|_| e.label == Label::Place)
    };
    let places: HashMap<String, EntityId> = entities.iter().enumerate().filter_map(place).collect();
    for entity in entities.iter_mut().filter(|e| e.label == Label::Group) {
        let form = spellings.of(entity.mentions[0] as usize).written;
        entity.related = known(Label::Group, &[form]).and_then(|id| places.get(&id).copied());
    }
}
