//! The trained tagger's weights: read from bytes, checked, never written.

mod dense;
mod first;
mod lanes;
mod network;
mod reader;
mod tables;
mod topic;
mod vocabulary;

pub(crate) use dense::UNIT;
pub(crate) use network::{Network, Words};
#[doc(hidden)]
pub use reader::sealed;
pub(crate) use reader::{Frame, Reader};

use crate::entities::Gazetteer;
use crate::wordlist::WordList;
use std::fmt;
use std::sync::Arc;

/// How many tags there are: outside, then begin and inside of each label.
pub(crate) const TAGS: usize = 17;
/// A position's score of each tag: a logarithm up to a constant, as a multiple of [`UNIT`].
pub(crate) type Scores = [i16; TAGS];

/// A score as a multiple of [`UNIT`], what is left over cut off.
pub(crate) const fn units(score: f32) -> i16 {
    (score / UNIT) as i16
}

/// How likely each tag is beside the likeliest.
pub(crate) fn odds(scores: &Scores) -> [f32; TAGS] {
    const ROOM: usize = TAGS.next_multiple_of(4);
    let top = scores.iter().fold(i16::MIN, |top, &s| top.max(s));
    let below = |score: &i16| (i32::from(*score) - i32::from(top)) as f32 * UNIT;
    let below: [f32; ROOM] = std::array::from_fn(|tag| scores.get(tag).map_or(f32::MIN, below));
    let fours: [lanes::Four; ROOM / 4] = bytemuck::cast(below);
    let odds: [f32; ROOM] = bytemuck::cast(fours.map(lanes::Four::exp));
    std::array::from_fn(|tag| odds[tag])
}

/// What the tagger knows. Without weights, names are found by rules alone. Cheap to clone.
///
/// ```
/// use rubricator::Model;
/// let document = rubricator::annotate("Zoë Li met Tomás Ferro.", None, &Model::builtin());
/// assert_eq!(document.entities[1].name, "Tomás Ferro");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Model {
    network: Option<Arc<Network>>,
    words: Arc<WordList>,
}

/// Why bytes are not a model.
///
/// ```
/// use rubricator::{Model, model::ModelError};
/// let error = Model::from_bytes(b"<html>404").unwrap_err();
/// assert_eq!(error, ModelError::NotAModel);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// They do not begin as a model does.
    NotAModel,
    /// They are of a version that this program cannot read.
    Version {
        /// What the bytes say.
        found: u32,
        /// What can be read.
        known: u32,
    },
    /// They end too early, or go on too long.
    Length {
        /// Bytes that there should be.
        wanted: usize,
        /// Bytes that there are.
        found: usize,
    },
    /// They were changed since they were written.
    Checksum,
    /// A part of them cannot be what it says: a fault of the program that wrote them.
    Malformed(&'static str),
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ModelError::NotAModel => f.write_str("not a model file: fetch names.bin again"),
            ModelError::Version { found, known } => {
                write!(
                    f,
                    "model of version {found}, but this program reads version {known}: use a names.bin and a program of one release"
                )
            }
            ModelError::Length { wanted, found } => {
                write!(f, "model file of {found} bytes where {wanted} were announced: fetch names.bin again")
            }
            ModelError::Checksum => {
                f.write_str("damaged model file (checksum differs): fetch names.bin again")
            }
            ModelError::Malformed(what) => {
                write!(f, "malformed model file ({what}): make names.bin again with tools/train")
            }
        }
    }
}

impl std::error::Error for ModelError {}

impl Model {
    /// No weights: names are found by rules alone.
    ///
    /// ```
    /// let document = rubricator::annotate("Mrs. Li won.", None, &rubricator::Model::rules_only());
    /// assert!(document.check().is_ok());
    /// ```
    #[must_use]
    pub fn rules_only() -> Model {
        Model::default()
    }

    /// Reads the bytes of a model file.
    ///
    /// ```
    /// use rubricator::{Model, model::ModelError};
    /// assert_eq!(Model::from_bytes(b"<html>404").unwrap_err(), ModelError::NotAModel);
    /// ```
    ///
    /// # Errors
    /// When they are not a model, or one that is cut, damaged, or of another version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Model, ModelError> {
        let network = Network::read(reader::MODEL.payload(bytes)?)?;
        Ok(Model { network: Some(Arc::new(network)), ..Model::default() })
    }

    /// Reads a model and the gazetteer behind it: `names.bin` as the page and the npm package have it. WebAssembly knows no names
    /// of the gazetteer before; elsewhere it is compiled in, and that of the file only checked.
    ///
    /// ```
    /// use rubricator::{Model, model::ModelError};
    /// assert_eq!(Model::with_gazetteer(b"<html>404").unwrap_err(), ModelError::NotAModel);
    /// ```
    ///
    /// # Errors
    /// When the bytes are not that, or cut, damaged, or of another version.
    pub fn with_gazetteer(bytes: &[u8]) -> Result<Model, ModelError> {
        let (model, gazetteer) = reader::two(bytes);
        let model = Model::from_bytes(model)?;
        Gazetteer::take_in(gazetteer)?;
        Ok(model)
    }

    /// The model that is compiled in: `data/compiled/names.bin`. In WebAssembly there is none, since the page fetches it.
    ///
    /// ```
    /// let document = rubricator::annotate("Zoë Li won.", None, &rubricator::Model::builtin());
    /// assert_eq!(document.entities[0].name, "Zoë Li");
    /// ```
    ///
    /// # Panics
    /// When the program was built with a damaged model.
    #[must_use]
    pub fn builtin() -> Model {
        #[cfg(target_arch = "wasm32")]
        return Model::rules_only();
        #[cfg(not(target_arch = "wasm32"))]
        {
            static BUILTIN: std::sync::LazyLock<Model> = std::sync::LazyLock::new(|| {
                let bytes = include_bytes!("../data/compiled/names.bin");
                Model::from_bytes(bytes).expect("the model in the repository is whole")
            });
            BUILTIN.clone()
        }
    }

    /// The same, and a person's own word list, whose names win over whatever else is found in the same place.
    ///
    /// ```
    /// use rubricator::{Label, Model, wordlist::WordList};
    /// let words = WordList::parse("Zork\tplace")?;
    /// let document = rubricator::annotate("We saw Zork.", None, &Model::builtin().with_words(words));
    /// assert_eq!(document.mentions[0].label, Label::Place);
    /// # Ok::<(), rubricator::wordlist::WordListError>(())
    /// ```
    #[must_use]
    pub fn with_words(self, words: WordList) -> Model {
        Model { words: Arc::new(words), ..self }
    }

    pub(crate) fn words(&self) -> &WordList {
        &self.words
    }

    pub(crate) fn network(&self) -> Option<&Network> {
        self.network.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odds_are_beside_the_likeliest() {
        let mut scores = [i16::MIN; TAGS];
        (scores[3], scores[TAGS - 1]) = (i16::MAX, i16::MAX - (1.0 / UNIT) as i16);
        let odds = odds(&scores);
        assert!(odds[0] < 1e-20 && odds[3] == 1.0);
        assert!((odds[TAGS - 1] - (-1.0_f32).exp()).abs() < 1e-6);
    }

    const BUILTIN: &[u8] = include_bytes!("../data/compiled/names.bin");

    fn error(bytes: &[u8]) -> ModelError {
        Model::from_bytes(bytes).expect_err("refused")
    }

    #[test]
    fn the_committed_model_is_whole() {
        assert!(Model::from_bytes(BUILTIN).is_ok());
    }

    #[test]
    fn other_bytes_are_refused() {
        assert_eq!(error(b""), ModelError::NotAModel);
        assert_eq!(error(&[b' '; 64]), ModelError::NotAModel);
    }

    #[test]
    fn a_newer_version_is_refused() {
        let mut bytes = BUILTIN.to_vec();
        bytes[8] += 1;
        assert_eq!(error(&bytes), ModelError::Version { found: reader::VERSION + 1, known: reader::VERSION });
    }

    #[test]
    fn cut_bytes_are_refused_wherever_they_are_cut() {
        for length in [9, 19, 20, 21, 1000, BUILTIN.len() - 1] {
            let got = error(&BUILTIN[..length]);
            assert!(matches!(got, ModelError::Length { found, .. } if found == length), "{length}: {got}");
        }
        let longer = [BUILTIN, b"\0"].concat();
        assert_eq!(error(&longer), ModelError::Length { wanted: BUILTIN.len(), found: longer.len() });
    }

    #[test]
    fn the_gazetteer_stands_behind_it() {
        let both = [BUILTIN, include_bytes!("../data/compiled/gazetteer.bin")].concat();
        assert!(Model::with_gazetteer(&both).is_ok());
        for (length, wanted) in
            [(BUILTIN.len(), ModelError::NotAModel), (9, ModelError::Length { wanted: 20, found: 9 })]
        {
            assert_eq!(Model::with_gazetteer(&both[..length]).expect_err("cut"), wanted);
        }
        assert!(matches!(Model::with_gazetteer(&both[..both.len() - 1]), Err(ModelError::Length { .. })));
    }

    #[test]
    fn a_changed_byte_is_noticed() {
        for at in [20, 1000, BUILTIN.len() / 2, BUILTIN.len() - 1] {
            let mut bytes = BUILTIN.to_vec();
            bytes[at] ^= 1;
            assert_eq!(error(&bytes), ModelError::Checksum, "at {at}");
        }
    }

    #[test]
    fn nonsense_with_a_right_checksum_is_malformed() {
        for payload in [&[][..], &[0; 24], &[255; 64], &[1, 0, 0, 0, 8]] {
            let got = error(&sealed(payload));
            assert!(matches!(got, ModelError::Malformed(_)), "{got}");
        }
    }
}
