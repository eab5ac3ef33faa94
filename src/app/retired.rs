//! What is not served any more is given back where nobody waits for it: a library takes a while to take apart, and whoever
//! lets go of it last does it.

use std::sync::Arc;
use std::thread::{Builder, JoinHandle, sleep};
use std::time::Duration;

/// How often it is looked whether somebody holds it still.
const LOOKED: Duration = Duration::from_millis(5);
/// Whoever holds it for longer than so many looks, ten seconds, takes it apart.
const LOOKS: u32 = 2_000;

/// Lets go of what others may hold still, last of all and on a thread of its own; at once where there is no thread to be had.
/// What is shared with another that somebody holds is not watched.
pub(super) fn give_back<T: Send + Sync + 'static>(held: Arc<T>) -> Option<JoinHandle<()>> {
    let wait = move || {
        for _ in 0..LOOKS {
            if Arc::strong_count(&held) == 1 {
                break;
            }
            sleep(LOOKED);
        }
        drop(held);
    };
    Builder::new().name("give back".to_owned()).spawn(wait).ok()
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
    fn nobody_who_holds_it_still_takes_it_apart() {
        let (teller, told) = channel();
        let own = Arc::new(Told(teller));
        let handle = give_back(Arc::clone(&own)).unwrap();
        drop(own);
        handle.join().unwrap();
        assert_ne!(told.recv().unwrap(), current().id());
    }
}
