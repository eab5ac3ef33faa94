//! Reads, questions and updates that nobody would write, many millions of them: nothing may panic, point outside its
//! text, or take long.
//!
//! `cargo bench --bench fuzz -- REPORTS FIGURES QUESTIONS UPDATES [SEED]` runs so many of each on all processors and
//! prints the slowest of each kind; without numbers a thousand of each. What panics is printed with its seed and text,
//! and the run ends with 1.

#![allow(
    clippy::expect_used,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a bench may fail loudly and prints what it finds"
)]

mod dice;

use std::path::PathBuf;

use dice::{Dice, numbers, try_all};
use wenzheng::answer::json::AnswerJson;
use wenzheng::answer::{Limits, answer};
use wenzheng::app::disk;
use wenzheng::config::Config;
use wenzheng::figures::extract;
use wenzheng::library::Library;
use wenzheng::report::Corpus;
use wenzheng::telegram::is_readable;

const REPORT: &str = include_str!("../../corpus/呼和浩特市-2020.txt");
const QUESTIONS: &str = include_str!("../gold/questions-hohhot.tsv");
/// Pieces that mean something to one reader or another.
const PIECES: [&str; 64] = [
    "一、",
    "（二）",
    "第三部分",
    "1．",
    "壹、",
    "# ",
    "“十四五”",
    "2025年",
    "二○二六年",
    "２０２０年",
    "去年",
    "今年",
    "前三季度",
    "1—11月",
    "到2030年",
    "五年来",
    "年均",
    "累计",
    "增长",
    "下降",
    "由",
    "提高到",
    "比上年",
    "低于",
    "不低于",
    "以上",
    "左右",
    "以内",
    "约",
    "%",
    "％",
    "个百分点",
    "万亿元",
    "亿斤",
    "万人次",
    "1 234.5",
    "1,234",
    "19·5",
    "一成半",
    "十七八万",
    "数百亿",
    "0",
    "-",
    "～",
    "99999999999999999999",
    "\u{2F00}",
    "\u{2028}",
    "\u{85}",
    "\u{b}",
    "\r\n",
    "\u{0}",
    "\u{feff}",
    "\u{200d}",
    "é́́",
    "👨‍👩‍👧",
    "|",
    "{",
    "\"",
    "\\",
    "</p>",
    "&nbsp;",
    "GDP",
    "地区生产总值",
    "全国",
];
const UPDATES: [&str; 5] = [
    r#"{"update_id":1,"message":{"message_id":2,"date":0,"chat":{"id":5,"type":"private","first_name":"a"},"from":{"id":5,"is_bot":false,"first_name":"a"},"text":"今年GDP","entities":[{"type":"bold","offset":0,"length":2}]}}"#,
    r#"{"update_id":2,"callback_query":{"id":"7","from":{"id":5,"is_bot":false,"first_name":"a"},"chat_instance":"x","data":"p:1","message":{"message_id":2,"date":0,"chat":{"id":-5,"type":"supergroup","title":"a"}}}}"#,
    r#"{"update_id":3,"inline_query":{"id":"7","from":{"id":5,"is_bot":false,"first_name":"a"},"query":"GDP","offset":""}}"#,
    r#"{"update_id":4,"message_reaction":{"chat":{"id":5,"type":"private"},"message_id":2,"user":{"id":5,"is_bot":false,"first_name":"a"},"date":0,"old_reaction":[],"new_reaction":[{"type":"emoji","emoji":"👍"}]}}"#,
    r#"{"update_id":5,"my_chat_member":{"chat":{"id":-5,"type":"group","title":"a"},"from":{"id":5,"is_bot":false,"first_name":"a"},"date":0,"old_chat_member":{"user":{"id":1,"is_bot":true,"first_name":"b"},"status":"left"},"new_chat_member":{"user":{"id":1,"is_bot":true,"first_name":"b"},"status":"member"}}}"#,
];

/// One kind of thing to try.
struct Target<'a> {
    name: &'static str,
    runs: u64,
    make: Box<dyn Fn(&mut Dice) -> String + Sync + 'a>,
    run: Box<dyn Fn(&str) + Sync + 'a>,
}

fn library() -> Library {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let file = root.join("config/wenzheng.toml");
    // On another machine than it was built on, what is built in serves.
    let config =
        if file.is_file() { Config::load(&file).expect("the settings load") } else { Config::default() };
    let (sources, _) =
        disk::read_corpus(&wenzheng::config::Origin::BuiltIn).expect("the first corpus is there");
    let knowledge = disk::read_knowledge(&config.search).expect("the lexicon loads");
    Library::build(1, &sources, knowledge).expect("the corpus builds").0
}

/// Every figure points into its own sentence.
fn read_figures(text: &str) {
    let (corpus, _faults) = Corpus::single("某市-2020", text);
    for report in corpus.reports() {
        for figure in extract(0, report) {
            let paragraph = corpus.paragraph(figure.place.paragraph).expect("the figure's paragraph");
            let sentence = paragraph.sentences[figure.place.sentence].span.of(&paragraph.text);
            assert!(sentence.contains(&figure.text), "{} is not in {sentence}", figure.text);
        }
    }
}

/// `text` with a few changes of any kind.
fn bent(dice: &mut Dice, text: &str, pieces: &[&str]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=dice.roll(6) {
        let (at, length) = (dice.roll(chars.len() + 1), dice.roll(12));
        let end = (at + length).min(chars.len());
        match dice.roll(6) {
            0 => drop(chars.drain(at..end)),
            1 => {
                let again: Vec<char> = chars[at..end].to_vec();
                chars.splice(at..at, again);
            }
            2 => chars[at..end].reverse(),
            3 => chars.insert(at, char::from_u32(dice.roll(0x3_0000) as u32).unwrap_or('\u{fffd}')),
            _ => {
                let piece = dice.of(pieces);
                chars.splice(at..at, piece.chars());
            }
        }
    }
    chars.into_iter().collect()
}

fn some_lines(dice: &mut Dice, lines: &[&str], most: usize) -> String {
    let count = 1 + dice.roll(most);
    (0..count).map(|_| dice.of(lines)).collect::<Vec<_>>().join("\n")
}

/// Of texts: reports and their figures.
fn of_texts(runs: [u64; 2]) -> Vec<Target<'static>> {
    let lines: Vec<&str> = REPORT.lines().filter(|line| !line.is_empty()).collect();
    let pieces: Vec<&str> = PIECES.into_iter().chain(["\n", "，", "。", "、", "；"]).collect();
    let (own_lines, own_pieces) = (lines.clone(), pieces.clone());
    vec![
        Target {
            name: "reports",
            runs: runs[0],
            make: Box::new(move |dice| {
                let text = some_lines(dice, &lines, 12);
                bent(dice, &text, &pieces)
            }),
            run: Box::new(|text| drop(Corpus::single("某市-2020", text))),
        },
        Target {
            name: "figures",
            runs: runs[1],
            make: Box::new(move |dice| {
                let text = some_lines(dice, &own_lines, 2);
                format!("2020年某市政府工作报告\n一、2020年工作安排\n{}", bent(dice, &text, &own_pieces))
            }),
            run: Box::new(read_figures),
        },
    ]
}

/// Of what people and Telegram send.
fn of_messages(library: &Library, runs: [u64; 2]) -> Vec<Target<'_>> {
    let questions: Vec<&str> = QUESTIONS.lines().filter_map(|line| line.split('\t').nth(2)).collect();
    let broken = ["null", "\"x\":", "[", "]", "{}", "-1", "1e999", ",", "true", "\"\\ud800\""];
    vec![
        Target {
            name: "questions",
            runs: runs[0],
            make: Box::new(move |dice| {
                let question = dice.of(&questions);
                bent(dice, question, &PIECES)
            }),
            run: Box::new(|text| {
                let answer = answer(library.understand(text, None), library, &Limits { passages: 5 });
                assert!(serde_json::to_string(&AnswerJson::new(library, &answer, 0)).is_ok());
            }),
        },
        Target {
            name: "updates",
            runs: runs[1],
            make: Box::new(move |dice| {
                let update = dice.of(&UPDATES);
                bent(dice, update, &broken)
            }),
            run: Box::new(|text| _ = is_readable(text)),
        },
    ]
}

fn main() {
    let numbers = numbers();
    let runs = |at: usize| numbers.get(at).copied().unwrap_or(1000);
    let seed = numbers.get(4).copied().unwrap_or(1);
    let library = library();
    let mut targets = of_texts([runs(0), runs(1)]);
    targets.extend(of_messages(&library, [runs(2), runs(3)]));
    let mut is_well = true;
    for Target { name, runs, make, run } in targets {
        is_well &= try_all(name, (runs, seed), make, |text| run(text), |text| format!("{text:?}"));
    }
    std::process::exit(i32::from(!is_well));
}
