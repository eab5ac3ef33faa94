//! Which paragraphs may answer: those that hold the words, those of the nearest concept, those of the figures.

use std::collections::BTreeSet;

use smallvec::SmallVec;

use super::coverage::Asked;
use super::fit;
use super::weights::{CANDIDATES, FROM_LEDGER, floor};
use crate::library::{Library, Measured};
use crate::question::{Question, Widened, widen};
use crate::report::ParagraphId;
use crate::search::{Hit, Scores};

/// Paragraphs in reading order, and the concept that was looked for besides the words typed.
pub(super) fn found(question: &Question, asked: &Asked, library: &Library) -> (Vec<Hit>, Option<Widened>) {
    let reports = reports(question, library);
    let mut hits = library.index().find(&question.topic.query, reports.as_deref(), CANDIDATES);
    let widened = widened(question, library, asked, reports.as_deref(), &mut hits);
    if question.wants_figure() {
        from_ledger(question, library, reports.as_deref(), &mut hits);
    }
    (hits, widened)
}

/// Where little of what was asked is found, adds what is found for the concept nearest to its words. This finds
/// more; what is covered is told by the person's own words all the same.
fn widened(
    question: &Question,
    library: &Library,
    asked: &Asked,
    reports: Option<&[u32]>,
    hits: &mut Vec<Hit>,
) -> Option<Widened> {
    let held = |hit: &Hit| library.sentences(hit.paragraph).iter().map(|sentence| asked.met(sentence));
    let covers = |hit: &Hit| {
        held(hit).reduce(|all, one| all.with(&one)).is_some_and(|all| asked.covered(&all) >= floor::ANSWERS)
    };
    if !question.topic.concepts.is_empty() || hits.iter().any(covers) {
        return None;
    }
    let widened =
        widen(&question.topic, library.knowledge()).filter(|near| near.nearness >= floor::NEARNESS)?;
    for hit in library.index().find(&widened.query, reports, CANDIDATES) {
        if hits.iter().all(|known| known.paragraph != hit.paragraph) {
            hits.push(hit);
        }
    }
    hits.sort_by_key(|hit| hit.paragraph);
    Some(widened)
}

/// Indices of the reports of the regions that the question names; `None` when it names none.
fn reports(question: &Question, library: &Library) -> Option<Vec<u32>> {
    let regions = &question.places.regions;
    if regions.is_empty() {
        return None;
    }
    let own = regions.iter().flat_map(|region| library.corpus().of_region(region)).copied();
    let mut own: Vec<u32> = own.collect();
    own.sort_unstable();
    own.dedup();
    Some(own)
}

/// Adds the paragraphs whose figures measure a concept of the question in its period: a long paragraph may hold
/// the figure asked for and be no good hit.
fn from_ledger(question: &Question, library: &Library, reports: Option<&[u32]>, hits: &mut Vec<Hit>) {
    let known: BTreeSet<ParagraphId> = hits.iter().map(|hit| hit.paragraph).collect();
    let lexicon = &library.knowledge().lexicon;
    let asked =
        question.topic.concepts.iter().flat_map(|id| std::iter::once(id).chain(lexicon.formerly(*id)));
    let is_wanted = |one: &Measured| fit::is_of_period(question, one) && !known.contains(&one.paragraph);
    // The first of all: of each paragraph there may be two, with a record and without.
    let mut places: BTreeSet<(bool, ParagraphId)> = BTreeSet::new();
    for id in asked {
        for one in library.measuring(*id, reports) {
            let place = (!one.record, one.paragraph);
            let last = places.last().filter(|_| places.len() >= 2 * FROM_LEDGER);
            match last {
                // They come in reading order: what is left is behind all of these.
                Some((false, last)) if one.paragraph > *last => break,
                Some(last) if place >= *last => {}
                _ if is_wanted(&one) => {
                    places.insert(place);
                    if places.len() > 2 * FROM_LEDGER {
                        places.pop_last();
                    }
                }
                _ => {}
            }
        }
    }
    let mut added: BTreeSet<ParagraphId> = BTreeSet::new();
    for (_, paragraph) in places {
        if added.len() < FROM_LEDGER && added.insert(paragraph) {
            hits.push(Hit { paragraph, scores: Scores::default(), sentences: SmallVec::new() });
        }
    }
    hits.sort_by_key(|hit| hit.paragraph);
}
