//! What stands above rows: what they all are, whose they are, and the conditions on them.

use crate::answer::table::{Axis, Row, Stand, Table};
use crate::answer::{Answer, words};
use crate::figures::{Aspect, Change, Figure};
use crate::library::Library;
use crate::question::{Cut, Order, PlaceLevel};
use crate::words::Language;

/// `2025年 · 固定资产投资 · 目标：增长`, then who is compared, and under which conditions.
pub(super) fn head(
    answer: &Answer,
    table: &Table,
    library: &Library,
    is_mixed: bool,
    language: Language,
) -> Vec<String> {
    let first = answer.figures.first();
    let nature = language.tell("figure-value", &[("nature", language.say(table.nature.key()).into())]);
    let change = first.filter(|_| !is_mixed).and_then(words::change);
    // Of what is reached it is said how much there is.
    let change = change.filter(|change| *change != Change::Reach).map(|change| language.say(change.key()));
    // New jobs are a change by their name.
    let is_said = matches!(table.aspect, Aspect::Growth | Aspect::Level);
    // Of several indicators each row tells its own.
    let is_said = is_said && !(table.axis == Axis::Indicators && is_mixed);
    let told = change.or_else(|| is_said.then(|| aspect(table, language)));
    let nature = told.map_or_else(|| language.say(table.nature.key()), |told| format!("{nature}{told}"));
    let indicator = (table.axis != Axis::Indicators).then(|| {
        first.map_or_else(
            || table.indicator.clone(),
            |first| {
                let plain =
                    Figure { indicator: table.indicator.clone(), qualifiers: Vec::new(), ..first.clone() };
                words::indicator(&plain, library, language)
            },
        )
    });
    let year = table.year.map(|year| match table.before {
        Some(before) => {
            language.tell("year-before", &[("year", year.get().into()), ("before", before.get().into())])
        }
        None => language.tell("year", &[("year", year.get().into())]),
    });
    let whose = match table.axis {
        Axis::Regions => None,
        Axis::Years | Axis::Indicators => {
            let first = table.rows.first().map(|row| row.region.clone());
            first.filter(|first| table.rows.iter().all(|row| row.region == *first))
        }
    };
    let is_of_several = whose.is_none();
    let what: Vec<String> = whose.into_iter().chain(year).chain(indicator).chain([nature]).collect();
    let mut said = vec![who(answer, table, is_of_several, language)];
    said.extend(conditions(answer, table, language));
    vec![what.join(" · "), said.join(&language.say("then"))]
}

fn aspect(table: &Table, language: Language) -> String {
    let key = serde_json::to_string(&table.aspect).unwrap_or_default();
    language.say(&format!("aspect-{}", key.trim_matches('"')))
}

/// `长三角（上海市、江苏省、浙江省、安徽省）：3个给出了数字`.
fn who(answer: &Answer, table: &Table, is_of_several: bool, language: Language) -> String {
    let groups = &answer.question.places.groups;
    let who = if groups.is_empty() {
        let key = match (table.axis, table.level) {
            (Axis::Years, _) if is_of_several => "table-region-years",
            (Axis::Years, _) => "table-years",
            (Axis::Indicators, _) => "table-indicators",
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
    let key = if table.fulfilled.is_some() { "table-judged" } else { "table-who" };
    language.tell(key, &[("who", who.into()), ("given", table.given.into())])
}

fn conditions(answer: &Answer, table: &Table, language: Language) -> Vec<String> {
    let over = &answer.question.over;
    let mut said = Vec::new();
    let limits = over.limit.iter().chain(&over.also);
    let limits: Vec<String> = limits.map(|limit| words::typed(&limit.text, language)).collect();
    if !limits.is_empty() {
        said.push(language.tell("table-limit", &[("limit", language.list(&limits).into())]));
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
    said.extend(table.fulfilled.map(|tally| words::tally(tally, "outcome-count", language)));
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
