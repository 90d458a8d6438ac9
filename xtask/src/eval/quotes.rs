//! Quotations: spans at an IoU of 0.8 once marks and end punctuation are trimmed, the speakers of those found, and both
//! together.

use super::document::{FoundQuote, FoundSpeaker, GoldQuote, Pair};
use super::matching::{Range, best_first, f1, iou, overlap, percent};

/// Spans that share less are different quotations.
pub const SAME: f64 = 0.8;

#[derive(Default)]
struct Count {
    gold: usize,
    predicted: usize,
    found: usize,
    /// Found, where gold has a speaker.
    sourced: usize,
    attributed: usize,
    joint: usize,
    named: usize,
    named_right: usize,
    /// Marked spans that are not speech, and those of them that were reported.
    scare: usize,
    scare_said: usize,
}

/// Each figure in percent; the more the better.
pub fn score(pairs: &[Pair]) -> Vec<(&'static str, f64)> {
    let mut c = Count::default();
    for pair in pairs {
        c.add(pair);
    }
    let shares = [
        ("span", Some(f1(c.found, c.predicted, c.gold))),
        ("joint", Some(f1(c.joint, c.predicted, c.gold))),
        ("speaker", percent(c.attributed, c.sourced)),
        ("name", percent(c.named_right, c.named)),
        ("scare-avoided", percent(c.scare - c.scare_said, c.scare)),
    ];
    shares.into_iter().filter_map(|(name, share)| Some((name, share?))).collect()
}

impl Count {
    fn add(&mut self, pair: &Pair) {
        let golden = pair.gold.quotes.as_deref().unwrap_or_default();
        let spans: Vec<Range> = golden.iter().map(|q| trim(&pair.text, (q.start, q.end))).collect();
        let found = once_each(pair);
        let mut candidates = Vec::new();
        for (i, &want) in spans.iter().enumerate() {
            let same = found.iter().enumerate().map(|(j, (got, _))| (iou(want, *got), i, j));
            candidates.extend(same.filter(|(share, ..)| *share >= SAME));
        }
        let matched = best_first(candidates);
        self.gold += golden.len();
        self.named += golden.iter().filter(|q| q.is_named()).count();
        self.predicted += (0..found.len())
            .filter(|&j| matched.iter().any(|m| m.1 == j) || is_judged(pair, found[j].0))
            .count();
        matched.iter().for_each(|&(i, j)| self.add_found(&golden[i], found[j].1.speaker.as_ref()));
        self.add_scare(pair, &found);
    }

    fn add_found(&mut self, want: &GoldQuote, said: Option<&FoundSpeaker>) {
        let sources = want.sources();
        let right = match said {
            Some(said) => sources.iter().any(|&s| overlap((said.start, said.end), s) > 0),
            None => sources.is_empty(),
        };
        self.found += 1;
        self.joint += usize::from(right);
        self.sourced += usize::from(!sources.is_empty());
        self.attributed += usize::from(right && !sources.is_empty());
        let name = said.and_then(|s| s.name.as_deref()).unwrap_or_default();
        let same = same_name(name, want.speaker_name.as_deref().unwrap_or_default());
        self.named_right += usize::from(want.is_named() && same);
    }

    fn add_scare(&mut self, pair: &Pair, found: &[(Range, &FoundQuote)]) {
        for &region in pair.gold.nonspeech.iter().flatten() {
            let region = trim(&pair.text, region);
            self.scare += 1;
            self.scare_said += usize::from(found.iter().any(|(got, _)| iou(region, *got) >= SAME));
        }
    }
}

/// Whether gold can judge an unmatched quotation: where it holds marked quotes only, an unmarked one is neither right nor
/// wrong.
fn is_judged(pair: &Pair, got: Range) -> bool {
    let Some(nonspeech) = &pair.gold.nonspeech else {
        return true;
    };
    let quotes = pair.gold.quotes.iter().flatten().map(|q| (q.start, q.end));
    let marked: usize = quotes.chain(nonspeech.iter().copied()).map(|region| overlap(got, region)).sum();
    marked * 2 >= got.1 - got.0
}

/// The quotations found, trimmed; of those with the same trimmed span the first.
fn once_each(pair: &Pair) -> Vec<(Range, &FoundQuote)> {
    let mut once: Vec<(Range, &FoundQuote)> = Vec::new();
    for quote in &pair.found.quotes {
        let span = trim(&pair.text, (quote.start, quote.end));
        if span.1 > span.0 && once.iter().all(|(seen, _)| *seen != span) {
            once.push((span, quote));
        }
    }
    once
}

/// Without marks and punctuation at both ends.
pub fn trim(text: &[char], (mut start, end): Range) -> Range {
    let trimmed = |c: char| " \n\t\r\u{a0}\"“”'‘’.,;:!?…—–-".contains(c);
    let mut end = end.min(text.len());
    while start < end && trimmed(text[start]) {
        start += 1;
    }
    while end > start && trimmed(text[end - 1]) {
        end -= 1;
    }
    (start, end)
}

/// Whether two names begin and end with the same word, titles aside.
pub fn same_name(a: &str, b: &str) -> bool {
    const TITLES: &[&str] =
        &["jr", "sr", "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "president", "secretary"];
    let words = |name: &str| -> Vec<String> {
        let words = name.split_whitespace().map(|w| w.trim_matches(['.', ',']).to_lowercase());
        words.filter(|w| !TITLES.contains(&w.as_str())).collect()
    };
    let (a, b) = (words(a), words(b));
    !a.is_empty() && a.first() == b.first() && a.last() == b.last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_match_by_first_and_last_word() {
        assert!(same_name("President Donald Trump", "donald j. trump"));
        assert!(!same_name("Melania Trump", "Donald Trump"));
        assert!(!same_name("Mr.", "Mr."), "titles alone name nobody");
        assert!(!same_name("", ""));
    }

    #[test]
    fn marks_and_end_punctuation_are_trimmed() {
        let text: Vec<char> = "“We won,” he".chars().collect();
        assert_eq!(trim(&text, (0, 9)), (1, 7));
        assert_eq!(trim(&text, (7, 99)), (10, 12));
        assert_eq!(trim(&text, (7, 9)), (9, 9));
    }
}
