//! Megabytes of news a second, by stage and whole: `cargo bench`. The text is that of our own articles, tests/gold.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use rubricator::segment::Segments;
use rubricator::session::Session;
use rubricator::wire::{News, Reader};
use rubricator::{Date, Model, attribution, coref, dates, entities, quotes};
use std::sync::LazyLock;

static NEWS: LazyLock<String> = LazyLock::new(|| {
    let lines = include_str!("../tests/gold/own-dev.jsonl").lines();
    let text =
        |line: &str| serde_json::from_str::<serde_json::Value>(line).ok()?["text"].as_str().map(String::from);
    lines.filter_map(text).collect::<Vec<_>>().join("\n\n\n")
});

fn main() {
    divan::main();
}

fn published() -> Option<Date> {
    "2025-02-01".parse().ok()
}

/// Times `stage` on all the news.
fn time<T>(bencher: Bencher, mut stage: impl FnMut(&str) -> T) {
    bencher.counter(BytesCount::of_str(&*NEWS)).bench_local(|| stage(black_box(&NEWS)));
}

#[divan::bench]
fn segments(bencher: Bencher) {
    time(bencher, Segments::new);
}

#[divan::bench]
fn dates(bencher: Bencher) {
    let segments = Segments::new(&NEWS);
    time(bencher, |text| dates::find(text, &segments, published()));
}

#[divan::bench]
fn quotes(bencher: Bencher) {
    let segments = Segments::new(&NEWS);
    time(bencher, |text| quotes::find(text, &segments));
}

#[divan::bench]
fn mentions(bencher: Bencher) {
    let (segments, model) = (Segments::new(&NEWS), Model::builtin());
    let (_, dates) = dates::find(&NEWS, &segments, published());
    time(bencher, |text| entities::find(text, &segments, &dates, &model));
}

#[divan::bench]
fn coreference(bencher: Bencher) {
    let segments = Segments::new(&NEWS);
    let (_, dates) = dates::find(&NEWS, &segments, published());
    let mentions = entities::find(&NEWS, &segments, &dates, &Model::builtin());
    bencher
        .counter(BytesCount::of_str(&*NEWS))
        .with_inputs(|| mentions.clone())
        .bench_local_values(|mentions| coref::resolve(&NEWS, &segments, mentions));
}

#[divan::bench]
fn speakers(bencher: Bencher) {
    let segments = Segments::new(&NEWS);
    let quotations = quotes::find(&NEWS, &segments);
    let mentions = entities::find(&NEWS, &segments, &[], &Model::builtin());
    let (mentions, entities) = coref::resolve(&NEWS, &segments, mentions);
    time(bencher, |text| attribution::attribute(text, &quotations, &mentions, &entities));
}

/// What a page is told that knows nothing.
#[divan::bench]
fn told(bencher: Bencher) {
    let segments = Segments::new(&NEWS);
    let document = rubricator::annotate(&NEWS, published(), &Model::builtin());
    bencher
        .counter(BytesCount::of_str(&*NEWS))
        .with_inputs(|| document.clone())
        .bench_local_values(|document| json(&Reader::default().tell(document, &segments)));
}

/// A letter typed into the middle and taken out again, with what a page is told of it.
#[divan::bench]
fn letter(bencher: Bencher) {
    let middle = NEWS.len() / 2 + NEWS[NEWS.len() / 2..].find(' ').unwrap_or(0);
    let texts = [NEWS.clone(), [&NEWS[..middle], "s", &NEWS[middle..]].concat()];
    let (mut session, mut reader) = (Session::new(Model::builtin()), Reader::default());
    let mut times = 0;
    time(bencher, |_| {
        times += 1;
        let document = session.annotate(&texts[times % 2], published());
        json(&reader.tell(document, session.segments()))
    });
}

fn json(news: &News) -> usize {
    news.pieces(3000).iter().map(|piece| serde_json::to_string(piece).expect("JSON").len()).sum()
}

#[divan::bench]
fn whole(bencher: Bencher) {
    let model = Model::builtin();
    time(bencher, |text| rubricator::annotate(text, published(), &model));
}
