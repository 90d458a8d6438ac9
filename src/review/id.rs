//! Names of annotations that stay theirs through every edit.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What kind of annotation an id names.
///
/// ```
/// use rubricator::review::{Id, Kind};
/// assert_eq!("q5".parse::<Id>().unwrap().kind, Kind::Quote);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// A name or figure in the text: `m12`.
    Mention,
    /// Who or what mentions stand for: `e3`.
    Entity,
    /// A temporal expression: `d4`.
    Date,
    /// A quotation: `q5`.
    Quote,
}

impl Kind {
    const ALL: [Kind; 4] = [Kind::Mention, Kind::Entity, Kind::Date, Kind::Quote];

    /// The letter that its ids begin with.
    ///
    /// ```
    /// assert_eq!(rubricator::review::Kind::Date.letter(), 'd');
    /// ```
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Kind::Mention => 'm',
            Kind::Entity => 'e',
            Kind::Date => 'd',
            Kind::Quote => 'q',
        }
    }

    fn nouns(self) -> (&'static str, &'static str) {
        match self {
            Kind::Mention => ("mention", "mentions"),
            Kind::Entity => ("entity", "entities"),
            Kind::Date => ("date", "dates"),
            Kind::Quote => ("quotation", "quotations"),
        }
    }

    /// "1 entity", "2 entities".
    ///
    /// ```
    /// assert_eq!(rubricator::review::Kind::Entity.counted(2), "2 entities");
    /// ```
    #[must_use]
    pub fn counted(self, count: usize) -> String {
        let (one, many) = self.nouns();
        format!("{count} {}", if count == 1 { one } else { many })
    }
}

/// Names one annotation of a review for as long as the review lives: `m12`.
///
/// ```
/// use rubricator::review::{Id, Kind};
/// let id: Id = "m12".parse().unwrap();
/// assert_eq!((id.kind, id.key), (Kind::Mention, 12));
/// assert_eq!(id.to_string(), "m12");
/// assert!("12".parse::<Id>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id {
    /// What it names.
    pub kind: Kind,
    /// Its number among those of its kind, never given twice.
    pub key: u32,
}

impl Id {
    /// The id of the mention, entity, date or quotation with this key.
    ///
    /// ```
    /// use rubricator::review::{Id, Kind};
    /// assert_eq!(Id::new(Kind::Mention, 12).to_string(), "m12");
    /// ```
    #[must_use]
    pub fn new(kind: Kind, key: u32) -> Id {
        Id { kind, key }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.kind.letter(), self.key)
    }
}

impl From<Id> for String {
    fn from(id: Id) -> String {
        id.to_string()
    }
}

impl std::str::FromStr for Id {
    type Err = String;

    fn from_str(id: &str) -> Result<Id, String> {
        let kind = Kind::ALL.into_iter().find(|k| id.starts_with(k.letter()));
        let key = id.get(1..).and_then(|digits| digits.parse().ok());
        let named = kind.zip(key).map(|(kind, key)| Id { kind, key });
        named.ok_or_else(|| format!("“{id}” is no id: a letter of m, e, d, q and a number are expected"))
    }
}

impl TryFrom<String> for Id {
    type Error = String;

    fn try_from(id: String) -> Result<Id, String> {
        id.parse()
    }
}
