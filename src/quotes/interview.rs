//! Interviews: paragraphs that open with who speaks ("Q:", "OKAFOR:").

use crate::segment::{Segments, Zone};
use crate::text::Span;
use std::collections::HashMap;

/// A turn of an interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    /// The name or letter before the colon, or the name that the headline or a credit gives for a letter.
    pub speaker: Span,
    /// The name of whom a letter stands for, as the text before the interview tells it.
    pub person: Option<Span>,
    /// What the speaker says: the rest of the paragraph, and following paragraphs without a label of their own.
    pub words: Span,
    /// Index of the paragraph.
    pub paragraph: u32,
}

/// Labels are this short, in bytes.
const MAX_LABEL: usize = 40;

/// The turns of the text, in order; none where no label comes back.
pub(super) fn find(text: &str, segments: &Segments) -> Vec<Turn> {
    let turns: Vec<Turn> = (0..segments.paragraphs.len()).filter_map(|i| turn(text, segments, i)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for turn in &turns {
        *counts.entry(turn.speaker.of(text)).or_default() += 1;
    }
    let comes_back = |t: &Turn| counts[t.speaker.of(text)] > 1 && counts.len() > 1;
    let asks = turns.iter().any(|t| t.words.of(text).trim_end_matches('*').ends_with('?') && comes_back(t));
    let people = Letters::new(text, segments, &turns);
    let real = turns.iter().filter(|t| asks && comes_back(t));
    real.map(|t| people.identify(text, t)).collect()
}

/// Whom the letters Q and A stand for, as far as the text tells: a letter names nobody.
struct Letters {
    asks: Option<Span>,
    answers: Option<Span>,
    /// Who met whom before the interview.
    met: (Option<Span>, Option<Span>),
}

impl Letters {
    fn new(text: &str, segments: &Segments, turns: &[Turn]) -> Letters {
        let first = turns.first().map_or(0, |t| t.paragraph as usize);
        let headline = segments.paragraphs.first().filter(|_| first > 0);
        let answers = headline.and_then(|p| last_name(text, segments, p.span));
        let asks = segments.paragraphs.iter().find_map(|p| credit(text, p.span));
        let met = segments.sentences.iter().take_while(|s| (s.paragraph as usize) < first);
        let met = met.filter_map(|s| meeting(text, s.span)).next();
        Letters { asks, answers, met: met.unwrap_or_default() }
    }

    fn identify(&self, text: &str, turn: &Turn) -> Turn {
        let (credited, met) = match turn.speaker.of(text) {
            "Q" | "Question" => (self.asks, self.met.0),
            "A" | "Answer" => (self.answers, self.met.1),
            _ => (None, None),
        };
        Turn { speaker: credited.unwrap_or(turn.speaker), person: met, ..*turn }
    }
}

/// The last run of two or more capitalised words in a headline: "Ten questions for Hope Li".
fn last_name(text: &str, segments: &Segments, line: Span) -> Option<Span> {
    let mut run: Option<Span> = None;
    let mut last = None;
    for token in &segments.tokens[segments.tokens_in(line)] {
        let word = token.span.of(text);
        match (word.starts_with(char::is_uppercase), word == "-") {
            (true, _) => run = Some(run.map_or(token.span, |r| r.to(token.span))),
            (false, true) => {}
            _ => run = None,
        }
        last = run.filter(|r| r.of(text).contains(' ')).or(last);
    }
    last
}

/// The name in "Interview: Jo Roe" or "Interview by Jo Roe."
fn credit(text: &str, line: Span) -> Option<Span> {
    let words = line.of(text);
    let rest = ["Interview: ", "Interview by ", "Interviewed by ", "Words: "]
        .iter()
        .find_map(|p| words.strip_prefix(p))?;
    let name = rest.split(['.', ',', ';', '(']).next().filter(|n| n.contains(' '))?;
    let start = line.end() - rest.len();
    Some(Span::new(start, start + name.len()).trim(text))
}

/// Who spoke with whom: "reporter Jo Roe spoke with Hope Li, a nurse".
fn meeting(text: &str, sentence: Span) -> Option<(Option<Span>, Option<Span>)> {
    const VERBS: [&str; 8] = [
        " spoke with ",
        " spoke to ",
        " speaks with ",
        " speaks to ",
        " talked to ",
        " talked with ",
        " sat down with ",
        " interviewed ",
    ];
    let words = sentence.of(text);
    let (at, verb) = VERBS.iter().find_map(|verb| Some((words.find(verb)?, verb)))?;
    let (before, after) = (&words[..at], &words[at + verb.len()..]);
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let name: usize = before.split_inclusive(' ').rev().take_while(capital).map(str::len).sum();
    let other: usize = after.split_inclusive(' ').take_while(capital).map(str::len).sum();
    let start = sentence.start() + at + verb.len();
    let answers = Span::new(start, start + other).trim(text);
    let answers = Span::new(
        answers.start(),
        answers.start() + answers.of(text).trim_end_matches([',', '.', ':']).len(),
    );
    let asks = Span::new(sentence.start() + at - name, sentence.start() + at).trim(text);
    let full = |name: Span| Some(name).filter(|name| name.of(text).contains(' '));
    full(asks).map(|asks| (Some(asks), full(answers)))
}

fn turn(text: &str, segments: &Segments, index: usize) -> Option<Turn> {
    let paragraph = &segments.paragraphs[index];
    let line = paragraph.span.of(text);
    let bare = line.trim_start_matches(['*', '_', '"', '“']);
    let colon = bare.bytes().take(MAX_LABEL + 1).position(|b| b == b':')?;
    let (label, rest) = (&bare[..colon], &bare[colon + 1..]);
    let opens = rest.starts_with([' ', '*', '\u{a0}']) && is_label(label);
    if !opens || paragraph.zone == Zone::Timestamp {
        return None;
    }
    let end = paragraph.span.end() - (rest.len() - rest.trim_end_matches(['*', '_', ' ']).len());
    let start = paragraph.span.end() - rest.trim_start_matches(['*', '_', ' ', '\u{a0}']).len();
    let label_at = paragraph.span.start() + (line.len() - bare.len());
    let speaker = Span::new(label_at, label_at + label.len()).trim(text);
    (start < end).then(|| Turn {
        speaker,
        person: None,
        words: Span::new(start, end),
        paragraph: index as u32,
    })
}

/// Whether a label names a speaker: one to four capitalised words, or a letter.
fn is_label(label: &str) -> bool {
    let words: Vec<&str> = label.split_whitespace().collect();
    (1..=4).contains(&words.len()) && words.iter().all(|w| w.starts_with(|c: char| c.is_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, want: &[(&str, &str)]) {
        let turns = find(text, &Segments::new(text));
        let got: Vec<(&str, &str)> = turns.iter().map(|t| (t.speaker.of(text), t.words.of(text))).collect();
        assert_eq!(got, want, "{text}");
    }

    #[test]
    fn turns() {
        check(
            "Q: Why?\nA: It rains.\n\nQ: And now?\nA: It rains.",
            &[("Q", "Why?"), ("A", "It rains."), ("Q", "And now?"), ("A", "It rains.")],
        );
        check(
            "**OKAFOR: Who?**\nRuiz: I did.\nOKAFOR: When?\nRuiz: Today.",
            &[("OKAFOR", "Who?"), ("Ruiz", "I did."), ("OKAFOR", "When?"), ("Ruiz", "Today.")],
        );
    }

    #[test]
    fn lists_are_no_interviews() {
        check("Aug 29: Rovers\nAug 29: Rangers\nAug 30: Rovers", &[]);
        check("Scorer: Smith 1\nReferee: Jones\nScorer: Li", &[]);
    }
}
