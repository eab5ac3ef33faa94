//! The pictures of the README, drawn from what the bot really says. `WENZHENG_TEST_PICTURES=1` writes them to
//! `deploy/pictures`.

mod phone;

use wenzheng::picture;
use wenzheng::words::Language;

use crate::botapi::{BotApi, private};
use crate::telegram::{ADMIN, Serving, real_shelf};
use phone::Phone;

/// Bytes: a README is read on phones, too.
const LARGEST: usize = 150_000;

fn keep(name: &str, png: &[u8]) {
    assert!(png.len() < LARGEST, "{name}: {} bytes", png.len());
    if std::env::var_os("WENZHENG_TEST_PICTURES").is_some() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy/pictures");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(name), png).unwrap();
    }
}

#[tokio::test]
async fn a_conversation() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    let mut phone = Phone::new();
    for (at, (question, said)) in
        [("今年GDP增长目标是多少？", "6%左右"), ("那去年呢", "5.5%")].into_iter().enumerate()
    {
        api.write(private(5, question));
        let answer = api.replies(5, at + 1).await.pop().unwrap();
        assert!(answer.text.contains(said), "{}", answer.text);
        phone.person(question);
        phone.bot(&answer);
    }
    keep("conversation.png", &phone.png());
    serving.stop().await.unwrap();
}

#[tokio::test]
async fn an_announcement() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    api.write(private(5, "/subscribe 每周一 9:00"));
    api.replies(5, 1).await;
    api.write(private(ADMIN, "/announce 各位好，今年的就业目标见下。 #城镇新增就业"));
    let announcement = api.replies(ADMIN, 2).await.remove(0);
    assert!(announcement.text.contains("4.5万人以上"), "{}", announcement.text);
    let mut phone = Phone::new();
    phone.bot(&announcement);
    keep("announcement.png", &phone.png());
    serving.stop().await.unwrap();
}

#[test]
fn a_chart() {
    let library = real_shelf().current();
    let chart = picture::chart(&library, &library.understand("GDP", None)).unwrap();
    keep("chart.png", &chart.draw(Language::Simplified).unwrap().png);
}
