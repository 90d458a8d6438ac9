//! Megabytes of news a second, by stage and whole: `cargo bench`. The text is that of our own articles, tests/gold.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use rubricator::{Date, Model, attribution, coref, dates, entities, quotes, segment::Segments};
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

#[divan::bench]
fn whole(bencher: Bencher) {
    let model = Model::builtin();
    time(bencher, |text| rubricator::annotate(text, published(), &model));
}
