//! CoNLL's columns: a token a line with its IOB2 tag, a blank line between sentences. The columns hold no comments: readers
//! would take them for tokens.

use super::flat::{Item, Part};
use super::tokens::Tokens;
use super::{Outgoing, Reason, choose};
use crate::text::Span;
use std::ops::Range;

/// CoNLL-2003: word, part of speech and chunk (which we have not), tag.
pub(super) fn four_columns(out: &mut Outgoing) -> Vec<u8> {
    let lines = lines(out, " -X- _ ");
    ["-DOCSTART- -X- O O\n\n", &lines].concat().into_bytes()
}

/// CoNLL-2002: word, tag.
pub(super) fn two_columns(out: &mut Outgoing) -> Vec<u8> {
    lines(out, " ").into_bytes()
}

fn lines(out: &mut Outgoing, between: &str) -> String {
    let text = &out.document.text;
    let items = named(out);
    let spans: Vec<Span> = items.iter().map(|i| i.span).collect();
    let tokens = Tokens::new(text, &spans);
    let tags = tags(&tokens, &items);
    let split = tokens.tokens.iter().flat_map(|t| t.of(text).chars()).filter(|&c| splits(c)).count();
    out.note(split, Reason::Unwritable);
    let mut lines = String::new();
    for sentence in whole_sentences(&tokens, &spans) {
        for i in sentence {
            lines.extend([&word(tokens.tokens[i].of(text)), between, &tags[i], "\n"]);
        }
        lines.push('\n');
    }
    lines
}

/// Names, figures and dates that overlap no other.
fn named(out: &mut Outgoing) -> Vec<Item> {
    let mut items = out.visible_items();
    items.retain(|i| matches!(i.part, Part::Mention(_) | Part::Date(_)));
    let choice = choose::disjoint(&items.iter().map(|i| i.span).collect::<Vec<_>>());
    out.note(choice.dropped.len(), Reason::Overlaps);
    choice.kept.into_iter().map(|i| items[i].clone()).collect()
}

fn tags(tokens: &Tokens, items: &[Item]) -> Vec<String> {
    let mut tags = vec!["O".to_owned(); tokens.tokens.len()];
    for item in items {
        for (n, i) in tokens.inside(item.span).enumerate() {
            tags[i] = format!("{}-{}", if n == 0 { "B" } else { "I" }, item.label);
        }
    }
    tags
}

/// The sentences, those joined that a span runs over: a tag cannot go on in a new sentence.
fn whole_sentences(tokens: &Tokens, spans: &[Span]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut reach = 0;
    let mut spans = spans.iter().peekable();
    for sentence in &tokens.sentences {
        match out.last_mut() {
            Some(last) if reach > sentence.start => last.end = sentence.end,
            _ => out.push(sentence.clone()),
        }
        while let Some(span) = spans.next_if(|s| tokens.inside(**s).start < sentence.end) {
            reach = reach.max(tokens.inside(*span).end);
        }
    }
    out
}

/// A token as one column.
fn word(token: &str) -> String {
    token.replace(splits, "\u{fffd}")
}

/// Whether a column ends at `c`: for some readers at control characters, too.
fn splits(c: char) -> bool {
    c.is_control() || c.is_whitespace()
}
