//! A person's corrections from the page.

use crate::Document;
use crate::import;
use crate::review::{self, Operation, Refusal, View};
use crate::text::Span;
use crate::text::offsets::{OffsetIndex, Unit};
use crate::wasm::{crossed, options};
use js_sys::Reflect;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("review.d.ts");

/// An annotated text under review: operations, undo, redo.
#[wasm_bindgen]
pub struct Review {
    review: review::Review,
}

#[wasm_bindgen]
impl Review {
    /// The review that `save` made, or a new one of a document in native JSON form with its text.
    ///
    /// # Errors
    /// When `json` is neither.
    pub fn restore(json: &str) -> Result<Review, JsError> {
        Ok(Review { review: review::Review::restore(json.as_bytes())? })
    }

    /// JSON that `restore` takes. What could be undone is not kept.
    ///
    /// # Errors
    /// Never, short of a full memory.
    pub fn save(&self) -> Result<String, JsError> {
        Ok(serde_json::to_string(&self.review.save())?)
    }

    /// The text under review.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn text(&self) -> String {
        self.review.text().to_owned()
    }

    /// What to draw.
    ///
    /// # Errors
    /// Never, short of a full memory.
    #[wasm_bindgen(unchecked_return_type = "ReviewView")]
    pub fn view(&self) -> Result<JsValue, JsValue> {
        let view: View = self.review.view(Unit::Utf16);
        crossed(&view)
    }

    /// Carries out an operation, and says what it changed: a page need draw no more than that.
    ///
    /// # Errors
    /// A `Refusal`: then nothing has changed.
    #[wasm_bindgen(unchecked_return_type = "ReviewChange")]
    pub fn apply(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Operation")] operation: JsValue,
    ) -> Result<JsValue, JsValue> {
        let operation: Operation = serde_wasm_bindgen::from_value(operation)?;
        self.review.apply(&operation, Unit::Utf16).map_err(|refusal| error(&refusal))?;
        self.change()
    }

    /// Takes the last step back, if there is one.
    ///
    /// # Errors
    /// Never, short of a full memory.
    #[wasm_bindgen(unchecked_return_type = "ReviewChange")]
    pub fn undo(&mut self) -> Result<JsValue, JsValue> {
        self.review.undo();
        self.change()
    }

    /// Makes the step again that was taken back last, if there is one.
    ///
    /// # Errors
    /// Never, short of a full memory.
    #[wasm_bindgen(unchecked_return_type = "ReviewChange")]
    pub fn redo(&mut self) -> Result<JsValue, JsValue> {
        self.review.redo();
        self.change()
    }

    /// Puts an edited text in the place of the old one and carries a person's work over. `native` is what `Annotator` finds in
    /// it, with the text, as JSON.
    ///
    /// # Errors
    /// When `native` is no native document.
    #[wasm_bindgen(js_name = setText, unchecked_return_type = "ReviewChange")]
    pub fn set_text(&mut self, native: &str) -> Result<JsValue, JsValue> {
        self.review.set_text(&document(native)?);
        self.change()
    }

    /// Puts what `Annotator` finds in the same text now, as with another word list, in the place of what it found before.
    ///
    /// # Errors
    /// When `native` is no native document.
    #[wasm_bindgen(unchecked_return_type = "ReviewChange")]
    pub fn renew(&mut self, native: &str) -> Result<JsValue, JsValue> {
        self.review.renew(&document(native)?);
        self.change()
    }

    /// Reads dates afresh: relative ones are counted from `date`, or from the one that the text states where none is given.
    /// `dateOrder` as for `Annotator.annotate`.
    ///
    /// # Errors
    /// When `date` is no date, or `dateOrder` no order.
    #[wasm_bindgen(js_name = setDate, unchecked_return_type = "ReviewChange")]
    pub fn set_date(
        &mut self,
        date: Option<String>,
        #[wasm_bindgen(js_name = "dateOrder", unchecked_optional_param_type = "DateOrder")]
        date_order: Option<String>,
    ) -> Result<JsValue, JsValue> {
        self.review.set_date(options(date, date_order)?);
        self.change()
    }

    /// Puts what `save` of another review gave in the place of this one, as the step called `act` (`setText`, `setDate` or
    /// `setWords`): so steps that needed the annotator are made again without it.
    ///
    /// # Errors
    /// When `saved` is no saved review, or `act` no such step.
    #[wasm_bindgen(unchecked_return_type = "ReviewChange")]
    pub fn adopt(&mut self, saved: &str, act: &str) -> Result<JsValue, JsValue> {
        let act: review::Act = serde_json::from_value(act.into()).map_err(JsError::from)?;
        let saved = review::Review::restore(saved.as_bytes()).map_err(JsError::from)?;
        self.review.adopt(saved, act);
        self.change()
    }

    fn change(&self) -> Result<JsValue, JsValue> {
        crossed(&self.review.change(Unit::Utf16))
    }

    /// The whole words that a selection touches; null where it touches none.
    ///
    /// # Errors
    /// Never, short of a full memory.
    #[wasm_bindgen(unchecked_return_type = "Place | null")]
    pub fn snap(&self, start: usize, end: usize) -> Result<JsValue, JsValue> {
        let (text, unit) = (self.review.text(), Unit::Utf16);
        let index = OffsetIndex::new(text);
        let byte = |offset| index.to_byte(offset, unit);
        let span = byte(start).zip(byte(end)).filter(|(start, end)| start <= end);
        let words = span.and_then(|(start, end)| review::snap(text, Span::new(start, end)));
        let place = words.map(|s| (index.to_unit(s.start(), unit), index.to_unit(s.end(), unit)));
        let place = place.map(|(start, end)| review::Place { start, end });
        Ok(place.serialize(&Serializer::json_compatible())?)
    }
}

/// An annotated text, as JavaScript writes it.
fn document(native: &str) -> Result<Document, JsError> {
    Ok(import::native_json(native.as_bytes(), None)?)
}

/// An error with the refusal's code beside its message.
fn error(refusal: &Refusal) -> JsValue {
    let error = js_sys::Error::new(&refusal.to_string());
    error.set_name("Refusal");
    // Setting a property of a new object cannot fail.
    let _ = Reflect::set(&error, &"code".into(), &refusal.code().into());
    error.into()
}
