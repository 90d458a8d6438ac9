//! Text → tokens.
//!
//! A token is a word ("don't", "U.S.", "AT&T", "21st"), a number ("1,600", "9.5"), a web address, or one mark. A
//! possessive or contracted verb ("'s", "’ll") is a token of its own, so that names and pronouns stand alone. A hyphen is
//! a mark, so that the parts of "pro-Kremlin" are tokens.

use crate::text::Span;
use unicode_segmentation::UnicodeSegmentation;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Starts with a letter (or a combining mark or an underscore).
    Word,
    /// Starts with a digit.
    Number,
    /// A possessive or contracted verb: "'s", "’ll".
    Clitic,
    /// A web address.
    Url,
    /// One character that is none of these: punctuation, a symbol, an emoji.
    Mark,
}

/// A word, number or mark, in eight bytes: a text can have as many as it has letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    start: u32,
    /// Three bits of kind, then the length.
    rest: u32,
}

/// Bits that tell the kind.
const KIND: u32 = 3;
/// Longer tokens, in bytes, are cut.
const LONGEST: usize = (u32::MAX >> KIND) as usize;

impl Token {
    /// A token at `span`, which is no longer than [`LONGEST`].
    pub(super) fn new(span: Span, kind: TokenKind) -> Token {
        Token { start: span.start() as u32, rest: (span.len() as u32) << KIND | kind as u32 }
    }

    /// Where it stands.
    #[must_use]
    pub fn span(self) -> Span {
        Span::from_start(self.start, self.rest >> KIND)
    }

    /// What it is made of.
    #[must_use]
    pub fn kind(self) -> TokenKind {
        const KINDS: [TokenKind; 1 << KIND] = {
            use TokenKind::{Clitic, Mark, Number, Url, Word};
            [Word, Number, Clitic, Url, Mark, Mark, Mark, Mark]
        };
        KINDS[self.rest as usize % KINDS.len()]
    }
}

/// Contracted verbs and the possessive, after an apostrophe.
const CLITICS: [&str; 6] = ["s", "ll", "ve", "re", "d", "m"];

/// Cuts `text` into tokens, in order.
#[must_use]
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 5);
    read(text, Span::new(0, text.len()), &mut out);
    out
}

/// Adds the tokens of `block`, white space around which belongs to no token, to `out`.
pub(super) fn read(text: &str, block: Span, out: &mut Vec<Token>) {
    let text = &text[..block.end()];
    let mut at = block.start();
    while let Some(c) = text[at..].chars().next() {
        let end = if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        } else {
            let (end, kind) = token_at(text, at, c);
            let end = text.floor_char_boundary(end.min(at + LONGEST));
            out.push(Token::new(Span::new(at, end), kind));
            end
        };
        at = end;
    }
}

fn token_at(text: &str, at: usize, c: char) -> (usize, TokenKind) {
    if is_apostrophe(c)
        && let Some(end) = clitic_end(text, at, c)
    {
        return (end, TokenKind::Clitic);
    }
    if matches!(c, 'h' | 'w' | 'H' | 'W')
        && let Some(end) = url_end(&text[at..])
    {
        return (at + end, TokenKind::Url);
    }
    match c {
        _ if c.is_ascii_digit() => (number_end(text, at), TokenKind::Number),
        _ if is_word(c) => (word_end(text, at), TokenKind::Word),
        _ => (at + c.len_utf8(), TokenKind::Mark),
    }
}

/// Whether `c` can stand inside a word: letters, digits, the underscore and combining marks.
pub(crate) fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || c == '_';
    }
    c.is_alphanumeric() || is_combining(c)
}

/// Combining marks, the joiner of Indic and Arabic words, and the hyphen that is seen at a line's end alone. No variation
/// selectors, skin tones and tags: they belong to emoji, which are marks.
fn is_combining(c: char) -> bool {
    match c {
        '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{ad}' => true,
        // Where the punctuation of news is: nothing else joins there.
        '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' => false,
        '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e01ef}' => false,
        _ => extends_a_letter(c),
    }
}

/// Whether a letter and `c` are one character as people count them.
fn extends_a_letter(c: char) -> bool {
    let mut pair = [b'a'; 5];
    let length = 1 + c.encode_utf8(&mut pair[1..]).len();
    std::str::from_utf8(&pair[..length]).is_ok_and(|pair| pair.graphemes(true).nth(1).is_none())
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

fn run_end(text: &str, at: usize, holds: impl Fn(char) -> bool) -> usize {
    text[at..].find(|c| !holds(c)).map_or(text.len(), |n| at + n)
}

/// End of the clitic that starts with the apostrophe at `at`, where a word stands before it.
fn clitic_end(text: &str, at: usize, apostrophe: char) -> Option<usize> {
    let after_word = text[..at].chars().next_back().is_some_and(|c| is_word(c) || c == '.');
    let start = at + apostrophe.len_utf8();
    let end = run_end(text, start, is_word);
    (after_word && CLITICS.iter().any(|c| c.eq_ignore_ascii_case(&text[start..end]))).then_some(end)
}

fn url_end(rest: &str) -> Option<usize> {
    let head = rest.as_bytes();
    let starts = |p: &str| head.len() > p.len() && head[..p.len()].eq_ignore_ascii_case(p.as_bytes());
    if !["http://", "https://", "www."].iter().any(|p| starts(p)) {
        return None;
    }
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”'))
        .unwrap_or(rest.len());
    Some(rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']).len())
}

/// Digits with inner commas and points, and letters straight after ("21st", "1990s", "6pm").
fn number_end(text: &str, at: usize) -> usize {
    let mut end = run_end(text, at, |c| c.is_ascii_digit());
    while matches!(char_at(text, end), Some('.' | ','))
        && char_at(text, end + 1).is_some_and(|c| c.is_ascii_digit())
    {
        end = run_end(text, end + 1, |c| c.is_ascii_digit());
    }
    run_end(text, end, is_word)
}

fn word_end(text: &str, at: usize) -> usize {
    let mut end = run_end(text, at, is_word);
    if let Some(acronym) = acronym_end(text, at, end) {
        return acronym;
    }
    while let Some(next) = joined_end(text, end) {
        end = next;
    }
    end
}

/// "U.S.", "a.m.", "J.": single letters, each with its point. A single lower-case letter needs a second one.
fn acronym_end(text: &str, at: usize, word_end: usize) -> Option<usize> {
    let mut letters = text[at..word_end].chars();
    let first = letters.next().filter(|c| c.is_alphabetic() && letters.next().is_none())?;
    let mut end = word_end;
    let mut count = 0;
    while char_at(text, end) == Some('.') {
        count += 1;
        end += 1;
        let next = run_end(text, end, is_word);
        let one_letter = text[end..next].chars().count() == 1 && char_at(text, next) == Some('.');
        if !one_letter {
            break;
        }
        end = next;
    }
    (count > 1 || (count == 1 && first.is_uppercase())).then_some(end)
}

/// End of the part joined to a word by an inner apostrophe or ampersand: "O'Brien", "don't", "AT&T".
fn joined_end(text: &str, at: usize) -> Option<usize> {
    let c = char_at(text, at).filter(|&c| is_apostrophe(c) || c == '&')?;
    let start = at + c.len_utf8();
    let end = run_end(text, start, is_word);
    let joins = end > start && !(is_apostrophe(c) && clitic_end(text, at, c).is_some());
    (joins && char_at(text, start).is_some_and(char::is_alphabetic)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: &[&str]) {
        let got: Vec<&str> = tokenize(text).iter().map(|t| t.span().of(text)).collect();
        assert_eq!(got, want, "{text:?}");
    }

    #[test]
    fn words() {
        check("Zoe\u{308} Li's pro-Kremlin", &["Zoe\u{308}", "Li", "'s", "pro", "-", "Kremlin"]);
        check("don't he’ll O'Brien AT&T Shi'ite", &["don't", "he", "’ll", "O'Brien", "AT&T", "Shi'ite"]);
        check("the U.S.'s U.S. J. Doe, a.m.", &["the", "U.S.", "'s", "U.S.", "J.", "Doe", ",", "a.m."]);
        check("a. I. x.y", &["a", ".", "I.", "x", ".", "y"]);
        check("rock ’n’ roll ’90s", &["rock", "’", "n", "’", "roll", "’", "90s"]);
    }

    #[test]
    fn numbers() {
        check("$1,600.5m 21st 9.30am 3, 4.", &["$", "1,600.5m", "21st", "9.30am", "3", ",", "4", "."]);
        check("30% 10:15", &["30", "%", "10", ":", "15"]);
    }

    #[test]
    fn addresses() {
        check("(https://x.com/a?b=1).", &["(", "https://x.com/a?b=1", ")", "."]);
        check("www. who", &["www", ".", "who"]);
    }

    #[test]
    fn marks() {
        check("“Hi,”💩\u{a0}x", &["“", "Hi", ",", "”", "💩", "x"]);
    }
}
