//! `kill -9` while questions come in, in every mode: none is lost. What was sent and not yet written down is answered
//! twice; how many those were is printed. `WENZHENG_TEST_KILLS=100` kills more often. Questions come in bursts, each of
//! which is killed while it is answered; with `WENZHENG_TEST_KILLS_APART=40` they come steadily, so many milliseconds
//! apart, which is Telegram's own pace.

use std::collections::BTreeMap;
use std::io::Write;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use crate::botapi::{BotApi, private};
use crate::operations::free;
use crate::process::{Process, furnish};
use crate::store::postgres;

/// Questions that come between two kills.
const QUESTIONS: u32 = 25;
/// How soon after the first answer of a burst the kill comes.
const SHORT: Duration = Duration::from_millis(60);
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

    /// Says how many were answered twice, and why. Not by a macro: the words must be seen when the test passes, too.
    fn report(&self, name: &str, killed_at: &[Instant]) {
        let mut replies: BTreeMap<i64, Vec<Instant>> = BTreeMap::new();
        self.api.with(|state| {
            state.replies.iter().for_each(|(at, chat)| replies.entry(*chat).or_default().push(*at));
        });
        let twice: Vec<Instant> = replies.values().filter(|at| at.len() > 1).map(|at| at[0]).collect();
        let mut open: Vec<Duration> = twice.iter().filter_map(|at| unwritten(*at, killed_at)).collect();
        open.sort();
        let at =
            |share: usize| open.get(open.len() * share / 100).or(open.last()).copied().unwrap_or_default();
        let mut out = std::io::stderr();
        writeln!(
            out,
            "kill -9, {name}: {} kills, {} answered, {} of them twice: {} were on their way at the kill, the others \
             replied to within {:.1?} before it (half of them {:.1?})",
            killed_at.len(),
            replies.len(),
            twice.len(),
            twice.len() - open.len(),
            at(100),
            at(50),
        )
        .unwrap();
    }

    /// Kills again and again while questions come; then how often each of them was answered.
    async fn kill(&self, name: &str) {
        let (kills, apart) = (number("WENZHENG_TEST_KILLS", 4), number("WENZHENG_TEST_KILLS_APART", 0));
        let apart = Duration::from_millis(apart);
        let mut running: Vec<Process> = (0..self.variables.len()).map(|at| self.start(at)).collect();
        let mut seed: u64 = 11;
        let mut asked = 0;
        let mut killed_at = Vec::new();
        for kill in 0..kills {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let within = if apart.is_zero() { SHORT } else { apart * QUESTIONS };
            let moment = Duration::from_micros((seed >> 33) % u64::try_from(within.as_micros()).unwrap());
            let before = self.api.with(|state| state.sent.len());
            let asking = async {
                for _ in 0..QUESTIONS {
                    asked += 1;
                    self.api.write(private(asked, "今年GDP增长目标是多少"));
                    tokio::time::sleep(apart).await;
                }
            };
            let at = usize::try_from(kill).unwrap() % running.len();
            let killing = async {
                let is_so = move |state: &crate::botapi::State| state.sent.len() > before;
                assert!(
                    self.api.until(Duration::from_secs(60), is_so).await,
                    "kill {kill}: nothing is answered; {}",
                    running[at].log()
                );
                tokio::time::sleep(moment).await;
                let killed = running.remove(at);
                killed_at.push(Instant::now());
                killed.kill();
                running.insert(at, self.start(at));
            };
            tokio::join!(asking, killing);
        }
        let everybody = move |state: &crate::botapi::State| {
            let mut people: Vec<i64> = state.sent.iter().map(|sent| sent.chat).collect();
            people.sort_unstable();
            people.dedup();
            i64::try_from(people.len()).unwrap() == asked
        };
        assert!(self.api.until(Duration::from_secs(120), everybody).await, "{name}: a question is lost");
        self.api.confirmed().await;
        self.report(name, &killed_at);
        for process in running {
            process.kill();
        }
    }
}

/// How long before a kill an answer was replied to that was not written down by then; nothing for one that was on its
/// way.
fn unwritten(replied: Instant, killed_at: &[Instant]) -> Option<Duration> {
    // No process answers as soon after its start.
    let start = Duration::from_millis(50);
    let last = killed_at.iter().rfind(|kill| **kill <= replied);
    if last.is_some_and(|kill| replied - *kill < start) {
        return None;
    }
    Some(*killed_at.iter().find(|kill| **kill > replied)? - replied)
}

fn number(variable: &str, usual: u64) -> u64 {
    std::env::var(variable).ok().and_then(|number| number.parse().ok()).unwrap_or(usual)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_polled_question_is_lost() {
    Fleet::new(&[], None).await.kill("polling").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_pushed_question_is_lost() {
    Fleet::new(&[free()], None).await.kill("webhook").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_question_pushed_to_two_replicas_is_lost() {
    let Some(url) = postgres().await else { return };
    Fleet::new(&[free(), free()], Some(url)).await.kill("two replicas with a webhook").await;
}
