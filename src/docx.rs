//! A Word document (`.docx`) → plain text: its paragraphs, line breaks and tables. Headers, notes and comments are left
//! out, as are words that were deleted under "track changes".

use crate::import::{Error, Problem, unzipped};
use roxmltree::{Document, Node};

const STORY: &str = "word/document.xml";

/// The text of the Word document in `bytes`. Paragraphs are divided by a blank line, rows of a table too, cells by a tab.
///
/// ```
/// let error = rubricator::docx::to_text(b"no archive").unwrap_err();
/// assert!(!error.to_string().is_empty());
/// ```
///
/// # Errors
/// When the bytes are no ZIP archive, or it holds no `word/document.xml` that can be read, or one of over 64 MB.
pub fn to_text(bytes: &[u8]) -> Result<String, Error> {
    let xml = unzipped(bytes, STORY)?;
    let xml = std::str::from_utf8(&xml).map_err(|_| Problem::new(STORY, "is not UTF-8"))?;
    story_to_text(xml)
}

/// The text of a Word document's story. For fuzzing, which would hardly ever make an archive with a right checksum.
///
/// # Errors
/// When it is no XML.
#[doc(hidden)]
pub fn story_to_text(xml: &str) -> Result<String, Error> {
    let document = Document::parse(xml).map_err(|e| Problem::new(STORY, e.to_string()))?;
    let mut blocks = Vec::new();
    collect(document.root(), &mut blocks);
    Ok(blocks.join("\n\n"))
}

/// The paragraphs and rows below `root`; a row is one block, with what it holds.
fn collect(root: Node, blocks: &mut Vec<String>) {
    let mut waiting = vec![root];
    while let Some(node) = waiting.pop() {
        let text = match node.tag_name().name() {
            "p" => words(node),
            "tr" => row(node),
            _ => {
                waiting.extend(node.children().filter(Node::is_element).rev());
                continue;
            }
        };
        let text = text.trim_end();
        if !text.is_empty() {
            blocks.push(text.to_owned());
        }
    }
}

fn row(row: Node) -> String {
    let cells = row.children().filter(|n| n.tag_name().name() == "tc");
    cells.map(|cell| words(cell).trim().to_owned()).collect::<Vec<_>>().join("\t")
}

/// The words below `node`, in order. What other programs are to use instead of a drawing (`Fallback`) says it twice.
fn words(node: Node) -> String {
    let mut out = String::new();
    let mut waiting = vec![node];
    while let Some(part) = waiting.pop() {
        match part.tag_name().name() {
            "t" => out.push_str(part.text().unwrap_or_default()),
            "tab" if in_run(part) => out.push('\t'),
            "br" | "cr" => out.push('\n'),
            "noBreakHyphen" => out.push('\u{2011}'),
            "p" if !out.is_empty() => out.push('\n'),
            _ => {}
        }
        let read = |n: &Node| n.is_element() && n.tag_name().name() != "Fallback";
        waiting.extend(part.children().filter(read).rev());
    }
    out
}

/// Tab stops in a paragraph's properties are no tabs.
fn in_run(node: Node) -> bool {
    node.parent().is_some_and(|parent| parent.tag_name().name() == "r")
}

#[cfg(test)]
mod tests {
    use super::to_text;
    use crate::export::zip::{File, write};

    fn docx(body: &str) -> Vec<u8> {
        let xml = format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
        write(&[File { name: "word/document.xml".to_owned(), bytes: xml.into_bytes() }])
    }

    #[test]
    fn paragraphs_breaks_and_tables_are_kept() {
        let body = "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Zoë </w:t></w:r>\
            <w:r><w:t>Li</w:t><w:br/><w:t>left</w:t></w:r></w:p><w:p/>\
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
        assert_eq!(to_text(&docx(body)).expect("a document"), "Zoë Li\nleft\n\na\tb");
    }

    #[test]
    fn deleted_words_are_left_out() {
        let body = "<w:p><w:del><w:r><w:delText>not </w:delText></w:r></w:del><w:r><w:t>so</w:t></w:r></w:p>";
        assert_eq!(to_text(&docx(body)).expect("a document"), "so");
    }

    #[test]
    fn deep_nesting_is_read_or_refused() {
        for element in ["p", "tbl", "r", "tr"] {
            let (open, close) =
                (format!("<w:{element}>").repeat(100_000), format!("</w:{element}>").repeat(100_000));
            if let Err(refused) = to_text(&docx(&format!("{open}{close}"))) {
                assert!(!refused.to_string().is_empty());
            }
        }
    }

    #[test]
    fn what_is_no_word_document_is_refused() {
        assert!(to_text(b"hello").is_err());
        let other = write(&[File { name: "a.txt".to_owned(), bytes: b"hi".to_vec() }]);
        assert!(to_text(&other).expect_err("another archive").to_string().contains("no such file"));
        assert!(to_text(&docx("<w:p>")).is_err());
    }
}
