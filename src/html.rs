//! Pasted HTML → plain text, as a person reads it: paragraphs, headings, lists and line breaks stay; scripts, styles,
//! menus, share bars, forms and hidden parts go.
//!
//! Tokens are cut by `html5gum`, so that entities, raw text and broken markup are read as browsers read them. No tree is
//! built: which elements are open is all that the layout of the text needs.

mod element;
mod furniture;
mod layout;
mod tag;
mod walker;

use furniture::Doubt;
use walker::Walker;

/// The text of `html`, a page or any piece of one. Takes time linear in its length; any text is HTML of some sort.
///
/// Paragraphs and headings are divided by a blank line, items of a list and rows of a table by a line break, cells by a
/// tab. The result neither begins nor ends with white space.
///
/// ```
/// let html = "<nav>Home</nav><h1>Flood wall</h1><p>&ldquo;We won&rdquo;,<br>said Li.";
/// assert_eq!(rubricator::html::to_text(html), "Flood wall\n\n“We won”,\nsaid Li.");
/// ```
#[must_use]
pub fn to_text(html: &str) -> String {
    let text = walk(html, Doubt::LeftOut);
    // A short post may stand in a block that calls itself a share box: better that than nothing.
    if text.is_empty() { walk(html, Doubt::Kept) } else { text }
}

fn walk(html: &str, doubt: Doubt) -> String {
    let mut walker = Walker::new(doubt);
    tag::read(html, |part| walker.part(part));
    walker.finish()
}

#[cfg(test)]
mod tests;
