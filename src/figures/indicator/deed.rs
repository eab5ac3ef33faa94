//! Whether a quantity was done, reached, held or reckoned: what the words around it tell beside its name.

use super::super::Bound;
use super::super::clause::Joint;
use super::super::quantity::{Part, Quantity};
use super::super::token::{Kind, Token};
use super::super::whole;
use super::super::words::{Measure, Role, list};
use super::Reader;

/// Longest list whose end is looked for, in parts.
const MOST_PARTS: usize = 60;

impl Reader<'_> {
    /// True where the words around a quantity, or those that its list goes on with, tell a deed: what was done
    /// adds up over the years. 发电装机 is a measure though it begins with one; a rank that was won is kept.
    pub(super) fn acts(&self, joint: Joint, lead: &[&Token], indicator: &str, at: usize) -> bool {
        let is_act = |token: &&Token| {
            token.kind == Kind::Role(Role::Act) && !whole::is_kept(&(self.print)(token.start, token.end))
        };
        let measures = whole::names_measure(indicator);
        let gains = |token: &&Token| {
            token.kind == Kind::Role(Role::Light)
                && ["取得", "完成", "争取"]
                    .iter()
                    .any(|deed| (self.print)(token.start, token.end).starts_with(deed))
        };
        let shares = joint == Joint::List || self.tells_part;
        let carried = shares && self.found.last().is_some_and(|last| last.acts);
        // 出访了90个国家: a deed that no table knows.
        let did = lead.last().is_some_and(|last| {
            last.kind == Kind::NOUN && (self.print)(last.start, last.end).ends_with('了')
        });
        let behind = self.parts.get(at + 1..).unwrap_or_default().iter().map_while(|part| match part {
            Part::Token(token) if !matches!(token.kind, Kind::Comma | Kind::Stop | Kind::List) => Some(token),
            _ => None,
        });
        lead.iter().any(is_act)
            || did
            || (!measures || self.sums_up(lead)) && lead.iter().any(gains)
            || !measures && (is_won(indicator) || self.wins(at))
            || list("deeds").iter().any(|deed| indicator.contains(deed))
            || whole::begins_with_deed(indicator) && !measures
            || carried && (!measures || self.leads_deed(indicator))
            || !measures && behind.into_iter().any(|token| is_act(&token))
    }

    /// `17件|作品获国家级奖项`: a prize, unlike a title, is won once.
    fn wins(&self, at: usize) -> bool {
        let Some(Part::Token(behind)) = self.parts.get(at + 1) else { return false };
        let words = (self.print)(behind.start, behind.end);
        words.find('获').and_then(|at| words.get(at..)).is_some_and(|won| won.contains('奖'))
    }

    /// `迈上|4000亿元|台阶`, `跨越7万亿、8万亿`: the value is a step on a way.
    pub(super) fn steps(&self, at: usize, quantity: &Quantity) -> bool {
        let printed = (self.print)(quantity.start, quantity.end);
        let climbs = ["跨", "迈", "跃", "站上"].iter().any(|word| printed.starts_with(word));
        let behind = match self.parts.get(at + 1) {
            Some(Part::Token(token)) => (self.print)(token.start, token.end),
            _ => String::new(),
        };
        let names_step =
            ["台阶", "新台阶", "大台阶", "大关", "关口", "门槛"].iter().any(|word| behind.starts_with(word));
        let lists = self.found.last().is_some_and(|last| last.steps)
            && matches!(self.parts.get(at.saturating_sub(1)), Some(Part::Token(token)) if token.kind == Kind::List);
        climbs || names_step || lists && quantity.bound == Bound::Exact
    }

    /// 、 and another quantity behind the one at `at`.
    pub(super) fn lists_on(&self, at: usize) -> bool {
        matches!(self.parts.get(at + 1..), Some([Part::Token(mark), Part::Quantity(_), ..]) if mark.kind == Kind::List)
    }

    pub(super) fn holds(&self, lead: &[&Token], at: usize) -> bool {
        let words = self.print_all(lead);
        list("capacity").iter().any(|word| words.ends_with(word))
            || self.sizes_plant(lead, at)
            || self.sizes_project(at)
            || self.tells_state(at)
            || list("rates").iter().any(|word| words.contains(word))
            || (words.contains("相当于") || words.ends_with("年前"))
                && self.found.last().is_some_and(|last| last.holds)
            || self.is_of_people(&words, at)
    }

    /// `抓好中集华骏|10万吨|铸件、众品食业等10个续建项目`: the size of one of the projects that a list names.
    fn sizes_project(&self, at: usize) -> bool {
        let Some([Part::Quantity(quantity), Part::Token(thing), Part::Token(mark), behind @ ..]) =
            self.parts.get(at..)
        else {
            return false;
        };
        let is_size =
            ["吨", "千瓦", "兆瓦"].contains(&quantity.unit.as_str()) && quantity.bound == Bound::Exact;
        if !is_size || thing.kind != Kind::NOUN || mark.kind != Kind::List {
            return false;
        }
        let clause = behind
            .iter()
            .take(MOST_PARTS)
            .take_while(|part| !matches!(part.kind(), Some(Kind::Comma | Kind::Stop)));
        let clause: Vec<&Part> = clause.collect();
        clause.windows(2).any(|pair| match pair {
            [Part::Token(examples), Part::Quantity(count)] => {
                count.measure == Some(Measure::Count)
                    && (self.print)(examples.start, examples.end).ends_with('等')
            }
            _ => false,
        })
    }

    /// `我国|80%以上|的财政收入来自城市`, `天中|960万|人民的期盼`: a fact that no year has of its own.
    fn tells_state(&self, at: usize) -> bool {
        let Some([Part::Quantity(quantity), Part::Token(thing), ..]) = self.parts.get(at..) else {
            return false;
        };
        let words = (self.print)(thing.start, thing.end);
        let is_share = quantity.measure == Some(Measure::Share);
        let counts_people = quantity.measure.is_none() && quantity.value.is_some();
        is_share && words.starts_with('的') && list("states").iter().any(|verb| words.contains(verb))
            || counts_people && whole::of_people(&words).is_some()
    }

    /// `占人口|95%以上|的人民群众`, `9万平方公里|的中国领土`: who or what is meant, and nothing that was done.
    fn is_of_people(&self, lead: &str, at: usize) -> bool {
        let Some([Part::Quantity(quantity), Part::Token(thing), ..]) = self.parts.get(at..) else {
            return false;
        };
        let words = (self.print)(thing.start, thing.end);
        let is_share =
            quantity.measure == Some(Measure::Share) && lead.contains('占') && lead.ends_with("人口");
        let is_land = quantity.unit == "平方公里" && list("lands").iter().any(|land| words.contains(land));
        words.starts_with('的') && (is_share || is_land)
    }

    /// `大唐|700万吨|露天矿完成核准`: what a plant can do stands before it as its size.
    fn sizes_plant(&self, lead: &[&Token], at: usize) -> bool {
        let Some(Part::Quantity(quantity)) = self.parts.get(at) else { return false };
        let Some(Part::Token(plant)) = self.parts.get(at + 1) else { return false };
        let is_size = ["吨", "千瓦", "兆瓦", "千瓦时"].contains(&quantity.unit.as_str());
        let named = lead.iter().all(|token| token.kind == Kind::NOUN || token.kind == Kind::List);
        let words = (self.print)(plant.start, plant.end);
        is_size
            && named
            && plant.kind == Kind::NOUN
            && quantity.bound == Bound::Exact
            && list("plants").iter().any(|word| words.ends_with(word))
    }

    pub(super) fn leads_deed(&self, indicator: &str) -> bool {
        !self.verb.is_empty() && indicator.starts_with(self.verb.as_str())
    }

    /// Words that say how a value was reckoned: those before it, and a clause of their own before its clause.
    pub(super) fn qualifiers(&self, at: usize, lead: &[&Token]) -> Vec<String> {
        let print = |token: &Token| (self.print)(token.start, token.end);
        let own =
            lead.iter().map(|token| print(token)).filter(|words| list("reckoned").contains(&words.as_str()));
        let mut tokens = self.parts.get(..at).unwrap_or_default().iter().rev().map_while(|part| match part {
            Part::Token(token) => Some(token),
            Part::Quantity(_) => None,
        });
        let before_comma = tokens.by_ref().find(|token| token.kind == Kind::Comma);
        let mut clause: Vec<&Token> = match before_comma {
            Some(_) => tokens.take_while(|token| !matches!(token.kind, Kind::Comma | Kind::Stop)).collect(),
            None => Vec::new(),
        };
        clause.reverse();
        let words: String = clause.iter().map(|token| print(token)).collect();
        let begins = ["剔除", "扣除", "扣减", "考虑"].iter().any(|word| words.starts_with(word));
        let note = match self.parts.get(at) {
            Some(Part::Quantity(quantity)) => quantity.note.map(|(start, end)| (self.print)(start, end)),
            _ => None,
        };
        let note = note.filter(|note| list("reckons").iter().any(|word| note.starts_with(word)));
        Some(words).filter(|_| begins).into_iter().chain(own).chain(note).collect()
    }
}

/// 申请国家发明专利, 获科技进步奖: what was got once and for all; 获批 leaves a state behind.
fn is_won(name: &str) -> bool {
    let begins = |words: &[&str]| words.iter().any(|word| name.starts_with(word));
    begins(list("won")) && !begins(list("kept"))
}
