//! Tokens → atoms: the words, numbers and marks of a paragraph that can take part in a date, each with what it can mean.

use super::numbers;
use super::numeric;
use super::shapes::Grammar;
use super::words::{Class, Facet, Key, Kinds, Lexicon, Sense};
use crate::segment::{Token, TokenKind};
use std::ops::Range;

/// One word, number or mark, or a run of them that is one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Atom {
    /// Index of its first token.
    pub(super) first: u32,
    /// One past the index of its last token.
    pub(super) last: u32,
    facets: [Facet; 4],
    count: u8,
    kinds: Kinds,
    /// The number with its decimals, in thousandths, where it is one.
    pub(super) thousandths: i64,
}

impl Atom {
    /// An atom of the tokens `first..last` that has no meaning yet.
    pub(super) fn new(first: usize, last: usize) -> Atom {
        let facets = [Facet { class: Class::Literal, value: -1 }; 4];
        Atom { first: first as u32, last: last as u32, facets, count: 0, kinds: Kinds::NONE, thousandths: 0 }
    }

    /// Adds a meaning; a fifth is dropped.
    pub(super) fn with(mut self, class: Class, value: i32) -> Atom {
        if let Some(free) = self.facets.get_mut(usize::from(self.count)) {
            *free = Facet { class, value };
            self.kinds = self.kinds.or(Kinds::of(class, Some(value)));
            self.count += 1;
        }
        self
    }

    /// With its number, in thousandths.
    pub(super) fn worth(self, thousandths: i64) -> Atom {
        Atom { thousandths, ..self }
    }

    /// The kinds that it is of.
    pub(super) fn kinds(&self) -> Kinds {
        self.kinds
    }

    /// What it can mean.
    pub(super) fn facets(&self) -> &[Facet] {
        &self.facets[..usize::from(self.count)]
    }

    /// Its value in `class`, if it belongs to it.
    pub(super) fn get(&self, class: Class) -> Option<i32> {
        self.facets().iter().find(|f| f.class == class).map(|f| f.value)
    }

    /// Whether `other` follows with nothing between but white space.
    pub(super) fn touches(&self, other: &Atom) -> bool {
        self.last == other.first
    }
}

/// The atoms of `tokens[range]`, one paragraph, into `out`, which is cleared. Where words that only shapes spell out ("the",
/// "of") stand by themselves they are left out: most atoms of running text are such.
pub(super) fn read(
    text: &str,
    tokens: &[Token],
    range: Range<usize>,
    grammar: &Grammar,
    out: &mut Vec<Atom>,
) {
    out.clear();
    let reader = Reader { text, tokens: &tokens[..range.end], lexicon: &grammar.lexicon };
    let (mut at, mut run, mut tells) = (range.start, 0, false);
    while at < range.end {
        let Some(atom) = reader.atom(at) else {
            at += 1;
            continue;
        };
        if out.last().is_some_and(|last| !last.touches(&atom)) {
            out.truncate(if tells { out.len() } else { run });
            (run, tells) = (out.len(), false);
        }
        tells |= grammar.tells(&atom);
        at = atom.last as usize;
        out.push(atom);
    }
    out.truncate(if tells { out.len() } else { run });
    numbers::compose(out, &grammar.joints);
}

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    lexicon: &'t Lexicon,
}

impl Reader<'_> {
    fn word(&self, at: usize) -> Option<&str> {
        self.tokens.get(at).map(|t| t.span().of(self.text))
    }

    fn atom(&self, at: usize) -> Option<Atom> {
        match self.tokens[at].kind() {
            TokenKind::Url => None,
            TokenKind::Number => self.number(at),
            TokenKind::Word => self.entry(at).or_else(|| numbers::fiscal_year(at, self.word(at)?)),
            TokenKind::Clitic | TokenKind::Mark => self.entry(at),
        }
    }

    fn key(&self, at: usize) -> Option<Key> {
        Key::of(self.word(at)?)
    }

    fn entry(&self, at: usize) -> Option<Atom> {
        let word = self.word(at)?;
        let entry = self.lexicon.get(word)?;
        let capital = word.starts_with(char::is_uppercase);
        let holds = |sense: &Sense| !sense.capitalised || capital;
        let next = if entry.phrases.is_empty() { None } else { self.key(at + 1) };
        let begun =
            entry.phrases.iter().filter(|(rest, sense)| rest.first().copied() == next && holds(sense));
        if let Some((rest, sense)) = begun.into_iter().find(|(rest, _)| self.follows(at + 1, &rest[1..])) {
            let Facet { class, value } = sense.facet;
            let thousandths = if class == Class::Num { i64::from(value) * 1000 } else { 0 };
            return Some(Atom::new(at, at + 1 + rest.len()).with(class, value).worth(thousandths));
        }
        let alone = entry.alone(capital);
        (alone.count > 0).then(|| Atom { first: at as u32, last: at as u32 + 1, ..*alone })
    }

    /// Whether the tokens after `at` are `words`.
    fn follows(&self, at: usize, words: &[Key]) -> bool {
        words.iter().zip(at + 1..).all(|(want, at)| self.key(at) == Some(*want))
    }

    fn number(&self, at: usize) -> Option<Atom> {
        let span = self.tokens[at].span();
        if !self.is_free(span.start()) {
            return None;
        }
        let before = &self.text.as_bytes()[..span.start()];
        let continues =
            before.ends_with(b"-") && before.len() > 1 && before[before.len() - 2].is_ascii_digit();
        if let Some(reading) = numeric::read(&self.text[span.start()..])
            && (!continues || self.word(at + 1) != Some("-"))
            && let Some(length) = self.tokens_until(at, span.start() + reading.length)
        {
            // "1/2" may be a number: what cannot be joined to a date is read as numbers.
            if reading.facet.class == Class::ShortDate && !self.is_date_like(at, length) {
                return numbers::read(at, self.word(at)?);
            }
            let atom = Atom::new(at, at + length).with(reading.facet.class, reading.facet.value);
            return Some(reading.clock.map_or(atom, |c| atom.with(Class::Clock, c.pack())));
        }
        numbers::read(at, self.word(at)?)
    }

    /// Whether two numbers with a slash, `length` tokens from `at` on, stand where a date can: after a preposition of time or
    /// a weekday, or before or after a dash and another such date.
    fn is_date_like(&self, at: usize, length: usize) -> bool {
        const BEFORE: [&str; 14] = [
            "on", "from", "to", "until", "till", "by", "between", "before", "after", "since", "this", "next",
            "through", "and",
        ];
        let before = at.checked_sub(1).and_then(|at| self.word(at)).unwrap_or("").to_lowercase();
        let weekday = self.lexicon.get(&before).is_some_and(|e| e.alone(true).get(Class::Weekday).is_some());
        let ranged = self.word(at + length) == Some("-") && self.word(at + length + 2) == Some("/");
        let listed = matches!(before.as_str(), "-" | "," | "or");
        let ends_range = listed && at >= 3 && self.word(at - 3) == Some("/");
        BEFORE.contains(&before.as_str()) || weekday || ranged || ends_range
    }

    /// Whether a number that starts at byte `start` stands free: not after "$", "#", "v", a point or a slash.
    fn is_free(&self, start: usize) -> bool {
        let before = self.text[..start].chars().next_back();
        !before.is_some_and(|c| {
            matches!(c, '$' | '£' | '€' | '¥' | '₹' | '#' | '.' | '@' | '+' | '_' | ':' | '=')
        })
    }

    /// How many tokens from `at` end exactly at byte `end`.
    fn tokens_until(&self, at: usize, end: usize) -> Option<usize> {
        let after = &self.tokens[at..];
        let length = after.iter().take_while(|t| t.span().end() <= end).count();
        (length > 0 && after[length - 1].span().end() == end).then_some(length)
    }
}
