//! Our own classes of characters against the Unicode Character Database (`icu_properties` has its tables), and text at the
//! far ends of Unicode.

use icu_properties::props::{Alphabetic, BidiControl, Dash, GeneralCategory, QuotationMark, WhiteSpace};
use icu_properties::{CodePointMapData, CodePointSetData};
use rubricator::segment::tokens::{TokenKind, tokenize};
use rubricator::{Document, Model, annotate};

fn characters() -> impl Iterator<Item = char> {
    '\0'..=char::MAX
}

fn category(c: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(c)
}

fn run(text: &str) -> Document {
    let document = annotate(text, "2025-02-06".parse().ok(), &Model::builtin());
    assert_eq!(document.check(), Ok(()), "{text:?}");
    document
}

fn names(document: &Document) -> Vec<&str> {
    document.mentions.iter().map(|m| m.span.of(&document.text)).collect()
}

#[test]
fn every_white_space_divides_words() {
    for c in characters().filter(|&c| CodePointSetData::new::<WhiteSpace>().contains(c)) {
        assert_eq!(tokenize(&format!("Ann{c}left")).len(), 2, "{c:?}");
        assert!(tokenize(&c.to_string()).is_empty(), "{c:?}");
    }
}

#[test]
fn every_space_within_a_line_stands_in_dates_and_names() {
    for c in characters().filter(|&c| category(c) == GeneralCategory::SpaceSeparator) {
        let document = run(&format!("On 3{c}May{c}2024 we{c}met Maria{c}Ortega at the wall."));
        assert_eq!(document.dates.first().map(|d| &*d.value), Some("2024-05-03"), "{c:?}");
        assert_eq!(names(&document), [format!("Maria{c}Ortega")], "{c:?}");
    }
}

#[test]
fn letters_and_digits_make_words_and_nothing_else_does() {
    for c in characters().filter(|c| !c.is_ascii()) {
        let is_word = tokenize(&format!("a{c}b")).len() == 1;
        let letter = matches!(
            category(c),
            GeneralCategory::UppercaseLetter
                | GeneralCategory::LowercaseLetter
                | GeneralCategory::TitlecaseLetter
                | GeneralCategory::ModifierLetter
                | GeneralCategory::OtherLetter
                | GeneralCategory::DecimalNumber
                | GeneralCategory::LetterNumber
                | GeneralCategory::OtherNumber
        );
        let alphabetic = CodePointSetData::new::<Alphabetic>().contains(c);
        if letter || alphabetic {
            assert!(is_word, "{c:?} is a letter or digit");
        } else if is_word {
            assert!(joins(c), "{c:?} joins words");
        }
    }
}

fn is_mark(c: char) -> bool {
    matches!(
        category(c),
        GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark | GeneralCategory::SpacingMark
    )
}

/// What stands inside words and is no letter: marks, invisible joiners, and ’ between two letters.
fn joins(c: char) -> bool {
    is_mark(c)
        || category(c) == GeneralCategory::Format
        || category(c) == GeneralCategory::Unassigned
        || c == '’'
}

#[test]
fn every_combining_mark_stays_with_its_letter() {
    let variation = |c: &char| matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}');
    let marks = characters().filter(|&c| is_mark(c)).filter(|c| !variation(c));
    let cut: Vec<char> = marks.filter(|c| tokenize(&format!("a{c}b")).len() != 1).collect();
    assert!(cut.is_empty(), "{} cut: {cut:?}", cut.len());
}

#[test]
fn every_dash_is_a_mark_of_its_own() {
    for c in characters().filter(|&c| CodePointSetData::new::<Dash>().contains(c)) {
        let tokens = tokenize(&format!("a{c}b"));
        assert_eq!(
            tokens.iter().map(|t| t.kind()).collect::<Vec<_>>(),
            [TokenKind::Word, TokenKind::Mark, TokenKind::Word],
            "{c:?}"
        );
        run(&format!("Ann Lee {c} May 3{c}5, 2024 {c}{c} left."));
    }
}

/// Medievalists' low reversed ones: which way they face is not settled.
const NOT_READ: &[char] = &['⹂'];

#[test]
fn every_quotation_mark_opens_or_closes_speech() {
    let marks: Vec<char> =
        characters().filter(|&c| CodePointSetData::new::<QuotationMark>().contains(c)).collect();
    let read = |open: char| {
        marks.iter().any(|close| {
            let text = format!("{open}We have won the case,{close} Ann Lee said.");
            run(&text)
                .quotes
                .iter()
                .any(|q| q.span.of(&text).starts_with(open) && q.span.of(&text).ends_with(*close))
        })
    };
    let closes = |close: char| {
        marks.iter().any(|open| {
            let text = format!("{open}We have won the case,{close} Ann Lee said.");
            run(&text)
                .quotes
                .iter()
                .any(|q| q.span.of(&text).starts_with(*open) && q.span.of(&text).ends_with(close))
        })
    };
    let not_read: Vec<char> = marks.iter().copied().filter(|&c| !read(c) && !closes(c)).collect();
    assert_eq!(not_read, NOT_READ);
}

#[test]
fn bidi_controls_hide_nothing() {
    for c in characters().filter(|&c| CodePointSetData::new::<BidiControl>().contains(c)) {
        let document = run(&format!("{c}On 3 May 2024 {c}Maria Ortega{c} said: “{c}We won.{c}”"));
        assert_eq!(
            (names(&document), document.dates.len(), document.quotes.len()),
            (vec!["Maria Ortega"], 1, 1),
            "{c:?}"
        );
    }
}

#[test]
fn composed_or_not_the_same_is_found() {
    let composed = run("“We won,” said Zoë Li of Café Noël on Tuesday.");
    let apart = run("“We won,” said Zoe\u{308} Li of Cafe\u{301} Noe\u{308}l on Tuesday.");
    let labels = |d: &Document| d.mentions.iter().map(|m| m.label).collect::<Vec<_>>();
    assert_eq!(labels(&composed), labels(&apart));
    assert_eq!(names(&apart)[0], "Zoe\u{308} Li");
    assert_eq!((composed.dates.len(), composed.quotes.len()), (apart.dates.len(), apart.quotes.len()));
}

/// Each of the 1,112,064 characters between letters, and alone on a line.
#[test]
fn every_character_there_is() {
    let all: Vec<char> = characters().collect();
    for some in all.chunks(1 << 16) {
        let between: String = some.iter().flat_map(|&c| ['a', c, 'B', ' ']).collect();
        let alone: String = some.iter().flat_map(|&c| [c, '\n']).collect();
        assert_eq!(annotate(&between, None, &Model::rules_only()).check(), Ok(()));
        assert_eq!(annotate(&alone, None, &Model::rules_only()).check(), Ok(()));
    }
}
