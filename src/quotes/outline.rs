//! The text as a reader of its sentences sees it: each word with its classes, each marked stretch as one word.

mod shape;

use super::marks::Marked;
use super::words::{Cue, Tags, entry};
use crate::segment::{Segments, TokenKind};
use crate::text::Span;
use shape::{guess, is_plural, settle_capitals};
use std::ops::Range;

/// A word, a mark, or a whole marked stretch.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Where it stands.
    pub span: Span,
    /// What it can be.
    pub tags: Tags,
}

impl Word {
    /// The cue verb that it is a form of.
    pub(crate) fn cue(&self) -> Option<Cue> {
        self.tags.cue()
    }

    /// Whether it ends as an English plural does.
    pub(crate) fn is_plural(&self) -> bool {
        self.tags.any(Tags::PLURAL)
    }

    /// Whether it is a marked stretch.
    pub(crate) fn is_quote(&self) -> bool {
        self.tags.any(Tags::QUOTE)
    }
}

/// The words of a text and its sentences, where a marked stretch belongs to the sentence around it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outline {
    /// In text order.
    pub words: Vec<Word>,
    /// Ranges of words; each within one paragraph, but for speech over several.
    pub sentences: Vec<Range<usize>>,
    /// For each sentence, the index of its paragraph.
    pub paragraphs: Vec<u32>,
    /// For each marked stretch, the sentence that it stands in.
    pub home: Vec<u32>,
    /// For each marked stretch, the word that it is.
    pub marks: Vec<u32>,
}

impl Outline {
    /// Reads the tokens of some paragraphs, none of which speech goes on from or into. `before` is the word before them: it
    /// stands first and in no sentence, for whoever looks back from the first one.
    pub(super) fn new(
        text: &str,
        segments: &Segments,
        paragraphs: Range<usize>,
        marked: &[Marked],
        before: Option<Word>,
    ) -> Outline {
        let out = Outline { words: before.into_iter().collect(), ..Outline::default() };
        let sentence = segments.paragraphs.get(paragraphs.start).map_or(0, |p| p.first as usize);
        let mut reader = Reader { text, segments, marked, out, sentence, buffer: String::new() };
        let tokens = segments.tokens_of_all(paragraphs);
        reader.out.words.reserve_exact(tokens.len());
        reader.read(tokens);
        reader.out
    }

    /// The span from the first to the last word of `range`.
    ///
    /// # Panics
    /// When the range is empty.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        self.words[range.start].span.to(self.words[range.end - 1].span)
    }

    /// The word that is marked stretch `quote`.
    pub(crate) fn word_of(&self, quote: usize) -> usize {
        self.marks[quote] as usize
    }
}

/// How many tokens after a sentence decide whether it goes on.
pub(super) const AHEAD: usize = 10;

/// Longer sentences, in words, are cut: nobody speaks so, and what looks back over a sentence stays cheap.
const MAX_SENTENCE: usize = 200;

struct Reader<'t> {
    text: &'t str,
    segments: &'t Segments,
    marked: &'t [Marked],
    out: Outline,
    /// The sentence of [`Segments`] that the last token stood in.
    sentence: usize,
    buffer: String,
}

impl Reader<'_> {
    fn read(&mut self, tokens: Range<usize>) {
        let (mut token, mut quote, mut start) = (tokens.start, 0, self.out.words.len());
        while token < tokens.end {
            let last = self.take(token, &mut quote);
            token = last + 1;
            let long = self.out.words.len() - start >= MAX_SENTENCE;
            if self.ends_after(last) || long {
                let whole = start..self.out.words.len();
                settle_capitals(&mut self.out.words[whole.clone()]);
                self.out.sentences.push(whole);
                self.out.paragraphs.push(self.segments.sentences[self.sentence].paragraph);
                start = self.out.words.len();
            }
        }
    }

    /// Reads the word at `token`, which may be a whole marked stretch, and gives its last token.
    fn take(&mut self, token: usize, quote: &mut usize) -> usize {
        let span = self.segments.tokens[token].span();
        match self.marked.get(*quote).filter(|m| m.span.start() <= span.start()) {
            Some(marked) => {
                self.out.marks.push(self.out.words.len() as u32);
                self.out.words.push(Word { span: marked.span, tags: Tags::QUOTE });
                self.out.home.push(self.out.sentences.len() as u32);
                *quote += 1;
                (self.segments.tokens_in(marked.span).end.max(token + 1)) - 1
            }
            None => {
                let word = self.word(token);
                self.out.words.push(word);
                token
            }
        }
    }

    /// Whether the sentence ends after token `last`.
    fn ends_after(&mut self, last: usize) -> bool {
        while self.segments.sentences[self.sentence].last as usize <= last {
            self.sentence += 1;
        }
        let sentence = &self.segments.sentences[self.sentence.min(self.segments.sentences.len() - 1)];
        let ends = sentence.last as usize == last + 1;
        let next = self.segments.sentences.get(self.sentence + 1);
        let same_paragraph = next.is_some_and(|n| n.paragraph == sentence.paragraph);
        ends && !(same_paragraph && self.asks() && self.reports_after(last + 1))
    }

    /// Whether the last word is a marked stretch that ends in a question, a cry or a break.
    fn asks(&self) -> bool {
        self.out.words.last().is_some_and(|w| {
            w.is_quote() && {
                let inside = w.span.of(self.text).trim_end_matches(['”', '"', '’', '\'', '»']);
                inside.ends_with(['?', '!', '…', '—', '–', '-', '.'])
                    && !inside.ends_with(|c: char| c == '.' && !inside.ends_with(".."))
            }
        })
    }

    /// Whether a report of the speech before comes next: "Smith asked." after “Why?”.
    fn reports_after(&mut self, from: usize) -> bool {
        let tokens = &self.segments.tokens;
        let upto = tokens.len().min(from + AHEAD - 1);
        for token in from..upto {
            let word = self.word(token);
            if word.tags.any(Tags::STOP.with(Tags::COLON)) {
                return false;
            }
            if word.cue().is_some_and(Cue::takes_quote) {
                let next = (token + 1 < tokens.len()).then(|| self.word(token + 1));
                return token == from || next.is_none_or(|n| ends_report(n.tags));
            }
        }
        false
    }

    fn word(&mut self, token: usize) -> Word {
        let at = self.segments.tokens[token];
        let span = at.span();
        let tags = match at.kind() {
            TokenKind::Number => Tags::NUM,
            TokenKind::Clitic => Tags::CLITIC,
            TokenKind::Url => Tags::MARK,
            TokenKind::Mark => self.mark_tags(token),
            TokenKind::Word => self.word_tags(span.of(self.text)),
        };
        Word { span, tags }
    }

    fn word_tags(&mut self, word: &str) -> Tags {
        self.lower(word);
        let known = entry(&self.buffer);
        let guessed = if known == Tags::default() { guess(&self.buffer) } else { known };
        let tags = if !word.starts_with(char::is_uppercase) {
            guessed
        } else {
            let noun = guessed.any(Tags::PERSON.with(Tags::GROUP).with(Tags::DOCUMENT));
            if noun { guessed } else { known }.with(Tags::CAP)
        };
        if is_plural(word) { tags.with(Tags::PLURAL) } else { tags }
    }

    fn lower(&mut self, word: &str) {
        self.buffer.clear();
        if word.is_ascii() {
            self.buffer.push_str(word);
            self.buffer.make_ascii_lowercase();
        } else {
            self.buffer.extend(word.chars().flat_map(char::to_lowercase));
        }
    }

    fn mark_tags(&self, token: usize) -> Tags {
        match self.segments.tokens[token].span().of(self.text) {
            "," => Tags::COMMA,
            ":" => Tags::COLON,
            ";" => Tags::STOP,
            "." | "!" | "?" | "…" if self.ends_sentence(token) => Tags::STOP,
            "." => Tags::HYPHEN.with(Tags::POINT),
            "!" | "?" | "…" => Tags::STOP,
            "(" | "[" => Tags::OPEN,
            ")" | "]" => Tags::CLOSE,
            "—" | "–" | "―" => Tags::DASH,
            "-" if self.is_inner(token) => Tags::HYPHEN,
            "-" => Tags::DASH,
            "’" | "'" => Tags::CLITIC,
            "&" | "/" => Tags::HYPHEN,
            _ => Tags::MARK,
        }
    }

    fn ends_sentence(&self, token: usize) -> bool {
        let sentences = &self.segments.sentences[self.sentence.min(self.segments.sentences.len() - 1)..];
        let last = sentences.iter().map(|s| s.last as usize).find(|&last| last > token);
        last.is_none_or(|last| last <= token + 2)
    }

    /// Whether the hyphen at `token` joins two words.
    fn is_inner(&self, token: usize) -> bool {
        let tokens = &self.segments.tokens;
        let (Some(before), Some(after)) = (token.checked_sub(1).map(|b| tokens[b]), tokens.get(token + 1))
        else {
            return false;
        };
        let at = tokens[token].span();
        let touches = before.span().end() == at.start() && at.end() == after.span().start();
        touches && before.kind() != TokenKind::Mark && after.kind() != TokenKind::Mark
    }
}

/// Whether a report of speech can end before a word with `tags`, or go on to say when and where.
fn ends_report(tags: Tags) -> bool {
    const ENDS: Tags = Tags::STOP
        .with(Tags::COMMA)
        .with(Tags::ADV)
        .with(Tags::PREP)
        .with(Tags::TIME)
        .with(Tags::COLON)
        .with(Tags::OBJ);
    tags.any(ENDS) || tags.any(Tags::SUB) || tags.any(Tags::CAP)
}
