//! The events of a story: dated sentences, those of several sources together where they tell the same.
//!
//! A dated sentence joins the event with which it has most in common (what is told, who took part), if their
//! times allow it. Sources that date one thing otherwise stand in one event, which says so.

mod merge;

use std::cmp::Reverse;

use jiff::ToSpan;
use rustc_hash::FxHashMap;

use super::article::Article;
use crate::analysis::{DateBasis, Happening, Limit, Mention, Period, Precision};
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
    /// What is known of each event for comparing.
    traces: Vec<Vec<Trace>>,
    /// The events whose mentions have a word or name in a month, the latest last.
    index: FxHashMap<(Month, u64), Vec<u32>>,
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
    /// Takes in the dated sentences of an article that becomes the one at index `at`.
    pub(super) fn grow(&mut self, at: u32, article: &Article) {
        let findings = &article.findings;
        let untold = Happening::default();
        for (date, mention) in (0..).zip(&findings.dates) {
            // A dateline says when the text was written; that is the other clock.
            if mention.basis == DateBasis::Dateline {
                continue;
            }
            let trace = Trace {
                article: at,
                when: mention.when,
                precision: mention.precision,
                happening: findings.happenings.get(date as usize).unwrap_or(&untold).clone(),
            };
            let place = DateAt { article: at, date };
            let event = match self.told_before(&trace) {
                Some(event) => {
                    self.join(event, place, mention, &trace);
                    event
                }
                None => {
                    self.all.push(Event {
                        when: mention.when,
                        precision: mention.precision,
                        limit: mention.limit,
                        mentions: vec![place],
                        disagrees: false,
                    });
                    self.traces.push(Vec::new());
                    self.all.len() - 1
                }
            };
            self.remember(event, trace);
        }
    }

    pub(super) fn all(&self) -> &[Event] {
        &self.all
    }

    fn join(&mut self, event: usize, place: DateAt, mention: &Mention, trace: &Trace) {
        let disagrees = self.traces[event]
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

    /// The event that a mention tells of too.
    fn told_before(&self, trace: &Trace) -> Option<usize> {
        let mut shared: FxHashMap<u32, u32> = FxHashMap::default();
        for month in months_around(trace.when) {
            for word in words(trace) {
                for event in self.index.get(&(month, word)).into_iter().flatten() {
                    *shared.entry(*event).or_default() += 1;
                }
            }
        }
        let mut likely: Vec<(u32, Reverse<u32>)> = shared
            .into_iter()
            .filter(|(_, words)| *words >= 2)
            .map(|(event, words)| (words, Reverse(event)))
            .collect();
        likely.sort_unstable_by(|a, b| b.cmp(a));
        let score = |event: u32| {
            let traces = &self.traces[event as usize];
            let fits = !traces.iter().any(|other| merge::excludes(other, trace));
            let scores = traces.iter().filter(|_| fits);
            scores.filter_map(|other| merge::alike(other, trace)).max()
        };
        let events = likely.into_iter().take(LIKELY).map(|(_, event)| event);
        let scored = events.filter_map(|event| Some((score(event.0)?, event)));
        scored.max().map(|(_, Reverse(event))| event as usize)
    }

    fn remember(&mut self, event: usize, trace: Trace) {
        let narrow = u32::try_from(event).unwrap_or(u32::MAX);
        for month in months(trace.when) {
            // Whoever has no date looks among all.
            for key in [month, None].into_iter().take(1 + usize::from(month.is_some())) {
                for word in words(&trace) {
                    let events = self.index.entry((key, word)).or_default();
                    if events.last() != Some(&narrow) {
                        if events.len() == REMEMBERED {
                            events.remove(0);
                        }
                        events.push(narrow);
                    }
                }
            }
        }
        let traces = &mut self.traces[event];
        if traces.len() < COMPARED {
            traces.push(trace);
        }
    }
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
