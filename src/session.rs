//! The whole pipeline, over a text that may be edited and annotated again.

use crate::model::Model;
use crate::segment::Segments;
use crate::wordlist::WordList;
use crate::{Document, Options, Stage, attribution, coref, dates, entities, quotes};

/// Annotates a text again and again while it is edited, and computes only what an edit changed.
///
/// What it gives is always what [`crate::annotate`] gives. It holds a few times the size of the text in memory, of the
/// latest text alone.
///
/// ```
/// use rubricator::{Model, session::Session};
/// let mut session = Session::new(Model::builtin());
/// session.annotate("Zoë Li won.\n\nIt rained.", None);
/// let text = "Zoë Li won.\n\nIt snowed on Tuesday.";
/// assert_eq!(session.annotate(text, None), rubricator::annotate(text, None, &Model::builtin()));
/// ```
#[derive(Clone, Debug)]
pub struct Session {
    model: Model,
    text: String,
    segments: Segments,
    dates: dates::Finder,
    quotes: quotes::Finder,
    names: entities::Finder,
}

impl Session {
    /// A session that has seen no text yet.
    ///
    /// ```
    /// use rubricator::{Model, session::Session};
    /// let document = Session::new(Model::rules_only()).annotate("Hello.", None);
    /// assert_eq!(document.text, "Hello.");
    /// ```
    #[must_use]
    pub fn new(model: Model) -> Session {
        Session {
            model,
            text: String::new(),
            segments: Segments::default(),
            dates: dates::Finder::default(),
            quotes: quotes::Finder::default(),
            names: entities::Finder::default(),
        }
    }

    /// Takes a person's own word list in the place of the one before.
    ///
    /// ```
    /// use rubricator::{Label, Model, session::Session, wordlist::WordList};
    /// let mut session = Session::new(Model::builtin());
    /// session.set_words(WordList::parse("Zork\tplace")?);
    /// assert_eq!(session.annotate("We saw Zork.", None).mentions[0].label, Label::Place);
    /// # Ok::<(), rubricator::wordlist::WordListError>(())
    /// ```
    pub fn set_words(&mut self, words: WordList) {
        self.model = self.model.clone().with_words(words);
    }

    /// As [`crate::annotate`].
    ///
    /// ```
    /// use rubricator::{Model, session::Session};
    /// let document = Session::new(Model::builtin()).annotate("Zoë Li won.", None);
    /// assert_eq!(document.entities[0].name, "Zoë Li");
    /// ```
    pub fn annotate(&mut self, text: &str, options: impl Into<Options>) -> Document {
        self.annotate_watched(text, options, |_| {})
    }

    /// As [`crate::annotate_watched`].
    ///
    /// ```
    /// use rubricator::{Model, session::Session};
    /// let mut stages = 0;
    /// Session::new(Model::rules_only()).annotate_watched("Hello.", None, |_| stages += 1);
    /// assert_eq!(stages, 6);
    /// ```
    pub fn annotate_watched(
        &mut self,
        text: &str,
        options: impl Into<Options>,
        mut watch: impl FnMut(Stage),
    ) -> Document {
        watch(Stage::Segments);
        let (segments, edit) = std::mem::take(&mut self.segments).edited(&self.text, text);
        watch(Stage::Dates);
        let (anchor, dates) = self.dates.find(text, &segments, edit, options);
        watch(Stage::Quotes);
        let quotations = self.quotes.find(text, &segments, edit);
        watch(Stage::Mentions);
        let names = self.names.find(text, &segments, edit, &dates, &self.model);
        watch(Stage::Entities);
        let (mentions, entities) = coref::resolve(text, &segments, names);
        watch(Stage::Attribution);
        let quotes = attribution::attribute(text, quotations, &mentions, &entities);
        (self.text, self.segments) = (text.to_owned(), segments);
        Document {
            text: text.to_owned(),
            date: anchor,
            mentions,
            entities,
            dates,
            quotes,
            ..Document::default()
        }
    }
}
