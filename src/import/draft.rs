//! Labelled spans and links, as most formats have them → Document.

use super::builder::Builder;
use super::label::{Meaning, Renamed, meaning, renamed};
use super::problem::{Error, Problem};
use crate::Date;
use crate::document::{Document, Status};
use crate::export::flat::Role;
use crate::export::{Note, Reason};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

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
        super::problem::all(numbered.map(|(i, item)| {
            let place = if item.key.is_empty() { format!("span {}", i + 1) } else { item.key.clone() };
            meaning(&item.label).map_err(|p| p.within(place))
        }))
    }

    /// Relations that are none of a quotation's.
    fn leave_out_relations(&mut self) {
        let all = self.links.len();
        self.links.retain(|link| Role::named(&link.role).is_some());
        (self.links.len()..all).for_each(|_| self.leave_out(Reason::OtherRelation));
    }
}
