//! Documents at random, on texts that break naive offsets.

use super::Builder;
use proptest::collection::vec;
use proptest::prelude::*;
use rubricator::document::{
    Amount, Document, EntityId, Quote, QuoteId, QuoteKind, Source, Speaker, Status, Timex, TimexType,
};
use rubricator::{Label, Span};
use std::collections::HashSet;

/// Pieces that texts are made of.
const PIECES: [&str; 18] = [
    "Ann",
    "Zoë",
    "Cafe\u{301}",
    "💩",
    "👩‍👩‍👧",
    " ",
    " ",
    "\n",
    "\r\n",
    "\u{a0}",
    "“",
    "”",
    "&",
    "<b>",
    "שלום",
    "3.5",
    ".",
    "=",
];

/// Labels of a person's own making.
const OWN: [&str; 5] = ["hospital", "Krankenhaus-2", "пожар", "a_b", "2nd"];

/// Rejected annotations go nowhere: they have tests of their own.
const JUDGED: [Status; 4] = [Status::Machine, Status::Accepted, Status::Edited, Status::Added];

/// A place to annotate: where it starts and ends, as shares of the text, and what to make of it.
type Seed = (usize, usize, usize, usize);

/// A random document: what spans cover is never blank, and no two annotations of a kind are the same.
pub fn document() -> impl Strategy<Value = Document> {
    let text = vec(prop::sample::select(&PIECES[..]), 1..40).prop_map(|pieces| pieces.concat());
    let seeds = || vec(any::<Seed>(), 0..8);
    (text, seeds(), seeds(), seeds()).prop_map(|(text, mentions, dates, quotes)| {
        let mut builder = Builder::new(&text, "2025-02-01");
        let mut seen = HashSet::new();
        mentions.into_iter().for_each(|seed| add_mention(&mut builder, &mut seen, seed));
        dates.into_iter().for_each(|seed| add_date(&mut builder, &mut seen, seed));
        quotes.into_iter().for_each(|seed| add_quote(&mut builder, &mut seen, seed));
        builder.done()
    })
}

/// The span between two boundaries, without the white space around it; none when nothing is left.
fn span(text: &str, from: usize, to: usize) -> Option<Span> {
    let edges: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let (from, to) = (edges[from % edges.len()], edges[to % edges.len()]);
    Some(Span::new(from.min(to), from.max(to)).trim(text)).filter(|s| !s.is_empty())
}

fn pick<T: Copy>(all: &[T], by: usize) -> T {
    all[by % all.len()]
}

fn add_mention(builder: &mut Builder, seen: &mut HashSet<(Span, &str)>, (from, to, what, whose): Seed) {
    let label = match Label::ALL.get(what % (Label::ALL.len() + 3)) {
        Some(&label) => label,
        None => Label::named(pick(&OWN, whose)).expect("a name that labels can have"),
    };
    let Some(span) = span(&builder.document().text, from, to).filter(|&s| seen.insert((s, label.name())))
    else {
        return;
    };
    let (mut entity, mut amount) = (None, None);
    if label.is_figure() {
        amount = Some(Amount {
            value: (what % 1000) as f64 / 4.0,
            unit: pick(&["USD", "%", "km"], whose).to_owned(),
        });
    } else {
        let known = builder.document().entities.len();
        let new = known == 0 || whose % 2 == 0;
        let wikidata = format!("Q{}", whose % 100 + 1);
        let name = format!("Name {known}");
        entity = Some(match new {
            true => builder.entity(&name, label, Some(&*wikidata).filter(|_| what % 3 == 0)),
            false => EntityId((whose / 2 % known) as u32),
        });
    }
    let mention = builder.push_mention(span, label, entity, amount);
    (mention.status, mention.source) = (pick(&JUDGED, whose), Source::Rule("random"));
}

fn add_date(builder: &mut Builder, seen: &mut HashSet<(Span, &str)>, (from, to, what, how): Seed) {
    let kind = pick(&TimexType::ALL, what);
    let Some(span) = span(&builder.document().text, from, to).filter(|&s| seen.insert((s, kind.name())))
    else {
        return;
    };
    builder.document().dates.push(Timex {
        span,
        kind,
        value: pick(&["2025-02-01", "2025-W05", "P3D", "XXXX-WXX-1", "PRESENT_REF"], how).to_owned(),
        modifier: None,
        edtf: None,
        interval: None,
        inferred: Vec::new(),
        alternatives: Vec::new(),
        score: 0.5,
        source: Source::Model,
        status: pick(&JUDGED, how),
    });
}

fn add_quote(builder: &mut Builder, seen: &mut HashSet<(Span, &str)>, (from, to, what, whose): Seed) {
    let kind = pick(&QuoteKind::ALL, what);
    let text = builder.document().text.clone();
    let Some(found) = span(&text, from, to).filter(|&s| seen.insert((s, kind.name()))) else { return };
    let entities = builder.document().entities.len();
    let entity = (entities > 0 && whose % 3 == 0).then(|| EntityId((whose / 3 % entities) as u32));
    let earlier = builder.document().quotes.len();
    builder.document().quotes.push(Quote {
        span: found,
        kind,
        speaker: span(&text, whose, what).map(|span| Speaker { span, entity }),
        cue: span(&text, what / 2, whose / 2).filter(|_| whose % 2 == 0),
        continues: (earlier > 0 && what % 2 == 0).then(|| QuoteId((what / 2 % earlier) as u32)),
        score: 0.5,
        source: Source::Human,
        status: pick(&JUDGED, whose / 5),
    });
}
