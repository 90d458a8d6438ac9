//! spaCy's `Doc` as JSON: tokens, sentences, `ents` without overlaps, and everything in span groups.
//!
//! ```python
//! import json, spacy
//! from spacy.tokens import Doc, DocBin
//! doc = Doc(spacy.blank("en").vocab).from_json(json.load(open("article.json")), validate=True)
//! DocBin(docs=[doc]).to_disk("article.spacy")
//! ```

use super::flat::{self, Item, Part};
use super::tokens::Tokens;
use super::{Outgoing, Reason, choose, outgoing::pretty};
use crate::text::Span;
use crate::text::offsets::Unit;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Doc<'d> {
    text: &'d str,
    ents: Vec<Labelled<'d>>,
    spans: BTreeMap<&'static str, Vec<Labelled<'d>>>,
    sents: Vec<Range>,
    tokens: Vec<Token>,
}

#[derive(Serialize)]
struct Labelled<'d> {
    #[serde(flatten)]
    range: Range,
    label: &'static str,
    /// Wikidata id.
    kb_id: &'d str,
}

#[derive(Serialize)]
struct Range {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Token {
    id: usize,
    #[serde(flatten)]
    range: Range,
}

/// The group of spans that an item goes to.
pub(crate) fn group(part: Part) -> &'static str {
    match part {
        Part::Mention(_) => "entities",
        Part::Date(_) => "dates",
        Part::Quote(_) => "quotes",
        Part::Speaker(_) => "speakers",
        Part::Cue(_) => "cues",
    }
}

pub(super) fn write(out: &mut Outgoing) -> Vec<u8> {
    let items = out.visible_items();
    let (ents, crowded) = ents(&items);
    let spans: Vec<Span> = items.iter().map(|i| i.span).collect();
    let tokens = Tokens::new(&out.document.text, &spans);
    let mut groups = BTreeMap::<_, Vec<_>>::new();
    for item in &items {
        groups.entry(group(item.part)).or_default().push(labelled(out, item));
    }
    let range = |span| range(out, span);
    let sents = tokens.sentences.iter().map(|s| range(tokens.tokens[s.start].to(tokens.tokens[s.end - 1])));
    let words = with_spaces(&out.document.text, &tokens.tokens);
    let doc = Doc {
        text: &out.document.text,
        ents: ents.into_iter().map(|item| labelled(out, item)).collect(),
        spans: groups,
        sents: sents.collect(),
        tokens: words.into_iter().enumerate().map(|(id, span)| Token { id, range: range(span) }).collect(),
    };
    let json = pretty(&doc);
    out.note(crowded, Reason::NotInEnts);
    json
}

/// The names, figures and dates that overlap no other, and how many do not.
fn ents(items: &[Item]) -> (Vec<&Item>, usize) {
    let named: Vec<&Item> =
        items.iter().filter(|i| matches!(i.part, Part::Mention(_) | Part::Date(_))).collect();
    let choice = choose::disjoint(&named.iter().map(|i| i.span).collect::<Vec<_>>());
    (choice.kept.into_iter().map(|i| named[i]).collect(), choice.dropped.len())
}

fn labelled<'d>(out: &Outgoing<'d>, item: &Item) -> Labelled<'d> {
    let entity = flat::entity(out.document, item.entity);
    let kb_id = entity.and_then(|e| e.wikidata.as_deref()).unwrap_or_default();
    Labelled { range: range(out, item.span), label: item.label, kb_id }
}

fn range(out: &Outgoing, span: Span) -> Range {
    let (start, end) = out.range(span, Unit::CodePoint);
    Range { start, end }
}

/// `tokens` and the white space between them as spaCy has it: one space belongs to the token before it, all else is a
/// token.
fn with_spaces(text: &str, tokens: &[Span]) -> Vec<Span> {
    let words = tokens.iter().filter(|t| !t.of(text).chars().all(is_space_in_python));
    let end = Span::new(text.len(), text.len());
    let mut out = Vec::with_capacity(tokens.len());
    let mut last = Span::default();
    for &word in words.chain([&end]) {
        let gap = last.gap(word);
        let owned = if out.is_empty() { gap } else { gap.without_start(text, " ") };
        out.extend((!owned.is_empty()).then_some(owned));
        out.extend((!word.is_empty()).then_some(word));
        last = word;
    }
    out
}

/// What Python's `str.isspace` holds for white space beside what Unicode does.
fn is_space_in_python(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}
