//! Names by the trained network.

use super::agree::{self, Seen};
use super::decode::{Decoder, Name};
use super::features::{Features, Position, is_capitalised};
use super::{hints, verdict};
use crate::document::Mention;
use crate::edit::{Carried, Edit, Memory};
use crate::hash::HashMap;
use crate::model::{Network, Scores, Words};
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
    paragraphs: Carried<Tagged>,
    /// What each word is over the text.
    seen: Vec<Seen>,
    /// Which words came to be any of that.
    touched: Vec<u32>,
}

/// A paragraph's scores, hints added, and the names that were read from them.
#[derive(Clone, Debug, Default)]
struct Tagged {
    places: Vec<Place>,
    names: Vec<Name>,
}

/// What words were over the text before an edit, where it touches them; none where all is new.
type Before = Option<HashMap<usize, Seen>>;

/// A position that can be part of a name.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Its number in the paragraph.
    pub at: u32,
    pub scores: Scores,
}

impl Place {
    /// Its word, where it has a capital: what it is here tells what it is elsewhere. `positions` are the paragraph's.
    fn word(&self, positions: &[Position]) -> Option<usize> {
        let Position { word, shape, .. } = positions[self.at as usize];
        is_capitalised(shape).then_some(word as usize)
    }
}

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
        self.paragraphs.follow(edit, |_| Tagged::default());
        self.score(text, segments, network, &stands);
        self.see(&stands, &mut before);
        self.decode(&stands, &before, memory);
        if memory != Memory::ForEdits {
            self.features = std::mem::take(&mut self.features).words();
        }
        let mut mentions = Vec::with_capacity(self.paragraphs.iter().map(|tagged| tagged.names.len()).sum());
        for (p, tagged) in self.paragraphs.iter().enumerate() {
            let first = segments.tokens_of(p).start;
            mentions
                .extend(tagged.names.iter().filter_map(|name| verdict::mention(text, segments, first, name)));
        }
        mentions
    }

    /// Computes the scores of the paragraphs that do not stand as they stood.
    fn score(&mut self, text: &str, segments: &Segments, network: &Network, stands: &[bool]) {
        let positions = &self.features.positions;
        let mut wanted: Vec<bool> = positions.iter().map(Position::is_wanted).collect();
        for (p, _) in stands.iter().enumerate().filter(|(_, stands)| **stands) {
            wanted[self.features.range(p)].fill(false);
        }
        let (starts, paragraphs) = (self.features.starts(), self.paragraphs.all_mut());
        for (p, tagged) in paragraphs.iter_mut().enumerate().filter(|(p, _)| !stands[*p]) {
            let count = wanted[self.features.range(p)].iter().filter(|wanted| **wanted).count();
            tagged.places = Vec::with_capacity(count);
        }
        let mut p = 0;
        network.scores(positions, starts, &mut self.words, &wanted, |at, scores| {
            p += starts[p + 1..].iter().take_while(|&&end| end <= at).count();
            paragraphs[p].places.push(Place { at: (at - starts[p]) as u32, scores });
        });
        for (p, tagged) in paragraphs.iter_mut().enumerate().filter(|(p, _)| !stands[*p]) {
            let tokens = &segments.tokens[segments.tokens_of(p)];
            let paragraph = hints::Paragraph { text, tokens, positions: self.features.of_paragraph(p) };
            hints::add(paragraph, &mut tagged.places);
        }
    }

    /// Takes out of [`Tagger::seen`] what the paragraphs told that do not stand. Gives what the words there were before that;
    /// nothing where no paragraph stands.
    fn take_back(&mut self, edit: Edit, stands: &[bool]) -> Before {
        let mut before = None;
        if stands.contains(&true) {
            let words: &mut HashMap<_, _> = before.get_or_insert_default();
            let changed = stands.iter().enumerate().filter(|(_, stands)| !**stands);
            for old in edit.gone().chain(changed.filter_map(|(p, _)| edit.origin(p))) {
                for (word, place) in self.paragraphs.get(old).words(self.features.before(old)) {
                    words.entry(word).or_insert(self.seen[word]);
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
        for (p, tagged) in self.paragraphs.iter().enumerate().filter(|(p, _)| !stands[*p]) {
            for (word, place) in tagged.words(self.features.of_paragraph(p)) {
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
    fn decode(&mut self, stands: &[bool], before: &Before, memory: Memory) {
        let mut is_other = Vec::new();
        for (&word, _) in before.iter().flatten().filter(|&(&word, before)| self.seen[word] != *before) {
            is_other.resize(self.seen.len(), false);
            is_other[word] = true;
        }
        let mut decoder = Decoder::default();
        for (p, (tagged, stands)) in self.paragraphs.all_mut().iter_mut().zip(stands).enumerate() {
            let positions = self.features.of_paragraph(p);
            let looks_other =
                || !is_other.is_empty() && tagged.words(positions).any(|(word, _)| is_other[word]);
            if !stands || looks_other() {
                tagged.decode(positions, &self.seen, &mut decoder);
            }
            memory.release(&mut tagged.places);
        }
        if self.first_words == 0 {
            self.first_words = self.seen.len();
        }
    }
}

impl Tagged {
    /// Its places with a capital, each with its word. `positions` are the paragraph's.
    fn words<'a>(&'a self, positions: &'a [Position]) -> impl Iterator<Item = (usize, &'a Place)> {
        self.places.iter().filter_map(|place| Some((place.word(positions)?, place)))
    }

    fn decode(&mut self, positions: &[Position], seen: &[Seen], decoder: &mut Decoder) {
        self.names.clear();
        for run in self.places.chunk_by(|a, b| a.at + 1 == b.at).flat_map(|run| run.chunks(LONGEST)) {
            let mixed = |place: &Place| match place.word(positions) {
                Some(word) => agree::mixed(&place.scores, &seen[word]),
                None => place.scores,
            };
            let names = decoder.names(run.iter().map(mixed)).iter().filter(|name| verdict::is_likely(name));
            let first = run[0].at;
            self.names.extend(names.map(|name| Name {
                first: first + name.first,
                last: first + name.last,
                ..*name
            }));
        }
        self.names.shrink_to_fit();
    }
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
