//! How questions are read: topic, years, nature and want.

use super::*;
use crate::figures::Nature;
use crate::report::Year;
use crate::text::Segmenter;

fn read(text: &str, last: Option<&Question>) -> Question {
    read_with(Lexicon::default(), text, last)
}

/// With what is shipped.
fn knowing(text: &str) -> Question {
    read_with(Lexicon::parse(include_str!("../../config/lexicon.toml")).0, text, None)
}

fn read_with(lexicon: Lexicon, text: &str, last: Option<&Question>) -> Question {
    let knowledge = Knowledge::new(Segmenter::default(), lexicon, Gazetteer::default());
    let holdings = Holdings {
        knowledge: &knowledge,
        spelling: &Spelling::default(),
        regions: Vec::new(),
        namesakes: &Namesakes::default(),
        years: vec![Year::new(2020).unwrap()],
        reports: &crate::report::Corpus::default(),
    };
    understand(text, last, &holdings)
}

#[track_caller]
fn check(text: &str, phrases: &[&str], years: &[u16], nature: Option<Nature>, want: &str) {
    let question = read(text, None);
    let found: Vec<&str> = question.topic.query.asks.iter().map(|ask| &*ask.forms[0].text).collect();
    let found_years: Vec<u16> = question.when.years.iter().map(|year| year.get()).collect();
    assert_eq!((found.as_slice(), found_years.as_slice()), (phrases, years), "{text}");
    assert_eq!((question.when.nature, question.want.key()), (nature, want), "{text}");
}

#[test]
fn year_nature_want_and_topic_are_told_apart() {
    check("今年GDP目标是多少?", &["gdp"], &[2020], Some(Nature::Target), "value");
    check("２０１９年登記失業率", &["登记失业率"], &[2019], Some(Nature::Result), "passage");
    check("二〇一九年登记失业率", &["登记失业率"], &[2019], Some(Nature::Result), "passage");
    check("登记失业率去年实际和今年目标", &["登记失业率"], &[2019, 2020], None, "compare");
    check("请问燃煤锅炉拆除了多少台", &["燃煤锅炉拆除"], &[], None, "value");
    check(
        "what is the unemployment target this year",
        &["unemployment"],
        &[2020],
        Some(Nature::Target),
        "passage",
    );
    // What only looks like a condition on many figures stays what is asked for.
    check("大学老师平均工资", &["大学老师平均工资"], &[], None, "passage");
    check("乌兰牧骑每支队演多少场", &["乌兰牧骑", "队演"], &[], None, "value");
    check("!!! ???", &[], &[], None, "passage");
}

#[test]
fn all_there_is_is_told_from_what_is_made() {
    let asks_total = |text: &str| read(text, None).want.asks_total();
    assert!(asks_total("国家级企业总共有多少家") && asks_total("吉林有几座滑雪场"));
    assert!(
        !asks_total("一共要建多少所学校") && !asks_total("新增了多少家企业") && !asks_total("企业多少家")
    );
}

#[test]
fn the_whole_report_is_asked_for_in_many_words() {
    for text in ["今年有哪些主要目标", "主要目标", "预期目标", "what are this year's targets", "今年目标"]
    {
        assert_eq!(read(text, None).want, Want::Overview(Overview::Targets), "{text}");
    }
    for text in ["总结一下", "最重要的三件事", "这份报告讲了什么"] {
        assert_eq!(read(text, None).want, Want::Overview(Overview::Parts), "{text}");
    }
    for text in ["今年粮食目标", "总结一下教育"] {
        assert!(!matches!(read(text, None).want, Want::Overview(_)), "{text}");
    }
}

#[test]
fn growth_and_level_are_told_apart() {
    use crate::figures::Aspect;
    for (text, aspect) in [
        ("出口增长了多少", Some(Aspect::Growth)),
        ("出口总量是多少", Some(Aspect::Level)),
        ("出口多少亿元", Some(Aspect::Level)),
        ("出口占比多少", Some(Aspect::Share)),
        ("出口是多少", None),
    ] {
        assert_eq!(read(text, None).want.aspect(), aspect, "{text}");
    }
}

#[test]
fn a_difference_is_asked_of_the_last_question() {
    let last = read("今年粮食产量目标是多少", None);
    for text in ["和去年比呢", "比去年多了多少"] {
        let question = read(text, Some(&last));
        let years: Vec<u16> = question.when.years.iter().map(|year| year.get()).collect();
        assert_eq!((question.want.key(), years.as_slice()), ("compare", [2019, 2020].as_slice()), "{text}");
        assert!(question.taken_over);
    }
}

#[test]
fn a_number_is_asked_for_by_some_of_its_words_only() {
    let unit = |text: &str| read(text, None).want.unit().map(str::to_owned);
    assert_eq!(unit("拿了几块金牌"), Some("个".to_owned()));
    assert_eq!(unit("补贴几块钱"), Some("块".to_owned()));
    assert_eq!(unit("外贸做了多少亿"), Some("亿".to_owned()));
    for text in ["哪几个市试点", "试点是第几批", "近几年怎么样", "买了好几年拿不到证"]
    {
        assert_eq!(unit(text), None, "{text}");
    }
}

#[test]
fn what_has_been_done_is_asked_for_in_its_own_words() {
    for (text, looks_back) in [
        ("长太高速通了没", true),
        ("现在有几条航线", true),
        ("大桥开工没有", true),
        ("大桥建没建成", true),
        ("大桥建得怎么样了", true),
        ("昆曲提了没", false),
        ("有没有大桥", false),
        ("今年修路吗", false),
    ] {
        assert_eq!(read(text, None).when.looks_back, looks_back, "{text}");
    }
}

#[test]
fn years_taken_together_are_no_years_by_themselves() {
    for (text, is_span) in [
        ("五年里培训了多少人", true),
        ("五年一共培训了多少人", true),
        ("十三五期间建了多少学校", true),
        ("五年规划写了什么", false),
        ("这两年建了多少学校", false),
    ] {
        assert_eq!(read(text, None).when.is_span, is_span, "{text}");
    }
    assert_eq!(read("过去五年平均每年增长多少", None).when.nature, Some(Nature::Result));
}

#[test]
fn whether_something_is_so_is_no_word_of_what_is_asked() {
    let words =
        |text: &str| -> Vec<String> { knowing(text).topic.words.into_iter().map(|word| word.text).collect() };
    assert_eq!(words("大坝牢不牢固"), words("大坝牢固"));
    assert_eq!(words("网速快不快"), words("网速"));
}

#[test]
fn a_name_does_not_begin_inside_a_word() {
    let named = |text: &str| knowing(text).topic.indicators;
    assert!(named("冬天车打不着火怎么办").is_empty());
    assert_eq!(named("社零增长目标"), ["社会消费品零售总额"]);
}

#[test]
fn units_and_prices_are_read_with_what_they_count() {
    let amount = |text: &str| read(text, None).want.amount().cloned().unwrap_or_default();
    assert_eq!(amount("脱贫了多少户多少人").others, ["人"]);
    assert_eq!(amount("要修多少条路 多长").others, ["公里"]);
    assert_eq!(amount("办证要多长时间").unit, None);
    for (text, per) in
        [("羊肉多少钱一斤", Some("斤")), ("每度电便宜几分", Some("度")), ("一年补多少钱", None)]
    {
        assert_eq!(amount(text).per.as_deref(), per, "{text}");
    }
}

#[test]
fn measures_side_by_side_are_questions_of_their_own() {
    let sides =
        |text: &str| -> Vec<String> { knowing(text).sides().into_iter().map(|side| side.named).collect() };
    assert_eq!(sides("gdp和失业率目标是多少"), ["gdp", "失业率"]);
    assert_eq!(sides("脱贫了多少户多少人"), ["多少户", "多少人"]);
    assert!(sides("gdp增长多少").is_empty() && sides("粮食出口多少").is_empty());
}

#[test]
fn each_of_two_years_has_its_own_nature() {
    // 完成 beside a target: one of the two is what became of it.
    for text in ["就业去年完成多少,今年目标多少", "2019年就业完成数跟2020年目标比一比"]
    {
        let question = read(text, None);
        assert_eq!((question.when.said, question.when.years.len()), (None, 2), "{text}");
    }
    assert_eq!(read("2019年和2020年就业的目标", None).when.said, Some(Nature::Target));
}

#[test]
fn what_is_to_be_is_a_target() {
    for text in ["现在办公司要压到几个工作日", "今年重点项目安排了几个"] {
        assert_eq!(read(text, None).when.nature, Some(Nature::Target), "{text}");
    }
    assert_eq!(read("去年重点项目安排了几个", None).when.nature, Some(Nature::Result));
}

#[test]
fn what_it_began_with_and_why_are_asked_for() {
    assert!(read("投资比重由多少提高到多少", None).want.asks_base());
    assert!(!read("投资比重提高到多少", None).want.asks_base());
    assert!(read("就业为什么难", None).asks_why && !read("怎么稳就业", None).asks_why);
    let share = knowing("研发投入占生产总值比重");
    assert_eq!(share.want.aspect(), Some(crate::figures::Aspect::Share));
    let last = read("今年GDP目标是多少", None);
    let why = read("为什么这么低", Some(&last));
    assert!(why.taken_over && why.asks_why && why.topic == last.topic);
}

#[test]
fn how_it_is_told_alone_leans_on_the_last_question() {
    let last = read("去年就业多少人", None);
    let growth = read("增长呢", Some(&last));
    assert!(growth.taken_over && growth.topic == last.topic);
    assert_eq!((growth.want.aspect(), growth.want.unit()), (Some(crate::figures::Aspect::Growth), None));
}

#[test]
fn the_whole_report_has_no_reasons() {
    let parts = read("总结一下", None);
    assert!(matches!(parts.want, Want::Overview(Overview::Parts)));
    assert!(!read("为什么", Some(&parts)).taken_over);
}

#[test]
fn what_is_counted_stands_behind_how_many() {
    let counted = |text: &str| -> Vec<String> {
        read(text, None)
            .topic
            .words
            .into_iter()
            .filter(|word| word.is_counted)
            .map(|word| word.text)
            .collect()
    };
    assert_eq!(counted("牧民能拿多少补贴"), ["补贴"]);
    // A measure word is no thing.
    assert!(counted("去年封了多少口自备井").is_empty() && counted("补贴是多少").is_empty());
}

#[test]
fn how_many_is_asked_in_many_words() {
    for text in ["登记失业率是几", "登记失业率降到多少了", "补贴每月发几百块"] {
        assert_eq!(read(text, None).want.key(), "value", "{text}");
    }
    assert_eq!(read("补贴每月发几百块", None).want.unit(), Some("块"));
    assert_eq!(knowing("失业的人多吗").want.key(), "value");
    // How a number moves is no part of what it counts.
    assert!(read("登记失业率降到多少了", None).topic.words.iter().all(|word| word.text != "降到"));
}

#[test]
fn targets_are_asked_for_in_english_words_side_by_side() {
    assert_eq!(knowing("what are the main targets this year").want.key(), "overview");
}

#[test]
fn how_many_counts_things_and_no_money() {
    assert!(read("how many students", None).want.counts());
    assert!(!read("how much money", None).want.counts());
}
