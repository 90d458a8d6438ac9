//! The shape of native JSON: what each object of it holds.

use serde::Serialize;

/// A document in native JSON form. Serialise it with any serde format.
///
/// ```
/// use rubricator::{text::offsets::Unit, wire::{self, Text}};
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// let native = wire::native(&document, None, Unit::CodePoint, Text::LeftOut);
/// assert!(serde_json::to_string(&native)?.starts_with(r#"{"format":"rubricator/1""#));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Native {
    /// Always [`super::FORMAT`].
    pub format: &'static str,
    /// The caller's name for the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Published date, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// `codePoint`, `utf16` or `byte`: the unit of every `start` and `end`.
    pub offsets: &'static str,
    /// The text; left out where the reader has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Names and figures.
    pub mentions: Vec<NativeMention>,
    /// Who and what they stand for.
    pub entities: Vec<NativeEntity>,
    /// Temporal expressions.
    pub dates: Vec<NativeDate>,
    /// Quotations.
    pub quotes: Vec<NativeQuote>,
}

/// A stretch of the text.
///
/// ```
/// use rubricator::{text::offsets::Unit, wire::{self, Text}};
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// let native = wire::native(&document, None, Unit::CodePoint, Text::LeftOut);
/// assert_eq!(native.quotes[0].span.text, "“We won,”");
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NativeSpan {
    /// First position.
    pub start: usize,
    /// One past the last position.
    pub end: usize,
    /// The words; never none in a document.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// A name or figure.
///
/// ```
/// use rubricator::{text::offsets::Unit, wire::{self, Text}};
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// let native = wire::native(&document, None, Unit::CodePoint, Text::LeftOut);
/// let mention = &native.mentions[0];
/// assert_eq!((&*mention.id, mention.label, mention.span.start), ("m1", "person", 15));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NativeMention {
    /// `m1`, `m2`, …
    pub id: String,
    /// Where it stands.
    #[serde(flatten)]
    pub span: NativeSpan,
    /// [`crate::Label::name`].
    pub label: &'static str,
    /// Id of its entity.
    pub entity: Option<String>,
    /// Normal form of a figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<NativeAmount>,
    /// 0 to 1.
    pub score: f32,
    /// `model`, `rule:NAME`, `human`, or another tool's word for it.
    pub source: String,
    /// [`crate::document::Status::name`].
    pub status: &'static str,
}

/// The normal form of a figure.
///
/// ```
/// use rubricator::{text::offsets::Unit, wire::{self, Text}};
/// let document = rubricator::annotate("A rise of 12.5 percent.", None, &rubricator::Model::builtin());
/// let native = wire::native(&document, None, Unit::CodePoint, Text::LeftOut);
/// assert_eq!(native.mentions[0].amount.as_ref().unwrap().unit, "%");
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NativeAmount {
    /// The number.
    pub value: f64,
    /// ISO 4217 code, `%`, or a unit's symbol.
    pub unit: String,
}

/// An entity.
///
/// ```
/// use rubricator::{text::offsets::Unit, wire::{self, Text}};
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// let native = wire::native(&document, None, Unit::CodePoint, Text::LeftOut);
/// assert_eq!(native.entities[0].mentions, ["m1"]);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NativeEntity {
    /// `e1`, `e2`, …
    pub id: String,
    /// [`crate::Label::name`].
    pub label: &'static str,
    /// Full name in this article.
    pub name: String,
    /// Ids of its mentions.
    pub mentions: Vec<String>,
    /// Wikidata id.
    pub wikidata: Option<String>,
    /// Id of the entity that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related: Option<String>,
}

/// A temporal expression.
///
/// ```
/// use rubricator::{text::offsets::Unit, wire::{self, Text}};
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// let native = wire::native(&document, None, Unit::CodePoint, Text::LeftOut);
/// assert_eq!((native.dates[0].kind, &*native.dates[0].value), ("DATE", "2025-02-04"));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NativeDate {
    /// `d1`, `d2`, …
    pub id: String,
    /// Where it stands.
    #[serde(flatten)]
    pub span: NativeSpan,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// TIMEX3 value.
    pub value: String,
    /// TIMEX3 modifier.
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<&'static str>,
    /// Extended Date/Time Format.
    pub edtf: Option<String>,
    /// First and last day, `YYYY-MM-DD`.
    pub interval: Option<[String; 2]>,
    /// Parts that the text does not state.
    pub inferred: Vec<&'static str>,
    /// Other readings.
    pub alternatives: Vec<String>,
    /// 0 to 1.
    pub score: f32,
    /// As in [`NativeMention::source`].
    pub source: String,
    /// [`crate::document::Status::name`].
    pub status: &'static str,
}

/// A quotation.
///
/// ```
/// use rubricator::{text::offsets::Unit, wire::{self, Text}};
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// let native = wire::native(&document, None, Unit::CodePoint, Text::LeftOut);
/// assert_eq!(native.quotes[0].kind, "direct");
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NativeQuote {
    /// `q1`, `q2`, …
    pub id: String,
    /// Where it stands, marks included.
    #[serde(flatten)]
    pub span: NativeSpan,
    /// `direct`, `mixed` or `indirect`.
    pub kind: &'static str,
    /// Who said it.
    pub speaker: Option<NativeSpeaker>,
    /// The words that report it.
    pub cue: Option<NativeSpan>,
    /// Id of the quotation that this one continues.
    pub continues: Option<String>,
    /// 0 to 1.
    pub score: f32,
    /// As in [`NativeMention::source`].
    pub source: String,
    /// [`crate::document::Status::name`].
    pub status: &'static str,
}

/// Who said it.
///
/// ```
/// use rubricator::{text::offsets::Unit, wire::{self, Text}};
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// let native = wire::native(&document, None, Unit::CodePoint, Text::LeftOut);
/// assert_eq!(native.quotes[0].speaker.as_ref().unwrap().name.as_deref(), Some("Zoë Li"));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NativeSpeaker {
    /// The words that name the speaker here.
    #[serde(flatten)]
    pub span: NativeSpan,
    /// Id of the entity.
    pub entity: Option<String>,
    /// The entity's full name; the words themselves where they are a noun phrase that stands for no entity we know.
    pub name: Option<String>,
}
