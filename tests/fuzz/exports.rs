//! What is found in any text is written in every format; what can be read is read back.

use super::pieces;
use rubricator::export::{self, Format};
use rubricator::import::{self, FORMATS};
use rubricator::text::offsets::Unit;
use rubricator::{Date, Document, Model, annotate};

/// The bytes stand for a text.
pub fn run(bytes: &[u8]) {
    let document = annotate(&pieces::text(bytes), Date::new(2025, 2, 1).ok(), &Model::rules_only());
    for &format in Format::ALL {
        let written = export::write(&document, format, &export::Options::default());
        if FORMATS.contains(&format) {
            let options = import::Options { text: Some(&document.text), unit: None };
            let read = import::read(&written.bytes, format, &options);
            let read = read.unwrap_or_else(|e| panic!("{format:?} is not read back: {e}"));
            assert_eq!(read[0].document.check(), Ok(()), "{format:?}");
        }
    }
    native(&document);
}

/// Native JSON says all of it, in every unit.
fn native(document: &Document) {
    for unit in [Unit::Byte, Unit::CodePoint, Unit::Utf16] {
        let options = export::Options { unit: Some(unit), ..export::Options::default() };
        let written = export::write(document, Format::Native, &options);
        let read = import::native_json(&written.bytes, None).expect("our own file");
        assert_eq!(export::write(&read, Format::Native, &options).bytes, written.bytes);
    }
}
