//! How far a build is: a bar on a terminal, a line now and then elsewhere; neither where it takes no time.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// A build that is done sooner needs no word.
const SOON: Duration = Duration::from_secs(1);
/// Between two lines where nobody watches a bar.
const LINES: Duration = Duration::from_secs(10);

/// A build that is shown.
struct Shown {
    began: Instant,
    told: Option<Instant>,
    done: usize,
    bar: Option<ProgressBar>,
}

/// Shows how many of how many reports are made ready, on standard error.
#[must_use]
pub fn progress() -> Box<dyn Fn(usize, usize) + Send + Sync> {
    let shown = Mutex::new(Shown { began: Instant::now(), told: None, done: 0, bar: None });
    Box::new(move |done, all| {
        // What a panic left is as good as nothing.
        let Ok(mut shown) = shown.lock() else { return };
        if done <= shown.done {
            *shown = Shown { began: Instant::now(), told: None, done: 0, bar: None };
        }
        shown.done = done;
        if shown.began.elapsed() < SOON {
            return;
        }
        if io::stderr().is_terminal() {
            let bar = shown.bar.get_or_insert_with(|| ProgressBar::new(all as u64).with_style(style()));
            bar.set_position(done as u64);
            if done == all {
                bar.finish_and_clear();
            }
        } else if shown.told.unwrap_or(shown.began).elapsed() > LINES || done == all && shown.told.is_some() {
            shown.told = Some(Instant::now());
            // Nobody is left to tell when standard error is closed.
            let _closed = writeln!(io::stderr(), "wenzheng: {done} of {all} reports are made ready");
        }
    })
}

fn style() -> ProgressStyle {
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}");
    style.unwrap_or_else(|_| ProgressStyle::default_bar())
}
