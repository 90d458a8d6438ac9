//! Labelled spans and links, as most formats have them → Document.

use super::anchor::{Anchors, Quoted};
use super::builder::Builder;
use super::label::{Meaning, Renamed, meaning, renamed};
use super::problem::{Error, Problem};
use crate::Date;
use crate::document::{Document, Status};
use crate::export::flat::Role;
use crate::export::{Note, Reason};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Bytes of text on either side that tell repeated words apart.
const CONTEXT: usize = 32;

/// A labelled span as a file has it.
#[derive(Clone, Debug, Default)]
pub(super) struct DraftItem {
    /// What links call it; empty where nothing links to it.
    pub(super) key: String,
    pub(super) span: Span,
    /// The file's label: ours, or another tool's.
    pub(super) label: String,
    /// What tells its entity from others, and the entity's name.
    pub(super) entity: Option<DraftEntity>,
    /// The value of a date, the amount of a figure.
    pub(super) value: Option<String>,
    pub(super) score: Option<f32>,
    pub(super) source: Option<String>,
    pub(super) status: Status,
}

impl DraftItem {
    /// What problems call it: its key, else its place among `n` others.
    fn name(&self, n: usize) -> String {
        if self.key.is_empty() { format!("span {}", n + 1) } else { self.key.clone() }
    }
}

/// What a file says of an entity.
#[derive(Clone, Debug, Default)]
pub(super) struct DraftEntity {
    pub(super) key: String,
    pub(super) name: Option<String>,
    pub(super) wikidata: Option<String>,
}

/// One labelled span bears on another.
#[derive(Clone, Debug)]
pub(super) struct DraftLink {
    pub(super) from: String,
    /// The role's name; roles that are not ours are left out, and counted.
    pub(super) role: String,
    pub(super) to: String,
}

/// A document as a file has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub(super) text: String,
    pub(super) date: Option<Date>,
    pub(super) items: Vec<DraftItem>,
    pub(super) links: Vec<DraftLink>,
    /// What the file says and a document has no place for.
    pub(super) left_out: BTreeMap<Reason, usize>,
}

/// A document made of a draft, and what of the file it has no place for.
#[derive(Debug)]
pub(super) struct Drafted {
    pub(super) document: Document,
    pub(super) notes: Vec<Note>,
    pub(super) renamed: Vec<Renamed>,
}

impl Draft {
    /// Counts something that a document has no place for.
    pub(super) fn leave_out(&mut self, reason: Reason) {
        *self.left_out.entry(reason).or_default() += 1;
    }

    /// The draft on `text`, in which its words are looked for where the two differ.
    ///
    /// # Errors
    /// When words are not there.
    pub(super) fn onto(mut self, text: &str) -> Result<Draft, Error> {
        if self.text != text {
            let anchors = Anchors::new(text);
            let places = self.items.iter().enumerate().map(|(n, item)| self.place_in(&anchors, n, item));
            let places = super::problem::all(places)?;
            self.items.iter_mut().zip(places).for_each(|(item, place)| item.span = place);
            self.text = text.to_owned();
        }
        Ok(self)
    }

    fn place_in(&self, anchors: &Anchors, n: usize, item: &DraftItem) -> Result<Span, Problem> {
        let (before, after) = item.span.context(&self.text, CONTEXT);
        let (exact, at) = (item.span.of(&self.text), item.span.start());
        let quoted = Quoted { exact, prefix: before.of(&self.text), suffix: after.of(&self.text), at };
        let problem = || Problem::new(item.name(n), format!("the text has no {exact:?}"));
        anchors.find(&quoted).or_else(|| anchors.exact(exact)).ok_or_else(problem)
    }

    /// The document.
    ///
    /// # Errors
    /// When a label can be none of ours, or a link points nowhere.
    pub(super) fn document(mut self) -> Result<Drafted, Error> {
        let meanings = self.meanings()?;
        self.leave_out_relations();
        let renamed = self.items.iter().zip(&meanings).filter_map(|(item, &m)| renamed(&item.label, m));
        let renamed: BTreeSet<Renamed> = renamed.collect();
        let notes = self.left_out.iter().map(|(&reason, &count)| Note { count, reason }).collect();
        let document = Builder::new(self).build(&meanings)?;
        document.check().map_err(|reason| Problem::new("", reason))?;
        Ok(Drafted { document, notes, renamed: renamed.into_iter().collect() })
    }

    /// What each item's label means.
    fn meanings(&self) -> Result<Vec<Meaning>, Error> {
        let numbered = self.items.iter().enumerate();
        super::problem::all(
            numbered.map(|(i, item)| meaning(&item.label).map_err(|p| p.within(item.name(i)))),
        )
    }

    /// Relations that are none of a quotation's.
    fn leave_out_relations(&mut self) {
        let all = self.links.len();
        self.links.retain(|link| Role::named(&link.role).is_some());
        (self.links.len()..all).for_each(|_| self.leave_out(Reason::OtherRelation));
    }
}
