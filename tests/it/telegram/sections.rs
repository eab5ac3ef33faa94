//! Leafing through a report with buttons.

use std::sync::Arc;

use super::{Serving, conversation, open, real_shelf};
use crate::botapi::{BotApi, Sent, private};

async fn opened(api: &BotApi) -> Sent {
    api.write(private(5, "/sections"));
    api.replies(5, 1).await.pop().unwrap()
}

async fn tapped(api: &BotApi, shown: &Sent, label: &str) -> Sent {
    api.tap(5, shown.id, 5, label);
    let was = (shown.text.clone(), shown.params["reply_markup"].clone());
    let id = shown.id;
    api.wait("the message to change", move |state| {
        let now = state.sent.iter().find(|sent| sent.id == id).unwrap();
        (now.text.clone(), now.params["reply_markup"].clone()) != was
    })
    .await;
    api.sent(5).into_iter().find(|sent| sent.id == id).unwrap()
}

#[tokio::test]
async fn every_place_of_the_report_can_be_reached_in_place() {
    let api = BotApi::start().await;
    let serving = Serving::start(&api);
    let mut shown = opened(&api).await;
    let home = shown.text.clone();
    let library = real_shelf().current();
    let report = &library.corpus().reports()[0];
    let chapters: Vec<_> = report.sections.iter().filter(|section| section.parent.is_none()).collect();
    for chapter in &chapters {
        let label: String = chapter.heading.chars().take(20).collect();
        shown = tapped(&api, &shown, &label).await;
        assert!(shown.text.contains(&chapter.heading), "{}", shown.text);
        shown = tapped(&api, &shown, "↑").await;
        assert_eq!(shown.text, home);
    }
    assert_eq!(api.sent(5).len(), 1, "one message, changed in place");
    assert_eq!(api.calls("answerCallbackQuery").len(), chapters.len() * 2);
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn a_button_of_another_text_says_so_kindly() {
    let api = BotApi::start().await;
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("甲市-2020.txt");
    let text = "2020年甲市人民政府工作报告\n一、2019年工作回顾\n去年修路10公里。\n二、2020年工作安排\n今年修路12公里。\n";
    std::fs::write(&file, text).unwrap();
    let shelf = Arc::new(open(folder.path().to_owned()));
    let serving = Serving::start_with(&api, conversation(Arc::clone(&shelf)), |_settings| {});
    let shown = opened(&api).await;
    std::fs::write(&file, text.replace("修路12", "修路15")).unwrap();
    shelf.reload().unwrap();
    api.tap(5, shown.id, 5, "二、");
    api.tap_data(5, shown.id, 5, "x:not-of-this-bot");
    api.wait("both taps to be answered", |state| {
        state.calls.iter().filter(|call| call.method == "answerCallbackQuery").count() == 2
    })
    .await;
    let notices: Vec<String> =
        api.calls("answerCallbackQuery").iter().map(|call| call.params["text"].to_string()).collect();
    assert!(notices[0].contains("失效") && notices[1].contains("失效"), "{notices:?}");
    assert_eq!(api.sent(5)[0].text, shown.text, "nothing wrong is shown");
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn the_current_page_tapped_again_is_no_fault() {
    let api = BotApi::start().await;
    let folder = tempfile::TempDir::new().unwrap();
    let long: String = (0..200).map(|day| format!("第{day}天修路{day}公里。")).collect();
    let text = format!("2020年甲市人民政府工作报告\n一、2019年工作回顾\n{long}\n{long}\n");
    std::fs::write(folder.path().join("甲市-2020.txt"), text).unwrap();
    let shelf = Arc::new(open(folder.path().to_owned()));
    let serving = Serving::start_with(&api, conversation(shelf), |_settings| {});
    let shown = opened(&api).await;
    let paged = tapped(&api, &shown, "一、").await;
    api.tap(5, paged.id, 5, "1/");
    api.tap(5, paged.id, 5, "▶");
    let id = paged.id;
    api.wait("page 2", move |state| {
        state
            .sent
            .iter()
            .any(|sent| sent.id == id && sent.buttons().iter().any(|(label, _)| label.starts_with("2/")))
    })
    .await;
    assert_eq!(serving.tally.undelivered.get(), 0);
    serving.stop().await.unwrap();
    api.assert_clean();
}
