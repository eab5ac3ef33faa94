//! Two whole processes on one PostgreSQL: one broadcast, one schedule, one poller; and one of them is killed.

use std::io::Write;
use std::ops::Range;
use std::path::Path;
use std::time::{Duration, Instant};

use wenzheng::app::outbox::Reason;
use wenzheng::app::store::{Counts, Store};

use super::broadcast::{bodies, finished, recipients};
use super::{ADMIN, NOW};
use crate::botapi::{BotApi, private};
use crate::process::{Process, furnish, write_report};
use crate::store::{postgres, wish};

const RECIPIENTS: Range<i64> = 10_000..12_400;
/// Chats with a subscription that is due.
const SUBSCRIBERS: Range<i64> = 5000..5450;
const LEADS: &str = "this replica asks Telegram for updates";

/// What the processes share, and the corpus that each of two machines has of its own.
struct Shared {
    url: String,
    homes: [tempfile::TempDir; 2],
    api: BotApi,
    store: Store,
}

impl Shared {
    /// Every subscription is due.
    async fn new() -> Option<Self> {
        let url = postgres().await?;
        let homes = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        homes.iter().for_each(|home| furnish(home.path()));
        let api = BotApi::start().await;
        api.with(|state| RECIPIENTS.chain(SUBSCRIBERS).for_each(|chat| state.open(chat)));
        let store = Store::open(Path::new("."), Some(&url)).await.unwrap();
        for chat in SUBSCRIBERS {
            store.subscribe(&wish(chat, "daily 08:00", "Asia/Shanghai"), None, NOW).await.unwrap();
        }
        Some(Self { url, homes, api, store })
    }

    fn process(&self, name: &str, home: usize) -> Process {
        let admins = ADMIN.to_string();
        let variables = [
            ("WENZHENG_STORE", &*self.url),
            ("WENZHENG_ADMINS", &admins),
            ("WENZHENG_ANNOUNCE__PER_SECOND", "150"),
        ];
        Process::start(&self.api, self.homes[home].path(), name, &variables)
    }

    /// An admin reloads, for the `number`th time; then this edition serves.
    async fn reload(&self, number: usize, edition: u64) {
        self.api.write(private(ADMIN, "/reload"));
        let said = self.api.replies(ADMIN, number).await.remove(number - 1).text;
        assert!(said.contains(&format!("第{edition}版")), "{said}");
    }

    /// Each person asks once, and is answered from a report with this growth.
    async fn ask(&self, people: Range<i64>, growth: &str) {
        for person in people.clone() {
            self.api.write(private(person, "今年地区生产总值目标是多少"));
        }
        for person in people {
            let answer = self.api.replies(person, 1).await.remove(0).text;
            assert!(answer.contains(growth), "{answer}");
        }
    }

    /// How many rows each process has taken.
    async fn taken(&self) -> Vec<i64> {
        let pool = sqlx::AnyPool::connect(&self.url).await.unwrap();
        let sql = "SELECT COUNT(*) FROM outbox WHERE lease_by IS NOT NULL GROUP BY lease_by";
        sqlx::query_scalar(sql).fetch_all(&pool).await.unwrap()
    }

    async fn both_send(&self) {
        let both = async {
            while self.taken().await.iter().filter(|rows| **rows > 100).count() < 2 {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(60), both).await.expect("both take rows");
    }

    /// Waits for the end of every announcement.
    async fn finish(&self) -> Vec<Counts> {
        let mut all = Vec::new();
        for announcement in self.store.announcements(99).await.unwrap() {
            finished(&self.store, announcement.id, Duration::from_secs(90)).await;
            all.push(self.store.counts(announcement.id).await.unwrap());
        }
        self.api.confirmed().await;
        all
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_share_everything_and_the_one_left_goes_on_alone() {
    let Some(shared) = Shared::new().await else { return };
    let leader = shared.process("first", 0);
    leader.logs(LEADS).await;
    let follower = shared.process("second", 1);
    follower.logs("listening to the other replicas").await;
    shared.ask(7000..7010, "6%").await;
    // What one machine cannot read another can.
    write_report(shared.homes[0].path(), "7%");
    std::fs::write(shared.homes[1].path().join("corpus/某市-2020.txt"), [0u8, 159, 146, 150, 1]).unwrap();
    shared.reload(1, 2).await;
    follower.logs("the old edition keeps serving").await;
    write_report(shared.homes[1].path(), "7%");
    // Nothing is new to the one that reads it again.
    shared.reload(2, 2).await;
    follower.logs("a new edition serves").await;

    let broadcast = shared.store.announce(&bodies(), &recipients(RECIPIENTS), None, 0).await.unwrap();
    shared.both_send().await;
    shared.api.confirmed().await;
    let killed = leader.kill();
    let (at, halfway) = (Instant::now(), shared.store.counts(broadcast).await.unwrap());
    assert!(halfway.waiting > 0, "in the middle: {halfway:?}");
    shared.ask(7010..7020, "7%").await;
    let heir_after = at.elapsed().as_secs_f64();

    // A new one comes, and the heir is told to stop: it hands over.
    let next = shared.process("third", 0);
    next.logs("serving").await;
    let stopped = follower.stop().await;
    shared.ask(7020..7021, "7%").await;
    next.logs(LEADS).await;
    let all = shared.finish().await;
    let busiest = shared.api.with(|state| state.busiest(Duration::from_secs(1), None));
    writeln!(
        std::io::stderr(),
        "replicas: rows taken by each process {:?}; {} sent when one was killed; ten people answered {heir_after:.1} \
         s after that; busiest second {busiest} of 150",
        shared.taken().await,
        halfway.sent,
    )
    .unwrap();
    check(&shared, &all).await;
    for log in [killed, stopped, next.kill()] {
        assert!(!log.contains("another process polls"), "{log}");
    }
    shared.api.assert_clean();
}

/// Nobody is lost and nobody told twice, by whichever process, of broadcast and schedule.
async fn check(shared: &Shared, all: &[Counts]) {
    let sent: u64 = all.iter().map(|counts| counts.sent).sum();
    let interrupted = |counts: &Counts| counts.unknown.get(&Reason::Interrupted).copied().unwrap_or(0);
    let unknown: u64 = all.iter().map(interrupted).sum();
    let told: Vec<usize> = SUBSCRIBERS.chain(RECIPIENTS).map(|chat| shared.api.sent(chat).len()).collect();
    let arrived = told.iter().sum::<usize>() as u64;
    let _ = writeln!(
        std::io::stderr(),
        "replicas: of {} recipients sent {sent}, unknown {unknown} (of which {} had arrived)",
        told.len(),
        arrived - sent
    );
    assert_eq!(sent + unknown, told.len() as u64, "nobody is lost: {all:?}");
    assert!(told.iter().all(|times| *times <= 1), "nobody is told twice");
    assert!((sent..=sent + unknown).contains(&arrived), "{arrived}");
    assert!((7000..=7020).all(|person| shared.api.sent(person).len() == 1), "each is answered once");
    let due = shared.store.audience().await.unwrap().len();
    assert_eq!(due, SUBSCRIBERS.count(), "all go on tomorrow");
}
