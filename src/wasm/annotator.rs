//! Annotating: all that a page needs to show an article.

use super::{crossed, options};
use crate::session::Session;
use crate::text::Span;
use crate::text::offsets::Unit;
use crate::wire::{self, Ids, Reader, Text};
use crate::wordlist::WordList;
use crate::{Document, Model, Stage};
use js_sys::{Function, Uint32Array};
use serde::Serialize;
use std::cell::{RefCell, RefMut};
use wasm_bindgen::prelude::*;
use web_sys::{Performance, WorkerGlobalScope};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("news.d.ts");

/// Items that a piece of news holds at most: taking one in must not hold a page up.
const PIECE: usize = 3000;

/// What is shorter, in bytes, is done in a few milliseconds, of which marks on the timeline would take more than a hundredth.
const SHORT: usize = 20_000;

/// What is left to say when all pieces are told.
#[derive(Serialize)]
struct Told {
    change: [usize; 3],
    date: Option<String>,
}

/// Annotates texts with one model, and a text that was edited by what the edit changed.
#[wasm_bindgen]
pub struct Annotator {
    session: RefCell<Session>,
    /// What `follow` told.
    reader: RefCell<Reader>,
    words: WordList,
    /// What finds the patterns among them.
    patterns: Option<Function>,
}

#[wasm_bindgen]
impl Annotator {
    /// Finds names by rules alone.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Annotator {
        Annotator::of(Model::rules_only())
    }

    /// Finds names with the model and the gazetteer whose file (`names.bin`) is given.
    ///
    /// # Errors
    /// When the bytes are no model, or one that is cut, damaged or of another version; the message says what to do.
    #[wasm_bindgen(js_name = withModel)]
    pub fn with_model(model: &[u8]) -> Result<Annotator, JsError> {
        Ok(Annotator::of(Model::with_gazetteer(model)?))
    }

    /// Takes a person's own word list, a name or `/pattern/`, a tab and a label a line, in the place of the one before.
    /// `patterns` finds its patterns in a text: `find` of the desk's `Patterns`.
    ///
    /// # Errors
    /// When a line is none of that, or a pattern and there is nothing that finds it; the message names it, and the list before
    /// stays.
    #[wasm_bindgen(js_name = setWords)]
    pub fn set_words(
        &mut self,
        list: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "(text: string) => Uint32Array")] patterns: Option<
            Function,
        >,
    ) -> Result<(), JsError> {
        let words = WordList::without_patterns(list)?;
        if words.has_patterns() && patterns.is_none() {
            return Err(JsError::new("the word list has patterns, and nothing that finds them"));
        }
        self.session.get_mut().set_words(words.clone());
        (self.patterns, self.words) = (patterns.filter(|_| words.has_patterns()), words);
        Ok(())
    }

    /// Annotates `text`, published on `date` (`YYYY-MM-DD`), telling `onStage` which stage comes next. `dateOrder` says how to
    /// read 03/04/2025; by default the text tells.
    ///
    /// # Errors
    /// When `date` is no date or `dateOrder` no order, and whatever `onStage` throws, once the annotating is done.
    #[wasm_bindgen(unchecked_return_type = "NativeDocument")]
    pub fn annotate(
        &self,
        text: &str,
        date: Option<String>,
        #[wasm_bindgen(js_name = "onStage", unchecked_optional_param_type = "(stage: Stage) => void")]
        on_stage: Option<Function>,
        #[wasm_bindgen(js_name = "dateOrder", unchecked_optional_param_type = "DateOrder")]
        date_order: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let document = self.document(text, date, on_stage, date_order)?;
        let ids = Ids::in_order(&document);
        crossed(&wire::stream(&document, &ids, None, Unit::Utf16, Text::LeftOut))
    }

    /// As `annotate`, for a reader that keeps lists and is told what is new in them: `tell` gets a `Piece` at a time, as JSON. What
    /// it gives says what became of that which stays in the lists, once all pieces are there.
    ///
    /// # Errors
    /// As `annotate`, and whatever `tell` throws: then begin anew with `forget`.
    #[wasm_bindgen(unchecked_return_type = "Told")]
    pub fn follow(
        &self,
        text: &str,
        #[wasm_bindgen(unchecked_param_type = "(piece: string) => void")] tell: &Function,
        date: Option<String>,
        #[wasm_bindgen(js_name = "onStage", unchecked_optional_param_type = "(stage: Stage) => void")]
        on_stage: Option<Function>,
        #[wasm_bindgen(js_name = "dateOrder", unchecked_optional_param_type = "DateOrder")]
        date_order: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let document = self.document(text, date, on_stage, date_order)?;
        let date = document.date.map(|day| day.to_string());
        let session = self.session()?;
        let mut reader = self.reader()?;
        let news = reader.tell(document, session.segments());
        for piece in news.pieces(PIECE) {
            let json = serde_json::to_string(&piece).map_err(JsError::from)?;
            tell.call1(&JsValue::NULL, &json.into())?;
        }
        crossed(&Told { change: news.change(), date })
    }

    /// Makes `follow` tell everything the next time.
    ///
    /// # Errors
    /// When `follow` is still telling.
    pub fn forget(&self) -> Result<(), JsError> {
        *self.reader()? = Reader::default();
        Ok(())
    }

    /// What `follow` told last, as native JSON with its text.
    ///
    /// # Errors
    /// When `follow` is still telling.
    pub fn told(&self) -> Result<String, JsError> {
        let reader = self.reader()?;
        let document = reader.document();
        let ids = Ids::in_order(document);
        Ok(serde_json::to_string(&wire::stream(document, &ids, None, Unit::Utf16, Text::Kept))?)
    }

    /// As the function `paragraphs`; of the text that was annotated last they need not be found again.
    ///
    /// # Errors
    /// When the engine has no memory left for them.
    #[wasm_bindgen(unchecked_return_type = "Paragraph[]")]
    pub fn paragraphs(&self, text: &str) -> Result<JsValue, JsValue> {
        crossed(&self.session()?.paragraphs(text, Unit::Utf16))
    }
}

impl Annotator {
    fn of(model: Model) -> Annotator {
        Annotator {
            session: RefCell::new(Session::new(model)),
            reader: RefCell::default(),
            words: WordList::default(),
            patterns: None,
        }
    }

    fn document(
        &self,
        text: &str,
        date: Option<String>,
        on_stage: Option<Function>,
        date_order: Option<String>,
    ) -> Result<Document, JsValue> {
        let options = options(date, date_order)?;
        self.match_patterns(text)?;
        let mut told = Ok(JsValue::UNDEFINED);
        let timeline = if text.len() < SHORT { None } else { timeline() };
        let document = self.session()?.annotate_watched(text, options, |stage| {
            mark(timeline.as_ref(), stage);
            if let (Some(f), Ok(_)) = (&on_stage, &told) {
                told = f.call1(&JsValue::NULL, &stage_name(stage).into());
            }
        });
        told?;
        Ok(document)
    }

    /// Asks where in `text` the patterns of the word list are.
    fn match_patterns(&self, text: &str) -> Result<(), JsValue> {
        let Some(find) = &self.patterns else { return Ok(()) };
        let places: Uint32Array = find.call1(&JsValue::NULL, &text.into())?.dyn_into()?;
        let place = |p: &[u32]| (p[0] as usize, Span::new(p[1] as usize, p[2] as usize));
        let places: Vec<_> = places.to_vec().chunks_exact(3).filter(|p| p[1] <= p[2]).map(place).collect();
        self.session()?.set_words(self.words.clone().with_patterns(move |_| places.clone()));
        Ok(())
    }

    fn session(&self) -> Result<RefMut<'_, Session>, JsError> {
        alone(&self.session)
    }

    fn reader(&self) -> Result<RefMut<'_, Reader>, JsError> {
        alone(&self.reader)
    }
}

/// Only what `onStage` and `tell` call can come in between.
fn alone<T>(cell: &RefCell<T>) -> Result<RefMut<'_, T>, JsError> {
    cell.try_borrow_mut().map_err(|_| JsError::new("a text is being annotated: wait until that is done"))
}

impl Default for Annotator {
    fn default() -> Self {
        Annotator::new()
    }
}

/// The paragraphs of `text` and what part of the article each one is.
///
/// # Errors
/// When the engine has no memory left for them.
#[wasm_bindgen(unchecked_return_type = "Paragraph[]")]
pub fn paragraphs(text: &str) -> Result<JsValue, JsValue> {
    crossed(&wire::paragraphs(text, Unit::Utf16))
}

/// The engine's performance timeline, without the marks of the last text.
fn timeline() -> Option<Performance> {
    // Worker, window and Node all have it as `performance`; a look-up is all that is done with the scope.
    let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
    let timeline = scope.performance()?;
    timeline.clear_marks();
    Some(timeline)
}

/// Puts the start of `stage` on the timeline, where a browser's profiler shows it.
fn mark(timeline: Option<&Performance>, stage: Stage) {
    // A full timeline refuses marks; annotating goes on without.
    let _ = timeline.map(|t| t.mark(stage_name(stage)));
}

fn stage_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Segments => "segments",
        Stage::Dates => "dates",
        Stage::Quotes => "quotes",
        Stage::Mentions => "mentions",
        Stage::Entities => "entities",
        Stage::Attribution => "attribution",
    }
}
