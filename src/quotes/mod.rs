//! Quotations: marked spans that are speech, and reported clauses.

use crate::document::{QuoteId, QuoteKind, Source};
use crate::segment::Segments;
use crate::text::Span;

/// A quotation before anyone asked who said it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// What was said, marks included.
    pub span: Span,
    /// Direct, mixed or indirect.
    pub kind: QuoteKind,
    /// The words that report the speech.
    pub cue: Option<Span>,
    /// The grammatical source of the cue, where the sentence has one: "he", "the ministry", "Ana Ruiz".
    pub source_phrase: Option<Span>,
    /// The quotation that this one continues.
    pub continues: Option<QuoteId>,
    /// How sure we are that it is one, 0 to 1.
    pub score: f32,
    /// The rule that found it.
    pub source: Source,
}

/// Finds the quotations of `text`, in text order.
#[must_use]
pub fn find(text: &str, segments: &Segments) -> Vec<Quotation> {
    let _ = (text, segments);
    Vec::new()
}
