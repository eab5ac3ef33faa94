//! What a quantity measures, read from the words around it: the noun before its verb, the things it counts,
//! or, where it stands alone, what was measured just before.

mod among;
mod apart;
mod base;
mod behind;
mod carry;
mod change;
mod clock;
mod deed;
mod each;
mod gain;
mod listed;
mod mood;
mod name;
mod open;
mod owner;
mod pace;
mod served;
mod small;
mod spent;
mod told;

pub(super) use clock::Clock;
use clock::{Clause, is_dated};
pub(super) use mood::Mood;
pub(super) use open::Open;
pub(super) use pace::Pace;

use super::clause::{self, Joint};
use super::quantity::{Part, Quantity};
use super::token::{Kind, Token};
use super::words::{Role, When};
use super::{Change, whole};
use small::{Said, grows_behind, is_claimed};

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
    /// What came before in the sentence was counted together: 五年共…, 累计….
    pub(super) sums_up: bool,
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
    pub(super) mood: Mood,
    /// The year a change starts from is named: 由2020年的….
    pub(super) from_named: bool,
    /// It is the year from which the change before went.
    started_alike: bool,
    /// The year that the change before it, or behind it, is compared with: `比1956年增长4.9%，达到|611亿元`.
    pub(super) since: Option<When>,
    /// The words that say that money was spent, where the name tells on what.
    spent: Option<String>,
    /// 高于全国0.2个百分点: tells more of the figure before it, which the next one may go on with.
    aside: bool,
}

/// Reads the quantities of one sentence in order. `print` gives the text of folded characters
/// `start..end` as the report prints it; `inherited` is what the sentence before left open.
pub(super) fn measure(
    parts: &[Part],
    print: &dyn Fn(usize, usize) -> String,
    inherited: Open,
) -> (Vec<Measured>, Open) {
    let mut reader = Reader {
        parts,
        print,
        found: Vec::new(),
        verb: String::new(),
        before: String::new(),
        clock: inherited.clock,
        earner: inherited.earner,
        compared: inherited.compared,
        reached: None,
        clause: Clause::default(),
        is_claimed: is_claimed(parts, print),
        dated: 0,
        each: None,
        paid: None,
        totals: false,
        tells_part: false,
        parted: inherited.among.clone(),
        among: inherited.among,
        summed: None,
        topic: None,
        measure: inherited.measure,
        counted: inherited.counted,
        shared_out: inherited.shared_out,
        place: None,
        listed: String::new(),
    };
    for (at, part) in parts.iter().enumerate() {
        if let Part::Quantity(quantity) = part {
            reader.read(at, quantity);
        }
    }
    // 确保2018年投入使用；: a time that is told of in passing holds for its clause.
    let comma = parts.iter().position(|part| part.kind() == Some(&Kind::Comma)).unwrap_or(parts.len());
    if reader.found.is_empty() {
        reader.time_until(comma);
    }
    let open = reader.left_open();
    (reader.found, open)
}

/// How many figures back a carried name is looked for.
const NEAR: usize = 8;

struct Reader<'a> {
    parts: &'a [Part],
    print: &'a dyn Fn(usize, usize) -> String,
    found: Vec<Measured>,
    /// The verb of a list, carried on: 新增 in `新增A 3户、B 4户`.
    verb: String,
    clock: Clock,
    /// Who earned what the sentence before told.
    earner: Option<String>,
    /// What stands before and behind the number of the first of a list: 国家准备重点扶持.
    before: String,
    /// 同1978年相比, …: holds for what follows in its sentence.
    compared: Option<When>,
    /// The end of a change where its year is named: 2020年 of `由2015年的53%提高到2020年的60%`.
    reached: Option<Clock>,
    /// The clause that is read for times.
    clause: Clause,
    /// 有人认为…: somebody says so.
    is_claimed: bool,
    /// How many parts have been looked at for times.
    dated: usize,
    /// Indicators that 分别 hands out, and how many are given.
    each: Option<(Vec<String>, usize)>,
    /// How the figure that is read was said to be spent: 投资.
    paid: Option<String>,
    /// The whole that 其中 tells parts of, with its unit.
    among: Option<(String, String)>,
    /// The same while the sentence goes on.
    parted: Option<(String, String)>,
    /// The measure of a sum that parts are told of, with its unit: 完成投资 of `完成投资27亿元，其中高速公路6亿元`.
    summed: Option<(String, String)>,
    /// The measure that a sentence tells of several places.
    topic: Option<String>,
    /// The measure that the sentences before told last.
    measure: Option<String>,
    /// What the sentence before counted last, with its unit.
    counted: Option<(String, String)>,
    /// The sum that shares are told of: 公共投资 of `其中民生工程占44%`.
    shared_out: Option<String>,
    /// The place that the sentence speaks of: 产业集聚区.
    place: Option<String>,
    /// The verb of the clause before.
    listed: String,
    /// Whether it was counted together: 累计.
    totals: bool,
    /// Whether it is a part: 其中.
    tells_part: bool,
}

impl Reader<'_> {
    fn read(&mut self, at: usize, quantity: &Quantity) {
        let (joint, mut lead) = clause::lead(self.parts, at);
        let (clock, base, from_when, stands) = self.times(joint, at, &lead);
        let pace = self.pace(joint, at, &lead);
        let lead_as_read = lead.clone();
        let steps = self.steps(at, quantity);
        let (holds, mood) = (self.holds(&lead, at), self.mood(&lead, at));
        if joint == Joint::Clause {
            self.listed = std::mem::take(&mut self.verb);
        }
        let said = self.said(at, &lead);
        (self.totals, self.tells_part) = (said.total, said.among);
        self.drop_small(&mut lead);
        let (change, each) = self.strip(&mut lead, quantity);
        self.keep_each(joint, &lead);
        // `为409家企业节约…`: 为 leads to no value when nothing stands before it.
        let begins = joint == Joint::Clause && lead.is_empty() && (self.found.is_empty() || said.serves);
        let change = change.filter(|change| *change != Change::Reach || !begins);
        let (after, change) = self.counted(at, &lead, change, quantity);
        let change = self.hopes(&lead_as_read, change, quantity).or(change);
        let is_bare = lead.is_empty() && after.is_empty();
        let indicator =
            self.indicator(joint, (&lead, &lead_as_read), &after, (change, each), (at, quantity, &said));
        let change = change.or_else(|| self.change_told(joint, &lead, &indicator, quantity));
        let base = self.base_of((joint, pace, change), &lead_as_read, base);
        let since = self.since(joint, &lead_as_read, (&lead, &after), (change, base));
        let clock = match from_when {
            Some(when) if change == Some(Change::From) => Clock { when: Some(when), ..Clock::default() },
            _ => self.shared_clock(&lead_as_read, at, pace).unwrap_or(clock),
        };
        let later = self.bounded_later(&lead_as_read, at, quantity);
        let mut quantity = self.bounded(quantity, &indicator, is_bare && joint == Joint::List, said.least);
        quantity.bound = later.unwrap_or(quantity.bound);
        let acts =
            !steps && (self.acts(joint, &lead_as_read, &indicator, at) || whole::ends_in_work(&indicator));
        let sums_up = self.sums_up(&lead_as_read);
        let aside = matches!(lead.first().map(|token| &token.kind), Some(Kind::Role(Role::Aside)));
        self.found.push(Measured {
            quantity,
            indicator,
            change,
            clock,
            base,
            stands,
            pace,
            sums_up,
            acts,
            from_named: from_when.is_some(),
            started_alike: from_when.is_some() && !is_dated(&lead_as_read),
            since,
            climbs_on: steps && self.lists_on(at),
            steps,
            qualifiers: self.qualifiers(at, &lead_as_read),
            holds,
            mood,
            spent: self.paid.take(),
            aside,
        });
    }

    /// What the quantity at part `at` counts, as the words behind it tell, and what happens to it.
    fn counted(
        &self,
        at: usize,
        lead: &[&Token],
        change: Option<Change>,
        quantity: &Quantity,
    ) -> (String, Option<Change>) {
        if let Some(served) = self.served(at, quantity) {
            return (served, None);
        }
        let after = self.after(at, lead, quantity);
        if grows_behind(lead, &after, change) {
            return (String::new(), Some(Change::Increase));
        }
        (after, change)
    }

    /// What the quantity at `at` measures, made whole: one of the names that 分别 hands out, or its own. `lead` is
    /// what names it, `as_read` all that stands before it.
    fn indicator(
        &mut self,
        joint: Joint,
        (lead, as_read): (&[&Token], &[&Token]),
        after: &str,
        (change, each): (Option<Change>, Option<usize>),
        (at, quantity, said): (usize, &Quantity, &Said),
    ) -> String {
        let each = each.or_else(|| self.matches_items(lead, at).then_some(lead.len()));
        let name = if each.is_some() || self.each.is_some() {
            self.one_of_each(each, lead, (at, quantity), after)
        } else {
            self.named(joint, lead, after, change, (at, quantity, said))
        };
        let name = name::shortened(self.completed(joint, as_read, name, quantity));
        let is_total = as_read
            .iter()
            .any(|token| token.kind == Kind::List && (self.print)(token.end, token.end + 2) == "总数");
        let name = whole::added_to(&name).filter(|_| is_total).map(str::to_owned).unwrap_or(name);
        whole::without_preposition(&name).to_owned()
    }
}
