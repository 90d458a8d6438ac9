//! Quotations within quotations: “He told me, ‘Run,’ and I ran.”

use super::marks::Marked;
use super::outline::Outline;
use super::{Quotation, reports, speech};
use crate::segment::Segments;
use crate::text::Span;

/// The speech among `inner`, marked stretches that stand in one of `told`: that which a report beside it says is speech, since
/// who speaks quotes titles and single words more often than others.
pub(super) fn find(
    text: &str,
    segments: &Segments,
    told: &[Quotation],
    inner: &[Marked],
) -> Vec<Quotation> {
    let mut at = 0;
    let mut out = Vec::new();
    for outer in told {
        at += inner[at..].iter().take_while(|m| m.span.start() < outer.span.start()).count();
        let count = inner[at..].iter().take_while(|m| outer.span.contains(m.span)).count();
        let within = &inner[at..at + count];
        if count > 0 {
            out.extend(speech_in(text, segments, outer.span, within));
        }
    }
    out
}

fn speech_in(text: &str, segments: &Segments, outer: Span, inner: &[Marked]) -> Vec<Quotation> {
    let outline = Outline::within(text, segments, outer, inner);
    let reports = reports::find(&outline);
    let judged = speech::judge(text, segments, &outline, &reports, inner);
    let reported = judged.into_iter().filter_map(|quotation| {
        let source = reports[quotation.report?].source.clone()?;
        let speaker = Some(outline.span(&source));
        Some(Quotation { speaker, report: None, mark: None, ..quotation })
    });
    reported.collect()
}
