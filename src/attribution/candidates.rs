//! Who may be speaking: the best candidate of each quotation.

use super::context::Context;
use super::features;
use super::neighbours::Neighbours;
use crate::quotes::Quotation;
use crate::quotes::reports::Report;
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
        context.reports_in(sentence).map(|report| (report, features::score(context, quotation, at, report)));
    let (report, score) = scored.max_by(|a, b| a.1.total_cmp(&b.1))?;
    candidate(context, report, score)
}

/// The source of a report as a candidate.
pub(super) fn candidate(context: &Context, report: &Report, score: f32) -> Option<Candidate> {
    let source = report.source.as_ref()?;
    let named = context.named_in_sentence(report);
    let speaker = context.span(named.as_ref().unwrap_or(source));
    Some(Candidate { speaker, cue: Some(context.span(&report.cue)), score })
}
