//! Text → paragraphs: lines, or blocks of hard-wrapped lines.

use crate::text::Span;

/// Widths, in bytes, that a hard-wrapped block's longest line has: plain-text mail and wire copy wrap at 60 to 80.
const WRAP_WIDTHS: std::ops::RangeInclusive<usize> = 50..=100;

/// The paragraphs of `text`, trimmed, none empty.
pub(super) fn split(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let mut out = Vec::new();
    for block in lines.split(|line| line.is_empty()).filter(|b| !b.is_empty()) {
        if is_wrapped(text, block) {
            out.push(block[0].to(block[block.len() - 1]));
        } else {
            out.extend_from_slice(block);
        }
    }
    out
}

/// The first byte of the separators of lines and paragraphs, and of other marks.
const SEPARATOR: u8 = 0xe2;

/// Every line of `text` without the white space around it; an empty span for a blank line.
fn lines(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate().filter(|&(_, byte)| matches!(byte, b'\n' | b'\r' | SEPARATOR))
    {
        let length = match byte {
            SEPARATOR if text[at..].starts_with(['\u{2028}', '\u{2029}']) => '\u{2028}'.len_utf8(),
            SEPARATOR => continue,
            _ => 1,
        };
        // The line feed of "\r\n" ends no line of its own.
        if !(byte == b'\n' && at > 0 && text.as_bytes()[at - 1] == b'\r') {
            out.push(Span::new(start, at).trim(text));
        }
        start = at + length;
    }
    out.push(Span::new(start, text.len()).trim(text));
    out
}

/// Whether the lines of a block are one paragraph broken at a fixed width: then no line had room for the first word of
/// the next, and some line ends in mid-sentence. A pair of lines needs the plainer sign that the second goes on in
/// lower case, since a headline and a byline have the same look.
fn is_wrapped(text: &str, block: &[Span]) -> bool {
    let width = block.iter().map(|l| l.len()).max().unwrap_or(0);
    if block.len() < 2 || !WRAP_WIDTHS.contains(&width) {
        return false;
    }
    let had_no_room = |pair: &[Span]| pair[0].len() + 1 + first_word(text, pair[1]).len() > width;
    let breaks_off = |pair: &[Span]| !pair[0].of(text).ends_with(['.', '!', '?', '”', '"', ':']);
    let goes_on = |pair: &[Span]| breaks_off(pair) && pair[1].of(text).starts_with(char::is_lowercase);
    block.windows(2).all(had_no_room) && block.windows(2).any(goes_on)
}

fn first_word(text: &str, line: Span) -> &str {
    line.of(text).split_whitespace().next().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: &[&str]) {
        let got: Vec<&str> = split(text).iter().map(|s| s.of(text)).collect();
        assert_eq!(got, want, "{text:?}");
    }

    #[test]
    fn lines_are_paragraphs() {
        check("One.\r\nTwo\n\n \n Three\u{2028}Four", &["One.", "Two", "Three", "Four"]);
        check("", &[]);
    }

    #[test]
    fn wrapped_lines_are_one() {
        let text = "The council voted on Tuesday to build a flood wall along the river,\n\
                    four years after the winter floods drove hundreds of people from\n\
                    their homes in the lower town.\n\nShort.";
        check(text, &[text[..text.len() - 8].trim_end(), "Short."]);
    }

    #[test]
    fn headline_and_byline_are_two() {
        let text = "Council backs a flood wall along the river after years of talk\nBy Maria Ortega";
        check(text, &text.lines().collect::<Vec<_>>());
    }
}
