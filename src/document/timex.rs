//! Temporal expressions.

use super::{Source, Status};
use crate::text::Span;
use jiff::civil::Date;

/// The TIMEX3 type of a temporal expression.
///
/// ```
/// use rubricator::document::TimexType;
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// assert_eq!(document.dates[0].kind, TimexType::Date);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimexType {
    /// A calendar date or longer calendar period.
    Date,
    /// A time or part of a day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

impl TimexType {
    /// Every type.
    pub const ALL: [TimexType; 4] = [TimexType::Date, TimexType::Time, TimexType::Duration, TimexType::Set];

    /// The name in TimeML.
    ///
    /// ```
    /// use rubricator::document::TimexType;
    /// assert_eq!(TimexType::Set.name(), "SET");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            TimexType::Date => "DATE",
            TimexType::Time => "TIME",
            TimexType::Duration => "DURATION",
            TimexType::Set => "SET",
        }
    }
}

/// A temporal expression (TimeML's TIMEX3) and its value.
///
/// ```
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// let date = &document.dates[0];
/// assert_eq!((date.span.of(text), &*date.value), ("Tuesday", "2025-02-04"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// As in TimeML: prepositions outside, modifiers inside.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimexType,
    /// TIMEX3 value: `2025-02-01`, `2025-W04`, `P3D`, `PRESENT_REF`, `XXXX-02-01`.
    pub value: String,
    /// TIMEX3 modifier: `START`, `MID`, `END`, `APPROX`, `MORE_THAN`, …
    pub modifier: Option<&'static str>,
    /// Extended Date/Time Format (ISO 8601-2) where it can say the value.
    pub edtf: Option<String>,
    /// First and last day covered, where the value is a calendar period.
    pub interval: Option<(Date, Date)>,
    /// Parts of the value that the text does not state: `year`, `month`, `day`, `week`.
    pub inferred: Vec<&'static str>,
    /// Other readings, as TIMEX3 values.
    pub alternatives: Vec<String>,
    /// How sure we are, 0 to 1.
    pub score: f32,
    /// The rule that found it.
    pub source: Source,
    /// What a person has said of it.
    pub status: Status,
}
