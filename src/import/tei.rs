//! TEI P5 → a draft: names, dates and speech in the text, entities and crossing spans beside it.

use super::brat::utf8;
use super::draft::{Draft, DraftEntity, DraftItem, DraftLink};
use super::problem::{Error, Problem};
use crate::day;
use crate::document::TimexType;
use crate::export::flat::{CUE, Role, SPEAKER};
use crate::hash::{HashMap, HashSet};
use crate::text::Span;
use roxmltree::{Document as Xml, Node};

const XML: &str = "http://www.w3.org/XML/1998/namespace";

pub(super) fn read(bytes: &[u8]) -> Result<Draft, Error> {
    let xml = Xml::parse(utf8(bytes)?)
        .map_err(|e| Problem::new("", e.to_string()).at_line(e.pos().row as usize))?;
    let body = xml.descendants().find(|n| n.tag_name().name() == "body");
    let body = body.ok_or_else(|| Problem::new("", "has no <body>: it is no TEI text"))?;
    let cues = xml.descendants().filter(|n| n.attribute("type") == Some(CUE)).map(id).collect();
    let mut reader = Reader {
        xml: &xml,
        draft: Draft::default(),
        entities: entities(&xml),
        anchors: HashMap::default(),
        cues,
    };
    reader.walk(body)?;
    let spans = xml.descendants().filter(|n| n.tag_name().name() == "span");
    super::problem::all(spans.map(|span| reader.crossing(span)))?;
    reader.published();
    Ok(reader.draft)
}

fn id<'x>(node: Node<'x, 'x>) -> &'x str {
    node.attribute((XML, "id")).unwrap_or_default()
}

/// The first of the pointers under `name`, without its `#`.
fn pointer<'x>(node: Node<'x, 'x>, name: &str) -> Option<&'x str> {
    pointers(node, name).next()
}

fn pointers<'x>(node: Node<'x, 'x>, name: &str) -> impl Iterator<Item = &'x str> {
    node.attribute(name).unwrap_or_default().split_whitespace().filter_map(|p| p.strip_prefix('#'))
}

/// People, organisations, places and other names, by their ids.
fn entities(xml: &Xml) -> HashMap<String, DraftEntity> {
    let lists = ["person", "org", "place", "nym"];
    let entries = xml.descendants().filter(|n| lists.contains(&n.tag_name().name()) && !id(*n).is_empty());
    let entity = |node: Node| {
        let child = |name: &[&str]| {
            node.children().find(|c| name.contains(&c.tag_name().name())).and_then(|c| c.text())
        };
        let name = child(&["persName", "orgName", "placeName", "form"]).map(str::to_owned);
        let wikidata = child(&["idno"]).filter(|q| q.starts_with('Q')).map(str::to_owned);
        let key = node.attribute((XML, "id")).unwrap_or_default().to_owned();
        (key.clone(), DraftEntity { key, name, wikidata })
    };
    entries.map(entity).collect()
}

struct Reader<'x> {
    xml: &'x Xml<'x>,
    draft: Draft,
    entities: HashMap<String, DraftEntity>,
    /// Where each anchor stands.
    anchors: HashMap<String, usize>,
    /// Ids of cues.
    cues: HashSet<&'x str>,
}

/// Elements deeper than this are refused: recursion has an end.
const DEEPEST: usize = 200;

impl<'x> Reader<'x> {
    fn walk(&mut self, body: Node<'x, 'x>) -> Result<(), Problem> {
        self.children(body, 0)
    }

    fn children(&mut self, node: Node<'x, 'x>, depth: usize) -> Result<(), Problem> {
        for child in node.children() {
            if child.is_text() {
                self.draft.text.push_str(child.text().unwrap_or_default());
            } else if child.is_element() {
                self.element(child, depth)?;
            }
        }
        Ok(())
    }

    fn element(&mut self, node: Node<'x, 'x>, depth: usize) -> Result<(), Problem> {
        let line = || self.xml.text_pos_at(node.range().start).row as usize;
        if depth > DEEPEST {
            return Err(Problem::new("", "nests elements too deeply").at_line(line()));
        }
        let start = self.draft.text.len();
        self.anchors.insert(id(node).to_owned(), start);
        let place = self.draft.items.len();
        self.children(node, depth + 1)?;
        let span = Span::new(start, self.draft.text.len());
        if let Some(label) = label(node).filter(|_| !span.is_empty()) {
            let item = self.item(node, span, label);
            // Outer before inner, as they start.
            self.draft.items.insert(place, item);
        }
        Ok(())
    }

    fn item(&mut self, node: Node<'x, 'x>, span: Span, label: String) -> DraftItem {
        self.links(node);
        let entity = pointer(node, "ref").or_else(|| pointer(node, "nymRef"));
        let entity = entity.map(|key| self.entity(key));
        let amount =
            node.attribute("quantity").map(|q| format!("{q} {}", node.attribute("unit").unwrap_or_default()));
        let value = node.attribute("n").or_else(|| node.attribute("when")).or_else(|| node.attribute("dur"));
        let value = value.filter(|_| matches!(node.tag_name().name(), "date" | "time")).map(str::to_owned);
        DraftItem {
            key: id(node).to_owned(),
            span,
            label,
            entity,
            value: value.or(amount),
            ..DraftItem::default()
        }
    }

    fn entity(&self, key: &str) -> DraftEntity {
        self.entities
            .get(key)
            .cloned()
            .unwrap_or_else(|| DraftEntity { key: key.to_owned(), ..DraftEntity::default() })
    }

    /// What a quotation points at: the words of its speaker, its cue, an earlier quotation.
    fn links(&mut self, node: Node<'x, 'x>) {
        let from = id(node);
        let mut add = |role: Role, to: &str| {
            self.draft.links.push(DraftLink {
                from: from.to_owned(),
                role: role.name().to_owned(),
                to: to.to_owned(),
            });
        };
        for to in pointers(node, "corresp") {
            add(if self.cues.contains(to) { Role::ReportedBy } else { Role::SaidBy }, to);
        }
        pointers(node, "prev").for_each(|to| add(Role::Continues, to));
    }

    /// A span between anchors.
    fn crossing(&mut self, node: Node<'x, 'x>) -> Result<(), Problem> {
        let problem = |reason: String| {
            Problem::new(id(node), reason).at_line(self.xml.text_pos_at(node.range().start).row as usize)
        };
        let place = |name: &str| {
            let anchor = pointer(node, name).and_then(|a| self.anchors.get(a));
            anchor.copied().ok_or_else(|| problem(format!("@{name} points at no anchor of the text")))
        };
        let (start, end) = (place("from")?, place("to")?);
        if start >= end {
            return Err(problem("ends before it starts".to_owned()));
        }
        let label = node.attribute("type").unwrap_or_default().to_owned();
        let entity = pointer(node, "ana").filter(|key| self.entities.contains_key(*key));
        let entity = entity.map(|key| self.entity(key));
        self.links(node);
        let key = id(node).to_owned();
        let (span, value) = (Span::new(start, end), node.attribute("n").map(str::to_owned));
        self.draft.items.push(DraftItem { key, span, label, entity, value, ..DraftItem::default() });
        Ok(())
    }

    fn published(&mut self) {
        let creation = self.xml.descendants().find(|n| n.tag_name().name() == "creation");
        let date = creation.and_then(|c| c.children().find(|n| n.tag_name().name() == "date"));
        self.draft.date = date.and_then(|d| day::parse(d.attribute("when")?));
    }
}

/// The label of an element's words; none for elements that only lay out the text.
fn label(node: Node) -> Option<String> {
    let own = || node.attribute("type").unwrap_or_default().to_owned();
    Some(match node.tag_name().name() {
        "persName" => "person".to_owned(),
        "orgName" => "organization".to_owned(),
        "placeName" | "geogName" | "settlement" | "country" | "region" => "place".to_owned(),
        "name" | "measure" if node.has_attribute("type") => own(),
        // TEI's own types of dates say what they are dates of.
        "date" if TimexType::ALL.iter().any(|kind| kind.name() == own()) => own(),
        "date" => "DATE".to_owned(),
        "time" => "TIME".to_owned(),
        "said" if node.attribute("rend") == Some("mixed") => "mixed-quote".to_owned(),
        "said" if node.attribute("direct") == Some("false") => "indirect-quote".to_owned(),
        "said" => "direct-quote".to_owned(),
        "rs" if node.attribute("type") == Some(SPEAKER) => SPEAKER.to_owned(),
        "seg" if node.attribute("type") == Some(CUE) => CUE.to_owned(),
        _ => return None,
    })
}
