//! Files that nobody would make, many thousands of them: none may panic, hang, or become a report of something else than
//! lines of text.
//!
//! `cargo bench --bench fuzz_import -- RUNS [SEED]` bends so many documents, pages, PDFs and texts of each kind on all
//! processors, reads each as an upload is read and as it would be shown, and prints the slowest of each kind. What
//! panics is printed with its seed, and the run ends with 1.

#![allow(
    clippy::expect_used,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a bench may fail loudly and prints what it finds"
)]

mod dice;
#[path = "../it/import/made.rs"]
mod made;

use dice::{Dice, numbers, try_all};
use made::{PAGE, docx, numbered, objects, pdf, table, w};
use wenzheng::app::importing::Preview;
use wenzheng::import::{LONGEST_TEXT, extract};

const LINES: [&str; 6] = [
    "2026年甲市人民政府工作报告",
    "——2026年1月10日在甲市第十五届人民代表大会第三次会议上",
    "一、2025年工作回顾",
    "2025年，全市地区生产总值增长5.2%，城镇新增就业3.1万人，粮食产量80万吨。",
    "二、2026年工作安排",
    "今年发展主要预期目标是：地区生产总值增长5%左右，城镇新增就业3万人以上。",
];
/// Pieces that mean something to one reader or another.
const PIECES: [&str; 48] = [
    "<w:p>",
    "</w:p>",
    "<w:r><w:t>",
    "</w:t></w:r>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "<w:tc>",
    "<w:gridSpan w:val=\"99999999999\"/>",
    "<w:br/>",
    "<w:numPr><w:ilvl w:val=\"8\"/><w:numId w:val=\"1\"/></w:numPr>",
    "<w:del>",
    "<w:sdt>",
    "&#xD800;",
    "&amp;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "<table><tr><td rowspan=9>",
    "</table>",
    "<div>",
    "</div>",
    "<script>",
    "<p>",
    "<br>",
    "&nbsp;",
    "<meta charset=gb2312>",
    "BT",
    "ET",
    "/F1 0 Tf",
    "1e38 0 0 -1 0 0 Tm",
    "0 0 0 0 0 0 cm",
    "(a) Tj",
    "[<6C34> -99999 <6C34>] TJ",
    "q",
    "Q",
    "0 0 9 9 re S",
    "/X Do",
    "endstream",
    "endobj",
    "5 0 obj",
    "<<",
    ">>",
    "xref",
    "/Length 99999999999",
    "/W[0[500]]",
    "\u{0}",
    "，",
];

/// A file of each kind, bent inside or as a whole.
fn file(kind: &str, dice: &mut Dice) -> (Vec<u8>, &'static str) {
    let lines: Vec<&str> = (0..=dice.roll(12)).map(|_| dice.of(&LINES)).collect();
    match kind {
        "docx" => {
            let rows: [&[&str]; 2] = [&["指标", "2025年完成"], &["粮食产量", "80万吨"]];
            let words: String = lines.iter().map(|line| w(line)).collect();
            let blocks = words + &numbered("工作回顾") + &table(&rows);
            let is_whole = dice.roll(5) == 0;
            if is_whole {
                return (bent(dice, docx(&blocks, &[])), "a.docx");
            }
            let body = bent(dice, made::body(&blocks).into_bytes());
            (docx("", &[("word/document.xml", &body)]), "a.docx")
        }
        "html" => {
            let body: String = lines.iter().map(|line| format!("<p>{line}</p>\n")).collect();
            let page = PAGE.replace("{title}", lines[0]).replace("{body}", &body);
            (bent(dice, page.into_bytes()), "a.html")
        }
        "pdf" => {
            let columns = 1 + dice.roll(2);
            let file = match dice.roll(3) {
                0 => objects(&[rules(dice)]),
                _ => pdf(&lines, columns),
            };
            (bent(dice, file), "a.pdf")
        }
        _ => {
            let text = lines.join("\r\n");
            let bytes = match dice.roll(4) {
                0 => encoding_rs::GB18030.encode(&text).0.into_owned(),
                1 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
                _ => text.into_bytes(),
            };
            (bent(dice, bytes), if dice.roll(2) == 0 { "a.txt" } else { "a.md" })
        }
    }
}

/// A page of lines and words anywhere.
fn rules(dice: &mut Dice) -> String {
    let mut page = String::new();
    for _ in 0..dice.roll(60) {
        let [x, y, across, down] = [600, 850, 400, 400].map(|sides| dice.roll(sides));
        page += &match dice.roll(3) {
            0 => format!("{x} {y} {across} 1 re f\n"),
            1 => format!("{x} {y} m {x} {down} l S\n"),
            _ => format!("BT /F1 {} Tf 1 0 0 1 {x} {y} Tm <589E957F0035> Tj ET\n", dice.roll(30)),
        };
    }
    page
}

/// `bytes` with a few changes of any kind.
fn bent(dice: &mut Dice, mut bytes: Vec<u8>) -> Vec<u8> {
    for _ in 0..=dice.roll(8) {
        let (at, length) = (dice.roll(bytes.len() + 1), dice.roll(40));
        let end = (at + length).min(bytes.len());
        match dice.roll(7) {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
            2 => bytes[at..end].reverse(),
            3 => bytes.insert(at, u8::try_from(dice.roll(256)).unwrap_or_default()),
            4 if at < bytes.len() => bytes[at] ^= 1 << dice.roll(8),
            // A number that is another.
            5 => {
                if let Some(digit) = bytes[at..].iter().position(u8::is_ascii_digit) {
                    bytes[at + digit] = b'0' + u8::try_from(dice.roll(10)).unwrap_or_default();
                }
            }
            _ => {
                let piece = dice.of(&PIECES);
                bytes.splice(at..at, piece.bytes());
            }
        }
    }
    bytes
}

/// As an upload is read, and then shown.
fn read(bytes: &[u8], name: &str) {
    let Ok(extract) = extract(bytes, name) else { return };
    assert!(!extract.text.trim().is_empty() && extract.text.len() <= LONGEST_TEXT * 2, "its length");
    assert!(!extract.text.contains(['\0', '\r', '\u{feff}']), "characters that are no text");
    if let Ok(preview) = Preview::of(&extract, None, "甲市-2026") {
        assert!(
            preview.report.paragraphs.iter().all(|one| !one.text.trim().is_empty()),
            "an empty paragraph"
        );
    }
}

fn main() {
    let numbers = numbers();
    let (runs, seed) = (numbers.first().copied().unwrap_or(1000), numbers.get(1).copied().unwrap_or(1));
    let mut is_well = true;
    for kind in ["docx", "html", "pdf", "text"] {
        let make = |dice: &mut Dice| file(kind, dice);
        let told = |(bytes, name): &(Vec<u8>, &str)| format!("{name} of {} bytes", bytes.len());
        is_well &= try_all(kind, (runs, seed), make, |(bytes, name)| read(bytes, name), told);
    }
    std::process::exit(i32::from(!is_well));
}
