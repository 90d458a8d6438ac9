//! Spans compared: what all three scores are made of.

/// Start and end, end exclusive, in code points.
pub type Range = (usize, usize);

/// Code points that both hold.
pub fn overlap(a: Range, b: Range) -> usize {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

/// Shared code points as a share of those in either.
pub fn iou(a: Range, b: Range) -> f64 {
    match overlap(a, b) {
        0 => 0.0,
        shared => shared as f64 / (a.1.max(b.1) - a.0.min(b.0)) as f64,
    }
}

/// Matches left and right items one to one, the best candidate first; among equals, the later ones. Returns the pairs.
pub fn best_first<K: PartialOrd>(mut candidates: Vec<(K, usize, usize)>) -> Vec<(usize, usize)> {
    candidates.sort_by(|a, b| b.partial_cmp(a).unwrap_or(std::cmp::Ordering::Equal));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let (mut left, mut right) = (std::collections::HashSet::new(), std::collections::HashSet::new());
    for (_, i, j) in candidates {
        if !left.contains(&i) && !right.contains(&j) {
            left.insert(i);
            right.insert(j);
            pairs.push((i, j));
        }
    }
    pairs
}

/// The harmonic mean of precision and recall, in percent.
pub fn f1(right: usize, predicted: usize, gold: usize) -> f64 {
    let share = |of: usize| if of == 0 { 0.0 } else { right as f64 / of as f64 };
    let (p, r) = (share(predicted), share(gold));
    if p + r == 0.0 { 0.0 } else { 200.0 * p * r / (p + r) }
}

/// `part` of `whole` in percent; `None` where there is no whole.
pub fn percent(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| 100.0 * part as f64 / whole as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_candidate_wins() {
        assert_eq!(best_first(vec![(0.8, 0, 0), (0.9, 1, 0), (0.8, 0, 1)]), [(1, 0), (0, 1)]);
        assert_eq!(best_first(vec![(1, 0, 0), (1, 0, 1)]), [(0, 1)], "among equals, the later");
    }

    #[test]
    fn touching_is_not_overlapping() {
        assert_eq!(overlap((0, 5), (5, 8)), 0);
        assert!((iou((0, 4), (2, 6)) - 1.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_found_is_zero_not_a_division() {
        assert!(f1(0, 0, 5).abs() < f64::EPSILON);
        assert!((f1(1, 2, 2) - 50.0).abs() < 1e-9);
        assert_eq!(percent(0, 0), None);
    }
}
