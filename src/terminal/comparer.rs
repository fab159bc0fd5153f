//! The thread that compares articles where that takes longer than a frame. It works on one task at a time and leaves
//! it for a newer one after the pair in hand; each comparison goes into the one channel as soon as it is made, and so does
//! that there is none.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use crate::analysis::{Findings, counterparts, digest};
use crate::app::Signal;
use crate::app::comparisons::{Made, Task};
use crate::story::Comparison;
use crate::text::Language;

/// The thread, as long as this is kept.
pub(super) struct Comparer {
    tasks: Sender<(u64, Task)>,
    /// The number of the task that counts.
    newest: Arc<AtomicU64>,
}

impl Comparer {
    /// Starts the thread, which waits for tasks.
    pub(super) fn start(signals: Sender<Signal>) -> Self {
        let (tasks, waiting) = channel::<(u64, Task)>();
        let newest = Arc::new(AtomicU64::new(0));
        let counts = Arc::clone(&newest);
        thread::spawn(move || {
            for (number, task) in waiting {
                for made in task.pairs() {
                    let is_wanted = counts.load(Ordering::Relaxed) == number;
                    if !is_wanted {
                        break;
                    }
                    let signal = answer(made, || task.compare(made));
                    if signals.send(signal).is_err() {
                        return;
                    }
                }
            }
        });
        Self { tasks, newest }
    }

    /// Sets the thread to work on a task, in place of what it was at.
    pub(super) fn set_to_work(&self, task: Task) {
        let number = self.newest.fetch_add(1, Ordering::Relaxed) + 1;
        if !task.pairs().is_empty() {
            // The thread ends with the program.
            let _ = self.tasks.send((number, task));
        }
    }
}

/// Compares two articles. Whoever asked is answered in any case, and a fault of ours in these two must not take the
/// others along.
fn answer(made: &Made, compare: impl FnOnce() -> Option<Comparison>) -> Signal {
    match catch_unwind(AssertUnwindSafe(compare)) {
        Ok(Some(comparison)) => Signal::Compared(made.clone(), Arc::new(comparison)),
        Ok(None) | Err(_) => Signal::NotCompared(made.clone()),
    }
}

/// Reads the word lists that comparing and searching need, so that the first of either need not.
pub(super) fn warm() {
    for language in Language::read() {
        let _ = digest(&["a"], Some(language), &Findings::default());
    }
    let _ = counterparts("a");
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::app::comparisons::Comparisons;
    use crate::story::Story;

    const LONG: Duration = Duration::from_secs(20);

    fn made() -> Made {
        Made {
            articles: [0, 1],
            version: 0,
            pins: Vec::new(),
        }
    }

    #[test]
    fn who_asks_for_what_cannot_be_compared_is_answered() {
        let (sender, signals) = channel();
        let comparer = Comparer::start(sender);
        let mut comparisons = Comparisons::default();
        // There are no such articles.
        comparisons.want(&Story::default(), vec![made()]);
        comparer.set_to_work(comparisons.due().unwrap());
        let answer = signals.recv_timeout(LONG);
        assert!(
            matches!(&answer, Ok(Signal::NotCompared(of)) if *of == made()),
            "{answer:?}"
        );
    }

    #[test]
    fn who_asks_for_what_we_stumble_over_is_answered() {
        let answer = answer(&made(), || panic!("a fault of ours"));
        assert!(
            matches!(&answer, Signal::NotCompared(of) if *of == made()),
            "{answer:?}"
        );
    }
}
