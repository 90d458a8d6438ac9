//! Why two names are one, for a person who asks.

use crate::{Label, coref};
use wasm_bindgen::prelude::*;

/// How `name` stands for what `full` names: `alike`, `surname`, `givenName`, `middleName`, `nickname`, `form`, `known`,
/// `acronym` or `short`. Nothing where no rule ties the two under `label`, or that is none.
#[wasm_bindgen(js_name = tieBetween)]
#[must_use]
pub fn tie_between(label: &str, name: &str, full: &str) -> Option<String> {
    coref::tie(Label::named(label)?, name, full).map(|tie| tie.name().to_owned())
}
