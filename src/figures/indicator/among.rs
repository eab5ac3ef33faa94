//! Parts of a count: `安排项目430个，其中续建项目40个、新建项目390个`.

use super::super::clause::Joint;
use super::super::quantity::Quantity;
use super::super::words::{Measure, list};
use super::super::{Change, whole};
use super::{Measured, NEAR, Reader};

impl Reader<'_> {
    /// `进出口总值增长12.3%，其中对中亚五国增长48.1%`: a part without a measure of its own; and parts of a count.
    pub(super) fn among(&mut self, name: String, (at, quantity): (usize, &Quantity)) -> String {
        if let Some(named) = self.share_of(&name, (at, quantity)) {
            return named;
        }
        let same_unit = self.found.last().is_some_and(|last| last.quantity.unit == quantity.unit);
        let is_place = same_unit
            && ["农村", "城镇", "城市", "乡村", "省级", "国家级", "市级", "县级"].contains(&name.as_str());
        let shares = is_place || quantity.measure == Some(Measure::Share) && !whole::names_measure(&name);
        if let Some(last) = self.last_name().filter(|last| shares && !name.starts_with(last)) {
            let whole = last.to_owned();
            let named = format!("{whole}{name}");
            // 其中国家级2家、|省级44家
            self.among = is_place.then(|| (whole, quantity.unit.clone()));
            return named;
        }
        if let Some(named) = self.sum_of_part(&name, quantity) {
            return named;
        }
        if let Some(whole) = self.sum_before(&name, at) {
            return whole::part_of(&whole, &name);
        }
        match self.whole_of(&name, quantity) {
            Some(whole) => {
                let named = whole::part_of(&whole, &name);
                self.among = Some((whole, quantity.unit.clone()));
                self.parted.clone_from(&self.among);
                named
            }
            None => name,
        }
    }

    /// `公共投资9243亿元，其中民生工程占44%，重大基础设施占23%`: what the sum is of is said once.
    fn share_of(&mut self, name: &str, (at, quantity): (usize, &Quantity)) -> Option<String> {
        let ends = ["所占比重", "所占的比重", "所占比例", "所占的比例", "占"];
        let end = ends.into_iter().find(|end| name.ends_with(end))?;
        let part = name.strip_suffix(end).filter(|_| quantity.measure == Some(Measure::Share))?;
        let part = ["约", "只", "仅"].iter().find_map(|word| part.strip_suffix(word)).unwrap_or(part);
        let last = self.found.last();
        let goes_on = |whole: &str| self.tells_part || last.is_none_or(|last| last.indicator.contains(whole));
        let whole = match &self.shared_out {
            Some(whole) if goes_on(whole) => whole.clone(),
            _ if self.tells_part => {
                let sum =
                    |last: &&Measured| last.quantity.measure != Some(Measure::Share) && last.spent.is_none();
                let sums = self.found.iter().rev().take(NEAR).filter(sum);
                sums.filter(|last| last.change != Some(Change::Increase))
                    .map(|last| last.indicator.clone())
                    .next()?
            }
            _ => self.whole_before(at)?,
        };
        self.shared_out = Some(whole.clone());
        if part.contains(&whole) {
            return None;
        }
        Some(if end == "占" { format!("{part}占{whole}") } else { format!("{part}在{whole}中{end}") })
    }

    /// 全国教育支出 of `大幅度增加全国教育支出，其中中央财政支出1981亿元`: a sum whose value is not told.
    fn sum_before(&self, name: &str, at: usize) -> Option<String> {
        let measure =
            whole::measure_at_end(name).filter(|measure| *measure != name && self.found.is_empty())?;
        let before = self.clause_before(at, |_| false);
        let sum = ["增加", "提高", "加大", "扩大"]
            .iter()
            .find_map(|verb| before.strip_prefix(verb))
            .unwrap_or(&before);
        (sum.ends_with(measure) && sum != measure).then(|| sum.to_owned())
    }

    /// 高速公路完成投资 of `完成投资27.19亿元，其中高速公路6.4亿元`: what the sum is of is said once.
    fn sum_of_part(&mut self, name: &str, quantity: &Quantity) -> Option<String> {
        if !quantity.unit.ends_with('元') || !has_no_whole(name) {
            return None;
        }
        let sum = self.found.iter().rev().take(NEAR).find(|last| {
            last.quantity.unit == quantity.unit
                && last.spent.is_none()
                && last.change != Some(Change::Increase)
        })?;
        let measure = whole::money_at_end(&sum.indicator)?;
        self.summed = Some((measure.to_owned(), quantity.unit.clone()));
        Some(format!("{name}{measure}"))
    }

    /// The name of the count that the figure tells a part of.
    fn whole_of(&self, name: &str, quantity: &Quantity) -> Option<String> {
        let money = quantity.unit.ends_with('元');
        let adds_up = matches!(quantity.measure, Some(Measure::Count | Measure::Amount)) && !money;
        let counts = adds_up && has_no_whole(name);
        let same = |last: &&Measured| last.quantity.unit == quantity.unit && last.spent.is_none();
        let last = self.found.iter().rev().take(NEAR).find(same).map(|last| &last.indicator);
        // 安排项目93个。其中续建项目27个
        let before =
            self.counted.as_ref().filter(|(_, unit)| *unit == quantity.unit && self.found.is_empty());
        let whole = last.or(before.map(|(counted, _)| counted)).filter(|_| counts)?;
        (!name.contains(whole.as_str()) && !refines(name, whole::without_lead(&whole::things(whole))))
            .then(|| whole.clone())
    }

    /// `其中续建项目40个、|新建项目390个`: the next part of the same whole.
    pub(super) fn among_too(
        &mut self,
        joint: Joint,
        name: String,
        (at, quantity): (usize, &Quantity),
    ) -> String {
        if let Some(named) = self.share_of(&name, (at, quantity)) {
            return named;
        }
        // 其中高速公路6.4亿元，|干线公路13.45亿元
        if let Some((measure, unit)) = self.summed.take()
            && unit == quantity.unit
            && has_no_whole(&name)
        {
            let named = format!("{name}{measure}");
            self.summed = Some((measure, unit));
            return named;
        }
        // 其中竣工项目37个；|续建项目27个
        let begins = |whole: &str| {
            let end = whole.char_indices().rev().nth(1).and_then(|(at, _)| whole.get(at..));
            self.found.is_empty() && end.is_some_and(|end| name.ends_with(end))
        };
        match self.among.take() {
            Some((whole, unit)) if (joint == Joint::List || begins(&whole)) && unit == quantity.unit => {
                let is_place = list("sides").contains(&name.as_str()) || name.ends_with('级');
                let named = if is_place {
                    format!("{whole}{name}")
                } else if has_no_whole(&name) {
                    whole::part_of(&whole, &name)
                } else {
                    name
                };
                self.among = Some((whole, unit));
                named
            }
            _ => name,
        }
    }
}

/// 在建工业项目 says itself that it is of the 在建项目.
fn refines(name: &str, whole: &str) -> bool {
    let chars: Vec<char> = whole.chars().collect();
    let (Some(start), Some(end)) =
        (chars.get(..2), chars.len().checked_sub(2).and_then(|at| chars.get(at..)))
    else {
        return false;
    };
    name.starts_with(&start.iter().collect::<String>()) && name.ends_with(&end.iter().collect::<String>())
}

/// Whether a name tells a part and not of what: deeds and measures are told for themselves.
fn has_no_whole(name: &str) -> bool {
    !(name.is_empty()
        || whole::names_measure(name)
        || whole::begins_with_deed(name)
        || whole::ends_in_work(name)
        || name.contains("新增"))
}
