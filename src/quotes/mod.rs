//! Quotations: marked spans that are speech, and reported clauses.
//!
//! Marks are paired ([`marks`]); the text is read as an outline in which a marked stretch is one word ([`outline`]);
//! verbs of speech are found with their sources ([`reports`]); then each marked stretch is judged ([`speech`]) and each
//! reported clause is cut out ([`clauses`]). Who speaks is settled by [`crate::attribution`].

mod clauses;
mod edited;
pub(crate) mod interview;
mod marks;
pub(crate) mod outline;
pub(crate) mod phrases;
pub(crate) mod reports;
mod sight;
mod speech;
mod told_apart;
pub(crate) mod words;

use crate::document::{QuoteKind, Source};
use crate::edit::Edit;
use crate::segment::Segments;
use crate::text::{Span, sort_by_span};
use outline::Outline;
use reports::Report;

/// A quotation before anyone asked who said it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {
    /// What was said, marks included.
    pub span: Span,
    /// Direct, mixed or indirect.
    pub kind: QuoteKind,
    /// How sure we are that it is one, 0 to 1.
    pub score: f32,
    /// The rule that found it.
    pub source: Source,
    /// The report that governs it, where its sentence has one: index into [`Quotations::reports`].
    pub(crate) report: Option<usize>,
    /// The marked stretch that it is, in the outline.
    pub(crate) mark: Option<u32>,
    /// Who speaks, where it is a turn of an interview.
    pub(crate) turn: Option<Span>,
    /// Whose name stands for the speaker of such a turn.
    pub(crate) person: Option<Span>,
}

/// The quotations of a text, and what there is to tell who speaks.
#[derive(Clone, Debug, Default)]
pub struct Quotations {
    /// In text order, an outer one before an inner one.
    pub found: Vec<Quotation>,
    /// The text's words and sentences, a marked stretch as one word.
    pub(crate) outline: Outline,
    /// Cues with their sources, in text order.
    pub(crate) reports: Vec<Report>,
}

/// Finds the quotations of `text`.
///
/// ```
/// let text = "“We won,” said Zoë Li. She said that it was a “miracle.”";
/// let segments = rubricator::segment::Segments::new(text);
/// let quotations = rubricator::quotes::find(text, &segments);
/// let found: Vec<&str> = quotations.found.iter().map(|q| q.span.of(text)).collect();
/// assert_eq!(found, ["“We won,”", "“miracle.”"]);
/// ```
#[must_use]
pub fn find(text: &str, segments: &Segments) -> Quotations {
    let mut finder = Finder::default();
    finder.find(text, segments, Edit::all(segments.paragraphs.len()));
    finder.quotations
}

/// Finds the quotations of a text as it is edited.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    quotations: Quotations,
    /// What was found sentence by sentence, before turns of an interview take its place.
    told: Vec<Quotation>,
    /// For each paragraph, whether speech of the one before goes on in it.
    goes_on: Vec<bool>,
}

impl Finder {
    /// As [`find`], where `edit` says what changed since it was called last.
    pub(crate) fn find(&mut self, text: &str, segments: &Segments, edit: Edit) -> &Quotations {
        self.follow(text, segments, edit);
        let turns = interview::find(text, segments);
        self.quotations.found = with_turns(&self.told, &turns);
        &self.quotations
    }
}

/// `told` and `turns` in text order. Where two overlap the turn stands.
fn with_turns(told: &[Quotation], turns: &[interview::Turn]) -> Vec<Quotation> {
    let mut at = 0;
    let is_free = |q: &&Quotation| {
        at += turns[at..].iter().take_while(|t| t.words.end() <= q.span.start()).count();
        turns.get(at).is_none_or(|t| !t.words.overlaps(q.span))
    };
    let mut out: Vec<Quotation> = told.iter().filter(is_free).cloned().collect();
    if !turns.is_empty() {
        out.extend(turns.iter().map(turn));
        sort_by_span(&mut out, |q| q.span);
    }
    out
}

fn turn(turn: &interview::Turn) -> Quotation {
    Quotation {
        span: turn.words,
        kind: QuoteKind::Direct,
        score: 0.9,
        source: Source::Rule("interview"),
        report: None,
        mark: None,
        turn: Some(turn.speaker),
        person: turn.person,
    }
}
