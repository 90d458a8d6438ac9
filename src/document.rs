//! What an annotated article is: the text and what was found in it.

mod custom;
pub(crate) mod tidy;

pub use custom::CustomLabel;

use crate::text::Span;
use jiff::civil::Date;

macro_rules! labels {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),* $(,)?) => {
        /// What kind of thing a name or figure stands for.
        ///
        /// ```
        /// use rubricator::Label;
        /// assert_eq!(Label::Person.name(), "person");
        /// assert!(Label::ALL.contains(&Label::Law));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Label {
            $($(#[$doc])* $variant,)*
            /// A label of a person's own making.
            Custom(CustomLabel),
        }

        impl Label {
            /// Every label but those of a person's own making, in display order.
            pub const ALL: &'static [Label] = &[$(Label::$variant),*];

            /// The label's name in every format: lower case, English.
            ///
            /// ```
            /// assert_eq!(rubricator::Label::Place.name(), "place");
            /// ```
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Label::$variant => $name,)* Label::Custom(custom) => custom.name() }
            }

            /// The label called `name`, if there is one; none of a person's own making.
            ///
            /// ```
            /// use rubricator::Label;
            /// assert_eq!(Label::from_name("money"), Some(Label::Money));
            /// assert_eq!(Label::from_name("hospital"), None);
            /// ```
            #[must_use]
            pub fn from_name(name: &str) -> Option<Label> {
                match name { $($name => Some(Label::$variant),)* _ => None }
            }
        }
    };
}

labels! {
    /// People and families, without titles.
    Person = "person",
    /// Companies, agencies, parties, teams, media, armed groups.
    Organization = "organization",
    /// Countries, regions, cities, buildings, streets, seas.
    Place = "place",
    /// Nationalities, religions, political affiliations, peoples.
    Group = "group",
    /// Named wars, storms, tournaments, holidays.
    Event = "event",
    /// Titles of books, films, songs, reports; prizes.
    Work = "work",
    /// Named laws, treaties, agreements.
    Law = "law",
    /// Named vehicles, weapons, drugs, devices, software.
    Product = "product",
    /// An amount of money.
    Money = "money",
    /// A percentage.
    Percent = "percent",
    /// A number with a unit of measure.
    Quantity = "quantity",
}

impl Label {
    /// The label called `name` in any case, else one of a person's own making. `None` where no label can have that name.
    ///
    /// ```
    /// use rubricator::Label;
    /// assert_eq!(Label::named("Place"), Some(Label::Place));
    /// assert_eq!(Label::named("hospital").map(Label::name), Some("hospital"));
    /// assert_eq!(Label::named("two words"), None);
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Label> {
        Label::from_name(&name.to_lowercase()).or_else(|| CustomLabel::new(name).map(Label::Custom))
    }

    /// Whether the label is for figures (amounts), which belong to no entity.
    ///
    /// ```
    /// use rubricator::Label;
    /// assert!(Label::Money.is_figure() && !Label::Person.is_figure());
    /// ```
    #[must_use]
    pub fn is_figure(self) -> bool {
        matches!(self, Label::Money | Label::Percent | Label::Quantity)
    }
}

/// What found an annotation.
///
/// ```
/// use rubricator::document::Source;
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// assert_eq!(document.mentions[0].source, Source::Model);
/// assert!(matches!(document.dates[0].source, Source::Rule(_)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// The trained tagger.
    Model,
    /// A rule, by its name.
    Rule(&'static str),
    /// A person.
    Human,
    /// Something that this version does not know, read from a file: index of its name in [`Document::sources`].
    Named(u16),
}

/// What a person has said of an annotation.
///
/// ```
/// use rubricator::document::Status;
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// assert_eq!(document.quotes[0].status, Status::Machine);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// Found by the machine, not looked at yet.
    #[default]
    Machine,
    /// Found by the machine and confirmed.
    Accepted,
    /// Found by the machine and changed.
    Edited,
    /// Made by a person.
    Added,
    /// Found by the machine and refused; kept so that the refusal is remembered.
    Rejected,
}

impl Status {
    /// Every status.
    pub const ALL: [Status; 5] =
        [Status::Machine, Status::Accepted, Status::Edited, Status::Added, Status::Rejected];

    /// The name in native JSON.
    ///
    /// ```
    /// use rubricator::document::Status;
    /// assert_eq!(Status::Machine.name(), "machine");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Status::Machine => "machine",
            Status::Accepted => "accepted",
            Status::Edited => "edited",
            Status::Added => "added",
            Status::Rejected => "rejected",
        }
    }
}

/// Index of an [`Entity`] in [`Document::entities`].
///
/// ```
/// use rubricator::document::EntityId;
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// assert_eq!(document.mentions[0].entity, Some(EntityId(0)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

/// Index of a [`Quote`] in [`Document::quotes`].
///
/// ```
/// use rubricator::document::QuoteId;
/// let text = "“We won,” said Zoë Li, “and they lost.”";
/// let document = rubricator::annotate(text, None, &rubricator::Model::builtin());
/// assert_eq!(document.quotes[1].continues, Some(QuoteId(0)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QuoteId(pub u32);

/// A name or figure where it stands in the text.
///
/// ```
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// let mention = &document.mentions[0];
/// assert_eq!(mention.span.of(text), "Zoë Li");
/// assert_eq!(mention.label.name(), "person");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands: without title, leading "the" or trailing possessive.
    pub span: Span,
    /// What kind of thing it names here.
    pub label: Label,
    /// How sure we are, 0 to 1.
    pub score: f32,
    /// What found it.
    pub source: Source,
    /// The entity it stands for; `None` for figures.
    pub entity: Option<EntityId>,
    /// The normal form of a figure.
    pub amount: Option<Amount>,
    /// What a person has said of it.
    pub status: Status,
}

/// The normal form of a figure: "$3.2 billion" is 3.2e9 USD.
///
/// ```
/// let text = "The wall cost $3.2 billion.";
/// let document = rubricator::annotate(text, None, &rubricator::Model::builtin());
/// let amount = document.mentions[0].amount.as_ref().unwrap();
/// assert_eq!((amount.value, &*amount.unit), (3.2e9, "USD"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// The number.
    pub value: f64,
    /// ISO 4217 code, `%`, or the symbol of an SI or customary unit.
    pub unit: String,
}

/// Someone or something that the article names, once or often.
///
/// ```
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// assert_eq!(document.entities[0].name, "Zoë Li");
/// assert_eq!(document.entities[0].mentions, [0]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// The label that most of its mentions have.
    pub label: Label,
    /// Its full name in this article.
    pub name: String,
    /// Indices into [`Document::mentions`], in text order, never empty.
    pub mentions: Vec<u32>,
    /// Its Wikidata id where a gazetteer knows it ("Q717").
    pub wikidata: Option<String>,
    /// Another entity it belongs to, as a nationality to its country; a relation, not a merge.
    pub related: Option<EntityId>,
    /// A person's gender, where a title or given name tells: for pronouns, not for show.
    pub gender: Option<Gender>,
}

/// Which pronouns a person goes by, as far as titles and given names tell.
///
/// ```
/// use rubricator::document::Gender;
/// let text = "Mrs. Li won.";
/// let document = rubricator::annotate(text, None, &rubricator::Model::builtin());
/// assert_eq!(document.entities[0].gender, Some(Gender::Feminine));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "She", "her".
    Feminine,
    /// "He", "him".
    Masculine,
}

/// The TIMEX3 type of a temporal expression.
///
/// ```
/// use rubricator::document::TimexType;
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// assert_eq!(document.dates[0].kind, TimexType::Date);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimexType {
    /// A calendar date or longer calendar period.
    Date,
    /// A time or part of a day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

impl TimexType {
    /// Every type.
    pub const ALL: [TimexType; 4] = [TimexType::Date, TimexType::Time, TimexType::Duration, TimexType::Set];

    /// The name in TimeML.
    ///
    /// ```
    /// use rubricator::document::TimexType;
    /// assert_eq!(TimexType::Set.name(), "SET");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            TimexType::Date => "DATE",
            TimexType::Time => "TIME",
            TimexType::Duration => "DURATION",
            TimexType::Set => "SET",
        }
    }
}

/// A temporal expression (TimeML's TIMEX3) and its value.
///
/// ```
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// let date = &document.dates[0];
/// assert_eq!((date.span.of(text), &*date.value), ("Tuesday", "2025-02-04"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// As in TimeML: prepositions outside, modifiers inside.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimexType,
    /// TIMEX3 value: `2025-02-01`, `2025-W04`, `P3D`, `PRESENT_REF`, `XXXX-02-01`.
    pub value: String,
    /// TIMEX3 modifier: `START`, `MID`, `END`, `APPROX`, `MORE_THAN`, …
    pub modifier: Option<&'static str>,
    /// Extended Date/Time Format (ISO 8601-2) where it can say the value.
    pub edtf: Option<String>,
    /// First and last day covered, where the value is a calendar period.
    pub interval: Option<(Date, Date)>,
    /// Parts of the value that the text does not state: `year`, `month`, `day`, `week`.
    pub inferred: Vec<&'static str>,
    /// Other readings, as TIMEX3 values.
    pub alternatives: Vec<String>,
    /// How sure we are, 0 to 1.
    pub score: f32,
    /// The rule that found it.
    pub source: Source,
    /// What a person has said of it.
    pub status: Status,
}

/// How words are reported.
///
/// ```
/// use rubricator::document::QuoteKind;
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// assert_eq!(document.quotes[0].kind, QuoteKind::Direct);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// A whole quoted utterance, marks included.
    Direct,
    /// A quoted fragment in a reported sentence, marks included.
    Mixed,
    /// Reported speech without marks.
    Indirect,
}

impl QuoteKind {
    /// Every kind.
    pub const ALL: [QuoteKind; 3] = [QuoteKind::Direct, QuoteKind::Mixed, QuoteKind::Indirect];

    /// The name in every format.
    ///
    /// ```
    /// use rubricator::document::QuoteKind;
    /// assert_eq!(QuoteKind::Mixed.name(), "mixed");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            QuoteKind::Direct => "direct",
            QuoteKind::Mixed => "mixed",
            QuoteKind::Indirect => "indirect",
        }
    }
}

/// Who said a quotation.
///
/// ```
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// let speaker = document.quotes[0].speaker.as_ref().unwrap();
/// assert_eq!(speaker.span.of(text), "Zoë Li");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The words that name the speaker here: a name, a pronoun, a noun phrase.
    pub span: Span,
    /// The entity they stand for, where known.
    pub entity: Option<EntityId>,
}

/// A quotation: what was said, by whom, and the verb that says so.
///
/// ```
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// let quote = &document.quotes[0];
/// assert_eq!(quote.span.of(text), "“We won,”");
/// assert_eq!(quote.cue.map(|cue| cue.of(text)), Some("said"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// What was said; quotation marks included.
    pub span: Span,
    /// Direct, mixed or indirect.
    pub kind: QuoteKind,
    /// Who said it; `None` when the text does not say.
    pub speaker: Option<Speaker>,
    /// The words that report the speech: "said", "according to".
    pub cue: Option<Span>,
    /// The quotation that this one continues ("…," he said, "…").
    pub continues: Option<QuoteId>,
    /// How sure we are, of span and speaker together, 0 to 1.
    pub score: f32,
    /// The rule that found it.
    pub source: Source,
    /// What a person has said of it.
    pub status: Status,
}

/// An annotated article. See [`Document::check`] for what always holds.
///
/// ```
/// let text = "“We won,” said Zoë Li on Tuesday.";
/// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
/// assert_eq!((document.mentions.len(), document.dates.len(), document.quotes.len()), (1, 1, 1));
/// ```
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Document {
    /// The text exactly as given.
    pub text: String,
    /// The published date used: given by the caller, else found in the text.
    pub date: Option<Date>,
    /// Names and figures in text order.
    pub mentions: Vec<Mention>,
    /// Who and what the mentions stand for, in order of first mention.
    pub entities: Vec<Entity>,
    /// Temporal expressions in text order.
    pub dates: Vec<Timex>,
    /// Quotations in text order, an outer one before an inner one.
    pub quotes: Vec<Quote>,
    /// Names of the sources that [`Source::Named`] points at; empty unless read from a file.
    pub sources: Vec<String>,
}

impl Document {
    /// Checks every invariant and says which does not hold: spans in bounds, on character boundaries, not empty and
    /// in text order; mentions and entities point at each other; `continues` points back.
    ///
    /// ```
    /// let text = "“We won,” said Zoë Li on Tuesday.";
    /// let document = rubricator::annotate(text, "2025-02-06".parse().ok(), &rubricator::Model::builtin());
    /// assert!(document.check().is_ok());
    /// ```
    ///
    /// # Errors
    /// One sentence that names the annotation at fault.
    pub fn check(&self) -> Result<(), String> {
        self.check_order("mention", self.mentions.iter().map(|m| m.span))?;
        self.check_order("date", self.dates.iter().map(|d| d.span))?;
        self.check_order("quote", self.quotes.iter().map(|q| q.span))?;
        self.check_entities()?;
        self.check_quotes()
    }

    fn check_span(&self, what: &str, span: Span) -> Result<(), String> {
        match self.text.get(span.range()) {
            Some(inside) if !inside.is_empty() => Ok(()),
            _ => Err(format!(
                "{what} {}..{} is empty or not on character boundaries",
                span.start(),
                span.end()
            )),
        }
    }

    fn check_order(&self, what: &str, spans: impl Iterator<Item = Span>) -> Result<(), String> {
        let mut last = (0, usize::MAX);
        for span in spans {
            self.check_span(what, span)?;
            let key = (span.start(), usize::MAX - span.end());
            if key < last && last != (0, usize::MAX) {
                return Err(format!("{what} {}..{} is out of order", span.start(), span.end()));
            }
            last = key;
        }
        Ok(())
    }

    fn check_entities(&self) -> Result<(), String> {
        for (i, mention) in self.mentions.iter().enumerate() {
            let listed = mention.entity.map(|e| {
                self.entities.get(e.0 as usize).map(|e| e.mentions.binary_search(&(i as u32)).is_ok())
            });
            if matches!(listed, Some(None | Some(false))) {
                return Err(format!("mention {i} points at an entity that does not list it"));
            }
        }
        for (i, entity) in self.entities.iter().enumerate() {
            let id = Some(EntityId(i as u32));
            let points_back = |&m: &u32| self.mentions.get(m as usize).is_some_and(|m| m.entity == id);
            if entity.mentions.is_empty() || !entity.mentions.iter().all(points_back) {
                return Err(format!(
                    "entity {i} ({}) lists no mention, or one that is not its own",
                    entity.name
                ));
            }
        }
        Ok(())
    }

    fn check_quotes(&self) -> Result<(), String> {
        for (i, quote) in self.quotes.iter().enumerate() {
            quote.cue.map_or(Ok(()), |cue| self.check_span("cue", cue))?;
            if let Some(speaker) = &quote.speaker {
                self.check_span("speaker", speaker.span)?;
                if speaker.entity.is_some_and(|e| e.0 as usize >= self.entities.len()) {
                    return Err(format!("quote {i} has a speaker that is no entity"));
                }
            }
            if quote.continues.is_some_and(|q| q.0 as usize >= i) {
                return Err(format!("quote {i} continues one that does not stand before it"));
            }
        }
        Ok(())
    }
}
