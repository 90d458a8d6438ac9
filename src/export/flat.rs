//! A document as most formats want it: one list of labelled spans, and links between them.

use crate::document::{Document, Entity, EntityId, Quote, QuoteKind, Source, Speaker, Status};
use crate::hash::HashMap;
use crate::text::{Span, sort_by_span};
use std::fmt;
use std::hash::Hash;

/// What a labelled span is in the document, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Part {
    /// A mention.
    Mention(usize),
    /// A temporal expression.
    Date(usize),
    /// A quotation.
    Quote(usize),
    /// The words that name a quotation's speaker, where no mention of the same entity is just there.
    Speaker(usize),
    /// The words that report a quotation.
    Cue(usize),
}

/// Shows the part's id, unique in its document: `m1`, `d1`, `q1`, `s1`, `c1`.
impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::Mention(i) => write!(f, "m{}", i + 1),
            Part::Date(i) => write!(f, "d{}", i + 1),
            Part::Quote(i) => write!(f, "q{}", i + 1),
            Part::Speaker(i) => write!(f, "s{}", i + 1),
            Part::Cue(i) => write!(f, "c{}", i + 1),
        }
    }
}

/// A labelled span.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item {
    pub part: Part,
    pub span: Span,
    /// One of [`labels`].
    pub label: &'static str,
    pub entity: Option<EntityId>,
    pub score: f32,
    pub source: Source,
    pub status: Status,
}

/// How one labelled span bears on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Role {
    /// A quotation was said by a speaker.
    SaidBy,
    /// A quotation is reported by a cue.
    ReportedBy,
    /// A quotation goes on with an earlier one.
    Continues,
}

impl Role {
    pub(crate) const ALL: [Role; 3] = [Role::SaidBy, Role::ReportedBy, Role::Continues];

    /// The role called `name`, if it is one of ours.
    pub(crate) fn named(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }

    /// The name in every format.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Role::SaidBy => "saidBy",
            Role::ReportedBy => "reportedBy",
            Role::Continues => "continues",
        }
    }
}

/// One labelled span bears on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    pub from: Part,
    pub role: Role,
    pub to: Part,
}

/// The label of a speaker's words that are no mention.
pub(crate) const SPEAKER: &str = "speaker";
/// The label of a cue.
pub(crate) const CUE: &str = "cue";

/// The label of a quotation.
pub(crate) fn quote_label(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct-quote",
        QuoteKind::Mixed => "mixed-quote",
        QuoteKind::Indirect => "indirect-quote",
    }
}

/// Every label that an [`Item`] of `document` can have, in display order.
pub(crate) fn labels(document: &Document) -> impl Iterator<Item = &'static str> {
    let custom = document.mentions.iter().map(|m| m.label).filter(|l| !crate::Label::ALL.contains(l));
    let custom: std::collections::BTreeSet<crate::Label> = custom.collect();
    let names = crate::Label::ALL.iter().copied().chain(custom).map(crate::Label::name);
    let times = crate::document::TimexType::ALL.into_iter().map(|t| t.name());
    names.chain(times).chain(QuoteKind::ALL.into_iter().map(quote_label)).chain([SPEAKER, CUE])
}

/// The labelled spans of `document` in text order, an outer one before an inner one.
pub(crate) fn items(document: &Document) -> Vec<Item> {
    let mut items: Vec<Item> = mentions(document).chain(dates(document)).collect();
    let words = Words::new(document);
    for (i, quote) in document.quotes.iter().enumerate() {
        items.push(part_of(quote, Part::Quote(i), quote.span, quote_label(quote.kind), None));
        if let (Some(speaker), Some(part)) = (&quote.speaker, words.speakers[i])
            && part == Part::Speaker(i)
        {
            items.push(part_of(quote, part, speaker.span, SPEAKER, speaker.entity));
        }
        let cue = quote.cue.filter(|_| words.cues[i] == Some(Part::Cue(i)));
        items.extend(cue.map(|cue| part_of(quote, Part::Cue(i), cue, CUE, None)));
    }
    sort_by_span(&mut items, |item| item.span);
    items
}

fn mentions(document: &Document) -> impl Iterator<Item = Item> + '_ {
    document.mentions.iter().enumerate().map(|(i, m)| Item {
        part: Part::Mention(i),
        span: m.span,
        label: m.label.name(),
        entity: m.entity,
        score: m.score,
        source: m.source,
        status: m.status,
    })
}

fn dates(document: &Document) -> impl Iterator<Item = Item> + '_ {
    document.dates.iter().enumerate().map(|(i, d)| Item {
        part: Part::Date(i),
        span: d.span,
        label: d.kind.name(),
        entity: None,
        score: d.score,
        source: d.source,
        status: d.status,
    })
}

fn part_of(quote: &Quote, part: Part, span: Span, label: &'static str, entity: Option<EntityId>) -> Item {
    Item { part, span, label, entity, score: quote.score, source: quote.source, status: quote.status }
}

/// What stands for the words round each quotation. Two quotations may share theirs ("…," he said, "…").
struct Words {
    speakers: Vec<Option<Part>>,
    cues: Vec<Option<Part>>,
}

impl Words {
    fn new(document: &Document) -> Words {
        let speaker = |q: &Quote| q.speaker.as_ref().map(|s| (s.span, s.entity));
        let speakers = firsts(&document.quotes, speaker).map(|(quote, first)| {
            let mention = mention_of(document, document.quotes[quote].speaker.as_ref()?);
            mention.map(Part::Mention).or(first.map(Part::Speaker))
        });
        let cues = firsts(&document.quotes, |q| q.cue).map(|(_, first)| first.map(Part::Cue));
        Words { speakers: speakers.collect(), cues: cues.collect() }
    }
}

/// Each quotation with the first one of the same key, where it has any.
fn firsts<K: Eq + Hash>(
    quotes: &[Quote],
    key: impl Fn(&Quote) -> Option<K>,
) -> impl Iterator<Item = (usize, Option<usize>)> {
    let mut seen = HashMap::default();
    quotes.iter().enumerate().map(move |(i, quote)| (i, key(quote).map(|key| *seen.entry(key).or_insert(i))))
}

/// The mention that is just the speaker's words and of its entity.
fn mention_of(document: &Document, speaker: &Speaker) -> Option<usize> {
    let from = document.mentions.partition_point(|m| m.span.start() < speaker.span.start());
    let here = document.mentions[from..].iter().take_while(|m| m.span.start() == speaker.span.start());
    let same = here.enumerate().find(|(_, m)| m.span == speaker.span && m.entity == speaker.entity);
    same.map(|(i, _)| from + i)
}

/// The links between the labelled spans of `document`, in the order of its quotations.
pub(crate) fn links(document: &Document) -> Vec<Link> {
    let words = Words::new(document);
    let of_quote = |(i, quote): (usize, &Quote)| {
        let from = Part::Quote(i);
        let link = |role| move |to| Link { from, role, to };
        let earlier = quote.continues.map(|q| Part::Quote(q.0 as usize));
        let said = words.speakers[i].map(link(Role::SaidBy));
        let cue = words.cues[i].map(link(Role::ReportedBy));
        [said, cue, earlier.map(link(Role::Continues))].into_iter().flatten()
    };
    document.quotes.iter().enumerate().flat_map(of_quote).collect()
}

/// What an item says beside its label: the value of a date, the amount of a figure.
pub(crate) fn value(document: &Document, part: Part) -> Option<String> {
    match part {
        Part::Date(i) => Some(document.dates[i].value.clone()),
        Part::Mention(i) => document.mentions[i].amount.as_ref().map(|a| format!("{} {}", a.value, a.unit)),
        Part::Quote(_) | Part::Speaker(_) | Part::Cue(_) => None,
    }
}

/// The entity that `id` stands for.
pub(crate) fn entity(document: &Document, id: Option<EntityId>) -> Option<&Entity> {
    document.entities.get(id?.0 as usize)
}
