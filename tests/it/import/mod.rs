//! `wenzheng import` as a person runs it: every kind of file, and files that nobody means well with.

mod hostile;
mod made;

use std::path::Path;
use std::process::{Command, Output};

use made::{PAGE, docx, pdf, w};
use wenzheng::app::importing::Reader;
use wenzheng::console::Exit;
use wenzheng::console::import::{Consent, Wish, run};
use wenzheng::words::Language;

/// A report of a few lines, as each kind of file holds it.
const HEAD: [&str; 4] = [
    "2026年甲市人民政府工作报告",
    "——2026年1月10日在甲市第十五届人民代表大会第三次会议上",
    "甲市人民政府市长　张三",
    "各位代表：",
];
const REVIEW: &str =
    "2025年，全市地区生产总值增长5.2%，城镇新增就业3.1万人，粮食产量80万吨，居民人均可支配收入增长5.5%。";
const PLAN: &str =
    "今年发展主要预期目标是：地区生产总值增长5%左右，城镇新增就业3万人以上，居民消费价格涨幅2%左右。";

fn lines() -> Vec<&'static str> {
    let mut lines = HEAD.to_vec();
    lines.extend(["一、2025年工作回顾", REVIEW, "二、2026年工作安排", PLAN]);
    lines
}

pub(crate) fn import(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_wenzheng"))
        .args(["import", "--to", "corpus"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Imports a file and hands back the report's lines.
#[track_caller]
fn imported(name: &str, bytes: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(name), bytes).unwrap();
    let output = import(folder.path(), &["--yes", name]);
    assert!(output.status.success(), "{name}: {}", text(&output));
    let written = std::fs::read_to_string(folder.path().join("corpus/甲市-2026.txt")).unwrap();
    written.lines().map(str::to_owned).collect()
}

#[test]
fn a_word_document() {
    let boxed = format!("<w:txbxContent>{}</w:txbxContent>", w("注意"));
    let floating = format!(
        "<w:AlternateContent><w:Choice><w:drawing>{boxed}</w:drawing></w:Choice>\
         <w:Fallback><w:pict>{boxed}</w:pict></w:Fallback></w:AlternateContent>"
    );
    let body = [
        w("2026年甲市人民政府工作报告"),
        w(HEAD[1]),
        w(HEAD[2]),
        w(HEAD[3]),
        // 一、 and 二、 are numbers that Word prints and does not keep.
        made::numbered("2025年工作回顾"),
        // One paragraph in pieces; what was deleted and what is hidden is not seen.
        format!(
            "<w:p><w:r><w:t>2025年，全市地区生产总值</w:t></w:r><w:del><w:r><w:delText>下降</w:delText></w:r></w:del>\
             <w:ins><w:r><w:t>增长</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>\
             <w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>{}</w:t></w:r></w:p>",
            REVIEW.split_once("增长").unwrap().1
        ),
        // A box that floats over a cell is in the file in two forms.
        made::table(&[&["指标", "2025年完成"], &["粮食产量", "80万吨"]])
            .replace("<w:t>粮食产量</w:t>", &format!("<w:t>粮食产量</w:t>{floating}")),
        made::numbered("2026年工作安排"),
        w(PLAN),
    ]
    .concat();
    let mut expected: Vec<&str> = lines();
    expected.splice(6..6, ["| 指标 | 2025年完成 |", "| 粮食产量 | 80万吨 |"]);
    assert_eq!(imported("甲.docx", &docx(&body, &[])), expected);
}

#[test]
fn a_web_page() {
    let body: String = lines().iter().skip(1).map(|line| format!("<p>　　{line}</p>\n")).collect();
    let page = PAGE.replace("{title}", HEAD[0]).replace("{body}", &body);
    assert_eq!(imported("甲.html", page.as_bytes()), lines());
    let saved = encoding_rs::GB18030.encode(&page.replace("utf-8", "gb2312")).0.into_owned();
    assert_eq!(imported("甲.htm", &saved), lines());
}

#[test]
fn a_pdf_of_one_column_and_of_two() {
    for columns in [1, 2] {
        // A running title and a page number stand on every page, and every paragraph is broken by lines.
        let mut all = lines();
        let filler: Vec<String> = (1..30).map(|n| format!("全市新建学校{n}所，改造老旧小区{n}个，办成民生实事，群众满意度继续提高，各项工作取得新的进展。")).collect();
        all.splice(6..6, filler.iter().map(String::as_str));
        let got = imported("甲.pdf", &pdf(&all, columns));
        // The blank of the speaker's line is the printer's.
        let squeezed = |line: &str| line.replace(['　', ' '], "");
        let got: Vec<String> = got.iter().map(|line| squeezed(line)).collect();
        assert_eq!(got, all.iter().map(|line| squeezed(line)).collect::<Vec<_>>(), "{columns}");
    }
}

#[test]
fn plain_text_in_other_encodings_wrapped_by_hand() {
    let mut wrapped = String::new();
    for (number, line) in lines().iter().enumerate() {
        let characters: Vec<char> = line.chars().collect();
        // What stands before the greeting is read as it is.
        for piece in characters.chunks(if number > 3 { 22 } else { 99 }) {
            wrapped.extend(piece);
            wrapped += "\r\n";
        }
    }
    assert_eq!(imported("甲.txt", &encoding_rs::GB18030.encode(&wrapped).0), lines());
    let utf16: Vec<u8> = wrapped.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(imported("甲.TXT", &utf16), lines());
    let markdown = format!("# {}", lines().join("\n\n").replace("二、", "## 二、"));
    assert_eq!(imported("甲.md", markdown.as_bytes()), lines());
}

#[test]
fn what_is_shown_before_anything_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let page = format!("下载\n{}\n责任编辑：李四\n", lines().join("\n"));
    std::fs::write(folder.path().join("a.txt"), page).unwrap();
    let shown = text(&import(folder.path(), &["--dry-run", "a.txt"]));
    for words in [
        "《2026年甲市人民政府工作报告》",
        "地区：甲市 · 年份：2026 · 日期：2026-01-10 · 报告人：张三",
        "段落 2 · 数字 7",
        "· 一、2025年工作回顾 [2025 回顾]",
        "· 二、2026年工作安排 [2026 展望]",
        "网页上报告以外的内容（2处）：下载",
        "存为：甲市-2026.txt",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    assert!(!folder.path().join("corpus").exists());
    // Nobody can be asked: nothing is written either.
    let output = import(folder.path(), &["a.txt"]);
    assert_eq!(output.status.code(), Some(2), "{}", text(&output));
    assert!(!folder.path().join("corpus").exists());
}

#[test]
fn a_report_is_replaced_only_when_told_and_named_when_told() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), lines().join("\n")).unwrap();
    assert!(import(folder.path(), &["--yes", "a.txt"]).status.success());
    let again = import(folder.path(), &["--yes", "a.txt"]);
    assert_eq!(again.status.code(), Some(1), "{}", text(&again));
    assert!(text(&again).contains("--replace"));
    assert!(import(folder.path(), &["--yes", "--replace", "a.txt"]).status.success());
    assert!(import(folder.path(), &["--yes", "--name", "乙市-2026", "a.txt"]).status.success());
    assert!(folder.path().join("corpus/乙市-2026.txt").exists());
    let outside = import(folder.path(), &["--yes", "--name", "../乙市-2026", "a.txt"]);
    assert_eq!(outside.status.code(), Some(2), "{}", text(&outside));
}

/// At a terminal whoever sits there is asked, unless there is nothing to agree to.
#[test]
fn who_sits_at_the_terminal_agrees_or_not() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.txt");
    std::fs::write(&file, lines().join("\n")).unwrap();
    let corpus = folder.path().join("corpus");
    let answered = |answer: &str, replace: bool| {
        let wish = Wish {
            folder: corpus.clone(),
            name: None,
            consent: Consent::Asked,
            replace,
            language: Language::default(),
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let reader = Reader::new(env!("CARGO_BIN_EXE_wenzheng"));
        let files = [file.clone()];
        let exit = run(&mut out, &mut err, &mut answer.as_bytes(), &reader, &files, &wish).unwrap();
        (exit, String::from_utf8([out, err].concat()).unwrap())
    };
    for no in ["n\n", "\n", ""] {
        let (exit, said) = answered(no, false);
        assert!(said.ends_with("写入吗？[y/N] 没有写入任何内容。\n"), "{said}");
        assert!(exit == Exit::Done && !corpus.exists(), "{said}");
    }
    assert!(answered("y\n", false).1.contains("已写入："));
    let (exit, said) = answered("y\n", false);
    assert!(exit == Exit::Failed && !said.contains("写入吗") && said.contains("--replace"), "{said}");
    let (_, said) = answered("y\n", true);
    assert!(said.contains("将替换已有的 甲市-2026.txt") && said.contains("已替换："), "{said}");
}

/// What a stop in the middle of a write leaves is no report, and hinders nothing.
#[test]
fn a_write_that_was_cut_leaves_nothing_that_is_read() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), lines().join("\n")).unwrap();
    std::fs::create_dir(folder.path().join("corpus")).unwrap();
    std::fs::write(folder.path().join("corpus/.甲市-2026.77.part"), "2026年甲市人民政府工作报告\n一、2025")
        .unwrap();
    assert!(import(folder.path(), &["--yes", "a.txt"]).status.success());
    let check = Command::new(env!("CARGO_BIN_EXE_wenzheng"))
        .args(["check", "--corpus", "corpus"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(check.status.success(), "{}", text(&check));
    assert_eq!(text(&check).matches("《").count(), 1, "{}", text(&check));
}
