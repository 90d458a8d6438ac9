//! The quotations of an edited text: what changed is read, what stands is kept, what comes after is moved.

use super::outline::{AHEAD, Outline, Word};
use super::reports::{self, Report};
use super::{Finder, Quotation, clauses, marks, speech};
use crate::edit::Edit;
use crate::segment::Segments;
use crate::text::{Span, sort_by_span};
use std::ops::Range;

/// What the sentences of some paragraphs hold.
struct Part {
    outline: Outline,
    reports: Vec<Report>,
    told: Vec<Quotation>,
}

/// Where the parts of some paragraphs lie in a [`Finder`]'s lists.
struct Place {
    paragraphs: Range<usize>,
    words: Range<usize>,
    sentences: Range<usize>,
    marks: Range<usize>,
    reports: Range<usize>,
    told: Range<usize>,
}

impl Finder {
    /// Reads the paragraphs that `edit` changed and those that look at them.
    pub(super) fn follow(&mut self, text: &str, segments: &Segments, mut edit: Edit) {
        let count = segments.paragraphs.len();
        // A text that is one paragraph is judged by other rules.
        if count < 2 || self.goes_on.len() < 2 {
            *self = Finder::default();
            edit = Edit::all(count);
        }
        let from = self.first(segments, edit);
        let marks::Found { marked, goes_on } =
            marks::find(text, segments, from, |next, went_on| self.ends(edit, count, next, went_on));
        let to = from + goes_on.len();
        let old = self.place(from..edit.origin(to).filter(|_| to < count).unwrap_or(self.goes_on.len()));
        let before = old.words.start.checked_sub(1).map(|at| self.quotations.outline.words[at]);
        let outline = Outline::new(text, segments, from..to, &marked, before);
        let reports = reports::find(&outline);
        let mut told = speech::judge(text, segments, &outline, &reports, &marked);
        told.extend(clauses::find(text, &outline, &reports, segments));
        sort_by_span(&mut told, |q| q.span);
        self.goes_on.splice(old.paragraphs.clone(), goes_on);
        let next = segments.paragraphs.get(to).map_or(0, |p| p.span.start());
        self.put(&old, Part { outline, reports, told }, to, next);
    }

    /// The first paragraph that has to be read: its sentences look at what changed, and no speech goes on into it.
    fn first(&self, segments: &Segments, edit: Edit) -> usize {
        let token = segments.tokens_of_all(edit.first..edit.first).start.saturating_sub(AHEAD);
        let paragraph =
            segments.sentences.get(segments.sentence_of(token)).map_or(0, |s| s.paragraph as usize);
        let first = paragraph.min(edit.first);
        (0..=first).rev().find(|&p| !self.goes_on.get(p).copied().unwrap_or(false)).unwrap_or(0)
    }

    /// Whether from paragraph `next` on all is as it was: the one before it was not edited, and speech goes on into neither,
    /// now or before.
    fn ends(&self, edit: Edit, count: usize, next: usize, went_on: bool) -> bool {
        let went_on_before = |paragraph| edit.origin(paragraph).is_none_or(|p| self.goes_on[p]);
        next < count
            && next > edit.come().end
            && !went_on
            && !went_on_before(next - 1)
            && !went_on_before(next)
    }

    /// Where the parts of `paragraphs` lie.
    fn place(&self, paragraphs: Range<usize>) -> Place {
        let Outline { words, sentences, paragraphs: homes, home, .. } = &self.quotations.outline;
        let sentence = |paragraph: usize| homes.partition_point(|&p| (p as usize) < paragraph);
        let its = sentence(paragraphs.start)..sentence(paragraphs.end);
        let word = |sentence: usize| sentences.get(sentence).map_or(words.len(), |s| s.start);
        let mark = |sentence: usize| home.partition_point(|&h| (h as usize) < sentence);
        let report = |sentence: usize| self.quotations.reports.partition_point(|r| r.sentence < sentence);
        let told = |sentence: usize| {
            let start = words.get(word(sentence)).map_or(usize::MAX, |w| w.span.start());
            self.told.partition_point(|q| q.span.start() < start)
        };
        let both = |find: &dyn Fn(usize) -> usize| find(its.start)..find(its.end);
        Place {
            paragraphs,
            words: both(&word),
            marks: both(&mark),
            reports: both(&report),
            told: both(&told),
            sentences: its,
        }
    }

    /// Puts `part` in the place of what lies at `old`, and moves what comes after: its first paragraph is now number `to`, and
    /// starts at byte `start`.
    fn put(&mut self, old: &Place, mut part: Part, to: usize, start: usize) {
        let words = part.outline.sentences.first().map_or(0, |s| s.start);
        part.outline.words.drain(..words);
        part.all().follow(&Moves {
            bytes: (0, 0),
            words: (words, old.words.start),
            sentences: (0, old.sentences.start),
            paragraphs: (0, 0),
            marks: (0, old.marks.start),
            reports: (0, old.reports.start),
        });
        let after = |place: &Range<usize>, came: usize| (place.end, place.start + came);
        let outline = &mut self.quotations.outline;
        let was = outline.words.get(old.words.end).map_or(start, |w| w.span.start());
        let moves = Moves {
            bytes: (was, start),
            words: after(&old.words, part.outline.words.len()),
            sentences: after(&old.sentences, part.outline.sentences.len()),
            paragraphs: (old.paragraphs.end, to),
            marks: after(&old.marks, part.outline.home.len()),
            reports: after(&old.reports, part.reports.len()),
        };
        let rest = Slices {
            words: &mut outline.words[old.words.end..],
            sentences: &mut outline.sentences[old.sentences.end..],
            paragraphs: &mut outline.paragraphs[old.sentences.end..],
            home: &mut outline.home[old.marks.end..],
            marks: &mut outline.marks[old.marks.end..],
            reports: &mut self.quotations.reports[old.reports.end..],
            told: &mut self.told[old.told.end..],
        };
        rest.follow(&moves);
        replace(&mut outline.words, &old.words, part.outline.words);
        replace(&mut outline.sentences, &old.sentences, part.outline.sentences);
        replace(&mut outline.paragraphs, &old.sentences, part.outline.paragraphs);
        replace(&mut outline.home, &old.marks, part.outline.home);
        replace(&mut outline.marks, &old.marks, part.outline.marks);
        replace(&mut self.quotations.reports, &old.reports, part.reports);
        replace(&mut self.told, &old.told, part.told);
    }
}

/// Puts `came` in the place of what lies at `gone`; where that is all, without a copy.
fn replace<T>(all: &mut Vec<T>, gone: &Range<usize>, came: Vec<T>) {
    if gone.len() == all.len() {
        *all = came;
    } else {
        all.splice(gone.clone(), came);
    }
}

/// Positions and indices: each is as far from the second of its pair as it was from the first.
struct Moves {
    bytes: (usize, usize),
    words: (usize, usize),
    sentences: (usize, usize),
    paragraphs: (usize, usize),
    marks: (usize, usize),
    reports: (usize, usize),
}

fn moved(at: usize, (from, to): (usize, usize)) -> usize {
    at + to - from
}

fn range(at: &Range<usize>, by: (usize, usize)) -> Range<usize> {
    moved(at.start, by)..moved(at.end, by)
}

impl Moves {
    fn span(&self, span: Span) -> Span {
        span.moved(self.bytes.0, self.bytes.1)
    }

    fn report(&self, report: &mut Report) {
        report.sentence = moved(report.sentence, self.sentences);
        report.cue = range(&report.cue, self.words);
        report.source = report.source.as_ref().map(|source| range(source, self.words));
    }

    fn quotation(&self, quotation: &mut Quotation) {
        quotation.span = self.span(quotation.span);
        quotation.report = quotation.report.map(|report| moved(report, self.reports));
        quotation.mark = quotation.mark.map(|mark| moved(mark as usize, self.marks) as u32);
    }
}

/// Parts of the lists of one text, or all of them.
struct Slices<'s> {
    words: &'s mut [Word],
    sentences: &'s mut [Range<usize>],
    paragraphs: &'s mut [u32],
    home: &'s mut [u32],
    marks: &'s mut [u32],
    reports: &'s mut [Report],
    told: &'s mut [Quotation],
}

impl Slices<'_> {
    fn follow(self, moves: &Moves) {
        self.words.iter_mut().for_each(|word| word.span = moves.span(word.span));
        self.sentences.iter_mut().for_each(|sentence| *sentence = range(sentence, moves.words));
        self.paragraphs.iter_mut().for_each(|p| *p = moved(*p as usize, moves.paragraphs) as u32);
        self.home.iter_mut().for_each(|home| *home = moved(*home as usize, moves.sentences) as u32);
        self.marks.iter_mut().for_each(|mark| *mark = moved(*mark as usize, moves.words) as u32);
        self.reports.iter_mut().for_each(|report| moves.report(report));
        self.told.iter_mut().for_each(|quotation| moves.quotation(quotation));
    }
}

impl Part {
    fn all(&mut self) -> Slices<'_> {
        Slices {
            words: &mut self.outline.words,
            sentences: &mut self.outline.sentences,
            paragraphs: &mut self.outline.paragraphs,
            home: &mut self.outline.home,
            marks: &mut self.outline.marks,
            reports: &mut self.reports,
            told: &mut self.told,
        }
    }
}
