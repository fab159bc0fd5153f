//! What the story knows of the figures and dates of two articles: which count the same thing, and which tell of the
//! same event. It speaks for passages that tell the same, and decides whether what they give differs.

use rustc_hash::FxHashMap;

use crate::analysis::{Findings, Profile, Term, TermKind};
use crate::story::events::{DateAt, Events};
use crate::story::groups::{FigureAt, Group, Groups};
use crate::text::Span;

/// What both of two articles count and tell of.
pub(super) struct Known {
    /// For each date the first of those that tell of its event. The numbers of events are not the same in each story
    /// that holds the two.
    events: FxHashMap<DateAt, DateAt>,
    /// For each figure its group.
    groups: FxHashMap<FigureAt, u64>,
}

impl Known {
    pub(super) fn of(events: &Events, groups: &Groups, articles: [usize; 2]) -> Self {
        Self {
            events: told(events, articles),
            groups: counted(groups, articles),
        }
    }

    /// Whether two figures count the same thing.
    pub(super) fn is_one_group(&self, one: FigureAt, two: FigureAt) -> bool {
        self.groups.contains_key(&one) && self.groups.get(&one) == self.groups.get(&two)
    }

    /// Whether two dates tell of the same event.
    pub(super) fn is_one_event(&self, one: DateAt, two: DateAt) -> bool {
        self.events.contains_key(&one) && self.events.get(&one) == self.events.get(&two)
    }

    /// Adds all of it to the passages of one of the articles.
    pub(super) fn add(&self, profiles: &mut [Profile], findings: &Findings, article: usize) {
        let article = u32::try_from(article).unwrap_or(u32::MAX);
        for (figure, it) in (0..).zip(&findings.figures) {
            if let Some(group) = self.groups.get(&FigureAt { article, figure }) {
                add(profiles, TermKind::Group, it.place.passage, it.number, *group);
            }
        }
        for (date, it) in (0..).zip(&findings.dates) {
            if let Some(first) = self.events.get(&DateAt { article, date }) {
                let event = u64::from(first.article) << 32 | u64::from(first.date);
                add(profiles, TermKind::Event, it.place.passage, it.place.span, event);
            }
        }
    }
}

/// Adds to a passage that what stands at a place is one with others of the story, by the number of all of them.
fn add(profiles: &mut [Profile], kind: TermKind, passage: u32, span: Span, of: u64) {
    let Some(profile) = profiles.get_mut(passage as usize) else {
        return;
    };
    let term = Term::of_story(kind, span, of, profile);
    let at = profile.partition_point(|other| other.key < term.key);
    if profile.get(at).is_none_or(|other| other.key != term.key) {
        profile.insert(at, term);
    }
}

/// The dates of the events that both articles tell of.
fn told(events: &Events, articles: [usize; 2]) -> FxHashMap<DateAt, DateAt> {
    let mut told = FxHashMap::default();
    for event in events.all() {
        let of = |article: usize| {
            let is_its = move |mention: &&DateAt| mention.article as usize == article;
            event
                .mentions
                .iter()
                .copied()
                .filter(move |mention| is_its(&mention))
        };
        let [one, two] = articles.map(|article| of(article).min());
        if let (Some(one), Some(two)) = (one, two) {
            let mentions = articles.into_iter().flat_map(of);
            told.extend(mentions.map(|mention| (mention, one.min(two))));
        }
    }
    told
}

/// The figures of the groups that both articles have figures in.
fn counted(groups: &Groups, articles: [usize; 2]) -> FxHashMap<FigureAt, u64> {
    let mut counted = FxHashMap::default();
    let is_of_both = |group: &&Group| articles.iter().all(|article| group.of(*article).next().is_some());
    for group in groups.all().filter(is_of_both) {
        for article in articles {
            counted.extend(group.of(article).map(|at| (at, group.id)));
        }
    }
    counted
}
