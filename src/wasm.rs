//! The wasm-bindgen shell, without logic: two modules, each built with the feature that has its name.
//!
//! Reading an article needs `annotator` alone. What a person does next, `desk`, is fetched with the first such deed.

#[cfg(feature = "wasm-annotator")]
mod annotator;
#[cfg(feature = "wasm-desk")]
mod desk;
#[cfg(feature = "wasm-annotator")]
mod tie;

use crate::{DateOrder, Options};
use js_sys::JSON;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// The standard library's allocator is 10 kB larger in each module, and slower: articles are many small pieces of memory.
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm.d.ts");

/// Makes a panic a JavaScript error that says what happened, instead of a bare `unreachable`.
///
/// The module's memory is not to be trusted after one: drop the worker.
#[wasm_bindgen(start, private)]
fn start() {
    std::panic::set_hook(Box::new(|panic| {
        let error = js_sys::Error::new(&panic.to_string());
        error.set_name("Panic");
        wasm_bindgen::throw_val(error.into());
    }));
}

/// A value made of JSON: engines read a large one several times as fast as its parts can be handed over one by one.
fn crossed(value: &impl Serialize) -> Result<JsValue, JsValue> {
    JSON::parse(&serde_json::to_string(value).map_err(JsError::from)?)
}

/// How dates are to be read, in the words of JavaScript.
fn options(date: Option<String>, order: Option<String>) -> Result<Options, JsError> {
    let published = date.map(|date| {
        let unread = || JsError::new(&format!("“{date}” is no date: write YYYY-MM-DD"));
        crate::day::parse(&date).ok_or_else(unread)
    });
    let order = order.filter(|id| id != "auto").map(|id| {
        let unknown =
            || JsError::new(&format!("“{id}” is no order of day and month: write dmy, mdy or auto"));
        DateOrder::from_id(&id).ok_or_else(unknown)
    });
    Ok(Options { published: published.transpose()?, order: order.transpose()? })
}
