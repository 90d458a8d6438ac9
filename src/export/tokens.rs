//! Tokens that no span cuts: the segmenter's, cut again where a span starts or ends.

use crate::segment::Segments;
use crate::text::Span;

/// Tokens and sentences of a text, in order.
pub(super) struct Tokens {
    pub(super) tokens: Vec<Span>,
    /// Ranges of tokens.
    pub(super) sentences: Vec<std::ops::Range<usize>>,
}

impl Tokens {
    /// The tokens of `text`, each inside or outside each of `spans`.
    pub(super) fn new(text: &str, spans: &[Span]) -> Tokens {
        let segments = Segments::new(text);
        let mut edges: Vec<usize> = spans.iter().flat_map(|s| [s.start(), s.end()]).collect();
        edges.sort_unstable();
        edges.dedup();
        let mut tokens = Vec::with_capacity(segments.tokens.len());
        let mut sentences = Vec::with_capacity(segments.sentences.len());
        for sentence in &segments.sentences {
            let first = tokens.len();
            segments.tokens[sentence.tokens()].iter().for_each(|t| cut(t.span(), &edges, &mut tokens));
            sentences.push(first..tokens.len());
        }
        Tokens { tokens, sentences }
    }

    /// The tokens that `span` covers.
    pub(super) fn inside(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.tokens.partition_point(|t| t.end() <= span.start());
        let last = self.tokens.partition_point(|t| t.start() < span.end());
        first..last.max(first)
    }
}

/// Pushes the pieces of `token` between `edges`.
fn cut(token: Span, edges: &[usize], out: &mut Vec<Span>) {
    let first = edges.partition_point(|&e| e <= token.start());
    let mut start = token.start();
    for &edge in edges[first..].iter().take_while(|&&e| e < token.end()) {
        out.push(Span::new(start, edge));
        start = edge;
    }
    out.push(Span::new(start, token.end()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_cut_tokens() {
        let text = "Overcooked food.\n\nMore";
        let spans = [Span::new(0, 4), Span::new(2, 8)];
        let tokens = Tokens::new(text, &spans);
        let words: Vec<_> = tokens.tokens.iter().map(|t| t.of(text)).collect();
        assert_eq!(words, ["Ov", "er", "cook", "ed", "food", ".", "More"]);
        assert_eq!(tokens.inside(spans[1]), 1..3);
        assert_eq!(tokens.sentences, [0..6, 6..7]);
    }
}
