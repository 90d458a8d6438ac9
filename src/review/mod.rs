//! A person's corrections: operations on an annotated article, undone and redone without end.
//!
//! A [`Review`] holds the article by stable ids. Each operation makes small changes, each of which can be changed back;
//! one that is refused has changed nothing. [`Review::document`] is the article as corrected, sound at all times.

mod anchor;
mod change;
mod dates;
mod entities;
mod id;
mod judge;
mod mentions;
mod occurrences;
mod operation;
mod project;
mod quotes;
mod reanchor;
mod refusal;
mod run;
mod save;
mod scrap;
mod shape;
mod snap;
mod state;
mod step;
mod value;
mod view;

pub use change::{Change, Parts};
pub use id::{Id, Kind};
pub use operation::{Alike, Case, Operation, Place, Voice, Words};
pub use refusal::Refusal;
pub use save::Saved;
pub use snap::snap;
pub use step::{Act, Step};
pub use view::{Named, Note, Summary, View};

use change::Touched;

use crate::Options;
use crate::document::{Document, Status};
use crate::segment::Segments;
use crate::text::offsets::Unit;
use crate::wire::Ids;
use state::{Draft, Keys, State, Swap};

/// An annotated article, and what a person has made of it.
///
/// ```
/// use rubricator::{Model, review::Review, text::offsets::Unit};
/// let text = "Aske Water spoke.";
/// let mut review = Review::new(rubricator::annotate(text, None, &Model::rules_only()));
/// let add = r#"{"op":"addMention","at":{"start":0,"end":4},"label":"place"}"#;
/// let step = review.apply(&serde_json::from_str(add)?, Unit::Utf16)?;
/// assert_eq!(step.to_string(), "add 1 mention");
/// assert!(review.document().0.mentions.iter().any(|m| m.span.of(text) == "Aske"));
/// assert_eq!(review.undo(), Some(step));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Review {
    state: State,
    keys: Keys,
    done: Vec<Edit>,
    undone: Vec<Edit>,
    /// What the last operation changed.
    touched: Touched,
}

/// A step, with the changes that take it back, or make it again once it was taken back.
#[derive(Clone, Debug)]
struct Edit {
    step: Step,
    swaps: Vec<Swap>,
}

/// How much of the machine's work a person has looked at.
///
/// ```
/// use rubricator::{Model, review::Review};
/// let review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
/// assert_eq!((review.progress().judged, review.progress().total), (0, 1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Progress {
    /// Mentions, dates and quotations that were accepted, edited, added or rejected.
    pub judged: usize,
    /// All of them.
    pub total: usize,
}

impl Review {
    /// A review of `document`, nothing done yet. Ids count from 1 in the document's order.
    ///
    /// ```
    /// use rubricator::{Model, review::Review};
    /// let review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
    /// assert_eq!(review.text(), "Zoë Li won.");
    /// ```
    #[must_use]
    pub fn new(document: Document) -> Review {
        let ids = Ids::in_order(&document);
        Review::of(State::new(document, &ids))
    }

    fn of(state: State) -> Review {
        let (keys, touched) = (Keys::beyond(&state), Touched::Everything);
        Review { state, keys, done: Vec::new(), undone: Vec::new(), touched }
    }

    /// Carries out `operation`, whose positions count `unit`, and says what was done. An operation that changes nothing,
    /// such as accepting what is accepted, leaves no step to undo.
    ///
    /// ```
    /// use rubricator::{Model, review::Review, text::offsets::Unit};
    /// let mut review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
    /// let title = serde_json::from_str(r#"{"op":"setTitle","title":"A win"}"#)?;
    /// assert_eq!(review.apply(&title, Unit::Utf16)?.to_string(), "change the title");
    /// let unknown = serde_json::from_str(r#"{"op":"accept","ids":["m9"]}"#)?;
    /// assert_eq!(review.apply(&unknown, Unit::Utf16).unwrap_err().code(), "unknown");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// When the operation makes no sense here; then nothing has changed.
    pub fn apply(&mut self, operation: &Operation, unit: Unit) -> Result<Step, Refusal> {
        let mut draft = Draft::new(&mut self.state, &mut self.keys, unit);
        match run::run(operation, &mut draft) {
            Ok(step) => {
                let swaps = draft.finish();
                self.remember(step, swaps);
                Ok(step)
            }
            Err(refusal) => {
                draft.give_up();
                Err(refusal)
            }
        }
    }

    /// Puts an edited text in the place of the old one: `fresh` is what the machine makes of it. A person's work is
    /// carried over; what finds no place is in [`Review::lost`]. Edits in a row are one step.
    ///
    /// ```
    /// use rubricator::{Model, review::Review};
    /// let mut review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
    /// review.set_text(&rubricator::annotate("In the end, Zoë Li won.", None, &Model::builtin()));
    /// assert_eq!(review.text(), "In the end, Zoë Li won.");
    /// ```
    pub fn set_text(&mut self, fresh: &Document) -> Step {
        if fresh.text != self.state.text {
            self.reanchored(fresh, Act::SetText);
        }
        Step::whole(Act::SetText)
    }

    /// Puts what the machine makes of the same text now, as with another word list, in the place of what it made before.
    ///
    /// ```
    /// use rubricator::{Model, review::Review, wordlist::WordList};
    /// let text = "We saw Zork.";
    /// let mut review = Review::new(rubricator::annotate(text, None, &Model::rules_only()));
    /// let model = Model::rules_only().with_words(WordList::parse("Zork\tplace")?);
    /// review.renew(&rubricator::annotate(text, None, &model));
    /// assert_eq!(review.document().0.mentions[0].label, rubricator::Label::Place);
    /// # Ok::<(), rubricator::wordlist::WordListError>(())
    /// ```
    pub fn renew(&mut self, fresh: &Document) -> Step {
        self.reanchored(fresh, Act::SetWords);
        Step::whole(Act::SetWords)
    }

    /// Puts another review's state in the place of this one, as the step `act`.
    ///
    /// ```
    /// use rubricator::{Model, review::{Act, Review}};
    /// let of = |text| Review::new(rubricator::annotate(text, None, &Model::rules_only()));
    /// let mut review = of("We saw Zork.");
    /// review.adopt(of("We saw nothing."), Act::SetText);
    /// assert_eq!(review.text(), "We saw nothing.");
    /// ```
    pub fn adopt(&mut self, other: Review, act: Act) {
        self.keys = self.keys.or_later(&other.keys);
        self.replace(other.state, act);
    }

    fn reanchored(&mut self, fresh: &Document, act: Act) {
        let new = reanchor::reanchor(&self.state, fresh, &mut self.keys);
        self.replace(new, act);
    }

    fn replace(&mut self, new: State, act: Act) {
        let old = std::mem::replace(&mut self.state, new);
        self.undone.clear();
        self.touched = Touched::Everything;
        let step = Step::whole(act);
        if self.next_undo() != Some(step) {
            self.done.push(Edit { step, swaps: vec![Swap::Everything(Box::new(old))] });
        }
    }

    /// Reads dates as `options` say, such as the published day alone: relative ones are counted from it, or from the day
    /// that the text states where none is given. Values that a person has given stay.
    ///
    /// ```
    /// use rubricator::{Model, review::Review};
    /// let mut review = Review::new(rubricator::annotate("She won on Tuesday.", None, &Model::builtin()));
    /// review.set_date("2025-02-06".parse().ok());
    /// assert_eq!(review.document().0.dates[0].value, "2025-02-04");
    /// ```
    pub fn set_date(&mut self, options: impl Into<Options>) -> Step {
        let text = &self.state.text;
        let (date, dates) = crate::dates::find(text, &Segments::new(text), options);
        self.settle_dates(&Document { text: text.clone(), date, dates, ..Document::default() })
    }

    /// Takes the dates over that the machine read with another published date.
    fn settle_dates(&mut self, fresh: &Document) -> Step {
        let dates = reanchor::redate(&self.state, fresh, &mut self.keys);
        let gone = self.state.dates.keys().filter(|key| !dates.contains_key(key));
        let gone: Vec<Swap> = gone.map(|&key| Swap::Date(key, None)).collect();
        let mut draft = Draft::new(&mut self.state, &mut self.keys, Unit::Byte);
        draft.put(Swap::Published(fresh.date));
        gone.into_iter().for_each(|swap| draft.put(swap));
        dates.into_iter().for_each(|(key, date)| draft.put(Swap::Date(key, Some(date))));
        let (step, swaps) = (Step::whole(Act::SetDate), draft.finish());
        self.remember(step, swaps);
        step
    }

    fn remember(&mut self, step: Step, swaps: Vec<Swap>) {
        self.touched = Touched::by(&swaps, &self.state);
        if !swaps.is_empty() {
            self.done.push(Edit { step, swaps });
            self.undone.clear();
        }
    }

    /// Takes back the last step, and says which it was.
    ///
    /// ```
    /// use rubricator::{Model, review::Review, text::offsets::Unit};
    /// let mut review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
    /// let title = serde_json::from_str(r#"{"op":"setTitle","title":"A win"}"#)?;
    /// review.apply(&title, Unit::Utf16)?;
    /// review.undo();
    /// assert_eq!(review.title(), "");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn undo(&mut self) -> Option<Step> {
        let mut edit = self.done.pop()?;
        state::replay(&mut edit.swaps, &mut self.state);
        self.touched = Touched::by(&edit.swaps, &self.state);
        self.undone.push(edit);
        self.next_redo()
    }

    /// Makes the step again that was taken back last, and says which it was.
    ///
    /// ```
    /// use rubricator::{Model, review::Review, text::offsets::Unit};
    /// let mut review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
    /// let title = serde_json::from_str(r#"{"op":"setTitle","title":"A win"}"#)?;
    /// review.apply(&title, Unit::Utf16)?;
    /// review.undo();
    /// review.redo();
    /// assert_eq!(review.title(), "A win");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn redo(&mut self) -> Option<Step> {
        let mut edit = self.undone.pop()?;
        state::replay(&mut edit.swaps, &mut self.state);
        self.touched = Touched::by(&edit.swaps, &self.state);
        self.done.push(edit);
        self.next_undo()
    }

    /// The step that [`Review::undo`] would take back.
    ///
    /// ```
    /// use rubricator::{Model, review::Review, text::offsets::Unit};
    /// let mut review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
    /// let title = serde_json::from_str(r#"{"op":"setTitle","title":"A win"}"#)?;
    /// let step = review.apply(&title, Unit::Utf16)?;
    /// assert_eq!(review.next_undo(), Some(step));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn next_undo(&self) -> Option<Step> {
        self.done.last().map(|edit| edit.step)
    }

    /// The step that [`Review::redo`] would make again.
    ///
    /// ```
    /// use rubricator::{Model, review::Review};
    /// let review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
    /// assert_eq!(review.next_redo(), None);
    /// ```
    #[must_use]
    pub fn next_redo(&self) -> Option<Step> {
        self.undone.last().map(|edit| edit.step)
    }

    /// The article as corrected, and the numbers in the ids of its parts. Rejected annotations are in it, with their
    /// status. [`Document::check`] holds.
    ///
    /// ```
    /// use rubricator::{Model, review::Review};
    /// let review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
    /// let (document, ids) = review.document();
    /// assert_eq!((document.mentions.len(), ids.mentions), (1, vec![1]));
    /// ```
    #[must_use]
    pub fn document(&self) -> (Document, Ids) {
        project::project(&self.state)
    }

    /// The text under review.
    ///
    /// ```
    /// use rubricator::{Model, review::Review};
    /// let review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
    /// assert_eq!(review.text(), "Zoë Li won.");
    /// ```
    #[must_use]
    pub fn text(&self) -> &str {
        &self.state.text
    }

    /// The article's title, empty until set.
    ///
    /// ```
    /// use rubricator::{Model, review::Review};
    /// let review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
    /// assert_eq!(review.title(), "");
    /// ```
    #[must_use]
    pub fn title(&self) -> &str {
        &self.state.title
    }

    /// The notes on annotations and, under no id, on the article.
    ///
    /// ```
    /// use rubricator::{Model, review::Review, text::offsets::Unit};
    /// let mut review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
    /// let note = serde_json::from_str(r#"{"op":"setNote","on":"m1","note":"Which one?"}"#)?;
    /// review.apply(&note, Unit::Utf16)?;
    /// assert_eq!(review.notes().next(), Some(("m1".parse().ok(), "Which one?")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn notes(&self) -> impl Iterator<Item = (Option<Id>, &str)> {
        self.state.notes.iter().map(|(&on, note)| (on, note.as_str()))
    }

    /// A person's work on words that are gone from the text: each a document of the words, what stood around them, and
    /// the annotation.
    ///
    /// ```
    /// use rubricator::{Model, review::Review, text::offsets::Unit};
    /// let mut review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
    /// let accept = serde_json::from_str(r#"{"op":"accept","ids":["m1"]}"#)?;
    /// review.apply(&accept, Unit::Utf16)?;
    /// review.set_text(&rubricator::annotate("Nobody won.", None, &Model::builtin()));
    /// assert_eq!(review.lost().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn lost(&self) -> &[Document] {
        &self.state.lost
    }

    /// How much a person has looked at.
    ///
    /// ```
    /// use rubricator::{Model, review::Review, text::offsets::Unit};
    /// let mut review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
    /// let accept = serde_json::from_str(r#"{"op":"accept","ids":["m1"]}"#)?;
    /// review.apply(&accept, Unit::Utf16)?;
    /// assert_eq!(review.progress().judged, 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn progress(&self) -> Progress {
        let kinds = [Kind::Mention, Kind::Date, Kind::Quote];
        let statuses = || kinds.iter().flat_map(|&kind| self.state.places(kind)).map(|place| place.2);
        let judged = statuses().filter(|&status| status != Status::Machine).count();
        Progress { judged, total: statuses().count() }
    }
}

#[cfg(test)]
mod tests;
