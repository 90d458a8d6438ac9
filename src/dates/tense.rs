//! Whether a clause speaks of the past or of what is to come: it says where a bare "Tuesday" lies.

use super::items::{Around, Item};
use crate::lexicon::WordSet;
use crate::segment::Zone;
use std::sync::LazyLock;

pub(super) const TENSE_TSV: &str = include_str!("../../data/dates/tense.tsv");
static PAST: LazyLock<WordSet> = LazyLock::new(|| WordSet::marked(TENSE_TSV, "past"));
static FUTURE: LazyLock<WordSet> = LazyLock::new(|| WordSet::marked(TENSE_TSV, "future"));

/// What the words around a date tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unknown,
}

/// How many tokens to each side are looked at.
const REACH: usize = 16;

/// The tense of the clause that `item` stands in: of the nearest verb before it in its sentence, else of the next after it.
pub(super) fn of(around: Around<'_>, item: &Item) -> Tense {
    let sentence = &around.segments.sentences[around.segments.sentence_of(item.first)];
    let range = sentence.tokens();
    let back = range.start.max(item.first.saturating_sub(REACH))..item.first;
    let ahead = item.last..range.end.min(item.last + REACH);
    let cue = |at: usize| tense_of(around, at);
    let before = back.rev().map(cue).find(|t| *t != Tense::Unknown);
    match around.before(item.first, 1).to_lowercase().as_str() {
        "by" | "until" | "till" if before != Some(Tense::Past) => return Tense::Future,
        "since" => return Tense::Past,
        _ => {}
    }
    let known = before.or_else(|| ahead.map(cue).find(|t| *t != Tense::Unknown));
    known.unwrap_or_else(|| without_verb(around, item))
}

/// Without a verb in the past, running text speaks of what is to come ("The House resumes on Tuesday"), a headline of
/// what was.
fn without_verb(around: Around<'_>, item: &Item) -> Tense {
    let zone = around.segments.paragraph_of(item.first).zone;
    let headline = matches!(zone, Zone::Headline | Zone::Caption | Zone::Byline | Zone::Timestamp);
    if headline && !around.is_running(item.first) { Tense::Unknown } else { Tense::Future }
}

fn tense_of(around: Around<'_>, at: usize) -> Tense {
    let word = around.word(at);
    if FUTURE.contains(word) || word.eq_ignore_ascii_case("to") && is_infinitive(around.word(at + 1)) {
        Tense::Future
    } else if PAST.contains(word) || is_regular_past(word) {
        Tense::Past
    } else {
        Tense::Unknown
    }
}

/// Whether the word after "to" can be a verb: small letters, no other sign of a noun phrase.
fn is_infinitive(word: &str) -> bool {
    const NOUN_PHRASE: [&str; 14] = [
        "the", "a", "an", "his", "her", "its", "their", "this", "that", "those", "these", "our", "my", "your",
    ];
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && !NOUN_PHRASE.contains(&word)
        && !word.ends_with("ing")
        && !word.ends_with('s')
}

fn is_regular_past(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("ed")
        && word.starts_with(|c: char| c.is_ascii_lowercase())
        && !word.ends_with("eed")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Segments;

    fn check(text: &str, want: Tense) {
        let segments = Segments::new(text);
        let around = Around::paragraphs(text, &segments).next().expect("the text has a paragraph");
        let at = segments.token_at(text.find("Tuesday").expect("the text names a day"));
        let expr = super::super::meaning::Expr::new(super::super::meaning::When::Unsaid);
        assert_eq!(of(around, &Item { first: at, last: at + 1, expr, rule: "" }), want, "{text}");
    }

    #[test]
    fn nearest_verb_decides() {
        check("The council voted on Tuesday.", Tense::Past);
        check("He said it will vote on Tuesday.", Tense::Future);
        check("The vote is scheduled for Tuesday.", Tense::Future);
        check("They agreed to meet on Tuesday.", Tense::Future);
        check("Tuesday the council will vote.", Tense::Future);
        check("On Tuesday he went home.", Tense::Past);
        check(
            "The House resumes on Tuesday, with a new chair and a new clerk, and a full agenda for all of the members of both its chambers.",
            Tense::Future,
        );
        check(
            "Unisys stock fell a further 75 cents to $16.25 in composite trading Tuesday in New York, and its bonds with it, the market makers say.",
            Tense::Past,
        );
    }
}
