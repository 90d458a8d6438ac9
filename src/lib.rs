//! Names, dates and quotations in news articles: found, resolved, and ready to export.
//!
//! [`annotate`] is the whole pipeline, and [`session::Session`] the same for a text that is edited. Each stage makes a new
//! value from what earlier ones made; none reads a later one. Annotating cannot fail: any text gives a [`Document`].
//!
//! ```
//! use rubricator::export::{self, Format, Options};
//! let text = "“We won,” said Zoë Li on Tuesday.";
//! let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
//! assert_eq!(document.entities[0].name, "Zoë Li");
//! assert_eq!(document.dates[0].value, "2025-02-04");
//! assert_eq!(document.quotes[0].span.of(text), "“We won,”");
//! let report = export::write(&document, Format::Markdown, &Options::default());
//! assert!(report.preview.contains("Zoë Li"));
//! ```
//!
//! A person's corrections are a [`review::Review`]; files are written by [`mod@export`] and read by [`import`]; native JSON
//! is [`wire`].
//!
//! # Features
//!
//! - `cli`, on by default: the command line. Libraries do without it: `default-features = false`.
//! - `wasm-annotator` and `wasm-desk`, both with `wasm`: the two modules of the page and the npm package. They have no effect
//!   but on `wasm32`, and pin an exact `wasm-bindgen`: not for other crates. Without them the crate builds for `wasm32` as
//!   plain Rust.
//!
//! # Versions
//!
//! Semantic versioning holds for what this documentation shows. The modules of the pipeline's stages are public for tests and
//! tools alone, are left out of it, and may change at any time; so may which annotations a text gets.

// What a stage's front page says of its inner modules is for who reads the source.
#![allow(rustdoc::private_intra_doc_links)]

#[doc(hidden)]
pub mod attribution;
#[doc(hidden)]
pub mod coref;
#[doc(hidden)]
pub mod dates;
mod day;
pub mod document;
pub mod docx;
#[doc(hidden)]
pub mod edit;
#[doc(hidden)]
pub mod entities;
pub mod export;
mod hash;
pub mod html;
pub mod import;
mod lexicon;
pub mod model;
#[doc(hidden)]
pub mod quotes;
pub mod review;
#[doc(hidden)]
pub mod segment;
pub mod session;
pub mod text;
#[cfg(all(target_arch = "wasm32", feature = "wasm"))]
mod wasm;
pub mod wire;
pub mod wordlist;

pub use dates::{DateOrder, Options};
pub use document::{Document, Label};
pub use jiff::civil::Date;
pub use model::Model;
pub use text::Span;

/// A stage of [`annotate`] that is about to run.
///
/// ```
/// use rubricator::{Model, Stage};
/// let mut first = None;
/// let _ = rubricator::annotate_watched("Hello.", None, &Model::rules_only(), |stage| first = first.or(Some(stage)));
/// assert_eq!(first, Some(Stage::Segments));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Tokens, sentences, zones.
    Segments,
    /// Temporal expressions.
    Dates,
    /// Names and figures.
    Mentions,
    /// Which names stand for the same.
    Entities,
    /// Quotations.
    Quotes,
    /// Who said what.
    Attribution,
}

/// Annotates `text`.
///
/// `options` are the day that the article came out, from which relative dates are counted, or [`Options`] that say more.
/// Without a day it is looked for in the text, and when there is none values stay partial (`XXXX-02-01`).
///
/// ```
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let published = "2025-02-06".parse().ok();
/// let document = rubricator::annotate(text, published, &rubricator::Model::builtin());
/// assert_eq!(document.date, published);
/// assert!(document.check().is_ok());
/// ```
#[must_use]
pub fn annotate(text: &str, options: impl Into<Options>, model: &Model) -> Document {
    annotate_watched(text, options, model, |_| {})
}

/// As [`annotate`], telling `watch` which stage comes next.
///
/// ```
/// let mut stages = 0;
/// let _ = rubricator::annotate_watched("Hello.", None, &rubricator::Model::rules_only(), |_| stages += 1);
/// assert_eq!(stages, 6);
/// ```
#[must_use]
pub fn annotate_watched(
    text: &str,
    options: impl Into<Options>,
    model: &Model,
    watch: impl FnMut(Stage),
) -> Document {
    session::Session::new(model.clone()).annotate_last(text, options.into(), watch)
}
