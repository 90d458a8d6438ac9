//! Where each name stands: its sentence, its part in it, and what the words beside it say that it is.

use super::context::Context;
use crate::document::{Entity, EntityId, Gender, Label, Mention};
use crate::hash::HashMap;
use crate::lexicon;
use crate::quotes::outline::Word;
use crate::quotes::words::Tags;
use crate::text::Span;
use std::sync::LazyLock;

/// A name's place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Where it stands.
    pub span: Span,
    /// The entity it stands for.
    pub entity: EntityId,
    /// What kind of thing that is.
    pub label: Label,
    /// Index of its sentence in the outline.
    pub sentence: usize,
    /// Whether it is, or is in, the subject of its sentence or of a report.
    pub subject: bool,
    /// Whether it stands between quotation marks.
    pub quoted: bool,
    /// Whether a possessive follows: "Roe’s".
    pub owner: bool,
    /// Whether a preposition stands before it: "by Roe".
    pub governed: bool,
}

/// The places of all names, and the nouns that describe them.
pub(super) struct Places {
    /// In text order; names without an entity left out.
    pub all: Vec<Place>,
    /// The nouns that describe names, in lower case.
    nouns: HashMap<String, Noun>,
    /// For each entity, the gender that its describing nouns tell: "spokeswoman".
    genders: Vec<Option<Gender>>,
}

/// A noun that describes names: "judge" for "Judge Roe".
struct Noun {
    gender: Option<Gender>,
    /// The nouns that stand for the bearer of this title.
    offices: &'static [&'static str],
    /// The places of the names that it describes.
    places: Vec<u32>,
}

impl Noun {
    fn new(noun: &str) -> Noun {
        Noun { gender: gender_of(noun), offices: offices(noun), places: Vec::new() }
    }
}

/// How many words before a name can describe it.
const REACH: usize = 6;

impl Places {
    pub(super) fn new(context: &Context, mentions: &[Mention], entities: &[Entity]) -> Places {
        let mut out =
            Places { all: Vec::new(), nouns: HashMap::default(), genders: vec![None; entities.len()] };
        let mut walk = Walk { context, subjects: subjects(context), word: 0, sentence: 0, subject: 0 };
        for mention in mentions {
            let Some(entity) = mention.entity else { continue };
            let subject = walk.reach(mention.span);
            let (at, sentence) = (walk.word, walk.sentence);
            let last = walk.last(mention.span);
            let place = Place {
                span: mention.span,
                entity,
                label: entities[entity.0 as usize].label,
                sentence,
                subject: subject || leads_verb(context, sentence, at, last),
                quoted: context.words().get(at).is_some_and(|w| w.is_quote()),
                owner: context.tags(last + 1).any(Tags::CLITIC),
                governed: at > 0 && context.tags(at - 1).any(Tags::PREP),
            };
            if !place.quoted {
                out.describe(context, place, at, last);
            }
            out.all.push(place);
        }
        out
    }

    /// The last place before byte `before` whose name `noun` describes, else the first after it.
    pub(super) fn described_as(&self, noun: &str, before: usize) -> Option<Place> {
        let places = &self.nouns.get(&noun.to_lowercase())?.places;
        let next = places.partition_point(|&p| self.all[p as usize].span.start() < before);
        let index = next.checked_sub(1).or(Some(next)).and_then(|i| places.get(i))?;
        Some(self.all[*index as usize])
    }

    /// The gender that the article tells of an entity.
    pub(super) fn gender(&self, entity: EntityId) -> Option<Gender> {
        self.genders[entity.0 as usize]
    }

    fn describe(&mut self, context: &Context, place: Place, first: usize, last: usize) {
        let words = context.words();
        let sentence = &context.outline.sentences[place.sentence];
        let before = &words[sentence.start.max(first.saturating_sub(REACH))..first];
        let capital = |at: usize| before.get(at).is_some_and(|w| w.tags.any(Tags::CAP));
        let of = |at: usize| before[at].tags.any(Tags::OF) && capital(at.wrapping_sub(1)) && capital(at + 1);
        let inside = |at: &usize| of(*at) || !before[*at].tags.any(NO_TITLE);
        let titles = (0..before.len()).rev().take_while(inside).map(|at| &before[at]);
        let deputy = titles.clone().find(|w| is_deputy(context, w));
        let aside = aside(words, last + 1, sentence.end).map(|word| word.span);
        if place.label == Label::Person {
            // "Vice President Roe" is the vice president, and no president.
            let from =
                |w: &Word| deputy.filter(|d| d.span.start() < w.span.start()).map_or(w.span, |d| d.span);
            let titles = titles.map(|w| from(w).to(w.span));
            titles.chain(aside).for_each(|noun| self.note(context, place, noun));
        } else {
            let own = words[first..=last.min(words.len() - 1)].iter().filter(|w| w.tags.any(Tags::GROUP));
            own.for_each(|word| self.note(context, place, word.span));
        }
    }

    fn note(&mut self, context: &Context, place: Place, noun: Span) {
        let at = self.all.len() as u32;
        let noun = self.describing(noun.of(context.text).to_lowercase());
        noun.places.push(at);
        let (gender, offices) = (noun.gender, noun.offices);
        if place.label == Label::Person {
            let told = &mut self.genders[place.entity.0 as usize];
            *told = told.or(gender);
        }
        for office in offices {
            self.describing((*office).to_owned()).places.push(at);
        }
    }

    fn describing(&mut self, noun: String) -> &mut Noun {
        self.nouns.entry(noun).or_insert_with_key(|noun| Noun::new(noun))
    }
}

/// Goes from name to name, in text order.
struct Walk<'c, 't> {
    context: &'c Context<'t>,
    /// The spans of subjects, in order, none overlapping.
    subjects: Vec<Span>,
    /// Where it has come to in the outline and the subjects.
    word: usize,
    sentence: usize,
    subject: usize,
}

impl Walk<'_, '_> {
    /// Goes on to the name at `span`, and says whether it is in a subject.
    fn reach(&mut self, span: Span) -> bool {
        let Context { outline, .. } = self.context;
        let most = |all: usize| all.saturating_sub(1);
        let word = self.word + count_while(&outline.words[self.word..], |w| w.span.end() <= span.start());
        self.word = word.min(most(outline.words.len()));
        let sentence =
            self.sentence + count_while(&outline.sentences[self.sentence..], |s| s.end <= self.word);
        self.sentence = sentence.min(most(outline.sentences.len()));
        self.subject += count_while(&self.subjects[self.subject..], |s| s.end() <= span.start());
        self.subjects.get(self.subject).is_some_and(|s| s.overlaps(span))
    }

    /// The last word of the name at `span`, which was reached.
    fn last(&self, span: Span) -> usize {
        let words = &self.context.words()[self.word..];
        let last = self.word + count_while(words, |w| w.span.end() < span.end());
        last.min(self.context.words().len().saturating_sub(1)).max(self.word)
    }
}

fn count_while<T>(items: &[T], holds: impl Fn(&T) -> bool) -> usize {
    items.iter().take_while(|item| holds(item)).count()
}

/// The nouns that stand for the bearer of a title: "governor" for "gov".
fn offices(title: &str) -> &'static [&'static str] {
    static OFFICES: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
        let rows = lexicon::rows(include_str!("../../data/offices.tsv"));
        rows.map(|row| (row[0], row[1].split('|').collect())).collect()
    });
    OFFICES.get(title).map_or(&[], Vec::as_slice)
}

/// Whether a verb follows the name at words `first..=last`, past a comma, and no preposition stands before it; or the
/// name opens its sentence and ", who" follows.
fn leads_verb(context: &Context, sentence: usize, first: usize, last: usize) -> bool {
    const VERB: Tags = Tags::AUX.with(Tags::VERB).with(Tags::PAST).with(Tags::CUE);
    let next = last + 1 + usize::from(context.tags(last + 1).any(Tags::COMMA));
    let opens = context.outline.sentences[sentence].start == first;
    if opens && next > last + 1 && context.tags(next).any(Tags::WHO) {
        return true;
    }
    let governed = first > 0 && context.tags(first - 1).any(Tags::PREP);
    context.tags(next).any(VERB) && !context.tags(next).any(Tags::NOUN) && !governed
}

/// Whether the word makes the title after it another one: "vice president" is no president.
pub(super) fn is_deputy(context: &Context, word: &Word) -> bool {
    let word = word.span.of(context.text);
    ["vice", "deputy", "former", "ex", "assistant"].iter().any(|w| w.eq_ignore_ascii_case(word))
}

/// Words that a title does not reach over.
const NO_TITLE: Tags = Tags::PREP
    .with(Tags::CONJ)
    .with(Tags::SUB)
    .with(Tags::AUX)
    .with(Tags::COMMA)
    .with(Tags::STOP)
    .with(Tags::COLON)
    .with(Tags::QUOTE)
    .with(Tags::DET)
    .with(Tags::SUBJ)
    .with(Tags::VERB)
    .with(Tags::PAST)
    .with(Tags::CUE)
    .with(Tags::ADV)
    .with(Tags::CLITIC)
    .with(Tags::CLOSE)
    .with(Tags::OPEN);

/// The nouns of ", a doctor at X": those before its first preposition.
fn aside(words: &[Word], comma: usize, end: usize) -> impl Iterator<Item = &Word> {
    const LENGTH: usize = 9;
    let opens = words.get(comma).is_some_and(|w| w.tags.any(Tags::COMMA));
    let range = if opens { comma + 1..end.min(comma + LENGTH).max(comma + 1) } else { 0..0 };
    let stop =
        Tags::PREP.with(Tags::COMMA).with(Tags::STOP).with(Tags::AUX).with(Tags::SUB).with(Tags::QUOTE);
    let relative = words.get(comma + 1).is_some_and(|w| w.tags.any(Tags::WHO.with(Tags::SUB)));
    let range = if relative { 0..0 } else { range };
    let length = words[range.clone()].iter().take_while(|w| !w.tags.any(stop)).count();
    let inner = &words[range][..length];
    // "the union’s negotiator" is no union.
    let owner = inner.iter().rposition(|w| w.tags.any(Tags::CLITIC)).map_or(0, |clitic| clitic + 1);
    inner[owner..].iter().filter(|w| !w.tags.any(Tags::DET.with(Tags::SUBJ)))
}

/// The gender that a noun tells.
pub(super) fn gender_of(noun: &str) -> Option<Gender> {
    match crate::quotes::words::noun_gender(noun)? {
        'f' => Some(Gender::Feminine),
        _ => Some(Gender::Masculine),
    }
}

/// The spans of the subjects of all sentences and reports, in order, none overlapping.
fn subjects(context: &Context) -> Vec<Span> {
    let first =
        (0..context.outline.sentences.len()).filter_map(|s| context.subject(s)).map(|w| context.span(&w));
    let sources =
        context.quotations.reports.iter().filter_map(|r| r.source.as_ref()).map(|w| context.span(w));
    merged(first.chain(sources).collect())
}

/// The spans in order, those that share a byte made one.
fn merged(mut all: Vec<Span>) -> Vec<Span> {
    // Two runs that are sorted: what a stable sort is quick with.
    all.sort();
    all.dedup_by(|next, last| {
        let meets = next.overlaps(*last);
        if meets {
            *last = last.to(*next);
        }
        meets
    });
    all
}
