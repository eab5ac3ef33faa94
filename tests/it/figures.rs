//! Figures as a reader of reports would take them down: tables of facts, and the corpus as it is shipped.

use wenzheng::figures::{Bound, Change, Figure, Ledger, Nature};
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
fn ledger(review: &str, plan: &str) -> (Corpus, Ledger) {
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
fn check(sentence: &str, expected: &[(&str, &str, f64)]) {
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

/// Names alone, in order.
#[track_caller]
fn names(sentence: &str, expected: &[&str]) {
    let (_, ledger) = ledger(sentence, "做好工作。");
    let found: Vec<&str> = ledger.figures().map(|figure| figure.printed.as_str()).collect();
    assert_eq!(found, expected, "{sentence}");
}

#[test]
fn money_is_named_by_what_it_was_spent_on() {
    names("投资1.2亿元完成了机场路护坡改造。", &["投资完成了机场路护坡改造"]);
    names("投资1100万元新建污水管线2847米。", &["投资新建污水管线", "新建污水管线"]);
    names("投资1.15亿元的黑羊站水厂改扩建工程开工建设。", &["黑羊站水厂改扩建工程投资"]);
    names(
        "投资3500万元的供水管网改造、3800万元的背街巷道改造等项目全面完成。",
        &["供水管网改造投资", "背街巷道改造等项目投资"],
    );
    names("投入资金24.9亿元，全面开展农村人居环境整治。", &["投入资金全面开展农村人居环境整治"]);
    names("加快推进市职教园区建设，完成投资13亿元以上。", &["市职教园区建设完成投资"]);
    names("投入资金5000余万元。", &["投入资金"]);
    names("中央财政安排429亿元，解决医疗保险问题。", &["中央财政安排解决医疗保险问题"]);
}

#[test]
fn a_bare_measure_is_of_what_was_named_before() {
    names(
        "分四批集中开工171个亿元以上重点项目，总投资853.7亿元，年度投资263.6亿元。",
        &["分四批集中开工亿元以上重点项目", "亿元以上重点项目总投资", "亿元以上重点项目年度投资"],
    );
    names("257个重点项目完成投资602.4亿元。", &["重点项目", "重点项目完成投资"]);
    names(
        "规模以上工业增加值279.84亿元，增长21.5%；利润81.46亿元，增长44.1%。",
        &["规模以上工业增加值", "规模以上工业增加值", "规模以上工业利润", "规模以上工业利润"],
    );
    names("首个开通政府官方微博，累计访问量1631万次。", &["政府官方微博访问量"]);
    names("城乡居民储蓄存款大幅度增加，年末存款余额达到14764亿元。", &["城乡居民储蓄存款余额"]);
    names("企业退休人员基本养老金连续5年增加，去年又人均提高10%。", &["企业退休人员基本养老金人均"]);
    names("生产总值增长8%，完成投资300亿元。", &["生产总值", "完成投资"]);
}

#[test]
fn the_clause_before_names_whose_the_measures_are() {
    names(
        "医疗废物、生活垃圾、城市污水处理能力不断提高，处理率分别达到95%、85%、80%以上。",
        &["医疗废物处理率", "生活垃圾处理率", "城市污水处理率"],
    );
    names(
        "城镇居民人均可支配收入17175元，农村居民人均纯收入5153元，实际增长9.8%和8.5%。",
        &["城镇居民人均可支配收入", "农村居民人均纯收入", "城镇居民人均可支配收入", "农村居民人均纯收入"],
    );
    names("农村居民人均纯收入，考虑价格下降因素，比上年实际增长4.3%。", &["农村居民人均纯收入"]);
}

#[test]
fn a_place_said_once_holds_for_the_measures_after_it() {
    let (_, ledger) = ledger(
        "全市产业集聚区固定资产投资增长20%，规模以上工业增加值增长13%，全市社会消费品零售总额增长9%。",
        "做好工作。",
    );
    let found: Vec<_> = ledger.figures().map(|f| (f.printed.as_str(), f.scope.as_deref())).collect();
    assert_eq!(
        found,
        [
            ("产业集聚区固定资产投资", Some("产业集聚区")),
            ("产业集聚区规模以上工业增加值", Some("产业集聚区")),
            ("社会消费品零售总额", None),
        ]
    );
    names(
        "昊华骏化主营业务收入超120亿元，中集华骏、蓝天集团超70亿元。",
        &["昊华骏化主营业务收入", "中集华骏、蓝天集团主营业务收入"],
    );
    names("城镇化率分别低于全国16.5个和全省7.6个百分点。", &["城镇化率低于全国", "城镇化率低于全省"]);
}

#[test]
fn a_part_is_told_with_its_whole() {
    names(
        "安排重点城建项目430个，其中续建项目40个、新建项目390个。",
        &["安排重点城建项目", "重点城建项目中续建项目", "重点城建项目中新建项目"],
    );
    names("实现再就业12.8万人，其中“4050”人员3.3万人。", &["再就业", "再就业中“4050”人员"]);
    names("城镇新增就业7.98万人，其中失业人员再就业2.14万人。", &["城镇新增就业", "失业人员再就业"]);
}

#[test]
fn a_verb_said_once_holds_for_what_it_was_done_to() {
    names("新增亮化楼宇82栋，桥梁4座。", &["新增亮化楼宇", "新增桥梁"]);
    names("新增专家服务基地2个，签订科技合作协议51项。", &["新增专家服务基地", "签订科技合作协议"]);
    names("新建幼儿园230所，建成投用138所。", &["新建幼儿园", "建成投用幼儿园"]);
    names("重点改造2所县医院、44所乡镇卫生院。", &["重点改造县医院", "重点改造乡镇卫生院"]);
    names("培育2个国家级和22个省级区域医疗中心。", &["培育国家级区域医疗中心", "培育省级区域医疗中心"]);
}

#[test]
fn the_thing_behind_a_number_is_whole() {
    names("打造1-2个特色鲜明、充满活力、生态宜居的示范镇。", &["打造示范镇"]);
    names("9个国控、省控断面水质全部达标。", &["国控、省控断面水质全部达标"]);
    names("7家企业上榜500强、数量居全国第2。", &["企业上榜500强"]);
    names("解决了4个村8500余人的饮水安全问题。", &["解决村的饮水安全问题", "解决村的饮水安全问题"]);
    names("持续推进97个已开工的新农村社区建设。", &["推进已开工的新农村社区建设"]);
    names("解决了农村50多万人口安全饮水问题。", &["解决了农村人口安全饮水问题"]);
    names("物价变动牵涉到千家万户。", &[]);
}

#[test]
fn what_joins_clauses_is_no_name() {
    names("但货币发行比年初计划少了近500亿元。", &["货币发行"]);
    names("普通中学学生数增长了96%，即达到293万余人。", &["普通中学学生数", "普通中学学生数"]);
    names("又撤销9个行业主管局。", &["撤销行业主管局"]);
    names("仅用100天就完成征迁。", &[]);
}

#[test]
fn one_number_counts_a_whole_list() {
    names(
        "新建162个省级以上重点实验室、企业技术中心和工程技术中心，实施一批项目。",
        &["新建省级以上重点实验室、企业技术中心和工程技术中心"],
    );
    names("全面完成1074户危旧房屋的新建、维修、拆除工作。", &["全面完成危旧房屋的新建、维修、拆除工作"]);
    names("新建3所学校、改造道路。", &["新建学校"]);
    names(
        "完成了6条城市道路、10处公园绿地、60个小区等城区绿化工程。",
        &["城市道路等城区绿化工程", "公园绿地等城区绿化工程", "小区等城区绿化工程"],
    );
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
    periods("“十三五”前四年累计单位生产总值能耗下降14%。", &[("14%", "total 2015-2019")]);
}
