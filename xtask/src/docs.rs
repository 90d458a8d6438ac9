//! The documentation as plain pages: `docs/*.md` and a few documents of the repository's root, for `/docs/` of the site.

mod markdown;

use crate::files;
use crate::root;
use anyhow::{Result, ensure};
use markdown::{Page, Target};
use std::collections::BTreeMap;
use std::path::Path;

/// Documents outside `docs/` that belong to the site.
const OUTSIDE: &[&str] = &["ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "PRIVACY.md", "SECURITY.md"];

/// What every page stands in; `{title}` and `{body}` are filled.
const FRAME: &str = "docs/site/page.html";

/// Pages by the path of their source in the repository.
type Pages = BTreeMap<String, Page>;

/// Writes all pages, and what lies beside them, into the folder `out`. Fails on a link that leads nowhere.
pub fn build(out: &Path) -> Result<()> {
    let pages = read()?;
    let faults: Vec<String> = pages.values().flat_map(|page| faults(page, &pages)).collect();
    ensure!(faults.is_empty(), "dead links:\n{}", faults.join("\n"));
    let frame = files::read(&root().join(FRAME))?;
    files::empty(out)?;
    for page in pages.values() {
        let body = page.html(|link| address(page, link, &pages));
        let filled = frame.replace("{title}", &markdown::escaped(&page.title)).replace("{body}", &body);
        files::write(&out.join(&page.name), filled.as_bytes())?;
    }
    let plain = |name: &str| !name.ends_with(".md") && name != "site/page.html";
    files::copy(&root().join("docs"), out, plain)
}

fn read() -> Result<Pages> {
    let docs = files::all_under(&root().join("docs"))?;
    let inside = docs.iter().map(|path| files::relative(path, &root())).filter(|name| name.ends_with(".md"));
    let sources = inside.chain(OUTSIDE.iter().map(ToString::to_string));
    sources
        .map(|source| Ok((source.clone(), Page::new(&source, &files::read(&root().join(&source))?))))
        .collect()
}

/// One line for each link of `page` that leads nowhere.
fn faults(page: &Page, pages: &Pages) -> Vec<String> {
    let dead = |link: &&String| match page.target(link) {
        Target::Elsewhere => false,
        Target::File { path, heading } => match (pages.get(&path), heading) {
            (Some(other), Some(heading)) => !other.headings.contains(&heading),
            (None, Some(_)) => true,
            (_, None) => !root().join(&path).exists(),
        },
    };
    page.links.iter().filter(dead).map(|link| format!("{}: {link}", page.source)).collect()
}

/// The address of `link` on the site; `None` for what the repository has and the site has not.
fn address(page: &Page, link: &str, pages: &Pages) -> Option<String> {
    let Target::File { path, heading } = page.target(link) else {
        return Some(link.to_owned());
    };
    let heading = heading.map(|heading| format!("#{heading}")).unwrap_or_default();
    let name = pages.get(&path).map(|other| other.name.clone());
    name.or_else(|| path.strip_prefix("docs/").map(str::to_owned)).map(|name| name + &heading)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_leads_somewhere() {
        let pages = read().expect("the documents can be read");
        let faults: Vec<String> = pages.values().flat_map(|page| faults(page, &pages)).collect();
        assert_eq!(faults, Vec::<String>::new());
    }

    #[test]
    fn dead_links_are_found_and_live_ones_are_not() {
        let text = "[a](formats.md) [b](formats.md#positions) [c](../LICENSE) [d](https://example.com) [e](#here)\n\n\
                    # Here\n\n[x](nowhere.md) [y](formats.md#nothing) [z](#there)";
        let page = Page::new("docs/formats-copy.md", text);
        let mut pages = read().expect("the documents can be read");
        pages.insert(page.source.clone(), Page::new("docs/formats-copy.md", text));
        let dead = ["nowhere.md", "formats.md#nothing", "#there"];
        assert_eq!(faults(&page, &pages), dead.map(|link| format!("docs/formats-copy.md: {link}")));
    }

    #[test]
    fn what_the_site_lacks_is_no_link_there() {
        let pages = read().expect("the documents can be read");
        let page = Page::new(
            "docs/x.md",
            "[list](../data/tags.tsv) [schema](rubricator-1.schema.json) [f](formats.md#notes)",
        );
        let html = page.html(|link| address(&page, link, &pages));
        assert_eq!(
            html.trim(),
            "<p>list <a href=\"rubricator-1.schema.json\">schema</a> <a href=\"formats.html#notes\">f</a></p>"
        );
    }
}
