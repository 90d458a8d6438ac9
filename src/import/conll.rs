//! CoNLL's columns → drafts: a token a line, its tag in the last column (IOB2, IOB1 or BIOES). The text is the tokens with
//! spaces between them, a line a sentence, unless it is given.

use super::anchor::Anchors;
use super::brat::utf8;
use super::draft::{Draft, DraftItem};
use super::problem::{Error, Problem};
use crate::text::Span;

/// The documents of a file, at least one.
pub(super) fn read(bytes: &[u8], given: Option<&str>) -> Result<Vec<Draft>, Error> {
    let text = utf8(bytes)?;
    let mut drafts = Vec::new();
    let place = given.map(Given::new);
    let mut reader = Reader::new(place.as_ref());
    for (i, line) in text.split('\n').map(str::trim_end).enumerate() {
        if line.starts_with("-DOCSTART-") {
            reader.end_into(&mut drafts);
            reader = Reader::new(place.as_ref());
        } else {
            reader.line(line).map_err(|p| p.at_line(i + 1))?;
        }
    }
    reader.end_into(&mut drafts);
    if drafts.is_empty() {
        drafts.push(Draft { text: given.unwrap_or_default().to_owned(), ..Draft::default() });
    }
    Ok(drafts)
}

/// A text that is given, in which tokens are looked for.
struct Given<'g> {
    text: &'g str,
    anchors: Anchors<'g>,
}

impl<'g> Given<'g> {
    fn new(text: &'g str) -> Given<'g> {
        Given { text, anchors: Anchors::new(text) }
    }

    /// The next place of `word` from byte `at` on.
    fn next(&self, word: &str, at: usize) -> Option<Span> {
        let rest = Span::new(at, self.text.len());
        let exact = || rest.of(self.text).find(word).map(|skip| Span::new(at + skip, at + skip + word.len()));
        self.stands_first(rest, word).or_else(|| self.anchors.next(word, at)).or_else(exact)
    }

    /// `word` at the start of `rest`, where it is the same but for control characters: no column can hold them, and U+FFFD
    /// is written for each.
    fn stands_first(&self, rest: Span, word: &str) -> Option<Span> {
        let found = rest.of(self.text).trim_start();
        let same =
            |(wanted, found): (char, char)| wanted == found || wanted == '\u{fffd}' && found.is_control();
        let length =
            word.chars().zip(found.chars()).take_while(|&pair| same(pair)).map(|(_, found)| found.len_utf8());
        let whole = length.clone().count() == word.chars().count();
        let start = rest.end() - found.len();
        whole.then(|| Span::new(start, start + length.sum::<usize>()))
    }
}

struct Reader<'g> {
    given: Option<&'g Given<'g>>,
    draft: Draft,
    /// The byte after the last token.
    at: usize,
    /// The span that the next token may go on with.
    open: Option<(Span, String)>,
    sentence_ended: bool,
}

impl<'g> Reader<'g> {
    fn new(given: Option<&'g Given<'g>>) -> Reader<'g> {
        Reader { given, draft: Draft::default(), at: 0, open: None, sentence_ended: false }
    }

    fn line(&mut self, line: &str) -> Result<(), Problem> {
        let columns: Vec<&str> = line.split_ascii_whitespace().collect();
        let (Some(word), Some(tag)) = (columns.first(), columns.last()) else {
            self.sentence_ended = true;
            self.close();
            return Ok(());
        };
        if columns.len() < 2 {
            return Err(Problem::new("", format!("{line:?} has no tag after its word")));
        }
        let span = self.token(word)?;
        self.tag(span, tag)
    }

    /// Where the token stands: after the last one, or where the given text has it next.
    fn token(&mut self, word: &str) -> Result<Span, Problem> {
        let span = match self.given {
            Some(given) => given
                .next(word, self.at)
                .ok_or_else(|| Problem::new("", format!("the text has no {word:?} from there on")))?,
            None => {
                let before = if self.sentence_ended { "\n" } else { " " };
                self.draft.text.push_str(if self.draft.text.is_empty() { "" } else { before });
                self.draft.text.push_str(word);
                Span::new(self.draft.text.len() - word.len(), self.draft.text.len())
            }
        };
        self.sentence_ended = false;
        self.at = span.end();
        Ok(span)
    }

    fn tag(&mut self, span: Span, tag: &str) -> Result<(), Problem> {
        let Some((place, label)) = tag.split_once('-') else {
            self.close();
            return match tag {
                "O" | "_" => Ok(()),
                _ => Err(Problem::new("", format!("{tag:?} is no tag such as O, B-person or I-person"))),
            };
        };
        let goes_on =
            matches!(place, "I" | "E" | "L") && self.open.as_ref().is_some_and(|(_, open)| open == label);
        match (&mut self.open, place) {
            (Some((open, _)), _) if goes_on => *open = open.to(span),
            (_, "B" | "I" | "E" | "L" | "S" | "U") => {
                self.close();
                self.open = Some((span, label.to_owned()));
            }
            _ => return Err(Problem::new("", format!("{tag:?} is no tag such as O, B-person or I-person"))),
        }
        Ok(())
    }

    fn close(&mut self) {
        if let Some((span, label)) = self.open.take() {
            self.draft.items.push(DraftItem { span, label, ..DraftItem::default() });
        }
    }

    fn end_into(mut self, drafts: &mut Vec<Draft>) {
        self.close();
        if self.at > 0 {
            self.draft.text = self.given.map_or(self.draft.text, |given| given.text.to_owned());
            drafts.push(self.draft);
        }
    }
}
