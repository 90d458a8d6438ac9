//! TimeML 1.2.1: the text with its temporal expressions tagged. Stripped of tags it is the source text.

use super::inline::{self, Mark};
use super::{Outgoing, Reason, choose, xml};
use crate::document::Timex;
use crate::text::Span;

pub(super) fn write(out: &mut Outgoing) -> Vec<u8> {
    let document = out.document;
    let spans: Vec<Span> = document.dates.iter().map(|d| d.span).collect();
    let choice = choose::disjoint(&spans);
    out.note(choice.dropped.len(), Reason::Overlaps);
    out.note(xml::unwritables(&document.text), Reason::Unwritable);
    let marks = choice.kept.iter().map(|&i| timex(&document.dates[i], i + 1)).collect();
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n<DOCID>");
    xml::push_text(&mut xml, out.options.id.unwrap_or("article"));
    xml.push_str("</DOCID>\n");
    if let Some(day) = document.date {
        let day = day.to_string();
        xml.push_str("<DCT>");
        let creation =
            [("tid", "t0"), ("type", "DATE"), ("value", &*day), ("functionInDocument", "CREATION_TIME")];
        xml::push_tag(&mut xml, "TIMEX3", &creation, ">");
        xml.extend([&day, "</TIMEX3></DCT>\n"]);
    }
    let text = inline::write(&document.text, marks, xml::push_text);
    xml.extend(["<TEXT>", &text, "</TEXT>\n</TimeML>\n"]);
    xml.into_bytes()
}

fn timex(date: &Timex, number: usize) -> Mark {
    let tid = format!("t{number}");
    let mut attributes = vec![("tid", &*tid), ("type", date.kind.name()), ("value", &*date.value)];
    attributes.extend(date.modifier.map(|m| ("mod", m)));
    inline::around(date.span, "TIMEX3", &attributes)
}
