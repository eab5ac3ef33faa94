//! What is not served any more is given back where nobody waits for it: a library takes a while to take apart, and whoever
//! lets go of it last does it.

use std::sync::Arc;
use std::thread::{Builder, JoinHandle, sleep};
use std::time::Duration;

/// How often it is looked whether somebody holds it still.
const LOOKED: Duration = Duration::from_millis(5);
/// Looks of one who has time: a second.
const FEW: u32 = 200;
/// Whoever holds it for longer than so many looks, ten seconds, takes it apart.
const MANY: u32 = 2_000;

/// Lets go of what others may hold still, last of all and on a thread of its own; at once where there is no thread to be had.
/// What is shared with another that somebody holds is not watched.
pub(super) fn give_back<T: Send + Sync + 'static>(held: Arc<T>) -> Option<JoinHandle<()>> {
    let wait = move || drop(alone(held, MANY));
    Builder::new().name("give back".to_owned()).spawn(wait).ok()
}

/// The same before this returns, unless somebody holds it for long: what comes next finds the memory free.
pub(super) fn take_apart<T: Send + Sync + 'static>(held: Arc<T>) {
    if let Err(held) = alone(held, FEW) {
        give_back(held);
    }
}

/// What nobody else holds any more; what somebody does after so many looks.
fn alone<T>(mut held: Arc<T>, looks: u32) -> Result<T, Arc<T>> {
    for _ in 0..looks {
        match Arc::try_unwrap(held) {
            Ok(own) => return Ok(own),
            Err(shared) => held = shared,
        }
        sleep(LOOKED);
    }
    Err(held)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Sender, channel};
    use std::thread::{ThreadId, current};

    use super::*;

    /// Tells who took it apart.
    struct Told(Sender<ThreadId>);

    impl Drop for Told {
        fn drop(&mut self) {
            self.0.send(current().id()).unwrap();
        }
    }

    #[test]
    fn who_has_time_takes_it_apart() {
        let (teller, told) = channel();
        take_apart(Arc::new(Told(teller)));
        assert_eq!(told.try_recv().unwrap(), current().id());
    }

    #[test]
    fn nobody_who_holds_it_still_takes_it_apart() {
        let (teller, told) = channel();
        let own = Arc::new(Told(teller));
        let handle = give_back(Arc::clone(&own)).unwrap();
        drop(own);
        handle.join().unwrap();
        assert_ne!(told.recv().unwrap(), current().id());
    }
}
