//! How a report stands to a quotation of its sentence, as features with weights.
//!
//! The weights were set by hand against the shares of right speakers in news: no training data enters the build.

use super::context::Context;
use crate::document::QuoteKind;
use crate::quotes::Quotation;
use crate::quotes::reports::{Order, Report};
use crate::quotes::words::{CueClass, Tags};

/// What counts for or against a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Feature {
    /// It stands in the sentence at all.
    InSentence,
    /// A word between the two.
    WordBetween,
    /// The verb takes no quotation.
    NoQuote,
    /// The verb tells a thought.
    Belief,
    /// The verb tells what a document shows.
    Show,
    /// "was told by".
    Passive,
    /// "…,” Roe said.": the quotation leads on to it, at once.
    LeadsOnTo,
    /// The quotation leads on to it, with a word or mark between.
    LeadsNearTo,
    /// It comes after a quotation that leads on to nothing.
    AfterClosed,
    /// "according to" after the quotation.
    AccordingAfter,
    /// It comes after the quotation and has a clause of its own: "Roe said the plan …".
    OwnClause,
    /// "Roe said: “…”".
    Announces,
    /// It comes before a fragment.
    BeforeFragment,
    /// It comes before.
    Before,
    /// It comes before a quotation that ends with a comma, as before a report that follows.
    BeforeLeadingOn,
    /// It stands in the clause that another one reports, before a fragment: "Roe said that Li had called it “…”".
    Nested,
}

fn weight(feature: Feature) -> f32 {
    match feature {
        Feature::InSentence => 3.0,
        Feature::WordBetween => -0.06,
        Feature::NoQuote => -0.9,
        Feature::Belief => -1.5,
        Feature::Show => -0.7,
        Feature::Passive => -1.0,
        Feature::LeadsOnTo | Feature::Announces => 2.0,
        Feature::LeadsNearTo => 1.2,
        Feature::AfterClosed => -0.8,
        Feature::AccordingAfter => 0.3,
        Feature::OwnClause => -2.2,
        Feature::BeforeFragment => 1.0,
        Feature::Before => 0.8,
        Feature::BeforeLeadingOn => -0.2,
        Feature::Nested => -1.5,
    }
}

/// How likely the source of `report` speaks the quotation at word `at` of the same sentence.
pub(super) fn score(context: &Context, quotation: &Quotation, at: usize, report: &Report) -> f32 {
    let reach = report.reach();
    let before = reach.end <= at;
    let distance = if before { at - reach.end } else { reach.start.saturating_sub(at + 1) };
    let place = if before {
        place_before(context, quotation, at, distance)
    } else {
        place_after(context, quotation, at, report, distance)
    };
    let nested = (before && quotation.kind == QuoteKind::Mixed && is_nested(context, report))
        .then_some(Feature::Nested);
    let verb = verb_features(report).chain(place).chain(nested).map(weight).sum::<f32>();
    weight(Feature::InSentence) + weight(Feature::WordBetween) * distance.min(30) as f32 + verb
}

fn verb_features(report: &Report) -> impl Iterator<Item = Feature> + use<> {
    let verb = report.verb;
    let class = verb.map(|v| v.class);
    [
        verb.is_some_and(|v| !v.takes_quote()).then_some(Feature::NoQuote),
        (class == Some(CueClass::Belief)).then_some(Feature::Belief),
        (class == Some(CueClass::Show)).then_some(Feature::Show),
        (report.order == Order::Passive).then_some(Feature::Passive),
    ]
    .into_iter()
    .flatten()
}

/// Whether the quotation ends as speech does before its report.
fn leads_on(context: &Context, quotation: &Quotation, at: usize) -> bool {
    let inside = quotation.span.of(context.text).trim_end_matches(['”', '"', '’', '\'', '»', ' ']);
    inside.ends_with([',', '?', '!', '…', '—', '–', '-']) || context.tags(at + 1).any(Tags::COMMA)
}

fn place_before(context: &Context, quotation: &Quotation, at: usize, distance: usize) -> Option<Feature> {
    let announced = context.tags(at.saturating_sub(1)).any(Tags::COLON.with(Tags::COMMA));
    Some(match quotation.kind {
        _ if announced && distance <= 1 => Feature::Announces,
        QuoteKind::Mixed => Feature::BeforeFragment,
        _ if leads_on(context, quotation, at) && !context.tags(at + 1).any(Tags::COMMA) => {
            Feature::BeforeLeadingOn
        }
        _ => Feature::Before,
    })
}

fn place_after(
    context: &Context,
    quotation: &Quotation,
    at: usize,
    report: &Report,
    distance: usize,
) -> Option<Feature> {
    let leads = leads_on(context, quotation, at);
    match (report.order, distance) {
        (Order::According, _) => Some(Feature::AccordingAfter),
        _ if !leads => Some(Feature::AfterClosed),
        (Order::SourceFirst, _) if has_clause(context, report) => Some(Feature::OwnClause),
        (Order::Shared, _) => None,
        (_, 0) => Some(Feature::LeadsOnTo),
        (_, 1) => Some(Feature::LeadsNearTo),
        _ => None,
    }
}

/// Whether a clause follows the report, as what it reports.
fn has_clause(context: &Context, report: &Report) -> bool {
    let next = context.tags(report.reach().end);
    let subject = next.any(Tags::DET.with(Tags::POSS).with(Tags::SUBJ).with(Tags::SUB))
        && !next.any(Tags::TIME.with(Tags::LAST).with(Tags::PREP).with(Tags::ADV));
    report.verb.is_some_and(|v| v.takes_clause() && !v.takes_hearer()) && subject
}

/// Whether the report stands in the clause that an earlier one of its sentence reports, or in "what he called".
fn is_nested(context: &Context, report: &Report) -> bool {
    let reach = report.reach();
    let joined = Tags::COMMA.with(Tags::CONJ).with(Tags::STOP).with(Tags::DASH);
    let before = context.tags(reach.start.saturating_sub(1));
    let outer = |r: &&Report| {
        r.order == Order::SourceFirst
            && r.cue.end <= reach.start
            && (before.any(Tags::SUB) || r.verb.is_some_and(|v| v.takes_that() && v.is_speech()))
    };
    report.order == Order::SourceFirst
        && !before.any(joined)
        && context
            .reports_in(report.sentence)
            .take_while(|r| r.cue.start < report.cue.start)
            .any(|r| outer(&r))
}
