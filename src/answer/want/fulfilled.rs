//! Whether a target came true: it, the result of its year, and what the rule says of both.

use crate::answer::answered::Shown;
use crate::answer::board::Judgement;
use crate::answer::column::Column;
use crate::answer::notice::Notice;
use crate::answer::verdict::Reason;
use crate::answer::who::who;
use crate::figures::{Figure, Fulfilment, Nature};
use crate::library::Library;
use crate::question::Question;

pub(super) fn show(question: &Question, library: &Library) -> Result<Shown, Reason> {
    let regions = who(question, library).regions;
    let Some(region) = regions.first().filter(|_| regions.len() == 1) else { return Err(Reason::Unmeasured) };
    let of = |nature| {
        let mut asked = question.clone();
        (asked.when.nature, asked.when.said) = (Some(nature), Some(nature));
        asked
    };
    let targets = of(Nature::Target);
    let column = Column::of(&targets, library, &[region]);
    let judged: Vec<Judgement<'_>> = newest_first(&column, &targets, region)
        .into_iter()
        .map(|target| Judgement::of(library, target))
        .collect();
    // Without a year the newest that can be judged is meant.
    let decided = judged.iter().find(|one| one.result.is_some()).or(judged.first());
    if let Some(one) = decided {
        return Ok(shown(question, one));
    }
    // No report with the target is held; what came of it may be.
    let results = of(Nature::Result);
    let column = Column::of(&results, library, &[region]);
    let result = newest_first(&column, &results, region).into_iter().next().ok_or(Reason::Unmeasured)?;
    Ok(Shown {
        figures: vec![result.clone()],
        is_enough: true,
        fulfilment: Some(Fulfilment::Undecidable),
        notices: vec![Notice::NoTarget { region: (*region).to_owned(), year: result.year() }],
        ..Shown::default()
    })
}

/// The figures that tell it, one a year.
fn newest_first<'a>(column: &Column<'a>, question: &Question, region: &'a str) -> Vec<&'a Figure> {
    let mut years: Vec<_> = column.candidates.iter().map(|one| one.key.year).collect();
    years.sort_unstable();
    years.dedup();
    let of_year = |year| {
        let mut alone = question.clone();
        alone.when.years = vec![year];
        let key = column.of_years(&alone.when.years).key(&alone)?;
        column.rows(key, &[region]).into_iter().next()?.1
    };
    years.into_iter().rev().filter_map(of_year).collect()
}

fn shown(question: &Question, one: &Judgement<'_>) -> Shown {
    let places = [Some(one.target), one.result].into_iter().flatten();
    Shown {
        figures: places.clone().cloned().collect(),
        places: places.map(|figure| (figure.place.paragraph, figure.place.sentence)).collect(),
        is_enough: question.skip == 0,
        fulfilment: Some(one.fulfilment),
        notices: vec![Notice::Fulfilment(one.fulfilment, one.undecided.clone())],
        ..Shown::default()
    }
}
