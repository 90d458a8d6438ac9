//! Reported clauses without marks of their own: "said that …", "…, she added", "according to …, …".

mod after_cue;
mod before_cue;
mod clause;
mod clause_end;

use super::Quotation;
use super::outline::{Outline, Word};
use super::phrases;
use super::reports::{Order, Report, reports_of};
use super::words::{Cue, CueClass, Tags};
use crate::document::{QuoteKind, Source};
use crate::segment::{Segments, Zone};
use std::ops::Range;

/// The reported clauses of every sentence.
pub(super) fn find(text: &str, outline: &Outline, reports: &[Report], segments: &Segments) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::new();
    for (index, range) in outline.sentences.iter().enumerate() {
        let zone = segments.paragraphs[outline.paragraphs[index] as usize].zone;
        if matches!(zone, Zone::Byline | Zone::Timestamp | Zone::AuthorNote) {
            continue;
        }
        let of_sentence = reports_of(reports, index);
        let sentence = Sentence {
            text,
            outline,
            range: range.clone(),
            reports,
            of_sentence: of_sentence.clone(),
            headline: matches!(zone, Zone::Headline | Zone::Deck | Zone::Subheading),
        };
        let mut free = after_dateline(outline, segments, index);
        for report in of_sentence {
            if sentence.is_nested(report, free) {
                continue;
            }
            if let Some([before, after]) = sentence.around(report, free) {
                free = after.end;
                let parts = [before, after].into_iter().filter(|part| part.len() > 1);
                out.extend(
                    parts.filter_map(|words| sentence.quotation(words, report, "clause-around-report")),
                );
            } else if let Some((words, rule)) = sentence.content(report, free) {
                free = words.end;
                out.extend(sentence.quotation(words, report, rule));
            }
        }
    }
    out
}

/// The first word of a sentence that belongs to no dateline.
fn after_dateline(outline: &Outline, segments: &Segments, sentence: usize) -> usize {
    let range = outline.sentences[sentence].clone();
    let dateline = segments.paragraphs[outline.paragraphs[sentence] as usize].dateline;
    let inside = |&i: &usize| dateline.is_some_and(|d| d.contains(outline.words[i].span));
    range.start + range.clone().take_while(inside).count()
}

struct Sentence<'t> {
    text: &'t str,
    outline: &'t Outline,
    range: Range<usize>,
    reports: &'t [Report],
    of_sentence: Range<usize>,
    /// Whether it stands in a headline or the line under it.
    headline: bool,
}

impl Sentence<'_> {
    fn words(&self) -> &[Word] {
        &self.outline.words[..self.range.end]
    }

    fn tags(&self, at: usize) -> Tags {
        self.words().get(at).map_or(Tags::STOP, |w| w.tags)
    }

    /// Whether a report without a subject of its own lies in a clause that was reported already: "… by adding".
    fn is_nested(&self, index: usize, free: usize) -> bool {
        let report = &self.reports[index];
        report.order == Order::Shared && report.cue.start < free
    }

    /// The words that the report says were said, from word `free` on.
    fn content(&self, index: usize, free: usize) -> Option<(Range<usize>, &'static str)> {
        let report = &self.reports[index];
        let reach = report.reach();
        match report.verb {
            None if report.order == Order::According => {
                self.trailing(index, free).or_else(|| self.leading_according(index))
            }
            None => self.after_colon(&reach).filter(|_| self.headline),
            Some(verb) if reports_clause(verb, report.order) => {
                self.following(index, verb).or_else(|| self.trailing(index, free))
            }
            Some(verb) if verb.class == CueClass::Label => self.verdict(index),
            Some(_) => None,
        }
    }

    /// "called the vote a farce", "called the vote unfair": an object and what it is called.
    fn verdict(&self, index: usize) -> Option<(Range<usize>, &'static str)> {
        let report = &self.reports[index];
        let start = report.cue.end;
        let opens = self.tags(start).any(Tags::DET.with(Tags::POSS)) && report.order == Order::SourceFirst;
        let object = phrases::starting_at(self.words(), start, self.range.end)
            .filter(|_| opens && report.verb.is_some_and(Cue::takes_name))?;
        let end = self.clause_end(start, index);
        let complement = object.end..end;
        let article = self.tags(object.end).any(Tags::DET) && !self.tags(object.end).any(Tags::SUBJ);
        let adjective =
            end - 1 > start + 1 && self.is_predicate(end - 1) && !self.tags(object.end).any(Tags::COMMA);
        let whole = complement.clone().all(|i| !self.tags(i).any(Tags::QUOTE.with(Tags::COMMA)));
        (whole && end > start + 2 && (article || adjective)).then_some((start..end, "verdict"))
    }

    /// Whether the last word of a verdict is an adjective: it ends as one and no article or adjective comes before it.
    fn is_predicate(&self, at: usize) -> bool {
        const ENDINGS: [&str; 13] = [
            "ate", "ous", "ful", "less", "able", "ible", "ive", "ic", "al", "fair", "wrong", "false", "true",
        ];
        const BEFORE: Tags = Tags::DET.with(Tags::POSS).with(Tags::PREP);
        let word = self.words()[at].span.of(self.text);
        word.starts_with(char::is_lowercase)
            && ENDINGS.iter().any(|e| word.ends_with(e))
            && !self.tags(at - 1).any(BEFORE)
    }

    fn is_word(&self, at: usize, word: &str) -> bool {
        at < self.range.end && self.words()[at].span.of(self.text).eq_ignore_ascii_case(word)
    }

    /// "Smith: …".
    fn after_colon(&self, reach: &Range<usize>) -> Option<(Range<usize>, &'static str)> {
        let end = self.clause_end(reach.end, self.of_sentence.end);
        let quoted = self.tags(reach.end).any(Tags::QUOTE) && end <= reach.end + 2;
        (!quoted && end > reach.end + 1 && self.has_verb(reach.end, end)).then_some((reach.end..end, "colon"))
    }

    /// The clause as a quotation, unless marked words are the better part of it: then they alone are what was said.
    fn quotation(&self, words: Range<usize>, report: usize, rule: &'static str) -> Option<Quotation> {
        let span = self.outline.span(&words).trim(self.text);
        let marked: usize = self.words()[words].iter().filter(|w| w.is_quote()).map(|w| w.span.len()).sum();
        let kind = QuoteKind::Indirect;
        let source = Source::Rule(rule);
        let sourced = self.reports[report].source.is_some();
        (sourced && marked * 2 <= span.len()).then_some(Quotation {
            span,
            kind,
            score: 0.8,
            source,
            report: Some(report),
            mark: None,
            turn: None,
            person: None,
        })
    }
}

/// Whether "…, adding …" with this verb is a report of its own, not part of what was said before it.
fn adds(verb: Cue) -> bool {
    verb.takes_quote() && verb.takes_clause()
}

/// Whether a verb in this order can report a clause of speech.
fn reports_clause(verb: Cue, order: Order) -> bool {
    match verb.class {
        CueClass::Belief | CueClass::Label | CueClass::Show => false,
        _ => verb.takes_that() || verb.takes_question() || order == Order::CueFirst,
    }
}
