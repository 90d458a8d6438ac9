//! Cues and their sources: "Smith said", "said Smith", "according to the ministry", "Smith: …".

mod subject;
mod verb;

use super::outline::{Outline, Word};
use super::phrases;
use super::words::{Cue, CueClass, Form, Tags};
use std::ops::Range;
pub(crate) use subject::first_subject;
use subject::{accompanied, leads, name_after, subject as subject_before};
use verb::{before_chain, is_noun};

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
    let verb = words[at].cue().filter(|_| !is_noun(words, from, at))?;
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
    match subject_before(words, from, chain.start) {
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

/// Whether a phrase is governed by a preposition or a verb, so that what looks like its verb is a noun: "of Democratic
/// claims", "called the use of executive orders".
fn is_object(words: &[Word], from: usize, source: &Range<usize>, verb: Cue) -> bool {
    let noun_like = matches!(verb.form, Form::Base | Form::Third);
    let before = source.start.checked_sub(1).filter(|&b| noun_like && b >= from).map(|b| &words[b]);
    before.is_some_and(|w| {
        let verb = w.tags.any(Tags::VERB.with(Tags::PAST)) || w.cue().is_some_and(|c| !c.takes_that());
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

/// "by Smith" after a passive verb.
fn agent(words: &[Word], at: usize) -> Option<Range<usize>> {
    let by = (at + 1..words.len().min(at + 4)).find(|&i| words[i].tags.any(Tags::BY))?;
    phrases::starting_at(words, by + 1, words.len())
}

/// The source after its verb: "…,” said Smith", "… , said Smith".
fn inverted(words: &[Word], from: usize, at: usize, verb: Cue) -> Option<Range<usize>> {
    let finite = matches!(verb.form, Form::Past | Form::Third | Form::Base);
    if !verb.takes_quote() || !finite || verb.takes_object() && verb.is_say() {
        return None;
    }
    let gap = at.checked_sub(1).filter(|&b| b >= from).map(|b| &words[b]);
    let after_quote = gap.is_none_or(|w| w.is_quote());
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
    let quoted_before = gap.is_some_and(|w| w.is_quote());
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
