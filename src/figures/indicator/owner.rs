//! Whose a measure is that a report prints without its thing: 总产 after 粮食播种面积, 完成投资 after 实施重点项目28个,
//! 利润 after 规模以上工业增加值.

use super::super::clause::{self, Joint, is_verb};
use super::super::quantity::{Part, Quantity};
use super::super::token::{Kind, Token};
use super::super::words::{Measure, Role, list};
use super::super::{Bound, Change, identity, whole};
use super::{Measured, Reader};

/// How many figures back an owner is looked for.
const NEAR: usize = 4;

/// Longest clause whose object owns what was spent on it, in characters.
const LONGEST_OBJECT: usize = 18;

impl Reader<'_> {
    /// `words` with what it is a measure of; `None` where it is no bare measure, or nothing before suits it.
    pub(super) fn owned(&self, words: &str, (at, quantity): (usize, &Quantity)) -> Option<String> {
        let core = whole::core(words)?;
        let is_spent = list("spending").contains(&core);
        // 实施项目1.6万个，投资增长7%: what grows is investment as a whole.
        if is_spent && quantity.measure == Some(Measure::Share) {
            return None;
        }
        // 总投资30亿元的综合体项目|完成投资|6.1亿元
        let paid = self.found.last().filter(|_| is_spent && self.goes_on_directly(at));
        if let Some(thing) = paid.and_then(|last| last.indicator.strip_suffix(last.spent.as_deref()?)) {
            return (!thing.is_empty()).then(|| format!("{thing}{words}"));
        }
        // 社区干部生活补贴、环卫工人工资再次提高，年人均增加2400元
        let for_each = core.ends_with("人均");
        let ends = |kind: &Kind| {
            !for_each && is_verb(kind)
                || matches!(kind, Kind::Role(Role::Adverb | Role::Light | Role::Change(_)))
        };
        let subject = self.clause_before(at, ends);
        let far = is_spent || ["earnings", "bodies"].iter().any(|table| list(table).contains(&core));
        let reach = if far { NEAR } else { 1 };
        // 充实社保基金，|储备规模|…: of what the clause before was for, whatever was told before that.
        if list("promoted").contains(&core)
            && let Some(object) = self.object_before(at)
        {
            return Some(format!("{object}{words}"));
        }
        let mut near = self.found.iter().rev().take(reach).filter(|last| last.spent.is_none());
        match near.find(|last| suits(core, last)) {
            Some(owner) if !subject.contains(core) => whole::of_thing(words, &owner.indicator),
            _ if is_spent => {
                let venture = || self.venture_before(at, &subject);
                Some(format!("{}{words}", self.object_before(at).or_else(venture)?))
            }
            None if list("earnings").contains(&core) && self.earner.is_some() => {
                whole::of_thing(words, self.earner.as_deref()?)
            }
            // 粮食面积、总产实现“两增”，总产762亿斤
            Some(_) => whole::of_thing(words, first_of(&subject)),
            None if self.found.is_empty() => {
                let owner = self.object_before(at).unwrap_or(subject);
                let mut owner = without_duty(&owner);
                while let Some(rest) =
                    list("qualities").iter().find_map(|quality| owner.strip_suffix(quality))
                {
                    owner = rest;
                }
                // 金融支撑能力增强，贷款余额54.5亿元
                if list("balances").contains(&core) && !owner.contains('款') {
                    return None;
                }
                // 公共资源交易|交易额
                let deed = owner.char_indices().rev().nth(1).and_then(|(at, _)| owner.get(at..));
                let owner = deed
                    .filter(|deed| core.starts_with(deed))
                    .and_then(|deed| owner.strip_suffix(deed))
                    .unwrap_or(owner);

                let owner = if for_each { owner } else { first_of(owner) };
                whole::of_thing(words, owner)
            }
            None => None,
        }
    }

    /// “菜篮子”工程 of `“菜篮子”工程全面完工，|完成投资|2.4亿元`: what the sentence begins with, where money is spent on such.
    fn venture_before(&self, at: usize, subject: &str) -> Option<String> {
        let before = self.parts.get(..at)?.iter();
        let clauses = before.filter(|part| part.kind().is_none_or(|kind| *kind == Kind::Comma)).count();
        let subject = subject.strip_suffix("全面").unwrap_or(subject);
        let venture =
            ["一期", "二期", "三期"].iter().find_map(|part| subject.strip_suffix(part)).unwrap_or(subject);
        let is_venture = list("ventures").iter().any(|end| venture.ends_with(end));
        let fits = (3..=LONGEST_OBJECT).contains(&subject.chars().count());
        (clauses == 1 && is_venture && fits).then(|| subject.to_owned())
    }

    /// No mark between the quantity at part `at` and the one before it.
    fn goes_on_directly(&self, at: usize) -> bool {
        let mut before = self.parts.get(..at).unwrap_or_default().iter().rev();
        before.find_map(|part| match part {
            Part::Quantity(_) => Some(true),
            Part::Token(token) => {
                matches!(token.kind, Kind::Comma | Kind::Stop | Kind::List | Kind::And).then_some(false)
            }
        }) == Some(true)
    }

    /// The last measure told of one who earns.
    pub(super) fn last_earner(&self) -> Option<String> {
        let earns = |last: &&Measured| {
            last.spent.is_none()
                && last.quantity.measure != Some(Measure::Share)
                && list("earners").iter().any(|word| last.indicator.contains(word))
        };
        self.found.iter().rev().find(earns).map(|last| last.indicator.clone())
    }

    /// A name with the place that the sentence speaks of, and with the measure that others before it had.
    pub(super) fn completed(
        &mut self,
        joint: Joint,
        lead: &[&Token],
        name: String,
        quantity: &Quantity,
    ) -> String {
        let name = self.with_measure(joint, lead, name, quantity);
        // 争取项目173个: where a thing is won, 争取 is the deed.
        let wins = lead
            .iter()
            .find(|token| !matches!(token.kind, Kind::Time(_) | Kind::Role(Role::Scope)))
            .is_some_and(|token| (self.print)(token.start, token.end) == "争取");
        let is_thing = lead.last().is_some_and(|token| token.kind == Kind::NOUN)
            && quantity.measure != Some(Measure::Share)
            && !whole::names_measure(&name)
            && !whole::begins_with_deed(&name)
            && !name.contains("增产");
        if wins && is_thing {
            return format!("争取{name}");
        }
        if let [yardstick] = lead
            && joint == Joint::List
            && let Some(swapped) = whole::beyond(&name, &(self.print)(yardstick.start, yardstick.end))
        {
            return swapped;
        }
        // 全市…: of the whole region again.
        if joint == Joint::Clause && lead.iter().any(|token| token.kind == Kind::Role(Role::Scope)) {
            self.place = None;
        }
        if let Some(place) = identity::of(&name)
            .scope
            .filter(|place| place != "全国" && !list("sides").contains(&place.as_str()))
        {
            self.place = Some(place);
            return name;
        }
        let for_each = lead.iter().find(|token| token.kind == Kind::From);
        if for_each.is_some_and(|from| (self.print)(from.start, from.end).ends_with("人均")) {
            return format!("{name}人均");
        }
        match &self.place {
            Some(place) if whole::names_measure(&name) && identity::is_regional(&name) => {
                format!("{place}{name}")
            }
            _ => name,
        }
    }

    /// 中集华骏主营业务收入 of `昊华骏化主营业务收入超120亿元，|中集华骏|超70亿元`.
    fn with_measure(&self, joint: Joint, lead: &[&Token], name: String, quantity: &Quantity) -> String {
        let reaches = quantity.bound == Bound::Over
            || lead.iter().any(|token| token.kind == Kind::Role(Role::Change(Change::Reach)));
        let plain = lead.iter().all(|token| {
            matches!(
                token.kind,
                Kind::Role(Role::Noun | Role::Change(_) | Role::Each) | Kind::List | Kind::Before(_)
            )
        });
        let mut near = self.found.iter().rev().take(NEAR);
        let measure = near
            .find(|last| last.quantity.unit == quantity.unit && last.spent.is_none())
            .and_then(|last| whole::measure_at_end(&last.indicator));
        match measure {
            Some(measure)
                if joint != Joint::Direct
                    && quantity.unit.ends_with('元')
                    && reaches
                    && plain
                    && !lead.is_empty()
                    && !name.ends_with("资金")
                    && !whole::names_measure(&name) =>
            {
                format!("{name}{measure}")
            }
            _ => name,
        }
    }

    /// 棚户区改造任务 of `继续推进棚户区改造，完成800户的|改造任务`: whose task it is.
    pub(super) fn task_of(&self, name: &str, at: usize) -> Option<String> {
        let work = name.strip_suffix("任务").filter(|work| whole::is_work(work))?;
        let object = self.object_before(at)?;
        let (thing, _) = object.split_once(work).filter(|(thing, _)| !thing.is_empty())?;
        Some(format!("{thing}{name}"))
    }

    /// What the clause directly before that of part `at` works on: 市职教园区建设 of 加快推进市职教园区建设.
    pub(super) fn object_before(&self, at: usize) -> Option<String> {
        let mut before = self.parts.get(..at)?.iter().rev();
        before.find(|part| part.kind() == Some(&Kind::Comma))?;
        let mut tokens: Vec<&Token> = before
            .map_while(|part| match part {
                Part::Token(token) if !matches!(token.kind, Kind::Comma | Kind::Stop) => Some(token),
                _ => None,
            })
            .collect();
        tokens.reverse();
        clause::strip_front(&mut tokens);
        let leads = tokens.iter().take_while(|token| is_verb(&token.kind)).count();
        let verb = tokens.iter().rposition(|token| token.kind == Kind::Role(Role::Act));
        let object = tokens.get(if leads > 0 { leads } else { verb? + 1 }..)?;
        // 推进地质灾害避险|搬迁
        let (_, front) = object.split_last()?;
        let is_plain =
            front.iter().all(|token| matches!(token.kind, Kind::Role(Role::Noun | Role::Work) | Kind::List))
                && object
                    .last()
                    .is_some_and(|last| matches!(last.kind, Kind::Role(Role::Noun | Role::Work | Role::Act)))
                && object.iter().any(|token| token.kind == Kind::NOUN);
        let words = whole::cleaned(&self.print_all(object));
        let width = words.chars().count();
        (is_plain && (2..=LONGEST_OBJECT).contains(&width)).then_some(words)
    }
}

/// Whether what was measured before can own the measure `core`: things are invested in, businesses earn.
fn suits(core: &str, last: &Measured) -> bool {
    let is = |name: &str| list(name).iter().any(|word| last.indicator.contains(word));
    if list("spending").contains(&core) {
        let people = ["人", "名", "人次", "位"].contains(&last.quantity.unit.as_str());
        let counted = last.quantity.measure == Some(Measure::Count) && !people;
        return counted || whole::money_at_end(&last.indicator).is_some();
    }
    if list("earnings").contains(&core) {
        return is("earners");
    }
    if list("balances").contains(&core) {
        return last.indicator.contains('款');
    }
    if core == "人口" {
        return is("settlements");
    }
    !list("bodies").contains(&core) || last.quantity.measure == Some(Measure::Count)
}

/// 省级政府组成部门 of `省级政府组成部门的设置应与国务院基本对口`: who should do something.
fn without_duty(clause: &str) -> &str {
    let other = |before: &str| before.ends_with(['适', '反', '供', '对', '响', '效', '相', '感']);
    let duty = clause.find('应').and_then(|at| clause.get(..at)).filter(|before| !other(before));
    let owner = duty.filter(|owner| owner.chars().count() > 1).unwrap_or(clause);
    owner.strip_suffix("的设置").unwrap_or(owner)
}

/// The first of a list of owners; the things that a list only gives examples of: 主要工业产品 of 钢、水泥等主要工业产品.
fn first_of(owners: &str) -> &str {
    let all = owners.rsplit_once('等').map(|(_, all)| all.trim_start_matches('的'));
    all.filter(|all| all.chars().count() > 1 && owners.contains('、'))
        .or_else(|| owners.split('、').next())
        .unwrap_or(owners)
}
