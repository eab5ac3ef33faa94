//! The clause in front of a quantity: where it begins, and which of its words name what is measured.

use super::Change;
use super::quantity::Part;
use super::token::{Kind, Token};
use super::words::Role;

/// How a quantity hangs on what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// The sentence or a clause begins.
    Clause,
    /// 、 or 和 after another quantity.
    List,
    /// Another quantity, without a mark.
    Direct,
    /// Another quantity and nothing between: `8金9银6铜`.
    Next,
}

/// Tokens between the last mark or quantity and the quantity at `at`.
pub(super) fn lead(parts: &[Part], at: usize) -> (Joint, Vec<&Token>) {
    let before = parts.get(..at).unwrap_or_default();
    let mut lead = Vec::new();
    let mut joint = Joint::Clause;
    for part in before.iter().rev() {
        match part {
            Part::Quantity(_) => {
                joint = Joint::Direct;
                break;
            }
            Part::Token(token) if matches!(token.kind, Kind::Comma | Kind::Stop) => break,
            Part::Token(token) => lead.push(token),
        }
    }
    lead.reverse();
    if joint == Joint::Direct && lead.is_empty() {
        return (Joint::Next, lead);
    }
    if joint == Joint::Direct {
        // What stands before the mark was counted by the quantity before.
        if let Some(mark) = lead.iter().position(|token| matches!(token.kind, Kind::List | Kind::And)) {
            lead.drain(..=mark);
            joint = Joint::List;
            // 二十五个省、|内蒙古自治区、三个直辖市、|2116个县
            drop_uncounted(&mut lead);
        } else if let Some(verb) = lead
            .iter()
            .position(|token| token.kind == Kind::Role(Role::Act))
            .or_else(|| lead.iter().position(|token| is_verb(&token.kind)))
        {
            // `409家|中小企业|节约融资成本5000余万元`: the noun belongs to the quantity before.
            lead.drain(..verb);
        }
    } else {
        drop_other_predicates(&mut lead);
        if matches!(parts.get(at + 1).and_then(Part::kind), Some(Kind::Role(Role::Noun | Role::Work))) {
            drop_uncounted(&mut lead);
            drop_other_deeds(&mut lead);
        }
    }
    (joint, lead)
}

/// A deed that begins a clause or a list item.
pub(super) fn is_verb(kind: &Kind) -> bool {
    matches!(kind, Kind::Role(Role::Act | Role::Work))
}

/// A verb that ends the noun behind a quantity; 建设 and its like are part of it.
pub(super) fn is_deed(kind: &Kind) -> bool {
    matches!(kind, Kind::Role(Role::Act | Role::Change(_) | Role::Light | Role::Each) | Kind::Words(_))
}

/// Takes the verb and its adverbs off the end; gives the change they tell and where 分别 stood.
pub(super) fn strip_back(lead: &mut Vec<&Token>) -> (Option<Change>, Option<usize>) {
    let mut change = None;
    let is_list = lead.iter().any(|token| token.kind == Kind::List);
    let mut each = lead.iter().position(|token| token.kind == Kind::Role(Role::Each));
    // 高于|全省|平均: what follows 高于 is what it is higher than.
    let kept = lead.iter().rposition(|token| token.kind == Kind::Role(Role::Aside)).map_or(0, |at| {
        let is_place = lead.get(at + 1).is_some_and(|token| token.kind == Kind::Role(Role::Scope));
        at + 1 + usize::from(is_place)
    });
    while lead.len() > kept
        && let Some(last) = lead.last()
    {
        match last.kind {
            Kind::From => change = change.or(Some(Change::From)),
            // 增速达7.9%: it is the growth that reaches; in a list it may be the last item's alone.
            Kind::Role(Role::Change(told)) => {
                change = change.filter(|change| *change != Change::Reach || is_list).or(Some(told));
            }
            Kind::Role(Role::Adverb | Role::Each | Role::Light | Role::Standing | Role::Scope)
            | Kind::Time(_)
            | Kind::Base(_)
            | Kind::Before(_)
            | Kind::Range => {}
            _ => break,
        }
        lead.pop();
    }
    if let Some(at) = each
        && at > lead.len()
    {
        each = Some(lead.len());
    }
    (change, each)
}

/// Takes off the front what does not name the thing: times, 全市, 实现, 其中.
pub(super) fn strip_front(lead: &mut Vec<&Token>) -> usize {
    let first = lead
        .iter()
        .position(|token| {
            !matches!(
                token.kind,
                Kind::Time(_)
                    | Kind::Base(_)
                    | Kind::From
                    | Kind::List
                    | Kind::And
                    | Kind::Role(Role::Light | Role::Scope | Role::Adverb | Role::Standing | Role::Each)
            )
        })
        .unwrap_or(lead.len());
    lead.drain(..first);
    first
}

/// `实施|中小河流治理、|5000亩沙区治理`, `|梅江公园和|56个口袋公园向市民开放`: an item without a count is no part of the name of the next one.
fn drop_uncounted(lead: &mut Vec<&Token>) {
    if let [items @ .., item, and] = lead.as_slice()
        && and.kind == Kind::And
        && matches!(item.kind, Kind::Role(Role::Noun | Role::Work))
    {
        // 深入|落实|自治区的决定及|28条措施, 开工|建设|治理工程和|40宗堤防
        let first = items.iter().position(|token| token.kind == Kind::List).unwrap_or(items.len());
        let verb = items.iter().take(first).rposition(|token| token.kind == Kind::Role(Role::Act));
        let works = items.iter().skip(verb.map_or(0, |verb| verb + 1));
        let works = works.take_while(|token| token.kind == Kind::Role(Role::Work)).count();
        lead.truncate(verb.map_or(0, |verb| verb + 1 + works));
    }
    if lead.last().is_some_and(|last| last.kind == Kind::List) {
        let verbs = lead.iter().take_while(|token| token.kind != Kind::NOUN && token.kind != Kind::List);
        lead.truncate(verbs.count());
    }
}

/// `重点发展10大产业、|打造|10个片区`: a verb of its own behind a thing begins another item.
fn drop_other_deeds(lead: &mut Vec<&Token>) {
    let Some(mark) = lead.iter().rposition(|token| token.kind == Kind::List) else { return };
    let behind = lead.get(mark + 1..).unwrap_or_default();
    let deeds = !behind.is_empty() && behind.iter().all(|token| token.kind == Kind::Role(Role::Act));
    let thing = mark.checked_sub(1).and_then(|at| lead.get(at));
    if deeds && thing.is_some_and(|token| token.kind == Kind::NOUN) {
        lead.drain(..=mark);
    }
}

/// `旅客吞吐量再次破亿、入境游客增长`: items before the last that have a predicate of their own.
fn drop_other_predicates(lead: &mut Vec<&Token>) {
    if lead.iter().any(|token| token.kind == Kind::Role(Role::Each)) {
        return;
    }
    let told =
        |token: &&Token| matches!(token.kind, Kind::Role(Role::Change(_)) | Kind::Words(_) | Kind::Before(_));
    let Some(list) = lead.iter().rposition(|token| token.kind == Kind::List) else { return };
    // 提高|养老金、残疾人补贴等5项标准: the verb at the head is of all items.
    if let Some(last) = lead.iter().take(list).rposition(told).filter(|last| *last > 0)
        && let Some(mark) = lead.iter().skip(last).position(|token| token.kind == Kind::List)
    {
        lead.drain(..=last + mark);
    }
}
