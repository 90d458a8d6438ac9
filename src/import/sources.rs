//! What found an annotation, as files name it.

use super::problem::Problem;
use crate::document::Source;
use crate::hash::HashMap;

/// The names that are not ours, each once.
#[derive(Debug, Default)]
pub(super) struct Sources {
    names: Vec<String>,
    places: HashMap<String, u16>,
}

impl Sources {
    /// The source called `name`.
    pub(super) fn named(&mut self, name: &str) -> Result<Source, Problem> {
        match name {
            "model" => return Ok(Source::Model),
            "human" => return Ok(Source::Human),
            _ => {}
        }
        if let Some(&place) = self.places.get(name) {
            return Ok(Source::Named(place));
        }
        let place = u16::try_from(self.names.len())
            .map_err(|_| Problem::new("source", "is one of more than 65536 different ones"))?;
        self.names.push(name.to_owned());
        self.places.insert(name.to_owned(), place);
        Ok(Source::Named(place))
    }

    /// For [`crate::Document::sources`].
    pub(super) fn into_names(self) -> Vec<String> {
        self.names
    }
}
