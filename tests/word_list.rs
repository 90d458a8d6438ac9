//! A person's own word list wins, through the whole pipeline.

use rubricator::wordlist::WordList;
use rubricator::{Label, Model, annotate};

fn labels(text: &str, list: &str) -> Vec<(String, Label)> {
    let model = Model::builtin().with_words(WordList::parse(list).expect("a good list"));
    let document = annotate(text, None, &model);
    assert_eq!(document.check(), Ok(()));
    document.mentions.iter().map(|m| (m.span.of(text).to_owned(), m.label)).collect()
}

#[test]
fn own_names_win_over_the_model() {
    let text = "Maria Ortega met Boston in Paris on Friday.";
    let plain = labels(text, "");
    assert!(plain.contains(&("Maria Ortega".to_owned(), Label::Person)), "{plain:?}");
    let own = labels(text, "Ortega met Boston\twork\nParis\tproduct");
    assert_eq!(own, [("Ortega met Boston".to_owned(), Label::Work), ("Paris".to_owned(), Label::Product)]);
}

#[test]
fn own_patterns_find_what_is_no_name() {
    assert_eq!(
        labels("see clause 12b of it", r"/clause \d+\w/	law"),
        [("clause 12b".to_owned(), Label::Law)]
    );
}
