//! A table in words: what all rows are, said once, each row, and what is not in it. For every face alike.

use super::Answer;
use super::table::{Axis, Computed, Row, Stand, Table};
use super::words;
use crate::figures::{Aspect, Change, Figure};
use crate::library::Library;
use crate::question::{Cut, Moved, Order, PlaceLevel, Reckon, Want};
use crate::words::Language;

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
        why_apart: language.say(if table.before.is_some() { "table-same-number" } else { "table-apart" }),
        in_words: of(Stand::InWords),
        computed: computed(answer, language),
        foot: foot(answer, table, library, language),
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
    };
    // How it was reckoned, or another name, is part of what it is.
    let is_other = figure.indicator != table.indicator || !figure.qualifiers.is_empty();
    let value = if is_mixed { words::value(figure, language) } else { figure.text.clone() };
    let value = if is_other {
        format!("{value}（{}）", words::indicator(figure, library, language))
    } else {
        value
    };
    let before = row.before.and_then(|at| answer.figures.get(at)).map(|before| format!("{} → ", before.text));
    let moved = row.moved.map(|moved| format!(" {}", mark(moved))).unwrap_or_default();
    let value = format!("{}{value}{moved}", before.unwrap_or_default());
    Some(RowLine { rank: row.rank, label, value, place, figure: row.figure })
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

/// `2025年 · 固定资产投资 · 目标：增长`, then who is compared, and under which conditions.
fn head(
    answer: &Answer,
    table: &Table,
    library: &Library,
    is_mixed: bool,
    language: Language,
) -> Vec<String> {
    let first = answer.figures.first();
    let nature = language.tell("figure-value", &[("nature", language.say(table.nature.key()).into())]);
    let change = first.filter(|_| !is_mixed).and_then(words::change).map(|change| language.say(change.key()));
    // New jobs are a change by their name.
    let is_said = matches!(table.aspect, Aspect::Growth | Aspect::Level);
    let told = change.or_else(|| is_said.then(|| aspect(table, language)));
    let nature = told.map_or_else(|| language.say(table.nature.key()), |told| format!("{nature}{told}"));
    let indicator = first.map_or_else(
        || table.indicator.clone(),
        |first| {
            let plain =
                Figure { indicator: table.indicator.clone(), qualifiers: Vec::new(), ..first.clone() };
            words::indicator(&plain, library, language)
        },
    );
    let year = table.year.map(|year| match table.before {
        Some(before) => {
            language.tell("year-before", &[("year", year.get().into()), ("before", before.get().into())])
        }
        None => language.tell("year", &[("year", year.get().into())]),
    });
    let whose = match table.axis {
        Axis::Regions => None,
        Axis::Years => {
            let first = table.rows.first().map(|row| row.region.clone());
            first.filter(|first| table.rows.iter().all(|row| row.region == *first))
        }
    };
    let what: Vec<String> = whose.into_iter().chain(year).chain([indicator, nature]).collect();
    let mut said = vec![who(answer, table, language)];
    said.extend(conditions(answer, table, language));
    vec![what.join(" · "), said.join(&language.say("then"))]
}

fn aspect(table: &Table, language: Language) -> String {
    let key = serde_json::to_string(&table.aspect).unwrap_or_default();
    language.say(&format!("aspect-{}", key.trim_matches('"')))
}

/// `长三角（上海市、江苏省、浙江省、安徽省）：3个给出了数字`.
fn who(answer: &Answer, table: &Table, language: Language) -> String {
    let groups = &answer.question.places.groups;
    let who = if groups.is_empty() {
        let key = match (table.axis, table.level) {
            (Axis::Years, _) => "table-years",
            (_, Some(PlaceLevel::Province)) => "table-provinces",
            (_, Some(PlaceLevel::Prefecture)) => "table-cities",
            (_, Some(PlaceLevel::County)) => "table-counties",
            _ => "table-regions",
        };
        language.tell(key, &[("count", table.asked.into())])
    } else {
        groups
            .iter()
            .map(|group| words::group(group, language))
            .collect::<Vec<_>>()
            .join(language.say("and").as_str())
    };
    language.tell("table-who", &[("who", who.into()), ("given", table.given.into())])
}

fn conditions(answer: &Answer, table: &Table, language: Language) -> Vec<String> {
    let over = &answer.question.over;
    let mut said = Vec::new();
    if let Some(limit) = &over.limit {
        said.push(language.tell("table-limit", &[("limit", limit.text.as_str().into())]));
    }
    let is_ranked = table.rows.iter().any(|row| row.rank.is_some());
    if is_ranked {
        said.push(language.say(if over.order == Some(Order::Lowest) {
            "table-lowest"
        } else {
            "table-highest"
        }));
    }
    if has_unlike_ties(answer, table) {
        said.push(language.say("table-bounds"));
    }
    match over.cut {
        Some(Cut::First(count)) => {
            let shown = table.rows.iter().filter(|row| row.stand == Stand::Plain).count();
            let key = if shown > count { "table-first-tied" } else { "table-first" };
            said.push(language.tell(
                key,
                &[("count", count.into()), ("shown", shown.into()), ("given", table.given.into())],
            ));
        }
        Some(Cut::Rank(rank) | Cut::Step(rank)) => {
            said.push(language.tell("table-rank", &[("rank", rank.into())]))
        }
        Some(Cut::Own) => said.push(language.say("table-own")),
        None => {}
    }
    if table.other_levels > 0 {
        said.push(language.tell("table-other-levels", &[("count", table.other_levels.into())]));
    }
    said
}

/// True where equal numbers with unlike bounds follow each other in an order of ours.
fn has_unlike_ties(answer: &Answer, table: &Table) -> bool {
    let bound = |row: &Row| answer.figures.get(row.figure).map(|figure| figure.bound);
    table
        .rows
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if a.rank.is_some() && a.rank == b.rank && bound(a) != bound(b)))
}

fn foot(answer: &Answer, table: &Table, library: &Library, language: Language) -> Vec<String> {
    let mut lines = filled(answer, table, library, language);
    let is_empty = !table.rows.iter().any(|row| row.stand == Stand::Plain);
    if is_empty && !answer.question.over.lacks {
        lines.push(language.say("table-none"));
    }
    let names: Vec<&str> = table.missing.iter().map(String::as_str).collect();
    if !names.is_empty() {
        let arguments = [("count", names.len().into()), ("regions", language.list(&names).into())];
        lines.push(language.tell("table-missing", &arguments));
    } else if answer.question.over.lacks {
        lines.push(language.say("table-none-missing"));
    }
    let unheld: Vec<&str> = table.unheld.iter().map(String::as_str).collect();
    if !unheld.is_empty() {
        let arguments = [("count", unheld.len().into()), ("regions", language.list(&unheld).into())];
        lines.push(language.tell("table-unheld", &arguments));
    }
    lines
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
                    Axis::Regions => row.region.clone(),
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
