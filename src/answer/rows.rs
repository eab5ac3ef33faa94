//! A table in words: what all rows are, said once, each row, and what is not in it. For every face alike.

mod head;

use super::Answer;
use super::table::{Axis, Computed, Outcome, Row, Stand, Table};
use super::words;
use crate::figures::{Change, Figure};
use crate::library::Library;
use crate::question::{Moved, Overview, Reckon, Want};
use crate::words::Language;
use head::head;

/// A table as lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lines {
    /// What all rows are of, whose they are, and the conditions on them.
    pub head: Vec<String>,
    pub rows: Vec<RowLine>,
    /// Rows that may or may not be among those asked for, under a line that says why.
    pub apart: Vec<RowLine>,
    pub why_apart: String,
    pub in_words: Vec<RowLine>,
    /// Our own arithmetic.
    pub computed: Vec<String>,
    /// Who gives nothing.
    pub foot: Vec<String>,
}

/// Which reports have what was asked for, in words; `None` where no mention was asked for.
#[must_use]
pub fn mention(answer: &Answer, library: &Library, language: Language) -> Option<String> {
    let Want::Mention(mention) = &answer.question.want else { return None };
    let documents: Vec<&str> = answer
        .documents
        .iter()
        .filter_map(|number| Some(library.corpus().reports().get(*number as usize)?.document.as_str()))
        .collect();
    let key = if mention.lacks { "unmentioned-by" } else { "mentioned-by" };
    let arguments = [("count", documents.len().into()), ("documents", language.list(&documents).into())];
    match (documents.is_empty(), mention.lacks) {
        (true, true) => Some(language.say("mentioned-by-all")),
        (true, false) => None,
        (false, _) => Some(language.tell(key, &arguments)),
    }
}

/// What became of the targets of one report, a line each; `None` where that was not asked for.
#[must_use]
pub fn board(answer: &Answer, library: &Library, language: Language) -> Option<Vec<String>> {
    let Want::Overview(Overview::Board) = answer.question.want else { return None };
    let report = answer.figures.first()?.place.paragraph.report;
    let only = answer.question.over.fulfilled;
    let mut judged = super::board(library, report);
    judged.retain(|one| only.is_none_or(|only| only == one.fulfilment));
    words::board(library, &judged, language).map(|board| board.lines)
}

/// One row: its rank, whose it is, what is printed, and where.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowLine {
    pub rank: Option<usize>,
    pub label: String,
    /// With what the figure does, where the rows differ in that.
    pub value: String,
    pub place: String,
    /// Index into the answer's figures.
    pub figure: usize,
}

/// The lines of an answer's table.
#[must_use]
pub fn lines(answer: &Answer, table: &Table, library: &Library, language: Language) -> Lines {
    let is_mixed =
        !answer.figures.windows(2).all(|pair| matches!(pair, [a, b] if words::change(a) == words::change(b)));
    let of = |stand: Stand| -> Vec<RowLine> {
        let own = table.rows.iter().filter(|row| row.stand == stand);
        own.filter_map(|row| line(row, table, answer, library, is_mixed, language)).collect()
    };
    Lines {
        head: head(answer, table, library, is_mixed, language),
        rows: of(Stand::Plain),
        apart: of(Stand::Apart),
        why_apart: language.say(why_apart(table)),
        in_words: of(Stand::InWords),
        computed: computed(answer, language),
        foot: foot(answer, table, library, language),
    }
}

/// Which rows stand apart.
fn why_apart(table: &Table) -> &'static str {
    if table.rows.iter().any(|row| row.outcome.is_some()) {
        "table-open"
    } else if table.before.is_some() {
        "table-same-number"
    } else {
        "table-apart"
    }
}

fn line(
    row: &Row,
    table: &Table,
    answer: &Answer,
    library: &Library,
    is_mixed: bool,
    language: Language,
) -> Option<RowLine> {
    let figure = answer.figures.get(row.figure)?;
    let paragraph = library.corpus().paragraph(figure.place.paragraph)?;
    let place = language.tell("paragraph", &[("number", paragraph.number.into())]);
    let year = language.tell("year", &[("year", row.year.get().into())]);
    let is_of_one = table.rows.iter().all(|other| other.region == row.region);
    let label = match table.axis {
        Axis::Regions => row.region.clone(),
        Axis::Years if is_of_one => year,
        Axis::Years => format!("{} {year}", row.region),
        Axis::Indicators => words::indicator(figure, library, language),
    };
    // How it was reckoned, or another name, is part of what it is.
    let is_other = table.axis != Axis::Indicators
        && (figure.indicator != table.indicator || !figure.qualifiers.is_empty());
    let said = if is_mixed { words::value } else { words::quantity };
    let value = said(figure, language);
    let value = if is_other {
        let indicator = words::indicator(figure, library, language);
        language.tell("row-beside", &[("value", value.into()), ("indicator", indicator.into())])
    } else {
        value
    };
    let before = row
        .before
        .and_then(|at| answer.figures.get(at))
        .map(|before| format!("{} → ", words::quantity(before, language)));
    let moved = row.moved.map(|moved| format!(" {}", mark(moved))).unwrap_or_default();
    let value = format!("{}{value}{moved}", before.unwrap_or_default());
    let (value, place) = match &row.outcome {
        Some(outcome) => with_outcome((figure, &value, place), outcome, answer, library, language),
        None => (value, place),
    };
    Some(RowLine { rank: row.rank, label, value, place, figure: row.figure })
}

/// `5%左右 → 5.2% ✓ 完成`, and where both stand.
fn with_outcome(
    (target, said, place): (&Figure, &str, String),
    outcome: &Outcome,
    answer: &Answer,
    library: &Library,
    language: Language,
) -> (String, String) {
    let is = words::fulfilment(outcome.fulfilment, outcome.undecided.as_ref(), language);
    let is = format!("{} {is}", words::mark(outcome.fulfilment));
    let result = outcome.result.and_then(|at| answer.figures.get(at));
    let Some(result) = result else { return (format!("{said} {is}"), place) };
    // What both do is said above.
    let is_alike = words::change(result) == words::change(target);
    let came = if is_alike { words::quantity(result, language) } else { words::value(result, language) };
    let value = format!("{said} → {came} {is}");
    let number = library.corpus().paragraph(result.place.paragraph).map_or(0, |paragraph| paragraph.number);
    let other = language.tell("paragraph", &[("number", number.into())]);
    (value, language.tell("outcome-places", &[("target", place.into()), ("result", other.into())]))
}

/// Which way a target went, as one sign.
#[must_use]
pub fn mark(moved: Moved) -> &'static str {
    match moved {
        Moved::Up => "↑",
        Moved::Down => "↓",
        Moved::Same => "=",
    }
}

fn foot(answer: &Answer, table: &Table, library: &Library, language: Language) -> Vec<String> {
    let mut lines = filled(answer, table, library, language);
    let is_empty = !table.rows.iter().any(|row| row.stand == Stand::Plain);
    // Where no condition was named, words are what there is.
    let is_conditioned = answer.question.is_conditioned() || table.rows.is_empty();
    if is_empty && is_conditioned && !answer.question.over.lacks {
        lines.push(language.say("table-none"));
    }
    let names = told(&table.missing, table.axis, language);
    if !names.is_empty() {
        let arguments = [("count", names.len().into()), ("regions", language.list(&names).into())];
        lines.push(language.tell("table-missing", &arguments));
    } else if answer.question.over.lacks {
        lines.push(language.say("table-none-missing"));
    }
    let unheld = told(&table.unheld, table.axis, language);
    if !unheld.is_empty() {
        let arguments = [("count", unheld.len().into()), ("regions", language.list(&unheld).into())];
        let key = if table.axis == Axis::Years { "table-unheld-years" } else { "table-unheld" };
        lines.push(language.tell(key, &arguments));
    }
    if !table.unlike.is_empty() {
        let arguments =
            [("count", table.unlike.len().into()), ("indicators", language.list(&table.unlike).into())];
        lines.push(language.tell("table-unlike", &arguments));
    }
    lines
}

/// Names of rows that are missing; a year as the language writes it.
fn told(names: &[String], axis: Axis, language: Language) -> Vec<String> {
    let year = |name: &String| {
        let year = name.strip_suffix('年').filter(|_| axis == Axis::Years)?;
        Some(language.tell("year", &[("year", year.into())]))
    };
    names.iter().map(|name| year(name).unwrap_or_else(|| name.clone())).collect()
}

/// Rows of years that no report tells itself: what a later one compares with.
fn filled(answer: &Answer, table: &Table, library: &Library, language: Language) -> Vec<String> {
    let line = |row: &Row| {
        let figure = answer.figures.get(row.figure).filter(|figure| figure.change == Some(Change::From))?;
        let title = library.corpus().report(figure.place.paragraph)?.title().to_owned();
        Some(language.tell("filled", &[("year", row.year.get().into()), ("title", title.into())]))
    };
    table.rows.iter().filter_map(line).collect()
}

/// Our own arithmetic beside rows, a line each, marked as such.
#[must_use]
pub fn computed(answer: &Answer, language: Language) -> Vec<String> {
    let table = answer.table.as_ref();
    answer.computed.iter().filter_map(|own| reckoned(own, table, language)).collect()
}

fn reckoned(own: &Computed, table: Option<&Table>, language: Language) -> Option<String> {
    let amount = words::amount(own.value, &own.unit, language);
    let mut line = match own.what {
        Reckon::Count => {
            let key = if own.unit.is_empty() { "computed-count" } else { "computed-times" };
            language.tell(key, &[("count", (own.value as usize).into())])
        }
        Reckon::Mean => {
            language.tell("computed-mean", &[("amount", amount.into()), ("count", own.of.len().into())])
        }
        Reckon::Sum => {
            language.tell("computed-sum", &[("amount", amount.into()), ("count", own.of.len().into())])
        }
        Reckon::Difference => {
            let table = table?;
            let label = |at: Option<&usize>| {
                let row = table.rows.iter().find(|row| Some(&row.figure) == at)?;
                Some(match table.axis {
                    Axis::Regions | Axis::Indicators => row.region.clone(),
                    Axis::Years => language.tell("year", &[("year", row.year.get().into())]),
                })
            };
            let (lower, higher) = (label(own.of.first())?, label(own.of.get(1))?);
            let key = match own.value {
                value if value > 0.0 => "computed-more",
                value if value < 0.0 => "computed-less",
                _ => "computed-equal",
            };
            let amount = words::amount(own.value.abs(), &own.unit, language);
            language.tell(key, &[("one", higher.into()), ("other", lower.into()), ("amount", amount.into())])
        }
    };
    if own.is_bounded && own.what != Reckon::Count {
        line.push_str(&language.say("computed-bounded"));
    }
    Some(line)
}
