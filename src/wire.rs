//! What crosses the boundary: the native JSON form, `rubricator/1`, with offsets in the unit that it names.

mod ids;
mod news;
mod paragraphs;
mod stream;

pub use ids::Ids;
pub use news::{List, News, Piece, Reader, Splice};
pub(crate) use paragraphs::of_segments;
pub use paragraphs::{NativeParagraph, paragraphs};
pub use stream::{Stream, stream};

use crate::attribution;
use crate::document::{Document, Entity, EntityId, Mention, Quote, QuoteId, Source, Speaker, Timex};
use crate::text::Span;
use crate::text::offsets::{OffsetIndex, Unit};
use serde::Serialize;

/// The format's name and major version.
pub const FORMAT: &str = "rubricator/1";

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
    /// Always [`FORMAT`].
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

/// Whether the text goes along.
///
/// ```
/// use rubricator::{text::offsets::Unit, wire::{self, Text}};
/// let document = rubricator::annotate("Hello.", None, &rubricator::Model::rules_only());
/// let text = |kept| wire::native(&document, None, Unit::Byte, kept).text;
/// assert_eq!((text(Text::Kept).as_deref(), text(Text::LeftOut)), (Some("Hello."), None));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// The native form holds the text.
    Kept,
    /// It does not: the reader has it.
    LeftOut,
}

/// The native form of `document` with offsets in `unit`.
///
/// ```
/// use rubricator::{text::offsets::Unit, wire::{self, Text}};
/// let document = rubricator::annotate("Hello.", None, &rubricator::Model::rules_only());
/// assert_eq!(wire::native(&document, Some("a1"), Unit::Utf16, Text::Kept).offsets, "utf16");
/// ```
#[must_use]
pub fn native(document: &Document, id: Option<&str>, unit: Unit, text: Text) -> Native {
    native_with_ids(document, &Ids::in_order(document), id, unit, text)
}

/// As [`native`], where the annotations go by `ids` that they had before.
///
/// ```
/// use rubricator::{Model, review::Review, text::offsets::Unit, wire::{self, Text}};
/// let review = Review::new(rubricator::annotate("Zoë Li won.", None, &Model::builtin()));
/// let (document, ids) = review.document();
/// let native = wire::native_with_ids(&document, &ids, None, Unit::Utf16, Text::Kept);
/// assert_eq!(native.mentions[0].id, "m1");
/// ```
///
/// # Panics
/// When `ids` holds fewer numbers than `document` has annotations.
#[must_use]
pub fn native_with_ids(document: &Document, ids: &Ids, id: Option<&str>, unit: Unit, text: Text) -> Native {
    let at =
        Boundary { document, ids, index: OffsetIndex::new(&document.text), unit, derived: Derived::Told };
    Native {
        format: FORMAT,
        id: id.map(str::to_owned),
        date: document.date.map(|d| d.to_string()),
        offsets: unit_name(unit),
        text: (text == Text::Kept).then(|| document.text.clone()),
        mentions: each(&document.mentions, |i, m| at.mention(i, m)),
        entities: each(&document.entities, |i, e| at.entity(i, e)),
        dates: each(&document.dates, |i, d| at.date(i, d)),
        quotes: each(&document.quotes, |i, q| at.quote(i, q)),
    }
}

/// The unit's name in native JSON.
///
/// ```
/// use rubricator::{text::offsets::Unit, wire};
/// assert_eq!(wire::unit_name(Unit::CodePoint), "codePoint");
/// ```
#[must_use]
pub fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Byte => "byte",
        Unit::CodePoint => "codePoint",
        Unit::Utf16 => "utf16",
    }
}

/// The unit of that name in native JSON.
///
/// ```
/// use rubricator::{text::offsets::Unit, wire};
/// assert_eq!(wire::unit_named("utf16"), Some(Unit::Utf16));
/// assert_eq!(wire::unit_named("furlong"), None);
/// ```
#[must_use]
pub fn unit_named(name: &str) -> Option<Unit> {
    [Unit::Byte, Unit::CodePoint, Unit::Utf16].into_iter().find(|&unit| unit_name(unit) == name)
}

fn each<T, U>(items: &[T], make: impl Fn(usize, &T) -> U) -> Vec<U> {
    items.iter().enumerate().map(|(i, item)| make(i, item)).collect()
}

/// What found an annotation, as native JSON says it.
pub(crate) fn source_name(document: &Document, source: Source) -> String {
    match source {
        Source::Model => "model".to_owned(),
        Source::Rule(name) => format!("rule:{name}"),
        Source::Human => "human".to_owned(),
        Source::Named(i) => document.sources.get(usize::from(i)).cloned().unwrap_or_default(),
    }
}

/// Scores with three decimals: more are noise, and cost bytes.
fn rounded(score: f32) -> f32 {
    (score * 1000.0).round() / 1000.0
}

/// Whether what a reader can make of its text and lists goes along: the words of a stretch, the mentions of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Derived {
    Told,
    LeftOut,
}

/// A document seen in another unit of position.
struct Boundary<'d> {
    document: &'d Document,
    ids: &'d Ids,
    index: OffsetIndex<'d>,
    unit: Unit,
    derived: Derived,
}

impl Boundary<'_> {
    fn span(&self, span: Span) -> NativeSpan {
        NativeSpan {
            start: self.index.to_unit(span.start(), self.unit),
            end: self.index.to_unit(span.end(), self.unit),
            text: self.derived(|| span.of(&self.document.text).to_owned()),
        }
    }

    fn derived<T: Default>(&self, make: impl FnOnce() -> T) -> T {
        match self.derived {
            Derived::Told => make(),
            Derived::LeftOut => T::default(),
        }
    }

    fn entity_id(&self, entity: EntityId) -> String {
        self.ids.entity(entity.0 as usize)
    }

    fn entity(&self, i: usize, entity: &Entity) -> NativeEntity {
        NativeEntity {
            id: self.ids.entity(i),
            label: entity.label.name(),
            name: entity.name.clone(),
            mentions: self.derived(|| each(&entity.mentions, |_, &m| self.ids.mention(m as usize))),
            wikidata: entity.wikidata.clone(),
            related: entity.related.map(|e| self.entity_id(e)),
        }
    }

    fn mention(&self, i: usize, mention: &Mention) -> NativeMention {
        NativeMention {
            id: self.ids.mention(i),
            span: self.span(mention.span),
            label: mention.label.name(),
            entity: mention.entity.map(|e| self.entity_id(e)),
            amount: mention.amount.as_ref().map(|a| NativeAmount { value: a.value, unit: a.unit.clone() }),
            score: rounded(mention.score),
            source: source_name(self.document, mention.source),
            status: mention.status.name(),
        }
    }

    fn date(&self, i: usize, date: &Timex) -> NativeDate {
        NativeDate {
            id: self.ids.date(i),
            span: self.span(date.span),
            kind: date.kind.name(),
            value: date.value.clone(),
            modifier: date.modifier,
            edtf: date.edtf.clone(),
            interval: date.interval.map(|(first, last)| [first.to_string(), last.to_string()]),
            inferred: date.inferred.clone(),
            alternatives: date.alternatives.clone(),
            score: rounded(date.score),
            source: source_name(self.document, date.source),
            status: date.status.name(),
        }
    }

    fn quote(&self, i: usize, quote: &Quote) -> NativeQuote {
        NativeQuote {
            id: self.ids.quote(i),
            span: self.span(quote.span),
            kind: quote.kind.name(),
            speaker: quote.speaker.as_ref().map(|s| self.speaker(s)),
            cue: quote.cue.map(|cue| self.span(cue)),
            continues: quote.continues.map(|QuoteId(q)| self.ids.quote(q as usize)),
            score: rounded(quote.score),
            source: source_name(self.document, quote.source),
            status: quote.status.name(),
        }
    }

    fn speaker(&self, speaker: &Speaker) -> NativeSpeaker {
        let words = speaker.span.of(&self.document.text);
        let named = speaker.entity.map(|e| self.document.entities[e.0 as usize].name.as_str());
        let name = named.or_else(|| attribution::called(words)).map(str::to_owned);
        NativeSpeaker {
            span: self.span(speaker.span),
            entity: speaker.entity.map(|e| self.entity_id(e)),
            name,
        }
    }
}
