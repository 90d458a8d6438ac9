//! Edited texts: what a person has done stays, or is listed.

use super::*;

/// What a machine makes of `text` that finds each name and date of [`TEXT`] wherever it stands.
pub(super) fn annotated(text: &str) -> Document {
    const NAMES: [(&str, Label); 4] = [
        ("Northgate", Label::Place),
        ("Zoë Li", Label::Person),
        ("Li", Label::Person),
        ("Aske Water", Label::Organization),
    ];
    let mut document =
        Document { text: text.to_owned(), date: "2025-02-06".parse().ok(), ..Document::default() };
    for (i, (name, label)) in NAMES.into_iter().enumerate() {
        // "Li" is short for "Zoë Li".
        let cluster = [0, 1, 1, 2][i];
        for (at, _) in text.match_indices(name) {
            let span = Span::new(at, at + name.len());
            if !document.mentions.iter().any(|m| m.span.overlaps(span)) {
                document.mentions.push(Mention {
                    span,
                    entity: Some(EntityId(cluster)),
                    ..mention("Li", 1, label, Some(0))
                });
            }
        }
    }
    document.entities = vec![
        entity("Northgate", Label::Place, &[]),
        entity("Zoë Li", Label::Person, &[]),
        entity("Aske Water", Label::Organization, &[]),
    ];
    for (words, value) in [("Tuesday", "2025-02-04"), ("May", "2025-05")] {
        let found = text.match_indices(words).map(|(at, _)| Span::new(at, at + words.len()));
        document.dates.extend(found.map(|span| Timex { span, ..date(words, value) }));
    }
    document.tidied()
}

fn edit(review: &mut Review, text: &str) {
    review.set_text(&annotated(text));
    assert_eq!(review.document().0.check(), Ok(()));
    assert_eq!(review.text(), text);
}

fn entity_names(review: &Review) -> Vec<String> {
    let (document, ids) = review.document();
    ids.entities.iter().zip(document.entities).map(|(id, e)| format!("e{id} {}", e.name)).collect()
}

#[test]
fn ids_stay_where_the_machine_finds_the_same() {
    let mut review = Review::new(annotated(TEXT));
    let ids = review.document().1;
    edit(&mut review, &format!("Northgate.\n{TEXT}"));
    let (document, new) = review.document();
    assert_eq!(new.mentions[1..], ids.mentions[..]);
    assert_eq!((&new.dates, &new.entities), (&ids.dates, &ids.entities));
    assert_eq!(document.mentions[0].entity, Some(EntityId(0)), "the new mention joins the entity of before");
}

#[test]
fn work_stays_through_an_edit_elsewhere() {
    let mut review = Review::new(annotated(TEXT));
    apply(&mut review, r#"{"op":"addMention","at":<she>,"label":"person","entity":"e2"}"#).unwrap();
    apply(&mut review, r#"{"op":"move","id":"m4","to":<Aske>}"#).unwrap();
    apply(&mut review, r#"{"op":"remove","ids":["m1"]}"#).unwrap();
    apply(&mut review, r#"{"op":"setValue","ids":["d1"],"value":"2025-01-28"}"#).unwrap();
    edit(&mut review, &TEXT.replace(" in May", "").replace("backs", "backs a"));
    let all = mentions(&review).join(" ");
    for kept in
        ["Northgate/place/Northgate/rejected", "she/person/Zoë Li/added", "Aske/organization/Aske/edited"]
    {
        assert!(all.contains(kept), "{kept} in {all}");
    }
    assert!(!all.contains("Aske Water/"), "the machine's own edges do not come back: {all}");
    assert_eq!(review.state.dates[&1].value, "2025-01-28");
    assert!(review.lost().is_empty());
}

#[test]
fn what_a_person_put_together_stays_together() {
    let mut review = Review::new(annotated(TEXT));
    apply(&mut review, r#"{"op":"merge","into":"e3","entities":["e2"]}"#).unwrap();
    apply(&mut review, r#"{"op":"rename","entity":"e1","name":"Northgate Council"}"#).unwrap();
    edit(&mut review, &TEXT.replace("Li left", "Then Li and Zoë Li left"));
    assert_eq!(entity_names(&review), ["e1 Northgate Council", "e3 Aske Water"]);
    let mut review = Review::new(annotated(TEXT));
    apply(&mut review, r#"{"op":"split","mentions":["m3"],"name":"Ann Li"}"#).unwrap();
    edit(&mut review, &format!("{TEXT} Li slept."));
    assert_eq!(entity_names(&review), ["e1 Northgate", "e2 Zoë Li", "e4 Ann Li", "e3 Aske Water"]);
    assert_eq!(review.document().0.entities[2].mentions.len(), 1);
}

#[test]
fn what_is_cut_is_listed_and_comes_back_when_pasted() {
    let mut review = Review::new(annotated(TEXT));
    apply(&mut review, r#"{"op":"relabel","ids":["m4"],"label":"product"}"#).unwrap();
    apply(&mut review, r#"{"op":"addQuote","at":<“It is 💩,”>,"speaker":{"entity":"e2","at":<she>}}"#)
        .unwrap();
    let sentence = " “It is 💩,” she said. Li heads Aske Water.";
    let without = TEXT.replace(sentence, "");
    edit(&mut review, &without);
    let lost: Vec<&str> = review.lost().iter().map(|d| d.text.as_str()).collect();
    assert_eq!(lost.len(), 2, "{lost:?}");
    assert!(lost.iter().all(|text| text.contains("Li heads")), "{lost:?}");
    edit(&mut review, &format!("{without}{sentence}"));
    assert!(review.lost().is_empty());
    assert!(mentions(&review).contains(&"Aske Water/product/Aske Water/edited".to_owned()));
    let quote = review.state.quotes.values().find(|q| q.status == Status::Added).expect("the quotation");
    assert_eq!(quote.speaker.as_ref().map(|s| s.span.of(review.text())), Some("she"));
}

#[test]
fn moved_and_mended_words_are_found() {
    let mut review = Review::new(annotated(TEXT));
    apply(&mut review, r#"{"op":"accept","ids":["m4"]}"#).unwrap();
    edit(&mut review, &TEXT.replace("Aske Water", "Aske River Water"));
    assert!(mentions(&review).contains(&"Aske River Water/organization/Aske Water/accepted".to_owned()));
    edit(
        &mut review,
        &TEXT
            .replace(" Li heads Aske Water.", "")
            .replace("Northgate backs", "Li heads Aske Water. Northgate backs"),
    );
    let accepted: Vec<String> = mentions(&review).into_iter().filter(|m| m.contains("accepted")).collect();
    assert_eq!(accepted.len() + review.lost().len(), 1);
}

#[test]
fn a_name_elsewhere_is_no_place_for_work_on_a_name_that_is_gone() {
    let mut review = Review::new(annotated(TEXT));
    apply(&mut review, r#"{"op":"accept","ids":["m6"]}"#).unwrap();
    edit(&mut review, &TEXT.replace(" Li left.", ""));
    assert_eq!(review.lost().len(), 1);
    assert!(!mentions(&review).join(" ").contains("accepted"));
}

#[test]
fn notes_on_what_is_gone_go_to_the_article() {
    let mut review = Review::new(annotated(TEXT));
    apply(&mut review, r#"{"op":"setNote","on":"m4","note":"check"}"#).unwrap();
    edit(&mut review, &TEXT.replace(" Li heads Aske Water.", ""));
    assert_eq!(review.notes().collect::<Vec<_>>(), [(None, "“Aske Water”: check")]);
}

#[test]
fn edits_in_a_row_are_one_step() {
    let mut review = Review::new(annotated(TEXT));
    let first = review.state.clone();
    for text in ["N", "No", "Nor"] {
        edit(&mut review, text);
    }
    assert_eq!(review.undo().map(|s| s.to_string()).as_deref(), Some("edit the text"));
    assert_eq!((&review.state, review.next_undo()), (&first, None));
    review.redo();
    assert_eq!(review.text(), "Nor");
}

/// What the machine reads with another published date: another value for Tuesday, no May, and a new date.
fn with_other_dates() -> Document {
    let dates = vec![date("Tuesday", "2025-03-04"), date("left", "P3D")];
    Document { text: TEXT.to_owned(), date: "2025-03-06".parse().ok(), dates, ..Document::default() }.tidied()
}

fn values(review: &Review) -> Vec<String> {
    let dates = review.document().0.dates.into_iter();
    dates.map(|d| format!("{} {}", d.value, d.status.name())).collect()
}

#[test]
fn another_published_date_re_resolves_what_the_machine_read() {
    let mut review = review();
    apply(&mut review, r#"{"op":"accept","ids":["d1"]}"#).unwrap();
    review.settle_dates(&with_other_dates());
    assert_eq!(values(&review), ["2025-03-04 accepted", "P3D machine"]);
    assert_eq!(
        (review.document().0.date, review.document().1.dates),
        ("2025-03-06".parse().ok(), vec![1, 3])
    );
    assert_eq!(review.undo().map(|s| s.to_string()).as_deref(), Some("change the date"));
    assert_eq!(values(&review), ["2025-02-04 accepted", "2025-05 machine"]);
}

#[test]
fn another_published_date_leaves_a_persons_values() {
    let mut review = review();
    apply(&mut review, r#"{"op":"setValue","ids":["d1"],"value":"2025-01-28"}"#).unwrap();
    apply(&mut review, r#"{"op":"remove","ids":["d2"]}"#).unwrap();
    review.settle_dates(&with_other_dates());
    assert_eq!(values(&review), ["2025-01-28 edited", "2025-05 rejected", "P3D machine"]);
}
