//! UIMA CAS as JSON 0.4: INCEpTION's `jsoncas`.

use super::cas::{self, Feature, Structure};
use super::{Outgoing, outgoing::pretty};
use serde_json::{Map, Value, json};

pub(super) fn write(out: &mut Outgoing) -> Vec<u8> {
    let structures = cas::structures(out);
    let sofa = json!({
        "%ID": cas::SOFA,
        "%TYPE": "uima.cas.Sofa",
        "sofaNum": 1,
        "sofaID": "_InitialView",
        "mimeType": "text/plain",
        "sofaString": out.document.text,
    });
    let members: Vec<usize> = structures.iter().map(|s| s.id).collect();
    let all: Vec<Value> = [sofa].into_iter().chain(structures.into_iter().map(structure)).collect();
    pretty(&json!({
        "%TYPES": types(),
        "%FEATURE_STRUCTURES": all,
        "%VIEWS": { "_InitialView": { "%SOFA": cas::SOFA, "%MEMBERS": members } },
    }))
}

fn types() -> Map<String, Value> {
    let kind = |t: &&cas::Type| {
        let mut fields = Map::new();
        fields.insert("%NAME".to_owned(), t.full_name().into());
        fields.insert("%SUPER_TYPE".to_owned(), cas::ANNOTATION.into());
        for &(name, range) in t.features {
            fields.insert(name.to_owned(), json!({ "%NAME": name, "%RANGE": range }));
        }
        (t.full_name(), Value::Object(fields))
    };
    cas::TYPES.iter().map(kind).collect()
}

fn structure(structure: Structure) -> Value {
    let mut fields = Map::new();
    fields.insert("%ID".to_owned(), structure.id.into());
    fields.insert("%TYPE".to_owned(), structure.kind.full_name().into());
    fields.insert("@sofa".to_owned(), cas::SOFA.into());
    fields.insert("begin".to_owned(), structure.begin.into());
    fields.insert("end".to_owned(), structure.end.into());
    fields.extend(structure.features.into_iter().map(|(name, value)| match value {
        Feature::Text(text) => (name.to_owned(), text.into()),
        Feature::Reference(id) => (format!("@{name}"), id.into()),
    }));
    Value::Object(fields)
}
