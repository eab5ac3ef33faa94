//! Which fields a method takes, of which type and length.

use std::sync::LazyLock;

use serde_json::Value;

const TABLE: &str = include_str!("schema.tsv");

struct Field {
    owner: &'static str,
    name: &'static str,
    types: &'static str,
    required: bool,
    limit: &'static str,
}

static FIELDS: LazyLock<Vec<Field>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let columns: Vec<&'static str> = line.split('\t').collect();
            let [owner, name, types, required, limit] = columns[..] else { panic!("schema.tsv: {line}") };
            Field { owner, name, types, required: required == "required", limit }
        })
        .collect()
});

fn fields() -> impl Iterator<Item = &'static Field> {
    FIELDS.iter()
}

/// The method's name as documented; names are not case sensitive.
pub(crate) fn method(name: &str) -> Option<&'static str> {
    let is_method = |owner: &str| owner.starts_with(|c: char| c.is_ascii_lowercase());
    fields().map(|field| field.owner).find(|owner| is_method(owner) && owner.eq_ignore_ascii_case(name))
}

/// Turns the strings of a form into the values they stand for.
pub(crate) fn from_form(method: &str, name: &str, text: &str) -> Value {
    let types =
        fields().find(|field| field.owner == method && field.name == name).map_or("", |field| field.types);
    let is_text = types.split('|').any(|kind| kind == "String");
    match serde_json::from_str(text) {
        Ok(value) if !is_text || types.contains("Integer") => value,
        _ => Value::String(text.to_owned()),
    }
}

/// Every way in which `value` is not an `owner`.
pub(crate) fn check(owner: &str, value: &Value, faults: &mut Vec<String>) {
    let Some(object) = value.as_object() else {
        return faults.push(format!("{owner}: not an object: {value}"));
    };
    let known: Vec<&Field> = fields().filter(|field| field.owner == owner).collect();
    assert!(!known.is_empty(), "schema.tsv does not know {owner}");
    for name in object.keys() {
        if !known.iter().any(|field| field.name == name) {
            faults.push(format!("{owner}.{name}: no such field"));
        }
    }
    for field in known.iter().filter(|field| field.name != "-") {
        let place = format!("{owner}.{}", field.name);
        match object.get(field.name) {
            None if field.required => faults.push(format!("{place}: missing")),
            None => {}
            Some(value) => {
                let mut first = None;
                let fits = field.types.split('|').any(|kind| {
                    let mut own = Vec::new();
                    let is_it = is_of(kind, value, &mut own);
                    let fits = is_it && own.is_empty();
                    if is_it && !fits {
                        first.get_or_insert(own);
                    }
                    fits
                });
                if !fits {
                    let unfit = || vec![format!("{place}: not a {}: {value}", field.types)];
                    faults.extend(first.unwrap_or_else(unfit));
                }
                limit(&place, field.limit, value, faults);
            }
        }
    }
}

fn is_of(kind: &str, value: &Value, faults: &mut Vec<String>) -> bool {
    if let Some(kind) = kind.strip_prefix("Array of ") {
        return value.as_array().is_some_and(|items| items.iter().all(|item| is_of(kind, item, faults)));
    }
    match kind {
        "Integer" => value.is_i64(),
        "String" => value.is_string(),
        "InputFile" => value["bytes"].is_u64(),
        "Boolean" => value.is_boolean(),
        object if value.is_object() && fields().any(|field| field.owner == object) => {
            check(object, value, faults);
            true
        }
        _ => false,
    }
}

fn limit(place: &str, limit: &str, value: &Value, faults: &mut Vec<String>) {
    let Some((range, unit)) = limit.split_once(' ') else { return };
    let (least, most) = range.split_once("..").unwrap();
    let text = value.as_str().unwrap_or_default();
    let size = match unit {
        "utf16" => text.encode_utf16().count(),
        "chars" => text.chars().count(),
        "bytes" => text.len(),
        "items" => value.as_array().map_or(0, Vec::len),
        "value" => usize::try_from(value.as_i64().unwrap_or(-1)).unwrap_or(usize::MAX),
        unit => panic!("schema.tsv: unit {unit}"),
    };
    if size < least.parse().unwrap() || size > most.parse().unwrap() {
        faults.push(format!("{place}: {size} {unit} is outside {range}"));
    }
}

/// Every entity lies within the text, on character borders, and quotes hold no quotes.
pub(crate) fn check_entities(params: &Value, faults: &mut Vec<String>) {
    check_entities_of(params, "text", "entities", faults);
}

/// The same for text and entities of other names.
pub(crate) fn check_entities_of(params: &Value, text: &str, entities: &str, faults: &mut Vec<String>) {
    let text = params[text].as_str().unwrap_or_default();
    if text.trim() != text || text.is_empty() {
        faults.push("text: white space at an end moves entities".to_owned());
    }
    let units: Vec<u16> = text.encode_utf16().collect();
    let is_border =
        |at: usize| at == units.len() || units.get(at).is_some_and(|unit| !(0xdc00..0xe000).contains(unit));
    let empty = Vec::new();
    let mut quotes_end = 0;
    let mut last = 0;
    for entity in params[entities].as_array().unwrap_or(&empty) {
        let offset = usize::try_from(entity["offset"].as_i64().unwrap_or(-1)).unwrap_or(usize::MAX);
        let end = offset.saturating_add(usize::try_from(entity["length"].as_i64().unwrap_or(0)).unwrap_or(0));
        if end <= offset || end > units.len() || !is_border(offset) || !is_border(end) || offset < last {
            faults.push(format!("entity out of place: {entity}"));
        }
        last = offset;
        let kind = entity["type"].as_str().unwrap_or_default();
        let known = ["bold", "italic", "underline", "blockquote", "expandable_blockquote", "code", "pre"];
        if !known.contains(&kind) {
            faults.push(format!("entity of a kind that the bot does not use: {entity}"));
        }
        if kind.ends_with("blockquote") {
            if offset < quotes_end {
                faults.push(format!("a quote in a quote: {entity}"));
            }
            quotes_end = end;
        }
    }
}
