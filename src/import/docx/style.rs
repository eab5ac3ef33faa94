//! What the styles of a document say of a paragraph: how deep a heading it is, whether it is a caption or a list's.

use std::collections::HashMap;

use roxmltree::{Document, Node};

use super::{attribute, child, is, value};

/// Longest way from a style to the one that it is made from.
const DEEPEST: usize = 12;

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    own: Properties,
}

/// What a paragraph is set as.
#[derive(Debug, Clone, Default)]
pub(super) struct Properties {
    /// 1 for the highest.
    pub(super) rank: Option<u8>,
    pub(super) list: Option<Place>,
    pub(super) is_caption: bool,
    pub(super) is_contents: bool,
}

/// Which list a paragraph is numbered in, and how deep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// `None` where only the depth is said.
    pub(super) list: Option<u32>,
    pub(super) depth: Option<usize>,
}

impl Styles {
    pub(super) fn read(xml: &Document<'_>) -> Self {
        let style = |node: Node<'_, '_>| {
            let own = child(node, "pPr").map(own).unwrap_or_default();
            let name = value(node, "name").unwrap_or_default().to_lowercase();
            Some((
                attribute(node, "styleId")?.to_owned(),
                Style { name, based_on: value(node, "basedOn").map(str::to_owned), own },
            ))
        };
        Self { styles: xml.descendants().filter(|node| is(*node, "style")).filter_map(style).collect() }
    }

    /// What a paragraph's own properties and its styles say together; the nearest wins.
    pub(super) fn of(&self, properties: Option<Node<'_, '_>>) -> Properties {
        let mut all = properties.map(own).unwrap_or_default();
        let mut next = properties.and_then(|properties| value(properties, "pStyle")).map(str::to_owned);
        for _ in 0..DEEPEST {
            let Some(style) = next.as_deref().and_then(|id| self.styles.get(id)) else { break };
            let heading = style.name.strip_prefix("heading ").and_then(|rank| rank.parse().ok());
            all.rank = all.rank.or(style.own.rank).or(heading);
            all.list = all.list.or_else(|| style.own.list.clone());
            all.is_caption |= style.name == "caption";
            all.is_contents |= style.name.starts_with("toc ");
            next = style.based_on.clone();
        }
        all
    }
}

fn own(properties: Node<'_, '_>) -> Properties {
    let list = child(properties, "numPr").map(|list| Place {
        list: value(list, "numId").and_then(|id| id.parse().ok()),
        depth: value(list, "ilvl").and_then(|depth| depth.parse().ok()),
    });
    let rank = value(properties, "outlineLvl").and_then(|level| level.parse::<u8>().ok());
    // 9 is Word's "body text".
    let rank = rank.filter(|level| *level < 9).map(|level| level + 1);
    Properties { rank, list, ..Properties::default() }
}
