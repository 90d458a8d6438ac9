//! What an annotated article is: the text and what was found in it.

mod custom;
mod label;
mod mention;
mod quote;
pub(crate) mod tidy;
mod timex;

pub use custom::CustomLabel;
pub use label::Label;
pub use mention::{Amount, Entity, EntityId, Gender, Mention};
pub use quote::{Quote, QuoteId, QuoteKind, Speaker};
pub use timex::{Timex, TimexType};

use crate::text::Span;
use jiff::civil::Date;

/// What found an annotation.
///
/// ```
/// use rubricator::document::Source;
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// assert_eq!(document.mentions[0].source, Source::Model);
/// assert!(matches!(document.dates[0].source, Source::Rule(_)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// The trained tagger.
    Model,
    /// A rule, by its name.
    Rule(&'static str),
    /// A person.
    Human,
    /// Something that this version does not know, read from a file: index of its name in [`Document::sources`].
    Named(u16),
}

/// What a person has said of an annotation.
///
/// ```
/// use rubricator::document::Status;
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// assert_eq!(document.quotes[0].status, Status::Machine);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// Found by the machine, not looked at yet.
    #[default]
    Machine,
    /// Found by the machine and confirmed.
    Accepted,
    /// Found by the machine and changed.
    Edited,
    /// Made by a person.
    Added,
    /// Found by the machine and refused; kept so that the refusal is remembered.
    Rejected,
}

impl Status {
    /// Every status.
    pub const ALL: [Status; 5] =
        [Status::Machine, Status::Accepted, Status::Edited, Status::Added, Status::Rejected];

    /// The name in native JSON.
    ///
    /// ```
    /// use rubricator::document::Status;
    /// assert_eq!(Status::Machine.name(), "machine");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Status::Machine => "machine",
            Status::Accepted => "accepted",
            Status::Edited => "edited",
            Status::Added => "added",
            Status::Rejected => "rejected",
        }
    }
}

/// An annotated article. See [`Document::check`] for what always holds.
///
/// ```
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// assert_eq!((document.mentions.len(), document.dates.len(), document.quotes.len()), (1, 1, 1));
/// ```
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Document {
    /// The text exactly as given.
    pub text: String,
    /// The published date used: given by the caller, else found in the text.
    pub date: Option<Date>,
    /// Names and figures in text order.
    pub mentions: Vec<Mention>,
    /// Who and what the mentions stand for, in order of first mention.
    pub entities: Vec<Entity>,
    /// Temporal expressions in text order.
    pub dates: Vec<Timex>,
    /// Quotations in text order, an outer one before an inner one.
    pub quotes: Vec<Quote>,
    /// Names of the sources that [`Source::Named`] points at; empty unless read from a file.
    pub sources: Vec<String>,
}

impl Document {
    /// Checks every invariant and says which does not hold: spans in bounds, on character boundaries, not empty and
    /// in text order; mentions and entities point at each other; `continues` points back.
    ///
    /// ```
    /// let text = "“We won,” said Zoë Li on Tuesday.";
    /// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
    /// assert!(document.check().is_ok());
    /// ```
    ///
    /// # Errors
    /// One sentence that names the annotation at fault.
    pub fn check(&self) -> Result<(), String> {
        self.check_order("mention", self.mentions.iter().map(|m| m.span))?;
        self.check_order("date", self.dates.iter().map(|d| d.span))?;
        self.check_order("quote", self.quotes.iter().map(|q| q.span))?;
        self.check_entities()?;
        self.check_quotes()
    }

    fn check_span(&self, what: &str, span: Span) -> Result<(), String> {
        match self.text.get(span.range()) {
            Some(inside) if !inside.is_empty() => Ok(()),
            _ => Err(format!(
                "{what} {}..{} is empty or not on character boundaries",
                span.start(),
                span.end()
            )),
        }
    }

    fn check_order(&self, what: &str, spans: impl Iterator<Item = Span>) -> Result<(), String> {
        let mut last = (0, usize::MAX);
        for span in spans {
            self.check_span(what, span)?;
            let key = (span.start(), usize::MAX - span.end());
            if key < last && last != (0, usize::MAX) {
                return Err(format!("{what} {}..{} is out of order", span.start(), span.end()));
            }
            last = key;
        }
        Ok(())
    }

    fn check_entities(&self) -> Result<(), String> {
        for (i, mention) in self.mentions.iter().enumerate() {
            let listed = mention.entity.map(|e| {
                self.entities.get(e.0 as usize).map(|e| e.mentions.binary_search(&(i as u32)).is_ok())
            });
            if matches!(listed, Some(None | Some(false))) {
                return Err(format!("mention {i} points at an entity that does not list it"));
            }
        }
        for (i, entity) in self.entities.iter().enumerate() {
            let id = Some(EntityId(i as u32));
            let points_back = |&m: &u32| self.mentions.get(m as usize).is_some_and(|m| m.entity == id);
            if entity.mentions.is_empty() || !entity.mentions.iter().all(points_back) {
                return Err(format!(
                    "entity {i} ({}) lists no mention, or one that is not its own",
                    entity.name
                ));
            }
        }
        Ok(())
    }

    fn check_quotes(&self) -> Result<(), String> {
        for (i, quote) in self.quotes.iter().enumerate() {
            quote.cue.map_or(Ok(()), |cue| self.check_span("cue", cue))?;
            if let Some(speaker) = &quote.speaker {
                self.check_span("speaker", speaker.span)?;
                if speaker.entity.is_some_and(|e| e.0 as usize >= self.entities.len()) {
                    return Err(format!("quote {i} has a speaker that is no entity"));
                }
            }
            if quote.continues.is_some_and(|q| q.0 as usize >= i) {
                return Err(format!("quote {i} continues one that does not stand before it"));
            }
        }
        Ok(())
    }
}
