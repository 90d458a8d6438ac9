//! Names, dates and quotations in news articles: found, resolved, and ready to export.
//!
//! [`annotate`] is the whole pipeline. Each stage is a function from what earlier stages made to a new value; none reads
//! a later one. Annotating cannot fail: any text gives a [`Document`].

pub mod attribution;
pub mod coref;
pub mod dates;
pub mod document;
pub mod docx;
pub mod entities;
pub mod export;
pub mod html;
pub mod import;
mod lexicon;
pub mod model;
pub mod quotes;
pub mod review;
pub mod segment;
pub mod text;
#[cfg(target_arch = "wasm32")]
mod wasm;
pub mod wire;
pub mod wordlist;

pub use document::{Document, Label};
pub use jiff::civil::Date;
pub use model::Model;
pub use text::Span;

/// A stage of [`annotate`] that is about to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Tokens, sentences, zones.
    Segments,
    /// Temporal expressions.
    Dates,
    /// Quotations.
    Quotes,
    /// Names and figures.
    Mentions,
    /// Which names stand for the same.
    Entities,
    /// Who said what.
    Attribution,
}

/// Annotates `text`.
///
/// `published` is the day that the article came out: relative dates are counted from it. Without one it is looked for in
/// the text, and when there is none values stay partial (`XXXX-02-01`).
///
/// ```
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let published = "2025-02-06".parse().ok();
/// let document = rubricator::annotate(text, published, &rubricator::Model::builtin());
/// assert_eq!(document.date, published);
/// assert!(document.check().is_ok());
/// ```
#[must_use]
pub fn annotate(text: &str, published: Option<Date>, model: &Model) -> Document {
    annotate_watched(text, published, model, |_| {})
}

/// As [`annotate`], telling `watch` which stage comes next.
#[must_use]
pub fn annotate_watched(
    text: &str,
    published: Option<Date>,
    model: &Model,
    mut watch: impl FnMut(Stage),
) -> Document {
    watch(Stage::Segments);
    let segments = segment::Segments::new(text);
    watch(Stage::Dates);
    let (anchor, dates) = dates::find(text, &segments, published);
    watch(Stage::Quotes);
    let quotations = quotes::find(text, &segments);
    watch(Stage::Mentions);
    let names = entities::find(text, &segments, &dates, model);
    watch(Stage::Entities);
    let (mentions, entities) = coref::resolve(text, &segments, names);
    watch(Stage::Attribution);
    let quotes = attribution::attribute(text, &quotations, &mentions, &entities);
    Document { text: text.to_owned(), date: anchor, mentions, entities, dates, quotes, ..Document::default() }
}
