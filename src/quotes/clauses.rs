//! Reported clauses without marks of their own: "said that …", "…, she added", "according to …, …".

use super::Quotation;
use super::outline::{Outline, Word};
use super::phrases;
use super::reports::{Order, Report};
use super::speech::reports_of;
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
        let sentence =
            Sentence { text, outline, range: range.clone(), reports, of_sentence: of_sentence.clone() };
        let mut free = range.start;
        for report in of_sentence {
            if let Some((words, rule)) = sentence.content(report, free) {
                free = words.end;
                out.extend(sentence.quotation(words, report, rule));
            }
        }
    }
    out
}

struct Sentence<'t> {
    text: &'t str,
    outline: &'t Outline,
    range: Range<usize>,
    reports: &'t [Report],
    of_sentence: Range<usize>,
}

impl Sentence<'_> {
    fn words(&self) -> &[Word] {
        &self.outline.words[..self.range.end]
    }

    fn tags(&self, at: usize) -> Tags {
        self.words().get(at).map_or(Tags::STOP, |w| w.tags)
    }

    /// The words that the report says were said, from word `free` on.
    fn content(&self, index: usize, free: usize) -> Option<(Range<usize>, &'static str)> {
        let report = &self.reports[index];
        let reach = report.reach();
        match report.verb {
            None if report.order == Order::According => {
                self.trailing(index, free).or_else(|| self.leading_according(index))
            }
            None => self.after_colon(&reach),
            Some(verb) if reports_clause(verb, report.order) => {
                self.following(index, verb).or_else(|| self.trailing(index, free))
            }
            Some(_) => None,
        }
    }

    /// "said that …", "said …".
    fn following(&self, index: usize, verb: Cue) -> Option<(Range<usize>, &'static str)> {
        let report = &self.reports[index];
        if report.order == Order::CueFirst || report.order == Order::Passive && verb.class != CueClass::Tell {
            return None;
        }
        let mut start = self.skip_hearer(report.cue.end, verb);
        start = self.skip_circumstance(start);
        let that = self.is_word(start, "that") && self.complements(start);
        let question = !that
            && ["whether", "if", "how", "why", "what", "when", "where", "who"]
                .iter()
                .any(|w| self.is_word(start, w));
        if that {
            start += 1;
        } else if question {
            if !verb.takes_question() && verb.class != CueClass::Say && verb.class != CueClass::Tell {
                return None;
            }
        } else if !verb.takes_clause() {
            return None;
        }
        let end = self.clause_end(start, index);
        let has_subject = that || question || self.starts_clause(start);
        (end > start + 1 && has_subject && self.has_verb(start, end))
            .then_some((start..end, "reported-clause"))
    }

    fn is_word(&self, at: usize, word: &str) -> bool {
        at < self.range.end && self.words()[at].span.of(self.text).eq_ignore_ascii_case(word)
    }

    /// Past the hearer: "told reporters that", "warned them".
    fn skip_hearer(&self, start: usize, verb: Cue) -> usize {
        if !verb.takes_hearer() {
            return start;
        }
        if self.tags(start).any(Tags::OBJ) {
            return start + 1;
        }
        match phrases::starting_at(self.words(), start, self.range.end) {
            Some(hearer)
                if self.ends_hearer(hearer.end)
                    || !hearer.is_empty()
                        && self.tags(hearer.end).any(
                            Tags::SUB.with(Tags::DET).with(Tags::SUBJ).with(Tags::TIME).with(Tags::PREP),
                        ) =>
            {
                hearer.end
            }
            _ => start,
        }
    }

    fn ends_hearer(&self, at: usize) -> bool {
        self.is_word(at, "that")
    }

    /// Past "on Tuesday", "in a statement", "last week", "to reporters", where a clause follows.
    fn skip_circumstance(&self, start: usize) -> usize {
        const REACH: usize = 14;
        let upto = self.range.end.min(start + REACH);
        let that = (start..upto)
            .take_while(|&i| {
                !self
                    .tags(i)
                    .any(Tags::STOP.with(Tags::QUOTE).with(Tags::AUX).with(Tags::CUE).with(Tags::VERB))
            })
            .find(|&i| self.is_word(i, "that") && self.complements(i));
        if let Some(that) = that
            && (that == start
                || self.tags(start).any(
                    Tags::PREP
                        .with(Tags::ADV)
                        .with(Tags::TIME)
                        .with(Tags::LAST)
                        .with(Tags::COMMA)
                        .with(Tags::TO),
                ))
        {
            return that;
        }
        let mut at = start;
        for _ in 0..3 {
            match self.one_circumstance(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// Whether "that" at `at` opens a clause rather than standing for a noun before it.
    fn complements(&self, at: usize) -> bool {
        !self.tags(at + 1).any(Tags::AUX.with(Tags::VERB))
    }

    fn one_circumstance(&self, at: usize) -> Option<usize> {
        if self.tags(at).any(Tags::ADV) && !self.tags(at).any(Tags::SUB) {
            return Some(at + 1);
        }
        if self.tags(at).any(Tags::TIME.with(Tags::LAST)) && !self.tags(at).any(Tags::DET.with(Tags::AUX))
            || self.tags(at).any(Tags::PREP) && self.dated(at)
        {
            let mut end = at + 1;
            while self.tags(end).any(Tags::TIME.with(Tags::NUM).with(Tags::HYPHEN)) {
                end += 1;
            }
            return Some(end);
        }
        if self.tags(at).any(Tags::PREP) {
            let place = phrases::starting_at(self.words(), at + 1, self.range.end)?;
            let clause_follows =
                self.is_word(place.end, "that") || self.tags(place.end).any(Tags::SUBJ.with(Tags::DET));
            return clause_follows.then_some(place.end);
        }
        None
    }

    fn dated(&self, at: usize) -> bool {
        self.tags(at + 1).any(Tags::TIME)
            || self.tags(at + 1).any(Tags::LAST) && self.tags(at + 2).any(Tags::TIME)
    }

    /// Whether a clause can start at `at`: with a subject.
    fn starts_clause(&self, at: usize) -> bool {
        let tags = self.tags(at);
        if tags.any(Tags::COMMA.with(Tags::COLON).with(Tags::STOP).with(Tags::TO).with(Tags::CONJ)) {
            return false;
        }
        tags.any(
            Tags::SUBJ.with(Tags::DET).with(Tags::POSS).with(Tags::QUOTE).with(Tags::CAP).with(Tags::NUM),
        ) || !tags.any(Tags::OBJ.with(Tags::AUX).with(Tags::PREP))
    }

    fn has_verb(&self, start: usize, end: usize) -> bool {
        const VERBS: Tags = Tags::AUX.with(Tags::VERB).with(Tags::PAST).with(Tags::CUE).with(Tags::QUOTE);
        (start..end).any(|i| {
            self.tags(i).any(VERBS) && (i > start || !self.tags(i).any(Tags::CUE.with(Tags::PAST)))
                || self.is_contracted(i)
        })
    }

    fn is_contracted(&self, at: usize) -> bool {
        self.tags(at).any(Tags::CLITIC) && at > 0 && self.tags(at - 1).any(Tags::SUBJ)
    }

    /// Where the clause that starts at `start` ends: before another report of the sentence or at its end.
    fn clause_end(&self, start: usize, index: usize) -> usize {
        let mut end = (start..self.range.end).find(|&i| self.is_word(i, ";")).unwrap_or(self.range.end);
        while end > start && self.tags(end - 1).any(Tags::STOP.with(Tags::COMMA)) {
            end -= 1;
        }
        for later in index + 1..self.of_sentence.end {
            if let Some(cut) = self.cut_before(&self.reports[later], start) {
                end = end.min(cut);
                break;
            }
        }
        end
    }

    /// Where the words of `later` cut the clause that starts at `start`.
    fn cut_before(&self, later: &Report, start: usize) -> Option<usize> {
        let at = later.reach().start;
        let mut before = at;
        while before > start && self.tags(before - 1).any(Tags::CONJ.with(Tags::ADV)) {
            before -= 1;
        }
        let comma = before > start && self.tags(before - 1).any(Tags::COMMA.with(Tags::DASH));
        match later.order {
            Order::According => Some(if comma { before - 1 } else { at }),
            Order::Shared if (comma || before < at) && later.verb.is_some_and(adds) => {
                Some(if comma { before - 1 } else { before })
            }
            Order::SourceFirst | Order::CueFirst if comma => Some(before - 1),
            _ => None,
        }
    }

    /// "…, she said": the clause before the report.
    fn trailing(&self, index: usize, free: usize) -> Option<(Range<usize>, &'static str)> {
        let report = &self.reports[index];
        let reach = report.reach();
        let comma = reach
            .start
            .checked_sub(1)
            .filter(|&c| c > free && self.tags(c).any(Tags::COMMA.with(Tags::DASH)));
        let end = match (comma, report.order) {
            (Some(comma), _) => comma,
            (None, Order::According) => reach.start,
            _ => return None,
        };
        let closes = !self.starts_clause(reach.end)
            || self
                .tags(reach.end)
                .any(Tags::STOP.with(Tags::COMMA).with(Tags::TIME).with(Tags::PREP).with(Tags::ADV))
            || reach.end >= self.range.end;
        let mut start = free;
        while start < end && self.tags(start).any(Tags::COMMA.with(Tags::STOP)) {
            start += 1;
        }
        (closes && end > start + 2 && self.has_verb(start, end))
            .then_some((start..end, "clause-before-report"))
    }

    /// "According to the ministry, …".
    fn leading_according(&self, index: usize) -> Option<(Range<usize>, &'static str)> {
        let reach = self.reports[index].reach();
        let comma =
            (reach.end..self.range.end.min(reach.end + 12)).find(|&i| self.tags(i).any(Tags::COMMA))?;
        let end = self.clause_end(comma + 1, index);
        (end > comma + 3).then_some((comma + 1..end, "according-to"))
    }

    /// "Smith: …".
    fn after_colon(&self, reach: &Range<usize>) -> Option<(Range<usize>, &'static str)> {
        let end = self.clause_end(reach.end, self.of_sentence.end);
        let quoted = self.tags(reach.end).any(Tags::QUOTE) && end <= reach.end + 2;
        (!quoted && end > reach.end + 1).then_some((reach.end..end, "colon"))
    }

    /// The clause as a quotation, unless marked words are the better part of it: then they alone are what was said.
    fn quotation(&self, words: Range<usize>, report: usize, rule: &'static str) -> Option<Quotation> {
        let span = self.outline.span(&words).trim(self.text);
        let marked: usize =
            self.words()[words].iter().filter(|w| w.quote.is_some()).map(|w| w.span.len()).sum();
        let kind = QuoteKind::Indirect;
        let source = Source::Rule(rule);
        (marked * 2 <= span.len()).then_some(Quotation {
            span,
            kind,
            score: 0.8,
            source,
            report: Some(report),
            mark: None,
            turn: None,
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
        CueClass::Belief => false,
        CueClass::Label => false,
        _ => verb.takes_that() || verb.takes_question() || order == Order::CueFirst,
    }
}
