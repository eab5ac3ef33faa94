//! Pictures of made-up and real figures: nothing but what is printed, nothing beyond Telegram's bounds.

use super::chart::{Bar, Chart, Row};
use super::font::lacks;
use super::{Form, Subject, Undrawable, chart, table};
use crate::answer::{Limits, answer};
use crate::figures::{Aspect, Base, Bound, Change, Figure, Nature, Period, Place};
use crate::library::Library;
use crate::question::{Gazetteer, Knowledge, Lexicon};
use crate::report::{ParagraphId, Source, Year};
use crate::text::{Segmenter, Span};
use crate::words::Language;

const CHARACTERS: &str = "测试市";

fn bar(year: u16, nature: Nature, text: &str, value: Option<f64>) -> Bar {
    let year = Year::new(year).unwrap();
    let place =
        Place { paragraph: ParagraphId { report: 0, paragraph: 0 }, sentence: 0, span: Span::new(0, 0) };
    let figure = Figure {
        place,
        indicator: "地区生产总值".to_owned(),
        printed: "地区生产总值".to_owned(),
        aspect: Aspect::Growth,
        text: text.to_owned(),
        value,
        upper: None,
        unit: "%".to_owned(),
        bound: Bound::Exact,
        change: Some(Change::Increase),
        period: Period::of_year(year),
        base: Base::default(),
        nature,
        scope: None,
        qualifiers: Vec::new(),
        record: true,
    };
    Bar {
        year,
        nature,
        text: text.to_owned(),
        value,
        upper: None,
        change: figure.change,
        is_mixed: false,
        figure,
    }
}

fn made(rows: Vec<Row>) -> Chart {
    Chart {
        indicator: "地区生产总值".to_owned(),
        change: Some(Change::Increase),
        unit: "%".to_owned(),
        regions: rows.len(),
        rows,
        sources: vec!["2020年测试市政府工作报告".to_owned()],
    }
}

fn row(region: &str, bars: Vec<Bar>) -> Row {
    Row { region: region.to_owned(), bars }
}

/// Draws, checks the bounds of Telegram, and leaves the picture where `PICTURES` says, to be looked at.
#[track_caller]
fn drawn(name: &str, chart: &Chart) -> Vec<String> {
    let picture = chart.draw(Language::Simplified).unwrap();
    keep(name, &picture);
    chart.canvas(Language::Simplified).unwrap().words().to_vec()
}

#[track_caller]
fn keep(name: &str, picture: &super::Picture) {
    assert!(picture.png.starts_with(b"\x89PNG") && picture.png.len() < 1_000_000, "{}", picture.png.len());
    assert!(picture.width <= 1280 && picture.height <= 1600, "{} by {}", picture.width, picture.height);
    if let Some(folder) = std::env::var_os("PICTURES") {
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.png")), &picture.png).unwrap();
    }
}

/// Digits of the picture are those of the figures; years, counts and the title of the report aside.
#[track_caller]
fn only_cited(words: &[String], figures: &[&Figure], own: &[&str]) {
    for word in words.iter().filter(|word| word.chars().any(|c| c.is_ascii_digit())) {
        let is_cited = figures.iter().any(|figure| word.contains(&figure.text) || figure.text.contains(word));
        let rest = own.iter().fold(word.clone(), |word, own| word.replace(own, ""));
        assert!(is_cited || !rest.chars().any(|c| c.is_ascii_digit()), "{word}");
    }
}

#[test]
fn a_result_and_a_target() {
    let chart = made(vec![row(
        CHARACTERS,
        vec![bar(2019, Nature::Result, "5.5%", Some(5.5)), bar(2020, Nature::Target, "6%左右", Some(6.0))],
    )]);
    let words = drawn("pair", &chart);
    for expected in ["地区生产总值增长", "2019年实际", "2020年目标", "5.5%", "6%左右"] {
        assert!(words.iter().any(|word| word.contains(expected)), "{expected}: {words:?}");
    }
    only_cited(&words, &chart.figures().collect::<Vec<_>>(), &["2019", "2020"]);
    assert_eq!(chart.draw(Language::English).unwrap(), chart.draw(Language::English).unwrap());
}

#[test]
fn odd_figures_are_drawn_as_they_are() {
    drawn("one", &made(vec![row(CHARACTERS, vec![bar(2020, Nature::Target, "6%左右", Some(6.0))])]));
    let mut range = bar(2020, Nature::Target, "5%—6%", Some(5.0));
    range.upper = Some(6.0);
    let words = bar(2020, Nature::Target, "与经济增长基本同步,力争更好", None);
    let zero = bar(2018, Nature::Result, "0", Some(0.0));
    drawn("odd", &made(vec![row(CHARACTERS, vec![zero.clone(), range.clone(), words.clone()])]));
    let mut fall = bar(2019, Nature::Result, "3.2%", Some(3.2));
    fall.change = Some(Change::Decrease);
    let mut bars = vec![fall.clone(), bar(2020, Nature::Target, "6%左右", Some(6.0))];
    bars.iter_mut().for_each(|bar| bar.is_mixed = true);
    let shown = drawn("fall", &made(vec![row(CHARACTERS, bars.clone())]));
    assert!(shown.contains(&"下降 3.2%".to_owned()), "{shown:?}");
    drawn(
        "odd-rows",
        &made(vec![
            row("甲市", bars),
            row("内蒙古自治区呼和浩特市新城区", vec![fall, range]),
            row("丙市", vec![words]),
            row("丁市", vec![zero]),
        ]),
    );
    assert_eq!(made(Vec::new()).draw(Language::Simplified), Err(Undrawable::Empty));
    let empty = made(vec![row("甲市", Vec::new())]);
    assert!(empty.draw(Language::Simplified).is_ok());
    let infinite = made(vec![row("甲市", vec![bar(2020, Nature::Target, "∞", Some(f64::INFINITY))])]);
    assert!(infinite.draw(Language::Simplified).is_ok(), "written, not drawn");
}

#[test]
fn thirty_one_regions_fit() {
    let rows = (0..31)
        .map(|at| {
            let value = 4.0 + f64::from(at) / 10.0;
            row(
                &format!("新疆维吾尔自治区{at}"),
                vec![
                    bar(2024, Nature::Result, &format!("{value}%"), Some(value)),
                    bar(2025, Nature::Target, &format!("{value}%左右"), Some(value)),
                ],
            )
        })
        .collect();
    drawn("many", &made(rows));
}

#[test]
fn letters_that_the_font_lacks_make_no_picture() {
    assert_eq!(lacks("地区生产总值增长 5.5%—6%左右以上《》·…，。：（）‰"), None);
    let strange = made(vec![row("𰻝市", vec![bar(2020, Nature::Target, "6%", Some(6.0))])]);
    assert_eq!(strange.draw(Language::Simplified), Err(Undrawable::Glyph('𰻝')));
}

#[test]
fn the_bots_words_in_pictures_are_in_the_font() {
    let keys = [
        "nature-result",
        "nature-target",
        "nature-standing",
        "change-increase",
        "change-decrease",
        "year",
        "series",
        "unit-of",
        "source-of",
        "source-reports",
        "indicator",
        "targets-picture",
        "title",
        "title-with-change",
        "first-of",
    ];
    for language in Language::ALL {
        for key in keys {
            let names = [
                "year",
                "nature",
                "unit",
                "source",
                "reports",
                "title",
                "indicator",
                "change",
                "total",
                "count",
            ];
            let said = language.tell(key, &names.map(|name| (name, "7".into())));
            assert_eq!(lacks(&said), None, "{key}: {said}");
        }
    }
}

#[test]
fn the_shipped_font_is_small_and_has_its_licence_beside_it() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("config/fonts");
    assert!(std::fs::metadata(folder.join("NotoSansSC-Regular.ttf")).unwrap().len() < 2_600_000);
    assert!(std::fs::read_to_string(folder.join("OFL.txt")).unwrap().contains("SIL OPEN FONT LICENSE"));
}

fn shipped() -> Library {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = std::env::var_os("REPORTS").map_or(root.join("corpus"), Into::into);
    let sources: Vec<Source> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| Source {
            file: path.display().to_string(),
            document: path.file_stem().unwrap().to_string_lossy().into_owned(),
            bytes: std::fs::read(&path).unwrap(),
        })
        .collect();
    Library::build(1, &sources, knowledge()).unwrap().0
}

fn knowledge() -> Knowledge {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let lexicon = std::fs::read_to_string(root.join("config/lexicon.toml")).unwrap();
    let words = std::fs::read_to_string(root.join("config/dictionary.txt")).unwrap();
    Knowledge::new(Segmenter::new(&words).unwrap(), Lexicon::parse(&lexicon).0, Gazetteer::shipped())
}

#[test]
fn the_shipped_reports_are_drawn_from_what_they_print() {
    let library = shipped();
    for (at, asked) in
        ["GDP", "就业", "失业率", "居民收入", "固定资产投资", "一般公共预算收入", "CPI"].iter().enumerate()
    {
        let Some(chart) = chart(&library, &library.understand(asked, None)) else { continue };
        let words = drawn(&format!("real-{at}"), &chart);
        if library.corpus().reports().len() == 1 {
            only_cited(&words, &chart.figures().collect::<Vec<_>>(), &["2019", "2020"]);
        }
    }
    let gdp = chart(&library, &library.understand("GDP", None)).expect("a chart of GDP");
    assert!(gdp.rows[0].bars.len() >= 2);
    assert!(chart(&library, &library.understand("火星殖民地", None)).is_none());
    let table = table(&library, 0).expect("targets");
    let picture = table.draw(Language::Traditional).unwrap();
    keep("table", &picture);
    only_cited(
        table.canvas(Language::Simplified).words(),
        &table.figures().collect::<Vec<_>>(),
        &["2019", "2020"],
    );
}

/// Reports of one sentence of targets each, of many provinces in one year and of one city over many.
fn many() -> Library {
    if let Some(folder) = std::env::var_os("REPORTS") {
        assert!(std::path::Path::new(&folder).is_dir());
        return shipped();
    }
    let provinces = [
        ("西藏自治区", "7%以上"),
        ("内蒙古自治区", "6%左右"),
        ("湖北省", "6%左右"),
        ("海南省", "6%以上"),
        ("浙江省", "5.5%左右"),
        ("福建省", "5%—5.5%"),
        ("广东省", "5%左右"),
        ("江苏省", "5%以上"),
        ("云南省", "5%左右"),
        ("青海省", "4.5%左右"),
        ("河南省", "5.5%左右"),
        ("四川省", "与全国同步"),
        ("上海市", ""),
    ];
    let report = |place: &str, year: u16, target: &str| {
        let document = format!("{place}-{year}");
        let gdp =
            if target.is_empty() { String::new() } else { format!("地区生产总值增长{target}，") };
        let text = format!(
            "{year}年{place}政府工作报告\n一、{year}年工作安排\n主要预期目标是：{gdp}城镇新增就业10万人。\n"
        );
        Source { file: format!("{document}.txt"), document, bytes: text.into_bytes() }
    };
    let of_year = provinces.iter().map(|(place, target)| report(place, 2025, target));
    let of_city = (2005..=2023)
        .filter(|year| *year != 2012 && *year != 2013)
        .map(|year| report("驻马店市", year, &format!("{}%", 8.0 + f64::from(year % 7) / 2.0)));
    let sources: Vec<Source> = of_year.chain(of_city).collect();
    Library::build(1, &sources, knowledge()).unwrap().0
}

#[test]
fn tables_are_drawn_in_the_form_that_fits() {
    let library = many();
    for (name, question, form) in [
        ("ranked", "各省2025年GDP目标排名", Form::Bars),
        ("tiles", "各省2025年GDP目标排名", Form::Tiles),
        ("line", "驻马店2005到2023年GDP目标", Form::Line),
        ("line-gaps", "驻马店2008到2020年GDP目标", Form::Line),
        ("line-short", "驻马店2015到2019年GDP目标", Form::Line),
    ] {
        let asked = answer(library.understand(question, None), &library, &Limits { passages: 3 });
        let subject = Subject::of(&library, &asked, Language::Simplified).expect(question);
        assert_eq!(subject.has_map(), name == "ranked" || name == "tiles", "{question}");
        if form != Form::Tiles {
            assert_eq!(subject.form(), form, "{question}");
        }
        keep(name, &subject.draw(form, Language::Simplified).unwrap());
        let words = subject.canvas(form, Language::Simplified).words().to_vec();
        let figures: Vec<&Figure> = subject.figures().collect();
        for figure in figures.iter().filter(|_| form == Form::Bars) {
            assert!(words.iter().any(|word| word.contains(&figure.text)), "{question}: {}", figure.text);
        }
        for figure in figures.iter().filter(|_| name == "line-gaps") {
            // Eleven points over thirteen years.
            assert!(words.iter().any(|word| word.contains(&figure.text)), "{question}: {}", figure.text);
        }
        for word in words.iter().filter(|word| word.contains('%')) {
            // A tile has room for it on two lines.
            let is_printed = |figure: &&Figure| {
                word.contains(&figure.text) || form == Form::Tiles && figure.text.contains(word.as_str())
            };
            assert!(figures.iter().any(is_printed), "{question}: {word}");
        }
    }
}

#[test]
fn pictures_are_read_in_every_language() {
    let library = many();
    let question = "各省2025年GDP目标排名";
    let asked = answer(library.understand(question, None), &library, &Limits { passages: 3 });
    let drawn = |language: Language, form: Form| {
        let subject = Subject::of(&library, &asked, language).expect(question);
        keep(&format!("{form:?}-{}", language.tag()), &subject.draw(form, language).unwrap());
        subject.canvas(form, language).words().join(" ")
    };
    for form in [Form::Bars, Form::Tiles] {
        let traditional = drawn(Language::Traditional, form);
        assert!(traditional.contains("蘇") && !traditional.contains("苏"), "{traditional}");
        // What is converted says so.
        assert!(traditional.contains(&Language::Traditional.say("converted-picture")), "{traditional}");
        let english = drawn(Language::English, form);
        assert!(english.contains("target") && english.contains("江苏"), "{english}");
        assert!(!drawn(Language::Simplified, form).contains(&Language::Simplified.say("converted-picture")));
    }
}
