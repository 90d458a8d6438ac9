//! Where else the same words stand.

use super::operation::{Alike, Case, Words};
use super::refusal::Refusal;
use crate::segment::tokens::is_word;
use crate::text::Span;

/// Characters of the words that are looked for elsewhere: names are shorter, and each is compared at every place.
const MOST: usize = 200;

/// Every place in `text` where `words` stand, in text order, whatever the white space between them.
pub(super) fn find(text: &str, words: &str, alike: Alike) -> Result<Vec<Span>, Refusal> {
    if words.chars().count() > MOST {
        return Err(Refusal::TooLong { most: MOST });
    }
    let pieces: Vec<&str> = words.split_whitespace().collect();
    let (mut spans, mut free) = (Vec::new(), 0);
    for (at, _) in text.char_indices().filter(|_| !pieces.is_empty()) {
        if let Some(length) = length(&text[at..], &pieces, alike.case).filter(|_| at >= free) {
            free = at + length;
            spans.push(Span::new(at, free));
        }
    }
    spans.retain(|&span| alike.words == Words::Parts || is_whole(text, span));
    Ok(spans)
}

/// How many bytes `pieces` take where `text` begins with them, white space between each two.
fn length(text: &str, pieces: &[&str], case: Case) -> Option<usize> {
    let mut rest = after(text, pieces[0], case)?;
    for piece in &pieces[1..] {
        let next = rest.trim_start();
        rest = after(next, piece, case).filter(|_| next.len() < rest.len())?;
    }
    Some(text.len() - rest.len())
}

/// What follows `piece` where `text` begins with it.
fn after<'t>(text: &'t str, piece: &str, case: Case) -> Option<&'t str> {
    let mut chars = text.chars();
    let fits = |a: char| chars.next().is_some_and(|b| a == b || case == Case::Any && is_other_case(a, b));
    piece.chars().all(fits).then_some(chars.as_str())
}

fn is_other_case(a: char, b: char) -> bool {
    a.to_lowercase().eq(b.to_lowercase()) || a.to_uppercase().eq(b.to_uppercase())
}

/// What `words` have in common with all words that are the same.
pub(super) fn key(words: &str, alike: Alike) -> String {
    let plain = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if alike.case == Case::Any { plain.to_lowercase() } else { plain }
}

/// Whether no word goes on over an edge of `span`.
fn is_whole(text: &str, span: Span) -> bool {
    let (before, after) = span.context(text, 4);
    let inside = span.of(text);
    let joined = |a: Option<char>, b: Option<char>| a.zip(b).is_some_and(|(a, b)| is_word(a) && is_word(b));
    !joined(before.of(text).chars().next_back(), inside.chars().next())
        && !joined(inside.chars().next_back(), after.of(text).chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, words: &str, alike: Alike, want: &[usize]) {
        let starts: Vec<usize> = find(text, words, alike).unwrap().iter().map(|s| s.start()).collect();
        assert_eq!(starts, want, "{words} in {text}");
    }

    #[test]
    fn whole_words_and_case() {
        let text = "Li, Ali, li and Li’s Limit; Li";
        let any = Alike { case: Case::Any, ..Alike::default() };
        check(text, "Li", Alike::default(), &[0, 16, 30]);
        check(text, "Li", any, &[0, 9, 16, 30]);
        check(text, "Li", Alike { words: Words::Parts, ..Alike::default() }, &[0, 16, 23, 30]);
        check("Zoe Zoe\u{308}", "Zoe", Alike::default(), &[0]);
        check("Aske\nWater. Aske  Water", "Aske Water", Alike::default(), &[0, 12]);
        check("a.b axb", "a.b", Alike::default(), &[0]);
        check("anana ana", "ana", Alike { words: Words::Parts, ..Alike::default() }, &[0, 6]);
        check("ZOË Zoë zoe ΣΑΣ", "zoË", any, &[0, 5]);
        check("ΣΑΣ", "σας", any, &[0]);
        check("AskeWater Aske", "Aske Water", any, &[]);
        check("x", " ", Alike::default(), &[]);
    }

    #[test]
    fn long_words_are_refused() {
        assert_eq!(find("x", &"a".repeat(201), Alike::default()), Err(Refusal::TooLong { most: 200 }));
    }
}
