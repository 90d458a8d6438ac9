//! Text → items: where shapes match, paragraph by paragraph.

use super::atoms;
use super::meaning::{Expr, When};
use super::reject;
use super::shapes::{self, GRAMMAR};
use super::words::Class;
use crate::segment::Segments;
use crate::text::Span;
use std::ops::Range;

/// A temporal expression where it stands, not yet resolved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Item {
    /// Index of its first token.
    pub(super) first: usize,
    /// One past the index of its last token.
    pub(super) last: usize,
    pub(super) expr: Expr,
    pub(super) rule: &'static str,
}

impl Item {
    /// Whether it is a date or length, not only a part of one.
    pub(super) fn stands_alone(&self) -> bool {
        !matches!(self.expr.when, When::Modifier(_) | When::Nothing)
    }

    /// The same, its tokens counted from `to` where they were counted from `from`.
    pub(super) fn counted(&self, from: usize, to: usize) -> Item {
        Item { first: self.first - from + to, last: self.last - from + to, ..*self }
    }
}

/// The text around an item, within one paragraph.
#[derive(Clone, Copy)]
pub(super) struct Around<'t> {
    pub(super) text: &'t str,
    pub(super) segments: &'t Segments,
    /// The paragraph's tokens.
    pub(super) first: usize,
    pub(super) last: usize,
}

impl<'t> Around<'t> {
    /// Paragraph `paragraph` of a text.
    pub(super) fn paragraph(text: &'t str, segments: &'t Segments, paragraph: usize) -> Around<'t> {
        let Range { start: first, end: last } = segments.tokens_of(paragraph);
        Around { text, segments, first, last }
    }

    /// The token at `at`; empty outside of the paragraph.
    pub(super) fn word(&self, at: usize) -> &'t str {
        if (self.first..self.last).contains(&at) { self.segments.tokens[at].span().of(self.text) } else { "" }
    }

    /// The token `back` places before `at`, 1 being the one just before it; empty outside of the paragraph.
    pub(super) fn before(&self, at: usize, back: usize) -> &'t str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// Whether the sentence of token `at` is running text, not a headline in capitals: some longer word in it is small.
    pub(super) fn is_running(&self, at: usize) -> bool {
        let sentence = &self.segments.sentences[self.segments.sentence_of(at)];
        let small = |at: usize| {
            let word = self.word(at);
            word.len() > 4 && word.starts_with(|c: char| c.is_ascii_lowercase())
        };
        sentence.tokens().take(80).any(small)
    }

    /// The tokens of `range`, in lower case, with single spaces.
    pub(super) fn words(&self, range: Range<usize>) -> String {
        range.map(|at| self.word(at).to_lowercase()).collect::<Vec<_>>().join(" ")
    }

    /// Where an item stands.
    pub(super) fn span(&self, item: &Item) -> Span {
        let tokens = &self.segments.tokens;
        tokens[item.first].span().to(tokens[item.last - 1].span())
    }
}

/// The items of one paragraph, in order. `buffer` is room for its atoms.
pub(super) fn find(around: Around<'_>, buffer: &mut Vec<atoms::Atom>) -> Vec<Item> {
    let grammar = &*GRAMMAR;
    atoms::read(around.text, &around.segments.tokens, around.first..around.last, grammar, buffer);
    let mut out = Vec::new();
    let mut at = 0;
    while at < buffer.len() {
        let Some(hit) = grammar.longest(&buffer[at..]) else {
            at += 1;
            continue;
        };
        // "at 9 a.m. Tuesday": what stands inside may be longer without the word before it.
        let inner =
            |hit: &shapes::Hit| grammar.longest(&buffer[at + hit.outside..]).map_or(0, |inner| inner.atoms);
        if hit.outside > 0 && inner(&hit) > hit.atoms - hit.outside {
            at += hit.outside;
            continue;
        }
        let starts = buffer[at].first as usize;
        let is_number = buffer[at].get(Class::Num).is_some();
        if hit.rule == "clock-and-day" && is_number && !reject::starts_hour(around, starts) {
            at += 1;
            continue;
        }
        let (first, last) =
            (buffer[at + hit.outside].first as usize, buffer[at + hit.atoms - 1].last as usize);
        out.push(Item { first, last, expr: hit.expr, rule: hit.rule });
        at += hit.atoms;
    }
    out
}
