//! Stretches of tokens that can hold names.

use super::{NO_NAMES, View};
use crate::lexicon;
use crate::segment::TokenKind;
use std::ops::Range;

/// Small words inside names.
const JOINERS: [&str; 21] = [
    "of", "the", "de", "del", "della", "da", "do", "dos", "di", "du", "bin", "bint", "ibn", "al", "el",
    "van", "von", "der", "den", "la", "le",
];

/// Maximal runs of capitalised words in `sentence`, with the small words and marks that names have inside.
pub(super) fn of_sentence(view: View, sentence: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        if starts_name(view, at) {
            let end = run_end(view, at, sentence.end);
            out.push(at..end);
            at = end;
        } else {
            at += 1;
        }
    }
    out
}

/// Whether a name can begin with token `at`: a capitalised word, or "al-" before one.
pub(super) fn starts_name(view: View, at: usize) -> bool {
    let word = view.word(at);
    is_capitalised(view, at)
        || (matches!(word, "al" | "el")
            && view.touches_next(at)
            && view.word(at + 1) == "-"
            && is_capitalised(view, at + 2))
}

fn is_capitalised(view: View, at: usize) -> bool {
    let word = view.word(at);
    let capital = word.starts_with(char::is_uppercase) || word.chars().nth(1).is_some_and(char::is_uppercase);
    view.tokens.get(at).is_some_and(|t| t.kind() == TokenKind::Word) && capital && !NO_NAMES.contains(word)
}

/// One past the last token of the run that begins at `at`.
fn run_end(view: View, at: usize, limit: usize) -> usize {
    let mut end = at + 1;
    while let Some(next) = next_part(view, end, limit) {
        end = next + 1;
    }
    if end > at + 1 && ends_abbreviated(view, end) { end + 1 } else { end }
}

/// Whether the mark at `at` is the full stop of the word before it: "Inc.".
fn ends_abbreviated(view: View, at: usize) -> bool {
    view.word(at) == "." && view.touches_next(at - 1) && lexicon::is_abbreviation(view.word(at - 1), "")
}

/// The next capitalised token of a run that goes up to `end`, past whatever may stand between.
fn next_part(view: View, end: usize, limit: usize) -> Option<usize> {
    let mut at = end;
    while at < limit && at < end + 3 {
        if starts_name(view, at) {
            return Some(at);
        }
        if !joins(view, at) {
            return None;
        }
        at += 1;
    }
    None
}

fn joins(view: View, at: usize) -> bool {
    match view.word(at) {
        "-" | "–" => at > 0 && view.touches_next(at - 1) && view.touches_next(at),
        "&" => true,
        "." => {
            at > 0
                && view.touches_next(at - 1)
                && lexicon::is_abbreviation(view.word(at - 1), view.word(at + 1))
        }
        word => JOINERS.contains(&word),
    }
}
