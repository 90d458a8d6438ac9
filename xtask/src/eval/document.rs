//! Gold and predicted documents, as far as scoring reads them. Positions are code points.

use super::matching::Range;
use serde::Deserialize;

/// A gold document. A list that a file lacks is `None`: it has no such gold.
#[derive(Deserialize)]
pub struct Gold {
    pub id: String,
    pub text: String,
    #[serde(alias = "fine", alias = "spans")]
    pub entities: Option<Vec<(usize, usize, String)>>,
    pub timexes: Option<Vec<GoldDate>>,
    pub quotes: Option<Vec<GoldQuote>>,
    /// Marked spans that are not speech. Where they are given, gold holds marked quotes only.
    pub nonspeech: Option<Vec<Range>>,
}

#[derive(Deserialize)]
pub struct GoldDate {
    pub start: usize,
    pub end: usize,
    #[serde(rename = "type")]
    pub kind: String,
    pub value: String,
}

#[derive(Deserialize)]
pub struct GoldQuote {
    pub kind: String,
    pub start: usize,
    pub end: usize,
    #[serde(default)]
    speakers: Vec<Range>,
    speaker_start: Option<usize>,
    speaker_end: Option<usize>,
    pub speaker_name: Option<String>,
}

impl GoldQuote {
    /// Where its speaker is named; empty when the text does not say.
    pub fn sources(&self) -> Vec<Range> {
        if !self.speakers.is_empty() {
            return self.speakers.clone();
        }
        self.speaker_start.zip(self.speaker_end).into_iter().collect()
    }

    /// Whether it has a speaker with a name.
    pub fn is_named(&self) -> bool {
        self.speaker_name.as_deref().is_some_and(|name| !name.is_empty())
    }
}

/// What was found in a document.
#[derive(Deserialize, Default)]
pub struct Found {
    pub id: String,
    pub mentions: Vec<FoundMention>,
    pub dates: Vec<GoldDate>,
    pub quotes: Vec<FoundQuote>,
}

#[derive(Deserialize)]
pub struct FoundMention {
    pub start: usize,
    pub end: usize,
    pub label: String,
}

#[derive(Deserialize)]
pub struct FoundQuote {
    pub start: usize,
    pub end: usize,
    pub speaker: Option<FoundSpeaker>,
}

#[derive(Deserialize)]
pub struct FoundSpeaker {
    pub start: usize,
    pub end: usize,
    pub name: Option<String>,
}

/// A gold document, its code points, and what was found in it.
pub struct Pair {
    pub gold: Gold,
    pub text: Vec<char>,
    pub found: Found,
}
