//! Figures: money, percentages and quantities, with their normal form.
//!
//! A figure is a number with a currency sign before it, or a unit after it. Words that hedge ("about", "more than") stay
//! outside. In a range ("5 to 10 percent") the first number borrows the unit of the second.

mod number;
#[cfg(test)]
mod tests;
mod units;

use crate::document::{Amount, Label, Mention, Source, Timex};
use crate::edit::{Carried, Edit};
use crate::segment::{Segments, Token, TokenKind};
use crate::text::Span;
use number::Number;
use std::ops::Range;
use units::Unit;

/// A text with its tokens.
#[derive(Clone, Copy)]
struct View<'t> {
    text: &'t str,
    tokens: &'t [Token],
}

impl<'t> View<'t> {
    fn word(&self, token: usize) -> &'t str {
        self.tokens.get(token).map_or("", |t| t.span().of(self.text))
    }

    /// Whether nothing stands between token `at` and the one after it.
    fn touches_next(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| next.span().start() == self.tokens[at].span().end())
    }

    /// Whether token `at` is a hyphen inside a word: "300-kilometer".
    fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "\u{2011}") && at > 0 && self.touches_next(at - 1)
    }
}

/// A figure over a run of tokens.
struct Figure {
    tokens: Range<usize>,
    number: Number,
    unit: &'static Unit,
}

/// Finds figures in a text as it is edited.
#[derive(Clone, Debug, Default)]
pub(super) struct Finder {
    /// The figures of each paragraph, their spans counted from its start.
    figures: Carried<Vec<Mention>>,
}

impl Finder {
    /// The figures of `text`, in text order, none over a date; `edit` says what changed since this was called last.
    pub fn find(&mut self, text: &str, segments: &Segments, edit: Edit, dates: &[Timex]) -> Vec<Mention> {
        let start = |p: usize| segments.paragraphs[p].span.start();
        let view = |p| View { text, tokens: &segments.tokens[segments.tokens_of(p)] };
        let counted = |m: &Mention, from, to| Mention { span: m.span.moved(from, to), ..m.clone() };
        self.figures
            .follow(edit, |p| of_paragraph(view(p)).iter().map(|m| counted(m, start(p), 0)).collect());
        let here = self.figures.iter().enumerate();
        let here = here.flat_map(|(p, figures)| figures.iter().map(move |m| counted(m, 0, start(p))));
        here.filter(|figure| !overlaps_date(figure.span, dates)).collect()
    }
}

/// The figures of one paragraph.
fn of_paragraph(view: View) -> Vec<Mention> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < view.tokens.len() {
        at = match figure(view, at) {
            Some(figure) => {
                let end = figure.tokens.end;
                out.extend(borrowed(view, &figure));
                out.push(mention(view, figure.tokens, figure.number.value, figure.unit));
                end
            }
            None => at + 1,
        };
    }
    out
}

/// Whether a figure can begin with token `at`: digits are not farther than a currency's sign is long.
fn may_begin(view: View, at: usize) -> bool {
    let near = &view.tokens[at..(at + 1 + units::LONGEST_SIGN).min(view.tokens.len())];
    near.iter().any(|token| token.kind() == TokenKind::Number) || number::may_begin(view.word(at))
}

fn overlaps_date(span: Span, dates: &[Timex]) -> bool {
    let at = dates.partition_point(|d| d.span.end() <= span.start());
    dates.get(at).is_some_and(|d| d.span.overlaps(span))
}

/// The figure that begins with token `at`.
fn figure(view: View, at: usize) -> Option<Figure> {
    if !may_begin(view, at) {
        return None;
    }
    let (number_at, currency) = match units::currency_before(view, at) {
        Some((end, unit)) => (end, Some(unit)),
        None => (at, None),
    };
    let number = number::read(view, number_at, currency.is_some())?;
    let end = number.tokens.end;
    if let Some(unit) = currency {
        let end = units::redundant_name(view, end, unit).unwrap_or(end);
        return Some(Figure { tokens: at..end, number, unit });
    }
    let (end, unit) = units::after(view, &number)?;
    let start = number::sign_before(view, number.tokens.start, unit.label).unwrap_or(number.tokens.start);
    let number = if start < number.tokens.start { number.negative() } else { number };
    Some(Figure { tokens: start..end, number, unit })
}

/// The first number of a range, which has no unit of its own: "5" of "5 to 10 percent", "$5" of "$5-10 million" has one
/// but borrows the scale.
fn borrowed(view: View, figure: &Figure) -> Option<Mention> {
    let to = figure.tokens.start.checked_sub(1)?;
    if !matches!(view.word(to), "to" | "-" | "–" | "or") {
        return None;
    }
    let first = number::read_last(view, to)?;
    let before = first.tokens.start.checked_sub(1).map_or("", |i| view.word(i));
    let is_part = number::is_number_word(view, first.tokens.start.wrapping_sub(1)) || units::is_sign(before);
    let value =
        if figure.number.scale > first.value { first.value * figure.number.scale } else { first.value };
    let rises = value.abs() < figure.number.value.abs();
    (!is_part && rises).then(|| mention(view, first.tokens, value, figure.unit))
}

fn mention(view: View, tokens: Range<usize>, value: f64, unit: &Unit) -> Mention {
    let span = view.tokens[tokens.start].span().to(view.tokens[tokens.end - 1].span());
    let amount = Amount { value: rounded(value * unit.factor), unit: unit.symbol.to_owned() };
    let figure = Mention::found(span, unit.label, 0.95, Source::Rule(rule(unit.label)));
    Mention { amount: Some(Box::new(amount)), ..figure }
}

fn rule(label: Label) -> &'static str {
    match label {
        Label::Money => "money",
        Label::Percent => "percent",
        _ => "quantity",
    }
}

/// Without the noise of binary fractions: 3.2 million is 3200000, not 3200000.0000000005.
fn rounded(value: f64) -> f64 {
    format!("{value:.12e}").parse().unwrap_or(value)
}
