//! Time and nature where sentences tell them by more than a year and a heading: plans inside reviews, states, spans,
//! starts and ends.

use wenzheng::figures::{Figure, Ledger, Nature};
use wenzheng::report::Corpus;

/// `text nature kind from-to base` of a figure; what is not known is left out.
fn told(figure: &Figure) -> String {
    let nature = match figure.nature {
        Nature::Result => "result",
        Nature::Target => "target",
        Nature::Forecast => "forecast",
        Nature::Standing => "standing",
        Nature::Unknown => "unknown",
    };
    let kind = serde_json::to_value(figure.period.kind).unwrap().as_str().unwrap().to_owned();
    let mut told = format!("{} {nature} {kind}", figure.text);
    if let (Some(from), Some(to)) = (figure.period.from, figure.period.to) {
        told += &if from == to { format!(" {to}") } else { format!(" {from}-{to}") };
    }
    if let Some(base) = figure.base.year {
        told += &format!(" from {base}");
    }
    told
}

#[track_caller]
fn figures(report: &str, expected: &[&str]) {
    let (corpus, _) = Corpus::single("某地", report);
    let found: Vec<String> = Ledger::of(&corpus).figures().map(told).collect();
    assert_eq!(found, expected);
}

/// A report of January 2021 that reviews 2020.
#[track_caller]
fn review(sentences: &str, expected: &[&str]) {
    let plan = "二、2021年工作安排\n做好工作。";
    figures(&format!("2021年甲市政府工作报告\n一、2020年工作回顾\n{sentences}\n{plan}\n"), expected);
}

/// A report of January 2021 that reviews five years.
#[track_caller]
fn five_years(sentences: &str, expected: &[&str]) {
    let plan = "二、2021年工作安排\n做好工作。";
    figures(&format!("2021年甲市政府工作报告\n一、过去五年工作回顾\n{sentences}\n{plan}\n"), expected);
}

#[track_caller]
fn plan(sentences: &str, expected: &[&str]) {
    let review = "一、2020年工作回顾\n成绩很好。";
    figures(&format!("2021年甲市政府工作报告\n{review}\n二、2021年工作安排\n{sentences}\n"), expected);
}

/// A report of the summer of 1957 whose heading tells no time.
#[track_caller]
fn summer(sentences: &str, expected: &[&str]) {
    let head = "1957年国务院政府工作报告\n——1957年6月26日在第一届全国人民代表大会第四次会议上\n各位代表：";
    figures(&format!("{head}\n一、关于社会主义建设\n1956年，生产发展很快。{sentences}\n"), expected);
}

#[test]
fn a_plan_told_inside_a_review_is_a_plan() {
    summer(
        "农业总产值比1956年将增长4.9%，达到611亿元。基本建设投资缩减为111亿元，它虽然比1956年减少20%；工业投资仍然增加。",
        &[
            "4.9% target year 1957 from 1956",
            "611亿元 target year 1957",
            "111亿元 target year 1957",
            "20% target year 1957 from 1956",
        ],
    );
    summer(
        "经济建设费占财政支出的比重，从1950年的25.5%增加到1957年预算的45.4%。钢的比重，在1957年将由1949年的28.8%上升为42.3%。",
        &[
            "25.5% standing year 1950",
            "45.4% target year 1957 from 1950",
            "28.8% standing year 1949",
            "42.3% target year 1957 from 1949",
        ],
    );
    summer(
        "1957年国家预算中的收入，不包括上年结余在内，等于1950年的六倍半。",
        &["六倍半 target total 1950-1957 from 1950"],
    );
    summer(
        "以1957年的计划数字同1952年的实际数字作比较，工业总产值增长1.2倍，即增加333亿元。",
        &["1.2倍 target total 1952-1957 from 1952", "333亿元 target total 1952-1957 from 1952"],
    );
    review(
        "集中开工重点项目178个，年度计划投资348亿元。",
        &["178个 result year 2020", "348亿元 target year 2020"],
    );
}

#[test]
fn the_year_that_has_begun_is_neither_done_nor_planned_by_itself() {
    summer(
        "学生比重已从1950年的60%降低到1957年的30%，其中甲从41%降低到21%。",
        &[
            "60% standing year 1950",
            "30% result year 1957 from 1950",
            "41% standing year 1950",
            "21% unknown year 1957 from 1950",
        ],
    );
    summer("今年上半年已有合作社3万个，社员1亿人。", &["3万个 result part 1957", "1亿人 result part 1957"]);
}

#[test]
fn a_year_named_in_passing_dates_nothing_else() {
    review(
        "大道馆完工，确保2022年投入使用，新增学校3所。制定2023年、2024年三张清单，争取资金增长61%。",
        &["3所 result year 2020", "61% result year 2020"],
    );
    summer(
        "建立外交关系。“1949年宣告：愿与之建交。”根据这个方针，已同25个国家建交。",
        &["25个 result year 1956"],
    );
}

#[test]
fn what_somebody_says_or_what_is_under_way_is_no_result() {
    summer("有人认为肃反的偏差竟达到90%以上，这是没有根据的。", &["90%以上 unknown unknown"]);
    summer(
        "两国即使削减了50%的武器，它们的武器仍然占全世界的90%以上。",
        &["50% unknown unknown", "90%以上 unknown unknown"],
    );
    review(
        "裁军50万人的工作进展顺利。实施新增4万亿元的投资计划。裁减员额50万的任务如期完成。",
        &["50万人 standing none", "4万亿元 standing none", "50万 result year 2020"],
    );
    review(
        "投资891亿元的电网建设正在实施。投资3亿元的道路建成通车。",
        &["891亿元 standing none", "3亿元 result year 2020"],
    );
}

#[test]
fn who_and_how_large_is_no_achievement() {
    review(
        "团结占人口95%以上的人民群众。和1100万英雄智慧的人民携起手来。占领了9万平方公里的中国领土。",
        &["95%以上 standing none", "1100万 standing none", "9万平方公里 standing none"],
    );
    // An intensity is measured, however it is worded.
    review("研发经费支出相当于生产总值的比例达到4.4%。", &["4.4% result year 2020"]);
}

#[test]
fn spans_are_read_from_end_to_end() {
    five_years("从2016年到2018年，扫除文盲2200万人。", &["2200万人 result total 2016-2018"]);
    five_years("仅2019、2020两年就节约煤4000万吨。", &["4000万吨 result total 2019-2020"]);
    five_years("从2016年7月到2018年底，介绍就业207万人。", &["207万人 result total 2016-2018"]);
    five_years(
        "四年中新增就业603万人，工业产值增长49%。",
        &["603万人 result total 2017-2020", "49% result total 2016-2020"],
    );
    five_years(
        "出访了90个国家。五年出版图书11万种，共印239亿册。",
        &["90个 result total 2016-2020", "11万种 result total 2016-2020", "239亿册 result total 2016-2020"],
    );
    five_years(
        "五年累计筹资7436亿元，包括境外筹资352亿美元。获得科技成果1万项，其中发明418项。",
        &[
            "7436亿元 result total 2016-2020",
            "352亿美元 result total 2016-2020",
            "1万项 result total 2016-2020",
            "418项 result total 2016-2020",
        ],
    );
    five_years(
        "获科技进步奖28项，17件作品获国家级奖项。",
        &["28项 result total 2016-2020", "17件 result total 2016-2020"],
    );
    five_years(
        "改革深入推进。2018年，又撤销了9个局。全市共计精减编制115名。累计投入民生资金2318亿元，占财政支出总量的80.1%。",
        &[
            "9个 result year 2018",
            "115名 result total 2016-2020",
            "2318亿元 result total 2016-2020",
            "80.1% result total 2016-2020",
        ],
    );
    five_years("解放以来，全市职工增加1300万人。", &["1300万人 result unknown"]);
}

#[test]
fn a_yearly_average_is_of_the_years_spoken_of() {
    five_years(
        "对外贸易有了很大发展。2020年进出口总额达到827亿元，平均每年增长14.7%。",
        &["827亿元 result year 2020", "14.7% result average 2016-2020"],
    );
    five_years(
        "2020年服务业增加值达到714亿元，是2015年1.81倍，年均增长10.6%。",
        &[
            "714亿元 result year 2020",
            "1.81倍 result total 2015-2020 from 2015",
            "10.6% result average 2016-2020 from 2015",
        ],
    );
    plan(
        "实施三年增绿计划，森林覆盖率每年提高1.3个百分点，三年内达到26.5%。",
        &["1.3个百分点 target average 2021-2023", "26.5% target year 2023"],
    );
    review("2020年职工年平均工资是6100元。", &["6100元 result year 2020"]);
}

#[test]
fn a_start_may_be_a_ground_or_be_said_once() {
    plan("力争财政收入在2020年的基础上翻一番。", &["翻一番 target year 2021 from 2020"]);
    five_years(
        "2020年，教育经费投入3366亿元，是2015年的1.8倍，占生产总值的比重从2.5%提高到3.3%。",
        &[
            "3366亿元 result year 2020",
            "1.8倍 result total 2015-2020 from 2015",
            "2.5% standing year 2015 from 2015",
            "3.3% result year 2020 from 2015",
        ],
    );
}

#[test]
fn the_year_told_before_holds_for_what_is_compared_with_the_one_before_it() {
    let head = "1979年国务院政府工作报告\n——1979年6月18日在第五届全国人民代表大会第二次会议上\n各位代表：";
    figures(
        &format!(
            "{head}\n一、伟大的历史性转变\n农业生产在灾害的情况下，1978年仍然夺得了丰收。粮食占有量超过了建国以来的最高水平，\
             总产量达到30475万吨，比上一年增产2200万吨。\n"
        ),
        &["30475万吨 result year 1978", "2200万吨 result year 1978 from 1977"],
    );
}
