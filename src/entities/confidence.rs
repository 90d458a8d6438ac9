//! How often names of a given probability are right: measured on gold that the tagger was not trained on.

use crate::lexicon;
use std::sync::LazyLock;

/// (probability, share that was right), ascending.
static TABLE: LazyLock<Vec<(f32, f32)>> = LazyLock::new(|| {
    let rows = lexicon::rows(include_str!("../../data/confidence.tsv"));
    rows.filter_map(|row| Some((row[0].parse().ok()?, row.get(1)?.parse().ok()?))).collect()
});

/// The confidence, 0 to 1, in a name whose least sure tag has `probability`; between two measured values on the line
/// that joins them.
pub(super) fn of(probability: f32) -> f32 {
    let after = TABLE.partition_point(|&(p, _)| p < probability).clamp(1, TABLE.len() - 1);
    let ((p0, c0), (p1, c1)) = (TABLE[after - 1], TABLE[after]);
    let share = ((probability - p0) / (p1 - p0)).clamp(0.0, 1.0);
    c0 + (c1 - c0) * share
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_clean() {
        assert_eq!(TABLE.len(), lexicon::rows(include_str!("../../data/confidence.tsv")).count());
        assert!(TABLE.len() >= 2 && TABLE.windows(2).all(|w| w[0].0 < w[1].0 && w[0].1 <= w[1].1));
    }

    #[test]
    fn more_probable_is_more_confident() {
        let values: Vec<f32> = (0..=100).map(|i| of(i as f32 / 100.0)).collect();
        assert!(values.is_sorted() && values.iter().all(|v| (0.0..=1.0).contains(v)));
    }
}
