//! Whether a clause speaks of the past or of what is to come: it says where a bare "Tuesday" lies.

use super::items::{Around, Item};
use crate::lexicon::WordSet;
use crate::segment::Zone;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) const TENSE_TSV: &str = include_str!("../../data/dates/tense.tsv");
static PAST: LazyLock<WordSet> = LazyLock::new(|| WordSet::marked(TENSE_TSV, "past"));
static PRESENT: LazyLock<WordSet> = LazyLock::new(|| WordSet::marked(TENSE_TSV, "present"));
static MODAL: LazyLock<WordSet> = LazyLock::new(|| WordSet::marked(TENSE_TSV, "modal"));
static ARTICLE: LazyLock<WordSet> = LazyLock::new(|| WordSet::marked(TENSE_TSV, "determiner"));
static TO_PAST: LazyLock<WordSet> = LazyLock::new(|| WordSet::marked(TENSE_TSV, "to-past"));
static FUTURE: LazyLock<WordSet> = LazyLock::new(|| WordSet::marked(TENSE_TSV, "future"));

/// What the words around a date tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unknown,
}

/// How many tokens to each side are looked at.
const REACH: usize = 40;

/// The tense of the clause that `item` stands in: of the nearest verb before it, else of the next after it; the other way
/// round where the item opens its clause. Within a quotation only the quotation's verbs count.
pub(super) fn of(around: Around<'_>, item: &Item) -> Tense {
    let clause = clause(around, item);
    let before = || last_cue(around, clause.start..item.first);
    let after = || first_cue(around, item.last..clause.end);
    if let Some(tense) = by_neighbours(around, item, before(), after()) {
        return tense;
    }
    let nearest = if opens_clause(around, item) { after().or_else(before) } else { before().or_else(after) };
    nearest.unwrap_or_else(|| without_verb(around, item))
}

/// The tokens whose verbs can govern `item`: its quotation, where it stands in one, else its sentence; where the sentence is
/// the item alone, as over an entry of a diary, what follows in the paragraph.
fn clause(around: Around<'_>, item: &Item) -> Range<usize> {
    let sentence = around.segments.sentences[around.segments.sentence_of(item.first)].tokens();
    let whole = if sentence.len() <= item.last - item.first + 1 { item.first..around.last } else { sentence };
    let (start, end) = (whole.start.max(item.first.saturating_sub(REACH)), whole.end.min(item.last + REACH));
    let is_mark = |at: &usize| is_quotation_mark(around.word(*at));
    let opened = (start..item.first).rev().find(is_mark);
    let inside = (start..item.first).filter(is_mark).count() % 2 == 1;
    match opened.filter(|_| inside) {
        Some(mark) => mark..(item.last..end).find(is_mark).unwrap_or(end),
        None => start..end,
    }
}

fn is_quotation_mark(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "``" | "''")
}

/// What the words next to an item say, whatever the verb: "since Tuesday", "by Tuesday", "Tuesday's declaration".
fn by_neighbours(
    around: Around<'_>,
    item: &Item,
    before: Option<Tense>,
    after: Option<Tense>,
) -> Option<Tense> {
    let preposition = around.before(item.first, 1).to_lowercase();
    let possessive = matches!(around.word(item.last), "'s" | "’s" | "'");
    let over = before.is_none() && after == Some(Tense::Past) || is_perfect(around, item.first);
    match preposition.as_str() {
        "since" => Some(Tense::Past),
        "by" | "until" | "till" if over => Some(Tense::Past),
        "by" | "until" | "till" => Some(Tense::Future),
        "for" if possessive => Some(Tense::Future),
        _ if possessive && before != Some(Tense::Future) => Some(Tense::Past),
        _ => None,
    }
}

/// "had passed by Sunday", "returned by autumn": over before the time that follows.
fn is_perfect(around: Around<'_>, at: usize) -> bool {
    let returned = around.before(at, 1) == "by" && cue(around, at.saturating_sub(2)) == Some(Tense::Past);
    returned || (2..10).map(|back| around.before(at, back)).take_while(|w| *w != ".").any(|w| w == "had")
}

/// Whether nothing but a preposition stands between the item and a mark before it: ", and on Tuesday the council will vote".
fn opens_clause(around: Around<'_>, item: &Item) -> bool {
    let is_open = |word: &str| matches!(word, "" | "," | ";" | "—" | "–" | "and" | "but");
    let on =
        matches!(around.before(item.first, 1).to_lowercase().as_str(), "on" | "in" | "at" | "early" | "late");
    is_open(around.before(item.first, 1 + usize::from(on)))
}

fn last_cue(around: Around<'_>, range: Range<usize>) -> Option<Tense> {
    range.rev().find_map(|at| cue(around, at))
}

fn first_cue(around: Around<'_>, mut range: Range<usize>) -> Option<Tense> {
    range.find_map(|at| cue(around, at))
}

/// Without a verb, running text speaks of what is to come ("Candidate night on Tuesday"), a headline of what was.
fn without_verb(around: Around<'_>, item: &Item) -> Tense {
    let zone = around.segments.paragraph_of(item.first).zone;
    let headline = matches!(zone, Zone::Headline | Zone::Caption | Zone::Byline | Zone::Timestamp);
    if headline { Tense::Unknown } else { Tense::Future }
}

/// The tense that the word at `at` shows, if it is a verb that shows one.
fn cue(around: Around<'_>, at: usize) -> Option<Tense> {
    let (word, next) = (around.word(at), around.word(at + 1));
    let starts = || at == around.segments.sentences[around.segments.sentence_of(at)].tokens().start;
    if word.eq_ignore_ascii_case("to") {
        let past = TO_PAST.contains(around.before(at, 1));
        return is_infinitive(next).then_some(if past { Tense::Past } else { Tense::Future });
    }
    if FUTURE.contains(word) || word == "set" && matches!(next, "for" | "to") {
        let was_to_be = (1..=2).any(|back| around.before(at, back) == "had");
        return Some(if was_to_be { Tense::Past } else { Tense::Future });
    }
    if PRESENT.contains(word) {
        return is_present(around, at).then_some(Tense::Future);
    }
    let past = is_regular_past(word) || PAST.contains(word);
    (past && (word.starts_with(char::is_lowercase) || starts()) && !is_part_of_other(around, at))
        .then_some(Tense::Past)
}

/// Whether a form that can be past is none here: "will be held", "the proposed merger", "will cut".
fn is_part_of_other(around: Around<'_>, at: usize) -> bool {
    let back = |n| around.before(at, n);
    let modal = |word: &str| MODAL.contains(word);
    modal(back(1)) || ARTICLE.contains(back(1)) || back(1) == "be" && (modal(back(2)) || modal(back(3)))
}

/// Whether a form such as "plays" or "opens" is a verb here and speaks of what is planned: after a subject, not after a
/// determiner or number ("the plays") nor after a form of "be" ("is open").
fn is_present(around: Around<'_>, at: usize) -> bool {
    let before = around.before(at, 1);
    before.starts_with(char::is_alphabetic)
        && !ARTICLE.contains(before)
        && !MODAL.contains(before)
        && !PAST.contains(before)
        && around.word(at).starts_with(char::is_lowercase)
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
        && word[1..].starts_with(|c: char| c.is_ascii_lowercase())
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
