//! What the labels of other tools are here.

use super::problem::Problem;
use crate::Label;
use crate::document::{CustomLabel, QuoteKind, TimexType};
use crate::export::flat;
use std::fmt;

/// What a label of a file is here.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    Mention(Label),
    Date(TimexType),
    Quote(QuoteKind),
    /// The words that name a speaker.
    Speaker,
    Cue,
}

/// A label of a file that has another name here, since names of labels are letters, digits, `-` and `_`.
///
/// ```
/// use rubricator::{export::Format, import};
/// let line = r#"{"text": "Ann left.", "label": [[0, 3, "main character"]]}"#;
/// let read = import::read(line.as_bytes(), Format::Doccano, &import::Options::default())?;
/// assert_eq!(read[0].renamed[0].to_string(), "the label “main character” is now “main_character”");
/// # Ok::<(), import::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Renamed {
    /// Its name in the file.
    pub from: String,
    /// The label that it has become.
    pub to: Label,
}

impl fmt::Display for Renamed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the label “{}” is now “{}”", self.from, self.to.name())
    }
}

/// The tags of other tools, and what they are here.
const TAGS: &str = include_str!("../../data/tags.tsv");

/// What `label` means: our own labels, else the tags of other tools in any case, else a label of a person's own making.
///
/// # Errors
/// When no label can be made of it.
pub(super) fn meaning(label: &str) -> Result<Meaning, Problem> {
    let name = fitting(label);
    let known = own(label).or_else(|| tag(label)).or_else(|| tag(&name));
    known.map_or_else(|| custom(label, &name).map(Meaning::Mention), Ok)
}

/// A label that `label` has been made into, and that is called otherwise.
pub(super) fn renamed(label: &str, meaning: Meaning) -> Option<Renamed> {
    match meaning {
        Meaning::Mention(to @ Label::Custom(_)) if to.name() != label => {
            Some(Renamed { from: label.to_owned(), to })
        }
        _ => None,
    }
}

fn tag(label: &str) -> Option<Meaning> {
    let rows = TAGS.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'));
    let (_, ours) = rows.into_iter().find(|(tag, _)| tag.eq_ignore_ascii_case(label))?;
    own(ours)
}

fn own(label: &str) -> Option<Meaning> {
    let mention = Label::from_name(label).map(Meaning::Mention);
    let date = || TimexType::ALL.into_iter().find(|t| t.name() == label).map(Meaning::Date);
    let quote = || QuoteKind::ALL.into_iter().find(|&k| flat::quote_label(k) == label).map(Meaning::Quote);
    let words = || match label {
        flat::SPEAKER => Some(Meaning::Speaker),
        flat::CUE => Some(Meaning::Cue),
        _ => None,
    };
    mention.or_else(date).or_else(quote).or_else(words)
}

/// `label` with `_` for what no label's name can have, and cut where it is too long.
fn fitting(label: &str) -> String {
    let words: Vec<&str> = label.split(|c| !CustomLabel::can_have(c)).filter(|w| !w.is_empty()).collect();
    words.join("_").chars().take(CustomLabel::LONGEST).collect()
}

fn custom(label: &str, name: &str) -> Result<Label, Problem> {
    let reason = if name.is_empty() { "has no letter or digit" } else { "is one of more than a thousand" };
    Label::named(name).ok_or_else(|| Problem::new("", format!("the label {label:?} {reason}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_other_tools_are_known() {
        assert_eq!(meaning("person"), Ok(Meaning::Mention(Label::Person)));
        assert_eq!(meaning("PER"), Ok(Meaning::Mention(Label::Person)));
        assert_eq!(meaning("GPE"), Ok(Meaning::Mention(Label::Place)));
        assert_eq!(meaning("Work of Art"), Ok(Meaning::Mention(Label::Work)));
        assert_eq!(meaning("DATE"), Ok(Meaning::Date(TimexType::Date)));
    }

    #[test]
    fn other_labels_are_a_persons_own() {
        let long = "x".repeat(41);
        for (label, want) in [
            ("hero", "hero"),
            ("MISC", "MISC"),
            ("пожар", "пожар"),
            ("main character", "main_character"),
            (" <b>a/b; c ", "b_a_b_c"),
            (&long, &long[..40]),
        ] {
            let made = meaning(label).expect(label);
            assert!(matches!(made, Meaning::Mention(Label::Custom(own)) if own.name() == want), "{made:?}");
            assert_eq!(renamed(label, made).is_some(), label != want, "{label}");
        }
        for none in ["", "?!", " "] {
            assert!(meaning(none).is_err(), "{none:?}");
        }
    }

    #[test]
    fn the_table_of_tags_is_sound() {
        for line in TAGS.lines().filter(|l| !l.starts_with('#')) {
            let (tag, ours) = line.split_once('\t').expect(line);
            assert!(!tag.is_empty() && own(ours).is_some(), "{line}");
        }
    }
}
