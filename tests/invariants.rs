//! What holds for any text whatever: random texts built from the pieces that break annotators.

use proptest::prelude::*;
use rubricator::text::offsets::{OffsetIndex, Unit};
use rubricator::{Date, Document, Model, annotate};

/// Pieces of news and of mischief. Random characters alone would hardly ever make a name, a date or a quotation.
const PIECES: [&str; 48] = [
    "“",
    "”",
    "\"",
    "'",
    "’",
    "‘",
    "«",
    "»",
    "(",
    ")",
    "[",
    "]",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\u{a0}",
    "\u{2028}",
    ". ",
    ", ",
    "? ",
    ": ",
    " — ",
    "-",
    "said ",
    " said Zoë Li",
    "according to ",
    "He added that ",
    "Mr. ",
    "President ",
    "Maria Ortega ",
    "Northgate Council ",
    "U.S. ",
    "on Tuesday",
    "Feb. 31, 2025",
    "last week ",
    "3 May 2024",
    "03/04/05 ",
    "$3.2 billion ",
    "5 % ",
    "💩",
    "Zoe\u{308}",
    "👩‍👩‍👧",
    "שלום ",
    "\u{feff}",
    "\u{0}",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![9 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}

fn published() -> Option<Date> {
    Some("2025-02-01".parse().expect("a date"))
}

fn run(text: &str) -> Document {
    annotate(text, published(), &Model::builtin())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn every_invariant_holds(text in text()) {
        let document = run(&text);
        prop_assert_eq!(document.check(), Ok(()));
        prop_assert_eq!(&document.text, &text);
    }

    #[test]
    fn the_same_text_gives_the_same_document(text in text()) {
        prop_assert_eq!(run(&text), run(&text));
    }

    #[test]
    fn without_a_date_nothing_breaks(text in text()) {
        prop_assert_eq!(annotate(&text, None, &Model::rules_only()).check(), Ok(()));
    }

    #[test]
    fn blank_lines_before_shift_everything_equally(text in text()) {
        // A byte order mark or half a line end at the very start would join the added lines.
        prop_assume!(!text.starts_with(['\n', '\r', '\u{feff}']));
        let (plain, moved) = (run(&text), run(&format!("\n\n\n{text}")));
        let shifted: Vec<_> = plain.mentions.iter().map(|m| (m.span.shift(3), m.label)).collect();
        prop_assert_eq!(shifted, moved.mentions.iter().map(|m| (m.span, m.label)).collect::<Vec<_>>());
        let shifted: Vec<_> = plain.dates.iter().map(|d| (d.span.shift(3), d.value.clone())).collect();
        prop_assert_eq!(shifted, moved.dates.iter().map(|d| (d.span, d.value.clone())).collect::<Vec<_>>());
        let shifted: Vec<_> = plain.quotes.iter().map(|q| (q.span.shift(3), q.kind)).collect();
        prop_assert_eq!(shifted, moved.quotes.iter().map(|q| (q.span, q.kind)).collect::<Vec<_>>());
    }

    #[test]
    fn offsets_round_trip_in_every_unit(text in text()) {
        let index = OffsetIndex::new(&text);
        for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
            for unit in [Unit::Byte, Unit::CodePoint, Unit::Utf16] {
                prop_assert_eq!(index.to_byte(index.to_unit(byte, unit), unit), Some(byte));
            }
        }
    }
}

/// Arithmetic on numbers of any size: nothing overflows, and a date is in the calendar or none.
#[test]
fn counts_of_any_size() {
    const NUMBERS: [&str; 14] = [
        "0",
        "1",
        "9999",
        "10000",
        "32768",
        "119988",
        "99999999",
        "999999999",
        "2147483648",
        "4294967295",
        "9223372036854775807",
        "99999999999999999999",
        "nine hundred million",
        "three billion",
    ];
    const UNITS: [&str; 16] = [
        "second",
        "minute",
        "hour",
        "day",
        "night",
        "week",
        "fortnight",
        "weekend",
        "month",
        "quarter",
        "season",
        "summer",
        "year",
        "decade",
        "century",
        "millennium",
    ];
    const PHRASES: [&str; 9] = [
        "It ended {n} {u}s ago.",
        "It will end in {n} {u}s.",
        "It came {n} {u}s later.",
        "the last {n} {u}s",
        "{n} {u}s after May 3, 2020",
        "a {n}-{u} deal",
        "every {n} {u}s",
        "in {n} BC, from {n} to {n}",
        "May {n}, {n}",
    ];
    for date in ["0001-01-01", "2025-02-01", "9999-12-31"] {
        for phrase in PHRASES {
            let each = NUMBERS
                .iter()
                .flat_map(|n| UNITS.iter().map(move |u| phrase.replace("{n}", n).replace("{u}", u)));
            let text = each.collect::<Vec<_>>().join("\n\n");
            assert_eq!(annotate(&text, date.parse().ok(), &Model::rules_only()).check(), Ok(()), "{phrase}");
        }
    }
}

/// Time to annotate `n` bytes of `piece` over and over: the best of three runs.
fn cost(piece: &str, n: usize) -> f64 {
    let text = piece.repeat(n / piece.len());
    let time = |_| {
        let start = std::time::Instant::now();
        run(&text);
        start.elapsed().as_secs_f64()
    };
    (0..3).map(time).fold(f64::INFINITY, f64::min)
}

/// Texts on which a careless matcher is quadratic: ten times the text may take some twenty times as long (the bound
/// leaves room for a busy machine; quadratic work takes a hundred times as long).
#[test]
fn hostile_texts_cost_linear_time() {
    let pieces = [
        "“",
        "”",
        "\" ",
        "'",
        "(",
        "[\"",
        "A ",
        "Aa. ",
        "He said ",
        "9",
        "9 ",
        "1/",
        "May ",
        "“x said ",
        "\n",
        "x\n",
        "\u{301}",
        "Ab\u{a0}",
        "last ",
        "U.S.",
        "Ann Li ",
        "“x” Ann said. ",
        "he ",
        "-",
        "A.",
    ];
    for piece in pieces {
        let (small, large) = (cost(piece, 4_000), cost(piece, 40_000));
        assert!(large < 20.0 * small + 0.05, "{piece:?}: {small} s for 4 kB, {large} s for 40 kB");
    }
}
