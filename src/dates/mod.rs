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
mod order;
mod pattern;
mod ranges;
mod reject;
mod resolve;
mod shapes;
mod tense;
mod timex;
mod value;
mod words;

use crate::document::Timex;
use crate::edit::{Carried, Edit};
use crate::segment::Segments;
use anchor::Paragraph;
use items::{Around, Item};
use jiff::civil::Date;
pub use order::DateOrder;

/// What a caller knows of a text beforehand. Where only the published date is known, that will do in its place.
///
/// ```
/// use rubricator::{DateOrder, Options, Model};
/// let options = Options { order: Some(DateOrder::DayFirst), ..Options::default() };
/// let document = rubricator::annotate("It was signed on 03/04/2025.", options, &Model::rules_only());
/// assert_eq!(document.dates[0].value, "2025-04-03");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The day on which it was published.
    pub published: Option<Date>,
    /// Whether dates of two numbers have the day first; by default the text's own dates and spelling tell.
    pub order: Option<DateOrder>,
}

impl From<Option<Date>> for Options {
    fn from(published: Option<Date>) -> Options {
        Options { published, order: None }
    }
}

/// Finds the temporal expressions of `text`, and the day that relative ones are counted from: the published one, else one
/// that the text states, else none.
///
/// ```
/// # use rubricator::{dates, segment::Segments};
/// let text = "The council met last week and will vote on Tuesday.";
/// let (_, found) = dates::find(text, &Segments::new(text), "2025-02-06".parse().ok());
/// assert_eq!(found.iter().map(|t| t.value.as_str()).collect::<Vec<_>>(), ["2025-W05", "2025-02-11"]);
///
/// let text = "It was signed on 03/04/2025.";
/// let options = dates::Options { order: Some(dates::DateOrder::DayFirst), ..Default::default() };
/// let (_, found) = dates::find(text, &Segments::new(text), options);
/// assert_eq!((&*found[0].value, &found[0].alternatives[..]), ("2025-04-03", &["2025-03-04".to_owned()][..]));
/// ```
#[must_use]
pub fn find(text: &str, segments: &Segments, options: impl Into<Options>) -> (Option<Date>, Vec<Timex>) {
    Finder::default().find(text, segments, Edit::all(segments.paragraphs.len()), options)
}

/// Finds temporal expressions in a text as it is edited.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    /// The items of each paragraph, their tokens counted from its first.
    items: Carried<Vec<Item>>,
}

impl Finder {
    /// As [`find`], where `edit` says what changed since it was called last.
    pub(crate) fn find(
        &mut self,
        text: &str,
        segments: &Segments,
        edit: Edit,
        options: impl Into<Options>,
    ) -> (Option<Date>, Vec<Timex>) {
        let options = options.into();
        let count = segments.paragraphs.len();
        let around = |paragraph| Around::paragraph(text, segments, paragraph);
        let mut buffer = Vec::new();
        // A number that opens a paragraph is read with the word before it.
        self.items.follow(edit.widened(count), |p| {
            let items = spot(around(p), &mut buffer);
            items.iter().map(|item| item.counted(around(p).first, 0)).collect()
        });
        let here = |(p, items): (usize, &Vec<Item>)| Paragraph {
            around: around(p),
            items: items.iter().map(|item| item.counted(0, around(p).first)).collect(),
        };
        let paragraphs: Vec<Paragraph<'_>> = (0..count).zip(self.items.iter()).map(here).collect();
        let written = options.published.or_else(|| anchor::stated(segments, &paragraphs));
        let order = options.order.unwrap_or_else(|| order::shown(text, segments, &paragraphs));
        let setting = discourse::Discourse::new(&paragraphs, written, order);
        (written, setting.resolve(&paragraphs))
    }
}

/// The expressions of one paragraph.
fn spot(around: Around<'_>, buffer: &mut Vec<atoms::Atom>) -> Vec<Item> {
    let found = items::find(around, buffer);
    if !found.iter().any(Item::stands_alone) {
        return Vec::new();
    }
    let joined = merge::join(around, &found);
    let kept: Vec<Item> = joined.into_iter().filter(|item| reject::keeps(around, item)).collect();
    ranges::complete(around, &kept)
}
