//! Where a reported clause ends: before another report, before what the writer adds, at the end of its sentence.

use super::Sentence;
use super::adds;
use crate::quotes::reports::{Order, Report};
use crate::quotes::words::Tags;

impl Sentence<'_> {
    /// Where the clause that starts at `start` ends: before another report of the sentence or at its end.
    pub(super) fn clause_end(&self, start: usize, index: usize) -> usize {
        let mut end = (start..self.range.end).find(|&i| self.is_word(i, ";")).unwrap_or(self.range.end);
        while end > start && self.tags(end - 1).any(Tags::STOP.with(Tags::COMMA)) {
            end -= 1;
        }
        if let Some(close) = self.unopened(start, end) {
            end = close;
        }
        end = self.concession(start, end).unwrap_or(end);
        end = self.other_deed(start, end).unwrap_or(end);
        end = self.occasion(start, end).unwrap_or(end);
        end = self.second_clause(start, end).unwrap_or(end);
        for later in index + 1..self.of_sentence.end {
            if let Some(cut) = self.cut_before(&self.reports[later], start) {
                end = end.min(cut);
                break;
            }
        }
        end
    }

    /// The "and" before a second clause with words in marks, which are a quotation of their own: "that it won and that it was “…”".
    pub(super) fn second_clause(&self, start: usize, end: usize) -> Option<usize> {
        let quote = (start..end).find(|&i| self.tags(i).any(Tags::QUOTE))?;
        let joins = |&i: &usize| self.tags(i).any(Tags::CONJ) && self.is_word(i + 1, "that");
        let and = (start + 3..quote).rev().find(joins)?;
        Some(if self.tags(and - 1).any(Tags::COMMA) { and - 1 } else { and })
    }

    /// The comma before what the source did beside speaking: "says that it won, and has left".
    pub(super) fn other_deed(&self, start: usize, end: usize) -> Option<usize> {
        let turns = |i: &usize| {
            self.tags(*i).any(Tags::COMMA)
                && self.is_word(i + 1, "and")
                && ["has", "have"].iter().any(|w| self.is_word(i + 2, w))
        };
        (start + 2..end).find(turns)
    }

    /// The comma before where the words were said: "that it won, in a speech on Friday".
    pub(super) fn occasion(&self, start: usize, end: usize) -> Option<usize> {
        const REACH: usize = 6;
        const INNER: Tags = Tags::COMMA.with(Tags::STOP).with(Tags::AUX).with(Tags::SUB).with(Tags::QUOTE);
        let opens = |i: usize| {
            self.tags(i).any(Tags::COMMA)
                && ["in", "during", "at", "via"].iter().any(|w| self.is_word(i + 1, w))
        };
        let names = |i: usize| {
            let phrase = i + 2..end.min(i + 2 + REACH);
            let mut inner = phrase.take_while(|&at| !self.tags(at).any(INNER));
            inner.any(|at| self.tags(at).any(Tags::OCCASION))
        };
        (start + 2..end).find(|&i| opens(i) && names(i) && self.has_verb(start, i))
    }

    /// The comma before what the writer adds against the reported words: ", though …", ", although …".
    pub(super) fn concession(&self, start: usize, end: usize) -> Option<usize> {
        let turns = |i: &usize| {
            self.tags(*i).any(Tags::COMMA)
                && ["though", "although", "while"].iter().any(|w| self.is_word(i + 1, w))
        };
        (start + 2..end).find(turns)
    }

    /// The closing bracket that no bracket after `start` opens.
    pub(super) fn unopened(&self, start: usize, end: usize) -> Option<usize> {
        let mut depth = 0;
        (start..end).find(|&i| {
            depth += i32::from(self.tags(i).any(Tags::OPEN)) - i32::from(self.tags(i).any(Tags::CLOSE));
            depth < 0
        })
    }

    /// Where the words of `later` cut the clause that starts at `start`.
    pub(super) fn cut_before(&self, later: &Report, start: usize) -> Option<usize> {
        let at = later.reach().start;
        let mut before = at;
        while before > start && self.tags(before - 1).any(Tags::CONJ.with(Tags::ADV)) {
            before -= 1;
        }
        let comma = before > start && self.tags(before - 1).any(Tags::COMMA.with(Tags::DASH));
        match later.order {
            Order::According => Some(if comma { before - 1 } else { at }),
            Order::Shared
                if (comma || before < at) && later.verb.is_some_and(adds) && self.goes_on(later.cue.end) =>
            {
                Some(if comma { before - 1 } else { before })
            }
            // Not where all before it says only when or where: "that, in her view, Roe lied".
            Order::SourceFirst | Order::CueFirst
                if comma && (start..before).any(|i| self.is_finite_verb(start, i)) =>
            {
                Some(before - 1)
            }
            _ => None,
        }
    }

    /// Whether words that can be reported follow a cue at `at`: "and added that …", not "and added 60 seats".
    pub(super) fn goes_on(&self, at: usize) -> bool {
        const OPENS: Tags = Tags::SUB
            .with(Tags::SUBJ)
            .with(Tags::QUOTE)
            .with(Tags::COLON)
            .with(Tags::COMMA)
            .with(Tags::DET)
            .with(Tags::CAP);
        self.tags(at).any(OPENS) && !self.tags(at).any(Tags::NUM)
    }
}
