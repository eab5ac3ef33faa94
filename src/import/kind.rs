//! What kind of file it is: by how it begins, and by its name where that leaves it open.

use serde::{Deserialize, Serialize};

use super::Refusal;

/// A kind of file that reports come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Docx,
    Html,
    Pdf,
    /// Plain or Markdown.
    Text,
}

impl Kind {
    /// Whether a file of this name may hold a report.
    #[must_use]
    pub fn is_taken(name: &str) -> bool {
        const ENDINGS: [&str; 9] = ["docx", "docm", "doc", "html", "htm", "shtml", "pdf", "md", "txt"];
        name.rsplit_once('.')
            .is_some_and(|(_, ending)| ENDINGS.iter().any(|taken| ending.eq_ignore_ascii_case(taken)))
    }
}

/// A PDF may begin so many bytes into the file.
const PDF_WITHIN: usize = 1024;
/// HTML shows its first tag within so many bytes.
const HTML_WITHIN: usize = 4096;

pub(super) fn of(bytes: &[u8], name: &str) -> Result<Kind, Refusal> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Kind::Docx);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        // A .docx with a password is packed in the old container.
        return Err(if ending == "docx" { Refusal::Locked } else { Refusal::OldWord });
    }
    let head = bytes.get(..PDF_WITHIN).unwrap_or(bytes);
    if contains(head, b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if is_packed(bytes) || bytes.starts_with(b"{\\rtf") {
        return Err(Refusal::Unknown);
    }
    match ending.as_str() {
        "docx" | "docm" | "pdf" => Err(Refusal::Damaged),
        "doc" if !is_html(bytes) => Err(Refusal::Unknown),
        "txt" | "md" | "markdown" | "text" => Ok(Kind::Text),
        _ if is_html(bytes) => Ok(Kind::Html),
        "" => Ok(Kind::Text),
        _ => Err(Refusal::Unknown),
    }
}

fn is_html(bytes: &[u8]) -> bool {
    // In UTF-16 every other byte of a tag is 0.
    let head: Vec<u8> = bytes.iter().take(HTML_WITHIN).filter(|byte| **byte != 0).copied().collect();
    let head = head.to_ascii_lowercase();
    [b"<!doctype html".as_slice(), b"<html", b"<head", b"<body", b"<meta", b"<div", b"<p>"]
        .iter()
        .any(|tag| contains(&head, tag))
}

/// Pictures, archives, programs.
fn is_packed(bytes: &[u8]) -> bool {
    [
        b"\x89PNG".as_slice(),
        b"\xff\xd8\xff",
        b"GIF8",
        b"RIFF",
        b"\x1f\x8b",
        b"7z\xbc\xaf",
        b"Rar!",
        b"\x7fELF",
        b"MZ\x90",
        b"PK\x05\x06",
    ]
    .iter()
    .any(|magic| bytes.starts_with(magic))
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], name: &str, expected: Result<Kind, Refusal>) {
        assert_eq!(of(bytes, name), expected, "{name}");
    }

    #[test]
    fn files_are_told_by_how_they_begin() {
        check(b"PK\x03\x04", "a.txt", Ok(Kind::Docx));
        check(b"%PDF-1.7\n", "a", Ok(Kind::Pdf));
        check(b"\xef\xbb\xbf<!DOCTYPE html><html>", "a.shtml", Ok(Kind::Html));
        check("<\0h\0t\0m\0l\0>\0".as_bytes(), "a.htm", Ok(Kind::Html));
        check("甲市政府工作报告".as_bytes(), "甲市-2026.txt", Ok(Kind::Text));
        check("# 甲市政府工作报告".as_bytes(), "../../甲市.MD", Ok(Kind::Text));
        check("<p>甲市</p>".as_bytes(), "甲市.md", Ok(Kind::Text));
    }

    #[test]
    fn what_is_no_report_is_refused() {
        check(b"", "a.txt", Err(Refusal::Empty));
        check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", Err(Refusal::OldWord));
        check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.docx", Err(Refusal::Locked));
        check(b"\x89PNG\r\n", "a.txt", Err(Refusal::Unknown));
        check(b"junk", "a.docx", Err(Refusal::Damaged));
        check(b"a,b", "a.csv", Err(Refusal::Unknown));
    }
}
