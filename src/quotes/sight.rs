//! A marked stretch seen in its sentence: what governs it, what stands beside it.

use super::outline::{Outline, Word};
use super::reports::{self, Order, Report, reports_of};
use super::words::{CueClass, Tags};
use crate::segment::Zone;
use crate::text::Span;

/// A marked stretch in its sentence.
pub(super) struct Sight<'t> {
    pub text: &'t str,
    /// The words up to the end of the sentence.
    pub words: &'t [Word],
    /// Its own word.
    pub at: usize,
    /// First word of the sentence.
    pub from: usize,
    /// What stands between the marks, trimmed.
    pub inside: &'t str,
    /// The report of the sentence that governs it.
    pub report: Option<usize>,
    /// Whether that report stands right beside it.
    pub adjacent: bool,
    /// Whether it stands before the stretch, so that its words may be what is reported.
    pub governs: bool,
    /// Whether a report only gives it as a name.
    pub is_name: bool,
    /// Whether the paragraph is a headline.
    pub headline: bool,
}

/// The report that governs a stretch, and whether it stands beside it.
type Governing = (Option<usize>, bool);

impl<'t> Sight<'t> {
    pub(super) fn new(
        text: &'t str,
        outline: &'t Outline,
        reports: &'t [Report],
        index: usize,
        zone: Zone,
    ) -> Sight<'t> {
        let at = outline.word_of(index);
        let sentence = outline.home[index] as usize;
        let range = outline.sentences[sentence].clone();
        let words = &outline.words[..range.end];
        let mut sight = Sight {
            text,
            words,
            at,
            from: range.start,
            inside: within(text, words[at].span),
            report: None,
            adjacent: false,
            governs: false,
            is_name: false,
            headline: matches!(zone, Zone::Headline | Zone::Deck),
        };
        let here = reports_of(reports, sentence);
        let (report, adjacent) = sight.governing(reports, here.clone());
        sight.is_name = reports[here].iter().any(|r| sight.names(r));
        sight.governs = report.is_some_and(|r| reports[r].cue.end <= at);
        (sight.report, sight.adjacent) = (report, adjacent);
        sight
    }

    /// The report that governs the stretch: the one right after it, where it ends as speech before a report does; the
    /// nearest one before; else the nearest one after, set off with a comma.
    fn governing(&self, reports: &[Report], here: std::ops::Range<usize>) -> Governing {
        let speech = |&i: &usize| reports::is_speech(&reports[i]) && !self.names(&reports[i]);
        let quoting = |i: &usize| reports[*i].verb.is_none_or(|v| v.takes_quote());
        let after = here.clone().filter(speech).find(|&i| reports[i].reach().start > self.at);
        let beside = after.filter(|&i| reports[i].reach().start == self.at + 1 && quoting(&i));
        if self.leads_on()
            && let Some(i) = beside
        {
            return (Some(i), true);
        }
        let before = |&i: &usize| reports[i].cue.end <= self.at && self.is_in_reach(&reports[i]);
        if let Some(i) = here.filter(speech).rev().find(before) {
            return (Some(i), self.at.saturating_sub(reports[i].reach().end) <= 2);
        }
        let set_off = after.filter(|&i| self.is_set_off(&reports[i]));
        (beside.or(set_off), beside.is_some())
    }

    /// Whether what stands after a colon is all speech: in a headline; else only right after it ("Scams: fake “notices”").
    fn is_in_reach(&self, report: &Report) -> bool {
        report.order != Order::Colon || self.headline || report.cue.end + 1 >= self.at
    }

    /// Whether a later report is about the clause that the stretch stands in: "…, Roe said", "… according to Roe".
    fn is_set_off(&self, report: &Report) -> bool {
        const GAP: Tags = Tags::COMMA.with(Tags::DASH).with(Tags::QUOTE);
        report.order == Order::According || self.words[report.reach().start - 1].tags.any(GAP)
    }

    /// Whether the report only gives the stretch as a name: "an account called “…”", "was called “…”".
    fn names(&self, report: &Report) -> bool {
        const SPEAKERS: Tags = Tags::PERSON.with(Tags::GROUP).with(Tags::CAP).with(Tags::SUBJ);
        let labels = report.verb.is_some_and(|v| v.class == CueClass::Label) && report.cue.end == self.at;
        let speaker = report.source.clone().is_some_and(|mut s| s.any(|i| self.words[i].tags.any(SPEAKERS)));
        labels && !speaker
    }

    /// Whether it ends as speech does before its report: with a comma, a question or a cry.
    pub(super) fn leads_on(&self) -> bool {
        self.inside.ends_with([',', '?', '!', '…', '—', '–', '-'])
            || self.after().is_some_and(|w| w.tags.any(Tags::COMMA))
    }

    /// The word `back` words before it, in its sentence.
    pub(super) fn back(&self, back: usize) -> Option<&Word> {
        self.at.checked_sub(back).filter(|&i| i >= self.from).map(|i| &self.words[i])
    }

    pub(super) fn before(&self) -> Option<&Word> {
        self.back(1)
    }

    pub(super) fn after(&self) -> Option<&Word> {
        self.words.get(self.at + 1)
    }

    pub(super) fn is_terminal(&self) -> bool {
        self.inside.ends_with(['.', '?', '!', ',', '…', '—', '–', ';'])
    }

    /// How many words it has; at most 30 are counted.
    pub(super) fn count(&self) -> usize {
        self.inside.split_whitespace().take(30).count()
    }

    pub(super) fn starts_capital(&self) -> bool {
        self.inside.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
    }
}

/// What stands between the marks.
fn within(text: &str, span: Span) -> &str {
    const MARKS: [char; 18] =
        ['“', '”', '„', '‟', '"', '‘', '’', '‚', '\'', '«', '»', '‹', '›', '「', '」', '『', '』', '`'];
    span.of(text).trim_matches(|c: char| MARKS.contains(&c) || c.is_whitespace())
}
