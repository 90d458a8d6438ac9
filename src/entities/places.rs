//! Positions that can be part of names, with their scores.

use super::features::{Position, is_capitalised};
use crate::model::Scores;
use std::ops::Range;

/// A position that can be part of a name.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Its number in the paragraph.
    pub at: u32,
    pub scores: Scores,
}

impl Place {
    /// Its word, where it has a capital: what it is here tells what it is elsewhere. `positions` are the paragraph's.
    pub fn word(&self, positions: &[Position]) -> Option<usize> {
        let Position { word, shape, .. } = positions[self.at as usize];
        is_capitalised(shape).then_some(word as usize)
    }
}

/// The places with a capital among those of a paragraph, each with its word.
pub(super) fn words<'a>(
    places: &'a [Place],
    positions: &'a [Position],
) -> impl Iterator<Item = (usize, &'a Place)> {
    places.iter().filter_map(|place| Some((place.word(positions)?, place)))
}

/// The places of a text, paragraph by paragraph: one list, which is let go of as a whole.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    all: Vec<Place>,
    /// Where those of each paragraph end.
    ends: Vec<u32>,
}

impl Places {
    /// Room for so many, nothing in it.
    pub fn with_room(places: usize, paragraphs: usize) -> Places {
        Places { all: Vec::with_capacity(places), ends: Vec::with_capacity(paragraphs) }
    }

    /// How many paragraphs are complete.
    pub fn paragraphs(&self) -> usize {
        self.ends.len()
    }

    /// Adds a place to the paragraph after those that are complete.
    pub fn push(&mut self, place: Place) {
        self.all.push(place);
    }

    /// Completes that paragraph with `kept`, its last places.
    pub fn complete(&mut self, kept: &[Place]) {
        self.all.extend_from_slice(kept);
        self.ends.push(self.all.len() as u32);
    }

    /// The places of a paragraph.
    pub fn of(&self, paragraph: usize) -> &[Place] {
        &self.all[self.range(paragraph)]
    }

    /// The same, to add to their scores.
    pub fn of_mut(&mut self, paragraph: usize) -> &mut [Place] {
        let range = self.range(paragraph);
        &mut self.all[range]
    }

    fn range(&self, paragraph: usize) -> Range<usize> {
        let start = paragraph.checked_sub(1).map_or(0, |before| self.ends[before]);
        start as usize..self.ends[paragraph] as usize
    }
}
