//! Questions that a report nearly answers: what is near is no answer, and what is said otherwise is one.

use std::sync::Arc;
use std::time::{Duration, Instant};

use wenzheng::answer::{Answer, Kind, Limits, Notice};
use wenzheng::app::{ChatKey, Conversation, Sessions, Shelf};
use wenzheng::config::Config;

const REPORT: &str = "2025年甲市政府工作报告

一、2024年工作回顾

粮食播种面积300万亩，粮食总产量85.5万吨。肉牛屠宰量8万头，苹果、茶叶产量分别增长3.4%和5%。
进出口总额820亿元，增长9%。富士康、比亚迪等企业扩产，研发投入增长12%。
新增国家级专精特新企业398家，汽车以旧换新40万辆。农业转移人口和其他常住人口落户100万人。
人均地区生产总值8.2万元。地区生产总值3600亿元，增长5.6%，增速居全省第3位。
城镇调查失业率5.1%。农村居民人均可支配收入增长7.1%，全体居民人均可支配收入增长5.5%。
地铁2号线通车，1号线客流平稳。老旧燃气管网改造95公里。化解历史遗留问题，偿还债务12亿元。

二、2025年工作安排

破解高校毕业生等群体就业难题，新增农村劳动力转移就业4万人。地铁4号线开工。
今年的主要预期目标是：地区生产总值增长5%，居民人均可支配收入增长与经济增长同步。
农村居民人均可支配收入增长6%以上。
引进俄罗斯风情餐厅。扩大向北开放，深化中俄蒙经贸合作。
";

fn conversation() -> (tempfile::TempDir, Conversation) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("甲市-2025.txt"), REPORT).unwrap();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let config = Config::load(&root.join("config/wenzheng.toml")).unwrap();
    let (shelf, _) = Shelf::open(folder.path().to_owned(), config.search).unwrap();
    let sessions = Sessions::new(100, Duration::from_secs(60));
    (folder, Conversation::new(Arc::new(shelf), sessions, Limits { passages: 5 }))
}

fn ask(conversation: &Conversation, question: &str) -> Answer {
    let key = ChatKey { chat: question.len() as i64, topic: None, person: None };
    conversation.ask(key, question, Instant::now()).answer
}

#[test]
fn a_neighbours_figure_is_no_answer() {
    let (_folder, conversation) = conversation();
    for question in [
        // A narrower kind, another measure of the same thing, another unit.
        "肉牛存栏多少头",
        "苹果产了多少万吨",
        // A company, and another measure that shares most of its name.
        "富士康今年出口多少钱",
        "城镇登记失业率是多少",
        // The number stands in the sentence and counts something else.
        "高校毕业生有多少万人",
        // What was added is not all there is, and what was done is no plan.
        "国家级专精特新企业总共有多少家",
        "今年汽车以旧换新计划多少辆",
        // What is measured comes last in the name, and these are people who move.
        "常住人口有多少",
        "全市有没有一个亿的常住人口",
        // What is exported is no harvest, whatever else the report tells of exports.
        "粮食出口多少",
        // A price by weight is no amount of money.
        "苹果多少钱一斤",
    ] {
        let answer = ask(&conversation, question);
        assert!(matches!(answer.kind, Kind::Related | Kind::None), "{question}: {:?}", answer.figures);
        assert!(answer.figures.is_empty(), "{question}");
    }
}

#[test]
fn the_word_that_is_missing_is_named() {
    let (_folder, conversation) = conversation();
    let notices = ask(&conversation, "肉牛存栏多少头").notices;
    assert!(notices.contains(&Notice::Unsaid("存栏".to_owned())), "{notices:?}");
}

#[test]
fn what_is_asked_in_other_words_is_answered() {
    let (_folder, conversation) = conversation();
    for (question, figure) in [
        ("粮食一共打了多少吨", "85.5万吨"),
        ("老旧燃气管子改了多少公里", "95公里"),
        ("农民去年收入涨了几个点", "7.1%"),
        ("政府还了多少债", "12亿元"),
        ("GDP总量多少亿", "3600亿元"),
        ("外贸做了多少亿", "820亿元"),
    ] {
        let answer = ask(&conversation, question);
        assert_eq!(answer.kind, Kind::Figures, "{question}: {:?}", answer.notices);
        assert_eq!(answer.figures[0].text, figure, "{question}");
    }
}

#[test]
fn countries_are_spoken_of_by_their_first_letters() {
    let (_folder, conversation) = conversation();
    for question in ["跟俄罗斯蒙古怎么合作", "和蒙古国怎么合作"] {
        let answer = ask(&conversation, question);
        let library = conversation.shelf().current();
        let best = answer.passages.first().unwrap();
        let paragraph = library.corpus().paragraph(best.paragraph).unwrap();
        let sentence = paragraph.sentences[best.best].span.of(&paragraph.text);
        assert!(sentence.contains("中俄蒙"), "{question}: {sentence}");
    }
}

#[test]
fn a_part_of_a_year_is_not_the_whole() {
    let (_folder, conversation) = conversation();
    let answer = ask(&conversation, "去年上半年城镇调查失业率多少");
    let is_said =
        |notice: &Notice| matches!(notice, Notice::OtherPeriod { part: Some(part), .. } if part == "上半年");
    assert!(answer.figures.is_empty() && answer.notices.iter().any(is_said), "{:?}", answer.notices);
}

#[test]
fn things_asked_for_side_by_side_are_each_answered() {
    let (_folder, conversation) = conversation();
    for (question, figures) in [
        ("GDP和城镇调查失业率是多少", ["3600亿元", "5.1%"].as_slice()),
        ("粮食播种面积、粮食产量各是多少", &["300万亩", "85.5万吨"]),
    ] {
        let answer = ask(&conversation, question);
        let told: Vec<&str> = answer.figures.iter().map(|figure| figure.text.as_str()).collect();
        assert!(figures.iter().all(|figure| told.contains(figure)), "{question}: {told:?}");
    }
    let answer = ask(&conversation, "GDP和社会消费品零售总额是多少");
    assert!(
        answer.notices.contains(&Notice::Untold("社会消费品零售总额".to_owned())),
        "{:?}",
        answer.notices
    );
    assert_eq!(answer.figures[0].text, "3600亿元");
}

#[test]
fn a_name_that_nothing_knows_is_told() {
    let (_folder, conversation) = conversation();
    for question in ["GDP growth of Nowhereville", "Nowhereville的GDP增长多少"] {
        let answer = ask(&conversation, question);
        assert!(answer.notices.contains(&Notice::Stranger("Nowhereville".to_owned())), "{question}");
        assert_eq!(answer.kind, Kind::Related, "{question}");
    }
    let known = ask(&conversation, "GDP growth of Hailar");
    assert!(known.notices.contains(&Notice::Elsewhere("海拉尔".to_owned())), "{:?}", known.notices);
}

#[test]
fn a_numbered_name_is_that_one_alone() {
    let (_folder, conversation) = conversation();
    assert_eq!(ask(&conversation, "地铁二号线通车了吗").kind, Kind::Passages);
    assert!(matches!(ask(&conversation, "地铁3号线什么时候开工").kind, Kind::Related | Kind::None));
}

#[test]
fn what_has_nothing_to_do_with_reports_brings_no_passages() {
    let (_folder, conversation) = conversation();
    for question in ["猫咪不吃饭怎么办", "高铁票怎么退", "小孩发烧39度怎么办", "我的养老金账户余额怎么查"]
    {
        let answer = ask(&conversation, question);
        assert_eq!(answer.kind, Kind::None, "{question}");
        assert!(answer.passages.is_empty(), "{question}");
    }
}

#[test]
fn where_one_region_is_held_its_rank_is_the_one_its_report_prints() {
    let (_folder, conversation) = conversation();
    let answer = ask(&conversation, "GDP在全省排第几");
    let told: Vec<(&str, &str)> =
        answer.figures.iter().map(|one| (one.printed.as_str(), one.text.as_str())).collect();
    assert_eq!(told, [("地区生产总值增速", "全省第3位")]);
    // The rank of growth is none of the amount.
    let total = ask(&conversation, "GDP总量在全省排第几");
    assert!(total.figures.is_empty(), "{:?}", total.figures);
}

#[test]
fn the_measure_itself_comes_before_a_nearer_passage_of_its_neighbour() {
    let (_folder, conversation) = conversation();
    let answer = ask(&conversation, "2025年居民人均可支配收入目标是多少");
    let shown: Vec<&str> = answer.figures.iter().map(|figure| figure.text.as_str()).collect();
    assert_eq!(shown.first(), Some(&"与经济增长同步"), "{shown:?}");
}
