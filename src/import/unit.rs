//! Native JSON with its positions in another unit, and everything else as it was: fields that this version does not know,
//! ids, the order of lists.

use super::json;
use super::native;
use super::problem::{Error, Problem};
use super::unknown;
use crate::text::offsets::{OffsetIndex, Unit};
use crate::{Document, wire};
use serde_json::Value;

/// The native document in `bytes` with its positions in `unit`. All else stays as it is, fields that this version does not
/// know among it.
///
/// ```
/// use rubricator::{import, text::offsets::Unit};
/// let json = r#"{"format":"rubricator/1","offsets":"byte","text":"é!","mood":"good"}"#;
/// let same = import::native_in_unit(json.as_bytes(), Unit::Utf16)?;
/// assert!(String::from_utf8_lossy(&same).contains("mood"));
/// # Ok::<(), import::Error>(())
/// ```
///
/// # Errors
/// As [`native_json`](super::native_json).
pub fn native_in_unit(bytes: &[u8], unit: Unit) -> Result<Vec<u8>, Error> {
    let value = json::parse(bytes)?;
    let text = native::read(&value, None)?.text;
    pretty(&rewrite(value, &text, unit)?)
}

/// `document` as native JSON called `id`, with the fields that its file had and this version does not know: the
/// `rest`, as [`Import::unknown`](super::Import::unknown) holds it. Positions count in `unit`.
///
/// ```
/// use rubricator::{export::Format, import, text::offsets::Unit};
/// let json = br#"{"format":"rubricator/1","offsets":"byte","text":"Hi.","mood":"good"}"#;
/// let read = import::read(json, Format::Native, &import::Options::default())?.remove(0);
/// let unknown = read.unknown.expect("a field of its own");
/// let again = import::native_with(&read.document, None, &unknown, Unit::CodePoint)?;
/// assert!(String::from_utf8_lossy(&again).contains("mood"));
/// # Ok::<(), import::Error>(())
/// ```
///
/// # Errors
/// Never, unless `rest` makes nonsense of the document's positions.
pub fn native_with(
    document: &Document,
    id: Option<&str>,
    rest: &Value,
    unit: Unit,
) -> Result<Vec<u8>, Error> {
    let native = wire::native(document, id, Unit::Utf16, wire::Text::Kept);
    // By way of its text: a value made at once would have scores with the digits of a wider number.
    let json = serde_json::to_vec(&native).map_err(|e| Problem::new("", e.to_string()))?;
    let mut whole = serde_json::from_slice(&json).map_err(|e| Problem::new("", e.to_string()))?;
    unknown::put_back(rest, &mut whole);
    pretty(&rewrite(whole, &document.text, unit)?)
}

fn pretty(value: &Value) -> Result<Vec<u8>, Error> {
    let mut json = serde_json::to_vec_pretty(value).map_err(|e| Problem::new("", e.to_string()))?;
    json.push(b'\n');
    Ok(json)
}

/// Rewrites the positions of `value`, a native document that was read and whose text is `text`.
pub(super) fn rewrite(mut value: Value, text: &str, unit: Unit) -> Result<Value, Error> {
    let from = native::unit(json::object(&value)?)?;
    let converter = Converter { index: OffsetIndex::new(text), from, to: unit };
    for list in ["mentions", "dates", "quotes"] {
        let annotations = value.get_mut(list).and_then(Value::as_array_mut);
        for annotation in annotations.into_iter().flatten() {
            converter.span(annotation);
            for part in ["speaker", "cue"] {
                annotation.get_mut(part).into_iter().for_each(|span| converter.span(span));
            }
        }
    }
    value["offsets"] = wire::unit_name(unit).into();
    Ok(value)
}

struct Converter<'t> {
    index: OffsetIndex<'t>,
    from: Unit,
    to: Unit,
}

impl Converter<'_> {
    fn span(&self, span: &mut Value) {
        for key in ["start", "end"] {
            let position = span.get(key).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
            if let Some(byte) = position.and_then(|at| self.index.to_byte(at, self.from)) {
                span[key] = self.index.to_unit(byte, self.to).into();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_have_no_more_digits_than_they_had() {
        let document =
            crate::annotate("She won on Tuesday.", "2025-02-06".parse().ok(), &crate::Model::rules_only());
        let score = wire::native(&document, None, Unit::Utf16, wire::Text::Kept).dates[0].score;
        let json = native_with(&document, None, &Value::Null, Unit::Utf16).expect("native JSON");
        let json = String::from_utf8(json).expect("UTF-8");
        assert!(json.contains(&format!("\"score\": {score},")), "{score} in {json}");
    }
}
