//! Importing into the page.

use crate::export::Format;
use crate::import::{self, Import, Options};
use crate::text::offsets::Unit;
use crate::wasm::crossed;
use crate::wire::{self, Native, Text};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[derive(Serialize)]
struct Imported {
    text: String,
    document: Native,
    notes: Vec<String>,
    unknown: Option<String>,
}

/// Reads the documents of a file in the format called `format`. `text` is the article, for formats that hold none.
///
/// # Errors
/// When there is no such format, or the file cannot be read: the message has a line for each reason.
#[wasm_bindgen(js_name = importDocuments, unchecked_return_type = "Imported[]")]
pub fn import_documents(
    bytes: &[u8],
    #[wasm_bindgen(unchecked_param_type = "FormatId")] format: &str,
    text: Option<String>,
) -> Result<JsValue, JsValue> {
    let format = Format::from_id(format).ok_or_else(|| JsError::new(&format!("no format “{format}”")))?;
    let options = Options { text: text.as_deref(), ..Options::default() };
    let read = import::read(bytes, format, &options).map_err(JsError::from)?;
    let imported: Vec<_> = read.into_iter().map(imported).collect();
    crossed(&imported)
}

fn imported(read: Import) -> Imported {
    let notes = read.notes.iter().map(ToString::to_string);
    Imported {
        document: wire::native(&read.document, None, Unit::Utf16, Text::LeftOut),
        unknown: read.unknown.map(|rest| rest.to_string()),
        text: read.document.text,
        notes: notes.chain(read.renamed.iter().map(ToString::to_string)).collect(),
    }
}
