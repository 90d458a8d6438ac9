//! Text as XML 1.0 writes it, so that a parser gives back the same characters, line ends included.

/// What stands for the characters that XML 1.0 cannot hold, not even as references.
const REPLACEMENT: char = '\u{fffd}';

/// Whether XML 1.0 has no way to write `c`.
fn unwritable(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// How many characters of `text` XML 1.0 cannot write. They become U+FFFD, one for one.
pub(super) fn unwritables(text: &str) -> usize {
    text.chars().filter(|&c| unwritable(c)).count()
}

/// `text` as it is inside an element.
pub(super) fn push_text(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A parser reads a bare carriage return as a line feed.
            '\r' => out.push_str("&#13;"),
            c if unwritable(c) => out.push(REPLACEMENT),
            c => out.push(c),
        }
    }
}

/// ` name="value"`, where a parser must not fold the value's white space.
pub(super) fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for c in value.chars() {
        match c {
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            c => push_text(out, c.encode_utf8(&mut [0; 4])),
        }
    }
    out.push('"');
}

/// `<name a="…">`, or `<name a="…"/>` with `end` "/>".
pub(super) fn push_tag(out: &mut String, name: &str, attributes: &[(&str, &str)], end: &str) {
    out.push('<');
    out.push_str(name);
    for (name, value) in attributes {
        push_attribute(out, name, value);
    }
    out.push_str(end);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped() {
        let mut out = String::new();
        push_tag(&mut out, "a", &[("b", "\"<&\r\n\t\0")], ">");
        push_text(&mut out, "x]]> & <y>\r\n\u{b}💩");
        let want = "<a b=\"&quot;&lt;&amp;&#13;&#10;&#9;\u{fffd}\">x]]&gt; &amp; &lt;y&gt;&#13;\n\u{fffd}💩";
        assert_eq!(out, want);
    }

    #[test]
    fn unwritable_characters_are_counted() {
        assert_eq!(unwritables("a\tb\r\nc"), 0);
        assert_eq!(unwritables("\0\u{1b}[1m\u{fffe}"), 3);
    }
}
