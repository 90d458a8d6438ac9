//! Which of the names that the tagger reads are let through, and without which marks at their edges.

use super::gazetteer::{Gazetteer, Kinds};
use super::rules::NO_NAMES;
use super::{confidence, decode};
use crate::document::{Label, Mention, Source};
use crate::lexicon;
use crate::segment::{Segments, Token, Zone};
use crate::text::Span;

/// Names less probable than this are let go; measured, see docs/names.md.
const DOUBT: f32 = 0.34;
/// The same for works, which any words with capitals can look like.
const DOUBT_OF_WORK: f32 = 0.45;
/// The same for an unknown word that opens a headline: "Seawall breaks".
const DOUBT_OF_OPENING: f32 = 0.85;

/// Whether a name is probable enough for its label.
pub(super) fn is_likely(name: &decode::Name) -> bool {
    name.probability >= if name.label == Label::Work { DOUBT_OF_WORK } else { DOUBT }
}

/// Characters of an e-mail address that are looked at on each side of a name.
const LONGEST_ADDRESS: usize = 64;
/// Marks that neither begin nor end a name, whatever the network says.
const EDGES: [&str; 15] = ["-", "–", "—", ",", ";", ":", "/", "|", "'", "’", "‘", "\"", "“", "”", "@"];

/// A name of the paragraph that starts with token `start`; none where nothing but marks are left of it, or within an address.
/// A full stop belongs to it only after an abbreviation, or to a place: "Ill."
pub(super) fn mention(text: &str, segments: &Segments, start: usize, name: &decode::Name) -> Option<Mention> {
    let tokens = &segments.tokens[start + name.first as usize..start + name.last as usize];
    let word = |token: &Token| token.span().of(text);
    let is_edge = |token: &Token| EDGES.contains(&word(token));
    let first = tokens.iter().position(|token| !is_edge(token))?;
    let last = tokens.iter().rposition(|token| !is_edge(token))?;
    let tokens = match &tokens[first..=last] {
        [.., before, stop]
            if name.label != Label::Place
                && word(stop) == "."
                && !lexicon::is_abbreviation(word(before), "") =>
        {
            &tokens[first..last]
        }
        all => all,
    };
    let span = tokens.first()?.span().to(tokens.last()?.span());
    let is_none = is_in_address(text, span)
        || name.label != Label::Person && is_common_acronym(span.of(text))
        || name.probability < DOUBT_OF_OPENING
            && tokens.len() == 1
            && opens_headline(segments, start + name.first as usize)
            && !is_known(span.of(text));
    let score = confidence::of(name.probability);
    (!is_none).then(|| Mention::found(span, name.label, score, Source::Model))
}

/// Whether a token is the first of a headline, whose capital tells nothing.
fn opens_headline(segments: &Segments, token: usize) -> bool {
    let sentence = segments.sentences[segments.sentence_of(token)];
    let zone = segments.paragraphs[sentence.paragraph as usize].zone;
    sentence.first as usize == token && zone == Zone::Headline
}

/// Whether the gazetteer has a word as a name.
fn is_known(word: &str) -> bool {
    let names = Kinds::NAMED | Kinds::GIVEN | Kinds::SURNAME;
    Gazetteer::builtin().lookup(word).has(names)
}

/// Whether a name is an acronym of something that is none: "GDP", "NGOs", "Covid".
fn is_common_acronym(name: &str) -> bool {
    let letters = name.strip_suffix('s').unwrap_or(name);
    let is_acronym = name == "Covid" || !letters.contains(|c: char| c.is_lowercase());
    is_acronym && NO_NAMES.contains(name)
}

/// Whether `span` is a part of an e-mail address: "ann@Example.ORG".
fn is_in_address(text: &str, span: Span) -> bool {
    let is_inside = |c: char| c.is_alphanumeric() || "@.-_+".contains(c);
    let before = text[..span.start()].char_indices().rev().take(LONGEST_ADDRESS);
    let start = before.take_while(|&(_, c)| is_inside(c)).last().map_or(span.start(), |(at, _)| at);
    let after = text[span.end()..].chars().take(LONGEST_ADDRESS);
    let end = span.end() + after.take_while(|&c| is_inside(c)).map(char::len_utf8).sum::<usize>();
    let parts = text[start..end].split_once('@');
    parts.is_some_and(|(user, host)| !user.is_empty() && !user.contains(' ') && host.contains('.'))
}
