//! Temporal expressions: found, typed and resolved.
//!
//! Tokens become [`atoms`] (what a word can mean in a date), atoms become [`items`] where a shape matches, neighbours are
//! [`merge`]d, what is no date is [`reject`]ed, and what is left is [`resolve`]d against the day of writing, the dates
//! mentioned before and the tense. Words are data (`data/dates/*.tsv`), [`shapes`] are tables, calendar arithmetic is
//! jiff's.

mod anchor;
mod atoms;
mod discourse;
mod holidays;
mod items;
mod meaning;
mod merge;
mod numbers;
mod numeric;
mod pattern;
mod reject;
mod resolve;
mod shapes;
mod tense;
mod timex;
mod value;
mod words;

use crate::document::Timex;
use crate::segment::Segments;
use anchor::Paragraph;
use items::{Around, Item};
use jiff::civil::Date;

/// Finds the temporal expressions of `text`, and the day that relative ones are counted from: `published`, else one that
/// the text states, else none.
///
/// ```
/// # use rubricator::{dates, segment::Segments};
/// let text = "The council met last week and will vote on Tuesday.";
/// let (_, found) = dates::find(text, &Segments::new(text), "2025-02-06".parse().ok());
/// assert_eq!(found.iter().map(|t| t.value.as_str()).collect::<Vec<_>>(), ["2025-W05", "2025-02-11"]);
/// ```
#[must_use]
pub fn find(text: &str, segments: &Segments, published: Option<Date>) -> (Option<Date>, Vec<Timex>) {
    let mut buffer = Vec::new();
    let spot = |around| Paragraph { around, items: spot(around, &mut buffer) };
    let paragraphs: Vec<Paragraph<'_>> = Around::paragraphs(text, segments).map(spot).collect();
    let written = published.or_else(|| anchor::stated(segments, &paragraphs));
    let setting = discourse::Discourse::new(&paragraphs, written);
    (written, setting.resolve(&paragraphs))
}

/// The expressions of one paragraph.
fn spot(around: Around<'_>, buffer: &mut Vec<atoms::Atom>) -> Vec<Item> {
    let found = items::find(around, buffer);
    if !found.iter().any(Item::stands_alone) {
        return Vec::new();
    }
    let joined = merge::join(around, &found);
    let kept = joined.into_iter().filter(|item| reject::keeps(around, item)).collect();
    merge::complete_ranges(around, kept)
}
