//! What comes in: pasted HTML before it is annotated, and documents that were annotated before.

use crate::import;
use crate::text::offsets::Unit;
use crate::wasm::crossed;
use crate::wire::{self, Ids, Text};
use crate::wordlist;
use wasm_bindgen::prelude::*;

/// The text of pasted HTML, laid out as a person reads it; scripts, menus, share bars, forms and hidden parts left out.
#[wasm_bindgen(js_name = htmlToText)]
#[must_use]
pub fn html_to_text(html: &str) -> String {
    crate::html::to_text(html)
}

/// The text of a Word document (`.docx`), with a blank line between paragraphs.
///
/// # Errors
/// When the bytes are no Word document, or one of more than 64 MB unpacked.
#[wasm_bindgen(js_name = docxToText)]
pub fn docx_to_text(bytes: &[u8]) -> Result<String, JsError> {
    Ok(crate::docx::to_text(bytes)?)
}

/// Reads native JSON, in any unit of position; `text` is the article, for a file that leaves it out.
///
/// # Errors
/// When the JSON is no native document; the message says what is wrong where.
#[wasm_bindgen(js_name = readDocument, unchecked_return_type = "NativeDocument & { text: string }")]
pub fn read_document(native: &str, text: Option<String>) -> Result<JsValue, JsValue> {
    let document = import::native_json(native.as_bytes(), text.as_deref()).map_err(JsError::from)?;
    crossed(&wire::stream(&document, &Ids::in_order(&document), None, Unit::Utf16, Text::Kept))
}

/// The patterns of a person's word list: regular expressions, matched in time linear in the text.
#[wasm_bindgen]
pub struct Patterns(wordlist::Patterns);

#[wasm_bindgen]
impl Patterns {
    /// Reads the patterns of `list`, and nothing else of it.
    ///
    /// # Errors
    /// When one is no pattern; the message names its line.
    #[wasm_bindgen(constructor)]
    pub fn new(list: &str) -> Result<Patterns, JsError> {
        Ok(Patterns(wordlist::Patterns::parse(list)?))
    }

    /// For each match three numbers, as `Annotator.setWords` wants them: which pattern it is of, counted from 0, and where in
    /// `text` it starts and ends, in bytes.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<u32> {
        let found = self.0.find(text).into_iter();
        found.flat_map(|(pattern, at)| [pattern, at.start(), at.end()].map(|n| n as u32)).collect()
    }
}
