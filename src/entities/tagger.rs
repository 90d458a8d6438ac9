//! Names by the trained network.

use super::features::{Features, Position};
use super::{agree, confidence, decode, hints};
use crate::document::{Label, Mention, Source, Status};
use crate::lexicon;
use crate::model::Network;
use crate::segment::{Segments, TokenKind};

/// How many positions from a word with a capital what joins it to a name can be.
const REACH: usize = 3;

/// Names less probable than this are let go; measured, see docs/names.md.
const DOUBT: f32 = 0.34;
/// The same for works, which any words with capitals can look like.
const DOUBT_OF_WORK: f32 = 0.45;

/// The names that the network finds, in text order.
pub(super) fn names(text: &str, segments: &Segments, network: &Network) -> Vec<Mention> {
    let features = Features::new(text, segments);
    let wanted = wanted(text, segments, &features.positions);
    let mut scores = network.scores(&features, &wanted);
    hints::add(text, segments, &features, &mut scores);
    agree::mix(&features, &mut scores);
    let mut out = Vec::new();
    let mut at = 0;
    for run in scores.chunk_by(|a, b| a.is_some() == b.is_some()) {
        let rows: Vec<_> = run.iter().copied().flatten().collect();
        let tokens = |i: usize| features.positions[at + i].token.map_or(0, |t| t as usize);
        let names = decode::names(&rows).into_iter().filter(is_likely);
        out.extend(names.map(|n| mention(segments, tokens(n.first), tokens(n.last - 1), &n)));
        at += run.len();
    }
    out
}

fn is_likely(name: &decode::Name) -> bool {
    name.probability >= if name.label == Label::Work { DOUBT_OF_WORK } else { DOUBT }
}

fn mention(segments: &Segments, first: usize, last: usize, name: &decode::Name) -> Mention {
    let span = segments.tokens[first].span.to(segments.tokens[last].span);
    Mention {
        span,
        label: name.label,
        score: confidence::of(name.probability),
        source: Source::Model,
        entity: None,
        amount: None,
        status: Status::Machine,
    }
}

/// Which positions can be part of a name: words with a capital and what joins them. Ends of paragraphs cannot, so that
/// no name goes over one.
fn wanted(text: &str, segments: &Segments, positions: &[Position]) -> Vec<bool> {
    let capitals = capitals(text, segments, positions);
    let any = |range: std::ops::Range<usize>| {
        capitals[range.start.min(capitals.len())..range.end.min(capitals.len())].contains(&true)
    };
    let joins = |i: usize| {
        let (before, after) = (any(i.saturating_sub(REACH)..i), any(i + 1..i + 1 + REACH));
        before && after
            || (before || after) && positions[i].token.is_some_and(|t| is_glue(text, segments, t as usize))
    };
    (0..positions.len()).map(|i| positions[i].token.is_some() && (capitals[i] || joins(i))).collect()
}

/// Which positions have a capital, other than for starting a sentence: "It" among small words has not.
fn capitals(text: &str, segments: &Segments, positions: &[Position]) -> Vec<bool> {
    let word = |i: usize| positions[i].token.map_or("", |t| segments.tokens[t as usize].span.of(text));
    let capital = |p: &Position| p.token.is_some_and(|t| may_start(text, segments, t as usize));
    let capitals: Vec<bool> = positions.iter().map(capital).collect();
    let is_small = |word: &str| lexicon::starts_sentence(word) && !word[1..].contains(char::is_uppercase);
    let starts =
        |i: usize| positions[i].is_first() && capitals.get(i + 1) != Some(&true) && is_small(word(i));
    (0..capitals.len()).map(|i| capitals[i] && !starts(i)).collect()
}

/// Whether a token can begin or end a name without a capital: the "13" of "MS-13", the "al" of "al-Qaida", the "young" of
/// "An Se-young".
fn is_glue(text: &str, segments: &Segments, token: usize) -> bool {
    let is_hyphen = |t: usize| segments.tokens.get(t).is_some_and(|t| matches!(t.span.of(text), "-" | "."));
    let kind = segments.tokens[token].kind;
    let follows_hyphen = token > 0 && segments.tokens[token - 1].span.of(text) == "-";
    kind == TokenKind::Number
        || kind == TokenKind::Clitic
        || is_hyphen(token)
        || is_hyphen(token + 1)
        || follows_hyphen
}

fn may_start(text: &str, segments: &Segments, token: usize) -> bool {
    let token = segments.tokens[token];
    token.kind == TokenKind::Word && token.span.of(text).contains(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Model;

    fn found(text: &str) -> Vec<(&str, Label)> {
        let model = Model::builtin();
        let network = model.network().expect("the committed model has weights");
        names(text, &Segments::new(text), network).iter().map(|m| (m.span.of(text), m.label)).collect()
    }

    #[test]
    fn names_of_many_kinds() {
        use Label::*;
        let text = "President Barack Obama met Iraqi officials at the United Nations in New York on Tuesday.";
        let want = [
            ("Barack Obama", Person),
            ("Iraqi", Group),
            ("United Nations", Organization),
            ("New York", Place),
        ];
        assert_eq!(found(text), want);
    }

    #[test]
    fn a_surname_alone_follows_the_full_name() {
        let text = "Rosalind Achterberg was late. “I am sorry,” Achterberg told reporters.";
        assert_eq!(found(text), [("Rosalind Achterberg", Label::Person), ("Achterberg", Label::Person)]);
    }

    #[test]
    fn no_capitals_no_names() {
        assert!(found("").is_empty());
        assert!(found("it rained all day, and nobody left the house before 8 p.m.").is_empty());
    }

    #[test]
    fn no_name_goes_over_the_end_of_a_paragraph() {
        let text = "The bank is in New\nYork is in the north.\n\nBarack\n\nObama";
        assert!(found(text).iter().all(|(name, _)| !name.contains('\n')));
    }

    #[test]
    fn the_scores_do_not_depend_on_where_blocks_are_cut() {
        let line = "The mayor of Lisbon, Ana Silva, praised the Red Cross.\n";
        let text = line.repeat(100);
        let found = found(&text);
        let first: Vec<_> = found.iter().take(3).map(|f| f.0).collect();
        assert_eq!(first, ["Lisbon", "Ana Silva", "Red Cross"]);
        assert!(found.chunks(3).all(|names| names.iter().map(|n| n.0).eq(first.iter().copied())));
    }
}
