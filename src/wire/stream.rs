//! The native JSON form, made while it is written.

use super::boundary::{Boundary, Derived};
use super::{FORMAT, Ids, Text, unit_name};
use crate::document::Document;
use crate::text::offsets::{OffsetIndex, Unit};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// A document in native JSON form, of which no copy is made: what serde writes of it is what it writes of [`super::Native`].
///
/// ```
/// use rubricator::{text::offsets::Unit, wire::{self, Ids, Text}};
/// let document = rubricator::annotate("Zoë Li won.", None, &rubricator::Model::builtin());
/// let ids = Ids::in_order(&document);
/// let stream = wire::stream(&document, &ids, None, Unit::Utf16, Text::Kept);
/// let whole = wire::native(&document, None, Unit::Utf16, Text::Kept);
/// assert_eq!(serde_json::to_string(&stream)?, serde_json::to_string(&whole)?);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub struct Stream<'d> {
    at: Boundary<'d>,
    id: Option<&'d str>,
    text: Text,
}

/// As [`super::native_with_ids`], made while it is written.
///
/// ```
/// use rubricator::{Document, text::offsets::Unit, wire::{self, Ids, Text}};
/// let (document, ids) = (Document::default(), Ids::default());
/// let stream = wire::stream(&document, &ids, Some("a1"), Unit::Byte, Text::LeftOut);
/// assert!(serde_json::to_string(&stream)?.starts_with(r#"{"format":"rubricator/1","id":"a1""#));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[must_use]
pub fn stream<'d>(
    document: &'d Document,
    ids: &'d Ids,
    id: Option<&'d str>,
    unit: Unit,
    text: Text,
) -> Stream<'d> {
    let at =
        Boundary { document, ids, index: OffsetIndex::new(&document.text), unit, derived: Derived::Told };
    Stream { at, id, text }
}

impl Serialize for Stream<'_> {
    /// # Panics
    /// When the ids hold fewer numbers than the document has annotations.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Stream { at, id, text } = self;
        let document = at.document;
        let left_out = usize::from(id.is_none()) + usize::from(*text == Text::LeftOut);
        let mut out = serializer.serialize_struct("Native", 9 - left_out)?;
        out.serialize_field("format", FORMAT)?;
        id.map_or(Ok(()), |id| out.serialize_field("id", id))?;
        out.serialize_field("date", &document.date.map(|d| d.to_string()))?;
        out.serialize_field("offsets", unit_name(at.unit))?;
        match text {
            Text::Kept => out.serialize_field("text", &document.text)?,
            Text::LeftOut => {}
        }
        out.serialize_field("mentions", &Each { at, items: &document.mentions, make: Boundary::mention })?;
        out.serialize_field("entities", &Each { at, items: &document.entities, make: Boundary::entity })?;
        out.serialize_field("dates", &Each { at, items: &document.dates, make: Boundary::date })?;
        out.serialize_field("quotes", &Each { at, items: &document.quotes, make: Boundary::quote })?;
        out.end()
    }
}

/// The native form of each item, one at a time.
struct Each<'s, 'd, T, U> {
    at: &'s Boundary<'d>,
    items: &'d [T],
    make: fn(&Boundary<'d>, usize, &T) -> U,
}

impl<T, U: Serialize> Serialize for Each<'_, '_, T, U> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let made = self.items.iter().enumerate().map(|(i, item)| (self.make)(self.at, i, item));
        serializer.collect_seq(made)
    }
}
