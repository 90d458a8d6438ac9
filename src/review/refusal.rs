//! Why an operation was not carried out.

use super::id::{Id, Kind};
use std::fmt;

/// Why an operation was refused. A refused operation has changed nothing.
///
/// The message, in English, says what is wrong, where, and what to do.
///
/// ```
/// use rubricator::review::Refusal;
/// let refusal = Refusal::Unknown("m9".parse()?);
/// assert!(refusal.to_string().contains("m9"));
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing goes by this id any more, or ever did.
    Unknown(Id),
    /// The operation is for another kind of annotation.
    WrongKind {
        /// What was given.
        id: Id,
        /// What would be right.
        expected: Kind,
    },
    /// The place is beyond the text, in the middle of a character, or empty.
    NoPlace {
        /// As given.
        start: usize,
        /// As given.
        end: usize,
    },
    /// The same stretch of text is annotated already.
    Taken(Id),
    /// No label, quotation kind or TIMEX3 type has this name.
    NoLabel {
        /// What was given.
        given: String,
        /// What there is.
        known: String,
    },
    /// The words are no temporal expression that can be read.
    Unreadable(String),
    /// Not a TIMEX3 value.
    NoValue(String),
    /// A name of nothing but white space.
    EmptyName,
    /// A figure stands for no entity.
    Figure(Id),
    /// All mentions of an entity were to be split off.
    WholeEntity(Id),
    /// Fewer than two entities to merge.
    NothingToMerge,
    /// Neither an entity nor a place was given.
    NoSpeaker,
    /// The words are too long to look for elsewhere.
    TooLong {
        /// Characters that may be looked for.
        most: usize,
    },
    /// No annotation was named.
    NoneGiven,
}

impl Refusal {
    /// A word for the reason, for a page in another language.
    ///
    /// ```
    /// assert_eq!(rubricator::review::Refusal::EmptyName.code(), "emptyName");
    /// ```
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::Unknown(_) => "unknown",
            Refusal::WrongKind { .. } => "wrongKind",
            Refusal::NoPlace { .. } => "noPlace",
            Refusal::Taken(_) => "taken",
            Refusal::NoLabel { .. } => "noLabel",
            Refusal::Unreadable(_) => "unreadable",
            Refusal::NoValue(_) => "noValue",
            Refusal::EmptyName => "emptyName",
            Refusal::Figure(_) => "figure",
            Refusal::WholeEntity(_) => "wholeEntity",
            Refusal::NothingToMerge => "nothingToMerge",
            Refusal::NoSpeaker => "noSpeaker",
            Refusal::TooLong { .. } => "tooLong",
            Refusal::NoneGiven => "noneGiven",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Unknown(id) => write!(f, "There is no {id} any more: choose something that is shown."),
            Refusal::WrongKind { id, expected } => {
                write!(
                    f,
                    "{id} is no {}, and one is needed here: choose one.",
                    expected.counted(1).trim_start_matches("1 ")
                )
            }
            Refusal::NoPlace { start, end } => {
                write!(f, "{start} to {end} is no stretch of the text: select at least one whole character.")
            }
            Refusal::Taken(id) => write!(f, "{id} stands there already: change or remove it instead."),
            Refusal::NoLabel { given, known } => write!(f, "“{given}” is no label here: use one of {known}."),
            Refusal::Unreadable(words) => write!(f, "No date can be read in “{words}”: give its value."),
            Refusal::NoValue(value) => {
                write!(
                    f,
                    "“{value}” is no value of a date: write 2025-02-01, 2025-02, 2025-W05, T15:30 or P3D."
                )
            }
            Refusal::EmptyName => write!(f, "The name is empty: write at least one letter."),
            Refusal::Figure(id) => write!(f, "{id} is a figure and stands for no entity: relabel it first."),
            Refusal::WholeEntity(id) => {
                write!(f, "These are all mentions of {id}: leave at least one, or rename the entity.")
            }
            Refusal::NothingToMerge => write!(f, "One entity cannot be merged: choose two or more."),
            Refusal::NoSpeaker => write!(f, "No speaker is given: choose an entity, or select the words."),
            Refusal::TooLong { most } => {
                write!(f, "The words are too long to look for elsewhere: select at most {most} characters.")
            }
            Refusal::NoneGiven => write!(f, "Nothing is chosen: choose an annotation first."),
        }
    }
}

impl std::error::Error for Refusal {}
