//! What marks can mean but speech: a nickname, a title, a term, a label, a word that the writer does not stand by.

use super::outline::Word;
use super::sight::Sight;
use super::words::{CueClass, Tags, entry};
use crate::lexicon::WordSet;
use std::sync::LazyLock;

/// Nouns before a marked title: "the film “…”".
static TITLED: LazyLock<WordSet> = LazyLock::new(|| WordSet::new(include_str!("../../data/titled.tsv")));

impl Sight<'_> {
    /// Whether it is given as a name: a nickname, "so-called", "was called “…”", an article cited in brackets.
    pub(super) fn is_label(&self) -> bool {
        self.is_name || self.is_nickname() || self.is_named_so() || self.is_citation()
    }

    /// Between the parts of a name: Lee “Faker” Sang-hyeok.
    fn is_nickname(&self) -> bool {
        let capital = |w: Option<&Word>| w.is_some_and(|w| w.tags.any(Tags::CAP) && !w.tags.any(Tags::CUE));
        self.count() <= 3
            && !self.is_terminal()
            && capital(self.before())
            && self.after().is_some_and(|w| w.tags.any(Tags::CAP))
    }

    /// After "so-called", "known as the", "titled".
    fn is_named_so(&self) -> bool {
        let word = |back: usize| self.back(back).map_or("", |w| w.span.of(self.text));
        let article = usize::from(matches!(word(1), "the" | "a" | "an"));
        matches!(word(1), "titled" | "entitled" | "nicknamed" | "headlined")
            || (word(1) == "called" && word(2) == "-" && word(3) == "so")
            || (word(1 + article) == "as" && word(2 + article) == "known")
    }

    /// In brackets, with its date: (“Depot may lose its agent,” Feb. 6).
    fn is_citation(&self) -> bool {
        let dated = |at: usize| self.words.get(at).is_some_and(|w| w.tags.any(Tags::TIME.with(Tags::NUM)));
        let comma = usize::from(self.after().is_some_and(|w| w.tags.any(Tags::COMMA)));
        self.before().is_some_and(|w| w.tags.any(Tags::OPEN)) && dated(self.at + 1 + comma)
    }

    /// Before the noun that it describes: "the “smart” bins", "offers “beer coupons” again".
    pub(super) fn describes(&self) -> bool {
        const ENDS: Tags = Tags::STOP
            .with(Tags::COMMA)
            .with(Tags::COLON)
            .with(Tags::CLOSE)
            .with(Tags::DASH)
            .with(Tags::QUOTE)
            .with(Tags::CLITIC);
        let speaks = Tags::PERSON.with(Tags::GROUP).with(Tags::DOCUMENT);
        let noun = |w: &Word| w.tags.any(speaks) || !w.tags.any(Tags::FUNCTION.with(ENDS));
        self.after().is_some_and(noun) && !self.is_terminal()
    }

    /// After "as", "as a": how someone sees it.
    pub(super) fn is_verdict(&self) -> bool {
        let article = usize::from(self.before().is_some_and(|w| w.tags.any(Tags::DET)));
        let seen = self.back(1 + article).is_some_and(|w| w.span.of(self.text) == "as");
        seen && !self.describes()
    }

    /// After "a" or "an": "called him a “…”".
    pub(super) fn follows_a(&self) -> bool {
        self.before().is_some_and(|w| matches!(w.span.of(self.text), "a" | "an"))
    }

    /// After "of": "a copy of “…”".
    pub(super) fn follows_of(&self) -> bool {
        self.before().is_some_and(|w| w.span.of(self.text).eq_ignore_ascii_case("of"))
    }

    /// Capitalised throughout, as the title of a work or programme is.
    pub(super) fn is_title(&self) -> bool {
        const LONGEST: usize = 12;
        let bare = self.inside.trim_end_matches([',', '.', '?', '!']);
        let alone = self.before().is_none() && self.after().is_none();
        let sentence = alone && self.inside.ends_with(['.', '?', '!']);
        let mut words = bare.split([' ', '\n', '\u{a0}']).filter(|w| w.chars().any(char::is_alphanumeric));
        let capitals = words.clone().filter(|w| w.starts_with(is_capital)).count();
        let titled = words.clone().all(|w| w.starts_with(is_capital) || is_small(w));
        let opens = words.next().is_some_and(|w| w.starts_with(is_capital));
        if !titled || !opens || sentence || self.count() > LONGEST {
            return false;
        }
        let announced = self.adjacent && self.before().is_some_and(|w| w.tags.any(Tags::COLON));
        self.is_introduced() || capitals > 1 && !announced
    }

    /// "the film “…”", "NBC’s “…”", "her book, “…”".
    pub(super) fn is_introduced(&self) -> bool {
        let comma = usize::from(self.before().is_some_and(|w| w.tags.any(Tags::COMMA)));
        self.back(1 + comma).is_some_and(|w| self.introduces(w))
    }

    fn introduces(&self, before: &Word) -> bool {
        let hearer = before.cue().is_some_and(|c| c.class == CueClass::Tell);
        TITLED.contains(before.span.of(self.text)) || before.tags.any(Tags::CLITIC) || hearer
    }
}

fn is_capital(c: char) -> bool {
    !c.is_lowercase()
}

/// Whether a word has no capital in a title: "of", "with".
fn is_small(word: &str) -> bool {
    const SMALL: Tags = Tags::PREP.with(Tags::CONJ).with(Tags::DET).with(Tags::SUB).with(Tags::TO);
    word.len() <= 3 || entry(word).any(SMALL)
}
