//! What the page draws.

use super::{Id, Progress, Review, Step};
use crate::text::offsets::Unit;
use crate::wire::{self, Native, Text};
use serde::{Deserialize, Serialize};

/// A review as it stands, to be drawn.
///
/// ```
/// use rubricator::{Model, review::Review, text::offsets::Unit};
/// let review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
/// assert_eq!(review.view(Unit::Utf16).document.mentions[0].id, "m1");
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct View {
    /// The article as corrected, without its text; ids stay those of the review.
    pub document: Native,
    /// All but the annotations.
    #[serde(flatten)]
    pub summary: Summary,
}

/// What there is to say of a review beside its annotations.
///
/// ```
/// use rubricator::{Model, review::Review, text::offsets::Unit};
/// let review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
/// let summary = review.view(Unit::Utf16).summary;
/// assert!(summary.undo.is_none() && summary.lost.is_empty());
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// The title, empty until set.
    pub title: String,
    /// The published date that relative dates are counted from, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// The notes.
    pub notes: Vec<Note>,
    /// How much a person has looked at.
    pub progress: Progress,
    /// The step that would be undone.
    pub undo: Option<Named>,
    /// The step that would be redone.
    pub redo: Option<Named>,
    /// A person's work on words that are gone from the text: each a small document with a text of its own.
    pub lost: Vec<Native>,
}

/// A note on an annotation, or on the article.
///
/// ```
/// use rubricator::review::Note;
/// let note = Note { on: None, note: "Call her.".to_owned() };
/// assert_eq!(serde_json::to_string(&note)?, r#"{"on":null,"note":"Call her."}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// On what; the article where none is named.
    pub on: Option<Id>,
    /// What it says.
    pub note: String,
}

/// A step with its name in English.
///
/// ```
/// use rubricator::{Model, review::Review, text::offsets::Unit};
/// let mut review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
/// let title = serde_json::from_str(r#"{"op":"setTitle","title":"A win"}"#)?;
/// review.apply(&title, Unit::Utf16)?;
/// assert_eq!(review.view(Unit::Utf16).summary.undo.unwrap().name, "change the title");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct Named {
    /// The step, for a page in another language.
    #[serde(flatten)]
    pub step: Step,
    /// "merge 3 entities".
    pub name: String,
}

impl From<Step> for Named {
    fn from(step: Step) -> Named {
        Named { step, name: step.to_string() }
    }
}

impl Review {
    /// What to draw, with positions in `unit`.
    ///
    /// ```
    /// use rubricator::{Model, review::Review, text::offsets::Unit};
    /// let review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
    /// let json = serde_json::to_value(review.view(Unit::Utf16)).unwrap();
    /// assert_eq!(json["document"]["entities"][0]["name"], "Zoë Li");
    /// ```
    #[must_use]
    pub fn view(&self, unit: Unit) -> View {
        View { document: self.native(unit), summary: self.summary(unit) }
    }

    /// The article as corrected in native form, without its text.
    pub(super) fn native(&self, unit: Unit) -> Native {
        let (document, ids) = self.document();
        wire::native_with_ids(&document, &ids, None, unit, Text::LeftOut)
    }

    pub(super) fn summary(&self, unit: Unit) -> Summary {
        Summary {
            title: self.title().to_owned(),
            date: self.state.date.map(|date| date.to_string()),
            notes: self.notes().map(|(on, note)| Note { on, note: note.to_owned() }).collect(),
            progress: self.progress(),
            undo: self.next_undo().map(Named::from),
            redo: self.next_redo().map(Named::from),
            lost: self.lost().iter().map(|lost| wire::native(lost, None, unit, Text::Kept)).collect(),
        }
    }
}
