//! What is wrong with a file, where, and why.

use std::fmt;

/// One thing wrong with a file.
///
/// ```
/// use rubricator::import;
/// let error = import::native_json(b"[]", None).unwrap_err();
/// let problem = &error.problems()[0];
/// assert!(problem.line.is_none() && !problem.reason.is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line of the file, from 1, where the format has lines that mean something.
    pub line: Option<usize>,
    /// Where in the file: `mentions[3].start`, `T4`; empty for the whole file.
    pub place: String,
    /// What is wrong, and what would be right.
    pub reason: String,
}

impl Problem {
    pub(crate) fn new(place: impl Into<String>, reason: impl Into<String>) -> Problem {
        Problem { line: None, place: place.into(), reason: reason.into() }
    }

    /// The same problem seen from the thing that holds `self.place`.
    pub(crate) fn within(mut self, outer: impl fmt::Display) -> Problem {
        let outer = outer.to_string();
        let apart = !outer.is_empty() && !self.place.is_empty() && !self.place.starts_with('[');
        self.place = format!("{outer}{}{}", if apart { "." } else { "" }, self.place);
        self
    }

    pub(crate) fn at_line(mut self, line: usize) -> Problem {
        self.line = Some(line);
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        f.write_str(&self.reason)
    }
}

/// Why a file was not read: everything wrong with it, at least one thing. Nothing of the file is used.
///
/// ```
/// let error = rubricator::import::native_json(b"no JSON", None).unwrap_err();
/// assert!(!error.to_string().is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    problems: Vec<Problem>,
}

/// Problems that the message shows; the rest are counted.
const SHOWN: usize = 10;

impl Error {
    /// What is wrong, in the file's order.
    ///
    /// ```
    /// let error = rubricator::import::native_json(b"{}", None).unwrap_err();
    /// assert!(!error.problems().is_empty());
    /// ```
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The same problems in line `line`.
    pub(crate) fn at_line(mut self, line: usize) -> Error {
        self.problems.iter_mut().for_each(|p| p.line = p.line.or(Some(line)));
        self
    }

    /// The same problems seen from the thing that holds their places.
    pub(crate) fn within(mut self, outer: impl fmt::Display) -> Error {
        self.problems = self.problems.into_iter().map(|p| p.within(&outer)).collect();
        self
    }

    /// The same problems, those that are shown with their line by `line`, which says where a place is.
    pub(crate) fn located(mut self, line: impl Fn(&str) -> Option<usize>) -> Error {
        for problem in self.problems.iter_mut().take(SHOWN) {
            problem.line = problem.line.or_else(|| line(&problem.place));
        }
        self
    }

    /// The first problem, for a caller that is itself one item of a list.
    pub(crate) fn into_first(self) -> Problem {
        self.problems.into_iter().next().unwrap_or_else(|| Problem::new("", "is wrong"))
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Error {
        Error { problems: vec![problem] }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, problem) in self.problems.iter().take(SHOWN).enumerate() {
            let newline = if i == 0 { "" } else { "\n" };
            write!(f, "{newline}{problem}")?;
        }
        match self.problems.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(f, "\nand {more} more"),
        }
    }
}

impl std::error::Error for Error {}

/// Every value, or every problem: a file is read whole or not at all.
pub(crate) fn all<T>(results: impl IntoIterator<Item = Result<T, Problem>>) -> Result<Vec<T>, Error> {
    let (mut values, mut problems) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(value) => values.push(value),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(values) } else { Err(Error { problems }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_say_where() {
        let deep = Problem::new("start", "is no number").within("mentions[3]").at_line(7);
        assert_eq!(deep.to_string(), "line 7: mentions[3].start: is no number");
        assert_eq!(Problem::new("", "is empty").to_string(), "is empty");
    }

    #[test]
    fn many_problems_are_counted() {
        let error = all::<()>((0..12).map(|i| Err(Problem::new(format!("T{i}"), "bad")))).unwrap_err();
        assert!(error.to_string().ends_with("T9: bad\nand 2 more"), "{error}");
    }
}
