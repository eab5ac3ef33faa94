//! Small files as word processors, sites and printers make them.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
const NUMBERING: &str = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

/// A page of a site around a report.
pub(super) const PAGE: &str = r#"<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}_甲市人民政府</title>
<style>p{text-indent:2em}</style><script>var a = "<p>不是正文。</p>";</script></head><body>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li></ul></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/gzbg">政府工作报告</a></div>
<h1>{title}</h1><div class="info"><span>发布时间：2026-01-12 09:02</span> <span>浏览次数：128次</span></div>
<div class="TRS_Editor" id="zoom">{body}</div><div class="share">分享到：<a>微信</a></div>
<div class="side"><h3>相关阅读</h3><ul><li><a href="/1">市长主持召开市政府常务会议，研究部署一季度工作</a></li></ul></div>
<div class="footer"><p>主办单位：甲市人民政府办公室　网站标识码：1234567890</p></div></body></html>"#;

pub(super) fn w(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

pub(super) fn numbered(words: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"#
    )
}

pub(super) fn table(rows: &[&[&str]]) -> String {
    let cell = |words: &&str| format!("<w:tc>{}</w:tc>", w(words));
    let row = |cells: &&[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

pub(super) fn body(blocks: &str) -> String {
    format!(r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{blocks}</w:body></w:document>"#)
}

/// A document with these blocks, and other parts beside it.
pub(super) fn docx(blocks: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let body = body(blocks);
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("word/document.xml", body.as_bytes()),
        ("word/numbering.xml", NUMBERING.as_bytes()),
    ];
    parts.extend(more);
    package(&parts)
}

/// A later part takes the place of an earlier one of the same name.
pub(super) fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (at, (name, bytes)) in parts.iter().enumerate() {
        if parts.iter().skip(at + 1).any(|(later, _)| later == name) {
            continue;
        }
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Prints paragraphs on pages of one or two columns, in a font that the file names and does not hold.
pub(super) fn pdf(paragraphs: &[&str], columns: usize) -> Vec<u8> {
    const SIZE: usize = 12;
    let measure = if columns == 1 { 36 } else { 18 };
    let set = set(paragraphs, measure);
    let pages: Vec<String> = set
        .chunks(40 * columns)
        .enumerate()
        .map(|(number, lines)| {
            let mut page = at("甲市政府工作报告", 60, 810) + &at(&format!("— {} —", number + 1), 280, 30);
            for (row, (indent, line)) in lines.iter().enumerate() {
                let (column, row) = (row / 40, row % 40);
                page += &at(line, 60 + column * 250 + indent * SIZE, 780 - row * 18);
            }
            page
        })
        .collect();
    objects(&pages)
}

/// Lines with their indents, in characters.
fn set(paragraphs: &[&str], measure: usize) -> Vec<(usize, String)> {
    let mut lines = Vec::new();
    for paragraph in paragraphs {
        let characters: Vec<char> = paragraph.chars().collect();
        let (first, rest) = characters.split_at(characters.len().min(measure - 2));
        lines.push((2, first.iter().collect()));
        lines.extend(rest.chunks(measure).map(|line| (0, line.iter().collect())));
    }
    lines
}

fn at(words: &str, x: usize, y: usize) -> String {
    let codes: String = words.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("BT /F1 12 Tf 1 0 0 1 {x} {y} Tm <{codes}> Tj ET\n")
}

/// A file of these pages.
pub(super) fn objects(pages: &[String]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", 5 + page * 2)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Count {}/Kids[{}]>>", pages.len(), kids.join(" ")),
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>".to_owned(),
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4>>>>".to_owned(),
    ];
    for (number, page) in pages.iter().enumerate() {
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R/Resources<</Font<</F1 3 0 R>>>>>>",
            6 + number * 2
        ));
        objects.push(format!("<</Length {}>>stream\n{page}\nendstream", page.len() + 1));
    }
    file(&objects)
}

fn file(objects: &[String]) -> Vec<u8> {
    let mut file = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", number + 1).bytes());
    }
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    places.iter().for_each(|place| file.extend(format!("{place:010} 00000 n \n").bytes()));
    file.extend(
        format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1).bytes(),
    );
    file
}
