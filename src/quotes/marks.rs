//! Tokens → quotation marks in pairs: curly, straight, single against apostrophes, guillemets; nested; over paragraphs.

mod read;

use crate::segment::Segments;
use crate::text::{Span, sort_by_span};
use read::{Family, Mark, Role, mark_at, read_marks};

/// How a marked stretch ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// With its closing mark.
    Closed,
    /// With the closing mark of a later paragraph; each paragraph between opens anew.
    Continued,
    /// Without one: at the end of the paragraph, or of the sentence where other marks follow.
    Unclosed,
}

/// A stretch between quotation marks that stands in no other one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    /// Marks included.
    pub span: Span,
    /// How it ends.
    pub ending: Ending,
}

/// Deeper nesting than this is no speech but noise.
const MAX_DEPTH: usize = 8;

/// What was found from one paragraph on.
#[derive(Default)]
pub(super) struct Found {
    /// The outermost marked stretches, in order, none overlapping.
    pub marked: Vec<Marked>,
    /// For each paragraph read, whether speech of the one before goes on in it.
    pub goes_on: Vec<bool>,
}

/// Reads paragraphs from number `from` on, into which no speech goes on. Where none goes on into the next one either, `ends`
/// says whether the reading ends there: it is given the number of the next paragraph and whether speech went on into the
/// last one.
pub(super) fn find(
    text: &str,
    segments: &Segments,
    from: usize,
    ends: impl Fn(usize, bool) -> bool,
) -> Found {
    let mut out = Found::default();
    let mut carried: Option<Carried> = None;
    for (index, paragraph) in segments.paragraphs.iter().enumerate().skip(from) {
        let went_on = carried.is_some();
        out.goes_on.push(went_on);
        let tokens = segments.tokens_of(index);
        let mut marks = read_marks(text, segments, tokens.clone());
        settle_apostrophes(&mut marks);
        let goes_on = |family: Family| opens_next(text, segments, index, family);
        let mut scan =
            Scan { text, segments, end: paragraph.span.end(), open: Vec::new(), found: Vec::new() };
        if let Some(earlier) = carried.take() {
            scan.open.push((marks.remove(0), Some(earlier)));
        }
        marks.iter().for_each(|mark| scan.see(*mark));
        carried = scan.finish(goes_on);
        out.marked.append(&mut scan.found);
        if carried.is_none() && ends(index + 1, went_on) {
            break;
        }
    }
    sort_by_span(&mut out.marked, |m| m.span);
    keep_outermost(&mut out.marked);
    out
}

/// Speech that earlier paragraphs began: where.
#[derive(Clone, Copy, Debug)]
struct Carried {
    start: Span,
}

/// Whether the paragraph after `index` opens with a mark of `family`, as speech that goes on does.
fn opens_next(text: &str, segments: &Segments, index: usize, family: Family) -> bool {
    if index + 1 >= segments.paragraphs.len() {
        return false;
    }
    let tokens = segments.tokens_of(index + 1);
    mark_at(text, segments, tokens.start, tokens).is_some_and(|m| m.family == family && m.role == Role::Open)
}

/// Takes out single marks that are apostrophes: an opening one that no later mark of the paragraph closes, and a plural
/// possessive ("the players’ union") inside a quotation whose own closing mark comes later. Of marks that may all be
/// possessives the first one closes.
fn settle_apostrophes(marks: &mut Vec<Mark>) {
    let mut keep = vec![true; marks.len()];
    let (mut plain, mut doubtful) = (false, None);
    for (i, mark) in marks.iter().enumerate().rev().filter(|(_, m)| m.family == Family::Single) {
        match mark.role {
            Role::Open => {
                keep[i] = plain || doubtful.is_some() || i == 0;
                (plain, doubtful) = (false, None);
            }
            _ if mark.doubtful && plain => keep[i] = false,
            _ if mark.doubtful => {
                doubtful.replace(i).into_iter().for_each(|later: usize| keep[later] = false);
            }
            _ => plain = true,
        }
    }
    let mut kept = keep.iter();
    marks.retain(|_| *kept.next().unwrap_or(&true));
}

/// One paragraph's marks, read from left to right.
struct Scan<'t> {
    text: &'t str,
    segments: &'t Segments,
    end: usize,
    open: Vec<(Mark, Option<Carried>)>,
    found: Vec<Marked>,
}

impl Scan<'_> {
    fn see(&mut self, mark: Mark) {
        let opener = self.open.iter().rposition(|(open, _)| open.family == mark.family);
        match (mark.role, opener) {
            (Role::Close | Role::Either, Some(at)) => self.close(at, mark),
            (Role::Open | Role::Either, _) if self.open.len() < MAX_DEPTH => self.open.push((mark, None)),
            _ => {}
        }
    }

    fn close(&mut self, at: usize, mark: Mark) {
        let (open, carried) = self.open[at];
        self.open.truncate(at);
        let span = self.start(open, carried).to(mark.span);
        let ending = if carried.is_some() { Ending::Continued } else { Ending::Closed };
        self.found.push(Marked { span, ending });
    }

    fn start(&self, open: Mark, carried: Option<Carried>) -> Span {
        carried.map_or(open.span, |c| c.start)
    }

    /// Ends what is still open: the next paragraph takes it on, or it ends here.
    fn finish(&mut self, goes_on: impl Fn(Family) -> bool) -> Option<Carried> {
        let (first, carried) = *self.open.first()?;
        let start = self.start(first, carried);
        let others_follow = self.found.last().is_some_and(|m| m.span.start() > start.start());
        if first.family != Family::Single && !others_follow && goes_on(first.family)
            || first.family == Family::Single
                && self.open.len() == 1
                && goes_on(first.family)
                && self.opens_paragraph(first)
        {
            return Some(Carried { start });
        }
        for (open, carried) in std::mem::take(&mut self.open) {
            self.leave_open(open, carried);
        }
        None
    }

    fn opens_paragraph(&self, mark: Mark) -> bool {
        let before = self.segments.tokens[..self.segments.token_at(mark.span.start())].last();
        before.is_none_or(|before| {
            let gap = before.span().gap(mark.span);
            before.span().end() <= self.end && gap.of(self.text).contains(['\n', '\r'])
        })
    }

    /// A mark that nothing closes: speech to the end of the paragraph, or of its sentence where other marks follow. A
    /// single one is an apostrophe.
    fn leave_open(&mut self, open: Mark, carried: Option<Carried>) {
        if open.family == Family::Single {
            return;
        }
        let span = self.start(open, carried);
        let next = self.found.iter().map(|m| m.span).find(|m| m.start() > open.span.start());
        let end = match next {
            None => self.end,
            Some(next) => {
                let token = self.segments.token_at(open.span.start());
                let sentence = self.segments.sentences[self.segments.sentence_of(token)].span;
                sentence.end().min(next.start())
            }
        };
        let span = Span::new(span.start(), end.max(span.end())).trim(self.text);
        if span.len() > open.span.len() {
            self.found.push(Marked { span, ending: Ending::Unclosed });
        }
    }
}

/// Takes out those that stand in another one; of two that overlap otherwise the larger one stays.
fn keep_outermost(sorted: &mut Vec<Marked>) {
    sorted.dedup_by(|marked, last| {
        let overlap = last.span.overlaps(marked.span);
        if overlap && !last.span.contains(marked.span) {
            *last = larger(*last, *marked);
        }
        overlap
    });
}

fn larger(a: Marked, b: Marked) -> Marked {
    if b.span.len() > a.span.len() { b } else { a }
}
