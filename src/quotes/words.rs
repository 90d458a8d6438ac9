//! What a word can be in a sentence: the closed classes, the verbs of speech, the nouns that speak.

use crate::lexicon::rows;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tags(u64);

macro_rules! tags {
    ($($(#[$doc:meta])* $name:ident = $bit:literal $text:literal),* $(,)?) => {
        impl Tags {
            $($(#[$doc])* pub(crate) const $name: Tags = Tags(1 << $bit);)*

            fn from_name(name: &str) -> Option<Tags> {
                match name { $($text => Some(Tags::$name),)* _ => None }
            }
        }
    };
}

tags! {
    /// "the", "two".
    DET = 0 "det",
    /// "his", "whose".
    POSS = 1 "poss",
    /// A pronoun that can be a subject.
    SUBJ = 2 "subj",
    /// A pronoun that can be an object.
    OBJ = 3 "obj",
    /// A preposition.
    PREP = 4 "prep",
    /// "and", "or", "but".
    CONJ = 5 "conj",
    /// "that", "because", "which".
    SUB = 6 "sub",
    /// Auxiliary and modal verbs.
    AUX = 7 "aux",
    /// "not", "never".
    NEG = 8 "neg",
    /// An adverb.
    ADV = 9 "adv",
    /// Part of a date.
    TIME = 10 "time",
    /// A frequent verb that reports nothing.
    VERB = 11 "verb",
    /// A form of a cue verb.
    CUE = 12 "cue",
    /// Capitalised.
    CAP = 13 "cap",
    /// A number.
    NUM = 14 "num",
    /// A comma, or a dash that stands for one.
    COMMA = 15 "comma",
    /// A colon.
    COLON = 16 "colon",
    /// A full stop, question or exclamation mark, semicolon.
    STOP = 17 "stop",
    /// An opening bracket.
    OPEN = 18 "open",
    /// A closing bracket.
    CLOSE = 19 "close",
    /// The possessive or a contracted verb.
    CLITIC = 20 "clitic",
    /// A marked stretch, as one word.
    QUOTE = 21 "quote",
    /// A dash.
    DASH = 22 "dash",
    /// A noun for a person who speaks.
    PERSON = 23 "person",
    /// A noun for a body that speaks.
    GROUP = 24 "group",
    /// A noun for a document that speaks.
    DOCUMENT = 25 "document",
    /// Looks like the past of a regular verb.
    PAST = 26 "past",
    /// A hyphen inside a compound.
    HYPHEN = 27 "hyphen",
    /// Any other mark.
    MARK = 28 "mark",
    /// A form of "be".
    BE = 29 "be",
    /// "who", and "which" and "that" where they follow a noun.
    WHO = 30 "who",
    /// "to".
    TO = 31 "to",
    /// "by".
    BY = 32 "by",
    /// "according".
    ACCORDING = 33 "according",
    /// "both", "all", "himself": may stand after the subject that they count or stress.
    FLOATING = 35 "floating",
    /// "back", "out", "on", "in": the second half of "shoot back", "point out".
    PARTICLE = 39 "particle",
    /// "of".
    OF = 38 "of",
    /// "with".
    WITH = 36 "with",
    /// A verb that is as often a noun: "vote", "change".
    NOUN = 37 "noun",
    /// "last", "next": before a part of a date.
    LAST = 34 "last",
    /// The full stop of an abbreviation: "Jr.".
    POINT = 41 "point",
    /// "it".
    IT = 42 "it",
    /// A noun that any organization may be called by: "company".
    BODY = 40 "body",
}

impl Tags {
    /// Words that no noun phrase's noun is.
    pub(crate) const FUNCTION: Tags = Tags::PREP
        .with(Tags::CONJ)
        .with(Tags::SUB)
        .with(Tags::AUX)
        .with(Tags::NEG)
        .with(Tags::ADV)
        .with(Tags::DET)
        .with(Tags::POSS)
        .with(Tags::SUBJ)
        .with(Tags::OBJ)
        .with(Tags::VERB)
        .with(Tags::CUE);

    /// Whether the two share a class.
    pub(crate) fn any(self, other: Tags) -> bool {
        self.0 & other.0 != 0
    }

    /// The classes of this one that the other has not.
    pub(crate) const fn without(self, other: Tags) -> Tags {
        Tags(self.0 & !other.0)
    }

    /// The classes of both.
    pub(crate) const fn with(self, other: Tags) -> Tags {
        Tags(self.0 | other.0)
    }
}

/// What kind of reporting a verb does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CueClass {
    /// Speech: "say".
    Say,
    /// Speech to a named hearer: "tell".
    Tell,
    /// A question: "ask".
    Ask,
    /// A name or a verdict: "call".
    Label,
    /// What a document says: "show".
    Show,
    /// Thought, wish, perception: no speech.
    Belief,
}

/// Which form of the verb a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// "say".
    Base,
    /// "says".
    Third,
    /// "said".
    Past,
    /// "known": a participle that is not also the past.
    Participle,
    /// "saying".
    Gerund,
}

/// A cue verb's form: what it is and what it can govern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    /// What kind of reporting.
    pub class: CueClass,
    /// Which form.
    pub form: Form,
    frames: u16,
}

impl Cue {
    /// Whether the verb takes a quotation as its object.
    pub(crate) fn takes_quote(self) -> bool {
        self.frames & 1 != 0
    }

    /// Whether it takes a clause, with or without "that".
    pub(crate) fn takes_clause(self) -> bool {
        self.frames & 2 != 0
    }

    /// Whether it takes a clause with "that".
    pub(crate) fn takes_that(self) -> bool {
        self.frames & (2 | 4) != 0
    }

    /// Whether it takes a clause with "whether", "how" or "why".
    pub(crate) fn takes_question(self) -> bool {
        self.frames & 8 != 0
    }

    /// Whether it takes an object and says something of it: "mock", "thank".
    pub(crate) fn takes_object(self) -> bool {
        self.frames & 16 != 0
    }

    /// Whether it is a verb of speech as such.
    pub(crate) fn is_say(self) -> bool {
        self.class == CueClass::Say
    }

    /// Whether the hearer stands between the verb and what is said.
    pub(crate) fn takes_hearer(self) -> bool {
        self.frames & 32 != 0
    }

    /// Whether what follows is a reported clause unless it cannot be one: "say", "tell".
    pub(crate) fn takes_bare(self) -> bool {
        self.frames & 64 != 0
    }

    /// Whether it gives its object a name or a quality: "call", "declare".
    pub(crate) fn takes_name(self) -> bool {
        self.frames & 256 != 0
    }

    /// Whether its third person is as often a plural noun: "claims".
    pub(crate) fn is_plural_noun(self) -> bool {
        self.form == Form::Third && self.frames & 512 != 0
    }

    /// Whether it reports only with "it": "as she put it".
    pub(crate) fn needs_it(self) -> bool {
        self.frames & 1024 != 0
    }

    /// Whether it reports only with its particle: "shoot back", "point out".
    pub(crate) fn needs_particle(self) -> bool {
        self.frames & 128 != 0
    }

    /// Whether what it reports was said or written, not only thought or shown.
    pub(crate) fn is_speech(self) -> bool {
        !matches!(self.class, CueClass::Belief)
    }
}

/// What the lexicons know of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Entry {
    /// Its classes.
    pub tags: Tags,
    /// The cue verb that it is a form of.
    pub cue: Option<Cue>,
}

const FUNCTION_WORDS: &str = include_str!("../../data/function_words.tsv");
const CUES: &str = include_str!("../../data/cues.tsv");
const SPEAKERS: &str = include_str!("../../data/speakers.tsv");

type Entries = HashMap<&'static str, Entry, BuildHasherDefault<WordHasher>>;

static ENTRIES: LazyLock<Entries> = LazyLock::new(read);

/// FNV-1a: every word of a text is looked up, and the words that are looked for are ours, so that nobody can make them
/// collide.
struct WordHasher(u64);

impl Default for WordHasher {
    fn default() -> WordHasher {
        WordHasher(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, &b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// What the lexicons know of `word`, given in lower case.
pub(crate) fn entry(word: &str) -> Entry {
    ENTRIES.get(word).copied().unwrap_or_default()
}

/// `m` or `f`, where the noun tells which.
pub(crate) fn noun_gender(noun: &str) -> Option<char> {
    static GENDERS: LazyLock<HashMap<&'static str, char>> = LazyLock::new(|| {
        let told =
            rows(SPEAKERS).filter_map(|row| Some((row[0], row[2].chars().next().filter(|&g| g != '-')?)));
        told.collect()
    });
    GENDERS.get(noun).copied()
}

fn read() -> Entries {
    let mut out = Entries::default();
    let mut tag = |word: &'static str, name: &str| {
        let entry = out.entry(word).or_default();
        entry.tags = entry.tags.with(Tags::from_name(name).unwrap_or_default());
    };
    for row in rows(FUNCTION_WORDS) {
        row[1].split(' ').for_each(|name| tag(row[0], name));
    }
    for row in rows(SPEAKERS) {
        row[1].split(' ').for_each(|name| tag(row[0], name));
    }
    for row in rows(CUES) {
        for (word, cue) in cue_forms(&row) {
            let entry = out.entry(word).or_default();
            if entry.cue.is_none() {
                *entry = Entry { tags: entry.tags.with(Tags::CUE), cue: Some(cue) };
            }
        }
    }
    out
}

/// The forms of a row of cues.tsv.
fn cue_forms(row: &[&'static str]) -> Vec<(&'static str, Cue)> {
    let class = class_named(row[1]);
    let frames = row[2].chars().fold(0, |sum, letter| sum | frame_bit(letter));
    let forms = row[3].split(' ').zip([Form::Third, Form::Past, Form::Participle, Form::Gerund]);
    let spelled = |(words, form): (&'static str, Form)| words.split('|').map(move |word| (word, form));
    // "read" is base, past and participle at once: the past is what articles use.
    let mut forms: Vec<_> = forms.flat_map(spelled).collect();
    forms.push((row[0], Form::Base));
    forms.into_iter().map(|(word, form)| (word, Cue { class, form, frames })).collect()
}

fn class_named(name: &str) -> CueClass {
    match name {
        "tell" => CueClass::Tell,
        "ask" => CueClass::Ask,
        "label" => CueClass::Label,
        "show" => CueClass::Show,
        "belief" => CueClass::Belief,
        _ => CueClass::Say,
    }
}

fn frame_bit(letter: char) -> u16 {
    match letter {
        'q' => 1,
        'c' => 2,
        't' => 4,
        'w' => 8,
        'o' => 16,
        'n' => 32,
        'b' => 64,
        'p' => 128,
        'a' => 256,
        'u' => 512,
        'i' => 1024,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_clean() {
        for (name, tsv) in [
            ("function_words", FUNCTION_WORDS),
            ("cues", CUES),
            ("speakers", SPEAKERS),
            ("titled", include_str!("../../data/titled.tsv")),
            ("offices", include_str!("../../data/offices.tsv")),
        ] {
            let mut words: Vec<&str> = rows(tsv).map(|r| r[0]).collect();
            let count = words.len();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), count, "{name}: a word stands twice");
            assert!(
                words.iter().all(|w| *w == w.to_lowercase().trim()),
                "{name}: lower case, no white space"
            );
        }
        for row in rows(FUNCTION_WORDS) {
            assert!(row[1].split(' ').all(|n| Tags::from_name(n).is_some()), "{row:?}");
        }
        for row in rows(SPEAKERS) {
            assert!(row[1].split(' ').all(|n| Tags::from_name(n).is_some()), "{row:?}");
        }
        for row in rows(CUES) {
            assert!(
                row[3].split(' ').count() == 4 && row[2].chars().all(|c| "qcbptwaonui-".contains(c)),
                "{row:?}"
            );
            assert!(["say", "tell", "ask", "label", "show", "belief"].contains(&row[1]), "{row:?}");
        }
    }

    #[test]
    fn forms() {
        let said = entry("said").cue.expect("a cue verb");
        assert!(said.form == Form::Past && said.takes_quote() && said.takes_clause());
        assert!(entry("thinking").cue.is_some_and(|c| !c.is_speech()));
        assert!(entry("table").cue.is_none());
    }
}
