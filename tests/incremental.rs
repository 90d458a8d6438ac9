//! Annotating an edited text in a session gives what annotating it afresh gives, exactly.

use proptest::collection::vec;
use proptest::prelude::*;
use rubricator::session::Session;
use rubricator::{Date, Model, annotate};

/// Paragraphs that the stages look at across their ends: names and their short forms, speech over paragraphs, dates counted
/// from others, a word in lower case that tells of its capitals elsewhere, bylines, interviews, lists, odd characters.
const PARAGRAPHS: [&str; 46] = [
    "Council backs a flood wall",
    "By Ana Ruiz",
    "LISBON, Feb. 1 (Agency) — The council of Lisbon voted on Tuesday to build a flood wall, Mayor Rui Costa said.",
    "“We could not wait,” Costa said. “It was the third flood in a year.",
    "“And it was the worst,” he added.",
    "“Nobody could have known",
    "‘So be it,’ she said, ‘and not otherwise.’",
    "The Costa family, who own the Aske Water Company, said that they would sell for $5 million to $7 million.",
    "Aske fell 3.5 percent on Monday. A year earlier it had risen.",
    "Apple bought an apple orchard in the north, and An Apple A Day is the name of it.",
    "apple",
    "Apple",
    "The company opened on 03/04/2025 and closed on 31/12/2025.",
    "labour and colour",
    "It was signed in March 1998.",
    "It was signed in May 1999.",
    "It was lost in June 2001, and found in July 2003.",
    "Q: Why now, Ms. Ruiz?",
    "A: Because it rains.",
    "Q: And what then?",
    "A: Then we build.",
    "MS-13",
    "- first of all",
    "5",
    "percent of the voters",
    "Jordan (AFP/Getty Images)",
    "Updated: Feb. 3, 2025",
    "Jane Roe is a reporter for the Northgate Post.",
    "Northgate Post",
    "The Post said it had no comment, according to Li Wei of the U.S. State Department.",
    "Li Wei, 54, and Li Na, 23, left. Li said nothing. She was tired.",
    "Mr. Li told the U.N. that the gang Aske was gone",
    "gang members of the",
    "The council voted on Tuesday to build a flood wall along the river,\nfour years after the winter floods drove hundreds of people from\ntheir homes in the lower town.",
    "HUNDREDS FLED AS THE RIVER ROSE IN APPLE TOWN",
    "🙂🙂 “💩” Zoë\u{a0}Li’s «mot»",
    "x",
    "He said so. Why? “No.” Roe asked. It was 1990. ''Two'' years later, in the second quarter, sales rose.",
    "Rui Costa and Ana Costa met. Costa laughed.",
    "The minister, who said “never” on Wednesday, resigned the next day",
    // A sentence goes on where a report follows within ten words, be they of the next paragraphs.
    "“Why now?” she",
    "asked",
    "“And it rained.",
    "said Rui Costa",
    "Costa: “We knew,” and Ruiz:",
    "«So it was.» (He smiled)",
];

/// What may stand between paragraphs, or break one.
const GAPS: [&str; 5] = ["\n\n", "\n", "\r\n", "\n\n\n", " \n\u{2028}"];

/// What is typed.
const TYPED: [&str; 16] =
    ["a", " ", "\n", "\n\n", "“", "”", ".", "Costa", " said", "apple", "-", "5", "é", "💩", "’", "in 1998 "];

#[derive(Clone, Debug)]
enum Change {
    /// Puts something typed in the place of some characters.
    Type(usize, usize, &'static str),
    /// Puts a paragraph in.
    Paste(usize, &'static str),
    /// Takes out all from one place to another.
    Cut(usize, usize),
    /// Annotates with another day of publication.
    Date(bool),
}

fn change() -> impl Strategy<Value = Change> {
    let typed = || prop::sample::select(&TYPED[..]);
    prop_oneof![
        6 => (any::<usize>(), 0..3_usize, typed()).prop_map(|(at, gone, typed)| Change::Type(at, gone, typed)),
        2 => (any::<usize>(), prop::sample::select(&PARAGRAPHS[..])).prop_map(|(at, p)| Change::Paste(at, p)),
        1 => (any::<usize>(), any::<usize>()).prop_map(|(from, to)| Change::Cut(from, to)),
        1 => any::<bool>().prop_map(Change::Date),
    ]
}

fn article() -> impl Strategy<Value = String> {
    let paragraph = (prop::sample::select(&PARAGRAPHS[..]), prop::sample::select(&GAPS[..]));
    vec(paragraph, 0..24)
        .prop_map(|all| all.into_iter().flat_map(|(paragraph, gap)| [paragraph, gap]).collect())
}

/// The byte at which character number `at` starts, counted around.
fn place(text: &str, at: usize) -> usize {
    let count = text.chars().count() + 1;
    text.char_indices().map(|(byte, _)| byte).nth(at % count).unwrap_or(text.len())
}

fn changed(text: &str, change: &Change) -> String {
    match *change {
        Change::Type(at, gone, typed) => {
            let (at, count) = (place(text, at), gone);
            let rest = text[at..].char_indices().map(|(byte, _)| byte).nth(count).unwrap_or(text.len() - at);
            [&text[..at], typed, &text[at + rest..]].concat()
        }
        Change::Paste(at, paragraph) => {
            let at = place(text, at);
            [&text[..at], "\n", paragraph, "\n", &text[at..]].concat()
        }
        Change::Cut(from, to) => {
            let (from, to) = (place(text, from), place(text, to));
            [&text[..from.min(to)], &text[from.max(to)..]].concat()
        }
        Change::Date(_) => text.to_owned(),
    }
}

fn day(change: &Change) -> Option<Date> {
    matches!(change, Change::Date(true)).then(|| "2025-02-06".parse().expect("a date"))
}

proptest! {
    #[test]
    fn an_edited_text_is_annotated_as_a_new_one(text in article(), changes in vec(change(), 1..12)) {
        let model = Model::builtin();
        let mut session = Session::new(model.clone());
        let mut text = text;
        session.annotate(&text, None);
        for change in changes {
            text = changed(&text, &change);
            prop_assert_eq!(session.annotate(&text, day(&change)), annotate(&text, day(&change), &model));
        }
    }

    #[test]
    fn another_text_is_annotated_as_a_first_one(texts in vec(article(), 1..6), edited in 0..6_usize) {
        let model = Model::builtin();
        let mut session = Session::new(model.clone());
        for (i, text) in texts.iter().enumerate() {
            let fresh = annotate(text, None, &model);
            prop_assert_eq!(session.annotate_another(text, None), fresh.clone());
            if i == edited {
                prop_assert_eq!(session.annotate(text, None), fresh);
            }
        }
    }
}
