//! What of a page is no part of the article.

use super::tag::Tag;
use crate::lexicon::{WordSet, rows};
use std::sync::LazyLock;

/// What becomes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is part of the article as far as one can tell.
    Kept,
    /// It goes unless it holds an article's worth of text.
    Doubted,
    /// It goes.
    Dropped,
}

/// What to do with what is in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It goes unless it holds an article's worth of text.
    LeftOut,
    /// It stays.
    Kept,
}

/// Bytes of running text, links aside, that no share bar or menu holds: some pages put a whole article in a form, or in
/// a block with "social" in its name.
pub(super) const ARTICLE: usize = 600;

const TSV: &str = include_str!("../../data/page-furniture.tsv");
static NAMES: LazyLock<WordSet> = LazyLock::new(|| WordSet::marked(TSV, "name"));
static WORDS: LazyLock<WordSet> = LazyLock::new(|| WordSet::marked(TSV, "word"));
static ROLES: LazyLock<WordSet> = LazyLock::new(|| WordSet::marked(TSV, "role"));
static SHARES: LazyLock<Vec<&str>> =
    LazyLock::new(|| rows(TSV).filter(|row| row[1..] == ["href"]).map(|row| row[0]).collect());

/// What becomes of the element that `tag` starts in `place`.
pub(super) fn fate(tag: &Tag, place: Place) -> Fate {
    match by_name(&tag.name) {
        // Scripts hide these until a page has loaded.
        _ if matches!(tag.name.as_str(), "html" | "body") => Fate::Kept,
        Fate::Kept if is_hidden(tag) || is_named(tag) || is_share_link(tag) => Fate::Dropped,
        Fate::Kept if is_doubtful(tag, place) => Fate::Doubted,
        fate => fate,
    }
}

/// Where an element stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// It makes a block, a line, or a cell of its own.
    Block,
    /// It is part of a line: there a class often says what the words are about.
    InLine,
}

fn by_name(name: &str) -> Fate {
    match name {
        "script" | "style" | "noscript" | "template" | "head" | "title" | "nav" | "button" | "select"
        | "datalist" | "textarea" | "svg" | "math" | "iframe" | "object" | "video" | "audio" | "canvas"
        | "map" | "dialog" | "progress" | "meter" | "noembed" | "noframes" | "del" | "rp" | "rt" => {
            Fate::Dropped
        }
        "form" | "aside" | "footer" | "menu" => Fate::Doubted,
        _ => Fate::Kept,
    }
}

fn is_hidden(tag: &Tag) -> bool {
    tag.get("hidden").is_some() || tag.get("style").is_some_and(|style| declares(style, &HIDING))
}

/// The declarations of a style that take an element off the page. Word's comments and their anchors go by the last four.
const HIDING: [(&str, &str); 8] = [
    ("display", "none"),
    ("visibility", "hidden"),
    ("visibility", "collapse"),
    ("mso-hide", "all"),
    ("mso-list", "ignore"),
    ("mso-element", "comment-list"),
    ("mso-element", "comment"),
    ("mso-special-character", "comment"),
];

/// Whether `style` has one of the declarations, given in lower case.
pub(super) fn declares(style: &str, wanted: &[(&str, &str)]) -> bool {
    declarations(style).any(|(property, value)| {
        let is = |a: &str, b: &str| a.eq_ignore_ascii_case(b);
        wanted.iter().any(|(p, v)| is(p, property) && is(v, value))
    })
}

/// The declarations of `style`: property and value, without "!important".
pub(super) fn declarations(style: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = style.split(';').filter_map(|declaration| declaration.split_once(':'));
    pairs.map(|(property, value)| (property.trim(), value.split('!').next().unwrap_or("").trim()))
}

fn names(tag: &Tag) -> impl Iterator<Item = &str> {
    ["class", "id"].into_iter().filter_map(|a| tag.get(a)).flat_map(str::split_whitespace)
}

fn is_named(tag: &Tag) -> bool {
    names(tag).any(|name| NAMES.contains(name))
}

fn is_share_link(tag: &Tag) -> bool {
    tag.get("href").is_some_and(|href| {
        // The address comes first; a query may be as long as an article.
        let head: String = href.chars().take(100).collect::<String>().to_ascii_lowercase();
        SHARES.iter().any(|share| head.contains(share))
    })
}

fn is_doubtful(tag: &Tag, place: Place) -> bool {
    let role = tag.get("role").is_some_and(|role| ROLES.contains(role.trim()));
    let hidden = tag.get("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"));
    let is_article = matches!(tag.name.as_str(), "main" | "article" | "h1");
    role || hidden || (place == Place::Block && !is_article && names(tag).any(speaks_of_furniture))
}

/// Whether the words of a class name or id (`share-bar`, `shareBar`) hold one of the list, or two in a row do.
fn speaks_of_furniture(name: &str) -> bool {
    // Blogs put the subjects of a post among its classes.
    if name.starts_with("tag-") || name.starts_with("category-") {
        return false;
    }
    let words = words(name);
    let pairs = words.windows(2).map(|pair| pair.join(" "));
    words.iter().any(|word| WORDS.contains(word)) || pairs.into_iter().any(|pair| WORDS.contains(&pair))
}

fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_lower = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && after_lower) {
            words.push(String::new());
        }
        after_lower = c.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.push(c.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_clean() {
        for row in rows(TSV) {
            assert!(row.len() == 2 && ["name", "word", "role", "href"].contains(&row[1]), "{row:?}");
            assert_eq!(row[0], row[0].trim().to_lowercase(), "{row:?}");
            assert!(row[1] != "word" || row[0].split(' ').count() <= 2, "{row:?}: two words at most");
        }
        let mut all: Vec<_> = rows(TSV).collect();
        all.sort_unstable();
        assert!(all.windows(2).all(|w| w[0] != w[1]), "a pattern stands twice");
    }

    #[test]
    fn class_names_are_read_as_words() {
        assert_eq!(words("postShareBar__item-2"), ["post", "share", "bar", "item", "2"]);
        for hit in ["share", "c-share-bar", "ArticleShare", "social_links", "skip-link", "most-read"] {
            assert!(speaks_of_furniture(hit), "{hit}");
        }
        for miss in ["shareholder", "shares", "header", "category-social", "tag-cookies", "", "--", "read"] {
            assert!(!speaks_of_furniture(miss), "{miss}");
        }
    }

    #[test]
    fn fates() {
        let check = |name: &str, attributes: &[_], place, want| {
            assert_eq!(fate(&Tag::test(name, attributes), place), want, "{name} {attributes:?}");
        };
        let (block, line) = (Place::Block, Place::InLine);
        check("nav", &[], block, Fate::Dropped);
        check("form", &[], block, Fate::Doubted);
        check("p", &[("style", "Color: red; DISPLAY : none !important")], block, Fate::Dropped);
        check("p", &[("style", "x-display:none;display:nonesuch")], block, Fate::Kept);
        check("body", &[("style", "display:none")], block, Fate::Kept);
        check("span", &[("class", "a visually-hidden")], line, Fate::Dropped);
        check("div", &[("class", "share")], block, Fate::Doubted);
        check("span", &[("class", "share")], line, Fate::Kept);
        check("article", &[("class", "has-related")], block, Fate::Kept);
        check("a", &[("href", "https://X.com/intent/post?text=Wall")], line, Fate::Dropped);
        check("a", &[("href", "https://example.org/x.com-intent")], line, Fate::Kept);
        check("a", &[("href", "mailto:li@example.org")], line, Fate::Kept);
        check("div", &[("aria-hidden", "false"), ("role", "article")], block, Fate::Kept);
    }
}
