//! Leaves out what a person has refused: other tools have no word for it.

use crate::document::{Document, QuoteId, Status};
use std::borrow::Cow;

/// `document` without its rejected annotations, and how many those are.
pub(super) fn leave_out(document: &Document) -> (Cow<'_, Document>, usize) {
    let statuses = document.mentions.iter().map(|m| m.status);
    let statuses = statuses.chain(document.dates.iter().map(|d| d.status));
    let statuses = statuses.chain(document.quotes.iter().map(|q| q.status));
    match statuses.filter(|&s| s == Status::Rejected).count() {
        0 => (Cow::Borrowed(document), 0),
        rejected => (Cow::Owned(kept(document.clone())), rejected),
    }
}

fn kept(mut document: Document) -> Document {
    let moved = quote_places(&document);
    document.mentions.retain(|m| m.status != Status::Rejected);
    document.dates.retain(|d| d.status != Status::Rejected);
    document.quotes.retain(|q| q.status != Status::Rejected);
    for quote in &mut document.quotes {
        quote.continues = quote.continues.and_then(|q| moved[q.0 as usize]);
    }
    document.tidied()
}

/// Where each quotation is once the rejected ones are gone.
fn quote_places(document: &Document) -> Vec<Option<QuoteId>> {
    let mut next = 0;
    let place = |rejected: bool| {
        next += u32::from(!rejected);
        (!rejected).then(|| QuoteId(next - 1))
    };
    document.quotes.iter().map(|q| q.status == Status::Rejected).map(place).collect()
}
