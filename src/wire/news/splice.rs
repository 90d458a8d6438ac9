//! How one list becomes another.

use crate::text::Span;
use std::cmp::Reverse;
use std::ops::Range;

/// What goes from a list, and which items of the new list come in its place.
///
/// ```
/// use rubricator::{Document, segment::Segments, wire::Reader};
/// let mut reader = Reader::default();
/// let news = reader.tell(Document::default(), &Segments::new("a\n\nb"));
/// let (_, splice) = &news.splices()[0];
/// assert_eq!((splice.at, splice.gone, splice.came.clone()), (0, 0, 0..2));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    /// Index in the old list.
    pub at: usize,
    /// How many go from there on.
    pub gone: usize,
    /// Indices in the new list of what comes.
    pub came: Range<usize>,
}

impl Splice {
    /// In portions of which none brings more than `most` items.
    pub(super) fn portions(&self, most: usize) -> impl Iterator<Item = Splice> + use<> {
        let Splice { at, gone, came } = self.clone();
        let starts = std::iter::once(came.start).chain(came.clone().step_by(most).skip(1));
        starts.map(move |start| {
            let (at, gone) = if start == came.start { (at, gone) } else { (at + gone, 0) };
            Splice { at, gone, came: start..came.end.min(start + most) }
        })
    }

    fn is_empty(&self) -> bool {
        self.gone == 0 && self.came.is_empty()
    }
}

/// What tells items of a list apart that is in the order of the text, an outer one before an inner one.
pub(super) fn key(span: Span) -> (usize, Reverse<usize>) {
    (span.start(), Reverse(span.end()))
}

/// Which item of the new list each of the old one is: that with the same key. Both lists are in the order of their keys.
pub(super) fn stays<T, K: Ord>(old: &[T], new: &[T], key: impl Fn(&T) -> K) -> Vec<Option<usize>> {
    let mut next = 0;
    let place = |item: &T| {
        let wanted = key(item);
        next += new[next..].iter().take_while(|other| key(other) < wanted).count();
        let there = new.get(next).is_some_and(|other| key(other) == wanted);
        next += usize::from(there);
        there.then(|| next - 1)
    };
    old.iter().map(place).collect()
}

/// What makes the new list, of `count` items, of the old one, given what stays of it and whether that is still the `same`.
/// What stays but is not is replaced by itself.
pub(super) fn splices(
    stays: &[Option<usize>],
    count: usize,
    same: impl Fn(usize, usize) -> bool,
) -> impl Iterator<Item = Splice> {
    let mut all = Vec::new();
    let (mut at, mut next) = (0, 0);
    for (old, new) in stays.iter().enumerate().filter_map(|(old, new)| Some((old, (*new)?))) {
        all.push(Splice { at, gone: old - at, came: next..new });
        (at, next) = (old + 1, new + 1);
        if !same(old, new) {
            all.push(Splice { at: old, gone: 1, came: new..next });
        }
    }
    all.push(Splice { at, gone: stays.len() - at, came: next..count });
    all.into_iter().filter(|splice| !splice.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apply(old: &[i32], new: &[i32], splices: &[Splice]) -> Vec<i32> {
        let mut made = Vec::new();
        let mut at = 0;
        for splice in splices {
            made.extend(&old[at..splice.at]);
            made.extend(&new[splice.came.clone()]);
            at = splice.at + splice.gone;
        }
        made.extend(&old[at..]);
        made
    }

    #[test]
    fn splices_make_the_new_list() {
        for (old, new, count) in [
            (&[][..], &[1, 2][..], 1),
            (&[1, 2], &[], 1),
            (&[1, 2, 3], &[1, 2, 3], 0),
            (&[1, 3, 5, 7], &[1, 2, 5, 6, 7, 8], 3),
            // Not in order: less stays than could, and the new list comes out all the same.
            (&[3, 1, 2], &[1, 2, 3], 2),
        ] {
            let stay = stays(old, new, |&n| n);
            let made: Vec<_> = splices(&stay, new.len(), |_, _| true).collect();
            assert_eq!((apply(old, new, &made), made.len()), (new.to_vec(), count), "{old:?} → {new:?}");
            let portions: Vec<_> = made.iter().flat_map(|splice| splice.portions(1)).collect();
            assert_eq!(apply(old, new, &portions), new, "{old:?} → {new:?}, one by one");
            assert!(portions.iter().all(|portion| portion.came.len() <= 1));
        }
    }

    #[test]
    fn what_stays_but_is_other_is_replaced_by_itself() {
        let stay = stays(&[1, 2, 3], &[0, 1, 2, 3], |&n| n);
        let made: Vec<_> = splices(&stay, 4, |old, _| old != 1).collect();
        assert_eq!(made, [Splice { at: 0, gone: 0, came: 0..1 }, Splice { at: 1, gone: 1, came: 2..3 }]);
    }
}
