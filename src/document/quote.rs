//! Quotations and who said them.

use super::{EntityId, Source, Status};
use crate::text::Span;

/// How words are reported.
///
/// ```
/// use rubricator::document::QuoteKind;
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// assert_eq!(document.quotes[0].kind, QuoteKind::Direct);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// A whole quoted utterance, marks included.
    Direct,
    /// A quoted fragment in a reported sentence, marks included.
    Mixed,
    /// Reported speech without marks.
    Indirect,
}

impl QuoteKind {
    /// Every kind.
    pub const ALL: [QuoteKind; 3] = [QuoteKind::Direct, QuoteKind::Mixed, QuoteKind::Indirect];

    /// The name in every format.
    ///
    /// ```
    /// use rubricator::document::QuoteKind;
    /// assert_eq!(QuoteKind::Mixed.name(), "mixed");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            QuoteKind::Direct => "direct",
            QuoteKind::Mixed => "mixed",
            QuoteKind::Indirect => "indirect",
        }
    }
}

/// Index of a [`Quote`] in [`Document::quotes`](super::Document::quotes).
///
/// ```
/// use rubricator::document::QuoteId;
/// let text = "“We won,” said Zoë Li, “and they lost.”";
/// let document = rubricator::annotate(text, None, &rubricator::Model::builtin());
/// assert_eq!(document.quotes[1].continues, Some(QuoteId(0)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QuoteId(pub u32);

/// Who said a quotation.
///
/// ```
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// let speaker = document.quotes[0].speaker.as_ref().unwrap();
/// assert_eq!(speaker.span.of(text), "Zoë Li");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The words that name the speaker here: a name, a pronoun, a noun phrase.
    pub span: Span,
    /// The entity they stand for, where known.
    pub entity: Option<EntityId>,
}

/// A quotation: what was said, by whom, and the verb that says so.
///
/// ```
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// let quote = &document.quotes[0];
/// assert_eq!(quote.span.of(text), "“We won,”");
/// assert_eq!(quote.cue.map(|cue| cue.of(text)), Some("said"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// What was said; quotation marks included.
    pub span: Span,
    /// Direct, mixed or indirect.
    pub kind: QuoteKind,
    /// Who said it; `None` when the text does not say.
    pub speaker: Option<Speaker>,
    /// The words that report the speech: "said", "according to".
    pub cue: Option<Span>,
    /// The quotation that this one continues ("…," he said, "…").
    pub continues: Option<QuoteId>,
    /// How sure we are, of span and speaker together, 0 to 1.
    pub score: f32,
    /// The rule that found it.
    pub source: Source,
    /// What a person has said of it.
    pub status: Status,
}
