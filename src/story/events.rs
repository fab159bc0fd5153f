//! The events of a story: dated sentences, those of several sources together where they tell the same.
//!
//! A dated sentence joins the event with which it has most in common (what is told, who took part), if their
//! times allow it. Sources that date one thing otherwise stand in one event, which says so. What one text tells
//! without a date and another with one comes together as soon as a sentence tells both.

mod merge;

use std::cmp::Reverse;

use jiff::ToSpan;
use rustc_hash::FxHashMap;

use super::article::Article;
use crate::analysis::{DateBasis, Limit, Mention, Period, Precision};
use merge::Trace;

/// A dated sentence of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateAt {
    /// Index of the article.
    pub article: u32,
    /// Index of the date among those of the article.
    pub date: u32,
}

/// Something that happened, or is to happen.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// When, by the most precise of its mentions; `None` where none settles it.
    pub when: Option<Period>,
    /// How closely that is said.
    pub precision: Precision,
    /// Whether time begins or ends there.
    pub limit: Limit,
    /// Who tells it, in the order of articles and of their text.
    pub mentions: Vec<DateAt>,
    /// Whether two mentions date it otherwise.
    pub disagrees: bool,
}

/// All events, and what is needed to find the one that a further article tells of.
#[derive(Debug, Default)]
pub(super) struct Events {
    all: Vec<Event>,
    /// The thread of each event.
    threads_of: Vec<u32>,
    /// What is known of each event for comparing, and where it is; unlike events, threads keep their index.
    threads: Vec<Thread>,
    /// The threads of events whose mentions have a word or name in a month, the latest last.
    index: FxHashMap<(Month, u64), Vec<u32>>,
    /// How many mentions all have together.
    mentions: usize,
}

/// What an event is remembered by.
#[derive(Debug)]
struct Thread {
    state: State,
    /// Some of its mentions.
    traces: Vec<Trace>,
}

/// What became of a thread.
#[derive(Clone, Copy, Debug)]
enum State {
    /// The index of its event.
    Event(u32),
    /// It tells the same event as this thread.
    Joined(u32),
}

/// A month of the calendar, counted on from year 0; `None` for what has no date.
type Month = Option<i32>;

/// How many events are remembered for a word in a month: words that are in more tell little.
const REMEMBERED: usize = 24;
/// How many events are compared with a mention: those that share most words with it.
const LIKELY: usize = 12;
/// How many mentions of an event others are compared with.
const COMPARED: usize = 8;
/// Spans of more months are looked for under their first and last ones.
const MONTHS: i32 = 14;

impl Events {
    /// How many dates tell of events.
    pub(super) fn mentions(&self) -> usize {
        self.mentions
    }

    /// Takes in the dated sentences of an article that becomes the one at index `at`.
    pub(super) fn grow(&mut self, at: u32, article: &Article) {
        let findings = &article.findings;
        for (date, mention) in (0..).zip(&findings.dates) {
            // A dateline says when the text was written; that is the other clock.
            if mention.basis == DateBasis::Dateline {
                continue;
            }
            self.mentions += 1;
            let trace = Trace::of(at, findings, date as usize, mention);
            let place = DateAt { article: at, date };
            let (thread, also) = self.told_before(&trace);
            if let (Some(thread), Some(also)) = (thread, also) {
                self.unite(thread, also);
            }
            let thread = match thread {
                Some(thread) => {
                    self.join(thread, place, mention, &trace);
                    thread
                }
                None => self.begin(Event {
                    when: mention.when,
                    precision: mention.precision,
                    limit: mention.limit,
                    mentions: vec![place],
                    disagrees: false,
                }),
            };
            self.remember(thread, trace);
        }
    }

    /// Whether two readings of one article tell of events otherwise.
    pub(super) fn differ(a: &Article, b: &Article) -> bool {
        let told = |article: &Article| -> Vec<(Mention, Trace)> {
            let findings = &article.findings;
            let mentions = findings.dates.iter().enumerate();
            mentions
                .map(|(date, mention)| (mention.clone(), Trace::of(0, findings, date, mention)))
                .collect()
        };
        told(a) != told(b)
    }

    fn begin(&mut self, event: Event) -> u32 {
        let thread = narrow(self.threads.len());
        self.threads.push(Thread {
            state: State::Event(narrow(self.all.len())),
            traces: Vec::new(),
        });
        self.all.push(event);
        self.threads_of.push(thread);
        thread
    }

    /// Puts the second of two threads into the first.
    fn unite(&mut self, thread: u32, other: u32) {
        let State::Event(at) = self.threads[other as usize].state else {
            return;
        };
        let at = at as usize;
        let event = self.all.swap_remove(at);
        self.threads_of.swap_remove(at);
        if let Some(moved) = self.threads_of.get(at) {
            self.threads[*moved as usize].state = State::Event(narrow(at));
        }
        let gone = &mut self.threads[other as usize];
        gone.state = State::Joined(thread);
        let traces = std::mem::take(&mut gone.traces);
        let Some(into) = self.event_of(thread) else { return };
        let dated = if self.all[into].when.is_none() {
            &event
        } else {
            &self.all[into]
        };
        let united = Event {
            when: dated.when,
            precision: dated.precision,
            limit: dated.limit,
            mentions: {
                let mut both = [self.all[into].mentions.as_slice(), &event.mentions].concat();
                both.sort_unstable();
                both
            },
            disagrees: self.all[into].disagrees || event.disagrees,
        };
        self.all[into] = united;
        let kept = &mut self.threads[thread as usize].traces;
        kept.extend(traces);
        kept.truncate(COMPARED);
    }

    /// The index of a thread's event.
    fn event_of(&self, thread: u32) -> Option<usize> {
        match self.threads.get(thread as usize)?.state {
            State::Event(event) => Some(event as usize),
            State::Joined(_) => None,
        }
    }

    /// The thread that a thread has become.
    fn now(&self, mut thread: u32) -> u32 {
        while let Some(State::Joined(into)) = self.threads.get(thread as usize).map(|thread| thread.state) {
            thread = into;
        }
        thread
    }

    pub(super) fn all(&self) -> &[Event] {
        &self.all
    }

    /// The events that an article tells of; nothing can be added to them.
    pub(super) fn around(&self, article: usize) -> Self {
        let tells = |event: &&Event| event.mentions.iter().any(|at| at.article as usize == article);
        let all: Vec<Event> = self.all.iter().filter(tells).cloned().collect();
        Self {
            mentions: all.iter().map(|event| event.mentions.len()).sum(),
            all,
            ..Self::default()
        }
    }

    fn join(&mut self, thread: u32, place: DateAt, mention: &Mention, trace: &Trace) {
        let Some(event) = self.event_of(thread) else {
            return;
        };
        let disagrees = self.threads[thread as usize]
            .traces
            .iter()
            .any(|other| merge::contradict(other, trace));
        let event = &mut self.all[event];
        event.mentions.push(place);
        event.disagrees |= disagrees;
        let days = |when: Period| (when.to - when.from).get_days();
        let is_closer = match (event.when, mention.when) {
            (None, Some(_)) => true,
            (Some(old), Some(new)) => days(new) < days(old),
            _ => false,
        };
        if is_closer {
            event.when = mention.when;
            event.precision = mention.precision;
            event.limit = mention.limit;
        }
    }

    /// The thread that a mention belongs to, the likeliest first; and a second one that it shows to be the
    /// same, where only one of the two has a date.
    fn told_before(&self, trace: &Trace) -> (Option<u32>, Option<u32>) {
        let mut shared: FxHashMap<u32, u32> = FxHashMap::default();
        for month in months_around(trace.when) {
            for word in words(trace) {
                for thread in self.index.get(&(month, word)).into_iter().flatten() {
                    *shared.entry(self.now(*thread)).or_default() += 1;
                }
            }
        }
        let mut likely: Vec<(u32, Reverse<u32>)> = shared
            .into_iter()
            .filter(|(_, words)| *words >= 2)
            .map(|(thread, words)| (words, Reverse(thread)))
            .collect();
        likely.sort_unstable_by(|a, b| b.cmp(a));
        let traces = |thread: u32| &self.threads[thread as usize].traces;
        let score = |thread: u32| {
            let fits = !traces(thread).iter().any(|other| merge::excludes(other, trace));
            let scores = traces(thread).iter().filter(|_| fits);
            scores.filter_map(|other| merge::alike(other, trace)).max()
        };
        let threads = likely.into_iter().take(LIKELY).map(|(_, thread)| thread);
        let mut scored: Vec<(u32, Reverse<u32>)> = threads
            .filter_map(|thread| Some((score(thread.0)?, thread)))
            .collect();
        scored.sort_unstable_by(|a, b| b.cmp(a));
        let mut told = scored.into_iter().map(|(_, Reverse(thread))| thread);
        let first = told.next();
        let has_date = |thread| {
            self.event_of(thread)
                .is_some_and(|at| self.all[at].when.is_some())
        };
        let also = first.and_then(|first| told.find(|other| has_date(*other) != has_date(first)));
        (first, also)
    }

    fn remember(&mut self, thread: u32, trace: Trace) {
        for month in months(trace.when) {
            // Whoever has no date looks among all.
            for key in [month, None].into_iter().take(1 + usize::from(month.is_some())) {
                for word in words(&trace) {
                    let threads = self.index.entry((key, word)).or_default();
                    if threads.last() != Some(&thread) {
                        if threads.len() == REMEMBERED {
                            threads.remove(0);
                        }
                        threads.push(thread);
                    }
                }
            }
        }
        let traces = &mut self.threads[thread as usize].traces;
        if traces.len() < COMPARED {
            traces.push(trace);
        }
    }
}

fn narrow(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn words(trace: &Trace) -> impl Iterator<Item = u64> + '_ {
    let happening = &trace.happening;
    happening.told.iter().chain(&happening.names).copied()
}

/// The months that a span touches, or its first and last where they are many.
fn months(when: Option<Period>) -> Vec<Month> {
    let Some(when) = when else { return vec![None] };
    let month = |date: jiff::civil::Date| i32::from(date.year()) * 12 + i32::from(date.month());
    let (first, last) = (month(when.from), month(when.to));
    if last - first > MONTHS {
        return vec![Some(first), Some(last)];
    }
    (first..=last).map(Some).collect()
}

/// The months in which an event of that time may have been remembered; a week beyond its ends.
fn months_around(when: Option<Period>) -> Vec<Month> {
    let week = merge::NEAR.days();
    let wider = when.map(|when| Period {
        from: when.from.checked_sub(week).unwrap_or(when.from),
        to: when.to.checked_add(week).unwrap_or(when.to),
    });
    let mut all = months(wider);
    if when.is_some() {
        all.push(None);
    }
    all
}
