//! Two bots on one PostgreSQL, each with a corpus and files of its own: what an admin does to one, both do.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use wenzheng::app::Shelf;
use wenzheng::app::store::Store;

use super::{ADMIN, Home, STRANGER, say, serve};
use crate::botapi::BotApi;
use crate::store::postgres;

const QUESTION: &str = "太空电梯建好了吗";
const OTHER: &str = "红烧肉怎么做";

async fn until(what: &str, is_so: impl Fn() -> bool) {
    let wait = async {
        while !is_so() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), wait)
        .await
        .unwrap_or_else(|_late| panic!("waited in vain: {what}"));
}

/// The mark by which a group of likes is named, out of what its button shows.
async fn mark_of(api: &BotApi, question: &str) -> String {
    let shown = say(api, ADMIN, "/gaps").await;
    let number =
        shown.text.lines().find(|line| line.contains(question)).and_then(|line| line.split('.').next());
    let label = format!("{} 作答", number.unwrap_or_else(|| panic!("{question}: {}", shown.text)).trim());
    let (_, data) = shown.buttons().into_iter().find(|(text, _)| *text == label).unwrap();
    data.rsplit(':').next().unwrap().to_owned()
}

fn says(shelf: &Shelf, words: &str) -> bool {
    let library = shelf.current();
    let mut paragraphs = library.corpus().reports().iter().flat_map(|report| report.paragraphs.iter());
    paragraphs.any(|paragraph| paragraph.text.contains(words))
}

/// How many processes of this schema hear what the others tell.
async fn listening(pool: &sqlx::AnyPool) -> i64 {
    let sql = "SELECT COUNT(*) FROM pg_stat_activity JOIN pg_locks USING (pid) \
               WHERE classid = 7303016 AND application_name LIKE 'wenzheng replica %' AND CAST(objid AS BIGINT) = \
               (CAST(hashtext(current_schema() || ' ' || substr(application_name, 18)) AS BIGINT) & 4294967295)";
    sqlx::query_scalar(sql).fetch_one(pool).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_joins_listens_before_it_reads_what_was_told() {
    let Some(url) = postgres().await else { return };
    let (api, home) = (BotApi::start().await, Home::new());
    let shelf = home.shelf();
    let store = Store::open(Path::new("."), Some(&url)).await.unwrap();
    let pool = sqlx::AnyPool::connect(&url).await.unwrap();
    let mut held = pool.begin().await.unwrap();
    sqlx::query("LOCK TABLE shared IN ACCESS EXCLUSIVE MODE").execute(&mut *held).await.unwrap();
    let serving = serve(&api, &shelf, &store, &Arc::default());
    let wait = async {
        while listening(&pool).await == 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), wait)
        .await
        .expect("it reads, and nobody heard what was told then");
    held.rollback().await.unwrap();
    assert!(say(&api, STRANGER, OTHER).await.text.contains("没有找到"));
    serving.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn they_move_together_on_everything_that_an_admin_does() {
    let Some(url) = postgres().await else { return };
    let (api, homes) = (BotApi::start().await, [Home::new(), Home::new()]);
    let [first, second] = homes.each_ref().map(Home::shelf);
    let open = || async { Store::open(Path::new("."), Some(&url)).await.unwrap() };
    let leader = serve(&api, &first, &open().await, &Arc::default());
    say(&api, STRANGER, QUESTION).await;
    say(&api, STRANGER, OTHER).await;
    let follower = serve(&api, &second, &open().await, &Arc::default());

    // Words and answers that are taught, and what is taken back.
    assert!(say(&api, ADMIN, "/alias 大饼子 = 地区生产总值").await.text.contains("读作"));
    let text = std::fs::read_to_string(homes[0].report()).unwrap();
    let line = 1 + text.lines().position(|line| line.contains("新增减税降费65亿元")).unwrap();
    let mark = mark_of(&api, QUESTION).await;
    say(&api, ADMIN, &format!("/gaps answer {mark} 呼和浩特市-2020:{line}")).await;
    // Whoever joins just then hears of the next word, and learns all of it.
    until("the alias", || second.current().shared_taught().aliases.toml().contains("大饼子")).await;
    until("the answer", || second.current().shared_taught().pointers.get(QUESTION).is_some()).await;

    // A gold question of the one stands beside those of the other.
    let gold = homes[1].data.path().join("gold.tsv");
    std::fs::write(&gold, "own\tfigure\t今年GDP增长目标是多少\t\t6%左右\n").unwrap();
    let shown = say(&api, ADMIN, "/gaps").await;
    api.tap(ADMIN, shown.id, ADMIN, "1 考题");
    api.wait("the choice", |state| {
        state.sent.iter().any(|sent| sent.buttons().iter().any(|(label, _)| label.contains("报告里没有")))
    })
    .await;
    api.tap(ADMIN, shown.id, ADMIN, "报告里没有");
    until("the gold question", || {
        let rows = std::fs::read_to_string(&gold).unwrap_or_default();
        rows.contains(OTHER) && rows.starts_with("own\t") && rows.lines().count() == 2
    })
    .await;

    // An edition, and back.
    let before = first.current().edition();
    homes.iter().for_each(|home| home.replace("新增减税降费65亿元", "新增减税降费66亿元"));
    assert!(say(&api, ADMIN, "/reload").await.text.contains("66亿元"));
    until("the next edition", || says(&second, "新增减税降费66亿元")).await;
    assert_eq!(second.editions().last().map(|kept| kept.key), first.editions().last().map(|kept| kept.key));
    let back = say(&api, ADMIN, &format!("/rollback {before}")).await;
    assert!(back.text.contains("65亿元"), "{}", back.text);
    until("the edition before", || says(&second, "新增减税降费65亿元")).await;

    // The first is gone: the second knows all of it, and what was done.
    leader.stop().await.unwrap();
    assert!(say(&api, STRANGER, "今年大饼子目标是多少").await.text.contains("6%左右"));
    assert!(say(&api, STRANGER, QUESTION).await.text.contains("新增减税降费65亿元"));
    let log = say(&api, ADMIN, "/audit").await.text;
    for done in ["rollback", "reload", "gold", "answer", "大饼子"] {
        assert!(log.contains(done), "{done}: {log}");
    }
    follower.stop().await.unwrap();

    // One that starts anew, with nothing of its own, learns it from the store.
    let new = Home::new();
    let shelf = new.shelf();
    let third = serve(&api, &shelf, &open().await, &Arc::default());
    assert!(say(&api, STRANGER, "今年大饼子目标是多少").await.text.contains("6%左右"));
    assert!(std::fs::read_to_string(new.data.path().join("gold.tsv")).unwrap().contains(OTHER));
    third.stop().await.unwrap();
    api.assert_clean();
}
