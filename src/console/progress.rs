//! How far a build is: a bar on a terminal, a line now and then elsewhere; neither where it takes no time.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// A build that is done sooner needs no word.
const SOON: Duration = Duration::from_secs(1);
/// Between two lines where nobody watches a bar.
const LINES: Duration = Duration::from_secs(10);

/// Shows how many of how many reports are made ready, on standard error.
#[must_use]
pub fn progress() -> Box<dyn Fn(usize, usize) + Send + Sync> {
    let start = Instant::now();
    let shown: Mutex<Option<ProgressBar>> = Mutex::new(None);
    let told: Mutex<Instant> = Mutex::new(start);
    Box::new(move |done, all| {
        // A bar that a panic left is as good as none.
        let (Ok(mut shown), Ok(mut told)) = (shown.lock(), told.lock()) else { return };
        if start.elapsed() < SOON {
            return;
        }
        if io::stderr().is_terminal() {
            let bar = shown.get_or_insert_with(|| ProgressBar::new(all as u64).with_style(style()));
            bar.set_position(done as u64);
            if done == all {
                bar.finish_and_clear();
                *shown = None;
            }
        } else if told.elapsed() > LINES || done == all && *told != start {
            *told = Instant::now();
            // Nobody is left to tell when standard error is closed.
            let _ = writeln!(io::stderr(), "wenzheng: {done} of {all} reports are made ready");
        }
    })
}

fn style() -> ProgressStyle {
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}");
    style.unwrap_or_else(|_| ProgressStyle::default_bar())
}
