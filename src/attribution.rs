//! Quotations + entities → who said what.

use crate::document::{Entity, Mention, Quote, Status};
use crate::quotes::Quotation;
use crate::segment::Segments;

/// Finds the speaker of each quotation.
#[must_use]
pub fn attribute(
    text: &str,
    segments: &Segments,
    quotations: Vec<Quotation>,
    mentions: &[Mention],
    entities: &[Entity],
) -> Vec<Quote> {
    let _ = (text, segments, mentions, entities);
    let quote = |q: Quotation| Quote {
        span: q.span,
        kind: q.kind,
        speaker: None,
        cue: q.cue,
        continues: q.continues,
        score: q.score,
        source: q.source,
        status: Status::Machine,
    };
    quotations.into_iter().map(quote).collect()
}
