//! A careless selection → the words that it touches.

use crate::segment::tokens::tokenize;
use crate::text::Span;

/// The words of `text` that `span` touches, whole, without white space at its ends; `None` where it touches none.
///
/// ```
/// use rubricator::{Span, review::snap};
/// let text = "said Zoë Li.";
/// assert_eq!(snap(text, Span::new(6, 11)).map(|s| s.of(text)), Some("Zoë Li"));
/// assert_eq!(snap(text, Span::new(4, 5)), None);
/// ```
#[must_use]
pub fn snap(text: &str, span: Span) -> Option<Span> {
    let inside = span.trim(text);
    let lines = lines_around(text, inside);
    let tokens = tokenize(lines.of(text)).into_iter().map(|token| token.span().shift(lines.start()));
    tokens.filter(|token| token.overlaps(inside)).reduce(Span::to)
}

/// The whole lines that `span` stands in: no word goes over a line's end.
fn lines_around(text: &str, span: Span) -> Span {
    let start = text[..span.start()].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end()..].find('\n').map_or(text.len(), |at| span.end() + at);
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_taken_whole() {
        let check = |text: &str, start, end, want| {
            let got = snap(text, Span::new(start, end));
            assert_eq!(got.map(|s| s.of(text)), want, "{start}..{end} of {text:?}");
        };
        check("a Northgate b", 4, 6, Some("Northgate"));
        check("a\nb c\nd", 2, 5, Some("b c"));
        check(" x ", 0, 3, Some("x"));
        check("x  y", 1, 3, None);
        check("", 0, 0, None);
        check("💩 “We", 5, 8, Some("“"));
    }
}
