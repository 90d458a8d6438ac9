//! Whether words make a clause: a subject and a finite verb.

use super::Sentence;
use crate::quotes::words::{Cue, Form, Tags};

impl Sentence<'_> {
    /// Whether a finite verb with a subject stands in the words before the first comma; anywhere after "say".
    pub(super) fn is_finite(&self, start: usize, end: usize, verb: Cue) -> bool {
        let pronoun = self.tags(start).any(Tags::SUBJ) && !self.tags(start).any(Tags::DET);
        let closes =
            |i: &usize| self.tags(*i).any(Tags::COMMA) && !self.tags(i + 1).any(Tags::WHO.with(Tags::DET));
        let upto = if verb.takes_bare() { end } else { (start..end).find(closes).unwrap_or(end) };
        let long = verb.takes_bare() && end >= start + 5 && !self.tags(start).any(Tags::PREP.with(Tags::ADV));
        pronoun || long || (start + 1..upto).any(|i| self.is_finite_verb(start, i))
    }

    pub(super) fn is_finite_verb(&self, start: usize, at: usize) -> bool {
        const FINITE: Tags = Tags::AUX.with(Tags::VERB).with(Tags::PAST).with(Tags::CUE);
        const NO_SUBJECT: Tags =
            Tags::DET.with(Tags::POSS).with(Tags::PREP).with(Tags::TO).with(Tags::HYPHEN).with(Tags::CONJ);
        let before = (start..at).rev().find(|&i| !self.tags(i).any(Tags::ADV)).unwrap_or(start);
        let subject = self.tags(before);
        let noun = self.tags(at).any(Tags::NOUN)
            && !self.words()[before].is_plural()
            && !subject.any(Tags::SUBJ.with(Tags::AUX));
        let governed = !noun && (!subject.any(NO_SUBJECT) || subject.any(Tags::SUBJ));
        governed && self.tags(at).any(FINITE) && !self.is_participle(at)
            || self.is_contracted(at)
            || self.tags(at).any(Tags::QUOTE)
    }

    /// "the plan backed by", "the man accused of", "people leaving": a verb that says more of a noun.
    pub(super) fn is_participle(&self, at: usize) -> bool {
        let gerund = self.words()[at].cue().is_some_and(|c| c.form == Form::Gerund);
        let next = self.tags(at + 1);
        let led = next.any(Tags::BY)
            || next.any(Tags::PREP) && !next.any(Tags::TO) && self.words()[at].cue().is_some();
        gerund || self.tags(at).any(Tags::PAST.with(Tags::CUE)) && led
    }

    /// Whether a clause can start at `at`: with a subject.
    pub(super) fn starts_clause(&self, at: usize) -> bool {
        let tags = self.tags(at);
        if tags.any(Tags::COMMA.with(Tags::COLON).with(Tags::STOP).with(Tags::TO).with(Tags::CONJ)) {
            return false;
        }
        tags.any(
            Tags::SUBJ.with(Tags::DET).with(Tags::POSS).with(Tags::QUOTE).with(Tags::CAP).with(Tags::NUM),
        ) || !tags.any(Tags::OBJ.with(Tags::AUX).with(Tags::PREP))
    }

    pub(super) fn has_verb(&self, start: usize, end: usize) -> bool {
        const VERBS: Tags = Tags::AUX.with(Tags::VERB).with(Tags::PAST).with(Tags::CUE).with(Tags::QUOTE);
        (start..end).any(|i| {
            self.tags(i).any(VERBS) && (i > start || !self.tags(i).any(Tags::CUE.with(Tags::PAST)))
                || self.is_contracted(i)
        })
    }

    pub(super) fn is_contracted(&self, at: usize) -> bool {
        self.tags(at).any(Tags::CLITIC) && at > 0 && self.tags(at - 1).any(Tags::SUBJ.with(Tags::SUB))
    }
}
