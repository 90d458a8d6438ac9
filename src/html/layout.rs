//! Text laid out as it comes: white space collapsed, blocks divided by line breaks.

/// What divides two blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    /// A new line.
    Line = 1,
    /// A blank line.
    Paragraph = 2,
}

/// White space that waits for a word to follow it. A stronger one takes the place of a weaker one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    NoBreak,
    Space,
    Cell,
}

/// What a line feed in the source means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum LineFeeds {
    /// White space like any other.
    #[default]
    Space,
    /// A new line, as in `<pre>`.
    Kept,
}

/// The text so far, and the white space that it will need before its next word.
#[derive(Debug)]
pub(super) struct Layout {
    out: String,
    lines: u8,
    gap: Gap,
    marker: Option<String>,
    /// Whether an item or a cell begins here: blocks that begin now are its own.
    fresh: bool,
    /// Where the row of a table began that is being read.
    row: usize,
    prose: usize,
}

/// A state of a [`Layout`] to go back to.
#[derive(Debug)]
pub(super) struct Mark {
    len: usize,
    lines: u8,
    gap: Gap,
    marker: Option<String>,
    fresh: bool,
    prose: usize,
}

impl Layout {
    pub(super) fn new() -> Layout {
        Layout { out: String::new(), lines: 0, gap: Gap::None, marker: None, fresh: false, row: 0, prose: 0 }
    }

    /// The text, without white space around it.
    pub(super) fn finish(self) -> String {
        self.out.trim().to_owned()
    }

    /// What comes next stands in another block. Blocks that begin an item or a cell do not.
    pub(super) fn divide(&mut self, by: Break) {
        if !self.fresh {
            self.lines = self.lines.max(by as u8);
        }
    }

    /// A line break of its own; two make a blank line.
    pub(super) fn new_line(&mut self) {
        self.lines = (self.lines + 1).min(Break::Paragraph as u8);
    }

    /// A row of a table begins.
    pub(super) fn row(&mut self) {
        self.divide(Break::Line);
        self.row = self.out.len();
    }

    /// The row is over: the next one stands right below it.
    pub(super) fn end_row(&mut self) {
        if self.out.len() > self.row {
            self.lines = Break::Line as u8;
        }
    }

    /// What comes next stands in the next cell of the row.
    pub(super) fn cell(&mut self) {
        if self.out.len() > self.row {
            (self.lines, self.gap) = (0, Gap::Cell);
        }
        self.fresh = true;
    }

    /// The cell is over, whether anything stood in it or not.
    pub(super) fn end_cell(&mut self) {
        self.gap = self.gap.min(Gap::Space);
        self.fresh = false;
    }

    /// An item begins, whose first word `marker` comes before.
    pub(super) fn item(&mut self, marker: String) {
        self.end_item();
        self.marker = Some(marker);
        self.fresh = true;
    }

    /// The item is over, whether anything stood in it or not.
    pub(super) fn end_item(&mut self) {
        self.marker = None;
        self.fresh = false;
        self.divide(Break::Line);
    }

    /// Running text.
    pub(super) fn text(&mut self, text: &str, line_feeds: LineFeeds) {
        for c in text.chars() {
            match c {
                '\n' if line_feeds == LineFeeds::Kept => self.new_line(),
                ' ' | '\n' | '\t' | '\r' | '\u{c}' => self.gap = self.gap.max(Gap::Space),
                '\u{a0}' => self.gap = self.gap.max(Gap::NoBreak),
                // Marks of where a line may break or a file begins: they would cut names in two.
                '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
                c => self.letter(c),
            }
        }
    }

    /// How many bytes of text were counted as prose since `mark`.
    pub(super) fn prose_since(&self, mark: &Mark) -> usize {
        self.prose - mark.prose
    }

    /// Counts `text` as prose: running text of the page, no link.
    pub(super) fn count_prose(&mut self, text: &str) {
        self.prose += text.trim().len();
    }

    /// The state now, to go back to.
    pub(super) fn mark(&self) -> Mark {
        let (len, marker) = (self.out.len(), self.marker.clone());
        Mark { len, lines: self.lines, gap: self.gap, marker, fresh: self.fresh, prose: self.prose }
    }

    /// Takes back all since `mark`.
    pub(super) fn back_to(&mut self, mark: Mark) {
        self.out.truncate(mark.len);
        (self.lines, self.gap, self.prose) = (mark.lines, mark.gap, mark.prose);
        (self.marker, self.fresh) = (mark.marker, mark.fresh);
    }

    fn letter(&mut self, c: char) {
        if self.gap != Gap::None || self.lines > 0 || self.marker.is_some() {
            self.push_white();
        }
        self.out.push(c);
        self.fresh = false;
    }

    fn push_white(&mut self) {
        let (lines, gap) = (std::mem::take(&mut self.lines), std::mem::replace(&mut self.gap, Gap::None));
        let white = match (lines, gap) {
            _ if self.out.is_empty() => "",
            (1, _) => "\n",
            (2.., _) => "\n\n",
            (0, Gap::None) => "",
            (0, Gap::NoBreak) => "\u{a0}",
            (0, Gap::Space) => " ",
            (0, Gap::Cell) => "\t",
        };
        self.out.push_str(white);
        self.out.extend(self.marker.take());
    }
}
