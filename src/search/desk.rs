//! The search on a thread of its own, for whoever must not wait: it owns the index, takes in articles as they come,
//! and answers the newest query. A query goes before articles that wait; a newer one calls an older one off. What
//! stands is answered again when articles have come since.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::find::Options;
use super::gathered::Gathered;
use super::hit::{Found, Remark};
use super::index::{Gathering, Index};
use super::query::Query;
use super::stop::Newer;
use crate::story::{Article, Entry};

/// The door to the thread. It ends when the door is dropped.
#[derive(Debug)]
pub struct Desk {
    orders: Sender<Order>,
    newest: Arc<AtomicUsize>,
    /// How many articles were handed over.
    sent: usize,
}

/// What was found for a query.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The number that [`Desk::ask`] gave. An answer to an older query than the newest is to be dropped: that one may
    /// have been asked while this one was on its way.
    pub number: usize,
    /// The query as it was understood, with what could not be.
    pub query: Query,
    /// What was found.
    pub found: Found,
    /// In how many articles it was looked for.
    pub articles: usize,
}

/// What the thread is told.
enum Order {
    Article(Arc<Article>),
    Gathered(Gathered),
    /// What of that is still to be taken in.
    Gathering(Box<Gathering>),
    Pinned(Vec<(usize, usize)>),
    Noted(Vec<Remark>),
    Offered(Vec<Box<str>>),
    Ask(usize, Query, Options),
    Rest,
}

/// What stands is answered again no sooner than this while articles come in.
const PACE: Duration = Duration::from_millis(100);
/// How long articles are taken in before somebody looks whether a query waits.
const SPELL: Duration = Duration::from_millis(2);

impl Desk {
    /// Starts the thread. `answer` is called there; the thread ends when it returns false.
    pub fn open(answer: impl FnMut(Answer) -> bool + Send + 'static) -> Self {
        let (orders, received) = mpsc::channel();
        let newest = Arc::new(AtomicUsize::new(0));
        let mut clerk = Clerk {
            orders: received,
            newest: Arc::clone(&newest),
            index: Index::default(),
            waiting: VecDeque::new(),
            standing: None,
            is_due: false,
            answered: Instant::now(),
        };
        thread::spawn(move || clerk.serve(answer));
        Self {
            orders,
            newest,
            sent: 0,
        }
    }

    /// Hands over the articles that came to a story since the last time.
    pub fn follow(&mut self, entries: &[Entry]) {
        for entry in entries.iter().skip(self.sent) {
            self.tell(Order::Article(Arc::clone(&entry.article)));
        }
        self.sent = self.sent.max(entries.len());
    }

    /// Hands over what the story has put together: groups of figures, events.
    pub fn gather(&self, gathered: Gathered) {
        self.tell(Order::Gathered(gathered));
    }

    /// Says what is pinned, by article and passage.
    pub fn pin(&self, passages: Vec<(usize, usize)>) {
        self.tell(Order::Pinned(passages));
    }

    /// Hands over what the reader noted.
    pub fn note(&self, remarks: Vec<Remark>) {
        self.tell(Order::Noted(remarks));
    }

    /// Hands over texts of the caller's own, such as the names of commands.
    pub fn offer(&self, texts: Vec<Box<str>>) {
        self.tell(Order::Offered(texts));
    }

    /// Asks; what was asked before is called off. Returns the query's number, by which its answers are known.
    pub fn ask(&self, text: &str, options: Options) -> usize {
        let number = self.newest.fetch_add(1, Ordering::Relaxed) + 1;
        self.tell(Order::Ask(number, Query::read(text), options));
        number
    }

    /// Calls off what was asked; no answer comes from here on that is not asked for anew.
    pub fn rest(&self) {
        self.newest.fetch_add(1, Ordering::Relaxed);
        self.tell(Order::Rest);
    }

    fn tell(&self, order: Order) {
        // Where the thread has ended, nobody wants answers.
        let _ = self.orders.send(order);
    }
}

/// What goes on behind the door.
struct Clerk {
    orders: Receiver<Order>,
    newest: Arc<AtomicUsize>,
    index: Index,
    /// What is to be taken in.
    waiting: VecDeque<Order>,
    /// The newest query.
    standing: Option<(usize, Query, Options)>,
    /// Whether it is to be answered.
    is_due: bool,
    /// When it was answered last.
    answered: Instant,
}

impl Clerk {
    fn serve(&mut self, mut answer: impl FnMut(Answer) -> bool) {
        loop {
            if !self.is_due && self.waiting.is_empty() {
                match self.orders.recv() {
                    Ok(order) => self.sort(order),
                    Err(_) => return,
                }
            }
            while let Ok(order) = self.orders.try_recv() {
                self.sort(order);
            }
            if self.is_due {
                if let Some(found) = self.answer()
                    && !answer(found)
                {
                    return;
                }
            } else {
                self.take_in();
            }
        }
    }

    fn sort(&mut self, order: Order) {
        match order {
            Order::Ask(number, query, options) => {
                self.standing = Some((number, query, options));
                self.is_due = true;
            }
            Order::Rest => {
                self.standing = None;
                self.is_due = false;
            }
            other => self.waiting.push_back(other),
        }
    }

    fn answer(&mut self) -> Option<Answer> {
        self.is_due = false;
        let (number, query, options) = self.standing.as_ref()?;
        let stop = Newer {
            newest: &self.newest,
            answered: *number,
        };
        let found = self.index.search(query, *options, &stop)?;
        self.answered = Instant::now();
        Some(Answer {
            number: *number,
            query: query.clone(),
            found,
            articles: self.index.articles(),
        })
    }

    /// Takes in some of what was gathered; the rest has its turn next.
    fn gather(&mut self, mut gathering: Box<Gathering>) {
        if !self.index.gather_on(&mut gathering) {
            self.waiting.push_front(Order::Gathering(gathering));
        }
    }

    /// Takes in what waits, for a while.
    fn take_in(&mut self) {
        let start = Instant::now();
        while let Some(order) = self.waiting.pop_front() {
            match order {
                Order::Article(article) => self.index.insert(&article),
                Order::Gathered(gathered) => self.gather(Box::new(Gathering::of(gathered))),
                Order::Gathering(gathering) => self.gather(gathering),
                Order::Pinned(passages) => self.index.pin(passages),
                Order::Noted(remarks) => self.index.note(remarks),
                Order::Offered(texts) => self.index.offer(texts.iter().map(|text| &**text)),
                Order::Ask(..) | Order::Rest => {}
            }
            if start.elapsed() > SPELL {
                break;
            }
        }
        let is_time = self.waiting.is_empty() || self.answered.elapsed() > PACE;
        self.is_due = self.standing.is_some() && is_time;
    }
}
