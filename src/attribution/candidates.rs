//! Who may be speaking, and how likely each is.

use super::context::Context;
use crate::document::QuoteKind;
use crate::quotes::Quotation;
use crate::quotes::phrases;
use crate::quotes::reports::{self, Order, Report};
use crate::quotes::words::{CueClass, Tags};
use crate::text::Span;

/// Someone who may speak a quotation.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The words that name the speaker.
    pub speaker: Span,
    /// The words that report the speech.
    pub cue: Option<Span>,
    /// The higher the likelier; about -2 to 6.
    pub score: f32,
}

impl Candidate {
    /// As a share of certainty, 0.5 to 1.
    pub(super) fn certainty(&self) -> f32 {
        1.0 - 0.5 / (1.0 + self.score.max(0.0))
    }
}

/// How far, in sentences, a speaker carries within a paragraph.
const REACH: usize = 6;

/// The best candidate of each quotation.
pub(super) fn choose(context: &Context) -> Vec<Option<Candidate>> {
    let found = &context.quotations.found;
    let mut out: Vec<Option<Candidate>> = found.iter().map(|q| own(context, q)).collect();
    let marked: Vec<usize> = (0..found.len()).filter(|&i| found[i].mark.is_some()).collect();
    for (place, &index) in marked.iter().enumerate() {
        let neighbours = Neighbours { context, chosen: &out, marked: &marked, place };
        let best = neighbours.candidates().max_by(|a, b| a.score.total_cmp(&b.score));
        if best.as_ref().is_some_and(|b| out[index].as_ref().is_none_or(|own| b.score > own.score)) {
            out[index] = best;
        }
    }
    out
}

/// The best candidate in the quotation's own sentence.
fn own(context: &Context, quotation: &Quotation) -> Option<Candidate> {
    if let Some(speaker) = quotation.turn {
        return Some(Candidate { speaker, cue: None, score: 5.0 });
    }
    let Some(mark) = quotation.mark else {
        let report = &context.quotations.reports[quotation.report?];
        return candidate(context, report, 3.0);
    };
    let at = context.outline.word_of(mark as usize);
    let sentence = context.outline.home[mark as usize] as usize;
    let scored =
        context.reports_in(sentence).map(|report| (report, in_sentence(context, quotation, at, report)));
    let (report, score) = scored.max_by(|a, b| a.1.total_cmp(&b.1))?;
    candidate(context, report, score)
}

fn candidate(context: &Context, report: &Report, score: f32) -> Option<Candidate> {
    let speaker = context.span(report.source.as_ref()?);
    Some(Candidate { speaker, cue: Some(context.span(&report.cue)), score })
}

/// How likely the source of `report` speaks the quotation at word `at` of the same sentence.
fn in_sentence(context: &Context, quotation: &Quotation, at: usize, report: &Report) -> f32 {
    let reach = report.reach();
    let before = reach.end <= at;
    let distance = if before { at - reach.end } else { reach.start.saturating_sub(at + 1) };
    let quoting = report.verb.is_none_or(|v| v.takes_quote());
    let mut score = 3.0 - 0.06 * distance.min(30) as f32;
    if !quoting {
        score -= 0.5;
    }
    if report.verb.is_some_and(|v| v.class == CueClass::Belief) {
        score -= 1.5;
    }
    if report.order == Order::Passive {
        score -= 1.0;
    }
    score + side_score(context, quotation, at, report, before, distance)
}

/// What the side of the report tells: speech that leads on to a report belongs to it.
fn side_score(
    context: &Context,
    quotation: &Quotation,
    at: usize,
    report: &Report,
    before: bool,
    distance: usize,
) -> f32 {
    let inside = quotation.span.of(context.text).trim_end_matches(['”', '"', '’', '\'', '»', ' ']);
    let leads_on =
        inside.ends_with([',', '?', '!', '…', '—', '–', '-']) || context.tags(at + 1).any(Tags::COMMA);
    let announced = before && context.tags(at.saturating_sub(1)).any(Tags::COLON.with(Tags::COMMA));
    match (before, leads_on, distance) {
        (false, true, 0) if report.order != Order::Shared => 2.0,
        (false, true, 1) if report.order != Order::Shared => 1.2,
        (false, _, _) if report.order == Order::According => 0.3,
        (false, false, _) => -0.8,
        (true, _, 0..=1) if announced => 2.0,
        (true, ..) if quotation.kind == QuoteKind::Mixed => 1.0,
        (true, true, _) if inside.ends_with(',') => -0.2,
        (true, ..) => 0.8,
        _ => 0.0,
    }
}

/// The quotations and sentences around one quotation.
struct Neighbours<'c, 't> {
    context: &'c Context<'t>,
    chosen: &'c [Option<Candidate>],
    /// Indices of the quotations with marks.
    marked: &'c [usize],
    /// Which of them is asked about.
    place: usize,
}

impl<'c> Neighbours<'c, '_> {
    fn sentence(&self, place: usize) -> usize {
        let found = &self.context.quotations.found;
        let mark = found[self.marked[place]].mark.unwrap_or_default();
        self.context.outline.home[mark as usize] as usize
    }

    fn candidates(&self) -> impl Iterator<Item = Candidate> + use<'c> {
        let here = self.sentence(self.place);
        let found = [
            self.previous_quote(here),
            self.next_quote(here),
            self.sentence_before(here),
            self.sentence_after(here),
            self.paragraph_before(here),
            self.subject_here(here),
            self.signature(here),
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
        if !self.context.tags(dash).any(Tags::DASH)
            || !self.context.tags(dash + 1).any(Tags::CAP.with(Tags::DET))
        {
            return None;
        }
        let name = phrases::starting_at(&words[..end], dash + 1, end)?;
        let closes =
            name.end >= end || self.context.tags(name.end).any(Tags::COMMA.with(Tags::STOP).with(Tags::OPEN));
        closes.then(|| Candidate { speaker: self.context.span(&name), cue: None, score: 4.0 })
    }

    /// The subject of the sentence itself.
    fn subject_here(&self, here: usize) -> Option<Candidate> {
        if self.context.is_bare(here) {
            return None;
        }
        let subject = self.context.subject(here)?;
        Some(Candidate { speaker: self.context.span(&subject), cue: None, score: 1.0 })
    }
}
