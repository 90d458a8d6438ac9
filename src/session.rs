//! The whole pipeline, over a text that may be edited and annotated again.

use crate::edit::Memory;
use crate::model::Model;
use crate::segment::Segments;
use crate::text::offsets::Unit;
use crate::wire::{self, NativeParagraph};
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
    memory: Memory,
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
            memory: Memory::ForEdits,
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
        watch: impl FnMut(Stage),
    ) -> Document {
        let found = self.find(text, options.into(), watch);
        text.clone_into(&mut self.text);
        Document { text: text.to_owned(), ..found }
    }

    /// The parts of the text that was annotated last; none of one that [`Session::annotate_another`] read.
    ///
    /// ```
    /// use rubricator::{Model, session::Session};
    /// let mut session = Session::new(Model::rules_only());
    /// session.annotate("Wall fails\n\nIt rained.", None);
    /// assert_eq!(session.segments().paragraphs.len(), 2);
    /// ```
    #[must_use]
    pub fn segments(&self) -> &Segments {
        &self.segments
    }

    /// As [`crate::annotate`], and faster: for the articles of a corpus, one after another. Of those before it remembers what it
    /// knows of their words, and nothing else.
    ///
    /// ```
    /// use rubricator::{Model, session::Session};
    /// let mut session = Session::new(Model::builtin());
    /// for text in ["Zoë Li won.", "It rained in Lisbon."] {
    ///     assert_eq!(session.annotate_another(text, None), rubricator::annotate(text, None, &Model::builtin()));
    /// }
    /// ```
    pub fn annotate_another(&mut self, text: &str, options: impl Into<Options>) -> Document {
        let names = std::mem::take(&mut self.names).words();
        *self = Session { memory: Memory::Words, names, ..Session::new(self.model.clone()) };
        let found = self.find(text, options.into(), |_| {});
        self.memory = Memory::ForEdits;
        Document { text: text.to_owned(), ..found }
    }

    /// As [`wire::paragraphs`]; of the text that was annotated last they need not be found again.
    ///
    /// ```
    /// use rubricator::{Model, session::Session, text::offsets::Unit, wire};
    /// let mut session = Session::new(Model::rules_only());
    /// session.annotate("Wall fails\n\nIt rained.", None);
    /// for text in ["Wall fails\n\nIt rained.", "Another text."] {
    ///     assert_eq!(session.paragraphs(text, Unit::Utf16), wire::paragraphs(text, Unit::Utf16));
    /// }
    /// ```
    #[must_use]
    pub fn paragraphs(&self, text: &str, unit: Unit) -> Vec<NativeParagraph> {
        if text == self.text {
            wire::of_segments(text, &self.segments, unit)
        } else {
            wire::paragraphs(text, unit)
        }
    }

    /// As [`Session::annotate_watched`], when no other text will come.
    pub(crate) fn annotate_last(
        mut self,
        text: &str,
        options: Options,
        watch: impl FnMut(Stage),
    ) -> Document {
        self.memory = Memory::Nothing;
        let found = self.find(text, options, watch);
        drop(self);
        Document { text: text.to_owned(), ..found }
    }

    /// All but the text itself. What needs most memory comes first, while there is little else to remember.
    fn find(&mut self, text: &str, options: Options, mut watch: impl FnMut(Stage)) -> Document {
        watch(Stage::Segments);
        let (segments, edit) = std::mem::take(&mut self.segments).edited(&self.text, text);
        watch(Stage::Dates);
        let (date, dates) = self.dates.find(text, &segments, edit, options);
        self.memory.release(&mut self.dates);
        watch(Stage::Mentions);
        let names = self.names.find(text, &segments, edit, &dates, &self.model, self.memory);
        self.names = match (self.memory, std::mem::take(&mut self.names)) {
            (Memory::ForEdits, all) => all,
            (Memory::Words, all) => all.words(),
            (Memory::Nothing, _) => entities::Finder::default(),
        };
        watch(Stage::Entities);
        let (mentions, entities) = coref::resolve(text, &segments, names);
        watch(Stage::Quotes);
        let quotations = self.quotes.find(text, &segments, edit);
        self.segments = segments;
        self.memory.release(&mut self.segments);
        watch(Stage::Attribution);
        let quotes = attribution::attribute(text, quotations, &mentions, &entities);
        self.memory.release(&mut self.quotes);
        Document { date, mentions, entities, dates, quotes, ..Document::default() }
    }
}
