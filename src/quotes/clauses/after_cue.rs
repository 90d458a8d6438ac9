//! What follows a cue: "said that …", "told reporters on Monday that …", "asked whether …".

use super::Sentence;
use crate::quotes::phrases;
use crate::quotes::reports::Order;
use crate::quotes::words::{Cue, CueClass, Form, Tags};
use std::ops::Range;

impl Sentence<'_> {
    /// "said that …", "said …".
    pub(super) fn following(&self, index: usize, verb: Cue) -> Option<(Range<usize>, &'static str)> {
        let report = &self.reports[index];
        if report.order == Order::CueFirst || report.order == Order::Passive && verb.class != CueClass::Tell {
            return None;
        }
        if report.order == Order::Passive && self.tags(report.cue.end).any(Tags::COMMA.with(Tags::STOP)) {
            return None;
        }
        let mut start = self.skip_hearer(report.cue.end, verb);
        start = self.skip_circumstance(start);
        start = self.skip_to_question(start, verb);
        let that = self.is_word(start, "that") && self.complements(start);
        let question = !that && self.opens_question(start, verb);
        if that {
            start += 1 + usize::from(self.tags(start + 1).any(Tags::COMMA));
        } else if !question
            && (!verb.takes_clause() || self.tags(start).any(Tags::SUB) && !self.is_word(start, "that"))
        {
            return None;
        }
        let end = self.clause_end(start, index);
        let whole = that || question || self.starts_clause(start) && self.is_finite(start, end, verb);
        (end > start + 1 && whole && self.has_verb(start, end)).then_some((start..end, "reported-clause"))
    }

    /// Past "in the paper" before a question: "asked in the paper why".
    pub(super) fn skip_to_question(&self, start: usize, verb: Cue) -> usize {
        const REACH: usize = 8;
        const BARRIER: Tags = Tags::STOP.with(Tags::AUX).with(Tags::VERB).with(Tags::COMMA).with(Tags::QUOTE);
        if !self.tags(start).any(Tags::PREP) || !verb.takes_question() {
            return start;
        }
        let upto = self.range.end.min(start + REACH);
        let mut open = (start..upto).take_while(|&i| !self.tags(i).any(BARRIER));
        open.find(|&i| self.opens_question(i, verb)).unwrap_or(start)
    }

    /// Whether a question that the verb can report opens at `at`: "asked whether", "explained how".
    pub(super) fn opens_question(&self, at: usize, verb: Cue) -> bool {
        const OPENERS: [&str; 8] = ["whether", "if", "how", "why", "what", "when", "where", "who"];
        let word = self.words().get(at).map_or("", |w| w.span.of(self.text));
        let opens = OPENERS.iter().any(|w| w.eq_ignore_ascii_case(word));
        let telling = matches!(word, "how" | "why" | "what" | "whether");
        opens && (verb.takes_question() || telling && verb.class == CueClass::Tell)
    }

    /// Past the hearer: "told reporters that", "warned them".
    pub(super) fn skip_hearer(&self, start: usize, verb: Cue) -> usize {
        if !verb.takes_hearer() {
            return start;
        }
        if self.tags(start).any(Tags::OBJ) {
            return start + 1;
        }
        if let Some(that) = self.that_after(start) {
            return that;
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

    /// "that" after a hearer named at length: "told Daily Sun by telephone that", "tells NPR’s “Day One” that".
    pub(super) fn that_after(&self, start: usize) -> Option<usize> {
        const REACH: usize = 16;
        const BARRIER: Tags = Tags::STOP.with(Tags::AUX).with(Tags::VERB).with(Tags::COLON);
        let upto = self.range.end.min(start + REACH);
        let noun = |i: usize| self.words()[i].cue().is_none_or(|c| c.form == Form::Base);
        let mut open = (start..upto).take_while(|&i| !self.tags(i).any(BARRIER) && noun(i));
        open.find(|&i| self.is_word(i, "that") && self.complements(i))
    }

    pub(super) fn ends_hearer(&self, at: usize) -> bool {
        self.is_word(at, "that")
    }

    /// Past "on Tuesday", "in a statement", "last week", "to reporters", where a clause follows.
    pub(super) fn skip_circumstance(&self, start: usize) -> usize {
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
    pub(super) fn complements(&self, at: usize) -> bool {
        !self
            .tags(at + 1)
            .any(Tags::AUX.with(Tags::VERB).with(Tags::STOP).with(Tags::COLON).with(Tags::CLITIC))
    }

    pub(super) fn one_circumstance(&self, at: usize) -> Option<usize> {
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

    pub(super) fn dated(&self, at: usize) -> bool {
        self.tags(at + 1).any(Tags::TIME)
            || self.tags(at + 1).any(Tags::LAST) && self.tags(at + 2).any(Tags::TIME)
    }
}
