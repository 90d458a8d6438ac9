//! Exporting from the page: its document is native JSON, its text a string of its own.

use crate::Document;
use crate::export::{self, Archive, Format, Info, Options};
use crate::import;
use crate::text::offsets::Unit;
use js_sys::JSON;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// What there is to say of each format, in the order to show them.
///
/// # Errors
/// Never, short of a full memory.
#[wasm_bindgen(unchecked_return_type = "FormatInfo[]")]
pub fn formats() -> Result<JsValue, JsValue> {
    Ok(import::Described::all().collect::<Vec<_>>().serialize(&Serializer::json_compatible())?)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Exported {
    #[serde(serialize_with = "bytes")]
    bytes: Vec<u8>,
    preview: String,
    extension: &'static str,
    media_type: &'static str,
    notes: Vec<String>,
}

fn bytes<S: serde::Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytes)
}

/// Writes `document`, whose text is `text`, in the format called `format`. `id` names the document in the file; `offsets`
/// is the unit of positions, for native JSON and W3C. `unknown` is what an import said of fields unknown to this version:
/// native JSON gets them back.
///
/// # Errors
/// When there is no such format or unit, or the document is not native JSON that holds together.
#[wasm_bindgen(js_name = exportDocument, unchecked_return_type = "Exported")]
pub fn export_document(
    text: &str,
    #[wasm_bindgen(unchecked_param_type = "NativeDocument")] document: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "FormatId")] format: &str,
    id: Option<String>,
    #[wasm_bindgen(unchecked_optional_param_type = "OffsetUnit")] offsets: Option<String>,
    #[wasm_bindgen(unchecked_optional_param_type = "string")] unknown: Option<String>,
) -> Result<JsValue, JsValue> {
    let format = named(format)?;
    let document = read(text, document)?;
    let unit = offsets.as_deref().map(unit).transpose()?;
    let mut export = export::write(&document, format, &Options { id: id.as_deref(), unit });
    if let Some(unknown) = unknown.filter(|_| format == Format::Native) {
        let unknown = serde_json::from_str(&unknown).map_err(JsError::from)?;
        let unit = unit.unwrap_or(Unit::CodePoint);
        export.bytes =
            import::native_with(&document, id.as_deref(), &unknown, unit).map_err(JsError::from)?;
    }
    let Info { extension, media_type, .. } = format.info();
    let notes = export.notes.iter().map(ToString::to_string).collect();
    let exported = Exported { bytes: export.bytes, preview: export.preview, extension, media_type, notes };
    Ok(exported.serialize(&Serializer::new())?)
}

/// Writes `document` in several formats into one ZIP archive of files `stem.FORMAT.EXTENSION`. Else as `exportDocument`.
///
/// # Errors
/// As `exportDocument`.
#[wasm_bindgen(js_name = exportAll, unchecked_return_type = "Exported")]
pub fn export_all(
    text: &str,
    #[wasm_bindgen(unchecked_param_type = "NativeDocument")] document: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "FormatId[]")] formats: Vec<String>,
    stem: &str,
    id: Option<String>,
) -> Result<JsValue, JsValue> {
    let formats: Vec<Format> = formats.iter().map(|id| named(id)).collect::<Result<_, _>>()?;
    let options = Options { id: id.as_deref(), unit: None };
    let Archive { bytes, preview, notes } =
        export::write_all(&read(text, document)?, &formats, stem, &options);
    let notes = notes.iter().map(|(format, note)| format!("{}: {note}", format.info().name)).collect();
    Ok(Exported { bytes, preview, extension: "zip", media_type: "application/zip", notes }
        .serialize(&Serializer::new())?)
}

fn named(format: &str) -> Result<Format, JsError> {
    Format::from_id(format).ok_or_else(|| JsError::new(&format!("no format “{format}”")))
}

fn read(text: &str, document: &JsValue) -> Result<Document, JsValue> {
    let json = String::from(JSON::stringify(document)?);
    Ok(import::native_json(json.as_bytes(), Some(text)).map_err(JsError::from)?)
}

fn unit(name: &str) -> Result<Unit, JsError> {
    crate::wire::unit_named(name).ok_or_else(|| JsError::new(&format!("no unit of positions “{name}”")))
}
