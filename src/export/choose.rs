//! Which spans a format keeps that cannot hold overlaps.

use crate::text::Span;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What became of spans: places in the list given, in its order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) kept: Vec<usize>,
    pub(super) dropped: Vec<usize>,
}

/// Keeps spans that share nothing, longer ones first.
pub(super) fn disjoint(spans: &[Span]) -> Choice {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|&i| (Reverse(spans[i].len()), spans[i].start()));
    let mut taken: BTreeMap<usize, Span> = BTreeMap::new();
    let mut keep = vec![false; spans.len()];
    for i in order {
        let before = taken.range(..spans[i].end()).next_back();
        keep[i] = before.is_none_or(|(_, other)| !other.overlaps(spans[i]));
        if keep[i] {
            taken.insert(spans[i].start(), spans[i]);
        }
    }
    split(&keep)
}

/// Keeps spans that lie inside one another or apart. Of two that cross, the one that starts first stays. Takes the spans
/// in reading order.
pub(super) fn nested(spans: &[Span]) -> Choice {
    let mut open: Vec<Span> = Vec::new();
    let fits = |&span: &Span| {
        while open.last().is_some_and(|o| o.end() <= span.start()) {
            open.pop();
        }
        let fits = open.last().is_none_or(|o| o.contains(span));
        if fits {
            open.push(span);
        }
        fits
    };
    split(&spans.iter().map(fits).collect::<Vec<_>>())
}

fn split(keep: &[bool]) -> Choice {
    let (kept, dropped) = (0..keep.len()).partition(|&i| keep[i]);
    Choice { kept, dropped }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(ranges: &[(usize, usize)]) -> Vec<Span> {
        ranges.iter().map(|&(start, end)| Span::new(start, end)).collect()
    }

    #[test]
    fn the_longest_of_overlapping_spans_stays() {
        let choice = disjoint(&spans(&[(0, 3), (2, 9), (8, 10), (9, 12), (9, 12)]));
        assert_eq!((choice.kept, choice.dropped), (vec![1, 3], vec![0, 2, 4]));
    }

    #[test]
    fn nesting_is_kept_and_crossing_is_not() {
        let choice = nested(&spans(&[(0, 9), (0, 4), (0, 4), (3, 6), (4, 9), (8, 12), (9, 10)]));
        assert_eq!((choice.kept, choice.dropped), (vec![0, 1, 2, 4, 6], vec![3, 5]));
    }
}
