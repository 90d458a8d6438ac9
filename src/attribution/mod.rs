//! Quotations + entities → who said what.
//!
//! Each marked quotation has candidates: the sources of reports in its sentence, those of the sentences around it, the
//! speakers of neighbouring quotations. [`candidates`] scores them by how they stand to the quotation; the best one above a
//! threshold speaks, else nobody is named.

mod candidates;
mod context;
mod features;
mod names;
mod neighbours;
mod places;
mod trail;

use crate::document::{Entity, Mention, Quote, QuoteId, Speaker, Status};
use crate::quotes::words::{Tags, entry};
use crate::quotes::{Quotation, Quotations};
use candidates::Candidate;
use context::Context;

/// Candidates below this are no better than a guess.
const THRESHOLD: f32 = 0.5;

/// Finds the speaker of each quotation.
#[must_use]
pub fn attribute(
    text: &str,
    quotations: &Quotations,
    mentions: &[Mention],
    entities: &[Entity],
) -> Vec<Quote> {
    let context = Context::new(text, quotations);
    let voices = candidates::choose(&context);
    let places = places::Places::new(&context, mentions, entities);
    let trail = trail::Trail::new(&context, entities, &places);
    let naming = names::Naming { context: &context, places: &places, trail: &trail };
    let mut quotes: Vec<Quote> = Vec::with_capacity(quotations.found.len());
    for (index, quotation) in quotations.found.iter().enumerate() {
        let voice = voices[index].as_ref().filter(|v| v.score >= THRESHOLD);
        let entity = |v: &Candidate| naming.entity(quotation.person.unwrap_or(v.speaker));
        let speaker = voice.map(|v| Speaker { span: v.speaker, entity: entity(v) });
        let continues = voice.and_then(|v| continued(&voices[..index], &quotations.found, v, quotation));
        quotes.push(quote(quotation, voice, speaker, continues));
    }
    quotes
}

fn quote(
    quotation: &Quotation,
    voice: Option<&Candidate>,
    speaker: Option<Speaker>,
    continues: Option<QuoteId>,
) -> Quote {
    let certainty = voice.map_or(0.5, Candidate::certainty);
    Quote {
        span: quotation.span,
        kind: quotation.kind,
        speaker,
        cue: voice.and_then(|v| v.cue),
        continues,
        score: quotation.score * certainty,
        source: quotation.source,
        status: Status::Machine,
    }
}

/// The quotation that `quotation` goes on with: the last one with marks that has the same speaker by the same cue.
fn continued(
    earlier: &[Option<Candidate>],
    found: &[Quotation],
    voice: &Candidate,
    quotation: &Quotation,
) -> Option<QuoteId> {
    quotation.mark?;
    let same = |i: &usize| {
        found[*i].mark.is_some()
            && earlier[*i]
                .as_ref()
                .is_some_and(|e| e.cue.is_some() && e.cue == voice.cue && e.speaker == voice.speaker)
    };
    let near = earlier.len().saturating_sub(6);
    (near..earlier.len()).rev().find(same).map(|i| QuoteId(i as u32))
}

/// What to call a speaker whom no entity stands for: the words that name one, unless they are a pronoun.
///
/// ```
/// use rubricator::attribution::called;
/// assert_eq!(called("a spokesman"), Some("a spokesman"));
/// assert_eq!(called("The Blue Party"), Some("Blue Party"));
/// assert_eq!(called("district warden Ana Ruiz"), Some("Ana Ruiz"));
/// assert_eq!(called("She"), None);
/// ```
#[must_use]
pub fn called(words: &str) -> Option<&str> {
    const PRONOUNS: [&str; 18] = [
        "he",
        "she",
        "it",
        "they",
        "i",
        "we",
        "you",
        "who",
        "which",
        "himself",
        "herself",
        "themselves",
        "everyone",
        "someone",
        "one",
        "others",
        "many",
        "some",
    ];
    let pronoun = PRONOUNS.iter().any(|p| p.eq_ignore_ascii_case(words));
    (!pronoun && words.contains(char::is_alphabetic) && words.len() > 1).then(|| bare_name(words))
}

/// "The Blue Party" without its article, "district warden Ana Ruiz" without what she is; other words as they are.
fn bare_name(words: &str) -> &str {
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let is_name = |rest: &&str| rest.split(' ').all(|w| is_capital(w) || entry(w).any(JOINS));
    if let Some(rest) = words.strip_prefix("The ").filter(is_name) {
        return rest;
    }
    let name = words.split_inclusive(' ').rev().take_while(|word| is_capital(word));
    let (count, length) = name.fold((0, 0), |(count, length), word| (count + 1, length + word.len()));
    let (title, name) = words.split_at(words.len() - length);
    let noun = title.split(' ').nth_back(1).filter(|noun| noun.ends_with(char::is_alphabetic));
    let titled = noun.is_some_and(|noun| !entry(noun).any(Tags::FUNCTION));
    if count > 1 && titled { name } else { words }
}

/// Words without a capital inside a name: "Bank of Finland".
const JOINS: Tags = Tags::PREP.with(Tags::CONJ).with(Tags::DET);
