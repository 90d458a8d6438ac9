//! What tells a name's label.

use super::View;
use crate::document::Label;
use crate::entities::{Gazetteer, Kinds};
use crate::hash::HashMap;
use crate::lexicon;
use std::ops::Range;
use std::sync::LazyLock;

/// The labels of names, in the order of [`Evidence`].
const NAMES: [Label; 8] = [
    Label::Person,
    Label::Organization,
    Label::Place,
    Label::Group,
    Label::Event,
    Label::Work,
    Label::Law,
    Label::Product,
];

/// Points for each label of names; 5 from one cue settle it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Evidence([i32; NAMES.len()]);

impl Evidence {
    pub(super) fn of(label: Label, points: i32) -> Evidence {
        let mut out = Evidence::default();
        out.vote(label, points);
        out
    }

    pub(super) fn vote(&mut self, label: Label, points: i32) {
        if let Some(at) = NAMES.iter().position(|&l| l == label) {
            self.0[at] += points;
        }
    }

    pub(super) fn add(&mut self, other: Evidence) {
        for (mine, its) in self.0.iter_mut().zip(other.0) {
            *mine += its;
        }
    }

    pub(super) fn with(mut self, other: Evidence) -> Evidence {
        self.add(other);
        self
    }

    /// The label with the most points, and how sure that is; none where nothing speaks for a name.
    pub(super) fn verdict(&self) -> Option<(Label, f32)> {
        let (at, &best) = self.0.iter().enumerate().rev().max_by_key(|&(_, points)| points)?;
        let rest: i32 = self.0.iter().filter(|&&p| p > 0).sum::<i32>() - best;
        (best > 0).then(|| (NAMES[at], 0.35 + 0.5 * best as f32 / (best + rest + 2) as f32))
    }
}

/// Where a cue word stands, as its column in name_cues.tsv says.
type Place = &'static str;

static CUES: LazyLock<HashMap<(Place, &'static str), Evidence>> = LazyLock::new(|| {
    let mut cues: HashMap<_, Evidence> = HashMap::default();
    for row in lexicon::rows(include_str!("../../../data/name_cues.tsv")) {
        let cue = Label::from_name(row[2]).zip(row[3].parse().ok());
        let (label, points) = cue.unwrap_or_else(|| panic!("name_cues.tsv: no label or points in {row:?}"));
        cues.entry((row[1], row[0])).or_default().vote(label, points);
    }
    cues
});

/// What `word` in `place` tells.
fn cue(place: Place, word: &str) -> Evidence {
    let lower = word.to_lowercase();
    CUES.get(&(place, lower.as_str())).copied().unwrap_or_default()
}

/// Whether a name that ends with `word` is an institution's: "Office", "Ministry", "Times".
pub(crate) fn is_institution(word: &str) -> bool {
    cue("last", word).verdict().is_some_and(|(label, _)| label == Label::Organization)
}

/// What the words of a name tell when they follow a pattern: "… Ministry", "University of …", "Lake …".
pub(super) fn of_pattern(view: View, tokens: &Range<usize>) -> Option<Label> {
    let last = match view.word(tokens.end - 1) {
        "." => tokens.end - 2,
        _ => tokens.end - 1,
    };
    let of = tokens.clone().skip(1).find(|&i| view.word(i) == "of");
    let heads = of.map_or(Evidence::default(), |of| cue("head", view.word(of - 1)));
    let lasts = if tokens.len() > 1 { cue("last", view.word(last)) } else { Evidence::default() };
    let firsts = if tokens.len() > 1 { cue("first", view.word(tokens.start)) } else { Evidence::default() };
    let (label, _) = heads.with(heads).with(lasts).with(firsts).verdict()?;
    let strong = [heads, lasts, firsts].iter().any(|e| e.0.iter().any(|&p| p >= 4));
    strong.then_some(label)
}

/// What the gazetteer knows of the whole name.
pub(super) fn of_kinds(kinds: Kinds) -> Evidence {
    let mut out = Evidence::default();
    let doubt = if kinds.has(Kinds::WORD) { 3 } else { 0 };
    for (kind, label, points) in [
        (Kinds::COUNTRY | Kinds::REGION, Label::Place, 6),
        (Kinds::TOWN, Label::Place, 3),
        (Kinds::GROUP, Label::Group, 6),
        (Kinds::ORGANIZATION, Label::Organization, 5),
        (Kinds::EVENT, Label::Event, 5),
        (Kinds::WORK, Label::Work, 5),
        (Kinds::LAW, Label::Law, 5),
        (Kinds::PRODUCT, Label::Product, 5),
        (Kinds::SURNAME, Label::Person, 2),
        (Kinds::GIVEN, Label::Person, 1),
    ] {
        if kinds.has(kind) {
            out.vote(label, (points - doubt).max(0));
        }
    }
    out
}

/// What the shape of an unknown name tells: two to four words are mostly people, capitals mostly organisations.
pub(super) fn of_shape(view: View, tokens: &Range<usize>) -> Evidence {
    let first = view.word(tokens.start);
    if tokens.len() == 1 && first.chars().count() == 1 {
        return Evidence::default();
    }
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = first.chars().filter(|c| c.is_uppercase()).count();
    if tokens.len() == 1 && letters > 1 && capitals == letters {
        return Evidence::of(Label::Organization, 3);
    }
    if tokens.len() > 1 && Gazetteer::builtin().lookup(first).has(Kinds::GIVEN) {
        return Evidence::of(Label::Person, 5);
    }
    let ordinary =
        tokens.clone().filter(|&i| Gazetteer::builtin().lookup(view.word(i)).has(Kinds::WORD)).count();
    if ordinary * 2 >= tokens.len() {
        return Evidence::of(Label::Organization, 1);
    }
    Evidence::of(Label::Person, if tokens.len() > 1 { 2 } else { 1 })
}

/// What the neighbours tell.
pub(super) fn of_context(view: View, tokens: &Range<usize>) -> Evidence {
    let before = tokens.start.checked_sub(1).map_or("", |i| view.word(i));
    let mut after = tokens.end;
    if matches!(view.word(after), ",") {
        after += 1;
    }
    let age = after > tokens.end
        && view.word(after + 1) == ","
        && view.word(after).parse::<u8>().is_ok_and(|n| (5..110).contains(&n));
    let out = cue("before", before).with(cue("after", view.word(after)));
    if age { out.with(Evidence::of(Label::Person, 5)) } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_clean() {
        assert!(CUES.len() > 300);
        for (place, word) in CUES.keys() {
            assert!(["first", "last", "head", "before", "after"].contains(place), "{place} of {word}");
            assert_eq!(*word, word.to_lowercase(), "lower case");
        }
    }

    #[test]
    fn nothing_speaks_for_a_name() {
        assert_eq!(Evidence::default().verdict(), None);
        assert_eq!(Evidence::of(Label::Law, 2).verdict().map(|v| v.0), Some(Label::Law));
    }
}
