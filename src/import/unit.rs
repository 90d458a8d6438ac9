//! Native JSON with its positions in another unit, and everything else as it was: fields that this version does not know,
//! ids, the order of lists.

use super::json;
use super::native;
use super::problem::Error;
use crate::text::offsets::{OffsetIndex, Unit};
use crate::wire;
use serde_json::Value;

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
