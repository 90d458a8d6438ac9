//! A person's own word list: names and patterns, each with the label that it always gets.

mod patterns;

pub use patterns::Patterns;

use crate::document::{Label, Mention, Source};
use crate::hash::HashMap;
use crate::segment::Segments;
use crate::text::{Span, sort_by_span};
use std::fmt;
use std::sync::Arc;

/// Names and patterns of one's own. They win over whatever else is found in the same place.
///
/// One entry a line: a name or `/pattern/`, a tab, a label. Blank lines and lines that start with `#` are skipped. A name
/// is matched as whole words, in the case that it is written in, over any white space. A pattern is a regular expression
/// in the syntax of the `regex` crate, matched in time linear in the text whatever it says.
///
/// The label `none` is for what is never to be a name: nothing within such words is marked. A longer name with the same
/// words in it stands.
///
/// ```
/// use rubricator::{Label, Model, wordlist::WordList};
/// let list = WordList::parse("Northgate Post\torganization\n/Bill \\d+/\tlaw").unwrap();
/// let text = "Bill 21, says the Northgate\nPost, is dead.";
/// let found = rubricator::annotate(text, None, &Model::builtin().with_words(list)).mentions;
/// assert_eq!(found[0].span.of(text), "Bill 21");
/// assert_eq!(found[1].label, Label::Organization);
/// ```
#[derive(Clone, Default)]
pub struct WordList {
    /// By first word: the further words and the label, longest first.
    names: HashMap<String, Vec<(Vec<String>, Label)>>,
    /// The labels of the patterns, in their order.
    labels: Vec<Label>,
    /// What finds the patterns. A function, so that a program without them need not hold the engine that matches them.
    matcher: Option<Arc<Matcher>>,
}

/// A text → where patterns match it, with each one's number.
type Matcher = dyn Fn(&str) -> Vec<(usize, Span)> + Send + Sync;

impl fmt::Debug for WordList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WordList")
            .field("names", &self.names)
            .field("labels", &self.labels)
            .finish_non_exhaustive()
    }
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
        match (WordList::without_patterns(tsv), Patterns::parse(tsv)) {
            (Ok(list), Ok(patterns)) => Ok(list.with_patterns(move |text| patterns.find(text))),
            (Err(a), Err(b)) => Err(if b.line < a.line { b } else { a }),
            (Err(error), _) | (_, Err(error)) => Err(error),
        }
    }

    /// Reads a list's names and labels. Its patterns are not read, and match nothing before [`WordList::with_patterns`].
    ///
    /// ```
    /// use rubricator::wordlist::WordList;
    /// assert!(WordList::without_patterns("/(/\tlaw")?.has_patterns());
    /// # Ok::<(), rubricator::wordlist::WordListError>(())
    /// ```
    ///
    /// # Errors
    /// The first line that has no tab, an unknown label or an empty name.
    pub fn without_patterns(tsv: &str) -> Result<WordList, WordListError> {
        let mut list = WordList::default();
        for (line, entry) in entries(tsv) {
            list.add(entry).map_err(|reason| WordListError { line, reason })?;
        }
        for entries in list.names.values_mut() {
            entries.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Ok(list)
    }

    /// Lets `find` say where in a text the list's patterns match, with each one's number, as [`Patterns::find`] does.
    ///
    /// ```
    /// use rubricator::{Label, Model, Span, wordlist::WordList};
    /// let list = WordList::without_patterns("/Bill \\d+/\tlaw")?.with_patterns(|_| vec![(0, Span::new(3, 10))]);
    /// let document = rubricator::annotate("On Bill 21.", None, &Model::builtin().with_words(list));
    /// assert_eq!(document.mentions[0].label, Label::Law);
    /// # Ok::<(), rubricator::wordlist::WordListError>(())
    /// ```
    #[must_use]
    pub fn with_patterns(
        self,
        find: impl Fn(&str) -> Vec<(usize, Span)> + Send + Sync + 'static,
    ) -> WordList {
        WordList { matcher: Some(Arc::new(find)), ..self }
    }

    /// Whether a line of it is a pattern.
    ///
    /// ```
    /// use rubricator::wordlist::WordList;
    /// assert!(WordList::parse("Zork\tplace").is_ok_and(|list| !list.has_patterns()));
    /// ```
    #[must_use]
    pub fn has_patterns(&self) -> bool {
        !self.labels.is_empty()
    }

    /// Whether there is nothing in it.
    ///
    /// ```
    /// use rubricator::wordlist::WordList;
    /// assert!(WordList::parse("# nothing yet").is_ok_and(|list| list.is_empty()));
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.labels.is_empty()
    }

    /// The mentions of listed names and patterns, in text order. Where two overlap the earlier one stays, then the longer.
    #[must_use]
    pub(crate) fn find(&self, text: &str, segments: &Segments) -> Vec<Mention> {
        if self.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<Mention> = self.names_in(text, segments).chain(self.matches_in(text)).collect();
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
        match pattern(what) {
            Some(_) => self.labels.push(label),
            None => self.add_name(what, label)?,
        }
        Ok(())
    }

    fn add_name(&mut self, name: &str, label: Label) -> Result<(), String> {
        let tokens = crate::segment::tokens::tokenize(name);
        let mut words = tokens.iter().map(|t| t.span().of(name).to_owned());
        let first = words.next().ok_or("the name is empty")?;
        self.names.entry(first).or_default().push((words.collect(), label));
        Ok(())
    }

    fn matches_in(&self, text: &str) -> impl Iterator<Item = Mention> {
        let found =
            self.matcher.as_ref().filter(|_| self.has_patterns()).map_or(Vec::new(), |find| find(text));
        // Who finds them may count in another text than this one.
        let words = found
            .into_iter()
            .filter(|(_, span)| text.get(span.start()..span.end()).is_some_and(|w| !w.is_empty()));
        words.filter_map(|(number, span)| Some(mention(span, *self.labels.get(number)?)))
    }

    fn names_in(&self, text: &str, segments: &Segments) -> impl Iterator<Item = Mention> {
        let tokens = &segments.tokens;
        (0..tokens.len()).filter_map(move |i| {
            let entries = self.names.get(tokens[i].span().of(text))?;
            let fits = |rest: &[String]| {
                let here = tokens[i + 1..].iter().map(|t| t.span().of(text));
                rest.len() < tokens.len() - i && here.zip(rest).all(|(a, b)| a == b)
            };
            let (rest, label) = entries.iter().find(|(rest, _)| fits(rest))?;
            Some(mention(tokens[i].span().to(tokens[i + rest.len()].span()), *label))
        })
    }
}

/// Whether a label in the list says that there is no name.
pub(crate) fn is_none(label: Label) -> bool {
    label.name().eq_ignore_ascii_case("none")
}

/// The lines that say something, each with its number from 1.
fn entries(tsv: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = tsv.lines().enumerate().map(|(i, line)| (i + 1, line));
    lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
}

/// The pattern that a line's first cell is.
fn pattern(what: &str) -> Option<&str> {
    what.trim().strip_prefix('/')?.strip_suffix('/')
}

fn mention(span: Span, label: Label) -> Mention {
    Mention::found(span, label, 1.0, Source::Rule("own list"))
}

#[cfg(test)]
mod tests;
