//! The same rolls for the same seed, and many runs of what nobody's input may make panic.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Longest input that is told, in characters.
const SHOWN: usize = 120;
/// Most panics that are told.
const TOLD: usize = 10;

/// Numbers that look random and are the same for the same seed.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % sides.max(1) as u64).unwrap_or_default()
    }

    pub(crate) fn of<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.roll(list.len())]
    }
}

/// The numbers of the command line.
pub(crate) fn numbers() -> Vec<u64> {
    std::env::args().filter_map(|argument| argument.parse().ok()).collect()
}

/// What has become of the inputs of one kind.
#[derive(Default)]
struct Found {
    slowest: (Duration, u64),
    panics: Vec<(u64, String)>,
}

/// Makes and runs so many inputs on all processors, and prints the slowest and what panicked, each with its seed; whether
/// nothing did.
pub(crate) fn try_all<T>(
    name: &str,
    (runs, seed): (u64, u64),
    make: impl Fn(&mut Dice) -> T + Sync,
    run: impl Fn(&T) + Sync,
    told: impl Fn(&T) -> String,
) -> bool {
    // What panics is told here, with what made it.
    std::panic::set_hook(Box::new(|_told_with_its_seed| {}));
    let (next, found) = (AtomicU64::new(0), Mutex::new(Found::default()));
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let began = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(at) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|at| *at < runs) {
                    let own = seed.wrapping_mul(1_000_003).wrapping_add(at);
                    let input = make(&mut Dice(own));
                    let begun = Instant::now();
                    let ran = catch_unwind(AssertUnwindSafe(|| run(&input)));
                    let took = begun.elapsed();
                    let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
                    found.slowest = found.slowest.max((took, own));
                    found.panics.extend(ran.err().map(|panic| (own, words(&*panic))));
                }
            });
        }
    });
    let Found { slowest: (slowest, of), panics } = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    let input = |seed: u64| told(&make(&mut Dice(seed))).chars().take(SHOWN).collect::<String>();
    println!(
        "{name}: {runs} runs in {:.1} s, {} panics, slowest {:.1} ms, seed {of}: {}",
        began.elapsed().as_secs_f64(),
        panics.len(),
        slowest.as_secs_f64() * 1e3,
        input(of),
    );
    for (seed, words) in panics.iter().take(TOLD) {
        eprintln!("{name} panics, seed {seed}: {words}: {}", told(&make(&mut Dice(*seed))));
    }
    panics.is_empty()
}

/// What a panic says.
fn words(panic: &(dyn Any + Send)) -> String {
    let words = panic.downcast_ref::<String>().cloned();
    words.or_else(|| panic.downcast_ref::<&str>().map(|words| (*words).to_owned())).unwrap_or_default()
}
