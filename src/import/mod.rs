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
mod line;
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
pub use unit::{native_in_unit, native_with};

use crate::Document;
use crate::export::{Format, Info, Note};
use crate::text::offsets::Unit;
use crate::wire;
use draft::{Draft, Drafted};
use json::Where;
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

/// A format as tables and dialogs show it.
///
/// ```
/// use rubricator::import::Described;
/// let readable: Vec<_> = Described::all().filter(|format| format.reads).map(|format| format.info.id).collect();
/// assert!(readable.contains(&"brat") && !readable.contains(&"html"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Described {
    /// What there is to say of it.
    #[serde(flatten)]
    pub info: &'static Info,
    /// Whether it can be read as well as written.
    pub reads: bool,
}

impl Described {
    /// Every format, in the order to show them.
    ///
    /// ```
    /// assert_eq!(rubricator::import::Described::all().next().expect("a format").info.id, "native");
    /// ```
    pub fn all() -> impl Iterator<Item = Described> {
        Format::ALL.iter().map(|format| Described { info: format.info(), reads: FORMATS.contains(format) })
    }
}

/// What a caller may say of a file.
///
/// ```
/// use rubricator::{import::Options, text::offsets::Unit};
/// let options = Options { text: Some("Ann left."), unit: Some(Unit::Utf16) };
/// assert_ne!(options, Options::default());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options<'a> {
    /// The article, for formats that hold none (W3C, brat's `.ann`, native JSON without its text) or not as it was (CoNLL).
    /// What other formats say of a text of their own is looked for in this one, if it is given. Native JSON keeps its own.
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
    /// Of native JSON the fields that this version does not know, for [`native_with`]; positions count UTF-16 units.
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
    let built = |draft| built(draft, text);
    match format {
        Format::Native => each(bytes, |value| own(value, text)),
        Format::W3c => {
            let text = text.ok_or_else(|| Problem::new("", "needs the text that it annotates"))?;
            let unit = options.unit.unwrap_or(Unit::CodePoint);
            let read = w3c::read(&json::parse(bytes)?, text, unit).and_then(built);
            Ok(vec![read.map_err(|e| on_lines(e, bytes))?])
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
    native::read(&json::parse(bytes)?, text).map_err(|e| on_lines(e, bytes))
}

/// As [`native_json`], of JSON that was read already and has its text.
pub(crate) fn native_value(value: &Value) -> Result<Document, Error> {
    native::read(value, None)
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
    let place = |error: Error, place| match place {
        Where::Line(line) => error.at_line(line),
        Where::Item(i) => on_lines(error.within(format!("[{i}]")), bytes),
        Where::Whole => on_lines(error, bytes),
    };
    documents.iter().map(|(at, value)| read(value).map_err(|e| place(e, *at))).collect()
}

/// `error` with the lines on which what is wrong stands in a JSON file.
fn on_lines(error: Error, bytes: &[u8]) -> Error {
    error.located(|place| line::of(json::unmarked(bytes), place))
}

fn own(value: &Value, text: Option<&str>) -> Result<Import, Error> {
    let document = native::read(value, text)?;
    let native = wire::native(&document, None, Unit::Utf16, wire::Text::Kept);
    let unknown = unknown::unknown(&unit::rewrite(value.clone(), &document.text, Unit::Utf16)?, &native);
    Ok(Import { document, notes: Vec::new(), renamed: Vec::new(), unknown })
}

fn built(draft: Draft, text: Option<&str>) -> Result<Import, Error> {
    let draft = match text {
        Some(text) => draft.onto(text)?,
        None => draft,
    };
    let Drafted { document, notes, renamed } = draft.document()?;
    Ok(Import { document, notes, renamed, unknown: None })
}
