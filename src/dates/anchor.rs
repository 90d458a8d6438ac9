//! The day that relative dates are counted from, where the caller gives none, and whether a text is a narrative.

use super::items::{Around, Item};
use super::meaning::{Base, Part, When, Year};
use super::numeric::Digits;
use super::value::civil;
use crate::segment::{Segments, Zone};
use jiff::civil::Date;

/// The items of one paragraph, and the text around them.
pub(super) struct Paragraph<'t> {
    pub(super) around: Around<'t>,
    pub(super) items: Vec<Item>,
}

/// The day of writing that the text states: in a dateline, on a line of its own, after "Updated:", or as a time stamp.
pub(super) fn stated(segments: &Segments, paragraphs: &[Paragraph<'_>]) -> Option<Date> {
    let dated =
        |p: &Paragraph<'_>| p.items.iter().find(|item| is_of_writing(segments, p, item)).and_then(full_date);
    paragraphs.iter().find_map(dated)
}

/// A date with its year, month and day.
fn full_date(item: &Item) -> Option<Date> {
    match item.expr.when {
        When::Calendar { year: Year::Is(year), part: Part::Day(month, day), .. } => civil(year, month, day),
        When::Digits(Digits { year, first, second, year_first: true }) => civil(year, first, second),
        _ => None,
    }
}

fn is_of_writing(segments: &Segments, paragraph: &Paragraph<'_>, item: &Item) -> bool {
    let whole = segments.paragraph_of(item.first);
    let span = paragraph.around.span(item);
    let in_dateline = whole.dateline.is_some_and(|d| d.contains(span));
    let alone = whole.span.len() <= span.len() + 40
        && matches!(whole.zone, Zone::Byline | Zone::Deck | Zone::Headline);
    in_dateline || whole.zone == Zone::Timestamp || alone && full_date(item).is_some()
}

/// Whether the text tells a story of the past rather than news: it dates things with month and year, nearly all of them long
/// before it was written, and hardly ever says "yesterday" or "on Tuesday".
pub(super) fn is_narrative(paragraphs: &[Paragraph<'_>], written: Option<Date>) -> bool {
    let items = || paragraphs.iter().flat_map(|p| &p.items);
    let years = || items().filter_map(|item| stated_year(&item.expr.when));
    let is_recent = |year: &i32| written.is_some_and(|d| (*year - i32::from(d.year())).abs() <= 1);
    let recent = years().filter(is_recent).count();
    let dated = items().filter(|i| !is_whole_year(i)).filter_map(|i| stated_year(&i.expr.when));
    let distant = dated.filter(|year| !is_recent(year)).count();
    let deictic = items().filter(|item| is_deictic(&item.expr.when)).count();
    distant >= DATED && recent * 5 <= years().count() && deictic * 2 <= distant
}

/// How many dates with month and year a narrative has at the least: an obituary or a profile has fewer.
const DATED: usize = 4;

fn is_whole_year(item: &Item) -> bool {
    matches!(item.expr.when, When::Calendar { part: Part::Whole | Part::Decade | Part::Century, .. })
}

fn stated_year(when: &When) -> Option<i32> {
    match when {
        When::Calendar { year: Year::Is(year), .. } => Some(*year),
        When::Digits(digits) => Some(digits.year).filter(|y| *y != 0),
        _ => None,
    }
}

fn is_deictic(when: &When) -> bool {
    matches!(
        when,
        When::Unit { base: Base::Writing, .. }
            | When::Weekday { base: Base::Writing, .. }
            | When::Away { base: Base::Writing, .. }
            | When::WeekdayOf { .. }
    )
}
