//! A text annotated edit by edit is what it is when annotated whole.

use super::pieces;
use arbitrary::Unstructured;
use rubricator::session::Session;
use rubricator::{Date, Model, annotate};

/// The first byte says with which model and date; the second how long the first text is; then come the edits.
pub fn run(bytes: &[u8]) {
    let Some((&[how, length], rest)) = bytes.split_first_chunk() else { return };
    let model = if how & 1 == 0 { Model::builtin() } else { Model::rules_only() };
    let published = Date::new(2025, 2, 1).ok().filter(|_| how & 2 == 0);
    let (first, edits) = rest.split_at(usize::from(length).min(rest.len()));
    let (mut text, mut edits) = (pieces::text(first), Unstructured::new(edits));
    let mut session = Session::new(model.clone());
    loop {
        let whole = annotate(&text, published, &model);
        assert_eq!(session.annotate(&text, published), whole, "edited, another document");
        if edits.is_empty() {
            break;
        }
        let Ok(next) = pieces::edited(&text, &mut edits) else { break };
        text = next;
    }
}
