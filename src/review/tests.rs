mod operations;
mod random;
mod saving;
mod texts;

use super::*;
use crate::Label;
use crate::document::{
    Amount, Entity, EntityId, Mention, Quote, QuoteId, QuoteKind, Source, Speaker, Timex, TimexType,
};
use crate::text::Span;
use crate::text::offsets::OffsetIndex;

const TEXT: &str = "Northgate backs wall\n\n“We won,” Zoë Li said on Tuesday. “It is 💩,” she said. \
    Li heads Aske Water. Northgate paid $3 million in May. Li left.";

/// Where `words` stand in `text` for the `n`th time, from 0.
fn at(text: &str, words: &str, n: usize) -> Span {
    let (start, found) =
        text.match_indices(words).nth(n).unwrap_or_else(|| panic!("no {words} {n} in {text}"));
    Span::new(start, start + found.len())
}

fn mention(words: &str, n: usize, label: Label, entity: Option<u32>) -> Mention {
    Mention {
        span: at(TEXT, words, n),
        label,
        score: 0.5,
        source: Source::Model,
        entity: entity.map(EntityId),
        amount: entity.is_none().then(|| Box::new(Amount { value: 3e6, unit: "USD".to_owned() })),
        status: Status::Machine,
    }
}

fn entity(name: &str, label: Label, mentions: &[u32]) -> Entity {
    let (name, mentions) = (name.to_owned(), mentions.to_vec());
    Entity { label, name, mentions, wikidata: None, related: None, gender: None }
}

fn date(words: &str, value: &str) -> Timex {
    Timex {
        span: at(TEXT, words, 0),
        kind: TimexType::Date,
        value: value.to_owned(),
        modifier: None,
        edtf: Some(value.to_owned()),
        interval: None,
        inferred: vec!["year"],
        alternatives: Vec::new(),
        score: 0.9,
        source: Source::Rule("test"),
        status: Status::Machine,
    }
}

fn quote(words: &str, speaker: &str, continues: Option<u32>) -> Quote {
    Quote {
        span: at(TEXT, words, 0),
        kind: QuoteKind::Direct,
        speaker: Some(Speaker { span: at(TEXT, speaker, 0), entity: Some(EntityId(1)) }),
        cue: Some(at(TEXT, "said", 0)),
        continues: continues.map(QuoteId),
        score: 0.9,
        source: Source::Rule("test"),
        status: Status::Machine,
    }
}

/// Mentions m1 Northgate, m2 Zoë Li, m3 Li, m4 Aske Water, m5 Northgate, m6 $3 million, m7 Li; entities e1 Northgate,
/// e2 Zoë Li, e3 Aske Water; dates d1 Tuesday, d2 May; quotations q1, and q2, which continues it.
fn document() -> Document {
    let document = Document {
        text: TEXT.to_owned(),
        date: "2025-02-06".parse().ok(),
        mentions: vec![
            mention("Northgate", 0, Label::Place, Some(0)),
            mention("Zoë Li", 0, Label::Person, Some(1)),
            mention("Li", 1, Label::Person, Some(1)),
            mention("Aske Water", 0, Label::Organization, Some(2)),
            mention("Northgate", 1, Label::Place, Some(0)),
            mention("$3 million", 0, Label::Money, None),
            mention("Li", 2, Label::Person, Some(1)),
        ],
        entities: vec![
            entity("Northgate", Label::Place, &[0, 4]),
            entity("Zoë Li", Label::Person, &[1, 2, 6]),
            entity("Aske Water", Label::Organization, &[3]),
        ],
        dates: vec![date("Tuesday", "2025-02-04"), date("May", "2025-05")],
        quotes: vec![quote("“We won,”", "Zoë Li", None), quote("“It is 💩,”", "she", Some(0))],
        sources: Vec::new(),
    };
    assert_eq!(document.check(), Ok(()));
    document
}

fn review() -> Review {
    Review::new(document())
}

/// `json` with the places of `<words>`, or `<words:n>` for the nth time, in UTF-16 units.
fn placed(json: &str) -> String {
    let Some((before, rest)) = json.split_once('<') else { return json.to_owned() };
    let (words, after) = rest.split_once('>').expect("a closing mark");
    let (words, n) =
        words.split_once(':').map_or((words, 0), |(words, n)| (words, n.parse().expect("a number")));
    let (span, index) = (at(TEXT, words, n), OffsetIndex::new(TEXT));
    let [start, end] = [span.start(), span.end()].map(|byte| index.to_unit(byte, Unit::Utf16));
    format!(r#"{before}{{"start":{start},"end":{end}}}{}"#, placed(after))
}

fn apply(review: &mut Review, json: &str) -> Result<String, Refusal> {
    let operation = serde_json::from_str(&placed(json)).unwrap_or_else(|e| panic!("{json}: {e}"));
    let step = review.apply(&operation, Unit::Utf16)?;
    assert_eq!(review.document().0.check(), Ok(()), "{json}");
    Ok(step.to_string())
}

/// Every mention as `words/label/entity/status`.
fn mentions(review: &Review) -> Vec<String> {
    let (document, _) = review.document();
    let show = |m: &Mention| {
        let entity = m.entity.map_or("-", |e| &document.entities[e.0 as usize].name);
        format!("{}/{}/{entity}/{}", m.span.of(&document.text), m.label.name(), m.status.name())
    };
    document.mentions.iter().map(show).collect()
}
