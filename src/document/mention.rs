//! Names and figures, and the entities that they stand for.

use super::{Label, Source, Status};
use crate::text::Span;

/// A name or figure where it stands in the text.
///
/// ```
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// let mention = &document.mentions[0];
/// assert_eq!(mention.span.of(text), "Zoë Li");
/// assert_eq!(mention.label.name(), "person");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands: without title, leading "the" or trailing possessive.
    pub span: Span,
    /// What kind of thing it names here.
    pub label: Label,
    /// How sure we are, 0 to 1.
    pub score: f32,
    /// What found it.
    pub source: Source,
    /// The entity it stands for; `None` for figures.
    pub entity: Option<EntityId>,
    /// The normal form of a figure.
    pub amount: Option<Box<Amount>>,
    /// What a person has said of it.
    pub status: Status,
}

impl Mention {
    /// A name as it is found, before it is known what it stands for. Inlined it would take 1.9 kB more of the page.
    #[inline(never)]
    pub(crate) fn found(span: Span, label: Label, score: f32, source: Source) -> Mention {
        Mention { span, label, score, source, entity: None, amount: None, status: Status::Machine }
    }
}

/// The normal form of a figure: "$3.2 billion" is 3.2e9 USD.
///
/// ```
/// let text = "The wall cost $3.2 billion.";
/// let document = rubricator::annotate(text, None, &rubricator::Model::builtin());
/// let amount = document.mentions[0].amount.as_ref().unwrap();
/// assert_eq!((amount.value, &*amount.unit), (3.2e9, "USD"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// The number.
    pub value: f64,
    /// ISO 4217 code, `%`, or the symbol of an SI or customary unit.
    pub unit: String,
}

/// Index of an [`Entity`] in [`Document::entities`](super::Document::entities).
///
/// ```
/// use rubricator::document::EntityId;
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// assert_eq!(document.mentions[0].entity, Some(EntityId(0)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

/// Someone or something that the article names, once or often.
///
/// ```
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// assert_eq!(document.entities[0].name, "Zoë Li");
/// assert_eq!(document.entities[0].mentions, [0]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// The label that most of its mentions have.
    pub label: Label,
    /// Its full name in this article.
    pub name: String,
    /// Indices into [`Document::mentions`](super::Document::mentions), in text order, never empty.
    pub mentions: Vec<u32>,
    /// Its Wikidata id where a gazetteer knows it ("Q717").
    pub wikidata: Option<String>,
    /// Another entity it belongs to, as a nationality to its country; a relation, not a merge.
    pub related: Option<EntityId>,
    /// A person's gender, where a title or given name tells: for pronouns, not for show.
    pub gender: Option<Gender>,
}

/// Which pronouns a person goes by, as far as titles and given names tell.
///
/// ```
/// use rubricator::document::Gender;
/// let text = "Mrs. Li won.";
/// let document = rubricator::annotate(text, None, &rubricator::Model::builtin());
/// assert_eq!(document.entities[0].gender, Some(Gender::Feminine));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "She", "her".
    Feminine,
    /// "He", "him".
    Masculine,
}
