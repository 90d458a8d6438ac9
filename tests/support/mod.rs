//! Documents made by hand: what the exporters and importers are tested on.
#![allow(dead_code, reason = "each test file uses its own part")]

pub mod random;

use rubricator::document::{
    Amount, Document, Entity, EntityId, Mention, Quote, QuoteId, QuoteKind, Source, Speaker, Status, Timex,
    TimexType,
};
use rubricator::{Label, Span};

/// A document in the making. Words are found by their place in the text, counted from 0.
pub struct Builder {
    document: Document,
}

impl Builder {
    pub fn new(text: &str, date: &str) -> Builder {
        let date = date.parse().ok();
        Builder { document: Document { text: text.to_owned(), date, ..Document::default() } }
    }

    pub fn done(self) -> Document {
        let document = self.document.tidied();
        document.check().expect("a document made by hand holds together");
        document
    }

    pub fn document(&mut self) -> &mut Document {
        &mut self.document
    }

    /// Where `words` stand for the `nth` time.
    pub fn span(&self, words: &str, nth: usize) -> Span {
        let (start, _) = self.document.text.match_indices(words).nth(nth).expect(words);
        Span::new(start, start + words.len())
    }

    pub fn entity(&mut self, name: &str, label: Label, wikidata: Option<&str>) -> EntityId {
        let wikidata = wikidata.map(str::to_owned);
        let entity = Entity {
            label,
            name: name.to_owned(),
            mentions: Vec::new(),
            wikidata,
            related: None,
            gender: None,
        };
        self.document.entities.push(entity);
        EntityId(self.document.entities.len() as u32 - 1)
    }

    pub fn related(&mut self, entity: EntityId, to: EntityId) {
        self.document.entities[entity.0 as usize].related = Some(to);
    }

    pub fn mention(&mut self, words: &str, nth: usize, entity: EntityId) -> &mut Mention {
        let label = self.document.entities[entity.0 as usize].label;
        self.push_mention(self.span(words, nth), label, Some(entity), None)
    }

    pub fn figure(&mut self, words: &str, label: Label, value: f64, unit: &str) -> &mut Mention {
        let amount = Amount { value, unit: unit.to_owned() };
        self.push_mention(self.span(words, 0), label, None, Some(amount))
    }

    pub fn push_mention(
        &mut self,
        span: Span,
        label: Label,
        entity: Option<EntityId>,
        amount: Option<Amount>,
    ) -> &mut Mention {
        let (score, source, status) = (0.9, Source::Model, Status::Machine);
        self.document.mentions.push(Mention {
            span,
            label,
            score,
            source,
            entity,
            amount: amount.map(Box::new),
            status,
        });
        self.document.mentions.last_mut().expect("just pushed")
    }

    pub fn date(&mut self, words: &str, nth: usize, kind: TimexType, value: &str) -> &mut Timex {
        self.document.dates.push(Timex {
            span: self.span(words, nth),
            kind,
            value: value.to_owned(),
            modifier: None,
            edtf: None,
            interval: None,
            inferred: Vec::new(),
            alternatives: Vec::new(),
            score: 0.8,
            source: Source::Rule("day-month"),
            status: Status::Machine,
        });
        self.document.dates.last_mut().expect("just pushed")
    }

    pub fn quote(&mut self, words: &str, kind: QuoteKind) -> &mut Quote {
        self.document.quotes.push(Quote {
            span: self.span(words, 0),
            kind,
            speaker: None,
            cue: None,
            continues: None,
            score: 0.7,
            source: Source::Rule("said"),
            status: Status::Machine,
        });
        self.document.quotes.last_mut().expect("just pushed")
    }
}

/// A text that breaks naive offsets: an astral character first, accents composed and not, curly quotes, `&` and `<`,
/// CRLF, NBSP, right-to-left words, a mention over a line end, overlaps, a label of a person's own making.
pub fn nasty() -> Document {
    let text = "💩 “We won,” said Zoë Li on 3 May 2024 in Paris.\r\nAcme & Co <b> fell.\r\n\
                He\u{a0}paid $3.2 billion to Cafe\u{301} d’Or\nGmbH, ‏שלום‏ said. \"'=1+1'\"";
    let mut b = Builder::new(text, "2024-05-04");
    let zoe = b.entity("Zoë Li", Label::Person, Some("Q42"));
    let paris = b.entity("Paris", Label::Place, None);
    let acme = b.entity("Acme & Co <b>", Label::Organization, None);
    let cafe = b.entity("Cafe\u{301} d’Or GmbH", Label::Organization, None);
    let shalom = b.entity("שלום", Label::Person, None);
    b.mention("Zoë Li", 0, zoe).status = Status::Accepted;
    b.mention("Paris", 0, paris);
    b.mention("Acme & Co <b>", 0, acme);
    b.mention("Co", 0, acme).source = Source::Rule("suffix");
    b.mention("Cafe\u{301} d’Or\nGmbH", 0, cafe);
    b.mention("שלום", 0, shalom);
    let fall = b.entity("fell", Label::named("пожар_2").expect("a label"), None);
    b.mention("fell", 0, fall);
    b.figure("$3.2 billion", Label::Money, 3.2e9, "USD");
    let day = "2024-05-03".parse().expect("a day");
    let date = b.date("3 May 2024", 0, TimexType::Date, "2024-05-03");
    (date.edtf, date.interval) = (Some("2024-05-03".to_owned()), Some((day, day)));
    let (said, again) = (b.span("said", 0), b.span("said", 1));
    let (zoe_li, he) = (b.span("Zoë Li", 0), b.span("He", 0));
    let quote = b.quote("“We won,”", QuoteKind::Direct);
    (quote.cue, quote.speaker) = (Some(said), Some(Speaker { span: zoe_li, entity: Some(zoe) }));
    let quote = b.quote("\"'=1+1'\"", QuoteKind::Mixed);
    (quote.cue, quote.continues) = (Some(again), Some(QuoteId(0)));
    quote.speaker = Some(Speaker { span: he, entity: Some(zoe) });
    b.quote("won", QuoteKind::Indirect);
    b.done()
}

/// An article of our own with every feature that a document has.
pub fn article() -> Document {
    let mut b = Builder::new(include_str!("article.txt"), "2025-03-14");
    names(&mut b);
    figures(&mut b);
    dates(&mut b);
    quotes(&mut b);
    b.done()
}

fn names(b: &mut Builder) {
    let halden = b.entity("Ingrid Halden", Label::Person, Some("Q100001"));
    let okoro = b.entity("Samuel Okoro", Label::Person, None);
    let port = b.entity("Port of Vestby", Label::Organization, None);
    let norway = b.entity("Norway", Label::Place, Some("Q20"));
    let vestby = b.entity("Vestby", Label::Place, None);
    let group = b.entity("Norwegian", Label::Group, None);
    b.mention("Ingrid Halden", 0, halden).status = Status::Accepted;
    b.mention("Halden", 1, halden);
    b.mention("Samuel Okoro", 0, okoro).status = Status::Edited;
    b.mention("Okoro", 1, okoro);
    b.mention("Port of Vestby", 0, port);
    b.mention("Vestby", 0, vestby);
    b.mention("Norway", 0, norway);
    b.mention("Norwegian", 0, group);
    for (name, label) in [
        ("Storm Ylva", Label::Event),
        ("Ports of the North", Label::Work),
        ("Harbours Act", Label::Law),
        ("SeaGate 4", Label::Product),
    ] {
        let entity = b.entity(name, label, None);
        let mention = b.mention(name, 0, entity);
        (mention.source, mention.status, mention.score) = (Source::Human, Status::Added, 1.0);
    }
    let wrong = b.entity("Gate", Label::Product, None);
    b.mention("Gate", 0, wrong).status = Status::Rejected;
    b.related(group, norway);
}

fn figures(b: &mut Builder) {
    b.figure("€1.5 million", Label::Money, 1.5e6, "EUR");
    b.figure("12 percent", Label::Percent, 12.0, "%");
    b.figure("40 kilometers", Label::Quantity, 40.0, "km");
}

fn dates(b: &mut Builder) {
    let days = |first: &str, last: &str| Some((first.parse().expect(first), last.parse().expect(last)));
    let date = b.date("Thursday", 0, TimexType::Date, "2025-03-13");
    (date.edtf, date.interval) = (Some("2025-03-13".to_owned()), days("2025-03-13", "2025-03-13"));
    date.inferred = vec!["year", "month", "day"];
    let date = b.date("late February", 0, TimexType::Date, "2025-02");
    (date.modifier, date.interval) = (Some("END"), days("2025-02-01", "2025-02-28"));
    let date = b.date("04/05/2025", 0, TimexType::Date, "2025-05-04");
    (date.interval, date.alternatives) = (days("2025-05-04", "2025-05-04"), vec!["2025-04-05".to_owned()]);
    b.date("9:30 a.m. on March 12", 0, TimexType::Time, "2025-03-12T09:30").interval =
        days("2025-03-12", "2025-03-12");
    b.date("three weeks", 0, TimexType::Duration, "P3W");
    b.date("every Monday", 0, TimexType::Set, "XXXX-WXX-1");
    b.date("1998", 0, TimexType::Date, "1998").interval = days("1998-01-01", "1998-12-31");
}

fn quotes(b: &mut Builder) {
    let (first, second) = ("“The gate held,”", "“That is all that counts.”");
    let (halden, said) = (b.span("Halden", 1), b.span("said", 0));
    let speaker = Some(Speaker { span: halden, entity: Some(EntityId(0)) });
    let quote = b.quote(first, QuoteKind::Direct);
    (quote.speaker, quote.cue) = (speaker.clone(), Some(said));
    let quote = b.quote(second, QuoteKind::Direct);
    (quote.speaker, quote.cue, quote.continues) = (speaker, Some(said), Some(QuoteId(0)));
    let (he, called) = (b.span("He", 1), b.span("called", 0));
    let quote = b.quote("“a warning in concrete”", QuoteKind::Mixed);
    (quote.cue, quote.status) = (Some(called), Status::Edited);
    quote.speaker = Some(Speaker { span: he, entity: Some(EntityId(1)) });
    let (officials, according) = (b.span("two officials", 0), b.span("according to", 0));
    let quote = b.quote("the repairs will take three weeks", QuoteKind::Indirect);
    quote.speaker = Some(Speaker { span: officials, entity: None });
    quote.cue = Some(according);
    b.quote("“Never again.”", QuoteKind::Direct);
}
