//! Marked stretches → quotations: speech told from titles, nicknames and scare words.

use super::Quotation;
use super::marks::{Ending, Marked};
use super::outline::{Outline, Word};
use super::reports::{self, Report};
use super::words::{CueClass, Tags};
use crate::document::{QuoteKind, Source};
use crate::lexicon::WordSet;
use crate::segment::{Segments, Zone};
use crate::text::Span;
use std::sync::LazyLock;

/// Nouns before a marked title: "the film “…”".
static TITLED: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/titled.tsv")));

/// The marked stretches that are speech.
pub(super) fn judge(
    text: &str,
    segments: &Segments,
    outline: &Outline,
    reports: &[Report],
    marked: &[Marked],
) -> Vec<Quotation> {
    let one = |(index, mark): (usize, &Marked)| {
        let alone = segments.paragraphs.len() == 1;
        let zone = segments.paragraphs[outline.paragraphs[outline.home[index] as usize] as usize].zone;
        let sight = Sight::new(text, outline, reports, index, if alone { Zone::Body } else { zone });
        let (score, rule) = sight.verdict(mark.ending);
        let report = sight.report;
        let speaks = score >= 0.5 && !matches!(zone, Zone::Byline);
        speaks.then(|| Quotation {
            span: mark.span,
            kind: sight.kind(),
            score,
            source: Source::Rule(rule),
            report,
            mark: Some(index as u32),
            turn: None,
            person: None,
        })
    };
    marked.iter().enumerate().filter_map(one).collect()
}

/// The reports of a sentence: a range of indices.
pub(crate) fn reports_of(reports: &[Report], sentence: usize) -> std::ops::Range<usize> {
    let first = reports.partition_point(|r| r.sentence < sentence);
    first..first + reports[first..].partition_point(|r| r.sentence == sentence)
}

/// A marked stretch seen in its sentence.
struct Sight<'t> {
    text: &'t str,
    words: &'t [Word],
    /// Its word.
    at: usize,
    /// Index of its sentence.
    sentence: usize,
    /// First word of the sentence.
    from: usize,
    /// What stands between the marks, trimmed.
    inside: &'t str,
    /// The report of the sentence that governs it.
    report: Option<usize>,
    /// Whether that report stands right beside it.
    adjacent: bool,
    /// Whether it stands before the stretch, so that its words may be what is reported.
    governs: bool,
    /// Whether a report only gives it as a name.
    is_name: bool,
    /// Whether the paragraph is a headline.
    headline: bool,
}

impl<'t> Sight<'t> {
    fn new(
        text: &'t str,
        outline: &'t Outline,
        reports: &'t [Report],
        index: usize,
        zone: Zone,
    ) -> Sight<'t> {
        let headline = matches!(zone, Zone::Headline | Zone::Deck);
        let at = outline.word_of(index);
        let sentence = outline.home[index] as usize;
        let range = outline.sentences[sentence].clone();
        let words = &outline.words[..range.end];
        let inside = within(text, words[at].span);
        let mut sight = Sight {
            text,
            words,
            at,
            sentence,
            from: range.start,
            inside,
            report: None,
            adjacent: false,
            governs: false,
            is_name: false,
            headline,
        };
        let (report, adjacent) = sight.governing(reports);
        let here = reports_of(reports, sentence);
        sight.is_name = reports[here].iter().any(|r| sight.names(r));
        sight.governs = report.is_some_and(|r| reports[r].cue.end <= at);
        sight.report = report;
        sight.adjacent = adjacent;
        sight
    }

    /// The report that governs the stretch: the one right after it, where it ends as speech before a report does; the
    /// nearest one before; else the nearest one after.
    fn governing(&self, reports: &[Report]) -> (Option<usize>, bool) {
        let range = reports_of(reports, self.sentence);
        let speech = |&i: &usize| reports::is_speech(&reports[i]) && !self.names(&reports[i]);
        let quoting = |i: &usize| reports[*i].verb.is_none_or(|v| v.takes_quote());
        let after = range.clone().filter(speech).find(|&i| reports[i].reach().start > self.at);
        let beside = after.filter(|&i| reports[i].reach().start == self.at + 1 && quoting(&i));
        if self.leads_on()
            && let Some(i) = beside
        {
            return (Some(i), true);
        }
        let before = range.clone().filter(speech).rev().find(|&i| reports[i].cue.end <= self.at);
        if let Some(i) = before {
            return (Some(i), self.at.saturating_sub(reports[i].reach().end) <= 2);
        }
        (beside.or(after), beside.is_some())
    }

    /// Whether the report only gives the stretch as a name: "an account called “…”", "was called “…”".
    fn names(&self, report: &Report) -> bool {
        const SPEAKERS: Tags = Tags::PERSON.with(Tags::GROUP).with(Tags::CAP).with(Tags::SUBJ);
        let labels = report.verb.is_some_and(|v| v.class == CueClass::Label) && report.cue.end == self.at;
        let speaker = report.source.clone().is_some_and(|mut s| s.any(|i| self.words[i].tags.any(SPEAKERS)));
        labels && !speaker
    }

    /// Whether it ends as speech does before its report: with a comma, a question or a cry.
    fn leads_on(&self) -> bool {
        self.inside.ends_with([',', '?', '!', '…', '—', '–', '-'])
            || self.words.get(self.at + 1).is_some_and(|w| w.tags.any(Tags::COMMA))
    }

    fn before(&self) -> Option<&Word> {
        self.at.checked_sub(1).filter(|&b| b >= self.from).map(|b| &self.words[b])
    }

    fn after(&self) -> Option<&Word> {
        self.words.get(self.at + 1)
    }

    fn is_terminal(&self) -> bool {
        self.inside.ends_with(['.', '?', '!', ',', '…', '—', '–', ';'])
    }

    fn count(&self) -> usize {
        self.inside.split_whitespace().take(30).count()
    }

    fn starts_capital(&self) -> bool {
        self.inside.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
    }

    /// Direct when the stretch is an utterance of its own; mixed when it is part of a sentence of the writer's.
    fn kind(&self) -> QuoteKind {
        let opens = self.before().is_none_or(|w| {
            w.tags.any(
                Tags::COMMA
                    .with(Tags::COLON)
                    .with(Tags::STOP)
                    .with(Tags::QUOTE)
                    .with(Tags::DASH)
                    .with(Tags::CUE),
            )
        });
        let closes =
            self.is_terminal() || self.after().is_none_or(|w| w.tags.any(Tags::STOP.with(Tags::COMMA)));
        let alone = self.before().is_none() && self.after().is_none();
        if alone
            || opens
                && closes
                && (self.starts_capital() || self.before().is_none_or(|w| !w.tags.any(Tags::CUE)))
        {
            QuoteKind::Direct
        } else {
            QuoteKind::Mixed
        }
    }

    /// How sure it is speech, and the rule that says so.
    fn verdict(&self, ending: Ending) -> (f32, &'static str) {
        let rule = match ending {
            Ending::Closed => "quote-marks",
            Ending::Continued => "quote-paragraphs",
            Ending::Unclosed => "quote-unclosed",
        };
        if self.inside.is_empty() || !self.inside.contains(char::is_alphabetic) {
            return (0.0, rule);
        }
        (self.speech_score(), rule)
    }

    fn speech_score(&self) -> f32 {
        let count = self.count();
        if self.is_nickname() || self.is_named_so() || self.is_name {
            return 0.1;
        }
        if self.is_title() {
            return self.title_score();
        }
        match (self.report.is_some(), self.adjacent, count) {
            (_, true, _) => 0.98,
            (true, ..) if self.governs => 0.9,
            (_, _, 0..=2) if self.is_attribute() => 0.3,
            (true, ..) => 0.8,
            (false, _, 0..=3) if !self.is_terminal() || self.before().is_some() => 0.35,
            (false, _, 4..=6) => 0.6,
            _ => 0.85,
        }
    }

    /// What is written as a title may be speech all the same: in a headline every word has a capital, and before its own
    /// report a title has no reason to stand.
    fn title_score(&self) -> f32 {
        let opens = self.before().is_none() && self.adjacent && self.leads_on();
        match (self.is_introduced(), self.headline || opens) {
            (false, true) => 0.7,
            _ => 0.15,
        }
    }

    /// Before the noun that it describes: "the “smart” bins".
    fn is_attribute(&self) -> bool {
        let article =
            self.before().is_some_and(|w| w.tags.any(Tags::DET.with(Tags::POSS).with(Tags::CLITIC)));
        let noun = self
            .after()
            .is_some_and(|w| !w.tags.any(Tags::FUNCTION) && !w.tags.any(Tags::STOP.with(Tags::COMMA)));
        article && noun && !self.is_terminal()
    }

    /// Between the parts of a name: Lee “Faker” Sang-hyeok.
    fn is_nickname(&self) -> bool {
        let capital = |w: Option<&Word>| w.is_some_and(|w| w.tags.any(Tags::CAP) && !w.tags.any(Tags::CUE));
        self.count() <= 3
            && !self.is_terminal()
            && capital(self.before())
            && self.after().is_some_and(|w| w.tags.any(Tags::CAP))
    }

    /// After "so-called", "known as", "titled".
    fn is_named_so(&self) -> bool {
        let word = |back: usize| match self.at.checked_sub(back).filter(|&i| i >= self.from) {
            Some(i) => self.words[i].span.of(self.text),
            None => "",
        };
        let last = word(1);
        matches!(last, "titled" | "entitled" | "nicknamed" | "headlined")
            || (last == "called" && word(2) == "-" && word(3) == "so")
            || (last == "as" && word(2) == "known")
    }

    /// Capitalised throughout, as the title of a work or programme is.
    fn is_title(&self) -> bool {
        const SMALL: usize = 4;
        let bare = self.inside.trim_end_matches([',', '.', '?', '!']);
        let alone = self.before().is_none() && self.after().is_none();
        let sentence = alone && self.inside.ends_with(['.', '?', '!']);
        let mut words = bare.split([' ', '\n', '\u{a0}']).filter(|w| w.chars().any(char::is_alphabetic));
        let titled = words.clone().all(|w| w.len() < SMALL || !w.starts_with(char::is_lowercase));
        let several = words.clone().count() > 1
            && words.clone().filter(|w| w.starts_with(char::is_uppercase)).count() > 1;
        let first = words.next().is_some_and(|w| !w.starts_with(char::is_lowercase));
        if !titled || !first || sentence || self.count() > 12 {
            return false;
        }
        self.is_introduced()
            || several && !(self.adjacent && self.before().is_some_and(|w| w.tags.any(Tags::COLON)))
    }

    /// "the film “…”", "NBC’s “…”", "her book, “…”".
    fn is_introduced(&self) -> bool {
        let back = usize::from(self.before().is_some_and(|w| w.tags.any(Tags::COMMA)));
        let word = (self.at - back).checked_sub(1).filter(|&i| i >= self.from).map(|i| &self.words[i]);
        word.is_some_and(|w| self.introduces(w))
    }

    fn introduces(&self, before: &Word) -> bool {
        let word = before.span.of(self.text);
        let hearer = before.cue.is_some_and(|c| c.class == CueClass::Tell);
        TITLED.contains(word) || before.tags.any(Tags::CLITIC) || hearer
    }
}

/// What stands between the marks.
fn within(text: &str, span: Span) -> &str {
    const MARKS: [char; 18] =
        ['“', '”', '„', '‟', '"', '‘', '’', '‚', '\'', '«', '»', '‹', '›', '「', '」', '『', '』', '`'];
    span.of(text).trim_matches(|c: char| MARKS.contains(&c) || c.is_whitespace())
}
