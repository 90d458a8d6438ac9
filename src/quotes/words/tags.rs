//! What a word can be: its classes as a set.

use super::Cue;

/// A set of word classes, and the cue verb that the word is a form of: in eight bytes, for there is one for each word of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tags(u64);

macro_rules! tags {
    ($($(#[$doc:meta])* $name:ident = $bit:literal $text:literal),* $(,)?) => {
        impl Tags {
            $($(#[$doc])* pub(crate) const $name: Tags = Tags(1 << $bit);)*

            pub(super) fn from_name(name: &str) -> Option<Tags> {
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
    /// What something is said in: "speech", "letter".
    OCCASION = 43 "occasion",
    /// Ends as an English plural does.
    PLURAL = 44 "plural",
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

    /// From which bit on the cue verb stands.
    const CUE_VERB: u32 = 45;

    /// The same of a form of a cue verb.
    pub(crate) fn with_cue(self, cue: Cue) -> Tags {
        Tags(self.0 | Tags::CUE.0 | cue.bits() << Tags::CUE_VERB)
    }

    /// The cue verb that the word is a form of.
    pub(crate) fn cue(self) -> Option<Cue> {
        Cue::from_bits(self.0 >> Tags::CUE_VERB).filter(|_| self.any(Tags::CUE))
    }

    /// The classes alone.
    pub(crate) fn classes(self) -> Tags {
        Tags(self.0 & ((1 << Tags::CUE_VERB) - 1))
    }

    /// The classes of both.
    pub(crate) const fn with(self, other: Tags) -> Tags {
        Tags(self.0 | other.0)
    }
}
