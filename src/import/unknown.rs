//! Fields of a native document that this version does not know: kept beside it, and put back when it is written again.

use super::json::Object;
use crate::wire::Native;
use serde_json::{Map, Value};

/// The lists of a native document, and what an item is found again by.
const LISTS: &[(&str, &[&str])] = &[
    ("mentions", &["start", "end", "text"]),
    ("entities", &["name"]),
    ("dates", &["start", "end", "text"]),
    ("quotes", &["start", "end", "text"]),
];

/// Fields that are written only where there is something to write.
const OPTIONAL: &[&str] = &["text", "amount", "related", "mod"];

/// What of `original` is not in `native`, which was read from it and counts in the same unit. None where that is nothing.
#[must_use]
pub fn unknown(original: &Value, native: &Native) -> Option<Value> {
    let (original, native) = (original.as_object()?, serde_json::to_value(native).ok()?);
    let native = native.as_object()?;
    let mut rest = fields_beyond(original, native);
    for &(list, by) in LISTS {
        let known = items(native, list).next();
        let strange = |item: &Object| {
            let mut kept = fields_beyond(item, known?);
            let any = !kept.is_empty();
            kept.extend(by.iter().filter_map(|&key| Some((key.to_owned(), item.get(key)?.clone()))));
            any.then_some(Value::Object(kept))
        };
        let strange: Vec<Value> = items(original, list).filter_map(strange).collect();
        if !strange.is_empty() {
            rest.insert(list.to_owned(), strange.into());
        }
    }
    (!rest.is_empty()).then_some(Value::Object(rest))
}

/// Puts the fields that [`unknown`] gave back into a native document, as far as what they stood on is still there.
pub(super) fn put_back(unknown: &Value, document: &mut Value) {
    let (Some(unknown), Some(document)) = (unknown.as_object(), document.as_object_mut()) else { return };
    for (key, value) in unknown {
        match (LISTS.iter().find(|(list, _)| list == key), document.get_mut(key)) {
            (Some((_, by)), Some(Value::Array(items))) => put_back_items(value, items, by),
            (None, None) => drop(document.insert(key.clone(), value.clone())),
            _ => {}
        }
    }
}

fn put_back_items(strange: &Value, items: &mut [Value], by: &[&str]) {
    for kept in strange.as_array().into_iter().flatten().filter_map(Value::as_object) {
        // A file may leave the words of a place out.
        let agrees = |item: &Value, key| kept.get(key).is_none_or(|said| item.get(key) == Some(said));
        let same = |item: &&mut Value| by.iter().all(|&key| agrees(item, key));
        if let Some(Value::Object(item)) = items.iter_mut().find(same) {
            for (key, value) in kept {
                item.entry(key.clone()).or_insert_with(|| value.clone());
            }
        }
    }
}

fn items<'v>(document: &'v Object, list: &str) -> impl Iterator<Item = &'v Object> {
    document.get(list).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object)
}

fn fields_beyond(original: &Object, known: &Object) -> Map<String, Value> {
    let strange = |key: &String| !known.contains_key(key) && !OPTIONAL.contains(&key.as_str());
    original.iter().filter(|(key, _)| strange(key)).map(|(key, value)| (key.clone(), value.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::{put_back, unknown};
    use crate::text::offsets::Unit;
    use crate::wire::{self, Text};
    use serde_json::{Value, json};

    fn native(document: &crate::Document) -> wire::Native {
        wire::native(document, None, Unit::Utf16, Text::Kept)
    }

    fn original() -> (Value, crate::Document) {
        let document = crate::annotate("Ann Li of Aske Water left.", None, &crate::Model::rules_only());
        let mut value = serde_json::to_value(native(&document)).expect("JSON");
        value["mood"] = json!("good");
        value["mentions"][0]["checkedBy"] = json!(["Zo"]);
        value["entities"][0]["phone"] = json!(7);
        (value, document)
    }

    #[test]
    fn strange_fields_go_back_where_they_were() {
        let (value, document) = original();
        let rest = unknown(&value, &native(&document)).expect("strange fields");
        let mut again = serde_json::to_value(native(&document)).expect("JSON");
        put_back(&rest, &mut again);
        assert_eq!(again, value);
    }

    #[test]
    fn what_stood_on_something_that_is_gone_goes_with_it() {
        let (value, document) = original();
        let rest = unknown(&value, &native(&document)).expect("strange fields");
        let mut again = serde_json::to_value(native(&document)).expect("JSON");
        again["mentions"] = json!([]);
        put_back(&rest, &mut again);
        assert_eq!((&again["mood"], &again["mentions"]), (&json!("good"), &json!([])));
    }

    #[test]
    fn a_plain_document_has_none() {
        let (_, document) = original();
        let plain = serde_json::to_value(native(&document)).expect("JSON");
        assert_eq!(unknown(&plain, &native(&document)), None);
    }
}
