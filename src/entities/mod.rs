//! Names and figures: found and labelled.

mod agree;
mod confidence;
mod decode;
mod extent;
pub mod features;
mod figures;
mod fold;
pub mod gazetteer;
mod hints;
mod places;
mod rules;
mod tagger;
pub mod titles;
mod verdict;

pub use fold::fold;
pub use gazetteer::{Gazetteer, Kinds};
pub(crate) use rules::is_institution;

use crate::document::{Label, Mention, Source, Timex};
use crate::edit::{Edit, Memory};
use crate::model::Model;
use crate::segment::Segments;
use crate::text::sort_by_span;
use crate::wordlist::is_none;

/// Finds the names and figures of `text`, in text order, none overlapping. No mention has an entity yet.
#[must_use]
pub fn find(text: &str, segments: &Segments, dates: &[Timex], model: &Model) -> Vec<Mention> {
    let edit = Edit::all(segments.paragraphs.len());
    Finder::default().find(text, segments, edit, dates, model, Memory::Nothing)
}

/// Finds names and figures in a text as it is edited.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    tagger: tagger::Tagger,
    figures: figures::Finder,
}

impl Finder {
    /// What it knows of words alone.
    pub(crate) fn words(self) -> Finder {
        Finder { tagger: self.tagger.words(), ..Finder::default() }
    }

    /// As [`find`], where `edit` says what changed since it was called last.
    pub(crate) fn find(
        &mut self,
        text: &str,
        segments: &Segments,
        edit: Edit,
        dates: &[Timex],
        model: &Model,
        memory: Memory,
    ) -> Vec<Mention> {
        let mut names = match model.network() {
            Some(network) => self.tagger.names(text, segments, edit, network, memory),
            None => rules::find(text, segments, dates),
        };
        settle_datelines(&mut names, text, segments);
        extent::settle(&mut names, text);
        let own = model.words().find(text, segments);
        with_own(with_figures(names, self.figures.find(text, segments, edit, dates)), own)
    }
}

/// What opens a dateline is a place, whatever its capitals look like: "LUND, March 3 —". A body may stand so in a list
/// ("NASA — …"), but not with a day, a country or an agency after it.
fn settle_datelines(names: &mut [Mention], text: &str, segments: &Segments) {
    for dateline in segments.paragraphs.iter().filter_map(|p| p.dateline) {
        let at = names.partition_point(|m| m.span.start() < dateline.start());
        let Some(name) = names.get_mut(at).filter(|m| m.span.start() == dateline.start()) else { continue };
        let says_more = dateline.of(text).contains([',', '(']);
        let place = name.label == Label::Person || name.label == Label::Organization && says_more;
        if place {
            (name.label, name.source) = (Label::Place, Source::Rule("dateline"));
        }
    }
}

/// `found` and `own` in text order. Where two overlap the person's own stands; what they say is none takes away what lies
/// within it alone.
fn with_own(mut found: Vec<Mention>, own: Vec<Mention>) -> Vec<Mention> {
    if own.is_empty() {
        return found;
    }
    found.retain(|m| {
        let near = own.partition_point(|o| o.span.end() <= m.span.start());
        let mut after = own[near..].iter().take_while(|o| o.span.start() < m.span.end());
        after.all(|o| is_none(o.label) && !o.span.contains(m.span))
    });
    found.extend(own.into_iter().filter(|o| !is_none(o.label)));
    sort_by_span(&mut found, |m| m.span);
    found
}

/// `names` and `figures` in text order. Where two overlap the longer one stands: "US" goes for "US$5", "100 metres" for
/// the event "100 metres final".
fn with_figures(names: Vec<Mention>, figures: Vec<Mention>) -> Vec<Mention> {
    let mut all = names;
    all.reserve_exact(figures.len());
    all.extend(figures);
    sort_by_span(&mut all, |m| m.span);
    all.dedup_by(|mention, last| {
        let overlap = last.span.overlaps(mention.span);
        if overlap && last.span.len() < mention.span.len() {
            std::mem::swap(last, mention);
        }
        overlap
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(text: &str, called: Label) -> Vec<Label> {
        let segments = Segments::new(text);
        let span = segments.tokens[0].span();
        let mut names = vec![Mention::found(span, called, 1.0, Source::Model)];
        settle_datelines(&mut names, text, &segments);
        names.iter().map(|m| m.label).collect()
    }

    #[test]
    fn datelines_open_with_places() {
        assert_eq!(labels("LUND, March 3 — It rained on us.", Label::Organization), [Label::Place]);
        assert_eq!(labels("LUND — It rained on us all day.", Label::Person), [Label::Place]);
        assert_eq!(labels("NASA — It rained on us all day.", Label::Organization), [Label::Organization]);
        assert_eq!(
            labels("LUND voted on March 3, and it rained.", Label::Organization),
            [Label::Organization]
        );
    }
}
