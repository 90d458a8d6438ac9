//! The trained tagger's weights.

/// What the tagger knows. Without weights, names are found by rules alone.
#[derive(Clone, Debug, Default)]
pub struct Model;

impl Model {
    /// No weights: names are found by rules alone.
    #[must_use]
    pub fn rules_only() -> Model {
        Model
    }

    /// The model that is compiled in.
    #[must_use]
    pub fn builtin() -> Model {
        Model
    }
}
