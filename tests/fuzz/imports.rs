//! Any file is read whole or refused, in every format; what was read can be written and read again.

use rubricator::document::Document;
use rubricator::export::{self, Format};
use rubricator::import::{self, FORMATS, Options};
use rubricator::review::Review;
use rubricator::text::offsets::Unit;

/// The article for formats that may come without.
const TEXT: &str =
    "💩 “We won,” said Zoë Li on 3 May 2024 in Paris.\r\nAcme & Co fell. She\u{a0}paid $3 million.";

/// The first byte says which format, and whether a text is given; the rest is the file.
pub fn run(bytes: &[u8]) {
    let Some((&kind, file)) = bytes.split_first() else { return };
    let options = Options { text: (kind & 128 == 0).then_some(TEXT), unit: None };
    match FORMATS.get(usize::from(kind & 127)) {
        Some(&format) => {
            for read in import::read(file, format, &options).unwrap_or_default() {
                sound(&read.document, format);
            }
        }
        None if kind % 2 == 0 => {
            if let Ok(review) = Review::restore(file) {
                sound(&review.document().0, Format::Native);
            }
        }
        None => in_units(file),
    }
}

/// A document that was read holds together, and so does what is read back of it.
fn sound(document: &Document, format: Format) {
    assert_eq!(document.check(), Ok(()));
    for format in [format, Format::Native] {
        let written = export::write(document, format, &export::Options::default());
        let options = Options { text: Some(&document.text), unit: None };
        let read = import::read(&written.bytes, format, &options);
        let again = read.unwrap_or_else(|e| panic!("{format:?} is not read back: {e}"));
        assert_eq!(again[0].document.check(), Ok(()));
    }
}

/// Positions in another unit and back are the same.
fn in_units(file: &[u8]) {
    let Ok(bytes) = import::native_in_unit(file, Unit::Byte) else { return };
    for unit in [Unit::Utf16, Unit::CodePoint] {
        let there = import::native_in_unit(&bytes, unit).expect("our own file");
        assert_eq!(import::native_in_unit(&there, Unit::Byte).expect("our own file"), bytes);
    }
}
