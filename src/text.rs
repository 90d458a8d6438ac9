//! Positions in a text. All arithmetic on positions happens in this module.
//!
//! Inside the core a position is a byte offset into the UTF-8 text, always on a character boundary. Code points and
//! UTF-16 units exist only at the boundary, made by [`offsets::OffsetIndex`].

pub(crate) mod moves;
pub mod offsets;

use std::cmp::Reverse;
use std::ops::Range;

/// A half-open range of bytes, `start..end`, in one text.
///
/// Texts are limited to 4 GiB, so that a span is eight bytes.
///
/// ```
/// use rubricator::Span;
/// let span = Span::new(4, 9);
/// assert_eq!(span.of("Dear Zoë Li"), " Zoë");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from byte `start` to byte `end`, end exclusive.
    ///
    /// ```
    /// use rubricator::Span;
    /// assert_eq!(Span::new(0, 4).of("Dear Zoë"), "Dear");
    /// ```
    ///
    /// # Panics
    /// When `start > end` or `end` is over 4 GiB.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span ends before it starts: {start}..{end}");
        let end = u32::try_from(end).expect("texts are limited to 4 GiB");
        Self { start: start as u32, end }
    }

    /// The span of `length` bytes from byte `start` on.
    #[must_use]
    pub(crate) fn from_start(start: u32, length: u32) -> Self {
        Self { start, end: start + length }
    }

    /// First byte.
    ///
    /// ```
    /// use rubricator::Span;
    /// assert_eq!(Span::new(5, 9).start(), 5);
    /// ```
    #[must_use]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    ///
    /// ```
    /// use rubricator::Span;
    /// assert_eq!(Span::new(5, 9).end(), 9);
    /// ```
    #[must_use]
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    ///
    /// ```
    /// use rubricator::Span;
    /// assert_eq!(Span::new(5, 9).len(), 4);
    /// ```
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    ///
    /// ```
    /// use rubricator::Span;
    /// assert!(Span::new(5, 5).is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The part of `text` that the span covers.
    ///
    /// ```
    /// use rubricator::Span;
    /// assert_eq!(Span::new(5, 9).of("Dear Zoë"), "Zoë");
    /// ```
    ///
    /// # Panics
    /// When the span is not on character boundaries of `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// As a range of `usize`, to index with.
    ///
    /// ```
    /// use rubricator::Span;
    /// assert_eq!(Span::new(5, 9).range(), 5..9);
    /// ```
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Whether `other` lies within `self`.
    ///
    /// ```
    /// use rubricator::Span;
    /// assert!(Span::new(0, 9).contains(Span::new(5, 9)));
    /// ```
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether byte `at` lies within `self`.
    #[must_use]
    pub(crate) fn covers(self, at: usize) -> bool {
        self.range().contains(&at)
    }

    /// Whether the two share at least one byte.
    ///
    /// ```
    /// use rubricator::Span;
    /// assert!(Span::new(0, 6).overlaps(Span::new(5, 9)));
    /// assert!(!Span::new(0, 5).overlaps(Span::new(5, 9)));
    /// ```
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub(crate) fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// What lies in both; `None` where they share no byte.
    #[must_use]
    pub(crate) fn common(self, other: Span) -> Option<Span> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Span { start, end })
    }

    /// The bytes between `self` and a later span; empty where they touch or overlap.
    #[must_use]
    pub(crate) fn gap(self, later: Span) -> Span {
        Span { start: self.end, end: later.start.max(self.end) }
    }

    /// The same length, `by` bytes later.
    ///
    /// ```
    /// use rubricator::Span;
    /// assert_eq!(Span::new(0, 4).shift(5), Span::new(5, 9));
    /// ```
    #[must_use]
    pub fn shift(self, by: usize) -> Span {
        Span::new(self.start() + by, self.end() + by)
    }

    /// As far from byte `to` as it is from byte `from`.
    #[must_use]
    pub(crate) fn moved(self, from: usize, to: usize) -> Span {
        Span::new(self.start() + to - from, self.end() + to - from)
    }

    /// The same place, counted from the start of `outer`, which holds it.
    ///
    /// # Panics
    /// When `outer` does not hold it.
    #[must_use]
    pub(crate) fn within(self, outer: Span) -> Span {
        assert!(outer.contains(self), "{self:?} is not within {outer:?}");
        Span { start: self.start - outer.start, end: self.end - outer.start }
    }

    /// Up to `reach` bytes of `text` before the span, and as many after it.
    #[must_use]
    pub(crate) fn context(self, text: &str, reach: usize) -> (Span, Span) {
        let from = self.start().saturating_sub(reach);
        let to = self.end().saturating_add(reach).min(text.len());
        let from = (from..=self.start()).find(|&i| text.is_char_boundary(i)).unwrap_or(self.start());
        let to = (self.end()..=to).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(self.end());
        (Span::new(from, self.start()), Span::new(self.end(), to))
    }

    /// Without `prefix`, where the words of `text` start with it.
    #[must_use]
    pub(crate) fn without_start(self, text: &str, prefix: &str) -> Span {
        let skip = if self.of(text).starts_with(prefix) { prefix.len() } else { 0 };
        Span::new(self.start() + skip, self.end())
    }

    /// The parts between the characters of `text` that `separates` holds for, trimmed, none empty.
    pub(crate) fn pieces(self, text: &str, separates: fn(char) -> bool) -> impl Iterator<Item = Span> {
        let mut at = self.start();
        let piece = move |piece: &str| {
            let span = Span::new(at, at + piece.len());
            at = span.end();
            let separator = piece.chars().next_back().filter(|&c| separates(c)).map_or(0, char::len_utf8);
            Span::new(span.start(), span.end() - separator).trim(text)
        };
        self.of(text).split_inclusive(separates).map(piece).filter(|s| !s.is_empty())
    }

    /// Without the white space at both ends.
    ///
    /// ```
    /// use rubricator::Span;
    /// assert_eq!(Span::new(4, 9).trim("Dear Zoë"), Span::new(5, 9));
    /// ```
    #[must_use]
    pub fn trim(self, text: &str) -> Span {
        let inside = self.of(text);
        let start = self.start() + (inside.len() - inside.trim_start().len());
        Span::new(start, start + inside.trim().len())
    }
}

/// Sorts `items` as a document's lists are: by where their spans start, an outer span before an inner one. Keys and not items
/// are compared and moved, so that the machine code of sorting is there once and not once a type. What is in order is left alone.
pub(crate) fn sort_by_span<T>(items: &mut [T], span: impl Fn(&T) -> Span) {
    let key = |item: &T| {
        let span = span(item);
        (span.start, Reverse(span.end))
    };
    if !items.is_sorted_by_key(key) {
        items.sort_by_cached_key(key);
    }
}

#[cfg(test)]
mod tests {
    use super::{Span, sort_by_span};

    #[test]
    fn sorted_outer_before_inner_and_equal_ones_as_they_came() {
        let mut items =
            [(1, Span::new(5, 6)), (2, Span::new(0, 2)), (3, Span::new(0, 9)), (4, Span::new(0, 2))];
        sort_by_span(&mut items, |item| item.1);
        assert_eq!(items.map(|item| item.0), [3, 2, 4, 1]);
    }

    #[test]
    fn relations() {
        let (a, b) = (Span::new(0, 5), Span::new(5, 8));
        assert!(!a.overlaps(b), "touching is not overlapping");
        assert!(a.overlaps(Span::new(4, 6)));
        assert!(a.contains(Span::new(5, 5)));
        assert_eq!(a.to(b), Span::new(0, 8));
        assert_eq!((a.common(b), a.common(Span::new(4, 9))), (None, Some(Span::new(4, 5))));
        assert_eq!(Span::new(0, 2).gap(b), Span::new(2, 5));
        assert!(a.gap(Span::new(3, 9)).is_empty());
        assert_eq!(Span::new(6, 7).within(b), Span::new(1, 2));
    }

    #[test]
    fn trim_keeps_inner_space() {
        let text = "x \u{a0}a b\n y";
        assert_eq!(Span::new(1, 9).trim(text).of(text), "a b");
        assert!(Span::new(1, 4).trim(text).is_empty());
    }

    #[test]
    fn pieces_lie_between_separators() {
        let text = "xa \r\n b\u{2028}c\nd";
        let pieces = |span: Span| span.pieces(text, |c| c == '\n').map(|s| s.of(text)).collect::<Vec<_>>();
        assert_eq!(pieces(Span::new(1, text.len() - 1)), ["a", "b\u{2028}c"]);
        assert!(pieces(Span::new(2, 5)).is_empty());
    }

    #[test]
    fn context_stays_on_boundaries() {
        let text = "é💩x💩é";
        let (before, after) = Span::new(6, 7).context(text, 5);
        assert_eq!((before.of(text), after.of(text)), ("💩", "💩"));
        let (before, after) = Span::new(6, 7).context(text, 99);
        assert_eq!((before.of(text), after.of(text)), ("é💩", "💩é"));
    }

    #[test]
    #[should_panic(expected = "ends before it starts")]
    fn backwards_is_refused() {
        let _ = Span::new(2, 1);
    }
}
