//! Which tokens are near names: words with a capital, what joins them within names, and what stands around them.

use super::Position;
use super::spellings::Signs;
use crate::segment::{Token, TokenKind};

/// How many positions from a word with a capital what joins it to a name can be.
const REACH: usize = 3;
/// The most letters of a word that a full stop after it can be part of.
const LONGEST_ABBREVIATION: usize = 5;

/// How near to a name a token can be. What has a capital or joins what has one is scored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// No word with a capital is near.
    #[default]
    Far,
    /// Near such words: what the training weighs.
    Near,
    /// It joins words within names, and is near such words.
    Joins,
    /// It has a capital, and not only for starting its sentence.
    Capital,
}

/// Sets the nearness of the positions of a paragraph, whose last one is its end.
pub(super) fn settle(text: &str, tokens: &[Token], positions: &mut [Position]) {
    mark_capitals(positions);
    for at in 0..tokens.len() {
        if !is_capital(positions, at) && is_near(text, tokens, positions, at) {
            let joins = joins(text, tokens, positions, at);
            positions[at].nearness = if joins { Nearness::Joins } else { Nearness::Near };
        }
    }
}

/// Marks the tokens of a paragraph that have a capital for being names, or parts of one.
fn mark_capitals(positions: &mut [Position]) {
    let has_capital = |p: &Position| p.signs.any(Signs::CAPITAL);
    for at in 0..positions.len() - 1 {
        let this = positions[at];
        // "It" among small words has one for starting the sentence.
        let only_starts =
            this.context & 1 != 0 && this.signs.any(Signs::STARTER) && !has_capital(&positions[at + 1]);
        if has_capital(&this) && !only_starts {
            positions[at].nearness = Nearness::Capital;
        }
    }
}

fn is_capital(positions: &[Position], at: usize) -> bool {
    positions[at].nearness == Nearness::Capital
}

/// Whether words with capitals stand around token `at`, or on one side of one that can begin or end a name without.
fn is_near(text: &str, tokens: &[Token], positions: &[Position], at: usize) -> bool {
    let any = |from: usize, to: usize| (from..to.min(tokens.len())).any(|at| is_capital(positions, at));
    let (before, after) = (any(at.saturating_sub(REACH), at), any(at + 1, at + 1 + REACH));
    before && after
        || (before || after)
            && (is_glue(text, tokens, at) || is_point(text, tokens, at) || is_point(text, tokens, at + 1))
}

/// Whether a token without a capital can be part of a name: "of", the "com" of "Space.com", the full stop of "Ill.", which is
/// none where it only ends a sentence.
fn joins(text: &str, tokens: &[Token], positions: &[Position], at: usize) -> bool {
    let is_glued_point = |at: usize| {
        let next = tokens.get(at + 1).map(|next| next.span().start());
        is_point(text, tokens, at) && next == Some(tokens[at].span().end())
    };
    let abbreviated = |before: usize| {
        is_capital(positions, before)
            && tokens[before].span().len() <= LONGEST_ABBREVIATION
            && is_point(text, tokens, at)
    };
    positions[at].signs.any(Signs::JOINER)
        || is_glue(text, tokens, at)
        || is_glued_point(at)
        || at.checked_sub(1).is_some_and(|before| is_glued_point(before) || abbreviated(before))
}

/// Whether a token can begin or end a name without a capital: the "13" of "MS-13", the "al" of "al-Qaida", the "young" of
/// "An Se-young".
fn is_glue(text: &str, tokens: &[Token], at: usize) -> bool {
    let is_hyphen = |at: usize| tokens.get(at).is_some_and(|t| t.span().of(text) == "-");
    matches!(tokens[at].kind(), TokenKind::Number | TokenKind::Clitic)
        || is_hyphen(at)
        || is_hyphen(at + 1)
        || at.checked_sub(1).is_some_and(is_hyphen)
}

fn is_point(text: &str, tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.span().of(text) == ".")
}
