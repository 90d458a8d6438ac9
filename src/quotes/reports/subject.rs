//! The subject of a verb: past appositions, relative clauses and asides.

use super::verb::is_noun;
use crate::quotes::outline::Word;
use crate::quotes::phrases::{self, is_name};
use crate::quotes::words::{Form, Tags};
use std::ops::Range;

/// "with officials saying", "footage of Ana Ruiz saying": who stands before the participle at `end`.
pub(super) fn accompanied(words: &[Word], from: usize, end: usize) -> Option<Range<usize>> {
    let phrase = phrases::ending_before(words, from, end)?;
    let person = |range: &Range<usize>| words[range.clone()].iter().any(|w| w.tags.any(Tags::PERSON));
    if let Some(of) = phrase.clone().rev().find(|&i| words[i].tags.any(Tags::OF)) {
        let name = of + 1..phrase.end;
        let shown = !name.is_empty() && is_name(words, name.start) && !person(&(phrase.start..of));
        return shown.then_some(name);
    }
    let with = phrase.start.checked_sub(1).filter(|&w| w >= from)?;
    let speaks = named(words, &phrase)
        || words[phrase.clone()].iter().any(|w| w.tags.any(Tags::PERSON.with(Tags::GROUP)));
    (words[with].tags.any(Tags::WITH) && speaks).then_some(phrase)
}

/// The subject that ends before word `end`: a phrase, past an apposition or a relative clause.
pub(super) fn subject(words: &[Word], from: usize, end: usize) -> Option<Range<usize>> {
    let before = &words[end - 1];
    if before.tags.any(Tags::COMMA.with(Tags::DASH)) {
        return past_aside(words, from, end - 1);
    }
    if before.tags.any(Tags::WHO) {
        return antecedent(words, from, end - 1);
    }
    let end = before_day(words, from, end);
    let near = phrases::ending_before(words, from, end)?;
    if let Some(who) = owner_of_object(words, from, &near) {
        return antecedent(words, from, who);
    }
    if let Some(who) = near.start.checked_sub(2).filter(|&who| who > from)
        && words[who].tags.any(Tags::WHO)
        && words[who + 1].tags.any(Tags::PREP)
    {
        return antecedent(words, from, who);
    }
    if near.len() == 1 && words[near.start].tags.any(Tags::FLOATING) && near.start > from {
        return subject(words, from, near.start).or(Some(near));
    }
    Some(with_list(words, from, near))
}

/// Where a subject ends that says when: "a judge on Thursday" before its verb.
fn before_day(words: &[Word], from: usize, end: usize) -> usize {
    const MOST: usize = 3;
    let day = words[end - 1].tags.any(Tags::TIME) && end > from + MOST;
    if day && words[end - 2].tags.any(Tags::PREP) { end - 2 } else { end }
}

/// The "who" of "engineers who inspected it": "it" after a verb is no subject.
fn owner_of_object(words: &[Word], from: usize, near: &Range<usize>) -> Option<usize> {
    const FINITE: Tags = Tags::VERB.with(Tags::PAST).with(Tags::CUE);
    const REACH: usize = 8;
    let verb = near.start.checked_sub(1).filter(|&v| v > from && near.len() == 1)?;
    let object = words[near.start].tags.any(Tags::IT) && words[verb].tags.any(FINITE);
    let lowest = from.max(verb.saturating_sub(REACH));
    (lowest + 1..verb).rev().find(|&i| object && words[i].tags.any(Tags::WHO))
}

/// "the Ministry of Agriculture, Forestry and Fisheries": the part before the comma too, where a name with "of" ends there
/// and the phrase is the rest of its list.
pub(super) fn with_list(words: &[Word], from: usize, near: Range<usize>) -> Range<usize> {
    let listed = near.clone().any(|i| words[i].tags.any(Tags::CONJ))
        && near.clone().all(|i| words[i].tags.any(Tags::CAP.with(Tags::CONJ)));
    let comma = near.start.checked_sub(1).filter(|&c| listed && c > from && words[c].tags.any(Tags::COMMA));
    let before = comma.and_then(|c| phrases::ending_before(words, from, c));
    match before
        .filter(|b| b.clone().any(|i| words[i].tags.any(Tags::PREP)) && words[b.end - 1].tags.any(Tags::CAP))
    {
        Some(before) => before.start..near.end,
        None => near,
    }
}

/// What the relative pronoun at `who` stands for.
pub(super) fn antecedent(words: &[Word], from: usize, who: usize) -> Option<Range<usize>> {
    let comma = who.checked_sub(1).filter(|&c| c > from && words[c].tags.any(Tags::COMMA));
    let near = phrases::ending_before(words, from, comma.unwrap_or(who));
    match (comma, near) {
        (Some(comma), Some(near)) if !leads(words, &near) => past_aside(words, from, comma).or(Some(near)),
        (_, near) => near.map(|n| last_part(words, n)),
    }
}

/// The part of a phrase that "who" stands for: "an introduction by Ana Ruiz, who".
pub(super) fn last_part(words: &[Word], phrase: Range<usize>) -> Range<usize> {
    let splits = |i: &usize| words[*i].tags.any(Tags::PREP) && !words[*i].tags.any(Tags::OF);
    let start = phrase.clone().rev().find(splits).map_or(phrase.start, |i| i + 1);
    let person = |range: Range<usize>| words[range].iter().any(|w| w.tags.any(Tags::PERSON));
    let named = (start..phrase.end).any(|i| is_name(words, i))
        && words[start].tags.any(Tags::CAP.with(Tags::DET).with(Tags::POSS));
    let speaks = named || person(start..phrase.end);
    if speaks && !person(phrase.start..start) { start..phrase.end } else { phrase }
}

/// Whether a phrase can stand alone as a subject: it opens with a name, an article or a pronoun.
pub(super) fn leads(words: &[Word], phrase: &Range<usize>) -> bool {
    words[phrase.start].tags.any(Tags::CAP.with(Tags::DET).with(Tags::POSS).with(Tags::SUBJ))
        && !words[phrase.start].tags.any(Tags::NUM)
}

/// The phrase before ", a doctor at X," where the comma at `comma` closes the aside.
pub(super) fn past_aside(words: &[Word], from: usize, comma: usize) -> Option<Range<usize>> {
    const REACH: usize = 40;
    let lowest = from.max(comma.saturating_sub(REACH));
    let mut open = comma;
    let mut found = None;
    while let Some(at) =
        (lowest..open).rev().find(|&i| words[i].tags.any(Tags::COMMA.with(Tags::DASH).with(Tags::QUOTE)))
    {
        if words[at].is_quote() {
            break;
        }
        if open == comma
            && let Some(name) = name_between(words, from, at + 1..comma)
        {
            return Some(name);
        }
        let listed = words[at + 1].tags.any(Tags::CONJ);
        if let Some(phrase) = phrases::ending_before(words, from, at).filter(|_| !listed) {
            let whole = opens_clause(words, from, &phrase);
            if found.is_none() || whole {
                found = Some(phrase);
            }
            if whole {
                break;
            }
        }
        open = at;
    }
    found.or_else(|| first_subject(words, from, comma))
}

/// Whether a phrase stands where a subject does: first in its clause, or as a name after a comma; "a doctor" after one is
/// an aside itself.
pub(super) fn opens_clause(words: &[Word], from: usize, phrase: &Range<usize>) -> bool {
    const OPENS: Tags =
        Tags::CONJ.with(Tags::QUOTE).with(Tags::STOP).with(Tags::SUB).with(Tags::COLON).with(Tags::MARK);
    const ARTICLE: Tags = Tags::DET.with(Tags::POSS);
    let Some(before) = phrase.start.checked_sub(1).filter(|&b| b >= from).map(|b| words[b].tags) else {
        return true;
    };
    let name = named(words, phrase)
        && !words[phrase.start].tags.any(ARTICLE)
        && !words[phrase.clone()].iter().any(|w| w.tags.any(Tags::PREP));
    before.any(OPENS) && !before.any(Tags::WHO) && leads(words, phrase)
        || before.any(Tags::COMMA.with(Tags::DASH).with(Tags::TIME)) && name
}

/// A word of a name: capitalised, a particle ("de", "bin"), or a nickname between marks.
pub(super) fn is_name_part(words: &[Word], at: usize) -> bool {
    const PARTS: Tags = Tags::CAP.with(Tags::HYPHEN).with(Tags::CLITIC);
    const PARTICLE: usize = 3;
    let word = &words[at];
    let particle = word.span.len() <= PARTICLE
        && !word.tags.any(Tags::FUNCTION.without(Tags::PREP))
        && !word.tags.any(Tags::COMMA.with(Tags::STOP));
    word.tags.any(PARTS) || particle || word.is_quote() && word.span.len() < 24
}

/// The name after a noun for a speaker and a comma: "said the judge, Ana Ruiz."
pub(super) fn name_after(words: &[Word], source: &Range<usize>) -> Option<Range<usize>> {
    let comma = source.end;
    let noun = words[source.end - 1].tags.any(Tags::PERSON) && !words[source.end - 1].tags.any(Tags::CAP);
    if named(words, source) && !noun || !words.get(comma)?.tags.any(Tags::COMMA) {
        return None;
    }
    let end = (comma + 1..words.len()).find(|&i| !is_name_part(words, i)).unwrap_or(words.len());
    let closes = words.get(end).is_none_or(|w| w.tags.any(Tags::STOP.with(Tags::COMMA).with(Tags::OPEN)));
    let names = (comma + 1..end).filter(|&i| is_name(words, i)).count();
    (closes && names >= 2).then_some(comma + 1..end)
}

/// The name that is all of an aside: "her lawyer, Howard Jacobs, said".
pub(super) fn name_between(words: &[Word], from: usize, aside: Range<usize>) -> Option<Range<usize>> {
    const REACH: usize = 8;
    const NOUN: Tags = Tags::DET.with(Tags::POSS).with(Tags::CLITIC).with(Tags::PERSON);
    let names = aside.clone().filter(|&i| is_name(words, i)).count();
    let lowest = from.max(aside.start.saturating_sub(REACH + 1));
    let described = words[lowest..aside.start - 1].iter().any(|w| w.tags.any(NOUN));
    let whole = names >= 2 && is_name(words, aside.start) && aside.clone().all(|i| is_name_part(words, i));
    (whole && described).then_some(aside)
}

/// Whether a phrase holds a name or a pronoun.
pub(super) fn named(words: &[Word], phrase: &Range<usize>) -> bool {
    phrase.clone().any(|i| is_name(words, i) || words[i].tags.any(Tags::SUBJ))
}

/// The phrase before the sentence's first verb.
pub(crate) fn first_subject(words: &[Word], from: usize, end: usize) -> Option<Range<usize>> {
    let from = after_opening(words, from, end);
    let verb = (from + 1..end).find(|&i| is_first_verb(words, from, i))?;
    subject(words, from, before_adverbs(words, from, verb)).filter(|s| s.start < verb)
}

/// Past a clause that opens the sentence and says when or how: "When Roe left, …", "Asked about it, …".
pub(super) fn after_opening(words: &[Word], from: usize, end: usize) -> usize {
    const REACH: usize = 25;
    let first = &words[from];
    let participle = first.cue().is_some_and(|c| c.form == Form::Gerund) || first.tags.any(Tags::PAST);
    let opens = first.tags.any(Tags::SUB) && !first.tags.any(Tags::SUBJ) || participle;
    let comma = (from + 1..end.min(from + REACH)).find(|&i| words[i].tags.any(Tags::COMMA));
    comma.filter(|&c| opens && c + 2 < end).map_or(from, |c| c + 1)
}

pub(super) fn is_first_verb(words: &[Word], from: usize, at: usize) -> bool {
    const FINITE: Tags = Tags::AUX.with(Tags::VERB).with(Tags::PAST).with(Tags::CUE);
    let noun = words[at].cue().is_some() && is_noun(words, from, at);
    let inner = is_name(words, at) || phrase_inner(words, at) || noun;
    words[at].tags.any(FINITE) && !inner
}

pub(super) fn before_adverbs(words: &[Word], from: usize, verb: usize) -> usize {
    (from + 1..=verb).rev().find(|&i| !words[i - 1].tags.any(Tags::ADV)).unwrap_or(verb)
}

/// Whether a verb form stands right after an article, as part of a noun phrase.
pub(super) fn phrase_inner(words: &[Word], at: usize) -> bool {
    words[at - 1].tags.any(Tags::DET.with(Tags::POSS).with(Tags::TO))
}
