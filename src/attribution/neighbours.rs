//! Who speaks around a quotation: in the quotations, sentences and paragraphs beside it.

use super::candidates::{Candidate, candidate};
use super::context::Context;
use crate::quotes::phrases;
use crate::quotes::reports::{self, Order, Report};
use crate::quotes::words::{CueClass, Tags};
use std::ops::Range;

/// How far, in sentences, a speaker carries within a paragraph.
const REACH: usize = 6;

/// The quotations and sentences around one quotation.
pub(super) struct Neighbours<'c, 't> {
    pub context: &'c Context<'t>,
    /// The best candidate so far of each quotation.
    pub chosen: &'c [Option<Candidate>],
    /// Indices of the quotations with marks.
    pub marked: &'c [usize],
    /// Which of them is asked about.
    pub place: usize,
}

impl<'c> Neighbours<'c, '_> {
    fn sentence(&self, place: usize) -> usize {
        let found = &self.context.quotations.found;
        let mark = found[self.marked[place]].mark.unwrap_or_default();
        self.context.outline.home[mark as usize] as usize
    }

    /// Everyone who may go on speaking here, or begin to.
    pub(super) fn candidates(&self) -> impl Iterator<Item = Candidate> + use<'c> {
        let here = self.sentence(self.place);
        let found = [
            self.previous_quote(here),
            self.next_quote(here),
            self.sentence_before(here),
            self.sentence_after(here),
            self.paragraph_before(here),
            self.subject_here(here),
            self.signature(here),
            self.name_before_colon(here),
        ];
        found.into_iter().flatten()
    }

    fn again(&self, place: usize, score: f32) -> Option<Candidate> {
        let chosen = self.chosen[self.marked[place]].as_ref()?;
        Some(Candidate { score, ..chosen.clone() })
    }

    /// The speaker of the quotation before this one.
    fn previous_quote(&self, here: usize) -> Option<Candidate> {
        let place = self.place.checked_sub(1)?;
        let there = self.sentence(place);
        if here - there > REACH {
            return None;
        }
        let bare = self.context.is_bare(here);
        let score = match (self.context.same_paragraph(here, there), here - there, bare) {
            (true, 0, _) => 1.2,
            (true, 1, true) => 2.9,
            (true, n, true) => 2.6 - 0.2 * n as f32,
            (true, n, false) => 1.5 - 0.2 * n as f32,
            (false, 1, true) => 1.6,
            (false, n, true) => 1.2 - 0.1 * n as f32,
            (false, n, false) => 0.8 - 0.1 * n as f32,
        };
        self.again(place, score)
    }

    /// The speaker of the next quotation in the paragraph.
    fn next_quote(&self, here: usize) -> Option<Candidate> {
        let place = self.place + 1;
        if place >= self.marked.len() {
            return None;
        }
        let there = self.sentence(place);
        let near = self.context.same_paragraph(here, there) && there - here <= 2;
        near.then(|| self.again(place, 2.0 - 0.3 * (there - here) as f32)).flatten()
    }

    /// The source of a report in the sentence before.
    fn sentence_before(&self, here: usize) -> Option<Candidate> {
        let there = here.checked_sub(1)?;
        if !self.context.same_paragraph(here, there) {
            return None;
        }
        let announced = self.context.announces(there);
        let bare = self.context.is_bare(here);
        let base = match (announced, bare) {
            (true, _) => 4.0,
            (false, true) => 2.5,
            (false, false) => 1.3,
        };
        self.report_or_subject(there, base)
    }

    /// The last report of speech of a sentence, else its subject.
    fn report_or_subject(&self, there: usize, base: f32) -> Option<Candidate> {
        if let Some(report) = self.context.main_report(there) {
            let here = self.sentence(self.place);
            if let Some(answer) = self.asked(here, report) {
                return Some(answer);
            }
            return candidate(self.context, report, base);
        }
        let subject = self.context.subject(there)?;
        Some(Candidate { speaker: self.context.span(&subject), cue: None, score: base - 0.7 })
    }

    /// The source of a report in the sentence after.
    fn sentence_after(&self, here: usize) -> Option<Candidate> {
        let there = here + 1;
        if there >= self.context.outline.sentences.len()
            || !self.context.same_paragraph(here, there)
            || !self.context.is_bare(here)
        {
            return None;
        }
        let report = self.context.reports_in(there).find(|r| reports::is_speech(r))?;
        candidate(self.context, report, 1.5)
    }

    /// What the paragraph before ends with, where this quotation opens its own.
    fn paragraph_before(&self, here: usize) -> Option<Candidate> {
        let there = here.checked_sub(1)?;
        if self.context.same_paragraph(here, there) {
            return None;
        }
        let base = if self.context.announces(there) {
            3.5
        } else if self.context.is_bare(here) {
            1.4
        } else {
            0.7
        };
        self.report_or_subject(there, base)
    }

    /// The name after a dash that signs a quotation: “…” — Ana Ruiz, teacher.
    fn signature(&self, here: usize) -> Option<Candidate> {
        let mark = self.context.quotations.found[self.marked[self.place]].mark?;
        let dash = self.context.outline.word_of(mark as usize) + 1;
        let words = self.context.words();
        let end =
            self.context.outline.sentences.iter().skip(here).take(2).map(|s| s.end).find(|&e| e > dash)?;
        let apart = !self.context.same_paragraph(here, self.context.sentence_at(dash));
        if apart && !self.context.is_bare(here)
            || !self.context.tags(dash).any(Tags::DASH)
            || !self.context.tags(dash + 1).any(Tags::CAP.with(Tags::DET))
        {
            return None;
        }
        let name = phrases::starting_at(&words[..end], dash + 1, end)?;
        let closes =
            name.end >= end || self.context.tags(name.end).any(Tags::COMMA.with(Tags::STOP).with(Tags::OPEN));
        let speaks = name.clone().any(|i| self.context.tags(i).any(Tags::PERSON.with(Tags::GROUP)))
            || self.context.tags(name.start).any(Tags::CAP);
        (closes && speaks).then(|| Candidate { speaker: self.context.span(&name), cue: None, score: 4.0 })
    }

    /// The subject of the sentence itself.
    fn subject_here(&self, here: usize) -> Option<Candidate> {
        if self.context.is_bare(here) {
            return None;
        }
        let subject = self.context.subject(here)?;
        let score = if self.is_announced(here) { 2.7 } else { 1.0 };
        Some(Candidate { speaker: self.context.span(&subject), cue: None, score })
    }

    /// Whether a colon stands right before the quotation in its sentence: "Ruiz shrugged: “…”".
    fn is_announced(&self, here: usize) -> bool {
        let mark = self.context.quotations.found[self.marked[self.place]].mark;
        let colon = mark.and_then(|mark| self.context.outline.word_of(mark as usize).checked_sub(1));
        let from = self.context.outline.sentences[here].start;
        colon.is_some_and(|colon| colon >= from && self.context.tags(colon).any(Tags::COLON))
    }

    /// The name right before the colon that announces it: "Pollsters agree – Ana Ruiz: “…”".
    fn name_before_colon(&self, here: usize) -> Option<Candidate> {
        let mark = self.context.quotations.found[self.marked[self.place]].mark?;
        let from = self.context.outline.sentences[here].start;
        let colon =
            self.context.outline.word_of(mark as usize).checked_sub(1).filter(|_| self.is_announced(here))?;
        let words = self.context.words();
        if let Some(owner) = self.owner(from, colon) {
            return Some(Candidate { speaker: self.context.span(&owner), cue: None, score: 2.8 });
        }
        let name = phrases::ending_before(words, from, colon)?;
        let full = name.clone().filter(|&i| phrases::is_name(words, i)).count() > 1;
        let signed = name.start > from && self.context.tags(name.start - 1).any(Tags::DASH);
        let score = if signed { 4.2 } else { 2.8 };
        full.then(|| Candidate { speaker: self.context.span(&name), cue: None, score })
    }

    /// Whose words a colon announces: "Ana Ruiz’s verdict: “…”", "Her advice: “…”".
    fn owner(&self, from: usize, colon: usize) -> Option<Range<usize>> {
        const NAME: usize = 6;
        let finite =
            (from..colon).any(|i| self.context.tags(i).any(Tags::VERB.with(Tags::AUX).with(Tags::CUE)));
        if finite {
            return None;
        }
        let first = self.context.tags(from);
        if first.any(Tags::POSS) && !first.any(Tags::WHO) {
            return Some(from..from + 1);
        }
        let clitic = (from + 1..colon.min(from + NAME)).find(|&i| self.context.tags(i).any(Tags::CLITIC))?;
        phrases::ending_before(self.context.words(), from, clitic)
            .filter(|p| first.any(Tags::CAP) && p.start == from)
    }

    /// Whom a question in the sentence before is about, where the quotation answers it: "Ruiz asked if Li would go. “No.”"
    fn asked(&self, here: usize, report: &Report) -> Option<Candidate> {
        let mark = self.context.quotations.found[self.marked[self.place]].span.of(self.context.text);
        let answer = !mark.trim_end_matches(['”', '"', '’', '\'']).ends_with('?');
        let asks =
            report.verb.is_some_and(|v| v.class == CueClass::Ask) && report.order == Order::SourceFirst;
        let opener = report.cue.end;
        let opens = self.context.tags(opener).any(Tags::SUB);
        if !(answer && asks && opens && self.context.is_bare(here)) {
            return None;
        }
        let end = self.context.outline.sentences[report.sentence].end;
        let subject = phrases::starting_at(self.context.words(), opener + 1, end)?;
        Some(Candidate { speaker: self.context.span(&subject), cue: None, score: 2.5 })
    }
}
