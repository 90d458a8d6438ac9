//! Whether a clause speaks of the past or of what is to come: it says where a bare "Tuesday" lies.

use super::items::{Around, Item};
use super::meaning::When;
use super::words::Keyed;
use crate::segment::Zone;
use std::cell::LazyCell;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) const TENSE_TSV: &str = include_str!("../../data/dates/tense.tsv");
/// What a word of the list is, as bits: some are of several classes.
type Classes = u8;
const PAST: Classes = 1;
const FUTURE: Classes = 2;
const PRESENT: Classes = 4;
const MODAL: Classes = 8;
const DETERMINER: Classes = 16;
const TO_PAST: Classes = 32;
const TEAM: Classes = 64;

static WORDS: LazyLock<Keyed<Classes>> = LazyLock::new(|| {
    let mut out = Keyed::default();
    for row in crate::lexicon::rows(TENSE_TSV) {
        *out.entry(row[0]).or_default() |= class(row[1]).unwrap_or_default();
    }
    out
});

fn class(name: &str) -> Option<Classes> {
    Some(match name {
        "past" => PAST,
        "future" => FUTURE,
        "present" => PRESENT,
        "modal" => MODAL,
        "determiner" => DETERMINER,
        "to-past" => TO_PAST,
        "team" => TEAM,
        _ => return None,
    })
}

/// The classes of `word`, whatever its case; "May" with a capital is a month or a name.
fn classes(word: &str) -> Classes {
    if word == "May" {
        return 0;
    }
    WORDS.get(word).copied().unwrap_or_default()
}

/// Whether `word` is of one of `wanted`.
fn is(word: &str, wanted: Classes) -> bool {
    classes(word) & wanted != 0
}

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
    let before = LazyCell::new(|| last_cue(around, clause.start..item.first));
    let after = LazyCell::new(|| first_cue(around, item.last..clause.end));
    if let Some(tense) = by_neighbours(around, item, &before, &after) {
        return tense;
    }
    let nearest =
        if opens_clause(around, item) { after.or_else(|| *before) } else { before.or_else(|| *after) };
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

/// A tense that is looked for only where it is asked for.
type Sought<F> = LazyCell<Option<Tense>, F>;

/// What the words next to an item say, whatever the verb: "since Tuesday", "by Tuesday", "Tuesday's declaration".
fn by_neighbours(
    around: Around<'_>,
    item: &Item,
    before: &Sought<impl FnOnce() -> Option<Tense>>,
    after: &Sought<impl FnOnce() -> Option<Tense>>,
) -> Option<Tense> {
    let preposition = around.before(item.first, 1).to_ascii_lowercase();
    let possessive = matches!(around.word(item.last), "'s" | "’s" | "'");
    let over = || before.is_none() && **after == Some(Tense::Past) || is_perfect(around, item.first);
    let attributive = matches!(preposition.as_str(), "a" | "an" | "its" | "their" | "his" | "her")
        && around.word(item.last).starts_with(|c: char| c.is_ascii_lowercase());
    match preposition.as_str() {
        _ if attributive && matches!(item.expr.when, When::Calendar { .. }) => Some(Tense::Unknown),
        "since" => Some(Tense::Past),
        "effective" => Some(Tense::Unknown),
        "by" | "until" | "till" if over() => Some(Tense::Past),
        "by" | "until" | "till" => Some(Tense::Future),
        "for" if possessive => Some(Tense::Future),
        _ if possessive && **before != Some(Tense::Future) => Some(Tense::Past),
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
    // A month or day of the year without a verb is the nearest, whichever side it lies on.
    let dated = matches!(item.expr.when, When::Calendar { .. });
    if headline || dated { Tense::Unknown } else { Tense::Future }
}

/// The tense that the word at `at` shows, if it is a verb that shows one.
fn cue(around: Around<'_>, at: usize) -> Option<Tense> {
    let (word, next) = (around.word(at), around.word(at + 1));
    let starts = || at == around.segments.sentences[around.segments.sentence_of(at)].tokens().start;
    if word.eq_ignore_ascii_case("to") {
        let governor = around.before(at, 1);
        // "had been scheduled to expire": what governs the infinitive tells when.
        return match () {
            () if !is_infinitive(next) => None,
            () if is(governor, TO_PAST) => Some(Tense::Past),
            () if is(governor, FUTURE) => cue(around, at - 1),
            () => Some(Tense::Future),
        };
    }
    let classes = classes(word);
    if classes & FUTURE != 0 || word == "set" && matches!(next, "for" | "to") {
        let was_to_be = (1..=2).any(|back| around.before(at, back) == "had");
        return Some(if was_to_be { Tense::Past } else { Tense::Future });
    }
    // "is calling", "are meeting": what is planned.
    if word.ends_with("ing") && matches!(around.before(at, 1), "is" | "are" | "'s" | "’s" | "'re" | "’re")
    {
        return Some(Tense::Future);
    }
    // "Arsenal host Chelsea on Sunday": a team is many.
    if classes & TEAM != 0 && around.before(at, 1).starts_with(char::is_uppercase) {
        return Some(Tense::Future);
    }
    if classes & PRESENT != 0 {
        return is_present(around, at).then_some(Tense::Future);
    }
    let past = is_regular_past(word) || classes & PAST != 0;
    (past && (word.starts_with(char::is_lowercase) || starts()) && !is_part_of_other(around, at))
        .then_some(Tense::Past)
}

/// Whether a form that can be past is none here: "will be held", "the proposed merger", "will cut".
fn is_part_of_other(around: Around<'_>, at: usize) -> bool {
    let back = |n| around.before(at, n);
    let modal = |word: &str| is(word, MODAL);
    let passive = matches!(back(1), "is" | "are" | "'s" | "’s" | "'re" | "’re");
    passive || is(back(1), MODAL | DETERMINER) || back(1) == "be" && (modal(back(2)) || modal(back(3)))
}

/// Whether a form such as "plays" or "opens" is a verb here and speaks of what is planned: after a subject, not after a
/// determiner or number ("the plays") nor after a form of "be" ("is open").
fn is_present(around: Around<'_>, at: usize) -> bool {
    let before = around.before(at, 1);
    before.starts_with(char::is_alphabetic)
        && !is(before, DETERMINER | MODAL | PAST)
        && around.word(at).starts_with(char::is_lowercase)
}

/// Whether the word after "to" can be a verb: small letters, no other sign of a noun phrase.
fn is_infinitive(word: &str) -> bool {
    const NOUN_PHRASE: [&str; 26] = [
        "the", "a", "an", "his", "her", "its", "their", "this", "that", "those", "these", "our", "my",
        "your", "more", "less", "about", "around", "nearly", "almost", "over", "under", "all", "both",
        "each", "some",
    ];
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && !NOUN_PHRASE.contains(&word)
        && !word.ends_with("ing")
        && !word.ends_with('s')
}

fn is_regular_past(word: &str) -> bool {
    word.len() > 4
        && !word.starts_with("un")
        && word.ends_with("ed")
        && word.chars().nth(1).is_some_and(|c| c.is_ascii_lowercase())
        && !word.ends_with("eed")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Segments;

    fn check(text: &str, want: Tense) {
        let segments = Segments::new(text);
        let around = Around::paragraph(text, &segments, 0);
        let at = segments.token_at(text.find("Tuesday").expect("the text names a day"));
        let expr = super::super::meaning::Expr::new(super::super::meaning::When::Unsaid);
        assert_eq!(of(around, &Item { first: at, last: at + 1, expr, rule: "" }), want, "{text}");
    }

    #[test]
    fn the_list_is_clean() {
        let mut seen = std::collections::HashSet::new();
        for row in crate::lexicon::rows(TENSE_TSV) {
            assert!(row.len() == 2 && class(row[1]).is_some(), "{row:?}");
            assert!(crate::lexicon::Key::of(row[0]).is_some() && row[0] == row[0].to_lowercase(), "{row:?}");
            assert!(seen.insert((row[0], row[1])), "{row:?} stands twice");
        }
    }

    #[test]
    fn nearest_verb_decides() {
        check("The council voted on Tuesday.", Tense::Past);
        check("He said it will vote on Tuesday.", Tense::Future);
        check("The vote is scheduled for Tuesday.", Tense::Future);
        check("They agreed to meet on Tuesday.", Tense::Future);
        check("Tuesday the council will vote.", Tense::Future);
        check("On Tuesday he went home.", Tense::Past);
        check("They étalonned the gauge Tuesday.", Tense::Past);
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
