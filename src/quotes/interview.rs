//! Interviews: paragraphs that open with who speaks ("Q:", "OKAFOR:").

use crate::hash::HashMap;
use crate::segment::{Segments, Zone};
use crate::text::Span;

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

/// The turns of the text, in order; none where no label comes back, or nobody asks.
pub(super) fn find(text: &str, segments: &Segments) -> Vec<Turn> {
    let turns: Vec<Turn> = (0..segments.paragraphs.len()).filter_map(|i| turn(text, segments, i)).collect();
    let mut voices: HashMap<&str, Voice> = HashMap::default();
    for turn in &turns {
        let voice = voices.entry(turn.speaker.of(text)).or_default();
        voice.turns += 1;
        voice.answers += usize::from(turn.paragraph > 0 && asks(text, segments, turn.paragraph as usize - 1));
    }
    let voice = |t: &Turn| &voices[t.speaker.of(text)];
    let asked = |t: &Turn| asks(text, segments, t.paragraph as usize) && voice(t).turns > 1;
    let questions_labelled = voices.len() > 1 && turns.iter().any(asked);
    let speaks = |t: &&Turn| if questions_labelled { voice(t).turns > 1 } else { voice(t).answers_all() };
    let people = Letters::new(text, segments, &turns);
    let mut real: Vec<Turn> = turns.iter().filter(speaks).map(|t| people.identify(text, t)).collect();
    go_on(text, segments, &mut real);
    real
}

/// Who speaks under one label.
#[derive(Default)]
struct Voice {
    turns: usize,
    /// Turns right after a question.
    answers: usize,
}

impl Voice {
    fn answers_all(&self) -> bool {
        self.answers > 1 && self.answers == self.turns
    }
}

/// Whether a paragraph ends with a question.
fn asks(text: &str, segments: &Segments, paragraph: usize) -> bool {
    segments.paragraphs[paragraph].span.of(text).trim_end_matches(['*', '_']).ends_with('?')
}

/// Takes into each turn the paragraphs up to the next one, as long as they are sentences without marks or labels. A question
/// ends it where questions have no label.
fn go_on(text: &str, segments: &Segments, turns: &mut [Turn]) {
    for i in 1..turns.len() {
        let next = turns[i];
        let between = turns[i - 1].paragraph as usize + 1..next.paragraph as usize;
        let unlabelled = between.clone().last().is_some_and(|p| asks(text, segments, p));
        let goes_on = |p: &usize| {
            let paragraph = &segments.paragraphs[*p];
            let line = paragraph.span.of(text);
            matches!(paragraph.zone, Zone::Body | Zone::Headline | Zone::Deck)
                && line.starts_with(char::is_alphanumeric)
                && line.ends_with(['.', '!', '?', '…', '”', '"', '’'])
                && turn(text, segments, *p).is_none()
                && !(unlabelled && asks(text, segments, *p))
        };
        if let Some(last) = between.take_while(goes_on).last() {
            turns[i - 1].words = turns[i - 1].words.to(segments.paragraphs[last].span);
        }
    }
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
        let word = token.span().of(text);
        match (word.starts_with(char::is_uppercase), word == "-") {
            (true, _) => run = Some(run.map_or(token.span(), |r| r.to(token.span()))),
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
    fn questions_without_a_label() {
        check(
            "Why go?\n\nOkafor: It rains.\n\nAnd now?\n\nOkafor: It rains.",
            &[("Okafor", "It rains."), ("Okafor", "It rains.")],
        );
        check("Where to go?\n\nOslo: It rains.\n\nLund: It snows.", &[]);
        check("What helps?\n\nTea: It is warm.\n\nIt is cheap.\n\nTea: It is old.", &[]);
    }

    #[test]
    fn answers_of_several_paragraphs() {
        check(
            "Q: Why go?\n\nA: It rains on us.\n\nIt always did so here.\n\nQ: And now?\n\nA: It rains.\n\nThe interview was cut.",
            &[
                ("Q", "Why go?"),
                ("A", "It rains on us.\n\nIt always did so here."),
                ("Q", "And now?"),
                ("A", "It rains."),
            ],
        );
        check(
            "Why go?\n\nLi: It rains on us.\n\nIt always did so here.\n\nAnd now?\n\nLi: It rains.",
            &[("Li", "It rains on us.\n\nIt always did so here."), ("Li", "It rains.")],
        );
        check(
            "Q: Why go?\n\nA: It rains on us.\n\n“It always did so here.”\n\nQ: And now?\n\nA: It rains.",
            &[("Q", "Why go?"), ("A", "It rains on us."), ("Q", "And now?"), ("A", "It rains.")],
        );
    }

    #[test]
    fn lists_are_no_interviews() {
        check("Aug 29: Rovers\nAug 29: Rangers\nAug 30: Rovers", &[]);
        check("Scorer: Smith 1\nReferee: Jones\nScorer: Li", &[]);
    }
}
