//! Document → files that other tools read.
//!
//! One file a format. Each says in [`Note`]s what of the document it could not hold.

mod flat;
mod format;
mod iri;
mod native;
mod rejected;
mod w3c;

pub use format::{Format, Info};

use crate::Document;
use crate::text::Span;
use crate::text::offsets::{OffsetIndex, Unit};
use serde::Serialize;
use std::borrow::Cow;
use std::fmt;

/// What a caller may choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options<'a> {
    /// The caller's name for the document: a file name, an address.
    pub id: Option<&'a str>,
    /// Unit of positions, for the formats that let one choose (native JSON and W3C); `None` is the format's own.
    pub unit: Option<Unit>,
}

/// A document in some format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// What of the document is not in it.
    pub notes: Vec<Note>,
}

/// Something that a file has no place for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// How many there are.
    pub count: usize,
    /// What they are, and why they are left out.
    pub reason: Reason,
}

macro_rules! reasons {
    ($($(#[$doc:meta])* $variant:ident: $one:literal, $many:literal;)*) => {
        /// Why part of a document is not in a file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Reason { $($(#[$doc])* $variant),* }

        impl Reason {
            fn words(self, count: usize) -> &'static str {
                match (self, count) { $((Reason::$variant, 1) => $one, (Reason::$variant, _) => $many),* }
            }
        }
    };
}

reasons! {
    /// A person refused it.
    Rejected: "annotation that you rejected is left out", "annotations that you rejected are left out";
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.count, self.reason.words(self.count))
    }
}

/// Writes `document` in `format`.
///
/// ```
/// use rubricator::export::{self, Format, Options};
/// let document = rubricator::annotate("Hello.", None, &rubricator::Model::rules_only());
/// let export = export::write(&document, Format::W3c, &Options::default());
/// assert!(export.notes.is_empty());
/// ```
#[must_use]
pub fn write(document: &Document, format: Format, options: &Options) -> Export {
    let (document, rejected) = match format {
        Format::Native => (Cow::Borrowed(document), 0),
        _ => rejected::leave_out(document),
    };
    let index = OffsetIndex::new(&document.text);
    let mut out = Outgoing { document: &document, index, options, notes: Vec::new() };
    out.note(rejected, Reason::Rejected);
    let bytes = match format {
        Format::Native => native::write(&out),
        Format::W3c => w3c::write(&out),
    };
    Export { bytes, notes: out.notes }
}

/// A document on its way out.
struct Outgoing<'d> {
    document: &'d Document,
    index: OffsetIndex<'d>,
    options: &'d Options<'d>,
    notes: Vec<Note>,
}

impl Outgoing<'_> {
    /// Says that `count` things are left out, unless there are none.
    fn note(&mut self, count: usize, reason: Reason) {
        if count > 0 {
            self.notes.push(Note { count, reason });
        }
    }

    /// Start and end of `span` in `unit`.
    fn range(&self, span: Span, unit: Unit) -> (usize, usize) {
        (self.index.to_unit(span.start(), unit), self.index.to_unit(span.end(), unit))
    }

    /// What names the document in linked data: the caller's address for it, else a name made from its text.
    fn iri(&self) -> String {
        match self.options.id {
            Some(id) if id.contains(':') && !id.contains(char::is_whitespace) => id.to_owned(),
            _ => iri::of(&self.document.text),
        }
    }
}

/// `value` as JSON, indented for people to read.
fn pretty(value: &impl Serialize) -> Vec<u8> {
    let mut json =
        serde_json::to_vec_pretty(value).expect("strings and numbers can always be written as JSON");
    json.push(b'\n');
    json
}
