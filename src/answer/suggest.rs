//! What a person may ask next about the same subject: indicators by their one name, each of which the ledger has.

use super::Answer;
use super::words::indicator_in;
use crate::figures::{Aspect, Figure, Nature};
use crate::library::Library;
use crate::question::ConceptKind;
use crate::report::Year;
use crate::text::to_traditional;
use crate::words::Language;

/// Questions offered at most.
const MOST: usize = 3;
/// Places of one name that are offered.
const MOST_PLACES: usize = 6;

/// Up to three next questions in the reader's language; none is better than a strange one.
#[must_use]
pub fn suggest(shown: &Answer, library: &Library, language: Language) -> Vec<String> {
    if let Some(alike) = &shown.question.places.alike {
        // The question again, of each of the places that it may be about.
        let full = |region: &String| shown.question.text.replacen(&alike.typed, region, 1);
        return alike.regions.iter().map(full).take(MOST_PLACES).collect();
    }
    let newest = library.corpus().newest_year();
    let many_regions = library.corpus().region_count() > 1;
    let mut offered: Vec<String> = Vec::new();
    for figure in candidates(shown, library) {
        let region = if many_regions { region(figure, library).unwrap_or_default() } else { "" };
        let Some(text) = phrase(figure, library, region, newest, language) else { continue };
        if !offered.contains(&text) && shown.question.text != text {
            offered.push(text);
        }
        if offered.len() == MOST {
            break;
        }
    }
    offered
}

/// The other side of what is shown, then figures of the same subject that stand beside it.
fn candidates<'a>(shown: &'a Answer, library: &'a Library) -> Vec<&'a Figure> {
    let ledger = library.ledger();
    let lexicon = &library.knowledge().lexicon;
    let report = shown.passages.first().map(|passage| passage.paragraph.report);
    let beside = |figure| report.map(|report| library.counterparts_in(report, figure)).unwrap_or_default();
    let mut found: Vec<&Figure> = shown.figures.iter().take(2).flat_map(beside).collect();
    let neighbours = shown.question.topic.concepts.iter().flat_map(|id| {
        let concept = lexicon.concept(*id);
        concept.narrower.iter().chain(&concept.related).copied()
    });
    for id in neighbours {
        let measuring = library.measuring(id, Some(report.as_slice()));
        found.extend(measuring.filter_map(|one| ledger.figure(one.figure)));
    }
    let is_shown = |figure: &Figure| {
        shown.figures.iter().any(|known| {
            known.place == figure.place
                || known.indicator == figure.indicator
                    && (&known.period, known.nature) == (&figure.period, figure.nature)
        })
    };
    let is_canonical = |figure: &Figure| {
        let concept = lexicon.by_name(&figure.indicator).map(|id| lexicon.concept(id));
        concept.is_some_and(|concept| concept.kind == ConceptKind::Indicator)
    };
    found.retain(|figure| {
        Some(figure.place.paragraph.report) == report
            && figure.scope.is_none()
            && figure.value.is_some()
            && is_canonical(figure)
            && !is_shown(figure)
    });
    found
}

fn region<'a>(figure: &Figure, library: &'a Library) -> Option<&'a str> {
    library.corpus().report(figure.place.paragraph)?.facts.region.as_deref()
}

/// `去年城镇登记失业率是多少？`
fn phrase(
    figure: &Figure,
    library: &Library,
    region: &str,
    newest: Option<Year>,
    language: Language,
) -> Option<String> {
    let year = figure.year()?;
    let when = match newest {
        Some(newest) if year == newest => language.say("this-year"),
        Some(newest) if year.next() == newest => language.say("last-year"),
        _ => language.tell("year", &[("year", year.get().into())]),
    };
    let key = match (figure.nature, figure.aspect) {
        (Nature::Target, _) => "ask-target",
        (Nature::Result | Nature::Forecast, Aspect::Growth) => "ask-growth",
        (Nature::Result | Nature::Forecast | Nature::Standing, _) => "ask-result",
        (Nature::Unknown, _) => return None,
    };
    // The question is the bot's own, not the report's: it may change its script.
    let name = indicator_in(figure, library, language).unwrap_or_else(|| figure.indicator.clone());
    let named = match region {
        "" => name,
        region => language.tell("of-region", &[("indicator", name.into()), ("region", region.into())]),
    };
    let named = if language == Language::Traditional { to_traditional(&named) } else { named };
    Some(language.tell(key, &[("when", when.into()), ("indicator", named.into())]))
}
