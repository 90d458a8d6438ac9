//! Which elements are open, and what each does to the layout of the text.

use super::element::{Kind, ends_sibling, kind};
use super::furniture::{self, ARTICLE, Doubt, Fate, Place};
use super::layout::{Break, Layout, LineFeeds, Mark};
use super::tag::{Part, Tag};
use crate::hash::HashMap;

/// An open element.
struct Open {
    name: String,
    kind: Kind,
    fate: Fate,
    line_feeds: LineFeeds,
    /// Where it began, for one in doubt.
    began: Option<Mark>,
}

/// Reads the parts of a page in order.
pub(super) struct Walker {
    doubt: Doubt,
    layout: Layout,
    open: Vec<Open>,
    /// How many elements of each name are open.
    count: HashMap<String, usize>,
    /// How many open elements are dropped.
    dropped: usize,
    /// The number of the last item in each open list; none in one without numbers.
    lists: Vec<Option<i64>>,
}

impl Walker {
    pub(super) fn new(doubt: Doubt) -> Walker {
        let (open, count, lists) = (Vec::new(), HashMap::default(), Vec::new());
        Walker { doubt, layout: Layout::new(), open, count, dropped: 0, lists }
    }

    pub(super) fn part(&mut self, part: Part<'_>) {
        match part {
            Part::Start(tag) => self.start(tag),
            Part::End(name) => self.end(&name),
            Part::Text(text) => self.text(&text),
        }
    }

    /// The text, with all that is still open closed.
    pub(super) fn finish(mut self) -> String {
        self.close_from(0);
        self.layout.finish()
    }

    fn text(&mut self, text: &str) {
        if self.dropped == 0 {
            let line_feeds = self.open.last().map_or(LineFeeds::Space, |o| o.line_feeds);
            self.layout.text(text, line_feeds);
            if !self.is_open("a") {
                self.layout.count_prose(text);
            }
        }
    }

    fn start(&mut self, tag: &Tag) {
        let kind = kind(&tag.name);
        self.close_implied(&tag.name, kind);
        match kind {
            Kind::LineBreak | Kind::Rule if self.dropped > 0 => {}
            Kind::LineBreak => self.layout.new_line(),
            Kind::Rule => self.layout.divide(Break::Paragraph),
            Kind::Empty => {}
            _ => self.open(tag, kind),
        }
    }

    fn open(&mut self, tag: &Tag, kind: Kind) {
        let fate = self.fate(tag, kind);
        let began = (fate == Fate::Doubted).then(|| self.layout.mark());
        self.dropped += usize::from(fate == Fate::Dropped);
        if self.dropped == 0 {
            self.lay_out_start(tag, kind);
        }
        let line_feeds = self.line_feeds(tag);
        *self.count.entry(tag.name.clone()).or_default() += 1;
        self.open.push(Open { name: tag.name.clone(), kind, fate, line_feeds, began });
        if kind == Kind::List {
            self.lists.push((tag.name == "ol").then(|| before_first(tag)));
        }
    }

    fn fate(&self, tag: &Tag, kind: Kind) -> Fate {
        let place = if kind == Kind::InLine { Place::InLine } else { Place::Block };
        let is_source = tag.name == "footer" && self.is_open("blockquote");
        match furniture::fate(tag, place) {
            // Inside what is dropped nothing is weighed, and no mark taken.
            _ if self.dropped > 0 || is_source => Fate::Kept,
            Fate::Doubted if self.doubt == Doubt::Kept => Fate::Kept,
            fate => fate,
        }
    }

    fn line_feeds(&self, tag: &Tag) -> LineFeeds {
        let style = tag.get("style").unwrap_or("");
        let white_space = furniture::declarations(style).find(|(p, _)| p.eq_ignore_ascii_case("white-space"));
        match white_space {
            Some((_, value)) if value.starts_with("pre") => LineFeeds::Kept,
            Some(_) => LineFeeds::Space,
            None if matches!(tag.name.as_str(), "pre" | "listing" | "plaintext" | "xmp") => LineFeeds::Kept,
            None => self.open.last().map_or(LineFeeds::Space, |o| o.line_feeds),
        }
    }

    fn lay_out_start(&mut self, tag: &Tag, kind: Kind) {
        match kind {
            // Word marks the items of its lists by style alone.
            _ if tag.name == "p" && tag.get("style").is_some_and(is_item_style) => self.layout.item(bullet()),
            Kind::Block(by) => self.divide(by),
            Kind::List => self.divide(Break::Paragraph),
            Kind::Row => self.layout.row(),
            Kind::Item => {
                let marker = self.next_marker();
                self.layout.item(marker);
            }
            Kind::Cell => self.layout.cell(),
            Kind::Quote => self.layout.text("“", LineFeeds::Space),
            Kind::InLine | Kind::LineBreak | Kind::Rule | Kind::Empty => {}
        }
    }

    fn end(&mut self, name: &str) {
        match (kind(name), self.is_open(name)) {
            // A browser makes an empty paragraph of `</p>` alone, and a line break of `</br>`.
            (Kind::Block(by), false) if self.dropped == 0 => self.divide(by),
            (Kind::LineBreak, _) if self.dropped == 0 => self.layout.new_line(),
            (_, false) => {}
            (_, true) => {
                let at = self.open.iter().rposition(|o| o.name == name).unwrap_or(self.open.len());
                self.close_from(at);
            }
        }
    }

    /// A new block ends an open paragraph, and a new item the item before it, where their end tags are left out.
    fn close_implied(&mut self, name: &str, kind: Kind) {
        let is_block = matches!(kind, Kind::Block(_) | Kind::List | Kind::Item | Kind::Row | Kind::Cell);
        if is_block && self.is_open("p") {
            self.end("p");
        }
        if self.open.last().is_some_and(|open| ends_sibling(name, &open.name)) {
            self.close_from(self.open.len() - 1);
        }
    }

    fn close_from(&mut self, at: usize) {
        while self.open.len() > at {
            let Some(open) = self.open.pop() else { break };
            self.close(open);
        }
    }

    fn close(&mut self, open: Open) {
        if let Some(count) = self.count.get_mut(&open.name) {
            *count -= 1;
        }
        if open.kind == Kind::List {
            self.lists.pop();
        }
        self.dropped -= usize::from(open.fate == Fate::Dropped);
        match (open.fate, open.kind) {
            _ if self.dropped > 0 => {}
            (Fate::Dropped, Kind::InLine | Kind::Quote) => {}
            (Fate::Dropped, _) => self.divide(Break::Line),
            (_, kind) => self.lay_out_end(kind),
        }
        self.weigh(open.began);
    }

    fn lay_out_end(&mut self, kind: Kind) {
        match kind {
            Kind::Block(by) => self.divide(by),
            Kind::List => self.divide(Break::Paragraph),
            Kind::Row => self.layout.end_row(),
            Kind::Cell => self.layout.end_cell(),
            Kind::Item => self.layout.end_item(),
            Kind::Quote => self.layout.text("”", LineFeeds::Space),
            Kind::InLine | Kind::LineBreak | Kind::Rule | Kind::Empty => {}
        }
    }

    /// Takes back an element in doubt that turned out to hold little.
    fn weigh(&mut self, began: Option<Mark>) {
        if let Some(mark) = began
            && self.layout.prose_since(&mark) < ARTICLE
        {
            self.layout.back_to(mark);
            self.divide(Break::Line);
        }
    }

    /// Within a list no blank line stands: its items hold together.
    fn divide(&mut self, by: Break) {
        self.layout.divide(if self.lists.is_empty() { by } else { Break::Line });
    }

    fn next_marker(&mut self) -> String {
        match self.lists.last_mut() {
            Some(Some(number)) => {
                *number = number.saturating_add(1);
                format!("{number}. ")
            }
            _ => bullet(),
        }
    }

    fn is_open(&self, name: &str) -> bool {
        self.count.get(name).is_some_and(|&n| n > 0)
    }
}

fn bullet() -> String {
    "• ".to_owned()
}

fn before_first(list: &Tag) -> i64 {
    list.get("start").and_then(|n| n.trim().parse::<i64>().ok()).map_or(0, |n| n.saturating_sub(1))
}

fn is_item_style(style: &str) -> bool {
    let mut lists = furniture::declarations(style).filter(|(p, _)| p.eq_ignore_ascii_case("mso-list"));
    lists.any(|(_, value)| !value.is_empty() && !value.eq_ignore_ascii_case("none"))
}
