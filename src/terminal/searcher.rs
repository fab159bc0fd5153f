//! The search as the interface uses it: the desk on its own thread is handed what comes to the story, and what it finds
//! goes into the one channel.

use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use crate::app::finder::Question;
use crate::app::{App, Signal, offered};
use crate::search::{Desk, Gathered, Options, Remark};
use crate::story;

/// The thread that searches, as long as this is kept.
pub(super) struct Searcher {
    desk: Desk,
    /// The versions of the story and of what is said in it, of which pins and notes were handed over.
    said: Option<(u64, u64)>,
    /// What was known of the story when its groups and events were handed over.
    gathered: Option<u64>,
    /// When that was, and how long it took.
    taken: Option<(Instant, Duration)>,
    is_open: bool,
    signals: Sender<Signal>,
    /// How often articles had been reread when they were handed over.
    rereadings: u64,
    /// How many threads search at once: while somebody waits for hits, the one that draws has nothing to do.
    threads: usize,
}

/// More threads than this wait for each other longer than they work.
const THREADS: usize = 2;

impl Searcher {
    /// Starts the thread, which waits for articles and questions.
    pub(super) fn start(signals: Sender<Signal>) -> Self {
        let answers = signals.clone();
        Self {
            desk: Desk::open(move |answer| answers.send(Signal::Found(Box::new(answer))).is_ok()),
            signals,
            threads: thread::available_parallelism().map_or(1, |cores| cores.get().min(THREADS)),
            rereadings: 0,
            said: None,
            gathered: None,
            taken: None,
            is_open: false,
        }
    }

    /// Hands over what came to the story.
    pub(super) fn follow(&mut self, app: &App) {
        // What was indexed stays as it was; of articles that are read otherwise another index is made.
        if self.rereadings != app.story.rereadings() {
            *self = Self {
                rereadings: app.story.rereadings(),
                ..Self::start(self.signals.clone())
            };
        }
        self.desk.follow(app.story.entries());
        if !self.is_open {
            self.is_open = true;
            self.desk.offer(commands());
        }
        // When all is read, so that the first key need not wait for it; before that, where somebody searches.
        if app.is_searching() || app.reading.is_none() {
            self.gather(app);
        }
    }

    /// Asks; returns the question's number.
    pub(super) fn ask(&mut self, app: &App, question: &Question) -> usize {
        self.follow(app);
        // Each has the question that stands answered anew.
        let said = Some((app.story.version(), app.desk.version()));
        if self.said != said {
            self.said = said;
            self.desk.pin(pinned_in(&app.desk));
            self.desk.note(remarks(&app.story, &app.desk));
        }
        let options = Options {
            threads: self.threads,
            ..question.options
        };
        self.desk.ask(&question.text, options)
    }

    /// Hands over what the story has put together. While articles come in, that changes with each of them, and grows:
    /// it takes a small part of the time, lest keys wait for it.
    fn gather(&mut self, app: &App) {
        let version = Some(app.story.version());
        let is_soon = |(at, cost): (Instant, Duration)| at.elapsed() < cost * PART;
        if self.gathered == version || (app.reading.is_some() && self.taken.is_some_and(is_soon)) {
            return;
        }
        let start = Instant::now();
        self.desk.gather(Gathered::of(&app.story));
        self.gathered = version;
        self.taken = Some((Instant::now(), start.elapsed()));
    }
}

/// One part of so many of the time goes into taking groups and events out while articles come in.
const PART: u32 = 50;

/// The interface's own things that a search finds: what they are called, and what they do.
pub(super) fn commands() -> Vec<Box<str>> {
    let words = |action: crate::app::Action| format!("{}: {}", action.name(), action.words());
    offered().map(words).map(Into::into).collect()
}

/// The passages that are pinned, each with its article.
pub(super) fn pinned_in(desk: &story::Desk) -> Vec<(usize, usize)> {
    let pins = desk.all_pins();
    pins.flat_map(|([one, two], pin)| {
        let (a, b) = pin.passages();
        [(one, a as usize), (two, b as usize)]
    })
    .collect()
}

/// What was noted on things in the articles.
pub(super) fn remarks(story: &story::Story, desk: &story::Desk) -> Vec<Remark> {
    let checks = desk.all().filter_map(|(on, noted)| match &noted.said {
        story::Said::Check(check) => Some((on?, check)),
        _ => None,
    });
    let noted = checks.filter(|(_, check)| !check.note.is_empty() || !check.source.is_empty());
    let remark = |(on, check): (story::Matter, &story::Check)| Remark {
        article: on.article(),
        place: on.place(story),
        text: format!("{} {}", check.note, check.source).trim().into(),
    };
    noted.map(remark).collect()
}
