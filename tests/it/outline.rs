//! Parts of a report in every form they are printed in: the same sentence is of the same time and nature.

use proptest::prelude::*;
use wenzheng::figures::{Figure, Ledger, Nature, Page, PeriodKind, doubts};
use wenzheng::report::{Corpus, FaultKind};

/// Forms of a heading; `N` stands for its number.
const FORMS: [&str; 9] = ["一、N", "一　N", "壹、N", "第一部分  N", "（一）N", "1．N", "1、N", "# N", "N"];

/// Headings of a review of 2025 and of a plan of 2026, in the words of many reports.
const REVIEWS: [&str; 6] = [
    "2025年工作回顾",
    "过去一年工作回顾",
    "2025年政府工作回顾",
    "一年来的工作回顾",
    "二〇二五年工作回顾",
    "２０２５年工作总结",
];
const PLANS: [&str; 6] = [
    "2026年工作安排",
    "2026年目标任务和重点工作",
    "今年工作的总体要求",
    "二○二六年主要任务",
    "2026年重点工作安排建议",
    "今年政府工作的主要任务",
];

const CHAPTERS: [(&str, &str); 3] = [("一", "二"), ("壹", "贰"), ("1", "2")];

fn heading(form: &str, number: usize, words: &str) -> String {
    let numbered =
        CHAPTERS.iter().fold(
            form.to_owned(),
            |form, (first, second)| {
                if number == 2 { form.replace(first, second) } else { form }
            },
        );
    numbered.replace('N', words)
}

fn figures(body: &str) -> Vec<Figure> {
    let text = format!(
        "甲市政府工作报告\n——2026年1月10日在甲市第一届人民代表大会第一次会议上\n各位代表：\n{body}\n"
    );
    let (corpus, _) = Corpus::single("甲市-2026", &text);
    Ledger::of(&corpus).figures().cloned().collect()
}

const SENTENCES: [&str; 5] = [
    "全市粮食产量80万吨。",
    "新建学校12所。",
    "城镇新增就业3.1万人，居民消费价格涨幅2%。",
    "改造老旧小区50个，完成投资3亿元。",
    "固定资产投资增长6.5%。",
];

proptest! {
    #[test]
    fn the_same_sentence_is_of_the_same_time_under_every_heading(
        form in 0..FORMS.len(), review in 0..REVIEWS.len(), plan in 0..PLANS.len(),
        sentence in 0..SENTENCES.len(), before in 0usize..3, glued: bool,
    ) {
        let filler = "各项事业取得新进步。\n".repeat(before);
        let gap = if glued && FORMS[form].contains('、') { "" } else { "\n" };
        let sentence = SENTENCES[sentence];
        let glue = if gap.is_empty() { "全市上下团结奋斗。" } else { "" };
        let text = format!(
            "{}{gap}{glue}\n{filler}{sentence}\n{}{gap}{glue}\n{filler}{sentence}",
            heading(FORMS[form], 1, REVIEWS[review]),
            heading(FORMS[form], 2, PLANS[plan]),
        );
        let found = figures(&text);
        prop_assert!(found.len() >= 2 && found.len().is_multiple_of(2), "{text}: {found:?}");
        for (at, figure) in found.iter().enumerate() {
            let (year, nature) =
                if at < found.len() / 2 { (2025, Nature::Result) } else { (2026, Nature::Target) };
            prop_assert_eq!(figure.nature, nature, "{}", text);
            prop_assert_eq!(figure.year().map(|year| year.get()), Some(year), "{}", text);
        }
    }
}

/// Kind, years and nature of each figure.
#[track_caller]
fn check(body: &str, expected: &[(&str, PeriodKind, u16, u16, Nature)]) {
    let found = figures(body);
    let found: Vec<_> = found
        .iter()
        .map(|figure| {
            let (from, to) = (figure.period.from, figure.period.to);
            (
                figure.text.as_str(),
                figure.period.kind,
                from.map_or(0, |y| y.get()),
                to.map_or(0, |y| y.get()),
                figure.nature,
            )
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_span_is_never_a_year() {
    use Nature::{Result, Target};
    use PeriodKind::{Average, Total, Year};
    check(
        "一、“十四五”时期和2025年工作回顾\n过去的五年极不寻常。地区生产总值年均增长5.9%，高速公路通车里程突破1万公里。\n\
         改造老旧小区500个。累计完成投资30亿元。\n刚刚过去的2025年很不平凡。新建学校12所。\n二、“十五五”时期目标\n\
         “十五五”时期，城镇化率达到70%，地区生产总值年均增长5%左右。\n三、2026年工作安排\n今年地区生产总值增长5%左右。",
        &[
            ("5.9%", Average, 2021, 2025, Result),
            ("突破1万公里", Year, 2025, 2025, Result),
            ("500个", Total, 2021, 2025, Result),
            ("30亿元", Total, 2021, 2025, Result),
            ("12所", Year, 2025, 2025, Result),
            ("70%", Year, 2030, 2030, Target),
            ("5%左右", Average, 2026, 2030, Target),
            ("5%左右", Year, 2026, 2026, Target),
        ],
    );
}

#[test]
fn a_start_is_of_its_own_year() {
    use Nature::{Result, Standing};
    use PeriodKind::Year;
    check(
        "一、2025年工作回顾\n人均地区生产总值从2020年的10.5万元提高到2025年的14万元左右。\n\
         常住人口城镇化率由2020年的53.2%提升到57.7%。\n粮食产量由上年的80万吨增加到82万吨。",
        &[
            ("10.5万元", Year, 2020, 2020, Standing),
            ("14万元左右", Year, 2025, 2025, Result),
            ("53.2%", Year, 2020, 2020, Standing),
            ("57.7%", Year, 2025, 2025, Result),
            ("80万吨", Year, 2024, 2024, Standing),
            ("82万吨", Year, 2025, 2025, Result),
        ],
    );
    let found = figures("一、2025年工作回顾\n粮食产量由上年的80万吨增加到82万吨。");
    let base = &found[1].base;
    assert_eq!(
        (base.text.as_deref(), base.value, base.year.map(|y| y.get())),
        (Some("80万吨"), Some(800_000.0), Some(2024))
    );
}

#[test]
fn parts_of_a_year_and_marks_on_the_way_are_no_years() {
    use Nature::Result;
    use PeriodKind::{Average, Part, Unknown, Year};
    check(
        "一、2025年工作回顾\n2025年，地区生产总值增长5.5%。\n上半年，地区生产总值增长5.1%。\n1—11月，规上工业增加值增长6.5%。\n\
         “十四五”期间，地区生产总值年均增长5.9%。\n全市生产总值连续跨越7万亿、8万亿、9万亿三个大台阶。",
        &[
            ("5.5%", Year, 2025, 2025, Result),
            ("5.1%", Part, 2025, 2025, Result),
            ("6.5%", Part, 2025, 2025, Result),
            ("5.9%", Average, 2021, 2025, Result),
            ("跨越7万亿", Unknown, 0, 0, Result),
            ("8万亿", Unknown, 0, 0, Result),
            ("9万亿", Year, 2025, 2025, Result),
        ],
    );
}

#[test]
fn what_nobody_can_date_is_unknown() {
    let found = figures("山川秀美，水库3座。");
    assert_eq!((found[0].period.kind, found[0].nature), (PeriodKind::Unknown, Nature::Unknown));
}

#[test]
fn the_record_is_the_sentence_of_the_main_targets() {
    let found = figures(
        "一、2025年工作回顾\n地区生产总值增长5.5%。\n二、2026年工作安排\n固定资产投资增长8%。\n\
         今年的主要预期目标是：地区生产总值增长6%左右，固定资产投资增长7%，城镇新增就业3万人，居民消费价格涨幅2%左右。",
    );
    let investment: Vec<(&str, bool)> = found
        .iter()
        .filter(|figure| figure.indicator == "固定资产投资")
        .map(|figure| (figure.text.as_str(), figure.record))
        .collect();
    assert_eq!(investment, [("8%", false), ("7%", true)]);
}

#[test]
fn what_was_reckoned_is_said() {
    let found = figures(
        "一、2025年工作回顾\n预计地区生产总值增长5.2%左右。剔除减税降费因素，一般公共预算收入同口径增长3%。",
    );
    let qualifiers: Vec<&[String]> = found.iter().map(|figure| figure.qualifiers.as_slice()).collect();
    assert_eq!(
        qualifiers,
        [&["预计".to_owned()][..], &["剔除减税降费因素".to_owned(), "同口径".to_owned()][..]]
    );
    let ahead = figures("二、2026年工作安排\n预计今年地区生产总值增长5%。");
    assert_eq!(ahead[0].nature, Nature::Forecast);
}

#[test]
fn a_report_that_looks_one_way_is_doubted() {
    let text = "2026年甲市政府工作报告\n各位代表：\n一、2025年工作回顾\n新建学校12所。\n";
    let (corpus, _) = Corpus::single("甲市-2026", text);
    let report = &corpus.reports()[0];
    let found = doubts(report, Page::of(0, report).figures());
    assert!(found.contains(&FaultKind::NoBorder), "{found:?}");
}
