//! Figures as a reader of reports would take them down: tables of facts, and the corpus as it is shipped.

use wenzheng::figures::{Aspect, Bound, Change, Figure, Ledger, Nature};
use wenzheng::report::Corpus;

const HOHHOT: &str = include_str!("../../corpus/呼和浩特市-2020.txt");
const DEV: &str = include_str!("../data/figures-dev.tsv");
const GROWTH: &str = include_str!("../data/growth-targets-2025.tsv");

fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').collect())
}

/// The ledger of a report that says `review` of 2019 and `plan` of 2020.
pub(crate) fn ledger(review: &str, plan: &str) -> (Corpus, Ledger) {
    let text =
        format!("2020年甲市人民政府工作报告\n一、2019年工作回顾\n{review}\n二、2020年工作安排\n{plan}\n");
    let (corpus, _) = Corpus::single("甲市-2020", &text);
    let ledger = Ledger::of(&corpus);
    (corpus, ledger)
}

fn line_of(corpus: &Corpus, figure: &Figure) -> u32 {
    corpus.paragraph(figure.place.paragraph).unwrap().line
}

fn words(nature: Nature) -> &'static str {
    match nature {
        Nature::Result => "result",
        Nature::Target => "target",
        Nature::Forecast => "forecast",
        Nature::Unknown => "unknown",
        Nature::Standing => "standing",
    }
}

#[test]
fn every_figure_of_the_review_and_every_main_target() {
    let (corpus, _) = Corpus::single("呼和浩特市-2020", HOHHOT);
    let ledger = Ledger::of(&corpus);
    let mut open: Vec<&Figure> = ledger.figures().collect();
    let mut lines: Vec<u32> = Vec::new();
    let mut missed = Vec::new();
    for row in rows(DEV) {
        let [line, text, keywords, year, nature] = row[..] else { panic!("{row:?}") };
        let line: u32 = line.parse().unwrap();
        lines.push(line);
        let holds = |figure: &Figure| {
            let indicator = &figure.printed;
            let named = keywords.split(',').all(|all| all.split('|').any(|any| indicator.contains(any)));
            let dated = figure.year().map_or("-".to_owned(), |year| year.to_string()) == year;
            line_of(&corpus, figure) == line
                && figure.text == text
                && named
                && dated
                && words(figure.nature) == nature
        };
        match open.iter().position(|figure| holds(figure)) {
            Some(at) => drop(open.remove(at)),
            None => missed.push(row),
        }
    }
    assert!(missed.is_empty(), "{missed:?}");
    open.retain(|figure| lines.contains(&line_of(&corpus, figure)));
    assert!(open.is_empty(), "not figures: {open:?}");
}

#[test]
fn the_growth_target_of_every_province() {
    let mut provinces = 0;
    for row in rows(GROWTH) {
        let [document, _, printed, value, upper, bound, paragraph] = row[..] else { panic!("{row:?}") };
        let text = format!(
            "2025年{}政府工作报告\n一、2024年工作回顾\n地区生产总值增长5.3%。\n二、2025年工作安排\n{paragraph}\n",
            document.trim_end_matches("-2025")
        );
        let (corpus, _) = Corpus::single(document, &text);
        let ledger = Ledger::of(&corpus);
        let targets = ledger.main_targets(0);
        let growth = targets
            .iter()
            .find(|figure| figure.indicator.ends_with("生产总值") || figure.indicator == "经济增长")
            .unwrap_or_else(|| panic!("{document}: {targets:?}"));
        assert_eq!(growth.text, printed, "{document}");
        assert_eq!(growth.value, value.parse().ok(), "{document}");
        assert_eq!(growth.upper, upper.parse().ok(), "{document}");
        assert_eq!(serde_json::to_value(growth.bound).unwrap(), bound, "{document}");
        assert_eq!((growth.year().unwrap().get(), growth.nature), (2025, Nature::Target), "{document}");
        assert_eq!(growth.change, Some(Change::Increase), "{document}");
        provinces += 1;
    }
    assert_eq!(provinces, 31);
}

/// Indicator, text and value of each figure of a sentence in the review.
#[track_caller]
pub(crate) fn check(sentence: &str, expected: &[(&str, &str, f64)]) {
    let (_, ledger) = ledger(sentence, "做好工作。");
    let found: Vec<(&str, &str, f64)> = ledger
        .figures()
        .map(|figure| (figure.printed.as_str(), figure.text.as_str(), figure.value.unwrap()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn scales_bounds_and_ranges() {
    check("存款余额1,100.9亿元，", &[("存款余额", "1,100.9亿元", 110_090_000_000.0)]);
    check("投入资金5000余万元。", &[("投入资金", "5000余万元", 50_000_000.0)]);
    check("惠及群众近7000万人。", &[("惠及群众", "近7000万人", 70_000_000.0)]);
    check("地区生产总值突破万亿元。", &[("地区生产总值", "突破万亿元", 1e12)]);
    check("社会融资规模二十万亿元。", &[("社会融资规模", "二十万亿元", 2e13)]);
    check("合格率达百分之九十五。", &[("合格率", "百分之九十五", 95.0)]);
    check("财政收入翻一番。", &[("财政收入", "翻一番", 1.0)]);
    check("死亡率控制在5‰以内。", &[("死亡率", "5‰以内", 5.0)]);
    check("产值是2015年的2.3倍。", &[("产值", "2.3倍", 2.3)]);
    check("产值占全国1/4。", &[("产值占全国", "1/4", 0.25)]);
    check("居民存款增加4万多亿元。", &[("居民存款", "4万多亿元", 4e12)]);
    check(
        "节约用煤百分之五到十，用电减少百分之二到三。",
        &[("节约用煤", "百分之五到十", 5.0), ("用电", "百分之二到三", 2.0)],
    );
    check("航运中断1个多月。", &[("航运中断", "1个多月", 1.0)]);
    check("高速公路从居世界第三十九位跃升到第二位。", &[]);
    check("出口创汇增长4l.1%。", &[]);
}

#[test]
fn lists_hand_their_verb_and_head_on() {
    check(
        "旅游接待人数、旅游收入和利润分别增长10.3%、12.6%和５％。",
        &[("旅游接待人数", "10.3%", 10.3), ("旅游收入", "12.6%", 12.6), ("利润", "５％", 5.0)],
    );
    check(
        "粮食、油料、蔬菜产量分别达118.3万吨、33万吨、165万吨。",
        &[
            ("粮食产量", "118.3万吨", 1_183_000.0),
            ("油料产量", "33万吨", 330_000.0),
            ("蔬菜产量", "165万吨", 1_650_000.0),
        ],
    );
    check(
        "其中一、二、三产增加值分别增长3%、5%、6%。",
        &[("第一产业增加值", "3%", 3.0), ("第二产业增加值", "5%", 5.0), ("第三产业增加值", "6%", 6.0)],
    );
    check(
        "新增龙头企业22家、专业合作社120家。",
        &[("新增龙头企业", "22家", 22.0), ("新增专业合作社", "120家", 120.0)],
    );
    check(
        "生产钾肥749万吨、碳酸锂13.5万吨，分别增长4.8%、22.3%。",
        &[
            ("生产钾肥", "749万吨", 7_490_000.0),
            ("生产碳酸锂", "13.5万吨", 135_000.0),
            ("生产钾肥", "4.8%", 4.8),
            ("生产碳酸锂", "22.3%", 22.3),
        ],
    );
    check(
        "城镇调查失业率5.5%左右,登记失业率4.5%以内。",
        &[("城镇调查失业率", "5.5%左右", 5.5), ("城镇登记失业率", "4.5%以内", 4.5)],
    );
}

#[test]
fn a_measure_takes_the_thing_named_before() {
    check(
        "粮食播种面积1520万亩、总产量124亿斤。",
        &[("粮食播种面积", "1520万亩", 15_200_000.0), ("粮食总产量", "124亿斤", 12_400_000_000.0)],
    );
    check(
        "累计建设839个海外仓、总面积1210万平方米。",
        &[("建设海外仓", "839个", 839.0), ("海外仓总面积", "1210万平方米", 12_100_000.0)],
    );
    check("粮食生产再获丰收，总产达到557亿斤。", &[("粮食总产", "557亿斤", 55_700_000_000.0)]);
    check(
        "汽车以旧换新超40万辆、家电超450万台。",
        &[("汽车以旧换新", "超40万辆", 400_000.0), ("家电以旧换新", "超450万台", 4_500_000.0)],
    );
    check(
        "经营主体净增48万户、达680万户。",
        &[("经营主体净增", "48万户", 480_000.0), ("经营主体", "680万户", 6_800_000.0)],
    );
    check(
        "接待游客2亿人次、收入4140亿元，增长18.6%和23.4%。",
        &[
            ("接待游客", "2亿人次", 200_000_000.0),
            ("收入", "4140亿元", 414_000_000_000.0),
            ("接待游客", "18.6%", 18.6),
            ("收入", "23.4%", 23.4),
        ],
    );
    check(
        "实现三季度增长4.6%、追平全国，四季度增长5.6%、高于全国0.2个百分点，全年增长4.8%、总量达5.3万亿元。",
        &[
            ("经济增长", "4.6%", 4.6),
            ("经济增长", "5.6%", 5.6),
            ("经济增长高于全国", "0.2个百分点", 0.2),
            ("经济增长", "4.8%", 4.8),
            ("经济总量", "5.3万亿元", 5.3e12),
        ],
    );
}

#[test]
fn thresholds_belong_to_the_value() {
    check("工业增加值跨过万亿元大关。", &[("工业增加值", "跨过万亿元", 1e12)]);
    check(
        "经济总量突破千亿、达到1042亿元。",
        &[("经济总量", "突破千亿", 1e11), ("经济总量", "1042亿元", 104_200_000_000.0)],
    );
    check("入境游客翻了一番多。", &[("入境游客", "翻了一番多", 1.0)]);
    check("定日县发生6.8级地震。", &[("定日县发生地震", "6.8级", 6.8)]);
    check("甲市PM2.5浓度控制在35微克每立方米以内。", &[("甲市PM2.5浓度", "35微克每立方米以内", 35.0)]);
}

#[test]
fn classes_of_things_are_no_figures() {
    check(
        "盯紧抓实64个预增产值过10亿元、2334个过2000万元的工业新增长点。",
        &[("盯紧抓实预增产值过10亿元", "64个", 64.0), ("盯紧抓实过2000万元的工业新增长点", "2334个", 2334.0)],
    );
    check(
        "年收益超10万元、超30万元村集体占比分别达55%、20%。",
        &[("年收益超10万元村集体占比", "55%", 55.0), ("超30万元村集体占比", "20%", 20.0)],
    );
    check(
        "年主营业务收入超50亿元企业达到3家、超10亿元企业40家。",
        &[("年主营业务收入超50亿元企业", "3家", 3.0), ("超10亿元企业", "40家", 40.0)],
    );
    check(
        "全市投资亿元以上项目119个，5亿元以上41个。",
        &[("投资亿元以上项目", "119个", 119.0), ("投资5亿元以上项目", "41个", 41.0)],
    );
    check("新开工20层以上高层13栋。", &[("新开工20层以上高层", "13栋", 13.0)]);
    check("被评为最具投资潜力的20个城市之一。", &[]);
    check("地区生产总值连跨4个千亿台阶。", &[]);
    check("20户以上自然村通硬化路，建成30万吨级航道，配置AED达每10万人45台。", &[("配置AED", "45台", 45.0)]);
}

#[test]
fn bounds_that_stand_apart() {
    let bounds = |sentence: &str| {
        let (_, ledger) = ledger("回顾。", sentence);
        ledger.figures().map(|figure| (figure.indicator.clone(), figure.bound)).collect::<Vec<_>>()
    };
    assert_eq!(
        bounds("城乡低保标准提高到不低于740元/月和485元/月。"),
        [("城镇低保标准".to_owned(), Bound::AtLeast), ("乡村低保标准".to_owned(), Bound::AtLeast)]
    );
    assert_eq!(bounds("各县至少建设1所高中。"), [("各县建设高中".to_owned(), Bound::AtLeast)]);
}

#[test]
fn what_is_no_figure() {
    let names = "拆除35蒸吨及以下锅炉。地铁1号线通车，省道311线完工。布局5G网络，落实“人才新政9条”。实施乳业三年行动计划。\
        召开第十五届人大三次会议。“十四五”收官。2020年4月22日起施行。庆祝“建党100周年”。提升“两不愁三保障”水平。\
        12345市民热线，PM2.5治理，“1+8”政策，世界500强，5A级景区，亿元以上项目，15分钟生活圈，7·20洪灾，前10名，第3位。";
    check(names, &[]);
}

fn one(sentence: &str, plan: bool) -> Vec<(String, Option<u16>, Nature)> {
    let (_, ledger) = if plan { ledger("回顾。", sentence) } else { ledger(sentence, "安排。") };
    let facts = |figure: &Figure| (figure.text.clone(), figure.year().map(|year| year.get()), figure.nature);
    ledger.figures().map(facts).collect()
}

#[test]
fn the_sentence_dates_before_the_section() {
    use Nature::{Result, Standing, Target};
    let of = |text: &str, year, nature| vec![(text.to_owned(), year, nature)];
    assert_eq!(one("产值增长5%。", false), of("5%", Some(2019), Result));
    assert_eq!(one("产值增长5%。", true), of("5%", Some(2020), Target));
    assert_eq!(one("2018年产值增长5%。", true), of("5%", Some(2018), Result));
    assert_eq!(one("去年产值增长5%。", true), of("5%", Some(2019), Result));
    assert_eq!(one("今年产值增长5%。", true), of("5%", Some(2020), Target));
    assert_eq!(one("今年以来产值增长5%。", true), of("5%", Some(2020), Result));
    assert_eq!(one("到2025年，产值增长5%。", true), of("5%", Some(2025), Target));
    assert_eq!(one("全市现有企业120家。", true), of("120家", None, Standing));
    // A plan tells facts that it does not promise.
    assert_eq!(one("我国80%以上的财政收入来自城市。", true), of("80%以上", None, Standing));
    assert_eq!(one("全市960万人民的期盼激励着我们。", true), of("960万", None, Standing));
    // What will be is no result, though a review says it; 将 before an object says nothing of the time.
    assert_eq!(one("5000户居民的居住条件将得到改善。", false), of("5000户", None, Target));
    assert_eq!(one("将23项职权调整由新城实施。", false), of("23项", Some(2019), Result));
    assert_eq!(one("即使产值减少5%，就业仍然稳定。", false), of("5%", None, Nature::Unknown));
    // From the end of one year to the end of another: no year's own.
    assert_eq!(one("用水量较2015年下降21%。", true), of("21%", None, Target));
    assert_eq!(
        one("开办时间由去年6.8个工作日压至1.5个。", true),
        [("6.8个工作日".to_owned(), Some(2019), Standing), ("1.5个".to_owned(), Some(2020), Target)]
    );
}

#[test]
fn targets_in_words() {
    for (sentence, indicator, text, bound) in [
        ("固定资产投资增速不低于自治区平均水平。", "固定资产投资", "不低于自治区平均水平", Bound::AtLeast),
        ("居民收入增长与经济增长基本同步。", "居民收入", "与经济增长基本同步", Bound::Exact),
        ("居民人均可支配收入增长快于经济增长。", "居民人均可支配收入", "快于经济增长", Bound::AtLeast),
        ("固定资产投资增速保持在全国平均水平以上。", "固定资产投资", "保持在全国平均水平以上", Bound::Exact),
        ("粮食播种面积超额完成国家任务。", "粮食播种面积", "超额完成国家任务", Bound::Exact),
        ("单位地区生产总值能耗完成国家下达任务。", "单位地区生产总值能耗", "完成国家下达任务", Bound::Exact),
    ] {
        let (_, ledger) = ledger("回顾。", sentence);
        let figures: Vec<&Figure> = ledger.figures().collect();
        let [figure] = figures.as_slice() else { panic!("{sentence}: {figures:?}") };
        assert_eq!((figure.printed.as_str(), figure.text.as_str(), figure.bound), (indicator, text, bound));
        assert_eq!((figure.value, figure.nature), (None, Nature::Target));
    }
}

#[test]
fn a_change_knows_where_it_began_and_with_what_it_is_compared() {
    let (_, ledger) = ledger("网上可办率由31%提升至85%，用水量、用电量较2015年分别下降21%和18%。", "安排。");
    let changes: Vec<Option<Change>> = ledger.figures().map(|figure| figure.change).collect();
    assert_eq!(
        changes,
        [Some(Change::From), Some(Change::Reach), Some(Change::Decrease), Some(Change::Decrease)]
    );
    let bases: Vec<Option<u16>> =
        ledger.figures().map(|figure| figure.base.year.map(|year| year.get())).collect();
    assert_eq!(bases, [None, Some(2018), Some(2015), Some(2015)]);
}

/// Text and period of each figure of a review of five years and one before 2021.
#[track_caller]
fn periods(sentence: &str, expected: &[(&str, &str)]) {
    let text = format!(
        "2021年甲市人民政府工作报告\n一、过去五年工作回顾\n{sentence}\n二、2021年工作安排\n做好工作。\n"
    );
    let (corpus, _) = Corpus::single("甲市-2021", &text);
    let ledger = Ledger::of(&corpus);
    let period = |figure: &Figure| {
        let years = [figure.period.from, figure.period.to].map(|year| year.map_or(0, |year| year.get()));
        let kind = serde_json::to_value(figure.period.kind).unwrap().as_str().unwrap().to_owned();
        format!("{kind} {}-{}", years[0], years[1])
    };
    let found: Vec<(String, String)> =
        ledger.figures().map(|figure| (figure.text.clone(), period(figure))).collect();
    let found: Vec<(&str, &str)> =
        found.iter().map(|(text, period)| (text.as_str(), period.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn what_was_counted_over_the_years_is_their_total() {
    periods(
        "累计扩招413万人、培训8300万人次。",
        &[("413万人", "total 2016-2020"), ("8300万人次", "total 2016-2020")],
    );
    periods("全市共取得科技成果5万多项。", &[("5万多项", "total 2016-2020")]);
    periods("84万农村贫困人口全部脱贫。", &[("84万", "total 2016-2020")]);
    periods(
        "2020年生产总值300亿元，总量是2015年的1.75倍，年均增长13.7%。",
        &[("300亿元", "year 2020-2020"), ("1.75倍", "total 2015-2020"), ("13.7%", "average 2016-2020")],
    );
    periods("对2018年底以前发布的756件法规进行全面清理。", &[("756件", "total 2016-2020")]);
    periods(
        "2020年城镇居民收入3万元，农村居民收入2万元，五年平均分别增长11.8%和9.8%。",
        &[
            ("3万元", "year 2020-2020"),
            ("2万元", "year 2020-2020"),
            ("11.8%", "average 2016-2020"),
            ("9.8%", "average 2016-2020"),
        ],
    );
    periods("五年间，扶贫资金和以工代赈资金达480亿元。", &[("480亿元", "total 2016-2020")]);
    periods("“十三五”前四年累计单位生产总值能耗下降14%。", &[("14%", "total 2015-2019")]);
}

#[test]
fn a_number_that_lost_its_point_is_none() {
    check("捐款捐物折合人民币9274?9万元，建活动板房545套。", &[("建活动板房", "545套", 545.0)]);
    check("完成进出口总额1?43亿美元，增长25%。", &[("进出口总额", "25%", 25.0)]);
    check("劳动效率过低损失二十三亿五千多万元。", &[("劳动效率过低损失", "二十三亿五千多万元", 2.35e9)]);
    check("新增贷款一亿二千余万元。", &[("新增贷款", "一亿二千余万元", 1.2e8)]);
}

#[test]
fn spans_of_another_length_than_the_part_are_their_own() {
    periods(
        "国内生产总值五年年均增长5.2%，十年增加近70万亿元、年均增长6.2%。",
        &[("5.2%", "average 2016-2020"), ("近70万亿元", "total 2011-2020"), ("6.2%", "average 2011-2020")],
    );
    periods(
        "农业比重由2015年的27%提高到2020年的33%，轻工业比重由31%提高到34%。",
        &[
            ("27%", "year 2015-2015"),
            ("33%", "year 2020-2020"),
            ("31%", "year 2015-2015"),
            ("34%", "year 2020-2020"),
        ],
    );
    periods(
        "2020年，拖拉机比2015年增长4倍，排灌马力增长12倍；同2015年相比，电视增长2倍；电话增长3倍。",
        &[
            ("4倍", "total 2015-2020"),
            ("12倍", "total 2015-2020"),
            ("2倍", "total 2015-2020"),
            ("3倍", "total 2015-2020"),
        ],
    );
    periods(
        "食糖产量前三年共增加16万吨，而2020年就增加近11万吨。",
        &[("16万吨", "unknown 0-0"), ("近11万吨", "year 2020-2020")],
    );
    periods(
        "与2015年相比，电视增长2倍；电话增长3倍。和去年相比，粮食产量增长1%。",
        &[("2倍", "total 2015-2020"), ("3倍", "total 2015-2020"), ("1%", "year 2020-2020")],
    );
    periods(
        "五年共举办招商活动79次，利用省外资金1005亿元，进出口达到19亿美元。",
        &[("79次", "total 2016-2020"), ("1005亿元", "total 2016-2020"), ("19亿美元", "year 2020-2020")],
    );
    periods(
        "2020年同2016年相比，零售总额由1559亿元增加到2570亿元。",
        &[("1559亿元", "year 2016-2016"), ("2570亿元", "year 2020-2020")],
    );
    periods("大道馆完工，确保2018年投入使用；新建道路5条。", &[("5条", "total 2016-2020")]);
    // Whether it stood so at the end of 2016 or of the year before is not said.
    periods(
        "2016年到2020年，医院床位由185万张增加到205万张。",
        &[("185万张", "unknown 0-0"), ("205万张", "year 2020-2020")],
    );
}

#[test]
fn what_is_held_of_prices_is_their_rise() {
    let (_, ledger) = ledger("做好工作。", "城镇调查失业率、居民消费价格涨幅分别控制在5%和3%以内。");
    let found: Vec<_> = ledger.figures().map(|f| (f.indicator.as_str(), f.aspect)).collect();
    assert_eq!(found, [("城镇调查失业率", Aspect::Share), ("居民消费价格", Aspect::Growth)]);
}

#[test]
fn what_is_so_already_is_promised_by_no_plan() {
    let (_, ledger) = ledger(
        "做好工作。",
        "合作社今年8月已经发展到10万个。劳动生产率只要提高1%，就可以每年增产1亿元。新建水库5座。",
    );
    let found: Vec<(&str, Nature)> = ledger.figures().map(|f| (f.text.as_str(), f.nature)).collect();
    assert_eq!(
        found,
        [
            ("10万个", Nature::Result),
            ("1%", Nature::Unknown),
            ("1亿元", Nature::Unknown),
            ("5座", Nature::Target)
        ]
    );
}
