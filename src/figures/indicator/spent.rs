//! Money by what it was spent on: `投资1.2亿元完成了护坡改造`, `投资7亿元的炼化工程开工`, `投入5亿元，实施…`.

use super::super::quantity::{Part, Quantity};
use super::super::token::{Kind, Token};
use super::super::whole;
use super::super::words::{Role, list};
use super::Reader;

/// How far the deed is read, in parts.
const MOST_PARTS: usize = 40;

/// Longest measure between two sums, in parts.
const MOST_WORDS: usize = 5;

/// Longest deed that names what was paid, in characters.
const LONGEST_DEED: usize = 40;

impl Reader<'_> {
    /// The name of money that `words` only say was spent, with the thing or the deed behind its value.
    pub(super) fn spent(&self, at: usize, words: &str) -> Option<String> {
        // 抓好总投资313.9亿元的…: the verb is that of the thing.
        let sum = whole::things(words);
        let words = if sum.starts_with('总') { sum.as_str() } else { words };
        // 推进投资5.5亿元的…
        let urged = |money: &&&str| words.strip_suffix(**money).is_some_and(whole::is_deed);
        let words = list("spending")
            .iter()
            .filter(urged)
            .max_by_key(|money| money.len())
            .map_or(words, |money| *money);
        let alone = whole::core(words).is_some_and(|core| list("spending").contains(&core));
        // 中央财政安排429亿元，解决…
        let grants = ["安排", "下达", "拨付", "拟投入"].iter().any(|deed| words.ends_with(deed))
            && self.opens_sentence(at);
        if !alone && !grants {
            return None;
        }
        let rest = self.parts.get(at + 1..).unwrap_or_default();
        let rest = self.behind_other_sum(rest).unwrap_or(rest);
        match rest.first() {
            Some(Part::Token(first)) if self.begins_with(first, "的") => self.thing_paid(words, rest),
            Some(Part::Token(first)) if self.is_purpose(first) => self.deed_paid(words, rest),
            // 投入资金24.9亿元，全面开展…: the sentence begins with the money.
            Some(Part::Token(mark)) if mark.kind == Kind::Comma && self.opens_sentence(at) => {
                let rest = rest.get(1..).unwrap_or_default();
                // 全面|开展
                let leads_on = rest.iter().take(2).any(|part| match part {
                    Part::Token(token) => self.is_purpose(token),
                    Part::Quantity(_) => false,
                });
                leads_on.then(|| self.deed_paid(words, rest)).flatten()
            }
            _ => None,
        }
    }

    /// `投资3500万元的管网改造、|3800万元的巷道改造`: the next sum of a list that was spent.
    pub(super) fn spent_too(&self, at: usize, quantity: &Quantity) -> Option<String> {
        let last = self.found.last().filter(|last| last.quantity.unit == quantity.unit)?;
        let words = last.spent.as_deref()?;
        let rest = self.parts.get(at + 1..)?;
        matches!(rest.first(), Some(Part::Token(token)) if token.kind == Kind::NOUN)
            .then(|| self.thing_paid(words, rest))
            .flatten()
    }

    fn begins_with(&self, token: &Token, word: &str) -> bool {
        (self.print)(token.start, token.end).starts_with(word)
    }

    /// A deed, or 用于.
    fn is_purpose(&self, token: &Token) -> bool {
        match token.kind {
            Kind::Role(Role::Noun) => ["用于", "用来", "对"].iter().any(|word| self.begins_with(token, word)),
            ref kind => is_deed(kind),
        }
    }

    /// No clause and no figure stands before the one of part `at`.
    fn opens_sentence(&self, at: usize) -> bool {
        let before = self.parts.get(..at).unwrap_or_default();
        !before.iter().any(|part| part.kind().is_none_or(ends_clause))
    }

    /// 黑羊站水厂改扩建工程投资 of `投资1.15亿元|的黑羊站水厂改扩建工程开工建设`.
    fn thing_paid(&self, words: &str, rest: &[Part]) -> Option<String> {
        let mut thing: Vec<&Token> = Vec::new();
        for part in rest {
            match part {
                Part::Token(token) if ends_clause(&token.kind) || token.kind == Kind::List => break,
                Part::Token(token) => thing.push(token),
                // 年度投资555亿元的|208个|重点工业项目
                Part::Quantity(_) if thing.len() < 2 => {}
                // 日处理|80吨|污泥焚烧厂: what the plant can do.
                Part::Quantity(_) if self.tells_capacity(&thing) => thing.clear(),
                Part::Quantity(_) => {
                    // …工程|新接入|供热面积|190万平方米: what they did was counted for itself.
                    let deed = thing.iter().rposition(|token| is_deed(&token.kind)).filter(|at| *at > 0);
                    thing.truncate(deed.unwrap_or(thing.len()));
                    break;
                }
            }
        }
        // 供水管网改造 is a thing, 工程开工建设 is one and what became of it.
        let noun = thing.iter().rposition(|token| token.kind == Kind::NOUN)?;
        let works = thing.iter().skip(noun + 1).take_while(|token| token.kind == Kind::Role(Role::Work));
        let end = noun + 1 + works.count();
        let thing = whole::cleaned(&self.print_all(thing.get(..end)?));
        (thing.chars().count() > 1).then(|| format!("{thing}{words}"))
    }

    /// What stands behind the second of two sums of one thing: `总投资1200亿元|、年度投资555亿元|的208个项目`.
    fn behind_other_sum<'a>(&self, rest: &'a [Part]) -> Option<&'a [Part]> {
        let at = rest.iter().take(MOST_WORDS).position(|part| matches!(part, Part::Quantity(_)))?;
        let (mark, words) = rest.get(..at)?.split_first()?;
        let words: String = words.iter().map(place).map(|(start, end)| (self.print)(start, end)).collect();
        let behind = rest.get(at + 1..)?;
        let of = matches!(behind.first(), Some(Part::Token(of)) if self.begins_with(of, "的"));
        (mark.kind() == Some(&Kind::List) && whole::core(&words).is_some() && of).then_some(behind)
    }

    fn tells_capacity(&self, tokens: &[&Token]) -> bool {
        list("capacity").contains(&self.print_all(tokens).trim_start_matches('的'))
    }

    /// `words` with the deed that the money paid, as printed up to the mark.
    fn deed_paid(&self, words: &str, rest: &[Part]) -> Option<String> {
        let rest = rest.get(..MOST_PARTS).unwrap_or(rest);
        let end = rest.iter().position(|part| part.kind().is_some_and(ends_clause)).unwrap_or(rest.len());
        let mut clause = rest.get(..end)?;
        // 新建污水管线|2847米: the thing has its own figure.
        if let [named @ .., Part::Quantity(_)] = clause {
            clause = named;
        }
        let deed = (self.print)(place(clause.first()?).0, place(clause.last()?).1);
        let deed = whole::cleaned(&shortened(&deed));
        (deed.chars().count() > 2).then(|| format!("{words}{deed}"))
    }
}

/// The items of a long deed that fit, with 等 for the others.
fn shortened(deed: &str) -> String {
    let Some((end, _)) = deed.char_indices().nth(LONGEST_DEED) else { return deed.to_owned() };
    let fits = deed.get(..end).unwrap_or(deed);
    match fits.rsplit_once('、') {
        Some((items, _)) => format!("{items}等"),
        None => fits.to_owned(),
    }
}

fn is_deed(kind: &Kind) -> bool {
    matches!(kind, Kind::Role(Role::Act | Role::Work | Role::Adverb | Role::Light | Role::Change(_)))
}

fn ends_clause(kind: &Kind) -> bool {
    matches!(kind, Kind::Comma | Kind::Stop)
}

fn place(part: &Part) -> (usize, usize) {
    match part {
        Part::Quantity(quantity) => (quantity.start, quantity.end),
        Part::Token(token) => (token.start, token.end),
    }
}
