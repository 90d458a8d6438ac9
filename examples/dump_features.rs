//! Texts → the tagger's features, for `tools/train`.
//!
//! Reads lines `{"id","text"}` on standard input; writes, as JSON lines, `{"word","pieces","kinds"}` for each word not seen
//! before (they are counted from 0) and `{"id","tokens","words","shapes","contexts","wanted"}` for each text, with one entry a
//! position: a token's `[start, end]` in code points, or an empty one for the end of a paragraph.

use rubricator::entities::features::{self, Features};
use rubricator::segment::Segments;
use rubricator::text::offsets::{OffsetIndex, Unit};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{self, BufRead, BufWriter, Write};

fn main() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut words = HashMap::new();
    for line in io::stdin().lock().lines() {
        let document: Value = serde_json::from_str(&line?)?;
        let text = document["text"].as_str().unwrap_or_default();
        dump(&document["id"], text, &mut words, &mut out)?;
    }
    out.flush()
}

fn dump(id: &Value, text: &str, words: &mut HashMap<String, usize>, out: &mut impl Write) -> io::Result<()> {
    let segments = Segments::new(text);
    let features = Features::new(text, &segments);
    for word in &features.words {
        if !words.contains_key(word) {
            words.insert(word.clone(), words.len());
            let mut pieces = Vec::new();
            features::pieces(word, |piece| pieces.push(piece));
            writeln!(out, "{}", json!({"word": word, "pieces": pieces, "kinds": features::kinds(word)}))?;
        }
    }
    let offsets = OffsetIndex::new(text);
    let at = |byte: usize| offsets.to_unit(byte, Unit::CodePoint);
    let mut tokens = Vec::new();
    for paragraph in 0..segments.paragraphs.len() {
        let spans = segments.tokens[segments.tokens_of(paragraph)].iter().map(|t| t.span());
        tokens.extend(spans.map(|s| [at(s.start()), at(s.end())]));
        let end = tokens.last().map_or(0, |last| last[1]);
        tokens.push([end, end]);
    }
    let of = |get: fn(&features::Position) -> u8| features.positions.iter().map(get).collect::<Vec<u8>>();
    let indices: Vec<usize> =
        features.positions.iter().map(|p| words[&features.words[p.word as usize]]).collect();
    let line = json!({"id": id, "tokens": tokens, "words": indices,
        "shapes": of(|p| p.shape), "contexts": of(|p| p.context), "wanted": of(|p| (p.nearness >= features::Nearness::Near).into())});
    writeln!(out, "{line}")
}
