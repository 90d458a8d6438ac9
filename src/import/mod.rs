//! Files of other tools, and our own → Document. A file is read whole or refused, with every reason.

mod anchor;
mod brat;
mod builder;
mod conll;
mod doccano;
mod draft;
mod json;
mod label;
mod label_studio;
mod native;
mod place;
mod problem;
mod sources;
mod spacy;
mod tei;
mod unit;
mod unknown;
mod w3c;
mod zip;

pub use label::Renamed;
pub use problem::{Error, Problem};
pub use unknown::put_back;

use crate::Document;
use crate::export::{Format, Note};
use crate::text::offsets::Unit;
use crate::wire;
use draft::{Draft, Drafted};
use place::Counts;
use serde_json::Value;

/// The formats that can be read.
pub const FORMATS: &[Format] = &[
    Format::Native,
    Format::W3c,
    Format::Spacy,
    Format::Doccano,
    Format::DoccanoGraphemes,
    Format::DoccanoRelations,
    Format::LabelStudio,
    Format::Brat,
    Format::Conll,
    Format::Iob2,
    Format::Tei,
];

/// What a caller may say of a file.
///
/// ```
/// use rubricator::{import::Options, text::offsets::Unit};
/// let options = Options { text: Some("Ann left."), unit: Some(Unit::Utf16) };
/// assert_ne!(options, Options::default());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options<'a> {
    /// The article, for formats that hold none (W3C, brat's `.ann`) or not as it was (CoNLL).
    pub text: Option<&'a str>,
    /// Unit of W3C positions; `None` is code points, as the recommendation has it.
    pub unit: Option<Unit>,
}

/// A document that was read.
///
/// ```
/// use rubricator::{export::Format, import};
/// let line = r#"{"text": "Ann left.", "label": []}"#;
/// let read = import::read(line.as_bytes(), Format::Doccano, &import::Options::default())?;
/// assert_eq!((&*read[0].document.text, read[0].notes.len()), ("Ann left.", 0));
/// # Ok::<(), import::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// What the file says.
    pub document: Document,
    /// What of the file a document has no place for.
    pub notes: Vec<Note>,
    /// Labels that have another name now.
    pub renamed: Vec<Renamed>,
    /// Of native JSON the fields that this version does not know, for [`put_back`]; positions count UTF-16 units.
    pub unknown: Option<Value>,
}

/// Reads the documents of a file: one, or one a line or list item where the format holds several.
///
/// ```
/// use rubricator::{export::Format, import};
/// let line = r#"{"text": "Ann left.", "label": [[0, 3, "PER"]]}"#;
/// let read = import::read(line.as_bytes(), Format::Doccano, &import::Options::default())?;
/// assert_eq!(read[0].document.entities[0].name, "Ann");
/// # Ok::<(), import::Error>(())
/// ```
///
/// # Errors
/// When the format cannot be read, or the file is not in it, or says something that cannot be so: every reason, each with
/// its place. Nothing is read in halves.
pub fn read(bytes: &[u8], format: Format, options: &Options) -> Result<Vec<Import>, Error> {
    let text = options.text;
    match format {
        Format::Native => each(bytes, |value| own(value, text)),
        Format::W3c => {
            let text = text.ok_or_else(|| Problem::new("", "needs the text that it annotates"))?;
            let unit = options.unit.unwrap_or(Unit::CodePoint);
            Ok(vec![built(w3c::read(&json::parse(bytes)?, text, unit)?)?])
        }
        Format::Spacy => each(bytes, |value| built(spacy::read(value)?)),
        Format::Doccano | Format::DoccanoRelations => {
            each(bytes, |value| built(doccano::read(value, Counts::Units(Unit::Utf16))?))
        }
        Format::DoccanoGraphemes => each(bytes, |value| built(doccano::read(value, Counts::Graphemes)?)),
        Format::LabelStudio => each(bytes, |value| built(label_studio::read(value)?)),
        Format::Brat => Ok(vec![built(brat::read(bytes, text)?)?]),
        Format::Conll | Format::Iob2 => conll::read(bytes, text)?.into_iter().map(built).collect(),
        Format::Tei => Ok(vec![built(tei::read(bytes)?)?]),
        _ => Err(Problem::new("", format!("{} can be written, not read", format.info().name)).into()),
    }
}

/// Reads one document in native JSON form, such as [`crate::wire::native`] makes.
///
/// `text` is the article, for a file that leaves it out.
///
/// ```
/// use rubricator::{import, wire, text::offsets::Unit};
/// let document = rubricator::annotate("Hello.", None, &rubricator::Model::rules_only());
/// let native = wire::native(&document, None, Unit::Utf16, wire::Text::Kept);
/// let json = serde_json::to_vec(&native)?;
/// assert_eq!(import::native_json(&json, None)?.text, "Hello.");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When the file is not native JSON, of a newer major version, or says something that cannot be so.
pub fn native_json(bytes: &[u8], text: Option<&str>) -> Result<Document, Error> {
    native::read(&json::parse(bytes)?, text)
}

/// As [`native_json`], of JSON that was read already and has its text.
pub(crate) fn native_value(value: &Value) -> Result<Document, Error> {
    native::read(value, None)
}

/// The native document in `bytes` with its positions in `unit`. All else stays as it is, fields that this version does not
/// know among it.
///
/// ```
/// use rubricator::{import, text::offsets::Unit};
/// let json = r#"{"format":"rubricator/1","offsets":"byte","text":"é!","mood":"good"}"#;
/// let same = import::native_in_unit(json.as_bytes(), Unit::Utf16)?;
/// assert!(String::from_utf8_lossy(&same).contains("mood"));
/// # Ok::<(), import::Error>(())
/// ```
///
/// # Errors
/// As [`native_json`].
pub fn native_in_unit(bytes: &[u8], unit: Unit) -> Result<Vec<u8>, Error> {
    let value = json::parse(bytes)?;
    let text = native::read(&value, None)?.text;
    let value = unit::rewrite(value, &text, unit)?;
    let mut json = serde_json::to_vec_pretty(&value).map_err(|e| Problem::new("", e.to_string()))?;
    json.push(b'\n');
    Ok(json)
}

/// The file of a ZIP archive whose name ends with `ending`.
///
/// # Errors
/// When the bytes are no archive, or it holds no such file, several, or one over 64 MB.
pub(crate) fn unzipped(archive: &[u8], ending: &str) -> Result<Vec<u8>, Error> {
    Ok(zip::file(archive, ending)?)
}

fn each(bytes: &[u8], read: impl Fn(&Value) -> Result<Import, Error>) -> Result<Vec<Import>, Error> {
    let documents = json::documents(bytes)?;
    documents.iter().map(|(line, value)| read(value).map_err(|e| e.at_line(*line))).collect()
}

fn own(value: &Value, text: Option<&str>) -> Result<Import, Error> {
    let document = native::read(value, text)?;
    let native = wire::native(&document, None, Unit::Utf16, wire::Text::Kept);
    let unknown = unknown::unknown(&unit::rewrite(value.clone(), &document.text, Unit::Utf16)?, &native);
    Ok(Import { document, notes: Vec::new(), renamed: Vec::new(), unknown })
}

fn built(draft: Draft) -> Result<Import, Error> {
    let Drafted { document, notes, renamed } = draft.document()?;
    Ok(Import { document, notes, renamed, unknown: None })
}
