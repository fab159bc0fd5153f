//! The thread that compares articles where that takes longer than a frame. It works on one task at a time and leaves
//! it for a newer one after the pair in hand; each comparison goes into the one channel as soon as it is made.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use crate::analysis::{Findings, counterparts, digest};
use crate::app::Signal;
use crate::app::comparisons::{Made, Task};
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
                    if let Some(signal) = compare(&task, made)
                        && signals.send(signal).is_err()
                    {
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

/// Compares two articles. A fault of ours in these two must not take the others along.
fn compare(task: &Task, made: &Made) -> Option<Signal> {
    let compared = catch_unwind(AssertUnwindSafe(|| task.compare(made)));
    match compared {
        Ok(comparison) => Some(Signal::Compared(made.clone(), Arc::new(comparison?))),
        Err(_) => Some(Signal::Told(
            "cotejo stumbled over comparing two articles, which is a fault of cotejo's; please report it"
                .to_owned(),
        )),
    }
}

/// Reads the word lists that comparing and searching need, so that the first of either need not.
pub(super) fn warm() {
    for language in Language::read() {
        let _ = digest(&["a"], Some(language), &Findings::default());
    }
    let _ = counterparts("a");
}
