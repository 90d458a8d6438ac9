//! From one text to the next: which paragraphs changed, and values that are carried over for all others.
//!
//! The unit of memory is the paragraph. [`Carried`] is a value for each paragraph that depends on the paragraph alone: date
//! items, figures, names. Positions inside are counted from the paragraph's start, so that what did not change is not touched;
//! what looks a paragraph further widens the [`Edit`]. A paragraph that became another part of the article counts as changed.
//! What the tagger sees of each word, and the scores of those that can be part of a name, are one list each for the whole text,
//! copied but for what changed: the list of a huge text goes as a whole.
//!
//! - The network's scores of a paragraph depend on five positions beyond it, on what the paragraphs there are about, and on
//!   whether the text has its words in small letters anywhere. They are kept only where exactly that input, compared position
//!   by position, is the same. Values are rounded to one fixed unit: scores do not depend on what is computed beside them.
//! - Quotations are kept for all sentences, with the words and reports that they were read from. Of an edited text what changed
//!   is read, with the sentences before it that look ten words ahead, and as far as speech goes on from paragraph to paragraph;
//!   it takes the place of what was there, and what comes after is moved. Turns of an interview are found over the whole text,
//!   at the price of a look at each paragraph's start.
//! - What a line says of its own part of the article (a credit, a byline, a dateline) is kept with its paragraph; only the zones
//!   are assigned anew.
//! - What looks over the whole article (a word's other places, day of writing and thread of dates, coreference, speakers) runs
//!   again, over what was kept: linear in the text at each edit. Names are read anew only in paragraphs where a word has come to
//!   be something else.
//!
//! A session holds the state of its latest text alone, and what it knows of words, whichever text they stood in: their vectors
//! and what the first convolution gives for them. For the articles of a corpus that is all that it keeps.

use crate::text::Span;
use std::ops::Range;

/// `old` paragraphs, from number `first` on, went, and `new` ones came in their place. All others stand as they stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The first that changed.
    pub(crate) first: usize,
    /// How many went.
    pub(crate) old: usize,
    /// How many came.
    pub(crate) new: usize,
}

impl Edit {
    /// Everything is new: `count` paragraphs.
    #[must_use]
    pub fn all(count: usize) -> Edit {
        Edit { first: 0, old: 0, new: count }
    }

    /// What changed between paragraphs `old` of one text and `new` of another, which share `start` bytes at their start
    /// and `end` at their end. `alike` tells of a paragraph of each, with the same words, whether all else is the same.
    pub(crate) fn between(
        (old, new): (&[Span], &[Span]),
        shared: Shared,
        alike: impl Fn(usize, usize) -> bool,
    ) -> Edit {
        let most = old.len().min(new.len());
        let stays = |&i: &usize| old[i] == new[i] && new[i].end() <= shared.start && alike(i, i);
        let first = (0..most).take_while(stays).count();
        let pair = |back: &usize| (old.len() - back, new.len() - back);
        let moves = |back: &usize| {
            let (i, j) = pair(back);
            shared.moved(old[i]) == Some(new[j]) && alike(i, j)
        };
        let last = (1..=most - first).take_while(moves).count();
        Edit { first, old: old.len() - first - last, new: new.len() - first - last }
    }

    /// With the paragraph before and the one after: for what looks that far. `count` is that of the new text.
    pub(crate) fn widened(self, count: usize) -> Edit {
        let (before, after) = (self.first.min(1), (count - self.first - self.new).min(1));
        let more = before + after;
        Edit { first: self.first - before, old: self.old + more, new: self.new + more }
    }

    /// The paragraphs that went.
    pub(crate) fn gone(self) -> Range<usize> {
        self.first..self.first + self.old
    }

    /// The paragraphs that came.
    pub(crate) fn come(self) -> Range<usize> {
        self.first..self.first + self.new
    }

    /// Where a paragraph was before; `None` for one that came.
    pub(crate) fn origin(self, paragraph: usize) -> Option<usize> {
        match paragraph {
            p if p < self.first => Some(p),
            p if p < self.first + self.new => None,
            p => Some(p - self.new + self.old),
        }
    }
}

/// What two texts share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shared {
    /// Bytes at the start.
    pub start: usize,
    /// Bytes at the end; together with those at the start no more than either text has.
    pub end: usize,
    /// Bytes of either text.
    lengths: (usize, usize),
}

impl Shared {
    pub(crate) fn of(old: &str, new: &str) -> Shared {
        let (a, b) = (old.as_bytes(), new.as_bytes());
        let start = same(a.chunks(CHUNK), b.chunks(CHUNK), |a, b| same_bytes(a.iter(), b.iter()));
        let (a, b) = (&a[start..], &b[start..]);
        let end = same(a.rchunks(CHUNK), b.rchunks(CHUNK), |a, b| same_bytes(a.iter().rev(), b.iter().rev()));
        Shared { start, end, lengths: (old.len(), new.len()) }
    }

    /// Where a place in what the old text shares at its end is in the new one.
    fn moved(&self, old: Span) -> Option<Span> {
        let (before, after) = self.lengths;
        (old.start() >= before - self.end).then(|| old.moved(before, after))
    }
}

/// Bytes that are compared at once.
const CHUNK: usize = 256;

/// How many bytes two texts have in common, given in chunks; `within` counts those of the chunks that differ.
fn same<'t>(
    a: impl Iterator<Item = &'t [u8]>,
    b: impl Iterator<Item = &'t [u8]>,
    within: impl Fn(&'t [u8], &'t [u8]) -> usize,
) -> usize {
    let mut count = 0;
    for (a, b) in a.zip(b) {
        if a != b {
            return count + within(a, b);
        }
        count += a.len();
    }
    count
}

fn same_bytes<'t>(a: impl Iterator<Item = &'t u8>, b: impl Iterator<Item = &'t u8>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

/// What is kept of a text once it is annotated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Memory {
    /// What the next edit needs.
    ForEdits,
    /// What is known of words, whatever text they stand in.
    Words,
    /// Nothing, not even until the last stage is through.
    Nothing,
}

impl Memory {
    /// Lets go of what is not needed any more for this text, unless it is for edits.
    pub(crate) fn release<T: Default>(self, remembered: &mut T) {
        if self != Memory::ForEdits {
            *remembered = T::default();
        }
    }
}

/// A value for each paragraph, in order, that depends on nothing but the paragraph: so it outlives edits of others.
#[derive(Clone, Debug)]
pub struct Carried<T>(Vec<T>);

impl<T> Default for Carried<T> {
    fn default() -> Carried<T> {
        Carried(Vec::new())
    }
}

impl<T> Carried<T> {
    /// Makes the values of the paragraphs that came, and drops those of the ones that went.
    pub(crate) fn follow(&mut self, edit: Edit, make: impl FnMut(usize) -> T) {
        self.0.splice(edit.gone(), edit.come().map(make));
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    pub(crate) fn all_mut(&mut self) -> &mut [T] {
        &mut self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::Segments;

    fn edit(old: &str, new: &str) -> (usize, usize, usize) {
        let spans = |text: &str| Segments::new(text).paragraphs.iter().map(|p| p.span).collect::<Vec<_>>();
        let Edit { first, old, new } =
            Edit::between((&spans(old), &spans(new)), Shared::of(old, new), |_, _| true);
        (first, old, new)
    }

    #[test]
    fn what_changed() {
        assert_eq!(edit("", "a\nb"), (0, 0, 2));
        assert_eq!(edit("a\nb\nc", "a\nxy\nc"), (1, 1, 1));
        assert_eq!(edit("a\nb\nc", "a\nc"), (1, 1, 0));
        assert_eq!(edit("a\na\na", "a\na\na\na"), (3, 0, 1));
        assert_eq!(edit("a\nb", "a\n\n\nb"), (1, 0, 0));
        assert_eq!(edit("a\nb", "a\nb"), (2, 0, 0));
        assert_eq!(edit("a\nbc", ""), (0, 2, 0));
    }

    #[test]
    fn values_follow() {
        let mut carried = Carried::default();
        carried.follow(Edit::all(3), |i| i);
        let edit = Edit { first: 1, old: 1, new: 2 };
        carried.follow(edit, |i| 10 * i);
        assert_eq!(carried.0, [0, 10, 20, 2]);
        assert_eq!([0, 1, 2, 3].map(|i| edit.origin(i)), [Some(0), None, None, Some(2)]);
        assert_eq!(edit.widened(4), Edit { first: 0, old: 3, new: 4 });
        assert_eq!(Edit::all(2).widened(2), Edit::all(2));
    }
}
