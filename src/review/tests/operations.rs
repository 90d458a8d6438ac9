//! Each operation: what it changes, and what it refuses.

use super::*;

/// The mentions that `json` changed, as they are now.
fn check(json: &str, step: &str, changed: &[&str]) {
    let mut review = review();
    let before = mentions(&review);
    assert_eq!(apply(&mut review, json).as_deref(), Ok(step), "{json}");
    let after = mentions(&review);
    let new: Vec<&str> = after.iter().filter(|m| !before.contains(m)).map(String::as_str).collect();
    assert_eq!(new, changed, "{json}");
}

fn refused(json: &str, code: &str) {
    let mut review = review();
    let before = review.state.clone();
    let refusal = apply(&mut review, json).expect_err(json);
    assert_eq!(refusal.code(), code, "{json}: {refusal}");
    assert!(refusal.to_string().ends_with('.') && refusal.to_string().len() > 30, "{refusal}");
    assert_eq!(review.state, before, "{json}");
}

#[test]
fn mentions_are_added() {
    check(
        r#"{"op":"addMention","at":<she>,"label":"person","entity":"e2"}"#,
        "add 1 mention",
        &["she/person/Zoë Li/added"],
    );
    check(r#"{"op":"addMention","at":<she>,"label":"person"}"#, "add 1 mention", &["she/person/she/added"]);
    check(r#"{"op":"addMention","at":<North>,"label":"money"}"#, "add 1 mention", &["North/money/-/added"]);
    check(
        r#"{"op":"addMention","at":<North>,"label":"hospital"}"#,
        "add 1 mention",
        &["North/hospital/North/added"],
    );
    check(
        r#"{"op":"addMention","at":<said>,"label":"work","alike":{}}"#,
        "add 2 mentions",
        &["said/work/said/added", "said/work/said/added"],
    );
    refused(r#"{"op":"addMention","at":<Northgate>,"label":"place"}"#, "taken");
    refused(r#"{"op":"addMention","at":<Northgate>,"label":"big city"}"#, "noLabel");
    refused(r#"{"op":"addMention","at":{"start":9,"end":9},"label":"place"}"#, "noPlace");
    refused(r#"{"op":"addMention","at":{"start":0,"end":9000},"label":"place"}"#, "noPlace");
    refused(r#"{"op":"addMention","at":{"start":64,"end":65},"label":"place"}"#, "noPlace");
    refused(r#"{"op":"addMention","at":<North>,"label":"place","entity":"e9"}"#, "unknown");
}

#[test]
fn relabelling_all_mentions_relabels_the_entity() {
    check(
        r#"{"op":"relabel","ids":["e1"],"label":"organization"}"#,
        "relabel 2 mentions",
        &["Northgate/organization/Northgate/edited", "Northgate/organization/Northgate/edited"],
    );
    let mut review = review();
    apply(&mut review, r#"{"op":"relabel","ids":["m1"],"label":"organization","alike":{}}"#).unwrap();
    let (document, ids) = review.document();
    assert_eq!(document.entities.len(), 3);
    assert_eq!((document.entities[0].label, ids.entities[0]), (Label::Organization, 1));
}

#[test]
fn relabelling_one_mention_of_several_leaves_the_entity() {
    let mut review = review();
    apply(&mut review, r#"{"op":"relabel","ids":["m5"],"label":"organization"}"#).unwrap();
    let (document, ids) = review.document();
    assert_eq!(ids.entities, [1, 2, 3, 4], "a new entity gets a new key");
    assert_eq!(document.entities[3].label, Label::Organization);
    apply(&mut review, r#"{"op":"relabel","ids":["m1"],"label":"organization"}"#).unwrap();
    assert_eq!(review.document().1.entities, [1, 2, 3, 4], "the last mention takes its entity along");
    check(
        r#"{"op":"relabel","ids":["m3"],"label":"percent"}"#,
        "relabel 1 mention",
        &["Li/percent/-/edited"],
    );
    check(
        r#"{"op":"relabel","ids":["m6"],"label":"work"}"#,
        "relabel 1 mention",
        &["$3 million/work/$3 million/edited"],
    );
    refused(r#"{"op":"relabel","ids":[],"label":"work"}"#, "noneGiven");
    refused(r#"{"op":"relabel","ids":["m1","d1"],"label":"work"}"#, "wrongKind");
}

#[test]
fn removing_keeps_the_machines_and_drops_ones_own() {
    check(
        r#"{"op":"remove","ids":["m3"],"alike":{}}"#,
        "remove 2 mentions",
        &["Li/person/Zoë Li/rejected", "Li/person/Zoë Li/rejected"],
    );
    check(
        r#"{"op":"remove","ids":["e3"]}"#,
        "remove 1 mention",
        &["Aske Water/organization/Aske Water/rejected"],
    );
    let mut review = review();
    let first = review.state.clone();
    apply(&mut review, r#"{"op":"addMention","at":<she>,"label":"person"}"#).unwrap();
    apply(&mut review, r#"{"op":"remove","ids":["m8"]}"#).unwrap();
    assert_eq!(review.state, first, "with its entity");
    apply(&mut review, r#"{"op":"addMention","at":<she>,"label":"person"}"#).unwrap();
    assert!(review.state.mentions.contains_key(&9), "keys are not given twice");
}

#[test]
fn a_refused_mention_can_be_taken_back() {
    let mut review = review();
    apply(&mut review, r#"{"op":"remove","ids":["m4"]}"#).unwrap();
    apply(&mut review, r#"{"op":"addMention","at":<Aske Water>,"label":"product"}"#).unwrap();
    assert!(mentions(&review).contains(&"Aske Water/product/Aske Water/edited".to_owned()));
    apply(&mut review, r#"{"op":"remove","ids":["m4"]}"#).unwrap();
    apply(&mut review, r#"{"op":"accept","ids":["m4"]}"#).unwrap();
    assert_eq!(review.state.mentions[&4].status, Status::Accepted);
    assert_eq!(review.progress(), Progress { judged: 1, total: 11 });
}

#[test]
fn accepting_twice_leaves_one_step() {
    let mut review = review();
    apply(&mut review, r#"{"op":"accept","ids":["e2","d1"]}"#).unwrap();
    apply(&mut review, r#"{"op":"accept","ids":["d1"]}"#).unwrap();
    assert_eq!(review.progress().judged, 4);
    assert_eq!(review.undo().map(|s| s.to_string()).as_deref(), Some("accept 4 mentions"));
    assert_eq!((review.undo(), review.progress().judged), (None, 0));
    assert!(review.redo().is_some() && review.redo().is_none());
}

#[test]
fn edges_move() {
    check(
        r#"{"op":"move","id":"m4","to":<Aske>}"#,
        "move the edges of 1 mention",
        &["Aske/organization/Aske/edited"],
    );
    check(r#"{"op":"move","id":"m6","to":<$>}"#, "move the edges of 1 mention", &["$/money/-/edited"]);
    refused(r#"{"op":"move","id":"m3","to":<Northgate>}"#, "taken");
    refused(r#"{"op":"move","id":"e3","to":<Northgate>}"#, "wrongKind");
    let mut review = review();
    apply(&mut review, r#"{"op":"move","id":"q1","to":<We won>}"#).unwrap();
    assert_eq!(review.state.quotes[&1].span.of(TEXT), "We won");
}

#[test]
fn entities_merge_and_split() {
    let mut review = review();
    assert_eq!(
        apply(&mut review, r#"{"op":"merge","into":"e3","entities":["e2","e1","e3"]}"#).unwrap(),
        "merge 3 entities"
    );
    let (document, ids) = review.document();
    assert_eq!((document.entities.len(), ids.entities[0], document.entities[0].mentions.len()), (1, 3, 6));
    assert_eq!(document.quotes[0].speaker.as_ref().unwrap().entity, Some(EntityId(0)));
    assert_eq!(
        apply(&mut review, r#"{"op":"split","mentions":["m2","m3"]}"#).unwrap(),
        "split off 2 mentions"
    );
    let (document, ids) = review.document();
    assert_eq!((document.entities[1].name.as_str(), ids.entities[1]), ("Zoë Li", 4));
    assert_eq!(
        document.quotes[0].speaker.as_ref().unwrap().entity,
        Some(EntityId(1)),
        "the speaker goes along"
    );
    refused(r#"{"op":"merge","into":"e3","entities":["e3"]}"#, "nothingToMerge");
    refused(r#"{"op":"merge","into":"e3","entities":["e1","e7"]}"#, "unknown");
    refused(r#"{"op":"split","mentions":["m1","m5"]}"#, "wholeEntity");
    refused(r#"{"op":"split","mentions":["m1","m6"]}"#, "figure");
    refused(r#"{"op":"split","mentions":["m1"],"name":" "}"#, "emptyName");
}

#[test]
fn entities_are_named() {
    let mut review = review();
    apply(&mut review, r#"{"op":"rename","entity":"e3","name":" Aske  Water Ltd "}"#).unwrap();
    assert_eq!(review.document().0.entities[2].name, "Aske Water Ltd");
    refused(r#"{"op":"rename","entity":"m3","name":"x"}"#, "wrongKind");
    refused(r#"{"op":"rename","entity":"e3","name":"\t"}"#, "emptyName");
}

#[test]
fn speakers_are_set_for_all_parts() {
    let mut review = review();
    assert_eq!(
        apply(&mut review, r#"{"op":"setSpeaker","ids":["q2"],"speaker":{"entity":"e3"}}"#).unwrap(),
        "set the speaker of 2 quotations"
    );
    let speaker = review.state.quotes[&1].speaker.clone().unwrap();
    assert_eq!((speaker.span.of(TEXT), speaker.entity), ("Aske Water", Some(EntityId(3))));
    apply(&mut review, r#"{"op":"setSpeaker","ids":["q1"],"speaker":{"at":<Li>}}"#).unwrap();
    assert_eq!(review.state.quotes[&2].speaker.as_ref().unwrap().entity, Some(EntityId(2)));
    apply(&mut review, r#"{"op":"setSpeaker","ids":["q1"],"speaker":null}"#).unwrap();
    assert_eq!(review.state.quotes[&1].speaker, None);
    refused(r#"{"op":"setSpeaker","ids":["q1"],"speaker":{}}"#, "noSpeaker");
    refused(r#"{"op":"setSpeaker","ids":["m1"],"speaker":null}"#, "wrongKind");
}

#[test]
fn quotations_are_added() {
    let mut review = review();
    apply(&mut review, r#"{"op":"addQuote","at":<Li heads Aske Water>,"speaker":{"entity":"e2"}}"#).unwrap();
    let quote = &review.state.quotes[&3];
    assert_eq!((quote.kind, quote.status), (QuoteKind::Indirect, Status::Added));
    assert_ne!(
        quote.speaker.as_ref().unwrap().span,
        at(TEXT, "Li", 1),
        "not the mention in the quotation itself"
    );
    apply(&mut review, r#"{"op":"relabel","ids":["q3"],"label":"mixed"}"#).unwrap();
    assert_eq!(review.state.quotes[&3].kind, QuoteKind::Mixed);
    refused(r#"{"op":"addQuote","at":<“We won,”>,"kind":"loud"}"#, "noLabel");
    refused(r#"{"op":"addQuote","at":<“We won,”>}"#, "taken");
}

#[test]
fn dates_get_values() {
    let mut review = review();
    assert_eq!(
        apply(&mut review, r#"{"op":"setValue","ids":["d1"],"value":"2025-01-28"}"#).unwrap(),
        "set the value of 1 date"
    );
    let date = &review.state.dates[&1];
    assert_eq!((date.value.as_str(), &date.alternatives[..]), ("2025-01-28", &["2025-02-04".to_owned()][..]));
    assert!(date.inferred.is_empty() && date.status == Status::Edited);
    apply(&mut review, r#"{"op":"relabel","ids":["d2"],"label":"SET"}"#).unwrap();
    assert_eq!(review.state.dates[&2].kind, TimexType::Set);
    apply(&mut review, r#"{"op":"addDate","at":<left>,"value":"P3D"}"#).unwrap();
    assert_eq!(review.state.dates[&3].kind, TimexType::Duration);
    refused(r#"{"op":"setValue","ids":["d1"],"value":"next week"}"#, "noValue");
    refused(r#"{"op":"addDate","at":<left>}"#, "unreadable");
}

#[test]
fn notes_and_title() {
    let mut review = review();
    apply(&mut review, r#"{"op":"setNote","on":"m2","note":"check the spelling"}"#).unwrap();
    apply(&mut review, r#"{"op":"setNote","note":"second edition"}"#).unwrap();
    apply(&mut review, r#"{"op":"setTitle","title":"Wall"}"#).unwrap();
    assert_eq!((review.title(), review.notes().count()), ("Wall", 2));
    apply(&mut review, r#"{"op":"setNote","note":""}"#).unwrap();
    assert_eq!(review.notes().count(), 1);
    refused(r#"{"op":"setNote","on":"e9","note":"x"}"#, "unknown");
}

#[test]
fn ids_stay_through_the_projection() {
    let mut review = review();
    apply(&mut review, r#"{"op":"addMention","at":<North>,"label":"work"}"#).unwrap();
    let (document, ids) = review.document();
    assert_eq!(ids.mentions, [1, 8, 2, 3, 4, 5, 6, 7], "in reading order, an outer one first");
    let native = crate::wire::native_with_ids(&document, &ids, None, Unit::Utf16, crate::wire::Text::LeftOut);
    assert_eq!((native.mentions[1].id.as_str(), native.mentions[1].entity.as_deref()), ("m8", Some("e4")));
    assert_eq!(native.quotes[1].continues.as_deref(), Some("q1"));
}
