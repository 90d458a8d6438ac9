//! Document → files that other tools read.
//!
//! One file a format. Each says in [`Note`]s what of the document it could not hold.

pub(crate) mod brat;
mod cas;
mod cas_json;
mod cas_xmi;
mod choose;
mod conll;
mod csv;
mod doccano;
pub(crate) mod flat;
mod format;
pub(crate) mod graphemes;
mod html;
mod icalendar;
mod inline;
mod iri;
mod label_studio;
mod markdown;
mod native;
mod note;
mod outgoing;
mod prodigy;
mod rejected;
mod schema_org;
mod spacy;
mod tei;
mod timeml;
mod tokens;
mod w3c;
mod xml;
pub(crate) mod zip;

pub use format::{Format, Info};
pub use note::{Note, Reason};

use crate::Document;
use crate::text::offsets::{OffsetIndex, Unit};
use outgoing::{Files, Outgoing};
use std::borrow::Cow;

/// What a caller may choose.
///
/// ```
/// use rubricator::{export::Options, text::offsets::Unit};
/// let options = Options { id: Some("article-1"), unit: Some(Unit::Utf16) };
/// assert_ne!(options, Options::default());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options<'a> {
    /// The caller's name for the document: a file name, an address.
    pub id: Option<&'a str>,
    /// Unit of positions, for the formats that let one choose (native JSON and W3C); `None` is the format's own.
    pub unit: Option<Unit>,
}

/// A document in some format.
///
/// ```
/// use rubricator::export::{self, Format, Options};
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// let export = export::write(&document, Format::CsvQuotes, &Options::default());
/// assert!(export.preview.contains("Zoë Li"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// Its first lines; of an archive, those of its first file.
    pub preview: String,
    /// What of the document is not in it.
    pub notes: Vec<Note>,
}

/// A document in several formats, as one ZIP archive.
///
/// ```
/// use rubricator::export::{self, Format, Options};
/// let document = rubricator::annotate("In 1998 it rained.", None, &rubricator::Model::rules_only());
/// let archive = export::write_all(&document, &[Format::ICalendar], "article", &Options::default());
/// assert_eq!(archive.notes[0].0, Format::ICalendar);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archive {
    /// The archive's bytes.
    pub bytes: Vec<u8>,
    /// The names of its files, one a line.
    pub preview: String,
    /// What of the document is not in the file of each format.
    pub notes: Vec<(Format, Note)>,
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
    let files = files(&mut out, format);
    let notes = out.notes;
    match files {
        Files::One(bytes) => Export { preview: preview(&bytes), bytes, notes },
        Files::Archive(files) => {
            Export { preview: preview(&files[0].bytes), bytes: zip::write(&files), notes }
        }
    }
}

/// Writes `document` in each of `formats` into one ZIP archive, as `stem.ID.EXTENSION`.
///
/// ```
/// use rubricator::export::{self, Format, Options};
/// let document = rubricator::annotate("Hello.", None, &rubricator::Model::rules_only());
/// let formats = [Format::Tei, Format::Markdown];
/// let archive = export::write_all(&document, &formats, "article", &Options::default());
/// assert_eq!(archive.preview, "article.tei.xml\narticle.markdown.md\n");
/// ```
#[must_use]
pub fn write_all(document: &Document, formats: &[Format], stem: &str, options: &Options) -> Archive {
    let (mut files, mut notes) = (Vec::new(), Vec::new());
    for &format in formats {
        let export = write(document, format, options);
        let Info { id, extension, .. } = format.info();
        files.push(zip::File { name: format!("{stem}.{id}.{extension}"), bytes: export.bytes });
        notes.extend(export.notes.into_iter().map(|note| (format, note)));
    }
    let preview = files.iter().map(|file| format!("{}\n", file.name)).collect();
    Archive { bytes: zip::write(&files), preview, notes }
}

fn files(out: &mut Outgoing, format: Format) -> Files {
    Files::One(match format {
        Format::Native => native::write(out),
        Format::W3c => w3c::write(out),
        Format::Spacy => spacy::write(out),
        Format::Prodigy => prodigy::write(out),
        Format::Doccano => doccano::labels(out),
        Format::DoccanoGraphemes => doccano::graphemes(out),
        Format::DoccanoRelations => doccano::relations(out),
        Format::LabelStudio => label_studio::tasks(out),
        Format::LabelStudioConfig => label_studio::config(out.document),
        Format::Brat => return Files::Archive(brat::write(out)),
        Format::Conll => conll::four_columns(out),
        Format::Iob2 => conll::two_columns(out),
        Format::CasJson => cas_json::write(out),
        Format::CasXmi => return Files::Archive(cas_xmi::write(out)),
        Format::Tei => tei::write(out),
        Format::TimeMl => timeml::write(out),
        Format::CsvMentions => csv::mentions(out),
        Format::CsvEntities => csv::entities(out),
        Format::CsvDates => csv::dates(out),
        Format::CsvQuotes => csv::quotes(out),
        Format::Markdown => markdown::write(out),
        Format::Html => html::write(out),
        Format::SchemaOrg => schema_org::write(out),
        Format::ICalendar => icalendar::days(out),
        Format::ICalendarPeriods => icalendar::periods(out),
    })
}

/// Lines and bytes of a preview: what a dialog can show.
const PREVIEW_LINES: usize = 30;
const PREVIEW_BYTES: usize = 3000;

fn preview(bytes: &[u8]) -> String {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(PREVIEW_BYTES)]);
    start.split_inclusive('\n').take(PREVIEW_LINES).collect()
}
