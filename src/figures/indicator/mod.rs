//! What a quantity measures, read from the words around it: the noun before its verb, the things it counts,
//! or, where it stands alone, what was measured just before.

mod behind;
mod clock;
mod deed;
mod each;
mod name;

pub(super) use clock::{Clock, Pace};

use super::clause::{self, Joint};
use super::quantity::{Part, Quantity};
use super::token::{Kind, Token};
use super::words::{Measure, Role, When};
use super::{Bound, Change, whole};

/// A quantity with what the words around it say.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measured {
    pub(super) quantity: Quantity,
    pub(super) indicator: String,
    pub(super) change: Option<Change>,
    pub(super) clock: Clock,
    pub(super) base: Option<When>,
    pub(super) stands: bool,
    pub(super) pace: Pace,
    /// Something was done: 新建, 改造. What was done adds up over the years, what there is does not.
    pub(super) acts: bool,
    /// 迈上…台阶: the value is a step.
    pub(super) steps: bool,
    /// More steps of the list follow: 7万亿 of `跨越7万亿、8万亿`.
    pub(super) climbs_on: bool,
    /// 同口径, 剔除减税降费因素: how it was reckoned, as printed.
    pub(super) qualifiers: Vec<String>,
    /// 年产6万吨, 每增长1个百分点: what a plant can do or one thing is worth of another, at any time.
    pub(super) holds: bool,
    /// The year a change starts from is named: 由2020年的….
    pub(super) from_named: bool,
    /// 高于全国0.2个百分点: tells more of the figure before it, which the next one may go on with.
    aside: bool,
}

/// Reads the quantities of one sentence in order. `print` gives the text of folded characters
/// `start..end` as the report prints it; `inherited` is the time that the sentence before left open.
pub(super) fn measure(
    parts: &[Part],
    print: &dyn Fn(usize, usize) -> String,
    inherited: Clock,
) -> (Vec<Measured>, Clock) {
    let mut reader = Reader {
        parts,
        print,
        found: Vec::new(),
        verb: String::new(),
        clock: inherited,
        compared: None,
        dated: 0,
        each: None,
    };
    for (at, part) in parts.iter().enumerate() {
        if let Part::Quantity(quantity) = part {
            reader.read(at, quantity);
        }
    }
    reader.time_until(parts.len());
    (reader.found, reader.clock)
}

struct Reader<'a> {
    parts: &'a [Part],
    print: &'a dyn Fn(usize, usize) -> String,
    found: Vec<Measured>,
    /// The verb of a list, carried on: 新增 in `新增A 3户、B 4户`.
    verb: String,
    clock: Clock,
    /// 同1978年相比, …: holds for what follows in its sentence.
    compared: Option<When>,
    /// How many parts have been looked at for times.
    dated: usize,
    /// Indicators that 分别 hands out, and how many are given.
    each: Option<(Vec<String>, usize)>,
}

/// Small words before a quantity that decide how it is read.
struct Said {
    /// 累计
    total: bool,
    /// 其中
    among: bool,
    /// 至少
    least: bool,
    /// 为: leads to those served
    serves: bool,
    /// 三季度, 全年
    period: bool,
}

impl Reader<'_> {
    fn read(&mut self, at: usize, quantity: &Quantity) {
        let (joint, mut lead) = clause::lead(self.parts, at);
        let (clock, base, from_when, stands) = self.times(at, &lead);
        let pace = self.pace(joint, &lead);
        let lead_as_read = lead.clone();
        let steps = self.steps(at, quantity);
        let qualifiers = self.qualifiers(at, &lead);
        let holds = self.holds(&lead, at);
        if joint == Joint::Clause {
            self.verb.clear();
        }
        let said = self.said(&lead);
        lead.retain(|token| (self.print)(token.start, token.end) != "至少");
        let (change, each) = self.strip(&mut lead, quantity);
        self.keep_each(joint, &lead);
        // `为409家企业节约…`: 为 leads to no value when nothing stands before it.
        let begins = joint == Joint::Clause && lead.is_empty() && (self.found.is_empty() || said.serves);
        let mut change = change.filter(|change| *change != Change::Reach || !begins);
        let mut after = self.after(at, &lead, quantity);
        if lead.is_empty() && ["增长", "增速"].iter().any(|word| after.starts_with(word)) {
            // 连续4年保持20%以上的增长
            after.clear();
            change = Some(Change::Increase);
        }
        let is_bare = lead.is_empty() && after.is_empty();
        let each = each.or_else(|| self.matches_items(&lead, at).then_some(lead.len()));
        let indicator = if each.is_some() || self.each.is_some() {
            self.one_of_each(each, &lead, at, &after)
        } else if said.total && is_bare && !self.found.is_empty() {
            whole::in_all(self.last_name().unwrap_or_default(), "累计")
        } else if said.period && is_bare && self.found.is_empty() && change == Some(Change::Increase) {
            // 实现三季度增长4.6%: what grows over a quarter or a year, unnamed, is the economy.
            "经济增长".to_owned()
        } else {
            let name = self.name(joint, &lead, &after, change, (at, quantity));
            if said.among { self.among(name, quantity) } else { name }
        };
        let indicator = name::shortened(indicator);
        let change = change.or_else(|| acted(&indicator)).or_else(|| self.shared_change(joint, &lead));
        let base = self.base_of(joint, base);
        let clock = match from_when {
            Some(when) if change == Some(Change::From) => Clock { when: Some(when), ..Clock::default() },
            _ => clock,
        };
        let quantity = self.bounded(quantity, &indicator, is_bare && joint == Joint::List, said.least);
        let acts =
            !steps && (self.acts(joint, &lead_as_read, &indicator, at) || whole::ends_in_work(&indicator));
        let aside = matches!(lead.first().map(|token| &token.kind), Some(Kind::Role(Role::Aside)));
        self.found.push(Measured {
            quantity,
            indicator,
            change,
            clock,
            base,
            stands,
            pace,
            acts,
            from_named: from_when.is_some(),
            climbs_on: steps && self.lists_on(at),
            steps,
            qualifiers,
            holds,
            aside,
        });
    }

    /// The year a change is compared with: its own, that of the list it goes on with, or the one said before.
    fn base_of(&self, joint: Joint, own: Option<When>) -> Option<When> {
        let listed = || self.found.last().filter(|_| joint == Joint::List).and_then(|last| last.base);
        own.or_else(listed).or(self.compared)
    }

    /// The quantity with the unit and the bound that are said once for several.
    fn bounded(&self, quantity: &Quantity, indicator: &str, goes_on: bool, is_least: bool) -> Quantity {
        let mut quantity = self.with_shared_unit(quantity.clone());
        if quantity.bound == Bound::Exact {
            let first = self.found.last().filter(|_| goes_on);
            let shared = first.and_then(|last| self.shared_bound(&last.quantity, &quantity));
            quantity.bound = shared.unwrap_or_else(|| bound_in(indicator, &quantity, is_least));
        }
        quantity
    }

    /// 、 and another quantity behind the one at `at`.
    fn lists_on(&self, at: usize) -> bool {
        matches!(self.parts.get(at + 1..), Some([Part::Token(mark), Part::Quantity(_), ..]) if mark.kind == Kind::List)
    }

    fn said(&self, lead: &[&Token]) -> Said {
        let says = |word: &str| lead.iter().any(|token| (self.print)(token.start, token.end) == word);
        Said {
            total: says("累计"),
            among: says("其中"),
            least: says("至少"),
            serves: says("为"),
            period: lead.iter().any(|token| matches!(token.kind, Kind::Time(When::Whole | When::Part))),
        }
    }

    /// Takes off what does not name the thing; gives the change told and where 分别 stood.
    fn strip(&self, lead: &mut Vec<&Token>, quantity: &Quantity) -> (Option<Change>, Option<usize>) {
        let (change, each) = if self.compares(lead) { (None, None) } else { clause::strip_back(lead) };
        let mut stripped = clause::strip_front(lead);
        let is_rate = quantity.measure == Some(Measure::Share) && change.is_some();
        if is_rate && lead.len() > 1 && self.urges(lead.first()) {
            lead.remove(0);
            stripped += 1;
        }
        (change, each.map(|at| at.saturating_sub(stripped)))
    }

    /// `增速高于全省经济增速0.4个百分点`: the words behind 高于 name what is exceeded.
    fn compares(&self, lead: &[&Token]) -> bool {
        let exceeds = |token: &&&Token| {
            ["高于", "低于", "快于", "慢于", "优于", "好于"]
                .contains(&(self.print)(token.start, token.end).as_str())
        };
        lead.iter().rev().take_while(|token| !exceeds(token)).any(|token| token.kind == Kind::NOUN)
            && lead.iter().any(|token| exceeds(&token))
    }

    /// Whether the names that 分别 hands out still hold.
    fn keep_each(&mut self, joint: Joint, lead: &[&Token]) {
        let all_given = self.all_given();
        match &mut self.each {
            // 分别从202元、270元提高到209元、280元: the names are handed out again.
            Some((_, given)) if joint == Joint::Direct && lead.is_empty() => *given = 0,
            _ if joint != Joint::List || !lead.is_empty() && all_given => self.each = None,
            _ => {}
        }
    }

    /// 由6.8个工作日压至1.5个: the unit is said once.
    fn with_shared_unit(&self, mut quantity: Quantity) -> Quantity {
        if let Some(last) = self.found.last().filter(|last| last.change == Some(Change::From))
            && last.quantity.unit.starts_with(&quantity.unit)
        {
            quantity.unit.clone_from(&last.quantity.unit);
        }
        quantity
    }

    /// 不低于740元和485元: a bound said before the first of a list holds for the next.
    fn shared_bound(&self, first: &Quantity, next: &Quantity) -> Option<Bound> {
        let leads = (self.print)(first.start, first.start + 1) == "不";
        (leads && first.unit == next.unit).then_some(first.bound)
    }

    /// 推动 before a rate: who moves it is not what it measures.
    fn urges(&self, token: Option<&&Token>) -> bool {
        token.is_some_and(|token| {
            ["推动", "促进", "推进", "加快"].contains(&(self.print)(token.start, token.end).as_str())
        })
    }

    /// In a list of values the verb is said once.
    fn shared_change(&self, joint: Joint, lead: &[&Token]) -> Option<Change> {
        let last = self.found.last()?;
        (joint == Joint::List && lead.is_empty()).then_some(last.change).flatten()
    }
}

/// 新增, 净增: what is counted grew by so much.
fn acted(indicator: &str) -> Option<Change> {
    let begins = ["净增", "增加"].iter().any(|word| indicator.starts_with(word));
    let grows = begins || indicator.replace("新增长", "").contains("新增");
    grows.then_some(Change::Increase)
}

/// A bound that stands apart from its value: 每县至少建设1家, 提高总额不超过原封顶线的20%.
fn bound_in(indicator: &str, quantity: &Quantity, is_least: bool) -> Bound {
    let says = |words: [&str; 2]| {
        quantity.measure == Some(Measure::Share) && words.iter().any(|word| indicator.contains(word))
    };
    match () {
        () if is_least || says(["不低于", "不少于"]) => Bound::AtLeast,
        () if says(["不超过", "不高于"]) => Bound::AtMost,
        () => Bound::Exact,
    }
}
