//! Currencies, percent and units of measure around a number.

use super::View;
use super::number::Number;
use crate::document::Label;
use crate::hash::HashMap;
use crate::lexicon;
use crate::segment::TokenKind;
use std::sync::LazyLock;

/// Most words in a unit's name: "kilometers per hour", "new zealand dollars".
const LONGEST: usize = 4;
/// Most tokens of a currency's sign: "US$" is two.
pub(super) const LONGEST_SIGN: usize = 2;

/// A unit, and when its words mean it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unit {
    pub(super) label: Label,
    pub(super) symbol: &'static str,
    pub(super) factor: f64,
    when: When,
}

/// What a unit's words need to be one.
#[derive(Clone, Copy, Debug, PartialEq)]
enum When {
    Always,
    Symbol,
    Scaled,
    Digits,
}

/// Words → the units that they can mean, the pickier one first.
static UNITS: LazyLock<HashMap<&'static str, Vec<Unit>>> = LazyLock::new(|| {
    let mut out: HashMap<_, Vec<Unit>> = HashMap::default();
    for row in lexicon::rows(include_str!("../../../data/units.tsv")) {
        let when = match row.get(4).copied() {
            None => When::Always,
            Some("symbol") => When::Symbol,
            Some("scaled") => When::Scaled,
            Some("digits") => When::Digits,
            Some(mark) => panic!("units.tsv: unknown mark {mark}"),
        };
        let (label, factor) = Label::from_name(row[1])
            .zip(row[3].parse().ok())
            .unwrap_or_else(|| panic!("units.tsv: no label or factor in {row:?}"));
        out.entry(row[0]).or_default().push(Unit { label, symbol: row[2], factor, when });
    }
    out
});

static CURRENCIES: LazyLock<HashMap<&'static str, Unit>> = LazyLock::new(|| {
    let unit = |symbol| Unit { label: Label::Money, symbol, factor: 1.0, when: When::Always };
    lexicon::rows(include_str!("../../../data/currencies.tsv")).map(|row| (row[0], unit(row[1]))).collect()
});

/// Words before or after an amount that tell of a price: then "40 pounds" is no weight.
const PRICED: [&str; 14] = [
    "cost", "costs", "costing", "paid", "pay", "pays", "paying", "price", "priced", "fined", "worth",
    "earned", "earns", "spent",
];

/// A currency sign or code at token `at`, and the token after it: "$", "US$", "EUR ", "Rs.".
pub(super) fn currency_before(view: View, at: usize) -> Option<(usize, &'static Unit)> {
    let is_number = |at: usize| view.tokens.get(at).is_some_and(|t| t.kind() == TokenKind::Number);
    let (end, unit) = (1..=LONGEST_SIGN).rev().filter(|n| is_number(at + n)).find_map(|n| {
        let tokens = view.tokens.get(at..at + n)?;
        let touching = (at..at + n - 1).all(|i| view.touches_next(i));
        let sign = tokens[0].span().to(tokens[n - 1].span()).of(view.text);
        CURRENCIES.get(sign).filter(|_| touching).map(|unit| (at + n, unit))
    })?;
    let single_letter = view.word(at) == "R" && !view.touches_next(at);
    (!single_letter && !after_letters(view, at)).then_some((end, unit))
}

/// Whether a sign follows letters or digits that it belongs to ("XY$5" is none that we know).
fn after_letters(view: View, at: usize) -> bool {
    at > 0 && view.touches_next(at - 1) && view.tokens[at - 1].kind() != TokenKind::Mark
}

/// Whether `word` is a currency sign.
pub(super) fn is_sign(word: &str) -> bool {
    CURRENCIES.contains_key(word)
}

/// End of a currency's name that only repeats the sign: "$4 billion dollars", "$5 USD".
pub(super) fn redundant_name(view: View, at: usize, unit: &Unit) -> Option<usize> {
    let same = |label: Label| label == Label::Money;
    let named = named(view, at, |phrase| {
        let mut units = UNITS.get(phrase)?.iter();
        units.find(|u| same(u.label) && u.symbol == unit.symbol && u.when != When::Symbol)
    });
    let named = named.map(|(end, _)| end);
    named.or_else(|| CURRENCIES.get(view.word(at)).filter(|u| u.symbol == unit.symbol).map(|_| at + 1))
}

/// The unit after `number`, and the token after it.
pub(super) fn after(view: View, number: &Number) -> Option<(usize, &'static Unit)> {
    let end = number.tokens.end;
    if let Some(tail) = &number.tail {
        return attached(view, number, tail).map(|unit| (end, unit));
    }
    let of = if view.word(end) == "of" && view.word(end + 1) == "a" { end + 2 } else { end };
    let named = named(view, of, |phrase| unit(view, number, phrase));
    named.or_else(|| symbol(view, number, end)).or_else(|| code(view, end))
}

/// The unit whose symbol is written straight after the digits: "5km", "30C".
fn attached(view: View, number: &Number, tail: &str) -> Option<&'static Unit> {
    let unit = UNITS.get(tail)?.iter().find(|u| u.when == When::Symbol)?;
    let crowd =
        unit.symbol == "m" && number.value < 10.0 && view.word(number.tokens.end).ends_with(['s', 'e']);
    let screen = unit.label == Label::Money && number.value >= 100.0;
    (!crowd && !screen).then_some(unit)
}

/// The unit that `phrase` names after `number`.
fn unit(view: View, number: &Number, phrase: &str) -> Option<&'static Unit> {
    UNITS.get(phrase)?.iter().find(|unit| match unit.when {
        When::Always => number.digits || !is_idiom(view, number, phrase),
        When::Symbol => false,
        When::Scaled => number.scale >= 1e6 || is_priced(view, number),
        When::Digits => number.digits,
    })
}

/// A symbol after a space or hyphen: "5 km", "30 %"; not single letters, which are initials.
fn symbol(view: View, number: &Number, end: usize) -> Option<(usize, &'static Unit)> {
    let at = if view.is_hyphen(end) { end + 1 } else { end };
    let word = view.word(at);
    let unit = UNITS.get(word)?.iter().find(|u| u.when == When::Symbol)?;
    let letter = word.chars().count() == 1 && word.starts_with(char::is_alphabetic);
    let fits = number.digits && !(letter && (word != "m" || unit.label == Label::Money));
    fits.then_some((at + 1, unit))
}

/// "500 EUR".
fn code(view: View, at: usize) -> Option<(usize, &'static Unit)> {
    let word = view.word(at);
    let is_code = word.len() == 3 && word.chars().all(|c| c.is_ascii_uppercase());
    CURRENCIES.get(word).filter(|_| is_code).map(|unit| (at + 1, unit))
}

/// "One foot in the grave", "a thousand miles" is none: one of a unit in words says little.
fn is_idiom(view: View, number: &Number, phrase: &str) -> bool {
    let one = number.value == 1.0 && number.scale == 1.0;
    let two_feet = phrase == "feet" && number.value == 2.0 && number.scale == 1.0;
    (one && phrase == "foot") || (two_feet && !view.is_hyphen(number.tokens.end))
}

fn is_priced(view: View, number: &Number) -> bool {
    let from = number.tokens.start.saturating_sub(4);
    (from..number.tokens.start).any(|i| PRICED.iter().any(|w| w.eq_ignore_ascii_case(view.word(i))))
}

/// The unit that `means` finds for the longest phrase of up to [`LONGEST`] words from token `at` on, in lower case, hyphens as
/// spaces; with the token after it.
fn named(
    view: View,
    at: usize,
    means: impl Fn(&str) -> Option<&'static Unit>,
) -> Option<(usize, &'static Unit)> {
    // The token after each phrase, and how long it is.
    let (mut ends, mut count) = ([(0, 0); LONGEST], 0);
    let mut phrase = String::new();
    let mut token = at;
    while count < LONGEST && token < view.tokens.len() {
        if view.is_hyphen(token) || (view.word(token) == "/" && count > 0) {
            token += 1;
            continue;
        }
        if !phrase.is_empty() && view.word(token - 1) != "°" {
            phrase.push(' ');
        }
        phrase.extend(view.word(token).chars().flat_map(char::to_lowercase));
        token += 1;
        ends[count] = (token, phrase.len());
        count += 1;
    }
    ends[..count].iter().rev().find_map(|&(end, length)| Some((end, means(&phrase[..length])?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_clean() {
        assert!(UNITS.len() > 250 && CURRENCIES.len() > 60);
        for (words, units) in UNITS.iter() {
            let symbol = units.iter().any(|u| u.when == When::Symbol);
            assert!(symbol || *words == words.to_lowercase(), "{words}: lower case");
            assert!(units.iter().all(|u| u.label.is_figure() && u.factor > 0.0), "{words}");
        }
        for unit in CURRENCIES.values() {
            assert!(unit.symbol.len() == 3 && unit.symbol.chars().all(|c| c.is_ascii_uppercase()));
        }
    }
}
