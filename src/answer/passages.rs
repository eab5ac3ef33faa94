//! Which passages an answer shows.

use super::answered::{Limits, Passage, Shown};
use super::evidence::{Candidate, Evidence};
use super::highlight;
use super::weights::{SHARE_OF_BEST, floor};
use crate::library::Library;
use crate::question::{Question, Want};
use crate::report::ParagraphId;

/// The places that the want chose, or those of its figures, first; then the best of the rest, where they say more.
pub(super) fn passages(
    question: &Question,
    evidence: &Evidence<'_>,
    shown: &Shown,
    library: &Library,
    limits: &Limits,
) -> Vec<Passage> {
    let mut places: Vec<(ParagraphId, usize)> = leading(question, evidence, shown);
    if !shown.is_enough {
        let top = evidence.candidates.first().map_or(0.0, |best| best.score);
        let near = of_every_region(question, library, &evidence.candidates)
            .into_iter()
            .skip(question.skip)
            .take(limits.passages)
            .filter(|candidate| candidate.score >= SHARE_OF_BEST * top);
        places.extend(near.map(|candidate| (candidate.paragraph, candidate.best)));
    }
    let mut known: Vec<ParagraphId> = Vec::new();
    places.retain(|(paragraph, _)| {
        let is_new = !known.contains(paragraph);
        known.push(*paragraph);
        is_new
    });
    places.truncate(limits.passages);
    let wanted = highlight::Wanted::of(question);
    places.into_iter().filter_map(|place| passage(&wanted, evidence, library, place)).collect()
}

/// What goes before the ranked passages: places that the want chose, or those of the figures where a measure and
/// nothing else was asked for. Where more was asked, the best passage answers more of it than a figure does.
fn leading(question: &Question, evidence: &Evidence<'_>, shown: &Shown) -> Vec<(ParagraphId, usize)> {
    if !shown.places.is_empty() || question.skip > 0 {
        return shown.places.clone();
    }
    let of_figures = || shown.figures.iter().map(|figure| (figure.place.paragraph, figure.place.sentence));
    if shown.is_enough {
        return of_figures().collect();
    }
    // A number is shown with the words it stands in.
    let is_number = matches!(question.want, Want::Value(_)) && !question.want.asks_how();
    let is_measure_alone = !question.want.asks_how()
        && question.topic.is_measure
        && question.topic.concepts.len() == 1
        && question.topic.query.asks.len() == 1;
    let holds = |best: &Candidate<'_>| of_figures().any(|(paragraph, _)| paragraph == best.paragraph);
    if (is_measure_alone || is_number) && !evidence.candidates.first().is_some_and(holds) {
        of_figures().take(1).collect()
    } else {
        Vec::new()
    }
}

/// The candidates, the best of each region that was named before the others.
fn of_every_region<'r, 'a>(
    question: &Question,
    library: &Library,
    candidates: &'r [Candidate<'a>],
) -> Vec<&'r Candidate<'a>> {
    if question.places.regions.len() < 2 {
        return candidates.iter().collect();
    }
    let region = |candidate: &Candidate<'_>| {
        library.corpus().report(candidate.paragraph).and_then(|report| report.facts.region.as_deref())
    };
    let mut known: Vec<Option<&str>> = Vec::new();
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    for one in candidates {
        let own = region(one);
        if known.contains(&own) {
            rest.push(one);
        } else {
            known.push(own);
            first.push(one);
        }
    }
    first.extend(rest);
    first
}

fn passage(
    wanted: &highlight::Wanted<'_>,
    evidence: &Evidence<'_>,
    library: &Library,
    (paragraph, best): (ParagraphId, usize),
) -> Option<Passage> {
    let text = &library.corpus().paragraph(paragraph)?.text;
    let candidate = evidence.candidates.iter().find(|candidate| candidate.paragraph == paragraph);
    let highlights = highlight::spans(wanted, text);
    Some(Passage { paragraph, best, highlights, score: candidate.map_or(0.0, |candidate| candidate.score) })
}

/// True when a figure is what was asked for and nothing else, so that no further passage says more.
pub(super) fn is_exact(question: &Question, evidence: &Evidence<'_>) -> bool {
    let of_best = evidence.candidates.iter().take(1).flat_map(|candidate| &candidate.figures);
    question.topic.query.asks.len() == 1
        && question.skip == 0
        && of_best.into_iter().any(|one| one.fit.indicator >= floor::EXACT && one.fit.is_of_period())
}
