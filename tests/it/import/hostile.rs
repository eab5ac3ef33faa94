//! Files that nobody means well with: each is refused in one sentence, within the limits, and nothing is written.

use super::made::{PAGE, body, docx, objects, package, w};
use super::{import, lines, text};

#[track_caller]
fn refused(name: &str, bytes: &[u8], why: &str) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(name), bytes).unwrap();
    refused_at(folder.path(), name, why);
}

#[track_caller]
fn refused_at(folder: &std::path::Path, name: &str, why: &str) {
    let output = import(folder, &["--yes", "--language", "en", name]);
    let said = text(&output);
    assert_eq!(output.status.code(), Some(65), "{name}: {said}");
    assert!(said.contains(why), "{name}: {said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(!folder.join("corpus").exists(), "{name}");
}

#[test]
fn a_zip_bomb() {
    let zeros = vec![b' '; 64 << 20];
    refused("bomb.docx", &docx("", &[("word/document.xml", &zeros)]), "unpacks to is too large");
    let many: Vec<String> = (0..5000).map(|number| format!("word/media/{number}.png")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    refused("many.docx", &docx(&w("增长5%。"), &many), "unpacks to is too large");
}

#[test]
fn an_entity_bomb() {
    let mut bomb = String::from("<?xml version=\"1.0\"?><!DOCTYPE b [<!ENTITY a0 \"哈哈\">");
    for level in 1..20 {
        bomb += &format!("<!ENTITY a{level} \"{}\">", format!("&a{};", level - 1).repeat(10));
    }
    bomb +=
        "]><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&a19;</w:t></w:r></w:p></w:body></w:document>";
    refused("entities.docx", &docx("", &[("word/document.xml", bomb.as_bytes())]), "entities of its own");
}

#[test]
fn deep_nesting() {
    let deep = body(&format!("{}{}", "<w:sdtContent>".repeat(300_000), "</w:sdtContent>".repeat(300_000)));
    refused("deep.docx", &docx("", &[("word/document.xml", deep.as_bytes())]), "no text");
    let deep = PAGE.replace("{body}", &"<b>".repeat(500_000));
    refused("deep.html", deep.as_bytes(), "too large");
    let arrays = format!("{}{}", "[".repeat(500_000), "]".repeat(500_000));
    refused(
        "deep.pdf",
        format!("%PDF-1.5\n1 0 obj\n{arrays}\nendobj\ntrailer<</Root 1 0 R>>").as_bytes(),
        "",
    );
}

#[test]
fn a_pdf_of_two_gigabytes() {
    let folder = tempfile::tempdir().unwrap();
    let file = std::fs::File::create(folder.path().join("large.pdf")).unwrap();
    // Mostly a hole: nothing of it lies on the disk.
    file.set_len(2 << 30).unwrap();
    refused_at(folder.path(), "large.pdf", "larger than 32 MiB");
}

#[test]
fn paths_that_lead_outside() {
    for name in ["../../etc/passwd", "/etc/passwd", "word/..\\..\\x", "C:\\x"] {
        refused("paths.docx", &docx(&w("增长5%。"), &[(name, b"x")]), "outside of itself");
    }
}

#[test]
fn macros_and_passwords() {
    refused("a.docx", &docx(&w("增长5%。"), &[("word/vbaProject.bin", b"x")]), "carries macros");
    let types = r#"<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>"#;
    refused("a.docm", &docx(&w("增长5%。"), &[("[Content_Types].xml", types.as_bytes())]), "carries macros");
    refused("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more", "password");
    refused("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more", "old Word");
}

#[test]
fn what_is_no_report() {
    refused("a.zip", &package(&[("a.txt", b"x")]), "no kind that is taken");
    refused("cut.docx", docx(&w("增长5%。"), &[]).get(..200).unwrap(), "damaged");
    refused("cut.pdf", b"%PDF-1.7\ngarbage", "damaged");
    refused("a.png", b"\x89PNG\r\n\x1a\n", "no kind that is taken");
    refused("empty.txt", b"", "no text");
    refused("scan.pdf", &objects(&["0 0 100 100 re f".to_owned()]), "pictures");
    let noise: Vec<u8> = (0..4000u32).map(|n| u8::try_from(n * 7919 % 255 + 1).unwrap()).collect();
    refused("noise.txt", &noise, "encoding");
}

/// A file's own name is nobody's path.
#[test]
fn names_of_files_lead_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let name = "..%2f甲$(touch x)`touch y`;-2026.txt";
    std::fs::write(folder.path().join(name), lines().join("\n")).unwrap();
    assert!(import(folder.path(), &["--yes", name]).status.success());
    let mut found: Vec<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    found.sort();
    assert_eq!(found, [name, "corpus"]);
    assert!(folder.path().join("corpus/甲市-2026.txt").exists());
}
