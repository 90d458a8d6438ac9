//! Exporting from the page: its document is native JSON, its text a string of its own.

use crate::export::{self, Format, Info, Options};
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
    let info = |&f: &Format| FormatInfo { info: f.info(), reads: import::FORMATS.contains(&f) };
    let infos: Vec<_> = Format::ALL.iter().map(info).collect();
    Ok(infos.serialize(&Serializer::json_compatible())?)
}

#[derive(Serialize)]
struct FormatInfo {
    #[serde(flatten)]
    info: &'static Info,
    reads: bool,
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
/// is the unit of positions, for native JSON and W3C.
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
) -> Result<JsValue, JsValue> {
    let format = Format::from_id(format).ok_or_else(|| JsError::new(&format!("no format “{format}”")))?;
    let json = String::from(JSON::stringify(document)?);
    let document = import::native_json(json.as_bytes(), Some(text)).map_err(JsError::from)?;
    let unit = offsets.as_deref().map(unit).transpose()?;
    let export = export::write(&document, format, &Options { id: id.as_deref(), unit });
    let exported = Exported {
        bytes: export.bytes,
        preview: export.preview,
        extension: format.info().extension,
        media_type: format.info().media_type,
        notes: export.notes.iter().map(ToString::to_string).collect(),
    };
    Ok(exported.serialize(&Serializer::new())?)
}

fn unit(name: &str) -> Result<Unit, JsError> {
    crate::wire::unit_named(name).ok_or_else(|| JsError::new(&format!("no unit of positions “{name}”")))
}
