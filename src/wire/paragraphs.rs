//! Paragraphs and the parts of the article that they are, for whoever draws the text.

use crate::segment::{Segments, Zone};
use crate::text::Span;
use crate::text::offsets::{OffsetIndex, Unit};
use serde::Serialize;

/// A paragraph and what part of the article it is.
///
/// ```
/// use rubricator::{text::offsets::Unit, wire};
/// let paragraphs = wire::paragraphs("Wall fails\n\nIt stood for a winter.", Unit::Utf16);
/// assert_eq!((paragraphs[1].start, paragraphs[1].end), (12, 34));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NativeParagraph {
    /// First position.
    pub start: usize,
    /// One past the last position.
    pub end: usize,
    /// [`crate::segment::Zone::name`].
    pub zone: &'static str,
}

/// The paragraphs of `text` in order, with positions in `unit`.
///
/// ```
/// use rubricator::{text::offsets::Unit, wire};
/// let paragraphs = wire::paragraphs("💩 falls\n\nBy Zoë Li\n\nIt fell on Tuesday. It was a 💩. It was seen.", Unit::Utf16);
/// assert_eq!(paragraphs[0].zone, "headline");
/// assert_eq!((paragraphs[1].start, paragraphs[1].zone), (10, "byline"));
/// ```
#[must_use]
pub fn paragraphs(text: &str, unit: Unit) -> Vec<NativeParagraph> {
    of_segments(text, &Segments::new(text), unit)
}

/// As [`paragraphs`], of a text that is in its parts already.
pub(crate) fn of_segments(text: &str, segments: &Segments, unit: Unit) -> Vec<NativeParagraph> {
    let index = OffsetIndex::new(text);
    segments.paragraphs.iter().map(|p| native_paragraph(&index, unit, (p.span, p.zone))).collect()
}

pub(super) fn native_paragraph(
    index: &OffsetIndex,
    unit: Unit,
    (span, zone): (Span, Zone),
) -> NativeParagraph {
    let at = |byte| index.to_unit(byte, unit);
    NativeParagraph { start: at(span.start()), end: at(span.end()), zone: zone.name() }
}
