//! brat's stand-off form: the text, its annotations, and the set-up that names their labels.

use super::flat::{self, Item, Link, Part, Role};
use super::zip::File;
use super::{Outgoing, Reason};
use crate::Document;
use crate::document::Status;
use crate::hash::HashMap;
use crate::text::Span;
use crate::text::offsets::Unit;
use std::fmt::Write;

/// The relation between mentions of one entity.
pub(crate) const ALIAS: &str = "Alias";

pub(super) fn write(out: &mut Outgoing) -> Vec<File> {
    let items = out.visible_items();
    let returns = out.document.text.matches('\r').count();
    out.note(returns, Reason::CarriageReturn);
    let file = |name: &str, text: String| File { name: name.to_owned(), bytes: text.into_bytes() };
    vec![
        file("article.ann", Annotations::new(out, &items).write()),
        // Readers in text mode swallow carriage returns, which would shift everything after them.
        file("article.txt", out.document.text.replace('\r', " ")),
        file("annotation.conf", set_up(out.document)),
    ]
}

struct Annotations<'d> {
    out: &'d Outgoing<'d>,
    items: &'d [Item],
    /// Number of each part's `T` line.
    numbers: HashMap<Part, usize>,
    lines: String,
}

impl<'d> Annotations<'d> {
    fn new(out: &'d Outgoing<'d>, items: &'d [Item]) -> Annotations<'d> {
        let numbers = items.iter().enumerate().map(|(i, item)| (item.part, i + 1)).collect();
        Annotations { out, items, numbers, lines: String::new() }
    }

    fn write(mut self) -> String {
        self.items.iter().for_each(|item| self.span(item));
        self.relations();
        self.attributes();
        self.identities();
        self.notes();
        self.lines
    }

    /// One line; writing to a String cannot fail.
    fn line(&mut self, line: std::fmt::Arguments) {
        let _ = writeln!(self.lines, "{line}");
    }

    fn span(&mut self, item: &Item) {
        let text = &self.out.document.text;
        let pieces: Vec<Span> = item.span.pieces(text, ends_piece).collect();
        let ranges: Vec<_> = pieces.iter().map(|&p| self.out.range(p, Unit::CodePoint)).collect();
        let ranges: Vec<_> = ranges.iter().map(|(start, end)| format!("{start} {end}")).collect();
        let words: Vec<_> = pieces.iter().map(|p| p.of(text)).collect();
        let number = self.numbers[&item.part];
        self.line(format_args!("T{number}\t{} {}\t{}", item.label, ranges.join(";"), words.join(" ")));
    }

    /// Who said what, and which mentions are one entity: each with the one before it. brat's `*` lines would say the
    /// latter more shortly, but common readers refuse them.
    fn relations(&mut self) {
        let number = |part| self.numbers.get(&part).copied();
        let said = |l: &Link| Some((l.role.name(), number(l.from)?, number(l.to)?));
        let mut lines: Vec<_> = flat::links(self.out.document).iter().filter_map(said).collect();
        for entity in &self.out.document.entities {
            let same: Vec<_> =
                entity.mentions.iter().filter_map(|&m| number(Part::Mention(m as usize))).collect();
            lines.extend(same.windows(2).map(|pair| (ALIAS, pair[1], pair[0])));
        }
        for (i, (name, from, to)) in lines.into_iter().enumerate() {
            self.line(format_args!("R{}\t{name} Arg1:T{from} Arg2:T{to}", i + 1));
        }
    }

    fn attributes(&mut self) {
        let judged = self.items.iter().filter(|item| item.status != Status::Machine);
        for (i, item) in judged.enumerate() {
            let number = self.numbers[&item.part];
            self.line(format_args!("A{}\tStatus T{number} {}", i + 1, item.status.name()));
        }
    }

    /// Wikidata ids.
    fn identities(&mut self) {
        let known = |item: &'d Item| {
            let entity = flat::entity(self.out.document, item.entity)?;
            Some((self.numbers[&item.part], entity.wikidata.as_deref()?, one_line(&entity.name)))
        };
        let known: Vec<_> = self.items.iter().filter_map(known).collect();
        for (i, (number, id, name)) in known.into_iter().enumerate() {
            self.line(format_args!("N{}\tReference T{number} Wikidata:{id}\t{name}", i + 1));
        }
    }

    /// Names of entities, values of dates and figures.
    fn notes(&mut self) {
        let document = self.out.document;
        let name = |item: &Item| flat::entity(document, item.entity).map(|e| e.name.clone());
        let said = |item: &'d Item| {
            Some((self.numbers[&item.part], flat::value(document, item.part).or_else(|| name(item))?))
        };
        let said: Vec<_> = self.items.iter().filter_map(said).collect();
        for (i, (number, note)) in said.into_iter().enumerate() {
            self.line(format_args!("#{}\tAnnotatorNotes T{number}\t{}", i + 1, one_line(&note)));
        }
    }
}

/// brat's lines and columns cannot hold these; a span over one is in fragments.
pub(crate) fn ends_piece(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t')
}

fn one_line(text: &str) -> String {
    text.replace(ends_piece, " ")
}

/// `annotation.conf`.
fn set_up(document: &Document) -> String {
    let mut out = String::from("[entities]\n");
    flat::labels(document).for_each(|label| out.extend([label, "\n"]));
    out.push_str("\n[relations]\n");
    for role in Role::ALL {
        out.extend([role.name(), "\tArg1:direct-quote|mixed-quote|indirect-quote, Arg2:<ENTITY>\n"]);
    }
    out.push_str(ALIAS);
    out.push_str("\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive\n");
    out.push_str("<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n");
    out.push_str("\n[events]\n\n[attributes]\nStatus\tArg:<ENTITY>, Value:");
    let judged: Vec<_> = Status::ALL.iter().filter(|&&s| s != Status::Machine).map(|s| s.name()).collect();
    out.push_str(&judged.join("|"));
    out.push('\n');
    out
}
