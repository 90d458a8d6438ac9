//! Which stretches of a text still stand in an edited one, and where.

use super::Span;
use crate::hash::HashMap;

/// A stretch of the old text that stands in the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    old: Span,
    new: Span,
}

/// Where the parts of an old text stand in a new one, as far as their order was kept.
///
/// Lines that stand once in both texts hold the two together; between two such lines words that stand once in both gaps
/// do, and between those what is alike at the beginning and at the end counts. Takes time linear in the texts, but for
/// the sorting of lines and words.
#[derive(Clone, Debug)]
pub(crate) struct Moves {
    /// In order in both texts, none touching the next in both.
    stretches: Vec<Stretch>,
    new_len: usize,
}

impl Moves {
    /// Compares two texts.
    pub(crate) fn between(old: &str, new: &str) -> Moves {
        let mut moves = Moves { stretches: Vec::new(), new_len: new.len() };
        let whole = (Span::new(0, old.len()), Span::new(0, new.len()));
        moves.push_common(old, new, whole, &[Piece::Line, Piece::Word]);
        moves
    }

    /// What two gaps have in common, by the first kind of piece and, between those, by the further kinds.
    fn push_common(&mut self, old: &str, new: &str, gap: (Span, Span), pieces: &[Piece]) {
        let Some((&piece, finer)) = pieces.split_first() else { return self.push_ends(old, new, gap) };
        let (mut old_at, mut new_at) = (gap.0.start(), gap.1.start());
        for (old_piece, new_piece) in common(piece, old, new, gap) {
            let between = (Span::new(old_at, old_piece.start()), Span::new(new_at, new_piece.start()));
            self.push_common(old, new, between, finer);
            self.push(old_piece, new_piece);
            (old_at, new_at) = (old_piece.end(), new_piece.end());
        }
        self.push_common(old, new, (Span::new(old_at, gap.0.end()), Span::new(new_at, gap.1.end())), finer);
    }

    /// Where the old `span` stands, if all of it does, unchanged.
    pub(crate) fn unchanged(&self, span: Span) -> Option<Span> {
        let stretch = self.stretch_at(span.start()).filter(|s| s.old.contains(span))?;
        Some(moved(stretch, span))
    }

    /// Where the old `span` stands if its two ends do, whatever became of its middle.
    pub(crate) fn ends(&self, span: Span) -> Option<Span> {
        let last = span.end().checked_sub(1)?;
        let (first, last) = (self.stretch_at(span.start())?, self.stretch_at(last)?);
        let start = first.new.start() + (span.start() - first.old.start());
        let end = last.new.end() - (last.old.end() - span.end());
        (start < end).then(|| Span::new(start, end))
    }

    /// The stretches of the new text that do not come from the old one, in order.
    pub(crate) fn new_text(&self) -> impl Iterator<Item = Span> {
        let ends = [0].into_iter().chain(self.stretches.iter().map(|s| s.new.end()));
        let starts = self.stretches.iter().map(|s| s.new.start()).chain([self.new_len]);
        ends.zip(starts).filter(|(end, start)| end < start).map(|(end, start)| Span::new(end, start))
    }

    fn stretch_at(&self, byte: usize) -> Option<&Stretch> {
        let after = self.stretches.partition_point(|s| s.old.start() <= byte);
        self.stretches.get(after.checked_sub(1)?).filter(|s| s.old.covers(byte))
    }

    /// What is alike at the beginning and at the end of two gaps.
    fn push_ends(&mut self, old: &str, new: &str, (old_gap, new_gap): (Span, Span)) {
        let (a, b) = (old_gap.of(old), new_gap.of(new));
        let head = alike(a.chars(), b.chars());
        let tail = alike(a[head..].chars().rev(), b[head..].chars().rev());
        self.push(Span::new(0, head).shift(old_gap.start()), Span::new(0, head).shift(new_gap.start()));
        let last = |gap: Span| Span::new(gap.end() - tail, gap.end());
        self.push(last(old_gap), last(new_gap));
    }

    fn push(&mut self, old: Span, new: Span) {
        match self.stretches.last_mut() {
            _ if old.is_empty() => {}
            Some(last) if last.old.end() == old.start() && last.new.end() == new.start() => {
                *last = Stretch { old: last.old.to(old), new: last.new.to(new) };
            }
            _ => self.stretches.push(Stretch { old, new }),
        }
    }
}

fn moved(stretch: &Stretch, span: Span) -> Span {
    span.within(stretch.old).shift(stretch.new.start())
}

/// Bytes that two runs of characters have in common at their beginning.
fn alike(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}

/// What texts are compared by.
#[derive(Clone, Copy, Debug)]
enum Piece {
    Line,
    Word,
}

impl Piece {
    /// The pieces of `part` of `text`, each with the white space that ends it.
    fn of(self, text: &str, part: Span) -> impl Iterator<Item = (&str, Span)> {
        let ends_piece = move |c: char| match self {
            Piece::Line => c == '\n',
            Piece::Word => c.is_whitespace(),
        };
        let mut start = part.start();
        part.of(text).split_inclusive(ends_piece).map(move |piece| {
            let span = Span::new(start, start + piece.len());
            start = span.end();
            (piece, span)
        })
    }
}

/// The pieces that stand once in each gap, as far as they come in the same order.
fn common(piece: Piece, old: &str, new: &str, gap: (Span, Span)) -> Vec<(Span, Span)> {
    let mut pieces: HashMap<&str, (Vec<Span>, Vec<Span>)> = HashMap::default();
    piece.of(old, gap.0).for_each(|(piece, span)| pieces.entry(piece).or_default().0.push(span));
    piece.of(new, gap.1).for_each(|(piece, span)| pieces.entry(piece).or_default().1.push(span));
    let once = pieces.into_values().filter_map(|(old, new)| match (&old[..], &new[..]) {
        ([old], [new]) => Some((*old, *new)),
        _ => None,
    });
    let mut pairs: Vec<(Span, Span)> = once.collect();
    pairs.sort_unstable();
    longest_rising(&pairs)
}

/// The most pairs of `pairs`, sorted by the first, that also rise in the second: patience sorting.
fn longest_rising(pairs: &[(Span, Span)]) -> Vec<(Span, Span)> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (i, pair) in pairs.iter().enumerate() {
        let rank = tails.partition_point(|&tail| pairs[tail].1 < pair.1);
        before.push(rank.checked_sub(1).map(|rank| tails[rank]));
        tails.truncate(tails.len().max(rank));
        if rank == tails.len() { tails.push(i) } else { tails[rank] = i }
    }
    let mut chain: Vec<(Span, Span)> =
        std::iter::successors(tails.last().copied(), |&i| before[i]).map(|i| pairs[i]).collect();
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, new: &str, words: &str, want: Option<usize>) {
        let start = old.find(words).expect("the words");
        let got = Moves::between(old, new).unchanged(Span::new(start, start + words.len()));
        assert_eq!(got.map(Span::start), want, "{words} from {old:?} to {new:?}");
        assert!(got.is_none_or(|s| s.of(new) == words));
    }

    #[test]
    fn one_edit_moves_what_follows() {
        check("Li left.", "Then Li left.", "Li", Some(5));
        check("Li left. Ann stayed.", "Li left. So Ann stayed.", "Ann", Some(12));
        check("Li left. Ann stayed.", "Li left.", "Ann", None);
        check("café é", "café è", "é", Some(3));
        check("x", "x", "x", Some(0));
    }

    #[test]
    fn edits_in_several_lines() {
        let old = "One Li.\n\nTwo Ann.\nThree Bo.\n\nFour Cy.\n";
        let new = "Intro.\nOne Li!\n\nTwo Ann.\nNew.\nThree Bo.\n\nFour, Cy.\n";
        for words in ["One Li", "Two Ann", "Three Bo", "Cy"] {
            check(old, new, words, new.find(words));
        }
        check(old, new, "Four Cy", None);
        let moves = Moves::between(old, new);
        assert!(moves.new_text().any(|s| s.of(new).contains("New")));
    }

    #[test]
    fn ends_hold_a_changed_middle() {
        let (old, new) = ("by Jon Smith now", "by John Q. Smith now");
        let ends = Moves::between(old, new).ends(Span::new(3, 12)).map(|s| s.of(new));
        assert_eq!(ends, Some("John Q. Smith"));
        assert_eq!(Moves::between(old, "by now").ends(Span::new(3, 12)), None);
    }

    #[test]
    fn empty_texts() {
        assert_eq!(Moves::between("", "ab").new_text().collect::<Vec<_>>(), [Span::new(0, 2)]);
        assert_eq!(Moves::between("ab", "").new_text().count(), 0);
        assert_eq!(Moves::between("", "").ends(Span::new(0, 0)), None);
    }

    #[test]
    fn exchanged_lines_keep_one_order() {
        let moves = Moves::between("a1\nb2\nc3\n", "b2\nc3\na1\n");
        assert_eq!(moves.unchanged(Span::new(3, 5)), Some(Span::new(0, 2)));
        assert_eq!(moves.unchanged(Span::new(0, 2)), None);
    }
}
