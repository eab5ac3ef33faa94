//! Questions for which reports have a word: 哪些省提到低空经济, 最早哪一年提到电子商务, 谁没提.

use std::sync::LazyLock;

use regex::Regex;

use super::Mention;
use super::filler::is_filler;
use super::phrases::{any, compiled, names_any, words as phrases};
use super::taken::Taken;
use super::whose::Whose;

static VERB: LazyLock<Regex> = LazyLock::new(|| {
    let [negations, verbs] = ["negations", "verbs"].map(|key| any("mention", key));
    compiled(&format!(
        concat!(
            "(?P<lacks>{negations})?(?:曾经|曾|开始)?{verbs}了?",
            "|(?P<never>(?:do|does|did) not|never|don't|doesn't) (?:mention|mentions|mentioned)",
            "|(?-u:\\b)mention(?:s|ed|ing)?(?-u:\\b)",
        ),
        negations = negations,
        verbs = verbs,
    ))
});
static HAS: LazyLock<Regex> = LazyLock::new(|| compiled("报告(?:里面?|中)?都?(?P<has>没有|没|有)"));
static WHEN: LazyLock<Regex> = LazyLock::new(|| {
    let [first, last, years] = ["first", "last", "years"].map(|key| any("mention", key));
    compiled(&format!("(?P<first>{first})|(?P<last>{last})|(?P<years>{years})"))
});
static COUNT: LazyLock<Regex> =
    LazyLock::new(|| compiled(&format!("{}[个家份]?[?？]?$|how many", any("mention", "counts"))));
static TIMES: LazyLock<Regex> = LazyLock::new(|| compiled(&any("mention", "times")));
/// Letters around what is looked for that are no part of it.
const AROUND_WORDS: &str = "的了过在是有谁都和与及吗呢啊把被个里还又";
/// What is said of the report and of nothing in it.
static AROUND: LazyLock<Regex> = LazyLock::new(|| {
    compiled(&format!(
        "[在的]?(?:政府)?(?:工作)?报告(?:里面?|中|当中)?|的?[那是]?[哪一]?年份?的?|{}",
        any("mention", "around")
    ))
});

/// What is wanted where a mention is asked for; its words are taken. Where a measure is meant (`is_measure`), the
/// ledger tells who lacks it.
pub(super) fn mention(taken: &mut Taken<'_>, whose: &Whose, is_measure: bool) -> Option<Mention> {
    let open = taken.open();
    let says =
        |pattern: &Regex, part: &str| pattern.captures(&open).is_some_and(|found| found.name(part).is_some());
    let is_asked = whose.is_all || !whose.words.is_empty() || WHEN.is_match(&open) || TIMES.is_match(&open);
    let lacks = says(&VERB, "lacks") || says(&VERB, "never");
    // 没提社零 asks for the figure, 没有提到养老金 for the word.
    let is_spoken_of = names_any(taken, "mention", "spoken_of");
    if !is_asked || is_measure && (lacks && !is_spoken_of || taken.names("目标") || taken.names("target")) {
        return None;
    }
    let mut wanted = Mention { counts: whose.counts, lacks, ..Mention::default() };
    // 提出的目标, 提高 are other words.
    let is_other =
        |after: &str| phrases("mention", "of_others").iter().any(|word| after.starts_with(word.as_str()));
    let verb = taken.take_match(&VERB, |text, after| !(text.ends_with('提') && is_other(after)));
    if verb.is_none() {
        let has = taken.take_match(&HAS, |_, _| true)?;
        wanted.lacks = has.named("has").is_some_and(|has| has.starts_with('没'));
    }
    while let Some(found) = taken.take_match(&WHEN, |_, _| true) {
        wanted.is_first |= found.named("first").is_some();
        wanted.is_last |= found.named("last").is_some();
        wanted.by_year = true;
    }
    while taken.take_match(&TIMES, |_, _| true).is_some() {
        wanted.times = true;
    }
    // 报告里提到的省有多少.
    wanted.counts |= taken.take_match(&COUNT, |_, _| true).is_some();
    while taken.take_match(&AROUND, |_, _| true).is_some() {}
    wanted.words = words(taken);
    (!wanted.words.is_empty()).then_some(wanted)
}

/// What is looked for, letter by letter: what is left of the question, without what only carries it.
fn words(taken: &Taken<'_>) -> Vec<String> {
    let is_around = |c: char| AROUND_WORDS.contains(c) || !c.is_alphanumeric();
    let run = |(start, end): (usize, usize)| -> String {
        taken.chars().get(start..end).unwrap_or_default().iter().collect()
    };
    let runs = taken.left().into_iter().map(run);
    let parts = runs.flat_map(|run| {
        run.split('、').map(|part| part.trim_matches(is_around).to_owned()).collect::<Vec<_>>()
    });
    parts.map(|part| without_filler(&part)).filter(|part| !part.is_empty()).collect()
}

/// Without the English words at both ends that only carry the question: did of `did it mention`.
fn without_filler(part: &str) -> String {
    let mut words: Vec<&str> = part.split(' ').collect();
    let carries = |word: Option<&&str>| word.is_some_and(|word| is_filler(word) && word.is_ascii());
    while carries(words.last()) {
        words.pop();
    }
    let begins = words.iter().position(|word| !carries(Some(word))).unwrap_or(words.len());
    words.split_off(begins).join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn a_target_that_is_put_forward_is_no_mention() {
        for text in ["各省提出的主要预期目标", "哪些省提高了工资"] {
            let folded = fold(text);
            let mut taken = Taken::new(folded.chars(), Vec::new());
            let whose = Whose { is_all: true, ..Whose::default() };
            assert!(mention(&mut taken, &whose, false).is_none(), "{text}");
        }
    }

    #[track_caller]
    fn check(text: &str, words: &[&str], is: impl Fn(&Mention) -> bool) {
        let folded = fold(text);
        let mut taken = Taken::new(folded.chars(), Vec::new());
        let whose = Whose { is_all: true, ..Whose::default() };
        let found = mention(&mut taken, &whose, false).unwrap();
        assert_eq!(found.words, words, "{text}");
        assert!(is(&found), "{text}: {found:?}");
    }

    #[test]
    fn what_is_looked_for_is_left_when_the_question_is_taken_out() {
        check("谁的报告没提低空经济", &["低空经济"], |mention| mention.lacks);
        check("报告里有虚拟电厂的", &["虚拟电厂"], |mention| !mention.lacks);
        check("大数据最早出现在哪年的报告", &["大数据"], |mention| {
            mention.is_first && mention.by_year
        });
        check("什么时候开始提海绵城市", &["海绵城市"], |mention| mention.is_first);
        check("哪些年的报告提到一带一路", &["一带一路"], |mention| {
            mention.by_year && !mention.is_first
        });
        check("提到银发经济的有多少", &["银发经济"], |mention| mention.counts);
        check("最后一次提到煤炭是哪年", &["煤炭"], |mention| mention.is_last && mention.by_year);
        check("把新质生产力写进报告的", &["新质生产力"], |mention| !mention.lacks);
        check("in which year did it first mention 智慧城市", &["智慧城市"], |mention| {
            mention.is_first
        });
        check("提到棚户区的报告里最早的是哪一份", &["棚户区"], |mention| mention.is_first);
        check("报告提到几次就业", &["就业"], |mention| mention.times);
    }
}
