//! Any operations, edits of the text, undo and redo, in any order: the document is sound after each, what is refused has
//! changed nothing, what is saved is restored, and everything can be undone and redone.

use super::pieces;
use arbitrary::{Result, Unstructured};
use rubricator::review::{Alike, Case, Id, Kind, Operation, Place, Review, Voice, Words};
use rubricator::text::offsets::Unit;
use rubricator::wordlist::WordList;
use rubricator::{Date, Document, Model, annotate};
use serde_json::{Value, json};

const TEXT: &str = "Northgate backs wall\n\n“We won,” Zoë Li said on Tuesday. “It is 💩,” she said. \
    Li heads Aske Water. Northgate paid $3 million in May. Li left.";

/// The bytes say what happens, one thing after another.
pub fn run(bytes: &[u8]) {
    let mut bytes = Unstructured::new(bytes);
    let mut review = Review::new(fresh(TEXT));
    let first = shown(&review);
    while !bytes.is_empty() {
        if step(&mut review, &mut bytes).is_err() {
            break;
        }
        check(&review);
    }
    restores(&review);
    while review.redo().is_some() {}
    let furthest = shown(&review);
    while review.undo().is_some() {
        check(&review);
    }
    assert_eq!(shown(&review), first, "undoing everything gives another document");
    while review.redo().is_some() {}
    assert_eq!(shown(&review), furthest, "redoing everything gives another document");
}

/// One thing that a person does.
fn step(review: &mut Review, bytes: &mut Unstructured) -> Result<()> {
    match bytes.int_in_range(0..=19)? {
        0 => drop(review.undo()),
        1 => drop(review.redo()),
        2 => drop(review.set_date(Date::new(2025, 2, 1 + bytes.int_in_range(0..=27)?).ok())),
        3 => drop(review.set_text(&fresh(&pieces::edited(review.text(), bytes)?))),
        4 => drop(review.renew(&with_words(review.text(), bytes)?)),
        5 => restores(review),
        _ => apply(review, &operation(bytes)?, unit(bytes)?),
    }
    Ok(())
}

/// An operation that is refused has changed nothing; one that is made is taken back by one undo.
fn apply(review: &mut Review, operation: &Operation, unit: Unit) {
    let (before, undo) = (shown(review), review.next_undo());
    match review.apply(operation, unit) {
        Ok(_) if shown(review) == before => {}
        Ok(step) => {
            let after = shown(review);
            assert_eq!(review.undo(), Some(step));
            assert_eq!(shown(review), before, "{operation:?} is not undone");
            assert_eq!(review.redo(), Some(step));
            assert_eq!(shown(review), after, "{operation:?} is not redone");
        }
        Err(_) => {
            assert!(shown(review) == before && review.next_undo() == undo, "{operation:?} left a trace")
        }
    }
}

fn check(review: &Review) {
    let (document, ids) = review.document();
    assert_eq!(document.check(), Ok(()));
    assert_eq!(document.text, review.text());
    assert_eq!((ids.mentions.len(), ids.quotes.len()), (document.mentions.len(), document.quotes.len()));
    assert!(review.lost().iter().all(|lost| lost.check().is_ok()));
}

/// What is kept of a review is all of it.
fn restores(review: &Review) {
    let saved = serde_json::to_vec(&review.save()).expect("JSON");
    let again = Review::restore(&saved).unwrap_or_else(|e| panic!("a saved review is refused: {e}"));
    assert_eq!(serde_json::to_vec(&again.save()).expect("JSON"), saved);
}

/// All that a person can see of a review. Ids that were given, and will not be again, are none of that.
fn shown(review: &Review) -> Value {
    let mut saved = json!(review.save());
    saved["keys"].take();
    saved
}

fn fresh(text: &str) -> Document {
    annotate(text, None, &Model::rules_only())
}

fn with_words(text: &str, bytes: &mut Unstructured) -> Result<Document> {
    let lists = ["", "Li\tplace", "Aske\triver\n/[A-Z]\\w+/\tgroup", "/.*/\tlaw", "said\tperson"];
    let words = WordList::parse(bytes.choose(&lists)?).unwrap_or_default();
    Ok(annotate(text, None, &Model::rules_only().with_words(words)))
}

fn unit(bytes: &mut Unstructured) -> Result<Unit> {
    bytes.choose(&[Unit::Byte, Unit::Utf16, Unit::CodePoint]).copied()
}

fn id(bytes: &mut Unstructured) -> Result<Id> {
    let kind = *bytes.choose(&[Kind::Mention, Kind::Mention, Kind::Entity, Kind::Date, Kind::Quote])?;
    Ok(Id::new(kind, bytes.int_in_range(1..=15)?))
}

fn ids(bytes: &mut Unstructured) -> Result<Vec<Id>> {
    (0..bytes.int_in_range(0..=3)?).map(|_: u8| id(bytes)).collect()
}

fn place(bytes: &mut Unstructured) -> Result<Place> {
    let start = usize::from(bytes.arbitrary::<u8>()?);
    let end = match bytes.arbitrary::<u8>()? {
        255 => usize::MAX,
        254 => 0,
        length => start + usize::from(length % 64),
    };
    Ok(Place { start, end })
}

fn alike(bytes: &mut Unstructured) -> Result<Option<Alike>> {
    let any = Alike { case: Case::Any, words: Words::Parts };
    bytes.choose(&[None, None, Some(Alike::default()), Some(any)]).copied()
}

fn voice(bytes: &mut Unstructured) -> Result<Option<Voice>> {
    Ok(match bytes.int_in_range(0..=3)? {
        0 => None,
        1 => Some(Voice { entity: Some(id(bytes)?), at: None }),
        2 => Some(Voice { entity: None, at: Some(place(bytes)?) }),
        _ => Some(Voice { entity: Some(id(bytes)?), at: Some(place(bytes)?) }),
    })
}

fn maybe_id(bytes: &mut Unstructured) -> Result<Option<Id>> {
    Ok(if bytes.arbitrary()? { Some(id(bytes)?) } else { None })
}

fn maybe_word(bytes: &mut Unstructured) -> Result<Option<String>> {
    Ok(if bytes.arbitrary()? { Some(word(bytes)?) } else { None })
}

/// A label, a type, a kind, a value, a name: all of them may be given wherever one is asked for.
fn word(bytes: &mut Unstructured) -> Result<String> {
    let words = [
        "person",
        "place",
        "money",
        "river",
        "x y",
        "",
        "DATE",
        "SET",
        "mixed",
        "indirect",
        "2025-02-01",
        "P3D",
        "PRESENT_REF",
        "2025-02-30",
        "Li",
        "\u{0}",
        "<b>💩</b>",
        "Zoe\u{308}",
        "__proto__",
        " ",
    ];
    bytes.choose(&words).map(|word| (*word).to_owned())
}

fn operation(bytes: &mut Unstructured) -> Result<Operation> {
    Ok(match bytes.int_in_range(0..=13)? {
        0 => Operation::AddMention {
            at: place(bytes)?,
            label: word(bytes)?,
            entity: maybe_id(bytes)?,
            alike: alike(bytes)?,
        },
        1 => Operation::AddDate { at: place(bytes)?, value: maybe_word(bytes)?, alike: alike(bytes)? },
        2 => Operation::AddQuote { at: place(bytes)?, kind: maybe_word(bytes)?, speaker: voice(bytes)? },
        3 => Operation::Remove { ids: ids(bytes)?, alike: alike(bytes)? },
        4 => Operation::Accept { ids: ids(bytes)? },
        5 => Operation::Relabel { ids: ids(bytes)?, label: word(bytes)?, alike: alike(bytes)? },
        6 => Operation::Move { id: id(bytes)?, to: place(bytes)? },
        7 => Operation::SetSpeaker { ids: ids(bytes)?, speaker: voice(bytes)? },
        8 => Operation::SetValue { ids: ids(bytes)?, value: word(bytes)? },
        9 => Operation::Merge { into: id(bytes)?, entities: ids(bytes)? },
        10 => Operation::Split { mentions: ids(bytes)?, name: maybe_word(bytes)? },
        11 => Operation::Rename { entity: id(bytes)?, name: word(bytes)? },
        12 => Operation::SetNote { on: maybe_id(bytes)?, note: word(bytes)? },
        _ => Operation::SetTitle { title: word(bytes)? },
    })
}
