//! One document: Markdown, its headings and its links.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};
use std::path::{Component, Path};

/// A document of the repository, parsed.
pub struct Page {
    /// Its path in the repository.
    pub source: String,
    /// Its file on the site.
    pub name: String,
    /// Its first heading.
    pub title: String,
    /// The anchors of its headings.
    pub headings: Vec<String>,
    /// Where its links and images lead, as written.
    pub links: Vec<String>,
    events: Vec<Event<'static>>,
}

/// What a link leads to.
pub enum Target {
    /// Another site.
    Elsewhere,
    /// A path of the repository and, in it, a heading's anchor.
    File { path: String, heading: Option<String> },
}

impl Page {
    /// Parses the document that lies at `source`.
    pub fn new(source: &str, text: &str) -> Page {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
        let mut events: Vec<Event> = Parser::new_ext(text, options).map(Event::into_static).collect();
        let titles = name_headings(&mut events);
        Page {
            source: source.to_owned(),
            name: name(source),
            title: titles.first().cloned().unwrap_or_default(),
            headings: titles.iter().map(|title| anchor(title)).collect(),
            links: events.iter().filter_map(destination).map(ToString::to_string).collect(),
            events,
        }
    }

    /// What a link of this page leads to.
    pub fn target(&self, link: &str) -> Target {
        if link.contains("://") || link.starts_with("mailto:") {
            return Target::Elsewhere;
        }
        let (path, heading) =
            link.split_once('#').map_or((link, None), |(path, id)| (path, Some(id.to_owned())));
        let folder = Path::new(&self.source).parent().unwrap_or(Path::new(""));
        let path = if path.is_empty() { self.source.clone() } else { joined(folder, path) };
        Target::File { path, heading }
    }

    /// The page's HTML, each link leading where `address` says; where it says nowhere, the words alone.
    pub fn html(&self, address: impl Fn(&str) -> Option<String>) -> String {
        let mut kept: Vec<bool> = Vec::new();
        let mut out = String::new();
        let events = self.events.iter().cloned().filter_map(|event| match event {
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let led = address(&dest_url);
                kept.push(led.is_some());
                led.map(|url| Event::Start(Tag::Link { link_type, dest_url: url.into(), title, id }))
            }
            Event::End(TagEnd::Link) => kept.pop().filter(|kept| *kept).map(|_| event),
            event => Some(event),
        });
        html::push_html(&mut out, events);
        out
    }
}

/// Gives every heading its anchor. Returns their words.
fn name_headings(events: &mut [Event<'static>]) -> Vec<String> {
    let mut titles = Vec::new();
    for start in 0..events.len() {
        let words: String = match &events[start] {
            Event::Start(Tag::Heading { .. }) => {
                events[start..].iter().take_while(|e| !is_end(e)).filter_map(words).collect()
            }
            _ => continue,
        };
        if let Event::Start(Tag::Heading { id, .. }) = &mut events[start] {
            *id = Some(CowStr::from(anchor(&words)));
        }
        titles.push(words);
    }
    titles
}

fn is_end(event: &Event) -> bool {
    matches!(event, Event::End(TagEnd::Heading(_)))
}

fn words<'a>(event: &'a Event) -> Option<&'a str> {
    match event {
        Event::Text(words) | Event::Code(words) => Some(words),
        _ => None,
    }
}

fn destination<'a>(event: &'a Event) -> Option<&'a str> {
    match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url),
        _ => None,
    }
}

/// A heading's anchor, as GitHub makes it.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase().replace(' ', "-");
    kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect()
}

/// The site's file for a source: a folder's README is its index.
fn name(source: &str) -> String {
    match source.strip_prefix("docs/") {
        Some("README.md") => "index.html".to_owned(),
        Some(inside) => inside.replace(".md", ".html"),
        None => source.to_lowercase().replace(".md", ".html"),
    }
}

/// `path` as seen from the repository's root, for a link that stands in a file of `folder`.
fn joined(folder: &Path, path: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    for part in folder.join(path).components() {
        match part {
            Component::ParentDir => drop(parts.pop()),
            Component::Normal(name) => parts.push(name.to_string_lossy().into_owned()),
            _ => {}
        }
    }
    parts.join("/")
}

/// Text as HTML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_githubs() {
        assert_eq!(
            anchor("Native JSON, `rubricator/1`".replace('`', "").as_str()),
            "native-json-rubricator1"
        );
        assert_eq!(anchor("How far to trust them"), "how-far-to-trust-them");
    }

    #[test]
    fn headings_and_title_are_read() {
        let page = Page::new("docs/a/b.md", "# One `two`\n\ntext\n\n## Three");
        assert_eq!((&*page.title, &*page.name), ("One two", "a/b.html"));
        assert_eq!(page.headings, ["one-two", "three"]);
        assert!(page.html(|_| None).contains("<h2 id=\"three\">"));
    }

    #[test]
    fn links_are_seen_from_where_they_stand() {
        let page = Page::new("docs/a/b.md", "");
        let path = |link| match page.target(link) {
            Target::File { path, .. } => path,
            Target::Elsewhere => "elsewhere".to_owned(),
        };
        assert_eq!(path("../c.md#x"), "docs/c.md");
        assert_eq!(path("#x"), "docs/a/b.md");
        assert_eq!(path("../../README.md"), "README.md");
        assert_eq!(path("https://example.com/x.md"), "elsewhere");
    }
}
