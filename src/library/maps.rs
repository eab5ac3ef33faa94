//! The maps of an edition: where each report lies in its bundles, and which figures measure a concept or bear a name.

use std::sync::Arc;

use super::bundle::{Bundle, numbered};
use super::measuring::{Measured, Name, Printed};
use super::{Card, Key};

#[derive(Debug, Default)]
pub(super) struct Maps {
    bundles: Vec<Arc<Bundle>>,
    /// Of each bundle, the numbers in the edition of its reports; `None` where the edition does not hold one.
    numbers: Vec<Vec<Option<u32>>>,
    /// Of each report, its bundle and its number there.
    places: Vec<(usize, u32)>,
    /// Of each report, the number in the ledger of its first figure.
    first: Vec<usize>,
}

impl Maps {
    /// Over the bundles of an edition of these reports.
    pub(super) fn of<'a>(bundles: Vec<Arc<Bundle>>, cards: impl Iterator<Item = &'a Card>) -> Maps {
        let (mut keys, mut first, mut figures): (Vec<Key>, Vec<usize>, usize) = Default::default();
        for card in cards {
            keys.push(card.key);
            first.push(figures);
            figures += card.figures as usize;
        }
        let numbers = numbered(&bundles, &keys);
        let mut places = vec![(usize::MAX, 0); keys.len()];
        for (bundle, own) in numbers.iter().enumerate() {
            for (slot, number) in (0u32..).zip(own) {
                let place = number.and_then(|number| places.get_mut(number as usize));
                place.into_iter().for_each(|place| *place = (bundle, slot));
            }
        }
        Maps { bundles, numbers, places, first }
    }

    pub(super) fn bundles(&self) -> &[Arc<Bundle>] {
        &self.bundles
    }

    /// Of each bundle, the numbers of its reports.
    pub(super) fn numbers(&self) -> &[Vec<Option<u32>>] {
        &self.numbers
    }

    /// The figures that measure the concept of this number, in reading order.
    pub(super) fn measuring(&self, concept: usize) -> impl Iterator<Item = Measured> {
        let own = (0u32..).zip(&self.bundles);
        merged(own.map(move |(at, bundle)| self.found(bundle.measuring.of(concept), at)))
    }

    /// Those of one report.
    pub(super) fn measuring_in(&self, concept: usize, report: u32) -> impl Iterator<Item = Measured> {
        let place = self.places.get(report as usize);
        let found = place.and_then(|&(at, slot)| {
            let bundle = self.bundles.get(at)?;
            Some(self.found(bundle.measuring.of_report(concept, slot), u32::try_from(at).ok()?))
        });
        found.into_iter().flatten()
    }

    /// The figures whose folded indicator holds that text, in reading order.
    pub(super) fn named(&self, part: &str) -> Vec<Measured> {
        let mut found: Vec<Measured> = Vec::new();
        for (at, bundle) in (0u32..).zip(&self.bundles) {
            for number in bundle.parts.holding(part, &bundle.indicators) {
                found.extend(self.found(bundle.named.of(number as usize), at));
            }
        }
        found.sort_unstable_by_key(|one| one.figure);
        found
    }

    /// The name of an indicator; empty where no bundle has it.
    pub(super) fn name(&self, Name { bundle, number }: Name) -> &str {
        self.bundles.get(bundle as usize).and_then(|own| own.indicators.get(number)).unwrap_or_default()
    }

    /// What figures say; empty where no bundle has it.
    pub(super) fn said(&self, Printed { bundle, number }: Printed) -> &str {
        self.bundles.get(bundle as usize).and_then(|own| own.said.get(number)).unwrap_or_default()
    }

    /// Figures of a bundle as those of the edition.
    fn found<'a>(
        &'a self,
        own: impl Iterator<Item = Measured> + 'a,
        bundle: u32,
    ) -> impl Iterator<Item = Measured> + 'a {
        let numbers = self.numbers.get(bundle as usize).map(Vec::as_slice).unwrap_or_default();
        own.filter_map(move |mut one| {
            (one.name.bundle, one.printed.bundle, one.unit.bundle) = (bundle, bundle, bundle);
            let report = numbers.get(one.paragraph.report as usize).copied().flatten()?;
            one.figure += self.first.get(report as usize)?;
            one.paragraph.report = report;
            Some(one)
        })
    }
}

/// What several lists hold, each in reading order, in reading order.
fn merged(lists: impl Iterator<Item = impl Iterator<Item = Measured>>) -> impl Iterator<Item = Measured> {
    let mut lists: Vec<_> = lists.map(Iterator::peekable).collect();
    std::iter::from_fn(move || {
        let heads = lists.iter_mut().enumerate().filter_map(|(at, list)| Some((list.peek()?.figure, at)));
        let (_, first) = heads.min()?;
        lists.get_mut(first)?.next()
    })
}
