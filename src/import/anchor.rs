//! Finds words again in a text that differs a little: other white space, other quotation marks, words put in or taken out,
//! U+FFFD for control characters.

use crate::text::Span;
use std::cell::Cell;

/// Bytes on either side of the expected place that are searched first.
const NEAR: usize = 1 << 14;
/// Searches of the whole text that one file may cost: a text in which more is missing is another text.
const SEARCHES: usize = 1000;

/// Words as a file quotes them.
pub(super) struct Quoted<'q> {
    pub(super) exact: &'q str,
    /// What stands before them.
    pub(super) prefix: &'q str,
    /// What stands after them.
    pub(super) suffix: &'q str,
    /// The byte where they are expected.
    pub(super) at: usize,
}

/// A text in which words are looked for.
pub(super) struct Anchors<'t> {
    text: &'t str,
    folded: Folded,
    searches: Cell<usize>,
}

/// A text with one kind of white space, quotation mark and dash.
struct Folded {
    text: String,
    /// The byte of the original for each byte of `text`, and for its end.
    from: Vec<u32>,
}

fn fold(text: &str) -> Folded {
    let mut folded =
        Folded { text: String::with_capacity(text.len()), from: Vec::with_capacity(text.len() + 1) };
    for (at, c) in text.char_indices() {
        let c = match c {
            // White space to Unicode, and nothing that XML can hold.
            '\u{b}' | '\u{c}' => '\u{fffd}',
            c if c.is_whitespace() => ' ',
            '“' | '”' | '„' | '«' | '»' => '"',
            '‘' | '’' | '‚' => '\'',
            '–' | '—' | '‑' | '‐' | '−' => '-',
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => continue,
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => '\u{fffd}',
            c => c,
        };
        if c == ' ' && folded.text.ends_with(' ') {
            continue;
        }
        folded.text.push(c);
        folded.from.resize(folded.text.len(), at as u32);
    }
    folded.from.push(text.len() as u32);
    folded
}

impl<'t> Anchors<'t> {
    pub(super) fn new(text: &'t str) -> Anchors<'t> {
        Anchors { text, folded: fold(text), searches: Cell::new(SEARCHES) }
    }

    /// Where the quoted words stand: of several places the one whose surroundings are most alike, then the nearest.
    pub(super) fn find(&self, quoted: &Quoted) -> Option<Span> {
        let words = fold(quoted.exact.trim()).text;
        if words.is_empty() {
            return None;
        }
        let expected = self.folded_from(quoted.at);
        let near = boundary(&self.folded.text, expected.saturating_sub(NEAR))
            ..boundary(&self.folded.text, expected.saturating_add(NEAR + words.len()));
        let start = self.best(&words, quoted, expected, near).or_else(|| {
            self.searches.set(self.searches.get().checked_sub(1)?);
            self.best(&words, quoted, expected, 0..self.folded.text.len())
        })?;
        Some(self.original(start, words.len()))
    }

    /// The first place of `words` to the letter: for those of which nothing is left when folded.
    pub(super) fn exact(&self, words: &str) -> Option<Span> {
        let at = self.text.find(words).filter(|_| !words.is_empty())?;
        Some(Span::new(at, at + words.len()))
    }

    /// The first place of `words` from byte `at` on.
    pub(super) fn next(&self, words: &str, at: usize) -> Option<Span> {
        let words = fold(words).text;
        let from = boundary(&self.folded.text, self.folded_from(at));
        let start = from + self.folded.text[from..].find(&words).filter(|_| !words.is_empty())?;
        Some(self.original(start, words.len()))
    }

    /// Where byte `at` of the text is in the folded one.
    fn folded_from(&self, at: usize) -> usize {
        self.folded.from.partition_point(|&b| (b as usize) < at)
    }

    /// What `length` bytes of the folded text, from `start` on, were made from.
    fn original(&self, start: usize, length: usize) -> Span {
        let last = self.folded.from[start + length - 1] as usize;
        let end = last + self.text[last..].chars().next().map_or(0, char::len_utf8);
        let span = Span::new(self.folded.from[start] as usize, end);
        let trimmed = span.trim(self.text);
        if trimmed.is_empty() { span } else { trimmed }
    }

    /// The best place for `words` within a range of the folded text.
    fn best(
        &self,
        words: &str,
        quoted: &Quoted,
        expected: usize,
        within: std::ops::Range<usize>,
    ) -> Option<usize> {
        let (prefix, suffix) = (fold(quoted.prefix).text, fold(quoted.suffix).text);
        let places = self.folded.text[within.clone()].match_indices(words).map(|(at, _)| within.start + at);
        let alike = |&at: &usize| {
            let before = self.folded.text[..at].chars().rev().zip(prefix.chars().rev());
            let after = self.folded.text[at + words.len()..].chars().zip(suffix.chars());
            let alike =
                before.take_while(|(a, b)| a == b).count() + after.take_while(|(a, b)| a == b).count();
            (alike, std::cmp::Reverse(at.abs_diff(expected)))
        };
        places.max_by_key(alike)
    }
}

/// The last character boundary of `text` at or before `at`.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, (prefix, exact, suffix): (&str, &str, &str), at: usize, want: Option<&str>) {
        let found = Anchors::new(text).find(&Quoted { exact, prefix, suffix, at });
        let shown = found.map(|s| format!("{}|{}", s.start(), s.of(text)));
        assert_eq!(shown.as_deref(), want, "{exact:?} in {text:?}");
    }

    #[test]
    fn words_are_found_again() {
        check("a \u{200f}שלום\u{200f} b", ("", "שלום", ""), 0, Some("5|שלום"));
        check("New: Ann met Bob.", ("", "Ann", " met"), 0, Some("5|Ann"));
        check("a “We\u{a0} won” b", ("", "\"We won\"", ""), 40, Some("2|“We\u{a0} won”"));
        check("Zoë\r\nLi", ("", "Zoë Li", ""), 0, Some("0|Zoë\r\nLi"));
        check("a\0b \u{1b}Ann", ("", "\u{fffd}Ann", ""), 0, Some("4|\u{1b}Ann"));
        check("Ann met Bob.", ("", "Zoë", ""), 0, None);
        check("Ann", ("", " ", ""), 0, None);
    }

    #[test]
    fn surroundings_tell_repeated_words_apart() {
        let text = "He left. He stayed. He left again.";
        check(text, ("left. ", "He", " stayed"), 0, Some("9|He"));
        check(text, ("", "He", " left again"), 0, Some("20|He"));
        check("x x x x", ("", "x", ""), 4, Some("4|x"));
    }
}
