//! An answer that an admin has chosen: the paragraph itself, word for word, for as long as the report says just this.

use std::time::Duration;

use wenzheng::app::store::Ended;

use super::{ADMIN, Bot, STRANGER};

const QUESTION: &str = "太空电梯建好了吗";
/// Stands in a paragraph of the report.
const SAID: &str = "新增减税降费65亿元";

/// Line and words of the paragraph.
fn paragraph(bot: &Bot) -> (usize, String) {
    let text = std::fs::read_to_string(bot.home.report()).unwrap();
    let (line, words) = text.lines().enumerate().find(|(_, line)| line.contains(SAID)).unwrap();
    (line + 1, words.trim().to_owned())
}

#[tokio::test]
async fn it_is_quoted_word_for_word_until_the_report_says_something_else() {
    let bot = Bot::start().await;
    let before = bot.say(STRANGER, QUESTION).await.text;
    assert!(!before.contains(SAID), "{before}");
    let shown = bot.say(ADMIN, "/gaps").await;
    assert!(shown.text.contains(QUESTION), "{}", shown.text);
    bot.api.tap(ADMIN, shown.id, ADMIN, "1 作答");
    bot.api.wait("how", |state| state.sent.iter().any(|sent| sent.text.contains("/gaps answer"))).await;
    let how = bot.api.sent(ADMIN).pop().unwrap().text;
    let mark = how.split("/gaps answer ").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    let (line, words) = paragraph(&bot);
    let nowhere = bot.say(ADMIN, &format!("/gaps answer {mark} 呼和浩特市-2020:99999")).await;
    assert!(nowhere.text.contains("没有这一段"), "{}", nowhere.text);
    let taught = bot.say(ADMIN, &format!("/gaps answer {mark} 呼和浩特市-2020:{line}")).await;
    assert!(taught.text.contains(QUESTION), "{}", taught.text);

    // Typed in whatever way, it is answered with the paragraph and its place.
    for question in [QUESTION, "太空電梯，建好了嗎？"] {
        let answer = bot.say(STRANGER, question).await;
        assert!(answer.text.contains(&words), "{question}: {}", answer.text);
        assert!(answer.text.contains("《"), "without its place: {}", answer.text);
    }
    assert!(!bot.say(ADMIN, "/gaps").await.text.contains(QUESTION));
    let bot = bot.restart(Duration::ZERO).await;
    assert!(bot.say(STRANGER, QUESTION).await.text.contains(&words));

    // What the report says no more is no answer any more, and is asked in vain again.
    bot.home.replace(SAID, "新增减税降费66亿元");
    let reloaded = bot.say(ADMIN, "/reload").await;
    assert!(reloaded.text.contains("66亿元"), "{}", reloaded.text);
    let after = bot.say(STRANGER, QUESTION).await.text;
    assert!(!after.contains("65亿元") && !after.contains("66亿元"), "{after}");
    assert!(bot.say(ADMIN, "/gaps").await.text.contains(QUESTION));
    // The old words are back, and so is the answer.
    bot.home.replace("新增减税降费66亿元", SAID);
    bot.say(ADMIN, "/reload").await;
    assert!(bot.say(STRANGER, QUESTION).await.text.contains(&words));

    let log = bot.store.audit(None, 99).await.unwrap();
    let chose: Vec<Ended> = log
        .iter()
        .filter(|entry| entry.deed.detail.starts_with("answer "))
        .map(|entry| entry.deed.ended)
        .collect();
    assert_eq!(chose, [Ended::Done, Ended::Failed]);
    bot.stop().await;
}
