//! The positions of a file → spans of a text.

use super::anchor::{Anchors, Quoted};
use super::json::{self, Object};
use super::problem::Problem;
use crate::export::graphemes::Graphemes;
use crate::text::Span;
use crate::text::offsets::{OffsetIndex, Unit};

/// What a file's positions count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    Units(Unit),
    Graphemes,
}

/// Turns a file's positions into spans of its text.
pub(super) struct Places<'t> {
    pub(super) text: &'t str,
    index: OffsetIndex<'t>,
    graphemes: Option<Graphemes>,
    unit: Unit,
}

impl<'t> Places<'t> {
    pub(super) fn new(text: &'t str, counts: Counts) -> Places<'t> {
        let (unit, graphemes) = match counts {
            Counts::Units(unit) => (unit, None),
            Counts::Graphemes => (Unit::Byte, Some(Graphemes::new(text))),
        };
        Places { text, index: OffsetIndex::new(text), graphemes, unit }
    }

    fn byte(&self, at: usize) -> Option<usize> {
        match &self.graphemes {
            Some(graphemes) => graphemes.byte(at),
            None => self.index.to_byte(at, self.unit),
        }
    }

    /// The span from `start` to `end`.
    pub(super) fn span(&self, start: usize, end: usize) -> Result<Span, Problem> {
        let beyond = |at| {
            let reason = format!("position {at} is beyond the text or in the middle of a character");
            move || Problem::new("", reason)
        };
        let from = self.byte(start).ok_or_else(beyond(start))?;
        let to = self.byte(end).ok_or_else(beyond(end))?;
        if from >= to {
            return Err(Problem::new("", format!("it ends at {end}, not after its start at {start}")));
        }
        Ok(Span::new(from, to))
    }

    /// The span between the positions under two keys of `object`.
    pub(super) fn between(&self, object: &Object, start: &str, end: &str) -> Result<Span, Problem> {
        self.span(json::position(object, start)?, json::position(object, end)?)
    }

    /// The span at those positions if it has the words quoted; else where the words stand.
    pub(super) fn quoted(
        &self,
        positions: Option<(usize, usize)>,
        words: (&str, &str, &str),
        anchors: &Anchors,
    ) -> Result<Span, Problem> {
        let there = positions.and_then(|(start, end)| self.span(start, end).ok());
        let (prefix, exact, suffix) = words;
        if let Some(span) = there.filter(|s| s.of(self.text) == exact) {
            return Ok(span);
        }
        let at = there.map_or(0, Span::start);
        let found = anchors.find(&Quoted { exact, prefix, suffix, at });
        found.ok_or_else(|| Problem::new("", format!("the text has no {exact:?}")))
    }
}
