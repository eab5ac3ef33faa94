//! Whatever is answered fits into one message, and reads well.

use std::collections::HashSet;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use teloxide::types::{MessageEntity, MessageEntityKind};

use super::draft::{Draft, MAX_ENTITIES, MAX_UNITS};
use super::{
    Rows, Shown, View, announcement, answer, browse, caption, figures as figures_of, head,
    page as render_page, paragraph, targets,
};
use crate::answer::{
    Answer, Form, Kind, Limits, Part, Passage, Subject, agenda, rows, words as answer_words,
};
use crate::app::{ChatKey, Conversation, Reply, Sessions, Shelf};
use crate::config::Config;
use crate::figures::{Aspect, Base, Bound, Change, Figure, Nature, Period, Place};
use crate::library::Library;
use crate::question::Question;
use crate::report::ParagraphId;
use crate::telegram::words;
use crate::text::Span;
use crate::words::Language;

fn open(corpus: &Path) -> Shelf {
    let config = Config::load(Path::new("config/wenzheng.toml")).unwrap();
    Shelf::open(corpus.to_owned(), config.search).unwrap().0
}

/// Sentences without end, characters of two UTF-16 units, words that would be markup.
fn strange() -> Arc<Library> {
    static LIBRARY: OnceLock<Arc<Library>> = OnceLock::new();
    Arc::clone(LIBRARY.get_or_init(|| {
        let folder = tempfile::TempDir::new().unwrap();
        let mut text = "2020年甲市人民政府工作报告\n".to_owned();
        for chapter in ["一、2019年工作回顾😀*_[", "二、2020年工作安排<b>"] {
            text.push_str(&format!("{chapter}\n"));
            for size in [1, 7, 60, 400, 2500] {
                text.push_str(&format!("(一){}。后面的话\n", "很长的标题".repeat(size / 5 + 1)));
                text.push_str(&"增长😀6%左右,𠀀<b>_*`[x](http://y)".repeat(size));
                text.push('\n');
                text.push_str(&"修路😀1公里。".repeat(size));
                text.push('\n');
            }
        }
        std::fs::write(folder.path().join("甲市-2020.txt"), text).unwrap();
        open(folder.path()).current()
    }))
}

fn real() -> &'static Shelf {
    static SHELF: OnceLock<Shelf> = OnceLock::new();
    SHELF.get_or_init(|| open(Path::new("corpus")))
}

/// Text and entities, after checking that Telegram takes them.
#[track_caller]
fn sent(draft: Draft) -> (String, Vec<MessageEntity>) {
    let (text, entities, buttons) = draft.into_parts();
    let units: Vec<u16> = text.encode_utf16().collect();
    assert!(!text.is_empty() && text.trim() == text, "{text:?}");
    assert!(units.len() <= MAX_UNITS && entities.len() <= MAX_ENTITIES);
    let mut last = 0;
    for entity in &entities {
        let end = entity.offset + entity.length;
        assert!(entity.length > 0 && end <= units.len() && entity.offset >= last, "{entity:?}");
        assert!(String::from_utf16(&units[entity.offset..end]).is_ok(), "a character is split: {entity:?}");
        last = entity.offset;
    }
    for button in buttons.iter().flat_map(|buttons| buttons.inline_keyboard.iter().flatten()) {
        assert!(!button.text.is_empty() && button.text.encode_utf16().count() <= 64);
    }
    (text, entities)
}

/// A place between two characters of `text`.
fn border(text: &str, near: usize) -> usize {
    let mut at = near % (text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn passage(library: &Library, seed: &(usize, usize, Vec<(usize, usize)>)) -> Passage {
    let all: Vec<_> = library.corpus().paragraphs().collect();
    let (id, _, paragraph) = all[seed.0 % all.len()];
    let spans = seed.2.iter().map(|(a, b)| {
        let (a, b) = (border(&paragraph.text, *a), border(&paragraph.text, *b));
        Span::new(a.min(b), a.max(b))
    });
    let highlights = Span::merged(spans.collect());
    Passage { paragraph: id, best: seed.1 % (paragraph.sentences.len() + 1), highlights, score: 1.0 }
}

fn figure(library: &Library, passage: &Passage) -> Figure {
    let paragraph = library.corpus().paragraph(passage.paragraph).unwrap();
    let span = passage.highlights.first().copied().unwrap_or_default();
    Figure {
        place: Place { paragraph: passage.paragraph, sentence: passage.best, span },
        indicator: paragraph.text.chars().take(300).collect(),
        printed: String::new(),
        aspect: Aspect::Growth,
        text: span.of(&paragraph.text).to_owned(),
        value: None,
        upper: None,
        unit: "%".to_owned(),
        bound: Bound::About,
        change: Some(Change::Increase),
        period: Period::UNKNOWN,
        base: Base::default(),
        nature: Nature::Target,
        scope: None,
        qualifiers: Vec::new(),
        record: true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_answer_is_one_message_that_telegram_takes(
        language in prop::sample::select(Language::ALL.to_vec()),
        kind in prop::sample::select(vec![Kind::Figures, Kind::Passages, Kind::Related, Kind::None]),
        seeds in prop::collection::vec(
            (0usize..1000, 0usize..1000, prop::collection::vec((0usize..100_000, 0usize..100_000), 0..60)), 0..21),
    ) {
        let library = strange();
        let passages: Vec<Passage> = seeds.iter().map(|seed| passage(&library, seed)).collect();
        let figures = passages.iter().map(|passage| figure(&library, passage)).collect();
        let made = Answer { question: Question::default(), kind, figures, passages, table: None, fulfilment: None, computed: Vec::new(), documents: Vec::new(), notices: Vec::new(), edition: 1 };
        sent(answer(&library, &made, Rows::First, language));
        let next = [made.figures.first().map_or_else(String::new, |figure| figure.indicator.clone())];
        for (page, is_full) in [(0, false), (0, true), (seeds.len() / 2, false), (99, false)] {
            let next = if next[0].is_empty() { &[] } else { &next[..] };
            sent(render_page(&library, &made, Shown { language, name: "ffffffffffffffff", page, is_full, next, has_chart: true, has_map: true }));
        }
        for heading in ["今年GDP目标是多少？".to_owned(), "问".repeat(500), "问😀".repeat(2500)] {
            let shown = Shown { language, name: "f", page: 0, is_full: true, next: &[], has_chart: false, has_map: false };
            let (text, _) = sent(render_page(&library, &made, shown).headed(&heading));
            let whole = answer(&library, &made, Rows::First, language);
            prop_assert!(text.ends_with(whole.text()), "the heading costs none of the answer");
        }
        sent(figures_of(&library, "很长的名字".repeat(20).as_str(), "#ffffffffffffffff", &made.figures, seeds.len(), language));
        let (text, _) = sent(caption(&library, made.figures.iter(), &"来源".repeat(seeds.len() * 20 + 1), language));
        assert!(text.encode_utf16().count() <= 1024);
        if let Some(passage) = made.passages.first() {
            for is_converted in [false, true] {
                let best = passage.highlights.first().copied();
                let view = View { language, is_converted, back: Some(("ffffffffffffffff", 3)), bot: "wenzheng_bot", best, above: Some(&head(&library, &made, Rows::First, language)) };
                sent(paragraph(&library, passage.paragraph, seeds.len(), view).unwrap());
            }
        }
    }

    #[test]
    fn any_announcement_is_one_message(language in prop::sample::select(Language::ALL.to_vec()), turn in 0u64..40, size in 0usize..2000) {
        for library in [strange(), real().current()] {
            for form in [Form::Rotation, Form::Table] {
                let subject = Subject { region: None, part: Part::All, form };
                if let Some(draft) = announcement::subject(&library, &subject, turn, language) {
                    let (text, _) = sent(draft);
                    prop_assert!(text.contains("—— "), "no place: {text}");
                }
                let aims = agenda(&library, &subject);
                if let Some(draft) = announcement::own(&library, &"各位😀".repeat(size), aims.get(..2).unwrap_or(&aims), language) {
                    prop_assert!(sent(draft).0.starts_with(&"各位😀".repeat(size)));
                }
            }
            for page in 0..3 {
                let found = vec![(0, library.ledger().main_targets(0)); 8];
                if !found[0].1.is_empty() {
                    sent(targets(&library, &found, "#f", page, language));
                }
            }
        }
    }

    #[test]
    fn any_page_of_a_report_is_one_message(section in 0usize..14, page in 0usize..60) {
        let library = strange();
        let report = &library.corpus().reports()[0];
        let section = Some(section).filter(|_| section < report.sections.len());
        let place = browse::Place { number: 0, report, section, page };
        sent(browse::place(place, true, Language::ALL[page % 3]));
    }
}

#[test]
fn pages_of_a_section_hold_all_of_its_words_in_order() {
    let library = strange();
    let report = &library.corpus().reports()[0];
    for (at, _) in report.sections.iter().enumerate() {
        let own: String =
            report.paragraphs.iter().filter(|p| p.section == Some(at)).map(|p| p.text.as_str()).collect();
        let mut shown = String::new();
        for (paragraph, span) in browse::all_pages(report, Some(at)).into_iter().flatten() {
            shown.push_str(span.of(&paragraph.text));
        }
        assert_eq!(shown, own);
    }
}

fn ask(text: &str) -> (String, Vec<MessageEntity>) {
    let shelf = open(Path::new("corpus"));
    let conversation =
        Conversation::new(Arc::new(shelf), Sessions::new(9, Duration::from_secs(9)), Limits { passages: 5 });
    let key = ChatKey { chat: 1, topic: None, person: Some(1) };
    let reply = conversation.ask(key, text, Instant::now());
    sent(answer(&reply.library, &reply.answer, Rows::First, Language::Simplified))
}

#[test]
fn a_figure_is_said_with_its_year_and_its_sentence_is_quoted() {
    let (text, entities) = ask("2020年地区生产总值增长目标是多少?");
    assert!(text.starts_with("2020年 · 地区生产总值 · 目标：增长 6%左右\n"), "{text}");
    assert!(text.contains("《") && text.contains(" · 第"), "{text}");
    let units: Vec<u16> = text.encode_utf16().collect();
    let words = |entity: &MessageEntity| {
        String::from_utf16(&units[entity.offset..entity.offset + entity.length]).unwrap()
    };
    assert_eq!(entities.first().map(words).as_deref(), Some("6%左右"));
    let quote =
        entities.iter().find(|entity| entity.kind == MessageEntityKind::Blockquote).map(words).unwrap();
    let quoted = quote.trim_matches('…');
    let library = real().current();
    assert!(
        library.corpus().paragraphs().any(|(_, _, paragraph)| paragraph.text.contains(quoted)),
        "{quote}"
    );
}

#[test]
fn no_answer_says_what_there_is_instead() {
    let (text, _) = ask("qwertyuiop");
    assert!(text.contains("没有找到") && text.contains("呼和浩特市") && text.contains("2020年"), "{text}");
}

#[test]
fn the_main_targets_are_listed_with_their_place() {
    let library = real().current();
    let found = [(0, library.ledger().main_targets(0))];
    let (text, _) = sent(targets(&library, &found, "", 0, Language::Simplified));
    assert!(
        text.contains("主要目标\n2020年 · ") && text.contains("6%左右") && text.contains(" · 第"),
        "{text}"
    );
    assert!(targets(&library, &[], "", 0, Language::Simplified).is_empty());
}

#[test]
fn what_a_table_has_no_room_for_stands_in_full_below_it() {
    let subject = Subject { region: None, part: Part::All, form: Form::Table };
    let (text, _) =
        sent(announcement::subject(&real().current(), &subject, 0, Language::Simplified).unwrap());
    assert!(text.contains("固定资产投资           增长不低于自…"), "{text}");
    assert!(text.contains("\n2020年 · 固定资产投资 · 目标：增长 不低于自治区平均水平\n"), "{text}");
    assert!(text.contains("\n2020年 · 城乡居民人均可支配收入 · 目标：增长 不低于经济增速\n—— "), "{text}");
}

#[test]
fn a_passage_of_another_library_is_left_out() {
    let elsewhere = ParagraphId { report: 9, paragraph: 9 };
    let lost = Passage { paragraph: elsewhere, best: 0, highlights: Vec::new(), score: 1.0 };
    let made = Answer {
        question: Question::default(),
        kind: Kind::Passages,
        figures: Vec::new(),
        passages: vec![lost],
        table: None,
        fulfilment: None,
        computed: Vec::new(),
        documents: Vec::new(),
        notices: Vec::new(),
        edition: 1,
    };
    let (text, _) = sent(answer(&real().current(), &made, Rows::First, Language::Simplified));
    assert!(text.contains("没有找到"), "{text}");
}

#[test]
fn a_cut_never_leaves_part_of_a_number() {
    let (text, _) = ask("去年城镇新增就业多少");
    assert!(text.starts_with("2019年 · 城镇新增就业 · 实际：5.3万人\n"), "{text}");
    for line in text.lines() {
        let words = line.trim_end_matches('…');
        assert!(words == line || !words.ends_with(|c: char| c.is_ascii_digit() || c == '.'), "{line}");
    }
}

/// Runs of digits, each with the decimals that belong to it.
fn numbers(text: &str) -> Vec<&str> {
    let parts = text.split(|c: char| !c.is_ascii_digit() && c != '.');
    parts.map(|part| part.trim_matches('.')).filter(|part| !part.is_empty()).collect()
}

/// The lines of a message that are the bot's own: citations, counts, notices, and the difference, which says that
/// it is our arithmetic.
fn is_own(line: &str, reply: &Reply, language: Language) -> bool {
    let figures = &reply.answer.figures;
    let differences = reply.answer.computed.iter().filter_map(|by| {
        answer_words::difference(
            by,
            figures,
            |one| answer_words::indicator(one, &reply.library, language),
            language,
        )
    });
    let mut own: Vec<String> = differences.chain(rows::computed(&reply.answer, language)).collect();
    if let Some(table) = &reply.answer.table {
        let lines = rows::lines(&reply.answer, table, &reply.library, language);
        own.extend(lines.head.into_iter().chain(lines.foot));
    }
    line.contains("—— ")
        || line.starts_with(words::CUT)
        || own.iter().any(|own| own == line)
        || reply.answer.notices.iter().any(|notice| answer_words::notice(notice, language) == line)
}

/// The numbers that are printed in the paragraphs which a message names: `第21段`, `paragraph 21`.
fn cited(text: &str, reply: &Reply) -> HashSet<String> {
    let named = text.split("第").chain(text.split("paragraph ")).filter_map(|rest| {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest.get(..digits)?.parse().ok()
    });
    let named: HashSet<u32> = named.collect();
    let places = reply.answer.figures.iter().map(|figure| figure.place.paragraph);
    let places = places.chain(reply.answer.passages.iter().map(|passage| passage.paragraph));
    places
        .filter_map(|id| reply.library.corpus().paragraph(id))
        .filter(|paragraph| named.contains(&paragraph.number))
        .flat_map(|paragraph| numbers(&paragraph.text).into_iter().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

#[test]
fn no_digit_leaves_the_bot_that_is_not_printed_where_it_says() {
    let (mut asked, mut checked) = (0, 0);
    for place in ["hohhot", "zhejiang", "henan", "jilin", "shaanxi", "xizang"] {
        let gold = std::fs::read_to_string(format!("tests/gold/questions-{place}.tsv")).unwrap();
        let folder = if place == "hohhot" { "corpus" } else { "tests/gold/reports" };
        let sessions = Sessions::new(9, Duration::from_secs(9));
        let conversation =
            Conversation::new(Arc::new(open(Path::new(folder))), sessions, Limits { passages: 5 });
        for question in
            gold.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').nth(2))
        {
            let trail = question.split(" >> ").map(str::to_owned).collect();
            let reply = conversation.again(trail);
            if matches!(reply.answer.kind, Kind::None) {
                continue;
            }
            asked += 1;
            // 今年 and 较上年 are said as the years they are.
            let figures = reply.answer.figures.iter().flat_map(|figure| [figure.year(), figure.base.year]);
            let years: Vec<String> = figures.flatten().map(|year| year.to_string()).collect();
            for (language, is_full) in [(Language::Simplified, true), (Language::English, false)] {
                let shown = Shown {
                    language,
                    name: "f",
                    page: 0,
                    is_full,
                    next: &[],
                    has_chart: false,
                    has_map: false,
                };
                let (text, _) = sent(render_page(&reply.library, &reply.answer, shown));
                let cited = cited(&text, &reply);
                // Further passages are numbered: `2. `; figures that stand elsewhere name their paragraph.
                let lines = text.lines().filter(|line| !is_own(line, &reply, language));
                let lines = lines.map(|line| match line.split_once(". ") {
                    Some((number, rest)) if number.parse::<usize>().is_ok() => rest,
                    _ => line,
                });
                let lines = lines.map(|line| {
                    line.split_once(" · 第").or(line.split_once(" · paragraph ")).map_or(line, |(own, _)| own)
                });
                for number in lines.flat_map(numbers) {
                    checked += 1;
                    assert!(
                        cited.contains(number) || years.iter().any(|year| year == number),
                        "{question}: {number} is not printed in what is cited:\n{text}"
                    );
                }
            }
        }
    }
    assert!(asked > 200 && checked > 1000, "{asked} questions, {checked} numbers");
}
