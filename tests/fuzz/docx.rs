//! Any bytes are a Word document or are refused.

use rubricator::docx;

/// An even first byte: the rest is a file. An odd one: the rest says which elements open and close, and what they hold.
pub fn run(bytes: &[u8]) {
    match bytes.split_first() {
        Some((kind, rest)) if kind % 2 == 1 => {
            let text = docx::story_to_text(&xml(rest)).expect("a sound document is read");
            assert_eq!(text.trim_end(), text, "a paragraph ends in white space");
        }
        Some((_, rest)) => drop(docx::to_text(rest)),
        None => {}
    }
}

const ELEMENTS: [&str; 16] = [
    "p",
    "r",
    "t",
    "tbl",
    "tr",
    "tc",
    "tab",
    "br",
    "cr",
    "noBreakHyphen",
    "del",
    "delText",
    "AlternateContent",
    "Choice",
    "Fallback",
    "txbxContent",
];

/// ASCII letters stand for themselves; other bytes open an element, close the last one, or name a character.
fn xml(bytes: &[u8]) -> String {
    let mut xml = String::from("<w:document xmlns:w=\"w\">");
    let mut open = Vec::new();
    for &byte in bytes {
        match byte {
            0..128 if byte.is_ascii_alphanumeric() || byte == b' ' => xml.push(char::from(byte)),
            0..128 => xml.push_str(&format!("&#{};", u32::from(byte).max(32) * 31)),
            128..192 => {
                let name = ELEMENTS[usize::from(byte % 16)];
                xml.push_str(&format!("<w:{name}>"));
                open.push(name);
            }
            192.. => xml.extend(open.pop().map(|name| format!("</w:{name}>"))),
        }
    }
    xml.extend(open.iter().rev().map(|name| format!("</w:{name}>")));
    xml + "</w:document>"
}
