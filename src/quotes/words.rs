//! What a word can be in a sentence: the closed classes, the verbs of speech, the nouns that speak.

mod cue;
mod tags;

use crate::hash::HashMap;
use crate::lexicon::rows;
use cue::cue_forms;
pub(crate) use cue::{Cue, CueClass, Form};
use std::sync::LazyLock;
pub(crate) use tags::Tags;

const FUNCTION_WORDS: &str = include_str!("../../data/function_words.tsv");
const CUES: &str = include_str!("../../data/cues.tsv");
const SPEAKERS: &str = include_str!("../../data/speakers.tsv");

type Entries = HashMap<&'static str, Tags>;

static ENTRIES: LazyLock<Entries> = LazyLock::new(read);

/// What the lexicons know of `word`, given in lower case.
pub(crate) fn entry(word: &str) -> Tags {
    ENTRIES.get(word).copied().unwrap_or_default()
}

/// `m` or `f`, where the noun tells which.
pub(crate) fn noun_gender(noun: &str) -> Option<char> {
    static GENDERS: LazyLock<HashMap<&'static str, char>> = LazyLock::new(|| {
        let told =
            rows(SPEAKERS).filter_map(|row| Some((row[0], row[2].chars().next().filter(|&g| g != '-')?)));
        told.collect()
    });
    GENDERS.get(noun).copied()
}

fn read() -> Entries {
    let mut out = Entries::default();
    let mut tag = |word: &'static str, name: &str| {
        let entry = out.entry(word).or_default();
        *entry = entry.with(Tags::from_name(name).unwrap_or_default());
    };
    for row in rows(FUNCTION_WORDS) {
        row[1].split(' ').for_each(|name| tag(row[0], name));
    }
    for row in rows(SPEAKERS) {
        row[1].split(' ').for_each(|name| tag(row[0], name));
    }
    for row in rows(CUES) {
        for (word, cue) in cue_forms(&row) {
            let entry = out.entry(word).or_default();
            if entry.cue().is_none() {
                *entry = entry.with_cue(cue);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_clean() {
        for (name, tsv) in [
            ("function_words", FUNCTION_WORDS),
            ("cues", CUES),
            ("speakers", SPEAKERS),
            ("titled", include_str!("../../data/titled.tsv")),
            ("offices", include_str!("../../data/offices.tsv")),
        ] {
            let mut words: Vec<&str> = rows(tsv).map(|r| r[0]).collect();
            let count = words.len();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), count, "{name}: a word stands twice");
            assert!(
                words.iter().all(|w| *w == w.to_lowercase().trim()),
                "{name}: lower case, no white space"
            );
        }
        for row in rows(FUNCTION_WORDS) {
            assert!(row[1].split(' ').all(|n| Tags::from_name(n).is_some()), "{row:?}");
        }
        for row in rows(SPEAKERS) {
            assert!(row[1].split(' ').all(|n| Tags::from_name(n).is_some()), "{row:?}");
        }
        for row in rows(CUES) {
            assert!(
                row[3].split(' ').count() == 4 && row[2].chars().all(|c| "qcbptwaonui-".contains(c)),
                "{row:?}"
            );
            assert!(["say", "tell", "ask", "label", "show", "belief"].contains(&row[1]), "{row:?}");
        }
    }

    #[test]
    fn cues_are_told_by_tags() {
        for (word, cue) in rows(CUES).flat_map(|row| cue_forms(&row)) {
            let tags = Tags::CAP.with_cue(cue);
            assert_eq!((tags.cue(), tags.without(Tags::CUE).cue()), (Some(cue), None), "{word}");
            assert_eq!(tags.classes(), Tags::CAP.with(Tags::CUE));
        }
    }

    #[test]
    fn forms() {
        let said = entry("said").cue().expect("a cue verb");
        assert!(said.form == Form::Past && said.takes_quote() && said.takes_clause());
        assert!(entry("thinking").cue().is_some_and(|c| !c.is_speech()));
        assert!(entry("table").cue().is_none());
    }
}
