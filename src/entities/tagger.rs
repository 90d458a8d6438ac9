//! Names by the trained network.

use super::features::{Features, Position};
use super::{agree, decode};
use crate::document::{Mention, Source, Status};
use crate::model::Network;
use crate::segment::{Segments, TokenKind};

/// How far from a word with a capital the tagger looks for names.
const REACH: usize = 2;

/// The names that the network finds, in text order.
pub(super) fn names(text: &str, segments: &Segments, network: &Network) -> Vec<Mention> {
    let features = Features::new(text, segments);
    let wanted = wanted(text, segments, &features.positions);
    let mut scores = network.scores(&features, &wanted);
    agree::mix(&features, &mut scores);
    let mut out = Vec::new();
    let mut at = 0;
    for run in scores.chunk_by(|a, b| a.is_some() == b.is_some()) {
        let rows: Vec<_> = run.iter().copied().flatten().collect();
        let tokens = |i: usize| features.positions[at + i].token.map_or(0, |t| t as usize);
        out.extend(
            decode::names(&rows).iter().map(|n| mention(segments, tokens(n.first), tokens(n.last - 1), n)),
        );
        at += run.len();
    }
    out
}

fn mention(segments: &Segments, first: usize, last: usize, name: &decode::Name) -> Mention {
    let span = segments.tokens[first].span.to(segments.tokens[last].span);
    Mention {
        span,
        label: name.label,
        score: name.probability,
        source: Source::Model,
        entity: None,
        amount: None,
        status: Status::Machine,
    }
}

/// Which positions can be part of a name: those near a word with a capital. Ends of paragraphs
/// cannot, so that no name goes over one.
fn wanted(text: &str, segments: &Segments, positions: &[Position]) -> Vec<bool> {
    let marks: Vec<bool> =
        positions.iter().map(|p| p.token.is_some_and(|t| may_start(text, segments, t as usize))).collect();
    let near = |i: usize| marks[i.saturating_sub(REACH)..(i + REACH + 1).min(marks.len())].contains(&true);
    (0..positions.len()).map(|i| positions[i].token.is_some() && near(i)).collect()
}

fn may_start(text: &str, segments: &Segments, token: usize) -> bool {
    let token = segments.tokens[token];
    token.kind == TokenKind::Word && token.span.of(text).contains(char::is_uppercase)
}
