//! Whether a report speaks of a place that it is not of.

use super::evidence::Evidence;
use super::weights::PLACES;
use crate::library::Library;
use crate::question::{PlaceLevel, Question};

/// A place without a report of its own may be what a report speaks of: 跟俄罗斯怎么合作. A number of it is not.
pub(super) fn is_spoken_of(
    question: &Question,
    library: &Library,
    evidence: &Evidence<'_>,
    place: &str,
) -> bool {
    let is_country = library.knowledge().gazetteer.level(place) == Some(PlaceLevel::Country);
    if is_country && !question.want.asks_number() && !question.topic.has_measure {
        // No report is ever of a country abroad.
        return is_written(library, evidence, |text| names_country(text, place));
    }
    if question.want.asks_number() || question.topic.has_measure {
        return false;
    }
    let short = place.strip_suffix(['省', '市', '县', '区']).filter(|short| short.chars().count() > 1);
    let name = short.unwrap_or(place);
    question.topic.words.len() > 1 && is_printed(library, evidence, name)
}

/// Its name, or its first letter beside that of China: 中俄蒙合作 is with 俄罗斯 and 蒙古国.
fn names_country(text: &str, country: &str) -> bool {
    let Some(letter) = country.chars().next() else { return false };
    let is_beside = |rest: &str| rest.chars().take(2).any(|one| one == letter);
    text.contains(country) || text.split('中').skip(1).any(is_beside)
}

/// One of the best passages, or a heading above it, has the name.
pub(super) fn is_printed(library: &Library, evidence: &Evidence<'_>, name: &str) -> bool {
    is_written(library, evidence, |text| text.contains(name))
}

/// It is true of one of the best passages, or of a heading above it.
fn is_written(library: &Library, evidence: &Evidence<'_>, holds: impl Fn(&str) -> bool) -> bool {
    let corpus = library.corpus();
    evidence.candidates.iter().take(PLACES).any(|candidate| {
        let (Some(report), Some(own)) =
            (corpus.report(candidate.paragraph), corpus.paragraph(candidate.paragraph))
        else {
            return false;
        };
        holds(&own.text) || report.path(own).iter().any(|heading| holds(heading))
    })
}
