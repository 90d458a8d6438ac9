//! Names and figures: found and labelled.

mod fold;
pub mod gazetteer;
mod rules;
pub mod titles;

pub use fold::fold;
pub use gazetteer::{Gazetteer, Kinds};

use crate::document::{Mention, Timex};
use crate::model::Model;
use crate::segment::Segments;

/// Finds the names and figures of `text`, in text order, none overlapping. No mention has an entity yet.
#[must_use]
pub fn find(text: &str, segments: &Segments, dates: &[Timex], model: &Model) -> Vec<Mention> {
    let _ = model;
    rules::find(text, segments, dates)
}
