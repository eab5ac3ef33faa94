//! What a figure measures, as a table says it: whose it is, and what was done to what.

use crate::figures::Figure;
use crate::library::Library;

/// An indicator that is a deed alone: it says nothing without what it was done to.
const DEED: &str = "完成投资";

/// The indicator, with whose it is where that is not the whole region's: `实施亿元项目 · 完成投资`.
#[must_use]
pub fn name(library: &Library, figure: &Figure) -> String {
    let whose = figure.scope.as_deref().or_else(|| subject(library, figure));
    whose.map_or_else(|| figure.indicator.clone(), |whose| format!("{whose} · {}", figure.indicator))
}

/// What a deed was done to: what the figure before it in its sentence counts, or else the clause before it.
fn subject<'a>(library: &'a Library, figure: &Figure) -> Option<&'a str> {
    if figure.indicator != DEED {
        return None;
    }
    let place = figure.place;
    let mut before = library.ledger().in_sentence(place.paragraph, place.sentence);
    let counted = before.by_ref().take_while(|other| other.place.span.start < place.span.start).last();
    if let Some(other) = counted.filter(|other| other.indicator != DEED) {
        return Some(&other.indicator);
    }
    let paragraph = library.corpus().paragraph(place.paragraph)?;
    let words = paragraph.text.get(..place.span.start)?.trim_end_matches(DEED);
    let clause = words.trim_end_matches(is_pause).rsplit(is_pause).next()?.trim();
    (!clause.is_empty()).then_some(clause)
}

fn is_pause(character: char) -> bool {
    "，,、。；;".contains(character)
}
