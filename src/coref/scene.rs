//! What stands around each mention: its paragraph, the title before it.

use crate::document::{Gender, Mention};
use crate::entities::titles;
use crate::segment::{Segments, Token};

/// A title has no more words than this, points counted.
const REACH: usize = 6;

/// Where a mention stands.
#[derive(Clone, Copy)]
pub(super) struct Scene {
    /// Index of its paragraph.
    pub(super) paragraph: u32,
    /// The gender that the title before it tells.
    pub(super) title: Option<Gender>,
}

/// The scenes of `mentions`, which are in text order, in one walk over the text.
pub(super) fn scenes(text: &str, segments: &Segments, mentions: &[Mention]) -> Vec<Scene> {
    let (mut token, mut sentence) = (0, 0);
    let scene = |mention: &Mention| {
        let starts_before = |t: &Token| t.span().start() < mention.span.start();
        token += segments.tokens[token..].iter().take_while(|t| starts_before(t)).count();
        let ends_before = segments.sentences[sentence..].iter().take_while(|s| s.last as usize <= token);
        sentence += ends_before.count();
        // Past the last token the last paragraph goes on.
        let home = segments.sentences.get(sentence).or(segments.sentences.last());
        Scene { paragraph: home.map_or(0, |s| s.paragraph), title: title(text, &segments.tokens[..token]) }
    };
    mentions.iter().map(scene).collect()
}

/// The gender that a title at the end of `before` tells: "Mr", "Secretary", "Deputy", the nearest word first.
fn title(text: &str, before: &[Token]) -> Option<Gender> {
    let words = before.iter().rev().take(REACH).map(|t| t.span().of(text)).filter(|&word| word != ".");
    words.take_while(|w| w.starts_with(char::is_uppercase) && titles::is_title(w)).find_map(titles::gender)
}
