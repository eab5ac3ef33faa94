//! The body of a document as lines: paragraphs, headings and rows of tables, in reading order.

use roxmltree::{Document, Node};

use super::super::table;
use super::numbering::Numbering;
use super::style::{Properties, Styles};
use super::{Found, LeftOut, Why, attribute, child, is, value, words};

/// A cell of so many characters holds text that a layout put there.
const LONG_CELL: usize = 200;
/// Longest heading, in characters: what is longer is text, whatever its style.
const LONGEST_HEADING: usize = 60;
/// Blocks inside blocks: content controls, tables in cells.
const DEEPEST: usize = 32;

/// The lines of a body.
pub(super) fn read(body: &Document<'_>, styles: &Styles, numbering: Numbering) -> Found {
    let mut reader = Reader { styles, numbering, found: Found::default() };
    if let Some(body) = body.root_element().children().find(|node| is(*node, "body")) {
        reader.blocks(body, DEEPEST);
    }
    reader.found
}

struct Reader<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    found: Found,
}

impl Reader<'_> {
    fn blocks(&mut self, node: Node<'_, '_>, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else { return };
        for block in node.children().filter(Node::is_element) {
            match block.tag_name().name() {
                "p" => self.paragraph(block),
                "tbl" => self.table(block, depth),
                "sdt" if is_contents(block) => self.leave_out(Why::Contents, &words(block)),
                "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag" => {
                    self.blocks(block, depth)
                }
                "del" | "moveFrom" => self.leave_out(Why::Hidden, &words(block)),
                _ => {}
            }
        }
    }

    fn leave_out(&mut self, why: Why, words: &str) {
        if words.contains(char::is_alphanumeric) {
            self.found.left_out.push(LeftOut::new(why, words));
        }
    }

    fn paragraph(&mut self, paragraph: Node<'_, '_>) {
        let properties = self.styles.of(child(paragraph, "pPr"));
        let text = self.text(paragraph);
        if text.trim().is_empty() {
            return;
        }
        if properties.is_contents || properties.is_caption {
            let why = if properties.is_contents { Why::Contents } else { Why::Box };
            return self.leave_out(why, &text);
        }
        let number = properties.list.as_ref().map(|place| self.numbering.next(place)).unwrap_or_default();
        let line = format!("{number}{text}");
        self.found.lines.push(match mark(&properties, &line) {
            Some(mark) => format!("{mark} {}", line.trim()),
            None => line,
        });
    }

    /// The words of a paragraph that are seen, its line breaks as breaks within the line.
    fn text(&mut self, paragraph: Node<'_, '_>) -> String {
        let mut text = String::new();
        let mut left_out = Vec::new();
        let mut next = paragraph.first_child();
        while let Some(node) = next {
            let goes_in = match node.tag_name().name() {
                "t" => {
                    text.push_str(node.text().unwrap_or_default());
                    false
                }
                "tab" | "ptab" if node.parent().is_some_and(|run| is(run, "r")) => {
                    text.push('\t');
                    false
                }
                "br" | "cr" => {
                    // A vertical tab is what a soft break is in plain text; a page's end breaks nothing.
                    text.push_str(if attribute(node, "type").is_none() { "\u{b}" } else { "" });
                    false
                }
                "noBreakHyphen" => {
                    text.push('-');
                    false
                }
                "r" if child(node, "rPr").is_some_and(is_hidden) => {
                    left_out.push((Why::Hidden, words(node)));
                    false
                }
                "del" | "moveFrom" => {
                    left_out.push((Why::Hidden, deleted(node)));
                    false
                }
                "drawing" | "pict" | "object" => {
                    left_out.push((Why::Box, words(node)));
                    false
                }
                // The other form of what stands beside it; Word writes both.
                "Fallback" | "pPr" | "rPr" | "instrText" | "rt" => false,
                _ => true,
            };
            next = after(node, paragraph, goes_in);
        }
        left_out.iter().for_each(|(why, words)| self.leave_out(*why, words));
        text
    }

    fn table(&mut self, table: Node<'_, '_>, depth: usize) {
        let rows: Vec<Vec<Node<'_, '_>>> = table
            .children()
            .filter(|row| is(*row, "tr"))
            .map(|row| row.children().filter(|cell| is(*cell, "tc")).collect())
            .collect();
        let is_long = |cell: &Node<'_, '_>| words(*cell).chars().count() > LONG_CELL;
        let is_layout = rows.iter().all(|row| row.len() <= 1) || rows.iter().flatten().any(is_long);
        for row in rows {
            if is_layout {
                row.into_iter().for_each(|cell| self.blocks(cell, depth));
                continue;
            }
            let mut cells = Vec::with_capacity(row.len());
            for cell in row {
                let paragraphs = cell.descendants().filter(|node| is(*node, "p") && !is_boxed(*node, cell));
                let text: Vec<String> = paragraphs.map(|paragraph| self.text(paragraph)).collect();
                let spans = child(cell, "tcPr").and_then(|cell| value(cell, "gridSpan"));
                let spans = spans.and_then(|spans| spans.parse::<usize>().ok()).unwrap_or(1).clamp(1, 64);
                cells.push(text.join(" "));
                cells.extend(std::iter::repeat_n(String::new(), spans - 1));
            }
            self.found.lines.extend(table::row(&cells));
        }
    }
}

/// Whether it stands in a picture or a box within `cell`, both forms of which are in the file.
fn is_boxed(paragraph: Node<'_, '_>, cell: Node<'_, '_>) -> bool {
    let around = paragraph.ancestors().take_while(|node| *node != cell);
    let is_box =
        |node: Node<'_, '_>| ["drawing", "pict", "object", "Fallback"].iter().any(|name| is(node, name));
    around.into_iter().any(is_box)
}

/// The node after this one in reading order within `root`, or its first child.
fn after<'a, 'b>(node: Node<'a, 'b>, root: Node<'a, 'b>, goes_in: bool) -> Option<Node<'a, 'b>> {
    if let Some(child) = node.first_child().filter(|_| goes_in) {
        return Some(child);
    }
    let mut at = node;
    loop {
        if at == root {
            return None;
        }
        if let Some(sibling) = at.next_sibling() {
            return Some(sibling);
        }
        at = at.parent()?;
    }
}

fn deleted(node: Node<'_, '_>) -> String {
    node.descendants()
        .filter(|node| is(*node, "delText") || is(*node, "t"))
        .filter_map(|text| text.text())
        .collect()
}

/// Whether words set so are not seen; what a style hides may be shown again.
fn is_hidden(run: Node<'_, '_>) -> bool {
    let vanish = child(run, "vanish");
    vanish.is_some_and(|vanish| !matches!(attribute(vanish, "val"), Some("0" | "false" | "off")))
}

fn mark(properties: &Properties, line: &str) -> Option<String> {
    let rank = usize::from(properties.rank?).min(6);
    let is_text = line.chars().count() > LONGEST_HEADING || line.contains(['。', '；', '\u{b}']);
    (!is_text).then(|| "#".repeat(rank))
}

fn is_contents(block: Node<'_, '_>) -> bool {
    let gallery = child(block, "sdtPr")
        .and_then(|properties| child(properties, "docPartObj"))
        .and_then(|part| value(part, "docPartGallery"));
    gallery == Some("Table of Contents")
}
