//! What comes in before it is annotated.

use wasm_bindgen::prelude::*;

/// The text of pasted HTML, laid out as a person reads it; scripts, menus, share bars, forms and hidden parts left out.
#[wasm_bindgen(js_name = htmlToText)]
#[must_use]
pub fn html_to_text(html: &str) -> String {
    crate::html::to_text(html)
}
