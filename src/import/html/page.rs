//! The lines that a page shows.

use dom_query::{Document, NodeRef};

use super::super::{Refusal, table};

/// A cell of so many characters holds text that a layout put there.
const LONG_CELL: usize = 200;
/// Elements inside of elements; a page of a site that sets everything in tables has some fifty.
const DEEPEST: usize = 500;

/// A line of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    /// Characters of it that lead elsewhere.
    linked: usize,
}

impl Line {
    /// Whether it is there to be followed.
    pub(super) fn is_link(&self) -> bool {
        self.linked * 2 > self.text.chars().filter(|character| character.is_alphanumeric()).count()
    }
}

/// Everything that a page shows, in reading order.
///
/// # Errors
/// [`Refusal::Bomb`] where elements stand deeper inside of each other than anybody sets them.
pub(super) fn lines(document: &Document) -> Result<Vec<Line>, Refusal> {
    let mut writer = Writer::default();
    let root = document.root();
    let (mut node, mut depth) = (root, 0);
    loop {
        if writer.enter(&node)
            && let Some(child) = node.first_child()
        {
            node = child;
            depth += 1;
            if depth > DEEPEST {
                return Err(Refusal::Bomb);
            }
            continue;
        }
        loop {
            writer.leave(&node);
            if node.id == root.id {
                writer.end_line();
                return Ok(writer.lines);
            }
            if let Some(sibling) = node.next_sibling() {
                node = sibling;
                break;
            }
            let Some(parent) = node.parent() else { return Ok(writer.lines) };
            node = parent;
            depth -= 1;
        }
    }
}

#[derive(Default)]
struct Writer {
    lines: Vec<Line>,
    line: Line,
    /// How many links are open.
    links: usize,
    /// Of each row that is open, the lines at which its cells begin, and where the last ends.
    rows: Vec<Vec<usize>>,
}

impl Writer {
    /// Whether what stands inside is shown.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_text() {
            self.write(&node.text());
            return false;
        }
        let name = node.node_name().unwrap_or_default();
        match name.to_ascii_lowercase().as_str() {
            "script" | "style" | "noscript" | "template" | "head" | "title" | "select" | "option"
            | "textarea" | "button" | "iframe" | "object" | "svg" | "math" => return false,
            "a" => self.links += 1,
            "br" => self.end_line(),
            "tr" => {
                self.end_line();
                self.rows.push(Vec::new());
            }
            "td" | "th" => {
                self.end_line();
                let at = self.lines.len();
                if let Some(cells) = self.rows.last_mut() {
                    cells.push(at);
                }
            }
            other if is_block(other) => {
                self.end_line();
                if let Some(rank) = rank(other) {
                    self.line.text.push_str(&"#".repeat(rank));
                    self.line.text.push(' ');
                }
            }
            _ => {}
        }
        true
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        if node.is_text() {
            return;
        }
        match node.node_name().unwrap_or_default().to_ascii_lowercase().as_str() {
            "a" => self.links = self.links.saturating_sub(1),
            "tr" => {
                self.end_line();
                if let Some(cells) = self.rows.pop() {
                    self.row(&cells);
                }
            }
            other if is_block(other) => self.end_line(),
            _ => {}
        }
    }

    fn write(&mut self, text: &str) {
        for character in text.chars() {
            // Outside of <pre>, which reports are not set in, a line's end is a blank.
            let is_blank = matches!(character, ' ' | '\n' | '\r' | '\t');
            match is_blank {
                true if self.line.text.is_empty() || self.line.text.ends_with(' ') => {}
                true => self.line.text.push(' '),
                false => {
                    self.line.text.push(character);
                    self.line.linked += usize::from(self.links > 0 && character.is_alphanumeric());
                }
            }
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let text = line.text.trim_matches(|c: char| c.is_whitespace());
        if text.contains(|c: char| !c.is_whitespace() && c != '#') {
            self.lines.push(Line { text: text.to_owned(), linked: line.linked });
        }
    }

    /// Makes one line of the cells of a row, unless they hold text that a layout put there.
    fn row(&mut self, cells: &[usize]) {
        let Some(first) = cells.first() else { return };
        let ends = cells.iter().skip(1).copied().chain([self.lines.len()]);
        let texts: Vec<String> = cells
            .iter()
            .zip(ends)
            .map(|(from, to)| {
                let lines = self.lines.get(*from..to).unwrap_or_default();
                lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
            })
            .collect();
        if texts.len() < 2 || texts.iter().any(|text| text.chars().count() > LONG_CELL) {
            return;
        }
        let linked = self.lines.get(*first..).unwrap_or_default().iter().map(|line| line.linked).sum();
        self.lines.truncate(*first);
        self.lines.extend(table::row(&texts).map(|text| Line { text, linked }));
    }
}

fn is_block(name: &str) -> bool {
    rank(name).is_some()
        || matches!(
            name,
            "p" | "div"
                | "table"
                | "tbody"
                | "thead"
                | "ul"
                | "ol"
                | "li"
                | "dl"
                | "dt"
                | "dd"
                | "hr"
                | "section"
                | "article"
                | "center"
                | "blockquote"
                | "body"
                | "html"
                | "main"
                | "header"
                | "footer"
                | "nav"
                | "aside"
                | "form"
                | "pre"
                | "figure"
                | "figcaption"
                | "address"
                | "fieldset"
        )
}

fn rank(name: &str) -> Option<usize> {
    let digit = name.strip_prefix('h')?;
    digit.parse().ok().filter(|rank| (1..=6).contains(rank))
}
