//! Work that falls into parts, shared out among threads: whoever is free takes the next part, and what comes of the parts
//! stands in their order, however many threads there were. With one thread none is started.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Does so many parts on so many threads, this one among them; what comes of each, in order.
pub(super) fn share<T: Send>(threads: usize, parts: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    if threads.min(parts) < 2 {
        return (0..parts).map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let parts = std::iter::from_fn(|| {
            let part = next.fetch_add(1, Ordering::Relaxed);
            (part < parts).then(|| (part, work(part)))
        });
        parts.collect::<Vec<_>>()
    };
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (1..threads.min(parts)).map(|_| scope.spawn(take)).collect();
        let mut done = take();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(part, _)| *part);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_is_done_once_and_stands_in_its_place() {
        for threads in 0..5 {
            for parts in 0..40 {
                let doubled = share(threads, parts, |part| part * 2);
                assert_eq!(doubled, (0..parts).map(|part| part * 2).collect::<Vec<_>>());
            }
        }
    }
}
