//! Runs cut into single names.

use super::evidence::{self, Evidence};
use super::{View, runs};
use crate::document::Label;
use crate::entities::{Gazetteer, Kinds, titles};
use crate::lexicon;
use std::ops::Range;

/// One name and what speaks for each label.
pub(super) struct Piece {
    pub(super) tokens: Range<usize>,
    pub(super) evidence: Evidence,
}

/// The names in `sentence`, in text order.
pub(super) fn of_sentence(view: View, sentence: Range<usize>) -> Vec<Piece> {
    let mut out = Vec::new();
    for run in runs::of_sentence(view, sentence.clone()) {
        let run = without_ordinary_start(view, run, sentence.start);
        cut(view, run, &mut out);
    }
    out
}

/// Drops the words that have a capital only because the sentence starts there.
fn without_ordinary_start(view: View, mut run: Range<usize>, sentence: usize) -> Range<usize> {
    let starts = |at: usize| {
        at == sentence || (at == sentence + 1 && !view.word(sentence).starts_with(char::is_alphanumeric))
    };
    let first = run.start;
    if !starts(first) || !is_ordinary(view, first) || longest_known(view, &run).is_some() {
        return run;
    }
    run.start = (first + 1..run.end).find(|&i| runs::starts_name(view, i)).unwrap_or(run.end);
    run
}

fn is_ordinary(view: View, at: usize) -> bool {
    let word = view.word(at);
    let kinds = Gazetteer::builtin().lookup(word);
    (kinds.has(Kinds::WORD) && !titles::is_title(word)) || lexicon::starts_sentence(word)
}

/// The longest known name of two words or more at the start of `run`, and what it can be.
fn longest_known(view: View, run: &Range<usize>) -> Option<(Range<usize>, Kinds)> {
    let ends = (run.start + 2..=run.end.min(run.start + 7)).rev();
    ends.map(|end| run.start..end)
        .map(|range| (range.clone(), Gazetteer::builtin().lookup(view.phrase(&range))))
        .find(|(_, kinds)| kinds.has(Kinds::NAMED))
}

/// Cuts `run` into names: known ones first, then at titles, then by the patterns of names, then at small words.
fn cut(view: View, run: Range<usize>, out: &mut Vec<Piece>) {
    let run = trimmed(view, run);
    if run.is_empty() {
        return;
    }
    let whole = Gazetteer::builtin().lookup(view.phrase(&run));
    if whole.has(Kinds::NAMED) {
        return out.push(piece(view, run, evidence::of_kinds(whole)));
    }
    if let Some(title) = titles::find(run.clone().map(|i| (i, view.word(i)))) {
        cut(view, run.start..title.start, out);
        return cut_person(view, title.end..run.end, out);
    }
    if let Some(label) = evidence::of_pattern(view, &run) {
        return out.push(piece(view, run, Evidence::of(label, 5)));
    }
    cut_parts(view, run, out);
}

/// Cuts after a known name at the start, or at a small word that no name pattern asked for.
fn cut_parts(view: View, run: Range<usize>, out: &mut Vec<Piece>) {
    let first = run.start..run.start + 1;
    let kinds = Gazetteer::builtin().lookup(view.word(run.start));
    let known = longest_known(view, &run)
        .or_else(|| kinds.has(Kinds::GROUP | Kinds::COUNTRY).then_some((first, kinds)));
    if let Some((known, kinds)) = known.filter(|(known, _)| known.end < run.end) {
        out.push(piece(view, known.clone(), evidence::of_kinds(kinds)));
        return cut(view, known.end..run.end, out);
    }
    if let Some(small) = run.clone().find(|&i| matches!(view.word(i), "of" | "the")) {
        cut(view, run.start..small, out);
        return cut(view, small + 1..run.end, out);
    }
    let kinds = Gazetteer::builtin().lookup(view.phrase(&run));
    let own = evidence::of_kinds(kinds).with(evidence::of_shape(view, &run));
    out.push(piece(view, run, own));
}

/// What follows a title is a person.
fn cut_person(view: View, run: Range<usize>, out: &mut Vec<Piece>) {
    let run = trimmed(view, run);
    if !run.is_empty() {
        out.push(piece(view, run, Evidence::of(Label::Person, 6)));
    }
}

fn piece(view: View, tokens: Range<usize>, own: Evidence) -> Piece {
    let evidence = own.with(evidence::of_context(view, &tokens));
    Piece { tokens, evidence }
}

/// Without small words, marks and "The" at either end.
fn trimmed(view: View, mut run: Range<usize>) -> Range<usize> {
    let is_name = |i: usize| runs::starts_name(view, i) && !view.word(i).eq_ignore_ascii_case("the");
    while !run.is_empty() && !is_name(run.start) {
        run.start += 1;
    }
    while !run.is_empty() && !is_name(run.end - 1) && !ends_abbreviated(view, &run) {
        run.end -= 1;
    }
    run
}

/// "Inc." keeps its point.
fn ends_abbreviated(view: View, run: &Range<usize>) -> bool {
    run.len() > 1 && view.word(run.end - 1) == "." && lexicon::is_abbreviation(view.word(run.end - 2), "")
}
