//! What stands before a cue or around it: "…, she said", "Horses, said a trader, still have to eat", "according to …, …".

use super::Sentence;
use crate::quotes::phrases;
use crate::quotes::reports::Order;
use crate::quotes::words::{Cue, CueClass, Form, Tags};
use std::ops::Range;

impl Sentence<'_> {
    /// "…, she said": the clause before the report.
    pub(super) fn trailing(&self, index: usize, free: usize) -> Option<(Range<usize>, &'static str)> {
        let report = &self.reports[index];
        let reach = report.reach();
        let comma = reach
            .start
            .checked_sub(1)
            .filter(|&c| c > free && self.tags(c).any(Tags::COMMA.with(Tags::DASH)));
        let end = match (comma, report.order) {
            (Some(comma), Order::According) if self.tags(comma - 1).any(Tags::SUB.with(Tags::CONJ)) => {
                return None;
            }
            (Some(comma), _) => self.before_apposition(comma, free),
            (None, Order::According) => reach.start,
            _ => return None,
        };
        let hearer = report.verb.filter(|v| v.takes_hearer());
        let hearer = hearer.and_then(|_| phrases::starting_at(self.words(), reach.end, self.range.end));
        let closes = matches!(report.order, Order::According | Order::CueFirst)
            || self.ends_report(reach.end)
            || hearer.is_some_and(|h| self.ends_report(h.end));
        // "Ferry to stop, island told": without a hearer it is the island that was told.
        let told = report.verb.is_some_and(|v| v.class == CueClass::Tell && v.form == Form::Past);
        let closes = closes && !(told && self.tags(reach.end).any(Tags::STOP));
        let start = self.trailing_start(free, end);
        let verb = self.has_verb(start, end) || report.order == Order::CueFirst && end > start + 3;
        let clause = end > start + 2 && verb && !self.is_circumstance(start, end);
        (closes && clause).then_some((start..end, "clause-before-report"))
    }

    /// Where a clause ends whose report has its source in apposition: before "the lawyer" in "…, the lawyer, Ana Ruiz, said".
    pub(super) fn before_apposition(&self, comma: usize, free: usize) -> usize {
        let noun = phrases::ending_before(self.words(), free, comma);
        let described = |p: &Range<usize>| {
            p.start > free + 2
                && self.tags(p.start - 1).any(Tags::COMMA)
                && self.tags(p.start).any(Tags::DET.with(Tags::POSS))
                && self.tags(p.end - 1).any(Tags::PERSON)
        };
        noun.filter(described).map_or(comma, |p| p.start - 1)
    }

    /// Where the clause that ends at `end` starts: after a semicolon or ", though", at `free` or later.
    pub(super) fn trailing_start(&self, free: usize, end: usize) -> usize {
        let open = (free..end).find(|&i| !self.tags(i).any(Tags::COMMA.with(Tags::STOP))).unwrap_or(end);
        let turn = self.concession(open, end).map_or(open, |comma| comma + 2);
        (turn..end).rev().find(|&i| self.is_word(i, ";")).map_or(turn, |stop| stop + 1)
    }

    /// "Horses, said a trader, still have to eat": the words before and after a report set between commas. The first
    /// are left out where they belong to the writer's sentence as well: "… and, she said, …".
    pub(super) fn around(&self, index: usize, free: usize) -> Option<[Range<usize>; 2]> {
        let report = &self.reports[index];
        let reach = report.reach();
        let own = matches!(report.order, Order::SourceFirst | Order::CueFirst)
            && report.verb.is_some_and(Cue::takes_clause);
        let open =
            reach.start.checked_sub(1).filter(|&c| own && c >= free && self.tags(c).any(Tags::COMMA))?;
        let close = self.skip_to_comma(reach.end)?;
        let end = self.clause_end(close + 1, index);
        let joined = Tags::CONJ.with(Tags::AUX).with(Tags::WHO).with(Tags::SUB).with(Tags::QUOTE);
        let inner = (free..open).any(|i| self.tags(i).any(Tags::COMMA));
        let last = self.tags(open.max(1) - 1);
        let start = if last.any(joined) || inner { open } else { free };
        let continues = !self.tags(close + 1).any(Tags::CONJ.with(Tags::WHO).with(Tags::QUOTE))
            && !self.continues_elsewhere(close + 1);
        (continues && end > close + 1).then_some([start..open, close + 1..end])
    }

    /// Whether what follows the comma is no part of what was said: "adding that", "who is 40", "a doctor".
    pub(super) fn continues_elsewhere(&self, at: usize) -> bool {
        let gerund =
            self.words().get(at).is_none_or(|w| w.cue().is_some() || w.span.of(self.text).ends_with("ing"));
        gerund
            || self.tags(at).any(Tags::DET.with(Tags::PREP).with(Tags::TIME).with(Tags::NUM))
                && !self.has_finite(at)
    }

    pub(super) fn has_finite(&self, at: usize) -> bool {
        (at + 1..self.range.end)
            .take_while(|&i| !self.tags(i).any(Tags::COMMA))
            .any(|i| self.is_finite_verb(at, i))
    }

    /// The comma after a report, past its hearer and circumstances: "he told me on Friday,".
    pub(super) fn skip_to_comma(&self, from: usize) -> Option<usize> {
        const INSIDE: Tags = Tags::PREP
            .with(Tags::TIME)
            .with(Tags::LAST)
            .with(Tags::ADV)
            .with(Tags::NUM)
            .with(Tags::OBJ)
            .with(Tags::CAP)
            .with(Tags::DET)
            .with(Tags::HYPHEN);
        let mut at = from;
        while at < self.range.end.min(from + 6) && self.tags(at).any(INSIDE) && !self.tags(at).any(Tags::SUBJ)
        {
            at += 1;
        }
        (at < self.range.end && self.tags(at).any(Tags::COMMA)).then_some(at)
    }

    /// Whether the words say only when or how: "In the end", "Asked about it", "While having a debate".
    pub(super) fn is_circumstance(&self, start: usize, end: usize) -> bool {
        let comma = (start..end).any(|i| self.tags(i).any(Tags::COMMA));
        let participle =
            self.words()[start].cue().is_some_and(|c| matches!(c.form, Form::Past | Form::Gerund));
        let noun_clause =
            ["that", "what", "how", "why", "who", "whether"].iter().any(|w| self.is_word(start, w));
        let opens = self.tags(start).any(Tags::SUB.with(Tags::PREP));
        let subject = self.tags(start).any(Tags::SUBJ.with(Tags::DET)) || noun_clause;
        let finite = !self.tags(start).any(Tags::SUB)
            && (start + 2..end)
                .any(|i| self.tags(i).any(Tags::AUX) && !self.tags(i - 1).any(Tags::PREP.with(Tags::WHO)));
        !comma && (participle || opens && !subject && !finite)
    }

    /// Whether nothing that is reported follows a report: it ends the sentence, or says when, where or to whom.
    pub(super) fn ends_report(&self, at: usize) -> bool {
        const GOES_ON: Tags = Tags::COLON.with(Tags::QUOTE).with(Tags::TO).with(Tags::CUE);
        const CIRCUMSTANCE: Tags = Tags::STOP
            .with(Tags::COMMA)
            .with(Tags::DASH)
            .with(Tags::TIME)
            .with(Tags::LAST)
            .with(Tags::PREP)
            .with(Tags::ADV)
            .with(Tags::SUB)
            .with(Tags::OBJ);
        let tags = self.tags(at);
        at >= self.range.end
            || tags.any(CIRCUMSTANCE)
                && !tags.any(GOES_ON)
                && !self.is_word(at, "that")
                && !self.announces(at)
    }

    /// Whether a colon or a marked stretch follows within the same clause: "In one tweet, Roe said on Friday: “…”".
    pub(super) fn announces(&self, at: usize) -> bool {
        let mut rest = at..self.range.end;
        let stop = rest.find(|&i| self.tags(i).any(Tags::COLON.with(Tags::QUOTE).with(Tags::STOP)));
        stop.is_some_and(|i| self.tags(i).any(Tags::COLON.with(Tags::QUOTE)))
    }

    /// "According to the ministry, …".
    pub(super) fn leading_according(&self, index: usize) -> Option<(Range<usize>, &'static str)> {
        let reach = self.reports[index].reach();
        let comma =
            (reach.end..self.range.end.min(reach.end + 24)).find(|&i| self.tags(i).any(Tags::COMMA))?;
        let end = self.clause_end(comma + 1, index);
        (end > comma + 3).then_some((comma + 1..end, "according-to"))
    }
}
