//! Marked stretches → quotations: speech told from titles, nicknames and scare words.

use super::Quotation;
use super::marks::{Ending, Marked};
use super::outline::Outline;
use super::reports::Report;
use super::sight::Sight;
use super::words::Tags;
use crate::document::{QuoteKind, Source};
use crate::segment::{Segments, Zone};

/// What scores less is no speech.
const SPEECH: f32 = 0.5;

/// The marked stretches that are speech.
pub(super) fn judge(
    text: &str,
    segments: &Segments,
    outline: &Outline,
    reports: &[Report],
    marked: &[Marked],
) -> Vec<Quotation> {
    let sentence = text
        .trim_end_matches(|c: char| !c.is_alphanumeric() && !".?!".contains(c))
        .ends_with(['.', '?', '!']);
    let alone = segments.paragraphs.len() == 1 && sentence;
    let one = |(index, mark): (usize, &Marked)| {
        let zone = segments.paragraphs[outline.paragraphs[outline.home[index] as usize] as usize].zone;
        let sight = Sight::new(text, outline, reports, index, if alone { Zone::Body } else { zone });
        let score = score(&sight);
        let speaks = score >= SPEECH && !matches!(zone, Zone::Byline);
        speaks.then(|| Quotation {
            span: mark.span,
            kind: kind(&sight),
            score,
            source: Source::Rule(rule(mark.ending)),
            report: sight.report,
            mark: Some(index as u32),
            turn: None,
            person: None,
        })
    };
    marked.iter().enumerate().filter_map(one).collect()
}

fn rule(ending: Ending) -> &'static str {
    match ending {
        Ending::Closed => "quote-marks",
        Ending::Continued => "quote-paragraphs",
        Ending::Unclosed => "quote-unclosed",
    }
}

/// Direct when the stretch is an utterance of its own; mixed when it is part of a sentence of the writer's.
fn kind(sight: &Sight) -> QuoteKind {
    const OPENS: Tags =
        Tags::COMMA.with(Tags::COLON).with(Tags::STOP).with(Tags::QUOTE).with(Tags::DASH).with(Tags::CUE);
    let (before, after) = (sight.before(), sight.after());
    let opens = before.is_none_or(|w| w.tags.any(OPENS));
    let closes = sight.is_terminal() || after.is_none_or(|w| w.tags.any(Tags::STOP.with(Tags::COMMA)));
    let alone = before.is_none() && after.is_none();
    let utterance = sight.starts_capital() || before.is_none_or(|w| !w.tags.any(Tags::CUE));
    if alone || opens && closes && utterance { QuoteKind::Direct } else { QuoteKind::Mixed }
}

/// How sure it is that the stretch is speech, 0 to 1: by what governs it, then by its own length and shape. The figures
/// are about the shares of speech among such stretches in news.
fn score(sight: &Sight) -> f32 {
    let count = sight.count();
    if !sight.inside.contains(char::is_alphabetic) || sight.is_label() {
        return 0.1;
    }
    if sight.is_title() {
        return title_score(sight);
    }
    match (sight.report.is_some(), sight.adjacent, count) {
        (_, true, 0..=3) if !sight.governs && sight.describes() => 0.3,
        (_, true, _) => 0.98,
        (true, ..) if sight.governs => 0.9,
        (_, _, 0..=3) if sight.describes() => 0.3,
        (true, ..) => 0.8,
        (_, _, 0..=3) if sight.is_verdict() => 0.55,
        (_, _, 0..=3) if !sight.is_terminal() || sight.before().is_some() => 0.35,
        _ if sight.is_introduced() => 0.4,
        (_, _, 4..=6) => 0.6,
        _ => 0.85,
    }
}

/// What is written as a title may be speech all the same: in a headline every word has a capital, before its own report a
/// title has no reason to stand, and "a" makes a verdict of it.
fn title_score(sight: &Sight) -> f32 {
    let opens = sight.before().is_none() && sight.adjacent && sight.leads_on();
    let headline = sight.headline && !(sight.describes() || sight.follows_of());
    let speech = !sight.is_introduced() && (headline || opens || sight.adjacent && sight.follows_a());
    if speech { 0.7 } else { 0.15 }
}
