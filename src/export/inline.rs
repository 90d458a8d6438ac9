//! Marks inside a text: elements round spans that nest, and empty elements at places.

use super::xml;
use crate::text::Span;

/// What to write where.
pub(super) enum Mark {
    /// An element round a span.
    Around {
        /// What it is round.
        span: Span,
        /// Its start tag.
        open: String,
        /// Its end tag.
        close: String,
    },
    /// An empty element before byte `at`.
    At {
        /// Where.
        at: usize,
        /// The tag.
        tag: String,
    },
}

impl Mark {
    fn start(&self) -> usize {
        match self {
            Mark::Around { span, .. } => span.start(),
            Mark::At { at, .. } => *at,
        }
    }
}

/// `text` with `marks`, escaped. The spans must nest; marks that start together are written in the order given, outer
/// before inner.
pub(super) fn write(text: &str, mut marks: Vec<Mark>, push_text: fn(&mut String, &str)) -> String {
    marks.sort_by_key(Mark::start);
    let mut writer =
        Writer { text, at: 0, out: String::with_capacity(text.len() * 2), open: Vec::new(), push_text };
    for mark in marks {
        writer.close_until(mark.start());
        writer.text_until(mark.start());
        match mark {
            Mark::Around { span, open, close } => {
                writer.out.push_str(&open);
                writer.open.push((span.end(), close));
            }
            Mark::At { tag, .. } => writer.out.push_str(&tag),
        }
    }
    writer.close_until(text.len());
    writer.text_until(text.len());
    writer.out
}

/// An element round `span`.
pub(super) fn around(span: Span, name: &str, attributes: &[(&str, &str)]) -> Mark {
    let mut open = String::new();
    xml::push_tag(&mut open, name, attributes, ">");
    Mark::Around { span, open, close: format!("</{name}>") }
}

struct Writer<'t> {
    text: &'t str,
    at: usize,
    out: String,
    /// Where each open element ends, and its end tag.
    open: Vec<(usize, String)>,
    push_text: fn(&mut String, &str),
}

impl Writer<'_> {
    fn text_until(&mut self, at: usize) {
        (self.push_text)(&mut self.out, Span::new(self.at, at).of(self.text));
        self.at = at;
    }

    /// Closes what ends at or before `at`.
    fn close_until(&mut self, at: usize) {
        while let Some((end, close)) = self.open.pop_if(|(end, _)| *end <= at) {
            self.text_until(end);
            self.out.push_str(&close);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_nest_and_touch() {
        let text = "ab<cd>e";
        let marks = vec![
            around(Span::new(0, 7), "p", &[]),
            around(Span::new(0, 2), "i", &[]),
            around(Span::new(2, 5), "b", &[("n", "1")]),
            around(Span::new(3, 5), "i", &[]),
            Mark::At { at: 5, tag: "<a/>".to_owned() },
        ];
        let want = "<p><i>ab</i><b n=\"1\">&lt;<i>cd</i></b><a/>&gt;e</p>";
        assert_eq!(write(text, marks, xml::push_text), want);
    }
}
