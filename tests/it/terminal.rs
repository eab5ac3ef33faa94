//! Conversations of a terminal as plain files: `tests/transcripts/terminal/*.txt`.
//!
//! `@reports`  the folder of reports that is asked
//! `> text`    a line is typed
//! `< words`   what is written holds these words; `<! words` it does not
//! `# …`       a comment

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use wenzheng::answer::Limits;
use wenzheng::app::{Conversation, Sessions, Shelf};
use wenzheng::console::ask::Form;
use wenzheng::console::{Depth, Look, chat};
use wenzheng::words::Language;

fn conversation(reports: &str) -> Conversation {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let config = wenzheng::config::Config::load(&root.join("config/wenzheng.toml")).unwrap();
    let shelf = Shelf::open(root.join(reports), config.search).unwrap().0;
    Conversation::new(Arc::new(shelf), Sessions::new(10, Duration::from_secs(60)), Limits { passages: 5 })
}

fn play(name: &str, text: &str) {
    let reports = text.lines().find_map(|line| line.strip_prefix("@reports ")).expect("a folder");
    let conversation = conversation(reports);
    let look = Look { language: Language::Simplified, depth: Depth::Short, width: None };
    let mut said = String::new();
    for (number, line) in text.lines().enumerate() {
        let here = format!("{name}:{}: {line}", number + 1);
        match line.split_once(' ').unwrap_or((line, "")) {
            (">", typed) => {
                let mut out = Vec::new();
                let mut input = typed.as_bytes();
                chat::piped(&mut input, &mut out, &conversation, Form::Text(look)).unwrap();
                said = String::from_utf8(out).unwrap();
            }
            ("<", words) => assert!(said.contains(words), "{here}\n{said}"),
            ("<!", words) => assert!(!said.contains(words), "{here}\n{said}"),
            ("@reports" | "#" | "", _) => {}
            _ => panic!("{here}: what is this line?"),
        }
    }
}

#[test]
fn every_transcript_of_a_terminal_plays_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts/terminal");
    let mut played = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().path();
        play(&file.file_name().unwrap().to_string_lossy(), &std::fs::read_to_string(&file).unwrap());
        played += 1;
    }
    assert!(played > 0);
}
