//! Small reports, one difficulty each, with what a reader of them would take down: `tests/data/cases`.

use std::path::Path;

use wenzheng::figures::{Figure, Ledger, PeriodKind};
use wenzheng::report::{Corpus, Report, Source};

/// The only report of `tests/data/cases/NAME`, its figures, and what was said of the file.
fn read(name: &str) -> (Report, Vec<Figure>, Vec<String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/cases").join(name);
    let entry = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    let source = Source {
        file: entry.file_name().unwrap().to_string_lossy().into_owned(),
        document: entry.file_stem().unwrap().to_string_lossy().into_owned(),
        bytes: std::fs::read(&entry).unwrap(),
    };
    let (corpus, faults) = Corpus::read(&[source]);
    let report = corpus.reports().first().cloned().unwrap_or_else(|| panic!("{name}: {faults:?}"));
    let figures = Ledger::of(&corpus).figures().cloned().collect();
    (report, figures, faults.iter().map(ToString::to_string).collect())
}

/// `indicator text year nature` of a figure; a year or indicator that is not told is `-`.
fn claim(figure: &Figure) -> String {
    let year = figure.year().map_or("-".to_owned(), |year| year.to_string());
    format!("{} {} {year} {:?}", figure.indicator, figure.text, figure.nature)
}

/// Every expected claim is there, and no figure besides.
#[track_caller]
fn check_figures(name: &str, expected: &[&str]) {
    let (_, figures, _) = read(name);
    assert_eq!(figures.iter().map(claim).collect::<Vec<_>>(), expected, "{name}");
}

/// `region year date speaker | headings | paragraphs`
#[track_caller]
fn check_report(name: &str, facts: &str, headings: &[&str], paragraphs: &[(u32, &str)]) {
    let (report, _, _) = read(name);
    let told = &report.facts;
    let found = [
        told.region.clone(),
        told.year.map(|year| year.to_string()),
        told.date.map(|date| date.to_string()),
        told.speaker.clone(),
    ];
    let found: Vec<String> = found.into_iter().map(|fact| fact.unwrap_or_else(|| "-".to_owned())).collect();
    assert_eq!(found.join(" "), facts, "{name}");
    assert_eq!(
        report.sections.iter().map(|section| section.heading.as_str()).collect::<Vec<_>>(),
        headings,
        "{name}"
    );
    let lines: Vec<(u32, &str)> =
        report.paragraphs.iter().map(|paragraph| (paragraph.line, paragraph.text.as_str())).collect();
    assert_eq!(lines, paragraphs, "{name}");
}

#[track_caller]
fn check_warned(name: &str, expected: &[&str]) {
    let (_, _, faults) = read(name);
    assert_eq!(faults, expected, "{name}");
}

const HEADINGS: [&str; 2] = ["一、2025年工作回顾", "二、2026年工作安排"];

/// What most of the small reports say, wherever its lines were broken.
const GROWTH: [&str; 2] = ["地区生产总值 5.2% 2025 Result", "城镇新增就业 3.1万人 2025 Result"];

#[test]
fn spoken_and_vague_numbers() {
    check_figures(
        "approximate-ranges",
        &[
            "新增耕地 一万五六千亩 2025 Result",
            "新增绿地 十七八万平方米 2025 Result",
            "新建学校 两三所 2025 Result",
            "引进企业 十几家 2025 Result",
            "投入资金 几千万元 2025 Result",
        ],
    );
    let (_, figures, _) = read("approximate-ranges");
    let values: Vec<_> = figures.iter().map(|figure| (figure.value, figure.upper)).collect();
    assert_eq!(
        values,
        [
            (Some(15_000.0), Some(16_000.0)),
            (Some(170_000.0), Some(180_000.0)),
            (Some(2.0), Some(3.0)),
            (None, None),
            (None, None)
        ]
    );
}

#[test]
fn halves_mixed_scales_and_spaces_between_thousands() {
    let values = |name: &str| {
        let (_, figures, _) = read(name);
        figures.iter().map(|figure| (figure.value.unwrap(), figure.unit.clone())).collect::<Vec<_>>()
    };
    let expect = |pairs: &[(f64, &str)]| pairs.iter().map(|(v, u)| (*v, (*u).to_owned())).collect::<Vec<_>>();
    assert_eq!(values("half-and-mixed"), expect(&[(1.5, "成"), (1.5, "倍"), (32_600.0, "元"), (1.1, "%")]));
    check_figures(
        "half-and-mixed",
        &[
            "财政收入 一成半 2025 Result",
            "亩产 一倍半 2025 Result",
            "人均收入 3万2千6百元 2025 Result",
            "工业生产者出厂价格 1.1% 2025 Result",
        ],
    );
    let thousands = expect(&[(123_450_000_000.0, "元"), (12_563_000.0, "人次"), (1200.0, "元")]);
    assert_eq!(values("spaced-thousands"), thousands);
}

/// Text, value and upper end of the only figure of a sentence.
#[track_caller]
fn check_number(sentence: &str, text: &str, value: Option<f64>, upper: Option<f64>) {
    let (corpus, _) = Corpus::single("甲市-2026", &format!("一、2025年工作回顾\n{sentence}\n"));
    let ledger = Ledger::of(&corpus);
    let found: Vec<_> =
        ledger.figures().map(|figure| (figure.text.as_str(), figure.value, figure.upper)).collect();
    assert_eq!(found, [(text, value, upper)], "{sentence}");
}

#[test]
fn numbers_as_they_are_spoken_and_printed() {
    check_number("新增绿地七、八万平方米。", "七、八万平方米", Some(70_000.0), Some(80_000.0));
    check_number("引进企业十七、八家。", "十七、八家", Some(17.0), Some(18.0));
    check_number("惠及群众二十五六万人。", "二十五六万人", Some(250_000.0), Some(260_000.0));
    check_number("服务群众三四百人次。", "三四百人次", Some(300.0), Some(400.0));
    check_number("存款余额1万2千余元。", "1万2千余元", Some(12_000.0), None);
    check_number("存款余额1亿2千3百万元。", "1亿2千3百万元", Some(123_000_000.0), None);
    check_number("粮食亩产增长两倍半。", "两倍半", Some(2.5), None);
    check_number("粮食产量增长一倍多。", "一倍多", Some(1.0), None);
    check_number("税收增长19·5％。", "19·5％", Some(19.5), None);
    check_number("低保标准达到12\u{2009}345.6元。", "12\u{2009}345.6元", Some(12_345.6), None);
    check_number("完成投资数百亿元。", "数百亿元", None, None);
    check_number("实施项目三十几个。", "三十几个", None, None);
    check_number("参训人数百余人次。", "百余人次", Some(100.0), None);
    check_number("应对7·20特大暴雨，2O24年粮食产量80万吨。", "80万吨", Some(800_000.0), None);
    check_number("第一、二产业和三四轮车，五、六年级学生三百人。", "三百人", Some(300.0), None);
}

#[test]
fn years_in_chinese_numerals() {
    let (_, figures, _) = read("chinese-numeral-year");
    let claims: Vec<String> = figures.iter().map(claim).collect();
    for expected in [
        "粮食产量 80万吨 2024 Result",
        "粮食产量 79万吨 2023 Result",
        "粮食产量 78万吨 2022 Result",
        "城镇化率 70% 2030 Target",
    ] {
        assert!(claims.iter().any(|claim| claim.ends_with(expected)), "{expected}: {claims:?}");
    }
    check_report(
        "chinese-numeral-date",
        "甲市 2026 2026-01-10 张三",
        &HEADINGS,
        &[(6, "2025年，地区生产总值增长5.2%。"), (8, "今年地区生产总值增长6%左右。")],
    );
}

#[test]
fn characters_that_no_report_is_printed_with() {
    for name in ["control-characters", "html-leftovers", "line-separators", "salutation"] {
        let (report, figures, _) = read(name);
        assert_eq!(report.paragraphs.len(), 3, "{name}");
        assert!(report.paragraphs.iter().all(|paragraph| !paragraph.text.contains(['\u{b}', '<', '&'])));
        let claims: Vec<String> = figures.iter().map(claim).collect();
        assert_eq!(claims[..2], GROWTH, "{name}");
        assert_eq!(claims[2], "地区生产总值 6%左右 2026 Target", "{name}");
        assert_eq!(report.facts.speaker.as_deref(), Some("张三"), "{name}");
    }
    check_warned("html-leftovers", &["甲市-2026.txt:8: warning: HTML tags and entities are taken out"]);
    check_warned(
        "control-characters",
        &[
            "甲市-2026.txt:6: warning: control characters are left out, also on line 8",
            "甲市-2026.txt:6: warning: a line broken inside a sentence is joined to the one before, also on line 8",
        ],
    );
    check_warned("kangxi", &["甲市-2026.txt:8: warning: radicals are read as the words that they print"]);
    let (report, _, _) = read("kangxi");
    assert_eq!(report.paragraphs.get(2).unwrap().text, "推进大气污染防治，自来水厂改造完成。");
}

#[test]
fn lines_that_a_page_broke() {
    check_report(
        "hard-wrapped-pdf",
        "甲市 2026 2026-01-10 张三",
        &HEADINGS,
        &[
            (6, "2025年，地区生产总值增长5.2%，城镇新增就业3.1万人。"),
            (
                10,
                "今年经济社会发展的主要预期目标是：地区生产总值增长6%左右，城镇新增就业2.8万人以上，居民消费价格涨幅2%左右。",
            ),
            (14, "建设充电桩1200个。"),
        ],
    );
    check_report(
        "page-numbers",
        "甲市 2026 2026-01-10 张三",
        &HEADINGS,
        &[
            (6, "2025年，地区生产总值增长5.2%，城镇新增就业3.1万人。"),
            (9, "今年经济社会发展的主要预期目标是：地区生产总值增长6%左右，城镇新增就业2.8万人以上。"),
            (13, "建设充电桩1200个。"),
        ],
    );
    check_warned(
        "page-numbers",
        &[
            "甲市-2026.txt:7: warning: page numbers and running heads are left out, also on lines 10, 12",
            "甲市-2026.txt:11: warning: a line broken inside a sentence is joined to the one before",
        ],
    );
}

#[test]
fn markdown_is_read_by_its_words() {
    check_report(
        "markdown-headings",
        "甲市 2026 2026-01-10 孙八",
        &["2025年工作回顾", "二、2026年工作安排"],
        &[
            (6, "2025年，地区生产总值增长5.2%。"),
            (8, "今年经济社会发展的主要预期目标是：地区生产总值增长6%左右。"),
        ],
    );
}

#[test]
fn numbers_of_a_table_without_their_heads_are_no_figures() {
    check_figures("table", &[]);
    check_warned(
        "table",
        &[
            "甲市-2026.txt:6: warning: rows of a table are kept as text; their numbers are not read as figures, also on line 8",
        ],
    );
}

#[test]
fn a_heading_and_a_page_number_glued_to_their_text() {
    check_figures(
        "glued-heading",
        &[
            "地区生产总值 8% 2014 Result",
            "财政收入 3.2亿元 2014 Result",
            "地区生产总值 9% 2015 Target",
            "新增就业 1200人 2015 Target",
        ],
    );
}

#[test]
fn figures_in_traditional_characters_go_by_the_one_name() {
    check_figures("traditional", &["地区生产总值 5.2% 2025 Result", "地区生产总值 6%左右 2026 Target"]);
}

#[test]
fn facts_of_reports_of_every_level_and_script() {
    let facts = |name: &str| {
        let (report, _, _) = read(name);
        let told = report.facts.as_ref().clone();
        (told.title.unwrap(), told.region.unwrap(), told.date.unwrap().to_string(), told.speaker.unwrap())
    };
    let expect = |title: &str, region: &str, date: &str, speaker: &str| {
        (title.to_owned(), region.to_owned(), date.to_owned(), speaker.to_owned())
    };
    assert_eq!(facts("national"), expect("政府工作报告", "全国", "2016-03-05", "李四"));
    assert_eq!(facts("township"), expect("政府工作报告", "丙镇", "2008-01-19", "王五"));
    assert_eq!(facts("traditional"), expect("2026年甲市政府工作報告", "甲市", "2026-01-10", "張三"));
    let (_, _, faults) = read("township");
    assert!(
        faults.contains(
            &"乙镇-2014.txt: warning: the file name says 乙镇 2014, the text 丙镇 2008; the text is believed"
                .to_owned()
        )
    );
    check_warned("national", &[]);
    check_warned("traditional", &[]);
}

/// A report as it should be, and the same after somebody's copying.
const WHOLE: &str = "2026年甲市政府工作报告
——2026年1月10日在甲市第一届人民代表大会第一次会议上
甲市市长 张三
各位代表：
一、2025年工作回顾
2025年，地区生产总值增长5.2%，城镇新增就业3.1万人，粮食产量达到80.5万吨，居民人均可支配收入增长5.6%。
（一）聚力产业升级，发展动能持续增强
新建产业园区12个，引进企业36家，完成技改投资45.6亿元，规模以上工业增加值增长7.1%，高新技术企业达到210家。
二、2026年工作安排
今年经济社会发展的主要预期目标是：地区生产总值增长6%左右，城镇新增就业2.8万人以上，居民消费价格涨幅2%左右。
建设充电桩1200个，新建养老院5家。
";

/// Claims, headings and facts of one text.
fn told(text: &[u8]) -> (Vec<String>, Vec<String>, String) {
    let source =
        Source { file: "甲市-2026.txt".into(), document: "甲市-2026".into(), bytes: text.to_vec() };
    let (corpus, faults) = Corpus::read(&[source]);
    let report = corpus.reports().first().unwrap_or_else(|| panic!("{faults:?}"));
    let headings = report.sections.iter().map(|section| section.heading.clone()).collect();
    let facts = &report.facts;
    let facts = format!("{:?} {:?} {:?}", facts.region, facts.date, facts.speaker);
    (Ledger::of(&corpus).figures().map(claim).collect(), headings, facts)
}

/// Breaks every line longer than `width` characters, as a PDF does.
fn wrapped(width: usize, pages: bool) -> String {
    let mut text = String::new();
    let mut count = 0;
    for line in WHOLE.lines() {
        let chars: Vec<char> = line.chars().collect();
        for part in chars.chunks(width) {
            text.extend(part);
            text.push('\n');
            count += 1;
            if pages && count % 9 == 0 {
                text.push_str(&format!("\u{c}— {} —\n", count / 9));
            }
        }
    }
    text
}

#[test]
fn the_same_report_however_it_was_copied() {
    let expected = told(WHOLE.as_bytes());
    assert!(expected.0.len() == 14 && expected.1.len() == 3, "{expected:?}");
    let each = |before: &str, after: &str| {
        WHOLE.lines().map(|line| format!("{before}{line}{after}\n")).collect::<String>()
    };
    let site = "首页\n>\n政务公开\n【字号：\n大\n中\n小\n】\n打印\n";
    let end = "\n（来源：甲市日报）\n责任编辑：\n李四\n扫一扫在手机打开当前页\n相关链接\n关闭窗口\n";
    let copies: [(&str, String); 20] = [
        ("carriage returns", WHOLE.replace('\n', "\r")),
        ("both", WHOLE.replace('\n', "\r\n")),
        ("two returns", WHOLE.replace('\n', "\r\r\n")),
        ("next line", WHOLE.replace('\n', "\u{85}")),
        ("paragraph separators", WHOLE.replace('\n', "\u{2029}")),
        ("blank lines", WHOLE.replace('\n', "\n\n")),
        ("device controls", WHOLE.replace("增长", "增\u{8}长\u{7f}") + "\u{1a}\0\0"),
        ("soft breaks", WHOLE.replace("，城镇", "，\u{b}城镇")),
        ("invisible", WHOLE.replace("二、", "\u{200b}\u{feff}二、").replace("6%", "6\u{200d}%")),
        (
            "radicals",
            WHOLE.replace("一、", "⼀、").replace("二、", "⼆、").replace('大', "⼤").replace("长5", "⻓5"),
        ),
        ("paragraphs of HTML", each("<p style=\"text-indent:2em\">&emsp;&emsp;", "</p>")),
        ("breaks of HTML", WHOLE.replace('\n', "<br/>\n").replace('%', "&#37;").replace("，", "&#xff0c;")),
        ("one line of HTML", format!("<div>{}</div>", WHOLE.replace('\n', "<br>"))),
        (
            "Markdown",
            WHOLE
                .replace("\n一、", "\n# 一、")
                .replace("\n二、", "\n## **二、**")
                .replace("\n（一）", "\n### （一）"),
        ),
        ("twice", format!("{WHOLE}\n{WHOLE}")),
        ("a site around it", format!("{site}{WHOLE}{end}")),
        ("wrapped", wrapped(32, false)),
        ("wrapped with pages", wrapped(30, true)),
        ("wrapped narrow", wrapped(20, true)),
        ("a caption in it", WHOLE.replace("\n二、", "\n市长张三作政府工作报告。本报记者 李四 摄\n二、")),
    ];
    for (name, copy) in copies {
        assert_eq!(told(copy.as_bytes()), expected, "{name}");
    }
    let mut broken = WHOLE.as_bytes().to_vec();
    broken.push(0xe5);
    assert_eq!(told(&broken), expected, "cut inside a character");
}

#[test]
fn a_report_that_came_before_is_doubted() {
    let source = |document: &str, text: &str| Source {
        file: format!("{document}.txt"),
        document: document.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let other =
        WHOLE.replace("5.2%", "5.3%").replace("3.1", "3.2").replace("12个", "13个").replace("1200", "1300");
    let doubts =
        |sources: &[Source]| Corpus::read(sources).1.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        doubts(&[source("甲市-2026", WHOLE), source("甲市2026", WHOLE)]),
        ["甲市2026.txt: warning: the text is for the greater part that of 甲市-2026"]
    );
    assert_eq!(
        doubts(&[source("甲市-2026", WHOLE), source("甲市2026", &other.replace("6%左右", "7%左右"))]),
        ["甲市2026.txt: warning: 甲市-2026 is a report of the same region and year"]
    );
    assert_eq!(
        doubts(&[source("甲市-2025", WHOLE)]),
        ["甲市-2025.txt: warning: the file name says 甲市 2025, the text 甲市 2026; the text is believed"]
    );
    let cut = WHOLE.trim_end().trim_end_matches("，新建养老院5家。").to_owned() + "，新建养老院";
    assert_eq!(doubts(&[source("甲市-2026", &format!("{cut}，"))]).len(), 1);
}

#[test]
fn greetings_dates_and_offices_of_many_kinds() {
    let expected = told(WHOLE.as_bytes());
    for greeting in [
        "各位领导、各位代表：",
        "各 位 代 表：",
        "主席团、各位代表：",
        "同志们、朋友们：",
        "尊敬的各位代表，各位委员：",
        "各位代表：现在，我代表市人民政府，向大会报告工作。",
    ] {
        assert_eq!(told(WHOLE.replace("各位代表：", greeting).as_bytes()), expected, "{greeting}");
    }
    for date in [
        "二〇二六年一月十日",
        "二○二六年元月十日",
        "二O二六年一月十日",
        "２０２６年１月１０日",
        "2026 年 1 月 10 日",
    ] {
        assert_eq!(told(WHOLE.replace("2026年1月10日", date).as_bytes()), expected, "{date}");
    }
    let office = |line: &str| {
        let text = WHOLE.replace("甲市市长 张三", line).replace("在甲市第一届", "在第一届");
        told(text.replace("甲市政府", "政府").as_bytes()).2
    };
    for (line, region, speaker) in [
        ("丙镇镇长 王五", "丙镇", "王五"),
        ("丁乡人民政府乡长　赵 六", "丁乡", "赵六"),
        ("戊县人民政府代县长 孙七", "戊县", "孙七"),
        ("己自治州州长 阿不力孜·买买提", "己自治州", "阿不力孜·买买提"),
    ] {
        let facts = office(line);
        assert!(
            facts.contains(&format!("{region:?}")) && facts.contains(&format!("{speaker:?}")),
            "{line}: {facts}"
        );
    }
}

/// `text year nature` of each figure, in order; of spans `from-to kind`.
#[track_caller]
fn check_times(name: &str, expected: &[&str]) {
    let (_, figures, _) = read(name);
    let year = |year: Option<wenzheng::report::Year>| year.map_or("-".to_owned(), |year| year.to_string());
    let told = |figure: &Figure| {
        let when = match figure.period.kind {
            PeriodKind::Year => year(figure.period.to),
            kind => format!("{}-{} {kind:?}", year(figure.period.from), year(figure.period.to)),
        };
        format!("{} {when} {:?}", figure.text, figure.nature)
    };
    assert_eq!(figures.iter().map(told).collect::<Vec<_>>(), expected, "{name}");
}

#[test]
fn plans_under_every_form_of_heading() {
    for name in ["plan-heading-3d", "plan-heading-3f", "plan-heading-a"] {
        check_times(name, &["5.2% 2025 Result", "6%左右 2026 Target", "1200个 2026 Target"]);
    }
    check_times("markdown-headings", &["5.2% 2025 Result", "6%左右 2026 Target"]);
}

#[test]
fn parts_without_numbers_hold_numbered_lists() {
    check_times(
        "numbered-under-bare-year-heading",
        &["11% 2025 Result", "2.8万吨 2025 Result", "12个 2025 Result", "300亩 2026 Target"],
    );
    check_times(
        "quote-in-review-heading",
        &["4.7% 2025 Result", "840亿斤 2025 Result", "5%左右 2026 Target"],
    );
    check_times(
        "township",
        &[
            "7588吨 2007 Result",
            "7260万元 2007 Result",
            "1112万元 2002-2007 Total Result",
            "18% 2002-2007 Total Result",
            "3所 2003-2007 Total Result",
            "8% 2008-2012 Average Target",
            "15公里 2008 Target",
        ],
    );
}

#[test]
fn numbered_sentences_are_text() {
    let (report, _, _) = read("one-sentence-items-swallowed");
    let lines: Vec<u32> = report.paragraphs.iter().map(|paragraph| paragraph.line).collect();
    assert_eq!(lines, [6, 8, 9, 10]);
    check_times(
        "one-sentence-items-swallowed",
        &[
            "5.5%左右 2026 Target",
            "10所 2026 Target",
            "2000个 2026 Target",
            "120个 2026 Target",
            "86亿元 2026 Target",
            "62% 2026 Target",
        ],
    );
}

#[test]
fn parts_of_a_year_and_starts_of_changes() {
    check_times(
        "partial-periods",
        &[
            "5.5% 2025 Result",
            "5.1% 2025-2025 Part Result",
            "5.3% 2025-2025 Part Result",
            "6.5% 2025-2025 Part Result",
            "5.9% 2021-2025 Average Result",
            "跨越7万亿 --- Unknown Result",
            "8万亿 --- Unknown Result",
            "9万亿 2025 Result",
        ],
    );
    check_times(
        "year-of-from-de",
        &[
            "10.5万元 2020 Standing",
            "14万元左右 2025 Result",
            "53.2% 2020 Standing",
            "57.7% 2025 Result",
            "80万吨 2024 Standing",
            "82万吨 2025 Result",
        ],
    );
}
