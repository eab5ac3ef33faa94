//! Numbers in every dress read as the same value, and no text makes the reader of figures stumble.

use chinese_number::{ChineseCase, ChineseCountMethod, ChineseVariant, NumberToChinese};
use proptest::prelude::*;
use wenzheng::figures::{Figure, Ledger};
use wenzheng::report::Corpus;

const HOHHOT: &str = include_str!("../../corpus/呼和浩特市-2020.txt");

fn figures(sentence: &str) -> (Corpus, Vec<Figure>) {
    let text = format!("2020年甲市人民政府工作报告\n一、2019年工作回顾\n{sentence}\n");
    let (corpus, _) = Corpus::single("甲市-2020", &text);
    let figures = Ledger::of(&corpus).figures().cloned().collect();
    (corpus, figures)
}

const SCALES: [(&str, i32); 9] = [
    ("", 0),
    ("万", 4),
    ("十万", 5),
    ("百万", 6),
    ("千万", 7),
    ("亿", 8),
    ("百亿", 10),
    ("千亿", 11),
    ("万亿", 12),
];

fn full_width(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xfee0).unwrap() } else { c })
        .collect()
}

fn with_commas(digits: &str) -> String {
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    fraction.map_or(grouped.clone(), |fraction| format!("{grouped}.{fraction}"))
}

proptest! {
    #[test]
    fn digits_in_every_scale_and_width(whole in 0u32..1_000_000, fraction in 0u32..1000, scale in 0usize..9,
                                       commas: bool, wide: bool, unit in prop::sample::select(vec!["元", "吨", "户", "%"])) {
        let digits = if fraction == 0 { whole.to_string() } else { format!("{whole}.{fraction}") };
        let (word, exponent) = if unit == "%" { SCALES[0] } else { SCALES[scale] };
        let shown = if commas { with_commas(&digits) } else { digits.clone() };
        let shown = if wide { full_width(&shown) } else { shown };
        let printed = format!("{shown}{word}{unit}");
        let (_, figures) = figures(&format!("产值达到{printed}。"));
        prop_assert_eq!(figures.len(), 1);
        prop_assert_eq!(&figures[0].text, &printed);
        prop_assert_eq!(figures[0].value, format!("{digits}e{exponent}").parse().ok());
        prop_assert_eq!(&figures[0].unit, unit);
    }

    /// A blank that sets thousands apart: GB/T 15835 prints a quarter of an em.
    #[test]
    fn thousands_set_apart(value in 1000u64..1_000_000_000, blank in prop::sample::select(vec![' ', '\u{2009}', '\u{a0}', '\u{2005}'])) {
        let printed = with_commas(&value.to_string()).replace(',', &blank.to_string());
        let (_, figures) = figures(&format!("产值达到{printed}元。"));
        prop_assert_eq!(figures.len(), 1, "{}", printed);
        prop_assert_eq!(figures[0].value, Some(value as f64));
        prop_assert_eq!(&figures[0].text, &format!("{printed}元"));
    }

    /// 十七八万, 一万五六千, 三四百: the last digit but one of a numeral, spoken with the one after it.
    #[test]
    fn spoken_ranges(before in 1u64..10, low in 1u64..9, scale in prop::sample::select(vec!["", "十", "百", "千"]), great in prop::sample::select(vec!["万", "亿"])) {
        const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
        let (one, two) = (DIGITS[low as usize], DIGITS[low as usize + 1]);
        let (factor, unit) = match scale { "十" => (10, scale), "百" => (100, scale), "千" => (1000, scale), _ => (1, "") };
        let whole = if great == "亿" { 100_000_000 } else { 10_000 };
        let (_, figures) = figures(&format!("产值达到{}{great}{one}{two}{unit}元。", DIGITS[before as usize]));
        prop_assume!(!unit.is_empty());
        prop_assert_eq!(figures.len(), 1);
        prop_assert_eq!(figures[0].value, Some((before * whole + low * factor) as f64));
        prop_assert_eq!(figures[0].upper, Some((before * whole + (low + 1) * factor) as f64));
    }

    #[test]
    /// Below 10^12: the crate goes on with 兆, reports with 万亿.
    fn numerals_as_a_crate_writes_them(value in 11u64..1_000_000_000_000, upper: bool, traditional: bool) {
        let case = if upper { ChineseCase::Upper } else { ChineseCase::Lower };
        let variant = if traditional { ChineseVariant::Traditional } else { ChineseVariant::Simple };
        let numeral = value.to_chinese(variant, case, ChineseCountMethod::TenThousand).unwrap();
        let (_, figures) = figures(&format!("产值达到{numeral}元。"));
        prop_assert_eq!(figures.len(), 1, "{}", numeral);
        prop_assert_eq!(&figures[0].text, &format!("{numeral}元"));
        prop_assert_eq!(figures[0].value, Some(value as f64));
    }

    #[test]
    fn arbitrary_text(text in "\\PC{0,200}") {
        holds(&text)?;
    }

    #[test]
    fn words_of_reports_in_any_order(text in "([0-9]{1,4}|[.,、，。;:%—~ ·-]|[一二三十百千万亿半点数几成倍〇]|增长|达到|分别|由|去年|2019年|不低于|左右|以上|亿元|万|家|新增|和|城乡|“|”|（|）|与经济增长同步| ){0,60}") {
        holds(&text)?;
    }

    #[test]
    fn splices_of_a_report(from in 0usize..13_000, length in 0usize..400, again in 0usize..13_000, more in 0usize..400) {
        let text: String = HOHHOT.chars().skip(from).take(length).chain(HOHHOT.chars().skip(again).take(more)).collect();
        holds(&text)?;
    }
}

/// Every figure is printed in its sentence, where its place says, with a value that is a number.
fn holds(text: &str) -> Result<(), TestCaseError> {
    let (corpus, figures) = figures(text);
    for figure in figures {
        let paragraph = corpus.paragraph(figure.place.paragraph).unwrap();
        let sentence = paragraph.sentences[figure.place.sentence].span;
        prop_assert!(!figure.text.is_empty() && !figure.indicator.is_empty());
        prop_assert_eq!(figure.place.span.of(&paragraph.text), figure.text.as_str());
        prop_assert!(sentence.of(&paragraph.text).contains(figure.text.as_str()));
        prop_assert!(sentence.contains(figure.place.span));
        prop_assert!(figure.value.is_none_or(f64::is_finite));
    }
    Ok(())
}
