//! Byte offsets ↔ code points ↔ UTF-16 units.

/// What an offset counts.
///
/// ```
/// use rubricator::text::offsets::{OffsetIndex, Unit};
/// let counts = |unit| OffsetIndex::new("Zoë 💩").len(unit);
/// assert_eq!([Unit::Byte, Unit::CodePoint, Unit::Utf16].map(counts), [9, 5, 6]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Bytes of UTF-8.
    Byte,
    /// Unicode code points (Unicode scalar values, since a Rust string holds no lone surrogate).
    CodePoint,
    /// UTF-16 code units, as in JavaScript and the DOM.
    Utf16,
}

/// Where the text was measured: at the character that each block begins with or in.
#[derive(Clone, Copy, Default)]
struct Mark {
    byte: u32,
    code_points: u32,
    utf16: u32,
}

/// Converts offsets of one text between units, in constant time, from one mark every 64 bytes.
///
/// ```
/// use rubricator::text::offsets::{OffsetIndex, Unit};
/// let index = OffsetIndex::new("💩 Zoë");
/// assert_eq!(index.to_unit(5, Unit::Utf16), 3);
/// assert_eq!(index.to_unit(5, Unit::CodePoint), 2);
/// assert_eq!(index.to_byte(3, Unit::Utf16), Some(5));
/// assert_eq!(index.to_byte(1, Unit::Utf16), None); // in the middle of a surrogate pair
/// ```
pub struct OffsetIndex<'t> {
    text: &'t str,
    marks: Vec<Mark>,
}

/// Bytes between two marks.
const BLOCK: usize = 64;

impl<'t> OffsetIndex<'t> {
    /// Reads `text` once.
    ///
    /// ```
    /// use rubricator::text::offsets::{OffsetIndex, Unit};
    /// assert_eq!(OffsetIndex::new("Zoë").len(Unit::Byte), 4);
    /// ```
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / BLOCK + 2);
        let mut at = Mark::default();
        for block in (0..text.len()).step_by(BLOCK) {
            at = at.after(&text[at.byte as usize..text.floor_char_boundary(block)]);
            marks.push(at);
        }
        marks.push(at.after(&text[at.byte as usize..]));
        Self { text, marks }
    }

    /// The offset in `unit` of byte offset `byte`.
    ///
    /// ```
    /// use rubricator::text::offsets::{OffsetIndex, Unit};
    /// assert_eq!(OffsetIndex::new("💩 Zoë").to_unit(5, Unit::CodePoint), 2);
    /// ```
    ///
    /// # Panics
    /// When `byte` is beyond the text or inside a character.
    #[must_use]
    pub fn to_unit(&self, byte: usize, unit: Unit) -> usize {
        if unit == Unit::Byte {
            return byte;
        }
        let (mark, next) = (self.marks[byte / BLOCK], self.marks.get(byte / BLOCK + 1));
        if next.is_some_and(|next| next.byte - mark.byte == next.code_points - mark.code_points) {
            // Nothing but ASCII up to the next mark.
            return mark.get(unit) + byte - mark.byte as usize;
        }
        mark.after(&self.text[mark.byte as usize..byte]).get(unit)
    }

    /// The byte offset of `offset` in `unit`; `None` beyond the text or inside a character.
    ///
    /// ```
    /// use rubricator::text::offsets::{OffsetIndex, Unit};
    /// let index = OffsetIndex::new("💩 Zoë");
    /// assert_eq!(index.to_byte(3, Unit::Utf16), Some(5));
    /// assert_eq!(index.to_byte(99, Unit::Utf16), None);
    /// ```
    #[must_use]
    pub fn to_byte(&self, offset: usize, unit: Unit) -> Option<usize> {
        let mut at = self.mark_before(|m| m.get(unit) <= offset);
        for c in self.text[at.byte as usize..].chars() {
            if at.get(unit) >= offset {
                break;
            }
            at = at.after(c.encode_utf8(&mut [0; 4]));
        }
        (at.get(unit) == offset).then_some(at.byte as usize)
    }

    /// Length of the whole text in `unit`.
    ///
    /// ```
    /// use rubricator::text::offsets::{OffsetIndex, Unit};
    /// assert_eq!(OffsetIndex::new("💩").len(Unit::Utf16), 2);
    /// ```
    #[must_use]
    pub fn len(&self, unit: Unit) -> usize {
        self.marks.last().map_or(0, |m| m.get(unit))
    }

    /// Whether the text is empty.
    ///
    /// ```
    /// use rubricator::text::offsets::OffsetIndex;
    /// assert!(OffsetIndex::new("").is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    fn mark_before(&self, holds: impl Fn(&Mark) -> bool) -> Mark {
        let after = self.marks.partition_point(holds);
        self.marks[after.saturating_sub(1)]
    }
}

impl Mark {
    fn after(self, piece: &str) -> Mark {
        let continuation = piece.bytes().filter(|&b| b & 0xC0 == 0x80).count();
        let four_byte = piece.bytes().filter(|&b| b >= 0xF0).count();
        let chars = (piece.len() - continuation) as u32;
        Mark {
            byte: self.byte + piece.len() as u32,
            code_points: self.code_points + chars,
            utf16: self.utf16 + chars + four_byte as u32,
        }
    }

    fn get(&self, unit: Unit) -> usize {
        match unit {
            Unit::Byte => self.byte as usize,
            Unit::CodePoint => self.code_points as usize,
            Unit::Utf16 => self.utf16 as usize,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) {
        let index = OffsetIndex::new(text);
        let (mut points, mut utf16) = (0, 0);
        for (byte, c) in text.char_indices() {
            assert_eq!(index.to_unit(byte, Unit::CodePoint), points, "byte {byte} of {text:?}");
            assert_eq!(index.to_unit(byte, Unit::Utf16), utf16, "byte {byte} of {text:?}");
            assert_eq!(index.to_byte(points, Unit::CodePoint), Some(byte));
            assert_eq!(index.to_byte(utf16, Unit::Utf16), Some(byte));
            if c.len_utf16() == 2 {
                assert_eq!(index.to_byte(utf16 + 1, Unit::Utf16), None);
            }
            points += 1;
            utf16 += c.len_utf16();
        }
        assert_eq!(index.to_byte(points, Unit::CodePoint), Some(text.len()));
        assert_eq!(index.to_byte(points + 1, Unit::CodePoint), None);
        assert_eq!(index.len(Unit::Utf16), text.encode_utf16().count());
    }

    #[test]
    fn every_position_round_trips() {
        check("");
        check("plain");
        check("💩 “We won,” said Zoe\u{308} Li\r\n\u{a0}שלום 👩‍👩‍👧 end");
        check(&"a💩é".repeat(400));
    }
}
