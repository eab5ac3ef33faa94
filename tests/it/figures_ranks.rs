//! Where a region stands among others: what is ranked, among whom, and when it is not said.

use wenzheng::figures::{Aspect, Bound, Nature};

use crate::figures::ledger;

/// Indicator and text of each rank that the review of 2019 tells.
#[track_caller]
fn ranks(sentence: &str, expected: &[(&str, &str, f64)]) {
    let (_, ledger) = ledger(sentence, "做好工作。");
    let ranks = ledger.figures().filter(|figure| figure.aspect == Aspect::Rank);
    let found: Vec<(&str, &str, f64)> = ranks
        .map(|figure| {
            assert_eq!((figure.nature, figure.year().map(|year| year.get())), (Nature::Result, Some(2019)));
            assert_eq!(figure.unit, "位");
            (figure.indicator.as_str(), figure.text.as_str(), figure.value.unwrap())
        })
        .collect();
    assert_eq!(found, expected, "{sentence}");
}

#[test]
fn a_rank_is_of_the_figure_before_it() {
    ranks("经济总量达到64697亿元，保持全国第5位。", &[("地区生产总值", "全国第5位", 5.0)]);
    ranks("快递业务量突破60亿件、升至全国第７位。", &[("快递业务量", "全国第７位", 7.0)]);
    ranks("国家级单项冠军235个、居全国首位。", &[("国家级单项冠军", "全国首位", 1.0)]);
    ranks("森林覆盖率达到65%，连续46年居全国首位。", &[("森林覆盖率", "全国首位", 1.0)]);
}

#[test]
fn the_rank_of_a_growth_is_no_rank_of_the_amount() {
    ranks(
        "地区生产总值增长5.8％、增速全国第3，总量达到60013亿元，居全国第7位。",
        &[("地区生产总值增速", "全国第3", 3.0), ("地区生产总值", "全国第7位", 7.0)],
    );
    ranks("进出口总额增长9.8%，总量连续39年居全国首位。", &[("进出口总额", "全国首位", 1.0)]);
    ranks("固定资产投资增长7.9%、居全国第三。", &[("固定资产投资增速", "全国第三", 3.0)]);
    ranks("光伏组件产量增长30.6%，居世界首位。", &[("光伏组件产量", "世界首位", 1.0)]);
}

#[test]
fn a_measure_may_be_ranked_without_its_value() {
    ranks(
        "水果产量居全国第一，电信业务收入增速全国第二。",
        &[("水果产量", "全国第一", 1.0), ("电信业务收入增速", "全国第二", 2.0)],
    );
}

#[test]
fn a_rank_that_is_not_surely_of_one_measure_is_none() {
    ranks("城镇、农村居民人均可支配收入分别增长4.8%、7%，居全国第五和第六。", &[]);
    ranks("蓄能规模、风电装机总量居全国第1、第2位。", &[]);
    ranks("生猪出栏、屠宰量居全省第一位。", &[]);
    ranks("进口和出口均居全国第一。", &[]);
    ranks("经济总量从全国第10位升至全国第8位。", &[]);
    ranks("建成全国第一批示范区和全国第二大港。", &[]);
    ranks("全国排名上升3位，乳业、稀土、煤化工入选国家级集群，数量居西部第2位。", &[]);
}

#[test]
fn within_the_first_ten_is_a_bound() {
    let (_, ledger) = ledger("做好工作。", "力争高新技术企业达到5600家、进入全国前10位。");
    let rank = ledger.figures().find(|figure| figure.aspect == Aspect::Rank).unwrap();
    assert_eq!((rank.bound, rank.value, rank.nature), (Bound::AtMost, Some(10.0), Nature::Target));
}
