//! The lexicon's TOML read entry by entry, each fault with its line.

use std::collections::{HashMap, HashSet};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Affixes, Concept, ConceptId, ConceptKind, LexiconFault};
use crate::text::fold;

/// Concepts in the order of the file, links resolved, and the words that leave a name the same measure; what is faulty
/// left out.
pub(super) fn read(toml: &str) -> (Vec<Concept>, Affixes, Vec<LexiconFault>) {
    let mut affixes = Affixes::default();
    let mut faults = Faults::new(toml);
    let (table, errors) = DeTable::parse_recoverable(toml);
    for error in errors {
        faults.tell(error.span().map_or(0, |span| span.start), error.message().to_owned());
    }
    let mut entries: Vec<Entry> = Vec::new();
    for (key, value) in table.get_ref() {
        match value.get_ref() {
            DeValue::Array(list) if key.get_ref() == "concept" => {
                entries.extend(list.iter().filter_map(|entry| Entry::read(entry, &mut faults)));
            }
            DeValue::Table(table) if key.get_ref() == "same" => affixes = same(table, &mut faults),
            _ => faults.tell(
                key.span().start,
                format!("«{key}» is no key here; only [same] and [[concept]] are", key = key.get_ref()),
            ),
        }
    }
    let concepts = link(entries, &mut faults);
    faults.told.sort_by_key(|fault| fault.line);
    (concepts, affixes, faults.told)
}

/// `[same]` as written.
fn same(table: &DeTable<'_>, faults: &mut Faults) -> Affixes {
    let folded = |value, faults: &mut Faults| -> Vec<String> {
        words(value, &mut HashSet::new(), faults)
            .into_iter()
            .map(|(word, _start)| fold(&word).text())
            .collect()
    };
    let mut affixes = Affixes::default();
    for (key, value) in table {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("before", _) => affixes.before = folded(value, faults),
            ("after", _) => affixes.after = folded(value, faults),
            ("deeds", _) => affixes.deeds = folded(value, faults),
            ("alike", DeValue::Array(lists)) => {
                affixes.alike = lists.iter().map(|list| folded(list, faults)).collect();
            }
            ("alike", _) => {
                faults.tell(value.span().start, "a list of lists of endings is expected".to_owned())
            }
            (other, _) => faults.tell(key.span().start, format!("«{other}» is no key of [same]")),
        }
    }
    affixes
}

struct Faults {
    /// Byte offset at which each line begins.
    lines: Vec<usize>,
    told: Vec<LexiconFault>,
}

impl Faults {
    fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_at, byte)| *byte == b'\n').map(|(at, _byte)| at + 1);
        Self { lines: std::iter::once(0).chain(ends).collect(), told: Vec::new() }
    }

    fn tell(&mut self, offset: usize, message: String) {
        let line = self.lines.partition_point(|&start| start <= offset);
        self.told.push(LexiconFault { line: u32::try_from(line).unwrap_or(u32::MAX), message });
    }
}

/// A word and the byte offset at which the file has it.
type Placed = (String, usize);

/// One `[[concept]]` as written.
#[derive(Default)]
struct Entry {
    name: Placed,
    kind: Option<ConceptKind>,
    also: Vec<String>,
    colloquial: Vec<String>,
    english: Vec<String>,
    broader: Vec<Placed>,
    related: Vec<Placed>,
    formerly: Vec<Placed>,
}

impl Entry {
    fn read(written: &Spanned<DeValue<'_>>, faults: &mut Faults) -> Option<Self> {
        let start = written.span().start;
        let DeValue::Table(table) = written.get_ref() else {
            faults.tell(start, "a concept is a table of its keys".to_owned());
            return None;
        };
        let mut entry = Entry::default();
        let mut seen = HashSet::new();
        if let Some(name) = table.get("name") {
            entry.name = word(name, &mut seen, faults)?;
        } else {
            faults.tell(start, "a concept needs a name".to_owned());
            return None;
        }
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "name" => {}
                "kind" => entry.kind = kind(value, faults),
                "also" => entry.also = bare(words(value, &mut seen, faults)),
                "colloquial" => entry.colloquial = bare(words(value, &mut seen, faults)),
                "english" => entry.english = bare(words(value, &mut seen, faults)),
                "broader" => entry.broader = words(value, &mut HashSet::new(), faults),
                "related" => entry.related = words(value, &mut HashSet::new(), faults),
                "formerly" => entry.formerly = words(value, &mut HashSet::new(), faults),
                other => faults.tell(key.span().start, format!("«{other}» is no key of a concept")),
            }
        }
        if !table.contains_key("kind") {
            faults.tell(start, format!("«{}» needs a kind, \"indicator\" or \"topic\"", entry.name.0));
        }
        Some(entry)
    }
}

fn kind(value: &Spanned<DeValue<'_>>, faults: &mut Faults) -> Option<ConceptKind> {
    match value.get_ref().as_str() {
        Some("indicator") => Some(ConceptKind::Indicator),
        Some("topic") => Some(ConceptKind::Topic),
        Some("everyday") => Some(ConceptKind::Everyday),
        _ => {
            faults.tell(value.span().start, "kind is \"indicator\", \"topic\" or \"everyday\"".to_owned());
            None
        }
    }
}

/// `seen` holds the folded words of the same concept so far.
fn word(value: &Spanned<DeValue<'_>>, seen: &mut HashSet<String>, faults: &mut Faults) -> Option<Placed> {
    let start = value.span().start;
    let Some(word) = value.get_ref().as_str() else {
        faults.tell(start, "a word stands in quotation marks".to_owned());
        return None;
    };
    let word = word.trim();
    if word.is_empty() {
        faults.tell(start, "a word is empty".to_owned());
        return None;
    }
    if !seen.insert(fold(word).text()) {
        faults.tell(start, format!("«{word}» is listed twice in one concept"));
        return None;
    }
    Some((word.to_owned(), start))
}

fn words(value: &Spanned<DeValue<'_>>, seen: &mut HashSet<String>, faults: &mut Faults) -> Vec<Placed> {
    let DeValue::Array(list) = value.get_ref() else {
        faults.tell(value.span().start, "a list of words is expected, in square brackets".to_owned());
        return Vec::new();
    };
    list.iter().filter_map(|value| word(value, seen, faults)).collect()
}

fn bare(words: Vec<Placed>) -> Vec<String> {
    words.into_iter().map(|(word, _start)| word).collect()
}

/// Names become ids; names taken and names unknown are told.
fn link(entries: Vec<Entry>, faults: &mut Faults) -> Vec<Concept> {
    let mut ids: HashMap<String, ConceptId> = HashMap::new();
    let mut kept: Vec<Entry> = Vec::with_capacity(entries.len());
    for entry in entries {
        let (name, start) = &entry.name;
        if ids.contains_key(name) {
            faults.tell(*start, format!("the name «{name}» is taken by an earlier concept"));
        } else {
            ids.insert(name.clone(), ConceptId(kept.len()));
            kept.push(entry);
        }
    }
    let mut concepts: Vec<Concept> = Vec::with_capacity(kept.len());
    for (at, entry) in kept.into_iter().enumerate() {
        let mut resolve = |names: Vec<Placed>| -> Vec<ConceptId> {
            let known = |(name, start): Placed| match ids.get(&name) {
                Some(&id) if id != ConceptId(at) => Some(id),
                Some(_) => {
                    faults.tell(start, format!("«{name}» points at itself"));
                    None
                }
                None => {
                    faults.tell(start, format!("«{name}» is not the name of a concept"));
                    None
                }
            };
            names.into_iter().filter_map(known).collect()
        };
        concepts.push(Concept {
            kind: entry.kind.unwrap_or(ConceptKind::Topic),
            broader: resolve(entry.broader),
            related: resolve(entry.related),
            formerly: resolve(entry.formerly),
            narrower: Vec::new(),
            name: entry.name.0,
            also: entry.also,
            colloquial: entry.colloquial,
            english: entry.english,
        });
    }
    turn_round(&mut concepts);
    concepts
}

/// Fills `narrower` from `broader`.
fn turn_round(concepts: &mut [Concept]) {
    let links: Vec<(ConceptId, ConceptId)> = concepts
        .iter()
        .enumerate()
        .flat_map(|(at, concept)| concept.broader.iter().map(move |&broad| (broad, ConceptId(at))))
        .collect();
    for (broad, narrow) in links {
        if let Some(concept) = concepts.get_mut(broad.0) {
            concept.narrower.push(narrow);
        }
    }
}
