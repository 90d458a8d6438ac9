//! Text → tokens, sentences, paragraphs and their zones. Knows nothing of names, dates or quotations.

mod edited;
mod paragraphs;
mod sentences;
pub mod tokens;
mod zones;

pub use tokens::{Token, TokenKind};
pub use zones::Zone;

use crate::text::Span;
use std::ops::Range;

/// The parts of a text. Tokens are in order and never overlap; sentences and paragraphs cover every token once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Segments {
    /// Words, numbers and marks.
    pub tokens: Vec<Token>,
    /// Sentences; never over a paragraph's end.
    pub sentences: Vec<Sentence>,
    /// Paragraphs: lines, or blocks of hard-wrapped lines.
    pub paragraphs: Vec<Paragraph>,
}

/// A sentence: a run of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From the first token's start to the last one's end.
    pub span: Span,
    /// Index of its first token.
    pub first: u32,
    /// One past the index of its last token.
    pub last: u32,
    /// Index of the paragraph that it stands in.
    pub paragraph: u32,
}

impl Sentence {
    /// Indices of its tokens.
    #[must_use]
    pub fn tokens(&self) -> Range<usize> {
        self.first as usize..self.last as usize
    }
}

/// A paragraph: a run of sentences that is one block on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Without the white space around it.
    pub span: Span,
    /// What part of the article it is.
    pub zone: Zone,
    /// Index of its first sentence.
    pub first: u32,
    /// One past the index of its last sentence.
    pub last: u32,
    /// "BOGOTA, Feb. 1 (Agency) —" at its start, the dash included.
    pub dateline: Option<Span>,
    /// What it is by its own words.
    line: zones::Line,
}

impl Paragraph {
    /// Indices of its sentences.
    #[must_use]
    pub fn sentences(&self) -> Range<usize> {
        self.first as usize..self.last as usize
    }
}

impl Segments {
    /// Reads `text` once. Any text will do; an empty one has no parts.
    #[must_use]
    pub fn new(text: &str) -> Segments {
        Segments::default().edited("", text).0
    }

    /// Index of the first token that starts at or after byte `at`.
    #[must_use]
    pub fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|t| t.span().start() < at)
    }

    /// Indices of the tokens that overlap `span`.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.tokens.partition_point(|t| t.span().end() <= span.start());
        let last = self.tokens.partition_point(|t| t.span().start() < span.end());
        first..last.max(first)
    }

    /// Index of the sentence that token `token` stands in.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.last as usize <= token)
    }

    /// Indices of the tokens of paragraph `paragraph`.
    #[must_use]
    pub fn tokens_of(&self, paragraph: usize) -> Range<usize> {
        let sentences = &self.sentences[self.paragraphs[paragraph].sentences()];
        let ends = sentences.first().zip(sentences.last());
        ends.map_or(0..0, |(first, last)| first.first as usize..last.last as usize)
    }

    /// Indices of the tokens of several paragraphs.
    pub(crate) fn tokens_of_all(&self, paragraphs: Range<usize>) -> Range<usize> {
        let start = |paragraph| {
            if paragraph < self.paragraphs.len() {
                self.tokens_of(paragraph).start
            } else {
                self.tokens.len()
            }
        };
        start(paragraphs.start)..start(paragraphs.end)
    }

    /// The paragraph that token `token` stands in.
    ///
    /// # Panics
    /// When there is no such token.
    #[must_use]
    pub fn paragraph_of(&self, token: usize) -> &Paragraph {
        &self.paragraphs[self.sentences[self.sentence_of(token)].paragraph as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every invariant of [`Segments`], on any text.
    fn check(text: &str) -> Segments {
        let s = Segments::new(text);
        let mut at = 0;
        for token in &s.tokens {
            assert!(token.span().start() >= at && !token.span().is_empty(), "{token:?} in {text:?}");
            assert!(
                text[at..token.span().start()].trim().is_empty(),
                "lost text before {token:?} in {text:?}"
            );
            at = token.span().end();
        }
        assert!(text[at..].trim().is_empty(), "lost text at the end of {text:?}");
        let mut next = 0;
        for sentence in &s.sentences {
            assert_eq!(sentence.first, next);
            assert!(sentence.last > sentence.first);
            next = sentence.last;
        }
        assert_eq!(next as usize, s.tokens.len(), "tokens outside sentences in {text:?}");
        s
    }

    #[test]
    fn any_text_is_covered() {
        for text in [
            "",
            " \n\t ",
            "One. Two!\n\nThree",
            "💩\r\n\u{a0}x\u{2028}y\0z",
            "\u{feff}BOM",
            "e\u{301}\u{301} \u{301}",
        ] {
            check(text);
        }
    }

    #[test]
    fn look_ups() {
        let s = check("Ann met Bob. Then\nC left.");
        assert_eq!(s.paragraphs.len(), 2);
        assert_eq!(s.sentences.len(), 3);
        assert_eq!(s.sentence_of(s.token_at(13)), 1);
        assert_eq!(s.tokens_in(Span::new(5, 9)), 1..3);
        assert_eq!(s.paragraph_of(s.tokens.len() - 1).span.start(), 18);
    }
}
