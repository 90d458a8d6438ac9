//! Cases: a text, and each of its figures as "words = value unit". An empty list is a near miss.

use super::Finder;
use crate::document::{Mention, Timex};
use crate::edit::Edit;
use crate::segment::Segments;

fn find(text: &str, dates: &[Timex]) -> Vec<Mention> {
    let segments = Segments::new(text);
    Finder::default().find(text, &segments, Edit::all(segments.paragraphs.len()), dates)
}

fn figures(text: &str) -> Vec<String> {
    let mentions = find(text, &[]);
    let show = |m: &crate::document::Mention| {
        let amount = m.amount.as_ref().map_or_else(String::new, |a| format!("{} {}", a.value, a.unit));
        format!("{} = {amount}", m.span.of(text))
    };
    mentions.iter().map(show).collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, want) in cases {
        assert_eq!(figures(text), *want, "{text}");
    }
}

fn check_none(texts: &[&str]) {
    for text in texts {
        assert_eq!(figures(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn money_with_a_sign() {
    check(&[
        ("It cost $5.", &["$5 = 5 USD"]),
        ("worth $3.2 billion in all", &["$3.2 billion = 3200000000 USD"]),
        ("a £2m house", &["£2m = 2000000 GBP"]),
        ("a £2.5 m house", &["£2.5 m = 2500000 GBP"]),
        ("€1.5bn", &["€1.5bn = 1500000000 EUR"]),
        ("$4 billion dollars", &["$4 billion dollars = 4000000000 USD"]),
        ("US$900 million", &["US$900 million = 900000000 USD"]),
        ("less than US $900 million", &["$900 million = 900000000 USD"]),
        ("A$10 and HK$20", &["A$10 = 10 AUD", "HK$20 = 20 HKD"]),
        ("a $100-million fund", &["$100-million = 100000000 USD"]),
        ("$1,234,567.89", &["$1,234,567.89 = 1234567.89 USD"]),
        ("¥500 billion", &["¥500 billion = 500000000000 JPY"]),
        ("₹50 lakh", &["₹50 lakh = 5000000 INR"]),
        ("Rs 5 crore and Rs. 500", &["Rs 5 crore = 50000000 INR", "Rs. 500 = 500 INR"]),
        ("$10k", &["$10k = 10000 USD"]),
        ("EUR 500 or 500 EUR", &["EUR 500 = 500 EUR", "500 EUR = 500 EUR"]),
        ("USD 5 million", &["USD 5 million = 5000000 USD"]),
        (
            "between $10 million and $20 million",
            &["$10 million = 10000000 USD", "$20 million = 20000000 USD"],
        ),
        ("$5 to $7", &["$5 = 5 USD", "$7 = 7 USD"]),
        ("a $5m-a-year deal", &["$5m = 5000000 USD"]),
        ("(€9,50)", &["€9,50 = 950 EUR"]),
    ]);
}

#[test]
fn money_in_words() {
    check(&[
        ("two million euros", &["two million euros = 2000000 EUR"]),
        ("a million dollars", &["a million dollars = 1000000 USD"]),
        ("half a billion dollars", &["half a billion dollars = 500000000 USD"]),
        ("a half-million dollars", &["half-million dollars = 500000 USD"]),
        ("one and a half million pounds", &["one and a half million pounds = 1500000 GBP"]),
        ("69 cents", &["69 cents = 0.69 USD"]),
        ("50p a litre", &["50p = 0.5 GBP"]),
        ("20 pence", &["20 pence = 0.2 GBP"]),
        ("two million pounds", &["two million pounds = 2000000 GBP"]),
        ("He was fined 200 pounds.", &["200 pounds = 200 GBP"]),
        ("3 billion won", &["3 billion won = 3000000000 KRW"]),
        ("five Australian dollars", &["five Australian dollars = 5 AUD"]),
        ("100 Hong Kong dollars", &["100 Hong Kong dollars = 100 HKD"]),
        ("40,000 Philippine pesos", &["40,000 Philippine pesos = 40000 PHP"]),
        ("200 million naira", &["200 million naira = 200000000 NGN"]),
        ("one hundred and fifty rubles", &["one hundred and fifty rubles = 150 RUB"]),
        ("a million-dollar home", &["a million-dollar = 1000000 USD"]),
        ("5 lakh rupees", &["5 lakh rupees = 500000 INR"]),
        ("10 bitcoins", &["10 bitcoins = 10 BTC"]),
    ]);
}

#[test]
fn no_money() {
    check_none(&[
        "All 5 won.",
        "Five won medals.",
        "Two real problems",
        "It has a $ sign.",
        "a 1080p screen",
        "the 5 EU states",
        "$",
        "R 2 and D 2",
        "F.W. 5",
        "ABC$5",
        "He won 5 million votes.",
        "pp. 50",
        "the pound fell",
        "a dollar bill",
        "dollars",
        "Rand Paul had 5 aides.",
    ]);
}

#[test]
fn percent() {
    check(&[
        ("30 percent", &["30 percent = 30 %"]),
        ("rose 0.5%.", &["0.5% = 0.5 %"]),
        ("fell -0.5%", &["-0.5% = -0.5 %"]),
        ("minus 3.1 percent", &["minus 3.1 percent = -3.1 %"]),
        ("seven per cent", &["seven per cent = 7 %"]),
        ("Twenty-five percent", &["Twenty-five percent = 25 %"]),
        ("a five-percent rise", &["five-percent = 5 %"]),
        ("26 to 32 percent", &["26 = 26 %", "32 percent = 32 %"]),
        ("5-10%", &["5 = 5 %", "10% = 10 %"]),
        ("from 36 percent to 31 percent", &["36 percent = 36 %", "31 percent = 31 %"]),
        ("two percentage points", &["two percentage points = 2 pp"]),
        ("25 basis points", &["25 basis points = 25 bp"]),
        ("100 % cotton", &["100 % = 100 %"]),
        ("a 60%-owned firm", &["60% = 60 %"]),
        ("5½ percent", &["5½ percent = 5.5 %"]),
        ("one hundred percent", &["one hundred percent = 100 %"]),
    ]);
    check_none(&["a percent sign", "% of", "percentages of 5", "5 percentiles", "10 points"]);
}

#[test]
fn quantities() {
    check(&[
        ("5.3 km", &["5.3 km = 5.3 km"]),
        ("a 10km race", &["10km = 10 km"]),
        ("a 300-kilometer road", &["300-kilometer = 300 km"]),
        ("about three kilometers", &["three kilometers = 3 km"]),
        ("150 kilometers per hour", &["150 kilometers per hour = 150 km/h"]),
        ("120 kilometers-per-hour winds", &["120 kilometers-per-hour = 120 km/h"]),
        ("70 miles an hour", &["70 miles an hour = 70 mph"]),
        ("100 km/h", &["100 km/h = 100 km/h"]),
        ("100 mph", &["100 mph = 100 mph"]),
        ("20 million cubic meters", &["20 million cubic meters = 20000000 m³"]),
        ("a 10,000-square-kilometer area", &["10,000-square-kilometer = 10000 km²"]),
        ("a 32-million-barrel field", &["32-million-barrel = 32000000 bbl"]),
        ("8,376 metric tons", &["8,376 metric tons = 8376 t"]),
        ("more than nine tons", &["nine tons = 9 ton"]),
        ("99 pounds", &["99 pounds = 99 lb"]),
        ("minus 15 degrees Celsius", &["minus 15 degrees Celsius = -15 °C"]),
        ("three degrees Celsius", &["three degrees Celsius = 3 °C"]),
        ("46 degrees", &["46 degrees = 46 °"]),
        ("30C", &["30C = 30 °C"]),
        ("30°C and 86 °F", &["30°C = 30 °C", "86 °F = 86 °F"]),
        ("half a mile", &["half a mile = 0.5 mi"]),
        ("two and a half miles", &["two and a half miles = 2.5 mi"]),
        ("a hundred acres", &["a hundred acres = 100 acre"]),
        ("two dozen liters", &["two dozen liters = 24 L"]),
        ("a six-foot wall", &["six-foot = 6 ft"]),
        ("5 feet 10 inches", &["5 feet = 5 ft", "10 inches = 10 in"]),
        ("1,000 megawatts", &["1,000 megawatts = 1000 MW"]),
        ("500 MW", &["500 MW = 500 MW"]),
        ("64GB of memory", &["64GB = 64 GB"]),
        ("the 100m final", &["100m = 100 m"]),
        ("5 to 10 miles", &["5 = 5 mi", "10 miles = 10 mi"]),
        ("a 12-stone man", &["12-stone = 12 st"]),
        ("six-carat", &["six-carat = 6 ct"]),
        ("35 knots", &["35 knots = 35 kn"]),
        ("seven light-years", &["seven light-years = 7 ly"]),
    ]);
}

#[test]
fn no_quantities() {
    check_none(&[
        "an F-16 and a 5G mast",
        "5m people",
        "2m homes",
        "He has two degrees in law.",
        "one foot in the grave",
        "on his two feet",
        "mile after mile",
        "tons of work",
        "Route 66",
        "ties two knots",
        "5 people and 3 dogs",
        "version 2.0.1",
        "in 1984",
        "Channel 4",
        "Article 5",
        "2-1",
        "a yard sale",
        "5 C. Roe",
        "the 21st mile",
        "Boeing 737",
        "three stones",
        "40 days",
        "two bits",
        "No foot, 10 Downing Street",
        "5 grammar schools",
    ]);
}

#[test]
fn dates_are_no_figures() {
    let text = "It cost $5 in 2024.";
    let date = crate::document::Timex {
        span: crate::text::Span::new(8, 18),
        kind: crate::document::TimexType::Date,
        value: "2024".to_owned(),
        modifier: None,
        edtf: None,
        interval: None,
        inferred: Vec::new(),
        alternatives: Vec::new(),
        score: 1.0,
        source: crate::document::Source::Rule("test"),
        status: crate::document::Status::Machine,
    };
    assert_eq!(find(text, &[date]), Vec::new());
}

#[test]
fn any_text_will_do() {
    for text in [
        "",
        "5",
        "-",
        "$$$",
        "five hundred thousand million",
        "half",
        "1,",
        "9".repeat(400).as_str(),
        "½",
        "a hundred",
    ] {
        figures(text);
    }
    assert!(figures(&format!("${} million", "9".repeat(400))).is_empty(), "no infinite amounts");
    let long = "one hundred ".repeat(20_000);
    assert!(figures(&long).is_empty());
}
