//! What of a document a file could not hold.

use std::fmt;

/// Something that a file has no place for.
///
/// ```
/// use rubricator::export::{Note, Reason};
/// let note = Note { count: 2, reason: Reason::Overlaps };
/// assert_eq!(note.to_string(), "2 spans that overlap longer ones are left out");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// How many there are.
    pub count: usize,
    /// What they are, and why they are left out.
    pub reason: Reason,
}

macro_rules! reasons {
    ($($(#[$doc:meta])* $variant:ident: $one:literal, $many:literal;)*) => {
        /// Why part of a document is not in a file.
        ///
        /// ```
        /// use rubricator::export::{Note, Reason};
        /// assert!(Note { count: 1, reason: Reason::Rejected }.to_string().starts_with("1 annotation that you rejected"));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Reason { $($(#[$doc])* $variant),* }

        impl Reason {
            fn words(self, count: usize) -> &'static str {
                match (self, count) { $((Reason::$variant, 1) => $one, (Reason::$variant, _) => $many),* }
            }
        }
    };
}

reasons! {
    /// A person refused it.
    Rejected: "annotation that you rejected is left out", "annotations that you rejected are left out";
    /// It covers nothing but white space, where the format counts tokens.
    Blank: "span of white space is left out", "spans of white space are left out";
    /// spaCy's `ents` cannot overlap.
    NotInEnts: "span that overlaps a longer one is in `spans`, not in `ents`",
        "spans that overlap longer ones are in `spans`, not in `ents`";
    /// It starts or ends inside a grapheme cluster, where the format counts those.
    InsideGrapheme: "span that starts or ends inside a character as people count them is left out",
        "spans that start or end inside a character as people count them are left out";
    /// The format holds no overlaps, and a longer span stands there.
    Overlaps: "span that overlaps a longer one is left out", "spans that overlap longer ones are left out";
    /// The format's elements nest, and it crosses another.
    Crosses: "span that crosses another is not marked in the text", "spans that cross others are not marked in the text";
    /// XML, HTML or a column has no way to write it.
    Unwritable: "control character, which the format cannot hold, is written as U+FFFD",
        "control characters, which the format cannot hold, are written as U+FFFD";
    /// Readers in text mode swallow it, which would shift everything after it.
    CarriageReturn: "carriage return is written as a space", "carriage returns are written as spaces";
    /// A file that was read relates spans in a way that a document has no place for.
    OtherRelation: "relation that is no quotation’s speaker, cue or continuation is left out",
        "relations that are no quotation’s speaker, cue or continuation are left out";
    /// A file that was read says something of a span that a document has no place for.
    Remark: "remark on a span is left out", "remarks on spans are left out";
    /// A file that was read has an annotation that puts no label on words of the text.
    Unlabelled: "annotation that puts no label on words is left out",
        "annotations that put no label on words are left out";
    /// A file that was read has several annotations of the same text, and a document is one.
    Further: "further annotation of the same text is left out", "further annotations of the same text are left out";
    /// A calendar's events are on days, and it is a longer period or a part of no known day.
    NoDay: "date that is no day or week is left out", "dates that are no days or weeks are left out";
    /// A calendar's events are on days, and it is longer than a year or of no known days.
    NoPeriod: "date that is no day, week, month or year is left out",
        "dates that are no days, weeks, months or years are left out";
    /// A calendar's events are on days, and it says how long, not when.
    Length: "length of time, which has no day, is left out", "lengths of time, which have no day, are left out";
    /// A calendar has no rule for it, or the published day, on which a rule starts, is not known.
    NoRule: "recurring time that a calendar has no rule for is left out",
        "recurring times that a calendar has no rule for are left out";
    /// schema.org knows people and organizations as speakers, and it is another, or not known.
    SpeakerInWords: "speaker that is no person or organization known here is given in words alone",
        "speakers that are no persons or organizations known here are given in words alone";
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.count, self.reason.words(self.count))
    }
}
