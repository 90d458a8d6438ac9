//! The formats: what each is called, for, and able to hold.

macro_rules! formats {
    ($($variant:ident: $id:literal, $name:literal, $extension:literal, $media_type:literal,
       $purpose:literal, $keeps:literal, $drops:literal;)*) => {
        /// A file format that documents are written in.
        ///
        /// ```
        /// use rubricator::export::Format;
        /// assert!(Format::ALL.contains(&Format::Tei));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Format { $(#[doc = concat!($name, ".")] $variant),* }

        impl Format {
            /// Every format, in the order to show them.
            pub const ALL: &'static [Format] = &[$(Format::$variant),*];

            /// What there is to say of it.
            ///
            /// ```
            /// use rubricator::export::Format;
            /// assert_eq!(Format::Markdown.info().extension, "md");
            /// ```
            #[must_use]
            pub fn info(self) -> &'static Info {
                match self {
                    $(Format::$variant => &Info {
                        id: $id,
                        name: $name,
                        extension: $extension,
                        media_type: $media_type,
                        purpose: $purpose,
                        keeps: $keeps,
                        drops: $drops,
                    }),*
                }
            }
        }
    };
}

/// What there is to say of a format.
///
/// ```
/// use rubricator::export::Format;
/// let info = Format::Brat.info();
/// assert_eq!((info.id, info.media_type), ("brat", "application/zip"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
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
    /// The format called `id`, if there is one.
    ///
    /// ```
    /// use rubricator::export::Format;
    /// assert_eq!(Format::from_id("spacy"), Some(Format::Spacy));
    /// assert_eq!(Format::from_id("papyrus"), None);
    /// ```
    #[must_use]
    pub fn from_id(id: &str) -> Option<Format> {
        Format::ALL.iter().copied().find(|f| f.info().id == id)
    }
}

formats! {
    Native: "native", "Rubricator JSON", "json", "application/json",
        "Rubricator itself: to go on working, and programs of your own",
        "everything",
        "nothing";
    W3c: "w3c", "W3C Web Annotation", "jsonld", "application/ld+json",
        "Recogito, clients like Hypothesis, linked data",
        "every span with its label, entity names and Wikidata links, values of dates, speakers, cues",
        "the text itself, scores, other readings of dates";
    Spacy: "spacy", "spaCy JSON", "json", "application/json",
        "Doc.from_json and DocBin: training and checking spaCy models",
        "tokens, sentences, every span with its label, Wikidata ids",
        "which names are one entity, who said what, values of dates";
    Prodigy: "prodigy", "Prodigy JSON lines", "jsonl", "application/jsonl",
        "Prodigy's span recipes",
        "tokens, every span with its label",
        "which names are one entity, who said what, values of dates";
    Doccano: "doccano", "doccano JSON lines", "jsonl", "application/jsonl",
        "doccano, sequence labelling",
        "every span with its label",
        "which names are one entity, who said what, values of dates";
    DoccanoGraphemes: "doccano-graphemes", "doccano JSON lines, grapheme mode", "jsonl", "application/jsonl",
        "doccano projects that count grapheme clusters",
        "every span with its label",
        "spans inside a grapheme cluster, which names are one entity, who said what, values of dates";
    DoccanoRelations: "doccano-relations", "doccano JSON lines with relations", "jsonl", "application/jsonl",
        "doccano, sequence labelling with relations",
        "every span with its label, who said what",
        "which names are one entity, values of dates";
    LabelStudio: "label-studio", "Label Studio tasks", "json", "application/json",
        "Label Studio: predictions, or annotations once a person has judged",
        "every span with its label and score, who said what, entities with their Wikidata ids, values",
        "who or what found a span, other readings of dates";
    LabelStudioConfig: "label-studio-config", "Label Studio set-up", "xml", "application/xml",
        "Label Studio: the labels that its tasks use",
        "labels and relations",
        "the article";
    Brat: "brat", "brat stand-off", "zip", "application/zip",
        "brat, and the many tools that read its .ann files",
        "every span with its label, who said what, which names are one entity, entity names and values as notes, Wikidata ids",
        "scores, other readings of dates, carriage returns (written as spaces)";
    Conll: "conll", "CoNLL-2003", "conll", "text/plain",
        "training of taggers in four columns",
        "tokens, sentences, names, figures and dates that overlap no other",
        "quotations, which names are one entity, values of dates, the white space of the text";
    Iob2: "iob2", "IOB2, two columns", "iob", "text/plain",
        "training and scoring of taggers, as with seqeval",
        "tokens, sentences, names, figures and dates that overlap no other",
        "quotations, which names are one entity, values of dates, the white space of the text";
    CasJson: "uima-json", "UIMA CAS JSON", "json", "application/json",
        "INCEpTION (jsoncas), cassis, UIMA",
        "tokens, sentences, every span with its label, values of dates, speakers, cues, Wikidata ids",
        "which names are one entity, scores, other readings of dates";
    CasXmi: "uima-xmi", "UIMA CAS XMI with type system", "zip", "application/zip",
        "INCEpTION, cassis, UIMA, DKPro",
        "tokens, sentences, every span with its label, values of dates, speakers, cues, Wikidata ids",
        "which names are one entity, scores, other readings of dates";
    Tei: "tei", "TEI P5", "xml", "application/tei+xml",
        "editions and corpora: oXygen, TEI Publisher",
        "paragraphs, every span (those that cross others between anchors), entities, speakers, cues, values of dates",
        "scores, sources, other readings of dates";
    TimeMl: "timeml", "TimeML", "tml", "application/xml",
        "temporal taggers and their scorers",
        "dates, their types, values and modifiers, the published date",
        "names, quotations, other readings of dates, how often a recurring time recurs, what a date is counted from";
    CsvMentions: "csv-mentions", "Mentions as CSV", "csv", "text/csv",
        "spreadsheets: one line a mention",
        "names and figures",
        "dates, quotations, the text";
    CsvEntities: "csv-entities", "Entities as CSV", "csv", "text/csv",
        "spreadsheets: one line an entity",
        "entities and how often each is named",
        "where they are named, dates, quotations, the text";
    CsvDates: "csv-dates", "Dates as CSV", "csv", "text/csv",
        "spreadsheets: one line a date",
        "dates, their values and readings",
        "names, quotations, the text";
    CsvQuotes: "csv-quotes", "Quotations as CSV", "csv", "text/csv",
        "spreadsheets: one line a quotation",
        "quotations, speakers, cues",
        "names, dates, the text";
    Markdown: "markdown", "Markdown report", "md", "text/markdown",
        "notes and messages: who said what, names, figures, dates",
        "quotations by speaker, entities, figures, dates",
        "the text, positions";
    Html: "html", "Web page", "html", "text/html",
        "reading and printing, without a network",
        "the article with its marks, quotations, entities, dates",
        "scores, spans that cross others";
    SchemaOrg: "schema-org", "schema.org JSON-LD", "jsonld", "application/ld+json",
        "search engines, linked data: put it in the article's page",
        "entities, Wikidata links, quotations with speakers, the time covered",
        "positions, the text, figures, cues";
    ICalendar: "icalendar", "Calendar", "ics", "text/calendar",
        "calendars: an event for each day that the article speaks of",
        "days, weeks, clock times, recurring times, each with its sentence",
        "names, quotations, lengths of time, months, years and longer periods";
    ICalendarPeriods: "icalendar-periods", "Calendar with months and years", "ics", "text/calendar",
        "calendars: months, seasons and years, too, as events of many days",
        "days, weeks, months, years, clock times, recurring times, each with its sentence",
        "names, quotations, lengths of time, periods longer than a year";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique() {
        for &format in Format::ALL {
            assert_eq!(Format::from_id(format.info().id), Some(format));
        }
        assert_eq!(Format::from_id("word"), None);
    }
}
