//! Word documents: the parts of the package that are read, and what is refused before any is.

mod body;
mod numbering;
mod style;

use std::io::{Cursor, Read};

use roxmltree::{Document, Error, Node, ParsingOptions};
use zip::ZipArchive;
use zip::result::ZipError;

use super::{Found, LeftOut, Refusal, Why};
use numbering::Numbering;
use style::Styles;

/// Most parts of a package; a report with a hundred pictures has some three hundred.
const MOST_PARTS: usize = 4096;
/// Largest part that is unpacked, in bytes. The text of the longest report at hand takes 200,000.
const LARGEST_PART: u64 = 32 << 20;
/// Most elements and pieces of text of a part.
const MOST_NODES: u32 = 2_000_000;

/// The lines of a document.
pub(super) fn read(bytes: &[u8]) -> Result<Found, Refusal> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_broken| Refusal::Damaged)?;
    check(&mut package)?;
    let body = part(&mut package, "word/document.xml")?.ok_or(Refusal::Unknown)?;
    let styles = part(&mut package, "word/styles.xml")?;
    let numbering = part(&mut package, "word/numbering.xml")?;
    let styles =
        styles.as_deref().map(parse).transpose()?.map(|styles| Styles::read(&styles)).unwrap_or_default();
    let numbering =
        numbering.as_deref().map(parse).transpose()?.map(|xml| Numbering::read(&xml)).unwrap_or_default();
    let mut found = body::read(&parse(&body)?, &styles, numbering);
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(notes) = part(&mut package, notes)? {
            found.left_out.extend(self::notes(&parse(&notes)?));
        }
    }
    Ok(found)
}

/// Nothing of a package is written anywhere, so a part named `../../x` could do no harm: it shows who made it.
fn check(package: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), Refusal> {
    if package.len() > MOST_PARTS {
        return Err(Refusal::Bomb);
    }
    for at in 0..package.len() {
        let part = package.by_index_raw(at).map_err(|_broken| Refusal::Damaged)?;
        let name = part.name().map_err(|_broken| Refusal::Damaged)?.to_ascii_lowercase();
        if part.encrypted() {
            return Err(Refusal::Locked);
        }
        if name.starts_with(['/', '\\'])
            || name.contains(':')
            || name.split(['/', '\\']).any(|step| step == "..")
        {
            return Err(Refusal::Outside);
        }
        if name.ends_with("vbaproject.bin") || name.ends_with("vbadata.xml") {
            return Err(Refusal::Macros);
        }
    }
    let types = part(package, "[Content_Types].xml")?.ok_or(Refusal::Unknown)?;
    if types.contains("macroEnabled") { Err(Refusal::Macros) } else { Ok(()) }
}

/// The text of a part, never more than [`LARGEST_PART`] of it, whatever the package says of its size.
fn part(package: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, Refusal> {
    let part = match package.by_name(name) {
        Ok(part) => part,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(_broken) => return Err(Refusal::Damaged),
    };
    let mut bytes = Vec::new();
    part.take(LARGEST_PART + 1).read_to_end(&mut bytes).map_err(|_broken| Refusal::Damaged)?;
    if bytes.len() as u64 > LARGEST_PART {
        return Err(Refusal::Bomb);
    }
    super::encoding::decode(&bytes).map(Some)
}

fn parse(text: &str) -> Result<Document<'_>, Refusal> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| match error {
        Error::DtdDetected => Refusal::Entities,
        Error::NodesLimitReached => Refusal::Bomb,
        _ => Refusal::Damaged,
    })
}

/// Footnotes and endnotes; two of each are the lines that part them from the text.
fn notes(notes: &Document<'_>) -> Vec<LeftOut> {
    let is_note = |node: &Node<'_, '_>| {
        matches!(node.tag_name().name(), "footnote" | "endnote") && attribute(*node, "type").is_none()
    };
    notes.descendants().filter(is_note).map(|note| LeftOut::new(Why::Note, &words(note))).collect()
}

/// All words below a node.
fn words(node: Node<'_, '_>) -> String {
    node.descendants().filter(|node| is(*node, "t")).filter_map(|text| text.text()).collect()
}

/// Whether a node is this element of WordprocessingML.
fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

/// The value of an attribute, whatever its namespace.
fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// The `val` of the first child with this name.
fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    attribute(child(node, name)?, "val")
}

fn child<'a, 'b>(node: Node<'a, 'b>, name: &str) -> Option<Node<'a, 'b>> {
    node.children().find(|child| is(*child, name))
}
