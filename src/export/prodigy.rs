//! Prodigy's JSON lines: one task a document, with tokens.

use super::flat::Item;
use super::tokens::Tokens;
use super::{Outgoing, outgoing::line};
use crate::document::Status;
use crate::text::Span;
use crate::text::offsets::Unit;
use serde::Serialize;

#[derive(Serialize)]
struct Task<'d> {
    text: &'d str,
    tokens: Vec<Token<'d>>,
    spans: Vec<Labelled>,
    meta: Meta<'d>,
    /// `accept` once a person has judged every span; the hashes are Prodigy's to add.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<&'static str>,
}

#[derive(Serialize)]
struct Token<'d> {
    text: &'d str,
    start: usize,
    end: usize,
    id: usize,
    /// Whether white space follows.
    ws: bool,
}

#[derive(Serialize)]
struct Labelled {
    start: usize,
    end: usize,
    token_start: usize,
    /// The last token, inclusive.
    token_end: usize,
    label: &'static str,
}

#[derive(Serialize)]
struct Meta<'d> {
    source: &'d str,
}

pub(super) fn write(out: &mut Outgoing) -> Vec<u8> {
    let items = out.visible_items();
    let tokens = Tokens::new(&out.document.text, &items.iter().map(|i| i.span).collect::<Vec<_>>());
    let judged = !items.is_empty() && items.iter().all(|i| i.status != Status::Machine);
    line(&Task {
        text: &out.document.text,
        tokens: tokens.tokens.iter().enumerate().map(|(id, &span)| token(out, id, span)).collect(),
        spans: items.iter().map(|item| labelled(out, &tokens, item)).collect(),
        meta: Meta { source: out.options.id.unwrap_or("Rubricator") },
        answer: judged.then_some("accept"),
    })
}

fn token<'d>(out: &Outgoing<'d>, id: usize, span: Span) -> Token<'d> {
    let (start, end) = out.range(span, Unit::CodePoint);
    let ws = out.document.text[span.end()..].starts_with(char::is_whitespace);
    Token { text: span.of(&out.document.text), start, end, id, ws }
}

fn labelled(out: &Outgoing, tokens: &Tokens, item: &Item) -> Labelled {
    let (start, end) = out.range(item.span, Unit::CodePoint);
    let inside = tokens.inside(item.span);
    let token_end = inside.end.saturating_sub(1);
    Labelled { start, end, token_start: inside.start, token_end, label: item.label }
}
