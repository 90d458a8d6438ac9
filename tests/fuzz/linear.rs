//! Cost is linear in the length: sixteen times the text, and not much more than sixteen times the time.

use super::pieces;
use rubricator::export::{self, Format, Options};
use rubricator::{Model, annotate, html};
use std::time::Instant;

const SMALL: usize = 1 << 10;
const TIMES: usize = 16;
/// What a busy machine may add: a factor, and seconds. Quadratic work takes sixteen times as long again.
const SLACK: (f64, f64) = (4.0, 0.05);

/// What is timed.
const WORK: [fn(&str); 4] = [annotated, html, exported, by_rules];

/// The first byte says what is timed, the second where the repeated part begins; the rest is the text.
pub fn run(bytes: &[u8]) {
    let Some((&[what, begin], rest)) = bytes.split_first_chunk() else { return };
    let work = WORK[usize::from(what) % WORK.len()];
    let (once, again) = rest.split_at(usize::from(begin % 16).min(rest.len()));
    let (once, again) = (pieces::text(once), pieces::text(again));
    if again.is_empty() || again.len() > SMALL {
        return;
    }
    let text = |size: usize| format!("{once}{}", again.repeat(size / again.len()));
    let (small, large) = (text(SMALL), text(SMALL * TIMES));
    let too_long = || seconds(work, &large) > TIMES as f64 * SLACK.0 * seconds(work, &small) + SLACK.1;
    // Another program may have had the processor once or twice.
    assert!(
        !(0..5).all(|_| too_long()),
        "work {what}: more than linear time for {once:?}, {again:?} over and over"
    );
}

fn seconds(work: fn(&str), text: &str) -> f64 {
    let start = Instant::now();
    work(text);
    start.elapsed().as_secs_f64()
}

fn annotated(text: &str) {
    let _ = annotate(text, None, &Model::builtin());
}

fn by_rules(text: &str) {
    let _ = annotate(text, None, &Model::rules_only());
}

fn html(text: &str) {
    let _ = html::to_text(text);
}

fn exported(text: &str) {
    let document = annotate(text, None, &Model::rules_only());
    for &format in Format::ALL {
        let _ = export::write(&document, format, &Options::default());
    }
}
