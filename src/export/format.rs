//! The formats: what each is called, for, and able to hold.

/// A file format that documents are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Native JSON.
    Native,
    /// W3C Web Annotation.
    W3c,
}

/// What there is to say of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Info {
    /// Its name on the command line and in the page's links.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// Extension of its files, without the dot.
    pub extension: &'static str,
    /// Media type of its files.
    pub media_type: &'static str,
    /// What reads it.
    pub purpose: &'static str,
    /// What of a document it holds.
    pub keeps: &'static str,
    /// What of a document it has no place for.
    pub drops: &'static str,
}

impl Format {
    /// Every format, in the order to show them.
    pub const ALL: &'static [Format] = &[Format::Native, Format::W3c];

    /// The format called `id`, if there is one.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Format> {
        Format::ALL.iter().copied().find(|f| f.info().id == id)
    }

    /// What there is to say of it.
    #[must_use]
    pub fn info(self) -> &'static Info {
        match self {
            Format::Native => &Info {
                id: "native",
                name: "Rubricator JSON",
                extension: "json",
                media_type: "application/json",
                purpose: "Rubricator itself: to go on working, and for programs of your own",
                keeps: "everything",
                drops: "nothing",
            },
            Format::W3c => &Info {
                id: "w3c",
                name: "W3C Web Annotation",
                extension: "jsonld",
                media_type: "application/ld+json",
                purpose: "Recogito, Hypothesis-like clients, linked data",
                keeps: "every span with its label, entity names and Wikidata links, dates' values, speakers, cues",
                drops: "the text, scores, intervals and other readings of dates",
            },
        }
    }
}
