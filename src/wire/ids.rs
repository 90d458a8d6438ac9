//! The numbers in `m1`, `e2`, `d3`, `q4`.

use crate::document::Document;

/// The number in each annotation's id, in the document's order.
///
/// ```
/// use rubricator::wire::Ids;
/// let document = rubricator::annotate("Zoë Li won.", None, &rubricator::Model::builtin());
/// assert_eq!(Ids::in_order(&document).entities, [1]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids {
    /// Of [`Document::mentions`].
    pub mentions: Vec<u32>,
    /// Of [`Document::entities`].
    pub entities: Vec<u32>,
    /// Of [`Document::dates`].
    pub dates: Vec<u32>,
    /// Of [`Document::quotes`].
    pub quotes: Vec<u32>,
}

impl Ids {
    /// 1, 2, 3, … as they stand in `document`.
    ///
    /// ```
    /// use rubricator::{Document, wire::Ids};
    /// assert_eq!(Ids::in_order(&Document::default()), Ids::default());
    /// ```
    #[must_use]
    pub fn in_order(document: &Document) -> Ids {
        let numbers = |count: usize| (1..=count as u32).collect();
        Ids {
            mentions: numbers(document.mentions.len()),
            entities: numbers(document.entities.len()),
            dates: numbers(document.dates.len()),
            quotes: numbers(document.quotes.len()),
        }
    }

    pub(super) fn mention(&self, index: usize) -> String {
        id('m', &self.mentions, index)
    }

    pub(super) fn entity(&self, index: usize) -> String {
        id('e', &self.entities, index)
    }

    pub(super) fn date(&self, index: usize) -> String {
        id('d', &self.dates, index)
    }

    pub(super) fn quote(&self, index: usize) -> String {
        id('q', &self.quotes, index)
    }
}

fn id(prefix: char, numbers: &[u32], index: usize) -> String {
    // `format!` would take a fifth of the time of writing a document.
    let (mut id, mut digits) = (String::with_capacity(12), itoa::Buffer::new());
    id.push(prefix);
    id.push_str(digits.format(numbers[index]));
    id
}
