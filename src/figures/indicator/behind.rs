//! The things a quantity counts: the noun behind it, cut where another deed begins.

use super::super::clause::{is_deed, is_verb};
use super::super::quantity::{Part, Quantity};
use super::super::token::{Kind, Token};
use super::super::words::{Measure, Role, list};
use super::super::{Bound, Change, whole};
use super::Reader;

impl Reader<'_> {
    /// The things counted: the noun behind a quantity, cut where another deed begins.
    pub(super) fn after(&self, at: usize, lead: &[&Token], quantity: &Quantity) -> String {
        if quantity.is_in_words() {
            return String::new();
        }
        let rest = self.parts.get(at + 1..).unwrap_or_default();
        if let Some(beside) = self.counts_beside(rest, lead, quantity) {
            return self.thing_of_both(at + beside, lead);
        }
        let clause = rest.iter().take_while(|part| goes_on(part)).count();
        let runs_on = matches!(rest.get(clause), Some(Part::Quantity(_)));
        let shared = self
            .of_level(rest, clause)
            .or_else(|| self.of_both(rest, clause, lead))
            .or_else(|| self.priced(rest, clause));
        if let Some(thing) = shared.or_else(|| self.passing(rest, clause, quantity)) {
            return thing;
        }
        let tokens: Vec<&Token> = rest.iter().take(clause).filter_map(token_of).collect();
        if let Some(shared) = self.shared_deed(rest, &tokens, lead, quantity) {
            return shared;
        }
        if quantity.measure == Some(Measure::Share)
            && let Some(told) = self.told_of_share(&tokens, lead, runs_on)
        {
            return told;
        }
        if let Some(told) = self.people(at, quantity).or_else(|| self.urged(at, lead, quantity)) {
            return told;
        }
        if let Some(told) = self.deed_of_all(rest, &tokens, (at, lead), quantity) {
            return told;
        }
        if let Some(things) = self.listed_behind(rest, &tokens, quantity) {
            return things;
        }
        let tells_all = self.tells_all(at, lead, quantity, runs_on);
        let lists_on = matches!(rest.get(clause).and_then(Part::kind), Some(Kind::List));
        // 9个国控、省控断面水质全部达标
        if tells_all
            && lists_on
            && !tokens.is_empty()
            && let Some(all) = self.whole_list(rest)
        {
            return all;
        }
        let is_part = lead.last().is_some_and(|token| (self.print)(token.start, token.end).ends_with('占'));
        if !is_part && self.begins_thing(at, lead, &tokens, quantity) {
            let thing = self.thing(lead, &tokens, quantity, (runs_on, tells_all, lists_on));
            // 1个千亿级产业集群|和装备制造、化工2个…: what follows 和 is counted by the next number.
            let own = thing.rsplit_once('和').filter(|_| lists_on && counts_next(rest, clause, quantity));
            let thing = own.map_or(thing.as_str(), |(own, _)| own).to_owned();
            return match self.tail_of_list(rest, lead) {
                Some(tail) if !thing.is_empty() && !thing.ends_with(tail.as_str()) => {
                    format!("{thing}{tail}")
                }
                _ => thing,
            };
        }
        if tells_all { self.print_all(&tokens) } else { String::new() }
    }

    /// How many parts behind a quantity another stands that counts the same: `12类|55件|民生实事`,
    /// `出台43条、|16条|具体举措`, `老城区8条、|12.3公里|道路提升改造`.
    fn counts_beside(&self, rest: &[Part], lead: &[&Token], quantity: &Quantity) -> Option<usize> {
        match rest {
            [Part::Quantity(_), ..] => Some(1),
            [Part::Token(mark), Part::Quantity(next), ..] if mark.kind == Kind::List => {
                let last = lead.last()?;
                let same = next.unit == quantity.unit && last.kind == Kind::Role(Role::Act);
                let measured =
                    quantity.measure == Some(Measure::Count) && next.measure == Some(Measure::Amount);
                (same || measured && self.leads_count(last)).then_some(2)
            }
            _ => None,
        }
    }

    /// `其中17个|县(市)|超10亿元`: those that pass a mark are counted, and the mark says which.
    fn passing(&self, rest: &[Part], clause: usize, quantity: &Quantity) -> Option<String> {
        let (things, [Part::Quantity(mark), ..]) = rest.split_at_checked(clause)? else { return None };
        let counts = self.tells_part && quantity.measure == Some(Measure::Count);
        let passes = mark.bound == Bound::Over && mark.unit.ends_with('元');
        let things: Vec<&Token> = things.iter().filter_map(token_of).collect();
        let first = things.first().filter(|token| token.kind == Kind::NOUN)?;
        // 80%|的社区办公用房达到|300平方米以上
        let of = (self.print)(first.start, first.end).starts_with('的');
        let reaches = things.last().is_some_and(|last| last.kind == Kind::Role(Role::Change(Change::Reach)));
        let shares =
            quantity.measure == Some(Measure::Share) && of && reaches && mark.measure != quantity.measure;
        (counts && passes || shares).then(|| {
            let words = (self.print)(first.start, mark.end);
            words.trim_start_matches('的').to_owned()
        })
    }

    /// What a share has done, which is part of what it measures: `服务事项90%实现网上可办`; empty where a stop
    /// is missing behind it: `办结率100%“坚持…`.
    fn told_of_share(&self, tokens: &[&Token], lead: &[&Token], runs_on: bool) -> Option<String> {
        let first = tokens.first()?;
        let says = matches!(first.kind, Kind::Role(Role::Light | Role::Act));
        if says && !lead.is_empty() && !runs_on {
            return Some(self.print_all(tokens));
        }
        let quotes = (self.print)(first.start, first.end).starts_with(['“', '"']);
        (quotes && whole::names_measure(&self.print_all(lead))).then(String::new)
    }

    /// The thing that the tokens behind a quantity begin with.
    fn thing(
        &self,
        lead: &[&Token],
        tokens: &[&Token],
        quantity: &Quantity,
        (runs_on, tells_all, lists_on): (bool, bool, bool),
    ) -> String {
        let mut cut = self.thing_ends(lead, tokens, quantity, (runs_on, lists_on));
        // 12件|作品获|全省|“五个一工程”奖
        let scoped = tokens.get(cut).is_some_and(|token| token.kind == Kind::Role(Role::Scope));
        if scoped && tells_all {
            cut = tokens.len();
        }
        let tokens = tokens.get(..cut).unwrap_or_default();
        let adverbs = tokens
            .iter()
            .rev()
            .take_while(|token| matches!(token.kind, Kind::Role(Role::Adverb | Role::Light)))
            .count();
        let words = self.print_all(tokens.get(..tokens.len() - adverbs).unwrap_or_default());
        whole::thing(&words).to_owned()
    }

    /// How many of the tokens behind a quantity name the thing it counts.
    fn thing_ends(
        &self,
        lead: &[&Token],
        tokens: &[&Token],
        quantity: &Quantity,
        (runs_on, lists_on): (bool, bool),
    ) -> usize {
        let verb = lead.first().filter(|token| is_verb(&token.kind));
        let verb = verb.or(lead.last().filter(|token| is_verb(&token.kind)));
        let verb = verb.map_or_else(|| self.verb.clone(), |verb| (self.print)(verb.start, verb.end));
        // 建成300个乡村旅游|提升|示范村 names one thing, 支持20所高中|改善|条件 tells what they do.
        let makes = quantity.measure == Some(Measure::Count)
            && !list("moves").iter().any(|word| verb.starts_with(word))
            && tokens.last().is_some_and(|token| token.kind == Kind::NOUN);
        let deeds_end = !verb.is_empty() && !makes;
        // 推动7户融资平台|退出: a deed at the very end is theirs.
        let deeds_end = |at: usize| runs_on || at + 1 < tokens.len() && deeds_end;
        let ends = |&(at, token): &(usize, &&Token)| match &token.kind {
            Kind::Time(_) | Kind::Base(_) | Kind::From | Kind::Role(Role::Aside | Role::Scope) => true,
            // 257个重点项目|完成投资|602.4亿元
            Kind::Role(Role::Work) if runs_on && at + 1 == tokens.len() => {
                list("spending").contains(&(self.print)(token.start, token.end).as_str())
            }
            // 15条中小河道治理|和老王坡、杨庄滞洪区安全建设
            Kind::Role(Role::Noun) => {
                let works = tokens.get(at - 1).is_some_and(|before| before.kind == Kind::Role(Role::Work));
                works && lists_on && (self.print)(token.start, token.end).starts_with('和')
            }
            kind => is_deed(kind) && deeds_end(at),
        };
        // 97个|已|开工|的社区建设: the deeds before 的 tell which.
        // 裁军50万人|的工作|进展顺利
        let is_task = tokens.first().is_some_and(|token| {
            ["的工作", "的任务"].contains(&(self.print)(token.start, token.end).as_str())
        });
        if is_task && !lead.is_empty() {
            return 1;
        }
        let which = match tokens.first() {
            Some(first) if first.kind != Kind::NOUN => tokens
                .iter()
                .position(|token| (self.print)(token.start, token.end).starts_with('的'))
                .unwrap_or_default(),
            _ => 0,
        };
        tokens.iter().enumerate().skip(which + 1).find(ends).map_or(tokens.len(), |(at, _)| at)
    }

    /// Whether the words behind a quantity begin with the thing it counts.
    pub(super) fn begins_thing(
        &self,
        at: usize,
        lead: &[&Token],
        tokens: &[&Token],
        quantity: &Quantity,
    ) -> bool {
        match (tokens.first().map(|token| &token.kind), tokens.get(1).map(|token| &token.kind)) {
            (Some(Kind::Role(Role::Noun | Role::Work)), _) => true,
            // 提速高青至商河等34个|续建|工程
            (Some(Kind::Role(Role::Act)), Some(&Kind::NOUN)) if self.lists_examples(lead) => true,
            // 15个先行县和7个|培育|县: in a list the count stands before its thing.
            (Some(Kind::Role(Role::Act)), Some(&Kind::NOUN)) => {
                lead.is_empty() && quantity.measure == Some(Measure::Count) && self.follows_mark(at)
            }
            // 建设22个|全省|重点实验室, 推进30个|整体|提升项目
            (Some(Kind::Role(Role::Scope | Role::Adverb)), Some(&Kind::NOUN)) => {
                let leads = lead.last().is_some_and(|token| token.kind == Kind::Role(Role::Act));
                leads && quantity.measure == Some(Measure::Count)
            }
            // 新增100所|达到二级能力的医院: a verb alone has not named its thing yet.
            (Some(Kind::Role(Role::Light | Role::Act | Role::Change(_))), Some(_)) => {
                let is_verbs = lead.iter().all(|token| is_verb(&token.kind));
                is_verbs
                    && !(lead.is_empty() && self.verb.is_empty())
                    && quantity.measure == Some(Measure::Count)
            }
            _ => false,
        }
    }

    /// A verb or a place: nothing that could be counted itself.
    fn leads_count(&self, token: &Token) -> bool {
        is_verb(&token.kind)
            || matches!(token.kind, Kind::Role(Role::Light))
            || token.kind == Kind::NOUN
                && (self.print)(token.start, token.end).ends_with(['区', '城', '市', '县'])
    }

    /// The thing behind the second of two quantities that stand together, where there is one.
    fn thing_of_both(&self, at: usize, lead: &[&Token]) -> String {
        match (self.parts.get(at), self.parts.get(at + 1)) {
            (Some(Part::Quantity(second)), Some(Part::Token(_))) => self.after(at, lead, second),
            _ => String::new(),
        }
    }

    /// `7.8万户稳定消除返贫风险`: with nothing before the quantity, what they did tells who is counted.
    fn tells_all(&self, at: usize, lead: &[&Token], quantity: &Quantity, runs_on: bool) -> bool {
        let says = |part: &&Part| matches!(part.kind(), Some(Kind::Role(Role::Light | Role::Adverb)));
        let mut before = self.parts.get(..at).unwrap_or_default().iter().rev().skip_while(says);
        let begins = before
            .next()
            .is_none_or(|part| matches!(part.kind(), Some(Kind::Comma | Kind::Stop | Kind::Time(_))));
        // 300个村、|20万人|实现脱贫
        let people = ["人", "户", "名"].contains(&quantity.unit.as_str());
        let begins = begins || people && self.begins_list(at) && self.follows_thing(at);
        begins && lead.is_empty() && !runs_on && !self.tells_part && quantity.measure == Some(Measure::Count)
    }

    fn lists_examples(&self, lead: &[&Token]) -> bool {
        lead.last().is_some_and(|token| (self.print)(token.start, token.end).ends_with('等'))
    }

    /// A thing that was counted, and a mark, directly before the quantity.
    pub(super) fn follows_thing(&self, at: usize) -> bool {
        let thing = at.checked_sub(2).and_then(|at| self.parts.get(at));
        self.follows_mark(at) && thing.and_then(Part::kind) == Some(&Kind::NOUN)
    }

    /// 和 or 、 directly before the quantity.
    pub(super) fn follows_mark(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.parts.get(at));
        matches!(before.and_then(Part::kind), Some(Kind::And | Kind::List))
    }
}

/// Whether the list behind a quantity leads with a name to one that counts alike.
fn counts_next(rest: &[Part], clause: usize, quantity: &Quantity) -> bool {
    if rest.get(clause + 1).and_then(Part::kind) != Some(&Kind::NOUN) {
        return false;
    }
    let next = rest.iter().skip(clause).find_map(|part| match part {
        Part::Quantity(next) => Some(Some(next)),
        Part::Token(token) => matches!(token.kind, Kind::Comma | Kind::Stop).then_some(None),
    });
    next.flatten().is_some_and(|next| next.unit == quantity.unit && quantity.measure == Some(Measure::Count))
}

/// Neither another quantity nor a mark.
fn goes_on(part: &Part) -> bool {
    part.kind().is_some_and(|kind| !matches!(kind, Kind::Comma | Kind::Stop | Kind::List | Kind::And))
}

fn token_of(part: &Part) -> Option<&Token> {
    match part {
        Part::Token(token) => Some(token),
        Part::Quantity(_) => None,
    }
}
