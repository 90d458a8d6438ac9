//! A document on its way out: what every format needs of it.

use super::flat::{self, Item};
use super::{Note, Options, Reason, iri, zip};
use crate::Document;
use crate::text::Span;
use crate::text::offsets::{OffsetIndex, Unit};
use serde::Serialize;

/// What a format writes.
pub(super) enum Files {
    One(Vec<u8>),
    /// Several files, the one to show first; never empty.
    Archive(Vec<zip::File>),
}

/// A document on its way out.
pub(super) struct Outgoing<'d> {
    pub(super) document: &'d Document,
    pub(super) index: OffsetIndex<'d>,
    pub(super) options: &'d Options<'d>,
    pub(super) notes: Vec<Note>,
}

impl Outgoing<'_> {
    /// Says that `count` things are left out, unless there are none.
    pub(super) fn note(&mut self, count: usize, reason: Reason) {
        if count > 0 {
            self.notes.push(Note { count, reason });
        }
    }

    /// Start and end of `span` in `unit`.
    pub(super) fn range(&self, span: Span, unit: Unit) -> (usize, usize) {
        (self.index.to_unit(span.start(), unit), self.index.to_unit(span.end(), unit))
    }

    /// The labelled spans without the white space around them, for formats that count tokens; those of nothing but white
    /// space are left out.
    pub(super) fn visible_items(&mut self) -> Vec<Item> {
        let mut items = flat::items(self.document);
        let all = items.len();
        items.iter_mut().for_each(|item| item.span = item.span.trim(&self.document.text));
        items.retain(|item| !item.span.is_empty());
        self.note(all - items.len(), Reason::Blank);
        items
    }

    /// What names the document in linked data: the caller's address for it, else a name made from its text.
    pub(super) fn iri(&self) -> String {
        match self.options.id {
            Some(id) if id.contains(':') && !id.contains(char::is_whitespace) => id.to_owned(),
            _ => iri::of(&self.document.text),
        }
    }
}

/// `value` as one line of JSON.
pub(super) fn line(value: &impl Serialize) -> Vec<u8> {
    let mut json = serde_json::to_vec(value).expect("strings and numbers can always be written as JSON");
    json.push(b'\n');
    json
}

/// `value` as JSON, indented for people to read.
pub(super) fn pretty(value: &impl Serialize) -> Vec<u8> {
    let mut json =
        serde_json::to_vec_pretty(value).expect("strings and numbers can always be written as JSON");
    json.push(b'\n');
    json
}
