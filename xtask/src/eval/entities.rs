//! Names: exact spans, micro F1 over persons, organizations and places. Articles and possessives are stripped on both
//! sides; other labels are ignored.

use super::document::Pair;
use super::matching::{Range, f1};
use std::collections::BTreeSet;

/// The names that corpora give the three classes.
const CLASSES: &[(&str, &[&str])] = &[
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

/// F1 of each class and over all, in percent.
pub fn score(pairs: &[Pair]) -> Vec<(&'static str, f64)> {
    let (mut right, mut said, mut gold) = ([0; 3], [0; 3], [0; 3]);
    for pair in pairs {
        let golden = pair.gold.entities.iter().flatten().map(|(s, e, label)| ((*s, *e), label.as_str()));
        let found = pair.found.mentions.iter().map(|m| ((m.start, m.end), m.label.as_str()));
        let (golden, found) = (classed(&pair.text, golden), classed(&pair.text, found));
        count(&mut gold, &golden);
        count(&mut said, &found);
        count(&mut right, golden.intersection(&found));
    }
    let of_class = CLASSES.iter().enumerate().map(|(c, (name, _))| (*name, f1(right[c], said[c], gold[c])));
    let sum = |counts: [usize; 3]| counts.iter().sum();
    of_class.chain([("micro", f1(sum(right), sum(said), sum(gold)))]).collect()
}

/// A span's bare range and the index of its class.
type Classed = (Range, usize);

fn classed<'a>(text: &[char], spans: impl Iterator<Item = (Range, &'a str)>) -> BTreeSet<Classed> {
    let class = |label| CLASSES.iter().position(|(_, names)| names.contains(&label));
    spans.filter_map(|(range, label)| Some((bare(text, range), class(label)?))).collect()
}

fn count<'a>(counts: &mut [usize; 3], items: impl IntoIterator<Item = &'a Classed>) {
    for (_, class) in items {
        counts[*class] += 1;
    }
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
