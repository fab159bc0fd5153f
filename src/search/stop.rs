//! Whether a search that is under way should go on. It is asked now and then; what it costs is a load.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Something that a search asks whether it should stop, from whatever thread.
pub trait Stop: Sync {
    /// Whether nobody wants the answer any more.
    fn is_due(&self) -> bool;
}

/// Goes on to the end.
impl Stop for () {
    fn is_due(&self) -> bool {
        false
    }
}

/// Stops as soon as a newer query was asked than the one that this search answers.
#[derive(Clone, Copy, Debug)]
pub struct Newer<'a> {
    /// The number of the newest query.
    pub newest: &'a AtomicUsize,
    /// The number of the query that is answered.
    pub answered: usize,
}

impl Stop for Newer<'_> {
    fn is_due(&self) -> bool {
        self.newest.load(Ordering::Relaxed) != self.answered
    }
}
