//! Names: exact spans, micro F1 over persons, organizations and places. Articles and possessives are stripped on both
//! sides; other labels are ignored.

use super::document::Pair;
use super::matching::{Range, f1};
use std::collections::BTreeSet;

/// A label, and the names that corpora give it.
type Class = (&'static str, &'static [&'static str]);

/// The three that every corpus has.
const CLASSES: &[Class] = &[
    (
        "person",
        &[
            "PER",
            "PERSON",
            "Person",
            "person",
            "politician",
            "scientist",
            "writer",
            "musicalartist",
            "researcher",
        ],
    ),
    (
        "organization",
        &[
            "ORG",
            "Organization",
            "organization",
            "organisation",
            "corporation",
            "group_",
            "org",
            "politicalparty",
            "university",
            "band",
        ],
    ),
    ("place", &["LOC", "GPE", "FAC", "Location", "Facility", "location", "country", "place", "facility"]),
];

/// All labels of names, as in our own articles.
const LABELS: &[Class] = &[
    ("person", &["person"]),
    ("organization", &["organization"]),
    ("place", &["place"]),
    ("group", &["group"]),
    ("event", &["event"]),
    ("work", &["work"]),
    ("law", &["law"]),
    ("product", &["product"]),
];

/// F1 of each of the three classes and over all of them, in percent.
pub fn score(pairs: &[Pair]) -> Vec<(&'static str, f64)> {
    scored(pairs, CLASSES)
}

/// F1 of each of our labels and over all of them, in percent.
pub fn labels(pairs: &[Pair]) -> Vec<(&'static str, f64)> {
    scored(pairs, LABELS)
}

/// Of one class: right, found, in gold.
type Counts = [usize; 3];

fn scored(pairs: &[Pair], classes: &[Class]) -> Vec<(&'static str, f64)> {
    let mut counts: Vec<Counts> = vec![[0; 3]; classes.len()];
    for pair in pairs {
        let golden = pair.gold.entities.iter().flatten().map(|(s, e, label)| ((*s, *e), label.as_str()));
        let found = pair.found.mentions.iter().map(|m| ((m.start, m.end), m.label.as_str()));
        let (golden, found) = (classed(&pair.text, golden, classes), classed(&pair.text, found, classes));
        golden.intersection(&found).for_each(|(_, class)| counts[*class][0] += 1);
        found.iter().for_each(|(_, class)| counts[*class][1] += 1);
        golden.iter().for_each(|(_, class)| counts[*class][2] += 1);
    }
    let sum = |i: usize| counts.iter().map(|count| count[i]).sum();
    let of_class =
        classes.iter().zip(&counts).map(|((name, _), [right, said, gold])| (*name, f1(*right, *said, *gold)));
    of_class.chain([("micro", f1(sum(0), sum(1), sum(2)))]).collect()
}

/// A span's bare range and the index of its class.
type Classed = (Range, usize);

fn classed<'a>(
    text: &[char],
    spans: impl Iterator<Item = (Range, &'a str)>,
    classes: &[Class],
) -> BTreeSet<Classed> {
    let class = |label| classes.iter().position(|(_, names)| names.contains(&label));
    spans.filter_map(|(range, label)| Some((bare(text, range), class(label)?))).collect()
}

/// Without a leading "the " and a trailing possessive.
pub fn bare(text: &[char], (mut start, mut end): Range) -> Range {
    let inside = |start: usize, end: usize| text.get(start..end.min(text.len())).unwrap_or_default();
    let head: String = inside(start, end).iter().take(4).collect();
    if head.eq_ignore_ascii_case("the ") && end - start > 4 {
        start += 4;
    }
    if matches!(inside(start, end), [.., '\'' | '’', 's']) {
        end -= 2;
    }
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn articles_and_possessives_are_neutral() {
        let text: Vec<char> = "The White House’s the it's".chars().collect();
        assert_eq!(bare(&text, (0, 17)), (4, 15));
        assert_eq!(bare(&text, (18, 22)), (18, 22), "nothing would be left");
        assert_eq!(bare(&text, (22, 26)), (22, 24));
    }
}
