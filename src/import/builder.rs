//! A draft's items and links → the parts of a document.

use super::draft::{Draft, DraftEntity, DraftItem, DraftLink};
use super::label::Meaning;
use super::problem::{Error, Problem};
use super::sources::Sources;
use crate::document::{
    Amount, Document, Entity, EntityId, Mention, Quote, QuoteId, QuoteKind, Source, Speaker, Status, Timex,
    TimexType,
};
use crate::export::flat::Role;
use crate::hash::HashMap;
use crate::{Label, day};

/// A document in the making.
pub(super) struct Builder {
    document: Document,
    items: Vec<DraftItem>,
    links: Vec<DraftLink>,
    entities: HashMap<String, EntityId>,
    /// The item of each key.
    keys: HashMap<String, usize>,
    /// The quotation of each item that is one.
    quotes: HashMap<usize, usize>,
    sources: Sources,
}

impl Builder {
    pub(super) fn new(draft: Draft) -> Builder {
        let keys = draft.items.iter().enumerate().filter(|(_, item)| !item.key.is_empty());
        let keys = keys.map(|(i, item)| (item.key.clone(), i)).collect();
        let document = Document { text: draft.text, date: draft.date, ..Document::default() };
        let (entities, quotes) = (HashMap::default(), HashMap::default());
        let sources = Sources::default();
        Builder { document, items: draft.items, links: draft.links, entities, keys, quotes, sources }
    }

    /// The document, each of whose items has one of `meanings`.
    ///
    /// # Errors
    /// When a link points nowhere.
    pub(super) fn build(mut self, meanings: &[Meaning]) -> Result<Document, Error> {
        self.add_all(meanings)?;
        self.link_all()?;
        Ok(Document { sources: self.sources.into_names(), ..self.document }.tidied())
    }

    fn add_all(&mut self, meanings: &[Meaning]) -> Result<(), Problem> {
        let items = std::mem::take(&mut self.items);
        // Mentions first: a speaker's words may be the first to name an entity, and then its label is not known.
        for (item, &meaning) in items.iter().zip(meanings) {
            if let Meaning::Mention(label) = meaning {
                self.mention(item, label)?;
            }
        }
        for (i, (item, &meaning)) in items.iter().zip(meanings).enumerate() {
            match meaning {
                Meaning::Date(kind) => self.date(item, kind)?,
                Meaning::Quote(kind) => self.quote(i, item, kind)?,
                Meaning::Mention(_) | Meaning::Speaker | Meaning::Cue => {}
            }
        }
        self.items = items;
        Ok(())
    }

    fn mention(&mut self, item: &DraftItem, label: Label) -> Result<(), Problem> {
        let entity = (!label.is_figure()).then(|| self.entity(item, label)).flatten();
        let amount = item.value.as_deref().filter(|_| label.is_figure()).and_then(amount);
        let found = Mention::found(item.span, label, item.score.unwrap_or(1.0), self.source(item)?);
        let (amount, status) = (amount.map(Box::new), item.status);
        self.document.mentions.push(Mention { entity, amount, status, ..found });
        Ok(())
    }

    /// The entity that the file ties `item` to, else the one of the same words and label.
    fn entity(&mut self, item: &DraftItem, label: Label) -> Option<EntityId> {
        let words = || format!("{}\u{0}{}", label.name(), item.span.of(&self.document.text));
        let same_words = || DraftEntity { key: words(), ..DraftEntity::default() };
        let said = item.entity.clone().unwrap_or_else(same_words);
        if let Some(&known) = self.entities.get(&said.key) {
            return Some(known);
        }
        let id = EntityId(self.document.entities.len() as u32);
        let name = said.name.unwrap_or_else(|| item.span.of(&self.document.text).to_owned());
        let wikidata = said.wikidata.filter(|id| is_wikidata(id));
        self.document.entities.push(Entity {
            label,
            name,
            mentions: Vec::new(),
            wikidata,
            related: None,
            gender: None,
        });
        self.entities.insert(said.key, id);
        Some(id)
    }

    /// What found it, as far as the file says.
    fn source(&mut self, item: &DraftItem) -> Result<Source, Problem> {
        match item.source.as_deref() {
            Some(name) => self.sources.named(name),
            None if item.status == Status::Added => Ok(Source::Human),
            None => self.sources.named("import"),
        }
    }

    fn date(&mut self, item: &DraftItem, kind: TimexType) -> Result<(), Problem> {
        let value = item.value.clone().unwrap_or_else(|| unknown_value(kind).to_owned());
        let day = day::parse(&value);
        let source = self.source(item)?;
        self.document.dates.push(Timex {
            span: item.span,
            kind,
            edtf: day.map(|d| d.to_string()),
            interval: day.map(|d| (d, d)),
            value,
            modifier: None,
            inferred: Vec::new(),
            alternatives: Vec::new(),
            score: item.score.unwrap_or(1.0),
            source,
            status: item.status,
        });
        Ok(())
    }

    fn quote(&mut self, i: usize, item: &DraftItem, kind: QuoteKind) -> Result<(), Problem> {
        self.quotes.insert(i, self.document.quotes.len());
        let source = self.source(item)?;
        self.document.quotes.push(Quote {
            span: item.span,
            kind,
            speaker: None,
            cue: None,
            continues: None,
            score: item.score.unwrap_or(1.0),
            source,
            status: item.status,
        });
        Ok(())
    }

    fn link_all(&mut self) -> Result<(), Error> {
        let links = std::mem::take(&mut self.links);
        super::problem::all(links.iter().map(|link| self.link(link))).map(drop)
    }

    fn link(&mut self, link: &DraftLink) -> Result<(), Problem> {
        let Some(role) = Role::named(&link.role) else { return Ok(()) };
        let item = |key: &str| {
            let found = self.keys.get(key).copied();
            found.ok_or_else(|| Problem::new(link.role.as_str(), format!("there is no {key:?} in the file")))
        };
        let (from, to) = (item(&link.from)?, item(&link.to)?);
        let Some(&quote) = self.quotes.get(&from) else {
            return Err(Problem::new(
                link.from.as_str(),
                format!("is no quotation, but has a {}", link.role),
            ));
        };
        let target = &self.items[to];
        match role {
            Role::SaidBy => {
                let entity = target.entity.as_ref().and_then(|e| self.entities.get(&e.key)).copied();
                self.document.quotes[quote].speaker = Some(Speaker { span: target.span, entity });
            }
            Role::ReportedBy => self.document.quotes[quote].cue = Some(target.span),
            Role::Continues => {
                let earlier = self.quotes.get(&to).map(|&q| QuoteId(q as u32));
                self.document.quotes[quote].continues = earlier;
            }
        }
        Ok(())
    }
}

fn is_wikidata(id: &str) -> bool {
    let number = id.strip_prefix('Q').unwrap_or_default();
    !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
}

/// TIMEX3's word for a value that is not known.
fn unknown_value(kind: TimexType) -> &'static str {
    match kind {
        TimexType::Date => "XXXX-XX-XX",
        TimexType::Time => "XXXX-XX-XXTXX:XX",
        TimexType::Duration | TimexType::Set => "PXX",
    }
}

/// "3200000000 USD".
fn amount(said: &str) -> Option<Amount> {
    let (value, unit) = said.split_once(' ')?;
    let value: f64 = value.parse().ok()?;
    value.is_finite().then(|| Amount { value, unit: unit.to_owned() })
}
