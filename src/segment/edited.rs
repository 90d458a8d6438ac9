//! The parts of an edited text: what changed is read, what stands is kept, what comes after is moved.

use super::zones::Line;
use super::{Paragraph, Segments, Sentence, Token, Zone, paragraphs, sentences, tokens, zones};
use crate::edit::{Edit, Shared};
use crate::text::Span;

impl Segments {
    /// The parts of `text`, made from those of the text `before` by reading only what changed; and what that was. A
    /// paragraph that has come to be another part of the article counts as changed.
    #[must_use]
    pub fn edited(mut self, before: &str, text: &str) -> (Segments, Edit) {
        let blocks = paragraphs::split(text);
        let (old, zones): (Vec<Span>, Vec<Zone>) = self.paragraphs.iter().map(|p| (p.span, p.zone)).unzip();
        let shared = Shared::of(before, text);
        let words = Edit::between((&old, &blocks), shared, |_, _| true);
        let rest = self.split_off(words.gone().end);
        self.split_off(words.first);
        blocks[words.come()].iter().for_each(|&block| self.read(text, block));
        let moved = blocks.get(words.come().end).map(|block| block.start());
        moved.into_iter().for_each(|start| self.append(&rest, start));
        zones::assign(text, &mut self.paragraphs);
        let same_zone = |i: usize, j: usize| zones[i] == self.paragraphs[j].zone;
        let changed = Edit::between((&old, &blocks), shared, same_zone);
        (self, changed)
    }

    /// Reads the paragraph `block`, which comes after all that is there.
    fn read(&mut self, text: &str, block: Span) {
        let (at, first) = (self.tokens.len(), self.sentences.len() as u32);
        let paragraph = self.paragraphs.len() as u32;
        tokens::read(text, block, &mut self.tokens);
        sentences::split(text, &self.tokens, at..self.tokens.len(), paragraph, &mut self.sentences);
        let last = self.sentences.len() as u32;
        let line = Line::new(block.of(text));
        self.paragraphs.push(Paragraph { span: block, zone: Zone::Body, first, last, dateline: None, line });
    }

    /// Takes away the paragraphs from number `paragraph` on.
    fn split_off(&mut self, paragraph: usize) -> Segments {
        let sentence = self.paragraphs.get(paragraph).map_or(self.sentences.len(), |p| p.first as usize);
        let token = self.sentences.get(sentence).map_or(self.tokens.len(), |s| s.first as usize);
        Segments {
            tokens: self.tokens.split_off(token),
            sentences: self.sentences.split_off(sentence),
            paragraphs: self.paragraphs.split_off(paragraph),
        }
    }

    /// Adds what was taken away, which now starts at byte `start`.
    fn append(&mut self, rest: &Segments, start: usize) {
        let Some(first) = rest.paragraphs.first() else { return };
        let Some(sentence) = rest.sentences.first() else { return };
        let bytes = |span: Span| span.moved(first.span.start(), start);
        let [tokens, sentences, paragraphs] =
            [self.tokens.len(), self.sentences.len(), self.paragraphs.len()].map(|n| n as u32);
        let token = |at: u32| at - sentence.first + tokens;
        self.tokens.extend(rest.tokens.iter().map(|t| Token::new(bytes(t.span()), t.kind())));
        self.sentences.extend(rest.sentences.iter().map(|s| Sentence {
            span: bytes(s.span),
            first: token(s.first),
            last: token(s.last),
            paragraph: s.paragraph - sentence.paragraph + paragraphs,
        }));
        let sentence = |at: u32| at - first.first + sentences;
        self.paragraphs.extend(rest.paragraphs.iter().map(|p| Paragraph {
            span: bytes(p.span),
            first: sentence(p.first),
            last: sentence(p.last),
            ..*p
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_read_anew() {
        let texts = [
            "",
            "One. Two!\n\nThree is a line that goes on.\nFour",
            "One. Two!\n\nThree is a line that went on. And on.\nFour",
            "Zero\n\nOne. Two!\n\nThree is a line that went on. And on.\nFour",
            "Zero\n\nOne. Two!\nFour",
            " 💩\n\u{a0}\nFour",
        ];
        for (before, text) in texts.iter().flat_map(|a| texts.map(|b| (*a, b))) {
            let (edited, _) = Segments::new(before).edited(before, text);
            assert_eq!(edited, Segments::new(text), "{before:?} → {text:?}");
        }
    }

    #[test]
    fn only_what_changed_counts_as_changed() {
        let before = "Head\n\nOne is a line.\n\nTwo is a line.\n\nThree is a line.";
        let text = before.replace("Two is", "Two was");
        let (_, edit) = Segments::new(before).edited(before, &text);
        assert_eq!(edit, Edit { first: 2, old: 1, new: 1 });
    }
}
