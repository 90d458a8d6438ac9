//! Names by the trained network.

use super::agree::{self, Seen};
use super::decode::{Decoder, Name};
use super::features::{Features, Position};
use super::places::{Place, Places, words};
use super::{hints, verdict};
use crate::document::Mention;
use crate::edit::{Carried, Edit, Memory};
use crate::hash::HashMap;
use crate::model::{Network, Words};
use crate::segment::Segments;

/// How many words beside as many as the first text had are remembered of later ones: enough for a long day's typing, and for
/// the words that are frequent in a corpus.
const MOST_NEW_WORDS: usize = 16_384;

/// Longer runs of words that can be names, in words, are cut: no name is as long.
const LONGEST: usize = 1024;

/// Finds names by the network, and remembers what it computed, so that of an edited text only what changed is computed.
#[derive(Clone, Debug, Default)]
pub(super) struct Tagger {
    features: Features,
    /// How many words the first text had.
    first_words: usize,
    /// What the network knows of [`Features::words`].
    words: Words,
    /// The scores of the text, hints added.
    places: Places,
    /// The names that were read from them, paragraph by paragraph.
    names: Carried<Vec<Name>>,
    /// What each word is over the text.
    seen: Vec<Seen>,
    /// Which words came to be any of that.
    touched: Vec<u32>,
}

/// What words were over the text before an edit, where it touches them; none where all is new.
type Before = Option<HashMap<usize, Seen>>;

impl Tagger {
    /// What it knows of words alone.
    pub fn words(self) -> Tagger {
        let Tagger { features, first_words, words, seen, touched, .. } = self;
        Tagger { features: features.words(), first_words, words, seen, touched, ..Tagger::default() }
    }

    /// The names that the network finds, in text order.
    pub fn names(
        &mut self,
        text: &str,
        segments: &Segments,
        edit: Edit,
        network: &Network,
        memory: Memory,
    ) -> Vec<Mention> {
        let count = segments.paragraphs.len();
        if self.features.words.len() > 2 * self.first_words + MOST_NEW_WORDS {
            *self = Tagger::default();
        }
        let edit = if self.features.words.is_empty() { Edit::all(count) } else { edit };
        self.features.follow(text, segments, edit);
        network.look_up(&self.features.words, &mut self.words);
        let stands: Vec<bool> = (0..count).map(|p| self.features.stands(edit, p, network.reach())).collect();
        let mut before = self.take_back(edit, &stands);
        self.names.follow(edit, |_| Vec::new());
        self.score(text, segments, network, edit, &stands);
        self.see(&stands, &mut before);
        self.decode(&stands, &before);
        memory.release(&mut self.places);
        if memory != Memory::ForEdits {
            self.features = std::mem::take(&mut self.features).words();
        }
        let mut mentions = Vec::with_capacity(self.names.iter().map(Vec::len).sum());
        for (p, names) in self.names.iter().enumerate() {
            let first = segments.tokens_of(p).start;
            mentions.extend(names.iter().filter_map(|name| verdict::mention(text, segments, first, name)));
        }
        mentions
    }

    /// Computes the scores of the paragraphs that do not stand as they stood, hints added.
    fn score(&mut self, text: &str, segments: &Segments, network: &Network, edit: Edit, stands: &[bool]) {
        let (positions, starts) = (&self.features.positions, self.features.starts());
        let mut wanted: Vec<bool> = positions.iter().map(Position::is_wanted).collect();
        let count = wanted.iter().filter(|wanted| **wanted).count();
        for (p, _) in stands.iter().enumerate().filter(|(_, stands)| **stands) {
            wanted[self.features.range(p)].fill(false);
        }
        let before = std::mem::replace(&mut self.places, Places::with_room(count, stands.len()));
        let places = &mut self.places;
        let kept = |p: usize| edit.origin(p).filter(|_| stands[p]).map_or(&[][..], |old| before.of(old));
        network.scores(positions, starts, &mut self.words, &wanted, |at, scores| {
            while starts[places.paragraphs() + 1] <= at {
                places.complete(kept(places.paragraphs()));
            }
            places.push(Place { at: (at - starts[places.paragraphs()]) as u32, scores });
        });
        (places.paragraphs()..stands.len()).for_each(|p| places.complete(kept(p)));
        for (p, _) in stands.iter().enumerate().filter(|(_, stands)| !**stands) {
            let tokens = &segments.tokens[segments.tokens_of(p)];
            let paragraph = hints::Paragraph { text, tokens, positions: self.features.of_paragraph(p) };
            hints::add(paragraph, places.of_mut(p));
        }
    }

    /// Takes out of [`Tagger::seen`] what the paragraphs told that do not stand. Gives what the words there were before that;
    /// nothing where no paragraph stands.
    fn take_back(&mut self, edit: Edit, stands: &[bool]) -> Before {
        let mut before = None;
        if stands.contains(&true) {
            let known: &mut HashMap<_, _> = before.get_or_insert_default();
            let changed = stands.iter().enumerate().filter(|(_, stands)| !**stands);
            for old in edit.gone().chain(changed.filter_map(|(p, _)| edit.origin(p))) {
                for (word, place) in words(self.places.of(old), self.features.before(old)) {
                    known.entry(word).or_insert(self.seen[word]);
                    self.seen[word].take_back(&place.scores);
                }
            }
        } else {
            // Only what the text before touched is cleared: a corpus has many more words than an article.
            self.touched.drain(..).for_each(|word| self.seen[word as usize] = Seen::default());
        }
        self.seen.resize(self.features.words.len(), Seen::default());
        before
    }

    /// Adds to [`Tagger::seen`] what the paragraphs tell that do not stand, and to `before` what the words there were.
    fn see(&mut self, stands: &[bool], before: &mut Before) {
        for (p, _) in stands.iter().enumerate().filter(|(_, stands)| !**stands) {
            for (word, place) in words(self.places.of(p), self.features.of_paragraph(p)) {
                before.iter_mut().for_each(|before| _ = before.entry(word).or_insert(self.seen[word]));
                if self.seen[word].is_none() {
                    self.touched.push(word as u32);
                }
                self.seen[word].add(&place.scores);
            }
        }
    }

    /// Reads the names of the paragraphs that do not stand, and of those with a word that is something else over the text
    /// than it was `before`.
    fn decode(&mut self, stands: &[bool], before: &Before) {
        let mut is_other = Vec::new();
        for (&word, _) in before.iter().flatten().filter(|&(&word, before)| self.seen[word] != *before) {
            is_other.resize(self.seen.len(), false);
            is_other[word] = true;
        }
        let mut decoder = Decoder::default();
        for (p, (names, stands)) in self.names.all_mut().iter_mut().zip(stands).enumerate() {
            let (places, positions) = (self.places.of(p), self.features.of_paragraph(p));
            let looks_other =
                || !is_other.is_empty() && words(places, positions).any(|(word, _)| is_other[word]);
            if !stands || looks_other() {
                *names = decoded(places, positions, &self.seen, &mut decoder);
            }
        }
        if self.first_words == 0 {
            self.first_words = self.seen.len();
        }
    }
}

/// The names among the places of a paragraph.
fn decoded(places: &[Place], positions: &[Position], seen: &[Seen], decoder: &mut Decoder) -> Vec<Name> {
    let mut all = Vec::new();
    for run in places.chunk_by(|a, b| a.at + 1 == b.at).flat_map(|run| run.chunks(LONGEST)) {
        let mixed = |place: &Place| match place.word(positions) {
            Some(word) => agree::mixed(&place.scores, &seen[word]),
            None => place.scores,
        };
        let names = decoder.names(run.iter().map(mixed)).iter().filter(|name| verdict::is_likely(name));
        let first = run[0].at;
        all.extend(names.map(|name| Name { first: first + name.first, last: first + name.last, ..*name }));
    }
    all.shrink_to_fit();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Label;
    use crate::model::Model;

    fn found(text: &str) -> Vec<(&str, Label)> {
        let model = Model::builtin();
        let network = model.network().expect("the committed model has weights");
        let segments = Segments::new(text);
        let edit = Edit::all(segments.paragraphs.len());
        let names = Tagger::default().names(text, &segments, edit, network, Memory::Nothing);
        names.iter().map(|m| (m.span.of(text), m.label)).collect()
    }

    #[test]
    fn names_of_many_kinds() {
        use Label::*;
        let text = "President Barack Obama met Iraqi officials at the United Nations in New York on Tuesday.";
        let want = [
            ("Barack Obama", Person),
            ("Iraqi", Group),
            ("United Nations", Organization),
            ("New York", Place),
        ];
        assert_eq!(found(text), want);
    }

    #[test]
    fn full_stops_are_no_names() {
        assert_eq!(found("Lindqvist shrugged. “Ask Peter.”").last(), Some(&("Peter", Label::Person)));
        assert_eq!(found("He met John Roe Jr. on Monday.").last(), Some(&("John Roe Jr.", Label::Person)));
    }

    #[test]
    fn a_surname_alone_follows_the_full_name() {
        let text = "Rosalind Achterberg was late. “I am sorry,” Achterberg told reporters.";
        assert_eq!(found(text), [("Rosalind Achterberg", Label::Person), ("Achterberg", Label::Person)]);
    }

    #[test]
    fn no_capitals_no_names() {
        assert!(found("").is_empty());
        assert!(found("it rained all day, and nobody left the house before 8 p.m.").is_empty());
    }

    #[test]
    fn no_name_begins_or_ends_with_a_dash_or_lies_in_an_address() {
        assert_eq!(found("“It was a joke.” - Groucho Marx -"), [("Groucho Marx", Label::Person)]);
        assert!(found("Write to <ann.lee@Stanford.EDU> or Ann_Lee@Example.ORG.").is_empty());
    }

    #[test]
    fn the_capital_that_opens_a_headline_tells_nothing() {
        let body = "\n\nOfficials said on Tuesday that nobody was hurt. The work goes on until spring.";
        for headline in ["Harbour wall fails", "Bakery reopens after fire"] {
            assert_eq!(found(&format!("{headline}{body}")), [], "{headline}");
        }
    }

    #[test]
    fn acronyms_of_common_things_are_no_names() {
        let text = "NGOs said that the GDP fell in the second year of Covid-19, and the BBC agreed.";
        assert_eq!(found(text), [("BBC", Label::Organization)]);
    }

    #[test]
    fn no_name_goes_over_the_end_of_a_paragraph() {
        let text = "The bank is in New\nYork is in the north.\n\nBarack\n\nObama";
        assert!(found(text).iter().all(|(name, _)| !name.contains('\n')));
    }

    #[test]
    fn the_scores_do_not_depend_on_where_blocks_are_cut() {
        let line = "The mayor of Lisbon, Ana Silva, praised the Red Cross.\n";
        let text = line.repeat(100);
        let found = found(&text);
        let first: Vec<_> = found.iter().take(3).map(|f| f.0).collect();
        assert_eq!(first, ["Lisbon", "Ana Silva", "Red Cross"]);
        assert!(found.chunks(3).all(|names| names.iter().map(|n| n.0).eq(first.iter().copied())));
    }
}
