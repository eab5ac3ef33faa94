//! Names that only tell which of the things named before are meant, what became of them, or how many more there are.

use super::super::quantity::{Part, Quantity};
use super::super::token::Kind;
use super::super::whole;
use super::super::words::Measure;
use super::{NEAR, Reader};

impl Reader<'_> {
    /// A name that only tells which of the things before are meant, or what became of them: `2条|完工`,
    /// `投资亿元以上项目119个，|5亿元以上|41个`, `服务业增加值增长7%，|对税收贡献率|超60%`.
    pub(super) fn told_apart_by(
        &self,
        words: &str,
        after: &str,
        (at, quantity): (usize, &Quantity),
    ) -> Option<String> {
        let last = self.last_name();
        if let Some(last) = last.filter(|last| after.is_empty() && last.ends_with(words))
            && let Some(deed) = self.deed_of_some(at, quantity)
        {
            return Some(format!("{last}{deed}"));
        }
        // 世界500强企业|有|73家|落户河北
        if let Some(deed) = self.deed_of_some(at, quantity).filter(|_| after.is_empty() && words.len() > 3) {
            return Some(format!("{words}{deed}"));
        }
        if words.is_empty() && quantity.measure == Some(Measure::Count) && whole::is_deed(after) {
            let alike = self.found.last().is_some_and(|last| last.quantity.unit == quantity.unit);
            let thing = match last.filter(|_| alike) {
                Some(last) => whole::without_deed(&whole::things(last)),
                None => self.object_before(at).unwrap_or_else(|| self.clause_before(at, |_| false)),
            };
            return (thing.chars().count() > 1).then(|| format!("{thing}{after}"));
        }
        if !after.is_empty() {
            return None;
        }
        let last = last?;
        if ["新增", "净增"].contains(&words) {
            return self.added(words, last, quantity);
        }
        if whole::is_deed(words)
            && let Some(thing) = whole::without_money(last)
        {
            // 综合体项目完成投资6.1亿元，|开工|25.9万平方米
            return Some(format!("{thing}{words}"));
        }
        if words.ends_with("以上") {
            return whole::of_class(words, last);
        }
        let owner = whole::owner(last).filter(|_| words.starts_with('对') && words.ends_with('率'))?;
        Some(format!("{owner}{words}"))
    }

    /// `总产达622万吨，占全省的1/8，|净增|253万吨`, `存款余额增长8.5%，|新增|4万亿元`: more of what was measured before.
    fn added(&self, words: &str, last: &str, quantity: &Quantity) -> Option<String> {
        let mut near = self.found.iter().rev().take(NEAR);
        let alike = near.find(|near| near.spent.is_none() && near.quantity.unit == quantity.unit);
        match alike {
            Some(alike) => Some(format!("{words}{}", whole::things(&alike.indicator))),
            None => {
                let grew =
                    self.found.last().is_some_and(|last| last.quantity.measure == Some(Measure::Share));
                (grew && whole::names_measure(last)).then(|| format!("{words}{last}"))
            }
        }
    }

    /// 完成改制任务 of `140户拟改制企业|有|137户|完成改制任务`: what some of those counted before did.
    fn deed_of_some(&self, at: usize, quantity: &Quantity) -> Option<String> {
        let [.., Part::Token(thing), Part::Token(has)] = self.parts.get(..at)? else { return None };
        let some = quantity.measure == Some(Measure::Count)
            && thing.kind == Kind::NOUN
            && (self.print)(has.start, has.end) == "有";
        let behind = self.parts.get(at + 1..)?.iter().map_while(|part| match part {
            Part::Token(token) if !matches!(token.kind, Kind::Comma | Kind::Stop | Kind::List) => Some(token),
            _ => None,
        });
        let deed = self.print_all(&behind.collect::<Vec<_>>());
        (some && !deed.is_empty()).then_some(deed)
    }
}
