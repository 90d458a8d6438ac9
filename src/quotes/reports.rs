//! Cues and their sources: "Smith said", "said Smith", "according to the ministry", "Smith: …".

use super::outline::{Outline, Word};
use super::phrases::{self, is_name};
use super::words::{Cue, CueClass, Form, Tags};
use std::ops::Range;

/// How cue and source stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// "Smith said".
    SourceFirst,
    /// "said Smith".
    CueFirst,
    /// "…, adding that": the source is another report's or the sentence's subject.
    Shared,
    /// "according to Smith".
    According,
    /// "Smith: …".
    Colon,
    /// "was told", "it is said": the sentence hides its source.
    Passive,
}

/// Words that report speech.
#[derive(Clone, Debug)]
pub(crate) struct Report {
    /// Index of its sentence in the outline.
    pub sentence: usize,
    /// The words of the cue.
    pub cue: Range<usize>,
    /// The words of the source.
    pub source: Option<Range<usize>>,
    /// How the two stand.
    pub order: Order,
    /// The cue verb; `None` for "according to" and colons.
    pub verb: Option<Cue>,
}

impl Report {
    /// From the first to the last word of cue and source.
    pub(crate) fn reach(&self) -> Range<usize> {
        match (&self.source, self.order) {
            (Some(source), Order::SourceFirst | Order::CueFirst | Order::According | Order::Colon) => {
                self.cue.start.min(source.start)..self.cue.end.max(source.end)
            }
            _ => self.cue.clone(),
        }
    }
}

/// The reports of every sentence, in text order.
pub(super) fn find(outline: &Outline) -> Vec<Report> {
    let mut out = Vec::new();
    for (index, range) in outline.sentences.iter().enumerate() {
        let words = &outline.words[..range.end];
        let from = out.len();
        out.extend(colon(words, range, index));
        for at in range.clone() {
            out.extend(report_at(words, range.start, at, index, &out[from..]));
        }
    }
    out
}

/// The report whose cue starts at word `at` of a sentence that starts at `from` and ends with `words`.
fn report_at(words: &[Word], from: usize, at: usize, sentence: usize, earlier: &[Report]) -> Option<Report> {
    if is_according(words, at) {
        let source = phrases::starting_at(words, at + 2, words.len());
        return Some(Report { sentence, cue: at..at + 2, source, order: Order::According, verb: None });
    }
    let verb = words[at].cue.filter(|_| !is_noun(words, from, at))?;
    let next = words.get(at + 1).map_or(Tags::STOP, |w| w.tags);
    if verb.needs_particle() && !next.any(Tags::PARTICLE) || verb.needs_it() && !next.any(Tags::IT) {
        return None;
    }
    let (source, order) = source_of(words, from, at, verb, earlier)?;
    let end = at + 1 + usize::from(verb.needs_particle() || verb.needs_it());
    Some(Report { sentence, cue: at..end, source, order, verb: Some(verb) })
}

fn is_according(words: &[Word], at: usize) -> bool {
    words[at].tags.any(Tags::ACCORDING) && words.get(at + 1).is_some_and(|w| w.tags.any(Tags::PREP))
}

/// Whether a cue verb's form is a noun or an adjective here: "the report", "his claims", "a so-called".
fn is_noun(words: &[Word], from: usize, at: usize) -> bool {
    const ARTICLE: Tags = Tags::DET.with(Tags::POSS);
    const SPEAKERS: Tags = Tags::PERSON.with(Tags::GROUP).with(Tags::DOCUMENT);
    let form = words[at].cue.map_or(Form::Base, |c| c.form);
    let before = at.checked_sub(1).filter(|&b| b >= from).map(|b| &words[b]);
    let noun_like = matches!(form, Form::Base | Form::Third | Form::Gerund);
    let floating = if noun_like { Tags::default() } else { Tags::FLOATING };
    let article = before.is_some_and(|w| w.tags.any(ARTICLE) && !w.tags.any(Tags::SUBJ.with(floating)));
    let joined = |w: &Word| w.tags.any(Tags::HYPHEN) && !w.tags.any(Tags::POINT);
    let hyphenated = before.is_some_and(|w| joined(w) || noun_like && w.tags.any(Tags::NUM));
    let possessive = before.is_some_and(|w| w.tags.any(Tags::CLITIC)) && noun_like && form != Form::Gerund;
    let object = before.is_some_and(|w| w.tags.any(Tags::PREP)) && matches!(form, Form::Base | Form::Third);
    let verb_next = noun_like && words.get(at + 1).is_some_and(|w| w.tags.any(Tags::AUX.with(Tags::HYPHEN)));
    let qualifies = form == Form::Base
        && words.get(at + 1).is_some_and(|w| w.tags.any(SPEAKERS) && !w.tags.any(Tags::CAP));
    let compound = noun_like
        && at >= from + 2
        && words[at - 2].tags.any(Tags::HYPHEN)
        && !words[at - 1].tags.any(Tags::CAP);
    const HEADS: Tags = SPEAKERS.with(Tags::CAP).with(Tags::SUBJ);
    let plural = words[at].cue.is_some_and(Cue::is_plural_noun)
        && before.is_some_and(|w| {
            !w.tags.any(HEADS.with(Tags::FUNCTION).with(Tags::COMMA).with(Tags::CLITIC))
                && w.quote.is_none()
                && !w.plural
        })
        && words[from..at].iter().rev().take(4).any(|w| w.tags.any(ARTICLE) && !w.tags.any(Tags::SUBJ))
        && !words
            .get(at + 1)
            .is_none_or(|w| w.tags.any(Tags::STOP.with(Tags::COMMA).with(Tags::SUB).with(Tags::QUOTE)));
    let bare_base = form == Form::Base && !governs_base(words, from, at);
    article
        || hyphenated
        || possessive
        || object && !is_to(words, at)
        || verb_next
        || qualifies
        || bare_base
        || compound
        || plural
}

fn is_to(words: &[Word], at: usize) -> bool {
    at > 0 && words[at - 1].tags.any(Tags::TO)
}

/// Whether a base form can be a verb after what stands before it: "they say", "would say", "to say", "officials say".
fn governs_base(words: &[Word], from: usize, at: usize) -> bool {
    let mut before = at;
    while before > from && words[before - 1].tags.any(Tags::ADV.with(Tags::NEG)) {
        before -= 1;
    }
    if before == from {
        return false;
    }
    let word = &words[before - 1];
    let plural_noun = phrases::is_nominal(words, before - 1) && is_plural(words, from, before);
    let after_gap = word.tags.any(Tags::COMMA.with(Tags::QUOTE));
    word.tags.any(Tags::AUX.with(Tags::SUBJ).with(Tags::TO).with(Tags::SUB)) || plural_noun || after_gap
}

/// Whether the noun that ends before word `end` can be a plural: "officials", "the two", a list of names.
fn is_plural(words: &[Word], from: usize, end: usize) -> bool {
    let last = &words[end - 1];
    let joined = last.tags.any(Tags::CAP) && (from..end).rev().take(6).any(|i| words[i].tags.any(Tags::CONJ));
    let head = (from..end).rev().take(6).any(|i| words[i].plural && words[i].tags.any(Tags::PERSON));
    last.plural && !last.tags.any(Tags::VERB) || head || joined || last.tags.any(Tags::NUM.with(Tags::DET))
}

/// The source of the cue verb at `at` and how the two stand; `None` when the verb reports nothing here.
fn source_of(
    words: &[Word],
    from: usize,
    at: usize,
    verb: Cue,
    earlier: &[Report],
) -> Option<(Option<Range<usize>>, Order)> {
    let chain = before_chain(words, from, at);
    if chain.passive {
        return Some((agent(words, at), Order::Passive));
    }
    if let Some(source) = inverted(words, from, at, verb) {
        return Some((Some(name_after(words, &source).unwrap_or(source)), Order::CueFirst));
    }
    if verb.form == Form::Gerund
        && let Some(source) = accompanied(words, from, chain.start)
    {
        return Some((Some(source), Order::SourceFirst));
    }
    let shared = || (shared_source(words, from, chain.start, earlier), Order::Shared);
    let has_to = chain.infinitive && words[chain.start].tags.any(Tags::AUX);
    if verb.form == Form::Gerund && !chain.progressive || chain.infinitive && !has_to {
        return Some(shared());
    }
    if chain.start == from {
        return None;
    }
    let before = &words[chain.start - 1];
    if before.tags.any(Tags::CONJ) && !before.tags.any(Tags::CAP) {
        return Some(shared());
    }
    match subject(words, from, chain.start) {
        Some(source)
            if chain.start == at
                && !(before.tags.any(Tags::WHO) && verb.takes_bare())
                && (is_object(words, from, &source, verb) || is_bare(words, &source, verb)) =>
        {
            None
        }
        Some(source) => Some((Some(source), Order::SourceFirst)),
        None if verb.form == Form::Past && before.tags.any(Tags::SUB) && !before.tags.any(Tags::WHO) => None,
        None if verb.is_speech() => Some(shared()),
        None => None,
    }
}

/// "with officials saying", "footage of Ana Ruiz saying": the phrase between the preposition and the participle at `end`.
fn accompanied(words: &[Word], from: usize, end: usize) -> Option<Range<usize>> {
    let phrase = phrases::ending_before(words, from, end)?;
    let with = phrase.start.checked_sub(1).filter(|&w| w >= from)?;
    let speaker = named(words, &phrase)
        || words[phrase.clone()].iter().any(|w| w.tags.any(Tags::PERSON.with(Tags::GROUP)));
    let of = words[with].tags.any(Tags::OF) && named(words, &phrase);
    (of || words[with].tags.any(Tags::WITH) && speaker).then_some(phrase)
}

/// Whether a phrase is governed by a preposition or a verb, so that what looks like its verb is a noun: "of Democratic
/// claims", "called the use of executive orders".
fn is_object(words: &[Word], from: usize, source: &Range<usize>, verb: Cue) -> bool {
    let noun_like = matches!(verb.form, Form::Base | Form::Third);
    let before = source.start.checked_sub(1).filter(|&b| noun_like && b >= from).map(|b| &words[b]);
    before.is_some_and(|w| {
        let verb = w.tags.any(Tags::VERB.with(Tags::PAST)) || w.cue.is_some_and(|c| !c.takes_that());
        w.tags.any(Tags::PREP) || verb && !w.tags.any(Tags::CAP)
    })
}

/// Whether a phrase has no article and no name, so that what looks like its verb is its noun: "fake texts".
fn is_bare(words: &[Word], source: &Range<usize>, verb: Cue) -> bool {
    const OPENERS: Tags = Tags::DET
        .with(Tags::POSS)
        .with(Tags::CAP)
        .with(Tags::SUBJ)
        .with(Tags::PERSON)
        .with(Tags::GROUP)
        .with(Tags::DOCUMENT);
    verb.form == Form::Third && !words[source.clone()].iter().any(|w| w.tags.any(OPENERS))
}

/// The auxiliaries and adverbs before a verb.
struct Chain {
    /// Index of the first word of the verb group.
    start: usize,
    /// "was told".
    passive: bool,
    /// "is saying".
    progressive: bool,
    /// "to say".
    infinitive: bool,
}

fn before_chain(words: &[Word], from: usize, at: usize) -> Chain {
    const GROUP: Tags = Tags::ADV.with(Tags::AUX).with(Tags::NEG).with(Tags::TO);
    let mut start = at;
    let (mut be, mut infinitive) = (false, false);
    while start > from {
        let word = &words[start - 1];
        if word.tags.any(Tags::FLOATING) && start - 1 > from && words[start - 2].tags.any(Tags::AUX) {
            start -= 1;
            continue;
        }
        let clitic = word.tags.any(Tags::CLITIC) && start - 1 > from && words[start - 2].tags.any(Tags::SUBJ);
        if !(word.tags.any(GROUP) && !is_name(words, start - 1) || clitic) {
            break;
        }
        be |= word.tags.any(Tags::BE) || clitic;
        infinitive |= word.tags.any(Tags::TO);
        start -= 1;
    }
    let start = skip_date(words, from, start);
    let form = words[at].cue.map_or(Form::Base, |c| c.form);
    let clitic = words[start.max(1) - 1].tags.any(Tags::CLITIC) || words[start].tags.any(Tags::CLITIC);
    let passive = be && !clitic && matches!(form, Form::Past | Form::Participle);
    Chain { start, passive, progressive: be && form == Form::Gerund, infinitive }
}

/// Where a date before `end` starts: "Trump on Jan. 29 said".
fn skip_date(words: &[Word], from: usize, end: usize) -> usize {
    const PARTS: Tags = Tags::TIME.with(Tags::NUM).with(Tags::HYPHEN);
    let mut start = end;
    while start > from && words[start - 1].tags.any(PARTS) {
        start -= 1;
    }
    let year = end == start + 1 && words[start].tags.any(Tags::NUM) && words[start].span.len() == 4;
    let dated = year || words[start..end].iter().any(|w| w.tags.any(Tags::TIME));
    let held = start > from && words[start - 1].tags.any(Tags::PREP.with(Tags::LAST));
    match (dated, held) {
        (true, true) => start - 1,
        (true, false) if start > from && !words[start - 1].tags.any(Tags::DET) => start,
        _ => end,
    }
}

/// "by Smith" after a passive verb.
fn agent(words: &[Word], at: usize) -> Option<Range<usize>> {
    let by = (at + 1..words.len().min(at + 4)).find(|&i| words[i].tags.any(Tags::BY))?;
    phrases::starting_at(words, by + 1, words.len())
}

/// The subject that ends before word `end`: a phrase, past an apposition or a relative clause.
fn subject(words: &[Word], from: usize, end: usize) -> Option<Range<usize>> {
    let before = &words[end - 1];
    if before.tags.any(Tags::COMMA.with(Tags::DASH)) {
        return past_aside(words, from, end - 1);
    }
    if before.tags.any(Tags::WHO) {
        return antecedent(words, from, end - 1);
    }
    let near = phrases::ending_before(words, from, end)?;
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

/// "the Ministry of Agriculture, Forestry and Fisheries": the part before the comma too, where a name with "of" ends there
/// and the phrase is the rest of its list.
fn with_list(words: &[Word], from: usize, near: Range<usize>) -> Range<usize> {
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
fn antecedent(words: &[Word], from: usize, who: usize) -> Option<Range<usize>> {
    let comma = who.checked_sub(1).filter(|&c| c > from && words[c].tags.any(Tags::COMMA));
    let near = phrases::ending_before(words, from, comma.unwrap_or(who));
    match (comma, near) {
        (Some(comma), Some(near)) if !leads(words, &near) => past_aside(words, from, comma).or(Some(near)),
        (_, near) => near.map(|n| last_part(words, n)),
    }
}

/// The part of a phrase that "who" stands for: "an introduction by Ana Ruiz, who".
fn last_part(words: &[Word], phrase: Range<usize>) -> Range<usize> {
    let splits = |i: &usize| words[*i].tags.any(Tags::PREP) && !words[*i].tags.any(Tags::OF);
    let start = phrase.clone().rev().find(splits).map_or(phrase.start, |i| i + 1);
    let person = |range: Range<usize>| words[range].iter().any(|w| w.tags.any(Tags::PERSON));
    let named = (start..phrase.end).any(|i| is_name(words, i))
        && words[start].tags.any(Tags::CAP.with(Tags::DET).with(Tags::POSS));
    let speaks = named || person(start..phrase.end);
    if speaks && !person(phrase.start..start) { start..phrase.end } else { phrase }
}

/// Whether a phrase can stand alone as a subject: it opens with a name, an article or a pronoun.
fn leads(words: &[Word], phrase: &Range<usize>) -> bool {
    words[phrase.start].tags.any(Tags::CAP.with(Tags::DET).with(Tags::POSS).with(Tags::SUBJ))
        && !words[phrase.start].tags.any(Tags::NUM)
}

/// The phrase before ", a doctor at X," where the comma at `comma` closes the aside.
fn past_aside(words: &[Word], from: usize, comma: usize) -> Option<Range<usize>> {
    const REACH: usize = 40;
    let lowest = from.max(comma.saturating_sub(REACH));
    let mut open = comma;
    let mut found = None;
    while let Some(at) =
        (lowest..open).rev().find(|&i| words[i].tags.any(Tags::COMMA.with(Tags::DASH).with(Tags::QUOTE)))
    {
        if words[at].quote.is_some() {
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
fn opens_clause(words: &[Word], from: usize, phrase: &Range<usize>) -> bool {
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
fn is_name_part(words: &[Word], at: usize) -> bool {
    const PARTS: Tags = Tags::CAP.with(Tags::HYPHEN).with(Tags::CLITIC);
    const PARTICLE: usize = 3;
    let word = &words[at];
    let particle = word.span.len() <= PARTICLE
        && !word.tags.any(Tags::FUNCTION.without(Tags::PREP))
        && !word.tags.any(Tags::COMMA.with(Tags::STOP));
    word.tags.any(PARTS) || particle || word.quote.is_some() && word.span.len() < 24
}

/// The name after a noun for a speaker and a comma: "said the judge, Ana Ruiz."
fn name_after(words: &[Word], source: &Range<usize>) -> Option<Range<usize>> {
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
fn name_between(words: &[Word], from: usize, aside: Range<usize>) -> Option<Range<usize>> {
    const REACH: usize = 8;
    const NOUN: Tags = Tags::DET.with(Tags::POSS).with(Tags::CLITIC).with(Tags::PERSON);
    let names = aside.clone().filter(|&i| is_name(words, i)).count();
    let lowest = from.max(aside.start.saturating_sub(REACH + 1));
    let described = words[lowest..aside.start - 1].iter().any(|w| w.tags.any(NOUN));
    let whole = names >= 2 && is_name(words, aside.start) && aside.clone().all(|i| is_name_part(words, i));
    (whole && described).then_some(aside)
}

/// Whether a phrase holds a name or a pronoun.
fn named(words: &[Word], phrase: &Range<usize>) -> bool {
    phrase.clone().any(|i| is_name(words, i) || words[i].tags.any(Tags::SUBJ))
}

/// The source after its verb: "…,” said Smith", "… , said Smith".
fn inverted(words: &[Word], from: usize, at: usize, verb: Cue) -> Option<Range<usize>> {
    let finite = matches!(verb.form, Form::Past | Form::Third | Form::Base);
    if !verb.takes_quote() || !finite || verb.takes_object() && verb.is_say() {
        return None;
    }
    let gap = at.checked_sub(1).filter(|&b| b >= from).map(|b| &words[b]);
    let after_quote = gap.is_none_or(|w| w.quote.is_some());
    let after_comma = gap.is_some_and(|w| w.tags.any(Tags::COMMA.with(Tags::DASH)));
    if !after_quote && !after_comma {
        return None;
    }
    let addresses = matches!(verb.class, CueClass::Tell | CueClass::Label) || verb.takes_hearer();
    if !after_quote && (addresses || !verb.takes_that()) {
        return None;
    }
    let source = phrases::starting_at(words, at + 1, words.len())?;
    if !after_quote && !verb.takes_clause() && !leads(words, &source) {
        return None;
    }
    let rest = words.get(source.end).map_or(Tags::STOP, |w| w.tags);
    let dated = words[source.clone()]
        .iter()
        .all(|w| w.tags.any(Tags::TIME.with(Tags::LAST).with(Tags::NUM).with(Tags::ADV)));
    if dated
        || rest.any(Tags::COLON.with(Tags::QUOTE)) && after_comma
        || rest.any(Tags::SUB) && !rest.any(Tags::WHO) && !after_quote
    {
        return None;
    }
    let closes = !rest.any(Tags::AUX.with(Tags::CUE).with(Tags::VERB)) || rest.any(Tags::PREP);
    let quoted_before = gap.is_some_and(|w| w.quote.is_some());
    (closes && (quoted_before || gap.is_none() || closes_clause(words, &source))).then_some(source)
}

/// Whether no finite verb follows the source before the next comma: "…, said Smith", not "Roe, 40, said Smith left".
fn closes_clause(words: &[Word], source: &Range<usize>) -> bool {
    const FINITE: Tags = Tags::AUX.with(Tags::VERB).with(Tags::CUE).with(Tags::PAST);
    let rest = words[source.end..].iter();
    !rest
        .take_while(|w| !w.tags.any(Tags::COMMA.with(Tags::STOP).with(Tags::SUB).with(Tags::TO)))
        .any(|w| w.tags.any(FINITE))
}

/// The source of an earlier report of the sentence, else the subject of its first verb.
fn shared_source(words: &[Word], from: usize, end: usize, earlier: &[Report]) -> Option<Range<usize>> {
    let speaks = |r: &&Report| r.source.is_some() && r.order != Order::Passive && is_speech(r);
    let thinks = |r: &&Report| r.source.is_some() && r.order == Order::SourceFirst;
    let nested = |r: &&Report| {
        let reach = r.reach();
        reach.start > from && words[reach.start - 1].tags.any(Tags::SUB)
            || words[reach.start..r.cue.start.max(reach.start)].iter().any(|w| w.tags.any(Tags::WHO))
    };
    let mut latest = earlier.iter().rev();
    let last = latest.clone().find(|r| speaks(r) && !nested(r)).or_else(|| latest.clone().find(speaks));
    if let Some(report) = last.or_else(|| latest.find(thinks)) {
        return report.source.clone();
    }
    first_subject(words, from, end)
}

/// The phrase before the sentence's first verb.
pub(crate) fn first_subject(words: &[Word], from: usize, end: usize) -> Option<Range<usize>> {
    let from = after_opening(words, from, end);
    let verb = (from + 1..end).find(|&i| is_first_verb(words, from, i))?;
    subject(words, from, before_adverbs(words, from, verb)).filter(|s| s.start < verb)
}

/// Past a clause that opens the sentence and says when or how: "When Roe left, …", "Asked about it, …".
fn after_opening(words: &[Word], from: usize, end: usize) -> usize {
    const REACH: usize = 25;
    let first = &words[from];
    let participle = first.cue.is_some_and(|c| c.form == Form::Gerund) || first.tags.any(Tags::PAST);
    let opens = first.tags.any(Tags::SUB) && !first.tags.any(Tags::SUBJ) || participle;
    let comma = (from + 1..end.min(from + REACH)).find(|&i| words[i].tags.any(Tags::COMMA));
    comma.filter(|&c| opens && c + 2 < end).map_or(from, |c| c + 1)
}

fn is_first_verb(words: &[Word], from: usize, at: usize) -> bool {
    const FINITE: Tags = Tags::AUX.with(Tags::VERB).with(Tags::PAST).with(Tags::CUE);
    let noun = words[at].cue.is_some() && is_noun(words, from, at);
    let inner = is_name(words, at) || phrase_inner(words, at) || noun;
    words[at].tags.any(FINITE) && !inner
}

fn before_adverbs(words: &[Word], from: usize, verb: usize) -> usize {
    (from + 1..=verb).rev().find(|&i| !words[i - 1].tags.any(Tags::ADV)).unwrap_or(verb)
}

/// Whether a verb form stands right after an article, as part of a noun phrase.
fn phrase_inner(words: &[Word], at: usize) -> bool {
    words[at - 1].tags.any(Tags::DET.with(Tags::POSS).with(Tags::TO))
}

/// "Smith: …" at the start of a paragraph or headline.
fn colon(words: &[Word], range: &Range<usize>, sentence: usize) -> Option<Report> {
    const MAX_NAME: usize = 9;
    let upto = range.end.min(range.start + MAX_NAME);
    let at = (range.start..upto).find(|&i| words[i].tags.any(Tags::COLON))?;
    let source = phrases::starting_at(words, range.start, at).filter(|s| s.end == at)?;
    let capital = words[source.start].tags.any(Tags::CAP)
        && source.clone().all(|i| {
            words[i].tags.any(
                Tags::CAP
                    .with(Tags::HYPHEN)
                    .with(Tags::CLOSE)
                    .with(Tags::OPEN)
                    .with(Tags::NUM)
                    .with(Tags::DET)
                    .with(Tags::PREP),
            )
        });
    capital.then(|| Report {
        sentence,
        cue: at..at + 1,
        source: Some(source),
        order: Order::Colon,
        verb: None,
    })
}

/// Whether a report is of speech rather than of thought.
pub(crate) fn is_speech(report: &Report) -> bool {
    report.verb.is_none_or(|v| v.class != CueClass::Belief)
}

/// The reports of a sentence: a range of indices.
pub(crate) fn reports_of(reports: &[Report], sentence: usize) -> Range<usize> {
    let first = reports.partition_point(|r| r.sentence < sentence);
    first..first + reports[first..].partition_point(|r| r.sentence == sentence)
}
