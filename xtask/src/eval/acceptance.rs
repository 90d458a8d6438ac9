//! The user's own article: what must be found in it before anything is called done. Nothing may be tuned to it.

use super::document::{GoldQuote, Pair};
use super::matching::iou;
use super::quotes::{SAME, same_name, trim};
use super::{annotated, command_line, data_folder, entities};
use anyhow::{Result, ensure};

/// Share of the gold names that must be found with span and label, in percent.
const NAMES: usize = 90;

/// `check-acceptance [DATA]`
pub fn command(args: &[String]) -> Result<()> {
    let Some(article) =
        data_folder(args).map(|folder| folder.join("seeds/gold.jsonl")).filter(|f| f.exists())
    else {
        println!("the article is not here (it may not be copied): acceptance was not checked");
        return Ok(());
    };
    for pair in annotated(&command_line()?, &article)? {
        check(&pair)?;
    }
    Ok(())
}

fn check(pair: &Pair) -> Result<()> {
    let dates = missed_dates(pair);
    let quotes = missed_quotes(pair);
    let (names, of) = missed_names(pair);
    for missed in dates.iter().chain(&quotes).chain(&names) {
        println!("missed: {missed}");
    }
    let found = of - names.len();
    println!(
        "dates missed: {}; marked quotes missed: {}; names found: {found} of {of}",
        dates.len(),
        quotes.len()
    );
    ensure!(
        dates.is_empty() && quotes.is_empty() && found * 100 >= of * NAMES,
        "the article is not annotated well enough"
    );
    println!("acceptance: passed");
    Ok(())
}

/// Every date must be found with its exact span and value.
fn missed_dates(pair: &Pair) -> Vec<String> {
    let found = |want: &&super::document::GoldDate| {
        pair.found
            .dates
            .iter()
            .any(|got| (got.start, got.end, &got.value) == (want.start, want.end, &want.value))
    };
    let missed = pair.gold.timexes.iter().flatten().filter(|want| !found(want));
    missed.map(|want| format!("date {} = {}", words(pair, want.start, want.end), want.value)).collect()
}

/// Every quotation in marks must be found with the full name of its speaker.
fn missed_quotes(pair: &Pair) -> Vec<String> {
    let marked = pair.gold.quotes.iter().flatten().filter(|q| matches!(&q.kind[..], "direct" | "mixed"));
    let missed = marked.filter(|want| !has_quote(pair, want));
    missed
        .map(|want| {
            let speaker = want.speaker_name.as_deref().unwrap_or("nobody");
            format!("quote {} by {speaker}", words(pair, want.start, want.end))
        })
        .collect()
}

fn has_quote(pair: &Pair, want: &GoldQuote) -> bool {
    let range = |start, end| trim(&pair.text, (start, end));
    pair.found.quotes.iter().any(|got| {
        let name = got.speaker.as_ref().and_then(|s| s.name.as_deref()).unwrap_or_default();
        iou(range(got.start, got.end), range(want.start, want.end)) >= SAME
            && same_name(name, want.speaker_name.as_deref().unwrap_or_default())
    })
}

/// Gold names that were not found with span and label, and how many there are in gold.
fn missed_names(pair: &Pair) -> (Vec<String>, usize) {
    let golden: Vec<_> = pair.gold.entities.iter().flatten().collect();
    let found = |(start, end, label): &(usize, usize, String)| {
        let bare = entities::bare(&pair.text, (*start, *end));
        let same = |m: &super::document::FoundMention| {
            entities::bare(&pair.text, (m.start, m.end)) == bare && m.label == *label
        };
        pair.found.mentions.iter().any(same)
    };
    let missed = golden.iter().filter(|name| !found(name));
    let told = missed.map(|(start, end, label)| format!("{label} {}", words(pair, *start, *end)));
    (told.collect(), golden.len())
}

fn words(pair: &Pair, start: usize, end: usize) -> String {
    pair.text[start..end].iter().take(60).collect::<String>().replace('\n', " ")
}
