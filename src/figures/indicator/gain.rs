//! Names that only say what came of something that was told before: 办结率 of what was handled, 惠及 by what was done.

use super::super::quantity::{Part, Quantity};
use super::super::token::{Kind, Token};
use super::super::whole;
use super::super::words::{Measure, Role, list};
use super::{Measured, NEAR, Reader};

/// Longest name of what gained or was done, in characters.
const LONGEST: usize = 32;

/// How far back the things are looked for, in parts.
const MOST_PARTS: usize = 40;

/// Longest name of those who gained: 惠及|困难群众.
const LONGEST_GAINER: usize = 6;

impl Reader<'_> {
    /// `words` with what the clauses before tell: the things whose 办结率 it is, or what 惠及 so many.
    pub(super) fn gained(
        &self,
        words: &str,
        after: &str,
        (at, quantity): (usize, &Quantity),
    ) -> Option<String> {
        if quantity.measure == Some(Measure::Share) {
            let ends = |rate: &str| list("outcomes").contains(&rate);
            let told = after.is_empty() && words.split('、').all(ends);
            return told.then(|| self.things_before(at)).flatten().map(|of| format!("{of}{words}"));
        }
        // 惠及3400万人|的引水工程
        let tells_which = matches!(self.parts.get(at + 1), Some(Part::Token(token))
            if (self.print)(token.start, token.end).starts_with('的'));
        if tells_which {
            return None;
        }
        // 举办8届活动周、超过5.2亿人次|参与
        let attends = list("attending").contains(&after) && (words.is_empty() || whole::is_work(words));
        if attends && ["人", "人次", "名", "户"].contains(&quantity.unit.as_str()) {
            let source = self.deed_before(at).or_else(|| self.giver())?;
            return Some(format!("{source}{after}"));
        }
        let gainer = list("gains").iter().find_map(|gain| words.strip_prefix(gain))?;
        let fits = gainer.chars().count() + after.chars().count() <= LONGEST_GAINER;
        let source = fits.then(|| self.giver().or_else(|| self.deed_before(at))).flatten()?;
        let name = format!("{source}{words}{after}");
        (name.chars().count() <= LONGEST).then_some(name)
    }

    /// 人大代表建议、政协提案 of `办理人大代表建议68件、政协提案118件，|办结率|100%`: the things that were counted in
    /// the clause before, as many as have one unit.
    fn things_before(&self, at: usize) -> Option<String> {
        let last = self.found.last().filter(|last| last.quantity.measure != Some(Measure::Share))?;
        let near = MOST_PARTS.min(at);
        let ends = |part: &&Part| matches!(part.kind(), Some(Kind::Comma | Kind::Stop));
        let mut before =
            self.parts.get(at - near..at)?.iter().rev().skip_while(|part| !matches!(part, Part::Quantity(_)));
        let counted =
            before.by_ref().take_while(|part| !ends(part)).filter(|part| matches!(part, Part::Quantity(_)));
        let alike = |one: &&Measured| one.quantity.unit == last.quantity.unit && one.spent.is_none();
        let counted = counted.count().min(NEAR);
        let mut things: Vec<String> =
            self.found.iter().rev().take(counted).take_while(alike).map(thing).collect();
        things.dedup();
        things.reverse();
        let all = things.join("、");
        let fits = !things.is_empty() && things.iter().all(|thing| thing.chars().count() > 1);
        (fits && all.chars().count() <= LONGEST).then_some(all)
    }

    /// What was done to so many things, of which others gained: 农村供水工程 of `维修农村供水工程1800处，受益…`.
    fn giver(&self) -> Option<String> {
        let counts = |one: &&Measured| {
            one.quantity.measure != Some(Measure::Share)
                && one.spent.is_none()
                && (one.acts
                    || !whole::names_measure(&one.indicator)
                    || whole::money_at_end(&one.indicator).is_some())
        };
        let giver = self.found.iter().rev().take(NEAR).find(counts)?;
        let name = thing(giver);
        (name.chars().count() > 1).then_some(name)
    }

    /// The clause before part `at`, or the item of a list before it, as printed: `住院费用实现跨省直接结算，|惠及…`.
    fn deed_before(&self, at: usize) -> Option<String> {
        if !self.found.is_empty() {
            return None;
        }
        let mut before = self.parts.get(..at)?.iter().rev();
        before.find(|part| matches!(part.kind(), Some(Kind::Comma | Kind::List)))?;
        let mut clause: Vec<&Token> = before
            .map_while(|part| match part {
                Part::Token(token) if !matches!(token.kind, Kind::Comma | Kind::Stop) => Some(token),
                _ => None,
            })
            .collect();
        clause.reverse();
        let names =
            |token: &&&Token| !matches!(token.kind, Kind::Time(_) | Kind::Base(_) | Kind::Role(Role::Scope));
        let clause: Vec<&Token> = clause.iter().filter(names).copied().collect();
        let deed = self.print_deed(&clause);
        (2..=LONGEST).contains(&deed.chars().count()).then_some(deed)
    }
}

/// What a figure counts, without the deed: the last of a list that only gives examples.
fn thing(told: &Measured) -> String {
    let things = whole::things(&told.indicator);
    let things = things.rsplit_once('等').map_or(things.as_str(), |(_, all)| all).trim_start_matches('的');
    let things = ["新增", "减少", "共"].iter().find_map(|word| things.strip_prefix(word)).unwrap_or(things);
    whole::without_lead(things).to_owned()
}
