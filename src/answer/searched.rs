//! The candidates for an answer, each judged once.

use smallvec::SmallVec;

use super::coverage::Asked;
use super::evidence::{self, Candidate, Evidence};
use super::fitted::fitted;
use super::found::found;
use super::hearing::Words;
use super::signals;
use super::telling::Telling;
use super::unprinted::unprinted;
use super::weights::{LOOKED_AT, PLACES};
use crate::library::Library;
use crate::question::Question;

/// Searches, judges every candidate, and sums up what the best of them say.
pub(super) fn searched<'a>(question: &Question, library: &'a Library) -> Evidence<'a> {
    let asked = Asked::of(question, library);
    let words = Words::of(question, library);
    let wants_figure = question.wants_figure();
    let (hits, widened) = found(question, &asked, library);
    let most = signals::best_scores(&hits);
    let mut candidates: Vec<Candidate<'a>> = Vec::with_capacity(hits.len());
    for hit in &hits {
        let figures =
            if wants_figure { fitted(question, &asked, &words, library, hit.paragraph) } else { Vec::new() };
        let fits: SmallVec<[(usize, f32); 8]> =
            figures.iter().map(|one| (one.figure.place.sentence, one.fit.score())).collect();
        if let Some(judged) = signals::judge(question, &asked, library, &most, hit, &fits) {
            let signals::Judged { best, signals, score } = judged;
            candidates.push(Candidate {
                paragraph: hit.paragraph,
                best,
                signals,
                score,
                told: Telling::default(),
                figures,
            });
        }
    }
    sort(&mut candidates);
    for candidate in candidates.iter_mut().take(LOOKED_AT) {
        candidate.hear(&words, question.want.asks_number());
    }
    sort(&mut candidates);
    if !wants_figure {
        for candidate in candidates.iter_mut().take(PLACES) {
            candidate.figures = fitted(question, &asked, &words, library, candidate.paragraph);
        }
    }
    let strangers = strangers(question, library);
    let unprinted = unprinted(question, library);
    let evidence =
        Evidence { is_searched: true, wants_figure, widened, strangers, unprinted, ..Evidence::default() };
    evidence::sum_up(question, library, &asked, &words, evidence, candidates)
}

/// Names in Latin letters that no report prints.
pub(super) fn strangers(question: &Question, library: &Library) -> Vec<String> {
    let is_printed = |name: &&String| library.index().term(&name.to_lowercase()).is_some();
    question.places.strangers.iter().filter(|name| !is_printed(name)).cloned().collect()
}

/// Best first; equal ones in reading order.
fn sort(candidates: &mut [Candidate<'_>]) {
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.paragraph.cmp(&b.paragraph)));
}
