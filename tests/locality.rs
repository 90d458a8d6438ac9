//! Stages that look no further than a paragraph: one article after another changes nothing in either.

use rubricator::document::Source;
use rubricator::segment::Segments;
use rubricator::{Date, Model, Span, annotate, dates, quotes};
use serde_json::Value;

/// Our own articles: texts and published dates.
fn articles() -> Vec<(String, Option<Date>)> {
    let lines = include_str!("gold/own-dev.jsonl").lines();
    let article = |line: &str| {
        let article: Value = serde_json::from_str(line).expect("JSON");
        let date = article["date"].as_str().and_then(|date| date.parse().ok());
        (article["text"].as_str().expect("a text").to_owned(), date)
    };
    lines.map(article).collect()
}

const BETWEEN: &str = "\n\n\n\n";

/// Whether what `stage` finds in two articles, one after the other, is what it finds in each.
fn is_local<T: PartialEq + std::fmt::Debug>(stage: impl Fn(&str) -> Vec<(Span, T)>) {
    let articles = articles();
    for pair in articles.windows(2) {
        let (first, second) = (&pair[0].0, &pair[1].0);
        let by = first.len() + BETWEEN.len();
        let joined = format!("{first}{BETWEEN}{second}");
        // The first line is a headline by its place alone; there the second article's is none.
        let line = second.lines().next().map_or(0, str::len);
        let headline = Span::new(by, by + line);
        let elsewhere = |found: &(Span, T)| !found.0.overlaps(headline);
        let later = stage(second).into_iter().map(|(span, what)| (span.shift(by), what));
        let apart: Vec<_> = stage(first).into_iter().chain(later.filter(elsewhere)).collect();
        let together: Vec<_> = stage(&joined).into_iter().filter(elsewhere).collect();
        let text = |v: &Vec<(Span, T)>| {
            v.iter().map(|(s, w)| format!("{} {w:?}", s.of(&joined))).collect::<Vec<_>>()
        };
        assert_eq!(text(&together), text(&apart));
    }
}

#[test]
fn tokens_sentences_and_paragraphs_are_local() {
    is_local(|text| Segments::new(text).tokens.iter().map(|t| (t.span(), t.kind())).collect());
    is_local(|text| Segments::new(text).sentences.iter().map(|s| (s.span, ())).collect());
    is_local(|text| Segments::new(text).paragraphs.iter().map(|p| (p.span, ())).collect());
}

#[test]
fn where_dates_stand_is_local() {
    let published = "2025-02-06".parse::<Date>().ok();
    is_local(|text| {
        dates::find(text, &Segments::new(text), published).1.iter().map(|d| (d.span, d.kind)).collect()
    });
}

/// All but the turns of an interview, which is one by how the whole text looks.
#[test]
fn quotations_are_local() {
    is_local(|text| {
        let found = quotes::find(text, &Segments::new(text)).found;
        let local = found.iter().filter(|q| q.source != Source::Rule("interview"));
        local.map(|q| (q.span, q.kind)).collect()
    });
}

#[test]
fn figures_are_local() {
    is_local(|text| {
        let document = annotate(text, None, &Model::rules_only());
        let figures = document.mentions.into_iter().filter(|m| m.label.is_figure());
        figures.map(|m| (m.span, m.amount)).collect()
    });
}
