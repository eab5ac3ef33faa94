//! Words that ask something of many figures are used, or said not to have been: in pairs, over ten indicators.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use wenzheng::answer::{Answer, Kind, Notice, Row, Stand, Table};
use wenzheng::app::{Conversation, Sessions, Shelf};
use wenzheng::config::Config;
use wenzheng::figures::Change;
use wenzheng::question::{Cut, Over, Reckon, Want};

fn conversation(folder: &str) -> Conversation {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let config = Config::load(&root.join("config/wenzheng.toml")).unwrap();
    let (shelf, _) = Shelf::open(root.join(folder), config.search).unwrap();
    let sessions = Sessions::new(100, Duration::from_secs(60));
    Conversation::new(Arc::new(shelf), sessions, wenzheng::answer::Limits { passages: 5 })
}

fn ask(conversation: &Conversation, question: &str) -> Answer {
    conversation.again(vec![question.to_owned()]).answer
}

const INDICATORS: [&str; 10] = [
    "GDP目标",
    "2024年GDP增速",
    "固定资产投资目标",
    "社零目标",
    "规上工业增加值目标",
    "一般公共预算收入目标",
    "城镇新增就业目标",
    "调查失业率目标",
    "CPI目标",
    "粮食产量目标",
];

/// A word with what a question must hold of it where it is used.
type Condition = (&'static str, fn(&Answer) -> bool);

const CONDITIONS: [Condition; 19] = [
    ("长三角", |answer| group(answer, "长三角")),
    ("东北三省", |answer| group(answer, "东北三省")),
    ("中部六省", |answer| group(answer, "中部六省")),
    ("低于5%的", |answer| limit(answer, "低于5%的")),
    ("超过6%的", |answer| limit(answer, "超过6%的")),
    ("在5%到6%之间的", |answer| limit(answer, "在5%到6%之间的")),
    ("不是2%的", |answer| limit(answer, "不是2%的")),
    ("前三名", |answer| over(answer).cut.is_some() || shows_both_ends(answer)),
    ("最低的两个省", |answer| {
        over(answer).cut.is_some() && over(answer).is_lowest() || shows_both_ends(answer)
    }),
    ("有几个省", |answer| over(answer).reckons(Reckon::Count)),
    ("平均值", |answer| over(answer).reckons(Reckon::Mean)),
    ("合计", |answer| over(answer).reckons(Reckon::Sum)),
    ("没有给出的省", |answer| over(answer).lacks),
    ("历年", |answer| answer.question.when.stretch.is_some()),
    ("近五年", |answer| answer.question.when.stretch.is_some()),
    ("两位数的", |answer| limit(answer, "两位数的")),
    ("负增长的省", |answer| limit(answer, "负增长的省")),
    ("不算西藏", |answer| answer.question.places.excluded.is_some()),
    ("谁最高谁最低", |answer| over(answer).order.is_some()),
];

fn over(answer: &Answer) -> &Over {
    &answer.question.over
}

/// Where the first and the last are asked for, all are shown in their order.
fn shows_both_ends(answer: &Answer) -> bool {
    let is_ranked = |table: &Table| {
        table.rows.iter().filter(|row| row.stand == Stand::Plain).all(|row| row.rank.is_some())
    };
    over(answer).order.is_some() && over(answer).cut.is_none() && answer.table.as_ref().is_some_and(is_ranked)
}

fn limit(answer: &Answer, word: &str) -> bool {
    let mut limits = over(answer).limit.iter().chain(&over(answer).also);
    limits.any(|limit| word.contains(&limit.text))
}

fn group(answer: &Answer, name: &str) -> bool {
    answer.question.places.groups.iter().any(|group| group.name == name)
}

/// What stands in the rows is what the conditions that were read let through.
fn is_applied(answer: &Answer) -> bool {
    let Some(table) = &answer.table else { return true };
    let over = over(answer);
    let figure = |row: &Row| answer.figures[row.figure].clone();
    let plain: Vec<&Row> = table.rows.iter().filter(|row| row.stand == Stand::Plain).collect();
    let limits = || over.limit.iter().chain(&over.also);
    let is_met = |row: &&Row| {
        let figure = figure(row);
        let value = figure.value.unwrap();
        let value = if figure.change == Some(Change::Decrease) { -value } else { value };
        // Counts and tons are reckoned with their scale; that is tested where it is done.
        figure.unit != "%" || limits().all(|limit| limit.is_met(value))
    };
    let members = |row: &Row| {
        let groups = &answer.question.places.groups;
        groups.is_empty() || groups.iter().any(|group| group.members.contains(&row.region))
    };
    let is_reckoned = |what: &Reckon| {
        let is_refused = answer.notices.iter().any(|notice| matches!(notice, Notice::Unreckoned(_)));
        let is_done = answer.computed.iter().any(|own| own.what == *what);
        is_done || is_refused || *what == Reckon::Difference || plain.len() < 2
    };
    let is_kept = |row: &&Row| match over.cut {
        Some(Cut::First(many)) => row.rank.is_some_and(|rank| rank <= many),
        _ => true,
    };
    plain.iter().all(is_met)
        && plain.iter().all(is_kept)
        && (!over.lacks || plain.is_empty())
        && table.rows.iter().all(members)
        && table.rows.iter().all(|row| !answer.question.places.leaves_out(&row.region))
        && over.reckon.iter().all(is_reckoned)
}

/// True where what was asked for is done, or where it is said that it is not.
fn is_honest(answer: &Answer, (word, holds): &Condition) -> bool {
    let is_told = answer.notices.iter().any(|notice| match notice {
        Notice::Unused(words) => {
            words.iter().any(|unused| word.contains(unused.as_str()) || unused.contains(word))
        }
        Notice::Group(group) => group.name == *word,
        Notice::Elsewhere(_) => group(answer, word),
        _ => false,
    });
    let is_no_answer = matches!(answer.kind, Kind::Related | Kind::None);
    let is_of_years =
        matches!(answer.question.want, Want::Compare(_)) || answer.question.when.stretch.is_some();
    is_no_answer || is_told || holds(answer) && (answer.table.is_some() || is_of_years)
}

#[test]
fn no_condition_is_dropped_in_silence() {
    static PROVINCES: OnceLock<Conversation> = OnceLock::new();
    let several = PROVINCES.get_or_init(|| conversation("tests/gold/reports"));
    let mut tables = 0;
    for indicator in INDICATORS {
        for (at, first) in CONDITIONS.iter().enumerate() {
            for second in CONDITIONS.iter().skip(at + 1) {
                let question = format!("{}{indicator}{}", first.0, second.0);
                let answer = ask(several, &question);
                assert!(is_applied(&answer), "{question}: {:?} {:?}", answer.question.over, answer.table);
                for condition in [first, second] {
                    assert!(
                        is_honest(&answer, condition),
                        "{question}: {} {:?} {:?}",
                        condition.0,
                        answer.question.over,
                        answer.notices
                    );
                }
                tables += usize::from(answer.table.is_some());
            }
        }
    }
    assert!(tables > 1000, "{tables} of 1710 are tables");
}

#[test]
fn of_one_report_what_cannot_be_asked_is_said() {
    let one = conversation("corpus");
    for question in ["GDP目标前三名", "GDP目标低于5%的有几个省", "GDP目标平均值"] {
        let answer = ask(&one, question);
        let is_said = answer.notices.iter().any(|notice| matches!(notice, Notice::Unused(_)));
        assert!(
            is_said || matches!(answer.kind, Kind::Related | Kind::None),
            "{question}: {:?}",
            answer.notices
        );
    }
    let group = ask(&one, "长三角GDP目标");
    assert!(group.figures.is_empty(), "{:?}", group.figures);
}
