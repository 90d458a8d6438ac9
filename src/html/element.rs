//! What each element of HTML does to the layout of the text.

use super::layout::Break;

/// What an element does to the layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A part of a line.
    InLine,
    /// Divided from its neighbours.
    Block(Break),
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell,
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// A quotation with marks of the browser's making.
    Quote,
    /// `<br>`
    LineBreak,
    /// `<hr>`
    Rule,
    /// Has no content and no end tag.
    Empty,
}

/// What an element called `name` does; any name will do.
pub(super) fn kind(name: &str) -> Kind {
    match name {
        "br" => Kind::LineBreak,
        "hr" => Kind::Rule,
        "area" | "base" | "col" | "embed" | "img" | "input" | "link" | "meta" | "param" | "source"
        | "track" | "wbr" => Kind::Empty,
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "figure" | "table" | "dl"
        | "section" | "article" | "aside" | "header" | "footer" | "main" | "nav" | "pre" | "form"
        | "fieldset" | "details" => Kind::Block(Break::Paragraph),
        "div" | "address" | "figcaption" | "hgroup" | "summary" | "caption" | "dt" | "dd" | "center"
        | "option" | "legend" | "body" | "html" | "head" | "title" | "thead" | "tbody" | "tfoot" => {
            Kind::Block(Break::Line)
        }
        "ul" | "ol" | "menu" => Kind::List,
        "tr" => Kind::Row,
        "td" | "th" => Kind::Cell,
        "li" => Kind::Item,
        "q" => Kind::Quote,
        _ => Kind::InLine,
    }
}

/// Whether the start of an element ends the one before it, where its end tag was left out.
pub(super) fn ends_sibling(new: &str, open: &str) -> bool {
    matches!(
        (new, open),
        ("li", "li")
            | ("td" | "th", "td" | "th")
            | ("dt" | "dd", "dt" | "dd")
            | ("tr", "tr")
            | ("option", "option")
    )
}
