//! Bytes, code points and UTF-16 units are turned into each other and back.

use super::pieces;
use rubricator::text::offsets::{OffsetIndex, Unit};

/// The first two bytes are a position, in any unit; the rest is the text.
pub fn run(bytes: &[u8]) {
    let Some((position, rest)) = bytes.split_first_chunk::<2>() else { return };
    let text = pieces::text(rest);
    let index = OffsetIndex::new(&text);
    let (mut points, mut units) = (0, 0);
    for c in text.chars() {
        let byte = index.to_byte(points, Unit::CodePoint).expect("a character's start");
        assert!(text[byte..].starts_with(c));
        check(&index, byte, points, units);
        let inside = (1..c.len_utf16()).all(|i| index.to_byte(units + i, Unit::Utf16).is_none());
        assert!(inside && (1..c.len_utf8()).all(|i| index.to_byte(byte + i, Unit::Byte).is_none()));
        (points, units) = (points + 1, units + c.len_utf16());
    }
    check(&index, text.len(), points, units);
    far(&text, &index, usize::from(u16::from_le_bytes(*position)));
}

/// The position `byte`, after so many code points and units, is itself in every unit.
fn check(index: &OffsetIndex, byte: usize, points: usize, units: usize) {
    for (unit, offset) in [(Unit::Byte, byte), (Unit::CodePoint, points), (Unit::Utf16, units)] {
        assert_eq!(index.to_unit(byte, unit), offset);
        assert_eq!(index.to_byte(offset, unit), Some(byte));
    }
}

/// Any number is a position of the text or refused.
fn far(text: &str, index: &OffsetIndex, position: usize) {
    for unit in [Unit::Byte, Unit::CodePoint, Unit::Utf16] {
        for position in [position, usize::MAX - position] {
            let byte = index.to_byte(position, unit);
            assert!(byte.is_none_or(|byte| text.is_char_boundary(byte)));
            assert!(byte.is_none() || position <= index.len(unit));
        }
    }
}
