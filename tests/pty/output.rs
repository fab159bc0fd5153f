//! What a program writes to its pty: a reader thread takes each chunk with the time it came and tells
//! whoever waits. It parses nothing, so that the program is never held up by the one who watches it.

use std::io::Read;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// All output up to now.
#[derive(Default)]
pub(crate) struct Output {
    state: Mutex<State>,
    news: Condvar,
}

#[derive(Default)]
struct State {
    raw: Vec<u8>,
    /// The end of each chunk in `raw`, and when it came.
    chunks: Vec<(usize, Instant)>,
    closed: bool,
    /// Set by who wants the thread to let go of the pty.
    let_go: bool,
}

/// What a waiter is given next.
pub(crate) enum Next {
    /// The bytes of one chunk and the time they came.
    Chunk(Vec<u8>, Instant),
    /// Nothing more will come.
    Closed,
    /// Nothing came in time.
    Late,
}

impl Output {
    /// Starts the thread that reads until the pty is closed.
    pub(crate) fn read(mut reader: Box<dyn Read + Send>) -> Arc<Self> {
        let output = Arc::new(Self::default());
        let shared = Arc::clone(&output);
        thread::spawn(move || {
            let mut buffer = vec![0; 1 << 16];
            loop {
                let length = reader.read(&mut buffer).unwrap_or(0);
                let now = Instant::now();
                let mut state = shared.lock();
                if length == 0 || state.let_go {
                    state.closed = true;
                    shared.news.notify_all();
                    break;
                }
                state.raw.extend(&buffer[..length]);
                let end = state.raw.len();
                state.chunks.push((end, now));
                shared.news.notify_all();
            }
        });
        output
    }

    /// All bytes up to now.
    pub(crate) fn raw(&self) -> Vec<u8> {
        self.lock().raw.clone()
    }

    /// How many bytes came up to now.
    pub(crate) fn len(&self) -> usize {
        self.lock().raw.len()
    }

    /// Waits for the chunk that starts at a byte.
    pub(crate) fn next(&self, from: usize, deadline: Instant) -> Next {
        let mut state = self.lock();
        loop {
            if let Some((end, time)) = state.chunks.iter().find(|(end, _)| *end > from) {
                return Next::Chunk(state.raw[from..*end].to_vec(), *time);
            }
            if state.closed {
                return Next::Closed;
            }
            let Some(left) = deadline.checked_duration_since(Instant::now()) else {
                return Next::Late;
            };
            state = self.wait(state, left);
        }
    }

    /// Waits until something has come after the first `from` bytes and then nothing for the time
    /// `quiet`; gives the time of the last byte.
    pub(crate) fn settled(&self, from: usize, quiet: Duration, deadline: Instant) -> Option<Instant> {
        let mut state = self.lock();
        loop {
            let now = Instant::now();
            let last = state.chunks.last().filter(|(end, _)| *end > from);
            let until = match last {
                Some((_, time)) if state.closed || *time + quiet <= now => return Some(*time),
                Some((_, time)) => *time + quiet,
                None if state.closed => return None,
                None => deadline,
            };
            if now >= deadline {
                return None;
            }
            let left = until.min(deadline).saturating_duration_since(now);
            state = self.wait(state, left);
        }
    }

    /// Waits until nothing more will come; says whether that is so.
    pub(crate) fn closed(&self, deadline: Instant) -> bool {
        let mut state = self.lock();
        while !state.closed {
            let Some(left) = deadline.checked_duration_since(Instant::now()) else {
                return false;
            };
            state = self.wait(state, left);
        }
        true
    }

    /// Tells the thread to let go of the pty at the next byte.
    pub(crate) fn let_go(&self) {
        self.lock().let_go = true;
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, state: MutexGuard<'a, State>, left: Duration) -> MutexGuard<'a, State> {
        self.news
            .wait_timeout(state, left)
            .unwrap_or_else(PoisonError::into_inner)
            .0
    }
}
