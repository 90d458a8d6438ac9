//! What became of the places in a text that was edited.

use super::Reader;
use crate::edit::Shared;
use crate::text::Span;
use crate::text::offsets::{OffsetIndex, Unit};

/// One stretch of the text was changed, and what comes after it moved. Bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// Where the changed stretch starts, in both texts.
    start: usize,
    /// Where it ended in the old text.
    before: usize,
    /// Where it ends in the new one.
    after: usize,
}

impl Change {
    pub(super) fn between(old: &str, new: &str) -> Change {
        let shared = Shared::of(old, new);
        let boundary = |&at: &usize| old.is_char_boundary(at);
        let start = (0..=shared.start).rev().find(boundary).unwrap_or(0);
        let before = (old.len() - shared.end..=old.len()).find(boundary).unwrap_or(old.len());
        Change { start, before, after: before + new.len() - old.len() }
    }

    /// Moves everything that a reader has to its place in the new text.
    pub(super) fn move_all(self, reader: &mut Reader) {
        let document = &mut reader.document;
        let speakers = document.quotes.iter_mut().filter_map(|q| q.speaker.as_mut());
        speakers.for_each(|speaker| speaker.span = self.moved(speaker.span));
        document.quotes.iter_mut().for_each(|q| q.cue = q.cue.map(|cue| self.moved(cue)));
        let spans = document.mentions.iter_mut().map(|m| &mut m.span);
        let spans = spans.chain(document.dates.iter_mut().map(|d| &mut d.span));
        let spans = spans.chain(document.quotes.iter_mut().map(|q| &mut q.span));
        let spans = spans.chain(reader.paragraphs.iter_mut().map(|(span, _)| span));
        spans.for_each(|span| *span = self.moved(*span));
    }

    fn moved(self, span: Span) -> Span {
        Span::new(self.place(span.start()), self.place(span.end()))
    }

    /// Where a place of the old text is; one that went is where the change starts.
    fn place(self, at: usize) -> usize {
        if at < self.before { at.min(self.start) } else { at - self.before + self.after }
    }

    /// Whether `span` of the new text holds other words than it did.
    pub(super) fn touches(self, span: Span) -> bool {
        span.start() < self.after && span.end() > self.start
    }

    /// Start, end before and end after, in UTF-16 units.
    pub(super) fn utf16(self, old: &str, new: &OffsetIndex) -> [usize; 3] {
        let start = new.to_unit(self.start, Unit::Utf16);
        let gone = old[self.start..self.before].encode_utf16().count();
        [start, start + gone, new.to_unit(self.after, Unit::Utf16)]
    }
}

#[cfg(test)]
mod tests {
    use super::Change;

    fn change(old: &str, new: &str) -> (usize, usize, usize) {
        let Change { start, before, after } = Change::between(old, new);
        (start, before, after)
    }

    #[test]
    fn whole_characters_change() {
        assert_eq!(change("", "ab"), (0, 0, 2));
        assert_eq!(change("abc", "abxc"), (2, 2, 3));
        assert_eq!(change("aéc", "aèc"), (1, 3, 3), "the two letters share their first byte");
        assert_eq!(change("a¢c", "aâc"), (1, 3, 3), "and these their last one");
        assert_eq!(change("aaa", "aa"), (2, 3, 2));
    }

    #[test]
    fn places_move_and_never_turn_round() {
        let change = Change::between("one two three", "one 2 three");
        let places: Vec<_> = (0..14).map(|at| change.place(at)).collect();
        assert_eq!(places, [0, 1, 2, 3, 4, 4, 4, 5, 6, 7, 8, 9, 10, 11]);
    }
}
