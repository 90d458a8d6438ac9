//! What part of the article each paragraph is.

use super::Paragraph;
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

/// What a paragraph is by its own words, wherever it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Timestamp, caption or byline, where it says so itself.
    says: Option<Zone>,
    /// Whether it is a name and nothing else.
    name: bool,
    /// Whether it is short, no sentence and no row of a table.
    heading: bool,
    /// How long its dateline is, in bytes.
    dateline: Option<u32>,
}

impl Line {
    pub(super) fn new(line: &str) -> Line {
        let says = match () {
            () if is_timestamp(line) => Some(Zone::Timestamp),
            () if is_credited(line) => Some(Zone::Caption),
            () if is_byline(line) => Some(Zone::Byline),
            () => None,
        };
        let heading = line.len() <= 100 && !ends_as_prose(line) && !line.contains(':') && !is_row(line);
        Line { says, name: is_bare_name(line), heading, dateline: dateline(line).map(|d| d.len() as u32) }
    }
}

/// Sets the zone and dateline of each paragraph.
pub(super) fn assign(text: &str, paragraphs: &mut [Paragraph]) {
    let lines: Vec<&str> = paragraphs.iter().map(|p| p.span.of(text)).collect();
    let body = lines.iter().position(|l| is_prose(l)).unwrap_or(lines.len());
    let tail = tail(&lines).max(body);
    for (i, paragraph) in paragraphs.iter_mut().enumerate() {
        let start = paragraph.span.start();
        paragraph.zone = zone_of(paragraph.line, &lines, i, body, tail);
        paragraph.dateline = paragraph.line.dateline.map(|length| Span::new(start, start + length as usize));
    }
}

/// Where the author's note begins: the last lines that are notes, names or no sentences, if a note or name is among them.
fn tail(lines: &[&str]) -> usize {
    let is_note = |l: &str| is_author_note(l) || is_bare_name(l);
    let body = lines.iter().rposition(|l| ends_as_prose(l) && !is_note(l)).map_or(0, |i| i + 1);
    lines[body..].iter().position(|l| is_note(l)).map_or(lines.len(), |i| body + i)
}

fn zone_of(of: Line, lines: &[&str], i: usize, body: usize, tail: usize) -> Zone {
    let line = lines[i];
    match of.says {
        Some(zone @ (Zone::Timestamp | Zone::Caption)) => zone,
        _ if i > 0 && i < body + 1 && line == lines[0] && !is_prose(line) => Zone::Headline,
        Some(zone) => zone,
        None if of.name && i > 0 && (i < body || i >= tail) => Zone::Byline,
        None if i == 0 && body > 0 && line.len() <= 250 => Zone::Headline,
        None if (1..=DECKS).contains(&i) && i < body && !is_row(line) && of.dateline.is_none() => Zone::Deck,
        None if i >= tail => Zone::AuthorNote,
        None if of.heading => Zone::Subheading,
        None => Zone::Body,
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
    let is_part = |w: &str| {
        w.starts_with(char::is_uppercase)
            && w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
    };
    let mut count = 0;
    for word in line.split(' ') {
        count += 1;
        if count > 4 || !is_part(word) {
            return false;
        }
    }
    count >= 2
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
    let (at, end) = dash(head)?;
    let place = &line[..at];
    let first = place.split([',', ' ', '(']).next().unwrap_or("");
    let shouts = first.len() > 2 && first.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    let agency = place.ends_with(')') && place.contains('(') && first.starts_with(char::is_uppercase);
    let ends_sentence = place.contains(". ") && !place.contains("(") && !shouts;
    ((shouts || agency) && !ends_sentence).then(|| Span::new(0, end))
}

/// Where the first dash before a space begins, a space before it counted, and where it ends.
fn dash(head: &str) -> Option<(usize, usize)> {
    head.char_indices().find_map(|(at, c)| {
        let is_apart = head[..at].ends_with(' ');
        let dash = match c {
            '—' => "— ",
            '–' => "– ",
            '-' if is_apart && head[at..].starts_with("--") => "-- ",
            '-' if is_apart => "- ",
            _ => return None,
        };
        head[at..].starts_with(dash).then(|| (at - usize::from(is_apart), at + dash.len() - 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zones(text: &str) -> Vec<Zone> {
        crate::segment::Segments::new(text).paragraphs.iter().map(|p| p.zone).collect()
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
