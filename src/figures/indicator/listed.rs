//! Lists behind a quantity that say once what all of their items are, or that one number counts as a whole.

use super::super::clause::is_verb;
use super::super::quantity::{Part, Quantity};
use super::super::token::{Kind, Token};
use super::super::whole;
use super::super::words::{Measure, Role, list};
use super::Reader;

/// Longest list of things that one number counts, in characters.
const LONGEST_LIST: usize = 32;

/// Longest list whose end is looked for, in parts: a longer one would be read again for each of its items.
const MOST_PARTS: usize = 60;

/// Most things of a list that did something together.
const MOST_ITEMS: usize = 6;

/// Longest deed that all of a list did, in characters.
const LONGEST_DEED: usize = 30;

/// A number that counts things without a unit is at least so great.
const GREAT: f64 = 10_000.0;

/// Characters of a quality: 特色鲜明.
const QUALITY: usize = 4;

impl Reader<'_> {
    /// The things of a list that one number counts.
    pub(super) fn listed_behind(
        &self,
        rest: &[Part],
        first: &[&Token],
        quantity: &Quantity,
    ) -> Option<String> {
        self.with_qualities(rest, quantity).or_else(|| self.kinds_listed(rest, first, quantity))
    }

    /// 示范镇 of `1-2个特色鲜明、充满活力、生态宜居的示范镇`: qualities of four characters stand before the thing.
    fn with_qualities(&self, rest: &[Part], quantity: &Quantity) -> Option<String> {
        if quantity.measure != Some(Measure::Count) {
            return None;
        }
        let words = self.print_all(&clause_of(rest));
        let (qualities, last) = words.rsplit_once('、')?;
        let is_quality = |words: &str| words.chars().count() == QUALITY;
        let (end, thing) = last.split_once('的')?;
        (qualities.split('、').all(is_quality) && is_quality(end)).then(|| thing.to_owned())
    }

    /// The clause with its list; `None` where an item goes on with a rank, as in `、数量居全国第2`.
    pub(super) fn whole_list(&self, rest: &[Part]) -> Option<String> {
        let all = clause_of(rest);
        let ranks = all.windows(2).any(|pair| match pair {
            [mark, next] => {
                mark.kind == Kind::List
                    && (next.kind == Kind::Role(Role::Aside)
                        || self.print_all(&[next]).starts_with(|c| "居数金总位".contains(c)))
            }
            _ => false,
        });
        (!all.is_empty() && !ranks).then(|| self.print_all(&all))
    }

    /// 国家级区域医疗中心 of `2个国家级和22个省级区域医疗中心`: what the levels are of is said once.
    pub(super) fn of_level(&self, rest: &[Part], clause: usize) -> Option<String> {
        let ([Part::Token(level)], [Part::Token(mark), Part::Quantity(_), behind @ ..]) =
            rest.split_at_checked(clause)?
        else {
            return None;
        };
        let things: Vec<&Token> = behind
            .iter()
            .map_while(|part| match part {
                Part::Token(token) => Some(token),
                Part::Quantity(_) => None,
            })
            .take_while(|token| matches!(token.kind, Kind::Role(Role::Noun | Role::Work | Role::Change(_))))
            .collect();
        let own = (self.print)(level.start, level.end);
        let other = self.print_all(&things);
        // 95个省重点、1469个市重点项目
        let level = ["级", "重点"].into_iter().find(|level| own.ends_with(level))?;
        let (_, thing) = other.split_once(level)?;
        let thing = whole::thing(thing);
        let levels = matches!(mark.kind, Kind::List | Kind::And) && !thing.is_empty();
        levels.then(|| format!("{own}{thing}"))
    }

    /// `解决了|4个|村|8500余人|的饮水安全问题`: what both quantities count belongs to one thing.
    pub(super) fn of_both(&self, rest: &[Part], clause: usize, lead: &[&Token]) -> Option<String> {
        let ([Part::Token(holder)], [Part::Quantity(_), behind @ ..]) = rest.split_at_checked(clause)? else {
            return None;
        };
        let verb = lead.last().is_some_and(|token| is_verb(&token.kind));
        let behind = clause_of(behind);
        let belongs =
            behind.first().is_some_and(|token| (self.print)(token.start, token.end).starts_with('的'));
        (verb && belongs && holder.kind == Kind::NOUN)
            .then(|| format!("{}{}", self.print_all(&[holder]), self.print_all(&behind)))
    }

    /// 重点项目建设 of `27个|总投资|69.5亿元|的重点项目建设`: what they cost stands before what they are.
    pub(super) fn priced(&self, rest: &[Part], clause: usize) -> Option<String> {
        let ([Part::Token(measure)], [Part::Quantity(price), behind @ ..]) = rest.split_at_checked(clause)?
        else {
            return None;
        };
        let is_price =
            price.unit.ends_with('元') && whole::core(&(self.print)(measure.start, measure.end)).is_some();
        let thing = self.print_all(&clause_of(behind));
        let thing = thing.strip_prefix('的').filter(|_| is_price)?;
        (!thing.is_empty() && !thing.contains('、')).then(|| thing.to_owned())
    }

    /// `1万多个中外合资经营、合作经营和外商独资企业`: where no other number and no other verb follows, the number counts
    /// the whole list.
    fn kinds_listed(&self, rest: &[Part], first: &[&Token], quantity: &Quantity) -> Option<String> {
        let all = clause_of(rest);
        let marks: Vec<usize> =
            all.iter().enumerate().filter(|(_, token)| token.kind == Kind::List).map(|(at, _)| at).collect();
        let starts_alike = |mark: &usize| {
            let next = all.get(mark + 1).map(|token| &token.kind);
            // …的新建、维修、拆除工作: what is done to them is a list as well.
            let deeds = first.last().is_some_and(|last| is_verb(&last.kind)) && first.len() > 1;
            let other = all.get(mark + 1).is_some_and(|token| {
                let words = (self.print)(token.start, token.end);
                words.starts_with(|c: char| c.is_ascii_digit() || "创居若N".contains(c))
            });
            !other && (next == Some(&Kind::NOUN) || deeds && next.is_some_and(is_verb))
        };
        let listed = quantity.measure == Some(Measure::Count)
            && first.first().is_some_and(|token| token.kind == Kind::NOUN)
            && !first.windows(2).any(|pair| match pair {
                [work, next] => {
                    work.kind == Kind::Role(Role::Work)
                        && (self.print)(next.start, next.end).starts_with('和')
                }
                _ => false,
            })
            && marks.first() == Some(&first.len())
            && marks.iter().all(starts_alike)
            && !all.iter().any(|token| {
                matches!(
                    token.kind,
                    Kind::Role(Role::Light | Role::Change(_) | Role::Aside | Role::Adverb) | Kind::Time(_)
                )
            });
        if !listed {
            return None;
        }
        let words = self.print_all(&all);
        let things = whole::thing(words.strip_suffix('中').unwrap_or(&words)).to_owned();
        (!things.is_empty() && things.chars().count() <= LONGEST_LIST).then_some(things)
    }

    /// 平原乡镇建成林业生态乡镇 of `60%的平原乡镇、40%的山区丘陵区建成林业生态乡镇`: what shares of several things did
    /// is said once.
    pub(super) fn shared_deed(
        &self,
        rest: &[Part],
        own: &[&Token],
        lead: &[&Token],
        quantity: &Quantity,
    ) -> Option<String> {
        let [thing] = own else { return None };
        let thing = (self.print)(thing.start, thing.end);
        let shares = quantity.measure == Some(Measure::Share) && lead.is_empty() && thing.starts_with('的');
        let [_, Part::Token(mark), Part::Quantity(next), Part::Token(other), deed @ ..] = rest else {
            return None;
        };
        let parallel = shares
            && matches!(mark.kind, Kind::List | Kind::And)
            && next.measure == Some(Measure::Share)
            && (self.print)(other.start, other.end).starts_with('的');
        let deed = clause_of(deed);
        (parallel && deed.first().is_some_and(|token| is_verb(&token.kind)))
            .then(|| format!("{}{}", thing.trim_start_matches('的'), self.print_all(&deed)))
    }

    /// 集体荣获全国表彰 of `22个集体、26名个人荣获全国表彰`: what all of a list of counted things did is said behind the
    /// last of them.
    pub(super) fn deed_of_all(
        &self,
        rest: &[Part],
        own: &[&Token],
        (at, lead): (usize, &[&Token]),
        quantity: &Quantity,
    ) -> Option<String> {
        let [thing] = own else { return None };
        let plain = lead.is_empty() && thing.kind == Kind::NOUN && is_counted(quantity);
        if !plain || !self.begins_list(at) {
            return None;
        }
        let mut behind = rest.get(1..)?;
        let (mut items, mut last) = (1, String::new());
        while let [Part::Token(mark), Part::Quantity(next), others @ ..] = behind
            && matches!(mark.kind, Kind::List | Kind::And)
            && is_counted(next)
            && items < MOST_ITEMS
        {
            (behind, last) = match others {
                [Part::Token(name), deed @ ..] if name.kind == Kind::NOUN => {
                    (deed, (self.print)(name.start, name.end))
                }
                _ => (others, String::new()),
            };
            items += 1;
        }
        // …10名个人|获全国模范|表彰
        let won = last.find('获').and_then(|at| last.get(at..)).filter(|won| won.len() < last.len());
        let deed = clause_of(behind);
        if let Some(won) = won.filter(|_| items > 1) {
            let name = (self.print)(thing.start, thing.end);
            return Some(format!("{}{won}{}", whole::thing(&name), self.print_deed(&deed)));
        }
        let first = deed.first().filter(|_| items > 1)?;
        let tells = matches!(first.kind, Kind::Role(Role::Act | Role::Light | Role::Adverb))
            && !list("namelike").contains(&(self.print)(first.start, first.end).as_str());
        // …医用耗材价格|大幅降低: the measure is that of all.
        let measure = whole::measure_at_end(&last).unwrap_or_default();
        let deed = format!("{measure}{}", self.print_deed(&deed));
        let fits = tells && (2..=LONGEST_DEED).contains(&deed.chars().count());
        fits.then(|| format!("{}{deed}", whole::thing(&(self.print)(thing.start, thing.end))))
    }

    /// Nothing but counted things of one list stand between the clause's beginning and part `at`.
    pub(super) fn begins_list(&self, at: usize) -> bool {
        let mut before = self.parts.get(..at).unwrap_or_default().iter().rev().take(3 * MOST_ITEMS);
        let first = before.find(|part| match part {
            Part::Quantity(quantity) => !is_counted(quantity),
            Part::Token(token) => !matches!(
                token.kind,
                Kind::List
                    | Kind::And
                    | Kind::Time(_)
                    | Kind::Role(Role::Noun | Role::Scope | Role::Adverb | Role::Light)
            ),
        });
        first.is_none_or(|part| matches!(part.kind(), Some(Kind::Comma | Kind::Stop)))
    }

    /// 等城区绿化工程 of `完成了6条城市道路、10处公园绿地、60个小区等城区绿化工程`: what was done to all of a list is
    /// said behind its last.
    pub(super) fn tail_of_list(&self, rest: &[Part], lead: &[&Token]) -> Option<String> {
        if !lead.is_empty() && !lead.iter().all(|token| matches!(token.kind, Kind::Role(Role::Light))) {
            return None;
        }
        let clause = rest.iter().take_while(|part| !matches!(part.kind(), Some(Kind::Comma | Kind::Stop)));
        let clause: Vec<&Part> = clause.take(MOST_PARTS).collect();
        if clause.len() == MOST_PARTS {
            return None;
        }
        let last = clause.iter().rposition(|part| matches!(part, Part::Quantity(_)))?;
        let tokens: Vec<&Token> = clause
            .get(last + 1..)?
            .iter()
            .filter_map(|part| match part {
                Part::Token(token) => Some(token),
                Part::Quantity(_) => None,
            })
            .collect();
        let words = self.print_all(&tokens);
        let (_, tail) = words.split_once('等')?;
        let names = ["工程", "项目", "任务", "工作"].iter().any(|end| tail.ends_with(end));
        names.then(|| format!("等{tail}"))
    }
}

/// Things or people.
fn is_counted(quantity: &Quantity) -> bool {
    // 4.33万贫困户: the unit goes without saying.
    let great = quantity.measure.is_none() && quantity.value.is_some_and(|value| value >= GREAT);
    (quantity.measure == Some(Measure::Count) || great) && !quantity.is_in_words()
}

/// The tokens up to the end of the clause; none where another quantity stands among them.
fn clause_of(rest: &[Part]) -> Vec<&Token> {
    let mut tokens = Vec::new();
    for part in rest {
        match part {
            Part::Quantity(_) => return Vec::new(),
            Part::Token(token) if matches!(token.kind, Kind::Comma | Kind::Stop) => break,
            Part::Token(token) => tokens.push(token),
        }
    }
    tokens
}
