//! Reported clauses without marks of their own: "said that …", "…, she added", "according to …, …".

use super::Quotation;
use super::outline::{Outline, Word};
use super::phrases;
use super::reports::{Order, Report, reports_of};
use super::words::{Cue, CueClass, Form, Tags};
use crate::document::{QuoteKind, Source};
use crate::segment::{Segments, Zone};
use std::ops::Range;

/// The reported clauses of every sentence.
pub(super) fn find(text: &str, outline: &Outline, reports: &[Report], segments: &Segments) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::new();
    for (index, range) in outline.sentences.iter().enumerate() {
        let zone = segments.paragraphs[outline.paragraphs[index] as usize].zone;
        if matches!(zone, Zone::Byline | Zone::Timestamp | Zone::AuthorNote) {
            continue;
        }
        let of_sentence = reports_of(reports, index);
        let sentence = Sentence {
            text,
            outline,
            range: range.clone(),
            reports,
            of_sentence: of_sentence.clone(),
            headline: matches!(zone, Zone::Headline | Zone::Deck | Zone::Subheading),
        };
        let mut free = after_dateline(outline, segments, index);
        for report in of_sentence {
            if sentence.is_nested(report, free) {
                continue;
            }
            if let Some([before, after]) = sentence.around(report, free) {
                free = after.end;
                let parts = [before, after].into_iter().filter(|part| part.len() > 1);
                out.extend(
                    parts.filter_map(|words| sentence.quotation(words, report, "clause-around-report")),
                );
            } else if let Some((words, rule)) = sentence.content(report, free) {
                free = words.end;
                out.extend(sentence.quotation(words, report, rule));
            }
        }
    }
    out
}

/// The first word of a sentence that belongs to no dateline.
fn after_dateline(outline: &Outline, segments: &Segments, sentence: usize) -> usize {
    let range = outline.sentences[sentence].clone();
    let dateline = segments.paragraphs[outline.paragraphs[sentence] as usize].dateline;
    let inside = |&i: &usize| dateline.is_some_and(|d| d.contains(outline.words[i].span));
    range.start + range.clone().take_while(inside).count()
}

struct Sentence<'t> {
    text: &'t str,
    outline: &'t Outline,
    range: Range<usize>,
    reports: &'t [Report],
    of_sentence: Range<usize>,
    /// Whether it stands in a headline or the line under it.
    headline: bool,
}

impl Sentence<'_> {
    fn words(&self) -> &[Word] {
        &self.outline.words[..self.range.end]
    }

    fn tags(&self, at: usize) -> Tags {
        self.words().get(at).map_or(Tags::STOP, |w| w.tags)
    }

    /// Whether a report without a subject of its own lies in a clause that was reported already: "… by adding".
    fn is_nested(&self, index: usize, free: usize) -> bool {
        let report = &self.reports[index];
        report.order == Order::Shared && report.cue.start < free
    }

    /// The words that the report says were said, from word `free` on.
    fn content(&self, index: usize, free: usize) -> Option<(Range<usize>, &'static str)> {
        let report = &self.reports[index];
        let reach = report.reach();
        match report.verb {
            None if report.order == Order::According => {
                self.trailing(index, free).or_else(|| self.leading_according(index))
            }
            None => self.after_colon(&reach).filter(|_| self.headline),
            Some(verb) if reports_clause(verb, report.order) => {
                self.following(index, verb).or_else(|| self.trailing(index, free))
            }
            Some(verb) if verb.class == CueClass::Label => self.verdict(index),
            Some(_) => None,
        }
    }

    /// "called the vote a farce", "called the vote unfair": an object and what it is called.
    fn verdict(&self, index: usize) -> Option<(Range<usize>, &'static str)> {
        let report = &self.reports[index];
        let start = report.cue.end;
        let opens = self.tags(start).any(Tags::DET.with(Tags::POSS)) && report.order == Order::SourceFirst;
        let object = phrases::starting_at(self.words(), start, self.range.end)
            .filter(|_| opens && report.verb.is_some_and(Cue::takes_name))?;
        let end = self.clause_end(start, index);
        let complement = object.end..end;
        let article = self.tags(object.end).any(Tags::DET) && !self.tags(object.end).any(Tags::SUBJ);
        let adjective =
            end - 1 > start + 1 && self.is_predicate(end - 1) && !self.tags(object.end).any(Tags::COMMA);
        let whole = complement.clone().all(|i| !self.tags(i).any(Tags::QUOTE.with(Tags::COMMA)));
        (whole && end > start + 2 && (article || adjective)).then_some((start..end, "verdict"))
    }

    /// Whether the last word of a verdict is an adjective: it ends as one and no article or adjective comes before it.
    fn is_predicate(&self, at: usize) -> bool {
        const ENDINGS: [&str; 13] = [
            "ate", "ous", "ful", "less", "able", "ible", "ive", "ic", "al", "fair", "wrong", "false", "true",
        ];
        const BEFORE: Tags = Tags::DET.with(Tags::POSS).with(Tags::PREP);
        let word = self.words()[at].span.of(self.text);
        word.starts_with(char::is_lowercase)
            && ENDINGS.iter().any(|e| word.ends_with(e))
            && !self.tags(at - 1).any(BEFORE)
    }

    /// "said that …", "said …".
    fn following(&self, index: usize, verb: Cue) -> Option<(Range<usize>, &'static str)> {
        let report = &self.reports[index];
        if report.order == Order::CueFirst || report.order == Order::Passive && verb.class != CueClass::Tell {
            return None;
        }
        if report.order == Order::Passive && self.tags(report.cue.end).any(Tags::COMMA.with(Tags::STOP)) {
            return None;
        }
        let mut start = self.skip_hearer(report.cue.end, verb);
        start = self.skip_circumstance(start);
        start = self.skip_to_question(start, verb);
        let that = self.is_word(start, "that") && self.complements(start);
        let question = !that && self.opens_question(start, verb);
        if that {
            start += 1;
        } else if !question
            && (!verb.takes_clause() || self.tags(start).any(Tags::SUB) && !self.is_word(start, "that"))
        {
            return None;
        }
        let end = self.clause_end(start, index);
        let whole = that || question || self.starts_clause(start) && self.is_finite(start, end, verb);
        (end > start + 1 && whole && self.has_verb(start, end)).then_some((start..end, "reported-clause"))
    }

    /// Past "in the paper" before a question: "asked in the paper why".
    fn skip_to_question(&self, start: usize, verb: Cue) -> usize {
        const REACH: usize = 8;
        const BARRIER: Tags = Tags::STOP.with(Tags::AUX).with(Tags::VERB).with(Tags::COMMA).with(Tags::QUOTE);
        if !self.tags(start).any(Tags::PREP) || !verb.takes_question() {
            return start;
        }
        let upto = self.range.end.min(start + REACH);
        let mut open = (start..upto).take_while(|&i| !self.tags(i).any(BARRIER));
        open.find(|&i| self.opens_question(i, verb)).unwrap_or(start)
    }

    /// Whether a question that the verb can report opens at `at`: "asked whether", "explained how".
    fn opens_question(&self, at: usize, verb: Cue) -> bool {
        const OPENERS: [&str; 8] = ["whether", "if", "how", "why", "what", "when", "where", "who"];
        let word = self.words().get(at).map_or("", |w| w.span.of(self.text));
        let opens = OPENERS.iter().any(|w| w.eq_ignore_ascii_case(word));
        let telling = matches!(word, "how" | "why" | "what" | "whether");
        opens && (verb.takes_question() || telling && verb.class == CueClass::Tell)
    }

    /// Whether a finite verb with a subject stands in the words before the first comma; anywhere after "say".
    fn is_finite(&self, start: usize, end: usize, verb: Cue) -> bool {
        let pronoun = self.tags(start).any(Tags::SUBJ) && !self.tags(start).any(Tags::DET);
        let closes =
            |i: &usize| self.tags(*i).any(Tags::COMMA) && !self.tags(i + 1).any(Tags::WHO.with(Tags::DET));
        let upto = if verb.takes_bare() { end } else { (start..end).find(closes).unwrap_or(end) };
        let long = verb.takes_bare() && end >= start + 5 && !self.tags(start).any(Tags::PREP.with(Tags::ADV));
        pronoun || long || (start + 1..upto).any(|i| self.is_finite_verb(start, i))
    }

    fn is_finite_verb(&self, start: usize, at: usize) -> bool {
        const FINITE: Tags = Tags::AUX.with(Tags::VERB).with(Tags::PAST).with(Tags::CUE);
        const NO_SUBJECT: Tags =
            Tags::DET.with(Tags::POSS).with(Tags::PREP).with(Tags::TO).with(Tags::HYPHEN).with(Tags::CONJ);
        let before = (start..at).rev().find(|&i| !self.tags(i).any(Tags::ADV)).unwrap_or(start);
        let subject = self.tags(before);
        let noun = self.tags(at).any(Tags::NOUN)
            && !self.words()[before].plural
            && !subject.any(Tags::SUBJ.with(Tags::AUX));
        let governed = !noun && (!subject.any(NO_SUBJECT) || subject.any(Tags::SUBJ));
        governed && self.tags(at).any(FINITE) && !self.is_participle(at)
            || self.is_contracted(at)
            || self.tags(at).any(Tags::QUOTE)
    }

    /// "the plan backed by", "the man accused of", "people leaving": a verb that says more of a noun.
    fn is_participle(&self, at: usize) -> bool {
        let gerund = self.words()[at].cue.is_some_and(|c| c.form == Form::Gerund);
        let next = self.tags(at + 1);
        let led = next.any(Tags::BY)
            || next.any(Tags::PREP) && !next.any(Tags::TO) && self.words()[at].cue.is_some();
        gerund || self.tags(at).any(Tags::PAST.with(Tags::CUE)) && led
    }

    fn is_word(&self, at: usize, word: &str) -> bool {
        at < self.range.end && self.words()[at].span.of(self.text).eq_ignore_ascii_case(word)
    }

    /// Past the hearer: "told reporters that", "warned them".
    fn skip_hearer(&self, start: usize, verb: Cue) -> usize {
        if !verb.takes_hearer() {
            return start;
        }
        if self.tags(start).any(Tags::OBJ) {
            return start + 1;
        }
        if let Some(that) = self.that_after(start) {
            return that;
        }
        match phrases::starting_at(self.words(), start, self.range.end) {
            Some(hearer)
                if self.ends_hearer(hearer.end)
                    || !hearer.is_empty()
                        && self.tags(hearer.end).any(
                            Tags::SUB.with(Tags::DET).with(Tags::SUBJ).with(Tags::TIME).with(Tags::PREP),
                        ) =>
            {
                hearer.end
            }
            _ => start,
        }
    }

    /// "that" after a hearer named at length: "told Daily Sun by telephone that", "tells NPR’s “Day One” that".
    fn that_after(&self, start: usize) -> Option<usize> {
        const REACH: usize = 16;
        const BARRIER: Tags = Tags::STOP.with(Tags::AUX).with(Tags::VERB).with(Tags::COLON);
        let upto = self.range.end.min(start + REACH);
        let noun = |i: usize| self.words()[i].cue.is_none_or(|c| c.form == Form::Base);
        let mut open = (start..upto).take_while(|&i| !self.tags(i).any(BARRIER) && noun(i));
        open.find(|&i| self.is_word(i, "that") && self.complements(i))
    }

    fn ends_hearer(&self, at: usize) -> bool {
        self.is_word(at, "that")
    }

    /// Past "on Tuesday", "in a statement", "last week", "to reporters", where a clause follows.
    fn skip_circumstance(&self, start: usize) -> usize {
        const REACH: usize = 14;
        let upto = self.range.end.min(start + REACH);
        let that = (start..upto)
            .take_while(|&i| {
                !self
                    .tags(i)
                    .any(Tags::STOP.with(Tags::QUOTE).with(Tags::AUX).with(Tags::CUE).with(Tags::VERB))
            })
            .find(|&i| self.is_word(i, "that") && self.complements(i));
        if let Some(that) = that
            && (that == start
                || self.tags(start).any(
                    Tags::PREP
                        .with(Tags::ADV)
                        .with(Tags::TIME)
                        .with(Tags::LAST)
                        .with(Tags::COMMA)
                        .with(Tags::TO),
                ))
        {
            return that;
        }
        let mut at = start;
        for _ in 0..3 {
            match self.one_circumstance(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// Whether "that" at `at` opens a clause rather than standing for a noun before it.
    fn complements(&self, at: usize) -> bool {
        !self
            .tags(at + 1)
            .any(Tags::AUX.with(Tags::VERB).with(Tags::STOP).with(Tags::COLON).with(Tags::CLITIC))
    }

    fn one_circumstance(&self, at: usize) -> Option<usize> {
        if self.tags(at).any(Tags::ADV) && !self.tags(at).any(Tags::SUB) {
            return Some(at + 1);
        }
        if self.tags(at).any(Tags::TIME.with(Tags::LAST)) && !self.tags(at).any(Tags::DET.with(Tags::AUX))
            || self.tags(at).any(Tags::PREP) && self.dated(at)
        {
            let mut end = at + 1;
            while self.tags(end).any(Tags::TIME.with(Tags::NUM).with(Tags::HYPHEN)) {
                end += 1;
            }
            return Some(end);
        }
        if self.tags(at).any(Tags::PREP) {
            let place = phrases::starting_at(self.words(), at + 1, self.range.end)?;
            let clause_follows =
                self.is_word(place.end, "that") || self.tags(place.end).any(Tags::SUBJ.with(Tags::DET));
            return clause_follows.then_some(place.end);
        }
        None
    }

    fn dated(&self, at: usize) -> bool {
        self.tags(at + 1).any(Tags::TIME)
            || self.tags(at + 1).any(Tags::LAST) && self.tags(at + 2).any(Tags::TIME)
    }

    /// Whether a clause can start at `at`: with a subject.
    fn starts_clause(&self, at: usize) -> bool {
        let tags = self.tags(at);
        if tags.any(Tags::COMMA.with(Tags::COLON).with(Tags::STOP).with(Tags::TO).with(Tags::CONJ)) {
            return false;
        }
        tags.any(
            Tags::SUBJ.with(Tags::DET).with(Tags::POSS).with(Tags::QUOTE).with(Tags::CAP).with(Tags::NUM),
        ) || !tags.any(Tags::OBJ.with(Tags::AUX).with(Tags::PREP))
    }

    fn has_verb(&self, start: usize, end: usize) -> bool {
        const VERBS: Tags = Tags::AUX.with(Tags::VERB).with(Tags::PAST).with(Tags::CUE).with(Tags::QUOTE);
        (start..end).any(|i| {
            self.tags(i).any(VERBS) && (i > start || !self.tags(i).any(Tags::CUE.with(Tags::PAST)))
                || self.is_contracted(i)
        })
    }

    fn is_contracted(&self, at: usize) -> bool {
        self.tags(at).any(Tags::CLITIC) && at > 0 && self.tags(at - 1).any(Tags::SUBJ.with(Tags::SUB))
    }

    /// Where the clause that starts at `start` ends: before another report of the sentence or at its end.
    fn clause_end(&self, start: usize, index: usize) -> usize {
        let mut end = (start..self.range.end).find(|&i| self.is_word(i, ";")).unwrap_or(self.range.end);
        while end > start && self.tags(end - 1).any(Tags::STOP.with(Tags::COMMA)) {
            end -= 1;
        }
        if let Some(close) = self.unopened(start, end) {
            end = close;
        }
        end = self.concession(start, end).unwrap_or(end);
        end = self.other_deed(start, end).unwrap_or(end);
        end = self.second_clause(start, end).unwrap_or(end);
        for later in index + 1..self.of_sentence.end {
            if let Some(cut) = self.cut_before(&self.reports[later], start) {
                end = end.min(cut);
                break;
            }
        }
        end
    }

    /// The "and" before a second clause with words in marks, which are a quotation of their own: "that it won and that it was “…”".
    fn second_clause(&self, start: usize, end: usize) -> Option<usize> {
        let quote = (start..end).find(|&i| self.tags(i).any(Tags::QUOTE))?;
        let joins = |&i: &usize| self.tags(i).any(Tags::CONJ) && self.is_word(i + 1, "that");
        let and = (start + 3..quote).rev().find(joins)?;
        Some(if self.tags(and - 1).any(Tags::COMMA) { and - 1 } else { and })
    }

    /// The comma before what the source did beside speaking: "says that it won, and has left".
    fn other_deed(&self, start: usize, end: usize) -> Option<usize> {
        let turns = |i: &usize| {
            self.tags(*i).any(Tags::COMMA)
                && self.is_word(i + 1, "and")
                && ["has", "have"].iter().any(|w| self.is_word(i + 2, w))
        };
        (start + 2..end).find(turns)
    }

    /// The comma before what the writer adds against the reported words: ", though …", ", although …".
    fn concession(&self, start: usize, end: usize) -> Option<usize> {
        let turns = |i: &usize| {
            self.tags(*i).any(Tags::COMMA)
                && ["though", "although", "while"].iter().any(|w| self.is_word(i + 1, w))
        };
        (start + 2..end).find(turns)
    }

    /// The closing bracket that no bracket after `start` opens.
    fn unopened(&self, start: usize, end: usize) -> Option<usize> {
        let mut depth = 0;
        (start..end).find(|&i| {
            depth += i32::from(self.tags(i).any(Tags::OPEN)) - i32::from(self.tags(i).any(Tags::CLOSE));
            depth < 0
        })
    }

    /// Where the words of `later` cut the clause that starts at `start`.
    fn cut_before(&self, later: &Report, start: usize) -> Option<usize> {
        let at = later.reach().start;
        let mut before = at;
        while before > start && self.tags(before - 1).any(Tags::CONJ.with(Tags::ADV)) {
            before -= 1;
        }
        let comma = before > start && self.tags(before - 1).any(Tags::COMMA.with(Tags::DASH));
        match later.order {
            Order::According => Some(if comma { before - 1 } else { at }),
            Order::Shared
                if (comma || before < at) && later.verb.is_some_and(adds) && self.goes_on(later.cue.end) =>
            {
                Some(if comma { before - 1 } else { before })
            }
            Order::SourceFirst | Order::CueFirst if comma => Some(before - 1),
            _ => None,
        }
    }

    /// Whether words that can be reported follow a cue at `at`: "and added that …", not "and added 60 seats".
    fn goes_on(&self, at: usize) -> bool {
        const OPENS: Tags = Tags::SUB
            .with(Tags::SUBJ)
            .with(Tags::QUOTE)
            .with(Tags::COLON)
            .with(Tags::COMMA)
            .with(Tags::DET)
            .with(Tags::CAP);
        self.tags(at).any(OPENS) && !self.tags(at).any(Tags::NUM)
    }

    /// "…, she said": the clause before the report.
    fn trailing(&self, index: usize, free: usize) -> Option<(Range<usize>, &'static str)> {
        let report = &self.reports[index];
        let reach = report.reach();
        let comma = reach
            .start
            .checked_sub(1)
            .filter(|&c| c > free && self.tags(c).any(Tags::COMMA.with(Tags::DASH)));
        let end = match (comma, report.order) {
            (Some(comma), Order::According) if self.tags(comma - 1).any(Tags::SUB.with(Tags::CONJ)) => {
                return None;
            }
            (Some(comma), _) => self.before_apposition(comma, free),
            (None, Order::According) => reach.start,
            _ => return None,
        };
        let closes =
            matches!(report.order, Order::According | Order::CueFirst) || self.ends_report(reach.end);
        // "Ferry to stop, island told": without a hearer it is the island that was told.
        let told = report.verb.is_some_and(|v| v.class == CueClass::Tell && v.form == Form::Past);
        let closes = closes && !(told && self.tags(reach.end).any(Tags::STOP));
        let start = self.trailing_start(free, end);
        let verb = self.has_verb(start, end) || report.order == Order::CueFirst && end > start + 3;
        let clause = end > start + 2 && verb && !self.is_circumstance(start, end);
        (closes && clause).then_some((start..end, "clause-before-report"))
    }

    /// Where a clause ends whose report has its source in apposition: before "the lawyer" in "…, the lawyer, Ana Ruiz, said".
    fn before_apposition(&self, comma: usize, free: usize) -> usize {
        let noun = phrases::ending_before(self.words(), free, comma);
        let described = |p: &Range<usize>| {
            p.start > free + 2
                && self.tags(p.start - 1).any(Tags::COMMA)
                && self.tags(p.start).any(Tags::DET.with(Tags::POSS))
                && self.tags(p.end - 1).any(Tags::PERSON)
        };
        noun.filter(described).map_or(comma, |p| p.start - 1)
    }

    /// Where the clause that ends at `end` starts: after a semicolon or ", though", at `free` or later.
    fn trailing_start(&self, free: usize, end: usize) -> usize {
        let open = (free..end).find(|&i| !self.tags(i).any(Tags::COMMA.with(Tags::STOP))).unwrap_or(end);
        let turn = self.concession(open, end).map_or(open, |comma| comma + 2);
        (turn..end).rev().find(|&i| self.is_word(i, ";")).map_or(turn, |stop| stop + 1)
    }

    /// "Horses, said a trader, still have to eat": the words before and after a report set between commas. The first
    /// are left out where they belong to the writer's sentence as well: "… and, she said, …".
    fn around(&self, index: usize, free: usize) -> Option<[Range<usize>; 2]> {
        let report = &self.reports[index];
        let reach = report.reach();
        let own = matches!(report.order, Order::SourceFirst | Order::CueFirst)
            && report.verb.is_some_and(Cue::takes_clause);
        let open =
            reach.start.checked_sub(1).filter(|&c| own && c >= free && self.tags(c).any(Tags::COMMA))?;
        let close = self.skip_to_comma(reach.end)?;
        let end = self.clause_end(close + 1, index);
        let joined = Tags::CONJ.with(Tags::AUX).with(Tags::WHO).with(Tags::SUB).with(Tags::QUOTE);
        let inner = (free..open).any(|i| self.tags(i).any(Tags::COMMA));
        let last = self.tags(open.max(1) - 1);
        let start = if last.any(joined) || inner { open } else { free };
        let continues = !self.tags(close + 1).any(Tags::CONJ.with(Tags::WHO).with(Tags::QUOTE))
            && !self.continues_elsewhere(close + 1);
        (continues && end > close + 1).then_some([start..open, close + 1..end])
    }

    /// Whether what follows the comma is no part of what was said: "adding that", "who is 40", "a doctor".
    fn continues_elsewhere(&self, at: usize) -> bool {
        let gerund =
            self.words().get(at).is_none_or(|w| w.cue.is_some() || w.span.of(self.text).ends_with("ing"));
        gerund
            || self.tags(at).any(Tags::DET.with(Tags::PREP).with(Tags::TIME).with(Tags::NUM))
                && !self.has_finite(at)
    }

    fn has_finite(&self, at: usize) -> bool {
        (at + 1..self.range.end)
            .take_while(|&i| !self.tags(i).any(Tags::COMMA))
            .any(|i| self.is_finite_verb(at, i))
    }

    /// The comma after a report, past its hearer and circumstances: "he told me on Friday,".
    fn skip_to_comma(&self, from: usize) -> Option<usize> {
        const INSIDE: Tags = Tags::PREP
            .with(Tags::TIME)
            .with(Tags::LAST)
            .with(Tags::ADV)
            .with(Tags::NUM)
            .with(Tags::OBJ)
            .with(Tags::CAP)
            .with(Tags::DET)
            .with(Tags::HYPHEN);
        let mut at = from;
        while at < self.range.end.min(from + 6) && self.tags(at).any(INSIDE) && !self.tags(at).any(Tags::SUBJ)
        {
            at += 1;
        }
        (at < self.range.end && self.tags(at).any(Tags::COMMA)).then_some(at)
    }

    /// Whether the words say only when or how: "In the end", "Asked about it", "While having a debate".
    fn is_circumstance(&self, start: usize, end: usize) -> bool {
        let comma = (start..end).any(|i| self.tags(i).any(Tags::COMMA));
        let participle = self.words()[start].cue.is_some_and(|c| matches!(c.form, Form::Past | Form::Gerund));
        let noun_clause =
            ["that", "what", "how", "why", "who", "whether"].iter().any(|w| self.is_word(start, w));
        let opens = self.tags(start).any(Tags::SUB.with(Tags::PREP));
        let subject = self.tags(start).any(Tags::SUBJ.with(Tags::DET)) || noun_clause;
        let finite = !self.tags(start).any(Tags::SUB)
            && (start + 2..end)
                .any(|i| self.tags(i).any(Tags::AUX) && !self.tags(i - 1).any(Tags::PREP.with(Tags::WHO)));
        !comma && (participle || opens && !subject && !finite)
    }

    /// Whether nothing that is reported follows a report: it ends the sentence, or says when, where or to whom.
    fn ends_report(&self, at: usize) -> bool {
        const GOES_ON: Tags = Tags::COLON.with(Tags::QUOTE).with(Tags::TO).with(Tags::CUE);
        const CIRCUMSTANCE: Tags = Tags::STOP
            .with(Tags::COMMA)
            .with(Tags::DASH)
            .with(Tags::TIME)
            .with(Tags::LAST)
            .with(Tags::PREP)
            .with(Tags::ADV)
            .with(Tags::SUB)
            .with(Tags::OBJ);
        let tags = self.tags(at);
        at >= self.range.end
            || tags.any(CIRCUMSTANCE)
                && !tags.any(GOES_ON)
                && !self.is_word(at, "that")
                && !self.announces(at)
    }

    /// Whether a colon or a marked stretch follows within the same clause: "In one tweet, Roe said on Friday: “…”".
    fn announces(&self, at: usize) -> bool {
        let mut rest = at..self.range.end;
        let stop = rest.find(|&i| self.tags(i).any(Tags::COLON.with(Tags::QUOTE).with(Tags::STOP)));
        stop.is_some_and(|i| self.tags(i).any(Tags::COLON.with(Tags::QUOTE)))
    }

    /// "According to the ministry, …".
    fn leading_according(&self, index: usize) -> Option<(Range<usize>, &'static str)> {
        let reach = self.reports[index].reach();
        let comma =
            (reach.end..self.range.end.min(reach.end + 24)).find(|&i| self.tags(i).any(Tags::COMMA))?;
        let end = self.clause_end(comma + 1, index);
        (end > comma + 3).then_some((comma + 1..end, "according-to"))
    }

    /// "Smith: …".
    fn after_colon(&self, reach: &Range<usize>) -> Option<(Range<usize>, &'static str)> {
        let end = self.clause_end(reach.end, self.of_sentence.end);
        let quoted = self.tags(reach.end).any(Tags::QUOTE) && end <= reach.end + 2;
        (!quoted && end > reach.end + 1 && self.has_verb(reach.end, end)).then_some((reach.end..end, "colon"))
    }

    /// The clause as a quotation, unless marked words are the better part of it: then they alone are what was said.
    fn quotation(&self, words: Range<usize>, report: usize, rule: &'static str) -> Option<Quotation> {
        let span = self.outline.span(&words).trim(self.text);
        let marked: usize =
            self.words()[words].iter().filter(|w| w.quote.is_some()).map(|w| w.span.len()).sum();
        let kind = QuoteKind::Indirect;
        let source = Source::Rule(rule);
        let sourced = self.reports[report].source.is_some();
        (sourced && marked * 2 <= span.len()).then_some(Quotation {
            span,
            kind,
            score: 0.8,
            source,
            report: Some(report),
            mark: None,
            turn: None,
            person: None,
        })
    }
}

/// Whether "…, adding …" with this verb is a report of its own, not part of what was said before it.
fn adds(verb: Cue) -> bool {
    verb.takes_quote() && verb.takes_clause()
}

/// Whether a verb in this order can report a clause of speech.
fn reports_clause(verb: Cue, order: Order) -> bool {
    match verb.class {
        CueClass::Belief | CueClass::Label | CueClass::Show => false,
        _ => verb.takes_that() || verb.takes_question() || order == Order::CueFirst,
    }
}
