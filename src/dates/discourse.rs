//! The thread of dates through a text: each expression is resolved against those before it.

use super::anchor::{self, Paragraph};
use super::items::{Around, Item};
use super::meaning::{Base, Expr, When, Year};
use super::order::DateOrder;
use super::reject;
use super::resolve::{self, Resolved, Setting};
use super::tense::{self, Tense};
use super::timex;
use super::value::{Moment, Stretch};
use crate::document::Timex;
use jiff::civil::Date;

/// How many paragraphs on a quarter is still what "a year ago" is compared with.
const NEAR: usize = 12;

/// What is known of a text while its expressions are resolved one by one.
pub(super) struct Discourse {
    setting: Setting,
    /// The sentence of the latest expression.
    sentence: usize,
    /// The paragraph in which the quarter was mentioned.
    quarter_at: usize,
}

impl Discourse {
    /// The start of a text.
    pub(super) fn new(paragraphs: &[Paragraph<'_>], written: Option<Date>, order: DateOrder) -> Discourse {
        let setting = Setting {
            written,
            narrative: anchor::is_narrative(paragraphs, written),
            day_first: order == DateOrder::DayFirst,
            mentioned: None,
            sentence_year: None,
            day: None,
            here: None,
            under_heading: false,
            quarter: None,
            quarter_is_near: false,
            tense: Tense::Unknown,
        };
        Discourse { setting, sentence: usize::MAX, quarter_at: 0 }
    }

    /// Resolves every expression, in order.
    pub(super) fn resolve(mut self, paragraphs: &[Paragraph<'_>]) -> Vec<Timex> {
        let mut out = Vec::new();
        for (at, paragraph) in paragraphs.iter().enumerate() {
            self.setting.here = self.setting.day.filter(|_| self.setting.narrative);
            self.setting.quarter_is_near = self.setting.quarter.is_some() && at <= self.quarter_at + NEAR;
            for item in &paragraph.items {
                out.extend(self.timex(paragraph.around, item, at));
            }
        }
        out
    }

    fn timex(&mut self, around: Around<'_>, item: &Item, paragraph: usize) -> Option<Timex> {
        let span = around.span(item);
        if let Some(length) = timex::timeless(span, item) {
            return Some(if reject::is_rate(around, item) { timex::rate(length) } else { length });
        }
        self.enter_sentence(around, item);
        self.setting.tense = if needs_tense(&item.expr) { tense::of(around, item) } else { Tense::Unknown };
        let expr = if self.setting.narrative { in_narrative(item) } else { item.expr };
        let resolved = resolve::resolve(&expr, &self.setting)?;
        self.setting.under_heading |= item.first <= around.first + 2 && item.expr.is_day();
        self.remember(item, &resolved, paragraph);
        Some(timex::resolved(span, item, resolved))
    }

    fn enter_sentence(&mut self, around: Around<'_>, item: &Item) {
        let sentence = around.segments.sentence_of(item.first);
        if sentence != self.sentence {
            self.sentence = sentence;
            self.setting.sentence_year = None;
        }
    }

    /// Whether a time had passed when the text was written: only then can something be compared with it.
    fn is_over(&self, moment: &Moment) -> bool {
        moment.interval().zip(self.setting.written).is_none_or(|((_, last), written)| last < written)
    }

    fn remember(&mut self, item: &Item, resolved: &Resolved, paragraph: usize) {
        let Resolved::Moment(moment, _) = resolved else { return };
        let moment = Moment { time: None, ..*moment };
        if let When::Calendar { year: Year::Is(year), .. } = item.expr.when {
            self.setting.sentence_year = Some(year);
        }
        if matches!(moment.stretch, Stretch::Quarter(_))
            && self.is_over(&moment)
            && !matches!(item.expr.when, When::Comparable { .. } | When::ComparableIn(_) | When::Away { .. })
        {
            self.setting.quarter = Some(moment);
            self.quarter_at = paragraph;
            self.setting.quarter_is_near = true;
        }
        if moment.date().is_some() {
            self.setting.day = Some(moment);
            self.setting.here = Some(moment);
        }
        if moment.year.is_some() && !(self.setting.narrative && is_deictic(&item.expr)) {
            self.setting.mentioned = Some(moment);
        }
    }
}

/// "the year" of a narrative is the one that it has come to.
fn in_narrative(item: &Item) -> Expr {
    match item.expr.when {
        When::Unit { unit, offset: 0, base: Base::Writing } if item.rule == "the-unit" => {
            Expr { when: When::Unit { unit, offset: 0, base: Base::Mentioned }, ..item.expr }
        }
        _ => item.expr,
    }
}

/// Whether an expression is counted from the day of writing: in a narrative that is no part of the story.
fn is_deictic(expr: &Expr) -> bool {
    matches!(expr.when, When::Unit { base: Base::Writing, .. } | When::Away { base: Base::Writing, .. })
}

/// Whether the tense can change what an expression means.
fn needs_tense(expr: &Expr) -> bool {
    match expr.when {
        When::Weekday { .. }
        | When::MonthDay(_)
        | When::Unit { .. }
        | When::Unsaid
        | When::Counted { .. }
        | When::Digits(_) => true,
        When::Calendar { year, .. } => year == Year::Unsaid,
        _ => false,
    }
}
