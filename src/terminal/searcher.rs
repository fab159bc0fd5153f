//! The search as the interface uses it: the desk on its own thread is handed what comes to the story, and what it finds
//! goes into the one channel.

use std::sync::mpsc::Sender;

use crate::app::finder::Question;
use crate::app::{App, Signal, offered};
use crate::search::{Desk, Gathered};

/// The thread that searches, as long as this is kept.
pub(super) struct Searcher {
    desk: Desk,
    /// What was known of the story when its groups and events were handed over.
    gathered: Option<u64>,
    is_open: bool,
}

impl Searcher {
    /// Starts the thread, which waits for articles and questions.
    pub(super) fn start(signals: Sender<Signal>) -> Self {
        Self {
            desk: Desk::open(move |answer| signals.send(Signal::Found(Box::new(answer))).is_ok()),
            gathered: None,
            is_open: false,
        }
    }

    /// Hands over what came to the story.
    pub(super) fn follow(&mut self, app: &App) {
        self.desk.follow(app.story.entries());
        if !self.is_open {
            self.is_open = true;
            self.desk.offer(commands());
        }
    }

    /// Asks; returns the question's number.
    pub(super) fn ask(&mut self, app: &App, question: &Question) -> usize {
        self.follow(app);
        let version = Some(app.story.version());
        if self.gathered != version {
            self.gathered = version;
            self.desk.gather(Gathered::of(&app.story));
        }
        self.desk.pin(pinned(app));
        self.desk.ask(&question.text, question.options)
    }
}

/// The interface's own things that a search finds: what they are called, and what they do.
pub(super) fn commands() -> Vec<Box<str>> {
    let words = |action: crate::app::Action| format!("{}: {}", action.name(), action.words());
    offered().map(words).map(Into::into).collect()
}

/// The passages that the reader pinned, each with its article.
pub(super) fn pinned(app: &App) -> Vec<(usize, usize)> {
    let pins = app.pins.all().iter();
    pins.flat_map(|([one, two], pin)| {
        let (a, b) = pin.passages();
        [(*one, a as usize), (*two, b as usize)]
    })
    .collect()
}
