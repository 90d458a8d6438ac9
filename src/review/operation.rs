//! What a person can do, as it crosses the boundary.

use super::id::Id;
use serde::{Deserialize, Serialize};

/// One thing that a person does. In JSON: `{"op":"relabel","ids":["m3"],"label":"place"}`.
///
/// ```
/// use rubricator::review::Operation;
/// let relabel: Operation = serde_json::from_str(r#"{"op":"relabel","ids":["m3"],"label":"place"}"#)?;
/// assert!(matches!(relabel, Operation::Relabel { ids, .. } if ids.len() == 1));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "op", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Operation {
    /// Marks a name or figure, here or wherever the same words stand. It joins `entity`, else the one that goes by the
    /// same words and label, else one of its own.
    AddMention {
        /// Where it stands.
        at: Place,
        /// [`crate::Label::name`].
        label: String,
        /// Its entity.
        #[serde(default)]
        entity: Option<Id>,
        /// Also everywhere else that the words stand, unless marked already.
        #[serde(default)]
        alike: Option<Alike>,
    },
    /// Marks a temporal expression.
    AddDate {
        /// Where it stands.
        at: Place,
        /// TIMEX3 value; read from the words where none is given.
        #[serde(default)]
        value: Option<String>,
        /// Also everywhere else that the words stand, unless marked already.
        #[serde(default)]
        alike: Option<Alike>,
    },
    /// Marks a quotation.
    AddQuote {
        /// Where it stands, marks included.
        at: Place,
        /// `direct`, `mixed` or `indirect`; by its first character where none is given.
        #[serde(default)]
        kind: Option<String>,
        /// Who said it.
        #[serde(default)]
        speaker: Option<Voice>,
    },
    /// Takes annotations away: a person's own are gone, the machine's stay as rejected.
    Remove {
        /// Mentions, dates, quotations; an entity stands for all its mentions.
        ids: Vec<Id>,
        /// Also those on the same words.
        #[serde(default)]
        alike: Option<Alike>,
    },
    /// Confirms annotations, rejected ones too.
    Accept {
        /// Mentions, dates, quotations; an entity stands for all its mentions that are not rejected.
        ids: Vec<Id>,
    },
    /// Gives another label to mentions, another type to dates, another kind to quotations.
    Relabel {
        /// Mentions or entities, dates, or quotations.
        ids: Vec<Id>,
        /// A label, a TIMEX3 type, or a quotation's kind.
        label: String,
        /// Also those on the same words.
        #[serde(default)]
        alike: Option<Alike>,
    },
    /// Moves the edges of a mention, date or quotation.
    Move {
        /// Which.
        id: Id,
        /// Where it stands then.
        to: Place,
    },
    /// Says who said quotations, with those that they continue or are continued by; nobody where none is given.
    SetSpeaker {
        /// Quotations.
        ids: Vec<Id>,
        /// Who.
        #[serde(default)]
        speaker: Option<Voice>,
    },
    /// Says what dates mean.
    SetValue {
        /// Dates.
        ids: Vec<Id>,
        /// TIMEX3 value.
        value: String,
    },
    /// Makes one entity of several.
    Merge {
        /// The one that stays, with its name and label.
        into: Id,
        /// Those that go into it.
        entities: Vec<Id>,
    },
    /// Makes an entity of its own from mentions of others.
    Split {
        /// Mentions.
        mentions: Vec<Id>,
        /// Its name; the words of the longest mention where none is given.
        #[serde(default)]
        name: Option<String>,
    },
    /// Gives an entity another name.
    Rename {
        /// Which.
        entity: Id,
        /// The name.
        name: String,
    },
    /// Writes a note on an annotation, or on the whole article.
    SetNote {
        /// On what; the article where none is given.
        #[serde(default)]
        on: Option<Id>,
        /// The note; an empty one is taken away.
        note: String,
    },
    /// Gives the article a title.
    SetTitle {
        /// The title.
        title: String,
    },
}

/// A stretch of the text, in the unit that [`super::Review::apply`] is told.
///
/// ```
/// use rubricator::review::Place;
/// assert_eq!(serde_json::from_str::<Place>(r#"{"start":4,"end":9}"#)?, Place { start: 4, end: 9 });
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// First position.
    pub start: usize,
    /// One past the last position.
    pub end: usize,
}

/// Which words count as the same.
///
/// ```
/// use rubricator::review::{Alike, Case, Words};
/// assert_eq!(serde_json::from_str::<Alike>("{}")?, Alike { case: Case::Same, words: Words::Whole });
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Alike {
    /// Whether capitals matter.
    pub case: Case,
    /// Whether they may be parts of longer words.
    pub words: Words,
}

/// Whether capitals matter.
///
/// ```
/// use rubricator::review::{Alike, Case};
/// assert_eq!(serde_json::from_str::<Alike>(r#"{"case":"any"}"#)?.case, Case::Any);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Case {
    /// They do.
    #[default]
    Same,
    /// They do not.
    Any,
}

/// Whether words may be parts of longer ones.
///
/// ```
/// use rubricator::review::{Alike, Words};
/// assert_eq!(serde_json::from_str::<Alike>(r#"{"words":"parts"}"#)?.words, Words::Parts);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Words {
    /// They may not.
    #[default]
    Whole,
    /// They may.
    Parts,
}

/// Who said something: an entity, the words that name the speaker, or both.
///
/// ```
/// use rubricator::review::Voice;
/// let voice: Voice = serde_json::from_str(r#"{"entity":"e1"}"#)?;
/// assert!(voice.entity.is_some() && voice.at.is_none());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Voice {
    /// Who; where only words are given, the entity that they are a mention of.
    #[serde(default)]
    pub entity: Option<Id>,
    /// The words; where only an entity is given, its mention nearest to the quotation.
    #[serde(default)]
    pub at: Option<Place>,
}
