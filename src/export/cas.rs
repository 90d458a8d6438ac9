//! A document as UIMA's Common Analysis Structure: typed feature structures over a text in UTF-16.

use super::Outgoing;
use super::flat::{self, Item, Part};
use super::tokens::Tokens;
use crate::hash::HashMap;
use crate::text::Span;
use crate::text::offsets::Unit;

/// A type: its name in its package, and its features with their ranges.
pub(super) struct Type {
    pub(super) package: &'static str,
    pub(super) name: &'static str,
    pub(super) features: &'static [(&'static str, &'static str)],
}

impl Type {
    pub(super) fn full_name(&self) -> String {
        format!("{}.{}", self.package, self.name)
    }
}

const STRING: &str = "uima.cas.String";
/// What all our types extend.
pub(super) const ANNOTATION: &str = "uima.tcas.Annotation";
const SEGMENTS: &str = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type";
const OURS: &str = "rubricator.type";

/// Names and figures, as DKPro and INCEpTION have them.
static NAMED_ENTITY: Type = Type {
    package: "de.tudarmstadt.ukp.dkpro.core.api.ner.type",
    name: "NamedEntity",
    features: &[("value", STRING), ("identifier", STRING)],
};
static SENTENCE: Type = Type { package: SEGMENTS, name: "Sentence", features: &[] };
static TOKEN: Type = Type { package: SEGMENTS, name: "Token", features: &[] };
static TIMEX: Type =
    Type { package: OURS, name: "Timex", features: &[("kind", STRING), ("value", STRING), ("mod", STRING)] };
static QUOTE: Type = Type {
    package: OURS,
    name: "Quote",
    features: &[
        ("kind", STRING),
        ("speakerName", STRING),
        ("saidBy", ANNOTATION),
        ("reportedBy", ANNOTATION),
        ("continues", ANNOTATION),
    ],
};
static SPEAKER: Type = Type { package: OURS, name: "Speaker", features: &[("identifier", STRING)] };
static CUE: Type = Type { package: OURS, name: "Cue", features: &[] };

/// Every type that a document uses.
pub(super) static TYPES: [&Type; 7] = [&SENTENCE, &TOKEN, &NAMED_ENTITY, &TIMEX, &QUOTE, &SPEAKER, &CUE];

/// The id of the text itself.
pub(super) const SOFA: usize = 1;

/// An annotation.
pub(super) struct Structure {
    pub(super) id: usize,
    pub(super) kind: &'static Type,
    /// UTF-16 units.
    pub(super) begin: usize,
    pub(super) end: usize,
    pub(super) features: Vec<(&'static str, Feature)>,
}

/// The value of a feature.
pub(super) enum Feature {
    Text(String),
    /// The id of another annotation.
    Reference(usize),
}

/// The annotations of the document: sentences, tokens, then what was found.
pub(super) fn structures(out: &Outgoing) -> Vec<Structure> {
    let items = flat::items(out.document);
    let tokens = Tokens::new(&out.document.text, &items.iter().map(|i| i.span).collect::<Vec<_>>());
    let sentences = tokens.sentences.iter().map(|s| tokens.tokens[s.start].to(tokens.tokens[s.end - 1]));
    let mut structures: Vec<Structure> = sentences.map(|span| bare(out, &SENTENCE, span)).collect();
    structures.extend(tokens.tokens.iter().map(|&span| bare(out, &TOKEN, span)));
    let first = structures.len();
    structures.extend(items.iter().map(|item| found(out, item)));
    for (structure, id) in structures.iter_mut().zip(SOFA + 1..) {
        structure.id = id;
    }
    link(out, &items, &mut structures[first..]);
    structures
}

fn bare(out: &Outgoing, kind: &'static Type, span: Span) -> Structure {
    let (begin, end) = out.range(span, Unit::Utf16);
    Structure { id: 0, kind, begin, end, features: Vec::new() }
}

fn found(out: &Outgoing, item: &Item) -> Structure {
    let document = out.document;
    let text = |name, value: &str| (name, Feature::Text(value.to_owned()));
    let entity = || flat::entity(document, item.entity);
    let (kind, features) = match item.part {
        Part::Mention(_) => {
            let wikidata = entity().and_then(|e| e.wikidata.as_deref());
            let identifier = wikidata
                .map(|q| ("identifier", Feature::Text(format!("http://www.wikidata.org/entity/{q}"))));
            (&NAMED_ENTITY, [text("value", item.label)].into_iter().chain(identifier).collect())
        }
        Part::Date(i) => {
            let date = &document.dates[i];
            let modifier = date.modifier.map(|m| text("mod", m));
            let value = [text("kind", item.label), text("value", &date.value)];
            (&TIMEX, value.into_iter().chain(modifier).collect())
        }
        Part::Quote(i) => {
            let quote = &document.quotes[i];
            let speaker = quote.speaker.as_ref().and_then(|s| flat::entity(document, s.entity));
            let name = speaker.map(|e| text("speakerName", &e.name));
            (&QUOTE, [text("kind", quote.kind.name())].into_iter().chain(name).collect())
        }
        Part::Speaker(_) => (&SPEAKER, entity().map(|e| text("identifier", &e.name)).into_iter().collect()),
        Part::Cue(_) => (&CUE, Vec::new()),
    };
    Structure { features, ..bare(out, kind, item.span) }
}

/// Adds the links between what was found.
fn link(out: &Outgoing, items: &[Item], structures: &mut [Structure]) {
    let places: HashMap<Part, usize> = items.iter().enumerate().map(|(i, item)| (item.part, i)).collect();
    for link in flat::links(out.document) {
        let to = structures[places[&link.to]].id;
        structures[places[&link.from]].features.push((link.role.name(), Feature::Reference(to)));
    }
}
