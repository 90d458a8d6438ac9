//! A company's name goes on after a comma where its legal form follows: "Aske Water, Inc."

use crate::document::{Label, Mention, Source};
use crate::lexicon;
use crate::text::Span;
use std::collections::HashSet;
use std::sync::LazyLock;

static FORMS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let rows = lexicon::rows(include_str!("../../data/legal_forms.tsv"));
    rows.filter_map(|row| row.first().copied()).collect()
});

/// Makes each name that a comma and a legal form follow one organisation with them.
pub(super) fn join(names: &mut Vec<Mention>, text: &str) {
    let mut joined: Option<Span> = None;
    names.retain_mut(|name| {
        if joined.is_some_and(|whole| whole.contains(name.span)) {
            return false;
        }
        if let Some(end) = form_after(text, name) {
            name.span = Span::new(name.span.start(), end);
            joined = Some(name.span);
            if name.label != Label::Organization {
                (name.label, name.source) = (Label::Organization, Source::Rule("legal-form"));
            }
        }
        true
    });
}

/// Where the legal form that follows a name ends.
fn form_after(text: &str, name: &Mention) -> Option<usize> {
    let rest = text[name.span.end()..].strip_prefix(", ")?;
    let word = &rest[..rest.find(|c: char| !c.is_ascii_alphabetic() && c != '.').unwrap_or(rest.len())];
    let form = [word, word.trim_end_matches('.')].into_iter().find(|form| FORMS.contains(form))?;
    Some(name.span.end() + ", ".len() + form.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Status;

    /// The names of `text` after joining; all that has a capital and is in `names` is a person before.
    fn joined<'t>(text: &'t str, names: &[&str]) -> Vec<(&'t str, Label)> {
        let mention = |name: &&str| {
            let start = text.find(name).expect("the text has the name");
            Mention {
                span: Span::new(start, start + name.len()),
                label: Label::Person,
                score: 0.8,
                source: Source::Model,
                entity: None,
                amount: None,
                status: Status::Machine,
            }
        };
        let mut mentions: Vec<Mention> = names.iter().map(mention).collect();
        join(&mut mentions, text);
        mentions.iter().map(|m| (m.span.of(text), m.label)).collect()
    }

    #[test]
    fn a_legal_form_belongs_to_the_name() {
        let org = Label::Organization;
        assert_eq!(joined("Roe Water, Inc. left.", &["Roe Water", "Inc."]), [("Roe Water, Inc.", org)]);
        assert_eq!(joined("Roe Water, LLC, left.", &["Roe Water"]), [("Roe Water, LLC", org)]);
        assert_eq!(joined("He left Roe Water, LLC.", &["Roe Water"]), [("Roe Water, LLC", org)]);
        assert_eq!(joined("Roe, Incas and Li", &["Roe"]), [("Roe", Label::Person)]);
    }
}
