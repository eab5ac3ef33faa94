//! Which encoding a text is in, and its characters.

use std::sync::LazyLock;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use regex::bytes::Regex;

use super::Refusal;

/// A text may have one broken character in so many bytes.
const BYTES_TO_ONE_BROKEN: usize = 500;
/// A page names its encoding within so many bytes.
const NAMED_WITHIN: usize = 2048;
/// In UTF-16 that is none, few characters are of a script that reports are printed in.
const PRINTED_PERCENT: usize = 80;

#[expect(clippy::expect_used, reason = "the pattern is a constant, and a test uses it")]
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i)<meta[^>]{0,200}charset\s*=\s*["']?(?P<name>[-\w]{2,20})"#).expect("a constant pattern")
});

/// The text of a file, whatever encoding it was saved in.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Refusal> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return whole(encoding, bytes);
    }
    if bytes.contains(&0) {
        return [UTF_16LE, UTF_16BE]
            .iter()
            .filter_map(|encoding| whole(encoding, bytes).ok())
            .find(|text| is_printed(text))
            .ok_or(Refusal::Encoding);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    whole(named(bytes).or_else(|| guessed(bytes)).ok_or(Refusal::Encoding)?, bytes)
}

/// What a page says of itself.
fn named(bytes: &[u8]) -> Option<&'static Encoding> {
    let found = NAMED.captures(bytes.get(..NAMED_WITHIN).unwrap_or(bytes))?;
    match Encoding::for_label(found.name("name")?.as_bytes())? {
        encoding if encoding == GBK => Some(GB18030),
        encoding => [GB18030, BIG5].contains(&encoding).then_some(encoding),
    }
}

/// Of encodings that no report in Chinese is saved in, none.
fn guessed(bytes: &[u8]) -> Option<&'static Encoding> {
    let broken = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    if broken * BYTES_TO_ONE_BROKEN <= bytes.len() {
        return Some(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"cn"), Utf8Detection::Allow);
    if encoding != GBK {
        return (encoding == BIG5).then_some(BIG5);
    }
    // Big5 is GBK too, but for characters that nobody writes.
    let is_unwritten = |text: &str| text.contains(|c| matches!(c, '\u{e000}'..='\u{f8ff}'));
    let (big5, broken) = BIG5.decode_without_bom_handling(bytes);
    let is_big5 = is_unwritten(&GB18030.decode(bytes).0) && !broken && !is_unwritten(&big5);
    Some(if is_big5 { BIG5 } else { GB18030 })
}

fn whole(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, Refusal> {
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    let broken = text.matches('\u{fffd}').count();
    if broken * BYTES_TO_ONE_BROKEN > bytes.len() { Err(Refusal::Encoding) } else { Ok(text.into_owned()) }
}

fn is_printed(text: &str) -> bool {
    let is_of_a_report = |c: &char| {
        c.is_ascii_graphic()
            || c.is_ascii_whitespace()
            || matches!(*c, '\u{2010}'..='\u{203f}' | '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ff60}')
    };
    text.chars().filter(is_of_a_report).count() * 100 >= text.chars().count() * PRINTED_PERCENT
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "甲市政府工作报告\n一、2025年工作回顾\n地区生产总值增长5.2%，城镇新增就业3.1万人。\n";

    #[test]
    fn every_encoding_that_reports_are_saved_in() {
        let utf16 = |big: bool, mark: bool| -> Vec<u8> {
            let units = mark.then_some(0xfeff).into_iter().chain(TEXT.encode_utf16());
            units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        let utf8_mark = [b"\xef\xbb\xbf".as_slice(), TEXT.as_bytes()].concat();
        let saved = [
            TEXT.as_bytes().to_vec(),
            utf8_mark,
            GB18030.encode(TEXT).0.into_owned(),
            utf16(true, true),
            utf16(false, true),
            utf16(true, false),
            utf16(false, false),
        ];
        for bytes in saved {
            assert_eq!(decode(&bytes).as_deref(), Ok(TEXT), "{:x?}", bytes.get(..4));
        }
        let traditional = "臺北市政府工作報告，產業發展與就業，經濟結構調整。";
        assert_eq!(decode(&BIG5.encode(traditional).0).as_deref(), Ok(traditional));
    }

    #[test]
    fn a_page_says_which() {
        let page = format!("<html><meta charset=gb2312><p>{TEXT}</p>");
        assert_eq!(decode(&GB18030.encode(&page).0).as_deref(), Ok(page.as_str()));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let noise: Vec<u8> = (0..2000u32).map(|n| (n * 7919 % 256) as u8).collect();
        assert_eq!(decode(&noise), Err(Refusal::Encoding));
    }
}
