//! Any HTML gives a text.

use rubricator::html;

/// What the bytes from 128 on stand for, so that one changed byte opens or closes another element.
const PIECES: [&str; 64] = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<div class=share>",
    "<div hidden>",
    "<div style=\"display:none\">",
    "<br>",
    "<ul>",
    "</ul>",
    "<ol>",
    "</ol>",
    "<li>",
    "</li>",
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<h1>",
    "</h1>",
    "<h2 id=x>",
    "<nav>",
    "</nav>",
    "<aside>",
    "</aside>",
    "<form>",
    "</form>",
    "<article>",
    "</article>",
    "<main>",
    "</main>",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<textarea>",
    "</textarea>",
    "<title>",
    "</title>",
    "<pre>",
    "</pre>",
    "<blockquote>",
    "</blockquote>",
    "<span aria-hidden=true>",
    "</span>",
    "<img alt=\"A wall\" src=x onerror=alert(1)>",
    "<svg>",
    "</svg>",
    "<template>",
    "</template>",
    "<iframe srcdoc=",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE html>",
    "&amp;",
    "&#x10FFFF;",
    "&#0;",
    "&nbsp;",
    "\u{a0}",
    "é",
];

/// ASCII stands for itself, other bytes for pieces of HTML.
pub fn run(bytes: &[u8]) {
    let html: String = bytes.iter().map(|&byte| piece(byte)).collect();
    let text = html::to_text(&html);
    assert_eq!(text.trim(), text, "white space around it");
    let raw = String::from_utf8_lossy(bytes);
    assert_eq!(html::to_text(&raw), html::to_text(&raw));
}

fn piece(byte: u8) -> String {
    if byte.is_ascii() { char::from(byte).to_string() } else { PIECES[usize::from(byte & 63)].to_owned() }
}
