//! How well answers fit a gold set.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Case;
use crate::answer::{Answer, Kind, Signs, signs};
use crate::library::Library;

/// What became of one question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outcome {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub question: String,
    pub answered: Kind,
    /// 1-based place of the first right passage, `null` when none is right.
    pub rank: Option<usize>,
    /// `null` when no figures are expected.
    pub figures_right: Option<bool>,
    /// `null` unless the question has no answer in the corpus.
    pub none_right: Option<bool>,
    /// The question has an answer and was told that it has none.
    pub refused: bool,
    /// `document:line` of the passages, best first.
    pub got: Vec<String>,
    /// What the verdict rests on.
    pub signs: Signs,
    pub took_us: u64,
}

/// Judges one answer; `took_us` is the time it took in microseconds.
#[must_use]
pub fn judge(case: &Case, answer: &Answer, library: &Library, took_us: u64) -> Outcome {
    let is_none = case.kind == "none";
    let places: Vec<(&str, u32)> = answer
        .passages
        .iter()
        .filter_map(|passage| {
            let report = library.corpus().report(passage.paragraph)?;
            Some((report.document.as_str(), library.corpus().paragraph(passage.paragraph)?.line))
        })
        .collect();
    let is_right = |&(document, line): &(&str, u32)| {
        case.lines
            .iter()
            .any(|gold| gold.line == line && gold.document.as_deref().is_none_or(|named| named == document))
    };
    // A report may print ％ where a set has %.
    let plain = |text: &str| text.replace('％', "%");
    let has =
        |wanted: &String| answer.figures.iter().any(|figure| plain(&figure.text).contains(&plain(wanted)));
    let refuses = matches!(answer.kind, Kind::None | Kind::Related);
    Outcome {
        id: case.id.clone(),
        kind: case.kind.clone(),
        question: case.questions.join(" >> "),
        answered: answer.kind,
        rank: places.iter().position(is_right).map(|at| at + 1),
        figures_right: (!case.figures.is_empty()).then(|| case.figures.iter().all(has)),
        none_right: is_none.then_some(refuses),
        refused: !is_none && refuses,
        got: places.iter().map(|(document, line)| format!("{document}:{line}")).collect(),
        signs: signs(&answer.question, library),
        took_us,
    }
}

/// Scores of a group of questions. Shares are between 0 and 1, `null` where nothing was asked.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Score {
    pub questions: usize,
    pub hit_at_1: Option<f64>,
    pub hit_at_3: Option<f64>,
    pub mrr: Option<f64>,
    pub figures_right: Option<f64>,
    pub none_right: Option<f64>,
    pub refused: Option<f64>,
}

/// Scores in all and by type, with latency percentiles.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    pub all: Score,
    pub by_type: BTreeMap<String, Score>,
    /// Microseconds.
    pub p50_us: u64,
    pub p99_us: u64,
}

impl Report {
    #[must_use]
    pub fn of(outcomes: &[Outcome]) -> Self {
        let mut groups: BTreeMap<String, Vec<&Outcome>> = BTreeMap::new();
        for outcome in outcomes {
            groups.entry(outcome.kind.clone()).or_default().push(outcome);
        }
        let mut times: Vec<u64> = outcomes.iter().map(|outcome| outcome.took_us).collect();
        times.sort_unstable();
        let percentile = |percent: usize| {
            let at = (times.len() * percent).div_ceil(100).saturating_sub(1);
            times.get(at).copied().unwrap_or(0)
        };
        Report {
            all: score(&outcomes.iter().collect::<Vec<_>>()),
            by_type: groups.into_iter().map(|(kind, group)| (kind, score(&group))).collect(),
            p50_us: percentile(50),
            p99_us: percentile(99),
        }
    }
}

fn score(outcomes: &[&Outcome]) -> Score {
    let share = |values: Vec<f64>| {
        let count = values.len();
        (count > 0).then(|| values.iter().sum::<f64>() / count as f64)
    };
    let truth = |value: bool| f64::from(u8::from(value));
    let asked = || outcomes.iter().filter(|outcome| outcome.none_right.is_none());
    let within = |limit: usize| {
        share(asked().map(|outcome| truth(outcome.rank.is_some_and(|rank| rank <= limit))).collect())
    };
    Score {
        questions: outcomes.len(),
        hit_at_1: within(1),
        hit_at_3: within(3),
        mrr: share(asked().map(|outcome| outcome.rank.map_or(0.0, |rank| 1.0 / rank as f64)).collect()),
        figures_right: share(
            outcomes.iter().filter_map(|outcome| outcome.figures_right.map(truth)).collect(),
        ),
        none_right: share(outcomes.iter().filter_map(|outcome| outcome.none_right.map(truth)).collect()),
        refused: share(asked().map(|outcome| truth(outcome.refused)).collect()),
    }
}
