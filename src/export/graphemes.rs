//! Bytes → grapheme clusters, as a person counts characters.

use unicode_segmentation::UnicodeSegmentation;

/// Where the grapheme clusters of a text start.
pub(crate) struct Graphemes {
    starts: Vec<u32>,
}

impl Graphemes {
    /// Reads `text` once.
    pub(crate) fn new(text: &str) -> Graphemes {
        let starts = text.grapheme_indices(true).map(|(at, _)| at as u32);
        Graphemes { starts: starts.chain([text.len() as u32]).collect() }
    }

    /// How many clusters stand before byte `at`; `None` inside one.
    pub(crate) fn count(&self, at: usize) -> Option<usize> {
        self.starts.binary_search(&u32::try_from(at).ok()?).ok()
    }

    /// The byte where cluster `count` starts; `None` beyond the text.
    pub(crate) fn byte(&self, count: usize) -> Option<usize> {
        self.starts.get(count).map(|&at| at as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clusters_are_counted_whole() {
        let text = "👩‍👩‍👧e\u{301}x";
        let graphemes = Graphemes::new(text);
        assert_eq!(graphemes.count(text.len()), Some(3));
        assert_eq!(graphemes.count(4), None);
        assert_eq!(graphemes.byte(1), Some(18));
        assert_eq!(graphemes.byte(4), None);
    }
}
