//! Questions that may come next, each of which the library can really answer.

use super::compose::{Limits, answer};
use super::{Answer, Kind};
use crate::figures::{Figure, Nature};
use crate::library::Library;
use crate::report::Year;
use crate::text::to_traditional;
use crate::words::Language;

/// Questions offered at most.
const MOST: usize = 3;
/// Candidates that are tried at most.
const TRIES: usize = 12;
/// Longest indicator that reads well in a question, in characters.
const LONGEST: usize = 14;

/// Up to three next questions in the reader's language; each was asked and is answered.
#[must_use]
pub fn suggest(shown: &Answer, library: &Library, language: Language) -> Vec<String> {
    let newest = library.corpus().newest_year();
    let many_regions = library.corpus().regions().len() > 1;
    let mut offered: Vec<String> = Vec::new();
    for figure in candidates(shown, library).into_iter().take(TRIES) {
        let region = if many_regions { region(figure, library).unwrap_or_default() } else { "" };
        let Some(text) = phrase(figure, region, newest, language) else { continue };
        if offered.contains(&text) || shown.question.text == text {
            continue;
        }
        let again = answer(library.understand(&text, None), library, &Limits { passages: 1 });
        if again.kind == Kind::Figures && again.figures.iter().any(|one| one.place == figure.place) {
            offered.push(text);
        }
        if offered.len() == MOST {
            break;
        }
    }
    offered
}

/// The other side of what is shown, then its neighbours, then the main targets of the year.
fn candidates<'a>(shown: &'a Answer, library: &'a Library) -> Vec<&'a Figure> {
    let ledger = library.ledger();
    let mut found: Vec<&Figure> =
        shown.figures.iter().flat_map(|figure| ledger.counterparts(figure)).collect();
    for passage in shown.passages.iter().take(2) {
        found.extend(ledger.in_paragraph(passage.paragraph));
    }
    let report = shown.passages.first().map_or(0, |passage| passage.paragraph.report);
    found.extend(ledger.main_targets(report));
    found.retain(|figure| shown.figures.iter().all(|known| known.place != figure.place));
    found
}

fn region<'a>(figure: &Figure, library: &'a Library) -> Option<&'a str> {
    library.corpus().report(figure.place.paragraph)?.facts.region.as_deref()
}

/// `去年城镇登记失业率是多少？`
fn phrase(figure: &Figure, region: &str, newest: Option<Year>, language: Language) -> Option<String> {
    let year = figure.year()?;
    if figure.indicator.chars().count() > LONGEST {
        return None;
    }
    let when = match newest {
        Some(newest) if year == newest => language.say("this-year"),
        Some(newest) if year.next() == newest => language.say("last-year"),
        _ => language.tell("year", &[("year", year.get().into())]),
    };
    let key = match figure.nature {
        Nature::Target => "ask-target",
        Nature::Result | Nature::Forecast | Nature::Standing | Nature::Unknown => "ask-result",
    };
    // The question is the bot's own, not the report's: it may change its script.
    let named = format!("{region}{}", figure.indicator);
    let named = if language == Language::Traditional { to_traditional(&named) } else { named };
    Some(language.tell(key, &[("when", when.into()), ("indicator", named.into())]))
}
