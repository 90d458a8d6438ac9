//! What a step did, to be named in a menu.

use super::id::Kind;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What was done.
///
/// ```
/// use rubricator::{Model, review::Review, text::offsets::Unit};
/// let mut review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
/// let title = serde_json::from_str(r#"{"op":"setTitle","title":"A win"}"#)?;
/// assert_eq!(review.apply(&title, Unit::Utf16)?.act, rubricator::review::Act::SetTitle);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Act {
    /// Annotations were added.
    Add,
    /// They were taken away or rejected.
    Remove,
    /// They were confirmed.
    Accept,
    /// They got another label, type or kind.
    Relabel,
    /// Their edges were moved.
    Move,
    /// Quotations got another speaker.
    SetSpeaker,
    /// Dates got another value.
    SetValue,
    /// Entities became one.
    Merge,
    /// Mentions became an entity of their own.
    Split,
    /// An entity got another name.
    Rename,
    /// A note was written.
    SetNote,
    /// The article got another title.
    SetTitle,
    /// The text was edited.
    SetText,
    /// The published date was changed.
    SetDate,
    /// The person's word list was changed.
    SetWords,
}

/// A step that can be undone or redone: "merge 3 entities".
///
/// ```
/// use rubricator::review::{Act, Kind, Step};
/// let step = Step { act: Act::Merge, kind: Some(Kind::Entity), count: 3 };
/// assert_eq!(step.to_string(), "merge 3 entities");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// What was done.
    pub act: Act,
    /// To what; none for the article as a whole.
    pub kind: Option<Kind>,
    /// To how many.
    pub count: usize,
}

impl Step {
    /// `act`, done to `count` of `kind`.
    pub(super) fn new(act: Act, kind: Kind, count: usize) -> Step {
        Step { act, kind: Some(kind), count }
    }

    /// `act`, done to the article.
    pub(super) fn whole(act: Act) -> Step {
        Step { act, kind: None, count: 1 }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = self.kind.map_or_else(|| "the article".to_owned(), |kind| kind.counted(self.count));
        match self.act {
            Act::Add => write!(f, "add {what}"),
            Act::Remove => write!(f, "remove {what}"),
            Act::Accept => write!(f, "accept {what}"),
            Act::Relabel => write!(f, "relabel {what}"),
            Act::Move => write!(f, "move the edges of {what}"),
            Act::SetSpeaker => write!(f, "set the speaker of {what}"),
            Act::SetValue => write!(f, "set the value of {what}"),
            Act::Merge => write!(f, "merge {what}"),
            Act::Split => write!(f, "split off {what}"),
            Act::Rename => write!(f, "rename {what}"),
            Act::SetNote => write!(f, "write a note on {what}"),
            Act::SetTitle => write!(f, "change the title"),
            Act::SetText => write!(f, "edit the text"),
            Act::SetDate => write!(f, "change the date"),
            Act::SetWords => write!(f, "change the word list"),
        }
    }
}
