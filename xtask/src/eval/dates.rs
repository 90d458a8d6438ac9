//! Dates as in TempEval-3: strict spans, relaxed spans (any overlap), then type and value on relaxed matches.

use super::document::{GoldDate, Pair};
use super::matching::{Range, best_first, f1, overlap};

/// F1 of each, in percent.
pub fn score(pairs: &[Pair]) -> Vec<(&'static str, f64)> {
    let (mut predicted, mut gold) = (0, 0);
    let mut right = [("strict", 0), ("relaxed", 0), ("type", 0), ("value", 0)];
    for pair in pairs {
        let (golden, found) =
            (pair.gold.timexes.as_deref().unwrap_or_default(), once_each(&pair.found.dates));
        gold += golden.len();
        predicted += found.len();
        for (i, j) in best_first(candidates(golden, &found)) {
            let (want, got) = (&golden[i], found[j]);
            let held = [range(want) == range(got), true, want.kind == got.kind, want.value == got.value];
            right.iter_mut().zip(held).for_each(|((_, count), held)| *count += usize::from(held));
        }
    }
    right.iter().map(|&(name, count)| (name, f1(count, predicted, gold))).collect()
}

fn candidates(golden: &[GoldDate], found: &[&GoldDate]) -> Vec<((bool, usize), usize, usize)> {
    let mut candidates = Vec::new();
    for (i, want) in golden.iter().enumerate() {
        for (j, got) in found.iter().enumerate() {
            let shared = overlap(range(want), range(got));
            if shared > 0 {
                candidates.push(((range(want) == range(got), shared), i, j));
            }
        }
    }
    candidates
}

fn range(date: &GoldDate) -> Range {
    (date.start, date.end)
}

/// One date for each span, the last that was said of it, by start.
fn once_each(dates: &[GoldDate]) -> Vec<&GoldDate> {
    let mut once: Vec<&GoldDate> = Vec::new();
    for date in dates {
        match once.iter_mut().find(|d| range(d) == range(date)) {
            Some(same) => *same = date,
            None => once.push(date),
        }
    }
    once.sort_by_key(|d| d.start);
    once
}
