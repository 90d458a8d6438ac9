//! Noun phrases: who or what stands before or after a verb.

use super::outline::Word;
use super::words::{Form, Tags};
use std::ops::Range;

/// No noun phrase that speaks is longer, in words.
const MAX_WORDS: usize = 24;

/// Marks and words that no noun phrase reaches over.
const BARRIER: Tags = Tags::STOP
    .with(Tags::COMMA)
    .with(Tags::COLON)
    .with(Tags::DASH)
    .with(Tags::MARK)
    .with(Tags::QUOTE)
    .with(Tags::AUX)
    .with(Tags::NEG);

/// The noun phrase that ends before word `end` and starts at `from` or later.
pub(crate) fn ending_before(words: &[Word], from: usize, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|&last| last >= from)?;
    if words[last].tags.any(Tags::SUBJ) && !is_name(words, last) {
        return Some(last..end);
    }
    let from = from.max(end.saturating_sub(MAX_WORDS));
    let mut start = end;
    while start > from {
        match step_back(words, from, start, end) {
            Some(next) => start = next,
            None => break,
        }
    }
    let start = skip_lead(words, start, end);
    (start < end && has_head(&words[start..end])).then_some(start..end)
}

/// The start of the phrase with one more word before `start`, if it belongs.
fn step_back(words: &[Word], from: usize, start: usize, end: usize) -> Option<usize> {
    let at = start - 1;
    let word = &words[at];
    if word.tags.any(Tags::CLOSE) {
        return opening(words, from, at);
    }
    if is_nickname(words, at, end) {
        return Some(at);
    }
    if word.tags.any(BARRIER.with(Tags::OPEN)) {
        return None;
    }
    let later = words.get(start).filter(|_| start < end);
    let starts_phrase =
        later.is_some_and(|w| w.tags.any(Tags::DET.with(Tags::POSS)) && !w.tags.any(Tags::CAP));
    if word.tags.any(Tags::PREP) && !word.tags.any(Tags::CAP) {
        return (at > from && later.is_some() && is_nominal(words, at - 1)).then_some(at);
    }
    if starts_phrase && !word.tags.any(Tags::CONJ.with(Tags::DET)) {
        return None;
    }
    if word.tags.any(Tags::CONJ) {
        return (at > from && later.is_some() && joins(words, at)).then_some(at);
    }
    (is_nominal(words, at) || word.tags.any(Tags::DET.with(Tags::POSS))).then_some(at)
}

/// The bracket that opens what `close` closes, where both stand near.
fn opening(words: &[Word], from: usize, close: usize) -> Option<usize> {
    let lowest = from.max(close.saturating_sub(8));
    (lowest..close).rev().find(|&i| words[i].tags.any(Tags::OPEN))
}

/// A short marked stretch between the parts of a name: Lee “Faker” Sang-hyeok.
fn is_nickname(words: &[Word], at: usize, end: usize) -> bool {
    words[at].is_quote()
        && at > 0
        && at + 1 < end
        && words[at].span.len() < 24
        && words[at - 1].tags.any(Tags::CAP)
        && words[at + 1].tags.any(Tags::CAP)
}

/// Whether "and" at `at` joins two nouns or names rather than two clauses.
fn joins(words: &[Word], at: usize) -> bool {
    let (left, right) = (&words[at - 1], &words[at + 1]);
    is_nominal(words, at - 1)
        && (left.tags.any(Tags::CAP) == right.tags.any(Tags::CAP))
        && is_nominal(words, at + 1)
}

/// Without adverbs, conjunctions and prepositions at its start.
fn skip_lead(words: &[Word], start: usize, end: usize) -> usize {
    const LEAD: Tags = Tags::PREP
        .with(Tags::CONJ)
        .with(Tags::ADV)
        .with(Tags::SUB)
        .with(Tags::HYPHEN)
        .with(Tags::CLITIC)
        .with(Tags::TIME);
    let plain = |i: &usize| {
        !words[*i].tags.any(LEAD) || (words[*i].tags.any(Tags::TIME) && *i + 1 == end && is_name(words, *i))
    };
    (start..end).find(plain).unwrap_or(end)
}

/// Whether a phrase holds a noun or a name, not only articles and numbers.
fn has_head(phrase: &[Word]) -> bool {
    const NO_HEAD: Tags = Tags::PREP
        .with(Tags::HYPHEN)
        .with(Tags::CLITIC)
        .with(Tags::OPEN)
        .with(Tags::CLOSE)
        .with(Tags::NUM)
        .with(Tags::TIME)
        .with(Tags::LAST);
    phrase
        .iter()
        .any(|w| !w.tags.any(NO_HEAD) && (!w.tags.any(Tags::DET.with(Tags::POSS)) || phrase.len() == 1))
}

/// Whether the word can be a noun, an adjective or part of a name here.
pub(crate) fn is_nominal(words: &[Word], at: usize) -> bool {
    const NEVER: Tags = BARRIER
        .with(Tags::PREP)
        .with(Tags::CONJ)
        .with(Tags::SUB)
        .with(Tags::OPEN)
        .with(Tags::CLOSE)
        .with(Tags::OBJ);
    const NOUNS: Tags = Tags::PERSON.with(Tags::GROUP).with(Tags::DOCUMENT);
    let word = &words[at];
    if is_name(words, at) {
        return true;
    }
    if word.tags.any(NEVER) && !word.tags.any(Tags::DET)
        || word.tags.any(Tags::SUBJ) && !word.tags.any(Tags::DET)
    {
        return false;
    }
    if word.tags.any(NOUNS) {
        return true;
    }
    let after_article =
        at > 0 && words[at - 1].tags.any(Tags::DET.with(Tags::POSS).with(Tags::CLITIC).with(Tags::HYPHEN));
    let qualifies = word.cue().is_some_and(|c| c.form == Form::Base)
        && words.get(at + 1).is_some_and(|w| w.tags.any(NOUNS));
    match word.cue() {
        Some(_) if qualifies => true,
        Some(cue) => after_article || cue.form == Form::Gerund && at > 0 && words[at - 1].tags.any(Tags::DET),
        None => after_article || !word.tags.any(Tags::VERB.with(Tags::ADV)),
    }
}

/// Whether the word is capitalised for its own sake, not for standing first.
pub(crate) fn is_name(words: &[Word], at: usize) -> bool {
    const CLOSED: Tags = Tags::DET
        .with(Tags::POSS)
        .with(Tags::SUBJ)
        .with(Tags::OBJ)
        .with(Tags::PREP)
        .with(Tags::CONJ)
        .with(Tags::SUB)
        .with(Tags::AUX)
        .with(Tags::NEG)
        .with(Tags::ADV)
        .with(Tags::VERB)
        .with(Tags::CUE);
    words[at].tags.any(Tags::CAP) && !words[at].tags.any(CLOSED)
}

/// The noun phrase that starts at word `start` and ends at `until` or earlier.
pub(crate) fn starting_at(words: &[Word], start: usize, until: usize) -> Option<Range<usize>> {
    let until = until.min(start + MAX_WORDS);
    if start >= until {
        return None;
    }
    if words[start].tags.any(Tags::SUBJ) && !words[start].tags.any(Tags::DET) && !is_name(words, start) {
        return Some(start..start + 1);
    }
    let mut end = start;
    while end < until {
        match step_on(words, start, end, until) {
            Some(next) => end = next,
            None => break,
        }
    }
    (start < end && has_head(&words[start..end])).then_some(start..end)
}

/// The end of the phrase with the word at `end`, if it belongs.
fn step_on(words: &[Word], start: usize, end: usize, until: usize) -> Option<usize> {
    let word = &words[end];
    if word.tags.any(Tags::OPEN) && end > start {
        let close = (end..until.min(end + 8)).find(|&i| words[i].tags.any(Tags::CLOSE))?;
        return Some(close + 1);
    }
    if is_nickname(words, end, until) {
        return Some(end + 1);
    }
    if word.tags.any(Tags::PREP) && end > start {
        return links(words, start, end, until).then_some(end + 1);
    }
    if word.tags.any(Tags::CONJ) && end > start && end + 1 < until {
        return (joins(words, end) && words[end + 1].tags.any(Tags::CAP)).then_some(end + 1);
    }
    if word.tags.any(BARRIER.with(Tags::OPEN).with(Tags::CLOSE).with(Tags::CONJ).with(Tags::PREP)) {
        return None;
    }
    if word.tags.any(Tags::TIME)
        && end > start
        && !words[end - 1].tags.any(Tags::DET.with(Tags::PREP).with(Tags::HYPHEN))
    {
        return None;
    }
    if word.tags.any(Tags::CLITIC.with(Tags::HYPHEN)) {
        return (end > start).then_some(end + 1);
    }
    let opens = word.tags.any(Tags::DET.with(Tags::POSS));
    let begins = end == start || words[end - 1].tags.any(Tags::PREP.with(Tags::DET));
    let fits = if opens { begins } else { is_nominal(words, end) };
    (fits && !word.tags.any(Tags::PAST)).then_some(end + 1)
}

/// Whether the preposition at `at` ties what follows to the noun phrase before it: "of", "for", and after a common noun
/// also "at", "in" and "from"; none before a date.
fn links(words: &[Word], start: usize, at: usize, until: usize) -> bool {
    let common = !words[at - 1].tags.any(Tags::CAP) || words[start].tags.any(Tags::DET);
    let dated = words[at + 1..until.min(at + 4)].iter().any(|w| w.tags.any(Tags::TIME));
    let tight = words[at].span.len() <= 3;
    at + 1 < until
        && !dated
        && (words[at].span.len() == 2 && !common && words[at].tags.any(Tags::OF)
            || common && tight
            || common && words[at].span.len() == 4)
        && !words[at + 1].tags.any(BARRIER.with(Tags::SUB).with(Tags::OBJ))
}
