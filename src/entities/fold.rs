//! Names in the form that they are compared by: "Nicolás  MADURO" is "nicolas maduro".

use crate::lexicon;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Letters with their plain form, sorted by letter.
static PLAIN: LazyLock<Vec<(char, &'static str)>> = LazyLock::new(|| {
    let rows = lexicon::rows(include_str!("../../data/folding.tsv"));
    let mut plain: Vec<_> = rows.flat_map(|row| row[1].chars().map(move |letter| (letter, row[0]))).collect();
    plain.sort_unstable();
    plain
});

/// `name` in lower case, without accents, with straight apostrophes and single spaces.
///
/// ```
/// # use rubricator::entities::fold;
/// assert_eq!(fold("Zoe\u{308}\u{a0}Li"), "zoe li");
/// ```
#[must_use]
pub fn fold(name: &str) -> Cow<'_, str> {
    if is_plain(name) {
        let has_capital = name.bytes().any(|b| b.is_ascii_uppercase());
        return if has_capital { Cow::Owned(name.to_ascii_lowercase()) } else { Cow::Borrowed(name) };
    }
    let mut out = String::with_capacity(name.len());
    for (i, word) in name.split_whitespace().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        word.chars().for_each(|c| push_folded(&mut out, c));
    }
    Cow::Owned(out)
}

/// Whether nothing but the case of a name is folded: whether it is ASCII with single spaces between its words, as most are.
pub(super) fn is_plain(name: &str) -> bool {
    let (mut is_plain, mut after_space) = (true, true);
    for b in name.bytes() {
        is_plain &= if b == b' ' { !after_space } else { b > b' ' && b.is_ascii() };
        after_space = b == b' ';
    }
    is_plain && !after_space
}

fn push_folded(out: &mut String, letter: char) {
    if letter.is_ascii() {
        out.push(letter.to_ascii_lowercase());
        return;
    }
    for c in letter.to_lowercase().filter(|c| !matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}')) {
        match PLAIN.binary_search_by_key(&c, |&(letter, _)| letter) {
            Ok(at) => out.push_str(PLAIN[at].1),
            Err(_) => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn accents_case_and_space_fold() {
        for (name, want) in [
            ("", ""),
            ("paris", "paris"),
            (" PARIS ", "paris"),
            ("Bogotá", "bogota"),
            ("Shi’ite", "shi'ite"),
            ("New\n  York", "new york"),
            ("İzmir", "izmir"),
            ("Łódź", "lodz"),
            ("Ægir", "aegir"),
            ("Москва", "москва"),
            ("Nguye\u{302}\u{303}n", "nguyen"),
        ] {
            assert_eq!(fold(name), want);
        }
    }
}
