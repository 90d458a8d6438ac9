//! Keeping a review and opening it again.

use super::*;

pub(super) fn restored(review: &Review) -> Review {
    let json = serde_json::to_vec(&review.save()).expect("JSON");
    Review::restore(&json).unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn a_saved_review_is_restored() {
    let mut review = review();
    apply(&mut review, r#"{"op":"addMention","at":<she>,"label":"person"}"#).unwrap();
    apply(&mut review, r#"{"op":"relabel","ids":["m6"],"label":"treasure"}"#).unwrap();
    apply(&mut review, r#"{"op":"remove","ids":["m8","m1"]}"#).unwrap();
    apply(&mut review, r#"{"op":"merge","into":"e3","entities":["e2"]}"#).unwrap();
    apply(&mut review, r#"{"op":"setNote","on":"m2","note":"check"}"#).unwrap();
    let mut again = restored(&review);
    assert_eq!(mentions(&again), mentions(&review));
    assert_eq!((&again.state.own, &again.state.notes), (&review.state.own, &review.state.notes));
    assert_eq!(again.document().1, review.document().1);
    apply(&mut again, r#"{"op":"addMention","at":<she>,"label":"person"}"#).unwrap();
    assert!(again.state.mentions.contains_key(&9), "keys are not given again");
}

#[test]
fn native_json_is_opened_and_nonsense_refused() {
    let native = crate::wire::native(&document(), None, Unit::CodePoint, crate::wire::Text::Kept);
    let review = Review::restore(&serde_json::to_vec(&native).unwrap()).unwrap();
    assert_eq!(mentions(&review), mentions(&super::review()));
    let refused = |json: &str, why: &str| {
        let error = Review::restore(json.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    };
    refused("{", "is no saved review");
    refused(r#"{"format":"rubricator-review/2","document":{}}"#, "newer");
    let saved = serde_json::to_string(&super::review().save()).unwrap();
    refused(&saved.replacen(r#""id":"m2""#, r#""id":"x2""#, 1), "mentions[1].id");
}
