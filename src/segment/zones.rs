//! What part of the article each paragraph is.

use crate::text::Span;

/// A part of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Zone {
    /// The title, and the same words repeated below it.
    Headline,
    /// The line under the headline.
    Deck,
    /// Who wrote it: "By Jane Roe", or a bare name before the first sentence or after the last.
    Byline,
    /// A picture's caption, with its credit.
    Caption,
    /// "Updated: …", "Published …", a clock.
    Timestamp,
    /// A line without a full stop between paragraphs.
    Subheading,
    /// The article itself.
    Body,
    /// After the article: who contributed, who the author is, how to follow them.
    AuthorNote,
}

impl Zone {
    /// The name at the boundary.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Zone::Headline => "headline",
            Zone::Deck => "deck",
            Zone::Byline => "byline",
            Zone::Caption => "caption",
            Zone::Timestamp => "timestamp",
            Zone::Subheading => "subheading",
            Zone::Body => "body",
            Zone::AuthorNote => "authorNote",
        }
    }
}

/// The zone and dateline of each block, in order.
pub(super) fn assign(text: &str, blocks: &[Span]) -> Vec<(Zone, Option<Span>)> {
    let lines: Vec<&str> = blocks.iter().map(|b| b.of(text)).collect();
    let body = lines.iter().position(|l| is_prose(l)).unwrap_or(lines.len());
    let tail = tail(&lines).max(body);
    let zone = |i: usize| zone_of(&lines, i, body, tail);
    (0..lines.len()).map(|i| (zone(i), dateline(lines[i]).map(|d| d.shift(blocks[i].start())))).collect()
}

/// Where the author's note begins: the last lines that are notes, names or no sentences, if a note or name is among them.
fn tail(lines: &[&str]) -> usize {
    let is_note = |l: &str| is_author_note(l) || is_bare_name(l);
    let body = lines.iter().rposition(|l| !is_note(l) && ends_as_prose(l)).map_or(0, |i| i + 1);
    lines[body..].iter().position(|l| is_note(l)).map_or(lines.len(), |i| body + i)
}

fn zone_of(lines: &[&str], i: usize, body: usize, tail: usize) -> Zone {
    let line = lines[i];
    match () {
        () if is_timestamp(line) => Zone::Timestamp,
        () if is_credited(line) => Zone::Caption,
        () if i > 0 && i < body + 1 && line == lines[0] && !is_prose(line) => Zone::Headline,
        () if is_byline(line) || (is_bare_name(line) && i > 0 && (i < body || i >= tail)) => Zone::Byline,
        () if i == 0 && body > 0 && line.len() <= 250 => Zone::Headline,
        () if (1..=DECKS).contains(&i) && i < body && !is_row(line) && dateline(line).is_none() => Zone::Deck,
        () if i >= tail => Zone::AuthorNote,
        () if !ends_as_prose(line) && line.len() <= 100 && !line.contains(':') && !is_row(line) => {
            Zone::Subheading
        }
        () => Zone::Body,
    }
}

/// How many lines under the headline may be its deck.
const DECKS: usize = 2;

/// A row of a list or table: it starts with a number or holds several.
fn is_row(line: &str) -> bool {
    let is_number = |w: &&str| w.starts_with(|c: char| c.is_ascii_digit());
    line.starts_with(|c: char| c.is_ascii_digit()) || line.split_whitespace().filter(is_number).count() > 1
}

/// A paragraph of running text: it ends a sentence and is longer than a deck, or holds several sentences.
fn is_prose(line: &str) -> bool {
    !is_credited(line)
        && !is_timestamp(line)
        && ends_as_prose(line)
        && (line.len() > 120 || line.matches(". ").count() > 1)
}

fn ends_as_prose(line: &str) -> bool {
    line.trim_end_matches(['”', '"', '’', '\'', ')', ']', '»']).ends_with(['.', '!', '?', '…', ':', ';', ','])
}

fn starts_ci(line: &str, prefix: &str) -> bool {
    line.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix))
}

fn is_timestamp(line: &str) -> bool {
    const STARTS: [&str; 8] = [
        "updated",
        "published",
        "posted",
        "last updated",
        "last modified",
        "first published",
        "issued on",
        "modified",
    ];
    let clock =
        line.len() <= 8 && line.contains(':') && line.bytes().all(|b| b.is_ascii_digit() || b == b':');
    clock || (line.len() < 90 && STARTS.iter().any(|s| starts_ci(line, s)) && !line.ends_with('.'))
}

/// Whether a line closes or opens with a picture's credit.
fn is_credited(line: &str) -> bool {
    const ENDS: [&str; 10] = [
        "Getty Images",
        "/AFP",
        "/AP",
        "AP Photo",
        "/Reuters",
        "/REUTERS",
        "/EPA",
        "Shutterstock",
        "/PA",
        "Handout",
    ];
    const STARTS: [&str; 6] = ["photo:", "photograph:", "photo by", "image:", "credit:", "picture:"];
    let tail = line.trim_end_matches([')', '.', ']']);
    ENDS.iter().any(|e| tail.ends_with(e))
        || line.contains("(AP Photo/")
        || STARTS.iter().any(|s| starts_ci(line, s))
}

fn is_byline(line: &str) -> bool {
    (starts_ci(line, "by ") || starts_ci(line, "words by ") || starts_ci(line, "story by "))
        && line.len() <= 120
        && !ends_as_prose(line)
        && line.split_whitespace().nth(1).is_some_and(|w| w.starts_with(char::is_uppercase))
}

/// Two to four capitalised words and nothing else.
fn is_bare_name(line: &str) -> bool {
    let words: Vec<&str> = line.split(' ').collect();
    let is_part = |w: &&str| {
        w.starts_with(char::is_uppercase)
            && w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    (2..=4).contains(&words.len()) && words.iter().all(is_part)
}

fn is_author_note(line: &str) -> bool {
    const PARTS: [&str; 9] = [
        "contributed to this",
        "Follow him on",
        "Follow her on",
        "Follow them on",
        "Reporting by",
        "Additional reporting",
        "Editing by",
        "can be reached at",
        "is a reporter",
    ];
    PARTS.iter().any(|p| line.contains(p)) || is_biography(line)
}

/// "Jane Roe is a health reporter …": the writer in the third person and the present tense.
fn is_biography(line: &str) -> bool {
    let Some((name, rest)) = line.split_once(" is a") else { return false };
    let job = rest.split('.').next().unwrap_or("");
    const JOBS: [&str; 6] =
        ["reporter", "correspondent", "columnist", "journalist", "staff writer", "freelance"];
    is_bare_name(name) && JOBS.iter().any(|j| job.contains(j))
}

/// "BOGOTA, Colombia, Feb. 1 (Agency) — ": capitals first, then a dash within the first hundred bytes.
fn dateline(line: &str) -> Option<Span> {
    let head = &line[..line.char_indices().map(|(i, _)| i).take_while(|&i| i <= 100).last().unwrap_or(0)];
    let (at, dash) = [" — ", " – ", " -- ", " - ", "— ", "– "]
        .iter()
        .filter_map(|d| head.find(d).map(|at| (at, d)))
        .min()?;
    let place = &line[..at];
    let first = place.split([',', ' ', '(']).next().unwrap_or("");
    let shouts = first.len() > 2 && first.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    let agency = place.ends_with(')') && place.contains('(') && first.starts_with(char::is_uppercase);
    let ends_sentence = place.contains(". ") && !place.contains("(") && !shouts;
    ((shouts || agency) && !ends_sentence).then(|| Span::new(0, at + dash.trim_end().len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zones(text: &str) -> Vec<Zone> {
        let blocks = crate::segment::paragraphs::split(text);
        assign(text, &blocks).into_iter().map(|(zone, _)| zone).collect()
    }

    #[test]
    fn an_article_with_all_its_furniture() {
        use Zone::*;
        let text = "Council backs flood wall\nThe vote was close.\nCouncil backs flood wall\n\
            The Aske in spate last winter, seen from the old bridge. Ann Smith/AFP via Getty Images\nMaria Ortega\nUpdated:\n0:00\n\n\
            Northgate Council voted on Tuesday to build a flood wall along the River Aske, four years after the winter floods of 2022.\n\
            What comes next\nWork starts in March. It will take a year. Nobody knows what it will cost in the end.\n\
            The Northgate Post contributed to this report.\nMaria Ortega\nMaria Ortega is a local reporter. Follow her on X.";
        let want = [
            Headline, Deck, Headline, Caption, Byline, Timestamp, Timestamp, Body, Subheading, Body,
            AuthorNote, Byline, AuthorNote,
        ];
        assert_eq!(zones(text), want);
    }

    #[test]
    fn plain_prose_is_body() {
        let text = "It was a long and cold day in the hills above the town, and nobody in the square was in the mood to talk about it at all.";
        assert_eq!(zones(text), [Zone::Body]);
    }

    #[test]
    fn a_short_last_paragraph_is_body() {
        let prose = "It was a long and cold day in the hills above the town, and nobody in the square was in the mood to talk about it at all.";
        let text = format!("Cold day\n1. Ann Li 3.2\n{prose}\nThen it rained.");
        assert_eq!(zones(&text), [Zone::Headline, Zone::Body, Zone::Body, Zone::Body]);
    }

    #[test]
    fn datelines() {
        let check =
            |line: &str, want: Option<&str>| assert_eq!(dateline(line).map(|d| d.of(line)), want, "{line}");
        check("BOGOTA, Colombia, Feb. 1 (Agency) — The council", Some("BOGOTA, Colombia, Feb. 1 (Agency) —"));
        check("PARIS – It rained", Some("PARIS –"));
        check("London (Agency) - It rained", Some("London (Agency) -"));
        check("The council — which met — voted", None);
        check("It rained. PARIS (wet) too - yes", None);
    }
}
