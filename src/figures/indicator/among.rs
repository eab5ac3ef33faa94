//! Parts of a count: `安排项目430个，其中续建项目40个、新建项目390个`.

use super::super::clause::Joint;
use super::super::quantity::Quantity;
use super::super::words::Measure;
use super::super::{Change, whole};
use super::{Measured, NEAR, Reader};

impl Reader<'_> {
    /// `进出口总值增长12.3%，其中对中亚五国增长48.1%`: a part without a measure of its own; and parts of a count.
    pub(super) fn among(&mut self, name: String, quantity: &Quantity) -> String {
        if let Some(named) = self.share_of(&name, quantity) {
            return named;
        }
        let same_unit = self.found.last().is_some_and(|last| last.quantity.unit == quantity.unit);
        let is_place = same_unit
            && ["农村", "城镇", "城市", "乡村", "省级", "国家级", "市级", "县级"].contains(&name.as_str());
        let shares = is_place || quantity.measure == Some(Measure::Share) && !whole::names_measure(&name);
        if let Some(last) = self.last_name().filter(|last| shares && !name.starts_with(last)) {
            return format!("{last}{name}");
        }
        match self.whole_of(&name, quantity) {
            Some(whole) => {
                let named = whole::part_of(&whole, &name);
                self.among = Some((whole, quantity.unit.clone()));
                named
            }
            None => name,
        }
    }

    /// `公共投资9243亿元，其中民生工程占44%，重大基础设施占23%`: what the sum is of is said once.
    fn share_of(&mut self, name: &str, quantity: &Quantity) -> Option<String> {
        let is_share = name.ends_with('占') && quantity.measure == Some(Measure::Share);
        let last = self.found.last().filter(|_| is_share)?;
        let whole = match &self.shared_out {
            Some(whole) if last.indicator.ends_with(whole.as_str()) => whole.clone(),
            _ if self.tells_part => {
                let sum =
                    |last: &&Measured| last.quantity.measure != Some(Measure::Share) && last.spent.is_none();
                let sums = self.found.iter().rev().take(NEAR).filter(sum);
                sums.filter(|last| last.change != Some(Change::Increase))
                    .map(|last| last.indicator.clone())
                    .next()?
            }
            _ => return None,
        };
        self.shared_out = Some(whole.clone());
        Some(format!("{name}{whole}"))
    }

    /// The name of the count that the figure tells a part of.
    fn whole_of(&self, name: &str, quantity: &Quantity) -> Option<String> {
        let counts = quantity.measure == Some(Measure::Count) && has_no_whole(name);
        let same = |last: &&Measured| last.quantity.unit == quantity.unit && last.spent.is_none();
        let last = self.found.iter().rev().take(NEAR).find(same).filter(|_| counts)?;
        (!name.contains(&last.indicator)).then(|| last.indicator.clone())
    }

    /// `其中续建项目40个、|新建项目390个`: the next part of the same whole.
    pub(super) fn among_too(&mut self, joint: Joint, name: String, quantity: &Quantity) -> String {
        if let Some(named) = self.share_of(&name, quantity) {
            return named;
        }
        match self.among.take() {
            Some((whole, unit)) if joint == Joint::List && unit == quantity.unit => {
                let named = if has_no_whole(&name) { whole::part_of(&whole, &name) } else { name };
                self.among = Some((whole, unit));
                named
            }
            _ => name,
        }
    }
}

/// Whether a name tells a part and not of what: deeds and measures are told for themselves.
fn has_no_whole(name: &str) -> bool {
    !(name.is_empty()
        || whole::names_measure(name)
        || whole::begins_with_deed(name)
        || whole::ends_in_work(name)
        || name.contains("新增"))
}
