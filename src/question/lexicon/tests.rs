//! The shipped lexicon, and lexicons with faults.

use proptest::prelude::*;

use super::*;
use crate::text::fold;

const SHIPPED: &str = include_str!("../../../config/lexicon.toml");

fn shipped() -> Lexicon {
    Lexicon::parse(SHIPPED).0
}

/// `expected`: the words matched and the concepts they name, `words=concept`.
#[track_caller]
fn check(question: &str, expected: &[&str]) {
    static LEXICON: std::sync::LazyLock<Lexicon> = std::sync::LazyLock::new(shipped);
    let folded = fold(question);
    let found: Vec<String> = LEXICON
        .matches(folded.chars())
        .iter()
        .map(|found| {
            let words: String = folded.chars()[found.start..found.end].iter().collect();
            format!("{words}={}", LEXICON.concept(found.concept).name)
        })
        .collect();
    assert_eq!(found, expected, "{question}");
}

#[test]
fn the_shipped_lexicon_has_no_fault() {
    let (lexicon, faults) = Lexicon::parse(SHIPPED);
    assert_eq!(faults, []);
    assert!(lexicon.len() >= 300, "{} concepts", lexicon.len());
}

#[test]
fn official_and_short_names() {
    check("今年GDP目标是多少", &["gdp=地区生产总值"]);
    check("ＧＤＰ增速", &["gdp=地区生产总值"]);
    check("社零和固投", &["社零=社会消费品零售总额", "固投=固定资产投资"]);
    check("規上工業企業", &["规上工业企业=规模以上工业企业"]);
    check("PM2.5浓度", &["pm2.5浓度=细颗粒物浓度"]);
    check("财政收入增长", &["财政收入=一般公共预算收入"]);
    check("失业率目标", &["失业率=城镇调查失业率", "失业率=城镇登记失业率"]);
}

#[test]
fn words_of_people() {
    check("看病难怎么办", &["看病难=医疗服务"]);
    check("天天堵车", &["堵车=城市交通"]);
    check("冬天暖气不热", &["暖气不热=供热"]);
    check("退休金涨不涨", &["退休金=退休人员基本养老金"]);
    check("房产证办不下来", &["房产证办不下来=房屋产权登记"]);
    check("打黑", &["打黑=扫黑除恶"]);
}

#[test]
fn english_words_in_any_number() {
    check("unemployment rate", &["unemployment rate=城镇调查失业率", "unemployment rate=城镇登记失业率"]);
    check("How many new urban job?", &["new urban job=城镇新增就业"]);
    check("charging-stations", &["charging-stations=充电桩"]);
    check("R&D spending", &["r&d spending=研发经费投入"]);
    check("pm 2.5", &["pm 2.5=细颗粒物浓度"]);
    check("parking and parks", &["parking=停车", "parks=公园绿地"]);
    check("the workers", &[]);
}

#[test]
fn a_word_inside_another_is_none() {
    check("maintain the AId", &[]);
    check("营商环境怎么样", &["营商环境=营商环境"]);
    check("湖北", &[]);
}

#[test]
fn words_about_other_things_name_nothing() {
    for question in ["今天天气", "讲个笑话", "买哪只股票", "你好", "市长电话", "how do I cook it", "show me"]
    {
        let lexicon = shipped();
        let named = lexicon.matches(fold(question).chars());
        let is_everyday = |found: &Match| lexicon.concept(found.concept).kind == ConceptKind::Everyday;
        assert!(named.iter().all(is_everyday), "{question}");
    }
}

#[test]
fn broader_and_narrower_mirror_each_other() {
    let lexicon = shipped();
    for (id, concept) in lexicon.concepts() {
        assert_eq!(lexicon.by_name(&concept.name), Some(id));
        for &broad in lexicon.broader(id) {
            assert!(lexicon.narrower(broad).contains(&id), "{}", concept.name);
        }
    }
}

/// No concept is wider than itself, over any number of steps.
#[test]
fn broader_never_goes_round() {
    let lexicon = shipped();
    for (start, concept) in lexicon.concepts() {
        let mut wider: Vec<ConceptId> = lexicon.broader(start).to_vec();
        let mut at = 0;
        while let Some(&next) = wider.get(at) {
            assert_ne!(next, start, "{}", concept.name);
            for &broad in lexicon.broader(next) {
                if !wider.contains(&broad) {
                    wider.push(broad);
                }
            }
            at += 1;
        }
    }
}

#[test]
fn a_fault_is_told_with_its_line_and_the_rest_is_used() {
    let toml = r#"
[[concept]]
name = "就业"
kind = "topic"
also = ["稳就业", "稳就业", ""]
colour = "red"

[[concept]]
name = "失业率"
kind = "number"
broader = ["就业", "幸福"]
related = ["失业率"]

[[concept]]
name = "就业"
kind = "topic"

[[concept]]
kind = "topic"

[other]

[same]
before = ["全"]
behind = ["额"]
"#;
    let (lexicon, faults) = Lexicon::parse(toml);
    let told: Vec<(u32, &str)> = faults.iter().map(|fault| (fault.line, fault.message.as_str())).collect();
    let expected = [
        (5, "«稳就业» is listed twice in one concept"),
        (5, "a word is empty"),
        (6, "«colour» is no key of a concept"),
        (10, "kind is \"indicator\", \"topic\" or \"everyday\""),
        (11, "«幸福» is not the name of a concept"),
        (12, "«失业率» points at itself"),
        (15, "the name «就业» is taken by an earlier concept"),
        (18, "a concept needs a name"),
        (21, "«other» is no key here; only [same] and [[concept]] are"),
        (25, "«behind» is no key of [same]"),
    ];
    assert_eq!(told, expected);
    assert_eq!(lexicon.len(), 2);
}

#[test]
fn broken_toml_is_a_fault_not_a_panic() {
    let (_lexicon, faults) = Lexicon::parse("[[concept]]\nname = \"就业\nkind = \"topic\"\n");
    assert_eq!(faults.first().map(|fault| fault.line), Some(2));
}

proptest! {
    #[test]
    fn matches_are_in_order_and_inside_the_text(text in "[ a-zA-Z0-9&.'-]{0,8}\\PC{0,20}(失业率|GDP|jobs|5G){0,2}\\PC{0,9}") {
        static LEXICON: std::sync::LazyLock<Lexicon> = std::sync::LazyLock::new(shipped);
        let folded = fold(&text);
        let mut last = (0, 0);
        for found in LEXICON.matches(folded.chars()) {
            prop_assert!(found.start < found.end && found.end <= folded.chars().len());
            prop_assert!(found.start >= last.1 || (found.start, found.end) == last);
            last = (found.start, found.end);
        }
    }

    #[test]
    fn any_text_is_read_without_panic(toml in "(\\[\\[concept\\]\\]\n)?(name|kind|also|x) ?= ?\\PC{0,20}") {
        let _ = Lexicon::parse(&toml);
    }
}
