//! What stands around each quotation: reports, sentences, paragraphs.

use crate::quotes::Quotations;
use crate::quotes::outline::{Outline, Word};
use crate::quotes::reports::{self, Order, Report};
use crate::quotes::words::{CueClass, Tags};
use crate::text::Span;
use std::ops::Range;

/// The text and what was found in it, ready to be asked about places.
pub(super) struct Context<'t> {
    pub text: &'t str,
    pub quotations: &'t Quotations,
    pub outline: &'t Outline,
    /// For each sentence, its reports.
    reports: Vec<Range<u32>>,
}

impl<'t> Context<'t> {
    pub(super) fn new(text: &'t str, quotations: &'t Quotations) -> Context<'t> {
        let outline = &quotations.outline;
        let mut reports = Vec::with_capacity(outline.sentences.len());
        let mut at = 0;
        for sentence in 0..outline.sentences.len() {
            let start = at;
            while quotations.reports.get(at).is_some_and(|r| r.sentence == sentence) {
                at += 1;
            }
            reports.push(start as u32..at as u32);
        }
        Context { text, quotations, outline, reports }
    }

    pub(super) fn words(&self) -> &'t [Word] {
        &self.outline.words
    }

    /// Index of the word that covers byte `at`, or of the first one after it.
    pub(super) fn word_at(&self, at: usize) -> usize {
        let words = &self.outline.words;
        words.partition_point(|w| w.span.end() <= at).min(words.len().saturating_sub(1))
    }

    /// Index of the sentence that word `word` stands in.
    pub(super) fn sentence_at(&self, word: usize) -> usize {
        let sentences = &self.outline.sentences;
        sentences.partition_point(|s| s.end <= word).min(sentences.len().saturating_sub(1))
    }

    pub(super) fn tags(&self, at: usize) -> Tags {
        self.outline.words.get(at).map_or(Tags::STOP, |w| w.tags)
    }

    /// The reports of speech in sentence `sentence` that name a source.
    pub(super) fn reports_in(
        &self,
        sentence: usize,
    ) -> impl DoubleEndedIterator<Item = &'t Report> + use<'t> {
        let range = self.reports[sentence].clone();
        self.quotations.reports[range.start as usize..range.end as usize]
            .iter()
            .filter(|r| r.source.is_some())
    }

    /// The report that a sentence is about: the first one, or a later one that stands beside it rather than in its
    /// clause ("…, and Roe added").
    pub(super) fn main_report(&self, sentence: usize) -> Option<&'t Report> {
        let mut speech = self.reports_in(sentence).filter(|r| reports::is_speech(r));
        let first = speech.next()?;
        let thought = self.reports_in(sentence).next().filter(|r| !reports::is_speech(r));
        if let Some(thought) = thought.filter(|_| first.verb.is_some_and(|v| v.class == CueClass::Show)) {
            return Some(thought);
        }
        let beside = |r: &&Report| {
            let start = r.reach().start;
            start > 0 && self.tags(start - 1).any(Tags::COMMA.with(Tags::CONJ).with(Tags::STOP))
        };
        Some(speech.rfind(beside).unwrap_or(first))
    }

    pub(super) fn span(&self, words: &Range<usize>) -> Span {
        self.outline.span(words)
    }

    /// The subject of sentence `sentence`, whatever its verb.
    pub(super) fn subject(&self, sentence: usize) -> Option<Range<usize>> {
        let range = &self.outline.sentences[sentence];
        reports::first_subject(&self.outline.words[..range.end], range.start, range.end)
    }

    /// Whom the pronoun of "what he called", "in which he said" stands for, where the sentence is about them: its subject.
    pub(super) fn named_in_sentence(&self, report: &Report) -> Option<Range<usize>> {
        let source = report.source.as_ref().filter(|s| s.len() == 1 && report.order == Order::SourceFirst)?;
        let pronoun = self.words()[source.start].span.of(self.text).to_ascii_lowercase();
        let relative = source.start > 0 && self.tags(source.start - 1).any(Tags::SUB);
        if !relative || !matches!(pronoun.as_str(), "he" | "she" | "it" | "they") {
            return None;
        }
        let subject = self.subject(report.sentence).filter(|s| s.end < source.start)?;
        let first = self.words()[subject.start].span.of(self.text);
        let other = self.tags(subject.start).any(Tags::SUBJ) && !first.eq_ignore_ascii_case(&pronoun);
        let what = self.words()[source.start - 1].span.of(self.text);
        (!other && ["what", "which"].iter().any(|w| w.eq_ignore_ascii_case(what))).then_some(subject)
    }

    /// Whether a sentence is nothing but one marked stretch.
    pub(super) fn is_bare(&self, sentence: usize) -> bool {
        let range = &self.outline.sentences[sentence];
        let words = &self.outline.words[range.clone()];
        words.iter().all(|w| w.is_quote() || w.tags.any(Tags::STOP.with(Tags::MARK)))
    }

    /// Whether a sentence ends with a colon.
    pub(super) fn announces(&self, sentence: usize) -> bool {
        let range = &self.outline.sentences[sentence];
        let mut words = self.outline.words[range.clone()].iter().rev();
        words.next().is_some_and(|w| w.tags.any(Tags::COLON))
    }

    pub(super) fn same_paragraph(&self, a: usize, b: usize) -> bool {
        self.outline.paragraphs[a] == self.outline.paragraphs[b]
    }
}
