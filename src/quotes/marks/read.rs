//! Tokens → single quotation marks, with what each can do where it stands.

use crate::segment::{Segments, TokenKind};
use crate::text::Span;
use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Double,
    Single,
    Guillemet,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Open,
    Close,
    /// As the marks before it have it.
    Either,
}

/// A quotation mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub span: Span,
    pub family: Family,
    pub role: Role,
    /// Whether it may as well be an apostrophe.
    pub doubtful: bool,
}

pub(super) fn read_marks(text: &str, segments: &Segments, tokens: Range<usize>) -> Vec<Mark> {
    tokens.clone().filter_map(|token| mark_at(text, segments, token, tokens.clone())).collect()
}

pub(super) fn mark_at(
    text: &str,
    segments: &Segments,
    token: usize,
    paragraph: Range<usize>,
) -> Option<Mark> {
    let this = segments.tokens.get(token).filter(|t| t.kind() == TokenKind::Mark)?;
    let twin = twin_after(text, segments, token);
    let (glyph, family, usual) = match twin {
        Some(_) => ("\"", Family::Double, Role::Either),
        None if token > paragraph.start && twin_after(text, segments, token - 1).is_some() => return None,
        None => {
            glyph_role(this.span().of(text)).map(|(family, role)| (this.span().of(text), family, role))?
        }
    };
    let span = this.span().to(twin.unwrap_or(this.span()));
    let before = text[..span.start()].chars().next_back().filter(|_| token > paragraph.start);
    let after = text[span.end()..]
        .chars()
        .next()
        .filter(|_| span.end() < segments.tokens[paragraph.end - 1].span().end());
    let role = spaced_role(usual, before, after);
    let next = segments.tokens.get(token + 1).map_or("", |t| t.span().of(text));
    if is_measure(glyph, before, role) || (family == Family::Single && is_elision(glyph, before, after, next))
    {
        return None;
    }
    let possessive =
        before.is_some_and(|c| matches!(c, 's' | 'S' | 'n')) && after.is_some_and(char::is_whitespace);
    let doubtful = family == Family::Single && role == Role::Close && possessive;
    Some(Mark { span, family, role, doubtful })
}

/// The second half of a double mark typed as two single ones: ''so''.
fn twin_after(text: &str, segments: &Segments, token: usize) -> Option<Span> {
    let (this, next) = (segments.tokens.get(token)?.span(), segments.tokens.get(token + 1)?.span());
    let single = |s: Span| matches!(s.of(text), "'" | "`" | "’" | "‘");
    (single(this) && single(next) && this.of(text) == next.of(text) && this.end() == next.start())
        .then_some(next)
}

fn glyph_role(glyph: &str) -> Option<(Family, Role)> {
    Some(match glyph {
        "“" | "„" | "‟" | "〝" => (Family::Double, Role::Open),
        "”" | "〞" | "〟" => (Family::Double, Role::Close),
        "\"" | "＂" => (Family::Double, Role::Either),
        "‘" | "‚" | "‛" => (Family::Single, Role::Open),
        "’" => (Family::Single, Role::Close),
        "'" | "`" | "＇" => (Family::Single, Role::Either),
        "«" | "‹" | "「" | "『" | "﹁" | "﹃" | "｢" => (Family::Guillemet, Role::Open),
        "»" | "›" | "」" | "』" | "﹂" | "﹄" | "｣" => (Family::Guillemet, Role::Close),
        _ => return None,
    })
}

/// The role that the characters around a mark give it; a curly mark keeps its own unless they speak plainly against it.
fn spaced_role(usual: Role, before: Option<char>, after: Option<char>) -> Role {
    let free_before = before.is_none_or(opens_after);
    let free_after =
        after.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '$' | '£' | '€' | '#' | '@' | '['));
    match (free_before, free_after, usual) {
        (true, false, Role::Either) => Role::Open,
        (false, true, Role::Either) => Role::Close,
        // A wrong-way curly mark: “rapists“ while …, ”He left.
        (false, true, Role::Open) if after.is_none_or(char::is_whitespace) => Role::Close,
        (true, false, Role::Close) if before.is_none_or(char::is_whitespace) => Role::Open,
        (true, true, Role::Either) if after.is_some_and(|c| !c.is_whitespace()) => Role::Open,
        _ => usual,
    }
}

/// Whether an opening mark may follow `c`.
fn opens_after(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/' | ':' | '“' | '‘' | '"' | '\'' | '«')
}

/// Inches and feet: 5' 11".
fn is_measure(glyph: &str, before: Option<char>, role: Role) -> bool {
    matches!(glyph, "\"" | "'") && role == Role::Either && before.is_some_and(|c| c.is_ascii_digit())
}

/// Words and years that drop what they begin with: ’90s, ’68, ’n’, ’em, ’til.
fn is_elision(glyph: &str, before: Option<char>, after: Option<char>, next: &str) -> bool {
    const ELIDED: [&str; 9] = ["n", "em", "til", "tis", "twas", "cause", "bout", "round", "cuz"];
    let joined = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
    let starts = before.is_none_or(char::is_whitespace) && after.is_some_and(char::is_alphanumeric);
    let decade = next.len() >= 3 && next.starts_with(|c: char| c.is_ascii_digit()) && next.ends_with('s');
    let year = glyph == "’" && next.len() == 2 && next.bytes().all(|b| b.is_ascii_digit());
    joined || (starts && (decade || year || ELIDED.iter().any(|w| w.eq_ignore_ascii_case(next))))
}
