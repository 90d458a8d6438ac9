//! What of a document stays in the next one, and whether the reader's own rules bring it up to date.

use super::change::Change;
use super::splice::{Splice, key, splices, stays};
use super::{List, Reader};
use crate::document::{Document, EntityId, Quote, QuoteId};
use crate::text::Span;

/// No annotation has this number.
const NONE: u32 = u32::MAX;

/// For each item of each old list, which of the new one it is.
pub(super) struct Stay {
    blocks: Vec<Option<usize>>,
    mentions: Vec<Option<usize>>,
    entities: Vec<Option<usize>>,
    dates: Vec<Option<usize>>,
    quotes: Vec<Option<usize>>,
}

impl Stay {
    /// What stands in the same place stays; of entities, what is first named there. `old` has been moved.
    pub(super) fn between(old: &Reader, new: &Reader) -> Stay {
        let (from, to) = (&old.document, &new.document);
        Stay {
            blocks: stays(&old.paragraphs, &new.paragraphs, |p| key(p.0)),
            mentions: stays(&from.mentions, &to.mentions, |m| key(m.span)),
            entities: stays(&first_named(from), &first_named(to), |&span| span.map(key)),
            dates: stays(&from.dates, &to.dates, |d| key(d.span)),
            quotes: stays(&from.quotes, &to.quotes, |q| key(q.span)),
        }
    }

    /// Numbers the entities and quotations that `old` points at as the new document does.
    pub(super) fn renumber(&self, old: &mut Document) {
        let entity = |EntityId(e)| EntityId(number(&self.entities, e));
        old.mentions.iter_mut().for_each(|m| m.entity = m.entity.map(entity));
        old.entities.iter_mut().for_each(|e| e.related = e.related.map(entity));
        let speakers = old.quotes.iter_mut().filter_map(|q| q.speaker.as_mut());
        speakers.for_each(|speaker| speaker.entity = speaker.entity.map(entity));
        let quote = |QuoteId(q)| QuoteId(number(&self.quotes, q));
        old.quotes.iter_mut().for_each(|q| q.continues = q.continues.map(quote));
    }

    /// How each list becomes the new one. `old` has been moved and numbered anew.
    pub(super) fn splices(&self, old: &Reader, new: &Reader, change: Change) -> Vec<(List, Splice)> {
        let (from, to) = (&old.document, &new.document);
        let stands = |span| !change.touches(span);
        let named = |i: usize, j: usize| from.entities[i].name == to.entities[j].name;
        let renamed = self.renamed(named);
        let blocks =
            splices(&self.blocks, new.paragraphs.len(), |i, j| old.paragraphs[i] == new.paragraphs[j]);
        let mentions = splices(&self.mentions, to.mentions.len(), |i, j| {
            from.mentions[i] == to.mentions[j] && stands(to.mentions[j].span)
        });
        let entities = splices(&self.entities, to.entities.len(), |i, j| {
            let (a, b) = (&from.entities[i], &to.entities[j]);
            named(i, j) && a.label == b.label && a.wikidata == b.wikidata && a.related == b.related
        });
        let dates = splices(&self.dates, to.dates.len(), |i, j| {
            from.dates[i] == to.dates[j] && stands(to.dates[j].span)
        });
        let quotes = splices(&self.quotes, to.quotes.len(), |i, j| {
            let quote = &to.quotes[j];
            from.quotes[i] == *quote && spans(quote).all(stands) && !says_of(quote, &renamed)
        });
        let of = |list: List| move |splice| (list, splice);
        let all = blocks.map(of(List::Blocks)).chain(mentions.map(of(List::Mentions)));
        let all = all.chain(entities.map(of(List::Entities))).chain(dates.map(of(List::Dates)));
        all.chain(quotes.map(of(List::Quotes))).collect()
    }

    /// The new numbers, in order, of entities that stay but are not `named` as they were.
    fn renamed(&self, named: impl Fn(usize, usize) -> bool) -> Vec<u32> {
        let pairs = self.entities.iter().enumerate().filter_map(|(i, j)| Some((i, (*j)?)));
        pairs.filter(|&(i, j)| !named(i, j)).map(|(_, j)| j as u32).collect()
    }
}

/// Where each entity is named first.
fn first_named(document: &Document) -> Vec<Option<Span>> {
    let first = |mentions: &Vec<u32>| mentions.first().map(|&m| document.mentions[m as usize].span);
    document.entities.iter().map(|entity| first(&entity.mentions)).collect()
}

fn number(stays: &[Option<usize>], old: u32) -> u32 {
    stays.get(old as usize).copied().flatten().map_or(NONE, |new| new as u32)
}

/// Every stretch of the text that the native form of a quotation has the words of.
fn spans(quote: &Quote) -> impl Iterator<Item = Span> {
    [quote.span].into_iter().chain(quote.cue).chain(quote.speaker.as_ref().map(|speaker| speaker.span))
}

/// Whether the speaker is one of `entities`.
fn says_of(quote: &Quote, entities: &[u32]) -> bool {
    let speaker = quote.speaker.as_ref().and_then(|speaker| speaker.entity);
    speaker.is_some_and(|EntityId(e)| entities.binary_search(&e).is_ok())
}

#[cfg(test)]
mod tests {
    use super::super::{List, Reader};
    use crate::Model;
    use crate::session::Session;

    /// What is told of each text after the one before: of which list, how many go and how many come.
    fn told(texts: [&str; 2]) -> Vec<(List, usize, usize)> {
        let mut session = Session::new(Model::builtin());
        let mut reader = Reader::default();
        let told = texts.map(|text| {
            let document = session.annotate(text, "2025-02-06".parse().ok());
            let news = reader.tell(document, session.segments());
            news.splices().iter().map(|(list, splice)| (*list, splice.gone, splice.came.len())).collect()
        });
        let [_, second] = told;
        second
    }

    /// `first` and `rest`, so far apart that scores do not depend on each other's words.
    fn apart(first: &str, rest: &str) -> String {
        let between = "It rained all day on the fields of the valley, and the river rose.\n\n".repeat(3);
        format!("{first}\n\n{between}{rest}")
    }

    #[test]
    fn what_only_moves_is_not_told() {
        let rest = "Zoë Li said on Tuesday that it rained.\n\n“It did,” Li said, “and on Monday, too.”";
        let [before, after] = ["It snowed.", "It snowed, and it hailed."].map(|first| apart(first, rest));
        assert_eq!(told([&before, &after]), []);
    }

    #[test]
    fn numbers_that_follow_from_what_came_are_not_told() {
        let rest = "Zoë Li said that it rained.\n\n“It did,” Li said. “And,” she said, “it snowed.”";
        let firsts = ["It was in the north.", "Tomás Ferro was in Lisbon."];
        let [before, after] = firsts.map(|first| apart(first, rest));
        assert_eq!(told([&before, &after]), [(List::Mentions, 0, 2), (List::Entities, 0, 2)]);
    }

    #[test]
    fn other_words_in_the_same_place_are_told() {
        let [before, after] = ["Zoë Li won on 3 May 2024.", "Zoe Ly won on 4 May 2024."];
        let all = told([before, after]);
        assert_eq!(all, [(List::Mentions, 1, 1), (List::Entities, 1, 1), (List::Dates, 1, 1)]);
    }

    #[test]
    fn a_speaker_who_has_another_name_is_told_wherever_quoted() {
        let rest = "It rained.\n\n“It did,” Li said.";
        let [before, after] = ["Zoë Li came.", "Ana Li came."].map(|first| apart(first, rest));
        assert!(told([&before, &after]).contains(&(List::Quotes, 1, 1)));
    }
}
