//! A shelf of several reports: lists and inline results in pages, pictures of many regions.

use std::sync::Arc;

use serde_json::Value;
use wenzheng::app::Shelf;

use super::{ADMIN, Serving, conversation, open, root};
use crate::botapi::{BotApi, private};

/// Reports of five provinces, in a folder of their own.
fn provinces() -> (Arc<Shelf>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(root().join("tests/gold/reports")).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    (Arc::new(open(folder.path().to_owned())), folder)
}

async fn inline(api: &BotApi, text: &str, offset: &str) -> Value {
    let count = api.calls("answerInlineQuery").len();
    api.type_inline(5, text, offset);
    api.wait("inline results", |state| {
        state.calls.iter().filter(|call| call.method == "answerInlineQuery").count() > count
    })
    .await;
    api.calls("answerInlineQuery").pop().unwrap().params
}

fn ids(found: &Value) -> Vec<String> {
    let results = found["results"].as_array().unwrap();
    results.iter().map(|result| result["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn inline_results_come_in_pages_that_end_with_their_edition() {
    let (shelf, _folder) = provinces();
    let api = BotApi::start().await;
    let serving = Serving::start_with(&api, conversation(shelf), |_settings| {});
    let first = inline(&api, "", "").await;
    assert_eq!(ids(&inline(&api, "", "").await), ids(&first), "stable ids in a stable order");
    let mut seen = ids(&first);
    let mut page = first.clone();
    while let Some(offset) = page["next_offset"].as_str().filter(|offset| !offset.is_empty()) {
        page = inline(&api, "", offset).await;
        seen.extend(ids(&page));
    }
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert!(all > 20 && seen.len() == all, "{all} results, {} of them different", seen.len());
    let found = inline(&api, "浙江地区生产总值目标", "").await;
    let text = found["results"][0]["input_message_content"]["message_text"].as_str().unwrap();
    assert!(text.starts_with("浙江省 · 2025年 · 地区生产总值 · 目标") && text.contains("—— 《"), "{text}");
    // A page of the edition before is the end: the next would repeat or skip what is there now.
    api.write(private(ADMIN, "/reload"));
    api.wait("a reload", |state| state.sent.iter().any(|sent| sent.text.contains("第2版"))).await;
    let stale = inline(&api, "", first["next_offset"].as_str().unwrap()).await;
    assert!(ids(&stale).is_empty() && stale["next_offset"] == "", "{stale}");
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn targets_of_many_reports_come_in_pages_and_none_is_left_out() {
    let (shelf, _folder) = provinces();
    let regions: Vec<String> =
        shelf.current().corpus().regions().iter().map(|one| (*one).to_owned()).collect();
    let api = BotApi::start().await;
    let serving = Serving::start_with(&api, conversation(shelf), |_settings| {});
    // Words that no button can carry are kept, and found again.
    api.write(private(5, "/targets 二〇二五年各省、自治区和直辖市政府工作报告提出的主要预期目标"));
    let mut text = String::new();
    let mut shown = api.replies(5, 1).await.pop().unwrap();
    loop {
        text.push_str(&shown.text);
        if !shown.buttons().iter().any(|(label, _)| label == "▶") {
            break;
        }
        let was = shown.text.clone();
        api.tap(5, shown.id, 5, "▶");
        api.wait("the next page", |state| state.sent[0].text != was).await;
        shown = api.sent(5).pop().unwrap();
    }
    for region in &regions {
        assert!(text.contains(&format!("{region} · 2025年 · ")), "{region} is left out:\n{text}");
    }
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn regions_are_compared_in_a_picture_of_cited_figures() {
    let (shelf, _folder) = provinces();
    let api = BotApi::start().await;
    let serving = Serving::start_with(&api, conversation(shelf), |_settings| {});
    api.write(private(5, "/chart 地区生产总值"));
    let chart = api.replies(5, 1).await.pop().unwrap();
    assert!(chart.params["photo"]["bytes"].as_u64().unwrap() > 10_000);
    for region in ["浙江省", "河南省", "吉林省", "陕西省", "西藏"] {
        assert!(chart.text.contains(region), "{region}: {}", chart.text);
    }
    assert!(chart.text.contains("第") && chart.text.contains("来源"), "{}", chart.text);
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn a_figure_of_an_announcement_names_its_region_where_there_are_several() {
    let (shelf, _folder) = provinces();
    let api = BotApi::start().await;
    let serving = Serving::start_with(&api, conversation(shelf), |_settings| {});
    api.write(private(5, "/subscribe 浙江GDP 每天8点"));
    assert!(api.replies(5, 1).await[0].text.contains("浙江省 · 地区生产总值 · 每天 08:00"));
    api.write(private(ADMIN, "/announce 各位好 #GDP"));
    assert!(api.replies(ADMIN, 1).await[0].text.contains("浙江GDP"), "{}", api.sent(ADMIN)[0].text);
    api.write(private(ADMIN, "/announce 各位好 #西藏GDP"));
    let shown = api.replies(ADMIN, 3).await.remove(1);
    assert!(shown.text.contains("西藏自治区 · 2025年 · 地区生产总值 · 目标：增长 7%以上"), "{}", shown.text);
    serving.stop().await.unwrap();
    api.assert_clean();
}
