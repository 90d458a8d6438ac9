//! A person's own word list: names and patterns, each with the label that it always gets.

use crate::document::{Label, Mention, Source, Status};
use crate::segment::Segments;
use crate::text::{Span, sort_by_span};
use regex::{Regex, RegexBuilder};
use std::collections::HashMap;
use std::fmt;

/// Names and patterns of one's own. They win over whatever else is found in the same place.
///
/// One entry a line: a name or `/pattern/`, a tab, a label. Blank lines and lines that start with `#` are skipped. A name
/// is matched as whole words, in the case that it is written in, over any white space. A pattern is a regular expression
/// in the syntax of the `regex` crate, matched in time linear in the text whatever it says.
///
/// ```
/// use rubricator::{Label, Model, wordlist::WordList};
/// let list = WordList::parse("Northgate Post\torganization\n/Bill \\d+/\tlaw").unwrap();
/// let text = "Bill 21, says the Northgate\nPost, is dead.";
/// let found = rubricator::annotate(text, None, &Model::builtin().with_words(list)).mentions;
/// assert_eq!(found[0].span.of(text), "Bill 21");
/// assert_eq!(found[1].label, Label::Organization);
/// ```
#[derive(Clone, Debug, Default)]
pub struct WordList {
    /// By first word: the further words and the label, longest first.
    names: HashMap<String, Vec<(Vec<String>, Label)>>,
    patterns: Vec<(Regex, Label)>,
}

/// Why a line of a word list could not be read.
///
/// ```
/// use rubricator::wordlist::WordList;
/// let error = WordList::parse("Zork\tplace\nno tab here").unwrap_err();
/// assert_eq!(error.line, 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordListError {
    /// The line's number, from 1.
    pub line: usize,
    /// What is wrong with it and what to do.
    pub reason: String,
}

impl fmt::Display for WordListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "word list, line {}: {}", self.line, self.reason)
    }
}

impl std::error::Error for WordListError {}

/// Bytes of memory that one compiled pattern may take: "\pL{1000}{1000}" is refused rather than built.
const PATTERN_SIZE_LIMIT: usize = 1 << 20;

impl WordList {
    /// Reads a list.
    ///
    /// ```
    /// use rubricator::wordlist::WordList;
    /// assert!(WordList::parse("Zork\tplace").is_ok());
    /// assert!(WordList::parse("Zork").is_err());
    /// ```
    ///
    /// # Errors
    /// The first line that has no tab, an unknown label, an empty name or a pattern that is none.
    pub fn parse(tsv: &str) -> Result<WordList, WordListError> {
        let mut list = WordList::default();
        for (i, line) in tsv.lines().enumerate() {
            if !line.trim().is_empty() && !line.starts_with('#') {
                list.add(line).map_err(|reason| WordListError { line: i + 1, reason })?;
            }
        }
        for entries in list.names.values_mut() {
            entries.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Ok(list)
    }

    /// Whether there is nothing in it.
    ///
    /// ```
    /// use rubricator::wordlist::WordList;
    /// assert!(WordList::parse("# nothing yet").is_ok_and(|list| list.is_empty()));
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.patterns.is_empty()
    }

    /// The mentions of listed names and patterns, in text order. Where two overlap the earlier one stays, then the longer.
    #[must_use]
    pub(crate) fn find(&self, text: &str, segments: &Segments) -> Vec<Mention> {
        if self.is_empty() {
            return Vec::new();
        }
        let patterns = self.patterns.iter().flat_map(|(pattern, label)| {
            let spans = pattern.find_iter(text).map(|m| Span::new(m.start(), m.end()));
            spans.filter(|s| !s.is_empty()).map(|s| mention(s, *label))
        });
        let mut found: Vec<Mention> = self.names_in(text, segments).chain(patterns).collect();
        sort_by_span(&mut found, |m| m.span);
        let mut end = 0;
        found.retain(|m| {
            m.span.start() >= end && {
                end = m.span.end();
                true
            }
        });
        found
    }

    fn add(&mut self, line: &str) -> Result<(), String> {
        let (what, label) =
            line.split_once('\t').ok_or("a name or /pattern/, a tab and a label are expected")?;
        let label = Label::named(label.trim()).ok_or_else(|| {
            let known: Vec<&str> = Label::ALL.iter().map(|l| l.name()).collect();
            format!("{:?} is no label; use {}, or one word of your own", label.trim(), known.join(", "))
        })?;
        match what.trim().strip_prefix('/').and_then(|p| p.strip_suffix('/')) {
            Some(pattern) => self.patterns.push((compile(pattern)?, label)),
            None => self.add_name(what, label)?,
        }
        Ok(())
    }

    fn add_name(&mut self, name: &str, label: Label) -> Result<(), String> {
        let tokens = crate::segment::tokens::tokenize(name);
        let mut words = tokens.iter().map(|t| t.span.of(name).to_owned());
        let first = words.next().ok_or("the name is empty")?;
        self.names.entry(first).or_default().push((words.collect(), label));
        Ok(())
    }

    fn names_in(&self, text: &str, segments: &Segments) -> impl Iterator<Item = Mention> {
        let tokens = &segments.tokens;
        (0..tokens.len()).filter_map(move |i| {
            let entries = self.names.get(tokens[i].span.of(text))?;
            let fits = |rest: &[String]| {
                let here = tokens[i + 1..].iter().map(|t| t.span.of(text));
                rest.len() < tokens.len() - i && here.zip(rest).all(|(a, b)| a == b)
            };
            let (rest, label) = entries.iter().find(|(rest, _)| fits(rest))?;
            Some(mention(tokens[i].span.to(tokens[i + rest.len()].span), *label))
        })
    }
}

fn compile(pattern: &str) -> Result<Regex, String> {
    let built = RegexBuilder::new(pattern).size_limit(PATTERN_SIZE_LIMIT).build();
    built.map_err(|e| format!("not a pattern: {}", e.to_string().trim().replace('\n', " ")))
}

fn mention(span: Span, label: Label) -> Mention {
    Mention {
        span,
        label,
        score: 1.0,
        source: Source::Rule("own list"),
        entity: None,
        amount: None,
        status: Status::Machine,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tsv: &str, text: &str, want: &[(&str, Label)]) {
        let list = WordList::parse(tsv).unwrap();
        let found = list.find(text, &Segments::new(text));
        let got: Vec<_> = found.iter().map(|m| (m.span.of(text), m.label)).collect();
        assert_eq!(got, want, "{text:?}");
    }

    #[test]
    fn names_are_whole_words() {
        check(
            "Aske\tplace",
            "Aske, Askew, aske, the Aske’s banks",
            &[("Aske", Label::Place), ("Aske", Label::Place)],
        );
        check(
            "Aske\tplace\nAske Water Ltd\torganization",
            "Aske Water Ltd",
            &[("Aske Water Ltd", Label::Organization)],
        );
        let river = Label::named("river").expect("a label");
        check("Aske\triver", "the Aske", &[("Aske", river)]);
        check("Zoë Li\tperson", "💩Zoë\u{a0}Li", &[("Zoë\u{a0}Li", Label::Person)]);
    }

    #[test]
    fn patterns_match_and_overlaps_go() {
        check(r"/Bill \d+/	law", "Bill 21 and Bill X", &[("Bill 21", Label::Law)]);
        check("/a*/\tlaw", "bab", &[("a", Label::Law)]);
        check("/Bill \\d+ of/\tlaw\nBill\tperson", "Bill 21 of", &[("Bill 21 of", Label::Law)]);
    }

    #[test]
    fn bad_lines_are_named() {
        let check = |tsv: &str, want: &str| assert_eq!(WordList::parse(tsv).unwrap_err().to_string(), want);
        check("# x\n\nAske", "word list, line 3: a name or /pattern/, a tab and a label are expected");
        check(" \tplace\n\tplace", "word list, line 1: the name is empty");
        assert!(
            WordList::parse("A\tbig city")
                .unwrap_err()
                .reason
                .contains("\"big city\" is no label; use person")
        );
        assert!(WordList::parse("/(/\tlaw").unwrap_err().reason.starts_with("not a pattern: "));
        assert!(WordList::parse("/(a{1000}){1000}/\tlaw").unwrap_err().reason.contains("size"));
    }
}
