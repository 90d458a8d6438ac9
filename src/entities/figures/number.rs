//! Numbers in digits and words: "1,600.5", "3.2 billion", "twenty-five", "half a million", "5½", "2m".

use super::View;
use crate::document::Label;
use crate::hash::HashMap;
use crate::lexicon::{self, Keyed};
use crate::segment::TokenKind;
use std::ops::Range;
use std::sync::LazyLock;

/// A number and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    pub(super) tokens: Range<usize>,
    pub(super) value: f64,
    /// What the scale words multiply by; 1 without.
    pub(super) scale: f64,
    /// Whether it is written in digits.
    pub(super) digits: bool,
    /// Letters straight after the digits that are no scale: the "km" of "5km".
    pub(super) tail: Option<String>,
}

impl Number {
    pub(super) fn negative(self) -> Number {
        Number { value: -self.value, ..self }
    }
}

/// The part that a word plays in a number.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    One(f64),
    Ten(f64),
    Scale(f64),
    Short(f64),
}

static WORDS: LazyLock<HashMap<&'static str, Part>> = LazyLock::new(|| {
    let part = |row: &[&str]| {
        let value: f64 = row[1].parse().unwrap_or_else(|_| panic!("numbers.tsv: no number in {row:?}"));
        match row[2] {
            "one" => Part::One(value),
            "ten" => Part::Ten(value),
            "scale" => Part::Scale(value),
            "short" => Part::Short(value),
            mark => panic!("numbers.tsv: unknown mark {mark}"),
        }
    };
    lexicon::rows(include_str!("../../../data/numbers.tsv")).map(|row| (row[0], part(&row))).collect()
});

/// The words that stand alone, whatever their case.
static PARTS: LazyLock<Keyed<Part>> = LazyLock::new(|| {
    let alone = WORDS.iter().filter(|(_, part)| !matches!(part, Part::Short(_)));
    alone.map(|(word, part)| (*word, *part)).collect()
});

fn part(word: &str) -> Option<Part> {
    PARTS.get(word).copied()
}

fn short_scale(letters: &str) -> Option<f64> {
    match WORDS.get(letters) {
        Some(Part::Short(scale) | Part::Scale(scale)) => Some(*scale),
        _ => None,
    }
}

/// The number that begins with token `at`. `priced` after a currency sign, where "5m" is five million and "5" enough.
pub(super) fn read(view: View, at: usize, priced: bool) -> Option<Number> {
    let number = in_digits(view, at, priced).or_else(|| in_words(view, at))?;
    Some(scaled(view, number, priced)).filter(|n| n.value.is_finite())
}

/// Whether `word`, which has no digits, can begin a number: most words cannot.
pub(super) fn may_begin(word: &str) -> bool {
    PARTS.may_have(word) || is_article(word) || word.eq_ignore_ascii_case("half")
}

fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an" | "A" | "An" | "AN")
}

/// Whether token `at` is a number or a part of one.
pub(super) fn is_number_word(view: View, at: usize) -> bool {
    view.tokens.get(at).is_some_and(|t| t.kind() == TokenKind::Number) || part(view.word(at)).is_some()
}

/// A number of one token, or of a sign and one, that ends before token `end`: what a range begins with.
pub(super) fn read_last(view: View, end: usize) -> Option<Number> {
    let at = end.checked_sub(1)?;
    let number = in_digits(view, at, false).or_else(|| in_words(view, at))?;
    (number.tail.is_none() && number.tokens.end == end).then_some(number)
}

fn in_digits(view: View, at: usize, priced: bool) -> Option<Number> {
    if view.tokens.get(at)?.kind() != TokenKind::Number {
        return None;
    }
    let word = view.word(at);
    let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    let tail = &word[digits.len()..];
    let plain: String = digits.chars().filter(|&c| c != ',').collect();
    let value: f64 = plain.parse().ok()?;
    let out = |value, scale, tail: &str| Number {
        tokens: at..at + 1,
        value,
        scale,
        digits: true,
        tail: (!tail.is_empty()).then(|| tail.to_owned()),
    };
    let fraction = fraction(tail);
    let short = short_scale(tail).filter(|_| priced || tail.len() > 1 || tail == "M");
    match (fraction, short) {
        (Some(part), _) => Some(out(value + part, 1.0, "")),
        (None, Some(scale)) => Some(out(value * scale, scale, "")),
        _ => Some(out(value, 1.0, tail)),
    }
}

fn fraction(tail: &str) -> Option<f64> {
    match tail {
        "½" => Some(0.5),
        "¼" => Some(0.25),
        "¾" => Some(0.75),
        _ => None,
    }
}

/// "twenty-five", "one hundred and six", "a hundred", "half a", "one and a half".
fn in_words(view: View, at: usize) -> Option<Number> {
    let out = |value, end| Number { tokens: at..end, value, scale: 1.0, digits: false, tail: None };
    if is_article(view.word(at)) {
        return matches!(part(view.word(at + 1)), Some(Part::Scale(_))).then(|| out(1.0, at + 1));
    }
    if view.word(at).eq_ignore_ascii_case("half") {
        return half(view, at).map(|end| out(0.5, end));
    }
    let (value, end) = below_thousand(view, at)?;
    let half_end = and_a_half(view, end);
    Some(out(value + if half_end > end { 0.5 } else { 0.0 }, half_end))
}

/// End of "half a" before a scale or unit.
fn half(view: View, at: usize) -> Option<usize> {
    if view.is_hyphen(at + 1) && part(view.word(at + 2)).is_some() {
        return Some(at + 1);
    }
    matches!(view.word(at + 1), "a" | "an").then_some(at + 2)
}

fn and_a_half(view: View, at: usize) -> usize {
    let is_half = view.word(at) == "and" && view.word(at + 1) == "a" && view.word(at + 2) == "half";
    if is_half { at + 3 } else { at }
}

/// "six", "twenty-five", "two hundred and six".
fn below_thousand(view: View, at: usize) -> Option<(f64, usize)> {
    let (value, end) = below_hundred(view, at)?;
    if part(view.word(end)) != Some(Part::Scale(100.0)) {
        return Some((value, end));
    }
    let rest = if view.word(end + 1) == "and" { end + 2 } else { end + 1 };
    match below_hundred(view, rest) {
        Some((more, end)) => Some((value * 100.0 + more, end)),
        None => Some((value * 100.0, end + 1)),
    }
}

fn below_hundred(view: View, at: usize) -> Option<(f64, usize)> {
    match part(view.word(at))? {
        Part::One(value) => Some((value, at + 1)),
        Part::Ten(tens) => {
            let ones = if view.is_hyphen(at + 1) { at + 2 } else { at + 1 };
            match part(view.word(ones)) {
                Some(Part::One(one)) if (1.0..10.0).contains(&one) => Some((tens + one, ones + 1)),
                _ => Some((tens, at + 1)),
            }
        }
        _ => None,
    }
}

/// Multiplies by the scale words that follow: "3.2 billion", "100-million", "5 hundred thousand".
fn scaled(view: View, mut number: Number, priced: bool) -> Number {
    while number.tail.is_none() {
        let end = number.tokens.end;
        let at = if view.is_hyphen(end) { end + 1 } else { end };
        let short =
            short_scale(view.word(at)).filter(|_| priced && matches!(view.word(at), "m" | "M" | "b" | "B"));
        let scale = match part(view.word(at)) {
            Some(Part::Scale(scale)) => scale,
            _ => match short {
                Some(scale) => scale,
                None => break,
            },
        };
        number.value *= scale;
        number.scale *= scale;
        number.tokens.end = at + 1;
    }
    number
}

/// Where the sign of a negative number stands: "minus 15 degrees", "-0.5%"; not the dash of a range.
pub(super) fn sign_before(view: View, at: usize, label: Label) -> Option<usize> {
    let sign = at.checked_sub(1)?;
    let free = sign == 0 || !view.touches_next(sign - 1);
    match view.word(sign) {
        "minus" => Some(sign),
        "-" | "−" | "–" if free && view.touches_next(sign) && label != Label::Money => Some(sign),
        _ => None,
    }
}
