//! What the bot counts and measures while it serves. No names, no texts.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use crate::answer::Answer;
use crate::app::status::Percentiles;
use crate::library::Library;

/// One counter.
#[derive(Debug, Clone, Default)]
pub struct Count(Counter);

impl Count {
    pub(crate) fn add(&self) {
        self.0.inc();
    }

    #[must_use]
    pub fn get(&self) -> u64 {
        self.0.get()
    }
}

/// Ends of the buckets that times are counted in; seconds.
const BUCKETS: [f64; 14] =
    [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 60.0];

/// Microseconds beyond which all times are the same.
const LONGEST: u64 = 3_600_000_000;

/// How long something takes: in buckets for programs, and finely, of one day, for whoever asks for percentiles.
#[derive(Debug, Clone)]
pub(crate) struct Times {
    buckets: Histogram,
    today: Arc<Mutex<Option<hdrhistogram::Histogram<u64>>>>,
}

impl Default for Times {
    fn default() -> Self {
        // Two digits tell 1.2 s from 1.3 s.
        let today = hdrhistogram::Histogram::new_with_bounds(1, LONGEST, 2).ok();
        Self { buckets: Histogram::new(BUCKETS), today: Arc::new(Mutex::new(today)) }
    }
}

impl Times {
    pub(crate) fn add(&self, took: Duration) {
        self.buckets.observe(took.as_secs_f64());
        if let Some(today) = self.today().as_mut() {
            today.saturating_record(u64::try_from(took.as_micros()).unwrap_or(LONGEST));
        }
    }

    fn percentiles(&self) -> Percentiles {
        let today = self.today();
        let at = |percent: f64| {
            let micros = today.as_ref().map_or(0, |today| today.value_at_quantile(percent / 100.0));
            micros as f64 / 1000.0
        };
        Percentiles { p50: at(50.0), p95: at(95.0), p99: at(99.0) }
    }

    fn begin_day(&self) {
        if let Some(today) = self.today().as_mut() {
            today.reset();
        }
    }

    fn today(&self) -> MutexGuard<'_, Option<hdrhistogram::Histogram<u64>>> {
        self.today.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A counter for each value of `N` labels; the values come from closed lists.
type By<const N: usize> = Family<[(&'static str, &'static str); N], Counter>;

/// Counters since the start of the process.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// Updates whose work has begun, or was passed over.
    pub taken: Count,
    /// Of these, those whose work has ended.
    pub ended: Count,
    /// Updates whose work is done.
    pub updates: Count,
    /// Questions that were answered, with whatever kind of answer.
    pub answers: Count,
    /// Updates delivered again that were known already.
    pub repeated: Count,
    /// Updates that could not be read and were passed over.
    pub unreadable: Count,
    /// Messages read only after parts that teloxide does not know were left out.
    pub mended: Count,
    /// Messages without words, or with words nobody could read.
    pub wordless: Count,
    /// Updates beyond a chat's bound or a person's rate, told off or dropped.
    pub crowded: Count,
    /// Updates that an earlier process has left undone, taken up again.
    pub resumed: Count,
    /// Handlers that panicked.
    pub panics: Count,
    /// Messages that could not be delivered.
    pub undelivered: Count,
    /// Polls, and greetings at the start, that failed.
    pub failed_polls: Count,
    /// Updates by how their work ended.
    outcomes: By<1>,
    /// Answers by kind and want.
    kinds: By<2>,
    /// Calls to Telegram by method and how they ended.
    calls: By<2>,
    /// Reloads by how they ended.
    reloads: By<1>,
    /// From an update to the end of its work.
    pub(crate) working: Times,
    /// To read a question and find its answer.
    pub(crate) thinking: Times,
    /// A call to Telegram, polls left out.
    pub(crate) calling: Times,
    /// What Telegram has asked to wait.
    pub(crate) waiting: Times,
    /// A write to the store.
    pub(crate) storing: Times,
    /// Updates that wait or run.
    pub(crate) queue: Gauge,
    /// The day whose percentiles are counted.
    day: Arc<Mutex<String>>,
    edition: Gauge,
    reports: Gauge,
    figures: Gauge,
}

impl Tally {
    /// Everything that went wrong.
    #[must_use]
    pub fn errors(&self) -> u64 {
        [&self.unreadable, &self.panics, &self.undelivered, &self.failed_polls]
            .iter()
            .map(|count| count.get())
            .sum()
    }

    pub(crate) fn answer(&self, answer: &Answer) {
        self.answers.add();
        let labels = [("kind", answer.kind.key()), ("want", answer.question.want.key())];
        self.kinds.get_or_create(&labels).inc();
    }

    /// From the first word of another day on its times alone are counted.
    pub(crate) fn is_day(&self, day: &str) {
        let mut known = self.day.lock().unwrap_or_else(PoisonError::into_inner);
        if *known != day {
            day.clone_into(&mut known);
            self.thinking.begin_day();
            self.working.begin_day();
        }
    }

    /// How long answers, and all the work on updates, have taken on a day: it is the one that is counted, or nothing was.
    pub(crate) fn percentiles_on(&self, day: &str) -> (Percentiles, Percentiles) {
        self.is_day(day);
        (self.thinking.percentiles(), self.working.percentiles())
    }

    pub(crate) fn outcome(&self, outcome: &'static str) {
        self.outcomes.get_or_create(&[("outcome", outcome)]).inc();
    }

    pub(crate) fn call(&self, method: &'static str, outcome: &'static str) {
        self.calls.get_or_create(&[("method", method), ("outcome", outcome)]).inc();
    }

    pub(crate) fn reload(&self, is_done: bool) {
        let outcome = if is_done { "done" } else { "refused" };
        self.reloads.get_or_create(&[("outcome", outcome)]).inc();
    }

    /// What is served from now on.
    pub(crate) fn serves(&self, library: &Library) {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        self.edition.set(library.edition().cast_signed());
        self.reports.set(number(library.corpus().reports().len()));
        self.figures.set(number(library.ledger().len()));
    }

    /// Gives everything the name under which it is published.
    pub fn register(&self, registry: &mut Registry) {
        for (name, help, count) in [
            ("updates_taken", "Updates taken on", &self.taken),
            ("updates_ended", "Updates whose work has ended", &self.ended),
            ("updates_repeated", "Updates that came again", &self.repeated),
            ("updates_unreadable", "Updates that could not be read", &self.unreadable),
            ("updates_crowded", "Updates beyond the limits of a person or chat", &self.crowded),
            ("updates_resumed", "Updates that an earlier process has left", &self.resumed),
            ("answers", "Questions answered, with whatever kind of answer", &self.answers),
            ("panics", "Handlers that panicked", &self.panics),
            ("undelivered", "Messages that could not be delivered", &self.undelivered),
            ("failed_polls", "Polls and greetings that failed", &self.failed_polls),
        ] {
            registry.register(name, help, count.0.clone());
        }
        registry.register("updates", "Updates by how their work ended", self.outcomes.clone());
        registry.register("questions", "Answers by kind and by what was wanted", self.kinds.clone());
        registry.register("calls", "Calls to Telegram by method and end", self.calls.clone());
        registry.register("reloads", "Reloads of the corpus by end", self.reloads.clone());
        for (name, help, times) in [
            ("update_seconds", "From an update to the end of its work", &self.working),
            ("answer_seconds", "To read a question and find its answer", &self.thinking),
            ("call_seconds", "A call to Telegram, polls left out", &self.calling),
            ("retry_wait_seconds", "Waits that Telegram has asked for", &self.waiting),
            ("store_seconds", "A write to the store", &self.storing),
        ] {
            registry.register(name, help, times.buckets.clone());
        }
        for (name, help, gauge) in [
            ("queue", "Updates that wait or run", &self.queue),
            ("edition", "Number of the edition that serves", &self.edition),
            ("reports", "Reports in it", &self.reports),
            ("figures", "Figures in it", &self.figures),
        ] {
            registry.register(name, help, gauge.clone());
        }
    }
}
