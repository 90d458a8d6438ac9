//! Names by rules and gazetteer alone: what the page shows while no trained tagger is at hand.
//!
//! Capitalised runs are cut into pieces at titles, peoples and small words. Each piece gathers evidence from its own
//! words and its neighbours; the same words elsewhere in the article add theirs. Headlines, where every word has a
//! capital, only repeat what is known or named below them.

mod evidence;
mod headline;
mod pieces;
mod runs;

use crate::document::{Label, Mention, Source, Timex};
use crate::entities::fold;
use crate::hash::HashMap;
use crate::lexicon::WordSet;
use crate::segment::{Segments, Sentence, Token};
use crate::text::sort_by_span;
use evidence::Evidence;
pub(crate) use evidence::is_institution;
use pieces::Piece;
use std::ops::Range;
use std::sync::LazyLock;

pub(super) static NO_NAMES: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::new(include_str!("../../../data/no_names.tsv")));

/// A text with its tokens.
#[derive(Clone, Copy)]
struct View<'t> {
    text: &'t str,
    tokens: &'t [Token],
}

impl<'t> View<'t> {
    fn word(&self, token: usize) -> &'t str {
        self.tokens.get(token).map_or("", |t| t.span().of(self.text))
    }

    /// The words of `range` as they stand in the text.
    fn phrase(&self, range: &Range<usize>) -> &'t str {
        self.tokens[range.start].span().to(self.tokens[range.end - 1].span()).of(self.text)
    }

    fn touches_next(&self, token: usize) -> bool {
        self.tokens.get(token + 1).is_some_and(|next| next.span().start() == self.tokens[token].span().end())
    }
}

/// What the article's own names tell: folded name → label.
type Named = HashMap<String, Label>;

/// Finds names by rules. In text order, none overlapping, none over a date.
pub(super) fn find(text: &str, segments: &Segments, dates: &[Timex]) -> Vec<Mention> {
    let view = View { text, tokens: &segments.tokens };
    let (shouting, plain): (Vec<&Sentence>, _) = segments.sentences.iter().partition(|s| {
        let zone = segments.paragraphs[s.paragraph as usize].zone;
        headline::is_title_case(view, s.tokens(), zone)
    });
    let pieces: Vec<Piece> = plain.iter().flat_map(|s| pieces::of_sentence(view, s.tokens())).collect();
    let (mut mentions, named) = decide(view, pieces);
    mentions.extend(shouting.iter().flat_map(|s| headline::find(view, s.tokens(), &named)));
    sort_by_span(&mut mentions, |m| m.span);
    drop_dates(&mut mentions, dates);
    mentions
}

/// Labels each piece by its own evidence and that of the same words elsewhere.
fn decide(view: View, pieces: Vec<Piece>) -> (Vec<Mention>, Named) {
    let keys: Vec<String> = pieces.iter().map(|p| fold(view.phrase(&p.tokens)).into_owned()).collect();
    let mut votes: HashMap<String, Evidence> = HashMap::default();
    for (piece, key) in pieces.iter().zip(&keys) {
        votes.entry(key.clone()).or_default().add(piece.evidence);
    }
    add_surnames(&mut votes);
    let mut named = Named::default();
    let mut mentions = Vec::new();
    for (piece, key) in pieces.iter().zip(keys) {
        let total = piece.evidence.with(votes[&key]);
        if let Some((label, score)) = total.verdict() {
            if let Some((_, surname)) = key.rsplit_once(' ').filter(|_| label == Label::Person) {
                named.entry(surname.to_owned()).or_insert(label);
            }
            named.insert(key, label);
            mentions.push(mention(view, &piece.tokens, label, score, "name"));
        }
    }
    (mentions, named)
}

/// A surname alone is a person where the full name is one.
fn add_surnames(votes: &mut HashMap<String, Evidence>) {
    let is_full_name = |(key, e): &(&String, &Evidence)| {
        key.contains(' ') && e.verdict().is_some_and(|v| v.0 == Label::Person)
    };
    let surnames: Vec<String> = votes
        .iter()
        .filter(is_full_name)
        .filter_map(|(key, _)| key.rsplit(' ').next().map(str::to_owned))
        .collect();
    for surname in surnames {
        if let Some(evidence) = votes.get_mut(&surname) {
            evidence.vote(Label::Person, 4);
        }
    }
}

fn mention(view: View, tokens: &Range<usize>, label: Label, score: f32, rule: &'static str) -> Mention {
    let span = view.tokens[tokens.start].span().to(view.tokens[tokens.end - 1].span());
    Mention::found(span, label, score, Source::Rule(rule))
}

/// Takes out what lies over a date ("May", "Sunday"), but not events that begin with one ("September 11 attacks").
fn drop_dates(mentions: &mut Vec<Mention>, dates: &[Timex]) {
    mentions.retain(|m| {
        let at = dates.partition_point(|d| d.span.end() <= m.span.start());
        m.label == Label::Event || !dates.get(at).is_some_and(|d| d.span.overlaps(m.span))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names in `text`, as "words/label".
    fn names(text: &str) -> Vec<String> {
        let mentions = find(text, &Segments::new(text), &[]);
        mentions.iter().map(|m| format!("{}/{}", m.span.of(text), m.label.name())).collect()
    }

    fn check(text: &str, want: &[&str]) {
        assert_eq!(names(text), want, "{text}");
    }

    #[test]
    fn titles_stay_outside() {
        check(
            "Yesterday Colombian President Gustavo Petro met Sen. Ana Ruiz and Mr. Li.",
            &["Colombian/group", "Gustavo Petro/person", "Ana Ruiz/person", "Li/person"],
        );
        check("It was said by U.S. Secretary of State Jane Roe.", &["U.S./place", "Jane Roe/person"]);
    }

    #[test]
    fn words_of_a_name_tell_its_label() {
        check(
            "The University of Texas sued Northgate Water Inc. over the Aske River Act near Lake Orr.",
            &[
                "University of Texas/organization",
                "Northgate Water Inc./organization",
                "Aske River Act/law",
                "Lake Orr/place",
            ],
        );
        check(
            "They fled Hurricane Agatha before the Winter Games.",
            &["Hurricane Agatha/event", "Winter Games/event"],
        );
    }

    #[test]
    fn sentence_starts_and_possessives() {
        check("Police left. Venezuela's army stayed.", &["Venezuela/place"]);
        check("Nobody came. However, Ann Smith’s dog did.", &["Ann Smith/person"]);
        check("On Monday I left the Internet.", &[]);
    }

    #[test]
    fn the_article_labels_its_short_forms() {
        let text = "Dmitri Voss resigned. A day later Voss said he would stay in Kansas.";
        check(text, &["Dmitri Voss/person", "Voss/person", "Kansas/place"]);
    }

    #[test]
    fn headlines_repeat_what_is_known() {
        let text = "Voss Says France Agreed to Take Illegal Workers Back Home\n\nDmitri Voss resigned, said a spokesman for the firm in a long statement that was read out to the press on the steps.";
        check(text, &["Voss/person", "France/place", "Dmitri Voss/person"]);
    }

    #[test]
    fn any_text_has_names_or_none() {
        for text in
            ["", "A", "-", "Al-", "The the The", "U.S.", "X & Y", "of Of of", "Mr. Mr. Mr.", "É’s 💩 Ö-"]
        {
            names(text);
        }
    }
}
