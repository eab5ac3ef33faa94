//! What the verdict on a question rests on, as numbers, for scripts that weigh it.

use serde::Serialize;

use super::chosen;
use super::evidence::{Candidate, Evidence};
use super::gather::gather;
use super::hearing::Words;
use super::telling::Telling;
use super::verdict::{self, verdict};
use super::weights::weights;
use crate::library::Library;
use crate::question::Question;
use crate::report::ParagraphId;

/// A passage that may answer, with the strength of each sign that it does, in one order for all.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    pub paragraph: ParagraphId,
    pub signs: [(&'static str, f32); 10],
}

/// The signs of every passage found for a question, best first; a sign's strength is what it adds to the score.
#[must_use]
pub fn weighed(question: &Question, library: &Library) -> Vec<Weighed> {
    let of = |one: &Candidate<'_>| Weighed {
        paragraph: one.paragraph,
        signs: one.signals.parts(weights(question)),
    };
    gather(question, library).candidates.iter().map(of).collect()
}

/// What the verdict on a question rests on, for scripts that weigh it. Shares are between 0 and 1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Signs {
    /// How much of what was asked the best passage holds by its words.
    pub telling: f32,
    /// How much of what was asked the best passage holds.
    pub grasp: f32,
    /// How much it had to hold.
    pub floor: f32,
    /// What the most telling word that is not held tells.
    pub lacking: f32,
    /// How well a figure of the period measures it.
    pub figure: f32,
    /// How much of it the words around such a figure hold.
    pub words_of_period: f32,
    /// What each word of the question tells, and how much of it the figure that is shown first and the words around
    /// it hold, or the best passage where no figure is shown.
    pub words: String,
    /// How much of what was asked the figure that is shown first and the words around it hold.
    pub told: f32,
    /// What the most telling word tells that they do not hold.
    pub untold: f32,
    /// How much of what was asked the best sentence holds, by pairs of characters and by words.
    pub by_sentence: [f32; 2],
    /// Why it was not answered, as the verdict names it.
    pub reasons: Vec<String>,
}

/// The signs of one question.
#[must_use]
pub fn signs(question: &Question, library: &Library) -> Signs {
    let evidence = gather(question, library);
    let verdict = verdict(question, library, &evidence);
    let first = chosen::figures(question, &evidence, 0.5).into_iter().next();
    let fitted = evidence.candidates.iter().flat_map(|one| &one.figures);
    let told = fitted.clone().find(|one| first.as_ref() == Some(one.figure)).map(|one| &one.told);
    Signs {
        words: told.unwrap_or(&evidence.telling).to_string(),
        told: told.map_or(0.0, Telling::covered),
        untold: told.map_or(0.0, Telling::lacking),
        by_sentence: by_sentence(question, library, &evidence),
        telling: evidence.telling.covered(),
        grasp: verdict::grasp(&evidence),
        floor: verdict::floor(question),
        lacking: evidence.telling.lacking(),
        figure: evidence.figure,
        words_of_period: evidence.words_of_period,
        reasons: verdict.reasons.iter().map(|reason| format!("{reason:?}")).collect(),
    }
}

fn by_sentence(question: &Question, library: &Library, evidence: &Evidence<'_>) -> [f32; 2] {
    let words = Words::of(question, library);
    evidence.candidates.first().map_or([0.0; 2], |best| {
        let told = words.of_sentence(best.paragraph, best.best);
        [best.signals.covered_by_sentence, told.covered()]
    })
}
