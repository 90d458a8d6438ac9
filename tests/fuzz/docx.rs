//! Any bytes are a Word document or are refused.

use rubricator::docx;

/// An even first byte: the rest as it is. An odd one: the rest says which elements open and close, and what they hold, in
/// an archive that can be read, so that what reads the elements is reached.
pub fn run(bytes: &[u8]) {
    match bytes.split_first() {
        Some((kind, rest)) if kind % 2 == 1 => {
            let text = docx::to_text(&archive(&xml(rest))).expect("a sound document is read");
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

/// A ZIP archive of one stored file, with zeros wherever a reader need not look.
fn archive(xml: &str) -> Vec<u8> {
    let (name, size) = (b"word/document.xml", xml.len() as u32);
    let mut archive = vec![0; 30];
    archive.extend_from_slice(xml.as_bytes());
    let directory = archive.len() as u32;
    let mut entry = [0; 46];
    entry[..4].copy_from_slice(b"PK\x01\x02");
    entry[20..24].copy_from_slice(&size.to_le_bytes());
    entry[28] = name.len() as u8;
    let mut end = [0; 22];
    end[..4].copy_from_slice(b"PK\x05\x06");
    end[10] = 1;
    end[16..20].copy_from_slice(&directory.to_le_bytes());
    [&archive[..], &entry, name, &end].concat()
}
