//! What a word's capital and ending tell where the lexicons are silent.

use super::Word;
use crate::quotes::words::{Form, Tags, entry};

/// A capital inside a sentence makes a name of what would else be a verb or an adverb ("Free Press"), but not in a
/// headline, where every word has one.
pub(super) fn settle_capitals(words: &mut [Word]) {
    const LONG: usize = 4;
    const OTHERWISE: Tags = Tags::AUX.with(Tags::VERB).with(Tags::CUE).with(Tags::ADV);
    let long = words.iter().filter(|w| !w.is_quote() && w.span.len() >= LONG && !w.tags.any(Tags::NUM));
    let (capital, all) = long.fold((0, 0), |(c, n), w| (c + usize::from(w.tags.any(Tags::CAP)), n + 1));
    if all > 3 && capital * 10 >= all * 7 {
        return;
    }
    if words[0].cue().is_some_and(|c| c.form == Form::Base) {
        words[0].tags = words[0].tags.without(OTHERWISE);
    }
    for i in 1..words.len().saturating_sub(1) {
        let between = words[i - 1].tags.any(Tags::CAP) && words[i + 1].tags.any(Tags::CAP);
        if between && words[i].tags.any(Tags::CAP) {
            words[i].tags = words[i].tags.without(Tags::PREP.with(Tags::SUB));
        }
    }
    let mut fresh = true;
    for word in words {
        if !fresh && word.tags.any(Tags::CAP) && word.tags.any(OTHERWISE) {
            word.tags = word.tags.without(OTHERWISE);
        }
        fresh =
            word.tags.any(Tags::COLON.with(Tags::STOP).with(Tags::DASH).with(Tags::QUOTE).with(Tags::MARK));
    }
}

/// Whether `word` ends as a plural does, or is one of the plurals that do not.
pub(super) fn is_plural(word: &str) -> bool {
    const OTHERS: [&str; 10] =
        ["people", "men", "women", "children", "police", "many", "some", "others", "folk", "media"];
    word.ends_with('s') && !word.ends_with("ss")
        || word.ends_with("men")
        || word.ends_with("women")
        || OTHERS.iter().any(|other| other.eq_ignore_ascii_case(word))
}

/// The classes of a lower-case word that no list has.
pub(super) fn guess(word: &str) -> Tags {
    const NOT_ADVERBS: [&str; 9] =
        ["family", "reply", "supply", "ally", "assembly", "anomaly", "monopoly", "rally", "fly"];
    if let Some(one) = word.strip_suffix('s').filter(|w| w.len() > 2) {
        let nouns = Tags::PERSON.with(Tags::GROUP).with(Tags::DOCUMENT);
        let known = entry(one).classes();
        if known.any(nouns) {
            return known;
        }
    }
    if word.ends_with("ly") && word.len() > 4 && !NOT_ADVERBS.contains(&word) {
        return Tags::ADV;
    }
    if word.ends_with("ed") && word.len() > 4 {
        return Tags::PAST;
    }
    Tags::default()
}
