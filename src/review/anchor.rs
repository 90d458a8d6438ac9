//! Where words of an old text stand in a new one: by position, by their own letters and what stands around them, or by
//! their two ends.

use crate::text::Span;
use crate::text::moves::Moves;

/// Characters of context compared on each side.
const CONTEXT: usize = 32;
/// Characters of context, of both sides together, that must agree for short words to be the same ones.
const ENOUGH: usize = 8;
/// From this many bytes on words need no context: they stand nowhere else by chance.
const TELLING: usize = 40;

/// Finds places of an old text in a new one.
pub(super) struct Anchor<'t> {
    old: &'t str,
    new: &'t str,
    moves: Moves,
    /// Where the new text is not the old one.
    fresh: Vec<Span>,
}

impl<'t> Anchor<'t> {
    pub(super) fn new(old: &'t str, new: &'t str) -> Anchor<'t> {
        let moves = Moves::between(old, new);
        let fresh = moves.new_text().collect();
        Anchor { old, new, moves, fresh }
    }

    /// Where `span` stands unchanged in its old order.
    pub(super) fn unchanged(&self, span: Span) -> Option<Span> {
        self.moves.unchanged(span)
    }

    /// Where `span` stands, were it moved, or its middle edited.
    pub(super) fn place(&self, span: Span) -> Option<Span> {
        self.unchanged(span).or_else(|| self.elsewhere(self.old, span)).or_else(|| self.by_ends(span))
    }

    /// Where the words at `span` of `text` stand anew: in what was typed or pasted, in about the same context.
    pub(super) fn elsewhere(&self, text: &str, span: Span) -> Option<Span> {
        let words = span.of(text);
        let found = self.fresh.iter().flat_map(|&fresh| self.touching(fresh, words));
        let scored = found.map(|place| (context(text, span, self.new, place), place));
        let best = scored.max_by_key(|&(score, place)| (score, std::cmp::Reverse(place)))?;
        (best.0 >= ENOUGH || words.len() >= TELLING).then_some(best.1)
    }

    /// Where `words` stand so that they touch `fresh`.
    fn touching<'s>(&'s self, fresh: Span, words: &'s str) -> impl Iterator<Item = Span> + 's {
        let (before, after) = fresh.context(self.new, words.len());
        let around = before.to(after);
        let found = around.of(self.new).match_indices(words);
        let places = found.map(move |(at, _)| Span::new(0, words.len()).shift(at).shift(around.start()));
        places.filter(move |place| place.overlaps(fresh))
    }

    /// Where the ends of `span` stand, if what is between them is not out of all proportion.
    fn by_ends(&self, span: Span) -> Option<Span> {
        let place = self.moves.ends(span)?.trim(self.new);
        (!place.is_empty() && place.len() <= 2 * span.len() + CONTEXT).then_some(place)
    }
}

/// How many characters around two places agree.
fn context(a: &str, at_a: Span, b: &str, at_b: Span) -> usize {
    let before =
        |text: &str, span: Span| text[..span.start()].chars().rev().take(CONTEXT).collect::<Vec<_>>();
    let after = |text: &str, span: Span| text[span.end()..].chars().take(CONTEXT).collect::<Vec<_>>();
    let agree = |a: Vec<char>, b: Vec<char>| a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    agree(before(a, at_a), before(b, at_b)) + agree(after(a, at_a), after(b, at_b))
}
