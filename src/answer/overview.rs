//! Questions that name a time but no thing: 今年有哪些目标, 去年成绩怎么样.

use super::compose::{self, Limits};
use super::{Answer, Kind, Passage, notice};
use crate::figures::{Figure, Nature};
use crate::library::Library;
use crate::question::{Matter, Question};
use crate::report::ParagraphId;

/// Reports whose figures are listed at most.
const MOST_REPORTS: usize = 3;

/// The main targets of the year, or what the year before achieved of the same; nothing when the question
/// does not even name a time or a list.
pub(super) fn answer(question: Question, library: &Library, limits: &Limits) -> Answer {
    let names_nothing = !question.is_period_named || question.matter != Matter::Report;
    let figures = if names_nothing || !question.elsewhere.is_empty() {
        Vec::new()
    } else {
        figures(&question, library)
    };
    let mut paragraphs: Vec<(ParagraphId, usize)> = Vec::new();
    for figure in &figures {
        if !paragraphs.iter().any(|(known, _)| *known == figure.place.paragraph) {
            paragraphs.push((figure.place.paragraph, figure.place.sentence));
        }
    }
    let passage = |(paragraph, best)| Passage { paragraph, best, highlights: Vec::new(), score: 0.0 };
    let kind = if figures.is_empty() { Kind::None } else { Kind::Figures };
    Answer {
        notices: notice::notices(&question, library, kind, None),
        difference: None,
        kind,
        passages: paragraphs.into_iter().take(limits.passages).map(passage).collect(),
        question,
        figures,
        edition: library.edition(),
    }
}

fn figures(question: &Question, library: &Library) -> Vec<Figure> {
    let ledger = library.ledger();
    let reports = (0u32..).zip(library.corpus().reports());
    let named = compose::reports(question, library);
    let own = reports.filter(|(number, _)| named.as_ref().is_none_or(|named| named.contains(number)));
    let mut found: Vec<Figure> = Vec::new();
    let mut reports_shown = 0;
    for (number, report) in own {
        let targets = ledger.main_targets(number);
        let asks_for = |year: Option<crate::report::Year>| {
            question.years.is_empty() || year.is_some_and(|year| question.years.contains(&year))
        };
        let before = found.len();
        if question.nature != Some(Nature::Result) && asks_for(report.facts.year) {
            found.extend(targets.iter().map(|figure| (*figure).clone()));
        }
        if question.nature != Some(Nature::Target) && asks_for(report.facts.year.map(|year| year.previous()))
        {
            let results = targets.iter().flat_map(|target| ledger.counterparts(target));
            found.extend(results.filter(|figure| figure.nature == Nature::Result).cloned());
        }
        reports_shown += usize::from(found.len() > before);
        if reports_shown == MOST_REPORTS {
            break;
        }
    }
    found
}
