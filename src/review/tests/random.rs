//! Any operations and edits in any order.

use super::saving::restored;
use super::texts::annotated;
use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn id() -> impl Strategy<Value = Id> {
    let kind =
        prop::sample::select(vec![Kind::Mention, Kind::Mention, Kind::Entity, Kind::Date, Kind::Quote]);
    (kind, 1..12u32).prop_map(|(kind, key)| Id::new(kind, key))
}

fn place() -> impl Strategy<Value = Place> {
    (0..TEXT.len(), 0..20usize).prop_map(|(start, length)| Place { start, end: start + length })
}

fn alike() -> impl Strategy<Value = Option<Alike>> {
    let any = Alike { case: Case::Any, words: Words::Parts };
    prop::sample::select(vec![None, None, Some(Alike::default()), Some(any)])
}

fn voice() -> impl Strategy<Value = Option<Voice>> {
    let voice = (prop::option::of(id()), prop::option::of(place()));
    prop::option::of(voice.prop_map(|(entity, at)| Voice { entity, at }))
}

fn operation() -> impl Strategy<Value = Operation> {
    let label = || {
        prop::sample::select(vec!["person", "place", "money", "DATE", "SET", "mixed", "river", "x y"])
            .prop_map(str::to_owned)
    };
    let ids = || prop::collection::vec(id(), 0..4);
    let words = || prop::sample::select(vec!["", "Li", "2025-02-01", "P3D"]).prop_map(str::to_owned);
    prop_oneof![
        (place(), label(), prop::option::of(id()), alike())
            .prop_map(|(at, label, entity, alike)| Operation::AddMention { at, label, entity, alike }),
        (place(), prop::option::of(words()), alike()).prop_map(|(at, value, alike)| Operation::AddDate {
            at,
            value,
            alike
        }),
        (place(), voice()).prop_map(|(at, speaker)| Operation::AddQuote { at, kind: None, speaker }),
        (ids(), alike()).prop_map(|(ids, alike)| Operation::Remove { ids, alike }),
        ids().prop_map(|ids| Operation::Accept { ids }),
        (id(), label(), alike()).prop_map(|(id, label, alike)| Operation::Relabel {
            ids: vec![id],
            label,
            alike
        }),
        (id(), place()).prop_map(|(id, to)| Operation::Move { id, to }),
        (ids(), voice()).prop_map(|(ids, speaker)| Operation::SetSpeaker { ids, speaker }),
        (id(), words()).prop_map(|(id, value)| Operation::SetValue { ids: vec![id], value }),
        (id(), ids()).prop_map(|(into, entities)| Operation::Merge { into, entities }),
        (ids(), prop::option::of(words())).prop_map(|(mentions, name)| Operation::Split { mentions, name }),
        (id(), words()).prop_map(|(entity, name)| Operation::Rename { entity, name }),
        (prop::option::of(id()), words()).prop_map(|(on, note)| Operation::SetNote { on, note }),
        words().prop_map(|title| Operation::SetTitle { title }),
    ]
}

/// The annotations by id, kept up to date by changes alone, as a page does it.
type Drawn = BTreeMap<String, serde_json::Value>;

fn draw(drawn: &mut Drawn, lists: &serde_json::Value) {
    for key in ["mentions", "entities", "dates", "quotes"] {
        for item in lists[key].as_array().expect("a list") {
            drawn.insert(item["id"].as_str().expect("an id").to_owned(), item.clone());
        }
    }
}

fn update(drawn: &mut Drawn, review: &Review) {
    let change = serde_json::to_value(review.change(Unit::Utf16)).expect("JSON");
    for gone in change["gone"].as_array().expect("a list") {
        drawn.remove(gone.as_str().expect("an id"));
    }
    draw(drawn, &change["changed"]);
}

fn drawn_afresh(review: &Review) -> Drawn {
    let mut drawn = Drawn::new();
    draw(&mut drawn, &serde_json::to_value(review.view(Unit::Utf16)).expect("JSON")["document"]);
    drawn
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn all_is_undone_and_redone(operations in prop::collection::vec(operation(), 1..30)) {
        let mut review = review();
        let first = review.state.clone();
        for operation in &operations {
            let before = review.state.clone();
            if review.apply(operation, Unit::Byte).is_err() {
                prop_assert_eq!(&review.state, &before, "{:?}", operation);
            }
            prop_assert_eq!(review.document().0.check(), Ok(()), "{:?}", operation);
        }
        prop_assert_eq!(restored(&review).document().1, review.document().1);
        let last = review.state.clone();
        while review.undo().is_some() {
            prop_assert_eq!(review.document().0.check(), Ok(()));
        }
        prop_assert_eq!(&review.state, &first);
        while review.redo().is_some() {}
        prop_assert_eq!(&review.state, &last);
    }

    #[test]
    fn changes_tell_all_that_a_page_must_draw(operations in prop::collection::vec(operation(), 1..20)) {
        let mut review = review();
        let mut drawn = drawn_afresh(&review);
        for operation in &operations {
            if review.apply(operation, Unit::Byte).is_ok() {
                update(&mut drawn, &review);
                prop_assert_eq!(&drawn, &drawn_afresh(&review), "{:?}", operation);
            }
        }
        while review.undo().is_some() {
            update(&mut drawn, &review);
            prop_assert_eq!(&drawn, &drawn_afresh(&review));
        }
        while review.redo().is_some() {
            update(&mut drawn, &review);
            prop_assert_eq!(&drawn, &drawn_afresh(&review));
        }
    }

    #[test]
    fn no_edit_of_the_text_loses_work_silently(
        operations in prop::collection::vec(operation(), 0..12),
        edits in prop::collection::vec(edit(), 1..6),
    ) {
        let mut review = review();
        let first = review.state.clone();
        for operation in &operations {
            let _ = review.apply(operation, Unit::Byte);
        }
        for edit in &edits {
            let (before, text) = (review.state.clone(), edited(&review.state.text, edit));
            review.set_text(&annotated(&text));
            let (document, _) = review.document();
            prop_assert_eq!(document.check(), Ok(()));
            prop_assert_eq!(&document.text, &text);
            prop_assert!(work(&review.state) >= work(&before), "{:?}\n{:?}", before, review.state);
            for lost in review.lost() {
                prop_assert_eq!(lost.check(), Ok(()));
            }
            prop_assert_eq!(restored(&review).document().1, review.document().1);
        }
        let last = review.state.clone();
        while review.undo().is_some() {}
        prop_assert_eq!(&review.state, &first);
        while review.redo().is_some() {}
        prop_assert_eq!(&review.state, &last);
    }

    #[test]
    fn an_edit_beside_it_keeps_all_work_in_its_place(
        operations in prop::collection::vec(operation(), 0..12),
        typed in "[a-z💩 \n]{1,12}",
    ) {
        let mut review = review();
        for operation in &operations {
            let _ = review.apply(operation, Unit::Byte);
        }
        let words = |state: &State| {
            let places = [Kind::Mention, Kind::Date, Kind::Quote].into_iter().flat_map(|kind| state.places(kind));
            let work = places.filter(|place| place.2 != Status::Machine);
            work.map(|(id, span, status)| (id, span.of(&state.text).to_owned(), status)).collect::<Vec<_>>()
        };
        let before = review.state.clone();
        review.set_text(&annotated(&format!("{typed}\n\n{TEXT}\n{typed}")));
        prop_assert_eq!(words(&review.state), words(&before));
        prop_assert!(review.lost().is_empty());
    }
}

/// A stretch to replace, as shares of the text, and what to put there.
fn edit() -> impl Strategy<Value = (usize, usize, String)> {
    let typed = prop::sample::select(vec!["", "", " ", "Li ", "\n\n", "“No,” she said. ", "x", "💩"]);
    (0..150usize, 0..40usize, typed.prop_map(str::to_owned))
}

fn edited(text: &str, (start, length, typed): &(usize, usize, String)) -> String {
    let boundary =
        |at: usize| (at.min(text.len())..=text.len()).find(|&i| text.is_char_boundary(i)).unwrap_or(0);
    let (start, end) = (boundary(*start), boundary(start + length));
    format!("{}{typed}{}", &text[..start], &text[end..])
}

/// How many annotations are a person's work, those listed as lost among them.
fn work(state: &State) -> usize {
    let kinds = [Kind::Mention, Kind::Date, Kind::Quote];
    let statuses = kinds.iter().flat_map(|&kind| state.places(kind)).map(|place| place.2);
    statuses.filter(|&status| status != Status::Machine).count() + state.lost.len()
}
