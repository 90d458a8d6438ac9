//! How many megabytes a second the quotation stage reads, on our own articles and on hostile texts of two lengths.
//!
//! `cargo run --release --example quote_speed`

use rubricator::quotes;
use rubricator::segment::Segments;
use std::time::Instant;

/// Bytes of each text, about.
const LENGTH: usize = 1_000_000;
/// How often each text is read; the fastest time counts.
const RUNS: usize = 5;

fn main() {
    let articles = concat!(
        include_str!("../tests/cases/quotes/articles/british.txt"),
        "\n\n",
        include_str!("../tests/cases/quotes/articles/paragraphs.txt"),
        "\n\n",
        include_str!("../tests/cases/quotes/articles/split.txt"),
        "\n\n",
    );
    let texts = [
        ("news", articles),
        ("open marks", "“ "),
        ("nested marks", "“‘«"),
        ("apostrophes", "’s "),
        ("he said", "he said, "),
        ("said that", "said that "),
        ("commas", "a, "),
        ("no stops", "Ana Ruiz said the wall "),
    ];
    println!("{:14} {:>10} {:>10}", "text", "MB/s", "10 times");
    for (name, piece) in texts {
        let speed = [LENGTH / 10, LENGTH].map(|length| speed(piece, length));
        println!("{name:14} {:10.1} {:10.1}", speed[1], 10.0 * speed[0] / speed[1]);
    }
}

/// Megabytes a second.
fn speed(piece: &str, length: usize) -> f64 {
    let text = piece.repeat(length / piece.len() + 1);
    let segments = Segments::new(&text);
    let time = |_| {
        let start = Instant::now();
        std::hint::black_box(quotes::find(&text, &segments));
        start.elapsed().as_secs_f64()
    };
    text.len() as f64 / 1e6 / (0..RUNS).map(time).fold(f64::INFINITY, f64::min)
}
