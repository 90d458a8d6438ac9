//! Paragraph → sentences.

use super::{Sentence, Token, TokenKind};
use crate::lexicon;
use std::ops::Range;

/// How many marks in a row are looked over, so that a text of marks alone costs linear time.
const LOOK: usize = 8;

/// Appends the sentences of `tokens[range]`, one paragraph, to `out`.
pub(super) fn split(
    text: &str,
    tokens: &[Token],
    range: Range<usize>,
    paragraph: u32,
    out: &mut Vec<Sentence>,
) {
    let mut first = range.start;
    let mut depth = Parens::default();
    for i in range.clone() {
        depth.see(tokens[i].span().of(text));
        if i + 1 == range.end || (depth.is_zero() && ends_sentence(text, tokens, first, i, range.end)) {
            let span = tokens[first].span().to(tokens[i].span());
            out.push(Sentence { span, first: first as u32, last: i as u32 + 1, paragraph });
            first = i + 1;
            depth = Parens::default();
        }
    }
}

/// How deep in round brackets; a bracket that stays open for a whole paragraph's worth of tokens is no bracket.
#[derive(Default)]
struct Parens(u32, u32);

impl Parens {
    fn see(&mut self, token: &str) {
        match token {
            "(" => *self = Parens(self.0 + 1, 0),
            ")" => self.0 = self.0.saturating_sub(1),
            _ => self.1 += 1,
        }
    }

    fn is_zero(&self) -> bool {
        self.0 == 0 || self.1 > 60
    }
}

/// Whether the sentence that began at token `first` ends after token `i`. Closing marks after the full stop belong to it.
fn ends_sentence(text: &str, tokens: &[Token], first: usize, i: usize, end: usize) -> bool {
    if !may_end(tokens[i].span().of(text)) {
        return false;
    }
    let next = tokens[i + 1].span().of(text);
    if is_closer(next) && touches(tokens, i) && !(next == "\"" && opens(tokens, i + 1, end)) {
        return false;
    }
    let mut stop = i;
    while stop > first && i - stop < LOOK && is_closer(tokens[stop].span().of(text)) {
        stop -= 1;
    }
    let after = next_word(text, tokens, i + 1, end);
    match tokens[stop].span().of(text) {
        "!" | "?" | "…" => stop == i || !starts_lower(after),
        "." if next == "."
            || (i > 0 && i + 1 < end && touches(tokens, i) && tokens[i + 1].kind() == TokenKind::Word) =>
        {
            false
        }
        "." if stop == first + 1 && tokens[first].kind() == TokenKind::Number => false,
        "." => !starts_lower(after) && !is_abbreviation(text, tokens, first, stop, after),
        word if word.ends_with('.') && stop == i => acronym_ends(word, after),
        _ => false,
    }
}

/// Whether a sentence can end with a token, as far as its last byte tells.
fn may_end(token: &str) -> bool {
    token
        .bytes()
        .last()
        .is_some_and(|b| !b.is_ascii() || matches!(b, b'.' | b'!' | b'?' | b'"' | b'\'' | b')' | b']'))
}

fn touches(tokens: &[Token], i: usize) -> bool {
    tokens[i].span().end() == tokens[i + 1].span().start()
}

/// Whether the straight mark at `i` opens: white space before it, a word straight after.
fn opens(tokens: &[Token], i: usize, end: usize) -> bool {
    !touches(tokens, i - 1) && i + 1 < end && touches(tokens, i)
}

fn is_closer(token: &str) -> bool {
    matches!(token, "”" | "’" | "\"" | "'" | ")" | "]" | "»")
}

/// The first word or number from token `from` on, past opening marks.
fn next_word<'t>(text: &'t str, tokens: &[Token], from: usize, end: usize) -> &'t str {
    tokens[from..end.min(from + LOOK)]
        .iter()
        .find(|t| t.kind() != TokenKind::Mark)
        .map_or("", |t| t.span().of(text))
}

fn starts_lower(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

/// Whether the full stop at token `stop` belongs to the word before it: a title, a month, "No. 5".
fn is_abbreviation(text: &str, tokens: &[Token], first: usize, stop: usize, after: &str) -> bool {
    stop > first
        && touches(tokens, stop - 1)
        && lexicon::is_abbreviation(tokens[stop - 1].span().of(text), after)
}

/// Whether a sentence ends at an acronym or initial: "… in the U.S. The council …", but "U.S. Senate", "J. Doe".
fn acronym_ends(acronym: &str, after: &str) -> bool {
    let initials = acronym.matches('.').count();
    initials > 1 && lexicon::starts_sentence(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::tokens::tokenize;

    fn check(want: &[&str]) {
        let text = want.join(" ");
        let tokens = tokenize(&text);
        let mut out = Vec::new();
        split(&text, &tokens, 0..tokens.len(), 0, &mut out);
        assert_eq!(out.iter().map(|s| s.span.of(&text)).collect::<Vec<_>>(), want);
    }

    #[test]
    fn ends() {
        check(&["He left.", "She stayed!", "Why?", "“No.”", "It rained (hard. Very) then."]);
        check(&["“We won,” he said.", "“They lost.”", "\"Go.\"", "\"Now.\""]);
        check(&["It costs 3.5 million.", "Then 40 left."]);
        check(&["He lives in the U.S.", "The council knows.", "She works for Acme Inc.", "It is big."]);
    }

    #[test]
    fn no_ends() {
        check(&["Mr. Li met Gen. Roe on Sept. 15 in the U.S. Senate."]);
        check(&["1. Ann Li won.", "2. Bo Roe lost."]);
        check(&["J. Doe of Acme Inc. Magazine said so... and left.", "End."]);
    }

    #[test]
    fn question_inside_speech_goes_on() {
        check(&["“Why?” she asked.", "Nobody knew."]);
    }
}
