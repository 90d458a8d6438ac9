//! Any word list is read or refused; its names and patterns are found without harm.

use super::pieces;
use rubricator::wordlist::WordList;
use rubricator::{Model, annotate};

const TEXT: &str =
    "Zoë Li told Aske Water Ltd on 3 May 2024: “Bill 21 costs $3 million.”\n\n\u{a0}💩Zoe\u{308} aaaa";

/// The bytes stand for the list.
pub fn run(bytes: &[u8]) {
    let list = pieces::text(bytes);
    if let Ok(words) = WordList::parse(&list) {
        let model = Model::rules_only().with_words(words);
        assert_eq!(annotate(TEXT, None, &model).check(), Ok(()));
        assert_eq!(annotate(&list, None, &model).check(), Ok(()));
    }
}
