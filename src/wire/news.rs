//! What is new to a reader who has the document of the text before: little, where an edit was little.
//!
//! A reader keeps lists of paragraphs, mentions, entities, dates and quotations; news are splices of these lists. What stays
//! in a list the reader brings up to date itself, by rules that both sides know: places in the text move as [`News::change`]
//! says, and annotations are numbered as they stand. The core does the same with the document that it holds, compares that with
//! the new one item by item, and tells whatever is not equal: nothing rests on a stage's word for what it changed. The words of
//! an annotation do not cross, as the reader has the text. `tests/wasm/news.test.mjs` types at random, and compares what the
//! page has with a document annotated afresh.

mod change;
mod splice;
mod stay;

pub use splice::Splice;

use super::Ids;
use super::boundary::{Boundary, Derived};
use super::paragraphs::native_paragraph;
use crate::document::Document;
use crate::segment::{Segments, Zone};
use crate::text::Span;
use crate::text::offsets::{OffsetIndex, Unit};
use change::Change;
use serde::{Serialize, Serializer};
use stay::Stay;

/// What a reader has been told.
///
/// ```
/// use rubricator::{Model, session::Session, wire::Reader};
/// let mut session = Session::new(Model::builtin());
/// let mut reader = Reader::default();
/// for (text, splices) in [("It rained.", 1), ("It snowed.", 0), ("It snowed.\n\nIt froze.", 1)] {
///     let document = session.annotate(text, None);
///     assert_eq!(reader.tell(document, session.segments()).splices().len(), splices);
/// }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Reader {
    document: Document,
    ids: Ids,
    paragraphs: Vec<(Span, Zone)>,
}

impl Reader {
    /// The document that was told last.
    ///
    /// ```
    /// assert_eq!(rubricator::wire::Reader::default().document().text, "");
    /// ```
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Takes in `document`, and gives what is new in it. `segments` are those of its text.
    ///
    /// ```
    /// use rubricator::{Model, session::Session, wire::Reader};
    /// let mut session = Session::new(Model::builtin());
    /// let document = session.annotate("Zoë Li won.", None);
    /// let mut reader = Reader::default();
    /// let news = reader.tell(document, session.segments());
    /// let json = serde_json::to_string(&news.pieces(9)[0])?;
    /// assert!(json.starts_with(r#"[["blocks",0,0,[{"start":0,"end":11,"#));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn tell(&mut self, document: Document, segments: &Segments) -> News<'_> {
        let paragraphs = segments.paragraphs.iter().map(|p| (p.span, p.zone)).collect();
        let ids = Ids::in_order(&document);
        let before = std::mem::replace(self, Reader { document, ids, paragraphs });
        News::between(before, self)
    }
}

/// A list that a reader keeps.
///
/// ```
/// use rubricator::{Document, segment::Segments, wire::{List, Reader}};
/// let mut reader = Reader::default();
/// let news = reader.tell(Document::default(), &Segments::new("Hello."));
/// assert_eq!(news.splices()[0].0, List::Blocks);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum List {
    /// The paragraphs of the text.
    Blocks,
    /// Names and figures.
    Mentions,
    /// Who and what they stand for.
    Entities,
    /// Temporal expressions.
    Dates,
    /// Quotations.
    Quotes,
}

/// What is new in a document.
///
/// ```
/// use rubricator::{Document, segment::Segments, wire::Reader};
/// let mut reader = Reader::default();
/// assert!(reader.tell(Document::default(), &Segments::default()).splices().is_empty());
/// ```
pub struct News<'d> {
    at: Boundary<'d>,
    paragraphs: &'d [(Span, Zone)],
    change: [usize; 3],
    splices: Vec<(List, Splice)>,
}

impl<'d> News<'d> {
    fn between(mut old: Reader, new: &'d Reader) -> News<'d> {
        let Reader { document, ids, paragraphs } = new;
        let change = Change::between(&old.document.text, &document.text);
        change.move_all(&mut old);
        let stay = Stay::between(&old, new);
        stay.renumber(&mut old.document);
        let splices = stay.splices(&old, new, change);
        let index = OffsetIndex::new(&document.text);
        let change = change.utf16(&old.document.text, &index);
        let at = Boundary { document, ids, index, unit: Unit::Utf16, derived: Derived::LeftOut };
        News { at, paragraphs, change, splices }
    }

    /// What became of the text's places, in UTF-16 units: where the one changed stretch starts, where it ended before, and
    /// where it ends now.
    ///
    /// ```
    /// use rubricator::{Document, segment::Segments, wire::Reader};
    /// let mut reader = Reader::default();
    /// let mut change = |text: &str| {
    ///     let document = Document { text: text.to_owned(), ..Document::default() };
    ///     reader.tell(document, &Segments::new(text)).change()
    /// };
    /// assert_eq!([change("a💩c"), change("a💩bc")], [[0, 0, 4], [3, 3, 4]]);
    /// ```
    #[must_use]
    pub fn change(&self) -> [usize; 3] {
        self.change
    }

    /// How the lists change, each from its start to its end.
    ///
    /// ```
    /// use rubricator::{Document, segment::Segments, wire::Reader};
    /// let mut reader = Reader::default();
    /// let news = reader.tell(Document::default(), &Segments::new("a\n\nb"));
    /// assert_eq!(news.splices()[0].1.came, 0..2);
    /// ```
    #[must_use]
    pub fn splices(&self) -> &[(List, Splice)] {
        &self.splices
    }

    /// The splices with what comes, in pieces that bring `most` items at most, one after the other.
    ///
    /// ```
    /// use rubricator::{Document, segment::Segments, wire::Reader};
    /// let mut reader = Reader::default();
    /// let news = reader.tell(Document::default(), &Segments::new("a\n\nb\n\nc"));
    /// assert_eq!(news.pieces(2).len(), 2);
    /// ```
    #[must_use]
    pub fn pieces(&self, most: usize) -> Vec<Piece<'_, 'd>> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut room = 0;
        for (list, splice) in &self.splices {
            for portion in splice.portions(most) {
                if pieces.is_empty() || portion.came.len() > room {
                    pieces.push(Piece { news: self, splices: Vec::new() });
                    room = most;
                }
                room -= portion.came.len();
                pieces.last_mut().expect("one was just pushed").splices.push((*list, portion));
            }
        }
        pieces
    }
}

/// A part of what is new: a list of `[list, at, gone, came]`, of which `came` holds native forms without what the reader can
/// make of its text and lists itself.
///
/// ```
/// use rubricator::{Document, segment::Segments, wire::Reader};
/// let mut reader = Reader::default();
/// let news = reader.tell(Document { text: "Hello.".to_owned(), ..Document::default() }, &Segments::new("Hello."));
/// let piece = serde_json::to_string(&news.pieces(9)[0])?;
/// assert_eq!(piece, r#"[["blocks",0,0,[{"start":0,"end":6,"zone":"headline"}]]]"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub struct Piece<'n, 'd> {
    news: &'n News<'d>,
    splices: Vec<(List, Splice)>,
}

impl Serialize for Piece<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let told = |(list, splice): &(List, Splice)| {
            (*list, splice.at, splice.gone, Came { news: self.news, list: *list, splice: splice.clone() })
        };
        serializer.collect_seq(self.splices.iter().map(told))
    }
}

/// The native form of what comes.
struct Came<'n, 'd> {
    news: &'n News<'d>,
    list: List,
    splice: Splice,
}

impl Serialize for Came<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let News { at, paragraphs, .. } = self.news;
        let (document, came) = (at.document, self.splice.came.clone());
        match self.list {
            List::Blocks => {
                serializer.collect_seq(came.map(|i| native_paragraph(&at.index, at.unit, paragraphs[i])))
            }
            List::Mentions => serializer.collect_seq(came.map(|i| at.mention(i, &document.mentions[i]))),
            List::Entities => serializer.collect_seq(came.map(|i| at.entity(i, &document.entities[i]))),
            List::Dates => serializer.collect_seq(came.map(|i| at.date(i, &document.dates[i]))),
            List::Quotes => serializer.collect_seq(came.map(|i| at.quote(i, &document.quotes[i]))),
        }
    }
}
