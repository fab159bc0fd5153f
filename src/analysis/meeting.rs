//! Where the terms of two articles meet: a passage of one is looked up among all of the other at once, so that only
//! what meets costs anything.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::digest::Term;
use super::weighed::Weighed;

/// Where the terms of an article stand, each by its passage and its place there.
pub(super) struct Index {
    keys: Places,
    nears: Places,
}

impl Index {
    pub(super) fn of(passages: &[Weighed]) -> Self {
        let all = |key: fn(&Term) -> u64| {
            let passages = passages.iter().enumerate();
            passages.flat_map(move |(passage, weighed)| {
                let terms = weighed.terms.iter().enumerate();
                terms.map(move |(at, it)| (key(&it.term), passage, at))
            })
        };
        Self {
            keys: Places::of(all(|term| term.key)),
            nears: Places::of(all(|term| term.near).filter(|(near, ..)| *near != 0)),
        }
    }

    /// Adds to each passage of this article how a passage of the other meets it.
    pub(super) fn meet(&self, other: &Weighed, met: &mut [Met]) {
        for (at, it) in other.terms.iter().enumerate() {
            for (_, passage, with) in self.keys.of_key(it.term.key) {
                met[*passage].same.push((at, *with));
            }
            for (_, passage, with) in self.nears.of_key(it.term.near) {
                met[*passage].near.push((at, *with));
            }
            for key in it.term.linked {
                for (_, passage, with) in self.keys.of_key(*key) {
                    met[*passage].linked.push((at, *with));
                }
            }
        }
    }
}

/// Places by their keys.
struct Places {
    /// Each with its key, a passage and a place in that, in this order.
    all: Vec<(u64, usize, usize)>,
    /// Where those of each key stand among them.
    runs: FxHashMap<u64, Range<usize>>,
}

impl Places {
    fn of(places: impl Iterator<Item = (u64, usize, usize)>) -> Self {
        let mut all: Vec<_> = places.collect();
        all.sort_unstable();
        let mut runs: FxHashMap<u64, Range<usize>> = FxHashMap::default();
        for (at, (key, ..)) in all.iter().enumerate() {
            runs.entry(*key).or_insert(at..at).end = at + 1;
        }
        Self { all, runs }
    }

    fn of_key(&self, key: u64) -> &[(u64, usize, usize)] {
        self.runs.get(&key).map_or(&[], |run| &self.all[run.clone()])
    }
}

/// The terms by which two passages meet, by their places in the one and in the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Met {
    /// Those that are the same.
    pub(super) same: Vec<(usize, usize)>,
    /// Those that are near each other.
    pub(super) near: Vec<(usize, usize)>,
    /// Those that are linked.
    pub(super) linked: Vec<(usize, usize)>,
}

impl Met {
    pub(super) fn is_empty(&self) -> bool {
        self.same.is_empty() && self.near.is_empty() && self.linked.is_empty()
    }

    pub(super) fn clear(&mut self) {
        self.same.clear();
        self.near.clear();
        self.linked.clear();
    }
}
