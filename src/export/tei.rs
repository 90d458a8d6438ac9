//! TEI P5: names, dates and speech as elements in the text, entities beside it. Spans that cross others are spans between
//! anchors, so that nothing is lost. The body stripped of tags is the source text.

use super::flat::{self, Item, Link, Part, Role};
use super::inline::{self, Mark};
use super::{Outgoing, Reason, choose, xml};
use crate::Label;
use crate::document::{Document, Entity, EntityId, QuoteKind, Timex, TimexType};
use crate::segment::Segments;
use crate::text::Span;

pub(super) fn write(out: &mut Outgoing) -> Vec<u8> {
    let document = out.document;
    out.note(xml::unwritables(&document.text), Reason::Unwritable);
    let items = flat::items(document);
    let (nested, crossing) = nest(document, &items);
    let links = flat::links(document);
    let writer = Writer { document, links: &links };
    let paragraphs = paragraphs(document).into_iter().map(|span| inline::around(span, "p", &[]));
    let mut marks: Vec<Mark> = paragraphs.collect();
    marks.extend(crossing.iter().flat_map(anchors));
    marks.extend(nested.into_iter().map(|item| writer.element(item)));
    let mut tei = header(out);
    tei.extend(["<text><body>", &inline::write(&document.text, marks, xml::push_text), "</body></text>\n"]);
    tei.push_str("<standOff>\n");
    writer.entities(&mut tei);
    writer.crossing(&mut tei, &crossing);
    tei.push_str("</standOff>\n</TEI>\n");
    tei.into_bytes()
}

fn paragraphs(document: &Document) -> Vec<Span> {
    Segments::new(&document.text).paragraphs.iter().map(|p| p.span).collect()
}

/// The items that fit as elements inside paragraphs, and those that cross something.
fn nest<'i>(document: &Document, items: &'i [Item]) -> (Vec<&'i Item>, Vec<&'i Item>) {
    let paragraphs = paragraphs(document);
    let inside = |item: &&Item| {
        let next = paragraphs.partition_point(|p| p.start() <= item.span.start());
        next > 0 && paragraphs[next - 1].contains(item.span)
    };
    let (within, mut crossing): (Vec<_>, Vec<_>) = items.iter().partition(inside);
    let choice = choose::nested(&within.iter().map(|i| i.span).collect::<Vec<_>>());
    crossing.extend(choice.dropped.iter().map(|&i| within[i]));
    crossing.sort_by_key(|item| item.part);
    (choice.kept.into_iter().map(|i| within[i]).collect(), crossing)
}

fn header(out: &Outgoing) -> String {
    let mut tei = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n<teiHeader>\n\
         <fileDesc>\n<titleStmt><title>",
    );
    xml::push_text(&mut tei, out.options.id.unwrap_or("Article"));
    tei.push_str(
        "</title></titleStmt>\n<publicationStmt><p>Unpublished</p></publicationStmt>\n\
         <sourceDesc><p>A news article, annotated with Rubricator</p></sourceDesc>\n</fileDesc>\n",
    );
    if let Some(day) = out.document.date {
        tei.push_str("<profileDesc><creation>");
        xml::push_tag(&mut tei, "date", &[("when", &day.to_string())], "/>");
        tei.push_str("</creation></profileDesc>\n");
    }
    tei.push_str("</teiHeader>\n");
    tei
}

fn anchors(item: &&Item) -> [Mark; 2] {
    let anchor = |at, edge: &str| {
        let mut tag = String::new();
        xml::push_tag(&mut tag, "anchor", &[("xml:id", &format!("{}.{edge}", item.part))], "/>");
        Mark::At { at, tag }
    };
    [anchor(item.span.start(), "start"), anchor(item.span.end(), "end")]
}

struct Writer<'d> {
    document: &'d Document,
    links: &'d [Link],
}

impl Writer<'_> {
    fn element(&self, item: &Item) -> Mark {
        let id = item.part.to_string();
        let (name, mut attributes) = self.said_of(item);
        attributes.insert(0, ("xml:id", id));
        let borrowed: Vec<_> = attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
        inline::around(item.span, name, &borrowed)
    }

    /// The element for an item, and its attributes.
    fn said_of(&self, item: &Item) -> (&'static str, Vec<(&'static str, String)>) {
        match item.part {
            Part::Mention(i) => self.mention(i),
            Part::Date(i) => date(&self.document.dates[i]),
            Part::Quote(i) => ("said", self.quote(i)),
            Part::Speaker(_) => ("rs", self.reference(item.entity, vec![("type", "speaker".to_owned())])),
            Part::Cue(_) => ("seg", vec![("type", "cue".to_owned())]),
        }
    }

    fn reference(
        &self,
        entity: Option<EntityId>,
        mut attributes: Vec<(&'static str, String)>,
    ) -> Vec<(&'static str, String)> {
        attributes.extend(entity.map(|e| ("ref", format!("#{}", entity_id(e)))));
        attributes
    }

    fn mention(&self, i: usize) -> (&'static str, Vec<(&'static str, String)>) {
        let mention = &self.document.mentions[i];
        let own_type = vec![("type", mention.label.name().to_owned())];
        if mention.label.is_figure() {
            let amount = mention.amount.iter();
            let said = amount.flat_map(|a| [("quantity", a.value.to_string()), ("unit", a.unit.clone())]);
            return ("measure", own_type.into_iter().chain(said).collect());
        }
        match mention.label {
            Label::Person => ("persName", self.reference(mention.entity, Vec::new())),
            Label::Organization => ("orgName", self.reference(mention.entity, Vec::new())),
            Label::Place => ("placeName", self.reference(mention.entity, Vec::new())),
            _ => ("name", self.reference(mention.entity, own_type)),
        }
    }

    /// `who` is the entity, or the words that name the speaker; `corresp` points at those words and at the cue.
    fn quote(&self, i: usize) -> Vec<(&'static str, String)> {
        let quote = &self.document.quotes[i];
        let linked = |role| {
            let from = Part::Quote(i);
            self.links.iter().find(move |l| l.from == from && l.role == role).map(|l| format!("#{}", l.to))
        };
        let words = [Role::SaidBy, Role::ReportedBy].into_iter().filter_map(linked);
        let words = words.collect::<Vec<_>>().join(" ");
        let entity = quote.speaker.as_ref().and_then(|s| s.entity).map(|e| format!("#{}", entity_id(e)));
        let direct = if quote.kind == QuoteKind::Indirect { "false" } else { "true" };
        let mut attributes = vec![("direct", direct.to_owned())];
        attributes.extend((quote.kind == QuoteKind::Mixed).then(|| ("rend", "mixed".to_owned())));
        attributes.extend(entity.or_else(|| linked(Role::SaidBy)).map(|who| ("who", who)));
        attributes.extend((!words.is_empty()).then_some(("corresp", words)));
        attributes.extend(linked(Role::Continues).map(|before| ("prev", before)));
        attributes
    }

    fn entities(&self, tei: &mut String) {
        for list in &LISTS {
            let List { element, entry, name, .. } = list;
            let all = self.document.entities.iter().enumerate();
            let mut all = all.filter(|(_, e)| list.holds(e.label)).peekable();
            if all.peek().is_some() {
                tei.extend(["<", element, ">\n"]);
                all.for_each(|(i, e)| push_entity(tei, entry, name, EntityId(i as u32), e));
                tei.extend(["</", element, ">\n"]);
            }
        }
    }

    /// The spans that could be no elements, between their anchors.
    fn crossing(&self, tei: &mut String, crossing: &[&Item]) {
        if crossing.is_empty() {
            return;
        }
        tei.push_str("<spanGrp>\n");
        for item in crossing {
            let (name, said) = self.said_of(item);
            let value = flat::value(self.document, item.part);
            let id = item.part.to_string();
            let (from, to) = (format!("#{id}.start"), format!("#{id}.end"));
            let mut attributes = vec![("xml:id", &*id), ("type", item.label), ("from", &from), ("to", &to)];
            attributes.extend(value.as_deref().map(|v| ("n", v)));
            // A span may not say all that an element may: only what points elsewhere.
            let pointing = said.iter().filter(|(name, _)| matches!(*name, "corresp" | "prev"));
            attributes.extend(pointing.map(|(name, value)| (*name, value.as_str())));
            let stands_for = said.iter().find(|(name, _)| matches!(*name, "ref" | "who"));
            attributes.extend(stands_for.map(|(_, value)| ("ana", value.as_str())));
            xml::push_tag(tei, "span", &attributes, ">");
            xml::push_text(tei, name);
            tei.push_str("</span>\n");
        }
        tei.push_str("</spanGrp>\n");
    }
}

/// Where entities stand: the elements of a list, of its entries and of their names.
struct List {
    element: &'static str,
    entry: &'static str,
    name: &'static str,
    /// Whose entities; none for those that no other list has.
    label: Option<Label>,
}

const LISTS: [List; 4] = [
    List { element: "listPerson", entry: "person", name: "persName", label: Some(Label::Person) },
    List { element: "listOrg", entry: "org", name: "orgName", label: Some(Label::Organization) },
    List { element: "listPlace", entry: "place", name: "placeName", label: Some(Label::Place) },
    List { element: "listNym", entry: "nym", name: "form", label: None },
];

impl List {
    fn holds(&self, label: Label) -> bool {
        match self.label {
            Some(own) => own == label,
            None => LISTS.iter().all(|list| list.label != Some(label)),
        }
    }
}

fn push_entity(tei: &mut String, element: &str, name: &str, id: EntityId, entity: &Entity) {
    let own_type = (element == "nym").then(|| ("type", entity.label.name()));
    let id = entity_id(id);
    let attributes: Vec<_> = [("xml:id", &*id)].into_iter().chain(own_type).collect();
    xml::push_tag(tei, element, &attributes, ">");
    xml::push_tag(tei, name, &[], ">");
    xml::push_text(tei, &entity.name);
    tei.extend(["</", name, ">"]);
    if let Some(wikidata) = &entity.wikidata {
        xml::push_tag(tei, "idno", &[("type", "Wikidata")], ">");
        xml::push_text(tei, wikidata);
        tei.push_str("</idno>");
    }
    tei.extend(["</", element, ">\n"]);
}

fn entity_id(entity: EntityId) -> String {
    format!("e{}", entity.0 + 1)
}

/// A date or time with what TEI can say of its value. The TIMEX3 value goes along where TEI has no word for it.
fn date(date: &Timex) -> (&'static str, Vec<(&'static str, String)>) {
    let element = if date.kind == TimexType::Time { "time" } else { "date" };
    let mut attributes = vec![("type", date.kind.name().to_owned()), ("n", date.value.clone())];
    match (date.kind, date.interval) {
        (TimexType::Date, Some((first, last))) if first == last => {
            attributes.push(("when", first.to_string()))
        }
        (TimexType::Date, Some((first, last))) => {
            attributes.extend([("from", first.to_string()), ("to", last.to_string())]);
        }
        (TimexType::Duration, _) if is_duration(&date.value) => attributes.push(("dur", date.value.clone())),
        _ => {}
    }
    (element, attributes)
}

/// Whether XML Schema, too, has `value` as a duration: TIMEX3's weeks, decades and unknown numbers are none.
fn is_duration(value: &str) -> bool {
    let (date, time) = value.strip_prefix('P').map_or(("", ""), |v| v.split_once('T').unwrap_or((v, "")));
    let parts = |mut rest: &str, units: &str| {
        let mut units = units.chars();
        while !rest.is_empty() {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let unit = rest[digits..].chars().next();
            if digits == 0 || unit.is_none() || !units.any(|u| Some(u) == unit) {
                return false;
            }
            rest = &rest[digits + 1..];
        }
        true
    };
    let empty = date.is_empty() && time.is_empty() || value.ends_with('T');
    !empty && parts(date, "YMD") && parts(time, "HMS")
}

#[cfg(test)]
mod tests {
    use super::is_duration;

    #[test]
    fn durations_as_xml_schema_has_them() {
        for yes in ["P3D", "P1Y2M", "PT5M", "P1DT12H"] {
            assert!(is_duration(yes), "{yes}");
        }
        for no in ["P3W", "PXD", "P", "PT", "P1D2M", "P1DE", "3D", "P1.5D", "", "Pé"] {
            assert!(!is_duration(no), "{no}");
        }
    }
}
