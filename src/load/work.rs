//! The loader at work: from a request to batches of articles, in the order of their files, on as many
//! threads as the machine has cores.
//!
//! Workers take files from a counter and hand over what they made of them; the thread that runs
//! the request puts that into order and sends it on. It waits on one channel and never sleeps.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use super::bundled;
use super::meta::outlets;
use super::notes::{self, Notes};
use super::read::{self, Outcome, Reader};
use super::walk::{self, Found};
use crate::analysis::When;
use crate::story::{Article, Problem, Story};
use crate::text::Language;

/// Where articles are to be looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The collection that comes with the program.
    Bundled,
    /// A file or a folder.
    Path(PathBuf),
    /// Standard input, one article.
    Stdin,
}

/// What to load.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// Where to look, in this order.
    pub places: Vec<Place>,
    /// The date of articles that have none of their own.
    pub published: Option<When>,
    /// The language of articles that state none.
    pub language: Option<Language>,
    /// Whether only the texts are asked for, and not what is found in them.
    pub texts_only: bool,
}

/// Some articles, and how far the loader is.
#[derive(Debug, Default)]
pub struct Batch {
    /// Articles in the order of their files.
    pub articles: Vec<Article>,
    /// What the reader has to be told.
    pub problems: Vec<Problem>,
    /// How many files are done.
    pub done: usize,
    /// How many there are, once they were counted.
    pub total: Option<usize>,
    /// Whether this is the last batch.
    pub finished: bool,
}

/// A loader that is running, or was.
#[derive(Debug)]
pub struct Loading {
    cancelled: Arc<AtomicBool>,
}

impl Loading {
    /// Asks the loader to stop. It finishes the files it has in hand and sends what it has.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

/// Starts loading on a thread of its own. `send` is called there with each batch, and the loader
/// stops when it returns false.
pub fn start(request: Request, mut send: impl FnMut(Batch) -> bool + Send + 'static) -> Loading {
    let cancelled = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&cancelled);
    thread::spawn(move || run(&request, &flag, &mut send));
    Loading { cancelled }
}

/// Loads everything before it returns.
#[must_use]
pub fn all(request: &Request) -> Story {
    let mut story = Story::default();
    run(request, &AtomicBool::new(false), &mut |batch| {
        for article in batch.articles {
            story.insert(article);
        }
        for problem in batch.problems {
            story.report(problem);
        }
        true
    });
    story
}

/// The least time between two batches: a screen need not be drawn more often.
const PACE: Duration = Duration::from_millis(50);
/// Files that a worker takes at once: enough that handing over costs nothing beside reading.
const HANDFUL: usize = 16;

/// A file to read, with the notes that lie beside it.
enum Job {
    Text(&'static str, &'static str),
    File(PathBuf, Arc<Notes>),
    Stdin,
    Problem(Problem),
}

fn run(request: &Request, cancelled: &AtomicBool, send: &mut dyn FnMut(Batch) -> bool) {
    // The largest of the word lists is read while the folder is walked and the first file opened.
    thread::spawn(outlets::warm);
    let jobs = jobs(request);
    let reader = Reader {
        published: request.published,
        language: request.language,
        texts_only: request.texts_only,
    };
    let mut outbox = Outbox::new(jobs.len(), send);
    // The first file is read before any thread is started: it is what the first screen shows.
    let mut next = 0;
    while next < jobs.len().min(HANDFUL) && outbox.open && !cancelled.load(Ordering::Relaxed) {
        outbox.put(vec![job(&jobs[next], &reader)]);
        next += 1;
    }
    let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let workers = cores.min((jobs.len() - next).div_ceil(HANDFUL));
    let stop = AtomicBool::new(false);
    let counter = AtomicUsize::new(next);
    let (jobs, reader, stop, counter) = (&jobs, &reader, &stop, &counter);
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        for _ in 0..workers {
            let sender = sender.clone();
            scope.spawn(move || work(jobs, reader, counter, [stop, cancelled], &sender));
        }
        drop(sender);
        let mut early = BTreeMap::new();
        loop {
            let received = match outbox.due() {
                Some(wait) => receiver.recv_timeout(wait),
                None => receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match received {
                Ok((at, outcomes)) => early.insert(at, outcomes),
                Err(RecvTimeoutError::Timeout) => {
                    outbox.flush(false);
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => break,
            };
            while let Some(outcomes) = early.remove(&next) {
                next += outcomes.len();
                outbox.put(outcomes);
            }
            if !outbox.open {
                stop.store(true, Ordering::Relaxed);
            }
        }
    });
    outbox.flush(true);
}

/// Takes handfuls of jobs until there are none, and hands the outcomes over with their place.
fn work(
    jobs: &[Job],
    reader: &Reader,
    counter: &AtomicUsize,
    stops: [&AtomicBool; 2],
    sender: &mpsc::Sender<(usize, Vec<Outcome>)>,
) {
    loop {
        let from = counter.fetch_add(HANDFUL, Ordering::Relaxed);
        if from >= jobs.len() || stops.iter().any(|stop| stop.load(Ordering::Relaxed)) {
            return;
        }
        let to = (from + HANDFUL).min(jobs.len());
        let outcomes = jobs[from..to].iter().map(|one| job(one, reader)).collect();
        if sender.send((from, outcomes)).is_err() {
            return;
        }
    }
}

/// Reads one file. A fault of ours in one file must not take the others along.
fn job(job: &Job, reader: &Reader) -> Outcome {
    let (file, read): (_, &dyn Fn() -> Outcome) = match job {
        Job::Problem(problem) => return Outcome::from(problem.clone()),
        Job::Text(file, text) => ((*file).to_owned(), &|| {
            read::bytes(file, text.as_bytes().to_vec(), None, reader)
        }),
        Job::File(path, notes) => (path.to_string_lossy().into_owned(), &|| {
            read::file(path, notes, reader)
        }),
        Job::Stdin => ("-".to_owned(), &|| read::stdin(reader)),
    };
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        Outcome::from(Problem {
            file: file.into(),
            line: None,
            what: "cotejo stumbled over this file, which is a fault of cotejo's; please report it".into(),
            skipped: true,
        })
    })
}

/// Everything to read, in order.
fn jobs(request: &Request) -> Vec<Job> {
    let mut jobs = Vec::new();
    let mut known = notes::Shelf::default();
    let mut stdin = false;
    let mut places = request.places.iter().peekable();
    while let Some(place) = places.next() {
        match place {
            Place::Bundled => jobs.extend(bundled::FILES.map(|(file, text)| Job::Text(file, text))),
            // What was read once is gone.
            Place::Stdin if stdin => {}
            Place::Stdin => {
                stdin = true;
                jobs.push(Job::Stdin);
            }
            Place::Path(path) => {
                // Paths in a row are walked together, so that one file met twice is read once.
                let mut paths = vec![path.clone()];
                while let Some(Place::Path(path)) = places.peek() {
                    paths.push(path.clone());
                    places.next();
                }
                walk::walk(&paths, |found| match found {
                    Found::Problem(problem) => jobs.push(Job::Problem(problem)),
                    Found::File(path) => {
                        let (notes, problems) = known.beside(&path);
                        jobs.extend(problems.into_iter().map(Job::Problem));
                        jobs.push(Job::File(path, notes));
                    }
                });
            }
        }
    }
    jobs
}

/// What was made and not yet sent.
struct Outbox<'a> {
    send: &'a mut dyn FnMut(Batch) -> bool,
    batch: Batch,
    sent: Option<Instant>,
    /// Whether anybody still wants articles.
    open: bool,
}

impl<'a> Outbox<'a> {
    fn new(total: usize, send: &'a mut dyn FnMut(Batch) -> bool) -> Self {
        let batch = Batch {
            total: Some(total),
            ..Batch::default()
        };
        Self {
            send,
            batch,
            sent: None,
            open: true,
        }
    }

    fn put(&mut self, outcomes: Vec<Outcome>) {
        for outcome in outcomes {
            self.batch.done += 1;
            self.batch.articles.extend(outcome.article);
            self.batch.problems.extend(outcome.problems);
        }
        if self.due().is_some_and(|wait| wait.is_zero()) {
            self.flush(false);
        }
    }

    /// How long what waits may wait; `None` where nothing does.
    fn due(&self) -> Option<Duration> {
        let waits = !self.batch.articles.is_empty() || !self.batch.problems.is_empty();
        let since = self.sent.map(|sent| sent.elapsed());
        waits.then(|| since.map_or(Duration::ZERO, |since| PACE.saturating_sub(since)))
    }

    fn flush(&mut self, finished: bool) {
        if !self.open {
            return;
        }
        let (done, total) = (self.batch.done, self.batch.total);
        let next = Batch {
            done,
            total,
            ..Batch::default()
        };
        let mut batch = std::mem::replace(&mut self.batch, next);
        batch.finished = finished;
        self.sent = Some(Instant::now());
        self.open = (self.send)(batch);
    }
}
