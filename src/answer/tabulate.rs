//! Applies what a question asks of many figures to their rows: limit, order, cut, ranks, and what is reckoned. The one
//! evaluator of rows by region, by year and by indicator.

use rustc_hash::FxHashMap;

pub(super) use super::given::{Given, Head};
use super::measured::{Measured, ranks, within};
use super::reckon::reckon;
use super::table::{Axis, Computed, Row, Stand, Table, Unreckoned};
use crate::figures::Figure;
use crate::question::{Cut, Order, Over};

/// A table with its figures.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tabled {
    pub(super) table: Table,
    pub(super) figures: Vec<Figure>,
    pub(super) computed: Vec<Computed>,
    pub(super) unreckoned: Vec<Unreckoned>,
}

/// Rows of numbers, of those apart, and of words, in this order; `None` where nothing was asked about.
pub(super) fn tabulate(given: &[Given<'_>], over: &Over, head: Head) -> Option<Tabled> {
    if given.is_empty() {
        return None;
    }
    let numbers: Vec<Measured<'_>> = given.iter().filter_map(Measured::of).collect();
    let indicator = commonest(given).unwrap_or_else(|| head.indicator.clone());
    let in_words: Vec<&Given<'_>> =
        given.iter().filter(|one| one.figure.is_some_and(|own| own.value.is_none())).collect();
    let missing: Vec<String> =
        given.iter().filter(|one| one.figure.is_none()).map(|one| name(one, head.axis)).collect();
    let given_numbers = numbers.len();
    let order = over.order.or(head.is_ranked.then_some(Order::Highest));
    let (mut plain, mut apart) = (numbers, Vec::new());
    if over.lacks {
        plain.clear();
    } else {
        for limit in over.limit.iter().chain(&over.also) {
            let (met, unsure) = within(plain, limit);
            let (kept, open) = within(apart, limit);
            plain = met;
            apart = kept.into_iter().chain(open).chain(unsure).collect();
        }
    }
    if let Some(order) = order {
        plain.sort_by(|a, b| a.compare(b, order));
        apart.sort_by(|a, b| a.compare(b, order));
    }
    let ranks: Vec<Option<usize>> = order.map_or_else(|| vec![None; plain.len()], |_| ranks(&plain));
    let mut kept: Vec<(Measured<'_>, Option<usize>)> = plain.into_iter().zip(ranks.iter().copied()).collect();
    kept.retain(|(one, rank)| is_kept(over, head.focus.as_deref(), one, *rank, &ranks));
    let mut rows: Vec<(&Given<'_>, Option<usize>, Stand)> =
        kept.iter().map(|(one, rank)| (one.given, *rank, Stand::Plain)).collect();
    rows.extend(apart.iter().map(|one| (one.given, None, Stand::Apart)));
    if over.cut.is_none() {
        rows.extend(in_words.into_iter().map(|one| (one, None, Stand::InWords)));
    }
    let figures: Vec<Figure> = rows.iter().filter_map(|(one, ..)| one.figure.cloned()).collect();
    let rows: Vec<Row> = rows.into_iter().enumerate().map(row).collect();
    let measured: Vec<Measured<'_>> = kept.into_iter().map(|(one, _)| one).collect();
    let (computed, unreckoned) = reckon(over, &head, &measured, &missing, given_numbers);
    let table = Table {
        axis: head.axis,
        indicator,
        aspect: head.aspect,
        nature: head.nature,
        year: head.year,
        before: None,
        level: None,
        other_levels: 0,
        asked: given.len(),
        given: given_numbers,
        rows,
        missing,
        unheld: Vec::new(),
        fulfilled: None,
        unlike: Vec::new(),
    };
    Some(Tabled { table, figures, computed, unreckoned })
}

/// The name under which most rows are printed.
fn commonest(given: &[Given<'_>]) -> Option<String> {
    let names = || given.iter().filter_map(|one| one.figure).map(|figure| figure.indicator.as_str());
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    names().for_each(|name| *counts.entry(name).or_default() += 1);
    names().rev().max_by_key(|name| counts.get(name)).map(str::to_owned)
}

fn row((figure, (given, rank, stand)): (usize, (&Given<'_>, Option<usize>, Stand))) -> Row {
    let (region, year) = (given.region.to_owned(), given.year);
    Row { figure, region, year, rank, stand, before: None, moved: None, outcome: None }
}

pub(super) fn name(given: &Given<'_>, axis: Axis) -> String {
    match axis {
        Axis::Regions | Axis::Indicators => given.region.to_owned(),
        Axis::Years => format!("{}年", given.year.get()),
    }
}

fn is_kept(
    over: &Over,
    focus: Option<&str>,
    one: &Measured<'_>,
    rank: Option<usize>,
    all: &[Option<usize>],
) -> bool {
    match (over.cut, rank) {
        (None, _) | (_, None) => true,
        (Some(Cut::First(many)), Some(rank)) => rank <= many,
        // Of several on one rank the places behind it are theirs, too.
        (Some(Cut::Rank(wanted)), Some(rank)) => all.get(wanted.saturating_sub(1)) == Some(&Some(rank)),
        (Some(Cut::Step(wanted)), Some(rank)) => {
            let mut steps: Vec<usize> = all.iter().flatten().copied().collect();
            steps.dedup();
            steps.get(wanted.saturating_sub(1)) == Some(&rank)
        }
        (Some(Cut::Own), Some(_)) => focus.is_none_or(|focus| focus == one.given.region),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::{Aspect, Base, Bound, Change, Nature, Period, Place};
    use crate::question::{Limit, Reckon, Test};
    use crate::report::{ParagraphId, Year};
    use crate::text::Span;

    fn figure(text: &str, value: f64, upper: Option<f64>, bound: Bound) -> Figure {
        let year = Year::new(2025).unwrap();
        Figure {
            place: Place {
                paragraph: ParagraphId { report: 0, paragraph: 0 },
                sentence: 0,
                span: Span::new(0, 1),
            },
            indicator: "地区生产总值".to_owned(),
            printed: "地区生产总值".to_owned(),
            aspect: Aspect::Growth,
            text: text.to_owned(),
            value: Some(value),
            upper,
            unit: "%".to_owned(),
            bound,
            change: Some(Change::Increase),
            period: Period::of_year(year),
            base: Base::default(),
            nature: Nature::Target,
            scope: None,
            qualifiers: Vec::new(),
            record: true,
        }
    }

    fn figures() -> Vec<Figure> {
        vec![
            figure("5%左右", 5.0, None, Bound::About),
            figure("5%以内", 5.0, None, Bound::AtMost),
            figure("4.5%—5.5%", 4.5, Some(5.5), Bound::Exact),
            figure("5%以上", 5.0, None, Bound::AtLeast),
            figure("6%", 6.0, None, Bound::Exact),
        ]
    }

    /// Rank and text of every row, those apart without a rank.
    fn rows(over: &Over) -> (Vec<(Option<usize>, String)>, Tabled) {
        let figures = figures();
        let year = Year::new(2025).unwrap();
        let mut given: Vec<Given<'_>> =
            figures.iter().map(|figure| Given { region: "甲", year, figure: Some(figure) }).collect();
        given.push(Given { region: "乙", year, figure: None });
        let head = Head {
            indicator: String::new(),
            axis: Axis::Regions,
            aspect: Aspect::Growth,
            nature: Nature::Target,
            year: Some(year),
            is_ranked: true,
            focus: None,
        };
        let tabled = tabulate(&given, over, head).unwrap();
        let told = tabled.table.rows.iter().map(|row| (row.rank, tabled.figures[row.figure].text.clone()));
        (told.collect(), tabled)
    }

    #[track_caller]
    fn check(over: &Over, expected: &[(Option<usize>, &str)]) {
        let (found, tabled) = rows(over);
        let found: Vec<(Option<usize>, &str)> =
            found.iter().map(|(rank, text)| (*rank, text.as_str())).collect();
        assert_eq!(found, expected);
        assert_eq!(tabled.table.missing, ["乙"]);
    }

    fn limit(test: Test, number: f64) -> Option<Limit> {
        Some(Limit { test, number, upper: None, unit: "%".to_owned(), text: String::new() })
    }

    #[test]
    fn equal_numbers_share_a_rank_in_the_order_of_their_bounds() {
        let all = [
            (Some(1), "6%"),
            (Some(2), "5%以上"),
            (Some(2), "5%左右"),
            (Some(2), "5%以内"),
            (Some(5), "4.5%—5.5%"),
        ];
        check(&Over::default(), &all);
        check(&Over { cut: Some(Cut::First(2)), ..Over::default() }, &all[..4]);
        check(&Over { cut: Some(Cut::Rank(3)), ..Over::default() }, &all[1..4]);
        check(&Over { cut: Some(Cut::Step(3)), ..Over::default() }, &all[4..]);
        let lowest = Over { order: Some(Order::Lowest), cut: Some(Cut::First(1)), ..Over::default() };
        check(&lowest, &[(Some(1), "4.5%—5.5%")]);
    }

    #[test]
    fn what_lies_on_both_sides_of_a_limit_stands_apart() {
        let above = Over { limit: limit(Test::Above, 5.0), ..Over::default() };
        check(&above, &[(Some(1), "6%"), (None, "5%以上"), (None, "4.5%—5.5%")]);
        let below = Over { limit: limit(Test::Below, 5.0), ..Over::default() };
        check(&below, &[(Some(1), "4.5%—5.5%"), (None, "5%以内")]);
        let most = Over { limit: limit(Test::AtMost, 5.0), ..Over::default() };
        check(&most, &[(Some(1), "5%左右"), (Some(1), "5%以内"), (Some(3), "4.5%—5.5%"), (None, "5%以上")]);
        let not = Over { limit: limit(Test::Not, 5.0), ..Over::default() };
        check(&not, &[(Some(1), "6%"), (Some(2), "4.5%—5.5%")]);
    }

    #[test]
    fn a_mean_says_its_bounds_and_rates_are_not_summed() {
        let (_, tabled) = rows(&Over { reckon: vec![Reckon::Mean, Reckon::Sum], ..Over::default() });
        assert_eq!(tabled.unreckoned, [Unreckoned::SumOfRates]);
        let mean = &tabled.computed[0];
        assert_eq!((mean.what, mean.value, mean.of.len(), mean.is_bounded), (Reckon::Mean, 5.1, 5, true));
        let (_, lacking) = rows(&Over { lacks: true, reckon: vec![Reckon::Count], ..Over::default() });
        assert_eq!((lacking.computed[0].value, lacking.figures.len()), (1.0, 0));
    }
}
