//! Questions over several regions, asked of five provincial reports at once.

use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use wenzheng::answer::{Answer, Kind, Limits, Notice};
use wenzheng::app::{ChatKey, Conversation, Sessions, Shelf};
use wenzheng::config::Config;
use wenzheng::library::Library;

fn provinces() -> &'static Conversation {
    static CONVERSATION: OnceLock<Conversation> = OnceLock::new();
    CONVERSATION.get_or_init(|| {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let config = Config::load(&root.join("config/wenzheng.toml")).unwrap();
        let (shelf, _) = Shelf::open(root.join("tests/gold/reports"), config.search).unwrap();
        let sessions = Sessions::new(100, Duration::from_secs(60));
        Conversation::new(Arc::new(shelf), sessions, Limits { passages: 5 })
    })
}

fn ask(question: &str) -> (Arc<Library>, Answer) {
    let key = ChatKey { chat: question.len() as i64, topic: None, person: None };
    let reply = provinces().ask(key, question, Instant::now());
    (reply.library, reply.answer)
}

/// Region and printed value of every figure, in order.
#[track_caller]
fn check(question: &str, expected: &[(&str, &str)]) {
    let (library, answer) = ask(question);
    let region = |figure: &wenzheng::figures::Figure| {
        library.corpus().report(figure.place.paragraph).unwrap().facts.region.clone().unwrap()
    };
    let found: Vec<(String, &str)> =
        answer.figures.iter().map(|figure| (region(figure), figure.text.as_str())).collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(region, text)| (region.as_str(), *text)).collect();
    assert_eq!(found, expected, "{question}");
    assert_eq!(answer.kind, Kind::Figures);
    let first = answer.figures[0].place;
    assert_eq!(answer.passages[0].paragraph, first.paragraph, "{question}: the passage of the first figure");
    assert_eq!(answer.passages[0].best, first.sentence);
}

#[test]
fn regions_are_ranked_by_the_figure_that_was_asked_for() {
    let ranked = [
        ("西藏自治区", "7%以上"),
        ("吉林省", "5.5％左右"),
        ("河南省", "5.5%左右"),
        ("浙江省", "5.5%左右"),
        ("陕西省", "5%左右"),
    ];
    check("哪个省GDP目标最高", &ranked[..1]);
    check("各省今年地区生产总值增长目标排名", &ranked);
    check("which province has the highest GDP target", &ranked[..1]);
    check("GDP目标前两名的省", &ranked[..4]);
    let (_, lowest) = ask("哪个省的GDP目标最低");
    assert_eq!(lowest.figures[0].text, "5%左右");
}

#[test]
fn named_regions_stand_beside_each_other() {
    check("浙江和陕西的GDP目标对比", &[("浙江省", "5.5%左右"), ("陕西省", "5%左右")]);
    check("浙江、西藏去年GDP增长", &[("西藏自治区", "6.3%"), ("浙江省", "5.5%")]);
    // No target of the one, no result of the other is put in a row with its opposite.
    let (_, rates) = ask("浙江和吉林的城镇调查失业率");
    let natures: Vec<_> = rates.figures.iter().map(|figure| figure.nature).collect();
    assert!(natures.windows(2).all(|pair| pair[0] == pair[1]), "{:?}", rates.figures);
    // In different units, as each prints it.
    let (_, grain) = ask("河南和陕西的粮食产量目标");
    let texts: Vec<&str> = grain.figures.iter().map(|figure| figure.text.as_str()).collect();
    assert_eq!(texts, ["1300亿斤以上", "1300万吨以上"]);
}

#[test]
fn a_region_without_the_figure_is_said_to_have_none() {
    check("浙江、吉林去年GDP增长", &[("浙江省", "5.5%")]);
    let (_, answer) = ask("浙江、吉林去年GDP增长");
    assert_eq!(answer.table.map(|table| table.missing), Some(vec!["吉林省".to_owned()]));
}

#[test]
fn what_is_no_figure_is_answered_from_every_region_that_was_named() {
    let (library, answer) = ask("浙江和河南今年怎么发展人工智能");
    assert_eq!(answer.kind, Kind::Passages);
    let regions: Vec<String> = answer.passages[..2]
        .iter()
        .map(|passage| library.corpus().report(passage.paragraph).unwrap().facts.region.clone().unwrap())
        .collect();
    assert!(regions.contains(&"浙江省".to_owned()) && regions.contains(&"河南省".to_owned()), "{regions:?}");
}

#[test]
fn what_a_province_measures_is_no_answer_for_a_city_in_it() {
    let (_, answer) = ask("杭州今年GDP目标");
    assert_eq!(answer.kind, Kind::Related, "{:?}", answer.figures);
    assert!(answer.figures.is_empty() && answer.notices.contains(&Notice::Elsewhere("杭州".to_owned())));
    let (_, whole) = ask("浙江今年GDP目标");
    assert_eq!(whole.figures[0].text, "5.5%左右");
    let (_, country) = ask("全国GDP目标是多少");
    // One sentence, and no passage of another region.
    assert_eq!((country.kind, country.figures.len(), country.passages.len()), (Kind::None, 0, 0));
    assert!(country.notices.contains(&Notice::Elsewhere("全国".to_owned())));
}

#[test]
fn an_amount_that_was_asked_for_is_not_answered_by_a_growth() {
    let (_, answer) = ask("浙江2024年GDP总量是多少亿元");
    assert_eq!((answer.kind, answer.figures.len()), (Kind::Related, 0), "{:?}", answer.figures);
    let (_, growth) = ask("浙江2024年GDP增长多少");
    assert_eq!(growth.figures[0].text, "5.5%");
}
