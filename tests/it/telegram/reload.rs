//! `/reload`: by an admin, by a stranger, of a corpus that is broken.

use std::fs;
use std::sync::Arc;

use serde_json::json;
use tempfile::TempDir;

use super::{ADMIN, Serving, conversation, open, root};
use crate::botapi::{BotApi, Sent, group, merged, private};

const GDP: &str = "今年地区生产总值增长目标是多少";

struct Corpus {
    folder: TempDir,
}

impl Corpus {
    fn copy() -> Self {
        let folder = TempDir::new().unwrap();
        for entry in fs::read_dir(root().join("corpus")).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
        }
        Self { folder }
    }

    fn report(&self) -> std::path::PathBuf {
        fs::read_dir(self.folder.path()).unwrap().next().unwrap().unwrap().path()
    }

    fn serve(&self, api: &BotApi) -> Serving {
        let shelf = Arc::new(open(self.folder.path().to_owned()));
        Serving::start_with(api, conversation(shelf), |_settings| {})
    }
}

async fn say(api: &BotApi, person: i64, text: &str) -> Sent {
    let before = api.sent(person).len();
    api.write(private(person, text));
    api.replies(person, before + 1).await.pop().unwrap()
}

#[tokio::test]
async fn an_admin_reloads_and_reads_what_changed() {
    let (api, corpus) = (BotApi::start().await, Corpus::copy());
    let serving = corpus.serve(&api);
    let unchanged = say(&api, ADMIN, "/reload").await;
    assert!(unchanged.text.contains("第2版") && unchanged.text.contains("没有变化"), "{}", unchanged.text);

    let text = fs::read_to_string(corpus.report()).unwrap();
    fs::write(corpus.report(), text.replace("新增减税降费65亿元", "新增减税降费66亿元")).unwrap();
    let changed = say(&api, ADMIN, "/reload").await;
    assert!(
        changed.text.contains("第3版")
            && changed.text.contains("有改动：呼和浩特市-2020")
            && changed.text.contains("65亿元 → "),
        "{}",
        changed.text
    );
    let answer = say(&api, 5, "新增减税降费多少").await;
    assert!(answer.text.contains("66亿元"), "{}", answer.text);
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn strangers_and_nobodies_may_not_reload() {
    let (api, corpus) = (BotApi::start().await, Corpus::copy());
    let serving = corpus.serve(&api);
    let refused = say(&api, 5, "/reload").await;
    assert!(refused.text.contains("只有管理员"), "{}", refused.text);
    // An admin who writes as the group is nobody, whatever id stands there.
    let anonymous = json!({"sender_chat": {"id": -1007, "type": "supergroup", "title": "群"}});
    api.write(merged(group(-1007, ADMIN, "/reload@wenzheng_bot"), anonymous));
    assert!(api.replies(-1007, 1).await[0].text.contains("只有管理员"));
    assert!(say(&api, 5, "/status").await.text.contains("第1版"));
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn a_broken_corpus_leaves_the_old_edition_serving() {
    let (api, corpus) = (BotApi::start().await, Corpus::copy());
    let serving = corpus.serve(&api);
    let before = say(&api, 5, GDP).await.text;
    fs::write(corpus.report(), [0u8, 159, 146, 150, 0, 1, 2, 3]).unwrap();
    let failed = say(&api, ADMIN, "/reload").await;
    assert!(failed.text.contains("更新失败") && failed.text.contains("呼和浩特市-2020"), "{}", failed.text);
    fs::remove_file(corpus.report()).unwrap();
    let failed = say(&api, ADMIN, "/reload").await;
    assert!(failed.text.contains("更新失败"), "{}", failed.text);
    assert_eq!(say(&api, 5, GDP).await.text, before);
    assert!(say(&api, 5, "/status").await.text.contains("第1版"));
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_told_at_every_reload() {
    let (api, corpus) = (BotApi::start().await, Corpus::copy());
    let serving = corpus.serve(&api);
    fs::write(corpus.folder.path().join("甲市-2026.txt"), [0u8, 159, 146, 150, 0, 1, 2, 3]).unwrap();
    for _ in 0..2 {
        let told = say(&api, ADMIN, "/reload").await;
        assert!(
            told.text.contains("没有收入的文件1个") && told.text.contains("甲市-2026.txt"),
            "{}",
            told.text
        );
    }
    serving.stop().await.unwrap();
    api.assert_clean();
}

#[tokio::test]
async fn a_watched_folder_is_read_again_when_it_has_changed() {
    let (api, corpus) = (BotApi::start().await, Corpus::copy());
    let shelf = Arc::new(open(corpus.folder.path().to_owned()));
    let serving = Serving::start_with(&api, conversation(shelf), |settings| settings.watch_seconds = 1);
    say(&api, 5, "/help").await;
    let text = fs::read_to_string(corpus.report()).unwrap();
    fs::write(corpus.report(), text.replace("新增减税降费65亿元", "新增减税降费66亿元")).unwrap();
    for asked in 0.. {
        if say(&api, 6, "新增减税降费多少").await.text.contains("66亿元") {
            break;
        }
        assert!(asked < 2000, "nobody has looked");
    }
    serving.stop().await.unwrap();
    api.assert_clean();
}
