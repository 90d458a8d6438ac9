use super::*;
use crate::{Model, annotate};

fn check(tsv: &str, text: &str, want: &[(&str, Label)]) {
    let list = WordList::parse(tsv).unwrap();
    let found = list.find(text, &Segments::new(text));
    let got: Vec<_> = found.iter().map(|m| (m.span.of(text), m.label)).collect();
    assert_eq!(got, want, "{text:?}");
}

#[test]
fn names_are_whole_words() {
    check(
        "Aske\tplace",
        "Aske, Askew, aske, the Aske’s banks",
        &[("Aske", Label::Place), ("Aske", Label::Place)],
    );
    check(
        "Aske\tplace\nAske Water Ltd\torganization",
        "Aske Water Ltd",
        &[("Aske Water Ltd", Label::Organization)],
    );
    let river = Label::named("river").expect("a label");
    check("Aske\triver", "the Aske", &[("Aske", river)]);
    check("Zoë Li\tperson", "💩Zoë\u{a0}Li", &[("Zoë\u{a0}Li", Label::Person)]);
}

#[test]
fn patterns_match_and_overlaps_go() {
    check(r"/Bill \d+/	law", "Bill 21 and Bill X", &[("Bill 21", Label::Law)]);
    check("/a*/\tlaw", "bab", &[("a", Label::Law)]);
    check("/Bill \\d+ of/\tlaw\nBill\tperson", "Bill 21 of", &[("Bill 21 of", Label::Law)]);
}

#[test]
fn bad_lines_are_named() {
    let check = |tsv: &str, want: &str| assert_eq!(WordList::parse(tsv).unwrap_err().to_string(), want);
    check("# x\n\nAske", "word list, line 3: a name or /pattern/, a tab and a label are expected");
    check(" \tplace\n\tplace", "word list, line 1: the name is empty");
    assert!(
        WordList::parse("A\tbig city").unwrap_err().reason.contains("\"big city\" is no label; use person")
    );
    assert!(WordList::parse("/(/\tlaw").unwrap_err().reason.starts_with("not a pattern: "));
    assert!(WordList::parse("/(a{1000}){1000}/\tlaw").unwrap_err().reason.contains("size"));
}

#[test]
fn what_is_none_is_not_marked() {
    let text = "Geneva Court spoke. Geneva was calm. Zoë Li of Geneva Court left.";
    let names = |list: &str| {
        let model = Model::builtin().with_words(WordList::parse(list).unwrap());
        let document = annotate(text, None, &model);
        document.mentions.iter().map(|m| m.span.of(text).to_owned()).collect::<Vec<_>>()
    };
    let geneva = |names: &[String]| names.iter().filter(|name| *name == "Geneva").count();
    let with = names("Geneva Court\torganization");
    assert_eq!((geneva(&with), with.contains(&"Zoë Li".to_owned())), (1, true));
    let without = names("Geneva Court\torganization\nGeneva\tnone\nZoë Li\tnone");
    assert_eq!(without, ["Geneva Court", "Geneva Court"]);
    assert_eq!(names("Geneva Court\tnone\nGeneva\tnone\nZoë Li\tNone"), Vec::<String>::new());
    let longer = names("Court\tnone");
    assert!(longer.iter().all(|name| name != "Court"), "{longer:?}");
}
