//! `kill -9` while questions come in, in every mode: none is lost. What was sent and not yet written down is answered
//! twice; how many those were is printed. `WENZHENG_TEST_KILLS=100` kills more often.

use std::collections::BTreeMap;
use std::io::Write;
use std::net::SocketAddr;
use std::time::Duration;

use crate::botapi::{BotApi, private};
use crate::operations::free;
use crate::process::{Process, furnish};
use crate::store::postgres;

/// Questions that come between two kills.
const QUESTIONS: i64 = 25;
const URL: &str = "https://bot.example.org/hook";

/// Bots of one mode, each with the variables it is started with.
struct Fleet {
    api: BotApi,
    home: tempfile::TempDir,
    variables: Vec<Vec<(&'static str, String)>>,
}

impl Fleet {
    async fn new(doors: &[SocketAddr], store: Option<String>) -> Self {
        let home = tempfile::tempdir().unwrap();
        furnish(home.path());
        let mut variables: Vec<Vec<(&str, String)>> = doors
            .iter()
            .map(|door| {
                vec![
                    ("WENZHENG_WEBHOOK__URL", URL.to_owned()),
                    ("WENZHENG_WEBHOOK__LISTEN", door.to_string()),
                ]
            })
            .collect();
        if doors.is_empty() {
            variables.push(Vec::new());
        }
        for one in &mut variables {
            // The bot's pace is not what is tried here.
            one.push(("WENZHENG_ANNOUNCE__PER_SECOND", "2000".to_owned()));
            one.extend(store.clone().map(|url| ("WENZHENG_STORE", url)));
        }
        let api = BotApi::start().await;
        if !doors.is_empty() {
            api.push_to(doors.to_vec());
        }
        Self { api, home, variables }
    }

    fn start(&self, at: usize) -> Process {
        let variables: Vec<(&str, &str)> =
            self.variables[at].iter().map(|(name, value)| (*name, value.as_str())).collect();
        Process::start(&self.api, self.home.path(), &format!("bot{at}"), &variables)
    }

    /// Kills again and again while questions come; then how often each of them was answered.
    async fn kill(&self, name: &str, kills: u64) {
        let mut running: Vec<Process> = (0..self.variables.len()).map(|at| self.start(at)).collect();
        let mut seed: u64 = 11;
        let mut asked = 0;
        for kill in 0..kills {
            let before = self.api.with(|state| state.sent.len());
            for _ in 0..QUESTIONS {
                asked += 1;
                self.api.write(private(asked, "今年GDP增长目标是多少"));
            }
            let answers =
                self.api.until(Duration::from_secs(60), move |state| state.sent.len() > before).await;
            assert!(answers, "kill {kill}: nothing is answered; {}", running[0].log());
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            tokio::time::sleep(Duration::from_micros((seed >> 33) % 60_000)).await;
            let at = usize::try_from(kill).unwrap() % running.len();
            let killed = running.remove(at);
            killed.kill();
            running.insert(at, self.start(at));
        }
        let everybody = move |state: &crate::botapi::State| {
            let mut people: Vec<i64> = state.sent.iter().map(|sent| sent.chat).collect();
            people.sort_unstable();
            people.dedup();
            i64::try_from(people.len()).unwrap() == asked
        };
        assert!(self.api.until(Duration::from_secs(120), everybody).await, "{name}: a question is lost");
        self.api.confirmed().await;
        let mut answers: BTreeMap<i64, u64> = BTreeMap::new();
        self.api.with(|state| state.sent.iter().for_each(|sent| *answers.entry(sent.chat).or_default() += 1));
        let twice = answers.values().filter(|times| **times > 1).count();
        // Not by a macro: the words must be seen when the test passes, too.
        let mut out = std::io::stderr();
        writeln!(
            out,
            "kill -9, {name}: {kills} kills, {asked} questions, {} answered, {twice} of them twice",
            answers.len()
        )
        .unwrap();
        for process in running {
            process.kill();
        }
    }
}

fn kills() -> u64 {
    std::env::var("WENZHENG_TEST_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(4)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_polled_question_is_lost() {
    Fleet::new(&[], None).await.kill("polling", kills()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_pushed_question_is_lost() {
    Fleet::new(&[free()], None).await.kill("webhook", kills()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_question_pushed_to_two_replicas_is_lost() {
    let Some(url) = postgres().await else { return };
    Fleet::new(&[free(), free()], Some(url)).await.kill("two replicas with a webhook", kills()).await;
}
