//! What crosses the boundary: the native JSON form, `rubricator/1`, with offsets in the unit that it names.

mod boundary;
mod form;
mod ids;
mod news;
mod paragraphs;
mod stream;

pub(crate) use boundary::source_name;
pub use form::{
    Native, NativeAmount, NativeDate, NativeEntity, NativeMention, NativeQuote, NativeSpan, NativeSpeaker,
};
pub use ids::Ids;
pub use news::{List, News, Piece, Reader, Splice};
pub(crate) use paragraphs::of_segments;
pub use paragraphs::{NativeParagraph, paragraphs};
pub use stream::{Stream, stream};

use crate::document::Document;
use crate::text::offsets::{OffsetIndex, Unit};
use boundary::{Boundary, Derived, each};

/// The format's name and major version.
pub const FORMAT: &str = "rubricator/1";

/// Whether the text goes along.
///
/// ```
/// use rubricator::{text::offsets::Unit, wire::{self, Text}};
/// let document = rubricator::annotate("Hello.", None, &rubricator::Model::rules_only());
/// let text = |kept| wire::native(&document, None, Unit::Byte, kept).text;
/// assert_eq!((text(Text::Kept).as_deref(), text(Text::LeftOut)), (Some("Hello."), None));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// The native form holds the text.
    Kept,
    /// It does not: the reader has it.
    LeftOut,
}

/// The native form of `document` with offsets in `unit`.
///
/// ```
/// use rubricator::{text::offsets::Unit, wire::{self, Text}};
/// let document = rubricator::annotate("Hello.", None, &rubricator::Model::rules_only());
/// assert_eq!(wire::native(&document, Some("a1"), Unit::Utf16, Text::Kept).offsets, "utf16");
/// ```
#[must_use]
pub fn native(document: &Document, id: Option<&str>, unit: Unit, text: Text) -> Native {
    native_with_ids(document, &Ids::in_order(document), id, unit, text)
}

/// As [`native`], where the annotations go by `ids` that they had before.
///
/// ```
/// use rubricator::{Model, review::Review, text::offsets::Unit, wire::{self, Text}};
/// let review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
/// let (document, ids) = review.document();
/// let native = wire::native_with_ids(&document, &ids, None, Unit::Utf16, Text::Kept);
/// assert_eq!(native.mentions[0].id, "m1");
/// ```
///
/// # Panics
/// When `ids` holds fewer numbers than `document` has annotations.
#[must_use]
pub fn native_with_ids(document: &Document, ids: &Ids, id: Option<&str>, unit: Unit, text: Text) -> Native {
    let at =
        Boundary { document, ids, index: OffsetIndex::new(&document.text), unit, derived: Derived::Told };
    Native {
        format: FORMAT,
        id: id.map(str::to_owned),
        date: document.date.map(|d| d.to_string()),
        offsets: unit_name(unit),
        text: (text == Text::Kept).then(|| document.text.clone()),
        mentions: each(&document.mentions, |i, m| at.mention(i, m)),
        entities: each(&document.entities, |i, e| at.entity(i, e)),
        dates: each(&document.dates, |i, d| at.date(i, d)),
        quotes: each(&document.quotes, |i, q| at.quote(i, q)),
    }
}

/// The unit's name in native JSON.
///
/// ```
/// use rubricator::{text::offsets::Unit, wire};
/// assert_eq!(wire::unit_name(Unit::CodePoint), "codePoint");
/// ```
#[must_use]
pub fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Byte => "byte",
        Unit::CodePoint => "codePoint",
        Unit::Utf16 => "utf16",
    }
}

/// The unit of that name in native JSON.
///
/// ```
/// use rubricator::{text::offsets::Unit, wire};
/// assert_eq!(wire::unit_named("utf16"), Some(Unit::Utf16));
/// assert_eq!(wire::unit_named("furlong"), None);
/// ```
#[must_use]
pub fn unit_named(name: &str) -> Option<Unit> {
    [Unit::Byte, Unit::CodePoint, Unit::Utf16].into_iter().find(|&unit| unit_name(unit) == name)
}
